"""The Openers page, offscreen, over a real vault: by keyboard, in large text, and undone."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.asks import Answer
from growingus_desktop.models.openers import (
    LikelyReply,
    OpenerState,
    OpenerVersion,
    VersionReason,
)
from growingus_desktop.presenters.openers_need import Stage
from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.store import asks, openers
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.openers_framings import FramingsDialog
from growingus_desktop.views.openers_let_out import BurnDialog
from growingus_desktop.views.openers_outcome import OutcomeDialog
from growingus_desktop.views.openers_versions import VersionsDialog
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.date_field import DateField
from growingus_desktop.views.widgets.record_view import RecordListView
from tests.support.openers import (
    GATED,
    HARSH,
    SetCoach,
    made,
    open_one,
    openers_room,
)
from tests.support.openers_page import Shown
from tests.support.screens import every_focusable_has_a_name, mirrored, nothing_clipped


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    del theme
    with openers_room(qtbot) as (behind, room):
        yield Shown(behind, room, qtbot)


def test_an_empty_room_has_one_door(shown: Shown) -> None:
    shown.room.show(Destination(Room.OPENERS))
    shown.pause()
    shown.press("openersEmpty.door")
    assert shown.room.opener.state.id is not None
    assert shown.words().hasFocus()


def test_a_journey_by_keyboard(shown: Shown) -> None:
    shown.room.show(Destination(Room.OPENERS))
    shown.pause()
    assert shown.page.intent("new")
    shown.pause()
    QTest.keyClicks(shown.words(), "You never listen to me. Could we talk on Saturday?")
    shown.pause()
    assert shown.cards()
    QTest.keyClick(shown.words(), Qt.Key.Key_F8)
    shown.pause()
    assert shown.words().textCursor().hasSelection()
    QTest.keyClicks(shown.words(), "I missed you on Sunday")
    shown.pause()
    assert "missed" in shown.words().toPlainText()
    sheets: list[object] = []
    shown.room.opener.sheet_wanted.connect(sheets.append)
    assert shown.room.open_sheet is not None
    title, show = shown.room.open_sheet
    assert title.startswith("I missed you on Sunday")
    show()
    shown.pause()
    assert len(sheets) == 1
    went: list[Destination] = []
    shown.behind.scope.navigator.wanted.connect(went.append)
    shown.press("sheetButton")
    assert went == [Destination(Room.OPENERS, Tool.SHEETS)]
    assert shown.page.intent("find")
    search = shown.find("findOpener")
    assert search.hasFocus()
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert shown.find("openers").hasFocus()
    QTest.keyClick(shown.find("openers"), Qt.Key.Key_Return)
    assert shown.words().hasFocus()


def test_a_suggestion_is_one_undo_step(qtbot: QtBot, theme: Theme) -> None:
    del theme
    before = "🌱 You never help 🌱"
    with openers_room(qtbot, coach=SetCoach({"never": ["last Sunday, when …,"]})) as (behind, room):
        shown = Shown(behind, room, qtbot)
        open_one(behind, room, made(behind))
        shown.type(before)
        shown.press("remark.0.suggestion.0")
        assert shown.words().toPlainText() == "🌱 You last Sunday, when …, help 🌱"
        assert shown.words().textCursor().selectedText() == "…"
        assert shown.words().hasFocus()
        assert shown.cards() == []
        shown.words().undo()
        assert shown.words().toPlainText() == before
        shown.pause()
        assert len(shown.cards()) == 1


def test_a_question_selects_its_phrase_to_be_answered(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, words=HARSH))
    shown.pause()
    card = next(one for one in shown.room.opener.coach.state.cards if one.questions)
    shown.press(f"remark.{card.number}.answer")
    assert shown.words().textCursor().selectedText() == card.phrase.strip("“”")
    assert shown.words().toPlainText() == HARSH


def test_the_caret_in_a_mark_brings_its_card_in_hand(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, words=HARSH))
    shown.pause()
    cursor = shown.words().textCursor()
    cursor.setPosition(HARSH.index("never") + 2)
    shown.words().setTextCursor(cursor)
    assert shown.room.opener.coach.state.current == 0
    cursor.setPosition(len(HARSH))
    shown.words().setTextCursor(cursor)
    assert shown.room.opener.coach.state.current == -1


def test_behind_the_gate_there_is_only_the_closed_line(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind))
    shown.type(GATED)
    shown.behind.timers.advance(1_000)
    shown.pause()
    assert shown.cards() == []
    pane = shown.page.findChild(QWidget, "firstWords")
    assert pane.field.marks == ()
    assert shown.room.opener.coach.state.strengths == ()
    assert shown.find("wordsNote").isVisibleTo(shown.page)
    assert shown.words().hasFocus()


def test_a_paste_too_long_is_refused_and_nothing_is_lost(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, words=HARSH))
    shown.pause()
    mime = QMimeData()
    mime.setText("a" * 300_000)
    shown.words().insertFromMimeData(mime)
    shown.pause()
    assert shown.words().toPlainText() == HARSH
    assert shown.find("wordsRefused").isVisibleTo(shown.page)


def test_framings_fill_an_empty_editor_and_never_write_over_words(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, title="Phones"))
    shown.pause()
    shown.press("framings")
    dialog = shown.page.findChild(FramingsDialog)
    assert every_focusable_has_a_name(dialog) == []
    dialog.findChild(Button, "framing.specific").click()
    shown.pause()
    assert "…" in shown.words().toPlainText()
    shown.words().undo()
    assert shown.words().toPlainText() == ""
    shown.type("My own words")
    shown.room.opener.choose_framing("question")
    shown.pause()
    assert shown.words().toPlainText() == "My own words"


def test_bringing_back_is_undone_by_the_editor_and_keeps_what_stood_there(shown: Shown) -> None:
    number = made(shown.behind, words="The first wording of all this")
    open_one(shown.behind, shown.room, number)
    shown.room.opener.go_to(Step.SHEET)
    shown.room.opener.go_to(Step.WORDS)
    shown.pause()
    shown.behind.clock.advance(minutes=2)
    shown.words().selectAll()
    shown.type("Quite other words by now")
    shown.press("versionsButton")
    dialog = shown.page.findChild(VersionsDialog)
    shown.pause()
    assert every_focusable_has_a_name(dialog) == []
    dialog.findChild(Button, "bringBack").click()
    shown.pause()
    assert shown.words().toPlainText() == "The first wording of all this"
    shown.words().undo()
    assert shown.words().toPlainText() == "Quite other words by now"


def test_hundreds_of_versions_are_all_listed_and_the_chosen_one_stays(shown: Shown) -> None:
    number = made(shown.behind, words="The words of now")

    def fill(session: VaultSession) -> None:
        for count in range(1, 151):
            row = OpenerVersion(
                opener_id=number,
                number=count,
                words=f"Wording {count}",
                reason=VersionReason.LEFT_STEP,
            )
            session.add(row)

    shown.behind.vault.submit(fill).result()
    open_one(shown.behind, shown.room, number)
    shown.press("versionsButton")
    dialog = shown.page.findChild(VersionsDialog)
    versions = dialog.findChild(RecordListView)
    shown.behind.settle()
    assert versions.model().rowCount() == 150
    assert versions.currentIndex().row() == 0
    assert dialog.findChild(QWidget, "versionWords").text() == "Wording 150"
    versions.setCurrentIndex(versions.model().index(149, 0))
    assert dialog.findChild(QWidget, "versionWords").text() == "Wording 1"
    dialog.reject()


def test_a_phrase_is_pulled_over_and_the_rest_burned(shown: Shown) -> None:
    open_one(
        shown.behind, shown.room, made(shown.behind, raw="So tired. You never listen.", words="I")
    )
    shown.room.opener.go_to(Step.LET_IT_OUT)
    shown.pause()
    raw = shown.page.findChild(QPlainTextEdit, "raw")
    cursor = raw.textCursor()
    cursor.setPosition(10)
    cursor.setPosition(26, QTextCursor.MoveMode.KeepAnchor)
    raw.setTextCursor(cursor)
    shown.press("considerPhrase")
    assert shown.words().toPlainText() == "I"
    assert shown.cards()
    shown.press("pullPhrase")
    assert shown.words().toPlainText() == "I You never listen"
    shown.press("burn")
    dialog = shown.page.findChild(BurnDialog)
    dialog.reject()
    shown.pause()
    assert raw.toPlainText()
    shown.press("burn")
    dialog = shown.page.findChild(BurnDialog)
    dialog.findChild(Button, "burn.yes").click()
    shown.pause()
    assert raw.toPlainText() == ""
    raw.undo()
    assert raw.toPlainText() == ""


def test_ready_said_and_how_it_went(shown: Shown) -> None:
    number = made(shown.behind, title="Phones", words=HARSH)
    open_one(shown.behind, shown.room, number)
    shown.pause()
    shown.press("openerMain")
    assert shown.room.opener.state.state is OpenerState.READY
    shown.press("openerMain")
    dialog = shown.page.findChild(OutcomeDialog)
    shown.pause()
    assert every_focusable_has_a_name(dialog) == []
    assert not dialog.findChild(Button, "saveOutcome").isEnabled()
    dialog.findChild(QWidget, f"answer.{Answer.PARTLY.value}").click()
    dialog.findChild(QWidget, "comeBack").click()
    keep = dialog.findChild(QPlainTextEdit, "keep")
    QTest.keyClicks(keep, "Asking early")
    dialog.findChild(Button, "saveOutcome").click()
    shown.pause()
    assert shown.room.opener.state.state is OpenerState.SAID
    ask = shown.behind.vault.submit(lambda s: asks.outcome_of(s, number)).result().value
    assert (ask.answer, ask.keep) == (Answer.PARTLY, "Asking early")
    assert ask.come_back_on is not None
    shown.find("newOpener").setFocus()
    assert shown.page.intent("undo")
    shown.pause()
    assert shown.room.opener.state.state is OpenerState.READY


def test_a_likely_reply_gets_a_card_and_the_sentence_its_place(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, words="Hello."))
    shown.room.opener.go_to(Step.REPLIES)
    shown.pause()
    shown.press(f"reply.add.{LikelyReply.NOT_NOW.value}")
    plan = shown.room.opener.state.replies[0]
    assert shown.find(f"reply.{plan.id}.iSay")
    shown.room.opener.go_to(Step.NEED)
    shown.pause()
    shown.room.opener.need.go_to(Stage.ASK)
    what = shown.page.findChild(QPlainTextEdit, "need.ask_what")
    QTest.keyClicks(what, "eat without phones")
    shown.room.opener.need.go_to(Stage.SENTENCE)
    shown.press("makeSentence")
    shown.press("useSentence")
    assert shown.words().toPlainText() == "Hello. Could you eat without phones?"


def test_day_and_length_are_kept(shown: Shown) -> None:
    number = made(shown.behind, title="Phones")
    open_one(shown.behind, shown.room, number)
    shown.room.opener.go_to(Step.SHEET)
    shown.pause()
    days = shown.find("day")
    assert isinstance(days, ChoiceRow)
    shown.find("day.2026-11-23").click()
    shown.find("minutes.15").click()
    shown.pause()
    kept = shown.behind.vault.submit(lambda s: openers.opened(s, number)).result().value.opener
    assert (kept.planned_on.isoformat(), kept.planned_minutes) == ("2026-11-23", 15)
    assert days.current == "2026-11-23"


def test_a_talk_can_be_planned_for_any_day_of_the_year_to_come(shown: Shown) -> None:
    number = made(shown.behind, title="Phones")
    open_one(shown.behind, shown.room, number)
    shown.room.opener.go_to(Step.SHEET)
    shown.pause()
    shown.press("day.another")
    calendar = shown.find("day.calendar")
    assert isinstance(calendar, DateField)
    assert calendar.hasFocus()
    assert calendar.minimumDate() == QDate(2026, 11, 22)
    far = QDate(2027, 3, 9)
    calendar.setDate(far)
    shown.pause()
    kept = shown.behind.vault.submit(lambda s: openers.opened(s, number)).result().value.opener
    assert kept.planned_on == date(2027, 3, 9)
    days = shown.find("day")
    assert isinstance(days, ChoiceRow)
    assert days.current == "2027-03-09"
    assert calendar.date() == far


def test_keys_wait_until_the_fields_hold_their_own_text(shown: Shown) -> None:
    one, two = made(shown.behind, words="One"), made(shown.behind, words="Two")
    open_one(shown.behind, shown.room, one)
    shown.pause()
    shown.words().setFocus()
    shown.room.open(two)
    assert not shown.words().isEnabled()
    shown.pause()
    assert shown.words().isEnabled()
    assert shown.words().hasFocus()
    assert shown.words().toPlainText() == "Two"


def test_tools_arrive_with_focus_where_one_begins(shown: Shown) -> None:
    shown.room.show(Destination(Room.OPENERS, Tool.LET_IT_OUT, {"text": "Enough."}))
    shown.pause()
    raw = shown.page.findChild(QPlainTextEdit, "raw")
    assert raw.hasFocus()
    assert raw.toPlainText() == "Enough."


@pytest.mark.parametrize(("percent", "size"), [(100, (752, 572)), (200, (906, 744))])
def test_everything_is_named_and_nothing_clipped(
    shown: Shown, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    number = made(shown.behind, title="Sunday evenings", words=HARSH, raw="So tired.")
    open_one(shown.behind, shown.room, number)
    shown.room.opener.add_reply(LikelyReply.GOES_QUIET)
    theme.set_text_scale(percent)
    shown.page.resize(*size)
    for step in Step:
        shown.room.opener.go_to(step)
        shown.pause()
        assert every_focusable_has_a_name(shown.page) == []
        assert nothing_clipped(shown.page) == []
    mirrored(shown.page)
    assert nothing_clipped(shown.page) == []
