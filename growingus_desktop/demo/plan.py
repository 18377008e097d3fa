"""Which days of a made-up year were logged, and how much happened on them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import sin, tau
from random import Random

YEAR = 52 * 7
"""Days in a made-up year: whole weeks, so that every year ends on the same weekday."""

AWAY = 166
"""Days before the year's end that lie in the week away, in which nothing is logged."""

THIN = (211, 236)
"""Days before the year's end between which there was little time to log."""

RUN = 14
FINISHED_RUN = 84
"""Days before the year's end at which its finished run began, at the earliest on that Monday."""

BEFORE_RUN = (11, 9, 6)
DURING_RUN = (12, 7, 4)
"""Days logged, rough moments, and those of the run's own pattern; fewer, as chance may give."""

SUNDAY = 6
_BUSY = (0.9, 0.8, 1.3, 0.9, 1.1, 1.2, 3.2)
"""How likely each weekday is to be written about, from Monday."""


@dataclass
class DayPlan:
    """What one logged day holds; a day without a plan wasn't logged.

    Args:
        day: the day.
        rough: how many rough moments.
        steady: how many hard moments kept.
        visiting: whether family is there.
        marked: of the rough ones, how many carry the pattern of the run; None for as it comes.
    """

    day: date
    rough: int = 0
    steady: int = 0
    visiting: bool = False
    marked: int | None = None


@dataclass
class YearPlan:
    """One made-up year.

    Args:
        back: how many years it lies back; 0 is the one that ends today.
        last: its last day, which isn't over yet.
        days: the logged days.
    """

    back: int
    last: date
    days: dict[date, DayPlan] = field(default_factory=dict[date, DayPlan])

    @property
    def first(self) -> date:
        """Its first day."""
        return self.last - timedelta(YEAR - 1)

    @property
    def run_started(self) -> date:
        """The Monday on which the finished run began."""
        return monday(self.last - timedelta(FINISHED_RUN))

    def ago(self, days: int) -> date:
        """The day so many days before the year's end."""
        return self.last - timedelta(days)


def monday(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(day.weekday())


def plan_year(random: Random, last: date, back: int = 0) -> YearPlan:
    """Make up which days of the year ending on `last` were logged, the last one left open.

    There is no trend: weeks go up and down around the same middle.
    """
    plan = YearPlan(back, last)
    level = 0.0
    for number in range(YEAR // 7 + 1):
        start = monday(plan.first) + timedelta(7 * number)
        level = 0.4 * level + random.gauss(0, 0.6)
        swell = level + 0.5 * sin(tau * number / 17)
        for day in _week(random, plan, start, swell):
            if plan.first <= day.day < last:
                plan.days[day.day] = day
    if back == 0:
        start = plan.run_started
        _lay_fortnight(random, plan, start - timedelta(RUN), BEFORE_RUN)
        _lay_fortnight(random, plan, start, DURING_RUN)
    return plan


def _week(random: Random, plan: YearPlan, start: date, swell: float) -> list[DayPlan]:
    week = [start + timedelta(number) for number in range(7)]
    if plan.ago(AWAY) in week:
        return []
    thin = plan.ago(THIN[1]) <= start <= plan.ago(THIN[0])
    visiting = (plan.last - start).days // 7 % 6 == 5
    rough = min(max(round(2.9 + swell + random.gauss(0, 0.9)), 0), 6)
    logged = random.choices((2, 3, 4, 5, 6), (12, 27, 31, 21, 9))[0]
    if thin:
        rough, logged = min(rough, 1), random.choice((0, 1, 1, 2))
    days = [DayPlan(day, visiting=visiting and day.weekday() >= 5) for day in week]
    chosen = _some(random, days, max(logged, (rough + 1) // 2))
    _spread(random, chosen, rough)
    if chosen and random.random() < (0.3 if thin else 0.55):
        random.choice(chosen).steady += 1
    return sorted(chosen, key=lambda day: day.day)


def _lay_fortnight(
    random: Random, plan: YearPlan, start: date, counts: tuple[int, int, int]
) -> None:
    logged, rough, marked = counts
    empty = {random.randrange(7), *(7 + place for place in random.sample(range(7), 13 - logged))}
    days = [DayPlan(start + timedelta(number), marked=0) for number in range(RUN)]
    chosen = [day for number, day in enumerate(days) if number not in empty]
    _spread(random, chosen, rough)
    for _ in range(marked):
        day = random.choice([d for d in chosen if (d.marked or 0) < d.rough])
        day.marked = (day.marked or 0) + 1
    for day in days:
        plan.days.pop(day.day, None)
    random.choice(chosen).steady += 1
    plan.days.update((day.day, day) for day in chosen)


def _spread(random: Random, days: list[DayPlan], rough: int) -> None:
    for _ in range(rough):
        open_days = [day for day in days if day.rough < (3 if day.visiting else 2)]
        weights = [_BUSY[day.day.weekday()] * (2.5 if day.visiting else 1) for day in open_days]
        random.choices(open_days, weights)[0].rough += 1


def _some(random: Random, days: Iterable[DayPlan], count: int) -> list[DayPlan]:
    left, chosen = list(days), list[DayPlan]()
    for _ in range(min(count, 6)):
        weights = [_BUSY[day.day.weekday()] * (2 if day.visiting else 1) for day in left]
        chosen.append(random.choices(left, weights)[0])
        left.remove(chosen[-1])
    return chosen
