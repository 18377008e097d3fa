"""The way through a hostile message: whether to answer, and four parts an answer is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from types import MappingProxyType
from typing import Final

from growingus_desktop.content import evidence
from growingus_desktop.content.evidence import Grade
from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content

_MOST_SENTENCES: Final = 20


@unique
class Answering(StrEnum):
    """What one can do about a message, in the order it is offered."""

    LEAVE = "leave"
    LATER = "later"
    NOW = "now"


@unique
class Part(StrEnum):
    """What makes an answer; the last is a look at the whole, the others are written."""

    FRIENDLY = "friendly"
    INFORMATIVE = "informative"
    FIRM = "firm"
    BRIEF = "brief"


WRITTEN: Final = (Part.FRIENDLY, Part.INFORMATIVE, Part.FIRM)
"""The parts with a field, in the order they are read in the answer."""


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """One thing to do about a message.

    Args:
        name: what it is called.
        speaks_for: what speaks for it.
        mind: what it may cost.
        line: a line for first words, with an ellipsis to fill in, or "".
    """

    name: str
    speaks_for: str
    mind: str
    line: str


@dataclass(frozen=True, slots=True)
class PartWords:
    """One part of an answer.

    Args:
        name: what it is called.
        ask: what to write, or to look at.
        hint: what belongs there and what doesn't.
        example: made-up words, or for the look at the whole what to say when it is long.
    """

    name: str
    ask: str
    hint: str
    example: str


@dataclass(frozen=True, slots=True)
class HostileReplyTexts:
    """The whole way.

    Args:
        choices: whether to answer.
        parts: what an answer is made of.
        why: what speaks for such answers, and what doesn't.
        grade: how well that has been tested.
        evidence: the claims behind it.
        limit: when this is not the tool.
        most_sentences: how many an answer may have before it is called long.
    """

    choices: Mapping[Answering, ChoiceWords]
    parts: Mapping[Part, PartWords]
    why: str
    grade: Grade
    evidence: tuple[str, ...]
    limit: str
    most_sentences: int


def load_hostile_reply(language: str = DEFAULT_LANGUAGE) -> HostileReplyTexts:
    """The texts shipped with the program.

    Raises:
        ContentError: naming the place and what is wrong with it.
    """
    return parse_hostile_reply(read_content("hostile_reply.toml", language), "hostile_reply.toml")


def parse_hostile_reply(text: str, source: str) -> HostileReplyTexts:
    """The texts in the TOML text of `load_hostile_reply`'s file."""
    top = parse(text, source)
    top.only(("why", "grade", "evidence", "limit", "most_sentences", "choices", "parts"))
    return HostileReplyTexts(
        choices=_choices(top),
        parts=_parts(top),
        why=top.text("why"),
        grade=top.choice("grade", Grade),
        evidence=evidence.claims(top),
        limit=top.text("limit"),
        most_sentences=top.number("most_sentences", 1, _MOST_SENTENCES),
    )


def _choices(top: Table) -> Mapping[Answering, ChoiceWords]:
    rows = top.tables("choices")
    unique_by(((row.text("key"), row) for row in rows), "key")
    found: dict[Answering, ChoiceWords] = {}
    for row in rows:
        row.only(("key", "name", "speaks_for", "mind", "line"))
        found[row.choice("key", Answering)] = ChoiceWords(
            row.text("name"), row.text("speaks_for"), row.text("mind"), row.text_or_none("line")
        )
    if len(found) != len(Answering):
        raise top.fails("choices", Flaw.MISSING)
    return MappingProxyType(found)


def _parts(top: Table) -> Mapping[Part, PartWords]:
    rows = top.tables("parts")
    unique_by(((row.text("key"), row) for row in rows), "key")
    found: dict[Part, PartWords] = {}
    for row in rows:
        row.only(("key", "name", "ask", "hint", "example"))
        found[row.choice("key", Part)] = PartWords(
            row.text("name"), row.text("ask"), row.text("hint"), row.text("example")
        )
    if len(found) != len(Part):
        raise top.fails("parts", Flaw.MISSING)
    return MappingProxyType(found)
