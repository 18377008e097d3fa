"""Many years of moments as bare columns: a row object for each would take most of a second.

Days and sets of patterns return again and again, so one copy of each is made.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, cast

from growingus_desktop.vault.unit_of_work import VaultSession

_BETWEEN_KEYS = "\x1f"
MINUTES_A_DAY: Final = 1440
"""A local minute may lie that far off what the query gives, which knows no midnight."""

_NONE: frozenset[str] = frozenset()

_KEYS = "(SELECT group_concat(pattern, char(31)) FROM moment_pattern WHERE moment_id = moment.id)"
_LIVE = "FROM moment WHERE binned_at IS NULL AND day >= ? ORDER BY id"
_MINUTE = (
    "CAST(substr(happened_at, 12, 2) AS INTEGER) * 60 + CAST(substr(happened_at, 15, 2) AS INTEGER)"
    " + utc_offset"
)

COUNTED: Final = f"SELECT day, {_MINUTE}, set_off, was_worried, {_KEYS} {_LIVE}"
"""What is counted of each moment since a day; all of it is code, none of it a written word."""

TOLD: Final = (
    f"SELECT id, day, {_MINUTE}, happened_at, utc_offset, backfilled, strength, set_off, underneath, line,"
    f" was_worried, {_KEYS} {_LIVE}"
)
"""Everything that was said of each moment since a day."""


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


def rows_of(session: VaultSession, query: str, first: date = date.min) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, as the file writes them, one after the other.

    Args:
        session: flushed first, since the query goes by it.
        query: one of this module's.
        first: moments before that day are left out.
    """
    session.flush()
    connection = session.connection()
    result = connection.exec_driver_sql(query, (first.isoformat(),))
    # Straight from the driver: what is wrapped around each row costs as much as reading it.
    yield from cast("Iterable[tuple[Any, ...]]", result.cursor)
    result.close()
    # Years of pages would stay decrypted in memory, for one look at them.
    connection.exec_driver_sql("PRAGMA shrink_memory")
