"""Soft marks behind written words: a tint and a line, not a spelling checker's red wave."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock, QTextLayout, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.text_offsets import is_plain, to_qt

LINE = 2.5
CORNER = 4.0
_SEAM = 0.5
"""Pixels two stretches of one line may lie apart and still be painted as one."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A stretch of text to be marked.

    Args:
        start: first character, as an offset into the text.
        end: the character after the last.
        tone: the colour role of the line; its tint is the role with ``-soft``.
        spoken: what it says, for the tooltip.
        quiet: a tint alone, without the line.
    """

    start: int
    end: int
    tone: str
    spoken: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark and where it stands in a document, in Qt's UTF-16 positions."""

    mark: TextMark
    start: int
    end: int


def placed(marks: Sequence[TextMark], text: str) -> tuple[PlacedMark, ...]:
    """The marks of a text with their positions in the document that shows it."""
    if is_plain(text):
        return tuple(PlacedMark(mark, mark.start, mark.end) for mark in marks)
    return tuple(PlacedMark(mark, to_qt(text, mark.start), to_qt(text, mark.end)) for mark in marks)


def paint_marks(
    edit: QPlainTextEdit, marks: Sequence[PlacedMark], offset: QPointF, clip: QRectF
) -> None:
    """Draw `marks` on the viewport of `edit`, to be called before it draws its words.

    Args:
        edit: the editor.
        marks: what to mark; later ones lie on top.
        offset: the editor's content offset.
        clip: the part of the viewport that is painted.
    """
    theme = Theme.active()
    painter = QPainter(edit.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    first, last = _in_sight(edit, offset, clip)
    for one in marks:
        if one.end <= first or one.start >= last:
            continue
        for box in mark_boxes(edit, one, offset, clip):
            painter.setBrush(theme.colour(f"{one.mark.tone}-soft"))
            painter.drawRoundedRect(box, CORNER, CORNER)
            if not one.mark.quiet:
                painter.setBrush(theme.colour(one.mark.tone))
                line = QRectF(box.left(), box.bottom() - LINE, box.width(), LINE)
                painter.drawRoundedRect(line, LINE / 2, LINE / 2)
    painter.end()


def mark_boxes(
    edit: QPlainTextEdit, one: PlacedMark, offset: QPointF, clip: QRectF
) -> Iterator[QRectF]:
    """Where a mark stands on the viewport: a box for each stretch of a line, in any direction.

    Args:
        edit: the editor.
        one: the mark.
        offset: the editor's content offset.
        clip: the part of the viewport that is wanted.
    """
    block = edit.document().findBlock(one.start)
    while block.isValid() and block.position() < one.end:
        # blockBoundingGeometry is protected in C++ but reachable on the instance's own class.
        place = edit.blockBoundingGeometry(block).translated(offset)
        if place.top() > clip.bottom():
            return
        if block.isVisible() and place.bottom() >= clip.top():
            for box in _boxes_in(block, one, clip.translated(-place.topLeft())):
                box.translate(place.topLeft())
                if box.intersects(clip):
                    yield box
        block = block.next()


def _in_sight(edit: QPlainTextEdit, offset: QPointF, clip: QRectF) -> tuple[int, int]:
    """The first position in sight and the one behind the last, or a little more than that."""
    block = edit.firstVisibleBlock()
    first = last = block.position()
    while block.isValid():
        place = edit.blockBoundingGeometry(block).translated(offset)
        layout = block.layout()
        count, composed = layout.lineCount(), len(layout.preeditAreaText()) * 2
        if place.top() < clip.top() and place.bottom() >= clip.top():
            top = _line_at(layout, clip.top() - place.top(), count)
            first = block.position() + max(0, layout.lineAt(top).textStart() - composed)
        last = block.position() + block.length()
        if place.bottom() > clip.bottom():
            end = layout.lineAt(_line_at(layout, clip.bottom() - place.top(), count))
            return first, min(last, block.position() + end.textStart() + end.textLength() + 1)
        block = block.next()
    return first, last


def _line_at(layout: QTextLayout, y: float, count: int) -> int:
    """The last line that begins above `y`."""
    return max(0, bisect_left(range(count), y, key=lambda number: layout.lineAt(number).y()) - 1)


def _boxes_in(block: QTextBlock, one: PlacedMark, clip: QRectF) -> Iterator[QRectF]:
    layout = block.layout()
    first, last = _past_composed(layout, one.start - block.position(), one.end - block.position())
    at = layout.lineForTextPosition(max(first, 0))
    for number in range(max(at.lineNumber(), 0) if at.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        if line.y() > clip.bottom() or line.textStart() >= last:
            return
        if line.y() + line.height() < clip.top():
            continue
        begin = max(first, line.textStart())
        finish = min(last, line.textStart() + line.textLength())
        if begin < finish:
            for left, right in _stretches(line, begin, finish):
                yield QRectF(left - 1, line.y(), right - left + 2, line.height())


def _past_composed(layout: QTextLayout, first: int, last: int) -> tuple[int, int]:
    """The same place while an input method composes: its words stand in the line, not in the text."""
    composed = layout.preeditAreaText()
    if not composed:
        return first, last
    at, length = layout.preeditAreaPosition(), to_qt(composed, len(composed))
    return (
        first + length if first >= at else first,
        last + length if last > at else last,
    )


def _stretches(line: QTextLine, begin: int, finish: int) -> list[tuple[float, float]]:
    """From where to where the characters stand, left to right.

    Where a line runs both ways, what follows in the text need not stand side by side: the glyphs
    know where they are, the cursor doesn't.
    """
    boxes = [run.boundingRect() for run in line.glyphRuns(begin, finish - begin)]
    found: list[tuple[float, float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes if box.width() > 0):
        if found and left <= found[-1][1] + _SEAM:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found
