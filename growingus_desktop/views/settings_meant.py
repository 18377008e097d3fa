"""The card for phrases the person told the coach that they mean."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.settings_meant import MeantCard, MeantPhrase
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


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
        self._shown: tuple[MeantPhrase, ...] | None = None
        self._buttons: list[Button] = []
        self._refresh()

    def _refresh(self) -> None:
        meant = self._presenter.meant
        if meant == self._shown:
            return
        self._shown = meant
        self._empty.setVisible(not meant)
        focus = self.window().focusWidget()
        held = next((n for n, one in enumerate(self._buttons) if one is focus), None)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for number, one in enumerate(meant):
            self._list.addWidget(self._row(number, one))
        if held is not None and self._buttons:
            # The one that was pressed is gone; whoever goes through them all stays among them.
            self._buttons[min(held, len(self._buttons) - 1)].setFocus()

    def _row(self, number: int, one: MeantPhrase) -> QWidget:
        row = Flow(Theme.active().space("m"))
        row.add(Strong(f"“{one.phrase}”"))
        if one.category_words:
            row.add(Caption(one.category_words))
        back = Button(self.tr("Let the coach speak again"), f"bringBack{number}")
        back.setAccessibleDescription(f"{one.phrase}, {one.category_words}")
        back.clicked.connect(lambda: self._presenter.bring_back(one))
        self._buttons.append(back)
        row.add(back)
        return row
