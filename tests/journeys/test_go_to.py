"""Ctrl+K by keyboard alone: to a guide, an opener, a reflection, a setting; a lock empties it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from growingus_desktop.app.unlocked import Unlocked
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.reflections import ReflectionsPresenter
from growingus_desktop.views.go_to import GoToDialog
from growingus_desktop.views.log_moment import LogMoment
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program

CTRL = Qt.KeyboardModifier.ControlModifier


@contextmanager
def looking_around(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Program, Unlocked]]:
    folder = tmp_path / "vault"
    with program(qtbot, folder, FixedClock(), timers=HandTimers(), demo=True) as started:
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        behind = started.application.unlocked
        assert behind is not None
        yield started, behind


def is_open(started: Program) -> bool:
    return isinstance(started.top(), GoToDialog)


def list_open(started: Program, typed: str) -> GoToDialog:
    """Open the list, wait until all can be found, and type."""
    started.key(Qt.Key.Key_K, CTRL)
    started.wait(lambda: is_open(started))
    dialog = started.top()
    assert isinstance(dialog, GoToDialog)
    started.wait(lambda: dialog.presenter.state.is_ready)
    started.type(typed)
    return dialog


def go(started: Program, typed: str) -> None:
    list_open(started, typed)
    started.key(Qt.Key.Key_Return)
    started.wait(lambda: not is_open(started))
    started.settle()


def test_a_guide_an_opener_a_reflection_and_a_setting(qtbot: QtBot, tmp_path: Path) -> None:
    with looking_around(qtbot, tmp_path) as (started, behind):
        go(started, "starting al")
        assert behind.here is Room.GUIDES
        guides = behind.presenter(Room.GUIDES)
        assert isinstance(guides, GuidesPresenter)
        started.wait(lambda: guides.open_id == "G2")

        go(started, "how work")
        assert behind.here is Room.OPENERS
        openers = behind.presenter(Room.OPENERS)
        assert isinstance(openers, OpenersPresenter)
        started.wait(lambda: openers.opener.fields.is_ready)
        assert openers.opener.fields["title"].text == "How work is for you"

        go(started, "complain about the dish")
        assert behind.here is Room.REFLECTIONS
        reflections = behind.presenter(Room.REFLECTIONS)
        assert isinstance(reflections, ReflectionsPresenter)
        started.wait(lambda: reflections.entry.state.is_ready)
        title = reflections.entry.title.text
        assert title == "What am I asking for when I complain about the dishes?"

        go(started, "locks by it")
        assert behind.here is Room.SETTINGS
        assert started.find("settingsGroups", SegmentedTabs).current == "locking"
        assert started.window.focusWidget() is started.find("settingsGroups.locking")


def test_what_opens_over_a_room_leaves_the_person_there(qtbot: QtBot, tmp_path: Path) -> None:
    with looking_around(qtbot, tmp_path) as (started, behind):
        behind.go(Destination(Room.LONG_VIEW))
        started.settle()
        go(started, "log a mom")
        started.wait(lambda: isinstance(started.top(), LogMoment))
        assert behind.here is Room.LONG_VIEW
        started.top().close()


def test_escape_gives_the_focus_back_to_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    with looking_around(qtbot, tmp_path) as (started, behind):
        behind.go(Destination(Room.OPENERS, Tool.OPENER, {"opener": "1"}))
        started.settle()
        words = started.focus("words")
        list_open(started, "")
        started.key(Qt.Key.Key_Escape)
        started.wait(lambda: not is_open(started))
        assert started.window.focusWidget() is words


def test_it_isnt_offered_over_a_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    with looking_around(qtbot, tmp_path) as (started, behind):
        started.key(Qt.Key.Key_F1)
        started.wait(lambda: started.top().objectName() == "helpDialog")
        started.key(Qt.Key.Key_K, CTRL)
        behind.intent("go-to")
        assert started.top().objectName() == "helpDialog"
        assert behind.go_to.shown is None
        started.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_lock_empties_it(qtbot: QtBot, tmp_path: Path, *, by_key: bool) -> None:
    with looking_around(qtbot, tmp_path) as (started, behind):
        presenter = list_open(started, "dish").presenter
        size, model = presenter.size, presenter.model
        assert size > 60
        assert model.rowCount() > 0
        gone: list[bool] = []
        presenter.destroyed.connect(lambda: gone.append(True))
        forgotten: list[int] = []
        model.modelReset.connect(lambda: forgotten.append(presenter.size))
        if by_key:
            started.key(Qt.Key.Key_L, CTRL)
        else:
            started.application.lock(hide=False)
        assert forgotten == [0]
        assert behind.go_to.shown is None
        started.wait(lambda: bool(gone))
        shown = [each.text() for each in started.window.findChildren(QLabel) if each.isVisible()]
        assert not any("dish" in text for text in shown)


def test_the_lock_page_knows_nothing_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    with looking_around(qtbot, tmp_path) as (started, _behind):
        started.application.lock(hide=False)
        started.wait(lambda: started.application.unlocked is None)
        started.key(Qt.Key.Key_K, CTRL)
        assert not isinstance(started.top(), QDialog)
