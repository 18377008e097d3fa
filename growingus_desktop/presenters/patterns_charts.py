"""What the charts of the Patterns room show and say; drawing them is up to the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from growingus_desktop.content.patterns import Patterns
from growingus_desktop.insight.days import STEADY, DayLedger, DayState, MomentMark, day_ledger
from growingus_desktop.insight.runchart import run_chart
from growingus_desktop.insight.spans import Span, position_in
from growingus_desktop.insight.weekly import SpanCounts, span_counts
from growingus_desktop.insight.year import YearDay, year_grid
from growingus_desktop.presenters.patterns_counts import day_sentence, days_of, week_sentence
from growingus_desktop.presenters.patterns_periods import columns_of
from growingus_desktop.presenters.patterns_reading import (
    WEEKS as WEEKS_READ,
)
from growingus_desktop.presenters.patterns_reading import (
    Reading,
    point_sentence,
    read_weeks,
)
from growingus_desktop.presenters.patterns_texts import (
    Told,
    WeeklyTexts,
    YearTexts,
    weekly_texts,
    year_texts,
)
from growingus_desktop.presenters.patterns_triggers import Triggers, triggers_of
from growingus_desktop.presenters.patterns_words import (
    day_of_week,
    month_and_year,
    short_day,
    table_day,
)
from growingus_desktop.store.patterns import Logged


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weekly chart.

    Args:
        series: key and label of each pattern above the axis, lowest first.
        columns: oldest first.
        bands: times with one thing: from and to in columns, and the label.
        texts: everything else it says.
        weeks_each: how many weeks a column holds.
    """

    series: tuple[tuple[str, str], ...]
    columns: tuple[Told[SpanCounts], ...]
    bands: tuple[tuple[float, float, str], ...]
    texts: WeeklyTexts
    weeks_each: int = 1

    @property
    def counts(self) -> tuple[SpanCounts, ...]:
        """The counts alone."""
        return tuple(column.counts for column in self.columns)


@dataclass(frozen=True, slots=True)
class Year:
    """The year: its squares, its columns, (column, label) of each month, and what it says."""

    squares: tuple[Told[YearDay], ...]
    weeks: int
    months: tuple[tuple[int, str], ...]
    texts: YearTexts


class Charts:
    """Counts and words what was logged.

    Args:
        logged: everything that is counted.
        words: the shipped patterns.
        today: the day the person is living in.
        locale: words dates, and says on which day a week begins.
    """

    def __init__(self, logged: Logged, words: Patterns, today: date, locale: QLocale) -> None:
        self._logged = logged
        self._words = words
        self._today = today
        self._locale = locale
        # Qt counts days of the week from 1 for Monday.
        self.week_starts = (locale.firstDayOfWeek().value - 1) % 7
        self.ledger: DayLedger = day_ledger(logged.marks, logged.nothing, logged.repairs)
        self.labels = labels_of(words, logged.own)

    def weeks(self, many: int) -> Weeks:
        """The weeks of a period, which end with this one.

        Args:
            many: one of `patterns_periods.PERIODS`.
        """
        logged = self._logged
        spans = columns_of(many, self.ledger, self._today, self.week_starts)
        counts = span_counts(
            logged.marks, self.ledger, logged.repairs, spans=spans, today=self._today
        )
        each = max(round(spans[-1].days / 7), 1)
        columns = tuple(self._column(week, each) for week in counts)
        worn = {key for week in counts for key in week.marks}
        series = tuple((key, label) for key, label in self.labels.items() if key in worn)
        texts = weekly_texts(each)
        texts["description"] = f"{texts['description']} {self._times_over(spans)}".strip()
        return Weeks(series, columns, self.bands_over(spans), texts, each)

    def span_of(self, many: int) -> Span:
        """From the first to the last day of a period's weeks."""
        spans = columns_of(many, self.ledger, self._today, self.week_starts)
        return Span(spans[0].first, spans[-1].last)

    def bands_over(self, spans: tuple[Span, ...]) -> tuple[tuple[float, float, str], ...]:
        """The times with one thing that touch these columns: from and to in columns, and a label."""
        return tuple(
            (position_in(spans, begin), position_in(spans, end + timedelta(1)), _band_label())
            for begin, end in self._runs_over(spans)
        )

    def _runs_over(self, spans: tuple[Span, ...]) -> tuple[tuple[date, date], ...]:
        first, last = spans[0].first, spans[-1].last
        return tuple(run for run in self._logged.runs if run[0] <= last and run[1] >= first)

    def _times_over(self, spans: tuple[Span, ...]) -> str:
        """The same times in words, for whoever can't see them shaded."""
        text = QCoreApplication.translate("Patterns", "{label}: {begin} to {end}.")
        return " ".join(
            text.format(
                label=_band_label(),
                begin=day_of_week(self._locale, begin, self._today),
                end=day_of_week(self._locale, end, self._today),
            )
            for begin, end in self._runs_over(spans)
        )

    def year(self) -> Year:
        """The fifty-three weeks that end today."""
        grid = year_grid(self._logged.marks, self.ledger, self._today, week_starts=self.week_starts)
        squares = tuple(self._square(day) for day in grid.days)
        months = tuple(
            (column, self._locale.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat))
            for column, day in grid.month_starts()
        )
        names = tuple(
            self._locale.standaloneDayName(
                (self.week_starts + row) % 7 + 1, QLocale.FormatType.ShortFormat
            )
            for row in range(7)
        )
        return Year(squares, grid.weeks, months, year_texts(names))

    def reading(self) -> Reading:
        """Whether anything can be read from the last year's weeks; worked out only when asked."""
        spans = columns_of(WEEKS_READ, self.ledger, self._today, self.week_starts)
        chart = run_chart(self._logged.marks, self.ledger, spans=spans, today=self._today)
        told = tuple(
            Told(
                point,
                short_day(self._locale, point.span.first),
                point_sentence(
                    point,
                    day_of_week(self._locale, point.span.first, self._today),
                    chart.middle,
                    self._locale,
                ),
            )
            for point in chart.points
        )
        return read_weeks(
            chart, told, self.bands_over(spans), self._locale, self._times_over(spans)
        )

    def triggers(self, weeks: Weeks) -> Triggers:
        """What set the moments of those weeks off, and in which hours they fell."""
        return triggers_of(
            self.marks_in(weeks),
            self.labels,
            self._logged.spelt,
            logged_days=days_of(weeks.counts, self._locale),
            locale=self._locale,
            week_starts=self.week_starts,
        )

    def marks_in(self, weeks: Weeks) -> tuple[MomentMark, ...]:
        """The moments of those weeks."""
        first, last = weeks.counts[0].span.first, weeks.counts[-1].span.last
        return tuple(mark for mark in self._logged.marks if first <= mark.day <= last)

    def _column(self, week: SpanCounts, weeks_each: int) -> Told[SpanCounts]:
        called = day_of_week(self._locale, week.span.first, self._today)
        sentence = week_sentence(week, called, self.labels, weeks_each)
        label_of = short_day if weeks_each == 1 else month_and_year
        return Told(week, label_of(self._locale, week.span.first), sentence)

    def _square(self, day: YearDay) -> Told[YearDay]:
        called = day_of_week(self._locale, day.day, self._today)
        return Told(
            day, table_day(self._locale, day.day), day_sentence(day, called, _state(day.state))
        )


def labels_of(words: Patterns, own: Mapping[str, str]) -> dict[str, str]:
    """Short name of each pattern that is stacked, shipped ones first; the steadier ones aside."""
    shipped = {one.key: one.short for one in words.all if one.key not in STEADY}
    return {**shipped, **own}


def _band_label() -> str:
    return QCoreApplication.translate("Patterns", "One thing")


def _state(state: DayState) -> str:
    match state:
        case DayState.LOGGED:
            return QCoreApplication.translate("Patterns", "logged, without a mark")
        case DayState.NOTHING_TO_NOTE:
            return QCoreApplication.translate("Patterns", "nothing to note")
        case DayState.NOT_LOGGED:
            return QCoreApplication.translate("Patterns", "not logged")
