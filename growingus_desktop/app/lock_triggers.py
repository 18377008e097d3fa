"""What locks besides the button: Shift three times, and leaving the program alone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from growingus_desktop.core.clock import Clock
from growingus_desktop.presenters.timers import Timers

THREE_WITHIN_S = 1.5
DEFAULT_IDLE_MINUTES = 5

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class ShiftThrice(QObject):
    """Calls when Shift alone is pressed three times within a second and a half.

    Args:
        clock: measures the second and a half.
        called: what to do.
        parent: owner; install this as an event filter of the application.
    """

    def __init__(
        self, clock: Clock, called: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._called = called
        self._presses: list[float] = []
        self.enabled = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count Shift presses; any other key starts the count anew."""
        # A key reaches the window's handle and then its widgets: only the first is counted.
        if self.enabled and watched.isWindowType() and event.type() == QEvent.Type.KeyPress:
            self._count(event)
        return False

    def _count(self, event: QEvent) -> None:
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return
        if event.key() != Qt.Key.Key_Shift:
            self._presses.clear()
            return
        now = self._clock.monotonic()
        self._presses = [at for at in self._presses if now - at <= THREE_WITHIN_S]
        self._presses.append(now)
        if len(self._presses) == 3:
            self._presses.clear()
            self._called()


class IdleWatch(QObject):
    """Calls once nobody has touched the program for a while, dialogs or not.

    Args:
        timers: makes the delay.
        called: what to do.
        minutes: how long at first, 1 to 30.
        parent: owner; install this as an event filter of the application.
    """

    def __init__(
        self,
        timers: Timers,
        called: Callable[[], None],
        minutes: int = DEFAULT_IDLE_MINUTES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._minutes = _within_bounds(minutes)
        self._timer = timers.once(self, called)
        self._begin()

    @property
    def minutes(self) -> int:
        """After how many minutes it calls."""
        return self._minutes

    def set_minutes(self, minutes: int) -> None:
        """Wait this long instead, counted from now."""
        self._minutes = _within_bounds(minutes)
        if self._timer.is_running():
            self._begin()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin the delay anew at every sign of life."""
        del watched
        if event.type() in _SIGNS_OF_LIFE and self._timer.is_running():
            self._begin()
        return False

    def _begin(self) -> None:
        self._timer.start(self._minutes * 60_000)


def _within_bounds(minutes: int) -> int:
    return min(max(minutes, 1), 30)
