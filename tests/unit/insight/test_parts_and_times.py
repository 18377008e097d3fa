"""Proportions in counts, times to a repair, and when in the week."""

from datetime import UTC, date, datetime, timedelta
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.insight.days import MomentMark
from growingus_desktop.insight.proportion import Form, Proportion, Share
from growingus_desktop.insight.repair_times import (
    RepairMade,
    RoughMoment,
    Starter,
    repair_times,
)
from growingus_desktop.insight.when import PartOfDay, Voice, trigger_table, when_in_week
from tests.support.zones import BERLIN

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SUNDAY = date(2026, 11, 22)


def hours(length: float, starter: Starter | None = None) -> RoughMoment:
    began = NOW - timedelta(days=40)
    return RoughMoment(began, RepairMade(began + timedelta(hours=length), starter))


def still_open(days: float) -> RoughMoment:
    return RoughMoment(NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(3, 4, 0.30, 0.95), (7, 10, 0.40, 0.89), (14, 20, 0.48, 0.85), (21, 30, 0.52, 0.83)],
)
def test_the_worked_proportions(part: int, whole: int, low: float, high: float) -> None:
    found = Proportion(part, whole).interval
    assert found is not None
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)


def test_a_proportion_names_its_wording() -> None:
    pairs = [(0, 0), (0, 4), (4, 4), (3, 4)]
    assert [Proportion(*pair).share for pair in pairs] == [
        Share.NOTHING_YET,
        Share.NONE,
        Share.ALL,
        Share.SOME,
    ]
    assert Proportion(3, 4).out_of(10) == (3, 10)
    assert Proportion(0, 0).out_of(10) is None
    with pytest.raises(ValueError, match="whole"):
        Proportion(5, 4)


@pytest.mark.parametrize(
    ("part", "whole", "form", "percent"),
    [
        (0, 0, Form.COUNT_ALONE, None),
        (15, 19, Form.COUNT_ALONE, None),
        (14, 20, Form.COUNT_FIRST, 70),
        (23, 29, Form.COUNT_FIRST, 79),
        (21, 30, Form.PERCENT_WITH_COUNT, 70),
        (0, 30, Form.PERCENT_WITH_COUNT, 0),
        (30, 30, Form.PERCENT_WITH_COUNT, 100),
        (1, 400, Form.PERCENT_WITH_COUNT, 1),
        (399, 400, Form.PERCENT_WITH_COUNT, 99),
    ],
)
def test_a_percentage_is_written_from_twenty_on_and_never_rounds_some_to_none_or_all(
    part: int, whole: int, form: Form, percent: int | None
) -> None:
    found = Proportion(part, whole)
    assert (found.form, found.percent) == (form, percent)


@given(st.integers(0, 300), st.integers(0, 300))
def test_an_interval_in_counts_holds_the_share_itself(part: int, rest: int) -> None:
    bounds = Proportion(part, part + rest).out_of(10)
    if bounds:
        assert 0 <= bounds[0] <= 10 * part / (part + rest) <= bounds[1] <= 10


def test_with_every_moment_repaired_the_median_is_the_ordinary_one() -> None:
    found = repair_times([hours(1), hours(26), hours(5)], NOW)
    assert found.median == timedelta(hours=5)
    assert (found.shortest, found.longest) == (timedelta(hours=1), timedelta(hours=26))
    assert (found.repaired, found.still_open) == (3, 0)


def test_open_moments_push_the_median_up_and_never_vanish() -> None:
    closed = [hours(1), hours(5), hours(26)]
    found = repair_times([*closed, still_open(9), still_open(3)], NOW)
    assert found.median == timedelta(hours=26)
    assert found.still_open == 2


def test_with_too_many_open_there_is_no_median_to_know() -> None:
    found = repair_times([hours(1), still_open(9), still_open(3)], NOW)
    assert found.median is None
    assert found.shortest == timedelta(hours=1)


def test_an_open_moment_too_young_to_tell_leaves_the_risk_set() -> None:
    young = RoughMoment(NOW - timedelta(minutes=30))
    found = repair_times([young, hours(1), hours(5), hours(26)], NOW)
    assert found.median == timedelta(hours=5)


def test_a_repair_without_a_time_or_dated_before_its_moment_counts_but_has_no_length() -> None:
    backwards = RoughMoment(NOW, RepairMade(NOW - timedelta(days=1), Starter.ME))
    undated = RoughMoment(None, RepairMade(None, Starter.BOTH))
    found = repair_times([backwards, undated, hours(2), RoughMoment(None)], NOW)
    assert (found.repaired, found.timed, found.still_open) == (3, 1, 1)
    assert found.median == timedelta(hours=2)
    assert found.starters == ((Starter.ME, 1), (Starter.BOTH, 1))


def test_a_repair_across_a_change_of_the_clocks_took_the_time_that_passed() -> None:
    back = datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)
    # Twenty minutes later the clock on the wall shows half an hour earlier.
    repaired = RepairMade(datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1))
    found = repair_times([RoughMoment(back, repaired)], NOW)
    assert (found.timed, found.median) == (1, timedelta(minutes=20))
    evening, noon = (datetime(2026, 3, 28 + day, 12, tzinfo=BERLIN) for day in (0, 1))
    forward = repair_times([RoughMoment(evening, RepairMade(noon))], NOW)
    assert forward.median == timedelta(hours=23)
    assert repair_times([RoughMoment(evening)], noon).still_open == 1


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        repair_times([RoughMoment(datetime(2026, 1, 1))], NOW)  # noqa: DTZ001


def test_with_nothing_to_repair_there_is_nothing_to_say() -> None:
    found = repair_times([], NOW)
    assert (found.repaired, found.still_open, found.median, found.longest) == (0, 0, None, None)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=60))
def test_without_open_moments_half_are_repaired_by_the_median(lengths: list[int]) -> None:
    found = repair_times([hours(length) for length in lengths], NOW)
    assert found.median == timedelta(hours=median_low(lengths))


def rough(count: int, minute: int | None = 20 * 60, trigger: str = "tired") -> list[MomentMark]:
    mark = MomentMark(SUNDAY, frozenset({"pursued"}), frozenset({trigger}), minute)
    return [mark] * count


def test_below_five_nothing_is_shown() -> None:
    assert when_in_week(rough(4)).voice is Voice.SILENT
    assert not when_in_week(rough(4)).counts
    assert not trigger_table(rough(4)).counts
    assert not trigger_table(rough(4)).per_trigger


def test_below_twenty_nothing_is_called_most_common() -> None:
    found = when_in_week(rough(19))
    assert (found.voice, found.most) == (Voice.COUNTS, None)
    assert found.counts == {(6, PartOfDay.EVENING): 19}
    assert trigger_table(rough(19)).most is None


def test_from_twenty_on_the_fullest_place_may_be_named_unless_two_tie() -> None:
    assert when_in_week(rough(20)).most == (6, PartOfDay.EVENING)
    assert when_in_week(rough(10) + rough(10, 30)).most is None
    assert trigger_table(rough(11) + rough(9, trigger="money")).most == "tired"
    assert trigger_table(rough(10) + rough(10, trigger="money")).most is None


def test_moments_without_a_time_are_counted_apart_and_steady_ones_not_at_all() -> None:
    steady = [MomentMark(SUNDAY, frozenset({"stayed-steady"}), frozenset({"tired"}), 60)] * 9
    found = when_in_week([*rough(6), *rough(3, None), *steady])
    assert (found.counted, found.untimed) == (6, 3)
    assert trigger_table([*rough(6), *steady]).moments == 6


def test_a_moment_with_two_marks_is_one_moment_of_its_trigger() -> None:
    both = MomentMark(SUNDAY, frozenset({"pursued", "criticised"}), frozenset({"tired", "money"}))
    found = trigger_table([both] * 6)
    assert found.moments == 6
    assert found.per_trigger == {"tired": 6, "money": 6}
    assert found.counts["tired", "criticised"] == 6


@given(st.integers(0, 1439))
def test_every_minute_has_its_part_of_the_day(minute: int) -> None:
    [(_, part)] = when_in_week(rough(5, minute)).counts
    assert part.value == minute // 360
