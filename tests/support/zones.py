"""Time zones that change their offset, without asking the computer for its list of them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo

_BEGINNING = datetime.min  # noqa: DTZ901 - a bound, compared with bare times
_END = datetime.max  # noqa: DTZ901


class ShiftingZone(tzinfo):
    """A zone that lies `first` hours east of UTC, and others from given moments on.

    Args:
        first: hours east before any change.
        shifts: (moment in UTC; hours east from then on), in order.
    """

    def __init__(self, first: float, shifts: Sequence[tuple[datetime, float]] = ()) -> None:
        moments = (at.replace(tzinfo=None) for at, _ in shifts)
        self._starts = (_BEGINNING, *moments)
        self._ends = (*self._starts[1:], _END)
        self._offsets = tuple(timedelta(hours=h) for h in (first, *(h for _, h in shifts)))

    def utcoffset(self, dt: datetime | None, /) -> timedelta:
        """By what the clock on the wall shows; its `fold` tells an hour from its second coming."""
        if dt is None:
            return self._offsets[0]
        wall = dt.replace(tzinfo=None)
        held = self._held_by(wall)
        return self._offsets[held[-1 if dt.fold else 0]] if held else self._before_gap(wall)

    def dst(self, dt: datetime | None, /) -> timedelta:
        """Not told apart from the zone's own offset."""
        return timedelta()

    def tzname(self, dt: datetime | None, /) -> str:
        """A name, as every zone must have."""
        return "shifting"

    def fromutc(self, dt: datetime, /) -> datetime:
        """What the clock on the wall shows."""
        moment = dt.replace(tzinfo=None)
        index = max(n for n, start in enumerate(self._starts) if start <= moment)
        wall = moment + self._offsets[index]
        held = self._held_by(wall)
        return wall.replace(tzinfo=self, fold=int(len(held) > 1 and held[0] != index))

    def _held_by(self, wall: datetime) -> list[int]:
        return [
            n
            for n, offset in enumerate(self._offsets)
            if self._starts[n] <= wall - offset < self._ends[n]
        ]

    def _before_gap(self, wall: datetime) -> timedelta:
        passed = [
            offset
            for start, offset in zip(self._starts, self._offsets, strict=True)
            if start <= wall - offset
        ]
        return passed[-1] if passed else self._offsets[0]


def _utc(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


BERLIN = ShiftingZone(1, [(_utc(2026, 3, 29, 1), 2), (_utc(2026, 10, 25, 1), 1)])
NEW_YORK = ShiftingZone(-5, [(_utc(2026, 3, 8, 7), -4), (_utc(2026, 11, 1, 6), -5)])
LORD_HOWE = ShiftingZone(11, [(_utc(2026, 4, 4, 15), 10.5), (_utc(2026, 10, 3, 15, 30), 11)])
ACROSS_THE_DATE_LINE = ShiftingZone(-10, [(_utc(2026, 12, 30, 10), 14)])
"""A whole day, the thirtieth, is never lived there."""

KOLKATA = ShiftingZone(5.5)
KIRITIMATI = ShiftingZone(14)
ZONES = (BERLIN, NEW_YORK, LORD_HOWE, ACROSS_THE_DATE_LINE, KOLKATA, KIRITIMATI)
