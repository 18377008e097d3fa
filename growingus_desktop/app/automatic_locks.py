"""Everything that locks an open vault without the lock button: Shift, and the program by itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from growingus_desktop.app.lock_triggers import DEFAULT_IDLE_MINUTES, IdleWatch, ShiftThrice
from growingus_desktop.core.clock import Clock
from growingus_desktop.presenters.lock import LockReason
from growingus_desktop.presenters.timers import Timers

if TYPE_CHECKING:
    from growingus_desktop.store.lock_settings import LockSettings


class AutomaticLocks(QObject):
    """Watches from `begin` to `stop`; Shift three times hides at any time.

    Until the vault's own settings are known, the safe defaults count.

    Args:
        application: whose events tell of keys and idleness.
        clock: what time it is.
        timers: delays.
        hidden: called for Shift three times.
    """

    wanted = Signal(LockReason)
    """Lock now, for this reason."""

    def __init__(
        self,
        application: QApplication,
        clock: Clock,
        timers: Timers,
        hidden: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._timers = timers
        self._shift = ShiftThrice(clock, hidden, self)
        self._idle: IdleWatch | None = None
        self.minutes = DEFAULT_IDLE_MINUTES
        application.installEventFilter(self._shift)

    def begin(self) -> None:
        """Watch, since a vault is open."""
        self.stop()
        self.minutes = DEFAULT_IDLE_MINUTES
        self._idle = IdleWatch(self._timers, self._left_alone, self.minutes, self)
        self._application.installEventFilter(self._idle)

    def apply(self, settings: "LockSettings") -> None:
        """Go by these settings from now on."""
        self._shift.enabled = settings.shift_thrice
        self.minutes = settings.idle_minutes
        if self._idle is not None:
            self._idle.set_minutes(settings.idle_minutes)

    def stop(self) -> None:
        """Watch no more, since nothing is open."""
        if self._idle is not None:
            self._idle.stop()
            self._idle.deleteLater()
            self._idle = None

    def _left_alone(self) -> None:
        self.wanted.emit(LockReason.IDLE)
