"""First words: what they can start from, whether the ask is still in there, how long, and when not."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.reading import Category
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.openers import Weight
from growingus_desktop.models.patterns import Moment, MomentPattern, Pattern
from growingus_desktop.presenters.openers_coach import as_weighty
from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.store import openers, openers_needs
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.openers_framings import FramingsDialog
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Caption
from tests.support.clocks import FixedClock
from tests.support.openers import GATED, made, open_one, openers_room
from tests.support.openers_page import Shown
from tests.support.scopes import coach
from tests.support.screens import every_focusable_has_a_name, nothing_clipped

ASKS = "I felt lonely on Sunday after the children slept. Could we eat on Tuesday without phones?"
NO_ASK = "I felt lonely on Sunday after the children slept and it was a very long evening."


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    del theme
    with openers_room(qtbot) as (behind, room):
        yield Shown(behind, room, qtbot)


def beginnings(shown: Shown) -> FramingsDialog:
    shown.press("framings")
    dialog = shown.page.findChild(FramingsDialog)
    assert isinstance(dialog, FramingsDialog)
    return dialog


def test_nine_ways_in_each_with_lines_why_and_grade(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, title="Phones"))
    shown.pause()
    dialog = beginnings(shown)
    framings = shown.room.opener.offered_framings
    assert len(framings) == 9
    said = [one.text() for one in dialog.findChildren(Caption)]
    for framing in framings:
        assert dialog.findChild(Button, f"framing.{framing.id}")
        grade = shown.room.opener.framings.grades[framing.grade].lower()
        assert any(grade in line for line in said)
        assert "…" in framing.scaffold
    dialog.reject()


def test_from_a_need_into_an_empty_field(shown: Shown) -> None:
    texts = {"feeling": "tired", "ask_what": "do bath"}
    shown.behind.vault.submit(lambda s: openers_needs.create_need(s, **texts)).result()
    shown.behind.vault.submit(lambda s: openers_needs.create_need(s, need="rest")).result()
    open_one(shown.behind, shown.room, made(shown.behind, title="Bath"))
    shown.pause()
    dialog = beginnings(shown)
    tabs = dialog.findChild(SegmentedTabs, "beginnings")
    tabs.select("needs")
    shown.pause()
    needs = dialog.findChild(RecordListView, "beginnings.needs")
    assert needs.model().rowCount() == 1, "a need without an ask has no sentence to start from"
    assert every_focusable_has_a_name(dialog) == []
    dialog.findChild(Button, "beginnings.takeNeed").click()
    shown.pause()
    assert shown.words().toPlainText() == "I feel tired. Could you do bath?"
    assert shown.room.opener.fields["need/feeling"].text == "tired"
    shown.words().undo()
    assert shown.words().toPlainText() == ""


def test_from_an_earlier_opener_and_never_over_words(shown: Shown) -> None:
    made(shown.behind, title="Before", words="Words of before")
    open_one(shown.behind, shown.room, made(shown.behind, title="Now"))
    shown.pause()
    dialog = beginnings(shown)
    dialog.findChild(SegmentedTabs, "beginnings").select("earlier")
    shown.pause()
    dialog.findChild(Button, "beginnings.takeEarlier").click()
    shown.pause()
    assert shown.words().toPlainText() == "Words of before"
    shown.room.opener.begin_from_earlier("Others")
    assert shown.words().toPlainText() == "Words of before"


def test_a_new_opener_out_of_this_one(shown: Shown) -> None:
    number = made(shown.behind, title="Before", words="Words")
    open_one(shown.behind, shown.room, number)
    shown.pause()
    shown.type(" typed a moment ago")
    shown.room.opener.begin_another()
    shown.pause()
    assert shown.room.opener.state.id != number
    assert "typed a moment ago" in shown.words().toPlainText()


def test_a_guides_try_it_fills_it_in(shown: Shown) -> None:
    shown.room.show(Destination(Room.OPENERS, Tool.NEW_OPENER, {"framing": "specific"}))
    shown.pause()
    assert shown.words().toPlainText().startswith("On …")


def test_an_ask_that_was_softened_away_is_asked_after(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, words=ASKS))
    shown.pause()
    row = shown.page.findChild(object, "askStillThere")
    assert not row.isVisibleTo(shown.page)
    shown.words().setPlainText(NO_ASK)
    shown.pause()
    assert row.isVisibleTo(shown.page)
    assert not shown.page.findChild(Button, "putAsk").isVisibleTo(shown.page)
    shown.room.opener.choose_weight(Weight.SMALL)
    shown.pause()
    assert not row.isVisibleTo(shown.page)


def test_the_needs_sentence_can_be_put_in_where_the_ask_is_missing(shown: Shown) -> None:
    number = made(shown.behind, words=NO_ASK)
    need = {"sentence": "Could we eat on Tuesday without phones?"}
    shown.behind.vault.submit(
        lambda s: openers.keep_texts(s, number, openers.Texts(need=need))
    ).result()
    open_one(shown.behind, shown.room, number)
    shown.pause()
    shown.press("putAsk")
    assert shown.words().toPlainText() == f"{NO_ASK} {need['sentence']}"
    assert not shown.page.findChild(Button, "putAsk").isVisibleTo(shown.page)


def test_where_it_is_serious_plain_words_stand() -> None:
    reading = coach().read("You need to stop. I need you to be more present. Please call the bank.")
    nudges = [one for one in reading.remarks if one.weight.value == "nudge"]
    kept = as_weighty(reading, Weight.SERIOUS)
    assert as_weighty(reading, Weight.MATTERS) is reading
    assert all(
        one.category in {Category.VAGUE_ASK, Category.UNDERCUT} or one not in nudges
        for one in kept.remarks
    )
    assert {one for one in reading.remarks if one not in nudges} <= set(kept.remarks)


def test_saying_it_aloud_is_timed(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, words=ASKS))
    shown.pause()
    shown.press("sayAloud")
    shown.behind.clock.advance(seconds=23)
    shown.behind.timers.advance(1_000)
    aloud = shown.room.opener.aloud
    assert aloud.state.words == "0:23"
    shown.press("sayAloud")
    assert not aloud.state.is_running
    assert "23" in aloud.state.words
    assert not aloud.state.is_long
    shown.press("sayAloud")
    shown.behind.clock.advance(seconds=80)
    shown.press("sayAloud")
    assert aloud.state.is_long
    assert aloud.state.words.startswith("1:20")
    shown.type(" More.")
    assert aloud.state.words == ""


def late(shown: Shown) -> str:
    line = shown.page.findChild(Caption, "notNow")
    return line.text() if line.isVisibleTo(shown.page) else ""


def test_late_at_night_is_a_quiet_line(qtbot: QtBot, theme: Theme) -> None:
    del theme
    clock = FixedClock(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    with openers_room(qtbot, clock=clock) as (behind, room):
        shown = Shown(behind, room, qtbot)
        open_one(behind, room, made(behind))
        shown.pause()
        assert late(shown) == "", "nothing is written yet"
        shown.type(ASKS)
        assert "late" in late(shown)
        assert shown.words().isEnabled()
        clock.advance(hours=8)
        behind.timers.advance(5 * 60 * 1000)
        shown.pause()
        assert late(shown) == ""


def test_the_third_rewrite_within_an_hour_is_a_quiet_line(shown: Shown) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, words=ASKS))
    shown.pause()
    for number in range(3):
        assert late(shown) == ""
        shown.behind.clock.advance(minutes=5)
        words = (f"{kind}{number} " * 12 for kind in ("garden", "winter"))
        shown.words().selectAll()
        shown.type("".join(words))
    assert "rewrite" in late(shown)
    shown.behind.clock.advance(minutes=61)
    shown.type("and on")
    assert late(shown) == ""


def test_having_been_flooded_within_the_hour_is_a_quiet_line(shown: Shown) -> None:
    def log(session: VaultSession) -> None:
        moment = Moment(day=session.clock.local().date())
        session.add(moment)
        session.flush()
        assert moment.id is not None
        session.add(MomentPattern(moment_id=moment.id, pattern=Pattern.FLOODED.value))

    shown.behind.vault.submit(log).result()
    open_one(shown.behind, shown.room, made(shown.behind, words=ASKS))
    shown.pause()
    assert "flooded" in late(shown)
    shown.behind.clock.advance(minutes=61)
    shown.behind.timers.advance(5 * 60 * 1000)
    shown.pause()
    assert late(shown) == ""


def test_behind_the_gate_no_word_about_when(qtbot: QtBot, theme: Theme) -> None:
    del theme
    clock = FixedClock(datetime(2026, 11, 22, 2, 0, tzinfo=UTC))
    with openers_room(qtbot, clock=clock) as (behind, room):
        shown = Shown(behind, room, qtbot)
        open_one(behind, room, made(behind, words=GATED))
        shown.pause()
        behind.timers.advance(1_000)
        shown.pause()
        assert late(shown) == ""
        assert not shown.page.findChild(object, "askStillThere").isVisibleTo(shown.page)


def test_killed_while_writing_any_step_at_most_two_seconds_are_lost(shown: Shown) -> None:
    number = made(shown.behind, title="Phones")
    open_one(shown.behind, shown.room, number)
    for step, name in ((Step.LET_IT_OUT, "raw"), (Step.WORDS, "words")):
        shown.room.opener.go_to(step)
        shown.pause()
        edit = shown.page.findChild(QPlainTextEdit, name)
        for letters in ("one ", "two ", "three "):
            edit.insertPlainText(letters)
            shown.behind.timers.advance(700)
            shown.behind.settle()
        typed = edit.toPlainText()
        place = openers.surface(number, name)
        kept = shown.behind.vault.submit(
            lambda s, place=place: openers.drafts.waiting(s, place)
        ).result()
        assert kept.value is not None
        assert typed.startswith(kept.value.text)
        assert kept.value.text, "two seconds after the first key something is there"
        shown.behind.timers.advance(2_000)
        shown.behind.settle()
        kept = shown.behind.vault.submit(
            lambda s, place=place: openers.drafts.waiting(s, place)
        ).result()
        assert kept.value.text == typed


@pytest.mark.parametrize(("percent", "size"), [(100, (752, 572)), (200, (906, 744))])
def test_first_words_with_every_line_are_not_clipped(
    shown: Shown, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    open_one(shown.behind, shown.room, made(shown.behind, words=ASKS))
    theme.set_text_scale(percent)
    shown.page.resize(*size)
    for number in range(3):
        shown.words().selectAll()
        shown.type(f"{number} {NO_ASK} {number * 'away '} " if number == 2 else "x y z " * 9)
    shown.press("sayAloud")
    shown.behind.clock.advance(seconds=90)
    shown.press("sayAloud")
    assert nothing_clipped(shown.page) == []
