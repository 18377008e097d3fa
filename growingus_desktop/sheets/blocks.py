"""A printable page as a few kinds of block: values in, no layout, no storage."""

from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Protocol


@unique
class SheetKind(StrEnum):
    """Which sheet it is; never shown in a file's name or its metadata."""

    PREP = "prep"
    INVITATION = "invitation"
    ONE_THING = "one-thing"
    CHECKIN_FOR_TWO = "checkin-for-two"
    REPAIR_CARD = "repair-card"
    SUMMARY = "summary"
    LONG_VIEW = "long-view"
    RECOVERY = "recovery"
    GUIDE = "guide"
    NUMBERS = "numbers"
    """A chart with its numbers, as it stands on the page it was asked for from."""


@dataclass(frozen=True, slots=True)
class Title:
    """The head of the page. An empty text leaves a line to write the title on.

    Args:
        text: what the page is about.
        aside: when, where and how long, in small letters beside it.
    """

    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part of the page, for sheets with several.

    Args:
        text: what the part is.
        aside: a short remark at the far end, such as how long it takes.
    """

    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A small label with text below it; the text may hold several paragraphs."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled lines to write on.

    Args:
        label: what to write there; may be empty.
        at_least: how many lines there are, whatever happens.
        fills: whether it takes the room left over on its page.
    """

    label: str
    at_least: int
    fills: bool = False


@dataclass(frozen=True, slots=True)
class Boxed:
    """The heart of the page: larger text in a frame.

    Args:
        label: the small label inside the frame.
        text: what stands there; quotation marks are part of it.
        lines: ruled lines inside the frame, where there is no text.
    """

    label: str
    text: str
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A paragraph of something handed over: larger text, and no label that isn't the person's."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A label with short items below it.

    Args:
        label: what the items are.
        items: one text each.
        ticks: whether each has a small empty square to tick, rather than a dash.
    """

    label: str
    items: tuple[str, ...]
    ticks: bool = False


@dataclass(frozen=True, slots=True)
class Groups:
    """A code in numbered groups, to be read out and typed back (the recovery sheet).

    Args:
        label: what the code is.
        groups: its groups, in order; an empty one is a line to write on.
    """

    label: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What they may say and what I say then; an empty side is a line to write on."""

    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Replies:
    """Replies in two columns.

    Args:
        label: above the left column.
        answer_label: above the right column.
        rows: the pairs, top to bottom.
    """

    label: str
    answer_label: str
    rows: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Small:
    """A remark in small letters."""

    text: str


class Drawing(Protocol):
    """Something painted, of which a page knows how high it is and what it says."""

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, for whoever can't see it."""
        ...

    def height_for(self, width: float) -> float:
        """Points it is high where it may be so many wide."""
        ...


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture across the page, never broken."""

    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table of short cells.

    Args:
        headings: above the columns; the first column is the widest.
        rows: from top to bottom, each as long as the headings.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Half = Labelled | Lines | Items


@dataclass(frozen=True, slots=True)
class Pair:
    """Two blocks side by side; read left first. Long ones are set one below the other."""

    left: Half
    right: Half


Block = (
    Title
    | Heading
    | Labelled
    | Lines
    | Boxed
    | Letter
    | Items
    | Groups
    | Replies
    | Small
    | Pair
    | Figure
    | Numbers
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printable document.

    Args:
        kind: which sheet it is.
        blocks: top to bottom, in reading order.
        footer: a sentence at the foot of the last page.
        one_page: whether it is called one page: it is then set smaller, within reason, before
            it flows to a second.
    """

    kind: SheetKind
    blocks: tuple[Block, ...]
    footer: str = ""
    one_page: bool = True
