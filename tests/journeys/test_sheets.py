"""Every sheet from the list to a PDF, by keyboard, on a fresh vault and on a lived-in one."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app.sheet_desk import KINDS
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.sheets_menu import FITTING
from growingus_desktop.sheets.blocks import Sheet, SheetKind
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.views.safety_card import SafetyCard
from growingus_desktop.views.sheet_preview import SheetPreview
from tests.journeys.test_main_job import make_a_vault
from tests.support.clocks import FixedClock
from tests.support.program import Program, program
from tests.support.sheets import pdf_facts, pdf_text, words

CONTROL = Qt.KeyboardModifier.ControlModifier
ROOM_KEYS = {
    Room.TODAY: Qt.Key.Key_1,
    Room.OPENERS: Qt.Key.Key_3,
    Room.PATTERNS: Qt.Key.Key_4,
    Room.CHECKIN: Qt.Key.Key_6,
    Room.LONG_VIEW: Qt.Key.Key_7,
}
HELD = "I am scared of you when you hit me."


@dataclass(frozen=True)
class Making:
    """One sheet's way: from which room, and what is ticked and typed on it."""

    kind: SheetKind
    room: Room
    ticked: str = ""
    field: str = ""
    typed: str = ""


MAKINGS = (
    Making(SheetKind.INVITATION, Room.TODAY, "ask", "ask", "Ten minutes on Saturday"),
    Making(SheetKind.ONE_THING, Room.PATTERNS, "act", "act", "I ask once"),
    Making(SheetKind.CHECKIN_FOR_TWO, Room.CHECKIN, "", "connected", "The walk"),
    Making(SheetKind.REPAIR_CARD, Room.PATTERNS, "", "line-new", "May I start again"),
    Making(SheetKind.SUMMARY, Room.LONG_VIEW, "why", "why", "I want to sleep"),
    Making(SheetKind.LONG_VIEW, Room.LONG_VIEW, "for_now", "for_now", "Until spring"),
)


@dataclass
class Saved:
    """Where pages go."""

    folder: Path
    names: list[str] = field(default_factory=list[str])

    def choose(self, suggested: str) -> Path:
        """Answer where to save, as a person who takes the name that is offered."""
        self.names.append(suggested)
        folder = self.folder / str(len(self.names))
        folder.mkdir()
        return folder / suggested

    @property
    def latest(self) -> Path:
        """The page saved last."""
        return self.folder / str(len(self.names)) / self.names[-1]


def list_sheets(started: Program, room: Room) -> None:
    started.key(ROOM_KEYS[room], CONTROL)
    started.settle()
    started.key(Qt.Key.Key_P, CONTROL)
    started.settle()
    started.see("Nothing is printed or saved before you have seen it and said so.")


def press(started: Program, name: str) -> None:
    started.tab_to(name, at_most=150)
    started.key(Qt.Key.Key_Space)


def show_page(started: Program, making: Making) -> None:
    list_sheets(started, making.room)
    press(started, f"sheet.{making.kind.value}.make")
    started.settle()
    if making.ticked:
        press(started, f"sheetForm.tick.{making.ticked}")
    started.tab_to(f"sheetForm.{making.field}", at_most=150)
    started.find(f"sheetForm.{making.field}", QPlainTextEdit).selectAll()
    started.type(making.typed)
    press(started, "sheetForm.show")
    started.see("Your page")


def save(started: Program, saved: Saved) -> str:
    """Save the page that is shown and give what another program reads in it."""
    preview = started.top()
    assert isinstance(preview, SheetPreview)
    before = len(saved.names)
    press(started, "savePdf")
    if not saved.names:
        started.see("A saved page isn’t locked.")
        press(started, "sheetAgree")
    started.wait(lambda: len(saved.names) > before and saved.latest.is_file())
    printed = pdf_text(saved.latest)
    assert saved.latest.name == "page.pdf"
    assert pdf_facts(saved.latest)["Title"] == "Page"
    assert words(printed) == words(as_text(preview.presenter.sheet))
    started.key(Qt.Key.Key_Escape)
    return " ".join(words(printed))


def past_the_card(started: Program) -> None:
    """Go on to the page, whether or not the gate takes the words for something else."""
    started.wait(lambda: isinstance(started.top(), SafetyCard | SheetPreview))
    if isinstance(started.top(), SafetyCard):
        press(started, "closeCard")
    started.see("Your page")


def every_sheet(started: Program, saved: Saved) -> None:
    for making in MAKINGS:
        show_page(started, making)
        printed = save(started, saved)
        assert making.typed in printed
        # Back in the form, whose blank page holds nothing of it.
        press(started, "sheetForm.blank")
        started.see("Your page")
        assert making.typed not in save(started, saved)
        started.key(Qt.Key.Key_Escape)
        started.wait(lambda: started.top() is started.window)


def test_every_sheet_on_a_fresh_vault(qtbot: QtBot, tmp_path: Path) -> None:
    saved = Saved(tmp_path)
    with program(qtbot, tmp_path / "vault", FixedClock(), choose_file=saved.choose) as started:
        make_a_vault(started)
        every_sheet(started, saved)
        list_sheets(started, Room.OPENERS)
        assert "For “" not in started.words()
        press(started, "sheet.prep.blank")
        started.see("Your page")
        assert "My first words" in save(started, saved)
        started.application.open_destination(Destination(Room.SETTINGS))
        started.settle()
        started.key(Qt.Key.Key_P, CONTROL)
        started.see("The recovery code, by hand")
        press(started, "sheet.recovery.blank")
        started.see("Your page")


def test_every_sheet_on_a_lived_in_vault(qtbot: QtBot, tmp_path: Path) -> None:
    saved = Saved(tmp_path)
    with program(
        qtbot, tmp_path / "vault", FixedClock(), choose_file=saved.choose, demo=True
    ) as started:
        started.see("What you bring is yours to work on.")
        every_sheet(started, saved)
        list_sheets(started, Room.TODAY)
        started.see("For “Sunday evenings”.")
        press(started, "sheet.prep.make")
        past_the_card(started)
        assert "Sunday evenings" in save(started, saved)
        assert started.application.unlocked is not None
        assert started.application.unlocked.here is Room.OPENERS


def test_a_line_chosen_for_a_counsellor_is_the_only_one_printed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    saved = Saved(tmp_path)
    with program(
        qtbot, tmp_path / "vault", FixedClock(), choose_file=saved.choose, demo=True
    ) as started:
        started.see("What you bring is yours to work on.")
        list_sheets(started, Room.LONG_VIEW)
        press(started, "sheet.summary.make")
        started.settle()
        started.tab_to("sheetForm.tick.patterns0", at_most=150)
        line = started.top().focusWidget().text()
        started.key(Qt.Key.Key_Space)
        press(started, "sheetForm.show")
        started.see("Your page")
        printed = save(started, saved)
        assert " ".join(words(line)) in printed
        assert "What I’ve asked for" not in printed


def test_a_page_the_gate_holds_has_the_card_before_it(qtbot: QtBot, tmp_path: Path) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock(), demo=True) as started:
        started.see("What you bring is yours to work on.")
        list_sheets(started, Room.TODAY)
        press(started, "sheet.invitation.make")
        started.settle()
        started.tab_to("sheetForm.ask", at_most=150)
        started.type(HELD)
        press(started, "sheetForm.tick.when")
        press(started, "sheetForm.show")
        # What isn't ticked is on no page, so nothing stands before it.
        started.see("Your page")
        started.key(Qt.Key.Key_Escape)
        press(started, "sheetForm.tick.ask")
        press(started, "sheetForm.show")
        started.see("Safety & support")
        press(started, "closeCard")
        started.see("Your page")
        assert HELD in as_text(preview_of(started))


def preview_of(started: Program) -> Sheet:
    preview = started.top()
    assert isinstance(preview, SheetPreview)
    return preview.presenter.sheet


def test_what_involves_the_other_can_be_put_away(qtbot: QtBot, tmp_path: Path) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock(), demo=True) as started:
        started.find("today.invitation")
        unlocked = started.application.unlocked
        assert unlocked is not None
        unlocked.put_tools_away()
        started.settle()
        invite = started.window.findChild(QWidget, "today.invitation")
        assert invite is not None
        started.wait(invite.isHidden)
        list_sheets(started, Room.TODAY)
        assert "An invitation" not in started.words()
        assert "A check-in for two" not in started.words()
        assert "Conversation prep" in started.words()
        started.key(Qt.Key.Key_Escape)
        for tool in (Tool.INVITATION, Tool.ONE_THING_SHEET, Tool.CHECKIN_FOR_TWO):
            started.application.open_destination(Destination(Room.TODAY, tool))
            started.settle()
            assert started.top() is started.window
            started.see("That page is put away.")


def test_locking_over_a_page_takes_it_away_and_keeps_what_was_written(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock()) as started:
        make_a_vault(started)
        show_page(started, MAKINGS[0])
        started.key(Qt.Key.Key_L, CONTROL)
        started.wait(lambda: started.application.unlocked is None)
        assert QApplication.activeModalWidget() is None
        started.window.showNormal()
        started.focus("passphrase")
        started.type("four unrelated garden words")
        started.key(Qt.Key.Key_Return)
        started.see("What you bring is yours to work on.")
        list_sheets(started, Room.TODAY)
        press(started, "sheet.invitation.make")
        started.settle()
        field_ = started.find("sheetForm.ask", QPlainTextEdit)
        started.wait(lambda: field_.toPlainText() == "Ten minutes on Saturday")


def test_a_sheet_opens_over_the_room_one_is_in(qtbot: QtBot, tmp_path: Path) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock(), demo=True) as started:
        started.see("What you bring is yours to work on.")
        started.key(ROOM_KEYS[Room.OPENERS], CONTROL)
        started.settle()
        unlocked = started.application.unlocked
        assert unlocked is not None
        for tool, shown in (
            *((tool, "sheetForm.show") for tool in KINDS),
            (Tool.SHEETS, "sheet.prep"),
        ):
            started.application.open_destination(Destination(Room.TODAY, tool))
            started.settle()
            started.find(shown)
            assert unlocked.here is Room.OPENERS
            started.key(Qt.Key.Key_Escape)
            started.wait(lambda: started.top() is started.window)


def test_the_button_in_every_room_lists_what_fits_there(qtbot: QtBot, tmp_path: Path) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock(), demo=True) as started:
        started.see("What you bring is yours to work on.")
        for room, kinds in FITTING.items():
            started.application.open_destination(Destination(room))
            started.settle()
            started.press("sheetsHere")
            started.settle()
            # A guide has words on it already.
            blank = [kind for kind in kinds if kind is not SheetKind.GUIDE]
            for kind in blank:
                started.find(f"sheet.{kind.value}.blank")
            assert len(
                started.top().findChildren(QPushButton, QRegularExpression("blank$"))
            ) == len(blank)
            if SheetKind.GUIDE in kinds:
                started.find("sheet.guide.make")
            started.key(Qt.Key.Key_Escape)
            started.wait(lambda: started.top() is started.window)
