"""Appreciations: one line to write, and the lines that were written."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.presenters.reflections import ReflectionsPresenter
from growingus_desktop.presenters.reflections_thanks import ThanksPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.reflections_measure import MeasuredPage
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.words import Caption, Strong
from growingus_desktop.views.widgets.writing import WritingField

_LIST_HEIGHT = 160
"""Pixels at 100 % text size the lines get at least."""


class ThanksPane(MeasuredPage):
    """The log.

    Args:
        room: the room's state and intents.
    """

    def __init__(self, room: ReflectionsPresenter, parent: QWidget | None = None) -> None:
        super().__init__("reflections.thanks", parent)
        self._room = room
        self._thanks: ThanksPresenter = room.thanks
        self._question = Strong()
        self.field = WritingField(
            room.thanks.line,
            name="reflections.line",
            label=self.tr("One true thing"),
            placeholder=self.tr("They put the kettle on before I came down."),
            one_line=True,
            role="reading",
        )
        self._give = PrimaryButton(self.tr("Keep it"), "reflections.give")
        card = Card()
        card.column.addWidget(self._question)
        card.column.addWidget(self.field)
        doors = Flow(self._theme.space("s"))
        doors.add(self._give)
        card.column.addWidget(doors)
        self.rows = RecordListView("reflections.lines", self.tr("Appreciations"), title_lines=3)
        self.rows.setModel(room.thanks.model)
        self._none = Caption(self.tr("The first line will stand here."))
        self._away = Button(self.tr("Take it away"), "reflections.takeAway", icon="trash-2")
        self._more = QuietButton(self.tr("Show older ones"), "reflections.olderLines")
        below = Flow(self._theme.space("s"))
        below.add(self._away)
        below.add(self._more)
        for part in (card, self._none):
            self.column.addWidget(part)
        self.column.addWidget(self.rows, 1)
        self.column.addWidget(below)
        self._connect()
        self._redress()
        self._show()

    def focus_line(self) -> None:
        """Put the caret where the person writes."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.field.entered.connect(self._thanks.give)
        self._give.clicked.connect(self._thanks.give)
        self._away.clicked.connect(self._take_away)
        self._more.clicked.connect(self._thanks.show_more)
        self.rows.chosen.connect(self._chosen)
        self._thanks.given.connect(self.focus_line)
        self._thanks.changed.connect(self._show)
        self._room.prompts.changed.connect(self._show)

    def _show(self) -> None:
        state = self._thanks.state
        self._question.setText(
            self.tr("One line")
            if self._room.prompts.is_put_away
            else self.tr("One true thing, as specific as you can")
        )
        self._none.setVisible(state.is_loaded and state.is_empty)
        self.rows.setVisible(not state.is_empty)
        self._away.setVisible(not state.is_empty)
        self._away.setEnabled(self.rows.currentIndex().isValid())
        self._more.setVisible(state.may_have_more)

    def _chosen(self, _index: QModelIndex) -> None:
        self._show()

    def _take_away(self) -> None:
        index: QModelIndex = self.rows.currentIndex()
        if index.isValid():
            self._thanks.take_away(index.data(RecordRole.RECORD))
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _redress(self) -> None:
        super()._redress()
        if hasattr(self, "rows"):
            self.rows.setMinimumHeight(Theme.active().px(_LIST_HEIGHT))
