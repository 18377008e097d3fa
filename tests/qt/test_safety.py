"""Safety & support: the card, the numbers, and answers that are kept nowhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.helplines import load_helplines
from growingus_desktop.content.safety import QUESTIONS, Concern, Outcome, Reply
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.go_to_places import tools
from growingus_desktop.presenters.help_line_words import worded
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY, SafetyRoom
from growingus_desktop.store import preferences
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.safety import SafetyPage
from growingus_desktop.views.safety_card import SafetyCard
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Picker, Tick
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle
from tests.support.vaults import PASSPHRASE, folder_in, new_vault

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def behind(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


@pytest.fixture
def safety(qapp: object) -> SafetyPresenter:
    return SafetyPresenter()


@pytest.mark.parametrize(
    ("replies", "found"),
    [
        ([], Outcome.OPEN),
        ([Reply.NO] * 4, Outcome.OPEN),
        ([Reply.NO] * 5, Outcome.ALL_NO),
        ([Reply.NO] * 4 + [Reply.YES], Outcome.RESPONSE),
        ([Reply.NOT_SURE], Outcome.RESPONSE),
        ([Reply.RATHER_NOT], Outcome.CARD),
    ],
)
def test_what_the_answers_lead_to(
    safety: SafetyPresenter, replies: list[Reply], found: Outcome
) -> None:
    for number, reply in enumerate(replies):
        safety.answer(number, reply)
    assert safety.outcome is found
    assert safety.shows_card == (found in (Outcome.RESPONSE, Outcome.CARD))
    assert bool(safety.response()) == (found is not Outcome.OPEN)


def test_leaving_the_page_forgets_the_answers(behind: Unlocked, safety: SafetyPresenter) -> None:
    room = SafetyRoom(behind.scope, safety)
    behind.settle()
    safety.answer(0, Reply.YES)
    room.leave()
    assert safety.replies == (None,) * QUESTIONS
    behind.settle()
    assert behind.vault.submit(preferences.everything).result().value == {}


def test_putting_tools_away_is_an_ordinary_choice_kept_in_the_vault(
    qtbot: QtBot, behind: Unlocked, safety: SafetyPresenter
) -> None:
    room = SafetyRoom(behind.scope, safety)
    page = SafetyPage(safety, may_put_away=True)
    qtbot.addWidget(page)
    behind.settle()
    page.findChildren(Tick, "putAway")[-1].click()
    behind.settle()
    assert behind.vault.submit(preferences.everything).result().value == {PUT_AWAY: True}
    assert all(tick.isChecked() for tick in page.findChildren(Tick, "putAway"))
    again = SafetyPresenter()
    other = SafetyRoom(behind.scope, again)
    behind.settle()
    assert again.put_away
    assert {room.kinds, other.kinds} == {SafetyRoom.kinds}


def test_a_choice_that_nothing_would_keep_is_not_offered(
    qtbot: QtBot, safety: SafetyPresenter
) -> None:
    page = SafetyPage(safety, way_back="Back")
    qtbot.addWidget(page)
    assert page.findChildren(Tick, "putAway") == []


@pytest.mark.parametrize("kind", [None, *GateKind])
def test_every_card_says_something_first_and_names_a_way_to_help(
    qtbot: QtBot, theme: Theme, safety: SafetyPresenter, kind: GateKind | None
) -> None:
    words = safety.card(kind)
    assert words.lead
    assert bool(words.misses) == (kind is not None)
    card = SafetyCard(safety, kind, lockable=True)
    qtbot.addWidget(card)
    card.show()
    settle(card)
    assert card.windowTitle() == "Growing Us"
    assert every_focusable_has_a_name(card) == []
    assert nothing_clipped(card) == []


def test_the_numbers_follow_the_country_and_the_choice_is_handed_on(
    qtbot: QtBot, qapp: object
) -> None:
    kept: list[str] = []
    safety = SafetyPresenter("", kept.append)
    page = SafetyPage(safety)
    qtbot.addWidget(page)
    assert "Choose your country" in safety.emergency().reach
    code, _name = safety.countries()[0]
    page.findChild(Picker, "helpCountry").setCurrentIndex(1)
    assert kept == [code]
    assert safety.country == code
    assert any(character.isdigit() for character in safety.emergency().reach)
    assert all(line.name and line.reach for line in safety.lines())


# --- what one may come for --------------------------------------------------------------------


def test_each_concern_has_its_words_and_its_lines_first(
    qtbot: QtBot, safety: SafetyPresenter
) -> None:
    page = SafetyPage(safety)
    qtbot.addWidget(page)
    page.show()
    safety.choose_country("GB-ENG")
    texts = safety.texts
    wanted = {
        Concern.AFRAID: (texts.card, "National Domestic Abuse Helpline (Refuge)"),
        Concern.SELF_HARM: (texts.self_harm, "Samaritans"),
        Concern.PARTNER_THREATENS: (texts.partner_threat, "Samaritans"),
        Concern.OWN_BEHAVIOUR: (f"{texts.own_behaviour}.", "Respect Phoneline"),
    }
    tabs = page.findChild(SegmentedTabs, "concerns")
    for concern, (lead, first) in wanted.items():
        tabs.take_focus()
        tabs.select(concern.value)
        settle(page)
        assert page.findChild(QLabel, "concernLead").text() == lead
        # “A phone they can’t get to” speaks of somebody who looks, and only these do.
        device = page.findChild(QLabel, "concernDevice")
        assert device.isVisible() is (concern in (Concern.AFRAID, Concern.PARTNER_THREATENS))
        card = page.findChild(Card, "helpLine1")
        assert card.findChildren(QLabel)[0].text() == first
        # The emergency number comes before any of them, whatever it is about.
        assert page.findChild(Card, "helpLine0").findChildren(QLabel)[1].text() == "999 or 112"
    assert safety.concern is Concern.OWN_BEHAVIOUR


@pytest.mark.parametrize("concern", Concern)
def test_ctrl_k_leads_to_each_and_leaving_forgets_which(
    behind: Unlocked, safety: SafetyPresenter, concern: Concern
) -> None:
    room = SafetyRoom(behind.scope, safety)
    behind.settle()
    there = [
        place.destination
        for place in tools(read_only=True)
        if place.destination.prefill.get("concern") == concern.value
    ]
    assert len(there) == (concern is not Concern.AFRAID)
    for destination in there:
        room.show(destination)
        assert safety.concern is concern
    room.leave()
    assert safety.concern is Concern.AFRAID
    behind.settle()
    assert behind.vault.submit(preferences.everything).result().value == {}


def test_every_line_says_whom_it_serves_and_how_far_it_was_checked(qapp: object) -> None:
    for code, _name in SafetyPresenter().countries():
        safety = SafetyPresenter(code)
        for line in (safety.emergency(), *safety.lines()):
            assert line.detail
            assert line.plain
            assert "checked" in line.checked.casefold()
        everyone = load_helplines().country(code).has_line_for_everyone
        assert bool(safety.everyone_note()) != everyone


def test_where_there_is_no_line_for_a_concern_that_is_said_above_the_numbers(
    qtbot: QtBot, qapp: object
) -> None:
    no_crisis_line = {"AT", "BR", "DE", "ES", "IE", "IN", "IT", "NL", "NZ", "SE", "ZA"}
    gaps = {
        Concern.AFRAID: {"CA"},
        Concern.SELF_HARM: no_crisis_line,
        Concern.PARTNER_THREATENS: no_crisis_line,
        Concern.OWN_BEHAVIOUR: {
            "AT",
            "AU",
            "BR",
            "CA",
            "DE",
            "ES",
            "FR",
            "IE",
            "IN",
            "IT",
            "NL",
            "SE",
            "ZA",
        },
    }
    for concern, codes in gaps.items():
        notes = {
            code: SafetyPresenter(code).gap_note(concern)
            for code, _name in SafetyPresenter().countries()
        }
        assert {code for code, note in notes.items() if note} == codes
    germany = SafetyPresenter("DE")
    page = SafetyPage(germany)
    qtbot.addWidget(page)
    page.show()
    germany.show_concern(Concern.SELF_HARM)
    settle(page)
    gap = page.findChild(QLabel, "helpGap")
    assert gap.isVisible()
    assert "No crisis line is listed here for Germany yet." in gap.text()
    germany.choose_country("US")
    settle(page)
    assert not gap.isVisible()
    germany.show_concern(Concern.OWN_BEHAVIOUR)
    settle(page)
    assert not gap.isVisible()
    assert germany.lines(Concern.OWN_BEHAVIOUR)[0].name == "National Domestic Violence Hotline"


def test_a_check_is_told_with_its_day_and_grows_old(qapp: object) -> None:
    line = replace(
        load_helplines().countries[0].lines[0],
        verified_on=date(2026, 3, 4),
        verified_by="somebody",
    )
    english = QLocale("en_GB")
    fresh = worded(line, date(2027, 3, 4), english)
    assert fresh.checked == "Checked with the line on 4 March 2026."
    old = worded(line, date(2027, 3, 5), english)
    assert "over a year ago" in old.checked
    assert "may have changed" in old.checked
    assert "may have changed" in worded(line, None, english).checked


def test_whoever_comes_for_the_questions_begins_with_the_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock(), demo=True) as started:
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        for destination, name in (
            (Destination(Room.SAFETY, Tool.PRIVATE_QUESTIONS), "question0.yes"),
            (Destination(Room.TODAY), None),
            (Destination(Room.SAFETY), "concerns.afraid"),
            (
                Destination(Room.SAFETY, Tool.HELP_LINES, {"concern": "self-harm"}),
                "concerns.self-harm",
            ),
            (Destination(Room.SAFETY, Tool.PRIVATE_QUESTIONS), "question0.yes"),
        ):
            started.application.open_destination(destination)
            started.settle()
            settle(started.window)
            if name is None:
                continue
            focused = started.window.focusWidget()
            assert focused.objectName() == name
            page = started.find("safetyPage")
            centre = focused.mapTo(page, focused.rect().center())
            assert page.rect().contains(centre), name


# --- copying ----------------------------------------------------------------------------------


def test_a_number_is_copied_only_after_what_that_means_was_said(qtbot: QtBot, qapp: object) -> None:
    copied: list[str] = []
    safety = SafetyPresenter("NZ", copy=copied.append)
    page = SafetyPage(safety)
    qtbot.addWidget(page)
    page.resize(960, 600)
    page.show()
    settle(page)
    first = page.findChild(IconButton, "helpLine0.copy")
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    settle(page)
    notice = page.findChild(Notice, "helpLine0.copying")
    assert notice.isVisible()
    assert copied == []
    QTest.mouseClick(page.findChild(Button, "helpLine0.dontCopy"), Qt.MouseButton.LeftButton)
    settle(page)
    assert not notice.isVisible()
    assert copied == []
    QTest.keyClick(first, Qt.Key.Key_Space)
    settle(page)
    # The answer that copies nothing has the focus.
    assert page.focusWidget().objectName() == "helpLine0.dontCopy"
    shown = page.focusWidget()
    qtbot.waitUntil(
        lambda: page.viewport().rect().contains(shown.mapTo(page.viewport(), shown.rect().center()))
    )
    QTest.keyClick(page.findChild(Button, "helpLine0.copyNow"), Qt.Key.Key_Space)
    settle(page)
    assert copied == ["111"]
    assert "taken back" in notice.accessibleName()
    # Once said, it is not said again on this page.
    QTest.keyClick(page.findChild(IconButton, "helpLine1.copy"), Qt.Key.Key_Space)
    assert len(copied) == 2


def test_tab_goes_down_the_lines_also_once_the_country_changed(
    qtbot: QtBot, qapp: QApplication
) -> None:
    safety = SafetyPresenter(copy=lambda _words: None)
    page = SafetyPage(safety, may_put_away=True)
    qtbot.addWidget(page)
    page.resize(960, 600)
    page.show()
    safety.answer(0, Reply.YES)
    safety.choose_country("GB-SCT")
    settle(page)
    lines = len(safety.lines()) + 1
    page.findChild(Picker, "helpCountry").setFocus()
    walked = [tab(page) for _ in range(lines)]
    assert walked == [f"helpLine{number}.copy" for number in range(lines)]
    assert tab(page) == "question0.yes"
    for name in ("question1.yes", "question2.yes", "question3.yes", "question4.yes"):
        assert tab(page) == name
    assert tab(page) == "helpCountry"
    assert [tab(page) for _ in range(lines)] == walked
    assert tab(page) == "putAway"
    page.findChildren(IconButton, "helpLine2.copy")[0].click()
    settle(page)
    assert page.focusWidget().objectName() == "helpLine2.dontCopy"
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert page.focusWidget().objectName() == "helpLine2.copyNow"


def tab(page: SafetyPage) -> str:
    """Press Tab; the name of what has the focus then."""
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    return page.focusWidget().objectName()


@pytest.mark.parametrize("way", ["keys", "menu", "drag"])
def test_no_way_around_the_warning(qtbot: QtBot, qapp: QApplication, way: str) -> None:
    copied: list[str] = []
    safety = SafetyPresenter("NZ", copy=copied.append)
    page = SafetyPage(safety)
    qtbot.addWidget(page)
    page.resize(960, 600)
    page.show()
    settle(page)
    qapp.clipboard().setText("mine")
    number = page.findChild(Card, "helpLine0").findChildren(QLabel)[1]
    assert number.text() == "111"
    number.setFocus()
    number.setSelection(0, 3)
    if way == "keys":
        QTest.keyClick(number, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    elif way == "menu":
        where = number.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, number.mapToGlobal(where))
        qapp.sendEvent(number, event)
        assert qapp.activePopupWidget() is None
    else:
        QTest.mousePress(number, Qt.MouseButton.LeftButton, pos=QPoint(4, number.height() // 2))
        assert not number.hasSelectedText()
        QTest.mouseRelease(number, Qt.MouseButton.LeftButton)
    settle(page)
    assert qapp.clipboard().text() == "mine"
    assert copied == []
    assert page.findChild(Notice, "helpLine0.copying").isVisible() == (way == "keys")


# --- whose lines ------------------------------------------------------------------------------


def test_the_country_lies_in_the_vault_and_not_in_the_open(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()) as started:
        unlock(started)
        started.application.open_destination(Destination(Room.SAFETY))
        started.settle()
        choose_scotland(started)
        started.settle()
        started.application.lock(hide=False)
        started.wait(lambda: started.application.unlocked is None)
        # Whoever looks without the passphrase learns nothing of it.
        started.press("safetyBeforeUnlock")
        assert started.find("helpCountry", Picker).currentData() == ""
        started.press("leaveSafety")
        unlock(started)
        started.key(Qt.Key.Key_F1)
        started.press("help.lines")
        assert started.find("helpCountry", Picker).currentData() == "GB-SCT"
        started.see("0800 027 1234")
        started.key(Qt.Key.Key_Escape)
    in_the_open = [file.read_bytes() for file in folder.path.rglob("*") if file.is_file()]
    assert not any(b"GB-SCT" in content for content in in_the_open)


def unlock(started: Program) -> None:
    started.focus("passphrase")
    started.type(PASSPHRASE)
    started.key(Qt.Key.Key_Return)
    started.wait(lambda: started.application.unlocked is not None)
    started.settle()


def choose_scotland(started: Program) -> None:
    picker = started.find("helpCountry", Picker)
    picker.setCurrentIndex(picker.findData("GB-SCT"))


def test_a_country_nobody_knows_counts_as_none(qapp: object) -> None:
    assert SafetyPresenter("XQ").country == ""


def test_an_answer_can_be_shown_and_taken_back(qtbot: QtBot, safety: SafetyPresenter) -> None:
    page = SafetyPage(safety)
    qtbot.addWidget(page)
    row = page.findChild(ChoiceRow, "question2")
    assert row.current == ""
    safety.answer(2, Reply.NO)
    assert row.current == Reply.NO.value
    safety.forget_answers()
    assert row.current == ""


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_is_named_and_unclipped(
    qtbot: QtBot, theme: Theme, safety: SafetyPresenter, percent: int
) -> None:
    theme.set_text_scale(percent)
    page = SafetyPage(safety, way_back="Back", may_put_away=True)
    qtbot.addWidget(page)
    page.resize(960, 600)
    page.show()
    safety.answer(0, Reply.YES)
    settle(page)
    assert every_focusable_has_a_name(page) == []
    assert nothing_clipped(page) == []
