"""Asking for the passphrase once more, before the few acts a passer-by must not get done.

The vault is open, so this is a speed bump and no wall; but without the passphrase nobody can
weaken the lock, take everything away or lock its owner out. Each act asks anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum, unique

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.problems import ProblemWords, in_words

Check = Callable[[str, Callable[[], None], Callable[[AppError], None]], None]
"""A secret, what to call when it opens the vault, what to call when it doesn't."""

_WRONG = frozenset({Problem.WRONG_PASSPHRASE, Problem.WRONG_RECOVERY_CODE, Problem.RECOVERY_GROUP})


@unique
class Act(StrEnum):
    """What is asked about; nothing else is."""

    WEAKER_LOCK = "weaker-lock"
    EXPORT = "export"
    CHANGE_PASSPHRASE = "change-passphrase"  # noqa: S105 - an act, not a secret
    RECOVERY_CODE = "recovery-code"
    KEYRING = "keyring"
    KEYRING_GONE = "keyring-gone"
    ROTATE = "rotate"
    ERASE = "erase"


Ask = Callable[[Act, Callable[[str], None]], None]
"""Asks for the passphrase and calls on with it, if it is right; otherwise nothing happens."""


@dataclass(frozen=True, slots=True)
class AgainState:
    """What the question shows.

    Args:
        busy: whether a passphrase is being checked.
        wrong: how many wrong ones were typed here.
        problem: what went wrong last, or None.
    """

    busy: bool = False
    wrong: int = 0
    problem: ProblemWords | None = None


class PassphraseAgain(QObject):
    """State and intents of one question. A secret passes through and is not kept here.

    Args:
        act: what it is asked for.
        check: sees on a worker whether a secret opens this vault.
        then: what to do with the right one.
        count_wrong: notes a wrong try where the person sees it after the next unlock.
    """

    changed = Signal()

    granted = Signal()
    """The passphrase was right, and the act is under way."""

    def __init__(
        self,
        act: Act,
        check: Check,
        then: Callable[[str], None],
        count_wrong: Callable[[], None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.act = act
        self._check = check
        self._then: Callable[[str], None] | None = then
        self._count_wrong = count_wrong
        self._state = AgainState()

    @property
    def state(self) -> AgainState:
        """What to show."""
        return self._state

    def why(self) -> str:
        """Why it is asked."""
        words = {
            Act.WEAKER_LOCK: self.tr(
                "This makes the lock weaker, so it takes the passphrase, whoever sits here."
            ),
            Act.EXPORT: self.tr(
                "An export can be read by anyone who gets hold of it, so it takes the passphrase."
            ),
            Act.CHANGE_PASSPHRASE: self.tr(
                "Only somebody who can open the vault may change what opens it."
            ),
            Act.RECOVERY_CODE: self.tr(
                "A recovery code opens the vault like the passphrase itself, so making one takes"
                " the passphrase."
            ),
            Act.KEYRING: self.tr(
                "From then on this computer opens the vault without asking, so turning it on takes"
                " the passphrase."
            ),
            Act.KEYRING_GONE: self.tr(
                "The keyring doesn’t answer, so only the passphrase can take its way in away."
            ),
            Act.ROTATE: self.tr(
                "A new key replaces everything that opens the vault now, so it takes the passphrase."
            ),
            Act.ERASE: self.tr("Erasing can’t be taken back, so it takes the passphrase."),
        }
        return words[self.act]

    def tries(self) -> str:
        """How many wrong ones were typed, in words; nothing before the first."""
        if not self._state.wrong:
            return ""
        return self.tr("%n wrong try; it is shown after the next unlock.", "", self._state.wrong)

    def offer(self, secret: str) -> None:
        """Go on with the act if this opens the vault; an empty one and a second wish are ignored."""
        if self._state.busy or not secret or self._then is None:
            return
        self._show(replace(self._state, busy=True, problem=None))
        self._check(secret, lambda: self._right(secret), self._refused)

    def decline(self) -> None:
        """Leave everything as it is; an answer still on its way changes nothing."""
        self._then = None

    def _right(self, secret: str) -> None:
        if not isValid(self) or self._then is None:
            # Declined or locked while the worker was at it: nobody waits any more.
            return
        then, self._then = self._then, None
        self._show(replace(self._state, busy=False))
        self.granted.emit()
        then(secret)

    def _refused(self, error: AppError) -> None:
        wrong = error.problem in _WRONG
        if wrong:
            self._count_wrong()
        if not isValid(self):
            return
        state = replace(self._state, busy=False, problem=in_words(error))
        self._show(replace(state, wrong=state.wrong + wrong))

    def _show(self, state: AgainState) -> None:
        self._state = state
        self.changed.emit()
