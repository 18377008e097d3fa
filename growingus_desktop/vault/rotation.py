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
from growingus_desktop.vault.backup_file import BackupInfo, Reason, read_info
from growingus_desktop.vault.backups import back_up_closed
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.disk_space import require_space
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.former import (
    key_in_force,
    settle_former,
    with_former,
)
from growingus_desktop.vault.header import Header, with_slots
from growingus_desktop.vault.key_files import sweep_key_files, write_header
from growingus_desktop.vault.keys import Secret, VaultKeys, unlock
from growingus_desktop.vault.older_backups import delete_older
from growingus_desktop.vault.problems import from_driver_error, from_os_error
from growingus_desktop.vault.recovery_code import RecoveryCode, new_code
from growingus_desktop.vault.resealing import reseal_backups
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
    _require_sound(folder, _cipher_key(pending))
    renewed = _renew_backups(folder, pending, clock, places, back_up)
    keys, code = _confirmed(folder, old, pending, is_renewed=renewed.backup is not None)
    # The backup was made with the header of a change under way.
    reseal_backups(folder, keys.header, keys.data_key, places=places)
    return Rotated(
        keys=keys,
        recovery_code=code,
        had_keyring=_has(old.header, SlotKind.KEYRING),
        backup=_as_it_is_now(renewed.backup),
        deleted=renewed.deleted,
        out_of_reach=renewed.out_of_reach,
        problem=renewed.problem,
    )


def finish(
    folder: VaultFolder,
    keys: VaultKeys,
    *,
    clock: Clock,
    back_up: BackUpClosed = back_up_closed,
) -> VaultKeys:
    """Finish a rotation that was cut off, as every opening does, with the instance lock in hand.

    Backups in further folders are looked for by `delete_older`.

    Args:
        folder: the vault's.
        keys: as just unlocked.
        clock: dates the backup.
        back_up: makes the verified backup; handed in by tests.

    Returns:
        The keys with the header as it stands then; `keys` themselves if nothing was open.

    Raises:
        AppError: as `former.settle_former` does. A backup that fails is tried again next time.
    """

    def renew() -> bool:
        return _renew_backups(folder, keys, clock, (), back_up).backup is not None

    return settle_former(folder, keys, renew)


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


@dataclass(frozen=True, slots=True)
class _Renewed:
    """What became of the backups; see `Rotated`."""

    backup: BackupInfo | None
    deleted: int
    out_of_reach: tuple[str, ...]
    problem: AppError | None


def _renew_backups(
    folder: VaultFolder,
    keys: VaultKeys,
    clock: Clock,
    places: Sequence[Path],
    back_up: BackUpClosed,
) -> _Renewed:
    """Make one proven backup under the new key, and only then let the others go."""
    backup, problem = None, None
    try:
        backup = back_up(folder, keys, Reason.KEYS, places=places, clock=clock)
    except AppError as error:
        problem = error
    deleted, out_of_reach = delete_older(folder, keys, places, keep=backup is None)
    return _Renewed(backup, deleted, out_of_reach, problem)


def _confirmed(
    folder: VaultFolder, old: VaultKeys, pending: VaultKeys, *, is_renewed: bool
) -> tuple[VaultKeys, RecoveryCode | None]:
    """The header with the new code; the former key stays in it until the backups are renewed."""
    header, data_key = pending.header, pending.data_key
    code = new_code() if _has(old.header, SlotKind.RECOVERY) else None
    if code is not None:
        header = replace(header, slots=(*header.slots, seal(data_key, code, header.context())))
    if is_renewed:
        header = replace(header, former=None)
    confirmed = with_slots(header, header.slots, data_key)
    write_header(folder, confirmed)
    sweep_key_files(folder)
    return VaultKeys(confirmed, data_key), code


def _as_it_is_now(backup: BackupInfo | None) -> BackupInfo | None:
    if backup is None:
        return None
    with contextlib.suppress(AppError):
        return replace(read_info(backup.path), not_copied=backup.not_copied)
    return backup


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
