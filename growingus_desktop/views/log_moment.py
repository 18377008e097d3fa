"""Log a moment: one small window over any room, filled in by keyboard in under half a minute."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.moment import MomentPresenter
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.log_moment_day import PAGES, DayLine
from growingus_desktop.views.log_moment_own import OwnPatternsPart
from growingus_desktop.views.log_moment_parts import OfferedAnswers, PatternChips, StrengthRow
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.growing_dialog import GrowingDialog
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Strong
from growingus_desktop.views.widgets.writing import WritingField


class LogMoment(GrowingDialog):
    """The quick log.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: MomentPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", "logMoment", parent=parent)
        self._presenter = presenter
        edits = presenter.state.is_edit
        self.set_heading(self.tr("Edit a moment") if edits else self.tr("Log a moment"))
        self._asked = "set_off"
        self._offered_keep = self._left_line = False
        self._add_notices()
        self._add_patterns()
        self._add_strength()
        self._add_writing()
        self._add_worry()
        self._add_buttons()
        self._connect()
        self._show()
        self._chips.take_focus()
        presenter.load()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow which field one is in, and fetch the offered answers with Down."""
        name = watched.property("asks")
        if isinstance(name, str) and name:
            if event.type() == QEvent.Type.FocusIn:
                self._asked = name
                self._offer()
            down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
            if down and event.type() == QEvent.Type.KeyPress and self._offers.parts:
                self._offers.take_focus()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line only goes on to the next one."""
        left, self._left_line = self._left_line, False
        if left and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def _add_notices(self) -> None:
        self._problem = Notice("momentProblem", "honey")
        self.body.addWidget(self._problem)
        self._next = Caption(self.tr("Logged. Here is room for the next one."))
        self._next.setObjectName("logNext")
        self.body.addWidget(self._next)
        self._resumed = Flow(Theme.active().space("s"))
        self._resumed.add(Caption(self.tr("Picked up where you left off.")))
        afresh = QuietButton(self.tr("Start afresh"), "startAfresh")
        afresh.clicked.connect(self._presenter.start_afresh)
        self._resumed.add(afresh)
        self.body.addWidget(self._resumed)
        self._day = DayLine()
        self.body.addWidget(self._day)

    def _add_patterns(self) -> None:
        self._did = QWidget()
        column = QVBoxLayout(self._did)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("xs"))
        column.addWidget(_named(self.tr("What I did"), self.tr("keys 1 to 7; arrows for the rest")))
        self._chips = PatternChips()
        self._chips.refresh(self._presenter.state.choices, frozenset())
        column.addWidget(self._chips)
        self._own = OwnPatternsPart(self._presenter)
        column.addWidget(self._own)
        self.body.addWidget(self._did)
        self._worried = Body()
        self._worried.setObjectName("wasWorried")
        self.body.addWidget(self._worried)

    def _add_strength(self) -> None:
        label = self.tr("How strong")
        self.body.addWidget(_named(label))
        self._strength = StrengthRow(self._presenter.strengths, label)
        self.body.addWidget(self._strength)

    def _add_writing(self) -> None:
        self._fields = {
            "set_off": self._line("set_off", self.tr("What set it off")),
            "underneath": self._line("underneath", self.tr("Underneath")),
        }
        pair = Columns(440)
        for field in self._fields.values():
            pair.add(_labelled(field.editor.accessibleName(), field))
        self.body.addWidget(pair)
        self._offers = OfferedAnswers()
        self.body.addWidget(self._offers)
        label = self.tr("In a line")
        self._text = WritingField(
            self._presenter.fields["line"], name="momentLine", label=label, lines=2
        )
        self.body.addWidget(_labelled(label, self._text, self.tr("optional")))
        self._repaired = Tick(self.tr("We’ve already repaired"), "alreadyRepaired")
        self._nothing = QuietButton(self.tr("Nothing to note that day"), "nothingThatDay")
        foot = Flow(Theme.active().space("l"))
        foot.add(self._repaired)
        foot.add(self._nothing)
        self.body.addWidget(foot)

    def _add_worry(self) -> None:
        self._worry = QuietButton(self._presenter.worried, "worried")
        self.body.addWidget(self._worry)
        self._keep = QWidget()
        column = QVBoxLayout(self._keep)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("xs"))
        column.addWidget(
            Caption(self.tr("Nothing of that answer is kept, unless you want it to be."))
        )
        keep = Button(self.tr("Keep this day as logged"), "keepDay")
        keep.clicked.connect(self._presenter.keep_day)
        column.addWidget(keep)
        self.body.addWidget(self._keep)

    def _add_buttons(self) -> None:
        cancel = Button(self.tr("Cancel"), "cancelMoment")
        self._save = PrimaryButton(self.tr("Save"), "saveMoment")
        self._save.setToolTip(self.tr("Ctrl+Enter"))
        cancel.clicked.connect(self.reject)
        self._more = Button(self.tr("Save, log another"), "saveAndNext")
        self._more.setToolTip(self.tr("Ctrl+Shift+Enter"))
        self._more.clicked.connect(self._presenter.save_and_go_on)
        self._save.clicked.connect(self._presenter.save)
        self._nothing.clicked.connect(self._presenter.nothing_to_note)
        for button in (cancel, self._more, self._save):
            self.add_button(button)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._show)
        presenter.finished.connect(self.accept)
        presenter.problem.connect(self._tell)
        self._chips.toggled.connect(presenter.toggle)
        self._chips.numbered.connect(presenter.toggle_number)
        self._chips.own_wanted.connect(self._own.name_one)
        self._chips.change_wanted.connect(self._own.change_them)
        self._own.done.connect(self._chips.take_focus)
        presenter.went_on.connect(self._chips.take_focus)
        self._strength.chosen.connect(self._choose_strength)
        self._day.moved.connect(presenter.move_day)
        self._day.day_chosen.connect(presenter.choose_day)
        self._day.time_chosen.connect(presenter.choose_time)
        self._repaired.toggled.connect(self._choose_repaired)
        self._worry.clicked.connect(presenter.say_worried)
        self._offers.picked.connect(self._pick)
        self._offers.left.connect(self._back_to_field)
        for sequence in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(sequence), self).activated.connect(presenter.save)
            more = QShortcut(QKeySequence(f"Shift+{sequence}"), self)
            more.activated.connect(presenter.save_and_go_on)
        for key, days in PAGES.items():
            keys = QShortcut(QKeySequence(key), self)
            keys.activated.connect(lambda days=days: presenter.move_day(days))

    def _show(self) -> None:
        state = self._presenter.state
        self._resumed.setVisible(state.resumed)
        self._day.refresh(state.chosen, state.latest, state.day_words)
        self._did.setVisible(not state.was_worried)
        self._worried.setText(self._presenter.worried)
        self._worried.setVisible(state.was_worried)
        self._chips.refresh(state.choices, state.chosen.patterns)
        self._own.refresh()
        self._chips.show_change(shown=bool(self._presenter.own.all))
        self._next.setVisible(state.went_on)
        self._strength.refresh(state.chosen.strength, state.strength_words)
        self._repaired.setChecked(state.chosen.repaired)
        self._worry.setVisible(not state.is_edit)
        self._keep.setVisible(state.offers_keep)
        self._nothing.setVisible(not state.is_edit)
        self._nothing.setEnabled(state.can_be_nothing)
        self._save.setEnabled(state.can_save)
        self._more.setVisible(not state.is_edit)
        self._more.setEnabled(state.can_save)
        self._offer()
        if state.offers_keep and not self._offered_keep:
            self._offered_keep = True
            self._scroll.ensureWidgetVisible(self._keep)

    def _line(self, name: str, label: str) -> WritingField:
        field = WritingField(self._presenter.fields[name], name=name, label=label, one_line=True)
        field.editor.setProperty("asks", name)
        field.editor.installEventFilter(self)
        field.entered.connect(self._go_to_next)
        return field

    def _go_to_next(self) -> None:
        self._left_line = True
        self.focusNextChild()

    def _offer(self) -> None:
        self._offers.refresh(self._presenter.offers(self._asked))

    def _pick(self, words: str) -> None:
        field = self._fields[self._asked]
        field.replace(0, len(self._presenter.fields[self._asked].text), words)
        field.setFocus()

    def _back_to_field(self) -> None:
        self._fields[self._asked].setFocus()

    def _choose_strength(self, strength: int) -> None:
        self._presenter.choose_strength(strength or None)

    def _choose_repaired(self, on: bool) -> None:
        self._presenter.choose_repaired(repaired=on)

    def _tell(self, error: AppError) -> None:
        self._problem.tell(in_words(error))


def _named(label: str, aside: str = "") -> QWidget:
    row = Flow(Theme.active().space("s"))
    row.add(Strong(label))
    if aside:
        small = Caption(aside)
        small.setWordWrap(False)
        row.add(small)
    return row


def _labelled(label: str, field: QWidget, aside: str = "") -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.active().space("xs"))
    column.addWidget(_named(label, aside))
    column.addWidget(field)
    return box
