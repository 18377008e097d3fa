"""The box a page's content stands on."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.strokes import accent_edge, rounded_box

_EDGE = 4


class Card(QFrame):
    """A rounded surface with a column of content.

    Args:
        edge: a colour role for a bar along the leading edge, or nothing.
        fill: the colour role of the surface.
    """

    def __init__(
        self,
        *,
        edge: str = "",
        fill: str = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._edge = edge
        self._fill = fill
        self._column = Column(self)
        self._theme.changed.connect(self._redress)
        self._redress()

    @property
    def column(self) -> QVBoxLayout:
        """Where the card's content goes, from top to bottom."""
        return self._column

    def set_edge(self, role: str) -> None:
        """Change the colour role of the leading bar; an empty one takes it away."""
        self._edge = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface, its line and its bar."""
        del event
        painter = QPainter(self)
        radius = self._theme.radius("card")
        box = QRectF(self.rect())
        rounded_box(
            painter,
            box,
            radius,
            self._theme.colour(self._fill),
            self._theme.colour("line"),
        )
        if self._edge:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            colour = self._theme.colour(self._edge)
            accent_edge(painter, box, radius, _EDGE, colour, mirrored=mirrored)

    def _redress(self) -> None:
        side, top = self._theme.px(18), self._theme.space("l")
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(self._theme.space("m"))
        self.update()
