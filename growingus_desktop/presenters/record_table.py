"""One table model for every table, and for the table twin of every chart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from growingus_desktop.presenters.record_list import RecordRole

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its heading, the text of a cell, what it is sorted by, and which way first."""

    heading: str
    text: Callable[[T], str]
    order: Callable[[T], object] | None = None
    falls: bool = False


class RecordTable(QAbstractTableModel, Generic[T]):
    """Rows of values under headings; sorted by the value of a column, never by its words."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[T] = []

    @property
    def rows(self) -> Sequence[T]:
        """The rows in the order shown."""
        return tuple(self._rows)

    def replace(self, rows: Sequence[T]) -> None:
        """Show `rows`."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def clear(self) -> None:
        """Forget every row, as at lock."""
        self.replace(())

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The value of one role of one cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.heading}: {column.text(row)}"
            case RecordRole.RECORD:
                return row
            case _:
                return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The heading of a column; rows have none."""
        across = orientation is Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(self._columns):
            return self._columns[section].heading
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column that knows its order; others are left as they stand."""
        by = self._columns[column].order if 0 <= column < len(self._columns) else None
        if by is None:
            return
        self.layoutAboutToBeChanged.emit()
        value_of = cast("Callable[[T], Any]", by)
        places = sorted(
            range(len(self._rows)),
            key=lambda at: value_of(self._rows[at]),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )
        self._rows = [self._rows[at] for at in places]
        # What was selected stays selected, wherever it went.
        gone_to = {at: now for now, at in enumerate(places)}
        before = self.persistentIndexList()
        after = [self.index(gone_to[each.row()], each.column()) for each in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
