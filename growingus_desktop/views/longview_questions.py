"""The two questions of the long view, answered in one's own words, earlier answers side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from growingus_desktop.models.asks import LongViewQuestion
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.longview_state import AGAIN_IN, QuestionState
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Caption, Heading, Reading, Strong
from growingus_desktop.views.widgets.writing import WritingField

_SAID = 190
"""Pixels at 100 % below which earlier answers stand above one another."""


class QuestionCard(Card):
    """One question: what was said to it before, and a place to answer it now.

    Args:
        presenter: state and intents.
        question: which one.
    """

    def __init__(
        self,
        presenter: LongViewPresenter,
        question: LongViewQuestion,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._presenter = presenter
        self._question = question
        self._shown: tuple[tuple[str, str], ...] | None = None
        name = f"longview.{question.value}"
        self.setObjectName(name)
        self._title = Heading()
        self._again = Caption()
        self._earlier = Columns(least=520)
        self._field = WritingField(
            presenter.answers[question],
            name=f"{name}.words",
            label=self.tr("Your answer today"),
            placeholder=self.tr("In your own words. There is no right answer."),
            lines=3,
        )
        self._field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._when = ChoiceRow(_again_choices(self), f"{name}.again", self.tr("Ask me again"))
        self._when.select(str(AGAIN_IN[0]))
        keep = Button(self.tr("Keep this answer"), f"{name}.keep", icon="check")
        keep.clicked.connect(lambda: presenter.answer(question, int(self._when.current)))
        for part in (self._title, self._again, self._earlier, self._field):
            self.column.addWidget(part)
        self.column.addWidget(Strong(self.tr("Ask me again")))
        self.column.addWidget(self._when)
        self.column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeading)

    def refresh(self) -> None:
        """Show the presenter's state."""
        for state in self._presenter.state.questions:
            if state.question is self._question:
                self._show(state)

    def _show(self, state: QuestionState) -> None:
        self._title.setText(state.title)
        self._field.editor.setAccessibleDescription(state.title)
        self._again.setText(state.again)
        self._again.setVisible(bool(state.again))
        if state.earlier == self._shown:
            return
        self._shown = state.earlier
        at = self.column.indexOf(self._earlier)
        self.column.removeWidget(self._earlier)
        self._earlier.hide()
        self._earlier.deleteLater()
        self._earlier = Columns(least=_SAID * len(state.earlier))
        self.column.insertWidget(at, self._earlier)
        for day, words in state.earlier:
            self._earlier.add(_Said(day, words))
        self._earlier.setVisible(bool(state.earlier))


class _Said(Card):
    def __init__(self, day: str, words: str) -> None:
        super().__init__(fill="sunken")
        self.column.addWidget(Caption(day))
        self.column.addWidget(Reading(f"“{words}”"))


class HonestDoor(Flow):
    """The way to an opener that names the imbalance.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: LongViewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(Theme.active().space("s"), parent)
        door = Button(self.tr("Name it honestly…"), "longview.honest", icon="message-circle-heart")
        door.clicked.connect(presenter.name_it)
        self.add(door)


def _again_choices(page: QWidget) -> list[tuple[str, str]]:
    words = (
        page.tr("No date"),
        page.tr("In four weeks"),
        page.tr("In eight weeks"),
        page.tr("In half a year"),
    )
    return list(zip(map(str, AGAIN_IN), words, strict=True))
