"""Letting this computer's keyring open the vault: off unless the person turns it on."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.passphrase_again import Act
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.settings_card import CardTools, SettingsCard
from growingus_desktop.presenters.settings_services import Reach, SecretServices, WaysIn

_KEYRING_IS_GONE = frozenset(
    {Problem.KEYRING_ABSENT, Problem.KEYRING_EMPTY, Problem.KEYRING_REFUSED}
)


@dataclass(frozen=True, slots=True)
class KeyringState:
    """What the card shows.

    Args:
        is_on: whether the keyring opens the vault.
        busy: whether it is being turned on or off.
        said: what became of the last wish.
        out_of_reach: backups that still open by the keyring.
        problem: what went wrong last, or None.
    """

    is_on: bool = False
    busy: bool = False
    said: str = ""
    out_of_reach: tuple[str, ...] = ()
    problem: ProblemWords | None = None


class KeyringCard(SettingsCard):
    """State and intents of the keyring. Nothing reaches for one until the person turns it on.

    Args:
        services: turn it on and off, on a worker.
        tools: that worker, and the question for the passphrase.
    """

    def __init__(
        self, services: SecretServices, tools: CardTools, parent: QObject | None = None
    ) -> None:
        super().__init__(tools, parent)
        self._services = services
        self._state = KeyringState()

    @property
    def state(self) -> KeyringState:
        """What to show."""
        return self._state

    def refresh(self) -> None:
        """Look whether it is on, which the vault's own header tells."""
        self._run(self._services.ways_in, self._looked, self._refused)

    def turn(self, on: bool) -> None:
        """Turn it on, after the passphrase, or off, which nobody has to prove anything for."""
        if self._state.busy or on == self._state.is_on:
            return
        if on:
            self.changed.emit()
            self._tools.ask(Act.KEYRING, self._turn_on)
            return
        self._show(KeyringState(is_on=True, busy=True))
        self._run(self._services.forget_keyring, self._is_off, self._still_on)

    def _turn_on(self, secret: str) -> None:
        self._show(KeyringState(busy=True, said=self.tr("Asking the keyring…")))
        self._run(lambda: self._services.keep_in_keyring(secret), self._is_on, self._refused)

    def _is_on(self, _done: None) -> None:
        self._show(KeyringState(is_on=True, said=self.tr("On. Your passphrase still works.")))

    def _still_on(self, error: AppError) -> None:
        self._refused(error)
        if error.problem in _KEYRING_IS_GONE:
            # Its slot is still in the vault; then the passphrase has to take it out.
            self._tools.ask(Act.KEYRING_GONE, self._turn_off)

    def _turn_off(self, secret: str) -> None:
        self._show(KeyringState(is_on=True, busy=True))
        self._run(lambda: self._services.forget_keyring(secret), self._is_off, self._refused)

    def _is_off(self, reach: Reach) -> None:
        said = self.tr("Off. The keyring holds nothing of this vault any more.")
        if reach.out_of_reach:
            said = self.tr("Off. These backups could not be reached and still have its slot:")
        self._show(KeyringState(said=said, out_of_reach=reach.out_of_reach))

    def _looked(self, ways: WaysIn) -> None:
        if not self._state.busy and ways.keyring != self._state.is_on:
            self._show(KeyringState(is_on=ways.keyring))

    def _refused(self, error: AppError) -> None:
        self._show(KeyringState(is_on=self._state.is_on, problem=in_words(error)))

    def _show(self, state: KeyringState) -> None:
        self._state = state
        self.changed.emit()
