"""What is left of a vault: set aside for a new one, or made to open again by a backup's keys.

The lock page uses it, so it knows no database.
"""

import os
from datetime import date
from pathlib import Path

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import create_file, sync_folder
from growingus_desktop.vault.backup_file import read_info
from growingus_desktop.vault.folder import PRIVATE_FOLDER, VaultFolder
from growingus_desktop.vault.header import HEADER_LIMIT, SALT_BYTES
from growingus_desktop.vault.key_files import read_headers, write_header
from growingus_desktop.vault.problems import from_os_error

_MOST_A_DAY = 1000
_EARLIER = "earlier-"


def set_aside(folder: VaultFolder, day: date) -> Path | None:
    """Move what is left of a vault into a folder of its own beside it; nothing is deleted.

    Args:
        folder: the vault's, closed, with its instance lock in the caller's hand.
        day: names the new folder.

    Returns:
        The new folder, or None if nothing was left.

    Raises:
        AppError: what the file system has to say.
    """
    parts = [
        part
        for part in (
            folder.database,
            folder.journal,
            folder.unfinished,
            folder.unfinished_journal,
            folder.backups,
            folder.spare_keys,
            folder.keys,
        )
        if os.path.lexists(part)
    ]
    if not parts:
        return None
    try:
        aside = _new_folder(folder.path, f"{_EARLIER}{day.isoformat()}")
        for part in parts:
            part.rename(aside / part.name)
        sync_folder(aside)
        sync_folder(folder.path)
    except OSError as error:
        raise from_os_error(error) from None
    return aside


def earlier_vaults(folder: VaultFolder) -> tuple[Path, ...]:
    """The folders that `set_aside` made in a vault's folder, by name."""
    try:
        found = [place for place in folder.path.glob(f"{_EARLIER}*") if place.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(found))


def take_keys_from(backup: Path, folder: VaultFolder, day: date) -> None:
    """Give a vault whose key files are gone or damaged those of a backup.

    Args:
        backup: of the same vault.
        folder: the vault's, closed, with its instance lock in the caller's hand.
        day: names what is kept of the damaged files.

    Raises:
        AppError: OTHER_VAULT if the backup's keys can't open this database, VAULT_EXISTS if there
            are keys that can be read; BACKUP_INCOMPLETE or what the file system has to say. A key
            file that isn't replaced is then as it was.
    """
    header = read_info(backup).header
    try:
        with folder.database.open("rb") as file:
            salt = file.read(SALT_BYTES)
        if salt != header.db_salt:
            raise AppError(Problem.OTHER_VAULT)
        _refuse_readable_keys(folder)
        for damaged in (folder.keys, folder.spare_keys):
            if damaged.is_file():
                # A copy: were the disk full now, the vault would else be left without any.
                with damaged.open("rb") as file:
                    left = file.read(HEADER_LIMIT)
                create_file(_free_name(damaged, f"damaged-{day.isoformat()}"), left)
    except FileNotFoundError:
        raise AppError(Problem.VAULT_MISSING) from None
    except OSError as error:
        raise from_os_error(error) from None
    write_header(folder, header)


def _refuse_readable_keys(folder: VaultFolder) -> None:
    try:
        read_headers(folder)
    except AppError as error:
        if error.problem in {Problem.KEYS_MISSING, Problem.KEYS_DAMAGED}:
            return
        raise
    raise AppError(Problem.VAULT_EXISTS)


def _new_folder(place: Path, name: str) -> Path:
    for number in range(1, _MOST_A_DAY):
        folder = place / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(mode=PRIVATE_FOLDER)
        except FileExistsError:
            continue
        return folder
    raise AppError(Problem.FILE_EXISTS)


def _free_name(file: Path, ending: str) -> Path:
    for number in range(1, _MOST_A_DAY):
        name = file.with_name(f"{file.name}.{ending}{'' if number == 1 else f'-{number}'}")
        if not os.path.lexists(name):
            return name
    raise AppError(Problem.FILE_EXISTS)
