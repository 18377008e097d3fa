"""After the talk, by keyboard: how it went, coming back to it, and taking each of it back."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import select

from growingus_desktop.core.destinations import Room
from growingus_desktop.models.asks import Answer, Ask
from growingus_desktop.models.openers import OpenerState
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.store import drafts, openers
from growingus_desktop.views.widgets.record_view import RecordListView
from tests.journeys.test_settings import unlock
from tests.journeys.test_to_the_page import CTRL, FIRST_WORDS, Counted, begin, in_openers
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.vaults import PASSPHRASE, folder_in, new_vault, reopen

AT_MOST_MS = 2_000
"""What may be lost when the program is killed: typing of so long."""

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
KEEP = "Asking before dinner"


@contextmanager
def on_today(qtbot: QtBot, tmp_path: Path, clock: FixedClock) -> Iterator[Program]:
    with program(qtbot, folder_in(tmp_path).path, clock) as started:
        unlock(started, PASSPHRASE)
        started.see("What you bring is yours to work on.")
        started.settle()
        yield started


def first_row(started: Program) -> str:
    model = started.find("openers", RecordListView).model()
    return str(model.index(0, 0).data(RecordRole.CAPTION))


def choose_from_menu(started: Program, action: str) -> None:
    """Open *More* and choose, as the keyboard does."""
    hands = Counted(started)
    hands.to("openerMore", back=True)
    menu = started.find("openerMore", QPushButton).menu()
    next(one for one in menu.actions() if one.objectName() == f"opener.{action}").trigger()
    started.settle()


def press_main(started: Program) -> None:
    started.press("openerMain")
    started.settle()


def write_it_down(started: Program) -> None:
    """Press the button once it can be: the fields may still be fetching what they hold."""
    started.wait(lambda: started.find("saveOutcome").isEnabled())
    started.press("saveOutcome")


def test_said_told_come_back_to_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FixedClock(NOON)
    with in_openers(qtbot, tmp_path, clock=clock) as started:
        begin(Counted(started))
        started.type(FIRST_WORDS)
        press_main(started)
        assert first_row(started) == "Ready · today"
        press_main(started)
        started.see("How did it go?")
        hands = Counted(started)
        hands.to("outcomeKind")
        hands.key(Qt.Key.Key_Tab)
        hands.key(Qt.Key.Key_Space)
        hands.key(Qt.Key.Key_Right)
        hands.to("firstMinutes")
        started.type("Slowly")
        hands.to("keep")
        started.type(KEEP)
        hands.to("comeBack")
        hands.key(Qt.Key.Key_Space)
        started.see("From 6 Dec on, Today says so, without a word of it.")
        hands.to("saveOutcome")
        hands.key(Qt.Key.Key_Space)
        started.wait(lambda: started.top() is started.window)
        started.settle()
        print(f"keys to tell how it went: {hands.keys}")
        assert first_row(started) == "Said today · partly"
        # Where the focus is left, Ctrl+Z takes the telling back, and the words wait.
        started.key(Qt.Key.Key_Z, CTRL)
        started.settle()
        assert first_row(started) == "Ready · today"
        press_main(started)
        started.see("How did it go?")
        started.wait(lambda: started.find("keep", QPlainTextEdit).toPlainText() == KEEP)
        started.press("answer.partly")
        started.press("comeBack")
        write_it_down(started)
        started.settle()
    clock.advance(days=13)
    with on_today(qtbot, tmp_path, clock) as started:
        assert "You wanted to come back to this" not in started.words()
    clock.advance(days=1)
    with on_today(qtbot, tmp_path, clock) as started:
        started.see("You wanted to come back to this")
        shown = started.words()
        assert "An ask from 22 Nov" in shown
        assert "bath" not in shown and KEEP not in shown
        started.press("today.comeBack.letBe")
        started.settle()
        assert "You wanted to come back to this" not in started.words()
        assert started.window.focusWidget() is not None
        started.key(Qt.Key.Key_Z, CTRL)
        started.see("You wanted to come back to this")
        started.press("today.comeBack.open")
        started.see("You wanted to come back to this. Writing it down again settles it.")
        started.press("answer.yes")
        write_it_down(started)
        started.settle()
        started.key(Qt.Key.Key_1, CTRL)
        started.settle()
        assert "You wanted to come back to this" not in started.words()
    vault = reopen(folder_in(tmp_path))
    asks = vault.submit(lambda s: s.exec(select(Ask)).all()).result().value
    vault.close()
    # The telling that was taken back lies in the bin.
    [ask] = [one for one in asks if one.binned_at is None]
    assert (ask.answer, ask.keep, ask.come_back_on) == (Answer.YES, KEEP, None)


def test_what_was_said_stays_said_when_the_rest_is_told_later(qtbot: QtBot, tmp_path: Path) -> None:
    with in_openers(qtbot, tmp_path) as started:
        begin(Counted(started))
        started.type(FIRST_WORDS)
        press_main(started)
        press_main(started)
        started.see("How did it go?")
        started.key(Qt.Key.Key_Escape)
        started.settle()
        assert first_row(started) == "Said today"
        assert started.window.focusWidget() is started.find("openerMain")
        started.key(Qt.Key.Key_Z, CTRL)
        started.settle()
        assert first_row(started) == "Ready · today"


@pytest.mark.parametrize("demo", [False, True])
def test_set_aside_and_bin_are_taken_back_by_the_next_ctrl_z(
    qtbot: QtBot, tmp_path: Path, demo: bool
) -> None:
    with in_openers(qtbot, tmp_path, demo=demo) as started:
        begin(Counted(started))
        started.type(FIRST_WORDS)
        model = started.find("openers", RecordListView).model()
        before = model.rowCount()
        choose_from_menu(started, "aside")
        last = str(model.index(before - 1, 0).data(RecordRole.CAPTION))
        assert last.startswith("Set aside")
        started.key(Qt.Key.Key_Z, CTRL)
        started.settle()
        assert first_row(started) == "Draft · today"
        choose_from_menu(started, "bin")
        started.wait(lambda: model.rowCount() == before - 1)
        started.settle()
        started.key(Qt.Key.Key_Z, CTRL)
        started.wait(lambda: model.rowCount() == before)
        started.settle()
        assert first_row(started) == "Draft · today"


def kept_after_a_kill(tmp_path: Path, number: int) -> set[str]:
    """Every text a program finds that is started on the files as they lie there at this moment."""
    copy = tmp_path / f"after{number}"
    shutil.copytree(folder_in(tmp_path).path, copy / "vault")
    vault = reopen(folder_in(copy))
    waiting = vault.submit(lambda s: drafts.waiting_under(s, "opener/")).result().value
    rows = vault.submit(openers.rows).result().value
    found = vault.submit(lambda s: openers.opened(s, rows[0].id)).result().value
    vault.close()
    assert found is not None
    own = {getattr(found.opener, name) for name in openers.OPENER_TEXTS}
    needs = {text for text in found.need.model_dump().values() if isinstance(text, str)}
    replies = {text for plan in found.replies for text in (plan.they_say, plan.i_say)}
    return {typed.text for typed in waiting.values()} | own | needs | replies


def test_a_kill_at_any_step_loses_at_most_two_seconds(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with in_openers(qtbot, tmp_path, timers=timers) as started:
        begin(Counted(started))
        written: list[str] = []

        def write(field: str, text: str) -> None:
            started.find(field).setFocus()
            started.type(text)
            written.append(text)
            # No step is left and nothing is pressed: only the time passes that may be lost.
            timers.advance(AT_MOST_MS)
            started.settle()
            assert set(written) <= kept_after_a_kill(tmp_path, len(written))

        def turn_to(step: Step) -> None:
            started.press(f"steps.{step.value}")
            started.settle()

        write("openerTitle", "bedtime")
        write("words", FIRST_WORDS)
        turn_to(Step.LET_IT_OUT)
        write("raw", "so tired of this")
        turn_to(Step.NEED)
        write("need.feeling", "lonely")
        turn_to(Step.REPLIES)
        started.press("reply.add.not-now")
        started.settle()
        timers.advance(AT_MOST_MS)
        unlocked = started.application.unlocked
        assert unlocked is not None
        openers_room = unlocked.presenter(Room.OPENERS)
        assert isinstance(openers_room, OpenersPresenter)
        [card] = openers_room.opener.state.replies
        write(f"reply.{card.id}.iSay", "then when?")
        turn_to(Step.SHEET)
        write("sheet.planned_when", "after breakfast")
        write("sheet.place", "in the kitchen")
        write("sheet.if_not_now", "I leave it there")
        press_main(started)
        press_main(started)
        started.see("How did it go?")
        write("firstMinutes", "slowly")
        write("keep", KEEP)
        started.key(Qt.Key.Key_Escape)
        started.settle()
    vault = reopen(folder_in(tmp_path))
    row = vault.submit(openers.rows).result().value[0]
    vault.close()
    assert row.state is OpenerState.SAID


def test_only_a_talk_that_lies_ahead_is_reminded_of_and_a_past_one_asked_about(
    qtbot: QtBot, tmp_path: Path
) -> None:
    new_vault(tmp_path).close()
    clock = FixedClock(NOON)
    with in_openers(qtbot, tmp_path, clock=clock) as started:
        begin(Counted(started))
        started.type(FIRST_WORDS)
        started.press(f"steps.{Step.SHEET.value}")
        started.settle()
        started.press("day.2026-11-23")
        started.settle()
        assert first_row(started) == "Draft · planned tomorrow"
    with on_today(qtbot, tmp_path, clock) as started:
        started.see("Next conversation · planned for tomorrow")
    clock.advance(days=2)
    with on_today(qtbot, tmp_path, clock) as started:
        started.see("Planned for yesterday")
        assert started.find("today.conversation.open").hasFocus()
        started.key(Qt.Key.Key_Space)
        started.see("How did it go?")


def test_in_the_made_up_life_an_ask_is_come_back_to(qtbot: QtBot, tmp_path: Path) -> None:
    with in_openers(qtbot, tmp_path, demo=True) as started:
        started.key(Qt.Key.Key_1, CTRL)
        started.see("You wanted to come back to this")
        started.press("today.comeBack.open")
        started.see("How did it go?")
        Counted(started).to("comeBack")
        started.key(Qt.Key.Key_Escape)
        started.settle()
        assert "Said" in started.find("openerState", QLabel).text()
