"""The part on the one thing, and its card on Today: by keyboard, in shapes, at every size."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.demo.vault import demo_vault
from growingus_desktop.models.focus import DayWent
from growingus_desktop.presenters.focus_state import Look, Square, Stage
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.today import TodayPresenter
from growingus_desktop.store import focus as store
from growingus_desktop.store.focus import Run
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.focus_squares import DaySquares
from growingus_desktop.views.patterns import PatternsPage
from growingus_desktop.views.patterns_charts import PictureTools
from growingus_desktop.views.today import TodayPage
from tests.support.clocks import NOON, FixedClock
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, mirrored, nothing_clipped, settle

ENGLISH = QLocale("en_GB")
HERE = Destination(Room.PATTERNS, Tool.ONE_THING)
SIZES = [(100, QSize(752, 570)), (100, QSize(1072, 770)), (200, QSize(864, 770))]

pytestmark = pytest.mark.usefixtures("theme")


class Desk:
    """The Patterns page in a window, in a made-up life."""

    def __init__(self, qtbot: QtBot) -> None:
        clock = FixedClock()
        self.qtbot = qtbot
        self.behind: Unlocked = unlocked(qtbot, demo_vault(clock), clock)
        self.room = PatternsPresenter(self.behind.scope, ENGLISH)
        self.page = PatternsPage(self.room, PictureTools(lambda _image: None, lambda _name: None))
        self.show(self.page)
        self.room.show(HERE)
        self.settle()
        self.page.take_focus()

    def show(self, page: QWidget) -> None:
        self.qtbot.addWidget(page)
        page.resize(1072, 770)
        page.show()
        page.activateWindow()
        settle(page)

    def settle(self) -> None:
        self.behind.settle()
        settle(self.page)

    @property
    def run(self) -> Run:
        found = self.behind.vault.submit(store.alive).result().value
        assert found is not None
        return found

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible()
        assert button.isEnabled()
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.focusWidget(), key)
        self.settle()

    def words(self) -> str:
        return "\n".join(
            label.text() for label in self.page.findChildren(QLabel) if label.isVisible()
        )


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.page.close()
    made.behind.close()


def test_today_and_earlier_days_are_noted_with_keys_alone(desk: Desk) -> None:
    assert desk.page.focusWidget().objectName() == "focus.note.kept"
    desk.key(Qt.Key.Key_2)
    assert desk.run.notes[NOON.date()].went is DayWent.PARTLY
    assert desk.button("focus.note.partly").isChecked()
    desk.key(Qt.Key.Key_2)
    assert desk.button("focus.note.partly").isChecked()
    desk.button("focus.days.6").setFocus()
    desk.key(Qt.Key.Key_Left)
    assert desk.page.focusWidget().objectName() == "focus.days.5"
    assert "Yesterday: how did it go?" in desk.words()
    desk.key(Qt.Key.Key_3)
    assert len(desk.run.notes) == 6
    assert desk.run.counts[DayWent.NOT] == 1
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Right)
    # A day still to come can't be chosen.
    assert desk.page.focusWidget().objectName() in {"focus.days.6", "focus.days.1"}
    assert desk.page.intent("undo")
    desk.settle()
    assert desk.run.counts[DayWent.NOT] == 0


def test_digits_are_letters_in_the_line_and_enter_keeps_it(desk: Desk) -> None:
    desk.key(Qt.Key.Key_1)
    line = desk.page.findChild(QPlainTextEdit, "focus.line")
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "4 plates")
    desk.key(Qt.Key.Key_Return)
    note = desk.run.notes[NOON.date()]
    assert (note.went, note.line) == (DayWent.KEPT, "4 plates")


def test_what_was_just_done_is_taken_back_by_the_same_key_everywhere(desk: Desk) -> None:
    done = {
        "focus.end": Stage.RUNNING,
        "focus.bin": Stage.RUNNING,
        "focus.pause": Stage.RUNNING,
    }
    for name, before in done.items():
        desk.press(name)
        assert desk.room.focus.state.stage is not before
        assert not isinstance(desk.page.focusWidget(), QPlainTextEdit), name
        assert desk.page.focusWidget().isVisible()
        desk.page.intent("undo")
        desk.settle()
        assert desk.room.focus.state.stage is before, name
    desk.press("focus.end")
    desk.press("focus.decide.drop")
    assert desk.room.focus.state.stage is Stage.CHOOSING
    assert not isinstance(desk.page.focusWidget(), QPlainTextEdit)


def test_the_interval_is_shown_on_asking_alone(desk: Desk) -> None:
    desk.press(f"focus.earlier.{desk.room.focus.state.earlier[0].id}")
    assert desk.room.focus.state.stage is Stage.REVIEW
    interval = desk.page.findChild(QLabel, "focus.interval")
    assert interval is not None
    assert not interval.isVisible()
    assert "times as many" not in desk.words()
    desk.press("focus.howSure")
    assert "times as many as before would fit" in interval.text()
    assert interval.isVisible()
    desk.press("focus.stopLookingBack")
    assert desk.room.focus.state.stage is Stage.RUNNING
    assert desk.page.focusWidget().objectName() == "focus.note.kept"


def stages(desk: Desk) -> Iterator[str]:
    """The part at each of its stages."""
    focus = desk.room.focus
    yield "under way"
    focus.edit()
    yield "its words"
    focus.stop_editing()
    focus.pause()
    yield "resting"
    focus.look_back(focus.state.earlier[0].id)
    desk.settle()
    desk.button("focus.howSure").click()
    yield "an earlier one"
    focus.stop_looking_back()
    focus.end()
    yield "over"
    focus.put_in_bin()
    yield "choosing"
    for name, field in focus.form.fields.items():
        field.type(f"{name} in many words " * 9, 0)
        field.loaded.emit(field.text, 0)
    focus.form.choose_pattern("gave-in")
    yield "planned"
    focus.draw_start()
    yield "to come"


@pytest.mark.parametrize(("scale", "size"), SIZES)
def test_everything_is_named_and_nothing_is_cut(
    desk: Desk, theme: Theme, scale: int, size: QSize
) -> None:
    theme.set_text_scale(scale)
    desk.page.resize(size)
    for stage in stages(desk):
        desk.settle()
        assert every_focusable_has_a_name(desk.page) == [], stage
        assert nothing_clipped(desk.page) == [], stage
        assert desk.page.horizontalScrollBar().maximum() == 0, stage
    mirrored(desk.page)
    assert nothing_clipped(desk.page) == []


def test_each_answer_has_a_shape_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    theme.choose("high-contrast")
    row = DaySquares("squares", "days")
    qtbot.addWidget(row)
    shown = [Square(NOON.date(), look, look.value) for look in Look]
    row.refresh(shown, "in words")
    row.resize(600, 60)
    row.show()
    settle(row)
    assert row.accessibleDescription() == "in words"
    grey = [
        one.grab().toImage().convertToFormat(QImage.Format.Format_Mono)
        for one in row.findChildren(QAbstractButton)
    ]
    pictures = {bytes(picture.constBits()) for picture in grey}
    assert len(pictures) == len(Look)


def test_todays_card_takes_one_press_and_tells_the_partner_on_wish(desk: Desk) -> None:
    presenter = TodayPresenter(desk.behind.scope, ENGLISH)
    page = TodayPage(presenter)
    desk.show(page)
    presenter.show(Destination(Room.TODAY))
    desk.behind.settle()
    settle(page)
    card = page.findChild(QWidget, "today.oneThing")
    assert card is not None
    assert card.isVisible()
    # The keys answer wherever the focus is on this page.
    button = page.findChild(QAbstractButton, "today.log.open")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_4)
    desk.behind.settle()
    settle(page)
    assert desk.run.notes[NOON.date()].went is DayWent.NOTHING_CAME_UP
    assert page.findChild(QAbstractButton, "today.oneThing.note.nothing-came-up").isChecked()
    gone: list[Destination] = []
    desk.behind.scope.navigator.wanted.connect(gone.append)
    page.findChild(QAbstractButton, "today.oneThing.tell").click()
    assert gone == [Destination(Room.PATTERNS, Tool.ONE_THING_SHEET)]
    desk.room.focus.put_in_bin()
    desk.behind.settle()
    settle(page)
    assert not card.isVisible()
    assert page.findChild(QAbstractButton, "today.log.open").isVisible()
    page.close()
