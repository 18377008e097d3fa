"""A printed page as a picture on the screen: white paper with a soft shadow."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from growingus_desktop.painting.sheets import Layout, draw_page, fill_paper
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.strokes import focus_ring, rounded_box

_SHADOW_STEPS = 6
_SHADOW_STRENGTH = 0.028
_WIDEST = 720
_USUAL = 600
_NARROWEST = 200


class PageImage(QWidget):
    """One page, painted by the same code that prints it.

    Args:
        layout: the laid-out sheet.
        number: which of its pages, from 0.
        label: what the page is called to a screen reader; its words are the description.
    """

    def __init__(self, layout: Layout, number: int, label: str) -> None:
        super().__init__()
        self._theme = Theme.active()
        self._sheet = layout
        self._number = number
        self.setObjectName(f"sheetPage.{number + 1}")
        self.setAccessibleName(label)
        self.setAccessibleDescription(layout.pages[number].text())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Large enough to read."""
        width = self._theme.px(_USUAL)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Large enough to recognise."""
        return QSize(_NARROWEST, self.heightForWidth(_NARROWEST))

    def hasHeightForWidth(self) -> bool:
        """The paper's shape holds."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels of height for the paper and the air around it."""
        paper = self._sheet.paper
        return round(self._room(width) * paper.height / paper.width) + 2 * self._edge()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shadow, the paper, the page and the focus ring."""
        del event
        painter = QPainter(self)
        width = self._room(self.width())
        height = width * self._sheet.paper.height / self._sheet.paper.width
        paper = QRectF((self.width() - width) // 2, self._edge(), width, height)
        self._paint_shadow(painter, paper)
        dpi = 72 * width / self._sheet.paper.width
        painter.save()
        painter.translate(paper.topLeft())
        fill_paper(painter, self._sheet, dpi)
        draw_page(painter, self._sheet, self._number, dpi)
        painter.restore()
        if self.hasFocus():
            focus_ring(painter, paper.adjusted(-4, -4, 4, 4), 4, self._theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _edge(self) -> int:
        return self._theme.space("l")

    def _room(self, width: int) -> int:
        return min(width - 2 * self._edge(), self._theme.px(_WIDEST))

    def _paint_shadow(self, painter: QPainter, paper: QRectF) -> None:
        shade = self._theme.colour("shade")
        shade.setAlphaF(_SHADOW_STRENGTH)
        for step in range(1, _SHADOW_STEPS + 1):
            around = paper.adjusted(-step, 1 - step, step, 2 + step)
            rounded_box(painter, around, step, shade)


class PagesView(QWidget):
    """The pages of a sheet, one below the other on a quiet surface; Tab goes from page to page.

    Args:
        layout: the laid-out sheet.
        labels: what each page is called to a screen reader.
    """

    def __init__(self, layout: Layout, labels: list[str]) -> None:
        super().__init__()
        self._theme = Theme.active()
        self.setObjectName("sheetPages")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, label in enumerate(labels):
            column.addWidget(PageImage(layout, number, label), 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the surface."""
        del event
        ground, radius = self._theme.colour("sunken"), self._theme.radius("control")
        rounded_box(QPainter(self), QRectF(self.rect()), radius, ground)
