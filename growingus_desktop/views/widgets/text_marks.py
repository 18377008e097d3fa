"""Soft marks behind written words: a tint and a line, not a spelling checker's red wave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.text_offsets import to_qt

LINE = 2.5
CORNER = 4.0


@dataclass(frozen=True, slots=True)
class TextMark:
    """A stretch of text to be marked.

    Args:
        start: first character, as an offset into the text.
        end: the character after the last.
        tone: the colour role of the line; its tint is the role with ``-soft``.
        spoken: what it says, for the tooltip and for speech.
    """

    start: int
    end: int
    tone: str
    spoken: str = ""


def paint_marks(
    edit: QPlainTextEdit, marks: Sequence[TextMark], text: str, offset: QPointF
) -> None:
    """Draw `marks` on the viewport of `edit`, to be called before it draws its words.

    Args:
        edit: the editor.
        marks: what to mark; later ones lie on top.
        text: the editor's whole text, to turn offsets into positions.
        offset: the editor's content offset.
    """
    theme = Theme.active()
    painter = QPainter(edit.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for mark in marks:
        for box in _boxes(edit, to_qt(text, mark.start), to_qt(text, mark.end), offset):
            painter.setBrush(theme.colour(f"{mark.tone}-soft"))
            painter.drawRoundedRect(box, CORNER, CORNER)
            painter.setBrush(theme.colour(mark.tone))
            line = QRectF(box.left(), box.bottom() - LINE, box.width(), LINE)
            painter.drawRoundedRect(line, LINE / 2, LINE / 2)
    painter.end()


def _boxes(edit: QPlainTextEdit, start: int, end: int, offset: QPointF) -> Iterator[QRectF]:
    block = edit.document().findBlock(start)
    while block.isValid() and block.position() < end:
        if block.isVisible():
            yield from _boxes_in(edit, block, start, end, offset)
        block = block.next()


def _boxes_in(
    edit: QPlainTextEdit, block: QTextBlock, start: int, end: int, offset: QPointF
) -> Iterator[QRectF]:
    # blockBoundingGeometry is protected in C++ but reachable on the instance's own class.
    place = edit.blockBoundingGeometry(block).translated(offset)
    layout = block.layout()
    first, last = start - block.position(), end - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        begin = max(first, line.textStart())
        finish = min(last, line.textStart() + line.textLength())
        if begin >= finish:
            continue
        left, right = (_x(line.cursorToX(at)) for at in (begin, finish))
        left, right = min(left, right), max(left, right)
        yield QRectF(
            place.left() + left - 1, place.top() + line.y(), right - left + 2, line.height()
        )


def _x(answer: object) -> float:
    # The binding returns (x, cursor) where the stubs promise a float.
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # pyright: ignore[reportArgumentType, reportUnknownArgumentType]
