"""An evening with the guides, by keyboard alone: read, mark, note, find, print; bring and remove."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from pytestqt.qtbot import QtBot

from growingus_desktop.app.unlocked import Unlocked
from growingus_desktop.core.destinations import Room
from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.views.go_to import GoToDialog
from growingus_desktop.views.guides import GuidesPage
from growingus_desktop.views.guides_reader import Reader
from growingus_desktop.views.sheet_preview import SheetPreview
from tests.support.clocks import FixedClock
from tests.support.program import Program, program
from tests.support.screens import every_focusable_has_a_name, nothing_clipped
from tests.support.sheets import pdf_facts, pdf_text, words

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Evening:
    """The room of guides and the hands of the person in it."""

    def __init__(self, started: Program, behind: Unlocked) -> None:
        self.started = started
        self.behind = behind
        room, page = behind.presenter(Room.GUIDES), behind.page(Room.GUIDES)
        assert isinstance(room, GuidesPresenter)
        assert isinstance(page, GuidesPage)
        self.room, self.page = room, page
        self.reader: Reader = page.desk.reader

    def press(self, name: str) -> None:
        self.started.tab_to(name, at_most=120)
        self.started.key(Qt.Key.Key_Space)
        self.started.settle()

    def search(self, typed: str) -> None:
        """Look through all guides: Ctrl+F from the list."""
        self.started.focus("guides.list")
        self.started.key(Qt.Key.Key_F, CONTROL)
        assert self.started.window.focusWidget() is self.page.side.search
        self.started.type(typed)

    def see_read(self, title: str) -> None:
        def is_open() -> bool:
            reading = self.room.state.reading
            return reading is not None and reading.guide.title == title

        self.started.wait(is_open)

    def sound(self) -> None:
        assert nothing_clipped(self.page) == []
        assert every_focusable_has_a_name(self.page) == []


@contextmanager
def evening(qtbot: QtBot, tmp_path: Path, page: Path) -> Iterator[Evening]:
    with program(
        qtbot, tmp_path / "vault", FixedClock(), demo=True, choose_file=lambda _name: page
    ) as started:
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        started.key(Qt.Key.Key_2, CONTROL)
        started.settle()
        behind = started.application.unlocked
        assert behind is not None
        yield Evening(started, behind)


def test_an_evening_with_the_guides(qtbot: QtBot, tmp_path: Path) -> None:
    with evening(qtbot, tmp_path, tmp_path / "page.pdf") as it:
        find_and_open(it)
        mark_and_note(it)
        find_in_the_guide(it)
        set_it_larger(it)
        print_it(it, tmp_path / "page.pdf")
        read_by_situation(it)
        bring_and_remove(it, tmp_path / "mine")
        lock(it)


def find_and_open(it: Evening) -> None:
    it.search("camera")
    assert "G3" in [guide.id for guide in it.room.list.shown]
    it.started.key(Qt.Key.Key_Down)
    while it.room.open_id != "G3":
        it.started.key(Qt.Key.Key_Down)
    it.started.key(Qt.Key.Key_Return)
    assert it.started.window.focusWidget() is it.reader
    it.started.settle()


def mark_and_note(it: Evening) -> None:
    plain = it.room.state.reading.guide.plain
    start = plain.index("camera would have it")
    it.started.key(Qt.Key.Key_F3)
    # F3 stands on the word; from its beginning Shift and arrows take two more along.
    it.reader.select(start, start + 1)
    for _ in range(len("camera would have it") - 1):
        it.started.key(Qt.Key.Key_Right, SHIFT)
    it.started.key(Qt.Key.Key_H)
    it.started.settle()
    marked = next(one for one in it.room.state.reading.highlights if one.start == start)
    assert marked.quote == "camera would have it"
    it.started.key(Qt.Key.Key_Return)
    it.started.settle()
    it.started.type("As on a reel of Super8")
    it.sound()
    it.started.key(Qt.Key.Key_Escape)
    it.started.settle()
    assert it.started.window.focusWidget() is it.reader
    it.press("guide.marksButton")
    it.started.see("In the order they stand in the guide.")
    it.started.focus("guide.marks.list")
    it.started.key(Qt.Key.Key_End)
    it.sound()
    it.started.key(Qt.Key.Key_Escape)
    # The note is found across all guides, accents and capitals aside.
    it.search("SÚPER8 RE")
    assert [guide.id for guide in it.room.list.shown] == ["G3"]
    it.started.key(Qt.Key.Key_Escape)
    it.started.key(Qt.Key.Key_Down)
    it.started.key(Qt.Key.Key_Return)


def find_in_the_guide(it: Evening) -> None:
    it.started.focus("guide.reader")
    it.started.key(Qt.Key.Key_F, CONTROL)
    field = it.page.desk.finding.field
    assert it.started.window.focusWidget() is field
    it.started.type("first")
    many = len(it.room.find.places)
    assert many > 1
    it.started.see("1 of")
    it.sound()
    it.started.key(Qt.Key.Key_Return)
    it.started.see("2 of")
    it.started.key(Qt.Key.Key_Return, SHIFT)
    it.started.key(Qt.Key.Key_F3, SHIFT)
    it.started.see(f"{many} of")
    assert it.reader.textCursor().selectedText().lower() == "first"
    assert it.started.window.focusWidget() is field
    it.started.key(Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert it.started.window.focusWidget() is it.reader
    assert len(it.reader.extraSelections()) == len(it.room.state.reading.highlights)


def set_it_larger(it: Evening) -> None:
    before = it.reader.document().size().height()
    it.press("guide.setting")
    assert it.started.window.focusWidget() is it.page.desk.setting.letters
    it.started.key(Qt.Key.Key_Down)
    it.started.settle()
    assert it.room.setting.now.size == 120
    assert it.reader.document().size().height() > before
    it.sound()
    it.press("guide.setting")


def print_it(it: Evening, page: Path) -> None:
    it.started.focus("guide.reader")
    it.started.key(Qt.Key.Key_P, CONTROL)
    it.started.settle()
    it.started.see("“The first few minutes”, to read on paper.")
    it.press("sheet.guide.make")
    it.started.see("Your page")
    preview = it.started.top()
    assert isinstance(preview, SheetPreview)
    it.press("savePdf")
    it.started.see("A saved page isn’t locked.")
    it.press("sheetAgree")
    it.started.wait(page.is_file)
    printed = pdf_text(page)
    assert pdf_facts(page)["Title"] == "Page"
    assert words(printed) == words(as_text(preview.presenter.sheet))
    assert "Super8" not in printed
    it.started.key(Qt.Key.Key_Escape)
    it.started.wait(lambda: it.started.top() is it.started.window)


def read_by_situation(it: Evening) -> None:
    it.started.focus("guides.search")
    it.press("guides.readingList")
    assert it.started.window.focusWidget() is it.page.side.wanted.situation
    for _ in range(len(it.room.state.situations)):
        if it.room.state.situation == "rough":
            break
        it.started.key(Qt.Key.Key_Down)
    it.started.tab_to("guides.time")
    while it.room.state.minutes != 10:
        it.started.key(Qt.Key.Key_Down)
    it.started.see("about 8 minute")
    it.sound()
    it.started.focus("guides.list")
    it.started.key(Qt.Key.Key_Home)
    it.started.key(Qt.Key.Key_Return)
    following = it.room.state.reading.next
    # To the end of the text and on by its last link.
    it.started.key(Qt.Key.Key_End)
    for _ in range(30):
        it.started.key(Qt.Key.Key_Tab)
        if it.reader.textCursor().selectedText().startswith("Next: "):
            break
    it.started.key(Qt.Key.Key_Return)
    it.started.wait(lambda: it.room.open_id == following.prefill["guide"])
    it.started.focus("guides.search")
    it.press("guides.readingList")
    assert len(it.room.list.shown) == len(it.room.list.guides)


def bring_and_remove(it: Evening, folder: Path) -> None:
    folder.mkdir()
    (folder / "Sunday walks.md").write_text(
        "# Sunday walks\n\nTo the weir, [as they say](https://example.org/weir), and back.\n",
        encoding="utf-8",
    )
    (folder / "bad.md").write_text("Words.\n\n![x](https://example.org/x.png)\n", encoding="utf-8")
    it.started.application.find_folder = lambda: folder
    many = len(it.room.list.guides)
    it.started.key(Qt.Key.Key_N, CONTROL)
    it.press("ownGuides.folder")
    it.started.see("bad.md, line 3: It holds a picture, and guides are text only.")
    it.sound()
    it.started.focus("ownGuides.list")
    it.started.key(Qt.Key.Key_Home)
    it.started.key(Qt.Key.Key_Return)
    it.see_read("Sunday walks")
    assert it.started.window.focusWidget() is it.reader
    text = it.reader.toPlainText()
    assert "as they say (https://example.org/weir)" in text
    assert not any(fragment.isAnchor() for fragment in formats(it.reader))
    # Ctrl+K knows it from now on.
    it.started.key(Qt.Key.Key_1, CONTROL)
    it.started.key(Qt.Key.Key_K, CONTROL)
    it.started.wait(lambda: isinstance(it.started.top(), GoToDialog))
    dialog = it.started.top()
    assert isinstance(dialog, GoToDialog)
    it.started.wait(lambda: dialog.presenter.state.is_ready)
    it.started.type("sund walk")
    it.started.key(Qt.Key.Key_Return)
    it.started.wait(lambda: it.behind.here is Room.GUIDES)
    it.started.settle()
    it.see_read("Sunday walks")
    it.press("guide.remove")
    it.started.wait(lambda: len(it.room.list.guides) == many)
    assert it.room.open_id != "own-sunday-walks"
    it.started.key(Qt.Key.Key_Z, CONTROL)
    it.started.wait(lambda: len(it.room.list.guides) == many + 1)


def lock(it: Evening) -> None:
    gone: list[bool] = []
    it.room.destroyed.connect(lambda: gone.append(True))
    it.started.key(Qt.Key.Key_L, CONTROL)
    it.started.wait(lambda: it.started.application.unlocked is None)
    it.started.wait(lambda: bool(gone))
    assert it.started.window.findChildren(Reader) == []
    assert "Sunday walks" not in it.started.words()


def formats(reader: Reader) -> Iterator[QTextCharFormat]:
    block = reader.document().begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            yield it.fragment().charFormat()
            it += 1
        block = block.next()
