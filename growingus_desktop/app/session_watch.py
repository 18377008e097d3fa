"""Being told by the system that the computer goes to sleep or that the person left the session."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.timers import Timers


class SessionWatch(QObject):
    """What each system's own watch looks like. Where the system can't tell, nothing ever comes."""

    sleeping = Signal()
    """The computer goes to sleep, or has just come back."""

    left = Signal()
    """The session was locked, or somebody else's is in front now."""

    def begin(self) -> None:
        """Listen."""

    def stop(self) -> None:
        """Listen no more."""

    def locked(self) -> None:
        """Everything is locked away: from us, the computer may sleep."""


WatchSession = Callable[[QWidget, Timers], SessionWatch]
"""Makes the watch of a system, given the main window and delays."""


def watch_nothing(window: QWidget, timers: Timers) -> SessionWatch:
    """A watch that is never told anything."""
    del timers
    return SessionWatch(window)


def watch_session(window: QWidget, timers: Timers) -> SessionWatch:
    """This system's watch."""
    if sys.platform.startswith("linux"):
        from growingus_desktop.app.session_linux import linux_session  # noqa: PLC0415

        return linux_session(window)
    if sys.platform == "win32":
        from growingus_desktop.app.session_windows import WindowsSession  # noqa: PLC0415

        return WindowsSession(window)
    if sys.platform == "darwin":
        from growingus_desktop.app.session_mac import MacSession  # noqa: PLC0415

        return MacSession(window, timers)
    return watch_nothing(window, timers)
