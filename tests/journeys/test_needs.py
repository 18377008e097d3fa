"""A need worked out by keyboard on a fresh vault, used in an opener, and there after a new start."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.store import openers_needs
from tests.journeys.test_first_words import rest, words, writing
from tests.support.clocks import HandTimers
from tests.support.program import Program
from tests.support.vaults import folder_in, reopen

CTRL = Qt.KeyboardModifier.ControlModifier


def to(started: Program, name: str) -> None:
    """Go on with Tab until a thing has the focus, and press Enter on it."""
    started.tab_to(name)
    started.key(Qt.Key.Key_Return)
    started.settle()


def test_from_a_feeling_to_first_words_without_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with writing(qtbot, tmp_path, timers) as started:
        started.key(Qt.Key.Key_N, CTRL)
        started.wait(lambda: started.find("words").hasFocus())
        to(started, "otherList")
        started.key(Qt.Key.Key_N, CTRL)
        started.wait(lambda: started.find("ownNeed.feeling").hasFocus())
        started.type("ignored")
        rest(started, timers)
        to(started, "underneath.0")
        assert started.find("ownNeed.feeling", QPlainTextEdit).toPlainText() == "lonely"
        started.find("ownNeed.feeling").setFocus()
        for _ in range(3):
            to(started, "needNext")
        assert started.find("ownNeed.ask_who").hasFocus()
        started.key(Qt.Key.Key_Return)
        started.type("eat without phones")
        started.key(Qt.Key.Key_Return)
        started.type("on Tuesday")
        for _ in range(2):
            started.key(Qt.Key.Key_Return)
        for _ in range(4):
            to(started, "needNext")
        to(started, "makeSentence")
        rest(started, timers)
        started.see("They could repeat what you ask for.")
        to(started, "useSentence")
        started.wait(lambda: started.find("words").hasFocus())
        assert words(started) == "I feel lonely. Could you eat without phones on Tuesday?"
    vault = reopen(folder_in(tmp_path))
    kept = vault.submit(openers_needs.needs).result().value
    vault.close()
    assert {row.texts["feeling"] for row in kept} == {"lonely"}
    assert sorted(row.opener_id is None for row in kept) == [False, True]


def test_phrases_are_taken_over_one_by_one_without_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with writing(qtbot, tmp_path, timers) as started:
        started.key(Qt.Key.Key_N, CTRL)
        started.wait(lambda: started.find("words").hasFocus())
        started.find("steps.let-it-out").setFocus()
        started.key(Qt.Key.Key_Space)
        started.find("raw").setFocus()
        started.type("You never listen. You always leave the dishes.")
        to(started, "lookForPhrases")
        started.wait(lambda: started.find("pair.0.take").hasFocus())
        started.key(Qt.Key.Key_Return)
        started.wait(lambda: started.find("words").hasFocus())
        started.type("you were reading")
        started.key(Qt.Key.Key_F9)
        started.type("alone")
        assert words(started).startswith("The last time, when you were reading, I felt alone.")
        for _ in range(3):
            started.key(Qt.Key.Key_Z, CTRL)
        raw = started.window.findChild(QPlainTextEdit, "raw")
        assert raw.toPlainText() == "You never listen. You always leave the dishes."
