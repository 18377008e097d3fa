"""Ways into a hard conversation, each with its scaffold and how far it has been tested."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from types import MappingProxyType

from growingus_desktop.content import evidence
from growingus_desktop.content.evidence import Grade
from growingus_desktop.content.tables import Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content

_FIELDS = (
    "id",
    "name",
    "scaffold",
    "why",
    "grade",
    "evidence",
    "answered_as",
    "first",
    "asks_only",
    "put_away",
)


@unique
class AnsweredAs(StrEnum):
    """Which set of answers an ask with this framing can get."""

    REQUEST = "request"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Framing:
    """One way in.

    Args:
        id: what the vault keeps.
        name: what it is called.
        scaffold: lines to start from; an ellipsis stands for what only the person knows.
        why: one or two sentences on what speaks for it, and what doesn't.
        grade: how well that has been tested.
        evidence: the claims behind it.
        answered_as: which answers fit an ask made with it.
        first: what to ask oneself before writing at all, or "".
        asks_only: whether it belongs to asks and isn't offered for an opener.
        put_away: whether it goes when invitations and prompts are put away.
    """

    id: str
    name: str
    scaffold: str
    why: str
    grade: Grade
    evidence: tuple[str, ...]
    answered_as: AnsweredAs
    first: str
    asks_only: bool
    put_away: bool


@dataclass(frozen=True, slots=True)
class Framings:
    """Every framing, and what the grades are called.

    Args:
        all: in the order they are offered.
        grades: the words for each grade.
    """

    all: tuple[Framing, ...]
    grades: Mapping[Grade, str]

    @property
    def for_openers(self) -> tuple[Framing, ...]:
        """Those an opener can start from."""
        return tuple(framing for framing in self.all if not framing.asks_only)

    def find(self, framing_id: str) -> Framing | None:
        """The framing with that id, if there is one."""
        return next((framing for framing in self.all if framing.id == framing_id), None)


def load_framings(language: str = DEFAULT_LANGUAGE) -> Framings:
    """The framings shipped with the program.

    Raises:
        ContentError: naming the row and what is wrong with it.
    """
    return parse_framings(read_content("framings.toml", language), "framings.toml")


def parse_framings(text: str, source: str) -> Framings:
    """The framings in the TOML text of `load_framings`' file."""
    top = parse(text, source)
    top.only(("grades", "framings"))
    names = top.table("grades")
    names.only(Grade)
    rows = top.tables("framings")
    unique_by(((row.text("id"), row) for row in rows), "id")
    return Framings(
        all=tuple(_framing(row) for row in rows),
        grades=MappingProxyType({grade: names.text(grade) for grade in Grade}),
    )


def _framing(row: Table) -> Framing:
    row.only(_FIELDS)
    return Framing(
        id=row.text("id"),
        name=row.text("name"),
        scaffold=row.text("scaffold"),
        why=row.text("why"),
        grade=row.choice("grade", Grade),
        evidence=evidence.claims(row),
        answered_as=row.choice("answered_as", AnsweredAs),
        first=row.text_or_none("first"),
        asks_only=row.yes("asks_only"),
        put_away=row.yes("put_away"),
    )
