"""One list model for every list: rows are values, roles carry them, delegates draw them."""

from collections.abc import Callable, Container, Hashable, Sequence
from enum import IntEnum
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RecordRole(IntEnum):
    """What a delegate may ask of a row besides Qt's own roles."""

    CAPTION = Qt.ItemDataRole.UserRole + 1
    """The second line, as a string."""
    RECORD = Qt.ItemDataRole.UserRole + 2
    """The row itself."""
    ICON = Qt.ItemDataRole.UserRole + 3
    """The name of an icon, or an empty string."""


class RecordList(QAbstractListModel, Generic[T]):
    """A list of values that keeps selection and focus when it is asked for again.

    Args:
        key: what makes two rows the same thing.
        title: the first line of a row.
        caption: its second line.
        icon: the name of its icon, or an empty string.
    """

    def __init__(
        self,
        *,
        key: Callable[[T], Hashable],
        title: Callable[[T], str],
        caption: Callable[[T], str] | None = None,
        icon: Callable[[T], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._title = title
        self._caption = caption
        self._icon = icon
        self._rows: list[T] = []

    @property
    def rows(self) -> Sequence[T]:
        """The rows as they stand."""
        return tuple(self._rows)

    def row_of(self, key: Hashable) -> int:
        """Where the row with that key stands, or -1."""
        return next((n for n, row in enumerate(self._rows) if self._key(row) == key), -1)

    def replace(self, rows: Sequence[T]) -> None:
        """Show `rows`, moving and altering only what differs so that selection survives."""
        keys = [self._key(row) for row in rows]
        self._drop_others(frozenset(keys))
        present = frozenset(map(self._key, self._rows))
        at = 0
        while at < len(rows):
            end = at
            while end < len(rows) and keys[end] not in present:
                end += 1
            if end > at:
                self._insert(at, rows[at:end])
                at = end
            else:
                self._place(at, rows[at])
                at += 1

    def _drop_others(self, wanted: Container[Hashable]) -> None:
        """Remove what isn't wanted, neighbours at once: a view lays itself out after each removal."""
        end = len(self._rows)
        while end > 0:
            begin = end
            while begin and self._key(self._rows[begin - 1]) not in wanted:
                begin -= 1
            if begin < end:
                self.beginRemoveRows(_ROOT, begin, end - 1)
                del self._rows[begin:end]
                self.endRemoveRows()
            end = begin - 1

    def _insert(self, at: int, rows: Sequence[T]) -> None:
        self.beginInsertRows(_ROOT, at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self.endInsertRows()

    def clear(self) -> None:
        """Forget every row, as at lock."""
        self.beginResetModel()
        self._rows.clear()
        self.endResetModel()

    def _place(self, at: int, row: T) -> None:
        stands = next(
            (n for n in range(at, len(self._rows)) if self._key(self._rows[n]) == self._key(row)),
            -1,
        )
        if stands < 0:
            self._insert(at, [row])
            return
        if stands != at:
            self.beginMoveRows(_ROOT, stands, stands, _ROOT, at)
            self._rows.insert(at, self._rows.pop(stands))
            self.endMoveRows()
        if self._rows[at] != row:
            self._rows[at] = row
            self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The value of one role of one row."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._title(row)
            case RecordRole.CAPTION:
                return self._caption(row) if self._caption else ""
            case RecordRole.ICON:
                return self._icon(row) if self._icon else ""
            case RecordRole.RECORD:
                return row
            case Qt.ItemDataRole.AccessibleTextRole:
                caption = self._caption(row) if self._caption else ""
                return f"{self._title(row)}, {caption}" if caption else self._title(row)
            case _:
                return None
