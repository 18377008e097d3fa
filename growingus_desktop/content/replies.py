"""What may come back when the first words are out, and what one could say next."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from types import MappingProxyType

from growingus_desktop.content import evidence
from growingus_desktop.content.evidence import Grade
from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content

FEWEST_LINES = 3
"""Lines on each side that make a script one can rehearse with."""

_FIELDS = ("key", "behind", "they_say", "i_say", "leave", "why", "grade", "evidence", "mind")


@unique
class ReplyKind(StrEnum):
    """Replies there is a script for; the vault's names for them, but for *something else*."""

    GOES_QUIET = "goes-quiet"
    ALL_FINE = "all-fine"
    NOT_NOW = "not-now"
    DEFENDS = "defends"
    COUNTERS = "counters"
    CRIES = "cries"
    LISTENS = "listens"


@dataclass(frozen=True, slots=True)
class ReplyScript:
    """One likely reply, worded for rehearsing.

    Args:
        kind: which reply it is.
        behind: guesses at what is behind it; never a diagnosis.
        they_say: made-up lines of theirs, in the order a rehearsal shows them.
        i_say: things one could say next.
        leave: what is better left out.
        why: what speaks for this, and what doesn't.
        grade: how well that has been tested.
        evidence: the claims behind it.
        mind: when this is not the thing to rehearse, or "".
    """

    kind: ReplyKind
    behind: tuple[str, ...]
    they_say: tuple[str, ...]
    i_say: tuple[str, ...]
    leave: str
    why: str
    grade: Grade
    evidence: tuple[str, ...]
    mind: str


def load_replies(language: str = DEFAULT_LANGUAGE) -> Mapping[ReplyKind, ReplyScript]:
    """The scripts shipped with the program, one for each kind, in the file's order.

    Raises:
        ContentError: naming the reply and what is wrong with it.
    """
    return parse_replies(read_content("replies.toml", language), "replies.toml")


def parse_replies(text: str, source: str) -> Mapping[ReplyKind, ReplyScript]:
    """The scripts in the TOML text of `load_replies`' file."""
    top = parse(text, source)
    top.only(("replies",))
    rows = top.tables("replies")
    unique_by(((row.text("key"), row) for row in rows), "key")
    scripts = {script.kind: script for script in map(_script, rows)}
    if len(scripts) != len(ReplyKind):
        raise top.fails("replies", Flaw.MISSING)
    return MappingProxyType(scripts)


def _script(row: Table) -> ReplyScript:
    row.only(_FIELDS)
    return ReplyScript(
        kind=row.choice("key", ReplyKind),
        behind=_several(row, "behind"),
        they_say=_several(row, "they_say"),
        i_say=_several(row, "i_say"),
        leave=row.text("leave"),
        why=row.text("why"),
        grade=row.choice("grade", Grade),
        evidence=evidence.claims(row),
        mind=row.text_or_none("mind"),
    )


def _several(row: Table, key: str) -> tuple[str, ...]:
    lines = row.texts(key)
    if len(lines) < FEWEST_LINES:
        raise row.fails(key, Flaw.OUT_OF_RANGE)
    return lines
