"""A new passphrase for a vault that its recovery code has just opened."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.passphrase_words import objection_to, word_about
from growingus_desktop.presenters.problems import ProblemWords, in_words


@dataclass(frozen=True, slots=True)
class NewPassphraseState:
    """What the dialog shows.

    Args:
        strength: an honest word about what was typed so far.
        objection: what keeps it from being used, or nothing.
        may_keep_space: whether the objection is a space that may be meant.
        busy: what is being done, or nothing.
        problem: what went wrong, or None.
        out_of_reach: backups that still open with the forgotten one.
        is_done: whether the new one holds.
    """

    strength: str = ""
    objection: str = ""
    may_keep_space: bool = False
    busy: str = ""
    problem: ProblemWords | None = None
    out_of_reach: tuple[str, ...] = ()
    is_done: bool = False


class NewPassphrase(QObject):
    """State and intents. Passphrases pass through and are not kept here."""

    changed = Signal()

    wanted = Signal(str)
    """Let this passphrase open the vault, and answer with `done` or `refused`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = NewPassphraseState()

    @property
    def state(self) -> NewPassphraseState:
        """What to show."""
        return self._state

    def typed(self, passphrase: str) -> None:
        """Say an honest word about what was typed so far."""
        self._show(replace(self._state, strength=word_about(passphrase), objection=""))

    def choose(self, passphrase: str, again: str, *, keep_space: bool = False) -> None:
        """Take this passphrase, if it can be used and was typed twice alike.

        Args:
            passphrase: as typed.
            again: as typed a second time.
            keep_space: whether a space at an end is meant.
        """
        if self._state.busy or self._state.is_done:
            return
        found = objection_to(passphrase, again, keep_space=keep_space)
        if found.words:
            state = replace(
                self._state, objection=found.words, may_keep_space=found.is_space, problem=None
            )
            self._show(state)
            return
        self._show(NewPassphraseState(busy=self.tr("Changing…")))
        self.wanted.emit(passphrase)

    def done(self, out_of_reach: tuple[str, ...]) -> None:
        """The new one holds."""
        self._show(NewPassphraseState(is_done=True, out_of_reach=out_of_reach))

    def refused(self, error: AppError) -> None:
        """It couldn't be changed; say why."""
        self._show(NewPassphraseState(problem=in_words(error)))

    def _show(self, state: NewPassphraseState) -> None:
        self._state = state
        self.changed.emit()
