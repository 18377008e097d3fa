"""Today: three doors on the first day, what is alive afterwards, and no crash without a guide."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.demo.vault import demo_vault
from growingus_desktop.models.asks import Answer, AskKind
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.today import FIRST_GUIDE, TodayPresenter
from growingus_desktop.store import asks
from growingus_desktop.store.preferences import choose
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.today import TodayPage
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton
from tests.support.clocks import FixedClock
from tests.support.openers import made
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle

pytestmark = pytest.mark.usefixtures("theme")
ENGLISH = QLocale(QLocale.Language.English)


@pytest.fixture
def behind(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


@pytest.fixture
def lived_in(qtbot: QtBot) -> Iterator[Unlocked]:
    clock = FixedClock()
    made = unlocked(qtbot, demo_vault(clock), clock)
    yield made
    made.close()


def arrived(behind: Unlocked) -> TodayPresenter:
    presenter = TodayPresenter(behind.scope, ENGLISH)
    presenter.show(Destination(Room.TODAY))
    behind.settle()
    return presenter


def shown(qtbot: QtBot, presenter: TodayPresenter) -> TodayPage:
    page = TodayPage(presenter)
    qtbot.addWidget(page)
    page.resize(1072, 770)
    page.show()
    page.activateWindow()
    settle(page)
    return page


def test_the_first_day_has_three_doors_and_no_log(qtbot: QtBot, behind: Unlocked) -> None:
    presenter = arrived(behind)
    state = presenter.state
    assert state.is_new
    assert [door.destination.room for door in state.doors] == [
        Room.CHECKIN,
        Room.GUIDES,
        Room.OPENERS,
    ]
    assert state.doors[1].destination.prefill == {"guide": FIRST_GUIDE}
    assert {"22", "November"} <= set(state.day.replace(",", "").split())
    page = shown(qtbot, presenter)
    assert not page.findChild(Button, "today.log.open").isVisible()


def test_every_door_leads_where_it_says(qtbot: QtBot, behind: Unlocked) -> None:
    presenter = arrived(behind)
    page = shown(qtbot, presenter)
    gone: list[Destination] = []
    behind.scope.navigator.wanted.connect(gone.append)
    for door in presenter.state.doors:
        button = page.findChild(Button, f"today.{door.key}.open") or page.findChild(
            PrimaryButton, f"today.{door.key}.open"
        )
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert gone == [door.destination for door in presenter.state.doors]


def test_the_focus_waits_for_the_first_thing_to_do(qtbot: QtBot, behind: Unlocked) -> None:
    presenter = TodayPresenter(behind.scope, ENGLISH)
    page = shown(qtbot, presenter)
    page.take_focus()
    presenter.show(Destination(Room.TODAY))
    behind.settle()
    settle(page)
    assert page.focusWidget().objectName() == "today.checkin.open"


def test_a_guide_that_could_not_be_read_costs_only_its_door(behind: Unlocked) -> None:
    presenter = TodayPresenter(behind.scope, ENGLISH)
    presenter._guides.clear()
    presenter.refresh()
    behind.settle()
    assert [door.key for door in presenter.state.doors] == ["checkin", "opener"]


def test_after_a_while_it_shows_what_is_alive(qtbot: QtBot, lived_in: Unlocked) -> None:
    presenter = arrived(lived_in)
    state = presenter.state
    assert not state.is_new
    assert state.doors[0].key == "conversation"
    assert state.doors[0].destination.tool is Tool.OPENER
    page = shown(qtbot, presenter)
    gone: list[Destination] = []
    lived_in.scope.navigator.wanted.connect(gone.append)
    key = state.patterns[0][0]
    QTest.mouseClick(page.findChild(Button, f"today.log.{key}"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.findChild(Button, "today.log.nothing"), Qt.MouseButton.LeftButton)
    assert gone == [
        Destination(Room.PATTERNS, Tool.LOG_MOMENT, {"patterns": key}),
        Destination(Room.PATTERNS, Tool.NOTHING_TO_NOTE),
    ]


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_is_named_and_unclipped(
    qtbot: QtBot, theme: Theme, lived_in: Unlocked, percent: int
) -> None:
    theme.set_text_scale(percent)
    page = shown(qtbot, arrived(lived_in))
    assert every_focusable_has_a_name(page) == []
    assert nothing_clipped(page) == []


def test_coming_back_to_an_ask_goes_with_what_is_put_away(behind: Unlocked) -> None:
    number = made(behind, title="zebrafinch", words="zebrafinch")
    outcome = asks.Outcome(date(2026, 11, 7), AskKind.REQUEST, Answer.YES, come_back=True)
    behind.clock.advance(days=-2)
    behind.vault.submit(asks.record(number, outcome).run).result()
    behind.clock.advance(days=2)
    presenter = arrived(behind)
    assert not presenter.state.is_new
    door = next(one for one in presenter.state.doors if one.key == "comeBack")
    assert "zebrafinch" not in str(door)
    assert door.destination.tool is Tool.HOW_DID_IT_GO
    behind.vault.submit(lambda session: choose(session, PUT_AWAY, value=True)).result()
    presenter.refresh()
    behind.settle()
    assert "comeBack" not in {one.key for one in presenter.state.doors}
    presenter.let_be("comeBack")
    behind.settle()
    assert not presenter.can_undo


def test_an_invitation_is_a_quiet_door_that_can_be_put_away(
    qtbot: QtBot, behind: Unlocked, lived_in: Unlocked
) -> None:
    assert not arrived(behind).state.may_invite
    presenter = arrived(lived_in)
    assert presenter.state.may_invite
    page = shown(qtbot, presenter)
    wanted: list[Destination] = []
    lived_in.scope.navigator.wanted.connect(wanted.append)
    door = page.findChild(Button, "today.invitation")
    assert door is not None
    QTest.keyClick(door, Qt.Key.Key_Space)
    assert wanted == [Destination(Room.TODAY, Tool.INVITATION)]
    lived_in.vault.submit(lambda session: choose(session, PUT_AWAY, value=True)).result()
    presenter.refresh()
    lived_in.settle()
    assert door.isHidden()
