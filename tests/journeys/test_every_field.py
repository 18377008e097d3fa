"""Every free text of the program: a sentence about danger gets its closed line and the card.

The test reaches each line of the source that makes a field, so a field added anywhere else fails it
until somebody says here how a person gets there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.writing import GATE_PAUSE_MS
from growingus_desktop.views.guides import GuidesPage
from growingus_desktop.views.widgets.number_field import NumberField
from growingus_desktop.views.widgets.passphrase import PassphraseField
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.still_text import StillText
from growingus_desktop.views.widgets.writing import WritingField
from growingus_desktop.views.widgets.writing_editor import WritingEditor
from tests.support.clocks import FixedClock, HandTimers
from tests.support.free_text import Fields, Site, sites_in_source, watched_fields
from tests.support.program import Program, program

DANGER = "I'm scared of you when you hit me."
ALIKE = "You hit a nerve, and I'm scared we'll miss the train."
SAID_TO_ME = "I'll kill you if you leave."
"""The same from the other side, for the one field that other people's words go into."""

NOT_JUDGED = {
    SearchField: "looks for words and keeps none",
    NumberField: "takes digits alone",
    PassphraseField: "a secret, which nothing may read",
    StillText: "is read, not written",
    QAbstractSpinBox: "a day or a time of day",
    WritingEditor: "the writing field itself",
}
"""What else can hold a caret, and why the gate doesn't read it."""

SHOWPIECE = {"opener": "1"}


@dataclass
class Walk:
    """The hands, what was made, and what was tried."""

    started: Program
    timers: HandTimers
    fields: Fields
    tried: set[Site]

    def go(self, room: Room, tool: Tool | None = None, **prefill: str) -> None:
        self.started.application.open_destination(Destination(room, tool, prefill))
        self.started.settle()

    def click(self, *names: str) -> None:
        for name in names:
            self.started.find(name, QAbstractButton).click()
            self.started.settle()

    def page(self, room: Room) -> QWidget:
        behind = self.started.application.unlocked
        assert behind is not None
        return behind.page(room)

    def close(self) -> None:
        while isinstance(top := self.started.top(), QDialog):
            top.close()
            top.deleteLater()
            QApplication.processEvents()
        self.started.settle()


def opened(walk: Walk, step: str) -> None:
    walk.go(Room.OPENERS, Tool.OPENER, **SHOWPIECE)
    walk.click(f"steps.{step}")


def outcome(walk: Walk, *choices: str) -> None:
    walk.go(Room.OPENERS, Tool.HOW_DID_IT_GO, **SHOWPIECE)
    walk.started.find("saveOutcome")
    walk.click(*choices)


def a_new_opener_with_a_reply(walk: Walk) -> None:
    walk.go(Room.OPENERS, Tool.NEW_OPENER, text="Could we eat without phones on Tuesday?")
    walk.click("steps.replies", "reply.add.listens")


def answering(walk: Walk) -> None:
    walk.go(Room.OPENERS, Tool.NEW_OPENER)
    walk.click("framings", "framing.reply")
    walk.started.find("answer.message")


def answering_in_parts(walk: Walk) -> None:
    answering(walk)
    walk.click("answer.now")
    walk.started.find("answer.friendly")


def after_a_rehearsal(walk: Walk) -> None:
    a_new_opener_with_a_reply(walk)
    presenter = walk.started.application.unlocked.presenter(Room.OPENERS)
    assert isinstance(presenter, OpenersPresenter)
    walk.started.wait(lambda: presenter.opener.line_two.state.offers)
    walk.click("rehearse", "rehearsal.begin")
    walk.timers.advance(180_000)
    walk.started.find("rehearsal.note")


def beside_a_highlight(walk: Walk) -> None:
    walk.go(Room.GUIDES, Tool.GUIDE, guide="G3")
    page = walk.page(Room.GUIDES)
    assert isinstance(page, GuidesPage)
    reader = page.desk.reader
    cursor = reader.document().find("camera")
    reader.setTextCursor(cursor)
    walk.click("guide.highlight")
    cursor.movePosition(QTextCursor.MoveOperation.Left)
    reader.setTextCursor(cursor)
    reader.pressed.emit()
    walk.started.find("guide.note")


def with_an_own_pattern(walk: Walk) -> None:
    walk.go(Room.PATTERNS, Tool.LOG_MOMENT)
    walk.started.find("momentLine")
    walk.click("pattern.own")
    walk.started.find("ownPattern")


def noting_the_one_thing(walk: Walk) -> None:
    walk.go(Room.PATTERNS, Tool.ONE_THING)
    walk.click("focus.note.kept")
    walk.started.find("focus.line")


def choosing_one_thing(walk: Walk) -> None:
    noting_the_one_thing(walk)
    walk.click("focus.edit")
    walk.started.find("focus.act")


def looking_back_on_the_one_thing(walk: Walk) -> None:
    walk.click("focus.stopEditing", "focus.end")
    walk.started.find("focus.noticed")


def at_the_end_of_a_check_in(walk: Walk) -> None:
    walk.go(Room.CHECKIN)
    walk.started.window.intent.emit("new")
    walk.started.settle()
    for _ in range(8):
        walk.click("checkin.skip")
    walk.started.find("checkin.line")


def all_ticked(tool: Tool) -> Callable[[Walk], None]:
    def stop(walk: Walk) -> None:
        walk.go(Room.TODAY, tool)
        walk.started.find("sheetForm.show")

    return stop


def at(room: Room, tool: Tool | None = None, *names: str) -> Callable[[Walk], None]:
    def stop(walk: Walk) -> None:
        walk.go(room, tool)
        walk.click(*names)

    return stop


STOPS: tuple[Callable[[Walk], None], ...] = (
    *(
        lambda walk, step=step: opened(walk, step)
        for step in ("let-it-out", "need", "words", "replies", "sheet")
    ),
    outcome,
    lambda walk: outcome(walk, "outcomeKind.question", "answer.answered"),
    at(Room.OPENERS, Tool.NEW_NEED),
    a_new_opener_with_a_reply,
    answering,
    answering_in_parts,
    after_a_rehearsal,
    at(Room.REFLECTIONS, Tool.NEW_REFLECTION),
    at(Room.REFLECTIONS, None, "reflections.tabs.thanks"),
    with_an_own_pattern,
    noting_the_one_thing,
    choosing_one_thing,
    looking_back_on_the_one_thing,
    at(Room.PATTERNS, Tool.REPAIRS),
    at(Room.PATTERNS, Tool.LOG_REPAIR),
    at_the_end_of_a_check_in,
    at(Room.LONG_VIEW),
    at(Room.LONG_VIEW, None, "longview.add"),
    beside_a_highlight,
    *map(
        all_ticked,
        (
            Tool.INVITATION,
            Tool.ONE_THING_SHEET,
            Tool.CHECKIN_FOR_TWO,
            Tool.REPAIR_CARD,
            Tool.COUNSELLOR_SUMMARY,
        ),
    ),
    at(Room.TODAY),
    at(Room.SAFETY),
    at(Room.SETTINGS),
)
"""Every way to somewhere one can write, and the rooms in which one can't."""


@contextmanager
def walking(qtbot: QtBot, tmp_path: Path, patch: pytest.MonkeyPatch) -> Iterator[Walk]:
    timers = HandTimers()
    with (
        watched_fields(patch) as fields,
        program(qtbot, tmp_path / "vault", FixedClock(), demo=True, timers=timers) as started,
    ):
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        yield Walk(started, timers, fields, set())


def test_the_gate_reads_every_field(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with walking(qtbot, tmp_path, monkeypatch) as walk:
        for stop in STOPS:
            stop(walk)
            try_everything_in_sight(walk)
            walk.close()
        assert sites_in_source() - walk.tried == set()


def try_everything_in_sight(walk: Walk) -> None:
    top = walk.started.top()
    unknown = [
        part
        for part in top.findChildren(QWidget)
        if isinstance(part, QLineEdit | QTextEdit | QPlainTextEdit) and not is_known(part)
    ]
    assert unknown == []
    for field in top.findChildren(WritingField):
        if field.isVisible() and walk.fields.made[field] not in walk.tried:
            try_field(walk, field)
            walk.tried.add(walk.fields.made[field])


def is_known(part: QWidget) -> bool:
    above: QWidget | None = part
    while above is not None:
        if isinstance(above, tuple(NOT_JUDGED)):
            return True
        above = above.parentWidget()
    return False


def try_field(walk: Walk, field: WritingField) -> None:
    name = field.editor.objectName()
    before = field.editor.toPlainText()
    note = field.findChild(QPushButton, f"{name}Note")
    danger = SAID_TO_ME if name == "answer.message" else DANGER
    write(walk, field, ALIKE)
    assert not note.isVisible(), name
    write(walk, field, danger)
    assert note.isVisible(), name
    assert note.text() == "A note is beside the text"
    assert not any(character.isdigit() for character in note.text())
    # It appears beside the text and takes nothing: the caret stays where it was.
    assert field.window().focusWidget() is field.editor, name
    note.click()
    walk.started.settle()
    assert walk.started.top().objectName() == "safetyCard", name
    walk.started.top().close()
    QApplication.processEvents()
    write(walk, field, before)
    assert not note.isVisible(), name


def write(walk: Walk, field: WritingField, text: str) -> None:
    field.editor.setFocus()
    field.editor.selectAll()
    field.editor.insertPlainText(text)
    walk.timers.advance(GATE_PAUSE_MS)
    walk.started.settle()
