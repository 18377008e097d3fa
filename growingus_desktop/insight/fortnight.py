"""Where two weeks with one thing stand on a given day: waiting, under way, paused or over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from growingus_desktop.insight.spans import Span

_DAY = timedelta(1)


class Phase(Enum):
    """What a run is at."""

    WAITING = "begins on a day to come"
    RUNNING = "under way"
    PAUSED = "resting until it is taken up again"
    OVER = "its days are over, or it was ended; nothing is decided"
    DECIDED = "kept, changed or dropped"


@dataclass(frozen=True, slots=True)
class Fortnight:
    """The days of one run. A paused day is none of them, and a pause never takes one away.

    Args:
        starts_on: its first day.
        length: how many days it counts, those of a pause left out.
        pauses: stretches it rested in and was taken up after.
        paused_on: the first day of the pause it is in, or None.
        ended_on: the last day, once it was ended or decided, or None.
        decided: whether the person decided what becomes of it.
    """

    starts_on: date
    length: int = 14
    pauses: tuple[Span, ...] = ()
    paused_on: date | None = None
    ended_on: date | None = None
    decided: bool = False

    def phase(self, today: date) -> Phase:
        """What it is at on `today`, the person's own calendar day."""
        if self.decided:
            return Phase.DECIDED
        if self.ended_on is not None:
            return Phase.OVER
        if self.paused_on is not None:
            return Phase.PAUSED
        if today < self.starts_on:
            return Phase.WAITING
        return Phase.OVER if today > self.days(today)[-1] else Phase.RUNNING

    def days(self, today: date) -> tuple[date, ...]:
        """Every day it counts; while it rests, as if it were taken up today."""
        return tuple(self._days(self._rests(today)))

    def open_days(self, today: date) -> tuple[date, ...]:
        """The days that may be noted: those that have come, up to where it ended."""
        last = today if self.ended_on is None else min(today, self.ended_on)
        rests_from = self.paused_on or date.max
        return tuple(day for day in self.days(today) if day <= last and day < rests_from)

    def number(self, today: date) -> int:
        """Which of its days today is, from 1; while it rests, the one it came to."""
        return max(1, min(len(self.open_days(today)), self.length))

    def last_day(self, today: date) -> date:
        """The day on which it ends, or ended."""
        last = self.days(today)[-1]
        return last if self.ended_on is None else min(last, max(self.ended_on, self.starts_on))

    def _rests(self, today: date) -> tuple[Span, ...]:
        if self.paused_on is None or today <= self.paused_on:
            return self.pauses
        return (*self.pauses, Span(self.paused_on, today - _DAY))

    def _days(self, rests: tuple[Span, ...]) -> Iterator[date]:
        day, left = self.starts_on, max(1, self.length)
        while left and day < date.max:
            if not any(day in rest for rest in rests):
                yield day
                left -= 1
            day += _DAY


def next_week(today: date, week_starts: int) -> tuple[date, ...]:
    """The seven days of the calendar week after today's, from which a start may be drawn (§6.6).

    Args:
        today: the person's own calendar day.
        week_starts: weekday of the first day, 0 for Monday to 6 for Sunday.
    """
    first = today + timedelta(7 - (today.weekday() - week_starts) % 7)
    return tuple(first + timedelta(number) for number in range(7))
