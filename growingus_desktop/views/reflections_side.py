"""The side of the Reflections room an entry is chosen from: tabs, search, tags, rows."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.presenters.reflections import JOURNAL, THANKS, ReflectionsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import PrimaryButton, QuietButton
from growingus_desktop.views.widgets.chips import ToggleChip
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Body, Caption, Display

_MOST_CHIPS = 8
_ROOM_FOR_PROMPT = 220
"""Pixels at 100 % text size from which a second button has room beside the first."""

_LEAST_ROWS = 48
"""Pixels at 100 % text size the rows get at least."""

_CHIPS_SHARE = 0.2
"""The most of the side's height that tags may take."""


class ReflectionsSide(QWidget):
    """What entries there are; beside the thanks, what those are for.

    Args:
        presenter: state and intents.
    """

    entered = Signal()
    """The person chose a row and wants to write."""

    prompt_wanted = Signal()
    """The person wants a question to write from."""

    def __init__(self, presenter: ReflectionsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = Theme.active()
        self._tags: tuple[str, ...] | None = None
        self._chips: dict[str, ToggleChip] = {}
        self._make_parts()
        self._lay_out()
        self._connect()
        self._redress()
        self.refresh()

    def refresh(self) -> None:
        """Show the presenter's state."""
        tab, state = self._presenter.state.tab, self._presenter.list.state
        self._tabs.select(tab)
        self._stack.setCurrentWidget(self._journal if tab == JOURNAL else self._about)
        self._none.setText(state.none_found)
        self._none.setVisible(bool(state.none_found))
        self._more.setVisible(state.may_have_more)
        if self._tags != state.tags:
            self._rebuild_tags(state.tags)
        for key, chip in self._chips.items():
            chip.setChecked(key == state.tag)
        self._picker.setCurrentIndex(max(self._picker.findData(state.tag), 0))
        self.follow_open()

    def follow_open(self) -> None:
        """Let the list stand on the entry that is open, if it is among the rows."""
        open_id, model = self._presenter.open_id, self._presenter.list.model
        at = -1 if open_id is None else model.row_of(open_id)
        wanted = model.index(at) if at >= 0 else QModelIndex()
        if self.rows.currentIndex() != wanted:
            # The list only follows here; a row is chosen by the person alone.
            blocked = self.rows.blockSignals(True)  # noqa: FBT003
            self.rows.setCurrentIndex(wanted)
            self.rows.blockSignals(blocked)
            self.rows.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep most of the height for the rows."""
        super().resizeEvent(event)
        self._choose_shape()

    def _make_parts(self) -> None:
        tabs = [(JOURNAL, self.tr("Journal")), (THANKS, self.tr("Appreciations"))]
        self._tabs = SegmentedTabs(tabs, "reflections.tabs", self.tr("Journal or appreciations"))
        self._new = PrimaryButton(self.tr("New entry"), "reflections.new", icon="plus")
        self._ask = IconButton("shuffle", self.tr("Give me a prompt"), "reflections.prompt")
        self.search = SearchField(self.tr("Search"), "reflections.search")
        self.search.setAccessibleName(self.tr("Search reflections"))
        self._flow = Flow(self._theme.px(6))
        self._picker = Picker(self.tr("Tag"), "reflections.tagPicker")
        self._picker.setSizeAdjustPolicy(
            Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._picker.setMinimumContentsLength(4)
        self.rows = RecordListView("reflections.list", self.tr("Reflections"))
        self.rows.setModel(self._presenter.list.model)
        self._none = Body()
        self._none.setObjectName("reflections.none")
        self._more = QuietButton(self.tr("Show older ones"), "reflections.more")
        self._bin = QuietButton(self.tr("Bin"), "reflections.bin", icon="trash-2")

    def _lay_out(self) -> None:
        self._head = QVBoxLayout()
        self._head.addWidget(Display(self.tr("Reflections")))
        self._head.addWidget(self._tabs)
        self._journal = self._journal_part()
        self._about = self._about_part()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._journal)
        self._stack.addWidget(self._about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)

    def _journal_part(self) -> QWidget:
        part = QWidget()
        part.setProperty("variant", "clear")
        row = QHBoxLayout()
        row.addWidget(self._new)
        row.addWidget(self._ask)
        row.addStretch(1)
        self._top = QVBoxLayout()
        self._top.addLayout(row)
        for widget in (self.search, self._flow, self._picker, self._none):
            self._top.addWidget(widget)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._bin)
        self._foot.addWidget(self._more)
        self._foot.addStretch(1)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self.rows, 1)
        column.addLayout(self._foot)
        return part

    def _about_part(self) -> QWidget:
        part = QWidget()
        part.setProperty("variant", "clear")
        self._about_column = Column(part)
        self._about_column.addWidget(
            Body(self.tr("A light log of what you’re glad of. Skip it when nothing is true today."))
        )
        self._about_column.addWidget(
            Caption(self.tr("For your own eyes. Nothing here is counted, and no day is missed."))
        )
        return part

    def _connect(self) -> None:
        presenter = self._presenter
        self._tabs.chosen.connect(presenter.go_to)
        self._new.clicked.connect(self._begin)
        self._ask.clicked.connect(self.prompt_wanted)
        self.search.textChanged.connect(presenter.seek)
        self.search.left.connect(self._into_rows)
        self._picker.activated.connect(self._picked)
        self.rows.chosen.connect(self._chosen)
        self.rows.opened.connect(self._enter)
        self._more.clicked.connect(presenter.list.show_more)
        self._bin.clicked.connect(presenter.show_bin)
        presenter.changed.connect(self.refresh)
        presenter.list.changed.connect(self.refresh)
        self._theme.changed.connect(self._redress)

    def _rebuild_tags(self, tags: tuple[str, ...]) -> None:
        self._tags = tags
        self._flow.clear()
        self._chips.clear()
        self._picker.clear()
        for number, tag in enumerate(("", *tags)):
            words = tag or self.tr("All tags")
            self._picker.addItem(words, tag)
            if number <= _MOST_CHIPS:
                chip = ToggleChip(words, f"reflections.tag{number}")
                chip.clicked.connect(lambda _on=False, tag=tag: self._choose_tag(tag))
                self._chips[tag] = chip
                self._flow.add(chip)
                chip.show()
        self._choose_shape()

    def _choose_tag(self, tag: str) -> None:
        # Pressing the tag that is on already gives all of them back.
        again = self._presenter.list.state.tag == tag
        self._presenter.list.choose_tag("" if again else tag)
        self.refresh()

    def _picked(self, at: int) -> None:
        self._presenter.list.choose_tag(str(self._picker.itemData(at)))

    def _choose_shape(self) -> None:
        """Show tags as capsules, or as a list to open where capsules would fill the side."""
        tags = self._tags or ()
        width = self.width() - 2 * self._theme.px(14)
        self._ask.setVisible(self.width() >= self._theme.px(_ROOM_FOR_PROMPT))
        high = len(tags) > _MOST_CHIPS or (
            self._flow.heightForWidth(width) > self.height() * _CHIPS_SHARE
        )
        self._flow.setVisible(bool(tags) and not high)
        self._picker.setVisible(bool(tags) and high)

    def _begin(self) -> None:
        self._presenter.begin()

    def _enter(self, _index: QModelIndex) -> None:
        self.entered.emit()

    def _chosen(self, index: QModelIndex) -> None:
        row = index.data(RecordRole.RECORD)
        if row.id != self._presenter.open_id:
            self._presenter.open(row.id)

    def _into_rows(self) -> None:
        model = self._presenter.list.model
        if model.rowCount() == 0:
            return
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(model.index(0))

    def _redress(self) -> None:
        side, small = self._theme.px(14), self._theme.space("m")
        self._head.setContentsMargins(side, self._theme.px(16), side, small)
        self._head.setSpacing(self._theme.space("s"))
        self._top.setContentsMargins(side, 0, side, small)
        self._top.setSpacing(self._theme.space("s"))
        self._foot.setContentsMargins(self._theme.px(6), self._theme.space("xs"), side, small)
        self.rows.setMinimumHeight(self._theme.px(_LEAST_ROWS))
        self._about_column.setContentsMargins(side, self._theme.space("s"), side, small)
        self._about_column.setSpacing(self._theme.space("m"))
        self._choose_shape()
