"""The shared pieces under keys, pointers, screen readers, large text and right-to-left."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.theme.theme import APPEARANCES, Theme
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chips import Chip, ToggleChip
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Choice, Picker, Tick
from growingus_desktop.views.widgets.date_field import DateField
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.empty_state import EmptyState
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.lock_button import LockRow
from growingus_desktop.views.widgets.navigation_list import NavigationEntry, NavigationList
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import Columns, MasterDetail
from growingus_desktop.views.widgets.passphrase import PassphraseField
from growingus_desktop.views.widgets.record_view import RecordListView, elided_lines
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.segmented_tabs import Pill, SegmentedTabs
from growingus_desktop.views.widgets.status_line import StatusLine
from growingus_desktop.views.widgets.words import Body, Heading, Words
from tests.support.gallery import card_page
from tests.support.screens import (
    every_focusable_has_a_name,
    focusable,
    mirrored,
    nothing_clipped,
    settle,
    spoken_name,
)

Show = Callable[..., QWidget]

pytestmark = pytest.mark.usefixtures("theme")
LONG = "Tell your partner what you are trying, and why it is you who begins"


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Shows a widget in a window of its own, at a width where one is given."""
    windows: list[QWidget] = []

    def shown(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        column.addWidget(widget)
        qtbot.addWidget(window)
        window.resize(width or window.sizeHint().width(), height or window.sizeHint().height())
        window.show()
        window.activateWindow()
        settle(window)
        return window

    yield shown


def looks(widget: QWidget) -> QImage:
    return widget.grab().toImage()


ROOMS = [
    NavigationEntry("today", "Today", "sun", "Ctrl+1"),
    NavigationEntry("guides", "Guides", "book-open", "Ctrl+2"),
    NavigationEntry("safety", "Safety & support", "life-buoy"),
]


def test_navigation_is_walked_with_arrows_and_chosen_with_enter_or_space(
    show: Show, qtbot: QtBot
) -> None:
    rooms = NavigationList(ROOMS, "rooms", "Rooms")
    show(rooms, 260)
    heard: list[str] = []
    rooms.chosen.connect(heard.append)
    rooms.select("today")
    rooms.setFocus()
    QTest.keyClick(rooms, Qt.Key.Key_Down)
    assert (heard, rooms.currentIndex().data()) == ([], "Guides")
    QTest.keyClick(rooms, Qt.Key.Key_Return)
    QTest.keyClick(rooms, Qt.Key.Key_Down)
    QTest.keyClick(rooms, Qt.Key.Key_Space)
    assert heard == ["guides", "safety"]


def test_coming_by_with_tab_opens_no_room(show: Show) -> None:
    rooms = NavigationList(ROOMS, "rooms", "Rooms")
    before, holder = QLineEdit(), QWidget()
    row = QVBoxLayout(holder)
    row.addWidget(before)
    row.addWidget(rooms)
    show(holder, 260)
    heard: list[str] = []
    rooms.chosen.connect(heard.append)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert rooms.hasFocus()
    assert rooms.selectedIndexes() == []
    assert heard == []


def test_a_click_chooses_a_room_once(show: Show) -> None:
    rooms = NavigationList(ROOMS, "rooms", "Rooms")
    show(rooms, 260)
    heard: list[str] = []
    rooms.chosen.connect(heard.append)
    spot = rooms.visualRect(rooms.model().index(1, 0)).center()
    QTest.mouseClick(
        rooms.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, spot
    )
    assert heard == ["guides"]
    assert [index.data() for index in rooms.selectedIndexes()] == ["Guides"]


def test_navigation_is_a_list_of_named_items_to_a_screen_reader(show: Show) -> None:
    rooms = NavigationList(ROOMS, "rooms", "Rooms")
    show(rooms, 260)
    spoken = QAccessible.queryAccessibleInterface(rooms)
    assert spoken.role() == QAccessible.Role.List
    items = [spoken.child(at).text(QAccessible.Text.Name) for at in range(spoken.childCount())]
    assert items == ["Today", "Guides", "Safety & support"]


def test_tabs_are_radio_buttons_walked_with_arrows(show: Show) -> None:
    tabs = SegmentedTabs([("a", "Overview"), ("b", "Moments"), ("c", "Repair")], "tabs", "Parts")
    after, holder = QLineEdit(), QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(tabs)
    column.addWidget(after)
    show(holder, 400)
    heard: list[str] = []
    tabs.chosen.connect(heard.append)
    first = focusable(tabs)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert (tabs.current, heard) == ("b", ["b"])
    here = holder.window().focusWidget()
    assert QAccessible.queryAccessibleInterface(here).role() == QAccessible.Role.RadioButton
    QTest.keyClick(here, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_choosing_a_tab_moves_none_of_them(show: Show) -> None:
    tabs = SegmentedTabs([("a", "Overview"), ("b", "Moments")], "tabs", "Parts")
    show(tabs, 400)
    pills = tabs.findChildren(Pill)
    before = [pill.geometry() for pill in pills]
    tabs.select("b")
    settle(tabs)
    assert [pill.geometry() for pill in pills] == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_comes_to_the_chosen_pill_from_either_side(show: Show, key: Qt.Key) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    rows = [("a", "Overview"), ("b", "Moments"), ("c", "Triggers")]
    tabs, choices = SegmentedTabs(rows, "tabs", "Parts"), ChoiceRow(rows, "row", "Which?")
    before, between, after = (QPushButton(name) for name in ("before", "between", "after"))
    for part in (before, tabs, between, choices, after):
        column.addWidget(part)
    show(holder, 400)
    tabs.select("b")
    stops = []
    before.setFocus()
    for _ in range(5):
        stops.append(holder.focusWidget().objectName() or "button")
        QTest.keyClick(holder.focusWidget(), key)
    order = ["tabs.b", "button", "row.a", "button"]
    assert stops[1:] == (
        order if key == Qt.Key.Key_Tab else ["button", "row.a", "button", "tabs.b"]
    )
    choices.select("c")
    choices.setFocus()
    assert holder.focusWidget().objectName() == "row.c"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_chip_switches_by_key_and_says_so_by_shape(show: Show, key: Qt.Key) -> None:
    chip = ToggleChip("Went quiet", "quiet", "sky")
    show(chip)
    size, off = chip.size(), looks(chip)
    chip.setFocus()
    QTest.keyClick(chip, key)
    chip.clearFocus()
    settle(chip)
    assert chip.isChecked()
    assert chip.size() == size
    grey_off = off.convertToFormat(QImage.Format.Format_Mono)
    assert looks(chip).convertToFormat(QImage.Format.Format_Mono) != grey_off
    assert QAccessible.queryAccessibleInterface(chip).role() == QAccessible.Role.CheckBox


FOCUSED = {
    "button": lambda: Button("Continue", "continue"),
    "primary": lambda: PrimaryButton("Unlock", "unlock"),
    "quiet": lambda: QuietButton("Look around first", "look"),
    "icon": lambda: IconButton("printer", "Print", "print"),
    "chip": lambda: ToggleChip("Pursued", "pursued", "clay"),
    "tick": lambda: Tick("Keep this answer", "keep"),
    "choice": lambda: Choice("Follow the computer", "system"),
    "search": lambda: SearchField("Search openers", "search"),
    "picker": lambda: Picker("Weeks", "weeks"),
    "date": lambda: DateField("The day it is about", "day"),
    "navigation": lambda: NavigationList(ROOMS, "rooms", "Rooms"),
}


@pytest.mark.parametrize("name", FOCUSED)
@pytest.mark.parametrize("appearance", APPEARANCES[1:])
def test_the_focus_is_seen_and_moves_nothing(
    show: Show, theme: Theme, name: str, appearance: str
) -> None:
    theme.choose(appearance)
    widget, other = FOCUSED[name](), QPushButton()
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(other)
    column.addWidget(widget)
    show(holder, 300)
    if isinstance(widget, NavigationList):
        widget.select("today")
    other.setFocus()
    settle(holder)
    place, without = widget.geometry(), looks(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle(holder)
    assert widget.geometry() == place
    assert focus_pixels(looks(widget), theme) > focus_pixels(without, theme) + 40


def focus_pixels(image: QImage, theme: Theme) -> int:
    wanted = theme.colour("focus").rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_enter_presses_a_button_outside_dialogs_too(show: Show, qtbot: QtBot) -> None:
    button = Button("Continue", "continue")
    show(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_enter_held_down_presses_once(show: Show) -> None:
    button = Button("Continue", "continue")
    pressed: list[None] = []
    button.clicked.connect(lambda: pressed.append(None))
    show(button)
    button.setFocus()
    held_down(button)
    assert len(pressed) == 1


def held_down(widget: QWidget) -> None:
    """Enter for as long as a keyboard takes to repeat it."""
    for repeated in (False, True, True):
        plain, key = Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Return
        press = QKeyEvent(QEvent.Type.KeyPress, key, plain, "\r", repeated)
        QApplication.sendEvent(widget, press)


def test_an_ampersand_is_part_of_the_name(show: Show) -> None:
    button = Button("Safety & support", "safety")
    show(button)
    assert (button.label, spoken_name(button)) == ("Safety & support", "Safety & support")
    assert button.shortcut() == QKeySequence()


WRAPPING = {
    "button": lambda: Button(LONG, "long", icon="book-open"),
    "primary": lambda: PrimaryButton(LONG, "long"),
    "quiet": lambda: QuietButton(LONG, "long"),
    "toggle": lambda: ToggleChip(LONG, "long"),
    "chip": lambda: Chip(LONG, "plum", "check"),
    "tick": lambda: Tick(LONG, "long"),
    "choice": lambda: Choice(LONG, "long"),
    "body": lambda: Body(LONG),
    "heading": lambda: Heading(LONG),
}


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", WRAPPING)
def test_long_words_wrap_and_are_never_cut(
    show: Show, theme: Theme, name: str, percent: int
) -> None:
    theme.set_text_scale(percent)
    in_flow, in_card = Flow(), Card()
    in_flow.add(WRAPPING[name]())
    in_card.column.addWidget(WRAPPING[name]())
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(in_flow)
    column.addWidget(in_card)
    column.addStretch(1)
    window = show(holder, 420, 700)
    assert nothing_clipped(window) == []
    one_line = QFontMetricsF(theme.font("ui")).height()
    part = in_card.column.itemAt(0).widget()
    assert part.height() > 1.8 * one_line


def test_a_flow_goes_on_in_the_next_line_and_from_the_other_side(show: Show) -> None:
    flow = Flow(8)
    chips = [ToggleChip(words, words) for words in ("Pursued", "Went quiet", "Flooded", "Gave in")]
    for chip in chips:
        flow.add(chip)
    window = show(flow, 250, 200)
    assert len({chip.y() for chip in chips}) > 1
    left = [(chip.x(), chip.y()) for chip in chips]
    mirrored(window)
    room = flow.width()
    assert [(room - chip.x() - chip.width(), chip.y()) for chip in chips] == left


def test_words_are_never_read_as_markup(show: Show) -> None:
    words = Body("<b>3 < 4</b> & so on")
    show(words, 300)
    assert words.text() == "<b>3 < 4</b> & so on"
    assert spoken_name(words) == "<b>3 < 4</b> & so on"


def test_a_search_field_is_emptied_by_escape_and_left_by_down(show: Show, qtbot: QtBot) -> None:
    field = SearchField("Search 16 guides", "search")
    show(field, 300)
    QTest.keyClicks(field, "repair")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert spoken_name(field) == "Search 16 guides"


def records(rows: list[tuple[str, str]]) -> RecordList[tuple[str, str]]:
    found = RecordList[tuple[str, str]](
        key=lambda row: row[0], title=lambda row: row[0], caption=lambda row: row[1]
    )
    found.replace(rows)
    return found


def test_a_title_with_pictures_among_its_letters_loses_none(theme: Theme) -> None:
    text = "🌧🌧🌧 Sunday evenings and the walk home from the weir"
    lines = elided_lines(text, theme.font("ui"), 180, 4)
    assert len(lines) > 1
    assert " ".join(lines) == text


def test_the_current_row_stays_in_view_when_rows_grow(qtbot: QtBot, theme: Theme) -> None:
    del theme
    view = RecordListView("openers", "Openers", title_lines=2)
    rows: RecordList[str] = RecordList(key=str, title=str, caption=str)
    rows.replace([f"When it floods: pause and come back {number}" for number in range(30)])
    view.setModel(rows)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    view.setCurrentIndex(rows.index(20))
    qtbot.wait(1)
    view.resize(240, 300)

    def is_in_view() -> bool:
        row = view.visualRect(rows.index(20))
        return row.height() > 70 and view.viewport().rect().contains(row)

    qtbot.waitUntil(is_in_view)


def test_rows_grow_when_the_list_becomes_narrower_alone(qtbot: QtBot, theme: Theme) -> None:
    del theme
    view = RecordListView("openers", "Openers", title_lines=2)
    rows: RecordList[str] = RecordList(key=str, title=str, caption=str)
    rows.replace(["When it floods: pause and come back", "Small repairs"])
    view.setModel(rows)
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.show()
    qtbot.wait(1)
    wide = view.visualRect(rows.index(0)).height()
    view.resize(240, 300)
    qtbot.waitUntil(lambda: view.visualRect(rows.index(0)).height() > wide)
    assert view.visualRect(rows.index(1)).top() > view.visualRect(rows.index(0)).bottom()


def test_a_list_of_records_is_walked_by_keys_and_told(show: Show, qtbot: QtBot) -> None:
    view = RecordListView("openers", "Openers")
    model = records([("Sunday evenings", "Draft 3"), ("Phones at dinner", "Said")])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    view.setModel(model)
    show(view, 300, 300)
    moved: list[str] = []
    view.chosen.connect(lambda index: moved.append(index.data()))
    view.setFocus()
    view.setCurrentIndex(model.index(0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert moved[-1] == "Phones at dinner"
    with qtbot.waitSignal(view.opened):
        QTest.keyClick(view, Qt.Key.Key_Return)
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken.child(0).text(QAccessible.Text.Name) == "Sunday evenings, Draft 3"


def test_the_accent_bar_stands_on_the_leading_side(show: Show, theme: Theme) -> None:
    view = RecordListView("openers", "Openers")
    model = records([("Sunday evenings", "Draft 3")])
    view.setModel(model)
    window = show(view, 300, 200)
    view.setCurrentIndex(model.index(0))
    accent = theme.colour("accent").rgb()

    def bar_at(x: int) -> bool:
        row = view.visualRect(model.index(0))
        spot = row.topLeft() + QRect(x, 0, 1, 1).topLeft()
        spot.setY(row.top() + 6)
        return view.viewport().grab().toImage().pixel(spot) == accent

    # The focus ring covers two of the bar's three pixels.
    assert bar_at(2)
    mirrored(window)
    assert bar_at(view.viewport().width() - 3)
    assert not bar_at(2)


def test_titles_are_cut_with_an_ellipsis_and_only_when_they_must_be(theme: Theme) -> None:
    font = theme.font("ui-strong")
    assert elided_lines("Repair", font, 200, 2) == ["Repair"]
    lines = elided_lines(LONG, font, 160, 2)
    assert len(lines) == 2
    assert LONG.startswith(lines[0])
    assert lines[1].endswith("…")
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 160 for line in lines)
    assert elided_lines("", font, 160, 2) == []


def test_the_status_line_says_where_everything_stays(show: Show) -> None:
    line = StatusLine()
    window = show(line, 700)
    line.say("Saved just now")
    settle(window)
    shown = [part.text() for part in line.findChildren(Words) if part.isVisible()]
    assert shown == ["Saved just now", "Only on this device · encrypted"]


def test_an_empty_room_offers_one_door(show: Show, qtbot: QtBot) -> None:
    empty = EmptyState("Openers hold first words.", "Draft an opener", "noOpeners", "pencil")
    show(empty, 500, 400)
    door = empty.findChild(PrimaryButton, "noOpeners.door")
    with qtbot.waitSignal(empty.pressed):
        QTest.mouseClick(door, Qt.MouseButton.LeftButton)


def test_an_announcement_waits_and_is_not_repeated(qtbot: QtBot, show: Show) -> None:
    widget = QWidget()
    show(widget)
    announcer = Announcer(widget)
    heard: list[str] = []
    announcer.announced.connect(heard.append)
    announcer.say("2 remarks")
    announcer.say("3 remarks")
    assert heard == []
    announcer.flush()
    announcer.say("3 remarks")
    announcer.flush()
    announcer.forget()
    announcer.flush()
    assert heard == ["3 remarks"]


def test_a_notice_tells_a_problem_and_forgets_it(show: Show) -> None:
    notice = Notice("notice")
    window = show(notice, 420, 300)
    assert not notice.isVisible()
    words = in_words(AppError(Problem.NO_SPACE))
    notice.tell(words, Button("Try again", "again"))
    settle(window)
    said = " ".join(part.text() for part in notice.findChildren(Words))
    assert all(part in said for part in (words.happened, words.safe, words.next_step, words.code))
    assert nothing_clipped(window) == []
    notice.put_away()
    assert not notice.isVisible()
    assert "".join(part.text() for part in notice.findChildren(Words)) == ""


def test_a_passphrase_is_hidden_until_asked_and_leaves_nothing_to_undo(show: Show) -> None:
    field = PassphraseField("Passphrase", "passphrase")
    window = show(field, 320)
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert field.line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    QTest.keyClicks(field.line, "otter")
    eye = window.findChild(IconButton, "passphrase.show")
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert spoken_name(eye) == "Hide passphrase"
    field.wipe()
    field.line.undo()
    assert (field.text(), field.line.echoMode()) == ("", QLineEdit.EchoMode.Password)


def test_caps_lock_is_noticed_from_what_a_letter_gives(show: Show) -> None:
    field = PassphraseField("Passphrase", "passphrase")
    window = show(field, 320)
    warning = window.findChild(Words, "passphrase.capsLock")
    QTest.keyClick(field.line, "a")
    QTest.keyClick(field.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not warning.isVisible()
    QTest.keyClick(field.line, "A")
    assert warning.isVisible()
    QTest.keyClick(field.line, Qt.Key.Key_CapsLock)
    assert not warning.isVisible()


class Shell(QWidget):
    """Stands in for the main window: it can be asked to lock."""

    lock_requested = Signal()


def dialog_over(qtbot: QtBot, **more: object) -> tuple[Shell, Dialog]:
    shell = Shell()
    qtbot.addWidget(shell)
    shell.show()
    dialog = Dialog("Log a moment", "logMoment", parent=shell, **more)
    dialog.body.addWidget(QLineEdit(objectName="line", accessibleName="In a line"))
    dialog.add_button(PrimaryButton("Save", "save"))
    dialog.add_button(Button("Cancel", "cancel"))
    dialog.open()
    dialog.activateWindow()
    settle(dialog)
    return shell, dialog


def test_every_dialog_locks_by_button_and_by_key(qtbot: QtBot) -> None:
    shell, dialog = dialog_over(qtbot)
    with qtbot.waitSignal(shell.lock_requested):
        QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    lock = dialog.findChild(QPushButton, "lockButton")
    with qtbot.waitSignal(shell.lock_requested):
        QTest.mouseClick(lock, Qt.MouseButton.LeftButton)
    corner = lock.mapTo(dialog, lock.rect().bottomLeft())
    assert corner.x() < 40
    assert dialog.height() - corner.y() < 40


def test_a_dialog_begins_in_its_content_and_ends_at_the_lock(qtbot: QtBot) -> None:
    _shell, dialog = dialog_over(qtbot)
    walked: list[str] = []
    while len(walked) < 4:
        walked.append(dialog.focusWidget().objectName())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert walked == ["line", "save", "cancel", "lockButton"]


def test_a_dialog_closes_on_escape_and_names_nothing_in_its_title(qtbot: QtBot) -> None:
    _shell, dialog = dialog_over(qtbot)
    assert dialog.windowTitle() == "Growing Us"
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_enter_in_a_dialog_means_its_primary_button(qtbot: QtBot) -> None:
    _shell, dialog = dialog_over(qtbot)
    save = dialog.findChild(PrimaryButton, "save")
    with qtbot.waitSignal(save.clicked):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_enter_held_down_in_a_dialog_means_it_once(qtbot: QtBot) -> None:
    _shell, dialog = dialog_over(qtbot)
    pressed: list[None] = []
    dialog.findChild(PrimaryButton, "save").clicked.connect(lambda: pressed.append(None))
    held_down(dialog.focusWidget())
    assert len(pressed) == 1


def test_a_dialog_grows_when_there_is_more_to_say(qtbot: QtBot) -> None:
    _shell, dialog = dialog_over(qtbot)
    before = dialog.height()
    notice = Notice("dialogNotice")
    dialog.body.addWidget(notice)
    notice.note("That passphrase doesn’t open this vault.", LONG)
    settle(dialog)
    assert dialog.height() > before
    end = notice.mapTo(dialog, notice.rect().bottomLeft())
    assert end.y() < dialog.findChild(Button, "cancel").mapTo(dialog, QPoint()).y()


class Remembering(Dialog):
    """Holds on to itself, as a dialog does that hands its own methods on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Log a moment", "logMoment", parent=parent)
        self.add_button(Button("Cancel", "cancel"))
        self.later = self.close


def test_an_open_dialog_is_nobodys_garbage(qtbot: QtBot) -> None:
    shell = Shell()
    qtbot.addWidget(shell)
    shell.show()
    Remembering(shell).open()
    gc.collect()
    assert shell.findChild(Dialog, "logMoment").isVisible()


def test_a_dialog_fits_the_screen_at_the_largest_text(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_scale(200)
    dialog = Dialog("Log a moment", "logMoment")
    qtbot.addWidget(dialog)
    for _ in range(12):
        dialog.body.addWidget(Body(LONG))
    dialog.add_button(PrimaryButton("Save", "save"))
    dialog.show()
    settle(dialog)
    screen = dialog.screen().availableGeometry().size()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    assert nothing_clipped(dialog) == []


def test_cards_stand_above_one_another_where_it_is_narrow(show: Show) -> None:
    columns = Columns(least=500)
    first, second = Card(), Card()
    columns.add(first)
    columns.add(second)
    window = show(columns, 800, 300)
    assert first.y() == second.y()
    window.resize(420, 300)
    settle(window)
    assert first.x() == second.x()


def test_list_and_content_share_the_width_and_remember_it(show: Show, theme: Theme) -> None:
    panes = MasterDetail(QWidget(), QWidget(), "panes")
    window = show(panes, 1000, 400)
    assert panes.orientation() == Qt.Orientation.Horizontal
    assert panes.sizes()[0] == theme.size("list")
    panes.set_list_width(300)
    settle(window)
    assert panes.sizes()[0] == 300
    theme.set_text_scale(200)
    settle(window)
    assert panes.sizes()[0] <= 0.37 * panes.width()
    window.resize(480, 600)
    settle(window)
    assert panes.orientation() == Qt.Orientation.Vertical


def test_spare_room_in_a_card_stays_below_its_content(show: Show) -> None:
    card = Card()
    card.column.addWidget(Heading("Carrying"))
    card.column.addWidget(Body("Mostly or better in 5 of your last 8."))
    holder = QWidget()
    QHBoxLayout(holder).addWidget(card)
    show(holder, 400, 500)
    last = card.column.itemAt(1).widget()
    assert last.geometry().bottom() < 160


@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("appearance", APPEARANCES[1:])
def test_all_pieces_together_are_named_and_unclipped(
    qtbot: QtBot, theme: Theme, appearance: str, rtl: bool, percent: int
) -> None:
    theme.choose(appearance)
    theme.set_text_scale(percent)
    page = card_page()
    qtbot.addWidget(page)
    page.resize(760, 600)
    page.show()
    settle(page)
    if rtl:
        mirrored(page)
    assert every_focusable_has_a_name(page) == []
    assert nothing_clipped(page) == []
    assert page.widget().width() <= page.viewport().width()


def test_scrolling_past_changes_neither_a_pick_nor_a_day(show: Show) -> None:
    picker, day = Picker("Weeks", "weeks"), DateField("Day", "day")
    picker.addItems(["16 weeks", "A year"])
    day.setDate(QDate(2026, 3, 1))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(picker)
    column.addWidget(day)
    show(holder, 300)
    for widget in (picker, day):
        turn = QWheelEvent(
            QPointF(5, 5),
            widget.mapToGlobal(QPointF(5, 5)),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, turn)
    assert (picker.currentText(), day.date()) == ("16 weeks", QDate(2026, 3, 1))


def test_key_hints_and_names_share_a_row_without_touching(show: Show, theme: Theme) -> None:
    row = LockRow()
    window = show(row, 208 + 24)
    plain = looks(row)
    mirrored(window)
    assert plain != looks(row)
    words = QFontMetricsF(theme.font("ui-medium")).horizontalAdvance(row.label)
    hint = QFontMetricsF(theme.font("caption")).horizontalAdvance("Ctrl+L")
    assert words + hint + theme.size("icon") + theme.px(42) <= row.width()
