"""Everything that locks an open vault without the lock button: Shift, and the program by itself."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from growingus_desktop.app.capture import CaptureGuard
from growingus_desktop.app.heartbeat import Heartbeat
from growingus_desktop.app.lock_triggers import DEFAULT_IDLE_MINUTES, IdleWatch, ShiftThrice
from growingus_desktop.app.surroundings import Surroundings
from growingus_desktop.core.clock import Clock
from growingus_desktop.presenters.lock import LockReason
from growingus_desktop.presenters.timers import Timers

log = logging.getLogger(__name__)

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
        window: the main window, which some systems tell their news to.
        surroundings: the system's own news, and its clocks.
    """

    wanted = Signal(LockReason)
    """Lock now, for this reason."""

    def __init__(
        self,
        application: QApplication,
        clock: Clock,
        timers: Timers,
        hidden: Callable[[], None],
        *,
        window: QWidget,
        surroundings: Surroundings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._timers = timers
        self._shift = ShiftThrice(clock, hidden, self)
        self._idle: IdleWatch | None = None
        self.minutes = DEFAULT_IDLE_MINUTES
        self._session = surroundings.watch_session(window, timers)
        self._heartbeat = Heartbeat(application, timers, surroundings.read_clocks, self)
        self._locks_on_sleep = self._locks_on_session = True
        self._session.sleeping.connect(self._sleeping)
        self._session.left.connect(self._left)
        self._heartbeat.missed.connect(self._missed)
        self._capture: CaptureGuard | None = None
        if surroundings.set_affinity is not None:
            self._capture = CaptureGuard(application, surroundings.set_affinity, self)
        application.installEventFilter(self._shift)

    def begin(self) -> None:
        """Watch, since a vault is open."""
        self.stop()
        self.minutes = DEFAULT_IDLE_MINUTES
        self._idle = IdleWatch(self._timers, self._left_alone, self.minutes, self)
        self._application.installEventFilter(self._idle)
        self._locks_on_sleep = self._locks_on_session = True
        try:
            self._session.begin()
        except Exception as error:  # noqa: BLE001 - an odd system may not stand before an open vault
            log.error("nothing is heard of the session: %s", type(error).__name__)  # noqa: TRY400
        self._heartbeat.begin()

    def apply(self, settings: "LockSettings") -> None:
        """Go by these settings from now on."""
        self._shift.enabled = settings.shift_thrice
        if self._capture is not None:
            self._capture.hide(hides=settings.hide_from_capture)
        self._locks_on_sleep = settings.on_sleep
        self._locks_on_session = settings.on_session
        self.minutes = settings.idle_minutes
        if self._idle is not None:
            self._idle.set_minutes(settings.idle_minutes)

    def stop(self) -> None:
        """Watch no more, since nothing is open."""
        self._heartbeat.stop()
        if self._idle is not None:
            self._idle.stop()
            self._idle.deleteLater()
            self._idle = None

    def locked(self) -> None:
        """The vault is closed, so there is nothing left to wait for; the computer may sleep."""
        self._session.stop()

    def _sleeping(self) -> None:
        if self._locks_on_sleep:
            self.wanted.emit(LockReason.SLEEP)

    def _left(self) -> None:
        if self._locks_on_session:
            self.wanted.emit(LockReason.SESSION)

    def _missed(self, reason: LockReason, seconds: float) -> None:
        if reason is not LockReason.SLEEP or self._locks_on_sleep:
            self.wanted.emit(reason)
        elif seconds >= self.minutes * 60:
            # Whoever wants it open after a sleep still wants it shut after so long a time.
            self.wanted.emit(LockReason.IDLE)

    def _left_alone(self) -> None:
        self.wanted.emit(LockReason.IDLE)
