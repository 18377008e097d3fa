"""Step four: scripts for line two, the rehearsal, and what the gate and the person keep away."""

from collections.abc import Iterator
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.replies import load_replies
from growingus_desktop.models.openers import LikelyReply
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.openers_rehearsal import (
    SECONDS,
    Material,
    Phase,
    RehearsalPresenter,
)
from growingus_desktop.presenters.openers_rehearsal_lines import (
    PartnerLine,
    Planned,
    minds_of,
    partner_lines,
)
from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.store import drafts, openers_rehearsals, preferences
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_rehearsal import RehearsalDialog
from growingus_desktop.views.openers_repair_lines import RepairLinesDialog
from tests.support.openers import GATED, made, open_one, openers_room
from tests.support.openers_page import Shown
from tests.support.scopes import Unlocked
from tests.support.screens import every_focusable_has_a_name, nothing_clipped

LINES = tuple(PartnerLine("Defends", f"Line {n}", f"Mine {n}") for n in range(6))
WORDS = "I missed you on Sunday. Could we eat without phones tonight?"


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    del theme
    with openers_room(qtbot) as (behind, room):
        yield Shown(behind, room, qtbot)


def run_of(
    behind: Unlocked, room: OpenersPresenter, lines: tuple[PartnerLine, ...] = LINES
) -> RehearsalPresenter:
    """A rehearsal of the open opener, shuffled the same way every time."""
    opener_id = room.opener.state.id
    assert opener_id is not None
    material = Material(opener_id, WORDS, "I’ll be on the stairs.", lines)
    run = RehearsalPresenter(behind.scope, material, room.do, Random(7), parent=room)
    run.load()
    behind.settle()
    return run


def notes(behind: Unlocked, opener_id: int) -> list[str]:
    found = behind.vault.submit(lambda s: openers_rehearsals.notes_of(s, opener_id)).result()
    return [note.text for note in found.value]


class TestLines:
    def test_ones_own_guess_comes_first_and_ones_own_answer_counts(self) -> None:
        scripts = load_replies()
        plan = Planned(LikelyReply.NOT_NOW, "Not now", "Not again.", "When, then?")
        lines = partner_lines([plan], scripts)
        assert lines[0] == PartnerLine("Not now", "Not again.", "When, then?")
        assert {line.mine for line in lines} == {"When, then?"}
        assert len(lines) == 1 + len(
            next(s for s in scripts.values() if s.kind == "not-now").they_say
        )

    def test_without_an_answer_of_ones_own_one_is_offered(self) -> None:
        plan = Planned(LikelyReply.LISTENS, "Listens", "", "")
        assert all(line.mine for line in partner_lines([plan], load_replies()))

    def test_something_else_has_only_ones_own_words(self) -> None:
        scripts = load_replies()
        assert partner_lines([Planned(LikelyReply.OTHER, "Else", "", "")], scripts) == ()
        own = Planned(LikelyReply.OTHER, "Else", "Ask your sister.", "")
        assert partner_lines([own], scripts) == (PartnerLine("Else", "Ask your sister.", ""),)

    def test_no_line_is_said_twice(self) -> None:
        plan = Planned(LikelyReply.NOT_NOW, "Not now", "Not now.", "")
        texts = [line.text for line in partner_lines([plan, plan], load_replies())]
        assert len(texts) == len(set(texts))

    def test_what_must_be_said_beforehand_is_said_once(self) -> None:
        quiet = Planned(LikelyReply.GOES_QUIET, "Quiet", "", "")
        (mind,) = minds_of([quiet, quiet], load_replies())
        assert "Safety" in mind


def test_a_run_goes_line_by_line_to_a_note(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, words=WORDS)
        open_one(behind, room, number)
        run = run_of(behind, room)
        said: list[str] = []
        run.announced.connect(said.append)
        run.begin()
        assert run.state.line == WORDS
        assert run.clock == "3:00"
        heard = []
        for _ in LINES:
            run.go_on()
            heard.append(run.state.line)
        assert heard == [line.text for line in LINES]
        assert not run.state.is_mine_shown
        run.show_mine()
        assert run.state.is_mine_shown
        assert said[-1] == "You could say: Mine 5"
        run.go_on()
        assert run.state.phase is Phase.OVER
        run.note.type("My jaw.", 7)
        run.leave()
        behind.settle()
        assert notes(behind, number) == ["My jaw."]
        assert [note.text for note in room.opener.state.notes] == ["My jaw."]
        assert room.opener.state.notes[0].day == "today"
        room.undo()
        behind.settle()
        assert room.opener.state.notes == ()


def test_the_clock_is_handed_in_and_stands_still_in_a_pause(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, words=WORDS))
        run = run_of(behind, room)
        said: list[str] = []
        run.announced.connect(said.append)
        run.begin()
        run.go_on()
        behind.timers.advance(50_000)
        assert run.clock == "2:10"
        run.pause()
        assert "I’ll be on the stairs." in said[-1]
        behind.timers.advance(600_000)
        assert run.clock == "2:10"
        assert run.state.phase is Phase.PAUSED
        run.go_on()
        assert run.state.number == 1
        run.come_back()
        behind.timers.advance(70_000)
        assert said[-1] == "One minute left"
        behind.timers.advance(60_000)
        assert run.state.phase is Phase.OVER
        behind.timers.advance(60_000)
        assert run.state.left == 0


def test_again_keeps_the_note_and_begins_anew(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        number = made(behind, words=WORDS)
        open_one(behind, room, number)
        run = run_of(behind, room)
        run.begin()
        run.go_on()
        run.stop()
        run.note.type("Too fast.", 9)
        run.again()
        behind.settle()
        assert (run.state.phase, run.state.left, run.state.number) == (Phase.RUNNING, SECONDS, 0)
        assert notes(behind, number) == ["Too fast."]
        assert run.note.text == ""
        waiting = behind.vault.submit(lambda s: drafts.waiting_under(s, "opener/")).result().value
        assert waiting == {}


def test_a_shuffled_run_has_every_line_once_and_what_came_stays(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, words=WORDS))
        run = run_of(behind, room)
        run.shuffle(wanted=True)
        run.begin()
        heard = []
        for at in range(len(LINES)):
            run.go_on()
            heard.append(run.state.line)
            if at == 2:
                run.shuffle(wanted=True)
        planned = [line.text for line in LINES]
        assert sorted(heard) == planned
        assert heard != planned
        run.stop()
        run.shuffle(wanted=False)
        run.again()
        run.go_on()
        assert run.state.line == planned[0]


def test_a_note_broken_off_waits_as_a_draft(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, words=WORDS))
        run = run_of(behind, room)
        run.begin()
        run.stop()
        run.note.type("Half a tho", 10)
        behind.scope.drafts.flush()
        behind.settle()
        assert run_of(behind, room).note.text == "Half a tho"


@pytest.mark.parametrize("field", ["words", "raw", "pause_plan", "need/need"])
def test_nothing_is_rehearsed_where_the_gate_holds_a_word(qtbot: QtBot, field: str) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, words=WORDS))
        room.opener.go_to(Step.REPLIES)
        room.opener.add_reply(LikelyReply.DEFENDS)
        behind.settle()
        assert room.opener.line_two.state.offers
        runs: list[object] = []
        cards: list[GateKind] = []
        room.opener.line_two.rehearsal_wanted.connect(runs.append)
        behind.scope.navigator.card_wanted.connect(cards.append)
        room.opener.fields[field].type(GATED, 0)
        # Before the gate has looked by itself.
        room.opener.line_two.rehearse()
        behind.settle()
        assert runs == []
        assert len(cards) == 1
        assert not room.opener.line_two.state.offers
        room.opener.fields[field].type("", 0)
        behind.timers.advance(1_000)
        behind.settle()
        assert room.opener.line_two.state.offers


def test_a_dismissed_note_brings_no_rehearsal_back(qtbot: QtBot) -> None:
    with openers_room(qtbot) as (behind, room):
        open_one(behind, room, made(behind, words=GATED))
        room.opener.fields["words"].dismiss_note()
        room.opener.go_to(Step.REPLIES)
        behind.settle()
        assert room.opener.line_two.state.held is not None
        assert not room.opener.line_two.state.offers


def test_what_is_put_away_offers_no_rehearsal_and_keeps_the_notes(shown: Shown) -> None:
    behind, room = shown.behind, shown.room
    behind.vault.submit(lambda s: preferences.choose(s, PUT_AWAY, True)).result()
    number = made(behind, words=WORDS)
    behind.vault.submit(
        openers_rehearsals.keep_note(number, "Slower.", behind.clock.now()).run
    ).result()
    open_one(behind, room, number)
    room.opener.add_reply(LikelyReply.DEFENDS)
    room.opener.go_to(Step.REPLIES)
    shown.pause()
    assert shows(shown, "rehearse") is False
    assert shows(shown, "repairLine.lines") is False
    plan = room.opener.state.replies[0]
    assert shows(shown, f"reply.{plan.id}.lines") is False
    note = room.opener.state.notes[0]
    shown.press(f"rehearsalNote.{note.id}.remove")
    assert room.opener.state.notes == ()


def focused(shown: Shown) -> str:
    focus = shown.page.focusWidget()
    return focus.objectName() if focus else ""


def shows(shown: Shown, name: str) -> bool:
    found = shown.page.findChildren(QWidget, name)
    return any(one.isVisibleTo(shown.page) for one in found)


def at_step_four(shown: Shown, reply: LikelyReply = LikelyReply.DEFENDS, **values: str) -> int:
    number = made(shown.behind, words=WORDS, **values)
    open_one(shown.behind, shown.room, number)
    shown.room.opener.go_to(Step.REPLIES)
    shown.pause()
    shown.press(f"reply.add.{reply.value}")
    return number


def dialog_of(shown: Shown) -> RehearsalDialog:
    shown.press("rehearse")
    found = shown.page.findChildren(RehearsalDialog)
    assert len(found) == 1
    return found[0]


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisibleTo(dialog)
    button.click()


def key(shown: Shown, dialog: QWidget, code: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, code)
    shown.behind.settle()


def test_a_rehearsal_by_keyboard_alone(shown: Shown) -> None:
    number = at_step_four(shown, pause_plan="I’ll be on the stairs until nine.")
    shown.find("rehearse").setFocus()
    QTest.keyClick(shown.find("rehearse"), Qt.Key.Key_Return)
    shown.pause()
    dialog = shown.page.findChild(RehearsalDialog)
    dialog.activateWindow()
    said: list[str] = []
    dialog._announcer.announced.connect(said.append)
    key(shown, dialog, Qt.Key.Key_Return)
    line = dialog.findChild(QWidget, "rehearsal.line")
    assert line.text() == WORDS
    key(shown, dialog, Qt.Key.Key_Return)
    assert line.text() == "That’s not how it was."
    dialog._announcer.flush()
    assert said == ["Defends: That’s not how it was."]
    key(shown, dialog, Qt.Key.Key_F9)
    plan = dialog.findChild(QWidget, "rehearsal.plan")
    assert plan.isVisibleTo(dialog)
    assert plan.text() == "I’ll be on the stairs until nine."
    assert dialog.focusWidget().objectName() == "rehearsal.back"
    key(shown, dialog, Qt.Key.Key_F9)
    assert dialog.focusWidget().objectName() == "rehearsal.next"
    key(shown, dialog, Qt.Key.Key_Escape)
    note = dialog.findChild(QPlainTextEdit, "rehearsal.note")
    assert note.hasFocus()
    QTest.keyClicks(note, "Slower next time.")
    key(shown, dialog, Qt.Key.Key_Escape)
    shown.pause()
    assert notes(shown.behind, number) == ["Slower next time."]
    assert focused(shown) == "rehearse"


def test_without_a_plan_the_pause_leads_to_writing_one(shown: Shown) -> None:
    at_step_four(shown)
    dialog = dialog_of(shown)
    press(dialog, "rehearsal.begin")
    press(dialog, "rehearsal.pause")
    press(dialog, "rehearsal.writePlan")
    shown.pause()
    assert focused(shown) == "pausePlan"


def test_a_pause_has_a_door_to_the_card(shown: Shown) -> None:
    at_step_four(shown)
    cards: list[GateKind] = []
    shown.behind.scope.navigator.card_wanted.connect(cards.append)
    dialog = dialog_of(shown)
    press(dialog, "rehearsal.begin")
    press(dialog, "rehearsal.pause")
    press(dialog, "rehearsal.card")
    assert cards == [GateKind.FEAR]


def test_lines_are_put_in_as_one_undo_step_and_never_over_words(shown: Shown) -> None:
    at_step_four(shown)
    plan = shown.room.opener.state.replies[0]
    shown.press(f"reply.{plan.id}.lines")
    mine = shown.find(f"reply.{plan.id}.iSay")
    assert isinstance(mine, QPlainTextEdit)
    shown.press(f"reply.{plan.id}.mine.0")
    shown.press(f"reply.{plan.id}.mine.1")
    assert len(mine.toPlainText().splitlines()) == 2
    assert mine.hasFocus()
    mine.undo()
    assert len(mine.toPlainText().splitlines()) == 1
    theirs = shown.find(f"reply.{plan.id}.theySay")
    assert isinstance(theirs, QPlainTextEdit)
    shown.press(f"reply.{plan.id}.theirs.1")
    assert theirs.textCursor().selectedText() == "…"
    QTest.keyClicks(theirs, "yes")
    assert theirs.toPlainText() == "I only did it because you’d said yes"


def test_a_line_to_repair_with_is_chosen_with_its_limit_in_sight(shown: Shown) -> None:
    at_step_four(shown)
    shown.press("repairLine.lines")
    dialog = shown.page.findChild(RepairLinesDialog)
    assert every_focusable_has_a_name(dialog) == []
    press(dialog, "repairLine.said-that")
    shown.pause()
    field = shown.page.findChild(QPlainTextEdit, "repairLine")
    assert field.toPlainText() == "I said …, and it was unkind. I’m sorry."
    assert field.textCursor().selectedText() == "…"
    shown.press("pausePlan.start")
    assert "minutes" in shown.page.findChild(QPlainTextEdit, "pausePlan").toPlainText()


def test_a_gated_opener_has_one_quiet_line_and_no_offers(shown: Shown) -> None:
    at_step_four(shown, raw=GATED)
    cards: list[GateKind] = []
    shown.behind.scope.navigator.card_wanted.connect(cards.append)
    for name in ("rehearse", "repairLine.lines", "pausePlan.start"):
        assert not shows(shown, name)
    shown.press("repliesNote")
    assert len(cards) == 1


@pytest.mark.parametrize(("percent", "size"), [(100, (752, 572)), (200, (906, 744))])
def test_every_page_of_it_is_named_and_nothing_clipped(
    shown: Shown, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.set_text_scale(percent)
    shown.page.resize(*size)
    at_step_four(shown, LikelyReply.GOES_QUIET)
    plan = shown.room.opener.state.replies[0]
    shown.press(f"reply.{plan.id}.lines")
    assert every_focusable_has_a_name(shown.page) == []
    assert nothing_clipped(shown.page) == []
    dialog = dialog_of(shown)
    steps = ("rehearsal.begin", "rehearsal.next", "rehearsal.showMine", "rehearsal.pause")
    for step in (*steps, "rehearsal.stop"):
        press(dialog, step)
        shown.pause()
        assert every_focusable_has_a_name(dialog) == []
        assert nothing_clipped(dialog) == []


def test_tab_goes_from_a_new_card_to_its_lines_and_on_to_the_plans(shown: Shown) -> None:
    at_step_four(shown)
    first = shown.room.opener.state.replies[0]
    shown.press("reply.add.cries")
    second = shown.room.opener.state.replies[1]
    assert focused(shown) == f"reply.{second.id}.theySay"
    seen = [tab(shown) for _ in range(4)]
    assert seen == [
        f"reply.{second.id}.iSay",
        f"reply.{second.id}.lines",
        "pausePlan",
        "pausePlan.start",
    ]
    shown.find(f"reply.{first.id}.lines").setFocus()
    shown.press(f"reply.{first.id}.lines")
    assert tab(shown) == f"reply.{first.id}.theirs.0"
    assert shows(shown, f"reply.{first.id}.mine.0")


def tab(shown: Shown) -> str:
    shown.key(Qt.Key.Key_Tab)
    return focused(shown)
