"""A backup in the place of the vault it was made of, or as a vault of its own.

One file changes: `vault.db`, by one rename, so that after any crash there is the vault as it was or
the vault of the backup, and never a part. What was there before becomes a backup first, or is kept
under another name if it is damaged. The keys stay those of the vault: a copy from a time of other
keys is encrypted anew, and no secret that was replaced comes back to life.
"""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import backup_file, cipher, header, migrations
from growingus_desktop.vault.atomic import forget, leftover_beside, new_private_file, sync_folder
from growingus_desktop.vault.backup_file import BackupInfo, Reason, extract, read_info
from growingus_desktop.vault.backups import back_up_closed
from growingus_desktop.vault.contents import stamps_of_entries
from growingus_desktop.vault.creation import cipher_key, put_in_place, undo_creation
from growingus_desktop.vault.disk_space import require_space
from growingus_desktop.vault.folder import MEGABYTE, VaultFolder, no_space
from growingus_desktop.vault.former import keys_in_force, settle_former
from growingus_desktop.vault.header import Header
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.key_files import read_headers, write_header
from growingus_desktop.vault.keys import VaultKeys, open_header
from growingus_desktop.vault.problems import from_os_error, twice
from growingus_desktop.vault.proof import connected, prove
from growingus_desktop.vault.sealing import Secret
from growingus_desktop.vault.slots import STANDARD_BOUNDS, KdfBounds
from growingus_desktop.vault.sniff import inspect

_REFUSALS = frozenset(
    {Problem.WRONG_PASSPHRASE, Problem.WRONG_RECOVERY_CODE, Problem.KEYRING_EMPTY}
)
_CANT_BE_READ = frozenset({Problem.VAULT_DAMAGED, Problem.VAULT_MISSING, Problem.READ_FAILED})
_KEYS_LOST = frozenset({Problem.KEYS_MISSING, Problem.KEYS_DAMAGED})

Stamps = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """What restoring a backup would do; nothing has been changed yet.

    Args:
        info: the backup, opened and proven to be whole.
        lost: entries that would leave the vault: those the backup doesn't have, or has as they
            were before. None if the present vault can't be read or was not opened.
        of_other_vault: whether the backup is of another vault, which only `into` restores.
        current_is_sound: whether there is a vault that opens and holds together.
        needs_own_secret: whether the present vault has to be opened by a secret of its own
            first, because the backup's doesn't open it; `restore` refuses until then.
        keys: what opens the backup.
        own: what opens the present vault and will open the restored one; None if nothing does.
    """

    info: BackupInfo
    lost: int | None
    of_other_vault: bool
    current_is_sound: bool
    needs_own_secret: bool
    keys: VaultKeys = field(repr=False)
    own: VaultKeys | None = field(repr=False)

    @property
    def made_at(self) -> datetime:
        """When the backup was made, in UTC, by the clock of that day."""
        return self.info.made_at

    @property
    def entries(self) -> int:
        """The entries it holds, those in the bin included."""
        return self.info.entries


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of a restore.

    Args:
        keys: what opens the vault now; see `opening.open_with_keys`.
        undo: the backup of the vault as it was before; restoring it takes the restore back.
        kept_aside: the damaged file that was there before, under its new name.
    """

    keys: VaultKeys
    undo: Path | None
    kept_aside: Path | None


def plan(
    folder: VaultFolder,
    backup: Path,
    secret: Secret,
    *,
    own_secret: Secret | None = None,
    bounds: KdfBounds = STANDARD_BOUNDS,
) -> RestorePlan:
    """Open a backup, prove it whole, and find out what restoring it would do.

    Args:
        folder: of the vault, which is closed; its instance lock is in the caller's hand.
        backup: the file.
        secret: any that opens the backup.
        own_secret: any that opens the present vault; `secret` is tried unless it is given.
        bounds: on the cost that slots may ask for.

    Raises:
        AppError: BACKUP_INCOMPLETE, NEWER_VAULT, NOT_A_VAULT; WRONG_PASSPHRASE,
            WRONG_RECOVERY_CODE or KEYRING_EMPTY if a secret doesn't open what it was given for;
            NO_SPACE, or what the file system has to say.
    """
    keys = _open_backup(backup, secret, bounds)
    folder.prepare()
    info, stamps = _prove_backup(folder, backup, keys)
    headers = _headers(folder)
    if own_secret is None:
        own = _vouched(headers, keys.data_key, of=info.header) or _own_keys(
            headers, keys, secret, bounds, must=False
        )
    else:
        own = _own_keys(headers, keys, own_secret, bounds, must=True)
    needs_own_secret = False
    if own is None:
        same_key = _vouched(headers, keys.data_key)
        needs_own_secret = same_key is None or _looks_sound(folder)
        # Nothing is there to guard, so the key that the backup proves is enough.
        own = None if needs_own_secret else same_key
    present = None if own is None else _stamps(folder, own)
    return RestorePlan(
        info=info,
        lost=None if present is None else _count_lost(present, stamps),
        of_other_vault=bool(headers) and headers[0].vault_id != info.header.vault_id,
        current_is_sound=present is not None,
        needs_own_secret=needs_own_secret,
        keys=keys,
        own=own,
    )


def restore(
    folder: VaultFolder, plan: RestorePlan, *, clock: Clock, places: Sequence[Path] = ()
) -> Restored:
    """Put the backup in the place of the vault.

    Args:
        folder: of the vault, which has been closed since the plan was made, with its instance
            lock in the caller's hand all the time.
        plan: as `plan` made it.
        clock: dates the backup of what is there now.
        places: further folders that get a copy of that backup.

    Raises:
        AppError: BACKUP_OTHER_VAULT; WRONG_PASSPHRASE if the plan lacks the vault's own secret;
            what `back_up_closed` raises; NO_SPACE or what the file system has to say. The vault
            is as it was then.
    """
    if plan.of_other_vault:
        raise AppError(Problem.BACKUP_OTHER_VAULT)
    if plan.needs_own_secret:
        raise AppError(Problem.WRONG_PASSPHRASE)
    keys = plan.own or plan.keys
    staged = leftover_beside(folder.database, "restoring")
    folder.prepare()
    folder.sweep()
    if plan.own is not None and plan.current_is_sound:
        # A change of the data key that was cut off: the backup made below is under the new one,
        # and what else belongs to the change is done by the next opening.
        keys = settle_former(folder, plan.own, lambda: False)
    try:
        # Before the present vault is backed up, which may make an old one go.
        _stage(plan, keys, staged)
        undo = None
        if plan.current_is_sound:
            undo = back_up_closed(
                folder,
                keys,
                Reason.RESTORE,
                places=places,
                clock=clock,
                sparing=plan.info.path,
            ).path
        day = clock.now().astimezone(UTC).date()
        aside = None if plan.current_is_sound else _keep_aside(folder, folder.database, day)
        if not _headers(folder):
            for file in (folder.keys, folder.spare_keys):
                _keep_aside(folder, file, day)
            write_header(folder, keys.header)
        _put_in_place(folder, staged)
    except OSError as error:
        found = from_os_error(error)
        if found.problem is Problem.NO_SPACE:
            found = no_space(folder.path, plan.info.size + MEGABYTE)
        raise found from None
    finally:
        forget(staged)
    return Restored(keys, undo, aside)


def into(
    folder: VaultFolder,
    backup: Path,
    secret: Secret,
    *,
    lock: InstanceLock | None = None,
    bounds: KdfBounds = STANDARD_BOUNDS,
) -> VaultKeys:
    """Make a vault of its own out of a backup, in a folder that has none.

    It opens by what opened the backup.

    Args:
        folder: where; made if need be.
        backup: the file, of whichever vault.
        secret: any that opens it.
        lock: the folder's instance lock if the caller holds it.
        bounds: on the cost its slots may ask for.

    Raises:
        AppError: VAULT_EXISTS, IN_USE, or as `plan` does; nothing of a half-made vault stays.
    """
    keys = _open_backup(backup, secret, bounds)
    folder.prepare()
    held = lock or InstanceLock.take(folder)
    try:
        if folder.holds_vault() or folder.holds_unfinished():
            raise AppError(Problem.VAULT_EXISTS)
        folder.sweep()
        require_space(folder.path, read_info(backup).database_bytes + MEGABYTE)
        try:
            extract(backup, folder.unfinished, durable=True)
            _prove(folder.unfinished, keys)
            write_header(folder, keys.header)
            put_in_place(folder)
        except BaseException:
            undo_creation(folder)
            raise
    finally:
        if lock is None:
            held.release()
    return keys


def _open_backup(backup: Path, secret: Secret, bounds: KdfBounds) -> VaultKeys:
    """The keys in a backup, after seeing that the data key vouches for all of its head."""
    info = read_info(backup)
    if info.schema > migrations.SCHEMA_VERSION:
        raise AppError(Problem.NEWER_VAULT, theirs=info.schema, ours=migrations.SCHEMA_VERSION)
    try:
        data_key = open_header(info.header, secret, bounds)
    except AppError as error:
        if error.problem is Problem.KEYS_DAMAGED:
            raise AppError(Problem.BACKUP_INCOMPLETE) from None
        raise
    if not header.is_vouched_for(info.header, data_key):
        raise AppError(Problem.BACKUP_INCOMPLETE)
    if not backup_file.is_vouched_for(info, data_key):
        raise AppError(Problem.BACKUP_INCOMPLETE)
    return VaultKeys(info.header, data_key)


def _prove_backup(folder: VaultFolder, backup: Path, keys: VaultKeys) -> tuple[BackupInfo, Stamps]:
    require_space(folder.path, read_info(backup).database_bytes + MEGABYTE)
    database = leftover_beside(folder.database, "proving")
    try:
        info = extract(backup, database)
        _prove(database, keys)
        return info, twice(lambda: _stamps_in(database, keys))
    finally:
        forget(database)


def _prove(database: Path, keys: VaultKeys) -> None:
    try:
        prove(database, keys)
    except AppError as error:
        if error.problem is Problem.VAULT_DAMAGED:
            raise AppError(Problem.BACKUP_INCOMPLETE) from None
        raise


def _headers(folder: VaultFolder) -> tuple[Header, ...]:
    """The header copies of the present vault that can be read, or none."""
    try:
        return read_headers(folder)
    except AppError as error:
        if error.problem in _KEYS_LOST:
            return ()
        raise


def _own_keys(
    headers: tuple[Header, ...],
    keys: VaultKeys,
    secret: Secret,
    bounds: KdfBounds,
    *,
    must: bool,
) -> VaultKeys | None:
    """What opens the present vault by its own slots; by the backup's if it has none any more."""
    if not headers:
        return keys
    for found in headers:
        try:
            data_key = open_header(found, secret, bounds)
        except AppError as error:
            if must or error.problem not in (*_REFUSALS, Problem.KEYS_DAMAGED):
                raise
            return None
        if header.is_vouched_for(found, data_key):
            return VaultKeys(found, data_key)
    return None


def _vouched(
    headers: tuple[Header, ...], data_key: bytes, *, of: Header | None = None
) -> VaultKeys | None:
    """The keys of the present vault if the backup's data key is its own.

    Args:
        headers: its header copies.
        data_key: the backup's.
        of: a header whose very slots it must have, so that what opened those opens these, and
            nothing has to be derived once more.
    """
    for found in headers:
        if of is not None and found.slots != of.slots:
            return None
        if header.is_vouched_for(found, data_key):
            return VaultKeys(found, data_key)
    return None


def _looks_sound(folder: VaultFolder) -> bool:
    try:
        twice(lambda: inspect(folder))
    except AppError:
        return False
    return True


def _stamps(folder: VaultFolder, keys: VaultKeys) -> Stamps | None:
    """The entries of the present vault, or None if it doesn't hold together."""
    try:
        twice(lambda: inspect(folder))
    except AppError as error:
        # Without its key files a sound database is still one.
        if error.problem not in _KEYS_LOST:
            return None
    try:
        present = keys_in_force(folder, keys)
        prove(folder.database, present)
        return twice(lambda: _stamps_in(folder.database, present))
    except AppError as error:
        if error.problem in _CANT_BE_READ:
            return None
        raise


def _stamps_in(database: Path, keys: VaultKeys) -> Stamps:
    with connected(database, keys) as connection:
        return stamps_of_entries(connection)


def _count_lost(present: Stamps, backup: Stamps) -> int:
    return sum(
        1 for entry, changed in present.items() if entry not in backup or changed > backup[entry]
    )


def _stage(plan: RestorePlan, keys: VaultKeys, staged: Path) -> None:
    """Lay the vault to be beside the present one, under its keys and safely on the disk."""
    require_space(staged.parent, 2 * plan.info.database_bytes + MEGABYTE)
    extract(plan.info.path, staged)
    present, coming = cipher_key(plan.keys), cipher_key(keys)
    if present != coming:
        cipher.rekey_file(staged, present, coming)
    _prove(staged, keys)
    with staged.open("rb+") as file:
        os.fsync(file.fileno())


def _keep_aside(folder: VaultFolder, file: Path, day: date) -> Path | None:
    """Keep a damaged file, and a save that was cut off in it, under another name as well.

    It keeps its own name too, until another file takes it, so that it is never missing.
    """
    if not os.path.lexists(file):
        return None
    aside = folder.name_aside(file, day)
    if not file.is_file():
        file.rename(aside)
    else:
        _double(file, aside)
        journal = file.with_name(f"{file.name}-journal")
        if journal.is_file() and journal.stat().st_size:
            _double(journal, aside.with_name(f"{aside.name}-journal"))
    sync_folder(folder.path)
    return aside


def _double(file: Path, other: Path) -> None:
    """Give a file a second name, or a copy where the file system knows no such thing."""
    try:
        other.hardlink_to(file)
    except OSError:
        with file.open("rb") as source, new_private_file(other) as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())


def _put_in_place(folder: VaultFolder, staged: Path) -> None:
    # The journal of another database would be played into this one. A save that was cut off in
    # the present one was undone when it was backed up, or is kept beside it.
    folder.journal.unlink(missing_ok=True)
    sync_folder(folder.path)
    staged.replace(folder.database)
    sync_folder(folder.path)
