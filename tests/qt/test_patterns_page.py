"""The Patterns page: read, walked through by keyboard, turned into tables, and never a share."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QLocale, QModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.base import identity
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.models.patterns import (
    Moment,
    MomentPattern,
    NothingToNote,
    OwnPattern,
    Repair,
)
from growingus_desktop.painting.sheet_pdf import pdf_bytes
from growingus_desktop.painting.sheets import lay_out
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_keeping import Keeping
from growingus_desktop.presenters.patterns_tabs import Tab
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.paper import Paper
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.store import patterns as store
from growingus_desktop.store.patterns import Logged, MomentRow
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.log_moment import LogMoment
from growingus_desktop.views.mass_delete import MassDeleteDialog
from growingus_desktop.views.patterns import PatternsPage
from growingus_desktop.views.patterns_charts import ChartCard, PictureTools
from growingus_desktop.views.repairs_form import RepairDialog
from growingus_desktop.views.widgets.empty_state import EmptyState
from growingus_desktop.views.widgets.notice import Notice
from tests.support.charts import TODAY as CHARTS_TODAY
from tests.support.charts import seeded_life
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, mirrored, nothing_clipped, settle

ENGLISH = QLocale("en_GB")
SIZES = [(100, QSize(752, 570)), (100, QSize(1072, 770)), (200, QSize(864, 770))]

pytestmark = pytest.mark.usefixtures("theme")


def live(session: VaultSession) -> None:
    """A made-up half year, with every pattern, quiet days, gaps and a time with one thing."""
    marks, nothing, repairs = seeded_life(days=200)
    session.add(OwnPattern(key="own-1", label="made a joke of it"))
    session.add(FocusRun(act="ask once", starts_on=CHARTS_TODAY - timedelta(40)))
    rows: list[tuple[Moment, frozenset[str]]] = []
    for number, mark in enumerate(marks):
        at = time(*divmod(mark.minute or 0, 60), tzinfo=UTC)
        moment = Moment(
            day=mark.day,
            happened_at=datetime.combine(mark.day, at),
            strength=number % 5 + 1,
            set_off="a change of plan" if number % 3 else "",
            underneath="" if number % 4 else "afraid of losing us",
            line="Cleared the table without a word." if number % 2 else "",
        )
        rows.append((moment, mark.patterns))
    session.add_all(moment for moment, _ in rows)
    session.flush()
    session.add_all(
        MomentPattern(moment_id=identity(moment), pattern=key)
        for moment, keys in rows
        for key in sorted(keys)
    )
    session.add_all(Repair(day=day) for day in repairs)
    session.add_all(NothingToNote(day=day) for day in nothing)


class PageDesk:
    """The page in a window, over a vault in memory."""

    def __init__(self, qtbot: QtBot, *, lived: bool) -> None:
        self.behind: Unlocked = unlocked(qtbot)
        if lived:
            self.behind.vault.submit(live).result()
        self.copied: list[QImage] = []
        self.target: Path | None = None
        self.said: list[str] = []
        self.behind.scope.navigator.said.connect(self.said.append)
        self.room = PatternsPresenter(self.behind.scope, ENGLISH)
        self.behind.scope.navigator.wanted.connect(self.room.show)
        self.pages: list[Sheet] = []
        self.written: list[str] = []

        def show_page(sheet: Sheet, own_words: str) -> None:
            self.pages.append(sheet)
            self.written.append(own_words)

        tools = PictureTools(self.copied.append, lambda _name: self.target, show_page)
        self.page = PatternsPage(self.room, tools)
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        qtbot.addWidget(self.window)
        self.window.resize(1072, 770)
        self.window.show()
        self.window.activateWindow()
        self.room.show(Destination(Room.PATTERNS))
        self.settle()
        self.page.take_focus()

    def settle(self) -> None:
        self.behind.settle()
        settle(self.window)

    @property
    def logged(self) -> Logged:
        return self.behind.vault.submit(store.logged).result().value

    @property
    def rows(self) -> tuple[MomentRow, ...]:
        return self.behind.vault.submit(store.moments).result().value

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert found is not None, name
        return found

    def deed(self, name: str) -> None:
        found = self.page.findChild(QAction, name)
        assert found is not None, name
        found.trigger()

    def dialog(self) -> LogMoment:
        found = self.page.findChild(LogMoment)
        assert found is not None
        return found


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[PageDesk]:
    made = PageDesk(qtbot, lived=True)
    yield made
    made.window.close()
    made.behind.close()


@pytest.fixture
def empty(qtbot: QtBot) -> Iterator[PageDesk]:
    made = PageDesk(qtbot, lived=False)
    yield made
    made.window.close()
    made.behind.close()


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def cells(model: QAbstractItemModel) -> list[tuple[str, ...]]:
    columns = range(model.columnCount(QModelIndex()))
    return [
        tuple(str(model.data(model.index(row, column))) for column in columns)
        for row in range(model.rowCount(QModelIndex()))
    ]


def every_text(page: QWidget, room: PatternsPresenter) -> Iterator[str]:
    for label in page.findChildren(QLabel):
        yield label.text()
    for button in page.findChildren(QAbstractButton):
        yield button.text()
        yield button.accessibleName()
    state = room.state
    assert state.weekly is not None
    assert state.year is not None
    yield from (column.sentence for column in state.weekly.columns)
    yield from (square.sentence for square in state.year.squares)
    yield from (state.when, state.summary)
    for texts in (state.weekly.texts, state.year.texts):
        yield from (str(words) for words in texts.values())
    for at in range(len(room.moments.model.rows)):
        full = room.in_full(at)
        assert full is not None
        yield from (full.title, full.facts)
    yield from (cell for row in cells(room.moments.model) for cell in row)


def test_no_text_of_the_room_holds_a_share(desk: PageDesk) -> None:
    assert not [text for text in every_text(desk.page, desk.room) if "%" in text]


@pytest.mark.parametrize("name", ["weekly", "year"])
def test_the_table_says_what_the_chart_says(desk: PageDesk, name: str) -> None:
    card: ChartCard = getattr(desk.page.overview, name)
    card.view.setFocus()
    press(Qt.Key.Key_T)
    desk.settle()
    assert card.table.isVisible()
    assert not card.view.isVisible()
    assert QApplication.focusWidget() is card.table
    chart = card.view.chart
    assert chart is not None
    assert cells(card.table.model()) == list(chart.table(card.view.style_now).rows)
    QAbstractItemModelTester(
        card.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    press(Qt.Key.Key_T)
    assert QApplication.focusWidget() is card.view


def test_marks_of_the_chart_are_those_of_the_vault(desk: PageDesk) -> None:
    desk.room.choose_period(52)
    desk.settle()
    weekly = desk.room.state.weekly
    assert weekly is not None
    first, last = weekly.counts[0].span.first, weekly.counts[-1].span.last
    marks = [
        key
        for mark in desk.logged.marks
        if first <= mark.day <= last
        for key in mark.patterns
        if key != "stayed-steady"
    ]
    assert sum(week.total for week in weekly.counts) == len(marks)


def test_what_you_logged_stands_under_every_count(desk: PageDesk) -> None:
    line = "What you logged, not everything that happened."
    overview = desk.page.overview
    for card in (overview.weekly, overview.year):
        chart = card.view.chart
        assert chart is not None
        assert line in getattr(chart, "words").note  # noqa: B009 - the protocol has no words
        card.toggle()
        assert any(line in label.text() for label in card.findChildren(QLabel))
    when = desk.page.findChild(QWidget, "patterns.when")
    assert when is not None
    assert line in [label.text() for label in when.findChildren(QLabel)]


def test_zero_marks_today_as_quiet_and_ctrl_z_takes_it_back(desk: PageDesk) -> None:
    before = len(desk.logged.nothing)
    press(Qt.Key.Key_0)
    desk.settle()
    assert len(desk.logged.nothing) == before + 1
    assert desk.page.intent("undo")
    desk.settle()
    assert len(desk.logged.nothing) == before


def test_a_zero_in_the_search_field_is_a_zero(desk: PageDesk) -> None:
    before = len(desk.logged.nothing)
    assert desk.page.intent("find")
    press(Qt.Key.Key_0)
    desk.settle()
    assert desk.page.moments.search.text() == "0"
    assert len(desk.logged.nothing) == before


def test_log_a_moment_opens_the_quick_log(desk: PageDesk) -> None:
    assert desk.page.intent("new")
    desk.settle()
    dialog = desk.dialog()
    assert dialog.isVisible()
    dialog.reject()
    desk.settle()


def test_enter_edits_and_delete_bins_the_moment_one_stands_on(desk: PageDesk) -> None:
    desk.room.choose_tab(Tab.MOMENTS)
    desk.settle()
    desk.page.take_focus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    desk.settle()
    desk.dialog().reject()
    desk.settle()
    rows = desk.room.moments.model.rows
    second, third = rows[1], rows[2]
    QTest.keyClick(desk.page.moments.view, Qt.Key.Key_Delete)
    desk.settle()
    assert second.id not in [row.id for row in desk.rows]
    assert desk.room.moments.at(desk.page.moments.view.currentIndex().row()) == third
    desk.page.intent("undo")
    desk.settle()
    assert desk.room.moments.model.rows == rows


def test_several_moments_are_chosen_by_keyboard_binned_at_once_and_brought_back(
    desk: PageDesk,
) -> None:
    desk.room.choose_tab(Tab.MOMENTS)
    desk.settle()
    QAbstractItemModelTester(
        desk.room.moments.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    desk.page.take_focus()
    view, before = desk.page.moments.view, desk.rows
    press(Qt.Key.Key_Down)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen_rows() == [1, 2, 3]
    assert desk.button("patterns.bin").text() == "Move 3 to the bin"
    assert not desk.button("patterns.edit").isVisible()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    desk.settle()
    gone = {row.id for row in before[1:4]}
    assert {row.id for row in before} - {row.id for row in desk.rows} == gone
    assert desk.said[-1] == "3 moments moved to the bin"
    # Where one stood, and with one chosen, one goes on.
    assert view.chosen_rows() == [1]
    assert desk.button("patterns.edit").isVisible()
    assert QApplication.focusWidget() is view
    desk.page.intent("undo")
    desk.settle()
    assert desk.rows == before


def test_many_moments_are_binned_only_after_the_number_was_typed(desk: PageDesk) -> None:
    desk.room.choose_tab(Tab.MOMENTS)
    desk.settle()
    view, many = desk.page.moments.view, len(desk.rows)
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    desk.settle()
    dialog = desk.page.findChild(MassDeleteDialog)
    assert dialog is not None
    assert len(desk.rows) == many
    field = dialog.findChild(QLineEdit, "massDelete.number")
    assert field is not None
    QTest.keyClicks(field, str(many))
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert desk.rows == ()
    desk.page.intent("undo")
    desk.settle()
    assert len(desk.rows) == many


def test_what_is_chosen_stays_chosen_when_the_order_or_the_rows_change(desk: PageDesk) -> None:
    desk.room.choose_tab(Tab.MOMENTS)
    desk.settle()
    view, table = desk.page.moments.view, desk.room.moments
    view.choose([2, 5, 6])
    chosen = set(table.ids_at(view.chosen_rows()))
    picker = desk.page.findChild(QComboBox, "patterns.sort")
    assert picker is not None
    picker.setFocus()
    press(Qt.Key.Key_Down)
    desk.settle()
    assert table.sorted_by == 1
    assert set(table.ids_at(view.chosen_rows())) == chosen
    desk.button("patterns.turn").click()
    assert table.is_descending
    view.horizontalHeader().sectionClicked.emit(3)
    assert (table.sorted_by, table.is_descending) == (3, False)
    assert set(table.ids_at(view.chosen_rows())) == chosen
    assert view.horizontalHeader().sortIndicatorSection() == 3


def test_the_time_of_the_table_is_chosen_from_a_list(desk: PageDesk) -> None:
    desk.room.choose_tab(Tab.MOMENTS)
    desk.settle()
    picker = desk.page.findChild(QComboBox, "patterns.when")
    assert picker is not None
    every = desk.room.moments.all
    picker.setFocus()
    press(Qt.Key.Key_Down)
    desk.settle()
    assert 0 < len(desk.room.moments.model.rows) < every
    desk.room.look_into_day(CHARTS_TODAY)
    desk.settle()
    assert picker.currentText() == "Chosen days"
    desk.button("patterns.showAll").click()
    desk.settle()
    assert picker.currentText() == "Any time"
    assert picker.count() == 4


def test_before_and_during_stands_on_the_overview_once_a_run_is_over(
    desk: PageDesk, empty: PageDesk
) -> None:
    latest = desk.room.focus.state.latest
    assert latest is not None
    card = desk.page.findChild(QWidget, "patterns.counted")
    assert card is not None
    assert card.isVisible() == bool(latest.heading)
    if latest.heading:
        words = [label.text() for label in card.findChildren(QLabel)]
        assert {latest.heading, latest.sentence} <= set(words)
        assert latest.how_sure not in [
            label.text() for label in card.findChildren(QLabel) if label.isVisible()
        ]
        desk.button("patterns.howSure").click()
        said = card.findChild(QLabel, "patterns.interval")
        assert said is not None
        assert said.isVisible()
    times, weekly = desk.page.findChild(QWidget, "patterns.repairTimes"), desk.page.overview.weekly
    assert times is not None
    for width, beside in ((1072, True), (752, False)):
        desk.page.window().resize(width, 770)
        desk.settle()
        for one in (part for part in (card, times) if part.isVisible()):
            edge = one.mapTo(desk.page, one.rect().topLeft())
            foot = weekly.mapTo(desk.page, weekly.rect().bottomRight())
            assert (edge.x() > foot.x(), edge.y() > foot.y()) == (beside, not beside)
    assert empty.room.focus.state.latest is None


def test_counts_of_set_offs_are_walked_read_and_opened_by_keyboard(desk: PageDesk) -> None:
    desk.room.choose_tab(Tab.TRIGGERS)
    desk.settle()
    desk.page.take_focus()
    card = desk.page.triggers.set_offs
    heard: list[str] = []
    card.view.announced.connect(heard.append)
    assert QApplication.focusWidget() is card.view
    press(Qt.Key.Key_Home)
    assert heard[-1].startswith("a change of plan: pursued, ")
    press(Qt.Key.Key_End)
    assert heard[-1].endswith(" moments in all.")
    counted = int(heard[-1].split(": ")[1].split()[0])
    press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.room.state.tab is Tab.MOMENTS
    assert len(desk.room.moments.model.rows) == counted


@pytest.mark.parametrize("name", ["set_offs", "hours"])
def test_the_tables_of_counts_say_what_the_charts_say(desk: PageDesk, name: str) -> None:
    desk.room.choose_tab(Tab.TRIGGERS)
    desk.settle()
    card: ChartCard = getattr(desk.page.triggers, name)
    card.view.setFocus()
    press(Qt.Key.Key_T)
    desk.settle()
    chart = card.view.chart
    assert chart is not None
    assert QApplication.focusWidget() is card.table
    assert cells(card.table.model()) == list(chart.table(card.view.style_now).rows)
    numbers = [int(cell) for row in cells(card.table.model()) for cell in row[1:]]
    assert any(numbers)
    press(Qt.Key.Key_T)
    assert QApplication.focusWidget() is card.view


def test_the_weeks_are_read_when_asked_and_the_answer_can_be_put_away(desk: PageDesk) -> None:
    card = desk.page.overview.reading
    assert not card.isVisible()
    question = desk.button("patterns.read")
    question.setFocus()
    press(Qt.Key.Key_Space)
    desk.settle()
    assert card.isVisible()
    said = card.findChild(QLabel, "patterns.readingWords")
    assert said is not None
    reading = desk.room.state.reading
    assert reading is not None
    assert said.text() == reading.said
    assert card.view.accessibleName() == "Weeks about their middle"
    assert QApplication.focusWidget() is question
    press(Qt.Key.Key_Space)
    desk.settle()
    assert not card.isVisible()
    assert said.text() == ""


def test_a_repair_is_added_to_the_moment_one_stands_on(desk: PageDesk) -> None:
    desk.room.choose_tab(Tab.MOMENTS)
    desk.settle()
    open_rows = [row for row in desk.room.moments.model.rows if not row.values.repaired]
    at = desk.room.moments.row_of(open_rows[0].id)
    desk.page.moments.view.choose([at])
    before = len(desk.logged.repairs)
    desk.button("patterns.repair").click()
    desk.settle()
    assert len(desk.logged.repairs) == before + 1
    assert not desk.button("patterns.repair").isEnabled()


def test_filters_narrow_the_table_and_show_all_widens_it(desk: PageDesk) -> None:
    desk.room.choose_tab(Tab.MOMENTS)
    desk.settle()
    every = desk.room.moments.all
    desk.button("filter.flooded").click()
    desk.settle()
    shown = len(desk.room.moments.model.rows)
    assert 0 < shown < every
    count = desk.page.findChild(QLabel, "patterns.count")
    assert count is not None
    assert count.text() == f"{shown} of {every} moments"
    desk.button("patterns.showAll").click()
    assert len(desk.room.moments.model.rows) == every


def test_a_day_of_the_year_can_be_logged_or_marked_quiet(desk: PageDesk) -> None:
    year = desk.room.state.year
    assert year is not None
    blank = next(n for n, one in enumerate(year.squares) if one.sentence.endswith("not logged."))
    found = desk.room.day_at(blank)
    assert found is not None
    menu = desk.page.overview.menu_of(*found)
    quiet = menu.findChild(QAction, "nothingDay")
    assert quiet is not None
    quiet.trigger()
    desk.settle()
    assert found[0] in desk.logged.nothing


def test_the_last_square_of_the_year_is_today(desk: PageDesk) -> None:
    year = desk.room.state.year
    assert year is not None
    found = desk.room.day_at(len(year.squares) - 1)
    assert found is not None
    assert desk.page.overview.menu_of(*found).accessibleName() == "Today"


def test_a_picture_is_copied_and_saved_as_png_or_svg(desk: PageDesk, tmp_path: Path) -> None:
    desk.deed("patterns.weekly.copyAction")
    assert not desk.copied[0].isNull()
    desk.target = tmp_path / "weeks.png"
    desk.deed("patterns.weekly.saveAction")
    # Once, before the first file: it isn't locked.
    assert not desk.target.exists()
    desk.button("patternsAgree").click()
    for name, begins in (("weeks.png", b"\x89PNG"), ("weeks.svg", b"<?xml")):
        desk.target = tmp_path / name
        if not desk.target.exists():
            desk.deed("patterns.weekly.saveAction")
        assert desk.target.read_bytes().startswith(begins)
        assert desk.target.stat().st_mode & 0o077 == 0
    desk.target = tmp_path / "bare"
    desk.deed("patterns.year.saveAction")
    assert (tmp_path / "bare.png").exists()
    assert desk.said[-1] == "Picture saved"


def test_the_numbers_are_saved_as_text_with_what_they_are(desk: PageDesk, tmp_path: Path) -> None:
    desk.target = tmp_path / "numbers"
    desk.deed("patterns.weekly.numbersAction")
    desk.button("patternsAgree").click()
    text = (tmp_path / "numbers.csv").read_text("utf-8-sig")
    chart = desk.page.overview.weekly.view.chart
    assert chart is not None
    table = chart.table(desk.page.overview.weekly.view.style_now)
    *lines, gap, note = csv.reader(io.StringIO(text))
    assert [tuple(line) for line in lines] == [table.headings, *table.rows]
    assert gap == []
    assert "not everything that happened" in note[0]
    assert desk.target.with_suffix(".csv").stat().st_mode & 0o077 == 0
    # Told once, also to the next program's run.
    desk.settle()
    again = Keeping(desk.behind.scope, lambda _name: tmp_path / "more.csv")
    desk.settle()
    again.keep_numbers("numbers.csv", ["Set off by"], [["=1+1"]], "")
    assert "'=1+1" in (tmp_path / "more.csv").read_text("utf-8-sig")


def test_not_now_keeps_no_file_and_gives_the_focus_back(desk: PageDesk, tmp_path: Path) -> None:
    desk.target = tmp_path / "weeks.png"
    view = desk.page.overview.weekly.view
    view.setFocus()
    desk.deed("patterns.weekly.saveAction")
    assert QApplication.focusWidget() is desk.button("patternsAgree")
    desk.button("patternsNotNow").click()
    assert QApplication.focusWidget() is view
    assert list(tmp_path.iterdir()) == []


def test_a_picture_replaces_a_file_only_when_told_to(desk: PageDesk, tmp_path: Path) -> None:
    desk.target = tmp_path / "there.png"
    desk.target.write_bytes(b"mine")
    desk.deed("patterns.weekly.saveAction")
    desk.button("patternsAgree").click()
    assert desk.target.read_bytes() == b"mine"
    desk.button("patternsAgree").click()
    assert desk.target.read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_written_is_said_where_one_looks(
    desk: PageDesk, tmp_path: Path
) -> None:
    desk.target = tmp_path / "no-such-folder" / "weeks.png"
    desk.deed("patterns.weekly.saveAction")
    desk.button("patternsAgree").click()
    notice = desk.page.findChild(Notice, "patternsNotice")
    assert notice is not None
    assert notice.isVisible()
    assert any("GU-206" in label.text() for label in notice.findChildren(QLabel))


def test_a_chart_is_shown_as_a_page_before_it_is_printed(desk: PageDesk) -> None:
    desk.deed("patterns.weekly.printAction")
    (sheet,) = desk.pages
    chart = desk.page.overview.weekly.view.chart
    assert chart is not None
    table = chart.table(desk.page.overview.weekly.view.style_now)
    layout = lay_out(sheet, Paper.A4)
    text = "\n".join(page.text() for page in layout.pages)
    for row in table.rows:
        assert all(cell in text for cell in row)
    assert as_text(sheet).startswith("Marks a week")
    assert pdf_bytes(layout).startswith(b"%PDF")
    # What the person wrote goes past the safety gate first.
    assert desk.written == [""]
    desk.room.choose_tab(Tab.TRIGGERS)
    desk.settle()
    desk.deed("patterns.setOffs.printAction")
    assert desk.written[-1] == "a change of plan"


def test_an_empty_room_has_one_sentence_and_one_door(empty: PageDesk) -> None:
    state = empty.page.findChild(EmptyState, "patternsEmpty")
    assert state is not None
    assert state.isVisible()
    assert not empty.page.overview.isVisible()
    empty.button("patternsEmpty.door").click()
    empty.settle()
    empty.dialog().reject()
    empty.settle()


def test_the_period_is_chosen_from_a_list(desk: PageDesk) -> None:
    picker = desk.page.findChild(QComboBox, "patternsPeriod")
    assert picker is not None
    picker.setCurrentIndex(0)
    desk.settle()
    assert desk.room.state.period == 4
    assert desk.said[-1].endswith("of 28")


@pytest.mark.parametrize(("scale", "size"), SIZES)
@pytest.mark.parametrize("tab", [Tab.OVERVIEW, Tab.MOMENTS, Tab.TRIGGERS, Tab.REPAIR])
def test_everything_is_named_and_nothing_is_cut(
    desk: PageDesk, theme: Theme, scale: int, size: QSize, tab: Tab
) -> None:
    theme.set_text_scale(scale)
    desk.room.choose_tab(tab)
    desk.window.resize(size)
    desk.settle()
    assert every_focusable_has_a_name(desk.page) == []
    assert nothing_clipped(desk.page) == []
    assert desk.page.horizontalScrollBar().maximum() == 0
    mirrored(desk.window)
    assert nothing_clipped(desk.page) == []


@pytest.mark.parametrize("scale", [100, 200])
def test_an_empty_room_fits_too(empty: PageDesk, theme: Theme, scale: int) -> None:
    theme.set_text_scale(scale)
    empty.window.resize(864, 770)
    empty.settle()
    assert every_focusable_has_a_name(empty.page) == []
    assert nothing_clipped(empty.page) == []


def test_every_way_in_opens_its_place(empty: PageDesk) -> None:
    places: dict[Tool, Callable[[], bool]] = {
        Tool.MOMENTS: lambda: empty.room.state.tab is Tab.MOMENTS,
        Tool.OVERVIEW: lambda: empty.room.state.tab is Tab.OVERVIEW,
        Tool.ONE_THING: empty.page.focus.plan.isVisible,
        Tool.TRIGGERS: lambda: empty.room.state.tab is Tab.TRIGGERS,
        Tool.NOTHING_TO_NOTE: lambda: len(empty.logged.nothing) == 1,
        Tool.REPAIRS: empty.page.repairs.isVisible,
        Tool.LOG_REPAIR: lambda: empty.page.findChild(RepairDialog).close(),
        Tool.LOG_MOMENT: lambda: empty.dialog().isVisible(),
    }
    for tool, arrived in places.items():
        empty.room.show(Destination(Room.PATTERNS, tool))
        empty.settle()
        assert arrived(), tool
    empty.dialog().reject()
    empty.settle()
