"""The main job from nothing to a page in the pocket, by keyboard, over a real encrypted vault."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Room
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.views.widgets.chart import ChartView
from growingus_desktop.views.widgets.record_view import RecordListView
from tests.support.clocks import FixedClock
from tests.support.program import Program, program
from tests.support.sheets import words

PASSPHRASE = "four unrelated garden words"
RAW = "You never lift a finger on Sundays and I am so tired of being the only grown-up."
HARSH = "You never help on Sundays."
GENTLE = (
    "I really like our slow Sunday mornings. Last Sunday evening I felt alone with bedtime. "
    "Would you take bath time this Sunday, and could we talk about it for ten minutes on Saturday?"
)
LINE = "Cleared the table without a word."
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_main_job_from_first_start_to_printed_page(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    clock = FixedClock(datetime(2026, 11, 25, 18, 40, tzinfo=UTC))
    page = tmp_path / "page.pdf"
    with program(qtbot, folder, clock, choose_file=lambda _name: page) as started:
        make_a_vault(started)
        read_a_guide(started)
        draft_an_opener(started)
        log_last_sunday(started)
        see_it_on_the_chart(started)
        save_the_sheet(started, page)
        lock(started)
    clock.advance(days=1)
    with program(qtbot, folder, clock) as started:
        unlock(started)
        find_everything(started)


def make_a_vault(started: Program) -> None:
    started.see("What this protects, and what it can’t")
    started.press("firstRun.goOn")
    started.see("Are you ever afraid of how your partner might react?")
    for number in range(5):
        started.focus(f"question{number}.no")
        started.key(Qt.Key.Key_Space)
    started.see("Good to know. If that changes, this page is always in Help.")
    started.press("firstRun.questionsGoOn")
    started.focus("newPassphrase")
    started.type(PASSPHRASE)
    started.key(Qt.Key.Key_Return)
    started.focus("newPassphraseAgain")
    started.type(PASSPHRASE)
    started.key(Qt.Key.Key_Return)
    started.press("recovery.later")
    started.see("Open it once, to be sure")
    started.focus("proofPassphrase")
    started.type(PASSPHRASE)
    started.key(Qt.Key.Key_Return)
    started.see("What you bring is yours to work on.")
    started.see("Start with a vibe check")


def read_a_guide(started: Program) -> None:
    started.key(Qt.Key.Key_2, CONTROL)
    started.settle()
    guides = started.find("guides.list", RecordListView)
    guides.setFocus()
    started.key(Qt.Key.Key_Home)
    while "first few minutes" not in str(guides.currentIndex().data()):
        started.key(Qt.Key.Key_Down)
    started.key(Qt.Key.Key_Return)
    started.settle()
    started.key(Qt.Key.Key_End)
    started.pause(1500)
    started.settle()


def draft_an_opener(started: Program) -> None:
    started.key(Qt.Key.Key_3, CONTROL)
    started.settle()
    started.key(Qt.Key.Key_N, CONTROL)
    started.settle()
    let_it_out(started)
    find_first_words(started)


def let_it_out(started: Program) -> None:
    started.focus("steps.let-it-out")
    started.key(Qt.Key.Key_Space)
    raw = started.find("raw", QPlainTextEdit)
    raw.setFocus()
    started.type(RAW)
    cursor = raw.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(len("You never lift a finger on Sundays"), QTextCursor.MoveMode.KeepAnchor)
    raw.setTextCursor(cursor)
    started.press("considerPhrase")
    started.see("“You never lift a finger on Sundays”")
    started.press("pullPhrase")


def find_first_words(started: Program) -> None:
    started.focus("steps.words")
    started.key(Qt.Key.Key_Space)
    editor = started.find("words", QPlainTextEdit)
    started.wait(lambda: "You never lift a finger" in editor.toPlainText())
    editor.setFocus()
    started.see("May land hard")
    started.key(Qt.Key.Key_A, CONTROL)
    started.type(GENTLE)
    started.see("Gentle start")
    assert editor.toPlainText() == GENTLE
    started.settle()


def log_last_sunday(started: Program) -> None:
    started.key(Qt.Key.Key_M, CONTROL | SHIFT)
    started.see("Log a moment")
    started.focus("dayBefore")
    for _ in range(3):
        started.key(Qt.Key.Key_Space)
    started.focus("patternChips")
    started.key(Qt.Key.Key_2)
    started.key(Qt.Key.Key_4)
    started.focus("momentLine")
    started.type(LINE)
    started.key(Qt.Key.Key_Return, CONTROL)
    started.wait(lambda: started.top() is started.window)
    started.settle()


def see_it_on_the_chart(started: Program) -> None:
    started.key(Qt.Key.Key_4, CONTROL)
    started.settle()
    chart = started.find("patterns.weekly.chart", ChartView)
    started.wait(lambda: bool(chart.marks()))
    week_of_sunday = chart.marks()[-2].sentence
    assert "went quiet 1" in week_of_sunday
    assert "flooded 1" in week_of_sunday


def save_the_sheet(started: Program, page: Path) -> None:
    started.key(Qt.Key.Key_3, CONTROL)
    started.settle()
    started.key(Qt.Key.Key_P, CONTROL)
    started.see("Conversation prep")
    started.see("For “I really like our slow Sunday…”.")
    started.key(Qt.Key.Key_Return)
    started.see("Your page")
    started.press("savePdf")
    started.see("A saved page isn’t locked.")
    started.press("sheetAgree")
    started.wait(page.is_file)
    printed = subprocess.run(
        ["pdftotext", "-layout", str(page), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert " ".join(words(GENTLE)) in " ".join(words(printed))
    started.key(Qt.Key.Key_Escape)


def lock(started: Program) -> None:
    started.key(Qt.Key.Key_L, CONTROL)
    started.wait(lambda: started.application.unlocked is None)


def unlock(started: Program) -> None:
    started.focus("passphrase")
    started.type(PASSPHRASE)
    started.key(Qt.Key.Key_Return)
    started.see("What you bring is yours to work on.")


def find_everything(started: Program) -> None:
    started.see("I really like our slow Sunday mornings.")
    started.key(Qt.Key.Key_2, CONTROL)
    started.settle()
    guides = started.find("guides.list", RecordListView)
    captions = {
        str(index.data()): str(index.data(RecordRole.CAPTION))
        for index in (guides.model().index(row, 0) for row in range(guides.model().rowCount()))
    }
    assert "read" in captions["The first few minutes"]
    started.key(Qt.Key.Key_3, CONTROL)
    started.settle()
    editor = started.find("words", QPlainTextEdit)
    started.wait(lambda: editor.toPlainText() == GENTLE)


def page_of(started: Program, room: Room) -> QWidget:
    unlocked = started.application.unlocked
    assert unlocked is not None
    return unlocked.page(room)
