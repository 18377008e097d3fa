"""The first run, one step at a time, each with one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from growingus_desktop.presenters.first_run import FirstRun, Step
from growingus_desktop.presenters.protection import protection_words
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.views.private_questions import PrivateQuestions
from growingus_desktop.views.protection import Protection
from growingus_desktop.views.recovery_code import RecoveryCodePanel
from growingus_desktop.views.step_page import StepPage
from growingus_desktop.views.widgets.brand_mark import BrandMark
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.passphrase import PassphraseField
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading, Strong

STEPS = (Step.WELCOME, Step.QUESTIONS, Step.PASSPHRASE, Step.RECOVERY, Step.PROOF)


class FirstRunPage(QWidget):
    """Everything between the first start and the first unlock.

    Args:
        presenter: state and intents.
        safety: the questions and the numbers.
    """

    look_around = Signal()
    safety_wanted = Signal()

    def __init__(
        self, presenter: FirstRun, safety: SafetyPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        self._presenter = presenter
        self._stack = QStackedWidget()
        self._welcome = _Welcome(safety)
        self._questions = _Questions(safety)
        self._passphrase = _Passphrase(presenter)
        self._proof = _Proof(presenter)
        self._recovery = _Recovery(presenter)
        self._steps = (
            self._welcome,
            self._questions,
            self._passphrase,
            self._recovery,
            self._proof,
        )
        for step in self._steps:
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._welcome.onward.clicked.connect(presenter.go_on)
        self._welcome.look.clicked.connect(self.look_around)
        self._welcome.safety.clicked.connect(self.safety_wanted)
        self._questions.onward.clicked.connect(presenter.go_on)
        self._questions.back.clicked.connect(presenter.go_back)
        self._passphrase.back.clicked.connect(presenter.go_back)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def take_focus(self) -> None:
        """Put the focus on what this step is for."""
        step = self._steps[STEPS.index(self._presenter.state.step)]
        step.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back, as Help says it does."""
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.go_back()
            return
        super().keyPressEvent(event)

    def _refresh(self) -> None:
        step = self._steps[STEPS.index(self._presenter.state.step)]
        arriving = self._stack.currentWidget() is not step
        self._stack.setCurrentWidget(step)
        self._passphrase.refresh()
        self._proof.refresh()
        if arriving and self.isVisible():
            step.take_focus()


class _Welcome(StepPage):
    def __init__(self, safety: SafetyPresenter) -> None:
        super().__init__("firstRun.welcome", "Growing Us")
        column = self.card.column
        column.insertWidget(0, BrandMark(34), 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(
            Reading(
                self.tr(
                    "For working on your side of a relationship when you are the one who starts."
                    " It can help you get clear, steady and specific. It can’t do your partner’s"
                    " part."
                )
            )
        )
        words = protection_words(safety.texts)
        column.addWidget(Heading(words.title))
        column.addWidget(Protection(words, brief=True))
        self.onward = PrimaryButton(self.tr("Go on"), "firstRun.goOn")
        self.look = Button(self.tr("Look around first"), "firstRun.lookAround", icon="eye")
        self.safety = QuietButton(self.tr("Safety & support"), "firstRun.safety", icon="life-buoy")
        self.buttons.addWidget(self.onward)
        self.buttons.addWidget(self.look)
        self.buttons.addWidget(self.safety)
        self.close_card()

    def take_focus(self) -> None:
        self.onward.setFocus()


class _Questions(StepPage):
    def __init__(self, safety: SafetyPresenter) -> None:
        super().__init__("firstRun.questions", safety.texts.title)
        self._questions = PrivateQuestions(safety)
        self.card.column.addWidget(self._questions)
        self.onward = PrimaryButton(self.tr("Go on"), "firstRun.questionsGoOn")
        self.back = Button(self.tr("Back"), "firstRun.questionsBack", icon="chevron-left")
        self.buttons.addWidget(self.onward)
        self.buttons.addWidget(self.back)
        self.close_card()
        self.card.column.addWidget(
            Caption(self.tr("You can go on without answering. No answer is kept or sent."))
        )

    def take_focus(self) -> None:
        self._questions.take_focus()


class _Passphrase(StepPage):
    def __init__(self, presenter: FirstRun) -> None:
        super().__init__("firstRun.passphrase", self.tr("Choose a passphrase"))
        self._presenter = presenter
        column = self.card.column
        column.addWidget(
            Body(
                self.tr(
                    "It opens your vault. Nobody can reset it, so choose words"
                    " you will still know in a year, and that nobody near you would guess."
                )
            )
        )
        self._first = PassphraseField(self.tr("Passphrase"), "newPassphrase")
        self._strength = Caption("")
        self._strength.setObjectName("passphraseStrength")
        self._again = PassphraseField(self.tr("The same once more"), "newPassphraseAgain")
        self._objection = Strong("")
        self._objection.setObjectName("passphraseObjection")
        self._notice = Notice("firstRunNotice", "honey")
        for part in (self._first, self._strength, self._again, self._objection, self._notice):
            column.addWidget(part)
        self._make_words = self.tr("Make my vault")
        self._make = PrimaryButton(self._make_words, "makeVault")
        self._keep_space = Button(self.tr("Keep the space"), "keepSpace")
        self.back = Button(self.tr("Back"), "firstRun.passphraseBack", icon="chevron-left")
        for button in (self._make, self._keep_space, self.back):
            self.buttons.addWidget(button)
        self.close_card()
        self._first.changed.connect(lambda: presenter.typed(self._first.text()))
        self._first.entered.connect(self._again.setFocus)
        self._again.entered.connect(self._choose)
        self._make.clicked.connect(self._choose)
        self._keep_space.clicked.connect(lambda: self._choose(keep_space=True))

    def take_focus(self) -> None:
        self._first.setFocus()

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        if state.step is not Step.PASSPHRASE:
            self._first.wipe()
            self._again.wipe()
        # A line of its own from the start, so that the first key moves nothing.
        self._strength.setText(state.strength or "\N{NO-BREAK SPACE}")
        self._objection.setText(state.objection)
        self._objection.setVisible(bool(state.objection))
        self._keep_space.setVisible(state.may_keep_space)
        self._make.setEnabled(not state.busy)
        self._make.set_label(state.busy or self._make_words)
        if state.problem is None or state.step is not Step.PASSPHRASE:
            self._notice.put_away()
        else:
            self._notice.tell(state.problem)

    def _choose(self, *, keep_space: bool = False) -> None:
        self._presenter.choose(self._first.text(), self._again.text(), keep_space=keep_space)
        state = self._presenter.state
        if state.objection and not state.may_keep_space:
            self._type_anew(self._again if state.is_different else self._first)

    def _type_anew(self, field: PassphraseField) -> None:
        field.setFocus()
        field.line.selectAll()


class _Recovery(StepPage):
    def __init__(self, presenter: FirstRun) -> None:
        super().__init__("firstRun.recovery", "")
        self._panel = RecoveryCodePanel(presenter.recovery)
        self.title.setText(self._panel.title)
        self._panel.title_changed.connect(self.title.setText)
        self.card.column.addWidget(self._panel)

    def take_focus(self) -> None:
        self._panel.take_focus()


class _Proof(StepPage):
    def __init__(self, presenter: FirstRun) -> None:
        super().__init__("firstRun.proof", self.tr("Open it once, to be sure"))
        self._presenter = presenter
        column = self.card.column
        column.addWidget(
            Body(
                self.tr(
                    "Your vault is made and locked. Type the passphrase once more, as you will"
                    " tomorrow."
                )
            )
        )
        self._field = PassphraseField(self.tr("Passphrase"), "proofPassphrase")
        self._notice = Notice("proofNotice", "honey")
        column.addWidget(self._field)
        column.addWidget(self._notice)
        self._open_words = self.tr("Open my vault")
        self._open = PrimaryButton(self._open_words, "openFirstTime")
        self._other = QuietButton(self.tr("Other ways to open it"), "proofOtherWays")
        self.buttons.addWidget(self._open)
        self.buttons.addWidget(self._other)
        self.close_card()
        self._field.entered.connect(self._prove)
        self._open.clicked.connect(self._prove)
        self._other.clicked.connect(presenter.leave_proof)

    def take_focus(self) -> None:
        self._field.setFocus()

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        here = state.step is Step.PROOF
        self._open.setEnabled(not state.busy)
        self._open.set_label(state.busy if here and state.busy else self._open_words)
        self._other.setVisible(here and state.problem is not None)
        if state.problem is None or not here:
            self._notice.put_away()
            return
        self._notice.tell(state.problem)
        self._field.setFocus()
        self._field.line.selectAll()

    def _prove(self) -> None:
        self._presenter.prove(self._field.text())
