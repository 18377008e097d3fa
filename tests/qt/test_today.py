"""Today: three doors on the first day, what is alive afterwards, and no crash without a guide."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.demo.vault import demo_vault
from growingus_desktop.models.asks import Answer, AskKind, LongViewQuestion
from growingus_desktop.presenters.checkins import SHOWN_AS
from growingus_desktop.presenters.checkins_state import ShownAs
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.today import FIRST_GUIDE, Door, TodayPresenter
from growingus_desktop.store import asks, checkins, longview
from growingus_desktop.store.checkins import Filled
from growingus_desktop.store.longview import AskFilled
from growingus_desktop.store.preferences import choose
from growingus_desktop.store.repairs import RepairValues, due_again
from growingus_desktop.store.repairs_log import bin_repair, note_repair
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.today import TodayPage
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton
from growingus_desktop.views.widgets.chart import ChartView
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


def test_a_draft_that_speaks_of_danger_is_neither_quoted_nor_led_on(
    qtbot: QtBot, behind: Unlocked
) -> None:
    made(behind, title="Saturday", words="I am scared of you when you hit the wall.")
    presenter = arrived(behind)
    (door,) = [one for one in presenter.state.doors if one.key == "conversation"]
    assert (door.caption, door.title, door.text) == ("A draft of yours", "Saturday", "")
    assert door.destination.tool is Tool.OPENER
    assert door.more == ()
    page = shown(qtbot, presenter)
    assert nothing_clipped(page) == []
    assert "hit" not in " ".join(label.text() for label in page.findChildren(QLabel))


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


def test_a_repair_to_look_at_again_is_a_quiet_card_that_can_rest(behind: Unlocked) -> None:
    for line, again in (("zebrafinch", date(2026, 11, 20)), ("kingfisher", date(2026, 11, 23))):
        values = RepairValues(date(2026, 11, 6), line=line, again_on=again)
        behind.vault.submit(note_repair(values).run).result()
    presenter = arrived(behind)

    def card() -> Door | None:
        return next((one for one in presenter.state.doors if one.key == "repair"), None)

    door = card()
    assert door is not None
    assert "zebrafinch" not in str(door), "its line stays behind the door"
    assert door.caption == "You wanted to look at this again"
    assert door.destination == Destination(Room.PATTERNS, Tool.REPAIRS)
    behind.vault.submit(lambda session: choose(session, PUT_AWAY, value=True)).result()
    presenter.refresh()
    behind.settle()
    assert card() is None
    presenter.let_be("repair")
    behind.settle()
    assert not presenter.can_undo
    behind.vault.submit(lambda session: choose(session, PUT_AWAY, value=False)).result()
    presenter.refresh()
    behind.settle()
    presenter.let_be("repair")
    behind.settle()
    assert card() is None, "the other one's day is still to come"
    presenter.undo()
    behind.settle()
    assert card() == door
    behind.clock.advance(days=1)
    presenter.refresh()
    behind.settle()
    assert card() is not None
    latest = behind.vault.submit(lambda s: due_again(s, date(2026, 11, 23))).result().value
    assert latest is not None
    behind.vault.submit(bin_repair(latest[0]).run).result()
    presenter.refresh()
    behind.settle()
    assert card() == door, "one in the bin is asked about no more"


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


def test_the_check_in_card_shows_how_carryable_the_weeks_were(
    qtbot: QtBot, lived_in: Unlocked
) -> None:
    presenter = arrived(lived_in)
    page = shown(qtbot, presenter)
    strip = page.findChild(ChartView, "today.checkin.strip")
    assert strip is not None
    assert strip.accessibleName() == "Carrying"
    assert "Mostly or better in " in strip.accessibleDescription()
    assert "Free to speak" not in strip.accessibleDescription()
    lived_in.vault.submit(lambda s: choose(s, SHOWN_AS, ShownAs.WORDS.value)).result()
    presenter.refresh()
    lived_in.settle()
    settle(page)
    door = next(one for one in presenter.state.doors if one.key == "checkin")
    assert door.strips is None
    assert door.text.startswith("Carrying: Mostly or better in ")


def test_once_checked_in_the_card_looks_back_until_the_next_is_open(behind: Unlocked) -> None:
    deed = checkins.write(date(2026, 11, 20), Filled({"carrying": 3}))
    behind.vault.submit(deed.run).result()
    presenter = arrived(behind)

    def card() -> tuple[str, str, str]:
        door = next(one for one in presenter.state.doors if one.key == "checkin")
        return door.caption, door.title, door.verb

    assert card() == ("Check-in · last 20 November", "How your weeks were", "Look back")
    behind.clock.advance(days=4)
    presenter.look_again()
    behind.settle()
    assert card() == ("Check-in · last 20 November", "How was your week?", "Check in")
    behind.clock.advance(days=400)
    presenter.look_again()
    behind.settle()
    assert "2026" in card()[0]


def test_the_question_one_wanted_to_be_asked_again_comes_up_without_its_words(
    behind: Unlocked,
) -> None:
    question = LongViewQuestion.COULD_I_GO_ON
    for text, again in (("zebrafinch", date(2026, 11, 20)), ("kingfisher", date(2026, 11, 22))):
        deed = longview.answer(question, text, date(2026, 9, 1), again)
        behind.vault.submit(deed.run).result()
    presenter = arrived(behind)
    assert not presenter.state.is_new, "something was kept here"
    door = next(one for one in presenter.state.doors if one.key == "question")
    assert not {"zebrafinch", "kingfisher", "go on"} & set(str(door.title + door.text).split())
    assert door.title == "Something you answered on 1 Sep"
    assert door.destination.prefill == {"question": "could-i-go-on"}
    presenter.let_be("question")
    behind.settle()
    assert "question" not in {one.key for one in presenter.state.doors}
    presenter.undo()
    behind.settle()
    assert "question" in {one.key for one in presenter.state.doors}
    later = longview.answer(question, "heron", date(2026, 11, 22), None)
    behind.vault.submit(later.run).result()
    presenter.refresh()
    behind.settle()
    assert "question" not in {one.key for one in presenter.state.doors}, "answered anew"


def test_an_ask_of_the_long_view_leads_back_to_itself(behind: Unlocked) -> None:
    filled = AskFilled(
        date(2026, 11, 7), AskKind.REQUEST, Answer.PARTLY, come_back_on=date(2026, 11, 21)
    )
    behind.vault.submit(longview.write_ask(filled).run).result()
    door = next(one for one in arrived(behind).state.doors if one.key == "comeBack")
    assert door.destination == Destination(Room.LONG_VIEW, Tool.ASK, {"ask": "1"})


def test_tab_goes_over_the_cards_as_the_eye_does(qtbot: QtBot, lived_in: Unlocked) -> None:
    page = shown(qtbot, arrived(lived_in))
    page.findChild(Button, "today.invitation").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    names: list[str] = []
    for _ in range(40):
        here = QApplication.focusWidget()
        assert here is not None
        if here.objectName() in names:
            break
        names.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    cards = [name.split(".")[1] for name in names]
    order = list(dict.fromkeys(cards))
    assert order == [
        "oneThing",
        "log",
        "conversation",
        "comeBack",
        "reading",
        "checkin",
        "invitation",
    ]
    assert names[-2:] == ["today.checkin.open", "today.invitation"]
    assert names.index("today.log.repair") == names.index("today.log.pursued") + 7
    assert names.index("today.log.nothing") == names.index("today.log.pursued") + 9


def test_after_midnight_today_is_the_next_day(qtbot: QtBot, behind: Unlocked) -> None:
    presenter = arrived(behind)
    page = shown(qtbot, presenter)
    behind.clock.advance(hours=13)
    QApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))
    behind.settle()
    assert "23" in presenter.state.day
