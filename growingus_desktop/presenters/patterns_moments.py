"""The table of moments: which rows are shown, and in which order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTime, Signal

from growingus_desktop.content.patterns import Patterns
from growingus_desktop.insight.days import STEADY
from growingus_desktop.insight.spans import Span
from growingus_desktop.presenters.patterns_columns import columns_of, folded
from growingus_desktop.presenters.patterns_words import (
    capital,
    day_of_week,
    hour_of_weekday,
    table_day,
)
from growingus_desktop.presenters.record_table import RecordTable
from growingus_desktop.store.patterns import MomentRow
from growingus_desktop.store.patterns import folded as same_words


@dataclass(frozen=True, slots=True)
class Filter:
    """Which moments are shown.

    Args:
        text: words that all must be in it, without regard to case and accents.
        patterns: it must carry one of these; none asks for nothing.
        span: it must lie in these days, or None.
        set_off: just this must have set it off, whatever its capitals; or nothing.
        hour: it must lie on this weekday, 0 for Monday, in this hour of the day; or None.
        rough: it must carry a pattern that isn't the steadier way.
    """

    text: str = ""
    patterns: frozenset[str] = frozenset()
    span: Span | None = None
    set_off: str = ""
    hour: tuple[int, int] | None = None
    rough: bool = False

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip()) or replace(self, text="") != Filter()

    def fits(self, row: MomentRow) -> bool:
        """Whether a moment is shown, its words aside."""
        values = row.values
        if self.span is not None and values.day not in self.span:
            return False
        if self.patterns and not self.patterns & values.patterns:
            return False
        if self.rough and (values.was_worried or not values.patterns - STEADY):
            return False
        if self.set_off and same_words(values.set_off) != self.set_off:
            return False
        if self.hour is None:
            return True
        minute = values.minute
        return minute is not None and self.hour == (values.day.weekday(), minute // 60)


@dataclass(frozen=True, slots=True)
class InFull:
    """One moment told in full.

    Args:
        id: which one.
        title: the day with what I did.
        facts: what is known besides.
        line: the moment in a line.
        repaired: whether there was a repair.
    """

    id: int
    title: str
    facts: str
    line: str
    repaired: bool


class MomentsTable(QObject):
    """The moments shown, and what is asked of them.

    Args:
        words: the shipped patterns.
        locale: words days and numbers.
    """

    changed = Signal()
    """Other rows are shown."""

    def __init__(self, words: Patterns, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._locale = locale
        self._rows: tuple[MomentRow, ...] = ()
        self._held: dict[int, str] = {}
        self._labels: Mapping[str, str] = {}
        self._columns = columns_of(self.patterns_of, locale)
        self.filter = Filter()
        self.is_loaded = False
        self.sorted_by = 0
        self.is_descending = True
        self.model: RecordTable[MomentRow] = RecordTable(self._columns, self)

    @property
    def all(self) -> int:
        """How many moments there are."""
        return len(self._rows)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Key and name of each pattern that some moment carries."""
        worn = {key for row in self._rows for key in row.values.patterns}
        return tuple((key, capital(name)) for key, name in self._labels.items() if key in worn)

    @property
    def headings(self) -> tuple[str, ...]:
        """What the table can be sorted by, in the order of its columns."""
        return tuple(column.heading for column in self._columns)

    @property
    def falling(self) -> frozenset[int]:
        """Columns of which one looks for the greatest first; the others hold words."""
        return frozenset(at for at, column in enumerate(self._columns) if column.falls)

    def show_rows(self, rows: tuple[MomentRow, ...], own: Mapping[str, str]) -> None:
        """Show what the vault holds now.

        Args:
            rows: every moment, newest first.
            own: the person's own patterns, key to label.
        """
        self.is_loaded = True
        self._rows = rows
        self._held.clear()
        self._labels = {**{one.key: one.short for one in self._words.all}, **own}
        self._apply()

    def look_for(self, text: str) -> None:
        """Show only moments with these words in them."""
        self._filter(replace(self.filter, text=text))

    def toggle(self, pattern: str) -> None:
        """Show, or no longer show, only moments that carry this pattern or another chosen one."""
        self._filter(replace(self.filter, patterns=self.filter.patterns ^ {pattern}))

    def only(self, span: Span | None) -> None:
        """Show only the moments of these days."""
        self._filter(replace(self.filter, span=span))

    def narrow(self, wanted: Filter) -> None:
        """Show just these moments."""
        self._filter(wanted)

    def show_all(self) -> None:
        """Leave nothing out."""
        self._filter(Filter())

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort by a column; rows that are equal in it stay newest first."""
        if 0 <= column < len(self._columns):
            self.sorted_by, self.is_descending = column, descending
            self._apply()

    def ids_at(self, rows: Iterable[int]) -> tuple[int, ...]:
        """The moments in those rows."""
        shown = self.model.rows
        return tuple(shown[row].id for row in sorted(rows) if 0 <= row < len(shown))

    def at(self, row: int) -> MomentRow | None:
        """The moment in that row, or None."""
        rows = self.model.rows
        return rows[row] if 0 <= row < len(rows) else None

    def rows_of(self, moment_ids: Iterable[int]) -> list[int]:
        """Where moments stand, from the top; those that aren't shown are left out."""
        wanted = frozenset(moment_ids)
        return [n for n, row in enumerate(self.model.rows) if row.id in wanted] if wanted else []

    def row_of(self, moment_id: int) -> int:
        """Where a moment stands, or -1."""
        return next((n for n, row in enumerate(self.model.rows) if row.id == moment_id), -1)

    def patterns_of(self, row: MomentRow) -> str:
        """The patterns a moment carries, by name."""
        if row.values.was_worried:
            return QCoreApplication.translate("Patterns", "kept quiet or went along, worried")
        keys = [key for key in self._labels if key in row.values.patterns]
        return ", ".join(self._labels[key] for key in keys)

    def in_full(self, at: int, today: date) -> InFull | None:
        """The moment in that row, told in full; None where there is no such row."""
        row = self.at(at)
        if row is None:
            return None
        values = row.values
        day = day_of_week(self._locale, values.day, today)
        if values.minute is not None:
            wall = QTime(*divmod(values.minute, 60))
            day = f"{day}, {self._locale.toString(wall, QLocale.FormatType.ShortFormat)}"
        title = " · ".join(part for part in (day, self.patterns_of(row)) if part)
        facts: list[str] = []
        if values.strength is not None:
            facts.append(f"{values.strength} · {self._words.strengths[values.strength - 1]}")
        if values.set_off:
            facts.append(
                QCoreApplication.translate("Patterns", "set off by: {words}").format(
                    words=values.set_off
                )
            )
        if values.underneath:
            facts.append(
                QCoreApplication.translate("Patterns", "underneath: {words}").format(
                    words=values.underneath
                )
            )
        if values.repaired:
            facts.append(QCoreApplication.translate("Patterns", "repaired"))
        if values.backfilled:
            facts.append(QCoreApplication.translate("Patterns", "logged on a later day"))
        return InFull(row.id, title, "   ".join(facts), values.line, values.repaired)

    def narrowed_words(self, today: date) -> str:
        """What the table is narrowed to besides words and patterns, or an empty string."""
        chosen = self.filter
        parts: list[str] = []
        if chosen.span is not None:
            parts.append(self._span_words(chosen.span, today))
        if chosen.set_off:
            spelt = (row.values.set_off for row in self.model.rows[:1])
            parts.append(
                QCoreApplication.translate("Patterns", "set off by: {words}").format(
                    words=next(spelt, chosen.set_off)
                )
            )
        if chosen.hour is not None:
            parts.append(hour_of_weekday(self._locale, *chosen.hour))
        return " · ".join(parts)

    def _span_words(self, span: Span, today: date) -> str:
        first = day_of_week(self._locale, span.first, today)
        if span.first == span.last:
            return first
        return f"{first} – {day_of_week(self._locale, span.last, today)}"

    def _filter(self, wanted: Filter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._apply()

    def _apply(self) -> None:
        words = folded(self.filter.text).split()
        shown = [row for row in self._rows if self.filter.fits(row)]
        if words:
            shown = [row for row in shown if all(word in self._words_of(row) for word in words)]
        # The rows come newest first.
        if (self.sorted_by, self.is_descending) != (0, True):
            by = self._columns[self.sorted_by].order
            if by is not None:
                shown.sort(key=cast("Callable[[MomentRow], Any]", by), reverse=self.is_descending)
        if tuple(shown) != self.model.rows:
            self.model.replace(shown)
        self.changed.emit()

    def _words_of(self, row: MomentRow) -> str:
        """Everything a moment can be found by; kept, since each key of a search asks again."""
        held = self._held.get(row.id)
        if held is None:
            values = row.values
            texts = (self.patterns_of(row), values.set_off, values.underneath, values.line)
            held = folded(" ".join((*texts, table_day(self._locale, values.day))))
            self._held[row.id] = held
        return held
