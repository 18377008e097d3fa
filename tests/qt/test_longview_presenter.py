"""The long view counts, and neither rates nor judges."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.asks import (
    ANSWERS,
    Answer,
    Ask,
    AskKind,
    AskSize,
    LongViewQuestion,
    MeaningSide,
)
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.longview_ask import AskForm
from growingus_desktop.presenters.longview_asks import ANY
from growingus_desktop.presenters.longview_words import asked_words, since_words
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.store import longview as store
from growingus_desktop.store import preferences
from growingus_desktop.store.longview import AskFilled
from tests.support.clocks import NOON
from tests.support.scopes import Unlocked, unlocked

HERE = Destination(Room.LONG_VIEW)
TODAY = NOON.date()
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@pytest.fixture
def open_vault(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


@pytest.fixture
def presenter(open_vault: Unlocked) -> Iterator[LongViewPresenter]:
    made = LongViewPresenter(open_vault.scope, ENGLISH)
    made.show(HERE)
    open_vault.settle()
    yield made
    made.deleteLater()


def keep(open_vault: Unlocked, days_ago: int, answer: Answer, framing: str = "") -> None:
    kind = AskKind.REQUEST if answer in ANSWERS[AskKind.REQUEST] else AskKind.QUESTION
    filled = AskFilled(TODAY - timedelta(days_ago), kind, answer, framing)
    open_vault.vault.submit(store.write_ask(filled).run).result()


def arrive(open_vault: Unlocked, presenter: LongViewPresenter) -> None:
    presenter.show(HERE)
    open_vault.settle()


def form_of(open_vault: Unlocked, presenter: LongViewPresenter, ask: Ask | None = None) -> AskForm:
    shown: list[AskForm] = []
    presenter.ask_wanted.connect(shown.append)
    if ask is None:
        presenter.add_ask()
    else:
        presenter.change_ask(ask)
    presenter.ask_wanted.disconnect(shown.append)
    (form,) = shown
    form.load()
    open_vault.settle()
    return form


def asked(*rows: tuple[int, Answer]) -> list[Ask]:
    return [Ask(asked_on=TODAY - timedelta(days), answer=answer) for days, answer in rows]


def test_the_record_is_told_in_counts() -> None:
    rows = asked(
        (250, Answer.PARTLY), (200, Answer.NOT_NOW), (100, Answer.PARTLY), (50, Answer.NOT_NOW)
    )
    rows += asked((10, Answer.NO), (5, Answer.NOT_SAID), (4, Answer.NOT_SAFE))
    said = asked_words(rows, TODAY, ENGLISH)
    assert said == (
        "Asked 5 times since 17 March: partly 2, not now 2, no 1. Prepared and not said: one."
    )
    assert asked_words(rows[:1], TODAY, ENGLISH) == "Asked once, on 17 March: partly."
    assert asked_words([], TODAY, ENGLISH) == ""


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (date(2026, 11, 1), "Less than a month since the first ask."),
        (date(2026, 10, 22), "One month since the first ask."),
        (date(2025, 9, 23), "13 months since the first ask."),
        (date(2025, 9, 22), "14 months since the first ask."),
        (TODAY + timedelta(40), "Less than a month since the first ask."),
    ],
)
def test_months_are_whole_ones(first: date, words: str) -> None:
    assert since_words([Ask(asked_on=first, answer=Answer.NO)], TODAY) == words


@pytest.mark.parametrize(
    ("first", "day", "months"),
    [
        (date(2028, 2, 29), date(2029, 2, 28), 11),
        (date(2028, 2, 29), date(2029, 3, 1), 12),
        (date(2028, 1, 31), date(2028, 2, 29), 0),
        (date(2028, 1, 31), date(2028, 3, 1), 1),
        (date(2017, 11, 22), date(2027, 11, 22), 120),
    ],
)
def test_a_leap_day_and_short_months_add_no_month(first: date, day: date, months: int) -> None:
    found = since_words([Ask(asked_on=first, answer=Answer.NO)], day)
    words = {0: "Less than a month", 1: "One month"}.get(months, f"{months} months")
    assert found == f"{words} since the first ask."


def test_an_ask_from_long_ago_is_written_down_with_the_whole_programme(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    form = form_of(open_vault, presenter)
    assert "programme" in dict(form.framings)
    form.choose_day(date(2025, 9, 3))
    form.choose_framing("programme")
    form.choose_size(AskSize.LARGE)
    form.choose_answer(Answer.NO)
    form.fields["text"].type("Would you come to a counsellor with me?", 3)
    form.save()
    open_vault.settle()
    (ask,) = presenter.table.rows
    assert (ask.asked_on, ask.size, ask.text) == (
        date(2025, 9, 3),
        AskSize.LARGE,
        "Would you come to a counsellor with me?",
    )
    assert presenter.state.timeline.lanes == ("The whole programme",)
    presenter.undo()
    open_vault.settle()
    assert presenter.table.rows == ()


def test_an_ask_can_be_told_anew(open_vault: Unlocked, presenter: LongViewPresenter) -> None:
    keep(open_vault, 30, Answer.NOT_NOW, "small-step")
    arrive(open_vault, presenter)
    form = form_of(open_vault, presenter, presenter.table.rows[0])
    assert form.state.answer is Answer.NOT_NOW
    form.choose_answer(Answer.YES)
    form.save()
    open_vault.settle()
    assert [ask.answer for ask in presenter.table.rows] == [Answer.YES]


def test_an_ask_is_not_written_over_while_its_words_are_being_fetched(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    keep(open_vault, 30, Answer.NOT_NOW, "small-step")
    arrive(open_vault, presenter)
    before = presenter.table.rows[0]
    form = form_of(open_vault, presenter, before)
    form.load()
    form.choose_answer(Answer.YES)
    form.save()
    assert not form.may_save
    open_vault.settle()
    assert presenter.table.rows[0].answer is Answer.NOT_NOW
    form.save()
    open_vault.settle()
    after = presenter.table.rows[0]
    assert (after.answer, after.text, after.heard) == (Answer.YES, before.text, before.heard)


def test_a_question_is_answered_as_one(open_vault: Unlocked, presenter: LongViewPresenter) -> None:
    form = form_of(open_vault, presenter)
    form.choose_answer(Answer.YES)
    form.choose_framing("question")
    assert form.state.kind is AskKind.QUESTION
    assert form.state.answer is None, "yes is no answer to a question"
    assert [key for key, _ in form.answers[AskKind.QUESTION]] == [
        one.value for one in ANSWERS[AskKind.QUESTION]
    ]
    form.save()
    open_vault.settle()
    assert presenter.table.rows == ()


def test_a_day_to_come_counts_as_today(open_vault: Unlocked, presenter: LongViewPresenter) -> None:
    form = form_of(open_vault, presenter)
    form.choose_day(TODAY + timedelta(3))
    assert form.state.asked_on == TODAY


def test_not_safe_opens_the_card_and_is_neither_charted_nor_counted(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    opened: list[GateKind] = []
    open_vault.scope.navigator.card_wanted.connect(opened.append)
    form = form_of(open_vault, presenter)
    form.choose_answer(Answer.NOT_SAFE)
    form.save()
    open_vault.settle()
    assert opened == [GateKind.FEAR]
    assert presenter.state.timeline.asks == ()
    assert presenter.state.said == ()


def test_lanes_are_the_framings_used(open_vault: Unlocked, presenter: LongViewPresenter) -> None:
    keep(open_vault, 90, Answer.NO, "programme")
    keep(open_vault, 60, Answer.YES, "small-step")
    keep(open_vault, 30, Answer.PARTLY, "")
    arrive(open_vault, presenter)
    assert presenter.state.timeline.lanes == ("A small step", "The whole programme", "No framing")
    assert [ask.lane for ask in presenter.state.timeline.asks] == [1, 0, 2]
    tester = QAbstractItemModelTester(
        presenter.table, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    presenter.put_ask_in_bin(presenter.table.rows[0])
    open_vault.settle()
    assert len(presenter.state.timeline.asks) == 2
    del tester


def test_answers_stand_side_by_side_and_are_asked_again_when_wanted(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    question = LongViewQuestion.COULD_I_GO_ON
    presenter.answers[question].type("for now, yes", 3)
    presenter.answer(question, 8)
    open_vault.settle()
    assert presenter.answers[question].text == ""
    shown = presenter.state.questions[0]
    assert shown.title == "Could I go on like this, as it is?"
    assert [(one.day, one.text) for one in shown.earlier] == [("22 Nov 2026", "for now, yes")]
    assert shown.again == "You want to be asked again on 17 January."
    open_vault.clock.advance(days=60)
    arrive(open_vault, presenter)
    assert presenter.state.questions[0].again == "You wanted to be asked again from 17 January."
    presenter.answers[question].type("not like this", 3)
    presenter.answer(question, 0)
    open_vault.settle()
    assert [one.text for one in presenter.state.questions[0].earlier] == [
        "not like this",
        "for now, yes",
    ]
    presenter.undo()
    open_vault.settle()
    assert presenter.answers[question].text == "not like this", "taken back, it waits as a draft"


def test_an_empty_answer_is_not_kept(open_vault: Unlocked, presenter: LongViewPresenter) -> None:
    presenter.answers[LongViewQuestion.WHAT_IS_IT_COSTING].type("  ", 1)
    presenter.answer(LongViewQuestion.WHAT_IS_IT_COSTING, 0)
    presenter.meanings.keep(MeaningSide.MAY_MEAN)
    open_vault.settle()
    assert all(not one.earlier for one in presenter.state.questions)
    assert presenter.state.meanings[MeaningSide.MAY_MEAN] == ()


def test_meanings_are_added_and_put_away(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    presenter.meanings.fields[MeaningSide.DOES_NOT_PROVE].type("that they don’t care", 3)
    presenter.meanings.keep(MeaningSide.DOES_NOT_PROVE)
    open_vault.settle()
    ((meaning_id, text),) = presenter.state.meanings[MeaningSide.DOES_NOT_PROVE]
    assert text == "that they don’t care"
    presenter.meanings.put_in_bin(meaning_id)
    open_vault.settle()
    assert presenter.state.meanings[MeaningSide.DOES_NOT_PROVE] == ()
    presenter.undo()
    open_vault.settle()
    assert presenter.state.meanings[MeaningSide.DOES_NOT_PROVE] == ((meaning_id, text),)


def test_the_door_to_honest_naming_goes_when_tools_are_put_away(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    gone: list[Destination] = []
    open_vault.scope.navigator.wanted.connect(gone.append)
    presenter.name_it()
    assert gone == [Destination(Room.OPENERS, Tool.NEW_OPENER, {"framing": "honest"})]
    assert presenter.state.may_name
    open_vault.vault.submit(lambda s: preferences.choose(s, PUT_AWAY, value=True)).result()
    arrive(open_vault, presenter)
    assert not presenter.state.may_name


def test_nothing_is_rated(open_vault: Unlocked, presenter: LongViewPresenter) -> None:
    for days, answer in enumerate(Answer):
        keep(open_vault, days * 20, answer, "small-step")
    arrive(open_vault, presenter)
    said = " ".join(
        (*presenter.state.said, *(ask.sentence for ask in presenter.state.timeline.asks))
    )
    assert not re.search(r"%|best|rate|success|works|verdict|score", said, re.IGNORECASE)


def test_the_table_is_narrowed_and_the_timeline_stays_whole(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    for days, answer, framing in (
        (90, Answer.NO, "programme"),
        (60, Answer.YES, "small-step"),
        (30, Answer.NO, "small-step"),
        (10, Answer.PARTLY, ""),
    ):
        keep(open_vault, days, answer, framing)
    arrive(open_vault, presenter)
    asks = presenter.asks
    assert [key for key, _ in asks.framings] == [ANY, "small-step", "programme", ""]
    assert dict(asks.answers) == {
        ANY: "Any answer",
        "yes": "yes",
        "partly": "partly",
        "no": "no",
    }
    assert asks.count_words == ""
    asks.only_framing("small-step")
    asks.only_answer("no")
    assert [(ask.framing, ask.answer) for ask in asks.model.rows] == [("small-step", Answer.NO)]
    assert asks.count_words == "1 of 4 asks shown"
    assert len(presenter.state.timeline.rows) == len(presenter.state.timeline.asks) == 4
    asks.show_all()
    asks.look_for("NO framing")
    assert [ask.framing for ask in asks.model.rows] == [""]
    asks.look_for("no such words")
    assert asks.model.rows == ()
    presenter.put_ask_in_bin(presenter._found.asks[-1])
    open_vault.settle()
    assert ("", "No framing") not in asks.framings


def test_a_choice_that_nothing_fits_any_more_is_let_go(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    keep(open_vault, 60, Answer.YES, "small-step")
    keep(open_vault, 30, Answer.NO, "programme")
    arrive(open_vault, presenter)
    presenter.asks.only_answer("no")
    presenter.put_ask_in_bin(presenter.table.rows[0])
    open_vault.settle()
    assert presenter.asks.filter.answer == ANY
    assert [ask.answer for ask in presenter.table.rows] == [Answer.YES]


@pytest.mark.parametrize("answer", list(ANSWERS[AskKind.REQUEST]))
def test_coming_back_is_offered_after_yes_partly_and_not_now_alone(
    open_vault: Unlocked, presenter: LongViewPresenter, answer: Answer
) -> None:
    offered = answer in {Answer.YES, Answer.PARTLY, Answer.NOT_NOW}
    form = form_of(open_vault, presenter)
    form.choose_answer(Answer.YES)
    form.choose_come_back(wanted=True)
    assert form.come_back_words == "From 6 Dec on, Today says so, without a word of it."
    form.choose_answer(answer)
    assert form.state.may_come_back is offered
    form.save()
    open_vault.settle()
    due = TODAY + timedelta(14) if offered else None
    assert presenter.table.rows[0].come_back_on == due
    again = form_of(open_vault, presenter, presenter.table.rows[0])
    again.choose_answer(Answer.NO)
    again.save()
    open_vault.settle()
    assert presenter.table.rows[0].come_back_on is None, "never after a no"
    presenter.undo()
    open_vault.settle()
    assert presenter.table.rows[0].come_back_on == due


def test_coming_back_is_put_away_with_what_else_involves_the_other(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    open_vault.vault.submit(lambda s: preferences.choose(s, PUT_AWAY, value=True)).result()
    arrive(open_vault, presenter)
    form = form_of(open_vault, presenter)
    form.choose_answer(Answer.YES)
    assert not form.state.may_come_back
    form.choose_come_back(wanted=True)
    assert not form.state.come_back


def test_a_day_of_ones_own_to_be_asked_again_can_be_taken_out(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    question = LongViewQuestion.COULD_I_GO_ON
    presenter.answers[question].type("for now", 3)
    assert presenter.first_day_again == TODAY + timedelta(1)
    presenter.answer(question, on=date(2028, 2, 29))
    open_vault.settle()
    shown = presenter.state.questions[0]
    assert shown.again == "You want to be asked again on Tuesday, 29 February 2028."
    presenter.no_date(shown.earlier[0].id)
    open_vault.settle()
    assert presenter.state.questions[0].again == ""
    presenter.undo()
    open_vault.settle()
    assert "2028" in presenter.state.questions[0].again
    presenter.put_answer_in_bin(shown.earlier[0].id)
    open_vault.settle()
    assert presenter.state.questions[0].earlier == ()
    presenter.undo()
    open_vault.settle()
    assert [one.text for one in presenter.state.questions[0].earlier] == ["for now"]


def test_an_ask_in_days_to_come_is_shown_where_it_lies(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    keep(open_vault, -40, Answer.YES, "small-step")
    arrive(open_vault, presenter)
    state = presenter.state
    assert state.timeline.first <= TODAY <= state.timeline.last == TODAY + timedelta(40)
    assert state.said == (
        "Asked once, on 1 Jan 2027: yes.",
        "Less than a month since the first ask.",
    )


def test_the_door_to_the_guide_leads_there(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    gone: list[Destination] = []
    open_vault.scope.navigator.wanted.connect(gone.append)
    presenter.read_guide()
    assert gone == [Destination(Room.GUIDES, Tool.GUIDE, {"guide": "G16"})]
    assert presenter.state.guide == "Carrying more than your share"


def test_it_opens_the_ask_and_the_question_one_came_for(
    open_vault: Unlocked, presenter: LongViewPresenter
) -> None:
    keep(open_vault, 60, Answer.YES, "small-step")
    arrive(open_vault, presenter)
    forms: list[AskForm] = []
    questions: list[LongViewQuestion] = []
    presenter.ask_wanted.connect(forms.append)
    presenter.question_wanted.connect(questions.append)
    which = str(presenter.table.rows[0].id)
    presenter.show(Destination(Room.LONG_VIEW, Tool.ASK, {"ask": which}))
    open_vault.settle()
    assert [form.is_new for form in forms] == [False]
    asked_for = {"question": LongViewQuestion.WHAT_IS_IT_COSTING.value}
    presenter.show(Destination(Room.LONG_VIEW, Tool.QUESTION, asked_for))
    open_vault.settle()
    presenter.refresh()
    open_vault.settle()
    assert questions == [LongViewQuestion.WHAT_IS_IT_COSTING], "once, not at every change"
    presenter.show(Destination(Room.LONG_VIEW, Tool.ASK, {"ask": "gone"}))
    open_vault.settle()
    assert len(forms) == 1
