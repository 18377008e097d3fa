"""The Guides room without its window: finding, reading, coming back, marking."""

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from growingus_desktop.content.faults import Reason
from growingus_desktop.content.guides import Refusal
from growingus_desktop.content.topics import Topic
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.guides import PUT_AWAY_TOPICS, GuidesPresenter
from growingus_desktop.presenters.guides_refused import refused_in_words
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.store import drafts, preferences, reading
from growingus_desktop.store.reading import Passage, Traces, note_surface
from growingus_desktop.vault.opening import memory_vault
from tests.support.clocks import FixedClock
from tests.support.guides import guides_room, rest, with_a_broken_one
from tests.support.scopes import Unlocked


def to_guide(guide_id: str) -> Destination:
    return Destination(Room.GUIDES, Tool.GUIDE, {"guide": guide_id})


def caption(room: GuidesPresenter, guide_id: str) -> str:
    model = room.list.model
    return model.index(model.row_of(guide_id)).data(RecordRole.CAPTION)


def traces(behind: Unlocked) -> Traces:
    return behind.vault.submit(reading.traces).result().value


def test_guides_stand_in_the_suggested_order(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (_behind, room):
        orders = [guide.order for guide in room.list.shown]
        assert len(orders) >= 4
        assert orders == sorted(orders)


def test_list_model_keeps_its_promises(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        QAbstractItemModelTester(
            room.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        for words in ("sent", "", "qqqq", "the"):
            room.seek(words)
        room.read("G2")
        room.read_to(400)
        rest(behind)
        room.choose_topic(Topic.TALKING.value)
        room.choose_topic("")


def test_part_words_are_found_whatever_their_accents_and_capitals(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (_behind, room):
        room.seek("FÍRST féw")
        assert "G3" in [guide.id for guide in room.list.shown]
        room.read("G3")
        room.seek("cámer")
        found = room.state.reading
        assert found is not None
        assert [found.guide.plain[start:end] for start, end in found.matches] == ["camer"]


def test_a_search_without_an_answer_says_so(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (_behind, room):
        room.seek("qqqq")
        assert room.list.shown == ()
        assert room.state.nothing_found
        room.seek("")
        assert not room.state.nothing_found


def test_topics_are_those_there_are_guides_about(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (_behind, room):
        keys = [key for key, _ in room.state.topics]
        assert Topic.OWN.value not in keys
        room.choose_topic(Topic.TALKING.value)
        assert {guide.topic for guide in room.list.shown} == {Topic.TALKING}


def test_the_first_visit_opens_the_first_guide_and_keeps_nothing(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        rest(behind)
        room.leave()
        behind.settle()
        assert room.open_id == room.list.guides[0].id
        assert traces(behind).marks == {}


def test_a_place_is_found_again_by_a_fresh_room(qtbot: QtBot) -> None:
    clock = FixedClock()
    vault = memory_vault(clock)
    with guides_room(qtbot, vault=vault) as (behind, room):
        room.show(to_guide("G3"))
        room.read_to(580)
        rest(behind)
        assert caption(room, "G3").endswith("58 %")
        kept = traces(behind)
        assert kept.last_opened == "G3"
        # The same vault, opened by a room that knows nothing yet.
        again = type(room)(behind.scope)
        places: list[int] = []
        again.opened.connect(places.append)
        behind.settle()
        assert (again.open_id, places) == ("G3", [580])


def test_leaving_keeps_the_place_at_once(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.show(to_guide("G2"))
        room.read_to(310)
        room.leave()
        behind.settle()
        assert traces(behind).marks["G2"].permille == 310


def test_turning_to_another_guide_keeps_the_place_of_the_first(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.read("G2")
        room.read_to(310)
        room.read("G3")
        behind.settle()
        assert traces(behind).marks["G2"].permille == 310
        assert "G3" not in traces(behind).marks


def test_passing_by_a_guide_keeps_nothing(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.read("G2")
        room.read("G3")
        rest(behind)
        assert set(traces(behind).marks) == {"G3"}


def test_a_guide_read_to_its_end_is_read_and_begins_anew(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        said: list[str] = []
        behind.scope.navigator.said.connect(said.append)
        room.read("G3")
        room.read_to(1000)
        rest(behind)
        assert caption(room, "G3").endswith("read")
        assert said[-1] == "100 % read"
        places: list[int] = []
        room.opened.connect(places.append)
        room.read("G2")
        room.read("G3")
        assert places == [0, 0]


def test_a_bookmark_is_shown_and_taken_back_with_undo(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.show(to_guide("G3"))
        room.bookmark()
        behind.settle()
        assert room.state.reading is not None
        assert room.state.reading.bookmarked
        assert "bookmarked" in caption(room, "G3")
        room.undo()
        behind.settle()
        assert not room.state.reading.bookmarked


def test_a_highlight_is_kept_counted_and_taken_away(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.show(to_guide("G3"))
        behind.settle()
        plain = room.state.reading.guide.plain
        start = plain.index("camera")
        room.marks.toggle(start - 1, start + len("camera"))
        behind.settle()
        (marked,) = room.state.reading.highlights
        assert plain[marked.start : marked.end] == "camera"
        assert "1 highlight" in caption(room, "G3")
        room.marks.toggle(start + 2, start + 2)
        behind.settle()
        assert room.state.reading.highlights == ()
        room.undo()
        behind.settle()
        assert len(room.state.reading.highlights) == 1


def test_a_highlight_follows_its_words_into_a_later_edition(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.show(to_guide("G3"))
        behind.settle()
        plain = room.state.reading.guide.plain
        place = plain.index("camera")
        for quote in ("camera", "words that were taken out since"):
            moved = Passage("G3", place - 40, place - 34, quote)
            behind.vault.submit(reading.highlight(moved).run).result()
        room.refresh()
        behind.settle()
        assert [one.start for one in room.state.reading.highlights] == [place]


def test_a_note_is_kept_beside_its_highlight_and_its_draft_is_let_go(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.show(to_guide("G3"))
        behind.settle()
        start = room.state.reading.guide.plain.index("camera")
        room.marks.toggle(start, start + 6)
        behind.settle()
        room.marks.open_note(start + 3)
        behind.settle()
        (marked,) = room.state.reading.highlights
        room.marks.note.type("As it would look on film.", 25)
        behind.timers.advance(5_000)
        behind.settle()
        room.leave()
        behind.settle()
        assert room.state.reading.highlights[0].note == "As it would look on film."
        waiting = behind.vault.submit(lambda s: drafts.waiting(s, note_surface(marked.id)))
        assert waiting.result().value is None
        room.undo()
        behind.settle()
        assert room.state.reading.highlights[0].note == ""


def test_an_open_note_goes_with_its_highlight(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.show(to_guide("G3"))
        behind.settle()
        room.marks.toggle(10, 30)
        behind.settle()
        room.marks.open_note(12)
        assert room.marks.noting is not None
        room.marks.toggle(12, 12)
        behind.settle()
        assert room.marks.noting is None


def test_a_link_goes_through_the_navigator(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        wanted: list[Destination] = []
        behind.scope.navigator.wanted.connect(wanted.append)
        room.follow(to_guide("G1"))
        assert wanted == [to_guide("G1")]


def test_an_unknown_guide_leaves_the_room_as_it_was(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        said: list[str] = []
        behind.scope.navigator.said.connect(said.append)
        before = room.open_id
        room.show(to_guide("G99"))
        assert room.open_id == before
        assert said[-1] == "That guide isn’t here."


def test_guides_that_are_put_away_are_neither_listed_nor_opened(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        everything = len(room.list.guides)
        hidden = [guide for guide in room.list.guides if guide.topic in PUT_AWAY_TOPICS]
        behind.vault.submit(lambda s: preferences.choose(s, PUT_AWAY, True)).result()
        room.refresh()
        behind.settle()
        assert len(room.list.guides) == everything - len(hidden)
        for guide in hidden:
            room.show(to_guide(guide.id))
            assert room.open_id != guide.id


def test_a_broken_guide_is_named_and_the_rest_are_read(qtbot: QtBot, tmp_path: Path) -> None:
    with guides_room(qtbot, with_a_broken_one(tmp_path)) as (_behind, room):
        refused = room.state.refused
        assert refused is not None
        assert "sunday.md, line 4" in refused.happened
        assert "picture" in refused.happened
        assert refused.code == "GU-201"
        assert len(room.list.shown) >= 4


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(reason: Reason) -> None:
    words = refused_in_words([Refusal("a.md", 3, reason, "title")])
    assert words is not None
    assert "{" not in words.happened
    assert words.happened.endswith(".")
