"""From a rough moment back to each other, by keyboard, and a moment logged from anywhere."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Room
from growingus_desktop.models.patterns import BeganBy, Landed
from growingus_desktop.store import patterns as moments
from growingus_desktop.store import repairs, sheets
from growingus_desktop.views.log_moment import LogMoment
from growingus_desktop.views.widgets.record_view import RecordListView
from tests.journeys.test_settings import unlock
from tests.journeys.test_to_the_page import CTRL, SHIFT, Counted
from tests.support.clocks import FixedClock
from tests.support.program import Program, program
from tests.support.vaults import PASSPHRASE, folder_in, new_vault, reopen

EVENING = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
MOST_KEYS = 12
LINE = "I was sharp about the keys. I'm sorry."


class Tray:
    """A place in a tray that isn't there."""

    def __init__(self) -> None:
        self.menu: QMenu | None = None
        self.tip = ""
        self.is_shown = False

    def setContextMenu(self, menu: QMenu, /) -> None:  # noqa: N802 - Qt's name
        self.menu = menu

    def setToolTip(self, tip: str, /) -> None:  # noqa: N802 - Qt's name
        self.tip = tip

    def setIcon(self, icon: QIcon, /) -> None:  # noqa: N802 - Qt's name
        assert not icon.isNull()

    def show(self) -> None:
        self.is_shown = True

    def hide(self) -> None:
        self.is_shown = False

    def choose(self, name: str) -> None:
        assert self.menu is not None
        next(one for one in self.menu.actions() if one.objectName() == name).trigger()


def log_one(started: Program, *, more: bool = False) -> int:
    """Went quiet, strength 4, what set it off and what was underneath from what is offered.

    Returns:
        Every key it took, from wherever the person was.
    """
    hands = Counted(started)
    if not isinstance(started.top(), LogMoment):
        hands.key(Qt.Key.Key_M, CTRL | SHIFT)
    started.wait(lambda: isinstance(started.top(), LogMoment))
    started.settle()
    for key in (Qt.Key.Key_2, Qt.Key.Key_Tab, Qt.Key.Key_4, Qt.Key.Key_Tab):
        hands.key(key)
    for _ in range(2):
        hands.key(Qt.Key.Key_Down)
        hands.key(Qt.Key.Key_Return)
        if _ == 0:
            hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Return, CTRL | SHIFT if more else CTRL)
    started.settle()
    return hands.keys


def test_a_moment_is_logged_from_any_room_and_from_the_tray(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    tray = Tray()
    folder = folder_in(tmp_path)
    with program(qtbot, folder.path, FixedClock(EVENING), tray_icon=lambda: tray) as started:
        assert not tray.is_shown
        unlock(started, PASSPHRASE)
        started.see("What you bring is yours to work on.")
        started.settle()
        for room in (Qt.Key.Key_2, Qt.Key.Key_7):
            started.key(room, CTRL)
            started.settle()
            keys = log_one(started)
            print(f"keys to log the usual moment, from the shortcut on: {keys}")
            assert keys <= MOST_KEYS
            started.wait(lambda: started.top() is started.window)
        log_one(started, more=True)
        assert isinstance(started.top(), LogMoment)
        log_one(started)
        started.wait(lambda: started.top() is started.window)
        assert (tray.is_shown, tray.tip) == (True, "Growing Us")
        tray.choose("tray.log")
        started.wait(lambda: isinstance(started.top(), LogMoment))
        tray.choose("tray.log")
        started.settle()
        assert (
            len([each for each in started.window.findChildren(LogMoment) if each.isVisible()]) == 1
        )
        tray.choose("tray.lock")
        started.wait(lambda: started.application.unlocked is None)
        assert not tray.is_shown
    vault = reopen(folder)
    rows = vault.submit(moments.moments).result().value
    vault.close()
    assert [(row.values.patterns, row.values.strength) for row in rows] == [({"went-quiet"}, 4)] * 4
    assert all(row.values.set_off and row.values.underneath for row in rows)


def test_there_and_back_again_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    clock, folder = FixedClock(EVENING), folder_in(tmp_path)
    with program(qtbot, folder.path, clock) as started:
        unlock(started, PASSPHRASE)
        started.see("What you bring is yours to work on.")
        started.settle()
        log_one(started)
    clock.advance(hours=2)
    with program(qtbot, folder.path, clock) as started:
        unlock(started, PASSPHRASE)
        started.see("What you bring is yours to work on.")
        started.settle()
        # Today's quick log knows of it, and which moment is meant.
        hands = Counted(started)
        print("tabs to it:", started.tab_to("today.log.repair"))
        hands.key(Qt.Key.Key_Space)
        started.see("What did you come back from?")
        started.settle()
        hands.to("repair.began")
        hands.key(Qt.Key.Key_Space)
        hands.to("repair.landed")
        hands.key(Qt.Key.Key_Space)
        hands.key(Qt.Key.Key_Right)
        hands.to("repair.line")
        started.type("Tea, two cups.")
        hands.to("repair.again")
        hands.key(Qt.Key.Key_Space)
        started.see("From 6 December on it waits here in Repair, and nowhere else.")
        hands.key(Qt.Key.Key_Return, CTRL)
        started.wait(lambda: started.top() is started.window)
        started.settle()
        print(f"keys to note a repair, from Today: {hands.keys}")
        # By Ctrl+K to the tab, where it stands in words and as a row.
        started.key(Qt.Key.Key_K, CTRL)
        started.type("repair: com")
        started.wait(lambda: "Repair: coming back" in _first_found(started))
        started.key(Qt.Key.Key_Return)
        started.wait(lambda: started.application.unlocked.here is Room.PATTERNS)  # type: ignore[union-attr]
        started.settle()
        started.see("1 repair")
        shown = started.words()
        assert "You began 1." in shown
        assert "One took 2 hours." in shown
        assert "no one owes repair for being harmed" in shown
        assert "Nothing is waiting." in shown
        assert "%" not in shown
        table = started.find("repairs.table", QTableView)
        assert table.model().index(0, 3).data() == "2 hours"
        # Into the bin, and by Ctrl+Z out of it.
        started.focus("repairs.table")
        started.key(Qt.Key.Key_Delete)
        started.settle()
        started.see("1 open")
        started.key(Qt.Key.Key_Z, CTRL)
        started.settle()
        started.see("You began 1.")
        # A line of one's own, begun from nothing, for the card.
        started.press("repairs.size.small")
        started.see("Go now, while it’s little.")
        started.focus("repairs.line")
        started.type(LINE)
        started.key(Qt.Key.Key_Return)
        started.settle()
        started.wait(lambda: not started.find("repairs.line", QPlainTextEdit).toPlainText())
        started.press("repairs.card")
        started.wait(lambda: started.top() is not started.window)
        assert any(
            LINE in each.text() for each in started.top().findChildren(QLabel)
        ) or LINE in _ticks(started)
        started.key(Qt.Key.Key_Escape)
        started.settle()
    clock.advance(days=14)
    with program(qtbot, folder.path, clock) as started:
        unlock(started, PASSPHRASE)
        started.see("What you bring is yours to work on.")
        started.settle()
        started.key(Qt.Key.Key_4, CTRL)
        started.settle()
        started.press("patternsTabs.repairs")
        started.see("Two weeks on: how has it been?")
    vault = reopen(folder)
    found = vault.submit(repairs.whole).result().value
    kept = vault.submit(sheets.repair_lines).result().value
    vault.close()
    (row,) = found.made
    assert (row.values.began_by, row.values.landed) == (BeganBy.ME, Landed.PARTLY)
    assert row.values.line == "Tea, two cups."
    assert row.moment is not None
    assert kept == (LINE,)


def _first_found(started: Program) -> str:
    model = started.find("goTo.rows", RecordListView).model()
    return str(model.index(0, 0).data() or "")


def _ticks(started: Program) -> str:
    return "\n".join(each.text() for each in started.top().findChildren(QAbstractButton))
