"""Changing the passphrase, and what to do when somebody else may know it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.passphrase_again import Act
from growingus_desktop.presenters.passphrases import Flaw, flaw
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.settings_card import CardTools, SettingsCard
from growingus_desktop.presenters.settings_services import Reach, SecretServices

Rotate = Callable[[str, str], None]
"""The passphrase there is and the new one; locks, and what follows happens at the door."""


@dataclass(frozen=True, slots=True)
class PassphraseState:
    """What the card shows.

    Args:
        said: what became of the last change, or what stands in its way.
        out_of_reach: backups that still open with the old passphrase.
        problem: what went wrong last, or None.
        busy: whether it is being changed.
        changed: whether the last change succeeded, so its fields can be emptied.
        rotate_said: what stands in the way of a new key.
    """

    said: str = ""
    out_of_reach: tuple[str, ...] = ()
    problem: ProblemWords | None = None
    busy: bool = False
    changed: bool = False
    rotate_said: str = ""


class PassphraseCard(SettingsCard):
    """State and intents of the passphrase. Secrets pass through and are not kept here.

    Args:
        services: change it, on a worker.
        tools: that worker, and the question for the passphrase.
        rotate: begins a new key.
    """

    def __init__(
        self,
        services: SecretServices,
        tools: CardTools,
        rotate: Rotate | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(tools, parent)
        self._services = services
        self._rotate = rotate
        self._state = PassphraseState()

    @property
    def state(self) -> PassphraseState:
        """What to show."""
        return self._state

    @property
    def can_rotate(self) -> bool:
        """Whether a new key can be made here."""
        return self._rotate is not None

    def change(self, new: str, again: str) -> None:
        """Change the passphrase, if the new one can be used and the old one is known.

        Args:
            new: as typed.
            again: as typed a second time.
        """
        if self._state.busy:
            return
        objection = self._objection(new, again)
        if objection:
            self._show(PassphraseState(said=objection))
            return
        self._show(PassphraseState())
        self._tools.ask(Act.CHANGE_PASSPHRASE, lambda current: self._change(current, new))

    def rotate(self, new: str, again: str) -> None:
        """Make a new key under a new passphrase; the vault closes for it.

        Args:
            new: as typed.
            again: as typed a second time.
        """
        if self._rotate is None:
            return
        rotate = self._rotate
        objection = self._objection(new, again)
        self._show(replace(self._state, rotate_said=objection))
        if not objection:
            self._tools.ask(Act.ROTATE, lambda current: rotate(current, new))

    def _objection(self, new: str, again: str) -> str:
        if flaw(new) is not Flaw.NONE:
            return self.tr(
                "The new one is easy to guess, or has a tab or a space at an end."
                " Four unrelated words work well."
            )
        return "" if new == again else self.tr("The two new ones don’t match.")

    def _change(self, current: str, new: str) -> None:
        self._show(PassphraseState(busy=True, said=self.tr("Changing…")))
        self._run(lambda: self._services.change_passphrase(current, new), self._done, self._refused)

    def _done(self, reach: Reach) -> None:
        said = self.tr("Changed. From now on only the new passphrase opens this vault.")
        if reach.out_of_reach:
            said = self.tr(
                "Changed. These backups could not be reached and still open with the old passphrase:"
            )
        self._show(PassphraseState(said=said, out_of_reach=reach.out_of_reach, changed=True))

    def _refused(self, error: AppError) -> None:
        self._show(PassphraseState(problem=in_words(error)))

    def _show(self, state: PassphraseState) -> None:
        self._state = state
        self.changed.emit()
