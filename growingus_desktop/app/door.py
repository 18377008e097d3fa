"""The way to an open vault: reads in what lies behind the lock, and grants the latest wish alone."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from growingus_desktop.app.background import Background
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock

if TYPE_CHECKING:
    from growingus_desktop.coach.coach import Coach
    from growingus_desktop.vault.vault import Vault


class Door(QObject):
    """Opens vaults on the worker. A lock withdraws every wish, whatever is still under way.

    Args:
        folder: where the vault lies.
        background: the worker.
        clock: stamps what is saved.
        kdf: how costly a guess at the passphrase may be.
        language: of the coach, a BCP 47 tag.
    """

    opened = Signal(object, bool)
    """An open vault, and whether it is the demo."""

    refused = Signal(AppError, bool)
    """Why it stayed shut, and whether anybody still waits for it."""

    def __init__(
        self,
        folder: VaultFolder,
        background: Background,
        clock: Clock,
        kdf: Kdf,
        *,
        language: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._background = background
        self._clock = clock
        self._kdf = kdf
        self._language = language
        self._coach: Coach | None = None
        self._wish = 0

    def get_ready(self) -> None:
        """Read in what lies behind the lock, so that opening is quick."""
        if self._coach is None:
            self._background.run(self._read_in, self._keep_coach)

    @property
    def coach(self) -> "Coach":
        """The coach; read in here and now if the worker hasn't got to it."""
        if self._coach is None:
            self._coach = self._read_in()
        return self._coach

    def next_wish(self) -> int:
        """Number a wish to open a vault; it replaces the one before."""
        self._wish += 1
        return self._wish

    def withdraw(self) -> None:
        """Let no vault open that is still on its way."""
        self._wish += 1

    def unlock(self, passphrase: str, instance: InstanceLock | None) -> None:
        """Open the vault by its passphrase.

        Args:
            passphrase: as typed.
            instance: the folder's lock, or None if another process has it.
        """
        folder, clock, bounds = self._folder, self._clock, self._kdf.bounds

        def open_it() -> "Vault":
            from growingus_desktop.vault.opening import open_vault  # noqa: PLC0415

            return open_vault(folder, passphrase, clock=clock, lock=instance, bounds=bounds)

        self._open(open_it, is_demo=False)

    def look_around(self) -> None:
        """Open the demo vault in memory."""
        clock = self._clock

        def make_it() -> "Vault":
            from growingus_desktop.demo.vault import demo_vault  # noqa: PLC0415

            return demo_vault(clock)

        self._open(make_it, is_demo=True)

    def admit(self, vault: "Vault", wish: int, *, is_demo: bool = False) -> None:
        """Hand an open vault on if it is still wished for, and shut it again if not."""
        if wish == self._wish:
            self.opened.emit(vault, is_demo)
        else:
            self._background.run(vault.close, _nothing_more)

    def _open(self, work: "Callable[[], Vault]", *, is_demo: bool) -> None:
        wish = self.next_wish()
        self.get_ready()
        self._background.run(
            work,
            partial(self.admit, wish=wish, is_demo=is_demo),
            lambda error: self.refused.emit(error, wish == self._wish),
        )

    def _read_in(self) -> "Coach":
        # The database and the rooms come with it, which is why no page before the lock imports it.
        from growingus_desktop.app import unlocked  # noqa: PLC0415

        return self._coach or unlocked.read_in(self._language())

    def _keep_coach(self, coach: "Coach") -> None:
        self._coach = coach


def _nothing_more(_answer: object) -> None:
    return None
