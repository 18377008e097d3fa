"""One window per vault: the folder's lock, held until the end, and requests to come forward."""

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock, take_show_request


class OwnInstance(QObject):
    """Holds the instance lock of a vault's folder for this process.

    Args:
        folder: the vault's folder, which may not exist yet.
    """

    asked_to_show = Signal()
    """A second start over the same folder wants this window to come forward."""

    def __init__(self, folder: VaultFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._lock: InstanceLock | None = None

    @property
    def is_held(self) -> bool:
        """Whether this process has, or had in this session, the vault of this folder."""
        return self._lock is not None

    def take(self) -> InstanceLock | None:
        """The lock, taken once and held until `release`; None if another process has it.

        Raises:
            AppError: what the file system has to say.
        """
        if self._lock is None:
            try:
                self._lock = InstanceLock.take(self._folder)
            except AppError as error:
                if error.problem is not Problem.IN_USE:
                    raise
                return None
            self._watcher.addPath(str(self._folder.path))
        return self._lock

    def adopt(self, descriptor: int) -> bool:
        """Go on holding the lock that this process's former self held.

        Returns:
            False if the descriptor isn't that lock, as when somebody else named it.
        """
        self._lock = InstanceLock.adopt_if_ours(self._folder, descriptor)
        if self._lock is None:
            return False
        self._watcher.addPath(str(self._folder.path))
        return True

    def hand_over(self) -> int | None:
        """The descriptor for `adopt`, or None if the lock isn't held."""
        return None if self._lock is None else self._lock.hand_over()

    def keep(self) -> None:
        """Take a `hand_over` back that came to nothing."""
        if self._lock is not None:
            self._lock.keep()

    def look_for_request(self) -> None:
        """Come forward if a second start asked for it while nobody watched."""
        self._look("")

    def let_go(self) -> None:
        """Give the vault free, as for a move or an erasure; `take` takes the lock again."""
        if self._lock is None:
            return
        self._watcher.removePath(str(self._folder.path))
        lock, self._lock = self._lock, None
        lock.release()

    def release(self) -> None:
        """Give the vault free, at the end of the program."""
        if self._lock is not None:
            self._lock.release()

    def _look(self, _folder: str) -> None:
        if take_show_request(self._folder):
            self.asked_to_show.emit()
