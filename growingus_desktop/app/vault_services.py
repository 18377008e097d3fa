"""Work on the vault's files that Settings asks for, done on a worker."""

import contextlib
from dataclasses import replace
from pathlib import Path

from growingus_desktop.app.kdf import Kdf
from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.settings_errands import NewKey
from growingus_desktop.presenters.settings_services import BackupRow, BackupsFound, Reach, WaysIn
from growingus_desktop.store import backup_settings
from growingus_desktop.vault import erasing, keys, report
from growingus_desktop.vault.backup_file import BackupInfo
from growingus_desktop.vault.backup_list import BrokenBackup, list_backups
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.key_files import read_headers
from growingus_desktop.vault.keyrings import system_keyring
from growingus_desktop.vault.rotation import rotate
from growingus_desktop.vault.slots import SlotKind
from growingus_desktop.vault.vault import Vault


class FileServices:
    """The services over real files; every method is for a worker.

    Args:
        vault: open; asked for what it keeps about its own files.
        folder: where it lies.
        kdf: how costly a guess at a passphrase is.
    """

    def __init__(self, vault: Vault, folder: VaultFolder, kdf: Kdf) -> None:
        self._vault = vault
        self._folder = folder
        self._kdf = kdf

    def check(self, secret: str) -> None:
        """See `SecretServices.check`."""
        try:
            keys.check_secret(self._folder, keys.secret_in(secret), self._kdf.bounds)
        except AppError as error:
            if error.problem is Problem.WRONG_PASSPHRASE:
                raise keys.named_mistake(secret) or error from None
            raise

    def ways_in(self) -> WaysIn:
        """See `SecretServices.ways_in`."""
        kinds = keys.slot_kinds(self._folder)
        return WaysIn(SlotKind.RECOVERY in kinds, SlotKind.KEYRING in kinds)

    def change_passphrase(self, current: str, new: str) -> Reach:
        """See `SecretServices.change_passphrase`."""
        self._require_writable()
        done = keys.change_passphrase(
            self._folder,
            keys.secret_in(current),
            new,
            self._kdf.cost,
            self._kdf.bounds,
            places=self.places(),
        )
        return Reach(done.rewritten, done.out_of_reach)

    def remove_recovery_code(self, secret: str) -> Reach:
        """See `SecretServices.remove_recovery_code`."""
        self._require_writable()
        done = keys.remove_recovery_code(
            self._folder, keys.secret_in(secret), self._kdf.bounds, places=self.places()
        )
        return Reach(done.rewritten, done.out_of_reach)

    def keep_in_keyring(self, secret: str) -> None:
        """See `SecretServices.keep_in_keyring`."""
        self._require_writable()
        keys.keep_in_keyring(
            self._folder, keys.secret_in(secret), system_keyring(), self._kdf.bounds
        )

    def forget_keyring(self, secret: str | None = None) -> Reach:
        """See `SecretServices.forget_keyring`."""
        self._require_writable()
        given = None if secret is None else keys.secret_in(secret)
        keyring = system_keyring() if secret is None else None
        done = keys.forget_keyring(
            self._folder, given, keyring, self._kdf.bounds, places=self.places()
        )
        return Reach(done.rewritten, done.out_of_reach)

    def backups(self) -> BackupsFound:
        """See `BackupServices.backups`."""
        second = self._second()
        own = {header.vault_id for header in read_headers(self._folder)}
        found = list_backups(self._folder, places=self.places())
        rows = tuple(
            _row(backup, second)
            for backup in found
            if isinstance(backup, BrokenBackup) or backup.header.vault_id in own
        )
        return BackupsFound(rows, second, second is not None and second.is_dir())

    def keep_second_folder(self, folder: Path | None) -> None:
        """See `BackupServices.keep_second_folder`."""
        self._require_writable()
        if folder is not None:
            folder = folder.absolute()
            if folder.is_relative_to(self._folder.path.absolute()):
                raise AppError(Problem.INSIDE_VAULT_FOLDER)
            in_the_way = VaultFolder(folder).why_writing_fails()
            if in_the_way is not None:
                raise in_the_way
        self._vault.submit(
            lambda session: backup_settings.choose_second_folder(session, folder)
        ).result()

    def report(self) -> report.DiskReport:
        """See `ReportServices.report`."""
        cipher = self._vault.submit(report.cipher_facts).result().value
        return report.look_at(self._folder, cipher, self._second())

    def places(self) -> tuple[Path, ...]:
        """Every further folder with backups."""
        second = self._second()
        return () if second is None else (second,)

    def _require_writable(self) -> None:
        if self._vault.read_only:
            raise AppError(Problem.READ_ONLY, opened="for_reading")

    def _second(self) -> Path | None:
        return self._vault.submit(backup_settings.second_folder).result().value


def new_key(
    folder: VaultFolder,
    current: str,
    new: str,
    kdf: Kdf,
    *,
    clock: Clock,
    places: tuple[Path, ...],
) -> NewKey:
    """Encrypt a closed vault under a new key and a new passphrase.

    Args:
        folder: the vault's; its instance lock is in the caller's hand.
        current: a secret that opens it.
        new: the new passphrase.
        kdf: how costly a guess at it is.
        clock: dates the backup.
        places: further folders with backups.

    Raises:
        AppError: as `rotation.rotate` does.
    """
    done = rotate(
        folder, keys.secret_in(current), new, kdf.cost, kdf.bounds, clock=clock, places=places
    )
    if done.had_keyring:
        # It opens nothing any more; a keyring that doesn't answer keeps a number without a use.
        with contextlib.suppress(AppError):
            system_keyring().delete(done.keys.header.vault_id)
    groups = done.recovery_code.groups if done.recovery_code else ()
    return NewKey(groups, done.out_of_reach, done.problem)


def erase(folder: VaultFolder, places: tuple[Path, ...]) -> erasing.Erased:
    """Erase a closed vault, and what the keyring holds of it.

    Args:
        folder: the vault's; its instance lock is in the caller's hand.
        places: further folders with backups.

    Raises:
        AppError: as `erasing.erase` does.
    """
    vault_id = _keyring_id(folder)
    done = erasing.erase(folder, places)
    if vault_id is not None:
        try:
            system_keyring().delete(vault_id)
        except AppError:
            return replace(done, keyring_left=True)
    return done


def _keyring_id(folder: VaultFolder) -> bytes | None:
    """What the keyring knows this vault by, or None if it was never asked to."""
    try:
        header = read_headers(folder)[0]
    except AppError:
        return None
    return header.vault_id if SlotKind.KEYRING in keys.slot_kinds(folder) else None


def _row(backup: BackupInfo | BrokenBackup, second: Path | None) -> BackupRow:
    in_second = second is not None and backup.path.parent == second
    if isinstance(backup, BackupInfo):
        return BackupRow(backup.path, backup.made_at, backup.entries, backup.size, in_second)
    try:
        size = backup.path.stat().st_size
    except OSError:
        size = 0
    return BackupRow(backup.path, None, size=size, in_second=in_second)
