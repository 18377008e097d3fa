"""A seeded year of made-up days and the charts of it, worded plainly."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from growingus_desktop.insight.days import DayLedger, DayState, MomentMark, day_ledger
from growingus_desktop.insight.spans import position_in, spans_between
from growingus_desktop.insight.weekly import SpanCounts, span_counts
from growingus_desktop.insight.year import year_grid
from growingus_desktop.painting.charts.weekly import (
    FocusBand,
    Series,
    WeekColumn,
    WeeklyChart,
    WeeklyWords,
)
from growingus_desktop.painting.charts.year import YearChart, YearSquare, YearWords

TODAY = date(2026, 11, 22)
LABELS = {
    "pursued": "pursued",
    "went-quiet": "went quiet",
    "criticised": "criticised",
    "flooded": "flooded",
    "defended": "defended",
    "gave-in": "gave in",
    "own-1": "made a joke of it",
}
WEEKLY_WORDS = WeeklyWords(
    title="Marks a week",
    description="Pattern marks for each week, with the days logged under each.",
    note=(
        "Bars count pattern marks; one moment may carry more than one. "
        "What you logged, not everything that happened."
    ),
    empty="Nothing was logged in these weeks, so there is nothing to show yet.",
    days="days",
    week="Week of",
    steady="stayed steady",
    repairs="repairs",
    gap="not logged",
)
YEAR_WORDS = YearWords(
    title="The year",
    description="Each day of the last year: moments, nothing to note, or not logged.",
    note="What you logged, not everything that happened.",
    empty="No day of this year was logged, so there is nothing to show yet.",
    shades=("1", "2", "3", "4 or more moments"),
    nothing="nothing to note",
    unlogged="not logged",
    logged="logged",
    steady="stayed steady",
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    day="Day",
    moments="Moments",
    state="What is known",
)


def seeded_life(days: int = 371, seed: int = 7) -> tuple[list[MomentMark], list[date], list[date]]:
    """Moments, days with nothing to note and days with a repair, up to `TODAY`."""
    chance = random.Random(seed)
    moments: list[MomentMark] = []
    nothing: list[date] = []
    repairs: list[date] = []
    away = {TODAY - timedelta(days=n) for n in (*range(60, 76), *range(200, 207))}
    for back in range(days):
        day = TODAY - timedelta(days=back)
        if day in away or chance.random() < 0.35:
            continue
        found = chance.choices((0, 1, 2, 3, 5), (52, 26, 12, 6, 1))[0]
        if not found:
            nothing.append(day)
        for _ in range(found):
            if chance.random() < 0.2:
                keys = frozenset({"stayed-steady"})
            else:
                many = chance.choices((1, 2), (4, 1))[0]
                keys = frozenset(chance.choices(tuple(LABELS), (6, 6, 4, 4, 2, 1, 1), k=many))
            moments.append(MomentMark(day, keys, minute=chance.randrange(1440)))
            if chance.random() < 0.4:
                repairs.append(day)
    return moments, nothing, repairs


def weekly_chart(
    moments: Sequence[MomentMark],
    nothing: Sequence[date] = (),
    repairs: Sequence[date] = (),
    *,
    weeks: int = 16,
    last: date = TODAY,
    labels: dict[str, str] = LABELS,
    focus: tuple[date, date] | None = None,
) -> WeeklyChart:
    """The weekly chart of the `weeks` weeks that end on `last`."""
    ledger = day_ledger(moments, nothing, repairs)
    spans = spans_between(last - timedelta(weeks=weeks - 1), last)
    counts = span_counts(moments, ledger, repairs, spans=spans, today=TODAY)
    columns = tuple(WeekColumn(week, _label(week), _sentence(week, labels)) for week in counts)
    bands: tuple[FocusBand, ...] = ()
    if focus:
        start, stop = position_in(spans, focus[0]), position_in(spans, focus[1])
        bands = (FocusBand(start, stop, "One thing"),)
    series = tuple(Series(key, label) for key, label in labels.items())
    return WeeklyChart(series, columns, WEEKLY_WORDS, bands)


def year_chart(moments: Sequence[MomentMark], ledger: DayLedger) -> YearChart:
    """The year that ends at `TODAY`."""
    grid = year_grid(moments, ledger, TODAY)
    squares = tuple(
        YearSquare(
            day,
            f"{day.day:%d %b %Y}",
            f"{day.day:%A %d %B}: {_state(day.state, day.moments, day.steady)}",
        )
        for day in grid.days
    )
    months = tuple((column, f"{day:%b}") for column, day in grid.month_starts())
    return YearChart(squares, grid.weeks, months, YEAR_WORDS)


def _label(week: SpanCounts) -> str:
    return f"{week.span.first.day} {week.span.first:%b}"


def _sentence(week: SpanCounts, labels: dict[str, str]) -> str:
    if week.is_gap:
        return f"Week of {_label(week)}: not logged."
    parts = [f"{labels[key]} {count}" for key, count in week.marks.items()]
    parts += [f"stayed steady {week.steady}", f"repairs {week.repairs}"]
    return f"Week of {_label(week)}: {', '.join(parts)}; {week.days_logged} days logged."


def _state(state: DayState, moments: int, steady: int) -> str:
    if state is DayState.LOGGED:
        return f"{moments} moments, stayed steady {steady}"
    return state.value
