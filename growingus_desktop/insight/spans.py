"""Weeks, months, quarters and years of the calendar, for counting in equal columns."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

MONDAY = 0
MOST_COLUMNS = 53
"""More columns than this are a carpet, not a chart."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Unit(Enum):
    """How much of the calendar one column holds."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last.toordinal() - self.first.toordinal() + 1

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def week_of(day: date, week_starts: int = MONDAY) -> Span:
    """The week that holds `day`, cut off at the ends of the calendar.

    Args:
        day: any date there is.
        week_starts: weekday of the first day, 0 for Monday to 6 for Sunday.
    """
    start = day.toordinal() - (day.weekday() - week_starts) % 7
    return Span(_clamped(start), _clamped(start + 6))


def spans_between(
    first: date, last: date, unit: Unit = Unit.WEEK, week_starts: int = MONDAY
) -> tuple[Span, ...]:
    """Every whole `unit` that touches the days from `first` to `last`, oldest first.

    Raises:
        ValueError: if `first` comes after `last`.
    """
    if first > last:
        raise ValueError("a span of days can't end before it starts")
    if unit is Unit.WEEK:
        # Counted from the uncut week, so that every column keeps its weekday at the calendar's edge.
        begin = first.toordinal() - (first.weekday() - week_starts) % 7
        return tuple(
            Span(_clamped(day), _clamped(day + 6)) for day in range(begin, last.toordinal() + 1, 7)
        )
    return _month_spans(first, last, _MONTHS[unit.value])


def week_blocks(
    first: date, last: date, most: int = MOST_COLUMNS, week_starts: int = MONDAY
) -> tuple[Span, ...]:
    """Columns of equally many whole weeks from `first` to `last`, as few weeks each as will fit.

    They end with the week of `last`, so the first one may begin before the week of `first`: a
    column that held fewer days than the others would only look quieter.

    Args:
        first: a day in the first column.
        last: a day in the last week of the last column.
        most: how many columns there may be.
        week_starts: weekday of the first day, 0 for Monday.

    Raises:
        ValueError: if `first` comes after `last`.
    """
    weeks = spans_between(first, last, Unit.WEEK, week_starts)
    each = -(-len(weeks) // most)
    whole = range(len(weeks) % each or each, len(weeks) + 1, each)
    return tuple(_block(weeks[at - 1].last, each) for at in whole)


def _block(last: date, weeks: int) -> Span:
    return Span(_clamped(last.toordinal() - 7 * weeks + 1), last)


def fitting_unit(first: date, last: date, most: int = MOST_COLUMNS) -> Unit:
    """The finest unit that shows `first` to `last` in at most `most` columns; else years."""
    days = last.toordinal() - first.toordinal() + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if days <= 7 * (most - 1) + 1:
        return Unit.WEEK
    if months <= most:
        return Unit.MONTH
    return Unit.QUARTER if months <= 3 * (most - 1) else Unit.YEAR


def position_in(spans: Sequence[Span], day: date) -> float:
    """Where the start of `day` lies, in columns from the start of the first span.

    A band from `position_in(first)` to `position_in(last + 1 day)` covers exactly its days.
    Days outside lie at 0.0 or at ``len(spans)``.
    """
    if not spans or day < spans[0].first:
        return 0.0
    if day > spans[-1].last:
        return float(len(spans))
    column = bisect_right(spans, day, key=lambda span: span.first) - 1
    span = spans[column]
    return column + (day.toordinal() - span.first.toordinal()) / span.days


def _month_spans(first: date, last: date, months: int) -> tuple[Span, ...]:
    begin = (first.year * 12 + first.month - 1) // months * months
    end = last.year * 12 + last.month - 1
    return tuple(
        Span(_month_start(month), _clamped(_month_ordinal(month + months) - 1))
        for month in range(begin, end + 1, months)
    )


def _month_start(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _month_ordinal(months: int) -> int:
    if months // 12 > date.max.year:
        return date.max.toordinal() + 1
    return _month_start(months).toordinal()


def _clamped(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
