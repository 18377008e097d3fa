"""Asks before much is deleted at once: the number is typed, then a backup is made."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.mass_delete import MassDelete
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.number_field import NumberField
from growingus_desktop.views.widgets.words import Body, Caption, Strong


class MassDeleteDialog(Dialog):
    """One question; accepted once it is agreed.

    Args:
        question: state and intents.
        heading: what would be done.
        consequences: what it means, in plain words.
        verb: the words on the button that does it.
        parent: the window it belongs to.
    """

    def __init__(
        self,
        question: MassDelete,
        heading: str,
        consequences: str,
        verb: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "massDelete", parent=parent)
        self.set_heading(heading)
        self._question = question
        card = Card(edge="clay")
        card.column.addWidget(Body(consequences))
        if question.backs_up:
            card.column.addWidget(Body(self.tr("A backup is made first. It holds them still.")))
        self.body.addWidget(card)
        asked = self.tr("To go on, type how many: {number}").format(number=question.many)
        self.body.addWidget(Strong(asked))
        self._number = NumberField(asked, "massDelete.number")
        self._state = Caption()
        self._problem = Notice("massDelete.problem", edge="honey")
        for part in (self._number, self._state, self._problem):
            self.body.addWidget(part)
        self._yes = Button(verb, "massDelete.yes", icon="trash-2")
        no = Button(self.tr("Leave everything as it is"), "massDelete.no")
        self._number.textChanged.connect(question.type)
        self._number.entered.connect(question.go_on)
        self._yes.clicked.connect(question.go_on)
        no.clicked.connect(self.reject)
        self.add_button(self._yes)
        self.add_button(no)
        question.changed.connect(self._show)
        question.agreed.connect(self.accept)
        self._number.setFocus()
        self._show()

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        wanted = QSize(self._theme.px(520), self._theme.px(380))
        return super().sizeHint().expandedTo(wanted).boundedTo(self._room())

    def _show(self) -> None:
        state = self._question.state
        self._yes.setEnabled(state.may and not state.busy)
        self._number.setReadOnly(state.busy)
        self._state.setText(self.tr("Making a backup…") if state.busy else "")
        self._state.setVisible(state.busy)
        if state.problem is None:
            self._problem.put_away()
        elif not self._problem.isVisible():
            self._problem.tell(in_words(state.problem))
