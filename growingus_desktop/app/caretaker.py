"""What is done for an open vault beside the person's own work: the full check, then backups.

This module brings the database with it, so it is imported after the lock page was painted.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from growingus_desktop.app.background import Background
from growingus_desktop.app.backup_schedule import BackupSchedule, back_up_on_leaving
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.arrival import Arrival
from growingus_desktop.presenters.last_backup import LastBackup
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.presenters.timers import Timers
from growingus_desktop.store import visits
from growingus_desktop.vault.backup_file import Reason
from growingus_desktop.vault.checks import Findings, check
from growingus_desktop.vault.vault import Vault

CHECK_AFTER_MS = 3_000
"""Opening and the first pages come first; nothing but the first backup waits for the check."""


class Caretaker(QObject):
    """Looks after one open vault until it closes.

    Args:
        vault: open.
        timers: delays.
        arrival: gets what is found.
        wrong_tries: since the vault was last opened.
    """

    def __init__(
        self,
        vault: Vault,
        timers: Timers,
        arrival: Arrival,
        wrong_tries: int = 0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._arrival = arrival
        arrival.setParent(self)
        self._wrong_tries = wrong_tries
        self._tasks: Tasks | None = None
        self._worker = Background(self)
        self._was_sound = False
        self._check = timers.once(self, self._look_through)
        self._schedule: BackupSchedule | None = None
        if vault.folder is not None and not vault.read_only:
            self._schedule = BackupSchedule(vault, self._worker, timers, self._is_busy, self)
            self._schedule.failed.connect(arrival.found)

    @property
    def arrival(self) -> Arrival:
        """What there is to tell."""
        return self._arrival

    @property
    def last_backup(self) -> LastBackup:
        """How the backups stand."""
        return LastBackup() if self._schedule is None else self._schedule.state

    def begin(self, tasks: Tasks) -> None:
        """Begin, since the vault is shown.

        Args:
            tasks: the person's own work, which goes first.
        """
        self._tasks = tasks
        for note in self._vault.notes:
            self._arrival.found(note)
        look = visits.last_opened if self._vault.read_only else visits.arrive
        tasks.in_vault(
            self,
            look,
            lambda before: self._arrival.visited(before, self._wrong_tries),
        )
        if self._vault.folder is not None:
            self._check.start(CHECK_AFTER_MS)

    def back_up_now(
        self,
        then: Callable[[LastBackup], None],
        failed: Callable[[AppError], None],
        reason: Reason = Reason.BY_HAND,
    ) -> None:
        """Make a backup at once; where nothing is kept there is nothing to back up either."""
        if self._schedule is not None:
            self._schedule.back_up_now(then, failed, reason)
        elif self._vault.read_only:
            failed(AppError(Problem.READ_ONLY, opened="for_reading"))
        else:
            then(LastBackup())

    def stop(self) -> None:
        """Begin nothing more; what runs ends once the vault is interrupted."""
        self._check.stop()
        if self._schedule is not None:
            self._schedule.stop()
        self._worker.let_go()

    def finish(self, *, leaving: bool) -> None:
        """On a worker, after `stop`, before the vault is closed.

        Args:
            leaving: whether the program ends, so that a last backup is worth the wait.
        """
        if leaving and self._was_sound and self._schedule is not None:
            back_up_on_leaving(self._vault)

    def join(self) -> None:
        """On a worker, once the vault is closed: wait for what was still under way."""
        self._worker.join()

    def _is_busy(self) -> bool:
        return self._tasks is not None and self._tasks.under_way > 0

    def _look_through(self) -> None:
        vault = self._vault
        self._worker.run(lambda: check(vault).result(), self._checked, self._unchecked)

    def _checked(self, findings: Findings) -> None:
        self._was_sound = findings.sound
        problem = findings.as_problem()
        if problem is not None:
            # No backup of a damaged vault may push out one that is whole.
            self._arrival.found(problem)
        elif self._schedule is not None:
            self._schedule.begin()

    def _unchecked(self, error: AppError) -> None:
        if error.problem is not Problem.VAULT_CLOSED:
            self._arrival.found(error)
