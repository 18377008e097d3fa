"""The tests evidence §6.8 asks for, as far as they are about what is drawn, read and said.

Those about numbers alone are beside the numbers: the vectors of the ratio and its zeros in
``unit/insight/test_compare.py``, changes of the clocks and midnight in
``unit/insight/test_calendar.py``, rates of false alarms in ``unit/insight/test_false_alarms.py``.
"""

import ast
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.painting.charts.chart import Chart
from growingus_desktop.painting.charts.export import to_svg
from growingus_desktop.painting.charts.style import ChartStyle
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_charts import Charts, Weeks, Year
from growingus_desktop.presenters.patterns_counts import repairs, summary
from growingus_desktop.presenters.patterns_moments import MomentsTable
from growingus_desktop.presenters.patterns_periods import PERIODS, period_words
from growingus_desktop.presenters.patterns_tabs import Tab
from growingus_desktop.presenters.patterns_when import when_it_happens
from growingus_desktop.store import patterns as store
from growingus_desktop.store.patterns import (
    Logged,
    MomentRow,
    MomentValues,
    folded,
    mark_of,
)
from growingus_desktop.store.patterns_log import log_moment
from growingus_desktop.theme.tokens import Variant, load_tokens
from growingus_desktop.views.patterns_drawings import (
    counts_chart,
    reading_chart,
    weekly_chart,
    year_chart,
)
from tests.support.charts import TODAY
from tests.support.scopes import Unlocked, unlocked

ENGLISH = QLocale("en_GB")
PATTERNS = load_patterns("en")
SET_OFFS = ("", "money", "Money ", "late", "a change of plan", "=the phone")
KEYS = (*(one.key for one in PATTERNS.all), "own-1")
RECT = QRectF(0, 0, 720, 320)
CLAIMS = re.compile(
    r"\b(worked|works for|because|significant\w*|proves?|thanks to|improv\w+|success\w*)\b", re.I
)
DEEDS = (
    *("log", "nothing", "bin", "many", "repair", "undo", "week", "day", "period"),
    *("overview", "triggers", "set-off", "hour", "read", "sort"),
)
SOURCES = Path(__file__).parents[2] / "growingus_desktop"

pytestmark = pytest.mark.usefixtures("theme")
walked = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

days = st.integers(0, 420).map(lambda back: TODAY - timedelta(days=back))
times = st.none() | st.integers(0, 1439)


def values_at(
    day: date,
    minute: int | None,
    keys: frozenset[str],
    set_off: str = "",
    *,
    worried: bool = False,
    repaired: bool = False,
) -> MomentValues:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return MomentValues(
        day,
        happened_at=None if minute is None else midnight + timedelta(minutes=minute),
        strength=None if minute is None else minute % 5 + 1,
        set_off=set_off,
        patterns=keys,
        was_worried=worried,
        repaired=repaired,
    )


values = st.builds(
    values_at,
    days,
    times,
    st.frozensets(st.sampled_from(KEYS), max_size=3),
    st.sampled_from(SET_OFFS),
    worried=st.booleans(),
    repaired=st.booleans(),
)


class Life(NamedTuple):
    """What a vault may hold: what is counted, and each moment."""

    logged: Logged
    rows: tuple[MomentRow, ...] = ()


def life_of(
    moments: list[MomentValues], nothing: list[date], repaired: list[date], runs: list[date]
) -> Life:
    logged = Logged(
        marks=tuple(mark_of(one) for one in moments),
        nothing=tuple(nothing),
        repairs=tuple(repaired),
        runs=tuple((day, day + timedelta(days=13)) for day in runs),
        own={"own-1": "made a joke of it"},
        spelt={folded(one.set_off): one.set_off for one in moments},
    )
    return Life(logged, tuple(MomentRow(n, one) for n, one in enumerate(moments)))


lives = st.builds(
    life_of,
    st.lists(values, max_size=60),
    st.lists(days, max_size=20),
    st.lists(days, max_size=8),
    st.lists(days, max_size=2),
)
BUSY = life_of(
    [values_at(TODAY, 1200, frozenset({"pursued"}), repaired=True) for _ in range(25)],
    [],
    [TODAY],
    [TODAY],
)
NOTHING = Life(Logged())


def style() -> ChartStyle:
    return ChartStyle(load_tokens(Variant.LIGHT), 1.0, False, ENGLISH)


def charts_of(life: Life) -> Charts:
    return Charts(life.logged, PATTERNS, TODAY, ENGLISH)


def told_by(chart: Chart) -> Iterator[str]:
    """Everything a chart draws, says and lists."""
    look = style()
    yield from (chart.title, chart.description, to_svg(chart, look).decode())
    yield from (mark.sentence for mark in chart.marks(RECT, look))
    table = chart.table(look)
    yield from table.headings
    yield from (cell for row in table.rows for cell in row)


def told_of(weeks: Weeks | None, year: Year | None) -> Iterator[str]:
    for chart in (weeks, year):
        if chart is None:
            continue
        for text in chart.texts.values():
            yield str(text)
    if weeks is not None:
        yield from told_by(weekly_chart(weeks))
    if year is not None:
        yield from told_by(year_chart(year))


def told_by_table(table: MomentsTable) -> Iterator[str]:
    model = table.model
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal))
        for row in range(model.rowCount()):
            yield str(model.index(row, column).data())
    for row in range(model.rowCount()):
        full = table.in_full(row, TODAY)
        assert full is not None
        yield from (full.title, full.facts)
    yield from (name for _, name in table.choices)
    yield table.narrowed_words(TODAY)


def every_chart(life: Life, period: int) -> tuple[Chart, ...]:
    """All the charts of the room."""
    charts = charts_of(life)
    weeks = charts.weeks(period)
    triggers = charts.triggers(weeks)
    return (
        weekly_chart(weeks),
        year_chart(charts.year()),
        reading_chart(charts.reading()),
        counts_chart(triggers.set_offs, of_patterns=True),
        counts_chart(triggers.hours, of_patterns=False),
    )


def everything_told(life: Life, period: int) -> Iterator[str]:
    charts = charts_of(life)
    weeks = charts.weeks(period)
    for chart in every_chart(life, period):
        yield from told_by(chart)
    triggers, reading = charts.triggers(weeks), charts.reading()
    for texts in (weeks.texts, reading.texts, triggers.set_offs.texts, triggers.hours.texts):
        yield from map(str, texts.values())
    yield from (reading.said, triggers.set_offs.said, triggers.hours.said)
    yield summary(weeks.counts, ENGLISH)
    yield when_it_happens(charts.marks_in(weeks), ENGLISH)
    table = MomentsTable(PATTERNS, ENGLISH)
    table.show_rows(life.rows, life.logged.own)
    yield from told_by_table(table)


def claims_nothing(texts: Iterator[str]) -> None:
    for text in texts:
        assert "%" not in text
        assert not CLAIMS.search(text)


def silhouette(image: QImage, box: QRectF, ground: QColor) -> tuple[bool, ...]:
    """Where something is drawn, whatever its colour."""
    inside = box.toAlignedRect()
    left = inside.center().x() - 20
    return tuple(
        abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60
        for y in range(inside.top(), inside.bottom())
        for x in range(left, left + 40)
    )


@walked
@given(lives, st.sampled_from(PERIODS))
@example(BUSY, 16)
@example(NOTHING, 4)
def test_no_percent_sign_and_no_claim_in_any_rendered_text(life: Life, period: int) -> None:
    claims_nothing(everything_told(life, period))


def walk_of(room: PatternsPresenter, behind: Unlocked) -> dict[str, Callable[[date], object]]:
    """What can be done in the room, each with a day to go by."""

    def rows() -> tuple[MomentRow, ...]:
        return behind.vault.submit(store.moments).result().value

    def log(day: date) -> None:
        keys = frozenset({KEYS[day.toordinal() % (len(KEYS) - 1)]})
        minute = day.toordinal() * 37 % 1440 if day.day % 3 else None
        values = values_at(day, minute, keys, SET_OFFS[day.day % len(SET_OFFS)])
        behind.vault.submit(log_moment(values).run).result()
        room.refresh()

    return {
        "log": log,
        "nothing": room.nothing_to_note,
        "bin": lambda _day: room.bin(*(row.id for row in rows()[:1])),
        "many": lambda _day: room.bin(*(row.id for row in rows()[:3])),
        "repair": lambda _day: room.add_repair(rows()[-1].id) if rows() else None,
        "undo": lambda _day: room.undo(),
        "week": lambda day: room.look_into_week(day.toordinal() % 8),
        "day": room.look_into_day,
        "period": lambda day: room.choose_period(PERIODS[day.toordinal() % 4]),
        "overview": lambda _day: room.choose_tab(Tab.OVERVIEW),
        "triggers": lambda _day: room.choose_tab(Tab.TRIGGERS),
        "set-off": lambda day: room.look_into_set_off(day.day % 3, day.day % 4),
        "hour": lambda day: room.look_into_hour(day.day % 7, day.day % 24),
        "read": lambda _day: room.read(),
        "sort": lambda day: room.moments.sort(day.day % 7, descending=day.day % 2 == 0),
    }


def told_by_state(room: PatternsPresenter) -> Iterator[str]:
    state = room.state
    yield from (state.when, state.summary, period_words(state.period))
    if state.triggers is not None:
        for grid in (state.triggers.set_offs, state.triggers.hours):
            yield from (*map(str, grid.texts.values()), grid.said)
            for row in grid.rows:
                yield from (*row.sentences, row.total_sentence)
    if state.reading is not None:
        yield from (state.reading.said, *state.reading.rates)
        yield from (point.sentence for point in state.reading.points)
    yield from told_by_table(room.moments)


@settings(walked, max_examples=12)
@given(
    st.lists(
        st.tuples(st.sampled_from(DEEDS), days) | st.tuples(st.just("log"), days),
        min_size=1,
        max_size=14,
    ),
    st.integers(0, 24),
)
def test_no_percent_sign_and_no_claim_however_the_room_is_walked(
    qtbot: QtBot, walk: list[tuple[str, date]], busy: int
) -> None:
    behind = unlocked(qtbot)
    room = PatternsPresenter(behind.scope, ENGLISH)
    said: list[str] = []
    behind.scope.navigator.said.connect(said.append)
    try:
        for n in range(busy):
            keys = frozenset({KEYS[n % (len(KEYS) - 1)]})
            deed = log_moment(values_at(TODAY, 60 * n, keys, "late", repaired=n % 3 == 0))
            behind.vault.submit(deed.run).result()
        room.show(Destination(Room.PATTERNS, Tool.OVERVIEW))
        deeds = walk_of(room, behind)
        for name, day in walk:
            behind.settle()
            deeds[name](day)
            behind.settle()
            claims_nothing(told_by_state(room))
        claims_nothing(told_of(room.state.weekly, room.state.year))
        claims_nothing(iter(said))
    finally:
        behind.close()


def test_no_sentence_written_for_the_room_makes_a_claim() -> None:
    files = [
        *SOURCES.glob("presenters/patterns*.py"),
        *SOURCES.glob("presenters/moment*.py"),
        *SOURCES.glob("views/patterns*.py"),
        *SOURCES.glob("views/log_moment*.py"),
    ]
    assert len(files) > 10
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in ("tr", "translate", "QT_TRANSLATE_NOOP"):
                words = " ".join(str(a.value) for a in node.args if isinstance(a, ast.Constant))
                assert "%" not in words.replace("%n", "")
                assert not CLAIMS.search(words), (file.name, words)


def test_no_word_shipped_for_the_room_makes_a_claim() -> None:
    """But the fixed safety line, in which the person says why they kept quiet (E29)."""
    shipped = [word for one in PATTERNS.all for word in (one.label, one.short, one.description)]
    shipped += [*PATTERNS.strengths, *PATTERNS.set_off, *PATTERNS.underneath]
    claims_nothing(iter(shipped))


@walked
@given(lives, st.sampled_from(PERIODS))
@example(BUSY, 16)
def test_the_text_table_equals_the_chart_for_a_screen_reader(life: Life, period: int) -> None:
    weeks, look = charts_of(life).weeks(period), style()
    chart = weekly_chart(weeks)
    table = chart.table(look)
    shown = [column for column in chart.columns if column.is_shown]
    assert len(table.rows) == len(shown)
    labels = [label for _, label in weeks.series]
    assert list(table.headings[1:-3]) == labels
    for row, column in zip(table.rows, shown, strict=True):
        *cells, days_logged = row[1:]
        assert int(days_logged) == column.counts.days_logged
        if column.is_gap:
            assert set(cells) == {"not logged"}
            assert column.sentence.endswith(": not logged.")
            continue
        *numbers, steady, repaired = (int(cell) for cell in cells)
        drawn = [column.counts.marks.get(key, 0) for key, _ in weeks.series]
        assert (numbers, steady, repaired) == (drawn, column.counts.steady, column.counts.repairs)
        parts = [f"{label} {n}" for label, n in zip(labels, numbers, strict=True) if n]
        parts = parts or ["no marks"]
        parts += [f"stayed steady {steady}"] if steady else []
        parts += [repairs(repaired)] if repaired else []
        heard = column.sentence.split(": ", 1)[1].split(";")[0].split(", ")
        assert sorted(heard) == sorted(parts)
    if not chart.is_all_missing:
        heard_marks = [mark.sentence for mark in chart.marks(RECT, look)]
        assert heard_marks == [column.sentence for column in shown]


@walked
@given(lives)
@example(BUSY)
def test_the_table_of_the_year_equals_its_squares(life: Life) -> None:
    chart, look = year_chart(charts_of(life).year()), style()
    rows = chart.table(look).rows
    assert len(rows) == len(chart.squares)
    for row, square in zip(rows, chart.squares, strict=True):
        counts = square.counts
        known = counts.state.value != "not logged"
        assert row[1:3] == ((str(counts.moments), str(counts.steady)) if known else ("", ""))
        assert (f"{counts.moments} moment" in square.sentence) == bool(counts.moments)


@walked
@given(lives, st.sampled_from(PERIODS))
def test_gaps_are_not_zero_in_any_of_picture_table_and_speech(life: Life, period: int) -> None:
    chart = weekly_chart(charts_of(life).weeks(period))
    written = (
        {mark.day for mark in life.logged.marks}
        | set(life.logged.nothing)
        | set(life.logged.repairs)
    )
    rows = chart.table(style()).rows
    for row, column in zip(rows, (c for c in chart.columns if c.is_shown), strict=True):
        nobody_wrote = not any(day in column.counts.span for day in written)
        assert column.is_gap == nobody_wrote
        assert ("0" in row[1:-1]) <= (not nobody_wrote)
        assert any(sign.isdigit() for sign in column.sentence.split(":")[1]) == (not nobody_wrote)


def test_shapes_tell_the_week_apart_without_any_colour() -> None:
    monday = TODAY - timedelta(days=TODAY.weekday())

    def moment(weeks_ago: int, *keys: str) -> MomentValues:
        day = monday - timedelta(weeks=weeks_ago)
        return values_at(day, None, frozenset(keys))

    kinds = ["a bar", "a textured bar", "zero", "a gap", "steady", "a repair"]
    life = life_of(
        [moment(6, "pursued"), moment(5, "went-quiet"), moment(2, "stayed-steady")],
        [monday - timedelta(weeks=4)],
        [monday - timedelta(weeks=1)],
        [],
    )
    chart, look = weekly_chart(charts_of(life).weeks(16)), style()
    image = QImage(RECT.size().toSize(), QImage.Format.Format_RGB32)
    ground = look.colour("surface")
    image.fill(ground)
    painter = QPainter(image)
    chart.draw(painter, RECT, look)
    painter.end()
    layout = chart.layout(RECT, look)
    seen: dict[str, tuple[bool, ...]] = {}
    for kind, index in zip(kinds, range(1, 7), strict=True):
        box = QRectF(layout.column(index))
        box.setTop(layout.plot.top())
        box.setBottom(layout.below.bottom())
        seen[kind] = silhouette(image, box, ground)
    assert len(set(seen.values())) == len(kinds)


@pytest.mark.parametrize(
    ("period", "long_ago"),
    [*((weeks, False) for weeks in PERIODS), *((weeks, True) for weeks in PERIODS if weeks)],
)
def test_a_chart_of_all_missing_says_so(period: int, long_ago: bool) -> None:
    old = [values_at(date(2020, 2, 29), 5, frozenset({"pursued"}), repaired=True)]
    charts = charts_of(life_of(old if long_ago else [], [], [], []))
    look = style()
    weeks, year, reading = charts.weeks(period), charts.year(), charts.reading()
    for chart, empty in (
        (weekly_chart(weeks), weeks.texts["empty"]),
        (year_chart(year), year.texts["empty"]),
        (reading_chart(reading), reading.texts["empty"]),
    ):
        assert [mark.sentence for mark in chart.marks(RECT, look)] == [empty]
        drawn = re.sub(r"\s+", " ", to_svg(chart, look).decode())
        assert "nothing to show" in drawn
        assert all(word in drawn for word in empty.split())
    for row in weekly_chart(weeks).table(look).rows:
        assert set(row[1:-1]) == {"not logged"}
    assert {row[3] for row in year_chart(year).table(look).rows} == {"not logged"}
