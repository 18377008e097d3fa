"""One line to look for something in."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from growingus_desktop.core.limits import LINE_LIMIT
from growingus_desktop.theme.theme import Theme


class SearchField(QLineEdit):
    """A field with a magnifying glass; Esc empties it before it does anything else.

    The glass is painted: as a line edit's action it would be a button to a screen reader and
    would keep its size at 200 % text.

    Args:
        placeholder: what can be looked for, also the spoken name.
        name: the object name.
    """

    left = Signal()
    """The person pressed Down or Enter and wants to be among what was found."""

    def __init__(self, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(LINE_LIMIT)
        self._theme.changed.connect(self._redress)
        self._redress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, Down and Enter go to what was found."""
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass into the margin kept for it."""
        super().paintEvent(event)
        side = self._theme.px(16)
        box = QRectF(self._theme.px(12), (self.height() - side) / 2, side, side)
        if self._mirrored():
            box.moveRight(self.width() - self._theme.px(12))
        self._theme.paint_icon(QPainter(self), box, "search", "ink-2")

    def changeEvent(self, event: QEvent) -> None:
        """Keep the glass's margin on the leading side."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._redress()

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _redress(self) -> None:
        margin = self._theme.px(24)
        self.setTextMargins(
            0 if self._mirrored() else margin, 0, margin if self._mirrored() else 0, 0
        )
