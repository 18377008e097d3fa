"""Buttons that are only a picture."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.strokes import focus_ring


class IconButton(Button):
    """A button that is only a picture; its name is spoken and shown as a hint.

    Args:
        icon: the name of the icon.
        label: what it does, for speech and as a tool tip.
        name: the object name.
        framed: whether it has a box around it before it is pointed at.
    """

    ink = "ink-2"

    def __init__(
        self,
        icon: str,
        label: str,
        name: str,
        *,
        framed: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._framed = framed
        super().__init__(label, name, icon=icon, parent=parent)
        self.setToolTip(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_label(self, text: str) -> None:
        """Change what it is called."""
        super().set_label(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        """A box around the picture."""
        side = self._theme.size("control")
        return QSize(self._theme.px(46) if self._framed else side, side)

    def minimumSizeHint(self) -> QSize:
        """It doesn't shrink."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """It has no words to wrap."""
        return False

    def heightForWidth(self, width: int) -> int:
        """The height of the picture's box, at any width."""
        del width
        return self._theme.size("control")

    def _paint_box(self, painter: QPainter) -> None:
        if self._framed or self.isChecked() or self._box_fill() != self.fill:
            super()._paint_box(painter)
        elif self.hasFocus():
            box = QRectF(self.rect())
            focus_ring(painter, box, self._theme.radius("control"), self._theme)

    def _paint_content(self, painter: QPainter) -> None:
        side = self._theme.size("icon")
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        self._theme.paint_icon(painter, box, self._icon_name, self._ink())
