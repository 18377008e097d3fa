"""What two stretches of days allow to be said (evidence §6.2, §6.5)."""

from datetime import date, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.insight.compare import Reading, Tally, compare, rate_ratio, tally
from growingus_desktop.insight.days import MomentMark, day_ledger
from growingus_desktop.insight.intervals import beta_cdf, clopper_pearson
from growingus_desktop.insight.spans import Span

ORDER = [Reading.FEWER_THAN_CHANCE, Reading.FEWER_WITHIN_CHANCE, Reading.ABOUT_THE_SAME]
stretches = st.builds(
    lambda moments, logged, extra: Tally(moments, logged, logged + extra),
    st.integers(0, 60),
    st.integers(1, 28),
    st.integers(0, 10),
)


def fortnight(moments: int, logged: int = 14) -> Tally:
    return Tally(moments, logged, 14)


def test_the_interval_agrees_with_the_documented_example_of_r() -> None:
    # poisson.test(c(11, 6 + 8 + 7), c(800, 1083 + 1050 + 878)): 0.858 to 4.277.
    found = rate_ratio(Tally(21, 3011, 3011), Tally(11, 800, 800))
    assert found.low == pytest.approx(0.8584264, abs=1e-6)
    assert found.high == pytest.approx(4.2772659, abs=1e-6)


@pytest.mark.parametrize(
    ("before", "during", "numbers", "reading"),
    [
        (fortnight(9), fortnight(4), (0.44, 0.10, 1.59), Reading.FEWER_WITHIN_CHANCE),
        (fortnight(12), fortnight(6), (0.50, 0.15, 1.44), Reading.FEWER_WITHIN_CHANCE),
        (fortnight(14), fortnight(5), (0.36, 0.10, 1.05), Reading.FEWER_WITHIN_CHANCE),
        (fortnight(5), fortnight(0), (0.00, 0.00, 1.09), Reading.TOO_FEW),
        (fortnight(6), fortnight(0), (0.00, 0.00, 0.85), Reading.FEWER_THAN_CHANCE),
        (fortnight(9, 13), fortnight(4, 8), (0.72, 0.16, 2.59), Reading.LOGGED_UNEVENLY),
    ],
)
def test_the_whole_table_of_worked_fortnights(
    before: Tally, during: Tally, numbers: tuple[float, float, float], reading: Reading
) -> None:
    times, low, high = numbers
    interval = rate_ratio(before, during)
    assert (round(interval.low, 2), round(interval.high, 2)) == (low, high)
    found = compare(before, during)
    assert found.reading is reading
    compared = reading not in (Reading.TOO_FEW, Reading.LOGGED_UNEVENLY)
    assert found.ratio == (interval if compared else None)
    assert found.times == (pytest.approx(times, abs=0.005) if compared else None)


@pytest.mark.parametrize(
    ("before", "during", "low", "high"),
    [
        # From the quantiles of the beta distribution in SciPy.
        (fortnight(9), fortnight(4), 0.100014, 1.592431),
        (fortnight(10), fortnight(3), 0.053054, 1.165119),
        (fortnight(3), fortnight(3), 0.133938, 7.466164),
        (fortnight(0), fortnight(9), 1.973826, inf),
        (Tally(7, 11, 11), Tally(13, 9, 9), 0.841685, 6.718968),
    ],
)
def test_the_interval_agrees_with_another_implementation(
    before: Tally, during: Tally, low: float, high: float
) -> None:
    found = rate_ratio(before, during)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))


def test_a_zero_before_a_zero_during_and_zero_twice() -> None:
    none, nine = fortnight(0), fortnight(9)
    assert rate_ratio(none, nine).low == pytest.approx(1 / rate_ratio(nine, none).high)
    assert rate_ratio(nine, none).low == 0
    assert compare(none, nine).times is None
    assert compare(nine, none).times == 0
    assert compare(none, none).reading is Reading.TOO_FEW
    with pytest.raises(ValueError, match="whole"):
        rate_ratio(none, none)


@pytest.mark.parametrize(
    ("before", "during"), [(6, 0), (8, 1), (10, 2), (12, 3), (14, 4), (16, 5), (18, 7), (20, 8)]
)
def test_only_these_counts_or_fewer_leave_chance_behind(before: int, during: int) -> None:
    assert compare(fortnight(before), fortnight(during)).reading is Reading.FEWER_THAN_CHANCE
    one_more = compare(fortnight(before), fortnight(during + 1)).reading
    assert one_more is Reading.FEWER_WITHIN_CHANCE


@pytest.mark.parametrize(
    ("before", "during", "reading"),
    [
        (fortnight(9, 13), fortnight(4, 8), Reading.LOGGED_UNEVENLY),
        (fortnight(9, 14), fortnight(4, 7), Reading.TOO_FEW),
        (fortnight(9, 7), fortnight(4, 14), Reading.TOO_FEW),
        (fortnight(3), fortnight(2), Reading.TOO_FEW),
        (fortnight(0), fortnight(0), Reading.TOO_FEW),
        # Ten days of twenty-eight are more than eight, but a smaller part than eight of fourteen.
        (Tally(9, 10, 28), fortnight(9), Reading.TOO_FEW),
        # Exactly a quarter apart still compares: 20 of 20 against 15 of 20.
        (Tally(9, 20, 20), Tally(8, 15, 20), Reading.MORE_WITHIN_CHANCE),
        (Tally(9, 20, 20), Tally(8, 14, 20), Reading.LOGGED_UNEVENLY),
        (fortnight(9), fortnight(9), Reading.ABOUT_THE_SAME),
        (fortnight(9), fortnight(8), Reading.ABOUT_THE_SAME),
        (fortnight(9), fortnight(11), Reading.MORE_WITHIN_CHANCE),
        (fortnight(0), fortnight(9), Reading.MORE_THAN_CHANCE),
    ],
)
def test_what_may_be_said(before: Tally, during: Tally, reading: Reading) -> None:
    assert compare(before, during).reading is reading


@given(stretches, stretches)
def test_an_interval_is_shown_only_where_a_comparison_is_allowed(
    before: Tally, during: Tally
) -> None:
    found = compare(before, during)
    silent = found.reading in (Reading.TOO_FEW, Reading.LOGGED_UNEVENLY)
    assert (found.ratio is None) == silent
    if found.ratio is not None:
        assert 0 <= found.ratio.low <= found.ratio.high
        if before.moments:
            rate = (during.moments / during.logged) / (before.moments / before.logged)
            assert found.ratio.low <= rate * (1 + 1e-9)
            assert rate <= found.ratio.high * (1 + 1e-9)


@pytest.mark.parametrize("before", [0, 4, 9, 14, 40])
def test_more_moments_never_read_as_fewer(before: int) -> None:
    readings = [compare(fortnight(before), fortnight(n)).reading for n in range(60)]
    places = [ORDER.index(reading) for reading in readings if reading in ORDER]
    assert places == sorted(places)


@given(st.integers(0, 40), st.integers(1, 40))
def test_the_exact_interval_holds_its_tails(part: int, rest: int) -> None:
    found = clopper_pearson(part, part + rest)
    assert found.low <= part / (part + rest) <= found.high
    # The chance of `part` or fewer at the upper bound is what lies outside it.
    assert 1 - beta_cdf(found.high, part + 1, rest) == pytest.approx(0.025, abs=1e-9)


def test_large_counts_stay_exact_and_finite() -> None:
    found = clopper_pearson(100_000, 200_000)
    assert found.low == pytest.approx(0.49781, abs=1e-4)
    assert found.high == pytest.approx(0.50219, abs=1e-4)


def test_a_tally_counts_each_moment_once_and_leaves_steady_out() -> None:
    first = date(2026, 3, 2)
    logged = [
        MomentMark(first, frozenset({"pursued", "criticised"})),
        MomentMark(first, frozenset({"stayed-steady"})),
        MomentMark(first + timedelta(days=2), frozenset({"flooded", "stayed-steady"})),
        MomentMark(first + timedelta(days=20), frozenset({"pursued"})),
        MomentMark(first + timedelta(days=3)),
    ]
    ledger = day_ledger(logged, [first + timedelta(days=1)])
    span = Span(first, first + timedelta(days=13))
    assert tally(logged, ledger, span) == Tally(2, 4, 14)
    assert tally(logged, ledger, span, frozenset({"pursued", "criticised"})) == Tally(1, 4, 14)


def test_impossible_stretches_are_refused() -> None:
    with pytest.raises(ValueError, match="logged days"):
        Tally(1, 15, 14)
    with pytest.raises(ValueError, match="logged days on both sides"):
        rate_ratio(Tally(3, 0, 14), fortnight(3))
    with pytest.raises(ValueError, match="whole"):
        clopper_pearson(0, 0)
