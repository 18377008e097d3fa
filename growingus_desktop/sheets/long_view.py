"""One page of the long view, of lines the person chose one by one; it concludes nothing."""

from dataclasses import dataclass
from enum import StrEnum, unique

from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.sheets.blocks import (
    Block,
    Items,
    Labelled,
    Lines,
    Pair,
    Sheet,
    SheetKind,
    Title,
)
from growingus_desktop.sheets.paragraphs import is_empty
from growingus_desktop.sheets.wording import read_wording

_ASKS_LINES = 5
_LINES = 3


@unique
class LongViewPart(StrEnum):
    """What a line belongs to, in the order of the page."""

    RECORD = "record"
    ASKS = "asks"
    COSTING = "costing"
    GOING_ON = "going_on"
    MAY_MEAN = "may_mean"
    NOT_PROVE = "not_prove"
    FOR_NOW = "for_now"
    LOOK_AGAIN = "look_again"


WRITTEN = frozenset({LongViewPart.FOR_NOW, LongViewPart.LOOK_AGAIN})
"""Parts that are written for the page rather than chosen from what is kept."""

_BESIDE = (LongViewPart.MAY_MEAN, LongViewPart.NOT_PROVE)


@dataclass(frozen=True, slots=True)
class LongViewWords:
    """What the page says by itself: a heading for each `LongViewPart`, and the rest."""

    title: str
    record: str
    asks: str
    costing: str
    going_on: str
    may_mean: str
    not_prove: str
    for_now: str
    look_again: str
    footer: str
    blank_asks: str

    def heading(self, part: LongViewPart) -> str:
        """What a part is called on the page."""
        name: str = getattr(self, part.value)
        return name


@dataclass(frozen=True, slots=True)
class LongViewValues:
    """What was chosen.

    Args:
        day: the day it is printed for, already worded.
        lines: part and text of each chosen line; their order is kept within a part.
    """

    day: str = ""
    lines: tuple[tuple[LongViewPart, str], ...] = ()


def long_view_page(values: LongViewValues, words: LongViewWords) -> Sheet:
    """The page with the chosen lines; with none it is the blank one."""
    chosen = [(part, text) for part, text in values.lines if not is_empty(text)]
    if not chosen:
        return blank_long_view(words)
    texts = {part: tuple(text for of, text in chosen if of is part) for part in LongViewPart}
    blocks: list[Block] = [Title(words.title, values.day)]
    for part in LongViewPart:
        if part in _BESIDE and all(texts[one] for one in _BESIDE):
            if part is _BESIDE[0]:
                left, right = (Items(words.heading(one), texts[one]) for one in _BESIDE)
                blocks.append(Pair(left, right))
        elif texts[part] and part in WRITTEN:
            blocks.append(Labelled(words.heading(part), "\n".join(texts[part])))
        elif texts[part]:
            blocks.append(Items(words.heading(part), texts[part]))
    return Sheet(SheetKind.LONG_VIEW, tuple(blocks), words.footer)


def blank_long_view(words: LongViewWords) -> Sheet:
    """The same page to write on."""
    blocks: tuple[Block, ...] = (
        Title(words.title),
        Lines(words.blank_asks, _ASKS_LINES, fills=True),
        Lines(words.costing, _LINES, fills=True),
        Lines(words.going_on, _LINES, fills=True),
        Pair(Lines(words.may_mean, _LINES), Lines(words.not_prove, _LINES)),
        Lines(words.for_now, _LINES, fills=True),
        Lines(words.look_again, 1),
    )
    return Sheet(SheetKind.LONG_VIEW, blocks, words.footer)


def long_view_words(language: str = DEFAULT_LANGUAGE) -> LongViewWords:
    """The words of the page in `language`, or in English.

    Raises:
        ValueError: if the shipped file lacks a word or holds one too many.
    """
    return read_wording(LongViewWords, "long_view", language)
