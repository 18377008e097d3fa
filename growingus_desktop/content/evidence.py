"""The claims guides and framings may lean on, and how sure anyone can be of them."""

from collections.abc import Iterable
from enum import StrEnum, unique

from growingus_desktop.content.tables import Flaw, Table

CLAIMS = frozenset(f"E{number}" for number in range(1, 30))
"""Every claim of the evidence page, by its id."""


@unique
class Grade(StrEnum):
    """How well a claim has been tested, in the four words a reader is shown."""

    WELL_TESTED = "well-tested"
    SOME_STUDIES = "some-studies"
    STUDIES_DISAGREE = "studies-disagree"
    THERAPISTS_ADVICE = "therapists-advice"


def unknown(ids: Iterable[str]) -> bool:
    """Whether any of `ids` is no known claim."""
    return not CLAIMS.issuperset(ids)


def claims(table: Table) -> tuple[str, ...]:
    """The claims a table leans on, under ``evidence``; at least one, and all of them known.

    Raises:
        ContentError: if there is none, or one that isn't known.
    """
    ids = table.texts("evidence")
    if not ids:
        raise table.fails("evidence", Flaw.EMPTY)
    if unknown(ids):
        raise table.fails("evidence", Flaw.UNKNOWN_VALUE)
    return ids
