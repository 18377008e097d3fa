"""Markdown read into plain leaves of text: no HTML, no pictures, no way out to the web."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from markdown_it import MarkdownIt
from markdown_it.token import Token

from growingus_desktop.content import doors
from growingus_desktop.content.blocks import Part, Span, Spans, words_of
from growingus_desktop.content.faults import GuideError, Reason
from growingus_desktop.core.destinations import Destination

_MARK = re.compile(r"\s*\{#([\w-]*)\}\s*$")
_MARKED_PARTS = {part.value: part for part in Part if part not in (Part.SCENE, Part.SECTION)}
_WRITTEN_OUT = frozenset({"http", "https", "mailto"})
_DEEPEST = 20
"""Blocks in blocks the parser goes into; what stands deeper it would leave out without a word."""

_HOLD_BLOCKS = frozenset({"list_item_open", "blockquote_open"})
_LEFT_AS_TEXT = ("code", "fence", "reference", "backticks", "autolink")


class Shape(Enum):
    """What a leaf is to become."""

    HEADING = auto()
    PARAGRAPH = auto()
    QUOTE = auto()
    BULLET = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Leaf:
    """One run of text with where it stood.

    Args:
        shape: what it becomes.
        spans: its text.
        line: its line in the file, from 1.
        part: the part its heading marks; for headings only.
        level: a heading's level, 2 to 6.
        group: which outermost list it belongs to, counted from 1; 0 outside lists.
        depth: how deep in lists, from 0.
        opens_item: whether it is the first text of its list item.
        first: the number its outermost list starts at.
    """

    shape: Shape
    spans: Spans
    line: int
    part: Part | None = None
    level: int = 0
    group: int = 0
    depth: int = 0
    opens_item: bool = False
    first: int = 1


def leaves(body: str, first_line: int, *, own: bool = False) -> tuple[Leaf, ...]:
    """The texts of a Markdown body in their order.

    Args:
        body: the Markdown, with bare newlines.
        first_line: the file's line its first line is, from 1.
        own: whether it is a person's own: a link out of the program is then written out as text,
            which leads nowhere; in ours there is none.

    Raises:
        GuideError: at the first picture, piece of HTML, outside link or unknown part mark.
    """
    walk = _Walk(first_line, own)
    for token in _parser().parse(body):
        walk.take(token)
    return tuple(walk.found)


def _parser() -> MarkdownIt:
    # HTML is let through the parser only so that it can be seen and refused; nothing renders it.
    chosen = {"html": True, "linkify": False, "maxNesting": _DEEPEST}
    parser = MarkdownIt("commonmark", chosen)
    parser.disable(list(_LEFT_AS_TEXT))
    parser.validateLink = _any_address  # type: ignore[method-assign]
    parser.normalizeLink = _as_written  # type: ignore[method-assign]
    return parser


def _any_address(_url: str) -> bool:
    # A refused address would be shown as loose brackets; ours are judged in `doors` instead.
    return True


def _as_written(url: str) -> str:
    return url


@dataclass(slots=True)
class _Walk:
    first_line: int
    own: bool = False
    found: list[Leaf] = field(default_factory=list[Leaf])
    lists: list[Shape] = field(default_factory=list[Shape])
    quotes: int = 0
    groups: int = 0
    first: int = 1
    level: int = 0
    item_is_new: bool = False

    def take(self, token: Token) -> None:
        if token.nesting == 1 and token.level + 1 >= _DEEPEST and token.type in _HOLD_BLOCKS:
            raise GuideError(self._line(token), Reason.TOO_DEEP)
        match token.type:
            case "inline":
                self._text(token)
            case "heading_open":
                self.level = max(2, int(token.tag[1:]))
            case "heading_close":
                self.level = 0
            case "bullet_list_open":
                self._enter(Shape.BULLET, 1)
            case "ordered_list_open":
                self._enter(Shape.NUMBER, int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.item_is_new = True
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "html_block":
                raise GuideError(self._line(token), Reason.HTML)
            case _:
                pass

    def _enter(self, shape: Shape, first: int) -> None:
        if not self.lists:
            self.groups += 1
            self.first = first
        self.lists.append(shape)

    def _line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def _text(self, token: Token) -> None:
        line = self._line(token)
        spans = _spans(token.children or (), line, own=self.own)
        if self.level:
            self._heading(spans, line)
        elif words_of(spans).strip():
            self._body(spans, line)

    def _heading(self, spans: Spans, line: int) -> None:
        spans, mark = _unmarked(spans)
        if mark is not None and mark not in _MARKED_PARTS:
            raise GuideError(line, Reason.UNKNOWN_PART)
        if words_of(spans).strip():
            part = _MARKED_PARTS[mark] if mark is not None else None
            level = 2 if part is not None else self.level
            self.found.append(Leaf(Shape.HEADING, spans, line, part=part, level=level))

    def _body(self, spans: Spans, line: int) -> None:
        if self.lists:
            leaf = Leaf(
                # Lists in lists keep the outermost one's marks: one block, one kind.
                self.lists[0],
                spans,
                line,
                group=self.groups,
                depth=len(self.lists) - 1,
                opens_item=self.item_is_new,
                first=self.first,
            )
            self.item_is_new = False
        else:
            leaf = Leaf(Shape.QUOTE if self.quotes else Shape.PARAGRAPH, spans, line)
        self.found.append(leaf)


def _unmarked(spans: Spans) -> tuple[Spans, str | None]:
    if not spans:
        return spans, None
    mark = _MARK.search(spans[-1].text)
    if mark is None:
        return spans, None
    return _joined((*spans[:-1], replace(spans[-1], text=spans[-1].text[: mark.start()]))), mark[1]


def _spans(tokens: Sequence[Token], line: int, *, own: bool) -> Spans:
    found: list[Span] = []
    strong = emphasis = 0
    link: Destination | None = None
    address = ""
    for token in tokens:
        text = token.content
        match token.type:
            case "softbreak":
                line, text = line + 1, " "
            case "hardbreak":
                line, text = line + 1, "\n"
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                address = _written_out(token) if own else ""
                link = None if address else _link(token, line)
            case "link_close":
                link, text, address = None, _behind(found, address), ""
            case "image":
                raise GuideError(line, Reason.IMAGE)
            case "html_inline":
                raise GuideError(line, Reason.HTML)
            case _:
                pass
        found.append(Span(text, strong > 0, emphasis > 0, link))
    return _joined(found)


def _link(token: Token, line: int) -> Destination:
    try:
        return doors.link_target(str(token.attrs.get("href", "")))
    except doors.NoSuchDoorError:
        raise GuideError(line, Reason.OUTSIDE_LINK) from None


def _written_out(token: Token) -> str:
    """The address of a link that leads out of the program; empty for every other."""
    address = str(token.attrs.get("href", ""))
    scheme, colon, _ = address.partition(":")
    # A word before a colon is a way to open something, unless a folder's name comes first.
    leads_nowhere = not colon or "/" in scheme or "#" in scheme or "?" in scheme
    return address if leads_nowhere or scheme.lower() in _WRITTEN_OUT else ""


def _behind(found: Sequence[Span], address: str) -> str:
    """What is put behind a link's words: its address, unless that is what they say."""
    if not address or ":" not in address or words_of(found).endswith(address):
        return ""
    return f" ({address})"


def _joined(spans: Iterable[Span]) -> Spans:
    found: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if found and replace(found[-1], text=span.text) == span:
            found[-1] = replace(found[-1], text=found[-1].text + span.text)
        else:
            found.append(span)
    return tuple(found)
