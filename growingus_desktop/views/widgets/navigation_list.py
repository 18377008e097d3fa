"""The list of rooms: an icon and a name each, one of them chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.lock_button import row_height
from growingus_desktop.views.widgets.strokes import draw_wrapped, focus_ring, one_line, rounded_box

_KEY = Qt.ItemDataRole.UserRole + 1
_ICON = Qt.ItemDataRole.UserRole + 2
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One row.

    Args:
        key: what is told when it is chosen.
        label: its name.
        icon: the name of its icon.
        keys: the shortcut that reaches it, shown as a tool tip, or nothing.
    """

    key: str
    label: str
    icon: str
    keys: str = ""


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "NavigationList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        words = one_line(index.data(), self._theme.font("ui-strong"))
        width = words.width() + self._theme.size("icon") + self._theme.px(12 * 2 + 10 * 3)
        return QSize(width, row_height(words.height(), self._theme.text_scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        chosen = self._view.selectionModel().isSelected(index)  # pyright: ignore[reportArgumentType]
        row = option.rect.adjusted(theme.space("m"), 1, -theme.space("m"), -1)
        self._paint_pill(painter, option, QRectF(row), index, chosen=chosen)
        direction = self._view.layoutDirection()
        inside = row.adjusted(theme.px(10), 0, -theme.px(10), 0)
        side = theme.size("icon")
        spot = inside.adjusted(0, (inside.height() - side) // 2, 0, 0)
        spot.setSize(QSize(side, side))
        ink = "accent" if chosen else "ink-2"
        box = QRectF(QStyle.visualRect(direction, inside, spot))
        theme.paint_icon(painter, box, index.data(_ICON), ink)
        words = inside.adjusted(side + theme.px(10), 0, 0, 0)
        words = QStyle.visualRect(direction, inside, words)
        font = theme.font("ui-strong" if chosen else "ui-medium")
        draw_wrapped(painter, words, index.data(), font, theme.colour(ink), direction=direction)

    def _paint_pill(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        pill: QRectF,
        index: Index,
        *,
        chosen: bool,
    ) -> None:
        radius = self._theme.radius("control")
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hover:
            fill = self._theme.colour("accent-soft" if chosen else "sunken")
            rounded_box(painter, pill, radius, fill)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            focus_ring(painter, pill, radius, self._theme)


class NavigationList(QListView):
    """A list whose arrow keys only move; Enter, Space or a click choose.

    Passing by with Tab or the arrows must not open rooms, each of which asks the vault.

    Args:
        entries: the rows.
        name: the object name.
        label: what the list is, for speech.
    """

    chosen = Signal(str)
    """The key of the row the person chose."""

    def __init__(
        self,
        entries: Sequence[NavigationEntry],
        name: str,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("variant", "flush")
        self._rows = QStandardItemModel(self)
        for entry in entries:
            self._rows.appendRow(_item(entry))
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(self._theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.clicked.connect(self._choose)
        self._theme.changed.connect(self._redress)

    def select(self, key: str | None) -> None:
        """Mark a row as where the person is, without telling; None marks no row."""
        for row in range(self._rows.rowCount()):
            index = self._rows.index(row, 0)
            if index.data(_KEY) == key:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.selectionModel().setCurrentIndex(index, flag)
                return
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose the row with the ring."""
        if event.key() in _CHOOSING and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def selectionCommand(
        self,
        index: Index,
        event: QEvent | None = None,
    ) -> QItemSelectionModel.SelectionFlag:
        """Nothing selects by itself: `select` does."""
        del index, event
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def sizeHint(self) -> QSize:
        """As large as all rows."""
        hints = [
            self.sizeHintForIndex(self._rows.index(n, 0)) for n in range(self._rows.rowCount())
        ]
        width = max((hint.width() for hint in hints), default=0)
        return QSize(width, sum(hint.height() for hint in hints) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Two rows; the others can be scrolled to."""
        hint = self.sizeHint()
        row = hint.height() // max(1, self._rows.rowCount())
        return QSize(hint.width(), min(hint.height(), 2 * row))

    def _choose(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        self.select(key)
        self.chosen.emit(key)

    def _redress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


def _item(entry: NavigationEntry) -> QStandardItem:
    item = QStandardItem(entry.label)
    item.setData(entry.key, _KEY)
    item.setData(entry.icon, _ICON)
    if entry.keys:
        item.setToolTip(f"{entry.label} ({entry.keys})")
    return item
