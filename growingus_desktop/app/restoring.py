"""The way back to a backup: what it does to the vault's files, and the page it is done from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from growingus_desktop.app.background import Background
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.lock_doors import NewestBackup
from growingus_desktop.presenters.restore import GUESSES, RestorePresenter
from growingus_desktop.presenters.restore_state import Found, FoundBackup, Plan, Second
from growingus_desktop.vault.backup_file import BackupInfo, read_info, verify_sum
from growingus_desktop.vault.backup_list import BrokenBackup, list_backups, without_copies
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.key_files import read_headers
from growingus_desktop.vault.keys import check_secret, named_mistake, secret_in
from growingus_desktop.vault.sniff import inspect
from growingus_desktop.views.restore import RestorePage
from growingus_desktop.views.window import MainWindow

if TYPE_CHECKING:
    from growingus_desktop.vault.restoring import RestorePlan


@dataclass(frozen=True, slots=True)
class _Handle:
    """What a plan needs to be carried out.

    Args:
        plan: as the vault made it.
        own: what opens the vault now, to take the restore back with.
        backup: what opens the backup.
    """

    plan: "RestorePlan"
    own: str
    backup: str

    def __repr__(self) -> str:
        return "_Handle()"


class VaultFiles:
    """What is done to the files of a closed vault. Each call takes a while and runs on a worker.

    Args:
        folder: the vault's.
        clock: dates the backup of what is there now.
        kdf: how costly a guess at the passphrase is.
    """

    def __init__(self, folder: VaultFolder, clock: Clock, kdf: Kdf) -> None:
        self._folder = folder
        self._clock = clock
        self._bounds = kdf.bounds
        self._way_back: tuple[Path, str] | None = None

    def find(self) -> Found:
        """Look for backups, and whether the vault that is here looks sound."""
        listed = list_backups(self._folder)
        whole = {info.path for info in without_copies(listed)}
        shown = [
            self._found(each)
            for each in listed
            if isinstance(each, BrokenBackup) or each.path in whole
        ]
        return Found(tuple(shown), is_sound=self._looks_sound())

    def newest(self) -> NewestBackup | None:
        """The newest backup that is whole to the last byte."""
        for info in without_copies(list_backups(self._folder)):
            try:
                verify_sum(info.path)
            except AppError:
                continue
            return NewestBackup(info.path, self._here(info.made_at), info.entries)
        return None

    def look_at(self, path: Path) -> FoundBackup:
        """Look at a file the person pointed at."""
        try:
            return self._found(read_info(path))
        except AppError as error:
            return self._found(BrokenBackup(path, error))

    def plan(self, backup: Path, secret: str, second: Second | None, other: str) -> Plan | Second:
        """Find out what restoring would do; see `RestoreWork`."""
        from growingus_desktop.vault import restoring  # noqa: PLC0415 - brings the database

        backups, own = (other, secret) if second is Second.EARLIER else (secret, other)
        try:
            made = restoring.plan(
                self._folder,
                backup,
                secret_in(backups),
                own_secret=secret_in(own) if own else None,
                bounds=self._bounds,
            )
        except AppError as error:
            if second is None and error.problem in GUESSES and self._opens(secret):
                return Second.EARLIER
            raise _named(error, backups, own) from None
        if made.of_other_vault:
            return Plan(of_other_vault=True, handle=_Handle(made, own or secret, backups))
        if made.needs_own_secret:
            return Second.OWN
        return Plan(
            lost=made.lost or 0,
            current_is_sound=made.current_is_sound,
            handle=_Handle(made, own or secret, backups),
        )

    def restore(self, plan: Plan) -> bool:
        """Put the backup in the vault's place; whether that can be taken back."""
        from growingus_desktop.vault import restoring  # noqa: PLC0415 - brings the database

        handle = _handle(plan)
        done = restoring.restore(self._folder, handle.plan, clock=self._clock)
        self._way_back = None if done.undo is None else (done.undo, handle.own)
        return self._way_back is not None

    def undo(self) -> None:
        """Put back what was there before the last restore."""
        from growingus_desktop.vault import restoring  # noqa: PLC0415 - brings the database

        if self._way_back is None:
            return
        backup, secret = self._way_back
        made = restoring.plan(self._folder, backup, secret_in(secret), bounds=self._bounds)
        restoring.restore(self._folder, made, clock=self._clock)
        self._way_back = None

    def restore_elsewhere(self, plan: Plan, target: Path) -> None:
        """Make a vault of its own out of the backup of another one."""
        from growingus_desktop.vault import restoring  # noqa: PLC0415 - brings the database

        handle = _handle(plan)
        restoring.into(
            VaultFolder(target),
            handle.plan.info.path,
            secret_in(handle.backup),
            bounds=self._bounds,
        )

    def _opens(self, secret: str) -> bool:
        try:
            check_secret(self._folder, secret_in(secret), self._bounds)
        except AppError:
            return False
        return True

    def _looks_sound(self) -> bool:
        try:
            inspect(self._folder)
            read_headers(self._folder)
        except AppError:
            return False
        return True

    def _found(self, backup: BackupInfo | BrokenBackup) -> FoundBackup:
        is_elsewhere = backup.path.parent != self._folder.backups
        if isinstance(backup, BrokenBackup):
            problem = backup.problem.problem
            return FoundBackup(backup.path, is_elsewhere=is_elsewhere, problem=problem)
        return FoundBackup(backup.path, self._here(backup.made_at), backup.entries, is_elsewhere)

    def _here(self, moment: datetime) -> datetime:
        """The moment in the person's own zone."""
        return moment.astimezone(self._clock.local().tzinfo)


class Restoring(QObject):
    """Shows the restore page over a closed vault.

    Args:
        window: shows it.
        folder: the vault's.
        background: does the work.
        clock: dates backups.
        kdf: how costly a guess at the passphrase is.
        take_instance: takes the folder's instance lock for this process.
        find_file: asks for a file that is there.
        find_folder: asks for a folder.
    """

    left = Signal()
    """The person goes back to the lock page."""

    wrong_try = Signal()
    """A secret opened nothing."""

    def __init__(
        self,
        window: MainWindow,
        *,
        folder: VaultFolder,
        background: Background,
        clock: Clock,
        kdf: Kdf,
        take_instance: Callable[[], InstanceLock | None],
        find_file: Callable[[], Path | None],
        find_folder: Callable[[], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._folder = folder
        self._background = background
        self._clock = clock
        self._kdf = kdf
        self._take_instance = take_instance
        self._find_file = find_file
        self._find_folder = find_folder
        self._presenter: RestorePresenter | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether somebody is on this page, so that the program must stay as it is."""
        return self._presenter is not None

    def show(self, chosen: Path | None = None) -> None:
        """Show the page.

        Args:
            chosen: the backup to begin with; the newest if not given.

        Raises:
            AppError: IN_USE if another process has the vault, or what the file system has to say.
        """
        if self._folder.path.is_dir() and self._take_instance() is None:
            raise AppError(Problem.IN_USE)
        page = self.page()
        self._presenter = page.presenter
        self._presenter.left.connect(self._leave)
        self._presenter.wrong_try.connect(self.wrong_try)
        self._window.show_locked(page)
        self._presenter.begin(chosen)
        page.take_focus()

    def page(self) -> RestorePage:
        """A fresh page over the vault's files, which leads nowhere by itself."""
        presenter = RestorePresenter(
            VaultFiles(self._folder, self._clock, self._kdf), self._background.run
        )
        page = RestorePage(presenter, self._find_file, self._find_folder)
        presenter.setParent(page)
        return page

    def look_for_newest(self, then: Callable[[NewestBackup | None], None]) -> None:
        """Find the newest good backup."""
        files = VaultFiles(self._folder, self._clock, self._kdf)
        self._background.run(files.newest, then, lambda _error: then(None))

    def withdraw(self) -> None:
        """Let go of everything, as at a lock."""
        presenter, self._presenter = self._presenter, None
        if presenter is not None:
            presenter.withdraw()

    def _leave(self) -> None:
        self.withdraw()
        self.left.emit()


def _handle(plan: Plan) -> _Handle:
    if not isinstance(plan.handle, _Handle):
        raise TypeError("a plan is carried out by whoever made it")
    return plan.handle


def _named(error: AppError, *texts: str) -> AppError:
    """The same, or the slip in a recovery code if one of the texts looks like one."""
    if error.problem is not Problem.WRONG_PASSPHRASE:
        return error
    mistakes = [named_mistake(text) for text in texts if text]
    return next((mistake for mistake in mistakes if mistake), error)
