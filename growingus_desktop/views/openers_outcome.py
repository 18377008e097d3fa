"""How did it go? What was asked, what came back, what to keep."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from growingus_desktop.models.asks import Answer, AskKind
from growingus_desktop.presenters.openers_outcome import OutcomePresenter
from growingus_desktop.views.openers_day import DayChoice
from growingus_desktop.views.openers_field import LabelledField
from growingus_desktop.views.widgets.buttons import PrimaryButton, QuietButton
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.words import Body, Caption, Strong


class OutcomeDialog(Dialog):
    """A few questions about a talk that has been, none of them about who was right.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: OutcomePresenter, parent: QWidget | None = None) -> None:
        super().__init__("", "outcomeDialog", parent=parent)
        self._presenter = presenter
        self.set_heading(self.tr("How did it go?"))
        due = Body(presenter.due_words)
        due.setVisible(bool(presenter.due_words))
        self.body.addWidget(due)
        asked = self.tr("When was it?")
        self.body.addWidget(Strong(asked))
        self._days = DayChoice(presenter.days, "outcomeDay", asked, ends=presenter.tellable)
        self._days.chosen.connect(presenter.choose_day)
        self.body.addWidget(self._days)
        kinds = [(kind.value, words) for kind, words in presenter.kinds]
        self._kinds = self._choice(kinds, "outcomeKind", self.tr("What was it?"))
        self._kinds.chosen.connect(self._choose_kind)
        self.body.addWidget(Strong(self.tr("What came back?")))
        # Both from the start, or the one made later would come last with Tab.
        self._answers = {kind: self._answer_row(kind) for kind, _ in presenter.kinds}
        self._add_fields()
        self._tick = Tick(self.tr("Come back to this in two weeks"), "comeBack")
        self._tick.toggled.connect(self._choose_come_back)
        self._when = Caption("")
        self._tick.setAccessibleDescription(presenter.come_back_words)
        self.body.addWidget(self._tick)
        self.body.addWidget(self._when)
        self.body.addWidget(
            Caption(self.tr("Nobody is scored. It stands among your asks in the long view."))
        )
        self._save = PrimaryButton(self.tr("Write it down"), "saveOutcome")
        self._save.clicked.connect(presenter.save)
        close = QuietButton(self.tr("Not now"), "outcome.close")
        close.clicked.connect(self.reject)
        self.add_button(self._save)
        self.add_button(close)
        presenter.changed.connect(self._show)
        presenter.finished.connect(self.accept)
        self.rejected.connect(presenter.not_now)
        self._show()
        presenter.load()
        self._days.setFocus()

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        return QSize(self._theme.px(620), self._theme.px(700)).boundedTo(self._room())

    def _add_fields(self) -> None:
        fields = self._presenter.fields
        self._heard = LabelledField(fields["heard"], "heard", self.tr("What I heard"))
        first = LabelledField(
            fields["first_minutes"],
            "firstMinutes",
            self.tr("How did it begin?"),
            hint=self.tr("The first few minutes"),
        )
        keep = LabelledField(fields["keep"], "keep", self.tr("What I’d keep"))
        for part in (self._heard, first, keep):
            self.body.addWidget(part)

    def _choice(self, rows: Sequence[tuple[str, str]], name: str, label: str) -> ChoiceRow:
        self.body.addWidget(Strong(label))
        row = ChoiceRow(rows, name, label)
        self.body.addWidget(row)
        return row

    def _choose_kind(self, key: str) -> None:
        self._presenter.choose_kind(AskKind(key))

    def _choose_answer(self, key: str) -> None:
        self._presenter.choose_answer(Answer(key))

    def _choose_come_back(self, on: bool) -> None:
        self._presenter.choose_come_back(wanted=on)

    def _show(self) -> None:
        state = self._presenter.state
        self._days.refresh(self._presenter.days, state.asked_on)
        self._kinds.select(state.kind.value)
        for kind, row in self._answers.items():
            row.setVisible(kind is state.kind)
            chosen = state.answer if kind is state.kind else None
            row.select("" if chosen is None else chosen.value)
        self._heard.setVisible(state.was_heard)
        self._tick.setVisible(state.may_come_back)
        self._tick.setChecked(state.come_back)
        self._when.setText(self._presenter.come_back_words)
        self._when.setVisible(state.may_come_back)
        self._save.setEnabled(self._presenter.may_save)

    def _answer_row(self, kind: AskKind) -> ChoiceRow:
        rows = [(answer.value, words) for answer, words in self._presenter.answers(kind)]
        row = ChoiceRow(rows, "answer", self.tr("What came back?"))
        row.chosen.connect(self._choose_answer)
        self.body.addWidget(row)
        return row
