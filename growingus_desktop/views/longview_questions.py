"""The two questions of the long view, answered in one's own words, earlier answers side by side."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from growingus_desktop.models.asks import LongViewQuestion
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.longview_state import AGAIN_IN, QuestionState, Said
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.date_field import DateField
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Caption, Heading, Reading, Strong
from growingus_desktop.views.widgets.writing import WritingField

_SAID = 190
"""Pixels at 100 % below which earlier answers stand above one another."""

_SHOWN_FIRST = 2
"""Earlier answers shown until the person asks for all of them."""

_OWN_DAY = "day"


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
        self._all = False
        self._name = f"longview.{question.value}"
        self.setObjectName(self._name)
        self._title = Heading()
        self._again = Caption()
        self._no_date = QuietButton(self.tr("No date after all"), f"{self._name}.noDate")
        self._no_date.clicked.connect(self._drop_date)
        self._dated = QWidget()
        dated = QHBoxLayout(self._dated)
        dated.setContentsMargins(0, 0, 0, 0)
        dated.addWidget(self._again, 1)
        dated.addWidget(self._no_date)
        self._earlier = Columns()
        # Made before what stands below them, or Tab would come to them last.
        self._said: list[_Said] = []
        self._make_room_for(_SHOWN_FIRST)
        self._more = QuietButton("", f"{self._name}.more")
        self._more.clicked.connect(self._show_all)
        for part in (self._title, self._dated, self._earlier):
            self.column.addWidget(part)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._add_answering()

    def refresh(self) -> None:
        """Show the presenter's state."""
        for state in self._presenter.state.questions:
            if state.question is self._question:
                self._show(state)

    def take_focus(self) -> None:
        """Put the focus where it is answered."""
        self._field.editor.setFocus()

    def _add_answering(self) -> None:
        presenter, question, name = self._presenter, self._question, self._name
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
        self._when.chosen.connect(self._show_day)
        self._day = DateField(self.tr("The day to ask me again"), f"{name}.day")
        self._day.hide()
        keep = Button(self.tr("Keep this answer"), f"{name}.keep", icon="check")
        keep.clicked.connect(self._keep)
        self.column.addWidget(self._field)
        self.column.addWidget(Strong(self.tr("Ask me again")))
        self.column.addWidget(self._when)
        for part in (self._day, keep):
            self.column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)

    def _show(self, state: QuestionState) -> None:
        self._title.setText(state.title)
        self._field.editor.setAccessibleDescription(state.title)
        self._again.setText(state.again)
        self._dated.setVisible(bool(state.again))
        count = len(state.earlier) if self._all else min(len(state.earlier), _SHOWN_FIRST)
        self._make_room_for(count)
        for at, said in enumerate(self._said):
            said.setVisible(at < count)
            if at < count:
                said.tell(state.earlier[at])
        self._earlier.set_least(_SAID * count)
        self._earlier.setVisible(bool(count))
        rest = len(state.earlier) - count
        self._more.setVisible(rest > 0)
        self._more.set_label(self.tr("Show %n more answers", "", rest))

    def _make_room_for(self, count: int) -> None:
        while len(self._said) < count:
            said = _Said(f"{self._name}.said{len(self._said)}", self._presenter.put_answer_in_bin)
            self._earlier.add(said)
            if self._said:
                QWidget.setTabOrder(self._said[-1].away, said.away)
            self._said.append(said)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()
        self._said[_SHOWN_FIRST].away.setFocus()

    def _drop_date(self) -> None:
        for state in self._presenter.state.questions:
            if state.question is self._question and state.earlier:
                self._presenter.no_date(state.earlier[0].id)
        self._field.editor.setFocus()

    def _show_day(self, key: str) -> None:
        self._day.setVisible(key == _OWN_DAY)
        first = _qdate(self._presenter.first_day_again)
        if key == _OWN_DAY and self._day.minimumDate() != first:
            self._day.setMinimumDate(first)
            self._day.setDate(first.addMonths(1))

    def _keep(self) -> None:
        chosen = self._when.current
        if chosen != _OWN_DAY:
            self._presenter.answer(self._question, int(chosen))
            return
        day = self._day.date()
        self._presenter.answer(self._question, on=date(day.year(), day.month(), day.day()))


class _Said(Card):
    """One earlier answer, with a way into the bin."""

    def __init__(self, name: str, put_away: Callable[[int], None]) -> None:
        super().__init__(fill="sunken")
        self._id = 0
        self._day = Caption()
        self._words = Reading()
        self.away = IconButton(
            "x", self.tr("Put this answer in the bin"), f"{name}.bin", framed=False
        )
        self.away.clicked.connect(lambda: put_away(self._id))
        self.column.setSpacing(0)
        self.column.setContentsMargins(*([Theme.active().space("m")] * 4))
        head = QHBoxLayout()
        head.addWidget(self._day, 1)
        head.addWidget(self.away)
        self.column.addLayout(head)
        self.column.addWidget(self._words)
        self.column.addStretch(1)

    def tell(self, said: Said) -> None:
        """Show this answer."""
        self._id = said.id
        self._day.setText(said.day)
        self._words.setText(f"“{said.text}”")
        self.away.setAccessibleDescription(f"{said.day}: {said.text}")


def _again_choices(page: QWidget) -> list[tuple[str, str]]:
    words = (
        page.tr("No date"),
        page.tr("In four weeks"),
        page.tr("In eight weeks"),
        page.tr("In half a year"),
    )
    return [
        *zip(map(str, AGAIN_IN), words, strict=True),
        (_OWN_DAY, page.tr("On a day of my own")),
    ]


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
