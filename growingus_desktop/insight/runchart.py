"""A series of weeks about its own middle line, and what may be read from it when asked (§6.4)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from math import comb, log2
from statistics import median

from growingus_desktop.insight.days import STEADY, DayLedger, MomentMark
from growingus_desktop.insight.spans import Span

WEEK = 7
FEWEST_LOGGED = 4
"""A week with fewer logged days is drawn hollow and not read: the eight of fourteen of §6.2."""

FEWEST_POINTS = 16
"""Points off the middle line below which nothing may be read."""

_LUCK = Fraction(1, 20)


class Side(Enum):
    """Where a point lies from the middle line."""

    BELOW = -1
    ON = 0
    ABOVE = 1


class Signal(Enum):
    """What may be said of a run chart; the presenter words it."""

    TOO_FEW_POINTS = "too few points to read anything from"
    NOTHING = "nothing stands out from ordinary ups and downs"
    LONG_RUN = "a longer run on one side than ups and downs usually give"
    FEW_CROSSINGS = "fewer crossings of the middle line than ups and downs usually give"


@dataclass(frozen=True, slots=True)
class RunPoint:
    """One week of the chart.

    Attributes:
        span: its days.
        moments: what was counted, each moment once.
        logged: days logged, the only denominator.
        is_over: whether the week has ended.
    """

    span: Span
    moments: int
    logged: int
    is_over: bool = True

    @property
    def rate(self) -> Fraction | None:
        """Moments per seven logged days; None where nobody wrote, which is not zero."""
        return Fraction(self.moments * WEEK, self.logged) if self.logged else None

    @property
    def is_read(self) -> bool:
        """True for a week that is over and was logged on enough days to stand in the series."""
        return self.is_over and self.logged * WEEK >= FEWEST_LOGGED * self.span.days


@dataclass(frozen=True, slots=True)
class RunChart:
    """Weeks in order, oldest first, with the median of all that are read; it signals nothing."""

    points: tuple[RunPoint, ...]

    @property
    def middle(self) -> Fraction | None:
        """The median of the whole series, None without a week that is read."""
        rates = [point.rate for point in self.points if point.is_read and point.rate is not None]
        return median(rates) if rates else None


@dataclass(frozen=True, slots=True)
class Run:
    """Weeks in a row on one side of the middle line.

    Attributes:
        side: which side.
        points: weeks counted; those on the line itself neither count nor break a run.
        span: from the first day of the first to the last day of the last.
        unread: weeks in between with too few logged days to be read.
    """

    side: Side
    points: int
    span: Span
    unread: int


@dataclass(frozen=True, slots=True)
class RunReading:
    """What a run chart shows when the person asks whether anything can be read from it.

    Attributes:
        signal: what may be said.
        useful: points off the middle line.
        longest: the longest run, the latest of equals; None where too little may be read.
        crossings: how often the series crosses the middle line.
        longest_by_luck: runs up to this long are ordinary for so many points.
        fewest_by_luck: crossings down to this many are ordinary for so many points.
    """

    signal: Signal
    useful: int
    longest: Run | None
    crossings: int
    longest_by_luck: int
    fewest_by_luck: int


def run_chart(
    moments: Iterable[MomentMark],
    ledger: DayLedger,
    *,
    spans: Sequence[Span],
    today: date,
    patterns: frozenset[str] | None = None,
    steady: frozenset[str] = STEADY,
) -> RunChart:
    """Count moments, each once, for each week, beside the days logged in it.

    Args:
        moments: in any order.
        ledger: the state of the days.
        spans: the weeks, oldest first, without holes.
        today: the day the person is living in; the week it lies in isn't read yet.
        patterns: count moments carrying any of these; None for any that isn't staying steady.
        steady: keys of the steadier way.
    """
    by_day = Counter(moment.day for moment in moments if moment.is_one_of(patterns, steady))
    logged = ledger.logged_days()

    def point(span: Span) -> RunPoint:
        days = [date.fromordinal(n) for n in range(span.first.toordinal(), _after(span))]
        return RunPoint(
            span=span,
            moments=sum(by_day[day] for day in days),
            logged=sum(day in logged for day in days),
            is_over=span.last < today,
        )

    return RunChart(tuple(point(span) for span in spans))


def read_signal(chart: RunChart) -> RunReading:
    """Answer "Can anything be read from this?"; called when the person asks, never before.

    Looking every week makes lucky runs likelier (§6.4), so nothing calls this to draw a chart.
    """
    middle = chart.middle
    sides = [_side(point, middle) for point in chart.points]
    places = [index for index, side in enumerate(sides) if side not in (None, Side.ON)]
    bare = [1 if sides[index] is Side.ABOVE else -1 for index in places]
    useful = len(places)
    if useful < FEWEST_POINTS:
        return RunReading(Signal.TOO_FEW_POINTS, useful, None, 0, 0, 0)
    first, last = longest_run(bare)
    length = last - first + 1
    within = slice(places[first], places[last] + 1)
    longest = Run(
        side=Side(bare[first]),
        points=length,
        span=Span(chart.points[within.start].span.first, chart.points[places[last]].span.last),
        unread=sum(side is None for side in sides[within]),
    )
    found = crossings(bare)
    most, fewest = longest_by_luck(useful), fewest_crossings_by_luck(useful)
    if length > most:
        signal = Signal.LONG_RUN
    else:
        signal = Signal.FEW_CROSSINGS if found < fewest else Signal.NOTHING
    return RunReading(signal, useful, longest, found, most, fewest)


def longest_run(sides: Sequence[int]) -> tuple[int, int]:
    """First and last index of the longest run of equal `sides`, the latest of equals.

    Raises:
        ValueError: if there are none.
    """
    if not sides:
        raise ValueError("a run needs at least one point")
    best = (0, 0)
    start = 0
    for index, side in enumerate(sides):
        if side != sides[start]:
            start = index
        if index - start >= best[1] - best[0]:
            best = (start, index)
    return best


def crossings(sides: Sequence[int]) -> int:
    """How often neighbours lie on different sides."""
    return sum(one != other for one, other in pairwise(sides))


def longest_by_luck(useful: int) -> int:
    """The longest run that is ordinary among `useful` points (Anhøj & Olesen 2014)."""
    return round(log2(useful) + 3)


def fewest_crossings_by_luck(useful: int) -> int:
    """The fewest crossings that are ordinary among `useful` points: the lower 5 % of even odds."""
    flips = useful - 1
    below = 0
    for count in range(flips + 1):
        below += comb(flips, count)
        if below >= _LUCK * 2**flips:
            return count
    return flips


def _side(point: RunPoint, middle: Fraction | None) -> Side | None:
    rate = point.rate
    if middle is None or rate is None or not point.is_read:
        return None
    if rate == middle:
        return Side.ON
    return Side.ABOVE if rate > middle else Side.BELOW


def _after(span: Span) -> int:
    return span.last.toordinal() + 1
