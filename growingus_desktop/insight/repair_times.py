"""How long coming back took, with the moments still open kept in view (evidence E20, §6)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Starter(Enum):
    """Who took the first step back."""

    ME = "me"
    THEM = "them"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class RepairMade:
    """A repair: when, aware and if known, and who began it, if said."""

    at: datetime | None = None
    starter: Starter | None = None


@dataclass(frozen=True, slots=True)
class RoughMoment:
    """A moment that could be repaired: when it happened, aware and if known, and its repair."""

    began: datetime | None
    repair: RepairMade | None = None


@dataclass(frozen=True, slots=True)
class RepairTimes:
    """The times of all repairs and what they leave open.

    Attributes:
        repaired: moments repaired, timed or not.
        still_open: moments not repaired so far.
        running: those of them whose beginning is known, which the median reckons with.
        timed: repairs whose time is known; one dated before its moment isn't.
        median: the time by which half of the timed moments were repaired, the open ones counted
            as "longer than so far"; None while too many are open for it to be known.
        shortest: the shortest time to a repair; None without one.
        longest: the longest time to a repair; None without one.
        starters: repairs by who began them, where it was said.
    """

    repaired: int
    still_open: int
    running: int
    timed: int
    median: timedelta | None
    shortest: timedelta | None
    longest: timedelta | None
    starters: tuple[tuple[Starter, int], ...]


def repair_times(moments: Iterable[RoughMoment], now: datetime) -> RepairTimes:
    """Summarise the times to repair, open moments censored at `now` (Kaplan & Meier 1958).

    Args:
        moments: in any order.
        now: the present, aware; an open moment has lasted until then.

    Raises:
        ValueError: if a moment, a repair or `now` is naive.
    """
    closed: list[timedelta] = []
    running: list[timedelta] = []
    repaired = still_open = 0
    starters: Counter[Starter] = Counter()
    for moment in moments:
        if moment.repair is None:
            still_open += 1
            if moment.began is not None:
                running.append(max(_elapsed(moment.began, now), timedelta()))
            continue
        repaired += 1
        if moment.repair.starter is not None:
            starters[moment.repair.starter] += 1
        length = time_between(moment.began, moment.repair.at)
        if length is not None:
            closed.append(length)
    return RepairTimes(
        repaired=repaired,
        still_open=still_open,
        running=len(running),
        timed=len(closed),
        median=_median(closed, running),
        shortest=min(closed, default=None),
        longest=max(closed, default=None),
        starters=tuple((starter, starters[starter]) for starter in Starter if starters[starter]),
    )


def time_between(began: datetime | None, at: datetime | None) -> timedelta | None:
    """How long a moment waited for its repair; None where either time isn't known.

    A repair dated before its moment took no time that could be told: None as well, never less than
    nothing.

    Args:
        began: when the moment happened, aware.
        at: when it was repaired, aware.

    Raises:
        ValueError: if one of them is naive.
    """
    if began is None or at is None:
        return None
    length = _elapsed(began, at)
    return length if length >= timedelta() else None


def _elapsed(begin: datetime, end: datetime) -> timedelta:
    # Within one zone Python subtracts what the clocks on the wall showed, an hour off where they
    # were put forward or back between the two.
    east_then, east_now = begin.utcoffset(), end.utcoffset()
    if east_then is None or east_now is None:
        raise ValueError("a naive moment has no place in time")
    return (end.replace(tzinfo=None) - begin.replace(tzinfo=None)) - (east_now - east_then)


def _median(closed: list[timedelta], running: list[timedelta]) -> timedelta | None:
    """The first time at which no more than half are expected to be open still."""
    # At the same length a repair comes before an open end, so the open one was still at risk.
    ends = sorted([(length, 0) for length in closed] + [(length, 1) for length in running])
    still_open = 1.0
    for index, (length, is_open) in enumerate(ends):
        if is_open:
            continue
        at_risk = len(ends) - index
        still_open *= (at_risk - 1) / at_risk
        # A half reached by many small steps may miss it by the last binary digits.
        if still_open <= 0.5 + 1e-9:
            return length
    return None
