"""Being asked to end by the system: nothing typed is lost by it."""

import contextlib
import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_ASKED = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class EndRequests(QObject):
    """Calls on SIGTERM, SIGINT and SIGHUP, from the event loop.

    Where the system has no such thing (Windows tells its windows instead), it does nothing.

    Args:
        called: what to do; ends the program once everything is kept.
    """

    def __init__(self, called: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._called = called
        self._notifier: QSocketNotifier | None = None
        if sys.platform == "win32":
            return
        self._heard, self._tell = os.pipe()
        for end in (self._heard, self._tell):
            os.set_blocking(end, False)
        # Python itself would only act on a signal once it runs again, which may be a while.
        signal.set_wakeup_fd(self._tell, warn_on_full_buffer=False)
        for number in _ASKED:
            signal.signal(number, _hear)
        self._notifier = QSocketNotifier(self._heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def _wake(self) -> None:
        with contextlib.suppress(BlockingIOError):
            asked = os.read(self._heard, 64)
            if any(number in asked for number in _ASKED):
                self._called()


def _hear(_number: int, _frame: object) -> None:
    """Nothing here: what there is to do is done from the event loop."""
