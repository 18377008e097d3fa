"""The drop that stands for the program."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from growingus_desktop.theme.theme import Theme

_RATIO = 1.2
"""Height by width."""


def drop(rect: QRectF) -> QPainterPath:
    """A circle drawn out to a point below, as large as fits the width of `rect`."""
    radius = rect.width() / 2
    centre_x, centre_y = rect.center().x(), rect.top() + radius
    reach = radius * math.sqrt(2)
    path = QPainterPath()
    path.moveTo(centre_x, centre_y + reach)
    circle = QRectF(rect.left(), rect.top(), rect.width(), rect.width())
    path.arcTo(circle, 315, 270)
    path.closeSubpath()
    return path


def paint_drop(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Draw the drop in one colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(drop(rect), colour)


class BrandMark(QWidget):
    """The drop as a widget; pure ornament, silent to a screen reader.

    Args:
        width: pixels at 100 %.
    """

    def __init__(self, width: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as asked, and a little taller."""
        width = self._theme.px(self._width)
        return QSize(width, round(width * _RATIO) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the accent."""
        del event
        width = self._theme.px(self._width)
        paint_drop(QPainter(self), QRectF(0, 0, width, width), self._theme.colour("accent"))
