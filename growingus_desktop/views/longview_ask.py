"""An ask that was made, told by hand."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.models.asks import Answer, AskKind, AskSize
from growingus_desktop.presenters.longview_ask import AskForm
from growingus_desktop.views.widgets.buttons import PrimaryButton, QuietButton
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Picker, Tick
from growingus_desktop.views.widgets.date_field import DateField
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.words import Caption, Strong
from growingus_desktop.views.widgets.writing import WritingField


class AskDialog(Dialog):
    """When, how, how much, and what came back; nothing of it is rated.

    Args:
        form: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, form: AskForm, parent: QWidget | None = None) -> None:
        super().__init__("", "askDialog", parent=parent)
        self._form = form
        self.set_heading(self.tr("An ask I made") if form.is_new else self.tr("Change this ask"))
        self._add_choices()
        self._text = self._field("text", self.tr("What I asked"), lines=2)
        self.body.addWidget(Strong(self.tr("What came back?")))
        # Both from the start, or the one made later would come last with Tab.
        self._answers = {kind: self._answer_row(kind) for kind in AskKind}
        self._heard = self._field("heard", self.tr("What I heard"), lines=2)
        self._setting = self._field("setting", self.tr("Where and when"), lines=1)
        self._tick = Tick(self.tr("Come back to this in two weeks"), "ask.comeBack")
        self._tick.clicked.connect(self._choose_come_back)
        self._when = Caption()
        for part in (self._tick, self._when):
            self.body.addWidget(part)
        self.body.addWidget(
            Caption(self.tr("An ask that wasn’t safe to make is kept out of the timeline."))
        )
        self._save = PrimaryButton(self.tr("Write it down"), "ask.save")
        close = QuietButton(self.tr("Not now"), "ask.close")
        self.add_button(self._save)
        self.add_button(close)
        self._save.clicked.connect(form.save)
        close.clicked.connect(self.reject)
        form.changed.connect(self._show)
        form.finished.connect(self.accept)
        self._show()
        form.load()
        self._day.setFocus()

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        return QSize(self._theme.px(640), self._theme.px(700)).boundedTo(self._room())

    def _add_choices(self) -> None:
        form = self._form
        today = QDate(form.today.year, form.today.month, form.today.day)
        day = form.state.asked_on
        self._day = DateField(self.tr("When was it?"), "ask.day", today)
        self._day.setDate(QDate(day.year, day.month, day.day))
        self._day.dateChanged.connect(self._choose_day)
        self._framing = Picker(self.tr("How did you put it?"), "ask.framing")
        for key, name in form.framings:
            self._framing.addItem(name, key)
        self._framing.setCurrentIndex(self._framing.findData(form.state.framing))
        self._framing.activated.connect(self._choose_framing)
        for field in (self._day, self._framing):
            self.body.addWidget(Strong(field.accessibleName()))
            self.body.addWidget(field)
        self._kinds = self._choice(form.kinds, "ask.kind", self.tr("What was it?"))
        self._kinds.chosen.connect(self._choose_kind)
        self._sizes = self._choice(form.sizes, "ask.size", self.tr("How much was it to ask?"))
        self._sizes.chosen.connect(self._choose_size)

    def _answer_row(self, kind: AskKind) -> ChoiceRow:
        row = ChoiceRow(self._form.answers[kind], "ask.answer", self.tr("What came back?"))
        row.chosen.connect(self._choose_answer)
        self.body.addWidget(row)
        return row

    def _choice(self, choices: Sequence[tuple[str, str]], name: str, label: str) -> ChoiceRow:
        self.body.addWidget(Strong(label))
        row = ChoiceRow(choices, name, label)
        self.body.addWidget(row)
        return row

    def _field(self, key: str, label: str, *, lines: int) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("s"))
        column.addWidget(Strong(label))
        field = WritingField(
            self._form.fields[key],
            name=f"ask.{key}",
            label=label,
            one_line=lines == 1,
            lines=lines,
        )
        column.addWidget(field)
        self.body.addWidget(part)
        return part

    def _show(self) -> None:
        state = self._form.state
        self._kinds.select(state.kind.value)
        self._sizes.select(state.size.value if state.size else "")
        for kind, row in self._answers.items():
            row.setVisible(kind is state.kind)
            chosen = state.answer if kind is state.kind else None
            row.select("" if chosen is None else chosen.value)
        self._heard.setVisible(state.was_heard)
        self._tick.setVisible(state.may_come_back)
        self._tick.setChecked(state.come_back)
        self._tick.setAccessibleDescription(self._form.come_back_words)
        self._when.setVisible(state.may_come_back)
        self._when.setText(self._form.come_back_words)
        self._save.setEnabled(self._form.may_save)

    def _choose_day(self, day: QDate) -> None:
        self._form.choose_day(date(day.year(), day.month(), day.day()))

    def _choose_framing(self, at: int) -> None:
        self._form.choose_framing(str(self._framing.itemData(at)))

    def _choose_kind(self, key: str) -> None:
        self._form.choose_kind(AskKind(key))

    def _choose_size(self, key: str) -> None:
        self._form.choose_size(AskSize(key))

    def _choose_come_back(self) -> None:
        self._form.choose_come_back(wanted=self._tick.isChecked())

    def _choose_answer(self, key: str) -> None:
        self._form.choose_answer(Answer(key))
