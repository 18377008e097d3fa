"""The journal's presenter keeps what is typed, opens what is asked for, and undoes what is done."""

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from sqlmodel import select

from growingus_desktop.content.prompts import Prompt, load_prompts
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.drafts import Draft
from growingus_desktop.models.reflections import Reflection, ReflectionVersion
from growingus_desktop.presenters.reflections import THANKS, ReflectionsPresenter
from growingus_desktop.presenters.reflections_bin import BinPresenter
from growingus_desktop.presenters.reflections_entry import KEEP_AFTER_MS, KEEP_AT_MOST_MS
from growingus_desktop.presenters.reflections_history import HistoryPresenter
from growingus_desktop.presenters.reflections_prompts import LIKED, Deck
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.store import drafts, preferences
from growingus_desktop.store import reflections as store
from growingus_desktop.store.drafts import Typed
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.scopes import Unlocked, unlocked

HERE = Destination(Room.REFLECTIONS)
LONG = "We said good night twice and neither of us meant the second one, and I lay awake over it."


@pytest.fixture
def life(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


@pytest.fixture
def room(life: Unlocked) -> ReflectionsPresenter:
    made = ReflectionsPresenter(life.scope, Random(5))
    life.settle()
    return made


def arrive(life: Unlocked, room: ReflectionsPresenter, where: Destination = HERE) -> None:
    room.show(where)
    life.settle()


def type_text(room: ReflectionsPresenter, text: str) -> None:
    room.entry.text.type(text, len(text))


def entries(life: Unlocked) -> list[tuple[str, str]]:
    rows = life.vault.submit(lambda s: s.exec(select(Reflection)).all()).result().value
    return [(row.title, row.text) for row in rows]


def versions(life: Unlocked) -> list[str]:
    rows = life.vault.submit(lambda s: s.exec(select(ReflectionVersion)).all()).result().value
    return [row.text for row in rows]


def pause(life: Unlocked, milliseconds: int) -> None:
    life.timers.advance(milliseconds)
    life.settle()


def test_a_guide_can_begin_an_entry(life: Unlocked, room: ReflectionsPresenter) -> None:
    filled = {"title": "My column", "text": "What is mine to change:"}
    begun: list[bool] = []
    room.begun.connect(lambda: begun.append(True))
    arrive(life, room, Destination(Room.REFLECTIONS, Tool.NEW_REFLECTION, filled))
    assert (room.entry.title.text, room.entry.text.text) == tuple(filled.values())
    assert begun == [True]
    assert room.entry.state.is_ready


def test_what_is_typed_reaches_its_row_after_a_pause(
    life: Unlocked, room: ReflectionsPresenter
) -> None:
    room.begin()
    life.settle()
    type_text(room, LONG)
    pause(life, KEEP_AFTER_MS)
    assert entries(life) == [("", LONG)]
    waiting = life.vault.submit(lambda s: s.exec(select(Draft)).all()).result().value
    assert [row.text for row in waiting if row.text] == []


def test_typing_without_a_pause_is_kept_all_the_same(
    life: Unlocked, room: ReflectionsPresenter
) -> None:
    room.begin()
    life.settle()
    for number in range(KEEP_AT_MOST_MS // 1000 + 1):
        type_text(room, f"{LONG} {number}")
        pause(life, 1000)
    assert entries(life)[0][1].startswith(LONG)


def test_a_cleared_text_stands_among_the_earlier_wordings(
    life: Unlocked, room: ReflectionsPresenter
) -> None:
    room.begin()
    life.settle()
    type_text(room, LONG)
    type_text(room, "")
    pause(life, KEEP_AFTER_MS)
    room.leave()
    life.settle()
    assert versions(life) == [LONG]
    assert entries(life) == [("", "")]


def test_a_new_entry_that_stays_blank_goes(life: Unlocked, room: ReflectionsPresenter) -> None:
    room.begin()
    life.settle()
    room.leave()
    life.settle()
    assert entries(life) == []
    assert not room.state.has_open


def test_an_entry_with_only_a_tag_stays(life: Unlocked, room: ReflectionsPresenter) -> None:
    room.begin()
    life.settle()
    room.entry.tag.type(" Sundays", 8)
    room.entry.add_tag()
    life.settle()
    room.leave()
    life.settle()
    assert entries(life) == [("", "")]
    assert room.list.state.tags == ("Sundays",)


def test_what_a_lock_left_as_a_draft_is_kept_on_arrival(
    life: Unlocked, room: ReflectionsPresenter
) -> None:
    def left(session: VaultSession) -> None:
        number = store.create(session, title="Evening")
        drafts.keep(session, store.surface(number, "text"), Typed(LONG, 3))

    life.vault.submit(left).result()
    arrive(life, room)
    assert entries(life) == [("Evening", LONG)]
    assert room.entry.text.text == LONG


def test_search_finds_what_was_just_typed(life: Unlocked, room: ReflectionsPresenter) -> None:
    room.begin()
    life.settle()
    type_text(room, "The café by the canal")
    room.seek("cafe can")
    life.settle()
    assert [row.excerpt for row in room.list.model.rows] == ["The café by the canal"]
    room.seek("sofa")
    life.settle()
    assert room.list.state.none_found
    assert room.entry.text.text == "The café by the canal"


def test_bin_undo_and_bringing_back(life: Unlocked, room: ReflectionsPresenter) -> None:
    room.begin(title="A", text=LONG)
    life.settle()
    room.put_in_bin()
    life.settle()
    assert room.list.state.is_empty
    room.undo()
    life.settle()
    assert [row.title for row in room.list.model.rows] == ["A"]
    room.put_in_bin()
    life.settle()
    shown: list[BinPresenter] = []
    room.bin_wanted.connect(shown.append)
    room.show_bin()
    [bin_of] = shown
    bin_of.load()
    life.settle()
    bin_of.bring_back(bin_of.model.rows[0])
    life.settle()
    assert room.entry.title.text == "A"


def test_history_brings_back_by_way_of_the_editor(
    life: Unlocked, room: ReflectionsPresenter
) -> None:
    room.begin(text=LONG)
    life.settle()
    type_text(room, "Something else.")
    pause(life, KEEP_AFTER_MS)
    shown: list[HistoryPresenter] = []
    put: list[tuple[str, str]] = []
    room.entry.history_wanted.connect(shown.append)

    def put_back(title: str, text: str) -> None:
        put.append((title, text))

    room.entry.put_back.connect(put_back)
    room.entry.show_history()
    life.settle()
    shown[0].load()
    life.settle()
    rows = shown[0].model.rows
    assert [row.text for row in rows] == [LONG]
    shown[0].bring_back(rows[0])
    life.settle()
    assert put == [("", LONG)]


def test_opening_another_keeps_each_text_with_its_entry(
    life: Unlocked, room: ReflectionsPresenter
) -> None:
    room.begin(title="A", text="first")
    life.settle()
    first = room.open_id
    room.begin(title="B", text="second")
    life.settle()
    type_text(room, "second and more")
    assert first is not None
    room.open(first)
    life.settle()
    assert room.entry.text.text == "first"
    assert sorted(entries(life)) == [("A", "first"), ("B", "second and more")]


def test_a_tag_taken_off_comes_back(life: Unlocked, room: ReflectionsPresenter) -> None:
    room.begin(title="A")
    life.settle()
    room.entry.add_tag("asks")
    life.settle()
    room.entry.take_tag("asks")
    life.settle()
    assert room.entry.state.tags == ()
    room.undo()
    life.settle()
    assert room.entry.state.tags == ("asks",)


def test_tags_in_use_are_offered(life: Unlocked, room: ReflectionsPresenter) -> None:
    room.begin(title="A")
    life.settle()
    room.entry.add_tag("Émile")
    life.settle()
    room.begin(title="B")
    life.settle()
    room.entry.tag.type("em", 2)
    assert room.entry.state.suggested == ("Émile",)


@given(st.randoms(use_true_random=False), st.integers(1, 9))
def test_a_deck_shows_every_card_once_a_round_and_none_twice_in_a_row(
    random: Random, count: int
) -> None:
    cards = tuple(Prompt(str(n), str(n), "s") for n in range(count))
    deck = Deck(random)
    deck.deal(cards)
    drawn = [deck.draw() for _ in range(3 * count)]
    for start in range(0, 3 * count, count):
        assert {card.id for card in drawn[start : start + count] if card} == {c.id for c in cards}
    if count > 1:
        assert all(one != other for one, other in pairwise(drawn))


def test_the_same_random_deals_the_same_order() -> None:
    orders: list[list[str]] = []
    for _ in range(2):
        deck = Deck(Random(11))
        deck.deal(load_prompts().all)
        orders.append([card.id for _ in range(10) if (card := deck.draw())])
    assert orders[0] == orders[1]


def test_a_prompt_can_be_kept_and_written_from(life: Unlocked, room: ReflectionsPresenter) -> None:
    prompts = room.prompts
    prompts.load()
    life.settle()
    shown = prompts.state
    prompts.toggle_liked()
    life.settle()
    assert prompts.state.is_liked
    prompts.choose(LIKED)
    assert prompts.state.prompt == shown.prompt
    prompts.begin()
    life.settle()
    assert room.entry.state.prompt == shown.text
    assert room.entry.is_blank


def test_the_set_for_caring_more_is_there(life: Unlocked, room: ReflectionsPresenter) -> None:
    room.prompts.load()
    life.settle()
    assert "caring-more" in dict(room.prompts.state.sets)
    room.prompts.choose("caring-more")
    ids = {prompt.id for prompt in load_prompts().all if prompt.set_key == "caring-more"}
    assert room.prompts.state.prompt in ids


def test_put_away_prompts_are_not_dealt(life: Unlocked, room: ReflectionsPresenter) -> None:
    life.vault.submit(lambda s: preferences.choose(s, PUT_AWAY, value=True)).result()
    room.prompts.load()
    life.settle()
    assert "appreciation" not in dict(room.prompts.state.sets)


def test_a_line_of_thanks_is_kept_and_its_field_emptied(
    life: Unlocked, room: ReflectionsPresenter
) -> None:
    room.go_to(THANKS)
    room.thanks.line.type("The tea, before I asked.", 4)
    room.thanks.give()
    room.thanks.give()
    life.settle()
    pause(life, 3000)
    assert [row.line for row in room.thanks.model.rows] == ["The tea, before I asked."]
    assert room.thanks.line.text == ""
    assert life.scope.drafts.unsaved == {}
    room.thanks.take_away(room.thanks.model.rows[0])
    life.settle()
    assert room.thanks.state.is_empty
    room.undo()
    life.settle()
    assert not room.thanks.state.is_empty


def test_the_models_keep_qts_rules(life: Unlocked, room: ReflectionsPresenter) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(model, fatal) for model in (room.list.model, room.thanks.model)
    ]
    for title in "abc":
        room.begin(title=title)
        life.settle()
    room.put_in_bin()
    room.seek("b")
    life.settle()
    assert len(testers) == 2
