"""From a new opener to a page in the pocket, by keyboard, with every key but the words counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.openers_need import FIELDS, Stage
from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.store import openers, openers_replies
from growingus_desktop.store.openers_needs import NEED_TEXTS
from growingus_desktop.views.widgets.record_view import RecordListView
from tests.journeys.test_settings import unlock
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.sheets import pdf_text, words
from tests.support.vaults import PASSPHRASE, folder_in, new_vault, reopen

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
MOST_KEYS = 25
IN_THE_FILE_DIALOG = 1
"""Keys pressed in the file dialog, which is handed in here: Enter takes the name it offers."""

FIRST_WORDS = (
    "I like our slow Sundays. Last Sunday I felt alone with bedtime. Would you take bath time?"
)
TIME, PLACE = "after breakfast", "at the kitchen table"
IF_NOT = "I ask when would be better"


@dataclass
class Counted:
    """The hands of a person whose keys are counted, all but the words."""

    started: Program
    keys: int = 0

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.keys += 1
        self.started.key(key, modifiers)
        self.started.settle()

    def to(self, name: str, *, back: bool = False) -> None:
        """Tab to a widget, as often as it takes."""
        wanted = self.started.find(name)
        for _ in range(MOST_KEYS):
            focused = self.started.top().focusWidget()
            if focused is wanted or (focused and wanted.isAncestorOf(focused)):
                return
            self.key(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else PLAIN)
        raise AssertionError(f"{name} is further than {MOST_KEYS} keys away")


@contextmanager
def in_openers(
    qtbot: QtBot,
    tmp_path: Path,
    *,
    demo: bool = False,
    page: Path | None = None,
    clock: FixedClock | None = None,
    timers: HandTimers | None = None,
) -> Iterator[Program]:
    """The program in Openers, over a fresh vault or the made-up life."""
    if not demo and not folder_in(tmp_path).database.exists():
        new_vault(tmp_path).close()
    with program(
        qtbot,
        folder_in(tmp_path).path,
        clock or FixedClock(),
        timers=timers,
        choose_file=lambda _name: page,
        demo=demo,
    ) as started:
        if demo:
            started.see("What you bring is yours to work on.")
        else:
            unlock(started, PASSPHRASE)
        started.key(Qt.Key.Key_3, CTRL)
        started.settle()
        yield started


def begin(hands: Counted) -> None:
    hands.key(Qt.Key.Key_N, CTRL)
    hands.started.wait(lambda: hands.started.find("words").hasFocus())


def plan_when_and_where(hands: Counted) -> None:
    hands.to(f"steps.{Step.WORDS}", back=True)
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Right)
    hands.to("day")
    hands.key(Qt.Key.Key_Right)
    hands.to("sheet.planned_when")
    hands.started.type(TIME)
    hands.to("sheet.place")
    hands.started.type(PLACE)
    hands.to("minutes")
    hands.key(Qt.Key.Key_Right)
    hands.to("sheet.if_not_now")
    hands.started.type(IF_NOT)
    hands.to("previewSheet")
    hands.key(Qt.Key.Key_Space)


def save_the_page(hands: Counted, page: Path) -> str:
    hands.started.see("Your page")
    hands.key(Qt.Key.Key_Return)
    hands.started.see("A saved page isn’t locked.")
    hands.key(Qt.Key.Key_Return)
    hands.keys += IN_THE_FILE_DIALOG
    hands.started.wait(page.is_file)
    return " ".join(words(pdf_text(page)))


@pytest.mark.parametrize("demo", [False, True])
def test_with_when_and_where_it_takes_at_most_so_many_keys(
    qtbot: QtBot, tmp_path: Path, demo: bool
) -> None:
    page = tmp_path / "page.pdf"
    with in_openers(qtbot, tmp_path, demo=demo, page=page) as started:
        hands = Counted(started)
        begin(hands)
        started.type(FIRST_WORDS)
        plan_when_and_where(hands)
        printed = save_the_page(hands, page)
    print(f"keys beyond the words, with when and where: {hands.keys}")
    assert hands.keys <= MOST_KEYS
    for part in (FIRST_WORDS, TIME, PLACE, IF_NOT, "10 minutes", "Sunday 22 November"):
        assert " ".join(words(part)) in printed


@pytest.mark.parametrize("demo", [False, True])
def test_first_words_alone_are_on_paper_in_a_handful_of_keys(
    qtbot: QtBot, tmp_path: Path, demo: bool
) -> None:
    page = tmp_path / "page.pdf"
    with in_openers(qtbot, tmp_path, demo=demo, page=page) as started:
        hands = Counted(started)
        begin(hands)
        started.type(FIRST_WORDS)
        hands.key(Qt.Key.Key_P, CTRL)
        started.see("Conversation prep")
        hands.key(Qt.Key.Key_Return)
        printed = save_the_page(hands, page)
    print(f"keys beyond the words, first words alone: {hands.keys}")
    assert hands.keys <= 6
    assert " ".join(words(FIRST_WORDS)) in printed


def test_words_typed_at_once_are_in_the_new_opener_and_nowhere_else(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with in_openers(qtbot, tmp_path) as started:
        begin(Counted(started))
        started.type("first ")
        started.settle()
        # Nothing waits here: the keys are pressed before the vault has made the opener.
        started.key(Qt.Key.Key_N, CTRL)
        started.type("one two three")
        started.settle()
        started.wait(lambda: started.find("words").hasFocus())
        started.type(" four")
        assert started.find("words", QPlainTextEdit).toPlainText() == "one two three four"
        model = started.find("openers", RecordListView).model()

        def titles() -> list[str]:
            return sorted(str(model.index(row, 0).data()) for row in range(model.rowCount()))

        started.wait(lambda: titles() == ["first", "one two three four"])


def test_words_typed_while_the_room_still_opens_another_are_in_the_new_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    number = lived_in(tmp_path)
    with in_openers(qtbot, tmp_path) as started:
        started.key(Qt.Key.Key_1, CTRL)
        started.settle()
        started.application.open_destination(
            Destination(Room.OPENERS, Tool.OPENER, {"opener": str(number)})
        )
        started.key(Qt.Key.Key_N, CTRL)
        started.type("one two three")
        started.settle()
        started.wait(lambda: started.find("words").hasFocus())
        editor = started.find("words", QPlainTextEdit)
        assert editor.toPlainText() == "one two three"
        model = started.find("openers", RecordListView).model()
        started.wait(lambda: model.rowCount() == 3)
        started.wait(lambda: model.index(0, 0).data() == "one two three")
    vault = reopen(folder_in(tmp_path))
    rows = vault.submit(openers.rows).result().value
    vault.close()
    assert {row.words for row in rows} == {"one two three", "kept words", "other words"}


def lived_in(tmp_path: Path) -> int:
    """A vault with an opener whose every field was filled in, and a blank one after it."""
    vault = new_vault(tmp_path)
    own = {name: f"kept {name}" for name in openers.OPENER_TEXTS}
    needs = {name: f"kept {name}" for name in NEED_TEXTS}
    number = vault.submit(lambda s: openers.create(s, **own)).result().value
    vault.submit(lambda s: openers.keep_texts(s, number, openers.Texts(need=needs))).result()
    reply = openers_replies.LikelyReply.NOT_NOW
    vault.submit(openers_replies.add_reply(number, reply).run).result()
    found = vault.submit(lambda s: openers.opened(s, number)).result().value
    assert found is not None
    texts = {found.replies[0].id or 0: {"they_say": "kept they say", "i_say": "kept I say"}}
    vault.submit(lambda s: openers.keep_texts(s, number, openers.Texts(replies=texts))).result()
    vault.submit(lambda s: openers.create(s, title="another", words="other words")).result()
    vault.close()
    return number


def writing_fields(place: QWidget) -> list[QPlainTextEdit]:
    return [one for one in place.findChildren(QPlainTextEdit) if one.isVisible()]


def try_to_undo(started: Program, fields: list[QPlainTextEdit]) -> set[str]:
    """Press Ctrl+Z in each field that holds a loaded text, before a key and after one."""
    tried: set[str] = set()
    for one in fields:
        loaded = one.toPlainText()
        if not loaded:
            continue
        one.setFocus()
        for _ in range(3):
            started.key(Qt.Key.Key_Z, CTRL)
        assert one.toPlainText() == loaded, one.objectName()
        started.type("x")
        assert one.toPlainText() != loaded
        for _ in range(3):
            started.key(Qt.Key.Key_Z, CTRL)
        assert one.toPlainText() == loaded, one.objectName()
        tried.add(one.objectName())
    return tried


def test_ctrl_z_empties_no_loaded_text_in_any_step(qtbot: QtBot, tmp_path: Path) -> None:
    number = lived_in(tmp_path)
    with in_openers(qtbot, tmp_path) as started:
        started.application.open_destination(
            Destination(Room.OPENERS, Tool.OPENER, {"opener": str(number)})
        )
        started.settle()
        tried: set[str] = set()
        for step in Step:
            started.press(f"steps.{step.value}")
            started.settle()
            if step is Step.NEED:
                for stage in Stage:
                    started.press(f"needStages.{stage.value}")
                    started.settle()
                    tried |= try_to_undo(started, writing_fields(started.window))
            tried |= try_to_undo(started, writing_fields(started.window))
        needs = {f"need.{name}" for names in FIELDS.values() for name in names}
        sheet = {"sheet.planned_when", "sheet.place", "sheet.if_not_now", "sheet.protect"}
        assert {"openerTitle", "raw", "words", "sheet.ask"} | needs | sheet <= tried
        assert sum(name.startswith("reply.") for name in tried) == 2
        # The texts of the opener that was open before are no undo step of this one.
        started.press("steps.words")
        other = next(
            row.id
            for row in started.application.unlocked.presenter(Room.OPENERS).list.model.rows
            if row.id != number
        )
        started.application.open_destination(
            Destination(Room.OPENERS, Tool.OPENER, {"opener": str(other)})
        )
        started.settle()
        tried = try_to_undo(started, writing_fields(started.window))
        assert tried == {"openerTitle", "words"}
        assert started.find("words", QPlainTextEdit).toPlainText() == "other words"
