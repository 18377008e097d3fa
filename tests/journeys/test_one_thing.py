"""Two weeks with one thing by keyboard on a fresh vault: from choosing it to looking back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.models.focus import DayWent, Decision
from growingus_desktop.store import focus
from tests.journeys.test_go_to import go
from tests.journeys.test_settings import unlock
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.vaults import PASSPHRASE, folder_in, new_vault, reopen

CTRL = Qt.KeyboardModifier.ControlModifier
NOTICED = "they began to leave gaps for me"


def text_of(started: Program, name: str) -> str:
    return started.find(name, QPlainTextEdit).toPlainText()


def stand_on(started: Program, name: str) -> None:
    """Wait until a thing has the focus by itself."""
    started.wait(lambda: started.window.focusWidget() is started.find(name))


def press(started: Program, name: str) -> None:
    started.tab_to(name)
    started.key(Qt.Key.Key_Return)
    started.settle()


@contextmanager
def sitting(qtbot: QtBot, folder: Path, clock: FixedClock) -> Iterator[Program]:
    """The program opened on the day the clock shows."""
    with program(qtbot, folder, clock, timers=HandTimers()) as started:
        unlock(started, PASSPHRASE)
        yield started


def choose(started: Program) -> None:
    """A guide's small step opens it filled in; the words are made one's own."""
    go(started, "one thing, two w")
    started.find("guide.tryIt.go", QAbstractButton).setFocus()
    started.key(Qt.Key.Key_Return)
    started.settle()
    stand_on(started, "focus.act")
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
    stand_on(started, "focus.note.kept")
    started.key(Qt.Key.Key_1)
    started.settle()


def note_two_days(started: Program) -> None:
    """Today from Today, the day before by its square."""
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


def look_back(started: Program) -> None:
    """Today offers the review, the person decides, and may go on from there."""
    started.see("Time to look back")
    press(started, "today.oneThing.review")
    started.see("Too few to compare. What did you notice?")
    stand_on(started, "focus.noticed")
    started.type(NOTICED)
    press(started, "focus.decide.keep")
    started.see("You chose to keep it")
    started.see("Somewhere to begin")
    press(started, "focus.start.again")
    assert text_of(started, "focus.act") == "I let them get to the end."
    assert text_of(started, "focus.then_that") == "I pick up my glass"
    started.key(Qt.Key.Key_1, CTRL)
    started.settle()
    assert "Your one thing" not in started.words()


def test_from_choosing_to_looking_back_without_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder, clock = folder_in(tmp_path), FixedClock()
    with sitting(qtbot, folder.path, clock) as started:
        choose(started)
    clock.advance(days=2)
    with sitting(qtbot, folder.path, clock) as started:
        note_two_days(started)
    clock.advance(days=12)
    with sitting(qtbot, folder.path, clock) as started:
        look_back(started)
    vault = reopen(folder)
    runs = vault.submit(focus.runs).result().value
    vault.close()
    (run,) = runs.earlier
    assert runs.alive is None
    assert (run.row.decision, run.row.noticed) == (Decision.KEEP, NOTICED)
    assert run.counts == {DayWent.KEPT: 1, DayWent.NOT: 1, DayWent.NOTHING_CAME_UP: 1}
