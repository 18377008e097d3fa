"""Time as the program sees it, handed in so that tests can hold it still."""

import time
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """What the program may ask about time."""

    def now(self) -> datetime:
        """The present moment, aware and in UTC."""
        ...

    def local(self) -> datetime:
        """The present moment, aware and in the person's own time zone."""
        ...

    def monotonic(self) -> float:
        """Seconds that only go forward, for measuring how long something took."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The present moment, aware and in UTC."""
        return datetime.now(UTC)

    def local(self) -> datetime:
        """The present moment, aware and in the time zone the computer is set to."""
        return datetime.now(UTC).astimezone()

    def monotonic(self) -> float:
        """Seconds since an arbitrary start, unaffected by changes of the wall clock."""
        return time.monotonic()


def today(clock: Clock) -> date:
    """The calendar day the person is living in, by their own time zone."""
    return clock.local().date()


def utc_offset_minutes(moment: datetime) -> int:
    """Minutes an aware `moment`'s zone lies east of UTC; kept beside what is logged (E13, §6.2).

    Raises:
        ValueError: if `moment` is naive, since its offset can't be known.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a naive moment has no offset")
    return int(offset.total_seconds() // 60)
