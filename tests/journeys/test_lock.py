"""Locking by key, button, Shift or idleness: the picture goes first, then everything else."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app.file_dialogs import ask_where_to_save
from growingus_desktop.app.unlocked import Unlocked
from growingus_desktop.coach.reading import GateKind
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.timers import Timers
from growingus_desktop.store import drafts
from growingus_desktop.views.widgets.dialog import Dialog
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.traces import in_files, in_widgets
from tests.support.vaults import MARKER, PASSPHRASE, folder_in, new_vault

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = f"Last Sunday I felt alone with the {MARKER} at bedtime."


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def timers() -> HandTimers:
    return HandTimers()


@contextmanager
def opened(qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: Timers) -> Iterator[Program]:
    """The program with a small vault open."""
    if not folder_in(tmp_path).database.exists():
        new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, clock, timers=timers) as started:
        unlock(started)
        yield started


def unlock(started: Program) -> None:
    started.focus("passphrase")
    started.type(PASSPHRASE)
    started.key(Qt.Key.Key_Return)
    started.wait(lambda: started.application.unlocked is not None)
    started.settle()


def write(started: Program, words: str = WORDS) -> QPlainTextEdit:
    """Type into the first step of a new opener."""
    started.application.open_destination(Destination(Room.OPENERS, Tool.LET_IT_OUT))
    started.settle()
    field = started.find("raw", QPlainTextEdit)
    field.setFocus()
    started.type(words)
    return field


def write_again(started: Program) -> str:
    """What stands in the field after coming back."""
    started.key(Qt.Key.Key_3, CONTROL)
    started.settle()
    started.find("openers")
    started.key(Qt.Key.Key_Home)
    started.focus("steps.let-it-out")
    started.key(Qt.Key.Key_Space)
    started.settle()
    return started.find("raw", QPlainTextEdit).toPlainText()


def behind(started: Program) -> Unlocked:
    found = started.application.unlocked
    assert found is not None
    return found


def is_locked(started: Program) -> bool:
    return started.application.unlocked is None


def forgotten(started: Program) -> None:
    """Let what was deleted go, and look for the words everywhere."""
    started.wait(lambda: not started.window.findChildren(QPlainTextEdit))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert in_widgets(MARKER) == []


def by_key(started: Program) -> None:
    started.window.activateWindow()
    started.wait(lambda: QApplication.activeWindow() is started.window)
    started.key(Qt.Key.Key_L, CONTROL)


def by_button(started: Program) -> None:
    QTest.mouseClick(started.find("lockButton"), Qt.MouseButton.LeftButton)


def by_shift(started: Program) -> None:
    for _ in range(3):
        press(started, Qt.Key.Key_Shift)


def press(started: Program, key: Qt.Key, *, repeats: bool = False) -> None:
    """A key as the window system hands it to the window."""
    handle = started.window.windowHandle()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", repeats)
        QApplication.sendEvent(handle, event)


@pytest.mark.parametrize("way", [by_key, by_button, by_shift])
def test_every_way_to_lock_empties_the_window_and_keeps_the_words(
    qtbot: QtBot,
    tmp_path: Path,
    clock: FixedClock,
    timers: HandTimers,
    way: Callable[[Program], None],
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        field = write(started)
        field.selectAll()
        field.copy()
        way(started)
        assert is_locked(started)
        assert started.window.isMinimized()
        assert started.find("lockPage").isVisible()
        assert started.window.findChild(QLabel, "lockReason").text() == ""
        assert {top.windowTitle() for top in QApplication.topLevelWidgets() if top.isWindow()} <= {
            "Growing Us",
            "",
        }
        QApplication.clipboard().clear()  # the offscreen clipboard has no owner to ask
        forgotten(started)
        started.window.showNormal()
        unlock(started)
        assert write_again(started) == WORDS
    assert in_files(MARKER, tmp_path) == []


def test_a_slow_a_broken_and_a_held_shift_lock_nothing(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        for _ in range(5):
            press(started, Qt.Key.Key_Shift)
            clock.advance(seconds=0.8)
        assert not is_locked(started)
        clock.advance(seconds=5)
        for key in (Qt.Key.Key_Shift, Qt.Key.Key_Shift, Qt.Key.Key_A, Qt.Key.Key_Shift):
            press(started, key)
        assert not is_locked(started)
        clock.advance(seconds=5)
        for _ in range(9):
            press(started, Qt.Key.Key_Shift, repeats=True)
        assert not is_locked(started)
        by_shift(started)
        assert is_locked(started)


def test_leaving_it_alone_locks_with_a_reason_and_without_minimising(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        write(started)
        timers.advance(4 * 60_000)
        started.settle()
        started.type("!")
        timers.advance(5 * 60_000 - 1)
        started.settle()
        assert not is_locked(started)
        timers.advance(1)
        assert is_locked(started)
        assert not started.window.isMinimized()
        started.see("Locked after 5 minute")
        forgotten(started)
        unlock(started)
        assert write_again(started) == WORDS + "!"


def test_a_dialog_is_no_obstacle_to_any_lock(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        for way in (lambda: timers.advance(5 * 60_000), lambda: by_key(started)):
            behind(started).scope.navigator.open_card(GateKind.VIOLENCE)
            started.see("Safety & support")
            assert isinstance(started.top(), Dialog)
            assert started.top().windowTitle() == "Growing Us"
            way()
            assert is_locked(started)
            assert started.top() is started.window
            started.wait(lambda: not started.window.findChildren(Dialog))
            started.window.showNormal()
            unlock(started)


def test_asking_where_to_save_is_no_obstacle_either(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        seen: list[str] = []

        def press_lock() -> None:
            dialog = QApplication.activeModalWidget()
            seen.append(dialog.windowTitle())
            QTest.mouseClick(dialog.findChild(QWidget, "lockButton"), Qt.MouseButton.LeftButton)

        QTimer.singleShot(0, press_lock)
        assert ask_where_to_save(started.window, "page.pdf") is None
        assert seen == ["Growing Us"]
        assert is_locked(started)


def test_the_picture_goes_before_the_vault_is_asked_anything(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        write(started)
        vault: Any = behind(started)._vault
        order: list[str] = []

        def noting(name: str) -> None:
            original = getattr(vault, name)

            def call(*args: Any, **kwargs: Any) -> Any:
                shown = (
                    "blank"
                    if started.window.findChild(QWidget, "blankPage").isVisible()
                    else "something"
                )
                order.append(f"{name} behind {shown}")
                return original(*args, **kwargs)

            setattr(vault, name, call)

        for name in ("submit", "interrupt"):
            noting(name)
        by_key(started)
        assert order
        assert set(order) == {"submit behind blank", "interrupt behind blank"}
        assert order[-1] == "interrupt behind blank"


def test_words_the_vault_refuses_at_lock_are_written_at_the_next_unlock(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        write(started)
        started.settle()
        refuse(behind(started)._vault)
        started.type(" And more.")
        by_key(started)
        started.window.showNormal()
        started.see("The disk is full.")
        forgotten(started)
        unlock(started)
        assert write_again(started) == WORDS + " And more."


def test_closing_the_window_stays_open_rather_than_lose_words(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        write(started)
        refuse(behind(started)._vault)
        started.window.close()
        started.see("The disk is full.")
        assert not started.application.has_ended
        assert started.window.isVisible()
        # Offscreen, a window that was hidden is never active again, so keys go to the line itself.
        line = started.focus("passphrase")
        QTest.keyClicks(line, PASSPHRASE)
        QTest.keyClick(line, Qt.Key.Key_Return)
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        waiting = behind(started)._vault.submit(
            lambda session: drafts.waiting_under(session, "opener/")
        )
        assert WORDS in [typed.text for typed in waiting.result().value.values()]


def test_closing_the_window_keeps_what_was_typed(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        write(started)
        started.window.close()
        started.wait(lambda: started.application.has_ended)
    with opened(qtbot, tmp_path, clock, timers) as started:
        assert write_again(started) == WORDS


def test_a_lock_while_the_vault_is_being_opened_keeps_it_shut(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, clock, timers=timers) as started:
        started.focus("passphrase")
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        by_shift(started)
        nothing_left_to_do(started)
        assert is_locked(started)
        assert started.window.isMinimized()
        assert started.find("passphrase", QLineEdit).text() == ""
        started.window.showNormal()
        unlock(started)


def test_looking_around_while_the_vault_is_being_opened_opens_one_of_them(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, clock, timers=timers) as started:
        started.focus("passphrase")
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.press("lookAround")
        started.wait(lambda: started.application.unlocked is not None)
        nothing_left_to_do(started)
        assert behind(started)._vault.folder is None
        by_key(started)
        started.window.showNormal()
        unlock(started)
        assert behind(started)._vault.folder is not None


def test_a_half_typed_passphrase_is_gone_after_hiding(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, clock, timers=timers) as started:
        started.focus("passphrase")
        started.type(MARKER)
        by_shift(started)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert in_widgets(MARKER) == []


def test_an_open_list_of_countries_survives_hiding(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        by_key(started)
        started.window.showNormal()
        started.press("safetyBeforeUnlock")
        for _ in range(2):
            countries: Any = started.find("helpCountry")
            countries.showPopup()
            by_shift(started)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            started.window.showNormal()
            started.press("safetyBeforeUnlock")
        unlock_from_safety(started)


def unlock_from_safety(started: Program) -> None:
    started.press("leaveSafety")
    unlock(started)


def nothing_left_to_do(started: Program) -> None:
    """Wait until the worker and what it answered have come to rest."""
    ended: list[bool] = []
    started.application._background.run(time.monotonic, lambda _: ended.append(True))
    started.wait(lambda: bool(ended))
    # What the answers asked for in turn was queued behind that.
    started.application._background.run(time.monotonic, lambda _: ended.append(True))
    started.wait(lambda: len(ended) == 2)


def refuse(vault: Any) -> None:
    """Let an open vault refuse everything it is asked to write, as on a full disk."""

    def submit(work: object, **_: object) -> "Future[object]":
        refused: Future[object] = Future()
        refused.set_exception(AppError(Problem.NO_SPACE))
        return refused

    vault.submit = submit


def test_words_held_back_are_sealed_and_said_to_be(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock, timers: HandTimers
) -> None:
    with opened(qtbot, tmp_path, clock, timers) as started:
        write(started)
        refuse(behind(started)._vault)
        started.application.lock(hide=False)
        started.see("kept in memory, sealed")
        [sealed] = started.application._held_back._sealed
        assert MARKER not in repr(sealed)
        assert MARKER.encode() not in sealed.texts + sealed.key
        unlock(started)
        assert write_again(started) == WORDS
        assert started.application._held_back.is_empty
