"""Choosing what to read by where one is and by how long one has."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.words import Caption

_PICKER_LETTERS = 4
_MOST_SHOWN = 16


class ReadingListRow(QWidget):
    """Two pickers, and what the list comes to; hidden until it is wanted.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: GuidesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guides.readingListRow")
        self._presenter = presenter
        self.situation = self._picker(self.tr("Where you are"), "guides.situation")
        self.time = self._picker(self.tr("How long you have"), "guides.time")
        self._told = Caption()
        self._told.setObjectName("guides.listTold")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("s"))
        for part in (self.situation, self.time, self._told):
            column.addWidget(part)
        self.situation.activated.connect(self._choose)
        self.time.activated.connect(self._choose)
        presenter.changed.connect(self.refresh)
        self.refresh()
        self.hide()

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        if not self.situation.count():
            for key, words in state.situations:
                self.situation.addItem(words, key)
            for minutes, words in state.times:
                self.time.addItem(words, minutes)
        for picker in (self.situation, self.time):
            # The list may be wider than the line it opens from, which is as narrow as the side.
            view = picker.view()
            view.setMinimumWidth(view.sizeHintForColumn(0) + Theme.active().px(24))
        self.situation.setCurrentIndex(max(self.situation.findData(state.situation), 0))
        self.time.setCurrentIndex(max(self.time.findData(state.minutes), 0))
        self._told.setText(state.list_told)
        self._told.setVisible(bool(state.list_told))

    def _choose(self) -> None:
        self._presenter.choose_list(str(self.situation.currentData()), int(self.time.currentData()))

    def _picker(self, label: str, name: str) -> Picker:
        picker = Picker(label, name)
        picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        picker.setMinimumContentsLength(_PICKER_LETTERS)
        picker.setMaxVisibleItems(_MOST_SHOWN)
        return picker
