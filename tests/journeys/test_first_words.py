"""First words by keyboard through the whole program: remarks, what to do about them, and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.store import preferences
from growingus_desktop.views.openers_remark_card import RemarkCardView
from growingus_desktop.views.settings_meant import MeantCardView
from tests.journeys.test_settings import go_to, unlock
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.vaults import PASSPHRASE, folder_in, new_vault, reopen

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "You never listen to me. Could we talk on Saturday for ten minutes?"


@contextmanager
def writing(qtbot: QtBot, tmp_path: Path, timers: HandTimers) -> Iterator[Program]:
    """The program with a vault open, in Openers."""
    if not folder_in(tmp_path).database.exists():
        new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=timers) as started:
        unlock(started, PASSPHRASE)
        started.key(Qt.Key.Key_3, CTRL)
        started.settle()
        yield started


def begin(started: Program, timers: HandTimers) -> None:
    """A new opener with words in it that the coach has read."""
    started.key(Qt.Key.Key_N, CTRL)
    started.wait(lambda: started.find("words").hasFocus())
    started.type(WORDS)
    rest(started, timers)


def rest(started: Program, timers: HandTimers) -> None:
    timers.advance(400)
    started.settle()


def words(started: Program) -> str:
    return started.find("words", QPlainTextEdit).toPlainText()


def cards(started: Program) -> list[str]:
    found = started.window.findChildren(RemarkCardView)
    return [each.accessibleName() for each in found if each.isVisible()]


def test_a_remark_is_found_and_answered_without_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with writing(qtbot, tmp_path, timers) as started:
        begin(started, timers)
        assert cards(started)
        started.key(Qt.Key.Key_F8)
        assert started.find("words", QPlainTextEdit).textCursor().hasSelection()
        started.key(Qt.Key.Key_Period, CTRL)
        offered = started.find("offersList", QListView)
        assert offered.hasFocus()
        started.key(Qt.Key.Key_Escape)
        assert started.find("words").hasFocus()
        assert words(started) == WORDS
        started.key(Qt.Key.Key_Period, CTRL)
        wording = str(offered.model().index(0, 0).data())
        started.key(Qt.Key.Key_Return)
        rest(started, timers)
        assert wording in words(started)
        assert words(started) != WORDS
        assert started.find("words").hasFocus()
        started.key(Qt.Key.Key_Z, CTRL)
        assert words(started) == WORDS


def test_what_is_meant_for_good_outlives_the_program_and_comes_back_through_settings(
    qtbot: QtBot, tmp_path: Path
) -> None:
    timers = HandTimers()
    with writing(qtbot, tmp_path, timers) as started:
        begin(started, timers)
        before = cards(started)
        started.press("remark.0.always")
        started.settle()
        assert cards(started) == before[1:]
        assert started.find("letStandUndo").hasFocus()
    vault = reopen(folder_in(tmp_path))
    assert len(vault.submit(preferences.dismissed).result().value) == 1
    vault.close()
    timers = HandTimers()
    with writing(qtbot, tmp_path, timers) as started:
        rest(started, timers)
        assert words(started) == WORDS
        assert cards(started) == before[1:]
        begin(started, timers)
        assert cards(started) == before[1:]
        started.application.open_destination(Destination(Room.SETTINGS))
        started.settle()
        go_to(started, "written")
        assert started.window.findChild(MeantCardView) is not None
        started.press("bringBack0")
        started.settle()
        started.key(Qt.Key.Key_3, CTRL)
        started.settle()
        assert cards(started) == before


def test_what_is_meant_in_one_draft_is_remarked_on_in_another(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with writing(qtbot, tmp_path, timers) as started:
        begin(started, timers)
        before = cards(started)
        started.press("remark.0.mean")
        started.settle()
        assert cards(started) == before[1:]
        begin(started, timers)
        assert cards(started) == before
        assert not any(
            each.isVisible() for each in started.window.findChildren(QPushButton, "letStandUndo")
        )


def test_a_lock_takes_the_list_at_the_caret_away(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with writing(qtbot, tmp_path, timers) as started:
        begin(started, timers)
        started.key(Qt.Key.Key_F8)
        started.key(Qt.Key.Key_Period, CTRL)
        assert started.find("offersList", QListView).hasFocus()
        started.key(Qt.Key.Key_L, CTRL)
        started.find("passphrase")
        assert started.window.findChildren(QWidget, "offers") == []
        assert "You never" not in started.words()
