"""A guide set as a document: blocks become paragraphs, and places in it stay known."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from growingus_desktop.content.blocks import (
    BETWEEN_BLOCKS,
    Block,
    BulletList,
    Heading,
    Item,
    NumberedList,
    Part,
    Quote,
    Span,
    TryIt,
)
from growingus_desktop.core.destinations import Destination
from growingus_desktop.presenters.guides_state import Reading
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.text_offsets import from_qt, to_qt

LINK = "place:"
"""What every link's address begins with; the number behind it is its place among the links."""

BULLET = "•"
SUMMARY = (Part.QUICK_ANSWER, Part.IN_SHORT)
_SOFT_BREAK = "\u2028"
_INDENT = 22
_INSET = 20
"""Pixels at 100 % between the edge of a box and the words in it."""


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    text: str
    at: int


@dataclass(slots=True)
class GuideText:
    """Where everything of a guide stands in its document.

    Args:
        runs: stretches of the guide's whole text, in order, with their document positions.
        marks: what is painted before a list item, by block number.
        summary: the numbers of the first and the last block of the box at the top, or None.
        quotes: block numbers of what is said aloud.
        card: the number of the block that keeps room for the card, or None.
        end: the number of the last block of the text itself, before the sources.
        links: where the links lead.
        size: how large the letters are, in per cent of the theme's.
    """

    runs: list[_Run] = field(default_factory=list[_Run])
    marks: dict[int, str] = field(default_factory=dict[int, str])
    summary: tuple[int, int] | None = None
    quotes: list[int] = field(default_factory=list[int])
    card: int | None = None
    end: int = 0
    links: list[Destination] = field(default_factory=list[Destination])
    size: int = 100

    def position(self, offset: int) -> int | None:
        """The document position of a character of the whole text; None where it isn't shown."""
        for run in self.runs:
            if run.start <= offset <= run.start + len(run.text):
                return run.at + to_qt(run.text, offset - run.start)
        return None

    def offset(self, position: int) -> int:
        """The character of the whole text at, or next after, a document position."""
        for run in self.runs:
            if position < run.at:
                return run.start
            if position <= run.at + to_qt(run.text, len(run.text)):
                return run.start + from_qt(run.text, position - run.at)
        last = self.runs[-1] if self.runs else None
        return last.start + len(last.text) if last else 0

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The document positions between which a stretch of the whole text is shown."""
        found: list[tuple[int, int]] = []
        begin = max(0, bisect_right(self.runs, start, key=lambda run: run.start) - 1)
        for run in islice(self.runs, begin, None):
            if run.start >= end:
                break
            first, last = max(start, run.start), min(end, run.start + len(run.text))
            if first < last:
                found.append(
                    (
                        run.at + to_qt(run.text, first - run.start),
                        run.at + to_qt(run.text, last - run.start),
                    )
                )
        return found


def sized(font: QFont, percent: int) -> QFont:
    """A font of the theme in another size."""
    if percent != 100:
        font.setPixelSize(max(1, round(font.pixelSize() * percent / 100)))
    return font


def set_text(
    document: QTextDocument, reading: Reading, *, tight: bool = False, size: int = 100
) -> GuideText:
    """Fill a document with a guide, in the theme's fonts and colours.

    Args:
        document: emptied first.
        reading: what to show.
        size: how large the letters are, in per cent of the theme's.
        tight: whether the column is so narrow that nothing should be set in far.
    """
    document.clear()
    document.setDocumentMargin(0)
    return _Setter(document, tight=tight, size=size).set(reading)


class _Setter:
    def __init__(self, document: QTextDocument, *, tight: bool, size: int) -> None:
        self._indent = _INDENT // 2 if tight else _INDENT
        self._set_in = _INSET // 2 if tight else _INSET
        self._theme = Theme.active()
        self._cursor = QTextCursor(document)
        self._text = GuideText(size=size)
        self._begun = False

    def set(self, reading: Reading) -> GuideText:
        guide = reading.guide
        # As one edit: the document would else be laid out again after every piece.
        self._cursor.beginEditBlock()
        self._line(reading.caption, "caption", "ink-3", below=6)
        self._line(guide.title, "title", "ink", below=8, level=1)
        if guide.question:
            self._line(guide.question, "reading-italic", "ink-2", below=18)
        for block in guide.blocks:
            self._block(block)
        self._text.end = self._cursor.blockNumber()
        self._after(reading)
        self._cursor.endEditBlock()
        return self._text

    def _after(self, reading: Reading) -> None:
        if reading.guide.sources:
            self._line(reading.sources_title, "ui-strong", "ink-2", above=30, below=6, level=2)
            start = len(reading.guide.plain) + len(BETWEEN_BLOCKS)
            for source in reading.guide.sources:
                self._open_block(below=5, line=True)
                self._run(source, start, self._format("caption", "ink-3"))
                start += len(source) + len(BETWEEN_BLOCKS)
        if reading.next is not None:
            self._open_block(above=26, below=6)
            link = Span(reading.next_words, link=reading.next)
            self._cursor.insertText(link.text, self._style(link))

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case BulletList():
                self._list(block.items, block.part, 0)
            case NumberedList():
                self._list(block.items, block.part, block.first)
            case TryIt():
                self._room_for_card()
            case Quote():
                self._open_block(below=14, indent=self._set_in, line=True)
                self._text.quotes.append(self._cursor.blockNumber())
                self._words(block.spans, block.start, "ink-2")
            case _:
                inset = self._inset(block.part)
                self._open_block(below=14, indent=inset, inset=inset, line=True)
                self._words(block.spans, block.start)
        if block.part in SUMMARY:
            first = self._text.summary[0] if self._text.summary else self._cursor.blockNumber()
            self._text.summary = (first, self._cursor.blockNumber())

    def _heading(self, block: Heading) -> None:
        inset = self._inset(block.part)
        boxed = block.part in SUMMARY
        # The box is painted around its blocks, so the first of them leaves room for its edge.
        above = (32 if self._text.summary is None else 14) if boxed else 30
        if self._follows_summary and not boxed:
            above = 46
        below = 4 if boxed else 8
        self._open_block(
            above=above, below=below, indent=inset, inset=inset, level=block.level, line=False
        )
        role = "ui-strong" if boxed else ("section" if block.level == 2 else "reading-strong")
        self._run(block.text, block.start, self._format(role, "accent" if boxed else "ink"))

    @property
    def _follows_summary(self) -> bool:
        summary = self._text.summary
        return summary is not None and summary[1] == self._cursor.blockNumber()

    def _list(self, items: Sequence[Item], part: Part, first: int) -> None:
        inset = self._inset(part)
        number = first
        for at, item in enumerate(items):
            indent = inset + self._indent * (item.depth + 1)
            last = at == len(items) - 1
            self._open_block(below=14 if last else 6, indent=indent, inset=inset, line=True)
            mark = BULLET
            if first and item.depth == 0:
                mark, number = f"{number}.", number + 1
            self._text.marks[self._cursor.blockNumber()] = mark
            self._words(item.spans, item.start)

    def _room_for_card(self) -> None:
        self._open_block(above=20, below=20)
        self._text.card = self._cursor.blockNumber()

    def _line(
        self,
        text: str,
        role: str,
        tone: str,
        *,
        above: int = 0,
        below: int = 0,
        level: int = 0,
        line: bool = False,
    ) -> None:
        self._open_block(above=above, below=below, level=level, line=line)
        self._cursor.insertText(text, self._format(role, tone))

    def _words(self, spans: Sequence[Span], start: int, tone: str = "ink") -> None:
        for span in spans:
            self._run(span.text, start, self._style(span, tone))
            start += len(span.text)

    def _run(self, text: str, start: int, style: QTextCharFormat) -> None:
        self._text.runs.append(_Run(start, text, self._cursor.position()))
        self._cursor.insertText(text.replace("\n", _SOFT_BREAK), style)

    def _open_block(
        self,
        *,
        above: int = 0,
        below: int = 0,
        indent: int = 0,
        inset: int = 0,
        level: int = 0,
        line: bool = False,
    ) -> None:
        block, px = QTextBlockFormat(), self._theme.px
        block.setTopMargin(px(above))
        block.setBottomMargin(px(below))
        block.setLeftMargin(px(indent))
        block.setRightMargin(px(inset))
        block.setHeadingLevel(level)
        if line:
            height = self._theme.tokens.type["reading"].line
            kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
            block.setLineHeight(height, kind.value)
        if self._begun:
            self._cursor.insertBlock(block)
        else:
            self._cursor.setBlockFormat(block)
            self._begun = True

    def _style(self, span: Span, tone: str = "ink") -> QTextCharFormat:
        role = "reading-strong" if span.strong else "reading"
        style = self._format(role, tone)
        if span.emphasis:
            style.setFontItalic(True)
        if span.link is not None:
            style.setAnchor(True)
            style.setAnchorHref(f"{LINK}{len(self._text.links)}")
            style.setFontUnderline(True)
            style.setForeground(self._theme.colour("accent"))
            self._text.links.append(span.link)
        return style

    def _format(self, role: str, tone: str) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setFont(sized(self._theme.font(role), self._text.size))
        style.setForeground(self._theme.colour(tone))
        return style

    def _inset(self, part: Part) -> int:
        return self._set_in if part in SUMMARY else 0
