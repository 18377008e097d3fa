"""The vault's folder: which files it has, who may read them, what a crash left behind."""

import contextlib
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

from growingus_desktop.core.errors import AppError, Fact, Problem
from growingus_desktop.vault import atomic
from growingus_desktop.vault.problems import from_os_error

MEGABYTE = 1_000_000
BALLAST_BYTES = 2 * 1024 * 1024
ROOM_BESIDE_BALLAST = 1024 * 1024
"""Bytes that must be left over for saves when the ballast is laid."""
ROOM_TO_GO_ON = 3 * MEGABYTE
"""Bytes that are enough for a save and, rounded as disks are sold, for the ballast again."""
PRIVATE_FOLDER = 0o700

_KEPT_ASIDE = re.compile(
    r"vault\.(db|keys|keys\.bak)\.damaged-\d{4}-\d\d-\d\d(-\d{1,4})?(-journal)?"
)


class VaultFolder:
    """One folder that holds one vault.

    Args:
        path: where it is, or is to be.
    """

    def __init__(self, path: Path) -> None:
        self.lie_at(path)

    def lie_at(self, path: Path) -> None:
        """Stand for another folder from now on, as after the vault was moved there."""
        self.path = path
        self.database = path / "vault.db"
        self.journal = path / "vault.db-journal"
        self.unfinished = path / "vault.db.new"
        self.unfinished_journal = path / "vault.db.new-journal"
        self.keys = path / "vault.keys"
        self.spare_keys = path / "vault.keys.bak"
        self.lock = path / "vault.lock"
        self.raise_request = path / "vault.raise"
        self.ballast = path / "ballast"
        self.backups = path / "backups"
        self.moving = path / "vault.moving"

    def prepare(self) -> None:
        """Make the folder if need be and keep everybody else out of it.

        Raises:
            AppError: if it can't be made, read or written (no permission, read-only, no space).
        """
        _guarded(self._prepare)

    def require_writable(self) -> None:
        """See that changes can be kept before anyone relies on it.

        Raises:
            AppError: NO_PERMISSION or READ_ONLY, or VAULT_MISSING without a folder.
        """
        if not self.path.is_dir():
            raise AppError(Problem.VAULT_MISSING)
        for place, rights in (
            (self.path, os.R_OK | os.W_OK | os.X_OK),
            (self.database, os.R_OK | os.W_OK),
        ):
            if os.path.lexists(place) and not os.access(place, rights):
                raise AppError(Problem.READ_ONLY if _is_read_only(place) else Problem.NO_PERMISSION)

    def require_readable(self) -> None:
        """See that a vault can be read here, where nothing may be written.

        Raises:
            AppError: NO_PERMISSION, or VAULT_MISSING without a folder.
        """
        if not self.path.is_dir():
            raise AppError(Problem.VAULT_MISSING)
        for place, rights in ((self.path, os.R_OK | os.X_OK), (self.database, os.R_OK)):
            if os.path.lexists(place) and not os.access(place, rights):
                raise AppError(Problem.NO_PERMISSION)

    def holds_vault(self) -> bool:
        """Whether there is a vault here, or what is left of one.

        Raises:
            AppError: if the folder may not be looked into.
        """
        try:
            return any(file.exists() for file in (self.database, self.keys, self.spare_keys))
        except OSError as error:
            raise from_os_error(error) from None

    def holds_unfinished(self) -> bool:
        """Whether a creation was cut off here; if its keys are there, opening finishes it."""
        return os.path.lexists(self.unfinished)

    def sweep(self) -> None:
        """Remove what an interrupted write of ours left behind; only with the lock in hand."""
        _guarded(self._sweep)

    def lay_ballast(self) -> bool:
        """Keep some room back for the last draft on a full disk, if there is room to keep.

        The bytes are random, since a file system that compresses would keep no room for zeros.

        Returns:
            Whether it lies there now.
        """
        if self.ballast.exists():
            return True
        try:
            if shutil.disk_usage(self.path).free < BALLAST_BYTES + ROOM_BESIDE_BALLAST:
                # Taking the last room for it would make the very trouble it is there for.
                return False
            atomic.replace_file(self.ballast, secrets.token_bytes(BALLAST_BYTES))
        except OSError:
            return False
        return True

    def kept_aside(self) -> tuple[Path, ...]:
        """The damaged files that a restore kept, by name; none of them is ever removed for us."""
        try:
            found = [file for file in self.path.iterdir() if _KEPT_ASIDE.fullmatch(file.name)]
        except OSError:
            return ()
        return tuple(sorted(found))

    def name_aside(self, file: Path, day: date) -> Path:
        """A free name under which a damaged file of this vault is kept.

        Args:
            file: `database`, `keys` or `spare_keys`.
            day: stands in the name.
        """
        first = found = self.path / f"{file.name}.damaged-{day.isoformat()}"
        number = 1
        while os.path.lexists(found):
            number += 1
            found = self.path / f"{first.name}-{number}"
        return found

    def drop_ballast(self) -> bool:
        """Give the room back.

        Returns:
            Whether there was any to give.
        """
        try:
            self.ballast.unlink()
        except OSError:
            return False
        return True

    def why_writing_fails(self) -> AppError | None:
        """What stands in the way of a small new file here, or None if it can be written.

        SQLite tells a full disk from the rest, but not an exhausted quota, a medium that became
        read-only or a folder that went away; the file system does.
        """
        probe = self.path / f".probe.{secrets.token_hex(8)}.tmp"
        try:
            atomic.create_file(probe, secrets.token_bytes(64 * 1024))
        except OSError as error:
            return from_os_error(error)
        finally:
            _forget(probe)
        return None

    def with_figures(self, error: AppError, needed: int = ROOM_TO_GO_ON) -> AppError:
        """The same problem; a full disk with how much room is needed and how much is free.

        Args:
            error: any problem.
            needed: bytes that would be enough.

        Returns:
            NO_SPACE with the facts `needed` and `free` in whole megabytes. Without them if the
            disk has room all the same, as under a quota, or can't be asked.
        """
        if error.problem is not Problem.NO_SPACE:
            return error
        return no_space(self.path, needed, **error.facts)

    def _prepare(self) -> None:
        if not self.path.is_dir():
            _make(self.path)
        elif self._is_ours_alone():
            # A folder shared with other things (a home, /tmp) keeps the rights it has.
            _restrict(self.path, PRIVATE_FOLDER)
        if not self.backups.is_dir():
            _make(self.backups)
        _restrict(self.backups, PRIVATE_FOLDER)
        self._tighten()

    def _tighten(self) -> None:
        for file in (*self._files(), *self.kept_aside(), *self.backups.glob("*")):
            if file.is_file() and not file.is_symlink():
                _restrict(file, atomic.PRIVATE_FILE)

    def _sweep(self) -> None:
        for file in self.path.iterdir():
            if atomic.is_leftover(file.name):
                file.unlink(missing_ok=True)

    def _files(self) -> tuple[Path, ...]:
        return (
            self.database,
            self.journal,
            self.unfinished,
            self.unfinished_journal,
            self.keys,
            self.spare_keys,
            self.lock,
            self.raise_request,
            self.ballast,
            self.path / "device.json",
        )

    def _is_ours_alone(self) -> bool:
        known = {file.name for file in self._files()} | {self.backups.name, self.moving.name}
        return all(
            file.name in known
            or atomic.is_leftover(file.name)
            or _KEPT_ASIDE.fullmatch(file.name) is not None
            for file in self.path.iterdir()
        )


def no_space(place: Path, needed: int, **facts: Fact) -> AppError:
    """A full disk, with the figures a person can act on; see `VaultFolder.with_figures`.

    Args:
        place: a file or folder on that disk, or where one is to be.
        needed: bytes that would be enough, all in all.
        facts: what is known besides.
    """
    standing = next((each for each in (place, *place.parents) if each.exists()), place)
    try:
        free = shutil.disk_usage(standing).free
    except OSError:
        return AppError(Problem.NO_SPACE, **facts)
    if free >= needed:
        return AppError(Problem.NO_SPACE, **facts)
    figures: dict[str, Fact] = {"needed": -(-needed // MEGABYTE), "free": free // MEGABYTE}
    return AppError(Problem.NO_SPACE, **{**facts, **figures})


def _guarded(work: Callable[[], None]) -> None:
    try:
        work()
    except OSError as error:
        raise from_os_error(error) from None


def _make(path: Path) -> None:
    """Make a folder with all that leads to it, each certain to be found after a power cut."""
    if not path.parent.is_dir():
        _make(path.parent)
    path.mkdir(mode=PRIVATE_FOLDER)
    # A folder that may be entered but not listed can't be opened for syncing either.
    with contextlib.suppress(PermissionError):
        atomic.sync_folder(path.parent)


def _restrict(path: Path, mode: int) -> None:
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)


def _is_read_only(path: Path) -> bool:
    if os.name != "posix":
        return False
    try:
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError as error:
        # A loop of links leads nowhere.
        raise from_os_error(error) from None


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # Swept at the next start; the caller is already being told what is wrong.
        return
