"""The table of moments: its columns, and which rows are shown."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTime, Signal

from growingus_desktop.content.patterns import Patterns
from growingus_desktop.insight.spans import Span
from growingus_desktop.presenters.patterns_words import capital, day_of_week, table_day
from growingus_desktop.presenters.record_table import Column, RecordTable
from growingus_desktop.store.patterns import MomentRow


@dataclass(frozen=True, slots=True)
class Filter:
    """Which moments are shown.

    Args:
        text: words that all must be in it, without regard to case and accents.
        patterns: it must carry one of these; none asks for nothing.
        span: it must lie in these days, or None.
    """

    text: str = ""
    patterns: frozenset[str] = frozenset()
    span: Span | None = None

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip() or self.patterns or self.span)


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
        self._labels: Mapping[str, str] = {}
        self.filter = Filter()
        self.model: RecordTable[MomentRow] = RecordTable(self._columns(), self)

    @property
    def all(self) -> int:
        """How many moments there are."""
        return len(self._rows)

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Key and name of each pattern that some moment carries."""
        worn = {key for row in self._rows for key in row.values.patterns}
        return tuple((key, capital(name)) for key, name in self._labels.items() if key in worn)

    def show_rows(self, rows: tuple[MomentRow, ...], own: Mapping[str, str]) -> None:
        """Show what the vault holds now.

        Args:
            rows: every moment, newest first.
            own: the person's own patterns, key to label.
        """
        self._rows = rows
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

    def show_all(self) -> None:
        """Leave nothing out."""
        self._filter(Filter())

    def at(self, row: int) -> MomentRow | None:
        """The moment in that row, or None."""
        rows = self.model.rows
        return rows[row] if 0 <= row < len(rows) else None

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

    def span_words(self, today: date) -> str:
        """The days the table is narrowed to, or an empty string."""
        span = self.filter.span
        if span is None:
            return ""
        first = day_of_week(self._locale, span.first, today)
        if span.first == span.last:
            return first
        return f"{first} – {day_of_week(self._locale, span.last, today)}"

    def _filter(self, wanted: Filter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self._apply()

    def _apply(self) -> None:
        words = _folded(self.filter.text).split()
        shown = [row for row in self._rows if self._fits(row, words)]
        if tuple(shown) != tuple(self.model.rows):
            self.model.replace(shown)
        self.changed.emit()

    def _fits(self, row: MomentRow, words: list[str]) -> bool:
        wanted, values = self.filter, row.values
        if wanted.patterns and not wanted.patterns & values.patterns:
            return False
        if wanted.span is not None and values.day not in wanted.span:
            return False
        if not words:
            return True
        texts = (self.patterns_of(row), values.set_off, values.underneath, values.line)
        held = _folded(" ".join((*texts, table_day(self._locale, values.day))))
        return all(word in held for word in words)

    def _columns(self) -> tuple[Column[MomentRow], ...]:
        yes = QCoreApplication.translate("Patterns", "yes")
        return (
            Column(
                QCoreApplication.translate("Patterns", "Day"),
                lambda row: table_day(self._locale, row.values.day),
                lambda row: (row.values.day, row.values.minute or 0),
            ),
            Column(
                QCoreApplication.translate("Patterns", "What I did"),
                self.patterns_of,
                self.patterns_of,
            ),
            Column(
                QCoreApplication.translate("Patterns", "How strong"),
                lambda row: "" if row.values.strength is None else str(row.values.strength),
                lambda row: row.values.strength or 0,
            ),
            Column(
                QCoreApplication.translate("Patterns", "Set off by"),
                lambda row: row.values.set_off,
                lambda row: _folded(row.values.set_off),
            ),
            Column(
                QCoreApplication.translate("Patterns", "Underneath"),
                lambda row: row.values.underneath,
                lambda row: _folded(row.values.underneath),
            ),
            Column(
                QCoreApplication.translate("Patterns", "In a line"), lambda row: row.values.line
            ),
            Column(
                QCoreApplication.translate("Patterns", "Repaired"),
                lambda row: yes if row.values.repaired else "",
                lambda row: row.values.repaired,
            ),
        )


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
