"""Which backups there are, told from their heads alone; no secret and no database is needed."""

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.atomic import is_leftover
from growingus_desktop.vault.backup_file import CHANGING, SUFFIX, BackupInfo, read_info
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.problems import from_os_error

_NAME = re.compile(r"\d{4,5}-\d\d-\d\d-(\d{6,12})(-\d{1,4})?" + re.escape(SUFFIX))
_MOST = 10_000
"""Files looked at in one folder, so that a folder of something else can't stop the program."""


@dataclass(frozen=True, slots=True)
class BrokenBackup:
    """A file with a backup's name that can't be used.

    Args:
        path: where it lies.
        problem: why: BACKUP_INCOMPLETE, NEWER_VAULT, NOT_A_VAULT or one of the file system.
    """

    path: Path
    problem: AppError


def list_backups(
    folder: VaultFolder, *, places: Iterable[Path] = ()
) -> tuple[BackupInfo | BrokenBackup, ...]:
    """The backups beside a vault and in further folders, of whichever vault they are.

    A further folder that isn't there has none; whoever needs to name it looks for it.

    Returns:
        Every file, copies included (see `without_copies`): the newest first by sequence, one
        beside the vault before its copies; the broken ones behind them, by name.

    Raises:
        AppError: if the folder beside the vault may not be looked into.
    """
    with CHANGING:
        found = in_folder(folder.backups)
        for place in places:
            with contextlib.suppress(AppError):
                found += in_folder(place)
    whole = [backup for backup in found if isinstance(backup, BackupInfo)]
    broken = [backup for backup in found if isinstance(backup, BrokenBackup)]
    return (
        *sorted(whole, key=_sequence, reverse=True),
        *sorted(broken, key=lambda backup: backup.path.name, reverse=True),
    )


def without_copies(backups: Iterable[BackupInfo | BrokenBackup]) -> tuple[BackupInfo, ...]:
    """The whole ones among some backups, each once, for a person to choose from."""
    once: dict[str, BackupInfo] = {}
    for backup in backups:
        if isinstance(backup, BackupInfo):
            once.setdefault(backup.mac, backup)
    return tuple(once.values())


def in_folder(place: Path) -> list[BackupInfo | BrokenBackup]:
    """The backups that lie in one folder, in no order; none if there is no folder.

    Raises:
        AppError: if it may not be looked into.
    """
    found: list[BackupInfo | BrokenBackup] = []
    for path in _named_like_backups(place):
        try:
            found.append(read_info(path))
        except AppError as error:
            found.append(BrokenBackup(path, error))
    return found


def highest_number(place: Path) -> int:
    """The highest sequence that a name in a folder gives, broken or not; 0 without any."""
    numbers = [_NAME.fullmatch(path.name) for path in _named_like_backups(place)]
    return max((int(match.group(1)) for match in numbers if match), default=0)


def sweep(place: Path) -> None:
    """Remove what an interrupted backup left behind in a folder."""
    with contextlib.suppress(OSError):
        for file in place.iterdir():
            if is_leftover(file.name):
                file.unlink(missing_ok=True)


def _sequence(info: BackupInfo) -> int:
    return info.sequence


def is_backup_name(name: str) -> bool:
    """Whether a file is called as a backup is."""
    return _NAME.fullmatch(name) is not None


def _named_like_backups(place: Path) -> list[Path]:
    try:
        names = sorted(path for path in place.iterdir() if _NAME.fullmatch(path.name))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise from_os_error(error) from None
    return names[-_MOST:]
