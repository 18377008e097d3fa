"""What the presenter counted and worded, as charts ready to be drawn."""

from growingus_desktop.painting.charts.counts_grid import CountsGrid, CountsRow, CountsWords
from growingus_desktop.painting.charts.run import RunWeek, RunWeeksChart, RunWords
from growingus_desktop.painting.charts.weekly import (
    FocusBand,
    Series,
    WeekColumn,
    WeeklyChart,
    WeeklyWords,
)
from growingus_desktop.painting.charts.year import YearChart, YearSquare, YearWords
from growingus_desktop.presenters.patterns_charts import Weeks, Year
from growingus_desktop.presenters.patterns_reading import Reading
from growingus_desktop.presenters.patterns_triggers import Grid


def weekly_chart(weeks: Weeks) -> WeeklyChart:
    """The weekly chart."""
    return WeeklyChart(
        tuple(Series(key, label) for key, label in weeks.series),
        tuple(WeekColumn(one.counts, one.label, one.sentence) for one in weeks.columns),
        WeeklyWords(**weeks.texts),
        _bands(weeks.bands),
    )


def year_chart(year: Year) -> YearChart:
    """The year."""
    squares = tuple(YearSquare(one.counts, one.label, one.sentence) for one in year.squares)
    return YearChart(squares, year.weeks, year.months, YearWords(**year.texts))


def reading_chart(reading: Reading) -> RunWeeksChart:
    """The weeks about their middle line."""
    weeks = tuple(
        RunWeek(one.counts, one.label, rate, one.sentence)
        for one, rate in zip(reading.points, reading.rates, strict=True)
    )
    return RunWeeksChart(weeks, reading.middle, RunWords(**reading.texts), _bands(reading.bands))


def counts_chart(grid: Grid, *, of_patterns: bool) -> CountsGrid:
    """A chart of counts.

    Args:
        grid: what was counted.
        of_patterns: whether its columns are patterns, which have a colour and a texture each.
    """
    rows = tuple(
        CountsRow(row.label, row.counts, row.sentences, row.total, row.total_sentence)
        for row in grid.rows
    )
    return CountsGrid(grid.columns, rows, CountsWords(**grid.texts), keyed=of_patterns)


def _bands(bands: tuple[tuple[float, float, str], ...]) -> tuple[FocusBand, ...]:
    return tuple(FocusBand(start, stop, label) for start, stop, label in bands)
