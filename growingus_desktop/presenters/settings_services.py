"""What Settings may have done to the vault's files, each on a worker; handed in by the app."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from growingus_desktop.vault.report import DiskReport


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a change of secret reached.

    Args:
        rewritten: how many backups open with the new state of affairs alone.
        out_of_reach: names of backups, or of a folder, that still open with the old one.
    """

    rewritten: int = 0
    out_of_reach: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WaysIn:
    """What opens the vault besides its passphrase."""

    recovery: bool = False
    keyring: bool = False


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in the list.

    Args:
        path: where it lies.
        made_at: when it was made (UTC), or None if it can't be read.
        entries: how many entries it holds.
        size: bytes.
        in_second: whether it lies in the second folder.
    """

    path: Path
    made_at: datetime | None
    entries: int = 0
    size: int = 0
    in_second: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether its head could be read."""
        return self.made_at is not None


@dataclass(frozen=True, slots=True)
class BackupsFound:
    """Every backup within reach.

    Args:
        rows: the newest first.
        second: the second folder, or None if none was chosen.
        is_second_there: whether it can be reached right now.
    """

    rows: tuple[BackupRow, ...] = ()
    second: Path | None = None
    is_second_there: bool = False


class SecretServices(Protocol):
    """What opens the vault, and changing it."""

    def check(self, secret: str) -> None:
        """Prove that a passphrase, or the recovery code, opens this vault.

        Raises:
            AppError: if it doesn't, or nobody can tell.
        """
        ...

    def ways_in(self) -> WaysIn:
        """What opens it besides the passphrase."""
        ...

    def change_passphrase(self, current: str, new: str) -> Reach:
        """Put another passphrase in place of the one there is."""
        ...

    def remove_recovery_code(self, secret: str) -> Reach:
        """Let no recovery code open the vault."""
        ...

    def keep_in_keyring(self, secret: str) -> None:
        """Let this computer's keyring open the vault too."""
        ...

    def forget_keyring(self, secret: str | None = None) -> Reach:
        """Take that back.

        Args:
            secret: opens the vault if the keyring itself doesn't any more.

        Raises:
            AppError: without a secret, what the keyring has to say.
        """
        ...


class BackupServices(Protocol):
    """Backups within reach, and where further ones go."""

    def backups(self) -> BackupsFound:
        """Look for them."""
        ...

    def keep_second_folder(self, folder: Path | None) -> None:
        """Keep a copy of every backup in a second folder from now on, or no longer.

        Raises:
            AppError: if nothing can be written there.
        """
        ...


class ReportServices(Protocol):
    """What is on the disk, looked at now."""

    def report(self) -> DiskReport:
        """Look at every file."""
        ...


class VaultServices(SecretServices, BackupServices, ReportServices, Protocol):
    """All of it."""
