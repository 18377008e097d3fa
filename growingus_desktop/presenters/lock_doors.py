"""What the person can do about a vault that stays shut, beside trying again."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, unique
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.dates import moment_words
from growingus_desktop.presenters.problems import ProblemWords, in_words


@unique
class LockDoor(StrEnum):
    """A way on from a message."""

    FIND = "find"
    RESTORE_NEWEST = "restore-newest"
    RESTORE = "restore"
    START_NEW = "start-new"
    KEYS_FROM_BACKUP = "keys-from-backup"
    MOVE_HERE = "move-here"
    READ_ONLY = "read-only"


@dataclass(frozen=True, slots=True)
class NewestBackup:
    """The newest backup that is whole.

    Args:
        path: where it lies.
        made_at: when it was made, in the person's own zone.
        entries: how many entries it holds.
    """

    path: Path
    made_at: datetime
    entries: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A door and the words on it."""

    door: LockDoor
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A message and its doors."""

    problem: ProblemWords
    doors: tuple[Offer, ...]


_RESTORE = frozenset({Problem.VAULT_EMPTY, Problem.VAULT_DAMAGED, Problem.NOT_A_VAULT})
_KEYS = frozenset({Problem.KEYS_DAMAGED, Problem.KEYS_MISSING, Problem.OTHER_VAULT})

ASK_FOR_BACKUP = _RESTORE | _KEYS | {Problem.VAULT_MISSING}
"""Problems a backup may help with, so that one should be looked for."""

_DOORS: dict[LockDoor, object] = {
    LockDoor.FIND: QT_TRANSLATE_NOOP("LockDoors", "Find it…"),
    LockDoor.RESTORE_NEWEST: QT_TRANSLATE_NOOP("LockDoors", "Restore that backup"),
    LockDoor.RESTORE: QT_TRANSLATE_NOOP("LockDoors", "Restore a backup…"),
    LockDoor.START_NEW: QT_TRANSLATE_NOOP("LockDoors", "Start a new one"),
    LockDoor.KEYS_FROM_BACKUP: QT_TRANSLATE_NOOP("LockDoors", "Use the keys from that backup"),
    LockDoor.MOVE_HERE: QT_TRANSLATE_NOOP("LockDoors", "Move it to this computer"),
    LockDoor.READ_ONLY: QT_TRANSLATE_NOOP("LockDoors", "Open for reading only"),
}
_NEWEST = (
    QT_TRANSLATE_NOOP("LockDoors", "The newest good backup is from {date} (one entry)."),
    QT_TRANSLATE_NOOP("LockDoors", "The newest good backup is from {date} ({count} entries)."),
)
_DAMAGED_KEPT = QT_TRANSLATE_NOOP("LockDoors", "The damaged file is kept beside it.")


def what_can_be_done(error: AppError, newest: NewestBackup | None) -> Told:
    """Word a problem and what can be done about it.

    Args:
        error: why the vault stayed shut.
        newest: the newest good backup, if one was found.
    """
    problem = in_words(error)
    if newest is not None and error.problem in ASK_FOR_BACKUP:
        # A way that is a button away is better than files to be moved by hand.
        said = [_words(_NEWEST[newest.entries != 1], newest)]
        if error.problem is Problem.VAULT_DAMAGED:
            said.append(_translated(_DAMAGED_KEPT))
        problem = replace(problem, next_step=" ".join(said))
    doors = _doors(error.problem, has_backup=newest is not None)
    return Told(problem, tuple(Offer(door, _words(_DOORS[door], newest)) for door in doors))


def _doors(problem: Problem, *, has_backup: bool) -> tuple[LockDoor, ...]:
    restore = LockDoor.RESTORE_NEWEST if has_backup else LockDoor.RESTORE
    match problem:
        case Problem.VAULT_MISSING:
            return (LockDoor.FIND, restore, LockDoor.START_NEW)
        case Problem.KEYS_DAMAGED | Problem.KEYS_MISSING if has_backup:
            return (LockDoor.KEYS_FROM_BACKUP, LockDoor.RESTORE)
        case Problem.SYNCED_FOLDER:
            return (LockDoor.MOVE_HERE, LockDoor.READ_ONLY)
        case Problem.READ_ONLY | Problem.NO_PERMISSION:
            return (LockDoor.READ_ONLY,)
        case _ if problem in _RESTORE | _KEYS:
            return (restore,)
        case _:
            return ()


def _words(text: object, newest: NewestBackup | None) -> str:
    words = _translated(text)
    if newest is None:
        return words
    count = QLocale().toString(newest.entries)
    return words.replace("{date}", moment_words(newest.made_at)).replace("{count}", count)


def _translated(text: object) -> str:
    return QCoreApplication.translate("LockDoors", str(text))
