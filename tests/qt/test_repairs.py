"""The Repair tab: what it says however it is walked, and what is done in it by keyboard."""

import ast
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.insight.repair_times import time_between
from growingus_desktop.models.patterns import BeganBy, Landed
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.repairs_form import RepairForm
from growingus_desktop.presenters.repairs_table import RepairsTable
from growingus_desktop.presenters.repairs_words import (
    after_order,
    after_words,
    left_since,
    length_words,
    moment_words,
    summary,
    times_since,
)
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.store import drafts
from growingus_desktop.store import repairs as store
from growingus_desktop.store.patterns import MomentRow, MomentValues
from growingus_desktop.store.patterns_log import log_moment
from growingus_desktop.store.preferences import choose
from growingus_desktop.store.repairs import RepairRow, Repairs, RepairValues
from growingus_desktop.store.repairs_lines import write_line
from growingus_desktop.store.repairs_log import note_repair
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.patterns import PatternsPage
from growingus_desktop.views.patterns_charts import PictureTools
from growingus_desktop.views.repairs_form import RepairDialog
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from tests.support.clocks import FixedClock
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, mirrored, nothing_clipped, settle
from tests.support.zones import ZONES

T = TypeVar("T")
ENGLISH = QLocale("en_GB")
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LABELS = {"pursued": "pursued", "stayed-steady": "stayed steady"}
CLAIMS = re.compile(
    r"\b(worked|works|because|significant\w*|proves?|thanks to|improv\w+|success\w*|streak|score)\b"
    r"|you haven|%",
    re.IGNORECASE,
)
SOURCES = Path(__file__).parents[2] / "growingus_desktop"

pytestmark = pytest.mark.usefixtures("theme")

_SOONEST, _LATEST = (datetime.combine(date(year, 1, 1), time()) for year in (2026, 2027))
instants = st.datetimes(_SOONEST, _LATEST, timezones=st.sampled_from(ZONES))


def moment_at(number: int, at: datetime, *, known: bool, patterns: frozenset[str]) -> MomentRow:
    offset = at.utcoffset() or timedelta()
    values = MomentValues(
        at.date(),
        happened_at=at.astimezone(UTC) if known else None,
        utc_offset=int(offset.total_seconds() // 60),
        patterns=patterns,
    )
    return MomentRow(number, values)


def repair_at(
    number: int,
    at: datetime,
    moment: MomentRow | None,
    told: tuple[BeganBy | None, Landed | None, bool],
) -> RepairRow:
    began, landed, known = told
    offset = at.utcoffset() or timedelta()
    values = RepairValues(
        at.date(),
        happened_at=at.astimezone(UTC) if known else None,
        utc_offset=int(offset.total_seconds() // 60),
        began_by=began,
        landed=landed,
        moment_id=None if moment is None else moment.id,
    )
    return RepairRow(number, values, moment)


moments = st.builds(
    moment_at,
    st.integers(1, 10_000),
    instants,
    known=st.booleans(),
    patterns=st.frozensets(st.sampled_from(("pursued", "stayed-steady")), max_size=2),
)
told = st.tuples(
    st.none() | st.sampled_from(BeganBy), st.none() | st.sampled_from(Landed), st.booleans()
)
made = st.builds(repair_at, st.integers(1, 10_000), instants, st.none() | moments, told)


def lived(waiting: list[MomentRow], left: list[MomentRow], repaired: list[RepairRow]) -> Repairs:
    return Repairs(waiting=tuple(waiting), left=tuple(left), made=tuple(repaired))


lives = st.builds(
    lived, st.lists(moments, max_size=8), st.lists(moments, max_size=3), st.lists(made, max_size=30)
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives, st.integers(0, 400), st.sampled_from(ZONES))
@example(Repairs(), 0, ZONES[0])
def test_whatever_was_lived_no_claim_no_share_and_no_time_below_nothing(
    found: Repairs, weeks: int, zone: object
) -> None:
    del zone
    first = TODAY - timedelta(weeks=weeks)
    times = times_since(found, first, NOW)
    said = summary(times, left_since(found.left, first))
    table = RepairsTable(ENGLISH)
    table.show_rows(found.made, LABELS)
    cells = [
        str(table.model.index(row, column).data())
        for row in range(table.model.rowCount())
        for column in range(table.model.columnCount())
    ]
    cells += [str(moment_words(row.values, LABELS)) for row in found.waiting]
    for text in (said.title, *said.sentences, *cells):
        assert not CLAIMS.search(text), text
        assert "-" not in text, text
    assert said.title
    for row in found.made:
        assert after_order(row) >= -1
        if row.moment is not None:
            length = time_between(row.moment.values.happened_at, row.values.happened_at)
            assert length is None or length >= timedelta()
    counted = times.repaired + times.still_open
    assert times.still_open == left_since((*found.waiting, *found.left), first)
    assert counted <= len(found.made) + len(found.waiting) + len(found.left)


def test_no_sentence_written_for_the_tab_makes_a_claim() -> None:
    files = [*SOURCES.glob("presenters/repairs*.py"), *SOURCES.glob("views/repairs*.py")]
    assert len(files) >= 10
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in ("tr", "translate", "QT_TRANSLATE_NOOP"):
                words = " ".join(str(a.value) for a in node.args if isinstance(a, ast.Constant))
                assert not CLAIMS.search(words.replace("%n", "")), (file.name, words)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=20), "within a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=89), "89 minutes"),
        (timedelta(minutes=90), "2 hours"),
        (timedelta(hours=26), "26 hours"),
        (timedelta(hours=47, minutes=40), "2 days"),
        (timedelta(days=9), "9 days"),
    ],
)
def test_a_time_is_said_as_people_say_it(length: timedelta, words: str) -> None:
    assert length_words(length) == words


def timed(number: int, hours: float, began: BeganBy | None = None) -> RepairRow:
    at = NOW - timedelta(days=number + 2)
    row = moment_at(number, at, known=True, patterns=frozenset({"pursued"}))
    return repair_at(number, at + timedelta(hours=hours), row, (began, None, True))


def open_for(number: int, hours: float) -> MomentRow:
    return moment_at(
        number, NOW - timedelta(hours=hours), known=True, patterns=frozenset({"pursued"})
    )


def said_of(found: Repairs) -> tuple[str, tuple[str, ...]]:
    first = TODAY - timedelta(weeks=16)
    said = summary(times_since(found, first, NOW), left_since(found.left, first))
    return said.title, said.sentences


def test_open_moments_stand_beside_the_median_and_push_it_up() -> None:
    repaired = (
        timed(1, 1, BeganBy.ME),
        timed(2, 5, BeganBy.THEM),
        timed(3, 26, BeganBy.ME),
        timed(4, 2),
    )
    title, sentences = said_of(Repairs(made=repaired))
    assert title == "2 hours"
    assert sentences == (
        "4 repairs; you began 2, they began 1, not said 1.",
        "From 60 minutes to 26 hours.",
    )
    waiting = (open_for(10, 90), open_for(11, 80))
    title, sentences = said_of(Repairs(made=repaired, waiting=waiting, left=(open_for(12, 70),)))
    assert title == "26 hours"
    assert sentences[-1] == (
        "3 moments of these weeks not repaired yet, 1 of them left alone,"
        " counted in that time as still open."
    )
    vague = moment_at(13, NOW - timedelta(days=3), known=False, patterns=frozenset({"pursued"}))
    _, sentences = said_of(Repairs(made=repaired, waiting=(*waiting, vague)))
    assert sentences[-1] == (
        "3 moments of these weeks not repaired yet, 2 counted in that time as still open."
    )
    _, sentences = said_of(Repairs(made=repaired, waiting=(vague,)))
    assert sentences[-1] == "1 moment of these weeks not repaired yet."
    many = tuple(open_for(20 + n, 60) for n in range(9))
    title, sentences = said_of(Repairs(made=repaired, waiting=many))
    assert title == "4 repairs"
    assert sentences[0] == "You began 2, they began 1, not said 1."
    assert sentences[-1].endswith("too many to name a time in the middle.")


def test_few_repairs_are_told_without_a_middle_and_none_is_said_kindly() -> None:
    title, sentences = said_of(Repairs(made=(timed(1, 5),)))
    assert (title, sentences) == ("1 repair", ("One took 5 hours.",))
    title, sentences = said_of(Repairs(waiting=(open_for(1, 5),)))
    assert title == "None yet"
    assert sentences[-1] == "1 moment of these weeks not repaired yet."


def test_where_only_days_are_known_days_are_told() -> None:
    row = moment_at(1, NOW - timedelta(days=3), known=False, patterns=frozenset())
    for days, words in ((0, "the same day"), (1, "the next day"), (3, "3 days"), (-1, "")):
        at = NOW - timedelta(days=3 - days)
        assert after_words(repair_at(1, at, row, (None, None, True))) == words


class Desk:
    """The room's page on its Repair tab, over a vault in memory."""

    def __init__(self, qtbot: QtBot, *, clock: FixedClock | None = None) -> None:
        self.behind: Unlocked = unlocked(qtbot, clock=clock)
        self.went: list[Destination] = []
        self.said: list[str] = []
        self.behind.scope.navigator.wanted.connect(self.went.append)
        self.behind.scope.navigator.said.connect(self.said.append)
        self.room = PatternsPresenter(self.behind.scope, ENGLISH)
        self.page = PatternsPage(self.room, PictureTools(lambda _image: None, lambda _name: None))
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        qtbot.addWidget(self.window)
        self.window.resize(1072, 770)

    def ask(self, work: Callable[[VaultSession], T]) -> T:
        return self.behind.vault.submit(work).result().value

    def log(self, days_ago: int, *patterns: str, at: time | None = None) -> int:
        day = self.behind.clock.local().date() - timedelta(days_ago)
        happened = None if at is None else datetime.combine(day, at, UTC)
        self.ask(log_moment(MomentValues(day, happened, patterns=frozenset(patterns))).run)
        return max(row.id for row in self.found.waiting)  # ids are given in order

    def show(self, **prefill: str) -> None:
        self.window.show()
        self.window.activateWindow()
        self.room.show(Destination(Room.PATTERNS, Tool.REPAIRS, prefill))
        self.settle()
        self.page.take_focus()

    def settle(self) -> None:
        self.behind.settle()
        settle(self.window)

    @property
    def found(self) -> Repairs:
        return self.ask(store.whole)

    def button(self, name: str) -> QAbstractButton:
        found = self.window.findChild(QAbstractButton, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        button = self.button(name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def dialog(self) -> RepairDialog:
        shown = [each for each in self.page.findChildren(RepairDialog) if each.isVisible()]
        assert shown
        return shown[-1]

    def words(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisibleTo(self.page))

    def close(self) -> None:
        self.window.close()
        self.behind.close()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made_here = Desk(qtbot)
    yield made_here
    made_here.close()


def key(wanted: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, wanted, modifiers)


def test_the_limit_stays_in_sight_however_far_the_page_is_scrolled(desk: Desk) -> None:
    for n in range(12):
        desk.ask(note_repair(RepairValues(TODAY - timedelta(n), line="Tea.")).run)
    desk.show()
    limit = desk.page.findChild(QLabel, "repairs.limitWords")
    assert limit is not None
    bar = desk.page.verticalScrollBar()
    assert bar.maximum() > 0
    for place in (0, bar.maximum()):
        bar.setValue(place)
        desk.settle()
        assert "no one owes repair for being harmed" in limit.text()
        inside = desk.window.rect()
        corner = limit.mapTo(desk.window, limit.rect().bottomRight())
        assert limit.isVisible()
        assert inside.contains(corner)
    desk.press("patternsTabs.overview")
    assert not limit.isVisible()


def test_put_away_hides_what_invites_and_keeps_what_was_noted(desk: Desk) -> None:
    desk.log(1, "pursued")
    desk.ask(note_repair(RepairValues(date(2026, 11, 1), again_on=TODAY)).run)
    desk.show()
    assert "Two weeks on: how has it been?" in desk.words()
    desk.ask(lambda session: choose(session, PUT_AWAY, value=True))
    desk.room.refresh()
    desk.settle()
    shown = desk.words()
    assert "Two weeks on" not in shown
    for name in ("repairs.open", "repairs.steps", "repairs.bank"):
        part = desk.page.findChild(QWidget, name)
        assert part is not None
        assert not part.isVisible()
    assert desk.page.repairs.made.isVisible()
    assert desk.page.repairs.limit.isVisible()
    desk.press("repairs.note")
    assert not desk.button("repair.again").isVisible()
    desk.dialog().reject()
    desk.press("repairs.bringBack")
    assert desk.went[-1] == Destination(Room.SAFETY)


def test_putting_away_is_seen_at_once_where_nothing_else_changes(desk: Desk) -> None:
    desk.show()
    steps = desk.page.repairs.steps
    for away in (True, False):
        desk.ask(lambda session, away=away: choose(session, PUT_AWAY, value=away))
        desk.room.repairs.refresh()
        desk.settle()
        assert steps.isVisible() is not away


def test_a_moment_leads_to_words_or_is_left_and_found_again(desk: Desk) -> None:
    moment = desk.log(1, "pursued")
    desk.show()
    desk.press("repairs.findWords")
    there = desk.went[-1]
    assert (there.room, there.tool) == (Room.OPENERS, Tool.NEW_OPENER)
    assert there.prefill == {"framing": "repair", "title": "Coming back to 21 November"}
    desk.press("repairs.leave")
    assert [row.id for row in desk.found.left] == [moment]
    assert desk.button("repairs.showLeft").text() == "1 left alone"
    desk.press("repairs.showLeft")
    desk.press("repairs.takeUp")
    assert [row.id for row in desk.found.waiting] == [moment]
    assert [row.id for row in desk.room.repairs.moments.rows] == [moment]
    assert not desk.button("repairs.showLeft").isVisible()
    assert desk.button("repairs.leave").isVisible()
    assert desk.room.can_undo


def test_the_person_chooses_the_size(desk: Desk) -> None:
    desk.show()
    sizes = desk.page.findChild(ChoiceRow, "repairs.size")
    assert sizes is not None
    assert sizes.current == ""
    steps = desk.room.repairs.steps
    for size in steps.sizes:
        desk.button(f"repairs.size.{size.key}").click()
        desk.settle()
        shown = desk.words()
        for number, step in enumerate(size.steps, 1):
            assert f"{number}. {step}" in shown
    desk.press("repairs.begin")
    assert desk.went[-1].prefill["framing"] == "repair"


def test_lines_are_kept_moved_altered_and_started_from_ours_by_keyboard(desk: Desk) -> None:
    for text in ("One.", "Two."):
        desk.ask(write_line(text).run)
    desk.show()
    bank = desk.page.repairs.bank
    bank._field.setFocus()
    QTest.keyClicks(bank._field.editor, "Three.")
    key(Qt.Key.Key_Return)
    desk.settle()
    assert [text for _, text in desk.found.lines] == ["One.", "Two.", "Three."]
    assert bank._own.writing.text == ""
    bank._lines.setFocus()
    bank._lines.setCurrentIndex(bank._own.model.index(2))
    key(Qt.Key.Key_Up, ALT)
    desk.settle()
    assert [text for _, text in desk.found.lines] == ["One.", "Three.", "Two."]
    key(Qt.Key.Key_Return)
    desk.settle()
    assert QApplication.focusWidget() is bank._field.editor
    QTest.keyClicks(bank._field.editor, "Now. ")
    key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.found.lines[1][1] == "Now. Three."
    bank._lines.setFocus()
    key(Qt.Key.Key_Delete)
    desk.settle()
    assert len(desk.found.lines) == 2
    desk.room.undo()
    desk.settle()
    assert desk.found.lines[1][1] == "Now. Three."
    desk.press("repairs.shipped")
    QTest.mouseClick(desk.button("repairLine.other-way-round"), Qt.MouseButton.LeftButton)
    desk.settle()
    assert bank._own.writing.text.startswith("Wait.")
    assert len(desk.found.lines) == 3
    desk.press("repairs.card")
    assert desk.went[-1].tool is Tool.REPAIR_CARD


def test_the_table_is_sorted_altered_and_binned(desk: Desk) -> None:
    for days, hours in ((9, 5), (6, 1), (3, 26)):
        at = NOW - timedelta(days=days)
        values = MomentValues(at.date(), at, patterns=frozenset({"pursued"}))
        desk.ask(log_moment(values).run)
        moment = desk.found.waiting[0].id
        then = at + timedelta(hours=hours)
        desk.ask(note_repair(RepairValues(then.date(), then, moment_id=moment)).run)
    desk.show()
    table, view = desk.room.repairs.table, desk.page.repairs.made.view
    QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    picked = desk.page.findChild(QComboBox, "repairs.order")
    assert picked is not None
    for column, order in ((0, 1), (0, 0), (5, 0), (4, 5), (4, 5), (3, 2)):
        view.horizontalHeader().sectionClicked.emit(column)
        assert picked.currentIndex() == order
    after = [table.model.index(row, 3).data() for row in range(3)]
    assert after == ["60 minutes", "5 hours", "26 hours"]
    view.setFocus()
    view.setCurrentIndex(table.model.index(1, 0))
    wanted = table.at(1)
    assert wanted is not None
    key(Qt.Key.Key_Return)
    desk.settle()
    desk.button("repair.began.them").click()
    key(Qt.Key.Key_Return, CTRL)
    desk.settle()
    again = table.at(1)
    assert again is not None
    assert (again.id, again.values.began_by) == (wanted.id, BeganBy.THEM)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    desk.settle()
    assert wanted.id not in [row.id for row in desk.found.made]
    assert len(desk.found.waiting) == 1
    desk.page.intent("undo")
    desk.settle()
    desk.page.intent("undo")
    desk.settle()
    back = next(row for row in desk.found.made if row.id == wanted.id)
    assert back.values == wanted.values


def test_a_big_one_is_looked_at_again_in_two_weeks(qtbot: QtBot) -> None:
    clock = FixedClock()
    desk = Desk(qtbot, clock=clock)
    moment = desk.log(0, "pursued")
    desk.show(moment=str(moment))
    dialog = desk.dialog()
    QTest.keyClick(desk.button("repair.again"), Qt.Key.Key_Space)
    desk.settle()
    assert any("6 December" in label.text() for label in dialog.findChildren(QLabel))
    desk.button("repair.save").click()
    desk.settle()
    clock.advance(days=13)
    desk.room.refresh()
    desk.settle()
    assert desk.room.repairs.state.again == ()
    clock.advance(days=1)
    desk.room.refresh()
    desk.settle()
    (again,) = desk.room.repairs.state.again
    desk.press(f"repairs.again{again.id}.write")
    assert desk.went[-1].tool is Tool.NEW_REFLECTION
    desk.press(f"repairs.again{again.id}.done")
    assert desk.room.repairs.state.again == ()
    desk.room.undo()
    desk.settle()
    assert len(desk.room.repairs.state.again) == 1
    desk.close()


def test_whoever_comes_to_look_again_stands_on_it_and_tab_goes_on_from_there(desk: Desk) -> None:
    for day in (6, 8):
        desk.ask(note_repair(RepairValues(date(2026, 11, day), again_on=TODAY)).run)
    desk.window.show()
    desk.window.activateWindow()
    desk.room.show(Destination(Room.PATTERNS, Tool.REPAIRS))
    desk.page.take_focus()
    desk.settle()
    newest, oldest = (one.id for one in desk.room.repairs.state.again)
    stops: list[str] = []
    for _ in range(8):
        here = QApplication.focusWidget()
        assert here is not None
        stops.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    deeds = ("write", "words", "done")
    assert stops[:6] == [f"repairs.again{one}.{deed}" for one in (newest, oldest) for deed in deeds]
    assert stops[6:] == ["repairs.note", "repairs.size.small"]


def test_the_repairs_told_are_those_of_the_weeks_the_chart_shows(desk: Desk) -> None:
    # Sixteen weeks before that Sunday the first column had not begun.
    for day in (TODAY - timedelta(weeks=16), TODAY - timedelta(weeks=15, days=6)):
        desk.ask(note_repair(RepairValues(day)).run)
    desk.room.show(Destination(Room.PATTERNS))
    desk.settle()
    weekly = desk.room.state.weekly
    assert weekly is not None
    charted = sum(week.repairs for week in weekly.counts)
    assert desk.room.repairs.state.summary.title == f"{charted} repair"


def form_for(desk: Desk, moment: int | None = None) -> RepairForm:
    form = RepairForm(desk.behind.scope, moment, locale=ENGLISH)
    form.load()
    desk.settle()
    return form


def test_a_repair_before_its_moment_is_not_kept_but_said(desk: Desk) -> None:
    moment = desk.log(1, "pursued", at=time(18, 40))
    form = form_for(desk, moment)
    assert form.state.can_save
    form.choose_day(TODAY - timedelta(1))
    assert form.state.chosen.at is None
    assert form.state.can_save
    form.choose_time(time(18, 0))
    assert form.state.note == "That is before the moment itself, Yesterday, 18:40."
    assert not form.state.can_save
    form.choose_time(time(18, 40))
    assert form.state.can_save
    form.choose_time(None)
    form.choose_day(TODAY - timedelta(2))
    assert not form.state.can_save


def test_what_was_written_waits_for_its_moment_and_goes_with_it(desk: Desk) -> None:
    moment = desk.log(1, "pursued")
    desk.show(moment=str(moment))
    QTest.keyClicks(desk.dialog()._line.editor, "Tea.")
    QTest.keyClick(desk.dialog(), Qt.Key.Key_Escape)
    desk.behind.scope.drafts.flush()
    desk.settle()
    assert form_for(desk, moment).line.text == "Tea."
    assert form_for(desk).line.text == ""
    form = form_for(desk, moment)
    form.save()
    desk.settle()
    assert desk.found.made[0].values.line == "Tea."
    assert desk.ask(lambda s: drafts.waiting_under(s, "patterns/")) == {}


def test_an_old_moment_among_many_is_still_the_one_meant(desk: Desk) -> None:
    first = desk.log(30, "defended", at=time(18, 40))
    for days in range(20):
        desk.log(days, "pursued")
    form = form_for(desk, first)
    assert form.state.about.endswith("23 October, 18:40: defended")
    assert form.state.moments == ()
    form.save()
    desk.settle()
    assert desk.found.made[0].values.moment_id == first
    again = form_for(desk, first)
    assert again.state.moment == ""
    assert len(again.state.moments) > 1


def test_a_fresh_moment_is_taken_to_be_the_one_meant_an_old_one_is_not(desk: Desk) -> None:
    desk.log(9, "defended")
    assert form_for(desk).state.moment == ""
    fresh = desk.log(2, "pursued")
    form = form_for(desk)
    assert form.state.moment == str(fresh)
    form.choose_moment("")
    form.save()
    desk.settle()
    assert desk.found.made[0].moment is None
    assert len(desk.found.waiting) == 2


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.tuples(st.integers(-48, 56), st.integers(-48, 56)),
    st.integers(-2 * 24 * 60, 5 * 24 * 60),
    st.booleans(),
    st.integers(-3, 3),
)
@example((36, -20), 120, True, 0)
@example((0, 0), -60, True, 0)
@example((4, 4), 0, False, -1)
def test_no_walk_of_the_clock_makes_a_time_below_nothing(
    qtbot: QtBot, quarters: tuple[int, int], minutes: int, knows: bool, move: int
) -> None:
    """Logged in one zone, repaired in another, the clock put back or on in between."""
    zoned = [each / 4 for each in quarters]
    clock = FixedClock(NOW, zoned[0])
    behind = unlocked(qtbot, clock=clock)
    try:
        local = clock.local()
        values = MomentValues(
            local.date(),
            local if knows else None,
            int(zoned[0] * 60),
            patterns=frozenset({"pursued"}),
        )
        behind.vault.submit(log_moment(values).run).result()
        later = FixedClock(NOW + timedelta(minutes=minutes), zoned[1])
        behind.clock._moment, behind.clock._zone = later._moment, later._zone
        moment = behind.vault.submit(store.whole).result().value.waiting[0].id
        form = RepairForm(behind.scope, moment, locale=ENGLISH)
        form.load()
        behind.settle()
        form.move_day(move)
        form.save()
        behind.settle()
        found = behind.vault.submit(store.whole).result().value
        for row in found.made:
            assert row.moment is not None
            length = time_between(row.moment.values.happened_at, row.values.happened_at)
            if row.moment.values.happened_at and row.values.happened_at:
                assert length is not None
            assert row.values.day <= clock.local().date()
            assert after_order(row) >= 0
        said = summary(times_since(found, date(2026, 1, 1), behind.clock.now()), 0)
        assert not any("-" in text for text in (said.title, *said.sentences))
    finally:
        behind.close()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("chosen", [False, True])
def test_the_dialog_is_named_and_uncut(desk: Desk, theme: Theme, scale: int, chosen: bool) -> None:
    theme.set_text_scale(scale)
    moment = desk.log(1, "pursued")
    desk.show(**({"moment": str(moment)} if chosen else {}))
    if not chosen:
        desk.press("repairs.note")
    dialog = desk.dialog()
    QTest.keyClick(desk.button("repair.again"), Qt.Key.Key_Space)
    settle(dialog)
    assert every_focusable_has_a_name(dialog) == []
    assert nothing_clipped(dialog) == []
    mirrored(dialog)
    assert nothing_clipped(dialog) == []
