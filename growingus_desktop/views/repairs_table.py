"""The repairs one by one: sorted, altered, binned."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from growingus_desktop.presenters.repairs import RepairsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.record_table_view import RecordTableView
from growingus_desktop.views.widgets.words import Caption, Heading, Reading

_MEASURED = 60
"""So many rows are measured for the widths of the columns."""


class _Table(RecordTableView):
    """The table; Enter alters, Delete bins."""

    def __init__(self, made: "RepairsMade") -> None:
        super().__init__("repairs.table", made.tr("Repairs"))
        self._made = made
        # One line a row: measuring thousands of them one by one would take seconds.
        self.setWordWrap(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        Theme.active().changed.connect(self._set_height)
        self._set_height()

    def _set_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(Theme.active().px(36))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._made.bin_here()
        else:
            super().keyPressEvent(event)


class RepairsMade(Card):
    """The table, the order its rows stand in, and what can be done with one of them.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: RepairsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("repairs.made")
        self._presenter = presenter
        self._at: tuple[int, int] = (0, -1)
        self.view = _Table(self)
        self.view.setModel(presenter.table.model)
        self._order = Picker(self.tr("Order"), "repairs.order")
        for order in presenter.table.orders:
            self._order.addItem(order.words)
        self._edit = Button(self.tr("Change"), "repairs.edit", icon="pencil")
        self._bin = Button(self.tr("Move to the bin"), "repairs.bin", icon="trash-2")
        self._line = Reading()
        self._line.setObjectName("repairs.lineInFull")
        gap = Theme.active().space("s")
        head = Flow(Theme.active().space("m"))
        head.add(Heading(self.tr("Repairs")))
        head.add(self._order)
        deeds = Flow(gap)
        deeds.add(self._edit)
        deeds.add(self._bin)
        note = Caption(self.tr("What you wrote down, not everything that happened."))
        for part in (head, self.view, self._line, deeds, note):
            self.column.addWidget(part)
        self._connect()
        self._show_deeds()

    def refresh(self) -> None:
        """Stand where one stood."""
        table = self._presenter.table
        self.setVisible(bool(table.model.rows))
        row, repair_id = self._at
        same = table.row_of(repair_id)
        wanted = same if same >= 0 else min(row, len(table.model.rows) - 1)
        if wanted >= 0 and self.view.currentIndex().row() != wanted:
            self.view.setCurrentIndex(table.model.index(wanted, 0))
        self._show_deeds()

    def bin_here(self) -> None:
        """Put the repair one stands on into the bin."""
        here = self._here()
        if here is not None:
            self._presenter.bin(here)

    def _connect(self) -> None:
        self._presenter.table.model.modelReset.connect(self.refresh)
        self._order.activated.connect(self._presenter.table.sort)
        self.view.horizontalHeader().setSectionsClickable(True)
        self.view.horizontalHeader().sectionClicked.connect(self._sort_by)
        self.view.opened.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._show_deeds)
        self._edit.clicked.connect(self._change)
        self._bin.clicked.connect(self.bin_here)

    def _sort_by(self, column: int) -> None:
        self._order.setCurrentIndex(self._presenter.table.sort_by(column))

    def _here(self) -> int | None:
        row = self._presenter.table.at(self.view.currentIndex().row())
        return None if row is None else row.id

    def _open(self, index: QModelIndex) -> None:
        del index
        self._change()

    def _change(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.come_back(repair_id=here)

    def _show_deeds(self, *_ignored: object) -> None:
        here = self._here()
        if here is not None:
            self._at = (self.view.currentIndex().row(), here)
        row = self._presenter.table.at(self.view.currentIndex().row())
        line = "" if row is None else row.values.line
        self._line.setText(line and f"“{line}”")
        self._line.setVisible(bool(line))
        self._edit.setEnabled(here is not None)
        self._bin.setEnabled(here is not None)
