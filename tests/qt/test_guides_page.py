"""The Guides page by its keys and with eyes: finding, reading to the end, trying, coming back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.content.blocks import Heading
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.store import reading
from growingus_desktop.theme.theme import APPEARANCES, Appearance, Theme
from growingus_desktop.views.guides import GuidesPage
from growingus_desktop.views.guides_reader import Reader
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.notice import Notice
from tests.support.guides import guides_room, rest, with_a_broken_one
from tests.support.scopes import Unlocked
from tests.support.screens import every_focusable_has_a_name, mirrored, nothing_clipped, settle


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> "Iterator[Shown]":
    del theme
    with guides_room(qtbot) as (behind, room):
        page = GuidesPage(room)
        qtbot.addWidget(page)
        page.resize(1072, 770)
        page.show()
        page.activateWindow()
        settle(page)
        yield behind, room, page


Shown = tuple[Unlocked, GuidesPresenter, GuidesPage]


def open_guide(behind: Unlocked, room: GuidesPresenter, page: GuidesPage, guide_id: str) -> None:
    room.show(Destination(Room.GUIDES, Tool.GUIDE, {"guide": guide_id}))
    behind.settle()
    settle(page)


def top_words(reader: Reader) -> str:
    cursor = reader.cursorForPosition(reader.viewport().rect().topLeft())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def test_a_guide_is_found_read_to_its_end_and_tried_by_keys(qtbot: QtBot, shown: Shown) -> None:
    behind, room, page = shown
    wanted: list[Destination] = []
    behind.scope.navigator.wanted.connect(wanted.append)
    assert page.intent("find")
    assert QApplication.focusWidget() is page.side.search
    qtbot.keyClicks(page.side.search, "camera")
    qtbot.keyClick(page.side.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.side.rows
    while room.open_id != "G3":
        before = page.side.rows.currentIndex().row()
        qtbot.keyClick(page.side.rows, Qt.Key.Key_Down)
        assert page.side.rows.currentIndex().row() > before
    qtbot.keyClick(page.side.rows, Qt.Key.Key_Return)
    reader = page.desk.reader
    assert QApplication.focusWidget() is reader
    for _ in range(40):
        qtbot.keyClick(reader, Qt.Key.Key_Space)
    rest(behind)
    assert behind.vault.submit(reading.traces).result().value.marks["G3"].finished_at is not None
    for _ in range(20):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is reader.card.button:
            break
    settle(page)
    assert reader.viewport().rect().contains(reader.card.geometry())
    qtbot.keyClick(reader.card.button, Qt.Key.Key_Return)
    guide = room.list.find("G3")
    assert wanted == [guide.try_it.destination]
    assert wanted[0].tool is Tool.LET_IT_OUT
    assert wanted[0].prefill["text"]


def test_the_page_says_everything_the_guide_says(shown: Shown) -> None:
    behind, room, page = shown
    for guide in room.list.guides:
        open_guide(behind, room, page, guide.id)
        set_as = page.desk.reader.toPlainText()
        assert set_as.splitlines()[1] == guide.title
        for block in guide.blocks:
            if block is not guide.try_it:
                for line in block.text.splitlines():
                    assert line in set_as
        for source in guide.sources:
            assert source in set_as
        levels = [
            at.blockFormat().headingLevel()
            for at in blocks_of(page.desk.reader.document())
            if at.blockFormat().headingLevel()
        ]
        headings = [block.level for block in guide.blocks if isinstance(block, Heading)]
        assert levels == [1, *headings, *([2] if guide.sources else [])]


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_places_in_the_text_and_on_the_page_are_the_same_words(shown: Shown) -> None:
    behind, room, page = shown
    for guide in room.list.guides:
        open_guide(behind, room, page, guide.id)
        reader = page.desk.reader
        for block in guide.blocks:
            if block is guide.try_it:
                continue
            start = block.start
            end = start + len(block.text.splitlines()[0])
            reader.select(start, end)
            assert reader.textCursor().selectedText() == guide.plain[start:end]
            assert reader.selection() == (start, end)


def test_found_words_are_tinted_and_can_be_walked_through(qtbot: QtBot, shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    page.side.search.setText("camera")
    reader = page.desk.reader
    assert [one.cursor.selectedText() for one in reader.extraSelections()] == ["camera"]
    qtbot.keyClick(page, Qt.Key.Key_F3)
    assert reader.textCursor().selectedText() == "camera"
    assert reader.viewport().rect().contains(reader.cursorRect())
    page.side.search.clear()
    assert reader.extraSelections() == []


def test_looking_for_words_leaves_the_open_guide_open(qtbot: QtBot, shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    page.side.search.setFocus()
    qtbot.keyClicks(page.side.search, "dishwasher")
    assert [guide.id for guide in room.list.shown] == ["G1"]
    assert room.open_id == "G3"
    assert not page.side.rows.currentIndex().isValid()
    qtbot.keyClick(page.side.search, Qt.Key.Key_Escape)
    assert page.side.rows.currentIndex().data() == "The first few minutes"


def test_the_place_is_found_again_in_a_fresh_page(qtbot: QtBot, shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    page.desk.reader.verticalScrollBar().setValue(700)
    rest(behind)
    before = top_words(page.desk.reader)
    again = type(room)(behind.scope)
    fresh = GuidesPage(again)
    qtbot.addWidget(fresh)
    fresh.resize(page.size())
    fresh.show()
    behind.settle()
    settle(fresh)
    assert again.open_id == "G3"
    assert abs(fresh.desk.reader.verticalScrollBar().value() - 700) <= 3
    assert top_words(fresh.desk.reader)[-10:] == before[-10:]
    fresh.close()


def test_the_words_at_the_top_stay_there_when_the_look_changes(shown: Shown, theme: Theme) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    reader = page.desk.reader
    reader.verticalScrollBar().setValue(800)
    value = reader.verticalScrollBar().value()
    theme.choose("dark")
    settle(page)
    assert reader.verticalScrollBar().value() == value
    place = reader.cursorForPosition(reader.viewport().rect().topLeft()).block().text()
    theme.set_text_scale(150)
    settle(page)
    assert reader.cursorForPosition(reader.viewport().rect().topLeft()).block().text() == place


def test_nothing_is_fetched_and_no_address_is_opened(shown: Shown) -> None:
    behind, room, page = shown
    wanted: list[Destination] = []
    behind.scope.navigator.wanted.connect(wanted.append)
    open_guide(behind, room, page, "G3")
    reader = page.desk.reader
    kinds = QTextDocument.ResourceType
    for kind in (kinds.ImageResource, kinds.HtmlResource, kinds.StyleSheetResource):
        assert reader.loadResource(kind.value, QUrl("https://example.org/a.png")) is None
        assert reader.loadResource(kind.value, QUrl.fromLocalFile("/etc/hostname")) is None
    reader.anchorClicked.emit(QUrl("https://example.org/"))
    reader.anchorClicked.emit(QUrl("place:999"))
    assert wanted == []
    assert not reader.openLinks()
    assert not reader.openExternalLinks()
    assert reader.source().isEmpty()


def test_links_lead_to_other_guides(qtbot: QtBot, shown: Shown) -> None:
    behind, room, page = shown
    wanted: list[Destination] = []
    behind.scope.navigator.wanted.connect(wanted.append)
    open_guide(behind, room, page, "G3")
    qtbot.keyClick(page.desk.reader, Qt.Key.Key_Tab)
    qtbot.keyClick(page.desk.reader, Qt.Key.Key_Return)
    assert wanted == [Destination(Room.GUIDES, Tool.GUIDE, {"guide": "G1"})]


def test_copying_takes_bare_words(shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    reader = page.desk.reader
    reader.selectAll()
    reader.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert "The first few minutes" in data.text()
    assert not data.hasHtml()
    assert not data.hasUrls()
    QGuiApplication.clipboard().clear()


def test_words_are_selected_and_highlighted_by_keys(qtbot: QtBot, shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    reader = page.desk.reader
    start = room.state.reading.guide.plain.index("camera")
    reader.select(start, start + 1)
    for _ in range(5):
        qtbot.keyClick(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert reader.textCursor().selectedText() == "camera"
    button = page.findChild(IconButton, "guide.highlight")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    behind.settle()
    assert [one.cursor.selectedText() for one in reader.extraSelections()] == ["camera"]


def test_a_note_is_written_by_keys(qtbot: QtBot, shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    reader = page.desk.reader
    start = room.state.reading.guide.plain.index("camera")
    room.marks.toggle(start, start + 6)
    behind.settle()
    reader.select(start + 2, start + 2 + 1)
    qtbot.keyClick(reader, Qt.Key.Key_Return)
    behind.settle()
    field = QApplication.focusWidget()
    assert field.accessibleName() == "A note beside your highlight"
    qtbot.keyClicks(field, "As on film")
    assert every_focusable_has_a_name(page) == []
    assert nothing_clipped(page) == []
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    behind.settle()
    assert QApplication.focusWidget() is reader
    assert room.state.reading.highlights[0].note == "As on film"


def test_esc_leads_back_to_the_list(qtbot: QtBot, shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    assert QApplication.focusWidget() is page.desk.reader
    qtbot.keyClick(page.desk.reader, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.side.rows
    assert page.side.rows.currentIndex().data() == "The first few minutes"


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_look_at_ones_own_guides_leaves_the_place_alone(qtbot: QtBot, shown: Shown) -> None:
    """Coming back the focus once fell on the card first, which took the text along to its end."""
    behind, room, page = shown
    room.read("G13")
    behind.settle()
    settle(page)
    page.side.search.setFocus()
    bar = page.desk.reader.verticalScrollBar()
    bar.setValue(300)
    settle(page)
    page.side.own_wanted.emit()
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    settle(page)
    assert QApplication.focusWidget() is page.desk.reader
    assert bar.value() == 300
    page.side.own_wanted.emit()
    page.side.rows.setFocus()
    qtbot.keyClick(page.side.rows, Qt.Key.Key_Down)
    settle(page)
    assert page.desk.reader.isVisible()
    assert QApplication.focusWidget() is page.side.rows


def test_what_to_read_and_own_guides_have_doors_of_their_own(shown: Shown) -> None:
    _behind, room, page = shown
    wanted = {"situation": "rough", "minutes": "10"}
    room.show(Destination(Room.GUIDES, Tool.READING_LIST, wanted))
    assert page.side.wanted.isVisible()
    assert QApplication.focusWidget() is page.side.wanted.situation
    assert [guide.id for guide in room.list.shown] == ["G8", "G9"]
    for odd in ({"situation": "x", "minutes": "10⁹"}, {"minutes": "-1"}, {}):
        room.show(Destination(Room.GUIDES, Tool.READING_LIST, odd))
        assert len(room.list.shown) == 18
    room.show(Destination(Room.GUIDES, Tool.OWN_GUIDES))
    settle(page)
    assert page.desk.own.isVisible()
    assert QApplication.focusWidget().objectName() == "ownGuides.file"


def test_what_stands_on_the_card_or_among_the_sources_comes_into_view(shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    reader = page.desk.reader
    room.find.open()
    room.find.seek("third version people skip")
    assert len(room.find.places) == 1
    settle(page)
    assert reader.viewport().rect().contains(reader.card.geometry())
    room.find.seek("PMC1622921")
    settle(page)
    assert reader.textCursor().selectedText() == "PMC1622921"
    assert reader.viewport().rect().contains(reader.cursorRect())


def test_everything_above_the_text_works_by_mouse(qtbot: QtBot, shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    desk, reader = page.desk, page.desk.reader

    def button(name: str) -> QWidget:
        return page.findChild(IconButton, name) or page.findChild(Button, name)

    click(qtbot, button("guide.findButton"))
    qtbot.keyClicks(desk.finding.field, "first")
    many = len(room.find.places)
    assert page.findChild(QLabel, "guide.places").text().startswith("1 of")
    click(qtbot, button("guide.placeBefore"))
    assert page.findChild(QLabel, "guide.places").text().startswith(f"{many} of")
    click(qtbot, button("guide.placeAfter"))
    assert reader.textCursor().selectedText().lower() == "first"
    click(qtbot, button("guide.find.close"))
    assert not desk.finding.isVisible()
    top = top_words(reader)
    click(qtbot, button("guide.setting"))
    desk.setting.column.setCurrentIndex(0)
    desk.setting.column.activated.emit(0)
    behind.settle()
    settle(page)
    assert reader.document().rootFrame().frameFormat().leftMargin() > 150
    assert top_words(reader)[:8] == top[:8]
    click(qtbot, button("guide.setting"))
    start = room.state.reading.guide.plain.index("camera")
    reader.select(start, start + 6)
    click(qtbot, button("guide.highlight"))
    behind.settle()
    click(qtbot, button("guide.marksButton"))
    assert desk.marks.isVisible()
    click(qtbot, button("guide.marks.go"))
    assert reader.isVisible()
    assert reader.textCursor().selectedText() == "camera"
    click(qtbot, button("guide.marksButton"))
    click(qtbot, button("guide.marks.away"))
    behind.settle()
    assert not desk.marks.rows.isVisible()
    click(qtbot, button("guide.marks.back"))
    click(qtbot, button("guides.readingList"))
    page.side.wanted.situation.setCurrentIndex(1)
    page.side.wanted.situation.activated.emit(1)
    assert len(room.list.shown) == 3
    click(qtbot, button("guides.readingList"))
    assert len(room.list.shown) == 18


@pytest.mark.parametrize("percent", [100, 200])
def test_own_guides_and_lost_places_fit_any_size(
    qtbot: QtBot, theme: Theme, tmp_path: Path, percent: int
) -> None:
    theme.set_text_scale(percent)
    note = tmp_path / "walks.md"
    note.write_text("# Walks\n\nTo the weir and back.\n", encoding="utf-8")
    for number in range(3):
        (tmp_path / f"bad {number}.md").write_text("<b>x</b>", encoding="utf-8")
    with guides_room(qtbot) as (behind, room):
        page = GuidesPage(room, lambda: note, lambda: tmp_path)
        qtbot.addWidget(page)
        page.resize(*((751, 570) if percent == 100 else (906, 728)))
        page.show()
        settle(page)
        click(qtbot, page.findChild(IconButton, "guides.own"))
        assert nothing_clipped(page) == []
        click(qtbot, page.findChild(Button, "ownGuides.folder"))
        behind.settle()
        settle(page)
        assert (
            "bad 2.md, line 1" in page.findChild(Notice, "ownGuides.told").accessibleDescription()
        )
        assert nothing_clipped(page) == []
        room.read("own-walks")
        start = room.state.reading.guide.plain.index("weir")
        room.marks.toggle(start, start + 4)
        behind.settle()
        note.write_text("# Walks\n\nTo the old mill and back.\n", encoding="utf-8")
        page.side.own_wanted.emit()
        click(qtbot, page.findChild(Button, "ownGuides.file"))
        behind.settle()
        settle(page)
        # The later text is shown where one was; the person stays where they are.
        assert page.desk.own.isVisible()
        click(qtbot, page.findChild(QuietButton, "ownGuides.back"))
        assert "mill" in page.desk.reader.toPlainText()
        gone = page.findChild(QuietButton, "guide.gone")
        assert gone.isVisible()
        click(qtbot, gone)
        settle(page)
        assert nothing_clipped(page) == []
        qtbot.keyClick(page.desk.marks.rows, Qt.Key.Key_Return)
        behind.settle()
        settle(page)
        assert QApplication.focusWidget().accessibleName() == "A note beside your highlight"
        assert nothing_clipped(page) == []
        assert every_focusable_has_a_name(page) == []
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is page.desk.marks.rows
        qtbot.keyClick(page.desk.marks.rows, Qt.Key.Key_Delete)
        behind.settle()
        assert room.state.reading.gone == ()
        mirrored(page)
        assert nothing_clipped(page) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_refused_files_are_told_of_at_the_foot_and_named_on_asking(
    qtbot: QtBot, theme: Theme, tmp_path: Path, percent: int
) -> None:
    theme.set_text_scale(percent)
    with guides_room(qtbot, with_a_broken_one(tmp_path)) as (_behind, room):
        page = GuidesPage(room)
        qtbot.addWidget(page)
        page.resize(906, 728)
        page.show()
        settle(page)
        foot = page.findChild(QuietButton, "guides.refused")
        assert foot.isVisible()
        assert foot.label.startswith("1 guide")
        qtbot.keyClick(foot, Qt.Key.Key_Return)
        settle(page)
        notice = page.findChild(Notice, "guides.notice")
        assert notice.isVisible()
        assert "sunday.md, line 4" in notice.accessibleName()
        assert nothing_clipped(page) == []
        assert page.side.rows.model().rowCount() >= 4
        qtbot.keyClick(page.findChild(Button, "guides.notice.close"), Qt.Key.Key_Return)
        assert not notice.isVisible()


@pytest.mark.parametrize("appearance", APPEARANCES[1:])
@pytest.mark.parametrize(("percent", "room_for_it"), [(100, (751, 570)), (200, (906, 728))])
def test_nothing_is_cut_off(
    shown: Shown, theme: Theme, appearance: Appearance, percent: int, room_for_it: tuple[int, int]
) -> None:
    behind, room, page = shown
    theme.choose(appearance)
    theme.set_text_scale(percent)
    page.resize(*room_for_it)
    for guide in room.list.guides:
        open_guide(behind, room, page, guide.id)
        assert nothing_clipped(page) == []
        assert page.desk.reader.horizontalScrollBar().maximum() == 0
    assert every_focusable_has_a_name(page) == []


def test_the_page_can_be_mirrored(shown: Shown) -> None:
    behind, room, page = shown
    open_guide(behind, room, page, "G3")
    mirrored(page)
    assert nothing_clipped(page) == []
