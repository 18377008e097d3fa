"""A chart painted from its table alone is the same picture, so the table leaves nothing out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QImage, QPainter

from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.insight.days import DayState
from growingus_desktop.insight.runchart import RunChart, RunPoint
from growingus_desktop.insight.spans import Span
from growingus_desktop.insight.weekly import Coverage, SpanCounts
from growingus_desktop.insight.year import YearDay
from growingus_desktop.painting.charts.chart import Chart
from growingus_desktop.painting.charts.counts_grid import CountsGrid, CountsRow
from growingus_desktop.painting.charts.run import RunWeek, RunWeeksChart
from growingus_desktop.painting.charts.style import ChartStyle
from growingus_desktop.painting.charts.weekly import WeekColumn, WeeklyChart
from growingus_desktop.painting.charts.year import YearChart, YearSquare
from growingus_desktop.presenters.patterns_charts import Charts
from growingus_desktop.presenters.patterns_periods import PERIODS
from growingus_desktop.theme.tokens import Variant, load_tokens
from growingus_desktop.views.patterns_drawings import (
    counts_chart,
    reading_chart,
    weekly_chart,
    year_chart,
)
from tests.support.charts import TODAY
from tests.support.read_aloud import LIVES

ENGLISH = QLocale("en_GB")
Row = Sequence[str]

pytestmark = pytest.mark.usefixtures("theme")


def look(scale: float, *, mirrored: bool) -> ChartStyle:
    return ChartStyle(load_tokens(Variant.LIGHT), scale, mirrored, ENGLISH)


def picture(chart: Chart, style: ChartStyle, width: float) -> QImage:
    rect = QRectF(0, 0, width, chart.height_for(width, style))
    image = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(style.colour("surface"))
    painter = QPainter(image)
    chart.draw(painter, rect, style)
    painter.end()
    return image


def number(cell: str) -> int:
    return int(cell.replace(",", "")) if cell else 0


def weeks_from(chart: WeeklyChart, rows: Sequence[Row], days: int) -> WeeklyChart:
    """The weekly chart from its rows; titles, keys and shaded times aren't numbers."""
    span = Span(TODAY, TODAY + timedelta(days=days - 1))

    def column(row: Row) -> WeekColumn:
        label, *cells, logged = row
        gap = cells[0] == chart.words.gap
        *marks, steady, repairs = (0 if gap else number(cell) for cell in cells)
        worn = {one.key: count for one, count in zip(chart.series, marks, strict=True) if count}
        counts = SpanCounts(
            span=span,
            marks=MappingProxyType(worn),
            steady=steady,
            repairs=repairs,
            moments=0,
            days_logged=number(logged),
            days_past=days,
            coverage=Coverage.WHOLE,
        )
        return WeekColumn(counts, label, "")

    return replace(chart, columns=tuple(column(row) for row in rows))


def year_from(chart: YearChart, rows: Sequence[Row]) -> YearChart:
    words = chart.words
    states = {
        words.logged: DayState.LOGGED,
        words.nothing: DayState.NOTHING_TO_NOTE,
        words.unlogged: DayState.NOT_LOGGED,
    }

    def square(at: int, row: Row) -> YearSquare:
        label, moments, steady, state = row
        # A year of whole weeks that ends today begins on the first row.
        column, line = divmod(at, 7)
        day = YearDay(date.min, column, line, number(moments), number(steady), states[state])
        return YearSquare(day, label, "")

    return replace(chart, squares=tuple(square(at, row) for at, row in enumerate(rows)))


def reading_from(chart: RunWeeksChart, rows: Sequence[Row]) -> RunWeeksChart:
    week = Span(TODAY, TODAY + timedelta(days=6))

    def point(row: Row) -> RunWeek:
        label, moments, days, rate, known = row
        over = known != chart.words.running
        return RunWeek(RunPoint(week, number(moments), number(days), over), label, rate, "")

    weeks = tuple(point(row) for row in rows)
    middle = RunChart(tuple(one.point for one in weeks)).middle
    return replace(chart, weeks=weeks, middle=middle)


def counts_from(chart: CountsGrid, rows: Sequence[Row]) -> CountsGrid:
    def line(row: Row) -> CountsRow:
        label, *cells = row
        total = number(cells.pop()) if chart.has_totals else None
        counts = tuple(number(cell) for cell in cells)
        return CountsRow(label, counts, ("",) * len(counts), total)

    return replace(chart, rows=tuple(line(row) for row in rows))


@pytest.mark.parametrize(("scale", "width", "mirrored"), [(1.0, 900, False), (2.0, 700, True)])
@pytest.mark.parametrize("life", range(len(LIVES)))
def test_every_chart_painted_from_its_table_is_the_same_picture(
    life: int, scale: float, width: float, mirrored: bool
) -> None:
    _, logged, _ = LIVES[life]
    style = look(scale, mirrored=mirrored)
    charts = Charts(logged, load_patterns("en"), TODAY, ENGLISH)
    for period in PERIODS:
        weeks = charts.weeks(period)
        triggers = charts.triggers(weeks)
        weekly = weekly_chart(weeks)
        year, reading = year_chart(charts.year()), reading_chart(charts.reading())
        set_offs = counts_chart(triggers.set_offs, of_patterns=True)
        hours = counts_chart(triggers.hours, of_patterns=False)
        again: list[tuple[Chart, Chart]] = [
            (weekly, weeks_from(weekly, weekly.table(style).rows, 7 * weeks.weeks_each)),
            (set_offs, counts_from(set_offs, set_offs.table(style).rows)),
            (hours, counts_from(hours, hours.table(style).rows)),
        ]
        if period == PERIODS[0]:
            again += [
                (year, year_from(year, year.table(style).rows)),
                (reading, reading_from(reading, reading.table(style).rows)),
            ]
        for chart, from_table in again:
            assert picture(chart, style, width) == picture(from_table, style, width), chart.title
            assert chart.table(style) == from_table.table(style)
