"""How long the numbers of the Patterns room take, over ten years of moments.

Run ``python -m benchmarks.insight``: 20,000 made-up moments. First the counting alone, part by
part, then what happens on the UI thread when the room opens and when another period is chosen,
with every sentence worded. Painting and the vault aren't part of it: see ``benchmarks.patterns``.
"""

import gc
import random
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QLocale

from benchmarks.measure import show
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.insight.compare import compare, tally
from growingus_desktop.insight.days import day_ledger
from growingus_desktop.insight.repair_times import RepairMade, RoughMoment, repair_times
from growingus_desktop.insight.runchart import read_signal, run_chart
from growingus_desktop.insight.spans import Span, spans_between
from growingus_desktop.insight.weekly import span_counts
from growingus_desktop.insight.when import trigger_table, when_in_week
from growingus_desktop.insight.year import year_grid
from growingus_desktop.presenters.patterns_charts import Charts
from growingus_desktop.presenters.patterns_counts import summary
from growingus_desktop.presenters.patterns_moments import MomentsTable
from growingus_desktop.presenters.patterns_periods import PERIODS, period_words
from growingus_desktop.presenters.patterns_when import when_it_happens
from growingus_desktop.store.patterns import Logged, MomentRow, MomentValues, mark_of

TODAY = date(2026, 11, 22)
DAYS = 3652
MOMENTS = 20_000
TIMES = 30


def ten_years() -> tuple[Logged, tuple[MomentRow, ...]]:
    """Moments on two thirds of the days, with gaps, quiet days and repairs."""
    chance = random.Random(7)
    words = load_patterns("en")
    keys = [one.key for one in words.all]
    lived = [TODAY - timedelta(days=n) for n in range(DAYS) if chance.random() < 2 / 3]
    rows: list[MomentRow] = []
    repairs: list[date] = []
    for number in range(MOMENTS):
        day = chance.choice(lived)
        minute = chance.randrange(1440)
        repaired = chance.random() < 0.4
        values = MomentValues(
            day,
            happened_at=datetime(day.year, day.month, day.day, *divmod(minute, 60), tzinfo=UTC),
            set_off=chance.choice(("", "tired", "money", "late", "phone")),
            patterns=frozenset(chance.choices(keys, k=chance.choice((1, 1, 2)))),
            repaired=repaired,
        )
        rows.append(MomentRow(number, values))
        if repaired:
            repairs.append(day)
    rows.sort(key=lambda row: row.values.day, reverse=True)
    logged = Logged(
        marks=tuple(mark_of(row.values) for row in rows),
        nothing=tuple(TODAY - timedelta(days=n) for n in range(0, DAYS, 9)),
        repairs=tuple(repairs),
        runs=tuple(
            (TODAY - timedelta(days=n + 13), TODAY - timedelta(days=n)) for n in range(0, DAYS, 180)
        ),
    )
    return logged, tuple(rows)


def measure(name: str, work: Callable[[], object], times: int = TIMES) -> None:
    """Print how long `work` takes, after one run that isn't counted."""
    work()
    took: list[float] = []
    for _ in range(times):
        begun = perf_counter()
        work()
        took.append((perf_counter() - begun) * 1000)
    show(name, took)


def count_alone(logged: Logged, rows: tuple[MomentRow, ...]) -> None:
    """Measure each part of the counting."""
    marks, ledger = logged.marks, day_ledger(logged.marks, logged.nothing, logged.repairs)
    year = spans_between(TODAY - timedelta(weeks=52), TODAY)
    before = Span(TODAY - timedelta(days=27), TODAY - timedelta(days=14))
    during = Span(TODAY - timedelta(days=13), TODAY)
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    rough = [
        RoughMoment(
            row.values.happened_at,
            RepairMade(noon) if row.values.repaired else None,
        )
        for row in rows
    ]

    def comparison() -> object:
        return compare(tally(marks, ledger, before), tally(marks, ledger, during))

    def reading() -> object:
        return read_signal(run_chart(marks, ledger, spans=year, today=TODAY))

    measure("day ledger", lambda: day_ledger(marks, logged.nothing, logged.repairs))
    measure(
        "53 weeks of counts",
        lambda: span_counts(marks, ledger, logged.repairs, spans=year, today=TODAY),
    )
    measure("year grid", lambda: year_grid(marks, ledger, TODAY))
    measure("when in the week, all ten years", lambda: when_in_week(marks))
    measure("what set it off, all ten years", lambda: trigger_table(marks))
    measure("before and during, with the interval", comparison)
    measure("run chart of a year, and its reading", reading)
    measure("times to a repair", lambda: repair_times(rough, noon))


def on_the_ui_thread(logged: Logged, rows: tuple[MomentRow, ...]) -> None:
    """Measure what the presenter does when the vault has answered, and at a choice of period."""
    words, english = load_patterns("en"), QLocale("en_GB")

    def show_weeks(charts: Charts, period: int) -> None:
        weeks = charts.weeks(period)
        when_it_happens(charts.marks_in(weeks), english)
        summary(weeks.counts, english)

    def opened() -> None:
        charts = Charts(logged, words, TODAY, english)
        charts.year()
        show_weeks(charts, 16)

    def table() -> None:
        MomentsTable(words, english).show_rows(rows, logged.own)

    charts = Charts(logged, words, TODAY, english)
    measure("room opens: its numbers and sentences", opened)
    measure("room opens: its table of moments", table)
    for period in PERIODS:
        measure(
            f"period changes to {period_words(period)}",
            lambda period=period: show_weeks(charts, period),
        )


def main() -> None:
    """Measure and print."""
    gc.disable()  # as in the program, which collects on its own terms
    application = QCoreApplication(sys.argv[:1])
    logged, rows = ten_years()
    print(f"{len(logged.marks)} moments over {DAYS} days, {len(logged.repairs)} repairs")
    count_alone(logged, rows)
    on_the_ui_thread(logged, rows)
    del application


if __name__ == "__main__":
    main()
