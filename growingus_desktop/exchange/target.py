"""Writing what leaves the vault where the person points, whole or not at all."""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath, PureWindowsPath

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import PRIVATE_FILE, sync_folder
from growingus_desktop.vault.problems import from_os_error

_BINARY = getattr(os, "O_BINARY", 0)
_NOT_IN_NAMES = frozenset('/\\:*?"<>|')
_WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
LONGEST_NAME = 200
"""Bytes a file name may have, with room for what is put before it while it is written."""


def write_whole(target: Path, parts: Iterable[bytes], *, apart_from: Path, over: bool) -> None:
    """Write a file only its owner may read, safely on the disk when this returns.

    Args:
        target: where the person points.
        parts: its bytes, one after the other.
        apart_from: the vault's folder, in which nothing readable may lie.
        over: whether a file of that name may go.

    Raises:
        AppError: BAD_FILE_NAME, INSIDE_VAULT_FOLDER, FILE_EXISTS, NO_SPACE, or EXPORT_FAILED;
            nothing is left behind, and a file to be replaced is still there.
    """
    require_usable(target, apart_from=apart_from, over=over)
    # What is being written is readable by anyone who has the disk, so it lies nowhere but here.
    growing = target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")
    try:
        descriptor = os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        growing.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _told(error) from None
    finally:
        with suppress(OSError):
            growing.unlink(missing_ok=True)


def require_usable(target: Path, *, apart_from: Path, over: bool) -> None:
    """See that a file may be written there before anything is read or asked.

    Raises:
        AppError: BAD_FILE_NAME, INSIDE_VAULT_FOLDER, FILE_EXISTS or EXPORT_FAILED.
    """
    if not is_usable_name(target.name):
        raise AppError(Problem.BAD_FILE_NAME)
    try:
        folder = target.parent.resolve(strict=True)
        if folder.is_relative_to(apart_from.resolve()):
            raise AppError(Problem.INSIDE_VAULT_FOLDER)
        if os.path.lexists(target):
            # A device, a pipe or a link elsewhere is never replaced.
            if target.is_symlink() or not target.is_file():
                raise AppError(Problem.EXPORT_FAILED)
            if not over:
                raise AppError(Problem.FILE_EXISTS)
    except (OSError, RuntimeError):
        raise AppError(Problem.EXPORT_FAILED) from None


def is_usable_name(name: str) -> bool:
    """Whether every system could keep a file of this name."""
    stem = name.split(".", maxsplit=1)[0].strip().casefold()
    return (
        bool(name.strip(" ."))
        and name == name.strip(" ") == name.rstrip(".")
        and len(name.encode("utf-8", "surrogatepass")) <= LONGEST_NAME
        and name.isprintable()
        and not _NOT_IN_NAMES.intersection(name)
        and stem not in _WINDOWS_DEVICES
        and PurePosixPath(name).name == PureWindowsPath(name).name == name
    )


def _told(error: OSError) -> AppError:
    known = from_os_error(error)
    return known if known.problem is Problem.NO_SPACE else AppError(Problem.EXPORT_FAILED)
