"""All weeks there are in few columns, and hours of the week: nothing lost, nothing counted twice."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from growingus_desktop.core.clock import utc_offset_minutes
from growingus_desktop.insight.days import MomentMark, day_ledger
from growingus_desktop.insight.spans import spans_between, week_blocks
from growingus_desktop.insight.weekly import span_counts
from growingus_desktop.insight.when import Voice, hours_in_week, trigger_table
from growingus_desktop.store.patterns import MomentValues, mark_of
from tests.support.zones import ZONES

TODAY = date(2026, 11, 22)
LEAP = date(2024, 2, 29)

back = st.integers(0, 15_000)
starts = st.integers(0, 6)


def pursued(day: date, minute: int | None = None, set_off: str = "") -> MomentMark:
    triggers = frozenset({set_off} if set_off else ())
    return MomentMark(day, frozenset({"pursued"}), triggers, minute)


@given(back, starts, st.integers(1, 60))
@example(0, 0, 52)
@example(52 * 7 - 1, 0, 52)
@example(52 * 7, 0, 52)
@example((TODAY - LEAP).days, 3, 52)
def test_all_weeks_are_columns_of_equal_width_without_holes(
    days: int, week_starts: int, most: int
) -> None:
    first = TODAY - timedelta(days=days)
    blocks = week_blocks(first, TODAY, most, week_starts)
    assert len(blocks) <= most
    assert len({block.days for block in blocks}) == 1
    assert blocks[0].days % 7 == 0
    for one, other in pairwise(blocks):
        assert other.first - one.last == timedelta(days=1)
    assert first in blocks[0]
    assert TODAY in blocks[-1]
    weeks = spans_between(first, TODAY, week_starts=week_starts)
    assert blocks[-1].last == weeks[-1].last
    # One week fewer to a column, and they wouldn't fit.
    each = blocks[0].days // 7
    assert each == 1 or -(-len(weeks) // (each - 1)) > most


@given(st.lists(back, max_size=60), st.lists(back, max_size=20), starts)
def test_no_day_and_no_mark_is_lost_or_counted_twice_however_wide_the_columns(
    moments: list[int], quiet: list[int], week_starts: int
) -> None:
    marks = [pursued(TODAY - timedelta(days=n)) for n in moments]
    nothing = [TODAY - timedelta(days=n) for n in quiet]
    ledger = day_ledger(marks, nothing)
    first = min(ledger.logged_days(), default=TODAY)
    spans = week_blocks(first, TODAY, 52, week_starts)
    counts = span_counts(marks, ledger, [], spans=spans, today=TODAY)
    assert sum(column.total for column in counts) == len(marks)
    assert sum(column.days_logged for column in counts) == len({*ledger.logged_days()})
    assert sum(column.days_past for column in counts) == (TODAY - spans[0].first).days + 1
    for column in counts:
        assert 0 <= column.days_logged <= column.days_past <= column.span.days
        lived = any(day in column.span for day in ledger.logged_days())
        assert column.is_gap == (not lived)


def test_a_span_that_ends_before_it_starts_has_no_columns() -> None:
    with pytest.raises(ValueError, match="end before it starts"):
        week_blocks(TODAY, TODAY - timedelta(days=1))


@given(st.integers(0, 4 * 366 * 1440), st.sampled_from(ZONES))
def test_an_hour_is_the_one_on_the_wall_where_it_was_logged(minutes: int, zone: tzinfo) -> None:
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    local = at.astimezone(zone)
    values = MomentValues(
        local.date(),
        happened_at=at,
        utc_offset=utc_offset_minutes(local),
        patterns=frozenset({"pursued"}),
    )
    found = hours_in_week([mark_of(values)] * 5)
    assert found.counts == {(local.weekday(), local.hour): 5}


@pytest.mark.parametrize(
    ("many", "voice"), [(4, Voice.SILENT), (5, Voice.COUNTS), (19, Voice.COUNTS), (20, Voice.MOST)]
)
def test_hours_are_silent_below_five(many: int, voice: Voice) -> None:
    found = hours_in_week([pursued(TODAY, 60 * 18 + n) for n in range(many)] + [pursued(TODAY)] * 3)
    assert found.voice is voice
    assert found.untimed == 3
    assert found.counted == many
    assert found.counts == ({} if many < 5 else {(6, 18): many})


def test_staying_steady_is_in_no_hour_and_set_off_by_nothing() -> None:
    steady = MomentMark(TODAY, frozenset({"stayed-steady"}), frozenset({"money"}), 60)
    bare = MomentMark(TODAY, frozenset(), frozenset({"money"}), 60)
    assert hours_in_week([steady, bare] * 9).counted == 0
    table = trigger_table([steady, bare] * 9)
    assert (table.moments, table.unsaid, dict(table.counts)) == (0, 0, {})


def test_moments_without_a_set_off_are_told_apart() -> None:
    table = trigger_table([pursued(TODAY, None, "money")] * 6 + [pursued(TODAY)] * 4)
    assert (table.moments, table.unsaid) == (6, 4)
    assert table.per_trigger == {"money": 6}
