"""The card for phrases the person told the coach that they mean."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.settings_meant import MeantCard
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Heading, Strong


class MeantCardView(Card):
    """Each phrase, and a way back.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: MeantCard) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("Phrases you mean")))
        self._empty = Body(
            self.tr("When you tell the coach “I mean it” for good, the phrase is listed here.")
        )
        self.column.addWidget(self._empty)
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._rows)
        presenter.changed.connect(self._refresh)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._refresh()

    def _refresh(self) -> None:
        meant = self._presenter.meant
        if meant == self._shown:
            return
        self._shown = meant
        self._empty.setVisible(not meant)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (category, phrase) in enumerate(meant):
            self._list.addWidget(self._row(number, category, phrase))

    def _row(self, number: int, category: str, phrase: str) -> QWidget:
        row = Flow(Theme.active().space("m"))
        row.add(Strong(f"“{phrase}”"))
        back = Button(self.tr("Let the coach speak again"), f"bringBack{number}")
        back.setAccessibleDescription(phrase)
        back.clicked.connect(lambda: self._presenter.bring_back(category, phrase))
        row.add(back)
        return row
