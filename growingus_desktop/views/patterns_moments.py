"""The moments one by one: found, read, edited, repaired, binned."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.core.clock import today
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_counts import moments as so_many
from growingus_desktop.presenters.patterns_moments import InFull
from growingus_desktop.presenters.patterns_periods import ALL, PERIODS
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.log_moment_parts import TONES, OneStop
from growingus_desktop.views.mass_delete import MassDeleteDialog
from growingus_desktop.views.patterns_moments_table import MomentsView
from growingus_desktop.views.patterns_part import Part
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chips import ToggleChip
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.words import Body, Caption, Strong

_ANY_TIME = 0


class Moments(Part):
    """Filter, table, and the moment one stands on in full.

    Args:
        presenter: state and intents of the room.
    """

    def __init__(self, presenter: PatternsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._table = presenter.moments
        self._chosen: tuple[int, ...] = ()
        self._stood_on = 0
        self._refreshing = False
        theme = Theme.active()
        self.search = SearchField(self.tr("Find in moments"), "patterns.find")
        self._chips = OneStop(after=self.search)
        self._chips.setObjectName("patterns.filter")
        self._shown: tuple[tuple[str, str], ...] = ()
        self._when = Picker(self.tr("From when"), "patterns.when")
        self._when.addItem(self.tr("Any time"), _ANY_TIME)
        for weeks in PERIODS:
            if weeks != ALL:
                self._when.addItem(self.tr("The last %n weeks", "", weeks), weeks)
        self._sort = Picker(self.tr("Sorted by"), "patterns.sort")
        for heading in self._table.headings:
            self._sort.addItem(self.tr("Sorted: {column}").format(column=heading))
        self._turn = QuietButton(self.tr("Other way round"), "patterns.turn")
        self._count = Caption()
        self._count.setObjectName("patterns.count")
        self._all = QuietButton(self.tr("Show all"), "patterns.showAll", icon="x")
        found = Flow(theme.space("s"))
        for part in (self._when, self._sort, self._turn, self._count, self._all):
            found.add(part)
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
        """Show the presenter's rows, with those chosen that were chosen."""
        if not self._table.is_loaded:
            return
        self._refreshing = True
        self._refresh_chips()
        self._refresh_choices()
        chosen = self._table.filter
        if self.search.text() != chosen.text:
            self.search.setText(chosen.text)
        shown, every = len(self._table.model.rows), self._table.all
        words = so_many(every)
        if chosen.is_on:
            words = self.tr("{shown} of {all}").format(shown=shown, all=words)
        narrowed = self._table.narrowed_words(today(self._presenter.scope.clock))
        self._count.setText(" · ".join(part for part in (words, narrowed) if part))
        self._all.setVisible(chosen.is_on)
        same = self._table.rows_of(self._chosen)
        beside = [min(self._stood_on, shown - 1)] if shown else []
        self.view.choose(same or beside)
        self._refreshing = False
        self._show_detail()

    def start_search(self) -> None:
        """Go to the search."""
        self.search.setFocus()

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
        self._bin_words = self._bin.label
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
        self.view.bin_wanted.connect(self._bin_chosen)
        self.view.chosen.connect(self._choose)
        self._when.activated.connect(self._choose_when)
        self._sort.activated.connect(self._sort_by)
        self._turn.clicked.connect(self._turn_round)
        self._edit.clicked.connect(self._edit_here)
        self._bin.clicked.connect(self._bin_chosen)
        self._repair.clicked.connect(self._repair_here)
        self._open_bin.clicked.connect(self._presenter.open_bin)

    def _here(self) -> InFull | None:
        return self._presenter.in_full(self.view.currentIndex().row())

    def _edit_here(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.edit(here.id)

    def _bin_chosen(self) -> None:
        chosen = self._table.ids_at(self.view.chosen_rows())
        question = self._presenter.question_before(chosen)
        if question is None:
            self._presenter.bin(*chosen)
            return
        dialog = MassDeleteDialog(
            question,
            self.tr("Move %n moments to the bin?", "", len(chosen)),
            self.tr(
                "They stay there for thirty days. Ctrl+Z brings them back, and so does the bin."
            ),
            self.tr("Move them to the bin"),
            self,
        )
        dialog.finished.connect(question.deleteLater)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _repair_here(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.add_repair(here.id)

    def _choose(self) -> None:
        if not self._refreshing:
            self._show_detail()

    def _show_detail(self) -> None:
        rows = self.view.chosen_rows()
        self._detail.setVisible(bool(rows))
        if not rows:
            return
        self._chosen, self._stood_on = self._table.ids_at(rows), rows[0]
        several = len(rows) > 1
        for door in (self._edit, self._repair):
            door.setVisible(not several)
        here = None if several else self._presenter.in_full(rows[0])
        self._facts.setVisible(here is not None and bool(here.facts))
        self._line.setVisible(here is not None and bool(here.line))
        if here is None:
            self._title.setText(self.tr("%n moments chosen", "", len(rows)))
            self._bin.set_label(self.tr("Move %n to the bin", "", len(rows)))
            return
        self._bin.set_label(self._bin_words)
        self._title.setText(here.title)
        self._facts.setText(here.facts)
        self._line.setText(here.line)
        self._repair.setEnabled(not here.repaired)

    def _refresh_choices(self) -> None:
        span = self._table.filter.span
        weeks = [self._when.itemData(at) for at in range(len(PERIODS))]
        spans = [None, *(self._presenter.span_of(each) for each in weeks[1:])]
        if self._when.count() > len(weeks):
            self._when.removeItem(len(weeks))
        if span not in spans:
            self._when.addItem(self.tr("Chosen days"), None)
        self._when.setCurrentIndex(spans.index(span) if span in spans else len(weeks))
        self._sort.setCurrentIndex(self._table.sorted_by)
        self.view.show_order()

    def _choose_when(self, at: int) -> None:
        weeks = self._when.itemData(at)
        if weeks is not None:
            self._presenter.show_moments_of(int(weeks))

    def _sort_by(self, column: int) -> None:
        # What is newest, strongest or repaired is looked for first; words go by the alphabet.
        self._table.sort(column, descending=column in self._table.falling)

    def _turn_round(self) -> None:
        self._table.sort(self._table.sorted_by, descending=not self._table.is_descending)

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
