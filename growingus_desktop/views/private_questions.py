"""The five private questions. What is answered stays in memory and leaves no mark."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.content.safety import Reply
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.help_lines import HelpLines
from growingus_desktop.views.put_away import PutAway
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.words import Body, Reading, Strong


class PrivateQuestions(QWidget):
    """Questions, answers, and what they lead to.

    Args:
        presenter: state and intents.
        may_put_away: whether tools can be put away; a choice that nothing keeps isn't offered.
    """

    def __init__(
        self,
        presenter: SafetyPresenter,
        *,
        may_put_away: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._rows: list[ChoiceRow] = []
        theme = Theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("m"))
        column.addWidget(Body(presenter.texts.intro))
        replies = [(reply.value, presenter.texts.replies[reply]) for reply in Reply]
        for number, question in enumerate(presenter.texts.questions):
            column.addWidget(Strong(question.text))
            row = ChoiceRow(replies, f"question{number}", question.text)
            row.chosen.connect(partial(self._answer, number))
            self._rows.append(row)
            column.addWidget(row)
        self._response = Reading("")
        self._response.setObjectName("safetyResponse")
        self._card = Card(edge="accent")
        self._card.column.addWidget(self._response)
        self._lines = HelpLines(presenter)
        self._card.column.addWidget(Strong(presenter.texts.device))
        self._card.column.addWidget(self._lines)
        if may_put_away:
            self._card.column.addWidget(PutAway(presenter))
        self._all_no = Body("")
        self._all_no.setObjectName("safetyAllNo")
        column.addWidget(self._card)
        column.addWidget(self._all_no)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _answer(self, number: int, key: str) -> None:
        self._presenter.answer(number, Reply(key))

    def take_focus(self) -> None:
        """Begin with the first question."""
        self._rows[0].setFocus()

    def _refresh(self) -> None:
        presenter = self._presenter
        for row, reply in zip(self._rows, presenter.replies, strict=True):
            row.select(reply.value if reply else "")
        self._card.setVisible(presenter.shows_card)
        self._response.setText(presenter.response())
        self._all_no.setText("" if presenter.shows_card else presenter.response())
        self._all_no.setVisible(bool(self._all_no.text()))
