"""What ink there is on a sheet: lines of text, rules, squares and frames, in points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from growingus_desktop.painting.sheet_type import (
    INK,
    RULE,
    SOFT_INK,
    UNITS,
    Style,
    print_font,
)
from growingus_desktop.sheets.paragraphs import right_to_left

_HAIRLINE = 0.6
_FRAME_RADIUS = 7.5
_UTF16 = "utf-16-le"


@dataclass(frozen=True, slots=True)
class TextMark:
    """One laid-out line of a paragraph.

    Args:
        x: points from the left of the text area.
        y: points from the top of its strip or page to the baseline.
        paragraph: the paragraph it belongs to.
        line: which of its lines, from 0.
        words: what it says, with the space at its end.
        ink: its colour.
    """

    x: float
    y: float
    paragraph: QTextLayout
    line: int
    words: str
    ink: QColor

    def draw(self, painter: QPainter) -> None:
        """Paint the line on a painter that is scaled to points."""
        line = self.paragraph.lineAt(self.line)
        painter.save()
        painter.translate(self.x, self.y)
        painter.scale(1 / UNITS, 1 / UNITS)
        painter.setPen(self.ink)
        line.draw(painter, QPointF(0, -line.ascent()))
        painter.restore()

    def width(self) -> float:
        """Points the words take."""
        return self.paragraph.lineAt(self.line).naturalTextWidth() / UNITS


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A horizontal line, to write on or to part rows."""

    x: float
    y: float
    length: float
    strong: bool = False

    def draw(self, painter: QPainter) -> None:
        """Paint the line on a painter that is scaled to points."""
        painter.setPen(QPen(INK if self.strong else RULE, _HAIRLINE))
        painter.drawLine(QPointF(self.x, self.y), QPointF(self.x + self.length, self.y))


@dataclass(frozen=True, slots=True)
class SquareMark:
    """An empty square to tick."""

    x: float
    y: float
    side: float

    def draw(self, painter: QPainter) -> None:
        """Paint the square on a painter that is scaled to points."""
        painter.setPen(QPen(INK, _HAIRLINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.x, self.y, self.side, self.side))


@dataclass(frozen=True, slots=True)
class FrameMark:
    """A frame with round corners around the heart of the page."""

    x: float
    y: float
    width: float
    height: float

    def draw(self, painter: QPainter) -> None:
        """Paint the frame on a painter that is scaled to points."""
        painter.setPen(QPen(INK, _HAIRLINE * 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = QRectF(self.x, self.y, self.width, self.height)
        painter.drawRoundedRect(rect, _FRAME_RADIUS, _FRAME_RADIUS)


class Painted(Protocol):
    """What a page can have painted in a box of its own."""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint it on a painter that is scaled to points."""
        ...


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A picture."""

    x: float
    y: float
    width: float
    height: float
    figure: Painted

    def draw(self, painter: QPainter) -> None:
        """Paint the picture on a painter that is scaled to points."""
        painter.save()
        self.figure.paint(painter, QRectF(self.x, self.y, self.width, self.height))
        painter.restore()


Mark = TextMark | RuleMark | SquareMark | FrameMark | FigureMark


def moved(marks: Sequence[Mark], dx: float, dy: float) -> tuple[Mark, ...]:
    """The same marks, shifted by points to the right and down."""
    return tuple(replace(mark, x=mark.x + dx, y=mark.y + dy) for mark in marks)


def set_lines(
    text: str, style: Style, scale: float, width: float
) -> tuple[float, tuple[TextMark, ...]]:
    """A paragraph broken into lines, each with its baseline inside a strip of one lead's height.

    Words too long for a line break anywhere; right-to-left text stands at the right.

    Args:
        text: one paragraph without line breaks.
        style: how it is set.
        scale: as in `print_font`.
        width: points a line may take.

    Returns:
        The height of one line in points, and the lines.
    """
    font = print_font(style, scale)
    paragraph = QTextLayout(text, font)
    paragraph.setTextOption(_option(text))
    paragraph.beginLayout()
    while (line := paragraph.createLine()).isValid():
        line.setLineWidth(width * UNITS)
        line.setPosition(QPointF(0, 0))
    paragraph.endLayout()
    metrics = QFontMetricsF(font)
    height = style.size * scale * style.lead
    baseline = (height + (metrics.ascent() - metrics.descent()) / UNITS) / 2
    ink = SOFT_INK if style.soft else INK
    marks = tuple(
        TextMark(0, baseline, paragraph, n, words, ink)
        for n, words in enumerate(_words_of_lines(paragraph, text))
    )
    return height, marks


def _words_of_lines(paragraph: QTextLayout, text: str) -> Iterator[str]:
    # Qt counts in UTF-16 units, of which an emoji takes two.
    units = text.encode(_UTF16, "surrogatepass")
    for number in range(paragraph.lineCount()):
        line = paragraph.lineAt(number)
        start, length = 2 * line.textStart(), 2 * line.textLength()
        # A line may end within one where nothing else lets it be broken.
        yield units[start : start + length].decode(_UTF16, "replace")


def _option(text: str) -> QTextOption:
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if right_to_left(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    else:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return option
