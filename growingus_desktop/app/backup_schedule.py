"""Backups by themselves: every half hour when something changed, and when the program ends.

This module brings the database with it, so it is imported after the lock page was painted.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from growingus_desktop.app.background import Background
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.last_backup import LastBackup
from growingus_desktop.presenters.timers import Timers
from growingus_desktop.store import backup_settings
from growingus_desktop.vault.backups import (
    BackupInfo,
    Reason,
    back_up,
    is_changed_since,
    list_backups,
)
from growingus_desktop.vault.key_files import current_header
from growingus_desktop.vault.older_backups import delete_older
from growingus_desktop.vault.resealing import reseal_backups
from growingus_desktop.vault.vault import Vault

log = logging.getLogger(__name__)
EVERY_MS = 30 * 60_000
AGAIN_MS = 10 * 60_000
"""How soon one that failed is tried again."""
REST_MS = 20_000
"""How long to wait for a pause in the work before looking again."""
MOST_RESTS = 15


@dataclass(frozen=True, slots=True)
class _Found:
    """What an attempt ended in.

    Args:
        newest: the newest good backup, or None.
        made: whether it was made now.
    """

    newest: BackupInfo | None
    made: bool = False


class BackupSchedule(QObject):
    """Makes the backups of one open vault; nothing happens before `begin`.

    Args:
        vault: open for writing, in a file.
        worker: does the work; nothing else may wait for it.
        timers: delays.
        is_busy: whether the person is in the middle of something.
    """

    failed = Signal(AppError)
    """A backup could not be made, or a copy of it; told once until one succeeds."""

    def __init__(
        self,
        vault: Vault,
        worker: Background,
        timers: Timers,
        is_busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._worker = worker
        self._is_busy = is_busy
        self._state = LastBackup()
        self._told: Problem | None = None
        self._rests = 0
        self._due = timers.once(self, self._is_due)
        self._worker.run(lambda: _Found(newest_backup(vault)), self._know)

    @property
    def state(self) -> LastBackup:
        """How the backups stand."""
        return self._state

    def begin(self) -> None:
        """Make the first one soon, since the vault was found sound, and go on from there."""
        self._rests = 0
        self._due.start(REST_MS)

    def stop(self) -> None:
        """Make no more."""
        self._due.stop()

    def back_up_now(
        self,
        then: Callable[[LastBackup], None],
        failed: Callable[[AppError], None],
        reason: Reason = Reason.BY_HAND,
    ) -> None:
        """Make one at once, changed or not."""

        def made(found: _Found) -> None:
            self._made(found)
            then(self._state)

        def refused(error: AppError) -> None:
            self._refused(error)
            failed(error)

        self._make(reason, made, refused)

    def _is_due(self) -> None:
        if self._is_busy() and self._rests < MOST_RESTS:
            self._rests += 1
            self._due.start(REST_MS)
            return
        self._rests = 0
        self._make(Reason.SCHEDULED, self._made, self._refused)

    def _make(
        self,
        reason: Reason,
        then: Callable[[_Found], None],
        failed: Callable[[AppError], None],
    ) -> None:
        self._state = replace(self._state, is_under_way=True)
        vault = self._vault
        always = reason is not Reason.SCHEDULED
        self._worker.run(lambda: _back_up(vault, reason, always=always), then, failed)

    def _know(self, found: _Found) -> None:
        if found.newest is not None:
            self._state = replace(self._state, made_at=found.newest.made_at)

    def _made(self, found: _Found) -> None:
        self._due.start(EVERY_MS)
        missing = found.newest.not_copied if found.newest is not None and found.made else ()
        not_copied = missing[0].problem if missing else None
        if not found.made:
            not_copied = self._state.not_copied
        self._state = replace(self._state, problem=None, not_copied=not_copied, is_under_way=False)
        self._know(found)
        self._tell(not_copied)

    def _refused(self, error: AppError) -> None:
        self._state = replace(self._state, is_under_way=False)
        if error.problem is Problem.VAULT_CLOSED:
            return
        self._due.start(AGAIN_MS)
        self._state = replace(self._state, problem=error)
        self._tell(error)

    def _tell(self, error: AppError | None) -> None:
        problem = None if error is None else error.problem
        if error is not None and problem is not self._told:
            self.failed.emit(error)
        self._told = problem


def newest_backup(vault: Vault) -> BackupInfo | None:
    """The newest whole backup of an open vault, going by what the backups say. On a worker."""
    if vault.folder is None or vault.keys is None:
        return None
    own = vault.keys.header.vault_id
    whole = (each for each in list_backups(vault.folder) if isinstance(each, BackupInfo))
    return next((each for each in whole if each.header.vault_id == own), None)


def back_up_on_leaving(vault: Vault) -> None:
    """One last backup if anything changed; a failure only logged, since the program is going."""
    try:
        _back_up(vault, Reason.CLOSING)
    except Exception as error:  # noqa: BLE001 - the vault has to be closed all the same
        known = error.problem.value if isinstance(error, AppError) else type(error).__name__
        log.warning("no backup was made on leaving: %s", known)


def _back_up(vault: Vault, reason: Reason, *, always: bool = False) -> _Found:
    places = vault.submit(backup_settings.places).result().value
    _reseal(vault, places)
    newest = newest_backup(vault)
    if newest is not None and not always and not is_changed_since(vault, newest):
        return _Found(newest)
    made = back_up(vault, reason, places=places)
    if not made.not_copied:
        _let_older_go(vault, places)
    return _Found(made, made=True)


def _reseal(vault: Vault, places: tuple[Path, ...]) -> None:
    """Let no replaced secret open a backup in a folder that was away when it was replaced."""
    keys = vault.keys
    if vault.folder is None or keys is None or not places:
        return
    header = current_header(vault.folder, keys.data_key)
    reseal_backups(vault.folder, header, keys.data_key, places=places)


def _let_older_go(vault: Vault, places: tuple[Path, ...]) -> None:
    """Delete what a change of the data key left in a folder that was away, now there is a new one."""
    keys = vault.keys
    if vault.folder is not None and keys is not None and places:
        delete_older(vault.folder, keys, places, further_only=True)
