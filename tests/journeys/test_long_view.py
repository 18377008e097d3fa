"""The long view by keyboard alone: an ask of last year, what it costs, and one page in the pocket."""

from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Room
from growingus_desktop.models.asks import Answer, LongViewQuestion, MeaningSide
from growingus_desktop.presenters.longview import LongViewPresenter
from tests.journeys.test_how_it_went import on_today
from tests.journeys.test_settings import unlock
from tests.journeys.test_sheets import Saved, list_sheets, press, save
from tests.journeys.test_to_the_page import CTRL, Counted
from tests.support.clocks import FixedClock
from tests.support.program import Program, program
from tests.support.sheets import words
from tests.support.vaults import PASSPHRASE, folder_in, new_vault

ASKED, HEARD = "Would you read one chapter with me?", "After the audit"
COSTING, GOING_ON = "Choir on Tuesdays", "Until the summer, yes"


def room(started: Program) -> LongViewPresenter:
    unlocked = started.application.unlocked
    assert unlocked is not None
    found = unlocked.presenter(Room.LONG_VIEW)
    assert isinstance(found, LongViewPresenter)
    return found


def add_an_ask(hands: Counted) -> None:
    started = hands.started
    hands.key(Qt.Key.Key_N, CTRL)
    started.see("An ask I made")
    day = started.find("ask.day", QDateEdit)
    assert day.hasFocus()
    day.setDate(QDate(2025, 12, 3))
    hands.to("ask.framing")
    started.type("The whole")
    hands.to("ask.size.small")
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Right)
    hands.to("ask.text")
    started.type(ASKED)
    hands.to("ask.answer.yes")
    hands.key(Qt.Key.Key_Space)
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Right)
    hands.to("ask.heard")
    started.type(HEARD)
    hands.to("ask.comeBack")
    hands.key(Qt.Key.Key_Space)
    hands.to("ask.save")
    hands.key(Qt.Key.Key_Space)
    started.wait(lambda: started.top() is started.window)
    started.settle()


def test_from_an_ask_of_last_year_to_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    clock, saved = FixedClock(), Saved(tmp_path)
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path).path
    with program(qtbot, folder, clock, choose_file=saved.choose) as started:
        unlock(started, PASSPHRASE)
        hands = Counted(started)
        hands.key(Qt.Key.Key_7, CTRL)
        started.see("Nothing is written down yet.")
        add_an_ask(hands)
        (ask,) = room(started).table.rows
        assert (ask.framing, ask.answer, ask.text) == ("programme", Answer.NOT_NOW, ASKED)
        started.see("Asked once, on 3 Dec 2025: not now.\n11 months since the first ask.")
        # The table, narrowed to nothing and back.
        hands.to("longview.chart")
        hands.key(Qt.Key.Key_T)
        hands.to("longview.find", back=True)
        started.type("elephant")
        started.see("0 of 1 asks shown")
        hands.key(Qt.Key.Key_Escape)
        assert len(room(started).table.rows) == 1
        # What it costs, and whether it could go on, with a day of one's own.
        hands.to("longview.could-i-go-on.words")
        started.type(GOING_ON)
        hands.to("longview.could-i-go-on.again.0")
        for _ in range(3):
            hands.key(Qt.Key.Key_Right)
        hands.key(Qt.Key.Key_Down)
        day = started.find("longview.could-i-go-on.day", QDateEdit)
        day.setDate(QDate(2027, 6, 1))
        hands.to("longview.could-i-go-on.keep")
        hands.key(Qt.Key.Key_Space)
        started.see("You want to be asked again on 1 June.")
        hands.to("longview.what-is-it-costing.words")
        started.type(COSTING)
        hands.to("longview.what-is-it-costing.keep")
        hands.key(Qt.Key.Key_Space)
        started.settle()
        for side, line in ((MeaningSide.MAY_MEAN, "we differ"), (MeaningSide.DOES_NOT_PROVE, "it")):
            hands.to(f"longview.{side.value}")
            started.type(line)
            hands.key(Qt.Key.Key_Return)
        assert {len(lines) for lines in room(started).state.meanings.values()} == {1}
        # One page of it, of the lines that were ticked and no other.
        list_sheets(started, Room.LONG_VIEW)
        press(started, "sheet.long-view.make")
        started.settle()
        started.tab_to("sheetForm.tick.asks2", at_most=30)
        started.key(Qt.Key.Key_Space)
        press(started, "sheetForm.show")
        started.see("Your page")
        printed = save(started, saved)
        assert " ".join(words(ASKED)) in printed
        assert "Choir" not in printed
    # Half a year later Today asks, without a word of what was said.
    clock.advance(days=200)
    with on_today(qtbot, tmp_path, clock) as started:
        hands = Counted(started)
        started.see("You wanted to be asked again")
        assert GOING_ON not in started.words()
        hands.to("today.question.open")
        hands.key(Qt.Key.Key_Space)
        answer = started.find("longview.could-i-go-on.words", QPlainTextEdit)
        started.wait(lambda: started.window.focusWidget() is answer)
        started.see(f"“{GOING_ON}”")
        hands.to("longview.honest", back=True)
        hands.key(Qt.Key.Key_Space)
        started.settle()
        assert started.application.unlocked is not None
        assert started.application.unlocked.here is Room.OPENERS
        assert room(started).state.questions[0].question is LongViewQuestion.COULD_I_GO_ON
