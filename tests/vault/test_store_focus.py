"""A run with one thing in a real vault: one at a time, nothing resets, every deed goes back."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlmodel import select

from growingus_desktop.insight.compare import Reading, Tally
from growingus_desktop.insight.fortnight import Phase
from growingus_desktop.insight.spans import Span
from growingus_desktop.models.focus import DayWent, Decision, FocusDay, FocusRun
from growingus_desktop.models.preferences import Preference
from growingus_desktop.store import bin as the_bin
from growingus_desktop.store import drafts, focus, patterns
from growingus_desktop.store.bin_shelves import BinKind
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.focus import Plan, Run, Runs
from growingus_desktop.store.focus_deeds import (
    begin,
    begin_today,
    change_words,
    decide,
    end,
    note_day,
    pause,
    put_in_bin,
    resume,
)
from growingus_desktop.store.patterns import MomentValues
from growingus_desktop.store.patterns_log import log_moment, nothing_to_note
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import MARKER, HeldClock, new_vault

T = TypeVar("T")
MONDAY = date(2026, 3, 2)
PLAN = Plan(f"ask once {MARKER}", "to hear them", "an itch", "nothing comes", "I dry a plate")
SURFACES = {name: f"focus/new/{name}" for name in focus.WORDS}


class Hands:
    """Does deeds in a vault and remembers how to take the last one back."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.inverse: Deed | None = None

    def do(self, deed: Deed) -> Deed | None:
        self.inverse = self.ask(deed.run)
        return self.inverse

    def undo(self) -> None:
        assert self.inverse is not None
        self.do(self.inverse)

    def ask(self, work: Callable[[VaultSession], T]) -> T:
        return self.vault.submit(work).result().value

    @property
    def runs(self) -> Runs:
        return self.ask(focus.runs)

    @property
    def alive(self) -> Run:
        found = self.runs.alive
        assert found is not None
        return found

    def begun(self, day: date = MONDAY) -> int:
        self.do(begin(PLAN, day))
        return self.alive.id


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    vault = new_vault(tmp_path, HeldClock())
    yield Hands(vault)
    vault.close()


def on(number: int) -> date:
    """Day `number` of the run, from 1."""
    return MONDAY + timedelta(number - 1)


def test_one_at_a_time_and_a_beginning_taken_back_keeps_its_words(hands: Hands) -> None:
    for name, place in SURFACES.items():
        hands.ask(lambda s, p=place, n=name: drafts.keep(s, p, drafts.Typed(n, 0)))
    hands.do(begin(PLAN, MONDAY, drawn=True, surfaces=SURFACES))
    assert hands.alive.plan == PLAN
    assert hands.alive.row.start_was_drawn
    assert hands.ask(lambda s: drafts.waiting_under(s, "focus/")) == {}
    first = hands.inverse
    assert hands.do(begin(PLAN, MONDAY)) is None
    hands.inverse = first
    hands.undo()
    assert hands.runs.alive is None
    waiting = hands.ask(lambda s: drafts.waiting_under(s, "focus/new/"))
    assert waiting["focus/new/act"].text == PLAN.act
    hands.undo()
    assert hands.alive.plan == PLAN
    assert hands.ask(lambda s: drafts.waiting_under(s, "focus/")) == {}


def test_a_day_is_noted_anew_and_given_back(hands: Hands) -> None:
    run = hands.begun()
    hands.do(note_day(run, on(1), DayWent.KEPT, "said it"))
    hands.do(note_day(run, on(2), DayWent.NOT))
    hands.do(note_day(run, on(1), DayWent.PARTLY, "half of it"))
    assert hands.alive.counts == {DayWent.PARTLY: 1, DayWent.NOT: 1}
    hands.undo()
    assert (hands.alive.notes[on(1)].went, hands.alive.notes[on(1)].line) == (
        DayWent.KEPT,
        "said it",
    )
    hands.do(note_day(run, on(1), None))
    assert set(hands.alive.notes) == {on(2)}
    hands.undo()
    assert hands.alive.notes[on(1)].line == "said it"
    assert hands.do(note_day(run, on(2), DayWent.NOT)) is None
    # A slip is a note like any other: the run goes on from where it is.
    assert hands.alive.fortnight.number(on(3)) == 3


def test_a_pause_takes_no_day_away(hands: Hands) -> None:
    run = hands.begun()
    hands.do(note_day(run, on(3), DayWent.KEPT))
    hands.do(pause(run, on(3)))
    assert hands.alive.row.paused_on == on(4)
    assert hands.alive.fortnight.phase(on(9)) is Phase.PAUSED
    assert hands.do(pause(run, on(9))) is None
    hands.do(resume(run, on(9)))
    found = hands.alive
    assert found.pauses == (Span(on(4), on(8)),)
    assert (found.row.days, found.fortnight.length) == (19, 14)
    assert found.fortnight.number(on(9)) == 4
    assert found.fortnight.last_day(on(9)) == on(19)
    assert len(found.fortnight.days(on(9))) == 14
    hands.undo()
    assert (hands.alive.row.days, hands.alive.pauses) == (14, ())
    assert hands.alive.row.paused_on == on(4)
    hands.undo()
    hands.do(pause(run, on(12)))
    hands.do(resume(run, on(14)))
    assert hands.alive.pauses == (Span(on(4), on(8)), Span(on(12), on(13)))
    assert hands.ask(patterns.logged).runs == ((MONDAY, on(21)),)


def test_taken_up_on_the_day_it_was_paused_it_is_as_before(hands: Hands) -> None:
    run = hands.begun()
    hands.do(note_day(run, on(1), DayWent.KEPT))
    hands.do(pause(run, on(1)))
    hands.do(resume(run, on(1)))
    assert (hands.alive.row.paused_on, hands.alive.row.days) == (None, 14)


def test_words_change_and_the_days_stay(hands: Hands) -> None:
    run = hands.begun()
    hands.do(note_day(run, on(1), DayWent.KEPT))
    place = f"focus/{run}/wish"
    hands.ask(lambda s: drafts.keep(s, place, drafts.Typed("x", 0)))
    hands.do(change_words(run, Plan("wait", wish="peace", pattern="pursued"), {"wish": place}))
    assert hands.alive.plan == Plan("wait", wish="peace", pattern="pursued")
    assert set(hands.alive.notes) == {on(1)}
    assert hands.ask(lambda s: drafts.waiting(s, place)) is None
    hands.undo()
    assert hands.alive.plan == PLAN


def test_a_start_still_to_come_can_be_brought_forward(hands: Hands) -> None:
    run = hands.begun(on(8))
    assert hands.alive.fortnight.phase(MONDAY) is Phase.WAITING
    assert hands.do(end(run, MONDAY)) is None
    hands.do(begin_today(run, MONDAY))
    assert hands.alive.fortnight.phase(MONDAY) is Phase.RUNNING
    hands.undo()
    assert hands.alive.row.starts_on == on(8)
    assert hands.do(begin_today(run, on(9))) is None


@pytest.mark.parametrize("paused", [True, False])
def test_ended_early_and_decided(hands: Hands, *, paused: bool) -> None:
    run = hands.begun()
    if paused:
        hands.do(pause(run, on(5)))
    hands.do(end(run, on(6)))
    assert hands.alive.fortnight.phase(on(6)) is Phase.OVER
    assert hands.alive.row.ended_on == (on(5) if paused else on(6))
    place = f"focus/{run}/noticed"
    hands.ask(lambda s: drafts.keep(s, place, drafts.Typed(MARKER, 0)))
    noticed = f"{MARKER} was never the point of it"
    hands.do(decide(run, Decision.CHANGE, noticed, on(7), place))
    assert hands.runs.alive is None
    (told,) = hands.runs.earlier
    assert (told.row.decision, told.row.noticed) == (Decision.CHANGE, noticed)
    assert hands.ask(lambda s: drafts.waiting(s, place)) is None
    hands.undo()
    waiting = hands.ask(lambda s: drafts.waiting(s, place))
    assert waiting is not None
    assert waiting.text == noticed
    assert hands.alive.row.decision is None
    assert hands.ask(the_bin.things) == ()


def test_a_run_that_went_its_whole_way_ends_on_its_last_day(hands: Hands) -> None:
    run = hands.begun()
    hands.do(decide(run, Decision.KEEP, "", on(20)))
    assert hands.runs.earlier[0].row.ended_on == on(14)
    assert hands.begun(on(20)) != run
    assert [each.id for each in hands.runs.earlier] == [run]


def test_a_binned_run_comes_back_with_its_days_and_goes_whole(hands: Hands) -> None:
    run = hands.begun()
    hands.do(note_day(run, on(1), DayWent.KEPT, MARKER))
    hands.do(pause(run, on(2)))
    hands.do(resume(run, on(4)))
    hands.do(put_in_bin(run))
    assert hands.runs == Runs()
    (thing,) = hands.ask(the_bin.things)
    assert (thing.kind, thing.title) == (BinKind.FOCUS, PLAN.act)
    hands.do(the_bin.restore([thing.key]))
    assert hands.alive.notes[on(1)].line == MARKER
    hands.do(put_in_bin(run))
    hands.ask(lambda s: drafts.keep(s, f"focus/{run}/noticed", drafts.Typed(MARKER, 0)))
    hands.ask(lambda s: the_bin.erase(s, [thing.key]))

    def left(session: VaultSession) -> list[object]:
        tables = (FocusRun, FocusDay, Preference)
        rows = [row for table in tables for row in session.exec(select(table))]
        return [*rows, *drafts.waiting_under(session, "focus/")]

    assert hands.ask(left) == []


def test_two_left_open_by_the_bin_stand_one_behind_the_other(hands: Hands) -> None:
    first = hands.begun()
    hands.do(put_in_bin(first))
    second = hands.begun(on(3))
    hands.do(the_bin.restore([(BinKind.FOCUS, first)]))
    assert hands.alive.id == second
    assert [run.id for run in hands.runs.earlier] == [first]


def log(hands: Hands, day: date, *keys: str) -> None:
    if keys:
        hands.do(log_moment(MomentValues(day, patterns=frozenset(keys))))
    else:
        hands.do(nothing_to_note(day, 0))


def test_before_and_during_count_each_moment_once_and_only_logged_days(hands: Hands) -> None:
    run = hands.begun()
    for number in range(-13, 15):
        log(hands, on(number))
    for number in range(-8, 1):
        log(hands, on(number), "pursued", "criticised")
    for number in range(1, 5):
        log(hands, on(number), "criticised", "stayed-steady")
    log(hands, on(5), "stayed-steady")
    today = on(15)
    found = hands.ask(lambda s: focus.latest_compared(s, today))
    assert found is not None
    assert (found[1].before, found[1].during) == (Tally(9, 14, 14), Tally(4, 14, 14))
    assert found[1].reading is Reading.FEWER_WITHIN_CHANCE
    hands.do(change_words(run, Plan("ask once", pattern="pursued")))
    comparison = focus.compared(hands.alive, hands.ask(patterns.logged), today)
    assert comparison is not None
    assert (comparison.before.moments, comparison.during.moments) == (9, 0)
    assert hands.ask(lambda s: focus.latest_compared(s, on(14))) is None


def test_a_paused_day_is_on_neither_side(hands: Hands) -> None:
    run = hands.begun()
    hands.do(pause(run, on(5)))
    hands.do(resume(run, on(8)))
    for number in (4, 5, 6, 7, 8, 17):
        log(hands, on(number), "pursued")
    comparison = focus.compared(hands.alive, hands.ask(patterns.logged), on(18))
    assert comparison is not None
    assert comparison.during == Tally(3, 3, 14)
    assert comparison.reading is Reading.TOO_FEW


def test_pauses_that_cannot_be_read_are_none() -> None:
    assert focus.read_pauses("2026-03-09/2026-03-02 x 2026-03-01 /") == ()
    whole = (Span(on(1), on(2)), Span(on(5), on(5)))
    assert focus.read_pauses(focus.pauses_text(whole)) == whole
