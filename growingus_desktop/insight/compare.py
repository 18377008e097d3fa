"""Before and during the one thing: two counts, and what may be said of them (evidence §6.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from growingus_desktop.insight.days import STEADY, DayLedger, MomentMark
from growingus_desktop.insight.intervals import Interval, clopper_pearson, odds
from growingus_desktop.insight.spans import Span

FEWEST_EVENTS = 6
FEWEST_LOGGED = 8
FORTNIGHT = 14
"""Days the thresholds are stated for."""


class Reading(Enum):
    """Which sentence of evidence §6.5 the counts allow; the presenter words it."""

    TOO_FEW = "too few to compare"
    LOGGED_UNEVENLY = "logging too different to compare"
    ABOUT_THE_SAME = "about the same as before"
    FEWER_WITHIN_CHANCE = "fewer, within ordinary ups and downs"
    MORE_WITHIN_CHANCE = "more, within ordinary ups and downs"
    FEWER_THAN_CHANCE = "fewer than chance usually gives"
    MORE_THAN_CHANCE = "more than chance usually gives"


@dataclass(frozen=True, slots=True)
class Tally:
    """What was logged in one stretch of days.

    Attributes:
        moments: moments, each once however many patterns it carries.
        logged: days that were logged, the only denominator.
        days: length of the stretch.
    """

    moments: int
    logged: int
    days: int

    def __post_init__(self) -> None:
        if self.moments < 0 or not 0 <= self.logged <= self.days:
            raise ValueError("a stretch holds its logged days and no negative counts")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two stretches beside each other.

    Attributes:
        before: the stretch before the one thing began.
        during: the stretch while it ran.
        reading: the sentence the counts allow.
        ratio: the 95 % interval of during over before, per logged day; None where the two
            shouldn't be compared. Shown only behind "How sure?".
    """

    before: Tally
    during: Tally
    reading: Reading
    ratio: Interval | None

    @property
    def times(self) -> float | None:
        """The ratio itself; None where the two aren't compared or nothing came before."""
        if self.ratio is None or not self.before.moments:
            return None
        return (self.during.moments * self.before.logged) / (
            self.before.moments * self.during.logged
        )


def tally(
    moments: Iterable[MomentMark],
    ledger: DayLedger,
    span: Span,
    patterns: frozenset[str] | None = None,
    steady: frozenset[str] = STEADY,
) -> Tally:
    """Count the moments of `span`, each once.

    Args:
        moments: in any order.
        ledger: the state of the days.
        span: the stretch.
        patterns: count moments carrying any of these; None for any that isn't staying steady.
        steady: keys of the steadier way.
    """
    return Tally(
        moments=sum(
            moment.day in span and moment.is_one_of(patterns, steady) for moment in moments
        ),
        logged=ledger.logged_between(span.first, span.last),
        days=span.days,
    )


def before_and_during(
    moments: Iterable[MomentMark],
    ledger: DayLedger,
    days: Sequence[date],
    pattern: str = "",
) -> Comparison:
    """Set the days of a run beside as many days right before it.

    Args:
        moments: in any order.
        ledger: the state of the days.
        days: the run's days that have been, oldest first; days it was paused are not among them.
        pattern: count moments carrying this one; "" for any that isn't staying steady.

    Raises:
        ValueError: if there are no days.
    """
    if not days:
        raise ValueError("there are no days to set beside others")
    patterns = frozenset({pattern}) if pattern else None
    earlier = Span(days[0] - timedelta(len(days)), days[0] - timedelta(1))
    # Years of moments needn't be gone through once for every day.
    marks = tuple(mark for mark in moments if earlier.first <= mark.day <= days[-1])
    parts = [tally(marks, ledger, Span(day, day), patterns) for day in days]
    during = Tally(
        moments=sum(part.moments for part in parts),
        logged=sum(part.logged for part in parts),
        days=len(days),
    )
    return compare(tally(marks, ledger, earlier, patterns), during)


def compare(before: Tally, during: Tally) -> Comparison:
    """Say what two stretches allow to be said, and no more (evidence §6.2, §6.5)."""
    if _too_few(before, during):
        return Comparison(before, during, Reading.TOO_FEW, None)
    if _logged_unevenly(before, during):
        return Comparison(before, during, Reading.LOGGED_UNEVENLY, None)
    ratio = rate_ratio(before, during)
    return Comparison(before, during, _reading(before, during, ratio), ratio)


def rate_ratio(before: Tally, during: Tally) -> Interval:
    """The exact conditional 95 % interval of the ratio of rates per logged day (§6.5).

    Given the sum of both counts, the second is binomial; its Clopper-Pearson bounds become
    bounds of the ratio. Agrees with R's ``poisson.test``.

    Raises:
        ValueError: if nothing was counted, or either stretch has no logged day.
    """
    if not before.logged or not during.logged:
        raise ValueError("a rate needs logged days on both sides")
    share = clopper_pearson(during.moments, before.moments + during.moments)
    scale = before.logged / during.logged
    return Interval(odds(share.low) * scale, odds(share.high) * scale)


def _too_few(before: Tally, during: Tally) -> bool:
    def sparse(side: Tally) -> bool:
        return side.logged < FEWEST_LOGGED or side.logged * FORTNIGHT < FEWEST_LOGGED * side.days

    return before.moments + during.moments < FEWEST_EVENTS or sparse(before) or sparse(during)


def _logged_unevenly(before: Tally, during: Tally) -> bool:
    # Whole numbers, so that exactly a quarter apart never depends on rounding.
    apart = abs(before.logged * during.days - during.logged * before.days)
    return 4 * apart > before.days * during.days


def _reading(before: Tally, during: Tally, ratio: Interval) -> Reading:
    fewer = during.moments * before.logged < before.moments * during.logged
    if 1.0 not in ratio:
        return Reading.FEWER_THAN_CHANCE if fewer else Reading.MORE_THAN_CHANCE
    apart = abs(during.moments * before.logged - before.moments * during.logged)
    # Within one moment in fourteen logged days.
    if apart * FORTNIGHT <= before.logged * during.logged:
        return Reading.ABOUT_THE_SAME
    return Reading.FEWER_WITHIN_CHANCE if fewer else Reading.MORE_WITHIN_CHANCE
