"""What may be read from a series of weeks, and only when asked (evidence §6.4)."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from inspect import signature
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.insight.days import MomentMark, day_ledger
from growingus_desktop.insight.runchart import (
    RunChart,
    RunPoint,
    Side,
    Signal,
    crossings,
    fewest_crossings_by_luck,
    longest_by_luck,
    longest_run,
    read_signal,
    run_chart,
)
from growingus_desktop.insight.spans import Span, spans_between

MONDAY = date(2026, 3, 23)
WIDE = [9, 1, 8, 2, 7, 3, 9, 1, 8, 2, 7, 3, 9, 1, 8, 2]


def week(number: int) -> Span:
    first = MONDAY + timedelta(weeks=number)
    return Span(first, first + timedelta(days=6))


def chart_of(counts: Sequence[int], logged: Sequence[int] | None = None) -> RunChart:
    days = logged or [7] * len(counts)
    return RunChart(
        tuple(
            RunPoint(week(n), count, day)
            for n, (count, day) in enumerate(zip(counts, days, strict=True))
        )
    )


def test_a_chart_has_its_middle_line_and_no_signal() -> None:
    chart = chart_of([1, 5, 3, 4])
    assert chart.middle == Fraction(7, 2)
    assert not hasattr(chart, "signal")
    assert list(signature(read_signal).parameters) == ["chart"]


def test_the_middle_is_that_of_rates_for_seven_logged_days_and_exact() -> None:
    chart = chart_of([3, 3, 1], [7, 6, 4])
    assert [point.rate for point in chart.points] == [3, Fraction(7, 2), Fraction(7, 4)]
    assert chart.middle == 3


def test_a_week_nobody_wrote_in_has_no_rate_and_a_thin_one_is_not_read() -> None:
    chart = chart_of([0, 2, 6, 4], [0, 3, 4, 7])
    assert chart.points[0].rate is None
    assert [point.is_read for point in chart.points] == [False, False, True, True]
    assert chart.middle == Fraction(21 * 2 + 8 * 2, 8)
    assert chart_of([0, 0], [0, 0]).middle is None
    assert read_signal(chart_of([0, 0], [0, 0])).signal is Signal.TOO_FEW_POINTS


def test_fifteen_points_off_the_line_say_nothing_whatever_they_show() -> None:
    found = read_signal(chart_of([1] * 7 + [5] + [9] * 7 + [5]))
    assert (found.useful, found.signal) == (14, Signal.TOO_FEW_POINTS)
    assert found.longest is None


def test_ups_and_downs_show_nothing() -> None:
    found = read_signal(chart_of(WIDE))
    assert (found.signal, found.crossings, found.useful) == (Signal.NOTHING, 15, 16)


def test_nine_weeks_in_a_row_below_the_line_are_a_long_run() -> None:
    counts = [8, 9, 3, 9, 8, *[2] * 9, 9, 8, 3, 8, 9, 9, 8, 9, 8]
    found = read_signal(chart_of(counts))
    assert found.signal is Signal.LONG_RUN
    assert found.longest is not None
    assert (found.longest.side, found.longest.points) == (Side.BELOW, 9)
    assert found.longest.span == Span(week(5).first, week(13).last)


def test_few_crossings_are_a_signal_of_their_own() -> None:
    found = read_signal(chart_of([9] * 6 + [1] * 6 + [9] * 2 + [1] * 2))
    assert found.signal is Signal.FEW_CROSSINGS
    assert (found.crossings, found.fewest_by_luck) == (3, 4)


def test_points_on_the_line_neither_count_nor_break_a_run_and_thin_weeks_are_named() -> None:
    counts = [9, 8, 9, 8, 9, 8, 9, 8, 5, 9, 2, 1, 2, 1, 2, 1, 2, 1, 5, 2]
    logged = [7] * 14 + [0, *[7] * 5]
    counts[14] = 0
    found = read_signal(chart_of(counts, logged))
    assert found.longest is not None
    assert found.useful == 17
    assert found.longest.span == Span(week(0).first, week(9).last)
    assert (found.longest.points, found.longest.unread) == (9, 0)
    highs = [8, 8, 8, 8, 1, 8, 8, 8, 8, 1, 8, 8, 8]
    early = read_signal(chart_of([2, 1, 0, *[2] * 7, *highs], [7, 7, 2, *[7] * 20]))
    assert early.longest is not None
    assert (early.longest.side, early.longest.unread) == (Side.BELOW, 1)


def test_five_rising_is_no_signal() -> None:
    counts = [5, 1, 2, 3, 4, 6, 1, 8, 2, 9, 1, 2, 3, 7, 8, 9]
    assert read_signal(chart_of(counts)).signal is Signal.NOTHING


@pytest.mark.parametrize(
    ("useful", "run", "fewest"),
    [(10, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (24, 8, 8), (30, 8, 10), (53, 9, 20)],
)
def test_the_limits_grow_with_the_points(useful: int, run: int, fewest: int) -> None:
    # As Anhøj & Olesen's rules come out with SciPy's binomial quantile.
    assert longest_by_luck(useful) == run
    assert fewest_crossings_by_luck(useful) == fewest


@given(st.lists(st.sampled_from([-1, 1]), min_size=1, max_size=80))
def test_runs_and_crossings_are_those_of_the_series(sides: list[int]) -> None:
    lengths = [len(list(group)) for _, group in groupby(sides)]
    first, last = longest_run(sides)
    assert last - first + 1 == max(lengths)
    assert len(set(sides[first : last + 1])) == 1
    assert crossings(sides) == len(lengths) - 1


def test_a_run_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        longest_run([])


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 7)), max_size=60))
def test_below_sixteen_useful_points_nothing_is_ever_read(weeks: list[tuple[int, int]]) -> None:
    chart = chart_of([c if days else 0 for c, days in weeks], [days for _, days in weeks])
    found = read_signal(chart)
    assert found.useful <= sum(point.is_read for point in chart.points)
    assert (found.signal is Signal.TOO_FEW_POINTS) == (found.useful < 16)
    if found.longest is not None:
        assert 1 <= found.longest.points <= found.useful
        assert (found.signal is Signal.LONG_RUN) == (found.longest.points > found.longest_by_luck)


def test_the_chart_counts_each_moment_once_and_leaves_the_week_underway_unread() -> None:
    logged = [
        MomentMark(MONDAY, frozenset({"pursued", "flooded"})),
        MomentMark(MONDAY, frozenset({"stayed-steady"})),
        MomentMark(MONDAY + timedelta(days=7), frozenset({"pursued"})),
    ]
    nothing = [MONDAY + timedelta(days=n) for n in range(1, 14)]
    spans = spans_between(MONDAY, MONDAY + timedelta(days=20))
    today = MONDAY + timedelta(days=13)
    chart = run_chart(logged, day_ledger(logged, nothing), spans=spans, today=today)
    assert [(p.moments, p.logged, p.is_read) for p in chart.points] == [
        (1, 7, True),
        (1, 7, False),
        (0, 0, False),
    ]
    only = run_chart(
        logged,
        day_ledger(logged, nothing),
        spans=spans,
        today=today,
        patterns=frozenset({"flooded"}),
    )
    assert [point.moments for point in only.points] == [1, 0, 0]
