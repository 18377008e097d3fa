"""The table of repairs: its columns, and the repair one stands on in full."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt

from growingus_desktop.models.patterns import BeganBy, Landed
from growingus_desktop.presenters.patterns_words import short_day, table_day
from growingus_desktop.presenters.record_table import Column, RecordTable
from growingus_desktop.presenters.repairs_words import (
    BEGAN_WORDS,
    LANDED_WORDS,
    after_order,
    after_words,
    moment_words,
    worded,
)
from growingus_desktop.store.repairs import RepairRow

_BEGAN: Final = {None: -1} | {one: at for at, one in enumerate(BeganBy)}
_LANDED: Final = {None: -1} | {one: at for at, one in enumerate(Landed)}


@dataclass(frozen=True, slots=True)
class Order:
    """One way of sorting the table."""

    words: str
    column: int
    order: Qt.SortOrder


class RepairsTable(QObject):
    """The repairs, and in which order they stand.

    Args:
        locale: words the days.
    """

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._locale = locale
        self._labels: Mapping[str, str] = {}
        self._order = 0
        self._given: tuple[tuple[RepairRow, ...], Mapping[str, str]] = ((), {})
        self.model: RecordTable[RepairRow] = RecordTable(self._columns(), self)
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        self.orders = (
            Order(QCoreApplication.translate("Repairs", "Newest first"), 0, down),
            Order(QCoreApplication.translate("Repairs", "Oldest first"), 0, up),
            Order(QCoreApplication.translate("Repairs", "Soonest first"), 3, up),
            Order(QCoreApplication.translate("Repairs", "Longest first"), 3, down),
            Order(QCoreApplication.translate("Repairs", "By who began"), 2, up),
            Order(QCoreApplication.translate("Repairs", "By how it landed"), 4, up),
        )

    def show_rows(self, rows: tuple[RepairRow, ...], labels: Mapping[str, str]) -> None:
        """Show what the vault holds now, in the order that was chosen.

        Args:
            rows: every repair, newest first.
            labels: short name of each pattern by key.
        """
        if (rows, labels) == self._given:
            return
        self._given = (rows, labels)
        self._labels = labels
        self.model.replace(rows)
        if self._order:
            self.sort(self._order)

    def sort(self, order: int) -> None:
        """Have the rows stand in the order of that number."""
        self._order = order
        wanted = self.orders[order]
        self.model.sort(wanted.column, wanted.order)

    def sort_by(self, column: int) -> int:
        """Sort by a column, the other way round where it is sorted by already.

        Returns:
            The number of the order the rows stand in now.
        """
        known = [at for at, order in enumerate(self.orders) if order.column == column]
        if known:
            later = [at for at in known if at > self._order]
            self.sort((later if self._order in known and later else known)[0])
        return self._order

    def at(self, row: int) -> RepairRow | None:
        """The repair in that row, or None."""
        rows = self.model.rows
        return rows[row] if 0 <= row < len(rows) else None

    def row_of(self, repair_id: int) -> int:
        """Where a repair stands, or -1."""
        return next((n for n, row in enumerate(self.model.rows) if row.id == repair_id), -1)

    def _after(self, row: RepairRow) -> str:
        if row.moment is None:
            return QCoreApplication.translate("Repairs", "a moment that isn’t logged")
        words = moment_words(row.moment.values, self._labels)
        if row.moment.values.day == row.values.day:
            return words
        return f"{short_day(self._locale, row.moment.values.day)}: {words}"

    def _columns(self) -> tuple[Column[RepairRow], ...]:
        return (
            Column(
                QCoreApplication.translate("Repairs", "Day"),
                lambda row: table_day(self._locale, row.values.day),
                lambda row: (
                    row.values.day,
                    row.values.happened_at.timestamp() if row.values.happened_at else 0.0,
                    row.id,
                ),
            ),
            Column(QCoreApplication.translate("Repairs", "After"), self._after),
            Column(
                QCoreApplication.translate("Repairs", "Who began"),
                lambda row: (
                    "" if row.values.began_by is None else worded(BEGAN_WORDS[row.values.began_by])
                ),
                lambda row: _BEGAN[row.values.began_by],
            ),
            Column(
                QCoreApplication.translate("Repairs", "How long after"), after_words, after_order
            ),
            Column(
                QCoreApplication.translate("Repairs", "How it landed"),
                lambda row: (
                    "" if row.values.landed is None else worded(LANDED_WORDS[row.values.landed])
                ),
                lambda row: _LANDED[row.values.landed],
            ),
            Column(QCoreApplication.translate("Repairs", "In a line"), lambda row: row.values.line),
        )
