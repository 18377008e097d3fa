"""The room's dialogs: earlier wordings, the bin, and a question to write from."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.presenters.reflections_bin import BinPresenter
from growingus_desktop.presenters.reflections_history import HistoryPresenter, WordingRow
from growingus_desktop.presenters.reflections_prompts import PromptsPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.panes import MasterDetail, ScrollPage
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading, Words


class _Roomy(Dialog):
    least = QSize(560, 380)
    """Pixels at 100 % text size it is large at first, whatever it holds by then."""

    def sizeHint(self) -> QSize:
        """Room for what is still to come from the vault."""
        scale = Theme.active().px
        wanted = QSize(scale(self.least.width()), scale(self.least.height()))
        return super().sizeHint().expandedTo(wanted).boundedTo(self._room())


class HistoryDialog(_Roomy):
    """Earlier wordings of one reflection; the chosen one can be brought back.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    least = QSize(740, 480)

    def __init__(self, presenter: HistoryPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", "reflections.historyDialog", parent=parent)
        self.set_heading(self.tr("Earlier wordings"))
        self._presenter = presenter
        self._list = RecordListView("reflections.wordings", self.tr("Earlier wordings"))
        self._list.setModel(presenter.model)
        self._list.setMinimumHeight(Theme.active().px(220))
        self._list.chosen.connect(self._choose)
        page = ScrollPage("reflections.wording")
        self._title, self._text = Heading(), Reading()
        self._text.setObjectName("reflections.wordingText")
        page.column.addWidget(self._title)
        page.column.addWidget(self._text)
        self._panes = MasterDetail(self._list, page, "reflections.historyPanes")
        self._none = Body(
            self.tr("No earlier wording yet. One is kept when you leave, or when much is removed.")
        )
        self.body.addWidget(self._none)
        self.body.addWidget(self._panes, 1)
        self._back = PrimaryButton(self.tr("Bring back"), "reflections.bringBack", icon="undo-2")
        self._back.clicked.connect(self._bring_back)
        close = QuietButton(self.tr("Close"), "reflections.closeHistory")
        close.clicked.connect(self.reject)
        self.add_button(self._back)
        self.add_button(close)
        presenter.changed.connect(self._show)
        self._show()
        presenter.load()

    def _show(self) -> None:
        rows = self._presenter.model.rows
        self._none.setVisible(self._presenter.is_loaded and not rows)
        self._panes.setVisible(bool(rows))
        self._back.setEnabled(bool(rows))
        if rows:
            self._list.setCurrentIndex(self._presenter.model.index(0))
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, index: QModelIndex) -> None:
        row: WordingRow = index.data(RecordRole.RECORD)
        self._title.setText(row.title)
        self._title.setVisible(bool(row.title))
        self._text.setText(row.text)

    def _bring_back(self) -> None:
        index = self._list.currentIndex()
        if index.isValid():
            self._presenter.bring_back(index.data(RecordRole.RECORD))
            self.accept()


class BinDialog(_Roomy):
    """What is in the bin; each can be brought back.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: BinPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", "reflections.binDialog", parent=parent)
        self.set_heading(self.tr("Bin"))
        self._presenter = presenter
        self._list = RecordListView("reflections.binList", self.tr("Reflections in the bin"))
        self._list.setModel(presenter.model)
        self._list.setMinimumHeight(Theme.active().px(200))
        self._none = Body(self.tr("The bin is empty."))
        self.body.addWidget(self._none)
        self.body.addWidget(self._list, 1)
        self._back = PrimaryButton(self.tr("Bring back"), "reflections.fromBin", icon="undo-2")
        self._back.clicked.connect(self._bring_back)
        close = QuietButton(self.tr("Close"), "reflections.closeBin")
        close.clicked.connect(self.reject)
        self.add_button(self._back)
        self.add_button(close)
        presenter.changed.connect(self._show)
        self._show()
        presenter.load()

    def _show(self) -> None:
        rows = self._presenter.model.rows
        self._none.setVisible(self._presenter.is_loaded and not rows)
        self._list.setVisible(bool(rows))
        self._back.setEnabled(bool(rows))
        if rows and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._presenter.model.index(0))
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self) -> None:
        index = self._list.currentIndex()
        if index.isValid():
            self._presenter.bring_back(index.data(RecordRole.RECORD))


class PromptDialog(_Roomy):
    """One question at a time; another, keep it, or write from it.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: PromptsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", "reflections.promptDialog", parent=parent)
        self.set_heading(self.tr("A question to write from"))
        self._presenter = presenter
        self._sets: ChoiceRow | None = None
        self._place = Card(edge="accent")
        self._question = Words("", "display", selectable=True)
        self._question.setObjectName("reflections.question")
        self._question.setMinimumHeight(Theme.active().px(76))
        self._place.column.addWidget(self._question)
        self.body.addWidget(self._place)
        self._note = Caption(self.tr("Take it, leave it, or bend it."))
        self.body.addWidget(self._note)
        self._begin = PrimaryButton(self.tr("Write from this"), "reflections.begin", icon="pencil")
        self._begin.clicked.connect(self._write)
        self._another = Button(self.tr("Another"), "reflections.another", icon="shuffle")
        self._another.clicked.connect(presenter.draw)
        self._like = Button(self.tr("Keep this one"), "reflections.like", icon="star")
        self._like.setCheckable(True)
        self._like.clicked.connect(presenter.toggle_liked)
        for button in (self._begin, self._another, self._like):
            self.add_button(button)
        presenter.changed.connect(self._show)
        self._show()
        presenter.load()

    def _show(self) -> None:
        state = self._presenter.state
        if self._sets is None and state.sets:
            self._sets = ChoiceRow(state.sets, "reflections.sets", self.tr("From"))
            self._sets.chosen.connect(self._presenter.choose)
            # Below the question, which has to be in sight in the largest text too.
            self.body.insertWidget(self.body.indexOf(self._note) + 1, self._sets)
            self._sets.show()
        if self._sets is not None:
            self._sets.select(state.chosen)
        self._question.setText(state.text)
        has_one = bool(state.prompt)
        for button in (self._begin, self._another, self._like):
            button.setEnabled(has_one)
        self._like.setChecked(state.is_liked)

    def _write(self) -> None:
        self.accept()
        self._presenter.begin()
