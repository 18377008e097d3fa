"""Notices that time has passed without the program: sleep on any system, and clocks that jump.

A resumed computer paints before any timer ends. So the clocks are also compared before anything is
painted or any key is taken: what is seen first after a sleep is the lock page.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from growingus_desktop.presenters.lock import LockReason
from growingus_desktop.presenters.timers import Timers

EVERY_S = 5
OFF_BY_S = 30
"""How far time may be off before it is taken for a sleep or a jump (trust T3)."""

_BEFORE = frozenset(
    {
        QEvent.Type.Expose,
        QEvent.Type.UpdateRequest,
        QEvent.Type.Paint,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.WindowActivate,
        QEvent.Type.ApplicationStateChange,
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment, in seconds.

    Args:
        boot: since the computer was started, its sleep included.
        wall: by the clock people read.
    """

    boot: float
    wall: float


ReadClocks = Callable[[], Reading]


def read_clocks() -> Reading:
    """This computer's clocks."""
    return Reading(_since_boot(), time.time())


class Heartbeat(QObject):
    """Compares, at least every five seconds, what should have passed with what did.

    Args:
        application: whose events come after a look at the clocks.
        timers: makes the beat.
        read: reads the clocks.
    """

    missed = Signal(LockReason, float)
    """Time passed without us, or the clock was moved; by how many seconds."""

    def __init__(
        self,
        application: QApplication,
        timers: Timers,
        read: ReadClocks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._read = read
        self._timer = timers.once(self, self._beat)
        self._last = read()

    def begin(self) -> None:
        """Watch from now on."""
        self._last = self._read()
        self._timer.start(EVERY_S * 1000)
        self._application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the clocks before anything is shown or taken in."""
        del watched
        if event.type() in _BEFORE:
            self._look()
        return False

    def _beat(self) -> None:
        self._look()
        if self._timer.is_running():
            return
        self._last = self._read()
        self._timer.start(EVERY_S * 1000)

    def _look(self) -> None:
        now = self._read()
        passed = now.boot - self._last.boot
        moved = now.wall - self._last.wall - passed
        if passed > EVERY_S + OFF_BY_S:
            self._last = now
            self.missed.emit(LockReason.SLEEP, passed)
        elif abs(moved) > OFF_BY_S:
            self._last = now
            self.missed.emit(LockReason.CLOCK, abs(moved))


def _since_boot() -> float:
    if sys.platform.startswith("linux"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        # Python's own monotonic clock stands still while a Mac sleeps; this one goes on.
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
