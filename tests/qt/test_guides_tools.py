"""What the Guides room does with a guide besides showing it: find, set, list, print, bring, lose."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from growingus_desktop.content.anchors import surroundings
from growingus_desktop.content.guides import FOLDER_LIMIT
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.guides import BOOKMARKED, GuidesPresenter
from growingus_desktop.presenters.guides_own import MOST_TOLD
from growingus_desktop.presenters.guides_setting import MEASURE_KEY, SIZE_KEY, Setting
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.sheets.blocks import Sheet, SheetKind
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.store import preferences, reading
from growingus_desktop.store.reading import WHOLE, Passage
from tests.support.guides import guides_room, rest
from tests.support.scopes import Unlocked

HOME = (
    "# Sunday walks\n\nWe walk to the weir and talk about one thing only.\n\nThen we have soup.\n"
)


def to_guide(guide_id: str) -> Destination:
    return Destination(Room.GUIDES, Tool.GUIDE, {"guide": guide_id})


def caption(room: GuidesPresenter, guide_id: str) -> str:
    model = room.list.model
    return model.index(model.row_of(guide_id)).data(RecordRole.CAPTION)


def bring(behind: Unlocked, room: GuidesPresenter, folder: Path, text: str = HOME) -> None:
    (folder / "walks.md").write_text(text, encoding="utf-8")
    room.own.add_folder(folder)
    behind.settle()


def test_words_are_found_in_the_open_guide_and_walked_through(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.show(to_guide("G3"))
        find, turned = room.find, list[tuple[int, int]]()
        find.turned.connect(lambda start, end: turned.append((start, end)))
        room.seek("camera")
        assert len(room.state.reading.matches) == 1
        find.open()
        find.seek("the first")
        plain, text = room.state.reading.guide.plain, room.state.reading.guide.whole
        assert {text[a:b].lower() for a, b in room.state.reading.matches} == {"the first"}
        many = len(find.places)
        assert many > 1
        assert find.told.startswith("1 of ")
        for _ in range(many):
            find.step(1)
        assert find.told.startswith("1 of ")
        find.step(-1)
        assert find.told.startswith(f"{many} of ")
        assert turned[0] == find.places[0]
        assert turned[-1] == find.places[-1]
        # Sources can be found too, though not marked.
        find.seek("pmc1622921")
        ((start, end),) = find.places
        assert start > len(plain)
        room.marks.toggle(start, end)
        behind.settle()
        assert room.state.reading.highlights == ()
        find.seek("qqqq")
        assert find.told.startswith("0 ")
        before = list(turned)
        find.step(1)
        assert turned == before
        # Put away, the search of the list has its places back.
        find.close()
        assert [plain[a:b] for a, b in room.state.reading.matches] == ["camera"]


def test_the_words_looked_for_stay_in_the_next_guide(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (_behind, room):
        room.show(to_guide("G3"))
        room.find.open()
        room.find.seek("ask")
        room.read("G6")
        text = room.state.reading.guide.whole
        assert {text[a:b].lower() for a, b in room.find.places} == {"ask"}
        assert "of" not in room.find.told


def test_search_tells_where_and_looks_into_notes(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        behind.vault.submit(reading.highlight(Passage("G9", 0, 4, "That")).run).result()
        (marked,) = behind.vault.submit(reading.traces).result().value.highlights
        behind.vault.submit(reading.note(marked.id, "Wédnesday, with her sister").run).result()
        room.refresh()
        behind.settle()
        room.seek("camera")
        assert "camera" in caption(room, "G3")
        room.seek("wednesday sis")
        assert [guide.id for guide in room.list.shown] == ["G9"]
        assert caption(room, "G9") == "Your note: Wédnesday, with her sister"
        room.seek("")
        assert "min" in caption(room, "G9")


def test_what_to_read_now_fits_into_the_time_and_leads_on(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.choose_list("rough", 10)
        first, second = room.list.shown
        assert (first.id, second.id) == ("G8", "G9")
        assert "8" in room.state.list_told
        room.read("G8")
        assert room.state.reading.next == to_guide("G9")
        room.read_to(WHOLE)
        rest(behind)
        # Read to its end it makes room for the next one.
        assert [guide.id for guide in room.list.shown] == ["G9", "G7"]
        room.choose_list("rough", 1)
        assert room.state.list_told == "Nothing here fits into that time."
        room.choose_topic("")
        assert len(room.list.shown) == len(room.list.guides)
        assert room.state.list_told == ""
        assert room.state.reading.next == to_guide("G9")


def test_guides_with_a_bookmark_can_be_listed_alone(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        assert BOOKMARKED not in dict(room.state.topics)
        room.show(to_guide("G3"))
        room.bookmark()
        behind.settle()
        assert dict(room.state.topics)[BOOKMARKED] == "Bookmarked"
        room.choose_topic(BOOKMARKED)
        assert room.state.topic == BOOKMARKED
        assert [guide.id for guide in room.list.shown] == ["G3"]
        room.bookmark()
        behind.settle()
        assert room.list.shown == ()
        assert room.state.nothing_found == "There is no bookmark in any guide."
        room.choose_topic("")
        assert len(room.list.shown) == 18


def test_letters_and_column_are_remembered_in_the_vault(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        room.setting.choose_size(145)
        room.setting.choose_measure(75)
        behind.settle()
        again = GuidesPresenter(behind.scope)
        behind.settle()
        assert again.setting.now == Setting(145, 75)
        again.setting.step(1)
        assert again.setting.now.size == 145
        again.setting.step(-1)
        assert again.setting.now.size == 120
        behind.vault.submit(lambda s: preferences.choose(s, SIZE_KEY, 10**9)).result()
        behind.vault.submit(lambda s: preferences.choose(s, MEASURE_KEY, "wide")).result()
        again.refresh()
        behind.settle()
        assert again.setting.now == Setting()


def test_own_guides_are_brought_renewed_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    with guides_room(qtbot) as (behind, room):
        (tmp_path / "bad.md").write_text("Words.\n\n<b>x</b>\n", encoding="utf-8")
        bring(behind, room, tmp_path)
        assert room.own.told == "1 guide(s) added. 1 file(s) refused."
        assert room.own.refused == ("bad.md, line 3: It holds HTML, and guides are text only.",)
        room.show(to_guide("own-walks"))
        assert room.state.reading.guide.title == "Sunday walks"
        assert room.state.reading.next is None
        plain = room.state.reading.guide.plain
        start = plain.index("one thing only")
        room.marks.toggle(start, start + len("one thing only"))
        behind.settle()
        # Edited before and behind: the highlight goes along.
        bring(
            behind, room, tmp_path, HOME.replace("We walk", "On most Sundays we walk") + "\nEnd.\n"
        )
        assert "your highlights stay" in room.own.told
        (marked,) = room.state.reading.highlights
        assert room.state.reading.guide.plain[marked.start : marked.end] == "one thing only"
        assert marked.start > start
        # Its own words altered: its place is gone, and it is kept.
        bring(behind, room, tmp_path, HOME.replace("one thing only", "two things"))
        assert room.state.reading.highlights == ()
        (gone,) = room.state.reading.gone
        assert (gone.quote, gone.is_gone) == ("one thing only", True)
        listed = room.marks.model.index(0)
        assert listed.data(RecordRole.CAPTION) == "Its place is gone"
        assert "1 highlight" in caption(room, "own-walks")
        # And found again where it stands once more.
        bring(behind, room, tmp_path)
        assert room.state.reading.highlights[0].start == start
        room.remove()
        behind.settle()
        assert not room.open_id.startswith("own")
        assert room.list.find("own-walks") is None
        room.undo()
        behind.settle()
        assert room.list.find("own-walks") is not None
        assert room.own.model.rowCount() == 1


def test_an_own_guide_on_a_shelf_of_ours_says_whose_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with guides_room(qtbot) as (behind, room):
        bring(behind, room, tmp_path, "+++\ntitle = 'Calm down'\ntopic = 'safety'\n+++\n\nWords.\n")
        (own,) = [guide for guide in room.list.guides if guide.own]
        assert caption(room, own.id).startswith("your own · ")
        room.show(to_guide(own.id))
        assert room.state.reading.caption.startswith("Your own · Safety · ")


def test_a_note_beside_a_lost_place_can_still_be_written(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        around = surroundings("Quite another text stood here once.", 6, 18)
        lost = Passage("G3", 6, 18, "another text", around)
        behind.vault.submit(reading.highlight(lost).run).result()
        room.show(to_guide("G3"))
        room.refresh()
        behind.settle()
        (gone,) = room.state.reading.gone
        room.marks.open_note_of(gone)
        behind.settle()
        room.marks.note.type("Still mine.", 11)
        room.marks.close_note()
        behind.settle()
        assert room.state.reading.gone[0].note == "Still mine."
        room.marks.take_away(gone.id)
        behind.settle()
        assert room.state.reading.gone == ()
        room.undo()
        behind.settle()
        assert len(room.state.reading.gone) == 1


def test_a_guide_goes_to_paper_with_nothing_of_ones_own_unless_asked(qtbot: QtBot) -> None:
    with guides_room(qtbot) as (behind, room):
        pages: list[tuple[Sheet, str]] = []
        room.sheet_wanted.connect(lambda sheet, words: pages.append((sheet, words)))
        room.show(to_guide("G3"))
        start = room.state.reading.guide.plain.index("camera")
        room.marks.toggle(start, start + 6)
        behind.settle()
        room.marks.open_note(start)
        behind.settle()
        room.marks.note.type("As on film.", 11)
        title, show = room.open_guide_sheet
        show()
        behind.settle()
        room.print_guide(with_marks=True)
        (bare, none), (marked, mine) = pages
        assert title == "The first few minutes"
        assert (bare.kind, none, mine) == (SheetKind.GUIDE, "", "As on film.")
        assert "As on film." not in as_text(bare)
        assert "As on film." in as_text(marked)
        for block in room.state.reading.guide.blocks:
            for line in block.text.split("\n"):
                assert " ".join(line.split()) in as_text(bare)
        for source in room.state.reading.guide.sources:
            assert source in as_text(bare)


def test_two_hundred_own_guides_and_many_bad_ones(qtbot: QtBot, tmp_path: Path) -> None:
    with guides_room(qtbot) as (behind, room):
        for number in range(200):
            (tmp_path / f"{number:03}.md").write_text(f"# N {number}\n\nWords.\n", encoding="utf-8")
        for number in range(MOST_TOLD + 5):
            (tmp_path / f"bad {number:03}.md").write_text("", encoding="utf-8")
        room.own.add_folder(tmp_path)
        behind.settle()
        assert room.own.model.rowCount() == 200
        assert len(room.list.guides) == 218
        assert len(room.own.refused) == MOST_TOLD + 1
        assert room.own.refused[-1] == "And 5 more."
        assert len(list(tmp_path.iterdir())) < FOLDER_LIMIT
        room.own.add_folder(tmp_path)
        behind.settle()
        assert room.own.told.startswith("200 guide(s) already here.")
        room.seek("n 17")
        assert "own-017" in [guide.id for guide in room.list.shown]
        room.own.add_folder(None)
        room.own.add_file(None)
        empty = tmp_path / "nothing"
        empty.mkdir()
        room.own.add_folder(empty)
        behind.settle()
        assert room.own.told == "There is no Markdown file in that folder."
        room.undo()
        behind.settle()
        assert room.own.model.rowCount() == 0
