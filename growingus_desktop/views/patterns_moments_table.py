"""The table of moments: one or several chosen, sorted by any column, by mouse and by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from growingus_desktop.presenters.patterns_moments import MomentsTable
from growingus_desktop.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_WIDTHS = (148, 156, 96, 148, 138, 150, 82)
"""Pixels of the columns at 100 % text size; the line gets what is left over."""

_LINE = 5
_ROWS_SEEN = 7
_RING = 1.6


class MomentsView(QTableView):
    """The table; Enter edits, Delete bins what is chosen.

    Args:
        table: what it shows.
    """

    edit_wanted = Signal()
    bin_wanted = Signal()
    chosen = Signal()

    def __init__(self, table: MomentsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setObjectName("patterns.moments")
        self.setAccessibleName(self.tr("Moments"))
        self.setModel(table.model)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        header.setSortIndicatorShown(True)
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.doubleClicked.connect(self.edit_wanted)
        Theme.active().changed.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete bins."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.edit_wanted.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.bin_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show which row the keyboard stands on, which may be none of those chosen."""
        super().paintEvent(event)
        here = self.currentIndex()
        if not self.hasFocus() or not here.isValid():
            return
        box = QRectF(self.visualRect(here))
        box.setLeft(0)
        box.setRight(self.viewport().width())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Theme.active().colour("focus"), _RING))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Draw all of it anew: the ring goes around whole rows, and Qt cleans up single cells."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the line what is left over."""
        super().resizeEvent(event)
        self._fit()

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, rows: Sequence[int]) -> None:
        """Choose just these rows and stand on the first; on none, if there are none.

        Args:
            rows: from the top.
        """
        model, flags = self.model(), QItemSelectionModel.SelectionFlag
        if not rows:
            self.selectionModel().clear()
            return
        found = QItemSelection()
        begin = before = rows[0]
        for row in (*rows[1:], -1):
            if row != before + 1:
                found.select(model.index(begin, 0), model.index(before, 0))
                begin = row
            before = row
        here = model.index(rows[0], max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(here, flags.NoUpdate)
        self.selectionModel().select(found, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(here)

    def show_order(self) -> None:
        """Point out by which column the rows are sorted."""
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        order = down if self._table.is_descending else up
        self.horizontalHeader().setSortIndicator(self._table.sorted_by, order)

    def _fit(self) -> None:
        theme = Theme.active()
        widths = [theme.px(width) for width in _WIDTHS]
        spare = self.viewport().width() - sum(widths)
        widths[_LINE] += max(spare, 0)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.verticalHeader().setDefaultSectionSize(theme.px(36))
        self.setMinimumHeight(theme.px(36) * _ROWS_SEEN)

    def _sort(self, column: int) -> None:
        same = column == self._table.sorted_by
        falls = column in self._table.falling
        self._table.sort(column, descending=not self._table.is_descending if same else falls)
