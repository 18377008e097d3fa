"""The repair card: a few words for the way back, small steps, and where they end (E20, E21)."""

from dataclasses import dataclass

from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.sheets.blocks import (
    Block,
    Boxed,
    Items,
    Labelled,
    Lines,
    Pair,
    Sheet,
    SheetKind,
    Title,
)
from growingus_desktop.sheets.paragraphs import is_empty, paragraphs
from growingus_desktop.sheets.quoting import quoted
from growingus_desktop.sheets.wording import read_wording

_BLANK_WORDS = 4
_FEW_LINES = 2


@dataclass(frozen=True, slots=True)
class RepairCardWords:
    """What the repair card says by itself."""

    title: str
    words: str
    steps: str
    small_steps: tuple[str, ...]
    my_part: str
    ask: str
    pause: str
    theirs: str
    theirs_text: str
    limit: str
    notes: str
    open_quote: str
    close_quote: str


@dataclass(frozen=True, slots=True)
class RepairCardValues:
    """What the person wants on the card; what is empty is left out.

    Args:
        lines: sentences to come back with.
        my_part: their own share in it.
        ask: what they would like now.
        pause: what they say or do when a break comes first.
    """

    lines: tuple[str, ...] = ()
    my_part: str = ""
    ask: str = ""
    pause: str = ""


def repair_card(values: RepairCardValues, words: RepairCardWords) -> Sheet:
    """The card; with nothing on it yet it is the blank one."""
    lines = [
        quoted(" ".join(paragraphs(line)), words.open_quote, words.close_quote)
        for line in values.lines
        if not is_empty(line)
    ]
    rest = (values.my_part, values.ask, values.pause)
    if not lines and all(map(is_empty, rest)):
        return blank_repair_card(words)
    blocks: list[Block] = [Title(words.title)]
    if lines:
        blocks.append(Boxed(words.words, "\n".join(lines)))
    blocks.append(Items(words.steps, words.small_steps, ticks=True))
    labels = (words.my_part, words.ask, words.pause)
    blocks += [
        Labelled(label, text)
        for label, text in zip(labels, rest, strict=True)
        if not is_empty(text)
    ]
    blocks += _ending(words)
    return Sheet(SheetKind.REPAIR_CARD, tuple(blocks), words.limit)


def blank_repair_card(words: RepairCardWords) -> Sheet:
    """The same card with lines to write on."""
    blocks: tuple[Block, ...] = (
        Title(words.title),
        Boxed(words.words, "", lines=_BLANK_WORDS),
        Items(words.steps, words.small_steps, ticks=True),
        Pair(Lines(words.my_part, _FEW_LINES), Lines(words.ask, _FEW_LINES)),
        Lines(words.pause, _FEW_LINES),
        *_ending(words),
    )
    return Sheet(SheetKind.REPAIR_CARD, blocks, words.limit)


def repair_card_words(language: str = DEFAULT_LANGUAGE) -> RepairCardWords:
    """The words of the repair card in `language`, or in English.

    Raises:
        ValueError: if the shipped file lacks a word or holds one too many.
    """
    return read_wording(RepairCardWords, "repair_card", language)


def _ending(words: RepairCardWords) -> tuple[Block, ...]:
    return (Labelled(words.theirs, words.theirs_text), Lines(words.notes, 1, fills=True))
