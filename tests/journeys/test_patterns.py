"""Patterns by keyboard alone: from a count to its moments, several binned, read, and onto paper."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Room
from growingus_desktop.store import patterns
from growingus_desktop.views.go_to import GoToDialog
from growingus_desktop.views.log_moment import LogMoment
from growingus_desktop.views.patterns import PatternsPage
from growingus_desktop.views.sheet_preview import SheetPreview
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import program

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_from_a_count_to_its_moments_and_from_a_chart_to_its_page(
    qtbot: QtBot, tmp_path: Path
) -> None:
    started_by = program(qtbot, tmp_path / "vault", FixedClock(), timers=HandTimers(), demo=True)
    with started_by as started:
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        behind = started.application.unlocked
        assert behind is not None

        started.key(Qt.Key.Key_K, CTRL)
        started.wait(lambda: isinstance(started.top(), GoToDialog))
        dialog = started.top()
        assert isinstance(dialog, GoToDialog)
        started.wait(lambda: dialog.presenter.state.is_ready)
        started.type("set it off")
        started.key(Qt.Key.Key_Return)
        started.wait(lambda: behind.here is Room.PATTERNS)
        started.settle()
        page = behind.page(Room.PATTERNS)
        assert isinstance(page, PatternsPage)
        triggers = page.triggers.set_offs.view
        assert started.window.focusWidget() is triggers

        started.key(Qt.Key.Key_Home)
        while (mark := triggers.current_mark) and not mark.sentence.endswith(" in all."):
            started.key(Qt.Key.Key_Right)
        assert mark is not None
        started.key(Qt.Key.Key_Return)
        started.settle()
        table = page.moments.view
        shown = table.model().rowCount()
        assert mark.sentence.endswith(f": {shown} moments in all.")
        assert started.window.focusWidget() is table
        started.key(Qt.Key.Key_Down, SHIFT)
        assert len(table.chosen_rows()) == 2
        started.key(Qt.Key.Key_Delete)
        started.settle()
        assert table.model().rowCount() == shown - 2
        started.key(Qt.Key.Key_Z, CTRL)
        started.settle()
        assert table.model().rowCount() == shown

        started.find("patternsTabs.moments").setFocus()
        started.key(Qt.Key.Key_Left)
        started.settle()
        started.find("patterns.read").setFocus()
        started.key(Qt.Key.Key_Space)
        started.settle()
        assert page.overview.reading.isVisible()

        started.find("patterns.weekly.more").setFocus()
        started.key(Qt.Key.Key_Space)
        menu = page.findChild(QMenu, "patterns.weekly.menu")
        assert menu is not None
        for _ in menu.actions():
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        started.wait(lambda: isinstance(started.top(), SheetPreview))
        numbers = page.overview.weekly.view.chart
        assert numbers is not None
        paper = started.find("sheetPage.1").accessibleDescription()
        for row in numbers.table(page.overview.weekly.view.style_now).rows:
            assert row[0] in paper
        started.key(Qt.Key.Key_Escape)
        started.settle()


def test_what_is_logged_over_another_room_is_taken_back_there(qtbot: QtBot, tmp_path: Path) -> None:
    started_by = program(qtbot, tmp_path / "vault", FixedClock(), timers=HandTimers(), demo=True)
    with started_by as started:
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        behind = started.application.unlocked
        assert behind is not None
        held: list[int] = []

        def logged() -> int:
            started.settle()
            behind.scope.tasks.in_vault(
                behind, lambda s: len(patterns.logged(s).marks), held.append
            )
            started.settle()
            return held[-1]

        before = logged()
        started.find("today.log.open").setFocus()
        started.key(Qt.Key.Key_M, CTRL | SHIFT)
        started.wait(lambda: isinstance(started.top(), LogMoment))
        started.key(Qt.Key.Key_1)
        started.key(Qt.Key.Key_Return, CTRL)
        started.settle()
        assert behind.here is Room.TODAY
        assert logged() == before + 1
        started.key(Qt.Key.Key_Z, CTRL)
        assert logged() == before
        assert not behind.presenter(Room.PATTERNS).can_undo
