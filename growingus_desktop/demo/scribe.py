"""Writes rows as if they had been written on the day they speak of."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from growingus_desktop.core.clock import utc_offset_minutes
from growingus_desktop.models.base import Row, Table
from growingus_desktop.vault.unit_of_work import VaultSession

RowT = TypeVar("RowT", bound=Row)
_EVENING = time(20)


def worded(row: RowT, columns: Mapping[str, str | int | None]) -> RowT:
    """`row` with those of its columns filled in.

    Args:
        row: not yet kept.
        columns: values by name.

    Raises:
        ValueError: if a name is no column of it.
    """
    for name, value in columns.items():
        setattr(row, name, value)
    return row


class Scribe:
    """Adds the rows of one made-up life to a session, each with its own stamps and name.

    Args:
        session: the unit of work everything is written in; its clock gives the time zone.
        today: the day the life has come to; nothing is written after it.
        seed: the same seed, day and clock give the same rows.
    """

    def __init__(self, session: VaultSession, today: date, seed: int) -> None:
        local = session.clock.local()
        self._session = session
        self._zone = local.tzinfo
        self._seed = seed
        self._names = self.random("names")
        self.today = today
        self.now = local if local.date() == today else self._wall(today, _EVENING)
        """The present moment, in the person's own zone."""
        self.offset = utc_offset_minutes(local)
        """Minutes the person's zone lies east of UTC."""

    def random(self, *room: object) -> Random:
        """A generator of its own for one part, so that a change in one leaves the others be."""
        return Random("/".join(map(str, (self._seed, *room))))  # noqa: S311 - a story, no secret

    def moment(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A time by the clock on the wall; never later than now."""
        return min(self._wall(day, time(hour, minute)), self.now)

    def ago(self, days: int) -> date:
        """The day so many days before today."""
        return self.today - timedelta(days)

    def add(self, row: RowT, written: datetime, changed: datetime | None = None) -> RowT:
        """Have `row` kept as written at that moment, and altered last at `changed`."""
        row.uid = f"{self._names.getrandbits(128):032x}"
        row.created_at = min(written, self.now)
        row.changed_at = min(max(changed or written, written), self.now)
        self._session.add(row)
        return row

    def link(self, row: Table) -> None:
        """Have a row kept that has no identity of its own."""
        self._session.add(row)

    def flush(self) -> None:
        """Send what was added, so that every row has its id."""
        self._session.flush()

    def _wall(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self._zone)
