"""Ctrl+K's list: what it offers, what it never offers, how it is moved in, and how it forgets."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from growingus_desktop.content.doors import DOORS
from growingus_desktop.core.destinations import Destination, Room, SettingsGroup, Tool
from growingus_desktop.presenters.go_to import GoTo
from growingus_desktop.presenters.go_to_places import (
    Sort,
    repair_tools,
    rooms,
    settings,
    sheets,
    tools,
)
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.store import openers, preferences, reflections
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.go_to import GoToDialog
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.search_field import SearchField
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle

pytestmark = pytest.mark.usefixtures("theme")


def write(session: VaultSession) -> None:
    openers.create(session, title="Kitchen", words="Could we do the Café on Sunday?", raw="zebra")
    reflections.create(session, title="A walk", text="We were in the kitchen again.")


@contextmanager
def shown(qtbot: QtBot, *, put_away: bool = False) -> Iterator[tuple[Unlocked, GoToDialog]]:
    behind = unlocked(qtbot)
    behind.vault.submit(write).result()
    if put_away:
        behind.vault.submit(lambda session: preferences.choose(session, PUT_AWAY, True)).result()
    presenter = GoTo(behind.scope)
    dialog = GoToDialog(presenter)
    presenter.setParent(dialog)
    dialog.show()
    behind.settle()
    qtbot.waitUntil(lambda: presenter.state.is_ready)
    yield behind, dialog
    dialog.close()
    dialog.deleteLater()
    behind.close()


def field(dialog: GoToDialog) -> SearchField:
    found = dialog.findChild(SearchField, "goTo.field")
    assert found is not None
    return found


def rows(dialog: GoToDialog) -> RecordListView:
    found = dialog.findChild(RecordListView, "goTo.rows")
    assert found is not None
    return found


def read(dialog: GoToDialog) -> list[str]:
    model = rows(dialog).model()
    return [
        model.index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for number in range(model.rowCount())
    ]


def search(dialog: GoToDialog, typed: str) -> list[str]:
    field(dialog).clear()
    QTest.keyClicks(field(dialog), typed)
    return read(dialog)


def wishes(behind: Unlocked) -> list[Destination]:
    went: list[Destination] = []
    behind.scope.navigator.wanted.connect(went.append)
    return went


def test_what_was_written_is_found_with_its_kind_in_words(qtbot: QtBot) -> None:
    with shown(qtbot) as (_behind, dialog):
        found = search(dialog, "kitch")
        assert found[0] == "Kitchen, Opener"
        assert "A walk, Reflection · We were in the kitchen again." in found
        assert search(dialog, "cafe SUN") == ["Kitchen, Opener · Could we do the Café on Sunday?"]


def test_what_was_let_out_is_never_found(qtbot: QtBot) -> None:
    with shown(qtbot) as (_behind, dialog):
        assert search(dialog, "zebra") == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("long v", "Long view, Room"),
        ("starting al", "Starting alone, Guide"),
        ("new op", "New opener, Tool"),
        ("invit", "An invitation, Sheet"),
        ("text si", "Text size, Setting"),
        ("dark", "How it looks, Setting"),
    ],
)
def test_each_sort_of_thing_is_found(qtbot: QtBot, typed: str, first: str) -> None:
    with shown(qtbot) as (_behind, dialog):
        assert first in search(dialog, typed)


@pytest.mark.parametrize("typed", ["invitation", "check-in for two", "repair"])
def test_what_is_put_away_isnt_found(qtbot: QtBot, typed: str) -> None:
    with shown(qtbot) as (_behind, dialog):
        assert any(", Sheet" in one or "epair" in one for one in search(dialog, typed))
    with shown(qtbot, put_away=True) as (_behind, dialog):
        assert not any(", Sheet" in one for one in search(dialog, typed))
        assert not any(one.startswith("Repair") for one in search(dialog, typed))


def test_nothing_that_could_be_put_away_is_offered_before_that_is_known(qtbot: QtBot) -> None:
    behind = unlocked(qtbot)
    presenter = GoTo(behind.scope)
    presenter.seek("invitation")
    assert presenter.model.rowCount() == 0
    assert presenter.state.note == "Looking…"
    behind.settle()
    qtbot.waitUntil(lambda: presenter.state.is_ready)
    assert presenter.model.rowCount() > 0
    behind.close()


def test_looking_around_offers_no_settings_of_files(qtbot: QtBot) -> None:
    behind = unlocked(qtbot)
    presenter = GoTo(behind.scope, has_files=False)
    behind.settle()
    qtbot.waitUntil(lambda: presenter.state.is_ready)
    presenter.seek("passphrase")
    assert all(row.place.sort is not Sort.SETTING for row in presenter.model.rows)
    behind.close()


def test_reading_only_offers_nothing_that_begins_something() -> None:
    begun = {place.destination.tool for place in tools(read_only=False)}
    begun -= {place.destination.tool for place in tools(read_only=True)}
    assert begun == {
        Tool.LOG_MOMENT,
        Tool.LOG_REPAIR,
        Tool.NEW_OPENER,
        Tool.LET_IT_OUT,
        Tool.NEW_NEED,
        Tool.NEW_REFLECTION,
    }


def test_every_place_is_one_of_its_own_behind_a_door_there_is() -> None:
    places = [
        *rooms(),
        *tools(read_only=False),
        *repair_tools(put_away=False),
        *sheets(put_away=False),
        *settings(has_files=True),
    ]
    assert len({place.key for place in places}) == len(places)
    for place in places:
        tool = place.destination.tool
        assert tool is None or set(place.destination.prefill) <= DOORS[tool].takes
    assert [place.destination.room for place in rooms()] == list(Room)
    headings = {place.destination.prefill["group"] for place in settings(has_files=True)}
    assert headings == set(SettingsGroup)


def test_enter_goes_to_the_first_from_the_field(qtbot: QtBot) -> None:
    with shown(qtbot) as (behind, dialog):
        went = wishes(behind)
        search(dialog, "long view")
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)
        assert went == [Destination(Room.LONG_VIEW)]
        assert not dialog.isVisible()


def test_arrows_go_among_the_rows_and_back(qtbot: QtBot) -> None:
    with shown(qtbot) as (behind, dialog):
        went, locked = wishes(behind), list[bool]()
        dialog.lock_requested.connect(lambda: locked.append(True))
        QTest.keyClick(field(dialog), Qt.Key.Key_Down)
        assert dialog.focusWidget() is rows(dialog)
        QTest.keyClick(rows(dialog), Qt.Key.Key_Up)
        assert dialog.focusWidget() is field(dialog)
        QTest.keyClick(field(dialog), Qt.Key.Key_Down)
        QTest.keyClick(rows(dialog), Qt.Key.Key_Down)
        QTest.keyClick(rows(dialog), Qt.Key.Key_Return)
        assert went == [Destination(Room.GUIDES)]
        assert not locked


def test_letters_typed_among_the_rows_go_into_the_field(qtbot: QtBot) -> None:
    with shown(qtbot) as (_behind, dialog):
        search(dialog, "kit")
        QTest.keyClick(field(dialog), Qt.Key.Key_Down)
        QTest.keyClicks(rows(dialog), "c")
        assert field(dialog).text() == "kitc"
        assert dialog.focusWidget() is field(dialog)


def test_enter_goes_nowhere_when_nothing_was_found(qtbot: QtBot) -> None:
    with shown(qtbot) as (behind, dialog):
        went = wishes(behind)
        assert search(dialog, "qqqq") == []
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)
        assert not went
        assert dialog.isVisible()
        note = dialog.findChild(QLabel, "goTo.note")
        assert note is not None
        assert note.text() == "Nothing holds these words. Fewer letters may find more."


def test_escape_empties_and_then_closes(qtbot: QtBot) -> None:
    with shown(qtbot) as (behind, dialog):
        went = wishes(behind)
        search(dialog, "kit")
        QTest.keyClick(field(dialog), Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert field(dialog).text() == ""
        QTest.keyClick(field(dialog), Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        assert not went


def test_the_count_is_said_once_typing_pauses(qtbot: QtBot) -> None:
    with shown(qtbot) as (_behind, dialog):
        said: list[str] = []
        dialog.announcer.announced.connect(said.append)
        search(dialog, "cafe sun")
        assert said == []
        dialog.announcer.flush()
        assert said == ["1 found"]


def test_closing_forgets_everything(qtbot: QtBot) -> None:
    with shown(qtbot) as (_behind, dialog):
        presenter = dialog.presenter
        assert presenter.size > 0
        search(dialog, "kit")
        dialog.reject()
        assert (presenter.size, presenter.model.rowCount(), presenter.typed) == (0, 0, "")


def test_what_is_still_on_its_way_doesnt_fill_it_again(qtbot: QtBot) -> None:
    behind = unlocked(qtbot)
    presenter = GoTo(behind.scope)
    presenter.forget()
    behind.settle()
    assert (presenter.size, presenter.model.rowCount()) == (0, 0)
    behind.close()


def test_the_model_keeps_its_promises(qtbot: QtBot) -> None:
    with shown(qtbot) as (_behind, dialog):
        QAbstractItemModelTester(
            dialog.presenter.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        for typed in ("e", "kit", "", "the", "qqq", "re"):
            search(dialog, typed)


@pytest.mark.parametrize("size", [100, 200])
def test_everything_has_a_name_and_room(qtbot: QtBot, theme: Theme, size: int) -> None:
    theme.set_text_scale(size)
    with shown(qtbot) as (_behind, dialog):
        settle(dialog)
        assert every_focusable_has_a_name(dialog) == []
        assert nothing_clipped(dialog) == []
