"""What a screen reader gets of every chart of the Patterns room, as text a person can read.

``python -m tests.support.read_aloud`` writes it anew where the words were changed on purpose.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtWidgets import QApplication

from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.insight.days import MomentMark
from growingus_desktop.painting.charts.chart import Chart
from growingus_desktop.painting.charts.style import ChartStyle
from growingus_desktop.presenters.patterns_charts import Charts
from growingus_desktop.presenters.patterns_counts import summary
from growingus_desktop.presenters.patterns_periods import ALL
from growingus_desktop.store.patterns import Logged
from growingus_desktop.theme.theme import Theme
from growingus_desktop.theme.tokens import Variant, load_tokens
from growingus_desktop.views.patterns_drawings import (
    counts_chart,
    reading_chart,
    weekly_chart,
    year_chart,
)
from tests.support.charts import TODAY, seeded_life

GOLDEN = Path(__file__).parents[1] / "golden" / "charts_read_aloud.txt"
ENGLISH = QLocale("en_GB")
SET_OFFS = ("money", "a change of plan", "the phone at the table", "", "late again")
RECT = QRectF(0, 0, 900, 420)
LIKE_IT = 4
"""Marks in a row that say the same, beyond which they are told as one line."""


def _life(days: int, *, gap: tuple[int, int] = (0, 0), long_ago: bool = False) -> Logged:
    moments, nothing, repairs = seeded_life(days=days) if days else ([], [], [])
    silent = {TODAY - timedelta(days=n) for n in range(*gap)}
    marks = [
        MomentMark(one.day, one.patterns, _set_off(at), one.minute if at % 9 else None)
        for at, one in enumerate(moments)
        if one.day not in silent
    ]
    if long_ago:
        marks.append(MomentMark(date(2020, 2, 29), frozenset({"pursued"}), _set_off(0), 1200))
    return Logged(
        marks=tuple(marks),
        nothing=tuple(day for day in nothing if day not in silent),
        repairs=tuple(day for day in repairs if day not in silent),
        runs=((TODAY - timedelta(days=30), TODAY - timedelta(days=17)),) if days > 30 else (),
        own={"own-1": "made a joke of it"},
        spelt={words: words for words in SET_OFFS},
    )


def _week() -> Logged:
    marks = [
        MomentMark(TODAY - timedelta(days=n), frozenset(keys), _set_off(n), 1080 + n)
        for n, keys in ((1, {"pursued", "flooded"}), (1, {"went-quiet"}), (4, {"stayed-steady"}))
    ]
    nothing = (TODAY - timedelta(days=3),)
    return Logged(marks=tuple(marks), nothing=nothing, spelt={words: words for words in SET_OFFS})


def _set_off(at: int) -> frozenset[str]:
    words = SET_OFFS[at % len(SET_OFFS)]
    return frozenset({words} if words else ())


YEAR = "A year, logged on most days"
"""Without its days, which would fill the file."""

LIVES: Sequence[tuple[str, Logged, int]] = (
    ("Nothing at all was logged", _life(0), 16),
    ("The last entry is six years old", _life(0, long_ago=True), 16),
    ("One week was logged", _week(), 4),
    ("Sixteen weeks, of which six in a row were not logged", _life(112, gap=(30, 80)), 16),
    (YEAR, _life(371), 52),
    ("All weeks there are, with years that were not logged", _life(60, long_ago=True), ALL),
)


def read_aloud() -> str:
    """The whole text."""
    return "\n".join(line for life in LIVES for line in _told(*life))


def _told(name: str, logged: Logged, period: int) -> Iterator[str]:
    charts = Charts(logged, load_patterns("en"), TODAY, ENGLISH)
    weeks = charts.weeks(period)
    triggers, reading = charts.triggers(weeks), charts.reading()
    yield from (f"=== {name} ===", "", f"Status line: {summary(weeks.counts, ENGLISH)}", "")
    yield from _chart(weekly_chart(weeks), weeks.texts["note"])
    if name != YEAR:
        yield from _chart(year_chart(charts.year()), charts.year().texts["note"])
    yield from ("When asked whether anything can be read from this:", f"  {reading.said}", "")
    yield from _chart(reading_chart(reading), reading.texts["note"])
    for grid, of_patterns in ((triggers.set_offs, True), (triggers.hours, False)):
        chart = counts_chart(grid, of_patterns=of_patterns)
        yield from _chart(chart, grid.texts["note"] if grid.rows else "", grid.said)


def _chart(chart: Chart, note: str, said: str = "") -> Iterator[str]:
    look = ChartStyle(load_tokens(Variant.LIGHT), 1.0, False, ENGLISH)
    yield f"--- {chart.title} ---"
    yield chart.description
    sentences = [mark.sentence for mark in chart.marks(RECT, look)]
    for same, group in groupby(sentences, key=_ending):
        held = list(group)
        if len(held) <= LIKE_IT or not same:
            yield from (f"  {sentence}" for sentence in held)
        else:
            yield f"  {held[0]}"
            yield f"    … and so on, {len(held) - 2} more that end “{same}” …"
            yield f"  {held[-1]}"
    yield from (f"Under it: {words}" for words in (note, said) if words)
    yield ""


def _ending(sentence: str) -> str:
    """What several marks say alike, where it is that there is nothing to say."""
    endings = ("not logged.", "no moments.", "no marks.")
    return next((ending for ending in endings if sentence.endswith(ending)), "")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    Theme(application)
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(read_aloud(), "utf-8")
