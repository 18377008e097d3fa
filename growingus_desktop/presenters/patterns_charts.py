"""What the charts of the Patterns room show and say; drawing them is up to the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypedDict, TypeVar

from PySide6.QtCore import QCoreApplication, QLocale

from growingus_desktop.content.patterns import Patterns
from growingus_desktop.insight.days import STEADY, DayLedger, DayState, MomentMark, day_ledger
from growingus_desktop.insight.spans import Unit, position_in, spans_between
from growingus_desktop.insight.weekly import SpanCounts, span_counts
from growingus_desktop.insight.year import YearDay, year_grid
from growingus_desktop.presenters.patterns_counts import day_sentence, week_sentence
from growingus_desktop.presenters.patterns_words import day_of_week, short_day, table_day
from growingus_desktop.store.patterns import Logged

T = TypeVar("T")


class WeeklyTexts(TypedDict):
    """The words of the weekly chart, by the names its drawing knows them by."""

    title: str
    description: str
    note: str
    empty: str
    days: str
    week: str
    steady: str
    repairs: str
    gap: str


class YearTexts(TypedDict):
    """The words of the year, by the names its drawing knows them by."""

    title: str
    description: str
    note: str
    empty: str
    shades: tuple[str, str, str, str]
    nothing: str
    unlogged: str
    logged: str
    steady: str
    weekdays: tuple[str, ...]
    day: str
    moments: str
    state: str


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """Counts with their label on an axis and the sentence that says all of it."""

    counts: T
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weekly chart.

    Args:
        series: key and label of each pattern above the axis, lowest first.
        columns: oldest first.
        bands: times with one thing: from and to in columns, and the label.
        texts: everything else it says.
    """

    series: tuple[tuple[str, str], ...]
    columns: tuple[Told[SpanCounts], ...]
    bands: tuple[tuple[float, float, str], ...]
    texts: WeeklyTexts

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
        self._week_starts = (locale.firstDayOfWeek().value - 1) % 7
        self.ledger: DayLedger = day_ledger(logged.marks, logged.nothing, logged.repairs)
        self.labels = labels_of(words, logged.own)

    def weeks(self, many: int) -> Weeks:
        """The `many` weeks that end with this one."""
        logged = self._logged
        first = self._today - timedelta(weeks=many - 1)
        spans = spans_between(first, self._today, Unit.WEEK, self._week_starts)
        counts = span_counts(
            logged.marks, self.ledger, logged.repairs, spans=spans, today=self._today
        )
        columns = tuple(self._column(week) for week in counts)
        worn = {key for week in counts for key in week.marks}
        series = tuple((key, label) for key, label in self.labels.items() if key in worn)
        bands = tuple(
            (position_in(spans, begin), position_in(spans, end + timedelta(1)), _band_label())
            for begin, end in logged.runs
            if begin <= spans[-1].last and end >= spans[0].first
        )
        return Weeks(series, columns, bands, _weekly_texts())

    def year(self) -> Year:
        """The fifty-three weeks that end today."""
        grid = year_grid(
            self._logged.marks, self.ledger, self._today, week_starts=self._week_starts
        )
        squares = tuple(self._square(day) for day in grid.days)
        months = tuple(
            (column, self._locale.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat))
            for column, day in grid.month_starts()
        )
        names = tuple(
            self._locale.standaloneDayName(
                (self._week_starts + row) % 7 + 1, QLocale.FormatType.ShortFormat
            )
            for row in range(7)
        )
        return Year(squares, grid.weeks, months, _year_texts(names))

    def marks_in(self, weeks: Weeks) -> tuple[MomentMark, ...]:
        """The moments of those weeks."""
        first, last = weeks.counts[0].span.first, weeks.counts[-1].span.last
        return tuple(mark for mark in self._logged.marks if first <= mark.day <= last)

    def _column(self, week: SpanCounts) -> Told[SpanCounts]:
        called = day_of_week(self._locale, week.span.first, self._today)
        sentence = week_sentence(week, called, self.labels)
        return Told(week, short_day(self._locale, week.span.first), sentence)

    def _square(self, day: YearDay) -> Told[YearDay]:
        called = day_of_week(self._locale, day.day, self._today)
        return Told(
            day, table_day(self._locale, day.day), day_sentence(day, called, _state(day.state))
        )


def labels_of(words: Patterns, own: Mapping[str, str]) -> dict[str, str]:
    """Short name of each pattern that is stacked, shipped ones first; the steadier ones aside."""
    shipped = {one.key: one.short for one in words.all if one.key not in STEADY}
    return {**shipped, **own}


def what_you_logged() -> str:
    """What stands under every chart, word for word (evidence §6.1)."""
    return QCoreApplication.translate("Patterns", "What you logged, not everything that happened.")


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


def _weekly_texts() -> WeeklyTexts:
    counted = QCoreApplication.translate(
        "Patterns", "Bars count pattern marks; a moment may carry more than one."
    )
    return WeeklyTexts(
        title=QCoreApplication.translate("Patterns", "Marks a week"),
        description=QCoreApplication.translate(
            "Patterns",
            "Pattern marks for each week, with staying steady, repairs and the days logged"
            " below. A week nobody wrote in is a gap.",
        ),
        note=f"{counted} {what_you_logged()}",
        empty=QCoreApplication.translate(
            "Patterns", "No day of these weeks was logged, so there is nothing to show."
        ),
        days=QCoreApplication.translate("Patterns", "days"),
        week=QCoreApplication.translate("Patterns", "Week of"),
        steady=QCoreApplication.translate("Patterns", "stayed steady"),
        repairs=QCoreApplication.translate("Patterns", "repairs"),
        gap=QCoreApplication.translate("Patterns", "not logged"),
    )


def _year_texts(weekdays: tuple[str, ...]) -> YearTexts:
    return YearTexts(
        title=QCoreApplication.translate("Patterns", "The year"),
        description=QCoreApplication.translate(
            "Patterns",
            "Every day of the last year: how many moments, nothing to note, or not logged.",
        ),
        note=what_you_logged(),
        empty=QCoreApplication.translate(
            "Patterns", "No day of this year was logged, so there is nothing to show."
        ),
        shades=("1", "2", "3", QCoreApplication.translate("Patterns", "4 or more moments")),
        nothing=QCoreApplication.translate("Patterns", "nothing to note"),
        unlogged=QCoreApplication.translate("Patterns", "not logged"),
        logged=QCoreApplication.translate("Patterns", "logged"),
        steady=QCoreApplication.translate("Patterns", "stayed steady"),
        weekdays=weekdays,
        day=QCoreApplication.translate("Patterns", "Day"),
        moments=QCoreApplication.translate("Patterns", "Moments"),
        state=QCoreApplication.translate("Patterns", "What is known"),
    )
