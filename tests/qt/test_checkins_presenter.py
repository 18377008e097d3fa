"""The check-in asks without leading, adds nothing up, and offers the safety card quietly."""

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.presenters.checkins_state import Mode
from growingus_desktop.presenters.checkins_strips import counted, strips_of
from growingus_desktop.store import checkins as store
from growingus_desktop.store.checkins import Filled
from tests.support.clocks import NOON
from tests.support.scopes import Unlocked, unlocked

HERE = Destination(Room.CHECKIN)
TODAY = NOON.date()
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@pytest.fixture
def open_vault(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


@pytest.fixture
def presenter(open_vault: Unlocked) -> Iterator[CheckInPresenter]:
    made = CheckInPresenter(open_vault.scope, ENGLISH)
    made.show(HERE)
    open_vault.settle()
    yield made
    made.deleteLater()


def rows(open_vault: Unlocked) -> tuple[CheckIn, ...]:
    open_vault.settle()
    return open_vault.vault.submit(store.kept).result().value


def keep(open_vault: Unlocked, days_ago: int, **answers: int | None) -> None:
    deed = store.write(TODAY - timedelta(days_ago), Filled(answers))
    open_vault.vault.submit(deed.run).result()


def arrive(open_vault: Unlocked, presenter: CheckInPresenter) -> None:
    presenter.show(HERE)
    open_vault.settle()


def save(open_vault: Unlocked, presenter: CheckInPresenter) -> None:
    presenter.save()
    open_vault.settle()


def test_nothing_is_chosen_beforehand(presenter: CheckInPresenter) -> None:
    assert presenter.state.mode is Mode.ASKING
    assert presenter.state.answers == {}


def test_an_answer_goes_on_to_the_next_question(presenter: CheckInPresenter) -> None:
    presenter.answer(3)
    assert presenter.state.step == 1
    assert presenter.state.answers == {"steady": 3}
    presenter.back()
    presenter.skip()
    assert presenter.state.answers == {"steady": None}


def test_what_was_answered_is_kept_and_the_next_is_announced(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    for value in (0, 1, 2, 3, 4, 2, 3):
        presenter.answer(value)
    presenter.answer(4)
    assert presenter.item is not None, "the guarded question waits for its tick"
    presenter.next()
    presenter.say_after_argument(after=True)
    save(open_vault, presenter)
    (row,) = rows(open_vault)
    assert [row.steady, row.my_part, row.warmth, row.landing] == [0, 1, 2, 3]
    assert [row.coming_back, row.carrying, row.own_ground] == [4, 2, 3]
    assert row.free_to_speak is None, "not ticked, so not kept"
    assert row.after_argument
    assert presenter.state.mode is Mode.LOOKING
    assert not presenter.state.is_due
    assert presenter.state.next_open == "28 November"
    assert presenter.state.answers == {}


def test_the_guarded_answer_is_kept_only_when_ticked(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    presenter.go_to(7)
    presenter.answer(4)
    presenter.keep_guarded(keep=True)
    save(open_vault, presenter)
    assert rows(open_vault)[0].free_to_speak == 4


@pytest.mark.parametrize(("answer", "offered"), [(0, True), (1, True), (2, False), (4, False)])
def test_a_low_guarded_answer_offers_the_card_as_a_closed_line(
    open_vault: Unlocked, presenter: CheckInPresenter, answer: int, offered: bool
) -> None:
    opened: list[GateKind] = []
    open_vault.scope.navigator.card_wanted.connect(opened.append)
    presenter.go_to(7)
    presenter.answer(answer)
    assert bool(presenter.state.note) is offered
    save(open_vault, presenter)
    assert bool(presenter.state.note) is offered, "whatever the others say, and after saving too"
    assert opened == [], "it opens only when asked for"
    presenter.open_note()
    assert opened == [GateKind.FEAR]


def test_skipping_the_guarded_question_twice_running_offers_it_too(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    presenter.go_to(7)
    presenter.skip()
    assert presenter.state.note == "", "the first time it isn't"
    keep(open_vault, 7, steady=2)
    arrive(open_vault, presenter)
    presenter.go_to(7)
    presenter.skip()
    assert presenter.state.note


def test_a_kept_answer_before_a_skip_offers_nothing(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    keep(open_vault, 7, free_to_speak=4)
    arrive(open_vault, presenter)
    presenter.go_to(7)
    presenter.skip()
    assert presenter.state.note == ""


@pytest.mark.parametrize(("days_ago", "mode"), [(5, Mode.LOOKING), (6, Mode.ASKING)])
def test_it_asks_once_in_six_days(
    open_vault: Unlocked, presenter: CheckInPresenter, days_ago: int, mode: Mode
) -> None:
    keep(open_vault, days_ago, steady=2)
    arrive(open_vault, presenter)
    assert presenter.state.mode is mode
    presenter.look()
    presenter.begin()
    assert presenter.state.mode is mode


def test_an_earlier_one_can_be_altered_binned_and_brought_back(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    keep(open_vault, 3, steady=1, warmth=2)
    arrive(open_vault, presenter)
    tester = QAbstractItemModelTester(
        presenter.earlier, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    which = presenter.earlier.rows[0].id
    presenter.edit(which)
    open_vault.settle()
    assert presenter.state.answers["steady"] == 1
    assert "19 November" in presenter.state.editing
    presenter.answer(4)
    presenter.line.type("two calm evenings", 3)
    save(open_vault, presenter)
    assert [(row.steady, row.warmth, row.line) for row in rows(open_vault)] == [
        (4, 2, "two calm evenings")
    ]
    presenter.put_in_bin(which)
    assert rows(open_vault) == ()
    assert presenter.earlier.rows == ()
    presenter.undo()
    assert len(rows(open_vault)) == 1
    presenter.undo()
    assert [row.steady for row in rows(open_vault)] == [1]
    del tester


def test_leaving_an_earlier_one_changes_nothing(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    keep(open_vault, 3, steady=1)
    arrive(open_vault, presenter)
    presenter.edit(presenter.earlier.rows[0].id)
    open_vault.settle()
    presenter.answer(4)
    presenter.line.type("never mind", 3)
    presenter.look()
    assert presenter.state.mode is Mode.LOOKING
    assert [(row.steady, row.line) for row in rows(open_vault)] == [(1, "")]
    presenter.edit(presenter.earlier.rows[0].id)
    open_vault.settle()
    assert presenter.line.text == ""


def test_a_clock_set_back_leaves_the_check_in_open(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    keep(open_vault, -400, steady=4)
    arrive(open_vault, presenter)
    assert presenter.state.mode is Mode.ASKING, "a day far ahead closes nothing"
    keep(open_vault, -3, steady=4)
    arrive(open_vault, presenter)
    assert not presenter.state.is_due
    assert presenter.state.next_open == "1 December"


def test_what_was_answered_while_the_clock_went_back_is_kept(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    keep(open_vault, 6, steady=1)
    arrive(open_vault, presenter)
    presenter.answer(3)
    open_vault.clock.advance(days=-1)
    save(open_vault, presenter)
    assert [row.steady for row in rows(open_vault)] == [1, 3]
    assert rows(open_vault)[-1].day == TODAY


def test_begun_before_midnight_it_is_of_the_day_it_was_kept(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    open_vault.clock.advance(hours=11, minutes=58)
    arrive(open_vault, presenter)
    presenter.answer(3)
    open_vault.clock.advance(minutes=4)
    save(open_vault, presenter)
    assert [row.day for row in rows(open_vault)] == [TODAY + timedelta(1)]
    assert presenter.state.next_open == "29 November"


def test_after_a_year_of_gaps_the_range_is_known_and_the_weeks_are_empty(
    open_vault: Unlocked, presenter: CheckInPresenter
) -> None:
    for week in range(5):
        keep(open_vault, 380 + 7 * week, steady=week)
    arrive(open_vault, presenter)
    strips = presenter.state.strips
    assert strips is not None
    steady = strips.strips[0]
    assert (steady.answers, steady.spread) == ({}, (0, 4))
    assert steady.words == "Not answered in this time"
    assert strips.said.startswith("0 check-ins in the 12 weeks from 30 Aug 2026")
    assert presenter.state.is_due


def many(*answers: int | None) -> list[CheckIn]:
    first = TODAY - timedelta(weeks=len(answers) - 1)
    return [
        CheckIn(id=at, day=first + timedelta(weeks=at), steady=answer)
        for at, answer in enumerate(answers)
    ]


def test_the_own_range_is_shown_from_the_fourth_answer_on() -> None:
    texts = load_checkin()

    def spread(*answers: int | None) -> tuple[int, int] | None:
        state = strips_of(many(*answers), texts, today=TODAY, weeks=12, locale=ENGLISH)
        return state.strips[0].spread

    assert spread(1, 2, 3) is None
    assert spread(1, None, 2, 3) is None, "a skipped one is no answer"
    assert spread(1, 3, 2, 3) == (1, 3)


def test_counts_are_said_in_words_over_answered_check_ins_only() -> None:
    texts = load_checkin()
    state = strips_of(many(3, None, 4, 0), texts, today=TODAY, weeks=12, locale=ENGLISH)
    assert state.strips[0].words == "Mostly or better in 2 of 3 check-ins"
    assert counted([2], texts) == "Mostly or better in 0 of 1 check-in"
    assert state.strips[0].cells[TODAY - timedelta(weeks=2)] == "skipped"


def test_a_week_without_a_check_in_is_a_gap() -> None:
    texts = load_checkin()
    rows = [row for row in many(3, 2, 4) if row.id != 1]
    state = strips_of(rows, texts, today=TODAY, weeks=12, locale=ENGLISH)
    assert set(state.strips[0].answers) == {TODAY, TODAY - timedelta(weeks=2)}


def test_the_guarded_question_is_not_charted() -> None:
    rows = [CheckIn(day=TODAY, free_to_speak=4, steady=2)]
    state = strips_of(rows, load_checkin(), today=TODAY, weeks=12, locale=ENGLISH)
    assert [strip.key for strip in state.strips] == [
        *("steady", "my_part", "warmth", "landing", "coming_back", "carrying", "own_ground"),
    ]


def test_nothing_adds_the_answers_up(open_vault: Unlocked, presenter: CheckInPresenter) -> None:
    for weeks in range(1, 9):
        keep(open_vault, 7 * weeks, steady=weeks % 5, warmth=3, carrying=1)
    arrive(open_vault, presenter)
    strips = presenter.state.strips
    assert strips is not None
    said = " ".join(
        str(getattr(strip, field.name)) for strip in strips.strips for field in fields(strip)
    )
    said += " ".join(f"{row.title} {row.caption}" for row in presenter.earlier.rows)
    assert not re.search(r"%|average|mean|total|score|streak|trend", said, re.IGNORECASE)
