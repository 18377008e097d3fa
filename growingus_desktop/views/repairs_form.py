"""Noting a repair: one small window over any room."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.models.patterns import BeganBy, Landed
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.repairs_form import RepairForm
from growingus_desktop.views.log_moment_day import PAGES, DayLine
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.choices import Picker, Tick
from growingus_desktop.views.widgets.growing_dialog import GrowingDialog
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.words import Body, Caption, Strong
from growingus_desktop.views.widgets.writing import WritingField


class RepairDialog(GrowingDialog):
    """Which moment, who began, when, how it landed; all but the day can be left open.

    Args:
        form: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, form: RepairForm, parent: QWidget | None = None) -> None:
        super().__init__("", "repairDialog", parent=parent)
        self._form = form
        self._offered: tuple[tuple[str, str], ...] = ()
        self.set_heading(self.tr("Change this repair") if form.is_edit else self.tr("We came back"))
        self._problem = Notice("repairProblem", "honey")
        self.body.addWidget(self._problem)
        self._add_moment()
        self._began = self._choice(
            form.began_choices, "repair.began", self.tr("Who took the first step?")
        )
        self.body.addWidget(Strong(self.tr("When was it?")))
        self._day = DayLine()
        self.body.addWidget(self._day)
        self._note = Body(tone="honey")
        self._note.setObjectName("repair.note")
        self.body.addWidget(self._note)
        self._landed = self._choice(
            form.landed_choices, "repair.landed", self.tr("How did it land?")
        )
        self._add_line()
        self._add_buttons()
        self._connect()
        self._show()
        form.load()
        self._began.setFocus()

    def _add_moment(self) -> None:
        label = self.tr("What did you come back from?")
        self._about = Body()
        self._about.setObjectName("repair.about")
        self._which = Strong(label)
        self._moment = Picker(label, "repair.moment")
        for part in (self._about, self._which, self._moment):
            self.body.addWidget(part)

    def _add_line(self) -> None:
        label = self.tr("In a line")
        self.body.addWidget(Strong(label))
        self._line = WritingField(
            self._form.line,
            name="repair.line",
            label=label,
            placeholder=self.tr("what was said or done, if you like"),
            one_line=True,
        )
        self.body.addWidget(self._line)
        self._again = Tick(self.tr("A bigger one: look at it again in two weeks"), "repair.again")
        self._again_words = Caption()
        self.body.addWidget(self._again)
        self.body.addWidget(self._again_words)

    def _add_buttons(self) -> None:
        cancel = Button(self.tr("Cancel"), "repair.cancel")
        self._save = PrimaryButton(self.tr("Save"), "repair.save")
        self._save.setToolTip(self.tr("Ctrl+Enter"))
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._form.save)
        for button in (cancel, self._save):
            self.add_button(button)

    def _connect(self) -> None:
        form = self._form
        form.changed.connect(self._show)
        form.finished.connect(self.accept)
        form.problem.connect(self._tell)
        self._moment.activated.connect(self._choose_moment)
        self._began.chosen.connect(self._choose_began)
        self._landed.chosen.connect(self._choose_landed)
        self._day.moved.connect(form.move_day)
        self._day.day_chosen.connect(form.choose_day)
        self._day.time_chosen.connect(form.choose_time)
        self._again.toggled.connect(self._choose_again)
        for sequence in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(sequence), self).activated.connect(form.save)
        for key, days in PAGES.items():
            keys = QShortcut(QKeySequence(key), self)
            keys.activated.connect(lambda days=days: form.move_day(days))

    def _show(self) -> None:
        state = self._form.state
        self._about.setText(state.about)
        self._about.setVisible(bool(state.about))
        self._offer(state.moments, state.moment)
        self._began.select(state.began_by.value if state.began_by else "")
        self._day.refresh(state.chosen, state.latest, state.day_words)
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        self._landed.select(state.landed.value if state.landed else "")
        self._again.setChecked(state.again)
        self._again.setVisible(bool(state.again_words))
        self._again_words.setText(state.again_words)
        self._again_words.setVisible(bool(state.again_words) and state.again)
        self._save.setEnabled(state.can_save)

    def _offer(self, moments: tuple[tuple[str, str], ...], chosen: str) -> None:
        if moments != self._offered:
            self._offered = moments
            self._moment.clear()
            for key, words in moments:
                self._moment.addItem(words, key)
        self._which.setVisible(bool(moments))
        self._moment.setVisible(bool(moments))
        self._moment.setCurrentIndex(self._moment.findData(chosen))

    def _choice(self, choices: tuple[tuple[str, str], ...], name: str, label: str) -> ChoiceRow:
        self.body.addWidget(Strong(label))
        row = ChoiceRow(choices, name, label)
        self.body.addWidget(row)
        return row

    def _choose_moment(self, at: int) -> None:
        self._form.choose_moment(str(self._moment.itemData(at)))

    def _choose_began(self, key: str) -> None:
        self._form.choose_began(BeganBy(key))

    def _choose_landed(self, key: str) -> None:
        self._form.choose_landed(Landed(key))

    def _choose_again(self, on: bool) -> None:
        self._form.choose_again(again=on)

    def _tell(self, error: AppError) -> None:
        self._problem.tell(in_words(error))
