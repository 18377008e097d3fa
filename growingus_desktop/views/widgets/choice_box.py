"""A drop-down choice with an arrow of our own; the style sheet takes the system's away."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QWidget

from growingus_desktop.theme.theme import Theme

_ARROW = 16


class ChoiceBox(QComboBox):
    """One of many, chosen from a list.

    Args:
        name: the object name.
        label: what is chosen, for speech.
    """

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._theme.px(_ARROW), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(_ARROW)
        inset = self._theme.px(10)
        box = self.rect()
        spot = box.adjusted(box.width() - side - inset, (box.height() - side) // 2, 0, 0)
        spot.setSize(QSize(side, side))
        place = QStyle.visualRect(self.layoutDirection(), box, spot)
        self._theme.paint_icon(QPainter(self), QRectF(place), "chevron-down", "ink-2")
