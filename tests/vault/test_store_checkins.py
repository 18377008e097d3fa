"""Check-ins: one in six days at most, no answer where none was given, and nothing lost by undo."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.store import checkins, drafts
from growingus_desktop.store.checkins import APART, Filled, opens_on
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.drafts import Typed
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import MARKER, new_vault
from tests.support.zones import ZONES

DAY = date(2026, 3, 1)
LINE = "checkin/new/line"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def do(vault: Vault, deed: Deed) -> Deed | None:
    return vault.submit(deed.run).result().value


def kept(vault: Vault) -> tuple[CheckIn, ...]:
    return vault.submit(checkins.kept).result().value


def test_a_skipped_answer_is_missing_and_never_zero(vault: Vault) -> None:
    do(vault, checkins.write(DAY, Filled({"steady": 0, "warmth": None}, line=MARKER)))
    (row,) = kept(vault)
    assert (row.steady, row.warmth, row.carrying, row.line) == (0, None, None, MARKER)


@pytest.mark.parametrize(("days", "count"), [(0, 1), (5, 1), (6, 2), (-5, 1), (-6, 2)])
def test_six_days_lie_between_two_of_them(vault: Vault, days: int, count: int) -> None:
    do(vault, checkins.write(DAY, Filled({"steady": 2})))
    do(vault, checkins.write(DAY + timedelta(days), Filled({"steady": 3})))
    assert len(kept(vault)) == count


def test_one_in_the_bin_makes_room_for_another(vault: Vault) -> None:
    undo = do(vault, checkins.write(DAY, Filled({"steady": 2})))
    assert undo is not None
    do(vault, undo)
    assert kept(vault) == ()
    assert do(vault, checkins.write(DAY, Filled({"steady": 3}))) is not None
    assert [row.steady for row in kept(vault)] == [3]


def test_binning_is_taken_back(vault: Vault) -> None:
    do(vault, checkins.write(DAY, Filled({"steady": 2}, line=MARKER)))
    undo = do(vault, checkins.put_in_bin(kept(vault)[0].id or 0))
    assert kept(vault) == ()
    assert undo is not None
    again = do(vault, undo)
    assert [row.line for row in kept(vault)] == [MARKER]
    assert again is not None


def test_a_change_is_taken_back_whole(vault: Vault) -> None:
    answers = {"steady": 2, "free_to_speak": 4}
    do(vault, checkins.write(DAY, Filled(answers, MARKER, after_argument=True)))
    row_id = kept(vault)[0].id or 0
    undo = do(vault, checkins.change(row_id, Filled({"steady": 4, "free_to_speak": None})))
    (changed,) = kept(vault)
    assert (changed.steady, changed.free_to_speak, changed.line) == (4, None, "")
    assert changed.day == DAY
    assert undo is not None
    do(vault, undo)
    (back,) = kept(vault)
    assert (back.steady, back.free_to_speak, back.line) == (2, 4, MARKER)
    assert back.after_argument


def test_keeping_it_lets_go_of_the_draft(vault: Vault) -> None:
    vault.submit(lambda session: drafts.keep(session, LINE, Typed(MARKER, 0))).result()
    do(vault, checkins.write(DAY, Filled({"steady": 2}, MARKER), LINE))
    assert vault.submit(lambda session: drafts.waiting(session, LINE)).result().value is None


def test_a_row_that_is_gone_is_left_alone(vault: Vault) -> None:
    assert do(vault, checkins.put_in_bin(99)) is None
    assert do(vault, checkins.change(99, Filled({"steady": 1}))) is None


days = st.integers(-400, 400).map(lambda away: DAY + timedelta(away))


@given(st.lists(days, max_size=30))
def test_the_day_it_opens_lies_apart_from_every_check_in(taken: list[date]) -> None:
    opens = opens_on(taken, DAY)
    assert opens >= DAY
    assert all(abs(day - opens) >= APART for day in taken)
    early = opens - timedelta(1)
    assert opens == DAY or any(abs(day - early) < APART for day in taken)


@pytest.mark.parametrize("zone", ZONES)
def test_six_days_lie_between_two_check_ins_in_every_zone(zone: tzinfo) -> None:
    """Looked at every five hours through a year with its changes of the clocks."""
    taken: list[date] = []
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    while moment.year == 2026:
        day = moment.astimezone(zone).date()
        if opens_on(taken, day) == day:
            taken.append(day)
        moment += timedelta(hours=5)
    apart = [later - day for day, later in pairwise(taken)]
    assert min(apart) >= APART
    # Where a whole day is never lived, the next one comes a day later.
    assert max(apart) <= APART + timedelta(1)
    assert len(taken) >= 60


def test_flying_back_over_the_date_line_asks_nothing_twice() -> None:
    taken = [DAY]
    assert opens_on(taken, DAY - timedelta(1)) == DAY + APART
    assert opens_on(taken, DAY + APART) == DAY + APART


def test_a_leap_day_is_a_day_like_any_other() -> None:
    leap = date(2028, 2, 29)
    assert opens_on([leap], leap) == date(2028, 3, 6)
    assert opens_on([leap - timedelta(6)], leap) == leap
