"""The words for what I do under stress: first person, no types, nothing about a partner (E5, E24)."""

from dataclasses import dataclass

from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content

STRENGTHS = 5


@dataclass(frozen=True, slots=True)
class PatternWords:
    """How one pattern is spoken of.

    Args:
        key: what the vault keeps.
        label: in the first person, such as "I pursued".
        short: for chips, charts and tables.
        description: what it looks like from inside, in one line.
    """

    key: str
    label: str
    short: str
    description: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything logging a moment needs to say.

    Args:
        all: the patterns everyone starts with, in the order they are shown.
        strengths: the words for how strong it was, 1 to 5.
        set_off: what may have set it off, offered while typing.
        underneath: what may have been underneath, offered while typing.
        worried: the answer that leads to the safety card; it is no pattern (E29).
    """

    all: tuple[PatternWords, ...]
    strengths: tuple[str, ...]
    set_off: tuple[str, ...]
    underneath: tuple[str, ...]
    worried: str

    def find(self, key: str) -> PatternWords | None:
        """The words for `key`, or None for a person's own pattern."""
        return next((pattern for pattern in self.all if pattern.key == key), None)


def load_patterns(language: str = DEFAULT_LANGUAGE) -> Patterns:
    """The patterns shipped with the program.

    Raises:
        ContentError: naming the row and what is wrong with it.
    """
    return parse_patterns(read_content("patterns.toml", language), "patterns.toml")


def parse_patterns(text: str, source: str) -> Patterns:
    """The patterns in the TOML text of `load_patterns`' file."""
    top = parse(text, source)
    top.only(("patterns", "strengths", "set_off", "underneath", "worried"))
    rows = top.tables("patterns")
    unique_by(((row.text("key"), row) for row in rows), "key")
    strengths = top.texts("strengths")
    if len(strengths) != STRENGTHS:
        raise top.fails("strengths", Flaw.OUT_OF_RANGE)
    return Patterns(
        all=tuple(_pattern(row) for row in rows),
        strengths=strengths,
        set_off=top.texts("set_off"),
        underneath=top.texts("underneath"),
        worried=top.text("worried"),
    )


def _pattern(row: Table) -> PatternWords:
    row.only(("key", "label", "short", "description"))
    return PatternWords(*(row.text(field) for field in ("key", "label", "short", "description")))
