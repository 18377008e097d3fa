"""A hard message answered and a talk rehearsed, by keyboard through the whole program."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Room
from growingus_desktop.store import openers
from growingus_desktop.views.openers_answering import AnsweringDialog
from growingus_desktop.views.openers_rehearsal import RehearsalDialog
from tests.journeys.test_settings import unlock
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.vaults import PASSPHRASE, folder_in, new_vault, reopen

CTRL = Qt.KeyboardModifier.ControlModifier
HOSTILE = "You always do this. Pick up the kids at four or don't bother."


def dialog_in(started: Program, kind: type[QWidget]) -> QWidget:
    started.settle()
    started.wait(lambda: isinstance(started.top(), kind))
    return started.top()


def back_at(started: Program, name: str) -> None:
    """Wait for the focus to come back; the offscreen platform leaves raising the window to us."""
    started.wait(lambda: started.top() is started.window)
    started.wait(lambda: started.window.focusWidget() is started.find(name))
    started.window.activateWindow()


def enter(started: Program, name: str) -> None:
    """Press Enter on something that has the focus."""
    started.find(name).setFocus()
    started.key(Qt.Key.Key_Return)
    started.settle()


def test_a_hard_message_and_a_rehearsal_on_a_fresh_vault(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    timers = HandTimers()
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=timers) as started:
        unlock(started, PASSPHRASE)
        started.key(Qt.Key.Key_3, CTRL)
        started.settle()
        started.key(Qt.Key.Key_N, CTRL)
        started.wait(lambda: started.find("words").hasFocus())
        enter(started, "framings")
        enter(started, "framing.reply")
        dialog_in(started, AnsweringDialog)
        assert started.find("answer.message").hasFocus()
        started.type(HOSTILE)
        enter(started, "answer.now")
        assert started.find("answer.friendly").hasFocus()
        started.type("Thanks for saying when.")
        enter(started, "answer.use")
        back_at(started, "words")
        assert started.find("words", QPlainTextEdit).toPlainText() == "Thanks for saying when."
        rehearse(started, timers)
        started.key(Qt.Key.Key_L, CTRL)
        started.settle()
    vault = reopen(folder_in(tmp_path))
    (row,) = vault.submit(openers.rows).result().value
    kept = vault.submit(lambda s: openers.opened(s, row.id)).result().value
    assert [note.text for note in kept.notes] == ["My jaw."]
    vault.close()
    assert HOSTILE.encode() not in folder_in(tmp_path).database.read_bytes()


def rehearse(started: Program, timers: HandTimers) -> None:
    started.find("steps.replies").click()
    started.settle()
    enter(started, "reply.add.not-now")
    started.wait(lambda: started.find("rehearse").isEnabled())
    enter(started, "rehearse")
    dialog = dialog_in(started, RehearsalDialog)
    started.key(Qt.Key.Key_Return)
    started.key(Qt.Key.Key_Return)
    assert dialog.findChild(QWidget, "rehearsal.line").text() == "Not now."
    timers.advance(180_000)
    started.settle()
    assert started.find("rehearsal.note").hasFocus()
    started.type("My jaw.")
    started.key(Qt.Key.Key_Escape)
    started.settle()
    back_at(started, "rehearse")


def test_a_lock_ends_a_rehearsal_in_the_demo(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with program(qtbot, tmp_path / "vault", FixedClock(), demo=True, timers=timers) as started:
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        behind = started.application.unlocked
        assert behind is not None
        started.key(Qt.Key.Key_3, CTRL)
        started.settle()
        presenter = behind.presenter(Room.OPENERS)
        started.key(Qt.Key.Key_N, CTRL)
        started.wait(lambda: started.find("words").hasFocus())
        started.type("Could we eat without phones on Tuesday?")
        started.find("steps.replies").click()
        started.settle()
        enter(started, "reply.add.listens")
        started.wait(lambda: presenter.opener.line_two.state.offers)
        enter(started, "rehearse")
        dialog = dialog_in(started, RehearsalDialog)
        started.key(Qt.Key.Key_Return)
        started.key(Qt.Key.Key_F9)
        started.key(Qt.Key.Key_L, CTRL)
        started.settle()
        timers.advance(600_000)
        assert started.application.unlocked is None
        assert not dialog_is_open(started, dialog)


def dialog_is_open(started: Program, dialog: QWidget) -> bool:
    return started.top() is dialog
