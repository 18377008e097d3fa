"""The recovery sheet: the code that opens a vault, what it is for, and how to keep it."""

import tomllib
from dataclasses import dataclass, fields
from typing import get_type_hints

from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content
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
    return parse_recovery_words(read_content("sheets/recovery.toml", language))


def parse_recovery_words(source: str) -> RecoveryWords:
    """The words in the sheet's file.

    Raises:
        ValueError: if it is not TOML, lacks a word, holds an unknown one or an empty one.
    """
    found = tomllib.loads(source)
    wanted = {field.name for field in fields(RecoveryWords)}
    if odd := sorted(wanted ^ found.keys()):
        raise ValueError(f"words missing or unknown: {', '.join(odd)}")
    kinds = get_type_hints(RecoveryWords)
    values = {name: _value(found[name], many=kinds[name] is not str) for name in wanted}
    if empty := sorted(name for name, value in values.items() if not value):
        raise ValueError(f"words empty: {', '.join(empty)}")
    return RecoveryWords(**values)  # type: ignore[arg-type]


def _advice(words: RecoveryWords) -> tuple[Block, ...]:
    return (Items(words.use, words.use_steps), Items(words.keep, words.keep_rules))


def _value(found: object, *, many: bool) -> str | tuple[str, ...]:
    """The words found, or nothing where there are none of the kind that is wanted."""
    if not many:
        return found if isinstance(found, str) else ""
    if not isinstance(found, list):
        return ()
    texts = tuple(each for each in found if isinstance(each, str) and each)  # pyright: ignore[reportUnknownVariableType]
    return texts if len(texts) == len(found) else ()  # pyright: ignore[reportUnknownArgumentType]
