"""Backups made before the data key was changed, which open with secrets of that time."""

from collections.abc import Sequence
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import sync_folder
from growingus_desktop.vault.backup_file import CHANGING, BackupInfo
from growingus_desktop.vault.backup_list import BrokenBackup, in_folder
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import is_vouched_for
from growingus_desktop.vault.keys import VaultKeys


def delete_older(
    folder: VaultFolder,
    keys: VaultKeys,
    places: Sequence[Path] = (),
    *,
    keep: bool = False,
    further_only: bool = False,
) -> tuple[int, tuple[str, ...]]:
    """Delete this vault's backups of any earlier data key.

    Args:
        folder: the vault's.
        keys: the present ones; every backup of theirs stays.
        places: further folders with backups.
        keep: whether they are only named.
        further_only: whether the vault's own backups are left alone, as after a change of key
            that finished while a further folder was away.

    Returns:
        How many were deleted, and the names of what may still open with an old secret: files
        that are still there, and folders that aren't.
    """
    deleted, left = 0, list[str]()
    further = tuple(each for each in places if each != folder.backups)
    with CHANGING:
        for place in further if further_only else (folder.backups, *further):
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
