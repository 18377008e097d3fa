"""The journal's page: by keyboard alone, named for speech, and whole at every text size."""

from collections.abc import Callable, Iterator
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.demo.life import fill
from growingus_desktop.presenters.reflections import JOURNAL, THANKS, ReflectionsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.reflections import ReflectionsPage
from growingus_desktop.views.reflections_dialogs import BinDialog, HistoryDialog, PromptDialog
from growingus_desktop.views.widgets.chips import ToggleChip
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.search_field import SearchField
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle

HERE = Destination(Room.REFLECTIONS)


@pytest.fixture
def life(qtbot: QtBot, theme: Theme) -> Iterator[Unlocked]:
    del theme
    made = unlocked(qtbot)
    yield made
    made.close()


@pytest.fixture
def room(life: Unlocked) -> ReflectionsPresenter:
    return ReflectionsPresenter(life.scope, Random(2))


@pytest.fixture
def page(life: Unlocked, room: ReflectionsPresenter, qtbot: QtBot) -> ReflectionsPage:
    made = ReflectionsPage(room)
    qtbot.addWidget(made)
    made.resize(1072, 770)
    made.show()
    arrive(life, room, made)
    return made


def arrive(life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage) -> None:
    room.show(HERE)
    still(life, page)
    page.take_focus()


def still(life: Unlocked, page: ReflectionsPage) -> None:
    for _ in range(3):
        life.settle()
        settle(page)


def keys(qtbot: QtBot, page: ReflectionsPage, text: str) -> None:
    focus = page.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, text)


def press(qtbot: QtBot, page: ReflectionsPage, key: Qt.Key) -> None:
    focus = page.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def editor(page: ReflectionsPage, name: str) -> QPlainTextEdit:
    found = page.findChild(QPlainTextEdit, name)
    assert found is not None
    return found


def button(inside: QWidget, name: str) -> QPushButton:
    found = inside.findChild(QPushButton, name)
    assert found is not None
    return found


def test_an_entry_by_keyboard_alone(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage, qtbot: QtBot
) -> None:
    assert page.intent("new")
    still(life, page)
    assert page.focusWidget() is editor(page, "reflections.text")
    keys(qtbot, page, "Nineteen steps to the sofa.")
    editor(page, "reflections.title").setFocus()
    keys(qtbot, page, "One floor away")
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.focusWidget() is editor(page, "reflections.text")
    editor(page, "reflections.newTag").setFocus()
    keys(qtbot, page, "sundays")
    press(qtbot, page, Qt.Key.Key_Return)
    still(life, page)
    assert room.entry.state.tags == ("sundays",)
    assert editor(page, "reflections.newTag").toPlainText() == ""
    assert page.intent("find")
    keys(qtbot, page, "ninet")
    still(life, page)
    assert [row.title for row in room.list.model.rows] == ["One floor away"]
    press(qtbot, page, Qt.Key.Key_Down)
    assert isinstance(page.focusWidget(), RecordListView)
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.focusWidget() is editor(page, "reflections.text")


def test_a_tag_is_taken_off_by_keyboard_and_undone(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage, qtbot: QtBot
) -> None:
    room.begin(title="A")
    still(life, page)
    room.entry.add_tag("asks")
    still(life, page)
    chip = page.findChild(ToggleChip, "reflections.hasTag0")
    assert chip is not None
    chip.setFocus()
    press(qtbot, page, Qt.Key.Key_Space)
    still(life, page)
    assert room.entry.state.tags == ()
    assert page.focusWidget() is editor(page, "reflections.newTag")
    assert page.intent("undo")
    still(life, page)
    assert room.entry.state.tags == ("asks",)


def test_moving_through_the_list_opens_and_keeps_the_focus(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage, qtbot: QtBot
) -> None:
    for title in ("A", "B"):
        room.begin(title=title, text=f"text of {title}")
        still(life, page)
    page.take_focus()
    assert editor(page, "reflections.text").toPlainText() == "text of B"
    press(qtbot, page, Qt.Key.Key_Down)
    still(life, page)
    assert editor(page, "reflections.text").toPlainText() == "text of A"
    assert isinstance(page.focusWidget(), RecordListView)


def test_bringing_a_wording_back_can_be_undone_in_the_editor(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage
) -> None:
    room.begin(text="The first wording, which was long enough to miss.")
    still(life, page)
    text = editor(page, "reflections.text")
    text.selectAll()
    text.insertPlainText("Second.")
    life.timers.advance(5_000)
    still(life, page)
    room.entry.show_history()
    still(life, page)
    dialog = page.findChild(HistoryDialog)
    assert dialog is not None
    assert every_focusable_has_a_name(dialog) == []
    button(dialog, "reflections.bringBack").click()
    still(life, page)
    assert text.toPlainText() == "The first wording, which was long enough to miss."
    assert page.intent("undo")
    assert text.toPlainText() == "Second."


def test_a_guides_words_arrive_in_the_fields(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage
) -> None:
    filled = {"title": "My column", "text": "Mine to change:"}
    room.show(Destination(Room.REFLECTIONS, Tool.NEW_REFLECTION, filled))
    page.take_focus()
    still(life, page)
    assert editor(page, "reflections.title").toPlainText() == "My column"
    assert editor(page, "reflections.text").toPlainText() == "Mine to change:"
    assert page.focusWidget() is editor(page, "reflections.text")


def test_an_entry_sought_elsewhere_opens_whatever_was_looked_for_here(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage, qtbot: QtBot
) -> None:
    life.vault.submit(fill).result()
    arrive(life, room, page)
    wanted = room.list.model.rows[3]
    search = page.findChild(SearchField, "reflections.search")
    assert search is not None
    qtbot.keyClicks(search, "qqqq")
    still(life, page)
    room.go_to(THANKS)
    room.show(Destination(Room.REFLECTIONS, Tool.REFLECTION, {"reflection": str(wanted.id)}))
    still(life, page)
    assert (search.text(), room.state.tab) == ("", JOURNAL)
    assert room.open_id == room.entry.state.id == wanted.id
    rows = page.findChild(RecordListView, "reflections.list")
    assert rows is not None
    assert rows.currentIndex().row() == 3


def test_a_line_of_thanks_by_keyboard(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage, qtbot: QtBot
) -> None:
    room.go_to(THANKS)
    still(life, page)
    assert page.intent("new")
    keys(qtbot, page, "The tea.")
    press(qtbot, page, Qt.Key.Key_Return)
    still(life, page)
    assert [row.line for row in room.thanks.model.rows] == ["The tea."]
    assert page.focusWidget() is editor(page, "reflections.line")
    assert editor(page, "reflections.line").toPlainText() == ""


def test_an_empty_room_has_a_door(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage
) -> None:
    assert room.state.is_empty
    button(page, "reflections.empty.door").click()
    still(life, page)
    assert room.state.has_open


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("filled", [False, True])
def test_nothing_is_clipped_or_nameless(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage, scale: int, filled: bool
) -> None:
    if filled:
        life.vault.submit(lambda session: fill(session, size=1)).result()
        arrive(life, room, page)
    Theme.active().set_text_scale(scale)
    # What the window leaves of 1280 × 800 at 200 %, and of 960 × 600 at 100 %.
    page.resize(*((880, 738) if scale == 200 else (751, 568)))
    for tab in (JOURNAL, THANKS):
        room.go_to(tab)
        still(life, page)
        assert nothing_clipped(page) == []
        assert every_focusable_has_a_name(page) == []


@pytest.mark.parametrize("scale", [100, 200])
def test_dialogs_are_whole_and_named(
    life: Unlocked, room: ReflectionsPresenter, page: ReflectionsPage, theme: Theme, scale: int
) -> None:
    life.vault.submit(lambda session: fill(session, size=1)).result()
    arrive(life, room, page)
    theme.set_text_scale(scale)
    room.put_in_bin()
    still(life, page)
    opening: tuple[tuple[type[Dialog], Callable[[], None]], ...] = (
        (PromptDialog, button(page, "reflections.prompt").click),
        (BinDialog, room.show_bin),
        (HistoryDialog, room.entry.show_history),
    )
    for kind, open_it in opening:
        open_it()
        still(life, page)
        dialog = page.findChild(kind)
        assert dialog is not None
        settle(dialog)
        assert nothing_clipped(dialog) == []
        assert every_focusable_has_a_name(dialog) == []
        dialog.reject()
        still(life, page)
    assert QApplication.activeModalWidget() is None
