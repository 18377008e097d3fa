"""The recovery sheet: the code that opens a vault, what it is for, and how to keep it."""

from dataclasses import dataclass

from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.sheets.blocks import (
    Block,
    Groups,
    Items,
    Labelled,
    Lines,
    Sheet,
    SheetKind,
    Title,
)
from growingus_desktop.sheets.wording import read_wording

GROUPS = 7
"""Groups of a code; the sheet to write on has as many places."""

_NOTE_LINES = 2


@dataclass(frozen=True, slots=True)
class RecoveryWords:
    """What the recovery sheet says by itself."""

    title: str
    made_on: str
    """With ``{date}`` in it."""
    made_on_blank: str
    opens: str
    opens_text: str
    code: str
    use: str
    use_steps: tuple[str, ...]
    keep: str
    keep_rules: tuple[str, ...]
    copy_by_hand: str
    notes: str
    footer: str


def recovery_sheet(groups: tuple[str, ...], made_on: str, words: RecoveryWords) -> Sheet:
    """The sheet with a code on it, and room to copy the code by hand.

    Args:
        groups: the code's groups, in order.
        made_on: the day, already worded.
        words: the fixed wording.
    """
    blocks: tuple[Block, ...] = (
        Title(words.title, words.made_on.replace("{date}", made_on)),
        Labelled(words.opens, words.opens_text),
        Groups(words.code, groups),
        *_advice(words),
        Groups(words.copy_by_hand, ("",) * len(groups)),
        Lines(words.notes, _NOTE_LINES, fills=True),
    )
    return Sheet(SheetKind.RECOVERY, blocks, words.footer)


def blank_recovery(words: RecoveryWords) -> Sheet:
    """The same page without a code, to write it on by hand."""
    blocks: tuple[Block, ...] = (
        Title(words.title),
        Lines(words.made_on_blank, 1),
        Labelled(words.opens, words.opens_text),
        Groups(words.code, ("",) * GROUPS),
        *_advice(words),
        Lines(words.notes, _NOTE_LINES, fills=True),
    )
    return Sheet(SheetKind.RECOVERY, blocks, words.footer)


def recovery_words(language: str = DEFAULT_LANGUAGE) -> RecoveryWords:
    """The words of the recovery sheet in `language`, or in English.

    Raises:
        ValueError: if the shipped file lacks a word or holds one too many.
    """
    return read_wording(RecoveryWords, "recovery", language)


def _advice(words: RecoveryWords) -> tuple[Block, ...]:
    return (Items(words.use, words.use_steps), Items(words.keep, words.keep_rules))
