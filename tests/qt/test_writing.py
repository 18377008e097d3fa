"""The one field people write in: its limit, its drafts, its safety note, its marks, its undo."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.core.limits import TEXT_LIMIT
from growingus_desktop.presenters.writing import GATE_PAUSE_MS, Writing
from growingus_desktop.store import drafts
from growingus_desktop.store.drafts import Typed
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.text_marks import TextMark
from growingus_desktop.views.widgets.writing import WritingField
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, settle

pytestmark = pytest.mark.usefixtures("theme")
HERE = "opener/1/words"
GATED = "He hits me when he is drunk."
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def behind(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


class Desk:
    """A field on the screen, its presenter, and the hands to type."""

    def __init__(
        self, qtbot: QtBot, behind: Unlocked, *, one_line: bool = False, limit: int = TEXT_LIMIT
    ) -> None:
        self.behind = behind
        self.writing = Writing(behind.scope, HERE, limit=limit)
        self.field = WritingField(
            self.writing, name="words", label="First words", one_line=one_line, lines=4
        )
        qtbot.addWidget(self.field)
        self.field.resize(600, 300)
        self.field.show()
        self.field.activateWindow()
        self.field.setFocus()
        settle(self.field)
        self.editor = self.field.editor

    @property
    def text(self) -> str:
        return self.editor.toPlainText()

    def load(self, text: str, surface: str | None = None) -> None:
        self.writing.load(text, surface)
        self.behind.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.editor, text)

    def paste(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.editor.insertFromMimeData(data)

    def rest(self) -> None:
        """Let the keys rest until the text was judged."""
        self.behind.timers.advance(GATE_PAUSE_MS)
        self.behind.settle()

    def note(self) -> QPushButton:
        return self.field.findChild(QPushButton, "wordsNote")

    def refused(self) -> QLabel:
        return self.field.findChild(QLabel, "wordsRefused")


@pytest.fixture
def desk(qtbot: QtBot, behind: Unlocked) -> Desk:
    return Desk(qtbot, behind)


def kept(behind: Unlocked, surface: str = HERE) -> str | None:
    found = behind.vault.submit(lambda session: drafts.waiting(session, surface)).result().value
    return None if found is None else found.text


def test_a_paste_past_the_limit_is_refused_in_words_and_changes_nothing(desk: Desk) -> None:
    desk.type("Last Sunday.")
    desk.paste("x" * 300_000)
    assert desk.text == "Last Sunday."
    assert desk.refused().isVisible()
    said = desk.refused().text()
    assert "200,000 characters" in said
    assert "Nothing of it was put in" in said
    assert said.endswith("(GU-205)")
    assert "xxx" not in said
    desk.editor.undo()
    assert "Last Sunday" not in desk.text
    desk.editor.redo()
    assert desk.text == "Last Sunday."


def test_the_refusal_goes_with_the_next_key(desk: Desk) -> None:
    desk.paste("x" * 300_000)
    desk.type("y")
    assert desk.text == "y"
    assert not desk.refused().isVisible()


def test_a_paste_over_a_selection_counts_what_it_replaces(qtbot: QtBot, behind: Unlocked) -> None:
    desk = Desk(qtbot, behind, limit=10)
    desk.paste("0123456789")
    desk.paste("!")
    assert desk.refused().isVisible()
    desk.field.select(0, 10)
    desk.paste("abcdefghij")
    assert desk.text == "abcdefghij"


@pytest.mark.parametrize("way", ["letter", "return", "composed"])
def test_nothing_gets_past_the_limit_by_keys(qtbot: QtBot, behind: Unlocked, way: str) -> None:
    desk = Desk(qtbot, behind, limit=5)
    desk.type("12345")
    match way:
        case "letter":
            desk.type("6")
        case "return":
            QTest.keyClick(desk.editor, Qt.Key.Key_Return)
        case _:
            event = QInputMethodEvent()
            event.setCommitString("日本")
            QApplication.sendEvent(desk.editor, event)
    assert desk.text == "12345"
    assert desk.refused().isVisible()
    QTest.keyClick(desk.editor, Qt.Key.Key_Backspace)
    desk.type("6")
    assert desk.text == "12346"


def test_one_line_stays_one_line(qtbot: QtBot, behind: Unlocked) -> None:
    desk = Desk(qtbot, behind, one_line=True, limit=40)
    desk.paste("  plans\n\nchanged\tagain\r\n")
    assert desk.text == "plans changed again"
    with qtbot.waitSignal(desk.field.entered):
        QTest.keyClick(desk.editor, Qt.Key.Key_Return)
    assert desk.text == "plans changed again"


def test_loading_forgets_the_undo_steps(desk: Desk) -> None:
    desk.type("what I said to her")
    desk.load("another opener", "opener/2/words")
    assert desk.text == "another opener"
    assert not desk.editor.document().isUndoAvailable()
    assert not desk.editor.document().isRedoAvailable()
    desk.editor.undo()
    assert desk.text == "another opener"


def test_loading_is_not_typing(desk: Desk) -> None:
    edits: list[str] = []
    desk.writing.edited.connect(edits.append)
    desk.load("two\r\nlines\u2028and a\u00a0third 😀")
    assert desk.text == "two\nlines\nand a third 😀" == desk.writing.text
    assert edits == []
    assert desk.behind.scope.drafts.unsaved == {}


def test_a_waiting_draft_is_newer_than_what_was_kept(desk: Desk) -> None:
    desk.behind.vault.submit(lambda s: drafts.keep(s, HERE, Typed("newer 😀 word", 7))).result()
    desk.load("older")
    assert desk.text == "newer 😀 word"
    assert desk.editor.textCursor().position() == 8


def test_keys_pressed_while_another_thing_is_fetched_stay_with_the_one_in_sight(desk: Desk) -> None:
    desk.load("first")
    desk.editor.selectAll()
    desk.writing.load("second", "opener/2/words")
    desk.type("x")
    desk.behind.settle()
    assert desk.text == "second"
    desk.behind.scope.drafts.flush()
    desk.behind.settle()
    assert kept(desk.behind) == "x"
    assert kept(desk.behind, "opener/2/words") is None


def test_what_is_typed_is_kept_with_its_caret(desk: Desk) -> None:
    desk.type("ab")
    desk.paste("😀")
    QTest.keyClick(desk.editor, Qt.Key.Key_Left)
    desk.type("c")
    assert desk.behind.scope.drafts.unsaved == {HERE: Typed("abc😀", 3)}
    desk.behind.timers.advance(1000)
    desk.behind.settle()
    assert kept(desk.behind) == "abc😀"


def test_offsets_count_characters_and_not_halves_of_them(desk: Desk) -> None:
    desk.load("😀 you always 😀 late")
    desk.field.select(2, 12)
    assert desk.editor.textCursor().selectedText() == "you always"
    desk.field.replace(2, 12, "last Sunday you")
    assert desk.text == "😀 last Sunday you 😀 late"
    desk.editor.undo()
    assert desk.text == "😀 you always 😀 late"
    carets: list[int] = []
    desk.field.caret_moved.connect(carets.append)
    QTest.keyClick(desk.editor, Qt.Key.Key_End)
    assert carets[-1] == len(desk.text)


def test_the_note_comes_after_a_pause_without_taking_the_focus(desk: Desk) -> None:
    desk.type(GATED)
    desk.behind.settle()
    assert not desk.note().isVisible()
    desk.rest()
    assert desk.note().isVisible()
    assert desk.note().text() == "A note is beside the text"
    assert desk.field.focusWidget() is desk.editor
    assert desk.writing.is_gated
    opened: list[GateKind] = []
    desk.behind.scope.navigator.card_wanted.connect(opened.append)
    QTest.mouseClick(desk.note(), Qt.MouseButton.LeftButton)
    # By keyboard as by mouse: Enter on a button presses it everywhere else.
    QTest.keyClick(desk.note(), Qt.Key.Key_Return)
    assert len(opened) == 2


def test_a_note_below_the_page_comes_into_sight_and_leaves_the_focus(
    qtbot: QtBot, behind: Unlocked
) -> None:
    page, sheet = QScrollArea(), QWidget()
    column = QVBoxLayout(sheet)
    column.addSpacing(400)
    field = WritingField(
        Writing(behind.scope, HERE, limit=TEXT_LIMIT), name="words", label="words", one_line=True
    )
    column.addWidget(field)
    column.addSpacing(400)
    page.setWidget(sheet)
    page.setWidgetResizable(True)
    qtbot.addWidget(page)
    page.resize(400, 120)
    page.show()
    page.activateWindow()
    settle(page)
    field.setFocus()
    top = field.mapTo(sheet, QPoint()).y()
    page.verticalScrollBar().setValue(top - 120 + field.height())
    QTest.keyClicks(field.editor, GATED)
    behind.timers.advance(GATE_PAUSE_MS)
    behind.settle()
    settle(page)
    note = field.findChild(QPushButton, "wordsNote")
    foot = note.mapTo(page.viewport(), QPoint(0, note.height())).y()
    assert 0 < foot <= page.viewport().height()
    assert field.editor.hasFocus()


def test_a_note_moves_no_field_beside_it(qtbot: QtBot, behind: Unlocked) -> None:
    row = QWidget()
    beside = QHBoxLayout(row)
    fields: list[WritingField] = []
    for name in ("one", "other"):
        writing = Writing(behind.scope, f"opener/1/{name}", limit=TEXT_LIMIT)
        fields.append(WritingField(writing, name=name, label=name, one_line=True))
        beside.addWidget(fields[-1])
    qtbot.addWidget(row)
    row.show()
    behind.settle()
    settle(row)
    before = [field.editor.mapTo(row, QPoint()).y() for field in fields]
    QTest.keyClicks(fields[0].editor, GATED)
    behind.timers.advance(GATE_PAUSE_MS)
    behind.settle()
    settle(row)
    assert fields[0].findChild(QPushButton, "oneNote").isVisible()
    assert [field.editor.mapTo(row, QPoint()).y() for field in fields] == before


def test_a_note_makes_no_field_grow(qtbot: QtBot, behind: Unlocked) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    field = WritingField(
        Writing(behind.scope, HERE, limit=TEXT_LIMIT), name="words", label="words", lines=2
    )
    column.addWidget(field)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(500, 600)
    page.show()
    settle(page)
    before = field.editor.height()
    QTest.keyClicks(field.editor, GATED)
    behind.timers.advance(GATE_PAUSE_MS)
    behind.settle()
    settle(page)
    assert field.findChild(QPushButton, "wordsNote").isVisible()
    assert field.editor.height() == before


def test_the_note_stays_while_the_sentence_stands_and_goes_with_it(desk: Desk) -> None:
    desk.type(GATED)
    desk.rest()
    desk.type(" We had soup.")
    desk.rest()
    assert desk.note().isVisible()
    desk.editor.selectAll()
    desk.type("We had soup.")
    desk.rest()
    assert not desk.note().isVisible()


def test_a_note_put_away_stays_away_for_that_sentence_in_that_field_until_the_next_unlock(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.type(GATED)
    desk.rest()
    away = desk.field.findChild(QPushButton, "wordsNoteAway")
    away.setFocus()
    QTest.keyClick(away, Qt.Key.Key_Space)
    desk.behind.settle()
    assert not desk.note().isVisible()
    assert desk.field.focusWidget() is desk.editor
    desk.type(" Soup.")
    desk.rest()
    assert not desk.note().isVisible()
    desk.type(" He hits our son too.")
    desk.rest()
    assert desk.note().isVisible()
    desk.load(GATED, "opener/2/words")
    assert desk.note().isVisible()
    after = unlocked(qtbot)
    again = Desk(qtbot, after)
    again.load(GATED)
    assert again.note().isVisible()
    after.close()


def colours(desk: Desk) -> set[str]:
    settle(desk.field)
    image = desk.editor.viewport().grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(min(image.width(), 200))
        for y in range(min(image.height(), 40))
    }


@pytest.mark.parametrize("appearance", ["light", "dark", "high-contrast"])
def test_marks_are_painted_and_outlive_a_change_of_theme(
    desk: Desk, theme: Theme, appearance: str
) -> None:
    desk.load("you always leave")
    bare = colours(desk)
    assert theme.colour("clay").name() not in bare
    marks = (TextMark(0, 10, "clay", "Global words"),)
    desk.field.set_marks(marks)
    theme.choose(appearance)  # type: ignore[arg-type]
    theme.set_text_scale(150)
    assert desk.field.marks == marks
    assert theme.colour("clay").name() in colours(desk)
    desk.field.set_marks(())
    assert theme.colour("clay").name() not in colours(desk)


def test_everything_in_the_field_has_a_name(desk: Desk) -> None:
    desk.type(GATED)
    desk.rest()
    assert every_focusable_has_a_name(desk.field) == []
    assert desk.editor.accessibleName() == "First words"


def test_tab_leaves_the_field(qtbot: QtBot, desk: Desk) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    following = QPushButton("Go on")
    column.addWidget(desk.field)
    column.addWidget(following)
    around.show()
    desk.editor.setFocus()
    desk.type("words")
    QTest.keyClick(desk.editor, Qt.Key.Key_Tab)
    assert desk.text == "words"
    assert around.focusWidget() is following
    desk.field.setParent(None)


def test_what_wraps_never_has_a_bar_along_its_foot(desk: Desk) -> None:
    # It came and went for ever where the lines hardly fit, and the program never rested.
    desk.field.editor.setPlainText("If my voice goes up I’ll say I need ten minutes. " * 3)
    for width in range(180, 420, 12):
        for height in (50, 60, 70):
            desk.field.resize(width, height)
            settle(desk.field)
            assert not desk.field.editor.horizontalScrollBar().isVisible()
