"""Check-in by keyboard alone: from the first door to the strips, a week later, and back again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Room
from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.views.widgets.chart import ChartView
from tests.journeys.test_how_it_went import on_today
from tests.journeys.test_to_the_page import CTRL, Counted
from tests.support.clocks import FixedClock
from tests.support.program import Program
from tests.support.vaults import new_vault

KEYS = (Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_4)


def room(started: Program) -> CheckInPresenter:
    unlocked = started.application.unlocked
    assert unlocked is not None
    found = unlocked.presenter(Room.CHECKIN)
    assert isinstance(found, CheckInPresenter)
    return found


def answer_all(hands: Counted, line: str) -> None:
    """Seven answers of one key each, the guarded one low and not kept, one line."""
    for key in (*KEYS, Qt.Key.Key_3):
        hands.key(key)
    hands.key(Qt.Key.Key_1)
    hands.started.find("checkin.note")
    hands.key(Qt.Key.Key_Return)
    hands.started.wait(lambda: hands.started.find("checkin.line").hasFocus())
    hands.started.type(line)
    hands.key(Qt.Key.Key_Return)
    hands.started.settle()


def test_four_weeks_of_check_ins_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FixedClock()
    new_vault(tmp_path).close()
    with on_today(qtbot, tmp_path, clock) as started:
        hands = Counted(started)
        started.see("Start with a vibe check")
        hands.to("today.checkin.open")
        hands.key(Qt.Key.Key_Space)
        started.see("I stayed steady enough to choose my words.")
        before = hands.keys
        answer_all(hands, "slept badly")
        print(f"keys for a check-in besides its line: {hands.keys - before}")
        assert hands.keys - before == 10
        started.see("Once a week is enough")
        started.find("checkin.note.after")
        hands.key(Qt.Key.Key_1, CTRL)
        started.see("How your weeks were")
    for week in range(3):
        clock.advance(days=7)
        with on_today(qtbot, tmp_path, clock) as started:
            hands = Counted(started)
            hands.key(Qt.Key.Key_6, CTRL)
            started.see("I stayed steady enough to choose my words.")
            answer_all(hands, f"week {week}")
            started.see("Once a week is enough")
            if week == 2:
                look_back(hands)


def look_back(hands: Counted) -> None:
    """Strips, table and words; then change one, leave it, bin it and bring it back."""
    started = hands.started
    strips = room(started).state.strips
    assert strips is not None
    assert strips.strips[0].words == "Mostly or better in 4 of 4 check-ins"
    assert strips.strips[0].spread == (3, 3), "the own range, from the fourth answer on"
    assert "free_to_speak" not in [strip.key for strip in strips.strips]
    assert strips.strips[4].words == "Not answered in this time"
    assert started.find("checkin.chart", ChartView).hasFocus()
    hands.key(Qt.Key.Key_T)
    assert started.find("checkin.table").hasFocus()
    hands.key(Qt.Key.Key_Escape)
    hands.to("checkin.as.strips", back=True)
    hands.key(Qt.Key.Key_Right)
    hands.to("checkin.words.carrying")
    told = started.find("checkin.words.carrying", QLabel).accessibleName()
    assert told.count(": Mostly.") == 4
    hands.to("checkin.list")
    hands.key(Qt.Key.Key_Down)
    hands.to("checkin.change")
    hands.key(Qt.Key.Key_Space)
    started.see("Changing the check-in of")
    hands.key(Qt.Key.Key_1)
    hands.to("checkin.look", back=True)
    hands.key(Qt.Key.Key_Space)
    started.see("Once a week is enough")
    hands.to("checkin.list")
    hands.key(Qt.Key.Key_Down)
    hands.to("checkin.bin")
    hands.key(Qt.Key.Key_Space)
    started.settle()
    assert room(started).state.count == 3
    hands.key(Qt.Key.Key_Z, CTRL)
    started.settle()
    assert room(started).state.count == 4
