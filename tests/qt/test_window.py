"""The window and the lock page: what is seen when, reached how, and what is gone after a lock."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from growingus_desktop.core.destinations import Room
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.lock import LockPresenter, LockReason, Wish
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.lock import LockPage
from growingus_desktop.views.widgets.buttons import PrimaryButton, QuietButton
from growingus_desktop.views.widgets.navigation_list import NavigationList
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.words import Words
from growingus_desktop.views.window import INTENTS, MainWindow
from tests.support.gallery import window as furnished_window
from tests.support.screens import (
    every_focusable_has_a_name,
    focusable,
    mirrored,
    nothing_clipped,
    settle,
)

CTRL = Qt.KeyboardModifier.ControlModifier
SIZES = [(100, QSize(960, 600)), (100, QSize(1280, 800)), (200, QSize(1280, 800))]
NUMBERS = list(
    zip(
        [Qt.Key(Qt.Key.Key_1.value + n) for n in range(7)],
        [
            Room.TODAY,
            Room.GUIDES,
            Room.OPENERS,
            Room.PATTERNS,
            Room.REFLECTIONS,
            Room.CHECKIN,
            Room.LONG_VIEW,
        ],
        strict=True,
    )
)

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    shown = furnished_window()
    qtbot.addWidget(shown)
    shown.show()
    shown.show_room(Room.OPENERS)
    shown.activateWindow()
    settle(shown)
    return shown


@pytest.fixture
def presenter(qapp: QApplication) -> LockPresenter:
    return LockPresenter()


@pytest.fixture
def lock_page(qtbot: QtBot, presenter: LockPresenter, theme: Theme) -> LockPage:
    page = LockPage(presenter)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.activateWindow()
    settle(page)
    return page


def visible_words(widget: QWidget) -> list[str]:
    return [part.text() for part in widget.findChildren(Words) if part.isVisible() and part.text()]


def test_the_title_tells_nothing_and_stays(window: MainWindow) -> None:
    window.show_room(Room.PATTERNS)
    window.status("Saved just now")
    assert window.windowTitle() == "Growing Us"


@pytest.mark.parametrize(("key", "room"), NUMBERS)
def test_control_and_a_number_ask_for_a_room(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, room: Room
) -> None:
    with qtbot.waitSignal(window.room_chosen) as heard:
        QTest.keyClick(window, key, CTRL)
    assert heard.args == [room]


@pytest.mark.parametrize("sequence", INTENTS)
def test_keys_that_mean_something_in_every_room(
    window: MainWindow, qtbot: QtBot, sequence: str
) -> None:
    with qtbot.waitSignal(window.intent) as heard:
        QTest.keySequence(window, sequence)
    assert heard.args == [INTENTS[sequence]]


def test_undo_in_a_line_is_the_line_s_own(window: MainWindow) -> None:
    heard: list[str] = []
    window.intent.connect(heard.append)
    line = window.findChild(QLineEdit, "search")
    line.setFocus()
    QTest.keyClicks(line, "repair")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert heard == []
    assert line.text() != "repair"


def test_the_lock_is_one_key_or_one_press_away(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_requested):
        QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    lock = window.findChild(QWidget, "lockButton")
    with qtbot.waitSignal(window.lock_requested):
        QTest.mouseClick(lock, Qt.MouseButton.LeftButton)
    corner = lock.mapTo(window, lock.rect().bottomLeft())
    assert corner.x() < 40
    assert window.height() - corner.y() < 40


def test_safety_and_settings_are_rooms_too(window: MainWindow, qtbot: QtBot) -> None:
    apart = window.findChild(NavigationList, "roomsApart")
    spot = apart.visualRect(apart.model().index(0, 0)).center()
    with qtbot.waitSignal(window.room_chosen) as heard:
        QTest.mouseClick(
            apart.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
        )
    assert heard.args == [Room.SAFETY]
    assert window.findChild(NavigationList, "rooms").selectedIndexes() == []


def test_keys_sleep_while_nothing_is_open(window: MainWindow) -> None:
    heard: list[object] = []
    window.room_chosen.connect(heard.append)
    window.intent.connect(heard.append)
    window.lock_requested.connect(lambda: heard.append("lock"))
    window.blank()
    settle(window)
    for sequence in ("Ctrl+1", "Ctrl+L", *INTENTS):
        QTest.keySequence(window, sequence)
    assert heard == []


def test_blank_shows_nothing_at_once(window: MainWindow, theme: Theme) -> None:
    window.status("Saved just now")
    window.blank()
    image = window.grab().toImage()
    colours = {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert colours == {theme.colour("canvas").name()}


def test_cleared_pages_are_gone_and_not_only_hidden(window: MainWindow) -> None:
    page = window.page(Room.OPENERS)
    words = page.findChildren(QLabel)
    window.blank()
    window.clear_pages()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    assert not any(isValid(label) for label in words)
    assert window.page(Room.OPENERS) is None


def test_a_room_without_a_page_is_refused(window: MainWindow) -> None:
    with pytest.raises(KeyError):
        window.show_room(Room.SETTINGS)


def test_opening_lets_go_of_the_lock_page(window: MainWindow, presenter: LockPresenter) -> None:
    page = LockPage(presenter)
    window.show_locked(page)
    settle(window)
    assert page.isVisible()
    window.show_shell()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    assert window.findChild(QWidget, "navigation").isVisible()


def test_a_hidden_page_does_not_keep_the_window_wide(window: MainWindow) -> None:
    wide = QWidget()
    wide.setMinimumWidth(1500)
    window.add_page(Room.SETTINGS, wide)
    window.resize(960, 600)
    settle(window)
    assert (window.width(), window.height()) == (960, 600)


@pytest.mark.parametrize(
    ("appearance", "rtl", "percent", "size"),
    [("light", rtl, *case) for rtl in (False, True) for case in SIZES]
    + [(appearance, False, *SIZES[-1]) for appearance in ("dark", "high-contrast")],
)
def test_everything_is_reachable_at_the_smallest_windows(
    window: MainWindow, theme: Theme, *, appearance: str, rtl: bool, percent: int, size: QSize
) -> None:
    theme.choose(appearance)
    theme.set_text_scale(percent)
    window.resize(size)
    if rtl:
        mirrored(window)
    for room in (Room.OPENERS, Room.PATTERNS, Room.GUIDES):
        window.show_room(room)
        settle(window)
        assert window.size() == size
        assert every_focusable_has_a_name(window) == []
        assert nothing_clipped(window) == []
    lock = window.findChild(QWidget, "lockButton")
    assert window.rect().contains(lock.rect().translated(lock.mapTo(window, lock.rect().topLeft())))
    for name in ("rooms", "roomsApart"):
        rows = window.findChild(NavigationList, name)
        last = rows.visualRect(rows.model().index(rows.model().rowCount() - 1, 0))
        assert rows.viewport().rect().contains(last)
        assert rows.sizeHintForColumn(0) <= rows.viewport().width()


def test_the_navigation_stands_on_the_leading_side(window: MainWindow) -> None:
    navigation = window.findChild(QWidget, "navigation")
    assert navigation.x() == 0
    mirrored(window)
    assert navigation.geometry().right() == navigation.parentWidget().width() - 1


def test_a_lock_the_person_asked_for_gives_no_reason(
    lock_page: LockPage, presenter: LockPresenter
) -> None:
    presenter.locked()
    assert visible_words(lock_page) == ["Growing Us"]
    presenter.locked(LockReason.SLEEP)
    settle(lock_page)
    assert visible_words(lock_page) == ["Growing Us", presenter.state.reason]


def test_a_passphrase_is_asked_for_once_and_the_page_says_it_is_busy(
    lock_page: LockPage, presenter: LockPresenter
) -> None:
    asked: list[Wish] = []
    presenter.requested.connect(asked.append)
    line = lock_page.findChild(QLineEdit, "passphrase")
    unlock = lock_page.findChild(PrimaryButton, "unlock")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "quiet otter")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.mouseClick(unlock, Qt.MouseButton.LeftButton)
    presenter.unlock("again")
    assert asked == [Wish("quiet otter")]
    assert "otter" not in repr(asked)
    assert (unlock.isEnabled(), unlock.label) == (False, "Opening…")
    assert "otter" not in repr(presenter.state)


def test_a_refusal_says_what_to_do_and_lets_the_person_type_over(
    lock_page: LockPage, presenter: LockPresenter
) -> None:
    line = lock_page.findChild(QLineEdit, "passphrase")
    QTest.keyClicks(line, "wrong")
    QTest.keyClick(line, Qt.Key.Key_Return)
    presenter.refuse(AppError(Problem.WRONG_PASSPHRASE))
    settle(lock_page)
    words = visible_words(lock_page)
    assert presenter.state.problem is not None
    assert presenter.state.problem.happened in words
    assert nothing_clipped(lock_page) == []
    assert line.hasFocus()
    QTest.keyClicks(line, "r")
    assert line.text() == "r"
    presenter.opened()
    assert not lock_page.findChild(Notice, "lockNotice").isVisible()


def test_help_and_a_look_around_need_no_passphrase(lock_page: LockPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lock_page.look_around):
        QTest.mouseClick(lock_page.findChild(QuietButton, "lookAround"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(lock_page.safety_wanted):
        QTest.mouseClick(
            lock_page.findChild(QuietButton, "safetyBeforeUnlock"), Qt.MouseButton.LeftButton
        )


def test_the_lock_page_keeps_nothing_it_was_told_to_forget(lock_page: LockPage) -> None:
    line = lock_page.findChild(QLineEdit, "passphrase")
    QTest.keyClicks(line, "otter")
    lock_page.wipe()
    line.undo()
    assert line.text() == ""


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(("percent", "size"), SIZES)
def test_the_lock_page_is_named_unclipped_and_walked_in_order(
    lock_page: LockPage,
    presenter: LockPresenter,
    theme: Theme,
    *,
    percent: int,
    size: QSize,
    rtl: bool,
) -> None:
    presenter.locked(LockReason.IDLE, 5)
    theme.set_text_scale(percent)
    lock_page.resize(size)
    if rtl:
        mirrored(lock_page)
    settle(lock_page)
    assert every_focusable_has_a_name(lock_page) == []
    assert nothing_clipped(lock_page) == []
    assert lock_page.widget().width() <= lock_page.viewport().width()
    lock_page.take_focus()
    walked: list[str] = []
    while len(walked) < len(focusable(lock_page)):
        here = lock_page.focusWidget()
        walked.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    order = [
        "passphrase",
        "passphrase.show",
        "unlock",
        "useCode",
        "restoreBackup",
        "lookAround",
        "safetyBeforeUnlock",
    ]
    assert walked == order
