"""The recovery code: whether there is one, a fresh one in one step, or none."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from shiboken6 import isValid

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.passphrase_again import Act
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.settings_card import CardTools, SettingsCard
from growingus_desktop.presenters.settings_services import Reach, SecretServices, WaysIn

Reissue = Callable[[str, Callable[[tuple[str, ...]], None]], None]
"""Brings a new code to paper, given the passphrase; tells which backups the old one still opens."""


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """What the card shows.

    Args:
        known: whether it was looked at already.
        exists: whether a recovery code opens the vault.
        said: what became of the last wish.
        out_of_reach: backups that still open with the code before it.
        busy: whether something is being done.
        problem: what went wrong last, or None.
    """

    known: bool = False
    exists: bool = False
    said: str = ""
    out_of_reach: tuple[str, ...] = ()
    busy: bool = False
    problem: ProblemWords | None = None


class RecoveryCard(SettingsCard):
    """State and intents of the recovery code.

    Args:
        services: look for one and remove it, on a worker.
        reissue: makes one and shows it, or None where that can't be done.
        tools: that worker, and the question for the passphrase.
    """

    def __init__(
        self,
        services: SecretServices,
        reissue: Reissue | None,
        tools: CardTools,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tools, parent)
        self._services = services
        self._reissue = reissue
        self._state = RecoveryState()

    @property
    def state(self) -> RecoveryState:
        """What to show."""
        return self._state

    @property
    def can_reissue(self) -> bool:
        """Whether a new code can be made here."""
        return self._reissue is not None

    def refresh(self) -> None:
        """Look whether there is one."""
        self._run(self._services.ways_in, self._looked, self._refused)

    def show_new(self) -> None:
        """Make a code and show it; one that was lost can't be shown again, only replaced."""
        if self._reissue is not None and not self._state.busy:
            reissue = self._reissue
            self._tools.ask(Act.RECOVERY_CODE, lambda secret: reissue(secret, self._issued))

    def remove(self) -> None:
        """Let no recovery code open the vault any more; its owner may have nothing else."""
        if not self._state.busy and self._state.exists:
            self._tools.ask(Act.RECOVERY_CODE, self._remove)

    def _remove(self, secret: str) -> None:
        self._show(RecoveryState(known=True, exists=True, busy=True))
        self._run(lambda: self._services.remove_recovery_code(secret), self._removed, self._refused)

    def _issued(self, out_of_reach: tuple[str, ...]) -> None:
        if not isValid(self):
            return
        said = self.tr("There is a new code. The one before it opens nothing any more.")
        if out_of_reach:
            said = self.tr(
                "There is a new code. These backups could not be reached and still open with the one"
                " before it:"
            )
        self._show(RecoveryState(known=True, exists=True, said=said, out_of_reach=out_of_reach))

    def _removed(self, reach: Reach) -> None:
        said = self.tr("Removed. No recovery code opens this vault now.")
        if reach.out_of_reach:
            said = self.tr(
                "Removed. These backups could not be reached and still open with the old code:"
            )
        self._show(RecoveryState(known=True, said=said, out_of_reach=reach.out_of_reach))

    def _looked(self, ways: WaysIn) -> None:
        state = self._state
        if not state.busy and (not state.known or ways.recovery != state.exists):
            self._show(RecoveryState(known=True, exists=ways.recovery))

    def _refused(self, error: AppError) -> None:
        state = self._state
        self._show(RecoveryState(state.known, state.exists, problem=in_words(error)))

    def _show(self, state: RecoveryState) -> None:
        self._state = state
        self.changed.emit()
