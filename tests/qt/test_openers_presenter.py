"""The Openers room without its window: arriving, keeping, reading, telling how it went."""

from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.reading import Category, GateKind
from growingus_desktop.content.guides import load_guides
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.asks import Answer, AskKind
from growingus_desktop.models.openers import LikelyReply, OpenerState, Weight
from growingus_desktop.presenters.drafts import keep_all
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.openers_coach import CoachState
from growingus_desktop.presenters.openers_outcome import OutcomePresenter
from growingus_desktop.presenters.openers_remarks import card_of
from growingus_desktop.presenters.openers_sentence import sentence_of
from growingus_desktop.presenters.openers_sheet import prep_values
from growingus_desktop.presenters.openers_shift import edit_between
from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.presenters.openers_versions import compare
from growingus_desktop.presenters.openers_words import shown_title
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.sheets.prep import PrepValues, own_words
from growingus_desktop.store import drafts, openers, openers_versions, preferences
from growingus_desktop.vault.opening import memory_vault
from tests.support.clocks import FixedClock
from tests.support.openers import GATED, HARSH, TYPED_PAUSE_MS, made, open_one, openers_room
from tests.support.scopes import Unlocked, coach

ROOM = Room.OPENERS


def type_words(behind: Unlocked, presenter: OpenersPresenter, text: str) -> None:
    presenter.opener.fields["words"].type(text, len(text))
    behind.timers.advance(TYPED_PAUSE_MS)
    behind.settle()


def versions_of(behind: Unlocked, number: int) -> tuple[openers_versions.Version, ...]:
    return behind.vault.submit(lambda s: openers_versions.versions(s, number)).result().value


def opened(behind: Unlocked, number: int) -> openers.Opened:
    found = behind.vault.submit(lambda s: openers.opened(s, number)).result().value
    assert found is not None
    return found


def test_arriving_opens_the_newest(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        made(behind, title="Old")
        behind.clock.advance(hours=1)
        newest = made(behind, title="New")
        room.show(Destination(ROOM))
        behind.settle()
        assert room.opener.state.id == newest


def test_list_model_keeps_its_promises(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        QAbstractItemModelTester(
            room.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        number = made(behind, title="Phones at dinner")
        made(behind, words="Crème brûlée on Sunday")
        open_one(behind, room, number)
        room.list.seek("creme")
        assert [row.words for row in room.list.model.rows] == ["Crème brûlée on Sunday"]
        room.list.seek("")
        room.put_in_bin()
        behind.settle()
        assert room.list.model.rowCount() == 1
        assert room.opener.state.id != number
        room.undo()
        behind.settle()
        assert room.list.model.rowCount() == 2


def test_captions_say_state_day_and_answer(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, title="Phones", words=HARSH)
        open_one(behind, room, number)
        dialogs: list[OutcomePresenter] = []
        room.opener.outcome_wanted.connect(dialogs.append)
        room.opener.said()
        behind.settle()
        dialogs[0].choose_day(date(2026, 11, 14))
        dialogs[0].choose_answer(Answer.PARTLY)
        dialogs[0].save()
        behind.settle()
        row = room.list.model.rows[0]
        assert room.list.caption(row) == "Said 14 Nov · partly"
        assert room.opener.state.state is OpenerState.SAID
        room.undo()
        behind.settle()
        assert room.list.caption(room.list.model.rows[0]) == "Draft · today"


@pytest.mark.parametrize(
    ("tool", "prefill", "step"),
    [
        (Tool.NEW_OPENER, {"framing": "specific", "title": "Dinner"}, Step.WORDS),
        (Tool.LET_IT_OUT, {"text": "It is too much."}, Step.LET_IT_OUT),
    ],
)
def test_doors_from_elsewhere_begin_an_opener_filled_in(
    qtbot: QtBot, tool: Tool, prefill: dict[str, str], step: Step
) -> None:
    with openers_room(qtbot) as (behind, room):
        room.show(Destination(ROOM, tool, prefill))
        behind.settle()
        assert room.opener.state.step is step
        if tool is Tool.NEW_OPENER:
            assert room.opener.fields["title"].text == "Dinner"
            assert "…" in room.opener.fields["words"].text
            assert room.opener.state.framing is not None
        else:
            assert room.opener.fields["raw"].text == "It is too much."


def test_given_text_wins_over_a_scaffold(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        room.show(
            Destination(ROOM, Tool.NEW_OPENER, {"framing": "specific", "text": "My own words"})
        )
        behind.settle()
        assert room.opener.fields["words"].text == "My own words"


def test_a_blank_opener_goes_when_the_room_is_left(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        room.show(Destination(ROOM, Tool.NEW_OPENER))
        behind.settle()
        assert room.list.model.rowCount() == 1
        room.leave()
        behind.settle()
        assert room.list.model.rowCount() == 0


def test_what_was_just_typed_is_not_taken_for_blank(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        room.show(Destination(ROOM, Tool.NEW_OPENER))
        behind.settle()
        room.opener.fields["need/feeling"].type("tired", 5)
        room.leave()
        behind.settle()
        assert room.list.model.rowCount() == 1


def test_switching_keeps_each_text_with_its_own_opener(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        one, two = made(behind, words="One"), made(behind, words="Two")
        open_one(behind, room, one)
        type_words(behind, room, "One and more")
        room.open(two)
        room.opener.keep()
        behind.settle()
        assert room.opener.fields["words"].text == "Two"
        assert opened(behind, one).opener.words == "One and more"
        assert opened(behind, two).opener.words == "Two"


def test_autosave_writes_within_two_seconds_of_the_first_key(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind)
        open_one(behind, room, number)
        place = openers.surface(number, "words")
        text = ""
        for _ in range(4):
            text += "word "
            room.opener.fields["words"].type(text, len(text))
            behind.timers.advance(500)
            behind.settle()
        waiting = behind.vault.submit(lambda s: drafts.waiting(s, place)).result().value
        assert waiting is not None
        assert waiting.text.startswith("word word")


def test_lock_keeps_every_character_and_the_draft_lies_over_the_kept_text(qtbot: QtBot) -> None:
    clock = FixedClock()
    vault = memory_vault(clock)
    with openers_room(qtbot, vault, clock) as (behind, room):
        number = made(behind, words="As it was")
        open_one(behind, room, number)
        room.opener.fields["words"].type("As it is now 🌱", 15)
        room.opener.fields["title"].type("A title", 7)
        unsaved = behind.scope.drafts.unsaved
        vault.submit(lambda session: keep_all(session, unsaved)).result()
        with openers_room(qtbot, vault, clock) as (again, same):
            open_one(again, same, number)
            assert same.opener.fields["words"].text == "As it is now 🌱"
            assert same.list.model.rows[0].title == "A title"


def test_leaving_the_step_keeps_words_and_one_version(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind)
        open_one(behind, room, number)
        type_words(behind, room, HARSH)
        room.opener.go_to(Step.SHEET)
        room.opener.go_to(Step.WORDS)
        room.opener.go_to(Step.NEED)
        behind.settle()
        assert [one.words for one in versions_of(behind, number)] == [HARSH]
        assert opened(behind, number).opener.words == HARSH


def test_a_vanished_text_is_never_saved_without_a_version(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, words=HARSH)
        open_one(behind, room, number)
        room.opener.fields["words"].type("", 0)
        behind.timers.advance(2_000)
        behind.settle()
        assert [one.words for one in versions_of(behind, number)] == [HARSH]


def test_a_second_loss_within_the_minute_waits_and_is_kept(qtbot: QtBot) -> None:
    clock = FixedClock()
    vault = memory_vault(clock)
    other = "Quite another text that has nothing in common with it"
    with openers_room(qtbot, vault, clock) as (behind, room):
        number = made(behind, words=HARSH)
        open_one(behind, room, number)
        words = room.opener.fields["words"]
        for text in ("", other, ""):
            words.type(text, len(text))
            behind.settle()
        behind.timers.advance(2_000)
        behind.settle()
        assert len(versions_of(behind, number)) == 1
        with openers_room(qtbot, vault, clock) as (again, same):
            open_one(again, same, number)
            assert len(versions_of(again, number)) == 1
            clock.advance(minutes=1)
            again.timers.advance(60_000)
            again.settle()
            assert [one.words for one in versions_of(again, number)] == [other, HARSH]


def test_coach_reads_when_the_keys_rest_and_marks_move_with_the_words(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind))
        coach = room.opener.coach
        room.opener.fields["words"].type(HARSH, 0)
        assert coach.state.cards == ()
        behind.timers.advance(TYPED_PAUSE_MS)
        behind.settle()
        assert coach.state.overall == "May land hard"
        phrases = [HARSH[one.start : one.end] for one in coach.state.marks]
        room.opener.fields["words"].type("🌱 " + HARSH, 2)
        moved = "🌱 " + HARSH
        assert [moved[one.start : one.end] for one in coach.state.marks] == phrases


def test_the_gate_silences_everything(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind))
        type_words(behind, room, GATED)
        behind.timers.advance(1_000)
        behind.settle()
        assert room.opener.coach.state == CoachState()
        assert room.opener.fields["words"].state.note
        room.opener.fields["words"].dismiss_note()
        room.opener.coach.read()
        behind.settle()
        assert room.opener.coach.state == CoachState()


def test_i_mean_it_this_time_and_for_good(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        one, two = made(behind, words=HARSH), made(behind, words=HARSH)
        open_one(behind, room, one)
        coach = room.opener.coach
        count = len(coach.state.cards)
        coach.mean_it(0, for_good=False)
        behind.settle()
        assert len(coach.state.cards) == count - 1
        open_one(behind, room, two)
        assert len(coach.state.cards) == count
        coach.mean_it(0, for_good=True)
        behind.settle()
        open_one(behind, room, one)
        assert len(coach.state.cards) == count - 1
        kept = behind.vault.submit(preferences.dismissed).result().value
        assert {category for category, _ in kept} <= {one.value for one in Category}
        assert len(kept) == 1


def test_remark_leads_to_its_guide(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, words="You ruined the whole of Saturday."))
        went: list[Destination] = []
        behind.scope.navigator.wanted.connect(went.append)
        cards = room.opener.coach.state.cards
        number = next(card.number for card in cards if card.guide)
        room.opener.coach.open_guide(number)
        assert went[0].tool is Tool.GUIDE
        assert went[0].prefill["guide"] == cards[number].guide


def test_moving_through_remarks_goes_round(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, words=HARSH))
        coach = room.opener.coach
        count = len(coach.state.cards)
        seen = []
        for _ in range(count + 1):
            coach.move(1)
            seen.append(coach.state.current)
        assert seen == [*range(count), 0]
        coach.move(-1)
        assert coach.state.current == count - 1


def test_a_serious_matter_is_read_anew(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, words=HARSH)
        open_one(behind, room, number)
        room.opener.choose_weight(Weight.SERIOUS)
        behind.settle()
        assert opened(behind, number).opener.weight is Weight.SERIOUS
        assert room.opener.state.weight is Weight.SERIOUS


def test_a_phrase_is_looked_at_before_it_is_pulled(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, raw=f"So tired. {HARSH}"))
        pulled: list[str] = []
        room.opener.add_words.connect(pulled.append)
        room.opener.pull.consider("You never listen\u2029to me")
        behind.settle()
        assert room.opener.pull.state.cards
        assert not pulled
        room.opener.pull.pull()
        assert pulled == ["You never listen to me"]
        assert room.opener.pull.state.phrase == ""


def test_no_remark_on_a_phrase_while_the_gate_holds_what_was_let_out(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, raw=GATED))
        room.opener.pull.consider("You never listen")
        behind.settle()
        assert room.opener.pull.state.cards == ()
        assert not room.opener.pull.state.is_plain


def test_burning_outlives_a_key_pressed_just_before(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, raw="zebrafinch")
        open_one(behind, room, number)
        room.opener.fields["raw"].type("zebrafinch and more", 19)
        room.opener.burn()
        behind.settle()
        behind.timers.advance(5_000)
        behind.settle()
        assert room.opener.fields["raw"].text == ""
        assert opened(behind, number).opener.raw == ""
        waiting = behind.vault.submit(lambda s: drafts.waiting_under(s, "opener/")).result().value
        assert waiting == {}


def test_replies_can_be_planned_and_dropped(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, title="Phones")
        open_one(behind, room, number)
        room.opener.add_reply(LikelyReply.GOES_QUIET)
        behind.settle()
        plan = room.opener.state.replies[0]
        room.opener.fields.reply(plan.id)["i_say"].type("I’ll give you a minute.", 5)
        room.opener.remove_reply(plan.id)
        behind.settle()
        assert room.opener.state.replies == ()
        room.undo()
        behind.settle()
        assert room.opener.fields.reply(plan.id)["i_say"].text == "I’ll give you a minute."


def test_not_safe_to_ask_opens_the_card(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, words=HARSH)
        open_one(behind, room, number)
        dialogs, cards = [], []
        room.opener.outcome_wanted.connect(dialogs.append)
        behind.scope.navigator.card_wanted.connect(cards.append)
        room.show(Destination(ROOM, Tool.HOW_DID_IT_GO, {"opener": str(number)}))
        behind.settle()
        dialogs[0].choose_answer(Answer.NOT_SAFE)
        assert not dialogs[0].state.may_come_back
        dialogs[0].save()
        behind.settle()
        assert cards == [GateKind.FEAR]
        assert room.opener.state.state is OpenerState.DRAFT


def test_what_turns_out_not_to_have_been_said_is_ready_again(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, words=HARSH))
        dialogs: list[OutcomePresenter] = []
        room.opener.outcome_wanted.connect(dialogs.append)
        room.opener.mark_ready()
        room.opener.said()
        behind.settle()
        dialogs[0].not_now()
        behind.settle()
        assert room.opener.state.state is OpenerState.SAID
        behind.clock.advance(days=2)
        room.opener.tell_outcome()
        behind.settle()
        assert dialogs[1].state.asked_on == date(2026, 11, 22)
        dialogs[1].not_now()
        dialogs[1].choose_answer(Answer.NOT_SAID)
        dialogs[1].save()
        behind.settle()
        assert room.opener.state.state is OpenerState.READY
        room.undo()
        behind.settle()
        assert room.opener.state.state is OpenerState.SAID


def test_a_date_that_has_come_is_settled_by_telling_it_anew(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, words=HARSH)
        open_one(behind, room, number)
        dialogs: list[OutcomePresenter] = []
        room.opener.outcome_wanted.connect(dialogs.append)
        for days, wanted, due in ((0, True, False), (3, True, False), (11, False, True)):
            behind.clock.advance(days=days)
            room.opener.tell_outcome()
            behind.settle()
            told = dialogs[-1]
            assert bool(told.due_words) is due
            told.choose_answer(Answer.PARTLY)
            if days == 0:
                told.choose_come_back(wanted=True)
            assert told.state.come_back is wanted
            told.save()
            behind.settle()
            ask = opened(behind, number).ask
            assert ask is not None
            assert ask.come_back_on == (date(2026, 12, 6) if wanted else None)


def test_words_that_are_still_being_fetched_are_not_written_over(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, words=HARSH)
        open_one(behind, room, number)
        dialogs: list[OutcomePresenter] = []
        room.opener.outcome_wanted.connect(dialogs.append)
        for _ in range(2):
            room.opener.tell_outcome()
            behind.settle()
            told = dialogs[-1]
            told.load()
            told.choose_answer(Answer.YES)
            told.save()
            assert not told.may_save
            behind.settle()
            assert told.may_save
            if told is dialogs[0]:
                told.fields["keep"].type("Asking early", 12)
            told.save()
            behind.settle()
            ask = opened(behind, number).ask
            assert ask is not None
            assert ask.keep == "Asking early"


def test_answers_follow_the_kind_and_come_back_follows_the_answer(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, words=HARSH, framing="question")
        open_one(behind, room, number)
        dialogs = []
        room.opener.outcome_wanted.connect(dialogs.append)
        room.opener.tell_outcome()
        behind.settle()
        told = dialogs[0]
        assert told.state.kind is AskKind.QUESTION
        told.choose_answer(Answer.ANSWERED)
        assert told.state.was_heard
        told.choose_kind(AskKind.REQUEST)
        assert told.state.answer is None
        told.choose_answer(Answer.YES)
        told.choose_come_back(wanted=True)
        assert told.state.come_back
        told.choose_answer(Answer.NO)
        assert not told.state.come_back
        told.choose_day(date(2030, 1, 1))
        assert told.state.asked_on == date(2026, 11, 22)


def test_sheet_holds_what_was_prepared_and_nothing_that_was_let_out(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, title="Phones", words=HARSH, raw="zebrafinch")
        open_one(behind, room, number)
        sheets: list[PrepValues] = []
        room.opener.sheet_wanted.connect(sheets.append)
        room.opener.fields["need/sentence"].type("Could we put phones away?", 0)
        room.opener.fields["place"].type("At the kitchen table", 0)
        room.opener.choose_minutes(15)
        room.opener.choose_day(date(2026, 11, 28))
        behind.settle()
        room.show(Destination(ROOM, Tool.PREP_SHEET, {"opener": str(number)}))
        behind.settle()
        values = sheets[0]
        assert values.ask == "Could we put phones away?"
        assert (values.how_long, values.place) == ("15 minutes", "At the kitchen table")
        assert values.when == "Saturday 28 November"
        assert "zebrafinch" not in own_words(values)
        assert prep_values(opened(behind, number)) == values


def test_prep_sheet_without_an_opener_is_blank(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        sheets: list[PrepValues] = []
        room.opener.sheet_wanted.connect(sheets.append)
        room.show(Destination(ROOM, Tool.PREP_SHEET))
        behind.settle()
        assert sheets == [PrepValues()]


def test_versions_compare_word_by_word(qtbot: QtBot) -> None:
    stretches = compare("one two three four", "one three four five")
    assert [(one.words, one.change) for one in stretches] == [
        ("one", 0),
        ("two", -1),
        ("three four", 0),
        ("five", 1),
    ]


def test_an_untitled_opener_is_called_by_its_first_words() -> None:
    assert shown_title("", "") == "Untitled opener"
    assert shown_title("  Phones \n", "x") == "Phones"
    assert shown_title("", "one two three four five six seven") == "one two three four five six…"


def test_a_sentence_from_the_answers() -> None:
    assert sentence_of({"feeling": "lonely"}) == ""
    asked = {"feeling": "lonely.", "ask_what": "eat without phones", "ask_when": "on Tuesday"}
    assert sentence_of(asked) == "I feel lonely. Could you eat without phones on Tuesday?"
    assert sentence_of({"ask_who": "We", "ask_what": "talk"}) == "Could we talk?"


@pytest.mark.parametrize(
    ("old", "new", "span", "found"),
    [
        ("abc def", "X abc def", (4, 7), (6, 9)),
        ("abc def", "abc def X", (0, 3), (0, 3)),
        ("abc def", "abc dXef", (4, 7), (4, 8)),
        ("abc def", "abc de", (4, 7), (4, 6)),
        ("abc def", "abc ef", (4, 7), (4, 6)),
        ("abc def", "abc X", (4, 7), None),
        ("abc def", "abc ", (4, 7), None),
    ],
)
def test_places_are_carried_over_an_edit(
    old: str, new: str, span: tuple[int, int], found: tuple[int, int] | None
) -> None:
    assert edit_between(old, new).carry(*span) == found


def test_what_is_put_away_is_not_offered(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, words=HARSH)
        behind.vault.submit(lambda s: preferences.choose(s, PUT_AWAY, True)).result()
        open_one(behind, room, number)
        assert "honest" not in {one.id for one in room.opener.offered_framings}
        dialogs: list[OutcomePresenter] = []
        room.opener.outcome_wanted.connect(dialogs.append)
        room.opener.tell_outcome()
        behind.settle()
        dialogs[0].choose_answer(Answer.YES)
        assert not dialogs[0].state.may_come_back


def test_a_card_leads_only_to_a_guide_that_can_be_read() -> None:
    shipped = {guide.id for guide in load_guides().guides}
    text = "You always leave the bins. You are so lazy. I need you to be more present."
    remarks = coach().read(text).remarks
    cards = [card_of(number, remark) for number, remark in enumerate(remarks)]
    assert {card.guide for card in cards} <= shipped | {""}
    assert len(cards) == 3
