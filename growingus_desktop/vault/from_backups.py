"""What backups can give to a vault that stays shut: the newest good one of all, or its keys."""

from collections.abc import Iterable
from pathlib import Path

from growingus_desktop.core.clock import Clock, SystemClock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import create_file
from growingus_desktop.vault.backup_file import BackupInfo, verify_sum
from growingus_desktop.vault.backup_list import BrokenBackup, list_backups
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import HEADER_LIMIT, SALT_BYTES
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.key_files import read_headers, write_header
from growingus_desktop.vault.problems import from_os_error

_KEYS_LOST = frozenset({Problem.KEYS_MISSING, Problem.KEYS_DAMAGED})


def best_backup(
    backups: Iterable[BackupInfo | BrokenBackup], vault_id: bytes | None = None
) -> BackupInfo | None:
    """The backup a person would want back first: the newest that can be read.

    Args:
        backups: in any order.
        vault_id: of the vault that is missed; None if nothing tells which it was.

    Returns:
        The one with the highest sequence, which no wrong clock can upset, or None.
    """
    whole = [each for each in backups if isinstance(each, BackupInfo)]
    if vault_id is not None:
        whole = [each for each in whole if each.header.vault_id == vault_id]
    return max(whole, key=lambda each: (each.sequence, each.made_at), default=None)


def newest_good(folder: VaultFolder, *, places: Iterable[Path] = ()) -> BackupInfo | None:
    """The newest backup of a vault whose every byte is what it was made with.

    It reads whole files, so a worker asks for it.

    Args:
        folder: of the vault, whatever is left of it.
        places: further folders with backups.
    """
    try:
        vault_id = read_headers(folder)[0].vault_id
    except AppError:
        vault_id = None
    try:
        left = list(list_backups(folder, places=places))
    except AppError:
        return None
    while (best := best_backup(left, vault_id)) is not None:
        try:
            verify_sum(best.path)
        except AppError:
            left.remove(best)
        else:
            return best
    return None


def backups_with_keys(
    folder: VaultFolder, *, places: Iterable[Path] = ()
) -> tuple[BackupInfo, ...]:
    """The backups whose header opens the database that lies in a folder, the newest first.

    Raises:
        AppError: VAULT_MISSING, or what the file system has to say.
    """
    try:
        with folder.database.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except OSError as error:
        raise from_os_error(error) from None
    return tuple(
        backup
        for backup in list_backups(folder, places=places)
        if isinstance(backup, BackupInfo) and backup.header.db_salt == salt
    )


def keys_from_backup(
    folder: VaultFolder,
    *,
    places: Iterable[Path] = (),
    lock: InstanceLock | None = None,
    clock: Clock | None = None,
) -> BackupInfo:
    """Put both key files back from the newest backup that holds the keys of this database.

    Whatever secret opened the vault when that backup was made, or when its slots were rewritten,
    opens it again. The database isn't touched, and key files that can't be read are kept.

    Args:
        folder: of the vault; closed.
        places: further folders with backups.
        lock: the folder's instance lock if the caller holds it; it then keeps it.
        clock: dates the names of key files that are kept.

    Returns:
        The backup they came from.

    Raises:
        AppError: VAULT_EXISTS if there are keys that can be read, KEYS_MISSING or KEYS_DAMAGED if
            no backup has them, VAULT_MISSING without a database, IN_USE, or what the file system
            has to say.
    """
    own = InstanceLock.take(folder) if lock is None else None
    try:
        lost = _how_lost(folder)
        found = backups_with_keys(folder, places=places)
        if not found:
            raise lost
        _keep_aside(folder, clock or SystemClock())
        write_header(folder, found[0].header)
        return found[0]
    finally:
        if own is not None:
            own.release()


def _how_lost(folder: VaultFolder) -> AppError:
    try:
        read_headers(folder)
    except AppError as error:
        if error.problem in _KEYS_LOST:
            return error
        raise
    # Keys that can be read may be the only ones of another vault.
    raise AppError(Problem.VAULT_EXISTS)


def _keep_aside(folder: VaultFolder, clock: Clock) -> None:
    """Keep what is left of the key files; somebody may still read something out of it."""
    try:
        for path in (folder.keys, folder.spare_keys):
            if path.is_file():
                with path.open("rb") as file:
                    left = file.read(HEADER_LIMIT)
                create_file(folder.name_aside(folder.keys, clock.local().date()), left)
    except OSError as error:
        raise from_os_error(error) from None
