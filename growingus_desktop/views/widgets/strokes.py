"""Small strokes every painted widget shares: rounded boxes, focus rings, wrapped words."""

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle

from growingus_desktop.theme.theme import Theme

RING = 2
"""Pixels of the focus ring, at every text size."""

_WRAP = Qt.TextFlag.TextWordWrap
_FAR = 100_000

_SLACK = 2
"""Pixels to spare: a line exactly as wide as its words may still be broken by rounding."""


def rounded_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    line: QColor | None = None,
    *,
    width: float = 1.0,
) -> None:
    """Fill and outline a box with round corners; the line lies wholly inside `rect`."""
    inset = width / 2 if line else 0.0
    box = rect.adjusted(inset, inset, -inset, -inset)
    radius = min(radius, box.height() / 2, box.width() / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, theme: Theme) -> None:
    """Draw the ring inside `rect`, so that taking focus moves nothing."""
    rounded_box(painter, rect, radius, None, theme.colour("focus"), width=RING)


def accent_edge(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    width: float,
    colour: QColor,
    *,
    mirrored: bool,
) -> None:
    """Colour the leading edge of a rounded box, following its corners."""
    outline = QPainterPath()
    outline.addRoundedRect(rect, radius, radius)
    edge = QRectF(rect)
    edge.setWidth(width)
    if mirrored:
        edge.moveRight(rect.right())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline)
    painter.fillRect(edge, colour)
    painter.restore()


def one_line(text: str, font: QFont) -> QSize:
    """Pixels the text takes in a single line."""
    metrics = QFontMetricsF(font)
    return QSize(math.ceil(metrics.horizontalAdvance(text)) + _SLACK, math.ceil(metrics.height()))


def widest_word(text: str, font: QFont) -> int:
    """Pixels of the longest word: narrower than this, words would be cut."""
    metrics = QFontMetricsF(font)
    widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0.0)
    return math.ceil(widest) + _SLACK


def wrapped_height(text: str, font: QFont, width: int) -> int:
    """Pixels of height the text takes when wrapped at `width` pixels."""
    box = QRectF(0, 0, max(1, width), _FAR)
    return math.ceil(QFontMetricsF(font).boundingRect(box, int(_WRAP), text).height())


def draw_wrapped(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    direction: Qt.LayoutDirection,
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
) -> None:
    """Draw words into a box, over as many lines as they need.

    Args:
        painter: where to draw.
        rect: the box, already mirrored.
        text: the words.
        font: what to set them in.
        colour: what to write them with.
        direction: the widget's, which decides where leading is, whatever the words' own.
        alignment: leading or centred.
    """
    painter.setFont(font)
    painter.setPen(colour)
    aligned = QStyle.visualAlignment(direction, alignment | Qt.AlignmentFlag.AlignVCenter)
    flags = int(aligned) | int(Qt.AlignmentFlag.AlignAbsolute) | int(_WRAP)
    painter.drawText(rect, flags, text)
