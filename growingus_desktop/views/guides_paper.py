"""What lies beneath a guide's words: the box at the top, bullets, quotes, and tinted passages."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from growingus_desktop.presenters.guides_state import Reading
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.guides_text import GuideText, sized
from growingus_desktop.views.widgets.strokes import rounded_box

_BOX_PAD = 16
_BULLET_GAP = 9
_QUOTE_EDGE = 3


def block_box(document: QTextDocument, number: int) -> QRectF:
    """Where a block lies in its document, in pixels."""
    return document.documentLayout().blockBoundingRect(document.findBlockByNumber(number))


def paint_beneath(
    painter: QPainter, document: QTextDocument, text: GuideText, width: float
) -> None:
    """Draw what lies beneath the words, in the document's coordinates.

    Args:
        painter: where to draw; its font and pen are changed.
        document: the guide as it is set.
        text: where everything stands in it.
        width: pixels the document is wide, margins and all.
    """
    theme = Theme.active()
    left = document.rootFrame().frameFormat().leftMargin()
    if text.summary is not None:
        first, last = text.summary
        top = block_box(document, first).top() - theme.px(_BOX_PAD)
        bottom = block_box(document, last).bottom() + theme.px(_BOX_PAD)
        box = QRectF(left, top, width - 2 * left, bottom - top)
        line = theme.colour("line")
        rounded_box(painter, box, theme.radius("card"), theme.colour("surface"), line)
    for number in text.quotes:
        box = block_box(document, number)
        edge = QRectF(left, box.top(), theme.px(_QUOTE_EDGE), box.height())
        painter.fillRect(edge, theme.colour("line"))
    _paint_bullets(painter, document, text, left)


def tints(
    document: QTextDocument, text: GuideText, reading: Reading
) -> list[QTextBrowser.ExtraSelection]:
    """The tints behind highlighted passages and behind the words looked for.

    Args:
        document: the guide as it is set.
        text: where everything stands in it.
        reading: what is highlighted and what was found.
    """
    wanted = [(one.start, one.end, "honey-soft", one.note) for one in reading.highlights]
    wanted += [(start, end, "sky-soft", "") for start, end in reading.matches]
    found: list[QTextBrowser.ExtraSelection] = []
    for start, end, tone, note in wanted:
        for first, last in text.pieces(start, end):
            selection = QTextBrowser.ExtraSelection()
            cursor = QTextCursor(document)
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            style = QTextCharFormat()
            style.setBackground(Theme.active().colour(tone))
            if note:
                style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                style.setUnderlineColor(Theme.active().colour("honey"))
            selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
            selection.format = style  # pyright: ignore[reportAttributeAccessIssue]
            found.append(selection)
    return found


def _paint_bullets(
    painter: QPainter, document: QTextDocument, text: GuideText, left: float
) -> None:
    theme = Theme.active()
    painter.setFont(sized(theme.font("reading"), text.size))
    painter.setPen(theme.colour("ink-3"))
    metrics = QFontMetricsF(painter.font())
    for number, mark in text.marks.items():
        block = document.findBlockByNumber(number)
        line = block.layout().lineAt(0)
        if not line.isValid():
            continue
        words = left + block.blockFormat().leftMargin()
        x = words - metrics.horizontalAdvance(mark) - theme.px(_BULLET_GAP)
        y = block_box(document, number).top() + line.y() + line.ascent()
        painter.drawText(QPointF(x, y), mark)
