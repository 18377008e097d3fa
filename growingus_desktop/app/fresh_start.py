"""After a lock: window and instance lock handed over to a fresh program with an empty memory."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from growingus_desktop.app.background import Background
from growingus_desktop.app.own_instance import OwnInstance
from growingus_desktop.app.relaunch import Handover, Relaunch
from growingus_desktop.presenters.lock import LockReason
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.views.window import MainWindow


class FreshStart(QObject):
    """Replaces the program once nothing is under way any more.

    Args:
        relaunch: does it, or None where it can't be done.
        folder: the vault's.
        window: stands where the fresh one shall stand.
        instance: holds the vault's lock.
        background: has to come to rest first.
        may_begin: asked last of all; not while a vault is open or being opened.
    """

    def __init__(
        self,
        relaunch: Relaunch | None,
        *,
        folder: VaultFolder,
        window: MainWindow,
        instance: OwnInstance,
        background: Background,
        may_begin: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._relaunch = relaunch
        self._folder = folder
        self._window = window
        self._instance = instance
        self._background = background
        self._may_begin = may_begin
        self._is_due = False
        self._said: tuple[LockReason | None, int] = (None, 0)

    def due(self, reason: LockReason | None, minutes: int) -> None:
        """Something was locked away: the fresh program shall say why, as this one does."""
        self._is_due = True
        self._said = (reason, minutes)

    def forget(self) -> None:
        """A vault is open again; the next lock is early enough."""
        self._is_due = False

    def begin(self) -> None:
        """Start afresh as soon as the worker has come to rest."""
        if self._is_wanted():
            self._background.once_at_rest(self._hand_over)

    def _is_wanted(self) -> bool:
        return self._relaunch is not None and self._is_due and self._may_begin()

    def _hand_over(self) -> None:
        lock = self._instance.hand_over() if self._is_wanted() else None
        if lock is None or self._relaunch is None:
            return
        self._is_due = False
        reason, minutes = self._said
        self._relaunch(
            Handover(
                self._folder.path,
                lock,
                reason=reason,
                minutes=minutes,
                minimised=self._window.isMinimized(),
                active=self._window.isActiveWindow(),
                geometry=bytes(self._window.saveGeometry().data()),
            )
        )
        # Still here: it could not be done, and everything goes on as it was.
        self._instance.keep()
