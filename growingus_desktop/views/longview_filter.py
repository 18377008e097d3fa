"""What narrows the table of asks: words, a framing, an answer."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.longview_asks import AsksTable
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.words import Caption


class AskFilterRow(QWidget):
    """A line to look for words in, two pickers, and how many are left.

    Args:
        asks: the table and what is asked of it.
    """

    def __init__(self, asks: AsksTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asks = asks
        self._announcer = Announcer(self)
        self.search = SearchField(self.tr("Find in asks"), "longview.find")
        self._framing = Picker(self.tr("Framing"), "longview.framing")
        self._answer = Picker(self.tr("Answer"), "longview.answer")
        self._count = Caption()
        self._count.setObjectName("longview.count")
        self._all = QuietButton(self.tr("Show all"), "longview.showAll", icon="x")
        row = Flow(Theme.active().space("s"))
        for part in (self._framing, self._answer, self._count, self._all):
            row.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("s"))
        column.addWidget(self.search)
        column.addWidget(row)
        self.search.textChanged.connect(asks.look_for)
        self._framing.activated.connect(self._choose_framing)
        self._answer.activated.connect(self._choose_answer)
        self._all.clicked.connect(self._show_all)
        asks.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen and how many that leaves."""
        chosen = self._asks.filter
        if self.search.text() != chosen.text:
            self.search.setText(chosen.text)
        _offer(self._framing, self._asks.framings, chosen.framing)
        _offer(self._answer, self._asks.answers, chosen.answer)
        self._count.setText(self._asks.count_words)
        self._count.setVisible(bool(self._asks.count_words))
        if self.isVisible():
            self._announcer.say(self._asks.count_words)
        self._all.setVisible(chosen.is_on or bool(self._asks.count_words))

    def _choose_framing(self, at: int) -> None:
        self._asks.only_framing(str(self._framing.itemData(at)))

    def _choose_answer(self, at: int) -> None:
        self._asks.only_answer(str(self._answer.itemData(at)))

    def _show_all(self) -> None:
        self._asks.show_all()
        # The button goes, and must not take the focus along to somewhere else.
        self.search.setFocus()


def _offer(picker: Picker, choices: Sequence[tuple[str, str]], chosen: str) -> None:
    shown = [(picker.itemData(at), picker.itemText(at)) for at in range(picker.count())]
    if shown != list(choices):
        picker.clear()
        for key, words in choices:
            picker.addItem(words, key)
    picker.setCurrentIndex(picker.findData(chosen))
