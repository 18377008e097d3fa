"""The view of every table, and of the table twin of every chart."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from growingus_desktop.theme.theme import Theme

_MOST_ROWS = 12
_MEASURED = 60
"""Rows up to which each is measured at once; of more, each when it comes into sight."""

_WIDEST = 320
_HIGHEST = 420
_ROW = 38
"""Pixels at 100 % of a column's width and of all rows' height; what is beyond scrolls."""


class RecordTableView(QTableView):
    """Shows a `RecordTable`: whole rows are chosen, columns are as wide as their words.

    Args:
        name: the object name.
        label: what the table holds, for speech.
    """

    opened = Signal(QModelIndex)
    """The row the person pressed Enter on or clicked twice."""

    left = Signal()
    """Esc or T was pressed: back to the picture, where there is one."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._has_model = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalScrollBar().valueChanged.connect(self._measure_seen)
        heading = self.horizontalHeader()
        heading.setResizeContentsPrecision(_MEASURED)
        heading.setObjectName(f"{name}.heading")
        heading.setHighlightSections(False)
        heading.setMaximumSectionSize(self._theme.px(_WIDEST))
        heading.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heading.setStretchLastSection(True)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.activated.connect(self.opened)
        self._theme.changed.connect(self._fit)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show the rows of a model, as high as there are rows."""
        super().setModel(model)
        self._has_model = model is not None
        if model is not None:
            # Before the header itself hears of it, and measures every row there is.
            model.modelAboutToBeReset.connect(self._measure_none)
            model.modelReset.connect(self._fit)
            model.layoutChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """All of the rows, up to a dozen; more of them scroll."""
        return QSize(self._theme.px(320), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window; it scrolls sideways."""
        return QSize(self._theme.px(160), self._wanted_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows get higher where their words wrap."""
        super().resizeEvent(event)
        self._measure_seen()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and T leave the table."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_T) and not event.modifiers():
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _wanted_height(self) -> int:
        rows = self.model().rowCount() if self._has_model else 0
        body = sum(self.rowHeight(row) for row in range(min(rows, _MOST_ROWS)))
        body = min(body, self._theme.px(_HIGHEST))
        return self.horizontalHeader().sizeHint().height() + body + self._theme.px(18)

    def _fit(self) -> None:
        self.horizontalHeader().setMaximumSectionSize(self._theme.px(_WIDEST))
        rows = self.model().rowCount() if self._has_model else 0
        modes = QHeaderView.ResizeMode
        few = rows <= _MEASURED
        self.verticalHeader().setSectionResizeMode(
            modes.ResizeToContents if few else modes.Interactive
        )
        if not few:
            self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW))
            self._measure_seen()
        self.updateGeometry()

    def _measure_none(self) -> None:
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _measure_seen(self) -> None:
        """Make the rows in sight as high as their words, where there are too many for all."""
        rows = self.model().rowCount() if self._has_model else 0
        if rows <= _MEASURED:
            return
        first = max(self.rowAt(0), 0)
        for row in range(first, min(first + _MOST_ROWS, rows)):
            self.resizeRowToContents(row)
