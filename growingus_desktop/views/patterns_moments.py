"""The moments one by one: found, read, edited, repaired, binned."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from growingus_desktop.core.clock import today
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_counts import moments as so_many
from growingus_desktop.presenters.patterns_moments import InFull, MomentsTable
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.log_moment_parts import TONES, OneStop
from growingus_desktop.views.patterns_part import Part
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chips import ToggleChip
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.words import Body, Caption, Strong

_WIDTHS = (148, 156, 96, 148, 138, 150, 82)
"""Pixels of the columns at 100 % text size; the line gets what is left over."""

_LINE = 5
_ROWS_SEEN = 7


class MomentsView(QTableView):
    """The table; Enter edits, Delete bins.

    Args:
        table: what it shows.
    """

    edit_wanted = Signal()
    bin_wanted = Signal()
    chosen = Signal()

    def __init__(self, table: MomentsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patterns.moments")
        self.setAccessibleName(self.tr("Moments"))
        self.setModel(table.model)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
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
        self._order = Qt.SortOrder.DescendingOrder
        self.selectionModel().currentRowChanged.connect(self.chosen)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the line what is left over."""
        super().resizeEvent(event)
        self._fit()

    def go_to(self, row: int) -> None:
        """Stand on a row, or on none."""
        model = self.model()
        if not 0 <= row < model.rowCount():
            self.selectionModel().clear()
            return
        flags = QItemSelectionModel.SelectionFlag
        index = model.index(row, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

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
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        self._order = up if self._order == down else down
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(column, self._order)
        self.model().sort(column, self._order)


class Moments(Part):
    """Filter, table, and the moment one stands on in full.

    Args:
        presenter: state and intents of the room.
    """

    def __init__(self, presenter: PatternsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._table = presenter.moments
        self._at: tuple[int, int] = (0, -1)
        theme = Theme.active()
        self.search = SearchField(self.tr("Find in moments"), "patterns.find")
        self._chips = OneStop(after=self.search)
        self._chips.setObjectName("patterns.filter")
        self._shown: tuple[tuple[str, str], ...] = ()
        self._count = Caption()
        self._count.setObjectName("patterns.count")
        self._all = QuietButton(self.tr("Show all"), "patterns.showAll", icon="x")
        found = Flow(theme.space("s"))
        found.add(self._count)
        found.add(self._all)
        self.view = MomentsView(self._table)
        self._card = Card()
        self._card.column.setContentsMargins(*([theme.space("xs")] * 4))
        self._card.column.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        for part in (self.search, self._chips, found):
            column.addWidget(part)
        column.addWidget(self._card, 1)
        column.addWidget(self._build_detail())
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the presenter's rows, standing where one stood."""
        self._refresh_chips()
        chosen = self._table.filter
        if self.search.text() != chosen.text:
            self.search.setText(chosen.text)
        shown, every = len(self._table.model.rows), self._table.all
        words = so_many(every)
        if chosen.is_on:
            words = self.tr("{shown} of {all}").format(shown=shown, all=words)
        span = self._table.span_words(today(self._presenter.scope.clock))
        self._count.setText(" · ".join(part for part in (words, span) if part))
        self._all.setVisible(chosen.is_on)
        row, moment_id = self._at
        same = self._table.row_of(moment_id)
        self.view.go_to(same if same >= 0 else min(row, shown - 1))
        self._show_detail()

    def take_focus(self) -> bool:
        """Go to the table."""
        self.view.setFocus()
        return True

    def _build_detail(self) -> QWidget:
        self._detail = Card()
        self._detail.setObjectName("patterns.detail")
        theme = Theme.active()
        self._detail.column.setSpacing(theme.space("xs"))
        self._title = Strong()
        self._facts = Caption()
        self._line = Body()
        self._edit = Button(self.tr("Edit"), "patterns.edit", icon="pencil")
        self._repair = Button(self.tr("Add a repair"), "patterns.repair", icon="heart-handshake")
        self._bin = Button(self.tr("Move to the bin"), "patterns.bin", icon="trash-2")
        self._open_bin = QuietButton(self.tr("Open the bin…"), "patterns.openBin")
        doors = Flow(theme.space("s"))
        for door in (self._edit, self._repair, self._bin, self._open_bin):
            doors.add(door)
        for part in (self._title, self._facts, self._line, doors):
            self._detail.column.addWidget(part)
        return self._detail

    def _connect(self) -> None:
        self._table.changed.connect(self.refresh)
        self.search.textChanged.connect(self._table.look_for)
        self.search.left.connect(self.view.setFocus)
        self._all.clicked.connect(self._table.show_all)
        self.view.edit_wanted.connect(self._edit_here)
        self.view.bin_wanted.connect(self._bin_here)
        self.view.chosen.connect(self._show_detail)
        self._edit.clicked.connect(self._edit_here)
        self._bin.clicked.connect(self._bin_here)
        self._repair.clicked.connect(self._repair_here)
        self._open_bin.clicked.connect(self._presenter.open_bin)

    def _here(self) -> InFull | None:
        return self._presenter.in_full(self.view.currentIndex().row())

    def _edit_here(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.edit(here.id)

    def _bin_here(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.bin(here.id)

    def _repair_here(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.add_repair(here.id)

    def _show_detail(self) -> None:
        here = self._here()
        self._detail.setVisible(here is not None)
        if here is None:
            return
        self._at = (self.view.currentIndex().row(), here.id)
        self._title.setText(here.title)
        self._facts.setText(here.facts)
        self._facts.setVisible(bool(here.facts))
        self._line.setText(here.line)
        self._line.setVisible(bool(here.line))
        self._repair.setEnabled(not here.repaired)

    def _refresh_chips(self) -> None:
        choices = self._table.choices
        if choices != self._shown:
            self._shown = choices
            self._chips.clear()
            for key, words in choices:
                chip = ToggleChip(words, f"filter.{key}", TONES.get(key, "accent"))
                chip.clicked.connect(lambda _on=False, key=key: self._table.toggle(key))
                self._chips.add(chip)
        for chip, (key, _) in zip(self._chips.parts, choices, strict=True):
            chip.setChecked(key in self._table.filter.patterns)
