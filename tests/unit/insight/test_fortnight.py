"""The days of a run on any calendar: midnights, journeys, leap days, pauses, starts to come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.insight.fortnight import Fortnight, Phase, next_week
from growingus_desktop.insight.spans import Span

ANY_DAY = st.dates(date(1999, 12, 1), date(2101, 3, 31))


def on(start: date, number: int) -> date:
    return start + timedelta(number - 1)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Fortnight, date]:
    start = draw(ANY_DAY)
    pauses: list[Span] = []
    day = start
    for _ in range(draw(st.integers(0, 3))):
        first = day + timedelta(draw(st.integers(0, 6)))
        pauses.append(Span(first, first + timedelta(draw(st.integers(0, 30)))))
        day = pauses[-1].last + timedelta(1)
    paused = day + timedelta(draw(st.integers(0, 3))) if draw(st.booleans()) else None
    today = start + timedelta(draw(st.integers(-20, 200)))
    return Fortnight(start, 14, tuple(pauses), paused), today


@given(runs())
def test_it_counts_fourteen_days_whatever_rests_in_between(made: tuple[Fortnight, date]) -> None:
    run, today = made
    days = run.days(today)
    assert len(set(days)) == 14
    assert list(days) == sorted(days)
    assert not any(day in pause for day in days for pause in run.pauses)
    noted = run.open_days(today)
    assert set(noted) <= set(days)
    assert all(run.starts_on <= day <= today for day in noted)
    assert 1 <= run.number(today) <= 14
    assert run.last_day(today) == days[-1]


@given(runs())
def test_the_days_only_go_forward(made: tuple[Fortnight, date]) -> None:
    run, today = made
    later = today + timedelta(1)
    assert set(run.open_days(today)) <= set(run.open_days(later))
    assert run.number(today) <= run.number(later) <= run.number(today) + 1


@given(ANY_DAY)
def test_a_run_from_its_eve_to_the_day_after(start: date) -> None:
    run = Fortnight(start)
    assert run.phase(on(start, 0)) is Phase.WAITING
    assert run.open_days(on(start, 0)) == ()
    for number in range(1, 15):
        day = on(start, number)
        assert (run.phase(day), run.number(day)) == (Phase.RUNNING, number)
        assert run.open_days(day)[-1] == day
    assert run.phase(on(start, 15)) is Phase.OVER
    assert run.number(on(start, 15)) == 14


def test_a_leap_day_is_a_day() -> None:
    run = Fortnight(date(2028, 2, 20))
    assert date(2028, 2, 29) in run.days(date(2028, 3, 1))
    assert run.last_day(date(2028, 3, 1)) == date(2028, 3, 4)


def test_while_it_rests_its_number_stands_still() -> None:
    start = date(2026, 3, 2)
    run = Fortnight(start, paused_on=on(start, 6))
    for number in (5, 6, 9, 90):
        assert run.number(on(start, number)) == 5
    assert run.phase(on(start, 90)) is Phase.PAUSED
    # A journey west may bring the eve of the pause back.
    assert run.last_day(on(start, 5)) == on(start, 14)


def test_what_was_ended_is_over_at_once_and_takes_no_later_note() -> None:
    start = date(2026, 3, 2)
    run = Fortnight(start, ended_on=on(start, 6))
    assert run.phase(on(start, 6)) is Phase.OVER
    assert run.last_day(on(start, 20)) == on(start, 6)
    assert run.open_days(on(start, 20))[-1] == on(start, 6)
    assert Fortnight(start, ended_on=on(start, 6), decided=True).phase(start) is Phase.DECIDED


@pytest.mark.parametrize("week_starts", [0, 5, 6])
@given(ANY_DAY)
def test_next_week_is_the_calendars(week_starts: int, today: date) -> None:
    week = next_week(today, week_starts)
    assert len(week) == 7
    assert week[0].weekday() == week_starts
    assert 1 <= (week[0] - today).days <= 7
