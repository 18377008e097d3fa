"""A closed vault carried to another folder, so that after a crash at any step one is whole.

Everything is copied into a staging folder at the target, read back and compared, and opened if
the keys are at hand; then each file is given its name there, the database last; only then is the
old vault removed. Doing it again finishes a move that was cut off.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import atomic, cipher
from growingus_desktop.vault.creation import cipher_key, finish_creation
from growingus_desktop.vault.folder import (
    BALLAST_BYTES,
    PRIVATE_FOLDER,
    VaultFolder,
    no_space,
)
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.problems import from_os_error
from growingus_desktop.vault.sniff import has_unfinished_save
from growingus_desktop.vault.synced import Surroundings, service_of

_CHUNK = 1024 * 1024
_SETTINGS = "device.json"
_BINARY = getattr(os, "O_BINARY", 0)
_CANT_WRITE = frozenset({Problem.READ_ONLY, Problem.NO_PERMISSION})


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of a move.

    Args:
        folder: where the vault is now.
        files: how many of its files were carried over.
        size: their bytes.
        old_is_gone: whether the old vault was removed, which it is not if that was not wished or
            could not be done, as on a medium that can't be written.
    """

    folder: VaultFolder
    files: int
    size: int
    old_is_gone: bool


def move_vault(
    folder: VaultFolder,
    target: Path,
    *,
    keys: VaultKeys | None = None,
    lock: InstanceLock | None = None,
    keep_old: bool = False,
    surroundings: Surroundings | None = None,
) -> Moved:
    """Carry a closed vault with its backups to another folder.

    Args:
        folder: where it is; closed.
        target: where it is to be; made if need be, and otherwise without a vault.
        keys: prove that the copy opens, if they are known.
        lock: the folder's instance lock if the caller holds it; it then keeps it.
        keep_old: leave the old vault where it is.
        surroundings: what tells whether the target is synced; this computer unless given.

    Returns:
        Where it is now. A move that was cut off is finished by asking for it again.

    Raises:
        AppError: VAULT_MISSING, VAULT_EXISTS if the target holds another vault, IN_USE,
            SYNCED_FOLDER, INSIDE_VAULT_FOLDER, NO_SPACE with figures, VAULT_DAMAGED if the copy
            doesn't open, READ_FAILED if it isn't what was read, or what the file system has to
            say. The old vault is then whole, where it was.
    """
    there = VaultFolder(target)
    _require_apart(folder.path, target)
    service = service_of(target, surroundings)
    if service is not None:
        raise AppError(Problem.SYNCED_FOLDER, service=service)
    if not (folder.holds_vault() or folder.holds_unfinished() or there.holds_vault()):
        raise AppError(Problem.VAULT_MISSING)
    if target.exists() and not target.is_dir():
        raise AppError(Problem.FILE_EXISTS)
    was_there = target.exists()
    own = _take_lock(folder) if lock is None else None
    try:
        return _move(folder, there, keys, keep_old=keep_old)
    except OSError as error:
        raise there.with_figures(from_os_error(error)) from None
    finally:
        if own is not None:
            own.release()
        if not folder.holds_vault():
            _remove_rest(folder)
        if not there.holds_vault() and not there.moving.exists():
            _remove_rest(there, with_folder=not was_there)


def _move(
    folder: VaultFolder, there: VaultFolder, keys: VaultKeys | None, *, keep_old: bool
) -> Moved:
    if not there.path.exists():
        there.prepare()
    lock = InstanceLock.take(there)
    try:
        if folder.holds_unfinished():
            finish_creation(folder)
        if not folder.database.exists():
            return _only_remove(folder, there)
        if keys is not None and has_unfinished_save(folder):
            _settle(folder, keys)
        names = tuple(_names(folder))
        if not _is_carried(folder, there, names):
            _clear_interrupted(folder, there, names)
            _require_space(folder, there, names)
            try:
                _stage(folder, there, names)
                if keys is not None and not has_unfinished_save(folder):
                    _prove(there.moving / folder.database.name, keys)
            except BaseException:
                with contextlib.suppress(OSError):
                    _remove_tree(there.moving)
                raise
            _give_names(there, names)
        _remove_tree(there.moving)
        size = sum(there.path.joinpath(name).stat().st_size for name in names)
        gone = not keep_old and _remove(folder, names)
        return Moved(there, len(names), size, gone)
    finally:
        lock.release()


def _require_apart(old: Path, new: Path) -> None:
    try:
        source, target = old.resolve(), new.resolve()
    except (OSError, RuntimeError):
        raise AppError(Problem.NO_PERMISSION) from None
    if target == source or source in target.parents:
        raise AppError(Problem.INSIDE_VAULT_FOLDER)


def _take_lock(folder: VaultFolder) -> InstanceLock | None:
    """The lock, unless no lock file can be written: then nobody can write the vault either."""
    try:
        return InstanceLock.take(folder)
    except AppError as error:
        # The old folder may be gone already, when a move is only to be finished.
        if error.problem in _CANT_WRITE or not folder.path.is_dir():
            return None
        raise


def _settle(folder: VaultFolder, keys: VaultKeys) -> None:
    """Undo a save that was cut off, if that can be done here; else its journal travels along."""
    try:
        cipher.connect_file(folder.database, cipher_key(keys)).close()
    except AppError as error:
        if error.problem not in _CANT_WRITE:
            raise


def _names(folder: VaultFolder) -> Iterator[str]:
    """The files that make up the vault, from its folder; the database comes last."""
    alone = (folder.journal, folder.keys, folder.spare_keys, folder.path / _SETTINGS)
    backups = sorted(folder.backups.iterdir()) if folder.backups.is_dir() else []
    for file in (*alone, *folder.kept_aside(), *backups, folder.database):
        if file.is_file() and not file.is_symlink() and not atomic.is_leftover(file.name):
            yield file.relative_to(folder.path).as_posix()


def _is_carried(folder: VaultFolder, there: VaultFolder, names: tuple[str, ...]) -> bool:
    """Whether an earlier move got as far as the last name.

    Raises:
        AppError: VAULT_EXISTS if another vault lies there.
    """
    if not there.database.exists():
        return False
    if all(_same(folder.path / name, there.path / name) for name in names if name != _SETTINGS):
        return True
    raise AppError(Problem.VAULT_EXISTS)


def _clear_interrupted(folder: VaultFolder, there: VaultFolder, names: tuple[str, ...]) -> None:
    """Take away what a move that was cut off had carried so far, and nothing else.

    Raises:
        AppError: VAULT_EXISTS if there is a file of a vault that is not a copy of this one's.
    """
    for name in names:
        copy = there.path / name
        if name == _SETTINGS:
            # The program may have been started over that folder before.
            continue
        if os.path.lexists(copy) and not (
            there.moving.is_dir() and _same(folder.path / name, copy)
        ):
            raise AppError(Problem.VAULT_EXISTS)
    if there.holds_vault() and not there.moving.is_dir():
        raise AppError(Problem.VAULT_EXISTS)
    for name in names:
        there.path.joinpath(name).unlink(missing_ok=True)
    _remove_tree(there.moving)


def _require_space(folder: VaultFolder, there: VaultFolder, names: tuple[str, ...]) -> None:
    needed = sum(folder.path.joinpath(name).stat().st_size for name in names) + BALLAST_BYTES
    error = no_space(there.path, needed)
    if "free" in error.facts:
        raise error


def _stage(folder: VaultFolder, there: VaultFolder, names: tuple[str, ...]) -> None:
    """Copy everything beside its place, push it to the disk and read it back."""
    there.prepare()
    there.moving.mkdir(mode=PRIVATE_FOLDER)
    there.moving.joinpath(folder.backups.name).mkdir(mode=PRIVATE_FOLDER)
    sums = {name: _copy(folder.path / name, there.moving / name) for name in names}
    atomic.sync_folder(there.moving / folder.backups.name)
    atomic.sync_folder(there.moving)
    atomic.sync_folder(there.path)
    for name, expected in sums.items():
        if _sum(there.moving / name) != expected:
            raise AppError(Problem.READ_FAILED, cause="copy_differs")


def _prove(database: Path, keys: VaultKeys) -> None:
    cipher.connect_file(database, cipher_key(keys), read_only=True).close()


def _give_names(there: VaultFolder, names: tuple[str, ...]) -> None:
    for name in names[:-1]:
        there.moving.joinpath(name).replace(there.path / name)
    atomic.sync_folder(there.backups)
    atomic.sync_folder(there.path)
    # From here on there is a vault.
    there.moving.joinpath(names[-1]).replace(there.path / names[-1])
    atomic.sync_folder(there.path)


def _only_remove(folder: VaultFolder, there: VaultFolder) -> Moved:
    """Finish a move whose database has left the old folder already.

    Raises:
        AppError: VAULT_MISSING if what lies at the target isn't this vault.
    """
    # Its folder goes last, so if that is gone there was nothing to finish.
    if not there.database.exists() or not folder.path.is_dir():
        raise AppError(Problem.VAULT_MISSING)
    names = tuple(_names(folder))
    if not all(_same(folder.path / name, there.path / name) for name in names if name != _SETTINGS):
        raise AppError(Problem.VAULT_MISSING)
    carried = tuple(_names(there))
    size = sum(there.path.joinpath(name).stat().st_size for name in carried)
    return Moved(there, len(carried), size, _remove(folder, names))


def _remove(folder: VaultFolder, names: tuple[str, ...]) -> bool:
    """Remove the old vault, its database first, so that never a half of it looks like one."""
    try:
        for name in reversed(names):
            folder.path.joinpath(name).unlink(missing_ok=True)
            atomic.sync_folder(folder.path)
    except OSError:
        return False
    _remove_rest(folder)
    return not folder.database.exists()


def _remove_rest(folder: VaultFolder, *, with_folder: bool = True) -> None:
    """Remove what a folder holds besides its vault; what is not ours stays, with its folder."""
    for file in (folder.ballast, folder.raise_request, folder.lock):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    for place in (folder.backups, *((folder.path,) if with_folder else ())):
        with contextlib.suppress(OSError):
            place.rmdir()


def _remove_tree(staging: Path) -> None:
    """Remove a staging folder, which holds files and one folder of files."""
    if not staging.is_dir():
        return
    backups = staging / "backups"
    for place in (backups, staging):
        if place.is_dir():
            for file in tuple(place.iterdir()):
                if file != backups:
                    file.unlink()
            place.rmdir()
    atomic.sync_folder(staging.parent)


def _copy(source: Path, target: Path) -> str:
    """Copy one file and push it to the disk; the SHA-256 of what was read."""
    total = hashlib.sha256()
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    with (
        source.open("rb") as old,
        os.fdopen(os.open(target, flags, atomic.PRIVATE_FILE), "wb") as new,
    ):
        while chunk := old.read(_CHUNK):
            total.update(chunk)
            new.write(chunk)
        new.flush()
        os.fsync(new.fileno())
        if hasattr(os, "posix_fadvise"):
            # Reading it back should ask the disk and not the memory it was written from.
            os.posix_fadvise(new.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return total.hexdigest()


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _same(one: Path, other: Path) -> bool:
    if not one.is_file() or not other.is_file():
        return False
    return one.stat().st_size == other.stat().st_size and _sum(one) == _sum(other)
