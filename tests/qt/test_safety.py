"""Safety & support: the card, the numbers, and answers that are kept nowhere."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.safety import QUESTIONS, Outcome, Reply
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY, SafetyRoom
from growingus_desktop.store import preferences
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.safety import SafetyPage
from growingus_desktop.views.safety_card import SafetyCard
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Picker, Tick
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle

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
