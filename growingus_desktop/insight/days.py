"""Which days were logged, which had nothing to note, and which nobody wrote about (evidence §6.2)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType

STEADY = frozenset({"stayed-steady"})
"""Keys of patterns that are the steadier way; never stacked on the others (RULINGS, Charts)."""


class DayState(Enum):
    """What is known about one local calendar day."""

    LOGGED = "logged"
    NOTHING_TO_NOTE = "nothing to note"
    NOT_LOGGED = "not logged"


@dataclass(frozen=True, slots=True)
class MomentMark:
    """One logged moment, reduced to what is counted.

    Attributes:
        day: the local calendar day it happened on, as kept when it was logged.
        patterns: keys of the patterns it carries; none for a moment that is no pattern.
        triggers: keys of what set it off.
        minute: minutes after local midnight by the clock on the wall, None when not known.
    """

    day: date
    patterns: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    minute: int | None = None

    def is_rough(self, steady: frozenset[str] = STEADY) -> bool:
        """True when it carries at least one pattern that isn't the steadier way."""
        return bool(self.patterns - steady)

    def is_steady(self, steady: frozenset[str] = STEADY) -> bool:
        """True when it carries the steadier way and nothing else."""
        return bool(self.patterns) and self.patterns <= steady

    def is_one_of(self, patterns: frozenset[str] | None, steady: frozenset[str] = STEADY) -> bool:
        """True when it carries any of `patterns`; with None, any that isn't the steadier way."""
        if patterns is None:
            return self.is_rough(steady)
        return not self.patterns.isdisjoint(patterns)


@dataclass(frozen=True, slots=True)
class DayLedger:
    """The state of every day there is; a day it doesn't know is not logged, never zero."""

    entries: Mapping[date, int] = field(default_factory=lambda: MappingProxyType({}))
    nothing: frozenset[date] = frozenset()

    def state(self, day: date) -> DayState:
        """What is known about `day`."""
        if self.entries.get(day, 0) > 0:
            return DayState.LOGGED
        return DayState.NOTHING_TO_NOTE if day in self.nothing else DayState.NOT_LOGGED

    def is_logged(self, day: date) -> bool:
        """True for a day that may stand in a denominator: an entry, or nothing to note."""
        return self.state(day) is not DayState.NOT_LOGGED

    def logged_days(self) -> frozenset[date]:
        """Every day that may stand in a denominator."""
        return frozenset(day for day, count in self.entries.items() if count > 0) | self.nothing

    def logged_between(self, first: date, last: date) -> int:
        """How many days from `first` to `last`, both included, were logged."""
        return sum(first <= day <= last for day in self.logged_days())


def day_ledger(
    moments: Iterable[MomentMark],
    nothing_to_note: Iterable[date] = (),
    repairs: Iterable[date] = (),
) -> DayLedger:
    """Sort the days from what was written (evidence §6.2).

    Args:
        moments: every moment, in any order.
        nothing_to_note: days for which the person said so.
        repairs: the local day of each repair; a repair is an entry like any other.
    """
    entries: Counter[date] = Counter(moment.day for moment in moments)
    entries.update(repairs)
    return DayLedger(MappingProxyType(dict(entries)), frozenset(nothing_to_note))
