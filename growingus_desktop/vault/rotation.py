"""A new data key, for when somebody may know the old secrets or have had the old key.

Changing a passphrase rewrites slots, and whoever kept an old header and knows its passphrase
still gets at the data key. So here every page of the database is encrypted anew, no slot of the
old key is left, and the backups made under it go, once one made under the new key is proven.
"""

import contextlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import cipher
from growingus_desktop.vault.atomic import sync_folder
from growingus_desktop.vault.backup_file import CHANGING, BackupInfo, Reason
from growingus_desktop.vault.backup_list import BrokenBackup, in_folder
from growingus_desktop.vault.backups import back_up_closed
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.disk_space import require_space
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.former import (
    key_in_force,
    settle_former,
    with_former,
    without_former,
)
from growingus_desktop.vault.header import Header, is_vouched_for, with_slots
from growingus_desktop.vault.key_files import sweep_key_files, write_header
from growingus_desktop.vault.keys import Secret, VaultKeys, unlock
from growingus_desktop.vault.problems import from_driver_error, from_os_error
from growingus_desktop.vault.recovery_code import RecoveryCode, new_code
from growingus_desktop.vault.sealing import seal
from growingus_desktop.vault.slots import (
    KEY_BYTES,
    STANDARD_BOUNDS,
    STANDARD_COST,
    KdfBounds,
    KdfCost,
    SlotKind,
)

BackUpClosed = Callable[..., BackupInfo]


@dataclass(frozen=True, slots=True)
class Rotated:
    """What became of a change of the data key, which itself is done and sure.

    Args:
        keys: the vault's keys from now on.
        recovery_code: the new one, to be shown and written down; None if the vault had none.
        had_keyring: whether the system's keyring opened the vault before; its secret opens
            nothing any more and may be deleted.
        backup: the one made under the new key, or None if it failed; see `problem`.
        deleted: how many backups of the old key went.
        out_of_reach: what may still open with an old secret: names of backups that are still
            there, and backup folders that aren't.
        problem: why there is no backup yet; the older ones were kept then, and are named.
    """

    keys: VaultKeys
    recovery_code: RecoveryCode | None
    had_keyring: bool
    backup: BackupInfo | None
    deleted: int
    out_of_reach: tuple[str, ...]
    problem: AppError | None = None


def rotate(
    folder: VaultFolder,
    current: Secret,
    new_passphrase: str,
    cost: KdfCost = STANDARD_COST,
    bounds: KdfBounds = STANDARD_BOUNDS,
    *,
    clock: Clock,
    places: Sequence[Path] = (),
    back_up: BackUpClosed = back_up_closed,
) -> Rotated:
    """Give a closed vault a new data key, with its instance lock in the caller's hand.

    After a crash at any moment exactly one passphrase opens the vault with every row in it: the
    old one up to the moment the header with the new slots is written, the new one from then on.

    Args:
        folder: the vault's.
        current: any secret that opens it.
        new_passphrase: as typed.
        cost: of one guess at it.
        bounds: on what the present slot may ask for.
        clock: dates the backup.
        places: further folders with backups.
        back_up: makes the verified backup; handed in by tests.

    Raises:
        AppError: as `unlock` does for `current`; VAULT_DAMAGED or NO_SPACE before anything is
            changed; what the driver or the file system has to say, with the old secrets and key
            put back as far as the disk allows.
        ValueError: for an empty new passphrase.
    """
    if not new_passphrase:
        raise ValueError("a vault needs a passphrase")
    old = settle_former(folder, unlock(folder, current, bounds))
    _require_room(folder)
    _require_sound(folder, _cipher_key(old))
    # A key change gone wrong is what this one is for; it goes with the others afterwards.
    back_up(folder, old, Reason.KEYS, clock=clock)
    pending = _pending(old, new_passphrase, cost)
    _change_key(folder, old, pending)
    keys, code = _confirmed(folder, old, pending)
    backup, problem = None, None
    try:
        backup = back_up(folder, keys, Reason.KEYS, places=places, clock=clock)
    except AppError as error:
        problem = error
    deleted, out_of_reach = _delete_older(folder, keys, places, keep=backup is None)
    had_keyring = _has(old.header, SlotKind.KEYRING)
    return Rotated(keys, code, had_keyring, backup, deleted, out_of_reach, problem)


def _pending(old: VaultKeys, passphrase: str, cost: KdfCost) -> VaultKeys:
    """Keys whose header opens by the new passphrase alone, and holds the old data key too."""
    data_key = secrets.token_bytes(KEY_BYTES)
    # The recovery code follows when all is sure: after a crash nobody would have seen it.
    slot = seal(data_key, passphrase, old.header.context(), cost)
    header = replace(old.header, slots=(slot,))
    return VaultKeys(with_former(header, _cipher_key(old), data_key), data_key)


def _change_key(folder: VaultFolder, old: VaultKeys, pending: VaultKeys) -> None:
    # The salt stays: it is no secret, and under a new key it does its work as before.
    try:
        write_header(folder, pending.header)
        cipher.rekey_file(folder.database, _cipher_key(old), _cipher_key(pending))
    except AppError as error:
        if not _is_changed(folder, pending):
            _put_back(folder, old, pending)
            raise _explained(folder, error) from None


def _is_changed(folder: VaultFolder, pending: VaultKeys) -> bool:
    return key_in_force(folder, pending) == _cipher_key(pending)


def _put_back(folder: VaultFolder, old: VaultKeys, pending: VaultKeys) -> None:
    header = replace(old.header, generation=pending.header.generation)
    # If even this fails, the new passphrase opens the vault and finishes the change.
    with contextlib.suppress(AppError):
        write_header(folder, with_slots(header, header.slots, old.data_key))


def _explained(folder: VaultFolder, error: AppError) -> AppError:
    """The change of key reports a full disk as an error of its own."""
    if error.problem is not Problem.UNEXPECTED:
        return error
    reason = folder.why_writing_fails()
    if reason is not None:
        return reason
    try:
        _require_room(folder)
    except AppError as full:
        return full
    return error


def _confirmed(
    folder: VaultFolder, old: VaultKeys, pending: VaultKeys
) -> tuple[VaultKeys, RecoveryCode | None]:
    _require_sound(folder, _cipher_key(pending))
    header, data_key = pending.header, pending.data_key
    code = new_code() if _has(old.header, SlotKind.RECOVERY) else None
    slots = header.slots
    if code is not None:
        slots = (*slots, seal(data_key, code, header.context()))
    confirmed = without_former(replace(header, slots=slots), data_key)
    write_header(folder, confirmed)
    sweep_key_files(folder)
    return VaultKeys(confirmed, data_key), code


def _delete_older(
    folder: VaultFolder, keys: VaultKeys, places: Sequence[Path], *, keep: bool
) -> tuple[int, tuple[str, ...]]:
    """Delete this vault's backups of any other key, or with `keep` only name them."""
    deleted, left = 0, list[str]()
    with CHANGING:
        for place in (folder.backups, *(each for each in places if each != folder.backups)):
            is_ours = place == folder.backups
            try:
                found = _of_other_keys(place, keys, may_be_missing=is_ours)
            except (OSError, AppError):
                left.append(str(place))
                continue
            for backup in found:
                # What can't be read in a folder of the person's may be another vault's.
                if keep or (isinstance(backup, BrokenBackup) and not is_ours):
                    left.append(backup.path.name)
                elif _delete(backup.path):
                    deleted += 1
                else:
                    left.append(backup.path.name)
    return deleted, tuple(left)


def _of_other_keys(
    place: Path, keys: VaultKeys, *, may_be_missing: bool
) -> list[BackupInfo | BrokenBackup]:
    if not may_be_missing and not place.is_dir():
        raise AppError(Problem.VAULT_MISSING)
    return [backup for backup in in_folder(place) if _is_of_other_key(backup, keys)]


def _delete(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError:
        return False
    return True


def _is_of_other_key(backup: BackupInfo | BrokenBackup, keys: VaultKeys) -> bool:
    if isinstance(backup, BrokenBackup):
        return backup.problem.problem is not Problem.NOT_A_VAULT
    if backup.header.vault_id != keys.header.vault_id:
        return False
    return not is_vouched_for(backup.header, keys.data_key)


def _require_room(folder: VaultFolder) -> None:
    """The journal of the change holds every page once more."""
    require_space(folder.path, _journal_bytes(folder))


def _journal_bytes(folder: VaultFolder) -> int:
    try:
        return 2 * folder.database.stat().st_size
    except OSError as error:
        raise from_os_error(error) from None


def _require_sound(folder: VaultFolder, key: CipherKey) -> None:
    connection = cipher.connect_file(folder.database, key)
    try:
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        rows = connection.execute("PRAGMA integrity_check").fetchall()
    except sqlcipher.Error as error:
        raise from_driver_error(error) from None
    finally:
        connection.close()
    if pages or rows != [("ok",)]:
        raise AppError(Problem.VAULT_DAMAGED)


def _has(header: Header, kind: SlotKind) -> bool:
    return any(slot.kind == kind for slot in header.slots)


def _cipher_key(keys: VaultKeys) -> CipherKey:
    return CipherKey(keys.data_key, keys.header.db_salt)
