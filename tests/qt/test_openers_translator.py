"""The translator: looked for when asked, one at a time, nothing behind the gate, nothing kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.presenters.openers_translator import AT_ONCE, Looked, Part
from growingus_desktop.store import drafts, openers, openers_versions
from growingus_desktop.theme.theme import Theme
from tests.support.openers import GATED, made, open_one, openers_room
from tests.support.openers_page import Shown
from tests.support.screens import every_focusable_has_a_name, nothing_clipped

RAW = "So tired. You never listen. You always leave the dishes and you don’t care about me at all."


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    del theme
    with openers_room(qtbot) as (behind, room):
        yield Shown(behind, room, qtbot)


def at_raw(shown: Shown, raw: str, words: str = "") -> int:
    number = made(shown.behind, raw=raw, words=words)
    open_one(shown.behind, shown.room, number)
    shown.room.opener.go_to(Step.LET_IT_OUT)
    shown.pause()
    return number


def test_nothing_is_looked_for_until_it_is_asked(shown: Shown) -> None:
    at_raw(shown, RAW)
    raw = shown.page.findChild(QPlainTextEdit, "raw")
    raw.setFocus()
    raw.insertPlainText("You are selfish. ")
    shown.behind.timers.advance(10_000)
    shown.pause()
    assert shown.room.opener.translator.state.looked is Looked.NOT_ASKED
    assert shown.cards() == []


def test_each_hard_clause_stands_beside_a_gentler_one(shown: Shown) -> None:
    at_raw(shown, RAW)
    shown.press("lookForPhrases")
    pairs = shown.room.opener.translator.state.pairs
    assert [RAW[one.start : one.end] for one in pairs] == [one.phrase for one in pairs]
    assert "You never listen" in [one.phrase for one in pairs]
    for one in pairs:
        assert one.card.why
        assert "…" in one.gentler
        assert one.ask in one.gentler
        assert shown.find(f"pair.{one.number}.take").isVisibleTo(shown.page)
    assert shown.words().toPlainText() == ""


def test_one_is_taken_over_with_its_blank_ready_and_the_others_stay(shown: Shown) -> None:
    at_raw(shown, RAW, words="Hello.")
    shown.press("lookForPhrases")
    pairs = shown.room.opener.translator.state.pairs
    shown.press("pair.1.take")
    assert shown.room.opener.state.step is Step.WORDS
    assert shown.words().toPlainText() == f"Hello. {pairs[1].gentler}"
    assert shown.words().textCursor().selectedText() == "…"
    assert shown.words().hasFocus()
    first = shown.words().textCursor().position()
    shown.key(Qt.Key.Key_F9)
    assert shown.words().textCursor().selectedText() == "…"
    assert shown.words().textCursor().position() > first
    shown.words().undo()
    assert shown.words().toPlainText() == "Hello."
    shown.room.opener.go_to(Step.LET_IT_OUT)
    shown.pause()
    assert [one.is_taken for one in shown.room.opener.translator.state.pairs] == [
        number == 1 for number in range(len(pairs))
    ]
    assert shown.find("pair.1.taken").isVisibleTo(shown.page)
    shown.press("pair.0.ask")
    assert shown.words().toPlainText() == f"Hello. {pairs[0].ask}"


def test_behind_the_gate_there_is_nothing_to_take(shown: Shown) -> None:
    at_raw(shown, GATED)
    shown.press("lookForPhrases")
    state = shown.room.opener.translator.state
    assert (state.looked, state.pairs) == (Looked.BIGGER_THAN_WORDING, ())
    shown.room.opener.translator.take(0)
    assert shown.words().toPlainText() == ""
    note = shown.room.opener.fields["raw"]
    note.dismiss_note()
    shown.pause()
    shown.press("lookForPhrases")
    assert shown.room.opener.translator.state.pairs == ()


def test_pairs_go_with_the_words_they_were_found_in(shown: Shown) -> None:
    at_raw(shown, RAW)
    shown.press("lookForPhrases")
    assert shown.room.opener.translator.state.pairs
    raw = shown.page.findChild(QPlainTextEdit, "raw")
    raw.insertPlainText("x")
    assert shown.room.opener.translator.state.pairs == ()
    shown.room.opener.translator.look()
    raw.insertPlainText("y")
    shown.pause()
    assert shown.room.opener.translator.state.pairs == ()


def test_many_are_shown_a_few_at_a_time(shown: Shown) -> None:
    at_raw(shown, " ".join(f"You never listen on day {number}." for number in range(30)))
    shown.press("lookForPhrases")
    state = shown.room.opener.translator.state
    assert (len(state.pairs), len(state.pairs) + state.more) == (AT_ONCE, 30)
    shown.press("morePhrases")
    assert len(shown.room.opener.translator.state.pairs) == 2 * AT_ONCE


def test_where_nothing_is_hard_it_says_so(shown: Shown) -> None:
    at_raw(shown, "Thank you for the walk this morning.")
    shown.press("lookForPhrases")
    assert shown.room.opener.translator.state.looked is Looked.NOTHING
    assert shown.find("translatorLine").isVisibleTo(shown.page)


def test_nothing_of_it_is_versioned_indexed_printed_or_copied(shown: Shown) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("the person’s own")
    number = at_raw(shown, RAW.replace("dishes", "zebrafinches"))
    shown.press("lookForPhrases")
    shown.room.opener.translator.take(0, Part.FEELING)
    shown.room.leave()
    shown.pause()
    assert clipboard.text() == "the person’s own"
    vault = shown.behind.vault
    for version in vault.submit(lambda s: openers_versions.versions(s, number)).result().value:
        assert "zebrafinches" not in version.words
    found = vault.submit(lambda s: openers.opened(s, number)).result().value
    assert found is not None
    assert "zebrafinches" in found.opener.raw
    assert "zebrafinches" not in found.opener.words


def test_a_timer_counts_down_quietly_and_stops_nothing(shown: Shown) -> None:
    at_raw(shown, "")
    time = shown.room.opener.let_out_time
    time.start(5)
    assert time.words == "About 5 minutes left" or "5" in time.words
    for _ in range(4):
        shown.behind.clock.advance(minutes=1)
        shown.behind.timers.advance(60_001)
    assert time.is_running
    assert "1" in time.words
    raw = shown.page.findChild(QPlainTextEdit, "raw")
    raw.setFocus()
    raw.insertPlainText("still writing")
    shown.behind.clock.advance(minutes=1, seconds=1)
    shown.behind.timers.advance(60_001)
    assert not time.is_running
    assert raw.isEnabled()
    assert shown.find("writingTime").isVisibleTo(shown.page)
    raw.insertPlainText(" and on")
    assert raw.toPlainText() == "still writing and on"
    time.stop()
    assert time.words == ""


def test_burning_tells_the_program_what_to_take_out_of_backups(shown: Shown) -> None:
    number = at_raw(shown, RAW)
    told: list[object] = []
    shown.behind.scope.navigator.erased.connect(told.append)
    shown.press("lookForPhrases")
    shown.room.opener.burn()
    shown.pause()
    assert len(told) == 1
    assert shown.room.opener.translator.state.pairs == ()
    waiting = shown.behind.vault.submit(
        lambda s: drafts.waiting(s, openers.surface(number, "raw"))
    ).result()
    assert waiting.value is None


@pytest.mark.parametrize(("percent", "size"), [(100, (752, 572)), (200, (906, 744))])
def test_pairs_are_named_and_not_clipped(
    shown: Shown, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    at_raw(shown, RAW)
    theme.set_text_scale(percent)
    shown.page.resize(*size)
    shown.press("lookForPhrases")
    shown.pause()
    assert every_focusable_has_a_name(shown.page) == []
    assert nothing_clipped(shown.page) == []


def test_arriving_elsewhere_keeps_no_pairs(shown: Shown) -> None:
    at_raw(shown, RAW)
    shown.press("lookForPhrases")
    other = made(shown.behind, raw="", words="Other")
    open_one(shown.behind, shown.room, other)
    shown.pause()
    assert shown.room.opener.translator.state.pairs == ()
