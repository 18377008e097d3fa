"""Erasing a vault for good: what opens it goes first, so that half of an erased vault is noise.

A marker in the folder says that it has begun; the next start finishes what was cut off. Bytes
that opened something are written over before their file goes, which old disks honour and SSDs
and file systems that copy on write may not.
"""

import contextlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from growingus_desktop.core.errors import AppError
from growingus_desktop.vault import atomic
from growingus_desktop.vault.backup_file import BackupInfo
from growingus_desktop.vault.backup_list import in_folder, is_backup_name
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.key_files import read_headers
from growingus_desktop.vault.leftovers import earlier_vaults
from growingus_desktop.vault.problems import from_os_error

MARKER_NAME = "vault.erasing"
MARKER_LIMIT = 64 * 1024
HEAD_BYTES = 128 * 1024
"""The head of a backup, with the slots in it, ends well before this."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of an erasure.

    Args:
        files: how many were removed.
        left: names of those that could not be.
        earlier: folders with an earlier vault that was set aside here; they are not touched.
        keyring_left: whether the system's keyring kept its secret, which opens nothing any more.
    """

    files: int
    left: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    keyring_left: bool = False


def erase(folder: VaultFolder, places: Iterable[Path] = ()) -> Erased:
    """Remove every file of ours; the vault is closed and its instance lock held.

    The lock's own file stays until `remove_lock`, once the lock was given back.

    Args:
        folder: the vault's.
        places: further folders with backups; only those of this vault go.

    Raises:
        AppError: if not even the marker could be written; then nothing was removed.
    """
    marker = _marker(folder)
    elsewhere = tuple(_of_this_vault(folder, places))
    try:
        atomic.replace_file(marker, json.dumps([str(path) for path in elsewhere]).encode())
    except OSError as error:
        raise from_os_error(error) from None
    return _go_on(folder, elsewhere)


def is_unfinished(folder: VaultFolder) -> bool:
    """Whether an erasure was cut off here."""
    return os.path.lexists(_marker(folder))


def finish(folder: VaultFolder) -> Erased:
    """Go on where an erasure was cut off; only with the instance lock in hand."""
    return _go_on(folder, _listed(_marker(folder)))


def remove_lock(folder: VaultFolder) -> None:
    """Remove the lock's file, and the folder if nobody else keeps anything in it."""
    _remove(folder.lock)
    for place in (folder.backups, folder.path):
        try:
            place.rmdir()
        except OSError:
            # Something of somebody else's is in it, or it is gone: either way it isn't ours.
            continue


def _go_on(folder: VaultFolder, elsewhere: Sequence[Path]) -> Erased:
    done: list[Path] = []
    left: list[Path] = []
    for path in (*_in_order(folder, elsewhere), _marker(folder)):
        if not os.path.lexists(path):
            continue
        (done if _remove(path) else left).append(path)
    _sync((folder.path, *{path.parent for path in elsewhere}))
    earlier = tuple(place.name for place in earlier_vaults(folder))
    return Erased(len(done), tuple(path.name for path in left), earlier)


def _of_this_vault(folder: VaultFolder, places: Iterable[Path]) -> Iterator[Path]:
    """Its backups in other folders, where another vault's may lie beside them."""
    with contextlib.suppress(AppError):
        own = {header.vault_id for header in read_headers(folder)}
        for place in places:
            with contextlib.suppress(AppError):
                for backup in in_folder(place):
                    if isinstance(backup, BackupInfo) and backup.header.vault_id in own:
                        yield backup.path.absolute()


def _in_order(folder: VaultFolder, elsewhere: Sequence[Path]) -> Iterator[Path]:
    """The marker holds every later step, so that it is the last of all."""
    aside = folder.kept_aside()
    for keys in (folder.keys, folder.spare_keys, *aside):
        _spoil(keys)
        yield keys
    # Each backup carries the slots, too.
    for backup in (*elsewhere, *_listing(folder.backups)):
        if is_backup_name(backup.name) or atomic.is_leftover(backup.name):
            _spoil(backup)
            yield backup
    yield from (folder.database, folder.journal, folder.unfinished, folder.unfinished_journal)
    for path in _listing(folder.path):
        if atomic.is_leftover(path.name):
            yield path
    yield from (folder.ballast, folder.raise_request, folder.moving, folder.path / "device.json")


def _listing(place: Path) -> tuple[Path, ...]:
    try:
        return tuple(
            sorted(path for path in place.iterdir() if path.is_file() or path.is_symlink())
        )
    except OSError:
        return ()


def _spoil(path: Path) -> None:
    """Write noise over the bytes that opened something."""
    try:
        if path.is_symlink() or not path.is_file():
            return
        size = min(path.stat().st_size, HEAD_BYTES)
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(size))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        # Removing it is what counts, and comes next.
        return


def _remove(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _sync(places: Iterable[Path]) -> None:
    for place in places:
        try:
            atomic.sync_folder(place)
        except OSError:
            continue


def _listed(marker: Path) -> tuple[Path, ...]:
    """The further backups an erasure was told of, believing nothing about the file."""
    try:
        if not marker.is_file() or marker.is_symlink():
            return ()
        with marker.open("rb") as file:
            found: object = json.loads(file.read(MARKER_LIMIT))
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(found, list):
        return ()
    paths = [Path(each) for each in cast("list[object]", found) if isinstance(each, str)]
    return tuple(path for path in paths if _is_ours(path))


def _is_ours(path: Path) -> bool:
    """Whether a path taken from a file that anyone may have written can name a backup of ours."""
    named = is_backup_name(path.name) and path.is_absolute()
    return named and path.is_file() and not path.is_symlink()


def _marker(folder: VaultFolder) -> Path:
    return folder.path / MARKER_NAME
