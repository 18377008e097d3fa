"""The way to an open vault: reads in what lies behind the lock, and grants the latest wish alone."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from growingus_desktop.app.background import Background
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.lock import Wish
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.keyrings import Keyring, system_keyring
from growingus_desktop.vault.keys import (
    named_mistake,
    secret_from_keyring,
    secret_in,
    slot_kinds,
)
from growingus_desktop.vault.recovery_code import RecoveryCode, read_code
from growingus_desktop.vault.sealing import Secret
from growingus_desktop.vault.slots import SlotKind

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
    """An open vault, and whether it is the demo; `take_code` tells if a code opened it."""

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
        self._code: RecoveryCode | None = None
        self.find_keyring: Callable[[], Keyring] = system_keyring

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
        self._code = None

    def take_code(self) -> RecoveryCode | None:
        """The recovery code that opened the vault, once, or None if something else did."""
        code, self._code = self._code, None
        return code

    def unlock(self, wish: Wish, instance: InstanceLock | None) -> None:
        """Open the vault by what was typed: its passphrase, or its recovery code.

        Args:
            wish: what was typed, and how the vault is to be opened.
            instance: the folder's lock, or None if another process has it.
        """

        def secret() -> Secret:
            return read_code(wish.secret) if wish.is_code else secret_in(wish.secret)

        def refusal(error: AppError) -> AppError:
            # It might have been a passphrase; now that it is none, a slip in a code can be named.
            if wish.is_code or error.problem is not Problem.WRONG_PASSPHRASE:
                return error
            return named_mistake(wish.secret) or error

        self._unlock(secret, refusal, instance, read_only=wish.read_only)

    def unlock_by_keyring(self, instance: InstanceLock | None) -> None:
        """Open the vault by what this computer's keyring holds for it."""
        folder, find_keyring = self._folder, self.find_keyring

        def secret() -> Secret:
            return secret_from_keyring(folder, find_keyring())

        self._unlock(secret, lambda error: error, instance)

    def look_for_keyring(self, then: Callable[[bool], None]) -> None:
        """See whether the vault has a slot for the keyring; the keyring itself isn't asked."""
        folder = self._folder
        self._background.run(lambda: SlotKind.KEYRING in slot_kinds(folder), then, _not_told)

    def _unlock(
        self,
        find_secret: Callable[[], Secret],
        refusal: Callable[[AppError], AppError],
        instance: InstanceLock | None,
        *,
        read_only: bool = False,
    ) -> None:
        folder, clock, bounds = self._folder, self._clock, self._kdf.bounds

        def open_it() -> "tuple[Vault, RecoveryCode | None]":
            from growingus_desktop.vault.opening import open_vault  # noqa: PLC0415

            try:
                secret = find_secret()
                vault = open_vault(
                    folder,
                    secret,
                    clock=clock,
                    lock=instance,
                    bounds=bounds,
                    read_only=read_only,
                )
            except AppError as error:
                raise refusal(error) from None
            return vault, secret if isinstance(secret, RecoveryCode) else None

        self._open(open_it, is_demo=False)

    def look_around(self) -> None:
        """Open the demo vault in memory."""
        clock = self._clock

        def make_it() -> "tuple[Vault, None]":
            from growingus_desktop.demo.vault import demo_vault  # noqa: PLC0415

            return demo_vault(clock), None

        self._open(make_it, is_demo=True)

    def admit(self, vault: "Vault", wish: int, *, is_demo: bool = False) -> None:
        """Hand an open vault on if it is still wished for, and shut it again if not."""
        if wish == self._wish:
            self.opened.emit(vault, is_demo)
        else:
            self._background.run(vault.close, _nothing_more)

    def _open(
        self, work: "Callable[[], tuple[Vault, RecoveryCode | None]]", *, is_demo: bool
    ) -> None:
        wish = self.next_wish()
        self.get_ready()

        def opened(answer: "tuple[Vault, RecoveryCode | None]") -> None:
            vault, code = answer
            self._code = code if wish == self._wish else None
            self.admit(vault, wish, is_demo=is_demo)

        self._background.run(
            work, opened, lambda error: self.refused.emit(error, wish == self._wish)
        )

    def _read_in(self) -> "Coach":
        # The database and the rooms come with it, which is why no page before the lock imports it.
        from growingus_desktop.app import unlocked  # noqa: PLC0415

        coach = self._coach or unlocked.read_in(self._language())
        # What was read in stays as long as the program. Looked through for garbage on the UI
        # thread, it kept the window still for a tenth of a second.
        gc.freeze()
        return coach

    def _keep_coach(self, coach: "Coach") -> None:
        self._coach = coach


def _nothing_more(_answer: object) -> None:
    return None


def _not_told(_error: AppError) -> None:
    """A door that can't be seen is no door; opening the vault will tell what is wrong."""
