"""The first run: what this is and what its lock can't do, five questions, a passphrase, a proof.

Between passphrase and proof a recovery code is offered.
"""

from dataclasses import dataclass, replace
from enum import StrEnum, unique

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.passphrase_words import objection_to, word_about
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.recovery_code import Outcome, RecoveryCodePresenter


@unique
class Step(StrEnum):
    """The steps, in order. Each can be gone back from until the vault is made."""

    WELCOME = "welcome"
    QUESTIONS = "questions"
    PASSPHRASE = "passphrase"  # noqa: S105 - a step, not a secret
    RECOVERY = "recovery"
    PROOF = "proof"


@dataclass(frozen=True, slots=True)
class FirstRunState:
    """What the first run shows.

    Args:
        step: where the person is.
        busy: what is being done, or an empty string.
        strength: an honest word about the passphrase typed so far.
        objection: why it can't be used, or what to decide about it.
        may_keep_space: whether the objection is only a space at an end.
        is_different: whether the objection is that the second differs from the first.
        problem: what went wrong, or None.
    """

    step: Step = Step.WELCOME
    busy: str = ""
    strength: str = ""
    objection: str = ""
    may_keep_space: bool = False
    is_different: bool = False
    problem: ProblemWords | None = None


class FirstRun(QObject):
    """State and intents of the first run. A passphrase passes through and is not kept here.

    `recovery` makes the code; `outcome` is how that ended, once it has.
    """

    changed = Signal()

    vault_wanted = Signal(str)
    """Make a vault under this passphrase."""

    proof_offered = Signal(str)
    """Try to open it with this one."""

    lock_page_wanted = Signal()
    """The vault is made and the proof failed; every way to open it is on the lock page."""

    def __init__(self, parent: QObject | None = None, *, step: Step = Step.WELCOME) -> None:
        super().__init__(parent)
        self._state = FirstRunState(step=step)
        self.recovery = RecoveryCodePresenter(self)
        self.recovery.finished.connect(self._recovery_ended)
        self.outcome: Outcome | None = None

    @property
    def state(self) -> FirstRunState:
        """What to show."""
        return self._state

    def go_on(self) -> None:
        """From the welcome to the questions, from the questions to the passphrase."""
        following = {Step.WELCOME: Step.QUESTIONS, Step.QUESTIONS: Step.PASSPHRASE}
        self._show(FirstRunState(step=following.get(self._state.step, self._state.step)))

    def go_back(self) -> None:
        """One step back, until the vault is made; while a code is made, within that."""
        if self._state.step is Step.RECOVERY:
            self.recovery.back()
            return
        previous = {Step.QUESTIONS: Step.WELCOME, Step.PASSPHRASE: Step.QUESTIONS}
        if self._state.step in previous and not self._state.busy:
            self._show(FirstRunState(step=previous[self._state.step]))

    def typed(self, passphrase: str) -> None:
        """Say an honest word about what was typed so far."""
        word = word_about(passphrase)
        self._show(
            replace(
                self._state,
                strength=word,
                objection="",
                may_keep_space=False,
                is_different=False,
            )
        )

    def choose(self, passphrase: str, again: str, *, keep_space: bool = False) -> None:
        """Make the vault under this passphrase, if it can be used and was typed twice alike.

        Args:
            passphrase: as typed.
            again: as typed a second time.
            keep_space: whether a space at an end is meant.
        """
        if self._state.busy:
            return
        found = objection_to(passphrase, again, keep_space=keep_space)
        if found.words:
            self._show(
                replace(
                    self._state,
                    objection=found.words,
                    may_keep_space=found.is_space,
                    is_different=found.is_different,
                )
            )
            return
        self._show(replace(self._state, objection="", busy=self.tr("Making your vault…")))
        self.vault_wanted.emit(passphrase)

    def made(self) -> None:
        """The vault is there; offer a code for the day the passphrase is forgotten."""
        self._show(FirstRunState(step=Step.RECOVERY))

    def prove(self, passphrase: str) -> None:
        """Open the new vault as it will be opened tomorrow."""
        if passphrase and not self._state.busy:
            self._show(replace(self._state, busy=self.tr("Opening…"), problem=None))
            self.proof_offered.emit(passphrase)

    def leave_proof(self) -> None:
        """Give the proof up for the lock page, where a recovery code opens the vault too."""
        if self._state.step is Step.PROOF and not self._state.busy:
            self.lock_page_wanted.emit()

    def refused(self, error: AppError) -> None:
        """Something failed; say what, and stay on this step."""
        self._show(replace(self._state, busy="", problem=in_words(error)))

    def _recovery_ended(self, outcome: Outcome) -> None:
        """Ask for the passphrase once more, to be sure it is known."""
        self.outcome = outcome
        self._show(FirstRunState(step=Step.PROOF))

    def _show(self, state: FirstRunState) -> None:
        self._state = state
        self.changed.emit()
