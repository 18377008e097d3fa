"""Two weeks with one thing by keyboard on a fresh vault: from choosing it to looking back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.models.focus import DayWent, Decision
from growingus_desktop.store import focus
from tests.journeys.test_go_to import go
from tests.journeys.test_settings import unlock
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.vaults import PASSPHRASE, folder_in, new_vault, reopen

CTRL = Qt.KeyboardModifier.ControlModifier


def text_of(started: Program, name: str) -> str:
    return started.find(name, QPlainTextEdit).toPlainText()


def press(started: Program, name: str) -> None:
    started.tab_to(name)
    started.key(Qt.Key.Key_Return)
    started.settle()


def test_from_choosing_to_looking_back_without_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder, clock = folder_in(tmp_path), FixedClock()
    with program(qtbot, folder.path, clock, timers=HandTimers()) as started:
        unlock(started, PASSPHRASE)
        behind = started.application.unlocked
        assert behind is not None

        # A guide's small step opens it filled in; the words are made one's own.
        go(started, "one thing, two w")
        started.find("guide.tryIt.go", QAbstractButton).setFocus()
        started.key(Qt.Key.Key_Return)
        started.settle()
        started.wait(lambda: started.find("focus.act").hasFocus())
        started.wait(lambda: text_of(started, "focus.act").startswith("They told a story"))
        started.key(Qt.Key.Key_A, CTRL)
        started.type("I let them get to the end.")
        for words in ("to listen", "an itch", "I hear a wrong time", "I pick up my glass"):
            started.key(Qt.Key.Key_Return)
            started.type(words)
        press(started, "focus.startToday")
        started.see("Day 1 of 14")
        started.see("“If I hear a wrong time, then I pick up my glass.”")

        # Taken back, every word waits; begun again.
        started.key(Qt.Key.Key_Z, CTRL)
        started.settle()
        started.wait(lambda: text_of(started, "focus.obstacle") == "an itch")
        press(started, "focus.startToday")
        started.wait(lambda: started.find("focus.note.kept").hasFocus())
        started.key(Qt.Key.Key_1)
        started.settle()

        # Two days on: today from Today, the day before by its square.
        clock.advance(days=2)
        started.key(Qt.Key.Key_1, CTRL)
        started.settle()
        started.see("Day 3 of 14")
        started.tab_to("today.oneThing.note.not")
        started.key(Qt.Key.Key_3)
        started.settle()
        started.see("Kept 1, not 1, 1 day without a note.")
        press(started, "today.oneThing.open")
        started.see("Today: how did it go?")
        started.tab_to("focus.days.3")
        started.key(Qt.Key.Key_Left)
        started.settle()
        started.see("Yesterday: how did it go?")
        started.key(Qt.Key.Key_4)
        started.settle()
        started.see("Kept 1, not 1, nothing came up 1.")

        # The fortnight is over: Today offers the review, and the person decides.
        clock.advance(days=12)
        started.key(Qt.Key.Key_1, CTRL)
        started.settle()
        started.see("Time to look back")
        press(started, "today.oneThing.review")
        started.see("Too few to compare. What did you notice?")
        started.wait(lambda: started.find("focus.noticed").hasFocus())
        started.type("they began to leave gaps for me")
        press(started, "focus.decide.keep")
        started.see("You keep it")
        started.see("Somewhere to begin")
        press(started, "focus.start.again")
        assert text_of(started, "focus.act") == "I let them get to the end."
        assert text_of(started, "focus.then_that") == "I pick up my glass"
        behind.go(Destination(Room.TODAY))
        started.settle()
        assert "Your one thing" not in started.words()
    vault = reopen(folder)
    runs = vault.submit(focus.runs).result().value
    vault.close()
    (run,) = runs.earlier
    assert runs.alive is None
    assert (run.row.decision, run.row.noticed) == (
        Decision.KEEP,
        "they began to leave gaps for me",
    )
    assert run.counts == {DayWent.KEPT: 1, DayWent.NOT: 1, DayWent.NOTHING_CAME_UP: 1}
