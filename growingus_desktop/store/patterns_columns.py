"""Many years of moments as bare columns: a row object for each would take most of a second.

Days and sets of patterns return again and again, so one copy of each is made.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from growingus_desktop.vault.unit_of_work import VaultSession

_BETWEEN_KEYS = "\x1f"
_MINUTES_A_DAY = 1440
_NONE: frozenset[str] = frozenset()

_KEYS = "(SELECT group_concat(pattern, char(31)) FROM moment_pattern WHERE moment_id = moment.id)"
_LIVE = "FROM moment WHERE binned_at IS NULL ORDER BY id"

COUNTED: Final = f"SELECT day, happened_at, utc_offset, set_off, was_worried, {_KEYS} {_LIVE}"
"""What is counted of each moment; all of it is code, none of it a written word."""

TOLD: Final = (
    "SELECT id, day, happened_at, utc_offset, backfilled, strength, set_off, underneath, line,"
    f" was_worried, {_KEYS} {_LIVE}"
)
"""Everything that was said of each moment."""


class Days(dict[str, date]):
    """Each day once, by the way the file writes it."""

    def __missing__(self, written: str) -> date:
        day = self[written] = date.fromisoformat(written)
        return day


class Keys(dict[str | None, frozenset[str]]):
    """Each set of pattern keys once, by the way the query joins them."""

    def __missing__(self, joined: str | None) -> frozenset[str]:
        keys = self[joined] = frozenset(joined.split(_BETWEEN_KEYS)) if joined else _NONE
        return keys


def rows_of(session: VaultSession, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, as the file writes them.

    Args:
        session: flushed first, since the query goes by it.
        query: one of this module's.
    """
    session.flush()
    for row in session.connection().exec_driver_sql(query):
        yield tuple(row)


def minute_of(written: str, utc_offset: int) -> int:
    """Minutes after local midnight.

    Args:
        written: a moment in UTC, as the file writes it.
        utc_offset: minutes the person's zone lay east of UTC.
    """
    return (int(written[11:13]) * 60 + int(written[14:16]) + utc_offset) % _MINUTES_A_DAY
