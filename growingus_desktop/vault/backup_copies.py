"""A second copy of a finished backup, in a folder the person chose: a drive, another disk."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import (
    forget,
    leftover_beside,
    new_private_file,
    sync_folder,
)
from growingus_desktop.vault.backup_file import CHANGING, BackupInfo, push, read_info, verify_sum
from growingus_desktop.vault.backup_list import sweep
from growingus_desktop.vault.disk_space import require_space
from growingus_desktop.vault.folder import MEGABYTE, no_space
from growingus_desktop.vault.problems import from_os_error


def copy_into(place: Path, info: BackupInfo) -> None:
    """Copy a finished backup into another folder and compare what arrived there.

    A folder that isn't there is never made: it would be the empty mount point of a drive.

    Raises:
        AppError: BACKUP_PLACE_GONE, NO_SPACE (with `needed` and `free`), BACKUP_UNVERIFIED if it
            arrived otherwise, or what the file system has to say.
    """
    try:
        _require(place)
        sweep(place)
        require_space(place, info.size + MEGABYTE)
        _copy(place, info)
    except (FileNotFoundError, NotADirectoryError):
        raise AppError(Problem.BACKUP_PLACE_GONE) from None
    except OSError as error:
        found = from_os_error(error)
        if found.problem is Problem.NO_SPACE:
            found = no_space(place, info.size + MEGABYTE)
        raise found from None


def _require(place: Path) -> None:
    if not place.is_dir():
        raise AppError(Problem.BACKUP_PLACE_GONE)


def _copy(place: Path, info: BackupInfo) -> None:
    temporary = leftover_beside(place / "x", "backup")
    try:
        with new_private_file(temporary) as out, info.path.open("rb") as source:
            shutil.copyfileobj(source, out, MEGABYTE)
            push(out)
        _compare(temporary, info)
        with CHANGING:
            # What was there before is of another vault and isn't ours to replace.
            temporary.rename(_free_name(place / info.path.name))
    finally:
        forget(temporary)
    sync_folder(place)


def _compare(copy: Path, info: BackupInfo) -> None:
    try:
        verify_sum(copy)
        if replace(read_info(copy), path=info.path) == info:
            return
    except AppError as error:
        if error.problem is not Problem.BACKUP_INCOMPLETE:
            raise
    raise AppError(Problem.BACKUP_UNVERIFIED)


def _free_name(path: Path) -> Path:
    found, number = path, 1
    while os.path.lexists(found):
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found
