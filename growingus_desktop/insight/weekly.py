"""Pattern marks a week with the days logged beneath them (evidence §6.2-6.3)."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from growingus_desktop.insight.days import STEADY, DayLedger, MomentMark
from growingus_desktop.insight.spans import MONDAY, Span, Unit, spans_between


class Coverage(Enum):
    """How much of a span has happened."""

    WHOLE = "whole"
    UNDERWAY = "underway"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class SpanCounts:
    """What was logged in one week (or month, or quarter).

    Attributes:
        span: its days.
        marks: marks per pattern key, without the steadier ones; keys without a mark are absent.
        steady: marks of staying steady.
        repairs: repairs made on its days.
        moments: moments, each once however many marks it carries.
        days_logged: days with an entry or with nothing to note.
        days_past: days of it that have happened, today included.
        coverage: whether it is over, underway or still to come.
    """

    span: Span
    marks: Mapping[str, int]
    steady: int
    repairs: int
    moments: int
    days_logged: int
    days_past: int
    coverage: Coverage

    @property
    def total(self) -> int:
        """All marks above the axis."""
        return sum(self.marks.values())

    @property
    def is_gap(self) -> bool:
        """True when nobody wrote on any of its days, which says nothing about how it went."""
        return self.days_logged == 0


def weekly_counts(
    moments: Iterable[MomentMark],
    ledger: DayLedger,
    repairs: Iterable[date],
    *,
    first: date,
    last: date,
    today: date,
    week_starts: int = MONDAY,
    steady: frozenset[str] = STEADY,
) -> tuple[SpanCounts, ...]:
    """Count marks for every week that touches `first` to `last`, gaps included.

    Args:
        moments: in any order; those outside the weeks are left out.
        ledger: the state of the days, from `day_ledger`.
        repairs: the local day of each repair.
        first: a day in the first week.
        last: a day in the last week.
        today: the day the person is living in.
        week_starts: weekday of the first day, 0 for Monday.
        steady: keys counted below the axis.
    """
    spans = spans_between(first, last, Unit.WEEK, week_starts)
    return span_counts(moments, ledger, repairs, spans=spans, today=today, steady=steady)


def span_counts(
    moments: Iterable[MomentMark],
    ledger: DayLedger,
    repairs: Iterable[date],
    *,
    spans: Sequence[Span],
    today: date,
    steady: frozenset[str] = STEADY,
) -> tuple[SpanCounts, ...]:
    """Count marks for each of `spans`, which follow each other without holes."""
    # Ten years of moments are asked about day by day, and most days return.
    column = _Columns(spans).__getitem__
    marks: list[Counter[str]] = [Counter() for _ in spans]
    once: Counter[int | None] = Counter()
    for moment in moments:
        index = column(moment.day)
        if index is not None:
            once[index] += 1
            found = marks[index]
            for key in moment.patterns:
                found[key] += 1
    repaired = Counter(column(day) for day in repairs)
    logged = Counter(column(day) for day in ledger.logged_days())
    return tuple(
        SpanCounts(
            span=span,
            marks=MappingProxyType(
                {key: count for key, count in sorted(found.items()) if key not in steady}
            ),
            steady=sum(count for key, count in found.items() if key in steady),
            repairs=repaired[index],
            moments=once[index],
            days_logged=logged[index],
            days_past=_days_past(span, today),
            coverage=_coverage(span, today),
        )
        for index, (span, found) in enumerate(zip(spans, marks, strict=True))
    )


class _Columns(dict[date, int | None]):
    """The column each day falls into, None for a day outside all of them."""

    def __init__(self, spans: Sequence[Span]) -> None:
        super().__init__()
        self._spans = spans
        self._starts = [span.first for span in spans]

    def __missing__(self, day: date) -> int | None:
        index = bisect_right(self._starts, day) - 1
        found = index if index >= 0 and day in self._spans[index] else None
        self[day] = found
        return found


def _days_past(span: Span, today: date) -> int:
    return min(max(today.toordinal() - span.first.toordinal() + 1, 0), span.days)


def _coverage(span: Span, today: date) -> Coverage:
    if today < span.first:
        return Coverage.FUTURE
    return Coverage.WHOLE if today > span.last else Coverage.UNDERWAY
