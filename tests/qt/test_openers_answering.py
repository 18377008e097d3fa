"""A hostile message: whether to answer, four parts, and their words kept nowhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.hostile_reply import Answering, Part
from growingus_desktop.models.drafts import Draft
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.openers_answering import (
    AnsweringPresenter,
    put_together,
    sentences_in,
)
from growingus_desktop.store import openers
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_answering import AnsweringDialog
from growingus_desktop.views.openers_framings import FramingsDialog
from tests.support.openers import made, open_one, openers_room
from tests.support.openers_page import Shown
from tests.support.scopes import Unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped

HOSTILE = "You always do this. Pick up the kids at four or don’t bother."
THREAT = "I’ll kill you if you tell anyone."


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    del theme
    with openers_room(qtbot) as (behind, room):
        yield Shown(behind, room, qtbot)


def way(behind: Unlocked, room: OpenersPresenter, **values: str) -> AnsweringPresenter:
    """The way through a message, begun in a new opener."""
    open_one(behind, room, made(behind, **values))
    wanted: list[AnsweringPresenter] = []
    room.opener.answering_wanted.connect(wanted.append)
    room.opener.choose_framing("reply")
    wanted[0].load()
    behind.settle()
    return wanted[0]


def draft_texts(behind: Unlocked) -> list[str]:
    behind.scope.drafts.flush()
    behind.settle()
    rows = behind.vault.submit(lambda s: [row.text for row in s.exec(select(Draft))]).result()
    return rows.value


def test_parts_make_one_answer() -> None:
    parts = {Part.FIRM: " Is five all right? ", Part.FRIENDLY: "Thanks.", Part.INFORMATIVE: " "}
    assert put_together(parts) == "Thanks.\nIs five all right?"
    assert put_together({}) == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("…", 0), ("Yes", 1), ("One. Two? Three!", 3), ("One\nTwo", 2), ("At 4.30 then.", 1)],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert sentences_in(text) == count


def test_their_words_are_kept_nowhere(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        answering = way(behind, room)
        answering.message.type(HOSTILE, 0)
        answering.parts[Part.FIRM].type("Five o’clock.", 0)
        assert draft_texts(behind) == ["Five o’clock."]
        assert HOSTILE not in room.opener.fields.texts


def test_leaving_it_unanswered_keeps_nothing(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        answering = way(behind, room)
        answering.message.type(HOSTILE, 0)
        done: list[bool] = []
        answering.finished.connect(lambda: done.append(True))
        answering.choose(Answering.LEAVE)
        behind.settle()
        assert done == [True]
        assert draft_texts(behind) == []
        assert room.opener.state.framing is None
        opener_id = room.opener.state.id
        room.leave()
        behind.settle()
        assert behind.vault.submit(lambda s: openers.opened(s, opener_id)).result().value is None


def test_a_long_answer_is_asked_what_could_wait(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        answering = way(behind, room)
        answering.choose(Answering.NOW)
        behind.settle()
        assert answering.state.is_building
        answering.parts[Part.INFORMATIVE].type("One. Two. Three. Four. Five.", 0)
        assert answering.state.check == ""
        answering.parts[Part.INFORMATIVE].type("One. Two. Three. Four. Five. Six.", 0)
        assert answering.state.check


@pytest.mark.parametrize("choice", [Answering.LATER, Answering.NOW])
def test_behind_the_gate_no_help_with_an_answer(qtbot: QtBot, choice: Answering) -> None:
    with openers_room(qtbot) as (behind, room):
        answering = way(behind, room)
        cards: list[GateKind] = []
        put: list[str] = []
        behind.scope.navigator.card_wanted.connect(cards.append)
        answering.put.connect(put.append)
        answering.message.type(THREAT, 0)
        answering.choose(choice)
        behind.settle()
        assert cards == [GateKind.THREAT]
        assert put == []
        assert not answering.state.is_building
        behind.timers.advance(1_000)
        behind.settle()
        assert answering.message.is_gated


def test_a_message_pasted_late_is_judged_before_the_answer_is_used(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        answering = way(behind, room)
        put: list[str] = []
        answering.put.connect(put.append)
        answering.choose(Answering.NOW)
        behind.settle()
        answering.parts[Part.FIRM].type("Five o’clock.", 0)
        answering.message.type(THREAT, 0)
        answering.use()
        behind.settle()
        assert put == []
        assert answering.state.is_held
        answering.message.type("", 0)
        answering.use()
        behind.settle()
        assert put == ["Five o’clock."]


def test_parts_broken_off_wait_for_another_time(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        answering = way(behind, room)
        answering.parts[Part.FRIENDLY].type("Thanks.", 0)
        answering.parts[Part.FIRM].type("x", 0)
        answering.parts[Part.FIRM].type("", 0)
        answering.leave()
        assert draft_texts(behind) == ["Thanks."]


def begun(shown: Shown, **values: str) -> AnsweringDialog:
    open_one(shown.behind, shown.room, made(shown.behind, **values))
    shown.pause()
    shown.press("framings")
    framings = shown.page.findChild(FramingsDialog)
    framings.findChild(QPushButton, "framing.reply").click()
    shown.pause()
    dialogs = shown.page.findChildren(AnsweringDialog)
    assert len(dialogs) == 1
    dialogs[0].activateWindow()
    return dialogs[0]


def press(shown: Shown, dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisibleTo(dialog)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    shown.pause()


def test_the_way_ends_in_first_words(shown: Shown) -> None:
    dialog = begun(shown)
    press(shown, dialog, "answer.now")
    friendly = dialog.findChild(QPlainTextEdit, "answer.friendly")
    assert friendly.hasFocus()
    QTest.keyClicks(friendly, "Thanks for telling me.")
    firm = dialog.findChild(QPlainTextEdit, "answer.firm")
    firm.setFocus()
    QTest.keyClicks(firm, "Is five all right?")
    press(shown, dialog, "answer.use")
    assert shown.words().toPlainText() == "Thanks for telling me.\nIs five all right?"
    assert shown.page.focusWidget() is shown.words()
    assert shown.room.opener.state.framing is not None
    assert shown.room.opener.state.framing.id == "reply"
    shown.words().undo()
    assert shown.words().toPlainText() == ""


def test_later_is_one_line_that_says_when(shown: Shown) -> None:
    dialog = begun(shown, words="Draft.")
    press(shown, dialog, "answer.later")
    assert shown.words().toPlainText() == "Draft. I’ve read this. I’ll answer by …."


def test_esc_goes_back_to_the_choices_and_then_away(shown: Shown) -> None:
    dialog = begun(shown)
    press(shown, dialog, "answer.now")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.findChild(QPushButton, "answer.later").isVisibleTo(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert shown.words().toPlainText() == ""


@pytest.mark.parametrize("percent", [100, 200])
def test_both_pages_are_named_and_nothing_clipped(shown: Shown, theme: Theme, percent: int) -> None:
    theme.set_text_scale(percent)
    dialog = begun(shown)
    assert every_focusable_has_a_name(dialog) == []
    assert nothing_clipped(dialog) == []
    press(shown, dialog, "answer.now")
    dialog.findChild(QPlainTextEdit, "answer.friendly").setPlainText("A. B. C. D. E. F. G.")
    shown.pause()
    assert every_focusable_has_a_name(dialog) == []
    assert nothing_clipped(dialog) == []


def test_a_note_beside_their_message_is_put_away_in_one_step(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        answering = way(behind, room)
        answering.message.type(f"{THREAT} Bring milk.", 0)
        behind.timers.advance(1_000)
        behind.settle()
        assert answering.message.is_gated
        answering.message.dismiss_note()
        behind.settle()
        assert not answering.message.is_gated
        answering.choose(Answering.NOW)
        behind.settle()
        assert not answering.state.is_building
