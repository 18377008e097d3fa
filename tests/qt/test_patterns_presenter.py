"""The Patterns room over a real vault: what is counted, said, found and taken back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.insight.days import DayState
from growingus_desktop.insight.spans import Span
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.presenters.moment import MomentPresenter
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_periods import ALL, PERIODS
from growingus_desktop.presenters.patterns_tabs import Tab
from growingus_desktop.store import patterns as store
from growingus_desktop.store.patterns import Logged, MomentRow, MomentValues
from growingus_desktop.store.patterns_log import log_moment, name_own, nothing_to_note
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.scopes import Unlocked, unlocked

T = TypeVar("T")
TODAY = date(2026, 11, 22)
ENGLISH = QLocale("en_GB")


class RoomDesk:
    """The room's presenter over an empty vault."""

    def __init__(self, qtbot: QtBot) -> None:
        self.behind: Unlocked = unlocked(qtbot)
        self.room = PatternsPresenter(self.behind.scope, ENGLISH)
        self.said: list[str] = []
        self.went: list[Destination] = []
        self.behind.scope.navigator.said.connect(self.said.append)
        self.behind.scope.navigator.wanted.connect(self.went.append)

    def ask(self, work: Callable[[VaultSession], T]) -> T:
        return self.behind.vault.submit(work).result().value

    def log(self, days_ago: int, *patterns: str, **said: object) -> int:
        values = MomentValues(
            TODAY - timedelta(days_ago),
            patterns=frozenset(patterns),
            **said,  # type: ignore[arg-type]
        )
        self.ask(log_moment(values).run)
        return max(row.id for row in self.rows)

    def arrive(self, tool: Tool | None = None, **prefill: str) -> None:
        self.room.show(Destination(Room.PATTERNS, tool, prefill))
        self.behind.settle()

    @property
    def rows(self) -> tuple[MomentRow, ...]:
        return self.ask(store.moments)

    def undo(self) -> None:
        self.room.undo()
        self.behind.settle()

    @property
    def logged(self) -> Logged:
        return self.ask(store.logged)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[RoomDesk]:
    made = RoomDesk(qtbot)
    yield made
    made.behind.close()


def test_an_empty_room_says_so_and_counts_nothing(desk: RoomDesk) -> None:
    desk.arrive()
    state = desk.room.state
    assert state.is_loaded
    assert state.is_empty
    assert state.when == ""
    assert desk.said == []


def test_the_status_line_counts_marks_and_logged_days(desk: RoomDesk) -> None:
    desk.log(0, "pursued", "flooded")
    desk.log(0, "stayed-steady")
    desk.ask(nothing_to_note(TODAY - timedelta(1), 0).run)
    desk.arrive()
    assert desk.said == ["2 marks · 2 logged days of 112"]


def test_a_gap_is_never_a_zero(desk: RoomDesk) -> None:
    desk.log(0, "pursued")
    desk.log(14, "pursued")
    desk.arrive()
    weekly = desk.room.state.weekly
    assert weekly is not None
    gap = weekly.columns[-2]
    assert gap.counts.is_gap
    assert gap.sentence == "Week of Monday, 9 November: not logged."
    year = desk.room.state.year
    assert year is not None
    assert year.squares[-2].counts.state is DayState.NOT_LOGGED


def test_each_week_is_told_in_a_sentence(desk: RoomDesk) -> None:
    desk.log(1, "pursued", "flooded", repaired=True)
    desk.log(2, "stayed-steady")
    desk.arrive()
    weekly = desk.room.state.weekly
    assert weekly is not None
    assert weekly.columns[-1].sentence == (
        "Week of Monday, 16 November: flooded 1, pursued 1, stayed steady 1, 1 repair;"
        " 2 days logged."
    )


def test_a_pattern_of_ones_own_has_its_series(desk: RoomDesk) -> None:
    desk.ask(name_own("tidied at them").run)
    (key,) = desk.logged.own
    desk.log(0, key, "pursued")
    desk.arrive()
    weekly = desk.room.state.weekly
    assert weekly is not None
    assert weekly.series == (("pursued", "pursued"), (key, "tidied at them"))


@pytest.mark.parametrize(("many", "speaks"), [(4, False), (19, False), (20, True)])
def test_when_it_happens_is_said_only_from_twenty_moments(
    desk: RoomDesk, many: int, speaks: bool
) -> None:
    noon = desk.behind.clock.now()
    for _ in range(many):
        desk.log(0, "pursued", happened_at=noon)
    desk.arrive()
    expected = "Sunday afternoons hold 20 of 20 moments with a time." if speaks else ""
    assert desk.room.state.when == expected


def test_an_answer_of_worry_is_a_logged_day_without_a_mark(desk: RoomDesk) -> None:
    desk.log(0, "went-quiet", was_worried=True)
    desk.arrive()
    assert desk.said == ["0 marks · 1 logged day of 112"]
    year = desk.room.state.year
    assert year is not None
    assert year.squares[-1].sentence == "Sunday, 22 November: logged, without a mark."


def test_times_with_one_thing_are_shaded_by_their_days(desk: RoomDesk) -> None:
    def add(session: VaultSession) -> None:
        session.add(FocusRun(act="ask once", starts_on=TODAY - timedelta(6)))
        session.add(FocusRun(act="long ago", starts_on=date(2020, 1, 1)))

    desk.log(0, "pursued")
    desk.ask(add)
    desk.arrive()
    weekly = desk.room.state.weekly
    assert weekly is not None
    assert weekly.bands == ((15.0, 16.0, "One thing"),)


def test_another_period_shows_more_weeks(desk: RoomDesk) -> None:
    desk.log(0, "pursued")
    desk.arrive()
    for weeks in PERIODS:
        desk.room.choose_period(weeks)
        weekly = desk.room.state.weekly
        assert weekly is not None
        assert len(weekly.columns) == (4 if weeks == ALL else weeks)


def test_nothing_to_note_is_one_deed_and_taken_back_by_one(desk: RoomDesk) -> None:
    desk.arrive(Tool.NOTHING_TO_NOTE)
    assert desk.logged.nothing == (TODAY,)
    assert "Today: nothing to note" in desk.said
    desk.room.nothing_to_note()
    desk.behind.settle()
    assert desk.said[-1] == "Today: logged already"
    desk.undo()
    assert desk.logged.is_empty
    assert desk.room.state.is_empty


def test_nothing_to_note_works_for_past_days_and_none_to_come(desk: RoomDesk) -> None:
    desk.arrive(Tool.NOTHING_TO_NOTE, day="2026-11-15")
    desk.arrive(Tool.NOTHING_TO_NOTE, day="2027-05-01")
    assert set(desk.logged.nothing) == {date(2026, 11, 15), TODAY}


def test_binning_and_repairing_are_taken_back_in_turn(desk: RoomDesk) -> None:
    moment_id = desk.log(3, "pursued")
    desk.arrive(Tool.MOMENTS)
    desk.room.add_repair(moment_id)
    desk.behind.settle()
    desk.room.bin(moment_id)
    desk.behind.settle()
    assert desk.logged.is_empty
    desk.undo()
    assert desk.logged.repairs == (TODAY,)
    desk.undo()
    assert desk.logged.repairs == ()
    assert len(desk.room.moments.model.rows) == 1


def test_what_the_quick_log_kept_is_taken_back_here(desk: RoomDesk) -> None:
    opened: list[MomentPresenter] = []
    desk.room.moment_wanted.connect(opened.append)
    desk.arrive(Tool.LOG_MOMENT, patterns="pursued")
    (moment,) = opened
    moment.load()
    desk.behind.settle()
    moment.save()
    desk.behind.settle()
    assert len(desk.rows) == 1
    desk.undo()
    assert desk.logged.is_empty


def test_an_edit_is_taken_back(desk: RoomDesk) -> None:
    moment_id = desk.log(3, "pursued", line="as it was")
    opened: list[MomentPresenter] = []
    desk.room.moment_wanted.connect(opened.append)
    desk.arrive()
    desk.room.edit(moment_id)
    (moment,) = opened
    moment.load()
    desk.behind.settle()
    moment.toggle("flooded")
    moment.save()
    desk.behind.settle()
    assert desk.rows[0].values.patterns == {"pursued", "flooded"}
    desk.undo()
    assert desk.rows[0].values.patterns == {"pursued"}
    assert desk.rows[0].values.line == "as it was"


def test_logging_goes_through_the_navigator(desk: RoomDesk) -> None:
    desk.room.log(TODAY)
    assert desk.went == [Destination(Room.PATTERNS, Tool.LOG_MOMENT, {"day": "2026-11-22"})]


def test_moments_are_found_by_words_patterns_and_days(desk: RoomDesk) -> None:
    table = desk.room.moments
    QAbstractItemModelTester(table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.log(1, "pursued", line="Déjà vu at dinner")
    desk.log(8, "went-quiet", set_off="money")
    desk.log(9, "flooded")
    desk.arrive(Tool.MOMENTS)
    assert [row.values.day for row in table.model.rows] == [
        TODAY - timedelta(1),
        TODAY - timedelta(8),
        TODAY - timedelta(9),
    ]
    table.look_for("deja DINNER")
    assert len(table.model.rows) == 1
    table.look_for("")
    table.toggle("went-quiet")
    table.toggle("flooded")
    assert len(table.model.rows) == 2
    table.narrow(replace(table.filter, span=Span(TODAY - timedelta(8), TODAY)))
    assert len(table.model.rows) == 1
    table.show_all()
    assert len(table.model.rows) == 3
    table.sort(0, descending=False)
    assert table.model.rows[0].values.day == TODAY - timedelta(9)


def test_a_week_of_the_chart_leads_to_its_moments(desk: RoomDesk) -> None:
    desk.log(0, "pursued")
    desk.log(20, "flooded")
    desk.arrive()
    desk.room.look_into_week(15)
    desk.behind.settle()
    assert desk.room.state.tab is Tab.MOMENTS
    assert [row.values.day for row in desk.room.moments.model.rows] == [TODAY]
    assert desk.room.moments.narrowed_words(TODAY) == ("Monday, 16 November – Sunday, 22 November")


def test_a_change_elsewhere_reaches_the_room(desk: RoomDesk) -> None:
    desk.arrive()
    deed = log_moment(MomentValues(TODAY, patterns=frozenset({"pursued"})))
    desk.behind.scope.tasks.in_vault(desk.room, deed.run)
    desk.behind.settle()
    assert not desk.room.state.is_empty


def test_set_offs_are_counted_by_what_was_written_whatever_its_capitals(desk: RoomDesk) -> None:
    for words in ("Money", "money ", "MONEY"):
        desk.log(1, "pursued", set_off=words)
    desk.log(2, "went-quiet", "flooded", set_off="late")
    desk.log(2, "stayed-steady", set_off="money")
    desk.log(2, "pursued")
    desk.arrive(Tool.TRIGGERS)
    triggers = desk.room.state.triggers
    assert triggers is not None
    # Four moments with a note of it: silent, and it says so.
    assert triggers.set_offs.rows == ()
    assert triggers.set_offs.texts["empty"] == (
        "Counts are shown once there are 5 moments with a note of what set them off."
        " In this time: 4."
    )
    desk.log(3, "pursued", set_off="late")
    desk.arrive(Tool.TRIGGERS)
    triggers = desk.room.state.triggers
    assert triggers is not None
    grid = triggers.set_offs
    assert [name for _, name in grid.columns] == ["pursued", "went quiet", "flooded"]
    assert [(row.label, row.counts, row.total) for row in grid.rows] == [
        ("late", (1, 1, 1), 2),
        ("money", (3, 0, 0), 3),
    ]
    assert "What set off 1 more moment wasn’t noted." in grid.texts["note"]
    assert "Days logged: 3 of 112." in grid.texts["note"]
    assert grid.said == ""


@pytest.mark.parametrize(("many", "speaks"), [(19, False), (20, True)])
def test_a_most_common_set_off_is_named_only_from_twenty(
    desk: RoomDesk, many: int, speaks: bool
) -> None:
    for number in range(many):
        desk.log(0, "pursued", set_off="zeal" if number < 11 else "alarm")
    desk.arrive(Tool.TRIGGERS)
    triggers = desk.room.state.triggers
    assert triggers is not None
    grid = triggers.set_offs
    said = "“zeal” set off 11 of the 20 moments where you noted what did."
    assert grid.said == (said if speaks else "")
    # By the alphabet while nothing may be put before anything.
    assert [row.label for row in grid.rows] == (["zeal", "alarm"] if speaks else ["alarm", "zeal"])


def test_many_set_offs_leave_the_rest_in_one_row(desk: RoomDesk) -> None:
    for number in range(15):
        for _ in range(2):
            desk.log(0, "pursued", set_off=f"reason {number:02}")
    desk.arrive(Tool.TRIGGERS)
    triggers = desk.room.state.triggers
    assert triggers is not None
    rows = triggers.set_offs.rows
    assert len(rows) == 13
    assert (rows[-1].label, rows[-1].total, rows[-1].key) == ("3 others together", 6, "")
    assert sum(row.total or 0 for row in rows) == 30


def test_counts_lead_to_just_the_moments_they_count(desk: RoomDesk) -> None:
    noon = desk.behind.clock.now()
    for number in range(6):
        desk.log(0, "pursued", set_off="Late" if number % 2 else "late again", happened_at=noon)
    desk.log(200, "pursued", set_off="late", happened_at=noon)
    desk.log(0, "stayed-steady", set_off="late", happened_at=noon)
    desk.arrive(Tool.TRIGGERS)
    desk.room.look_into_set_off(0, 0)
    desk.behind.settle()
    table = desk.room.moments
    assert len(table.model.rows) == 3
    assert {row.values.set_off for row in table.model.rows} == {"Late"}
    assert "set off by: Late" in table.narrowed_words(TODAY)
    desk.arrive(Tool.TRIGGERS)
    triggers = desk.room.state.triggers
    assert triggers is not None
    sunday = triggers.hours.rows[-1]
    hour = sunday.counts.index(6)
    desk.room.look_into_hour(6, hour)
    desk.behind.settle()
    assert len(table.model.rows) == 6
    assert f"Sunday, {hour:02}:00 to {hour + 1:02}:00" in table.narrowed_words(TODAY)


def test_nothing_is_read_from_the_weeks_unless_asked(desk: RoomDesk) -> None:
    for week in range(24):
        for _ in range(1 if week < 12 else 5):
            desk.log(7 * week + 8, "pursued")
        desk.ask(nothing_to_note(TODAY - timedelta(7 * week + 9), 0).run)
        desk.ask(nothing_to_note(TODAY - timedelta(7 * week + 10), 0).run)
        desk.ask(nothing_to_note(TODAY - timedelta(7 * week + 11), 0).run)
    desk.arrive()
    for period in PERIODS:
        desk.room.choose_period(period)
        assert desk.room.state.reading is None
    desk.room.read()
    reading = desk.room.state.reading
    assert reading is not None
    assert reading.said == (
        "12 weeks in a row sit below your middle line. That’s a longer run than ups and downs"
        " usually give. It doesn’t say why, and looking often makes lucky runs likelier."
    )
    # The same weeks whichever are shown: choosing until something stands out is luck.
    desk.room.choose_period(4)
    assert desk.room.state.reading == reading
    desk.room.leave()
    assert desk.room.state.reading is None


def test_all_weeks_go_back_to_the_first_day_there_is_anything_of(desk: RoomDesk) -> None:
    desk.log(0, "pursued")
    desk.log(2000, "flooded")
    desk.arrive()
    desk.room.choose_period(ALL)
    weekly = desk.room.state.weekly
    assert weekly is not None
    assert weekly.weeks_each == 6
    assert len(weekly.columns) <= 52
    assert weekly.texts["title"] == "Marks every 6 weeks"
    assert sum(week.total for week in weekly.counts) == 2
    assert sum(week.days_logged for week in weekly.counts) == 2
    assert weekly.columns[0].label.endswith("2021")
    assert weekly.columns[0].sentence.endswith("flooded 1; 1 of 42 days logged.")


def test_several_moments_are_binned_in_one_deed(desk: RoomDesk) -> None:
    ids = [desk.log(n, "pursued", repaired=n == 2) for n in range(12)]
    desk.arrive(Tool.MOMENTS)
    assert desk.room.question_before(ids[:2]) is None
    question = desk.room.question_before(ids[:4])
    assert question is None
    question = desk.room.question_before(ids[:5])
    assert question is not None
    assert question.many == 5
    desk.room.bin(*ids[:4])
    desk.behind.settle()
    assert {row.id for row in desk.rows} == set(ids[4:])
    assert desk.said[-1] == "4 moments moved to the bin"
    desk.undo()
    assert [row.values.repaired for row in desk.rows] == [n == 2 for n in range(12)]


def test_moments_are_sorted_by_any_column_and_stay_so(desk: RoomDesk) -> None:
    desk.log(1, "pursued", strength=2, set_off="Élan", line="b", underneath="z")
    desk.log(2, "flooded", strength=5, set_off="alarm", line="a", repaired=True)
    desk.log(3, "went-quiet", set_off="money", line="C", underneath="a")
    desk.arrive(Tool.MOMENTS)
    table = desk.room.moments

    def days() -> list[int]:
        return [(TODAY - row.values.day).days for row in table.model.rows]

    expected = {0: [3, 2, 1], 1: [2, 1, 3], 2: [3, 1, 2], 3: [2, 1, 3], 5: [2, 1, 3], 6: [1, 3, 2]}
    for column, order in expected.items():
        table.sort(column, descending=False)
        assert days() == order, table.headings[column]
    table.sort(2, descending=True)
    assert days() == [2, 1, 3]
    desk.log(4, "pursued", strength=4)
    desk.arrive(Tool.MOMENTS)
    assert days() == [2, 4, 1, 3]


def test_moments_are_narrowed_to_the_weeks_the_charts_count(desk: RoomDesk) -> None:
    for back in (0, 27, 28, 200, 363, 364):
        desk.log(back, "pursued")
    desk.arrive(Tool.MOMENTS)
    table = desk.room.moments
    for weeks, many in ((4, 2), (16, 3), (52, 5), (ALL, 6)):
        desk.room.show_moments_of(weeks)
        assert len(table.model.rows) == many
    assert table.filter.span is not None
