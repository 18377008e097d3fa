"""Walks of clock, zone and calendar: no negative day, no lost day, no zero where nobody wrote."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from growingus_desktop.core.clock import utc_offset_minutes
from growingus_desktop.insight.compare import Reading, Tally, compare, tally
from growingus_desktop.insight.days import DayState, MomentMark, day_ledger
from growingus_desktop.insight.repair_times import RepairMade, RoughMoment, repair_times
from growingus_desktop.insight.runchart import read_signal, run_chart
from growingus_desktop.insight.spans import Span, spans_between
from growingus_desktop.insight.weekly import SpanCounts, weekly_counts
from growingus_desktop.insight.year import year_grid
from growingus_desktop.store.patterns import MomentValues, mark_of
from tests.support.zones import ACROSS_THE_DATE_LINE, BERLIN, KIRITIMATI, KOLKATA, NEW_YORK, ZONES

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """What comes between one entry and the next: time, and perhaps a journey."""

    passed: timedelta
    zone: tzinfo


minutes = st.integers(-3 * 1440, 20 * 1440).map(lambda n: timedelta(minutes=n))
steps = st.lists(st.builds(Step, minutes, st.sampled_from(ZONES)), min_size=1, max_size=40)
starts = st.integers(0, 365 * 1440).map(
    lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)


def walk(start: datetime, journey: list[Step]) -> list[datetime]:
    """The local time of each entry, on a clock that may be set back between two of them."""
    now, found = start, list[datetime]()
    for step in journey:
        now += step.passed
        found.append(now.astimezone(step.zone))
    return found


def marks_of(entries: list[datetime]) -> list[MomentMark]:
    """As they are kept, the moment in UTC beside its local day and offset, and read again."""
    return [
        mark_of(
            MomentValues(
                entry.date(),
                happened_at=entry.astimezone(UTC),
                utc_offset=utc_offset_minutes(entry),
                patterns=frozenset({"pursued"}),
            )
        )
        for entry in entries
    ]


def weeks_of(marks: list[MomentMark], today: date) -> tuple[SpanCounts, ...]:
    first = min(mark.day for mark in marks)
    last = max(*(mark.day for mark in marks), first)
    return weekly_counts(marks, day_ledger(marks), (), first=first, last=last, today=today)


@given(starts, steps)
@example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), [Step(timedelta(hours=1), BERLIN)] * 3)
@example(datetime(2026, 12, 30, 9, tzinfo=UTC), [Step(timedelta(hours=2), ACROSS_THE_DATE_LINE)])
@example(datetime(2026, 3, 8, 6, 59, tzinfo=UTC), [Step(timedelta(minutes=1), NEW_YORK)] * 2)
@example(
    datetime(2026, 6, 1, 12, tzinfo=UTC),
    [Step(timedelta(), KIRITIMATI), Step(timedelta(), KOLKATA)],
)
def test_whatever_the_clock_does_each_entry_keeps_its_day_and_its_minute(
    start: datetime, journey: list[Step]
) -> None:
    entries = walk(start, journey)
    marks = marks_of(entries)
    for entry, mark in zip(entries, marks, strict=True):
        assert (mark.day, mark.minute) == (entry.date(), entry.hour * 60 + entry.minute)
    ledger = day_ledger(marks)
    lived = {entry.date() for entry in entries}
    first, last = min(lived), max(lived)
    for n in range((last - first).days + 1):
        day = first + n * DAY
        state = DayState.LOGGED if day in lived else DayState.NOT_LOGGED
        assert ledger.state(day) is state
    assert ledger.logged_between(first, last) == len(lived)


@given(starts, steps, st.integers(-10, 400))
def test_no_week_of_a_walk_loses_a_day_or_counts_a_negative_one(
    start: datetime, journey: list[Step], later: int
) -> None:
    marks = marks_of(walk(start, journey))
    # The clock may have been set back: today can lie before what was logged.
    weeks = weeks_of(marks, max(mark.day for mark in marks) + later * DAY)
    assert sum(week.moments for week in weeks) == len(marks)
    assert sum(week.days_logged for week in weeks) == len({mark.day for mark in marks})
    for week in weeks:
        assert 0 <= week.days_past <= 7
        assert 0 <= week.days_logged <= 7
        assert week.is_gap == (not any(mark.day in week.span for mark in marks))
        assert not week.is_gap or (week.moments, dict(week.marks), week.steady) == (0, {}, 0)
    for one, other in pairwise(weeks):
        assert other.span.first - one.span.last == DAY


@given(starts, steps)
@example(datetime(2026, 10, 24, 22, tzinfo=UTC), [Step(timedelta(hours=2), BERLIN)] * 3)
@example(datetime(2026, 3, 28, 22, tzinfo=UTC), [Step(timedelta(hours=2), BERLIN)] * 3)
def test_no_repair_of_a_walk_takes_less_than_no_time(start: datetime, journey: list[Step]) -> None:
    entries = walk(start, journey)
    moments = [
        RoughMoment(one, RepairMade(other) if number % 3 < 2 else None)
        for number, (one, other) in enumerate(pairwise(entries))
    ]
    found = repair_times(moments, entries[-1])
    passed = [
        moment.repair.at.astimezone(UTC) - moment.began.astimezone(UTC)
        for moment in moments
        if moment.began and moment.repair and moment.repair.at
    ]
    lengths = [length for length in passed if length >= timedelta()]
    assert found.repaired == len(passed)
    assert found.timed == len(lengths)
    assert found.still_open == len(moments) - len(passed)
    assert found.shortest == min(lengths, default=None)
    assert found.longest == max(lengths, default=None)


@given(starts, steps, st.integers(1, 60))
def test_no_stretch_of_a_walk_has_more_logged_days_than_days(
    start: datetime, journey: list[Step], length: int
) -> None:
    marks = marks_of(walk(start, journey))
    first = min(mark.day for mark in marks)
    ledger = day_ledger(marks)
    before = tally(marks, ledger, Span(first, first + (length - 1) * DAY))
    during = tally(marks, ledger, Span(first + length * DAY, first + (2 * length - 1) * DAY))
    assert before.days == during.days == length
    inside = [mark for mark in marks if mark.day < first + 2 * length * DAY]
    assert before.moments + during.moments == len(inside)
    assert before.logged + during.logged == len({mark.day for mark in inside})


@pytest.mark.parametrize("zone", ZONES)
def test_a_minute_before_and_at_midnight_are_two_days(zone: tzinfo) -> None:
    midnight = datetime(2026, 6, 2, tzinfo=zone)
    marks = marks_of([midnight - timedelta(minutes=1), midnight])
    assert [(mark.day, mark.minute) for mark in marks] == [
        (date(2026, 6, 1), 1439),
        (date(2026, 6, 2), 0),
    ]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_of_twenty_three_or_twenty_five_hours_is_one_day(day: date) -> None:
    start = datetime(day.year, day.month, day.day, tzinfo=BERLIN).astimezone(UTC)
    hours = [start + timedelta(hours=n) for n in range(26)]
    marks = marks_of([hour.astimezone(BERLIN) for hour in hours])
    on_the_day = [mark for mark in marks if mark.day == day]
    assert len(on_the_day) == (23 if day.month == 3 else 25)
    span = Span(day, day)
    assert tally(marks, day_ledger(marks), span) == Tally(len(on_the_day), 1, 1)


@pytest.mark.parametrize("year", [2024, 2025, 2028, 2100, 2000])
def test_a_leap_day_is_a_day_like_any_other(year: int) -> None:
    first, last = date(year, 2, 20), date(year, 3, 5)
    lived = [first + n * DAY for n in range((last - first).days + 1)]
    leap = date(year, 3, 1) - DAY
    marks = [MomentMark(day, frozenset({"pursued"})) for day in lived]
    found = tally(marks, day_ledger(marks), Span(first, last))
    assert found == Tally(len(lived), len(lived), 15 if leap.day == 29 else 14)
    grid = year_grid(marks, day_ledger(marks), last)
    [square] = [square for square in grid.days if square.day == leap]
    assert (square.moments, square.state) == (1, DayState.LOGGED)


def test_a_year_of_gaps_is_a_year_not_known_and_no_year_of_zeros() -> None:
    first = date(2027, 3, 1)
    last = first + 60 * 7 * DAY
    marks = [MomentMark(day, frozenset({"pursued"})) for day in [first] * 9 + [last] * 9]
    ledger = day_ledger(marks)
    weeks = weeks_of(marks, last)
    assert [week.is_gap for week in weeks] == [False] + [True] * 59 + [False]
    silent = Span(first + DAY, last - DAY)
    empty = tally(marks, ledger, silent)
    assert (empty.moments, empty.logged) == (0, 0)
    assert compare(tally(marks, ledger, Span(first, first + 13 * DAY)), empty).reading is (
        Reading.TOO_FEW
    )
    chart = run_chart(marks, ledger, spans=spans_between(first, last), today=last)
    assert [point.rate for point in chart.points[1:-1]] == [None] * 59
    assert chart.middle is None
    assert read_signal(chart).useful == 0
    grid = year_grid(marks, ledger, last)
    assert grid.days_logged == 1
    assert {square.state for square in grid.days[:-1]} == {DayState.NOT_LOGGED}
