"""Where the doors of the lock page lead that are not about opening the vault as it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from growingus_desktop.app.background import Background
from growingus_desktop.app.own_instance import OwnInstance
from growingus_desktop.app.places import default_vault_folder
from growingus_desktop.app.restoring import Restoring
from growingus_desktop.core.clock import Clock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.lock import LockPresenter
from growingus_desktop.presenters.lock_doors import ASK_FOR_BACKUP, LockDoor
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.leftovers import set_aside, take_keys_from


class WayOn(QObject):
    """Goes through the doors a message of the lock page has.

    Args:
        lock: the lock page's presenter.
        folder: where the vault lies, or should.
        background: does the work.
        clock: names what is set aside by its day.
        instance: holds the folder's lock.
        restoring: shows the restore page.
        find_folder: asks for a folder.
    """

    first_run_wanted = Signal()
    """The person begins anew; nothing is in the way any more."""

    moved = Signal()
    """The vault lies in another folder now, which `folder` stands for."""

    def __init__(
        self,
        lock: LockPresenter,
        *,
        folder: VaultFolder,
        background: Background,
        clock: Clock,
        instance: OwnInstance,
        restoring: Restoring,
        find_folder: Callable[[], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock = lock
        self._folder = folder
        self._background = background
        self._clock = clock
        self._instance = instance
        self._restoring = restoring
        self._find_folder = find_folder
        self.default_place: Callable[[], Path] = default_vault_folder
        lock.door_chosen.connect(self._go)

    def refuse(self, error: AppError) -> None:
        """Tell why the vault stayed shut; a backup that may help is looked for meanwhile."""
        self._lock.refuse(error)
        if error.problem in ASK_FOR_BACKUP:
            self._restoring.look_for_newest(self._lock.know_backup)

    def restore(self, chosen: Path | None = None) -> None:
        """Show the restore page."""
        try:
            self._restoring.show(chosen)
        except AppError as error:
            self._lock.refuse(error)

    def _go(self, door: LockDoor) -> None:
        match door:
            case LockDoor.FIND:
                self._find()
            case LockDoor.RESTORE_NEWEST:
                newest = self._lock.newest
                self.restore(newest.path if newest else None)
            case LockDoor.RESTORE:
                self.restore()
            case LockDoor.START_NEW:
                self._start_new()
            case LockDoor.KEYS_FROM_BACKUP:
                self._take_keys()
            case LockDoor.MOVE_HERE:
                self._move_here()
            case LockDoor.READ_ONLY:
                # The page itself does this one: it is another way to open the vault as it is.
                return

    def _find(self) -> None:
        """Bring a vault back that was moved elsewhere."""
        chosen = self._find_folder()
        if chosen is None:
            return
        folder, day = self._folder, self._clock.local().date()

        def bring_back() -> None:
            from growingus_desktop.vault.moving import move_vault  # noqa: PLC0415 - the database

            found = VaultFolder(chosen)
            if not found.holds_vault():
                raise AppError(Problem.VAULT_MISSING)
            # Keys without their vault would be in its way.
            set_aside(folder, day)
            move_vault(found, folder.path)

        self._instance.let_go()
        self._work(self.tr("Bringing it back…"), bring_back, self._brought_back)

    def _brought_back(self) -> None:
        self._lock.say(
            self.tr("Your vault is back in its place."),
            self.tr("Type its passphrase or its recovery code to open it."),
        )

    def _start_new(self) -> None:
        folder, day = self._folder, self._clock.local().date()
        self._work(
            self.tr("Making room…"),
            lambda: set_aside(folder, day) and None,
            self.first_run_wanted.emit,
        )

    def _take_keys(self) -> None:
        newest = self._lock.newest
        if newest is None:
            return
        folder, day, path = self._folder, self._clock.local().date(), newest.path
        self._work(
            self.tr("Taking the keys from the backup…"),
            lambda: take_keys_from(path, folder, day),
            self._have_keys,
        )

    def _have_keys(self) -> None:
        self._lock.say(
            self.tr("The keys from the backup are in place."),
            self.tr("Type what opened the vault when that backup was made."),
        )

    def _move_here(self) -> None:
        target = self.default_place()
        if target == self._folder.path or VaultFolder(target).holds_vault():
            chosen = self._find_folder()
            if chosen is None:
                return
            target = chosen
        folder = self._folder

        def move() -> None:
            from growingus_desktop.vault.moving import move_vault  # noqa: PLC0415 - the database

            move_vault(folder, target)

        def moved() -> None:
            folder.lie_at(target)
            self.moved.emit()
            self._lock.say(
                self.tr("Your vault is on this computer alone now."),
                self.tr("It lies in {folder}. Type its passphrase to open it.").replace(
                    "{folder}", str(target)
                ),
            )

        self._instance.let_go()
        self._work(self.tr("Moving it…"), move, moved)

    def _work(self, doing: str, work: Callable[[], None], then: Callable[[], None]) -> None:
        self._lock.work_on(doing)
        self._background.run(work, lambda _none: then(), self.refuse)
