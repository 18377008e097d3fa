"""The side of the Guides room a guide is chosen from: search, topics, rows, refused files."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.presenters.guides_state import GuidesState
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.guides_reading_list import ReadingListRow
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.chips import ToggleChip
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.words import Body, Display

_PICKER_LETTERS = 4
_CAPSULES_SHARE = 0.26
"""The most of the side's height that topics may take."""


class GuidesSide(QWidget):
    """What guides there are.

    Args:
        presenter: state and intents.
    """

    entered = Signal()
    """The person chose a row and wants to read."""

    refused_wanted = Signal()
    """The person wants to know which files aren't shown, and why."""

    own_wanted = Signal()
    """The person wants to bring guides of their own, or remove them."""

    def __init__(self, presenter: GuidesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = Theme.active()
        self._shown: GuidesState | None = None
        self._topics = Flow(self._theme.px(6))
        self._chips: dict[str, ToggleChip] = {}
        self._picker = Picker(self.tr("Topic"), "guides.topics")
        self._picker.setSizeAdjustPolicy(
            Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._picker.setMinimumContentsLength(_PICKER_LETTERS)
        self._picker.activated.connect(self._picked)
        self.search = SearchField(self.tr("Search guides"), "guides.search")
        self.wanted = ReadingListRow(presenter)
        self._when = IconButton("timer", self.tr("What to read now"), "guides.readingList")
        self._when.setCheckable(True)
        self.rows = RecordListView("guides.list", self.tr("Guides"), title_lines=2)
        self._narrowing = False
        # Connected before the view is, which moves its current row while rows are going.
        presenter.list.model.rowsAboutToBeRemoved.connect(self._rows_go)
        presenter.list.model.rowsRemoved.connect(self._rows_gone)
        self.rows.setModel(presenter.list.model)
        self._nothing = Body()
        self._nothing.setObjectName("guides.nothing")
        self._refused = QuietButton("", "guides.refused", icon="triangle-alert")
        self._own = IconButton("plus", self.tr("Your own guides"), "guides.own", framed=False)
        self._line = QHBoxLayout()
        self._top = QVBoxLayout()
        self._foot = QVBoxLayout()
        self._lay_out()
        self.search.textChanged.connect(self._seek)
        self.search.left.connect(self._into_rows)
        self.rows.chosen.connect(self._chosen)
        self.rows.opened.connect(self._enter)
        self._refused.clicked.connect(self.refused_wanted)
        self._own.clicked.connect(self.own_wanted)
        self._when.clicked.connect(self._toggle_list)
        presenter.changed.connect(self.refresh)
        self._theme.changed.connect(self._redress)
        self._redress()
        self.refresh()

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        before, self._shown = self._shown, state
        self.search.setPlaceholderText(state.search_label)
        self.search.setAccessibleName(state.search_label)
        self._nothing.setText(state.nothing_found)
        self._nothing.setVisible(bool(state.nothing_found))
        if before is None or before.topics != state.topics:
            self._rebuild_topics(state)
        for key, chip in self._chips.items():
            chip.setChecked(key == state.topic)
        self._picker.setCurrentIndex(max(self._picker.findData(state.topic), 0))
        self._refused.set_label(state.refused_label)
        self._refused.setVisible(bool(state.refused_label))
        self.follow_open()

    def follow_open(self) -> None:
        """Let the list stand on the guide that is open, if it is among the rows."""
        at = self._presenter.list.model.row_of(self._presenter.open_id)
        wanted = self._presenter.list.model.index(at) if at >= 0 else QModelIndex()
        if self.rows.currentIndex() != wanted:
            # The list only follows here; a row is chosen by the person alone.
            blocked = self.rows.blockSignals(True)  # noqa: FBT003
            self.rows.setCurrentIndex(wanted)
            self.rows.blockSignals(blocked)
            self.rows.viewport().update()
        if not wanted.isValid():
            # What was narrowed to begins at its beginning.
            self.rows.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep most of the height for the rows."""
        super().resizeEvent(event)
        self._choose_shape()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Display(self.tr("Guides")), 1)
        head.addWidget(self._own)
        self._top.addLayout(head)
        self._line.addWidget(self.search, 1)
        self._line.addWidget(self._when)
        self._top.addLayout(self._line)
        self._top.addWidget(self.wanted)
        self._top.addWidget(self._topics)
        self._top.addWidget(self._picker)
        self._top.addWidget(self._nothing)
        self._foot.addWidget(self._refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self.rows, 1)
        column.addLayout(self._foot)

    def _rebuild_topics(self, state: GuidesState) -> None:
        self._topics.clear()
        self._chips.clear()
        self._picker.clear()
        for key, words in (("", self.tr("All")), *state.topics):
            chip = ToggleChip(words, f"guides.topic.{key or 'all'}")
            chip.clicked.connect(lambda _on=False, key=key: self._choose_topic(key))
            self._chips[key] = chip
            self._topics.add(chip)
            chip.show()
            self._picker.addItem(words, key)
        self._choose_shape()

    def _choose_shape(self) -> None:
        """Show topics as capsules, or as a list to open where capsules would fill the side."""
        width = self.width() - 2 * self._theme.px(14)
        high = self._topics.heightForWidth(width) > self.height() * _CAPSULES_SHARE
        by_topic = self.wanted.isHidden()
        self._topics.setVisible(by_topic and not high)
        self._picker.setVisible(by_topic and high)

    def show_list(self) -> None:
        """Let the person choose by situation and time instead of by topic."""
        self._choose_by(listed=True)
        self.wanted.situation.setFocus()

    def _toggle_list(self) -> None:
        """Choose the other way, from the beginning."""
        self._presenter.choose_list("", 0)
        if self.wanted.isHidden():
            self.show_list()
        else:
            self._choose_by(listed=False)

    def _choose_by(self, *, listed: bool) -> None:
        self.wanted.setVisible(listed)
        self._when.setChecked(listed)
        self._choose_shape()

    def _picked(self, at: int) -> None:
        self._presenter.choose_topic(str(self._picker.itemData(at)))

    def _choose_topic(self, key: str) -> None:
        # Pressing the topic that is on already gives all of them back.
        again = self._presenter.state.topic == key
        self._presenter.choose_topic("" if again else key)
        self.refresh()

    def _seek(self, words: str) -> None:
        self._presenter.seek(words)
        self.follow_open()

    def _rows_go(self) -> None:
        self._narrowing = True

    def _rows_gone(self) -> None:
        self._narrowing = False

    def _chosen(self, index: QModelIndex) -> None:
        rows = self._presenter.list.shown
        if not self._narrowing and 0 <= index.row() < len(rows):
            self._presenter.read(rows[index.row()].id)

    def _enter(self, _index: QModelIndex) -> None:
        self.entered.emit()

    def _into_rows(self) -> None:
        model = self._presenter.list.model
        if model.rowCount() == 0:
            return
        self.rows.setFocus()
        if not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(model.index(0))

    def _redress(self) -> None:
        side = self._theme.px(14)
        self._top.setContentsMargins(side, self._theme.px(18), side, self._theme.space("m"))
        self._top.setSpacing(self._theme.space("s"))
        self._line.setSpacing(self._theme.space("xs"))
        self._choose_shape()
        edge = self._theme.space("xs")
        self._foot.setContentsMargins(side - edge, edge, side, edge)
