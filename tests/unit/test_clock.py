"""Days and offsets are those of the person's own zone."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.core.clock import SystemClock, today, utc_offset_minutes
from tests.support.clocks import FixedClock


@pytest.mark.parametrize(
    ("hours", "day"), [(-8, date(2026, 2, 28)), (0, date(2026, 3, 1)), (13, date(2026, 3, 1))]
)
def test_today_is_the_day_where_the_person_lives(hours: float, day: date) -> None:
    clock = FixedClock(datetime(2026, 3, 1, 3, 30, tzinfo=UTC), offset_hours=hours)
    assert today(clock) == day


@given(st.integers(-14 * 60, 14 * 60))
def test_offsets_are_whole_minutes_east(minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    assert utc_offset_minutes(datetime(2026, 7, 1, tzinfo=zone)) == minutes


def test_a_naive_moment_has_no_offset() -> None:
    with pytest.raises(ValueError, match="naive"):
        utc_offset_minutes(datetime(2026, 7, 1))  # noqa: DTZ001


def test_the_computer_s_clock_is_aware_and_never_runs_back() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is UTC
    assert clock.local().utcoffset() is not None
    first, second = clock.monotonic(), clock.monotonic()
    assert second >= first
