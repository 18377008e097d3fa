"""Days, weeks and the year: gaps are never zero, and nothing counted is lost or made up."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.insight.days import DayState, MomentMark, day_ledger
from growingus_desktop.insight.spans import (
    Unit,
    fitting_unit,
    position_in,
    spans_between,
    week_of,
)
from growingus_desktop.insight.weekly import Coverage, SpanCounts, span_counts, weekly_counts
from growingus_desktop.insight.year import first_day_shown, year_grid

MONDAY = date(2026, 3, 23)
KEYS = ("pursued", "went-quiet", "criticised", "stayed-steady", "own-1")
days = st.dates(date(2025, 1, 1), date(2026, 12, 31))
moments = st.builds(MomentMark, day=days, patterns=st.frozensets(st.sampled_from(KEYS), max_size=3))


def weeks_of(
    logged: list[MomentMark], nothing: list[date] | None = None, repairs: list[date] | None = None
) -> tuple[SpanCounts, ...]:
    ledger = day_ledger(logged, nothing or (), repairs or ())
    return weekly_counts(
        logged,
        ledger,
        repairs or (),
        first=date(2025, 1, 1),
        last=date(2026, 12, 31),
        today=date(2026, 12, 31),
    )


def test_a_day_is_logged_by_an_entry_or_by_nothing_to_note_and_otherwise_unknown() -> None:
    ledger = day_ledger(
        [MomentMark(MONDAY, frozenset({"pursued"}))],
        nothing_to_note=[MONDAY + timedelta(days=1)],
        repairs=[MONDAY + timedelta(days=2)],
    )
    states = [ledger.state(MONDAY + timedelta(days=n)) for n in range(4)]
    assert states == [
        DayState.LOGGED,
        DayState.NOTHING_TO_NOTE,
        DayState.LOGGED,
        DayState.NOT_LOGGED,
    ]
    assert ledger.logged_between(MONDAY, MONDAY + timedelta(days=6)) == 3


def test_an_entry_outweighs_nothing_to_note_on_the_same_day() -> None:
    ledger = day_ledger([MomentMark(MONDAY)], nothing_to_note=[MONDAY])
    assert ledger.state(MONDAY) is DayState.LOGGED
    assert len(ledger.logged_days()) == 1


def test_a_kept_moment_without_a_pattern_logs_its_day_and_counts_as_no_mark() -> None:
    [week] = [week for week in weeks_of([MomentMark(MONDAY)]) if not week.is_gap]
    assert (week.total, week.steady, week.days_logged) == (0, 0, 1)


@given(st.lists(moments), st.lists(days), st.lists(days))
def test_no_mark_is_lost_or_made_up(
    logged: list[MomentMark], nothing: list[date], repairs: list[date]
) -> None:
    weeks = weeks_of(logged, nothing, repairs)
    assert sum(week.total + week.steady for week in weeks) == sum(len(m.patterns) for m in logged)
    assert sum(week.moments for week in weeks) == len(logged)
    assert sum(week.repairs for week in weeks) == len(repairs)
    known = {m.day for m in logged} | set(nothing) | set(repairs)
    assert sum(week.days_logged for week in weeks) == len(known)


@given(st.lists(moments), st.lists(days), st.randoms(use_true_random=False))
def test_order_does_not_matter(
    logged: list[MomentMark], nothing: list[date], chance: Random
) -> None:
    shuffled = list(logged)
    chance.shuffle(shuffled)
    assert weeks_of(shuffled, nothing[::-1]) == weeks_of(logged, nothing)


@given(st.lists(moments), st.lists(days))
def test_a_gap_is_a_week_without_a_logged_day_and_nothing_else(
    logged: list[MomentMark], nothing: list[date]
) -> None:
    known = {m.day for m in logged} | set(nothing)
    for week in weeks_of(logged, nothing):
        assert week.is_gap == (not any(day in week.span for day in known))
        assert 0 <= week.days_logged <= 7
        if week.is_gap:
            assert not week.marks
            assert week.steady == 0


def test_steady_and_repairs_never_stand_among_the_marks() -> None:
    logged = [MomentMark(MONDAY, frozenset({"pursued", "stayed-steady"}))]
    [week] = [week for week in weeks_of(logged, repairs=[MONDAY]) if not week.is_gap]
    assert dict(week.marks) == {"pursued": 1}
    assert (week.steady, week.repairs, week.moments) == (1, 1, 1)


def test_a_week_says_whether_it_is_over_underway_or_still_to_come() -> None:
    spans = spans_between(MONDAY, MONDAY + timedelta(days=20))
    counts = span_counts([], day_ledger([]), [], spans=spans, today=MONDAY + timedelta(days=9))
    assert [week.coverage for week in counts] == [
        Coverage.WHOLE,
        Coverage.UNDERWAY,
        Coverage.FUTURE,
    ]
    assert [week.days_past for week in counts] == [7, 3, 0]


def test_the_night_the_clocks_change_keeps_its_moments_on_the_day_they_were_lived() -> None:
    # 29 March 2026, 00:30 at +01:00 and 23:30 at +02:00 lie 22 hours apart on one local day.
    winter, summer = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
    early = datetime(2026, 3, 29, 0, 30, tzinfo=winter)
    late = datetime(2026, 3, 29, 23, 30, tzinfo=summer)
    assert early.astimezone(UTC).date() != late.date()
    logged = [MomentMark(moment.date(), frozenset({"pursued"})) for moment in (early, late)]
    [week] = [week for week in weeks_of(logged) if not week.is_gap]
    assert week.span.last == date(2026, 3, 29)
    assert (week.total, week.days_logged) == (2, 1)


@given(st.dates(), st.integers(0, 6))
def test_every_day_there_is_has_a_week(day: date, starts: int) -> None:
    week = week_of(day, starts)
    assert day in week
    whole = week.first not in (date.min,) and week.last != date.max
    assert week.days == 7 if whole else 1 <= week.days <= 7
    assert week.first.weekday() == starts or week.first == date.min


@given(st.dates(), st.integers(0, 900), st.sampled_from(Unit), st.integers(0, 6))
def test_spans_follow_each_other_without_holes(
    first: date, length: int, unit: Unit, starts: int
) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    spans = spans_between(first, last, unit, starts)
    assert first in spans[0]
    assert last in spans[-1]
    for one, other in pairwise(spans):
        assert other.first.toordinal() == one.last.toordinal() + 1


@given(st.dates(), st.dates())
def test_the_finest_unit_that_fits_is_chosen(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    unit = fitting_unit(first, last)
    if unit is not Unit.YEAR:
        assert len(spans_between(first, last, unit)) <= 53


def test_the_whole_calendar_can_be_counted() -> None:
    logged = [MomentMark(date.min, frozenset({"pursued"})), MomentMark(date.max)]
    spans = spans_between(date.min, date.max, Unit.YEAR)
    counts = span_counts(logged, day_ledger(logged), [], spans=spans, today=MONDAY)
    assert len(counts) == 9999
    assert counts[0].total == 1
    assert counts[-1].days_logged == 1


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="end before it starts"):
        spans_between(MONDAY, MONDAY - timedelta(days=1))


def test_a_position_counts_columns_and_parts_of_them() -> None:
    spans = spans_between(MONDAY, MONDAY + timedelta(days=20))
    assert position_in(spans, MONDAY) == 0
    assert position_in(spans, MONDAY + timedelta(days=7)) == 1
    assert position_in(spans, MONDAY + timedelta(days=9)) == pytest.approx(1 + 2 / 7)
    assert position_in(spans, MONDAY - timedelta(days=1)) == 0
    assert position_in(spans, MONDAY + timedelta(days=30)) == 3
    assert position_in((), MONDAY) == 0


@given(st.dates(date(2, 1, 1)), st.integers(0, 6))
def test_the_year_ends_today_and_has_every_day_once(today: date, starts: int) -> None:
    grid = year_grid([], day_ledger([]), today, week_starts=starts)
    shown = [square.day for square in grid.days]
    assert shown[-1] == today
    assert shown[0] == first_day_shown(today, starts)
    assert [day.toordinal() for day in shown] == list(
        range(shown[0].toordinal(), today.toordinal() + 1)
    )
    assert len({(square.column, square.row) for square in grid.days}) == len(shown)
    assert all(0 <= s.column < 53 and (s.day.weekday() - starts) % 7 == s.row for s in grid.days)
    assert 52 * 7 < len(shown) <= 53 * 7


def test_the_year_at_the_start_of_the_calendar_shows_what_there_is() -> None:
    grid = year_grid([], day_ledger([]), date(1, 1, 3))
    assert [(square.column, square.row) for square in grid.days] == [(52, 0), (52, 1), (52, 2)]


@given(st.lists(moments))
def test_the_year_counts_each_moment_once_and_steady_apart(logged: list[MomentMark]) -> None:
    grid = year_grid(logged, day_ledger(logged), date(2026, 12, 31), weeks=120)
    rough = [moment for moment in logged if moment.patterns - {"stayed-steady"}]
    steady = [moment for moment in logged if moment.patterns == {"stayed-steady"}]
    assert sum(square.moments for square in grid.days) == len(rough)
    assert sum(square.steady for square in grid.days) == len(steady)
    for square in grid.days:
        if square.state is not DayState.LOGGED:
            assert square.moments == square.steady == 0
    assert grid.days_logged == len({moment.day for moment in logged})
