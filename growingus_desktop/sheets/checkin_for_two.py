"""The weekly check-in for two: what connected, what felt off, one thing to try."""

from dataclasses import dataclass
from enum import IntEnum, unique

from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.sheets.blocks import (
    Block,
    Half,
    Heading,
    Items,
    Labelled,
    Lines,
    Pair,
    Sheet,
    SheetKind,
    Title,
)
from growingus_desktop.sheets.paragraphs import is_empty, paragraphs
from growingus_desktop.sheets.wording import read_wording


@unique
class Length(IntEnum):
    """How many minutes it takes in all."""

    LONG = 20
    SHORT = 10


_SHARES = {Length.LONG: (8, 8, 4), Length.SHORT: (4, 4, 2)}
"""Minutes for each of the three parts; they add up to the whole."""

_LINES = {Length.LONG: 5, Length.SHORT: 3}
"""Lines to write on in each column."""


@dataclass(frozen=True, slots=True)
class CheckInForTwoWords:
    """What the check-in for two says by itself."""

    title: str
    before: str
    rules: tuple[str, ...]
    connected: str
    felt_off: str
    to_try: str
    me: str
    you: str
    who_and_when: str
    footer: str
    minutes: str
    """With ``{minutes}`` in it."""


@dataclass(frozen=True, slots=True)
class CheckInForTwoValues:
    """What one person brings; what is empty is a line to write on.

    Args:
        length: how long it takes.
        when: the day or time, in the person's words.
        connected: what connected, from their side.
        felt_off: what felt off, from their side.
        to_try: what they would like to try.
    """

    length: Length = Length.LONG
    when: str = ""
    connected: str = ""
    felt_off: str = ""
    to_try: str = ""


def checkin_for_two(values: CheckInForTwoValues, words: CheckInForTwoWords) -> Sheet:
    """The page, with one column for each and what one brings already in theirs."""
    length = values.length
    connected, felt_off, to_try = (_minutes(share, words) for share in _SHARES[length])
    count = _LINES[length]
    aside = (_minutes(length, words), " ".join(paragraphs(values.when)))
    blocks: tuple[Block, ...] = (
        Title(words.title, " · ".join(part for part in aside if part)),
        Items(words.before, words.rules, ticks=True),
        Heading(words.connected, connected),
        Pair(_mine(values.connected, words, count), Lines(words.you, count)),
        Heading(words.felt_off, felt_off),
        Pair(_mine(values.felt_off, words, count), Lines(words.you, count)),
        Heading(words.to_try, to_try),
        *(() if is_empty(values.to_try) else (Labelled("", values.to_try),)),
        Lines(words.who_and_when, 2, fills=True),
    )
    return Sheet(SheetKind.CHECKIN_FOR_TWO, blocks, words.footer)


def blank_checkin_for_two(words: CheckInForTwoWords, length: Length = Length.LONG) -> Sheet:
    """The page with nothing brought yet."""
    return checkin_for_two(CheckInForTwoValues(length), words)


def checkin_for_two_words(language: str = DEFAULT_LANGUAGE) -> CheckInForTwoWords:
    """The words of the check-in for two in `language`, or in English.

    Raises:
        ValueError: if the shipped file lacks a word or holds one too many.
    """
    return read_wording(CheckInForTwoWords, "checkin_for_two", language)


def _minutes(minutes: int, words: CheckInForTwoWords) -> str:
    return words.minutes.replace("{minutes}", str(int(minutes)))


def _mine(text: str, words: CheckInForTwoWords, count: int) -> Half:
    return Lines(words.me, count) if is_empty(text) else Labelled(words.me, text)
