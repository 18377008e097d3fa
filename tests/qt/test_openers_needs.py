"""Working out a need: every question left out or answered, back and forth, with an opener or without."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sqlmodel import select

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.openers import Need
from growingus_desktop.presenters.drafts import keep_all
from growingus_desktop.presenters.openers_need import FIELDS, Stage
from growingus_desktop.presenters.openers_sentence import started_with
from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.store import drafts, openers, openers_needs
from growingus_desktop.store.openers_needs import NEED_TEXTS, NeedRow
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.views.openers_pane import OpenerPane
from tests.support.clocks import FixedClock
from tests.support.openers import made, open_one, openers_room
from tests.support.openers_page import Shown
from tests.support.screens import every_focusable_has_a_name, mirrored, nothing_clipped

EXAMPLE = {name: f"words for {name}" for name in NEED_TEXTS}


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    del theme
    with openers_room(qtbot) as (behind, room):
        yield Shown(behind, room, qtbot)


def field(shown: Shown, name: str) -> QPlainTextEdit:
    """The field that can be seen; the opener's and the room's own need both have one."""
    found = [
        one
        for step in ("need", "ownNeed")
        for one in shown.page.findChildren(QPlainTextEdit, f"{step}.{name}")
        if one.isVisibleTo(shown.page)
    ]
    assert len(found) == 1, name
    return found[0]


def need_of(shown: Shown, number: int) -> Need:
    found = shown.behind.vault.submit(lambda s: openers.opened(s, number)).result().value
    assert found is not None
    return found.need


def rows(shown: Shown) -> tuple[NeedRow, ...]:
    return shown.behind.vault.submit(openers_needs.needs).result().value


def at_need(shown: Shown, **texts: str) -> int:
    number = made(shown.behind, title="Phones")
    shown.behind.vault.submit(
        lambda s: openers.keep_texts(s, number, openers.Texts(need=texts))
    ).result()
    open_one(shown.behind, shown.room, number)
    shown.room.opener.go_to(Step.NEED)
    shown.pause()
    return number


def test_every_stage_asks_for_every_column_once() -> None:
    asked = [name for names in FIELDS.values() for name in names]
    assert sorted(asked) == sorted(NEED_TEXTS)
    assert set(FIELDS) == set(Stage)


def test_all_questions_by_keyboard_back_and_forth_without_loss(shown: Shown) -> None:
    number = at_need(shown)
    pane = shown.page.findChild(OpenerPane)
    assert pane is not None
    pane.focus_step()
    for stage, names in FIELDS.items():
        for name in names:
            assert field(shown, name).hasFocus(), name
            QTest.keyClicks(field(shown, name), EXAMPLE[name])
            if name != names[-1]:
                shown.key(Qt.Key.Key_Tab)
                while not field(shown, names[names.index(name) + 1]).hasFocus():
                    shown.key(Qt.Key.Key_Tab)
        if stage is not Stage.SENTENCE:
            shown.press("needNext")
    for stage in reversed(list(Stage)[:-1]):
        shown.press("needBack")
        for name in FIELDS[stage]:
            assert field(shown, name).toPlainText() == EXAMPLE[name]
    shown.room.leave()
    shown.pause()
    need = need_of(shown, number)
    assert {name: getattr(need, name) for name in NEED_TEXTS} == EXAMPLE


def test_each_question_can_be_left_out(shown: Shown) -> None:
    at_need(shown)
    for stage in list(Stage)[:-1]:
        assert shown.room.opener.need.state.stage is stage
        assert shown.find("needNext").accessibleName() == "Skip"
        shown.press("needNext")
    assert shown.find("makeSentence").isVisibleTo(shown.page)
    shown.press("makeSentence")
    assert shown.room.opener.need.state.stage is Stage.ASK


def test_enter_in_a_line_goes_on(shown: Shown) -> None:
    at_need(shown)
    shown.room.opener.need.go_to(Stage.ASK)
    shown.pause()
    for name in FIELDS[Stage.ASK]:
        assert field(shown, name).hasFocus()
        QTest.keyClick(field(shown, name), Qt.Key.Key_Return)
    assert shown.room.opener.need.state.stage is Stage.OTHER_WAYS


def test_a_word_is_put_in_once_and_taken_back_by_undo(shown: Shown) -> None:
    at_need(shown)
    group = shown.find("need.feeling.groups.lonely")
    assert isinstance(group, QAbstractButton)
    group.click()
    shown.press("need.feeling.word.0")
    shown.press("need.feeling.word.1")
    shown.press("need.feeling.word.0")
    assert field(shown, "feeling").toPlainText() == "lonely, distant"
    field(shown, "feeling").undo()
    assert field(shown, "feeling").toPlainText() == "lonely"


def test_a_word_for_what_somebody_did_leads_to_a_feeling(shown: Shown) -> None:
    at_need(shown)
    field(shown, "feeling").setFocus()
    QTest.keyClicks(field(shown, "feeling"), "tired and ignored")
    shown.pause()
    assert shown.find("underneath").isVisibleTo(shown.page)
    shown.press("underneath.0")
    assert field(shown, "feeling").toPlainText() == "tired and lonely"
    field(shown, "feeling").undo()
    shown.pause()
    assert field(shown, "feeling").toPlainText() == "tired and ignored"
    shown.press("underneath.leave")
    assert shown.room.opener.need.state.underneath == ()
    QTest.keyClicks(field(shown, "feeling"), " again")
    shown.pause()
    assert shown.room.opener.need.state.underneath == ()


def test_behind_the_gate_no_word_is_made_milder_and_no_ask_is_judged(shown: Shown) -> None:
    at_need(shown)
    field(shown, "feeling").insertPlainText("ignored. I am scared of you when you hit me")
    shown.room.opener.need.go_to(Stage.SENTENCE)
    field(shown, "sentence").insertPlainText("I need you to not hit me. Could you be nicer?")
    shown.behind.timers.advance(2_000)
    shown.pause()
    state = shown.room.opener.need.state
    assert (state.underneath, state.check.words, state.check.card) == ((), "", None)
    assert shown.find("need.sentenceNote").isVisibleTo(shown.page)


def test_the_ask_in_the_sentence_is_looked_at(shown: Shown) -> None:
    at_need(shown, sentence="I feel lonely. Could we eat on Tuesday at seven without phones?")
    assert shown.room.opener.need.state.check.tone == "accent"
    field(shown, "sentence").setPlainText("I feel lonely and I want us to be more connected.")
    shown.pause()
    check = shown.room.opener.need.state.check
    assert check.tone == "honey"
    field(shown, "sentence").setPlainText("I feel lonely in the evenings after dinner.")
    shown.pause()
    assert shown.room.opener.need.state.check.words == "It doesn’t ask for anything yet."


def test_a_vague_ask_gets_its_remark_and_its_wording(shown: Shown) -> None:
    at_need(shown, sentence="I need you to be more present.")
    card = shown.room.opener.need.state.check.card
    assert card is not None
    assert card.suggestions
    shown.press("remark.0.suggestion.0")
    assert "…" in field(shown, "sentence").toPlainText()
    field(shown, "sentence").undo()
    assert field(shown, "sentence").toPlainText() == "I need you to be more present."


def test_a_smaller_size_becomes_the_ask(shown: Shown) -> None:
    at_need(shown, feeling="tired", ask_what="do bath", smaller_three="this Sunday.")
    shown.room.opener.need.go_to(Stage.SENTENCE)
    shown.pause()
    shown.press("makeSentence")
    assert field(shown, "sentence").toPlainText() == "I feel tired. Could you do bath?"
    shown.press("need.size.0")
    wanted = "I feel tired. Could we start with this Sunday?"
    assert field(shown, "sentence").toPlainText() == wanted
    assert started_with({}, "ten minutes") == "Could we start with ten minutes?"


def test_ctrl_z_never_empties_what_was_loaded(shown: Shown) -> None:
    at_need(shown, **EXAMPLE)
    for stage, names in FIELDS.items():
        shown.room.opener.need.go_to(stage)
        for name in names:
            field(shown, name).setFocus()
            assert shown.page.intent("undo")
            shown.pause()
            field(shown, name).undo()
            assert field(shown, name).toPlainText() == EXAMPLE[name]


def test_killed_at_any_question_at_most_two_seconds_are_lost(qtbot: QtBot, theme: Theme) -> None:
    del theme
    clock = FixedClock()
    vault = memory_vault(clock)
    with openers_room(qtbot, vault, clock) as (behind, room):
        shown = Shown(behind, room, qtbot)
        room.show(Destination(Room.OPENERS, Tool.NEW_NEED))
        behind.settle()
        number = room.needs.open_id
        assert number is not None
        for stage, names in FIELDS.items():
            room.needs.clarifier.go_to(stage)
            for name in names:
                QTest.keyClicks(field(shown, name), f"typed {name}")
                behind.timers.advance(2_000)
                behind.settle()
                # Read as after a kill: only what the vault holds, nothing of this program's memory.
                place = openers_needs.need_surface(number, name)
                found = vault.submit(lambda s, place=place: drafts.waiting(s, place)).result().value
                assert found is not None
                assert found.text == f"typed {name}"
        texts = rows(shown)[0].texts
        assert texts == {name: f"typed {name}" for name in NEED_TEXTS}


def test_a_lock_in_mid_word_loses_nothing(shown: Shown) -> None:
    shown.room.begin_need()
    shown.pause()
    field(shown, "feeling").insertPlainText("half a wo")
    unsaved = shown.behind.scope.drafts.unsaved
    shown.behind.vault.submit(lambda s: keep_all(s, unsaved)).result()
    assert [row.texts["feeling"] for row in rows(shown)] == ["half a wo"]


def test_a_need_of_its_own_is_listed_reopened_used_and_binned(shown: Shown) -> None:
    shown.room.show(Destination(Room.OPENERS, Tool.NEEDS))
    shown.pause()
    shown.press("needsEmpty.door")
    assert field(shown, "feeling").hasFocus()
    QTest.keyClicks(field(shown, "feeling"), "tired")
    shown.room.needs.clarifier.go_to(Stage.ASK)
    field(shown, "ask_what").insertPlainText("do bath on Sunday")
    assert shown.page.intent("new")
    shown.pause()
    QTest.keyClicks(field(shown, "feeling"), "lonely")
    shown.behind.timers.advance(2_000)
    shown.pause()
    listed = shown.room.needs.model.rows
    assert [row.texts["feeling"] for row in listed] == ["lonely", "tired"]
    QAbstractItemModelTester(shown.room.needs.model)
    shown.page.findChild(type(shown.find("needs")), "needs").setCurrentIndex(
        shown.room.needs.model.index(1)
    )
    shown.room.needs.choose(listed[1])
    shown.pause()
    assert shown.room.needs.clarifier.state.stage is Stage.SENTENCE
    shown.press("useNeed")
    assert not shown.room.at_needs
    assert shown.words().toPlainText() == "I feel tired. Could you do bath on Sunday?"
    assert shown.room.opener.fields["need/feeling"].text == "tired"
    assert len([row for row in rows(shown) if row.texts["feeling"] == "tired"]) == 2
    shown.press("otherList")
    binned = shown.room.needs.open_id
    assert binned == listed[1].id
    shown.press("binNeed")
    assert binned not in [row.id for row in rows(shown)]
    assert shown.room.needs.open_id != binned
    assert shown.page.intent("undo")
    shown.pause()
    assert len(rows(shown)) == 3


def test_a_need_nobody_wrote_in_goes_when_left(shown: Shown) -> None:
    shown.room.begin_need()
    shown.pause()
    shown.room.show_openers()
    shown.pause()
    assert shown.room.needs.open_id is None
    count = shown.behind.vault.submit(lambda s: len(s.exec(select(Need)).all())).result().value
    assert count == 0


def test_an_openers_need_is_shown_with_the_way_there(shown: Shown) -> None:
    number = at_need(shown, need="rest", sentence="Could we rest on Sunday?")
    shown.press("otherList")
    shown.room.needs.choose(shown.room.needs.model.rows[0])
    shown.pause()
    assert shown.room.needs.open_id is None
    assert shown.page.findChild(QPlainTextEdit, "need.feeling") is not None
    shown.press("openNeedThere")
    assert not shown.room.at_needs
    assert (shown.room.opener.state.id, shown.room.opener.state.step) == (number, Step.NEED)


def test_keys_wait_until_the_need_is_there(shown: Shown) -> None:
    one = shown.behind.vault.submit(lambda s: openers_needs.create_need(s, need="one")).result()
    two = shown.behind.vault.submit(lambda s: openers_needs.create_need(s, need="two")).result()
    shown.room.show_needs()
    shown.room.needs.open(one.value)
    shown.pause()
    shown.room.needs.clarifier.go_to(Stage.NEED)
    edit = field(shown, "need")
    edit.setFocus()
    QTest.keyClicks(edit, "!")
    shown.room.needs.open(two.value)
    assert not edit.isEnabled()
    shown.pause()
    assert edit.isEnabled()
    texts = {row.id: row.texts["need"] for row in rows(shown)}
    assert texts == {one.value: "one!" if "one!" in texts.values() else "!one", two.value: "two"}


@pytest.mark.parametrize("tool", [Tool.NEEDS, Tool.NEW_NEED])
def test_doors_lead_here(shown: Shown, tool: Tool) -> None:
    prefill = {"feeling": "tired"} if tool is Tool.NEW_NEED else {}
    shown.room.show(Destination(Room.OPENERS, tool, prefill))
    shown.pause()
    assert shown.room.at_needs
    if tool is Tool.NEW_NEED:
        assert shown.room.needs.fields["feeling"].text == "tired"


@pytest.mark.parametrize(("percent", "size"), [(100, (752, 572)), (200, (906, 744))])
def test_every_question_is_named_and_not_clipped(
    shown: Shown, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    at_need(shown, **{**EXAMPLE, "feeling": "ignored"})
    theme.set_text_scale(percent)
    shown.page.resize(*size)
    for stage in Stage:
        shown.room.opener.need.go_to(stage)
        shown.pause()
        assert every_focusable_has_a_name(shown.page) == []
        assert nothing_clipped(shown.page) == []
    shown.press("otherList")
    shown.room.needs.choose(shown.room.needs.model.rows[0])
    shown.pause()
    assert nothing_clipped(shown.page) == []
    shown.room.begin_need()
    shown.pause()
    assert every_focusable_has_a_name(shown.page) == []
    assert nothing_clipped(shown.page) == []
    mirrored(shown.page)
    assert nothing_clipped(shown.page) == []
