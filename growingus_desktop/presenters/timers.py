"""Delays, handed in so that tests can let time pass by themselves."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer


class Timer(Protocol):
    """One delay that can be begun anew and called off."""

    def start(self, milliseconds: int) -> None:
        """Begin, or begin anew."""
        ...

    def stop(self) -> None:
        """Call it off."""
        ...

    def is_running(self) -> bool:
        """Whether it has begun and not yet ended."""
        ...


class Timers(Protocol):
    """Makes delays."""

    def once(self, owner: QObject, run: Callable[[], None]) -> Timer:
        """A delay that calls `run` once each time it ends, and lives as long as `owner`."""
        ...


class _QtTimer:
    def __init__(self, owner: QObject, run: Callable[[], None]) -> None:
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(run)

    def start(self, milliseconds: int) -> None:
        self._timer.start(milliseconds)

    def stop(self) -> None:
        self._timer.stop()

    def is_running(self) -> bool:
        return self._timer.isActive()


class QtTimers:
    """Delays of the running event loop."""

    def once(self, owner: QObject, run: Callable[[], None]) -> Timer:
        """A delay that calls `run` once each time it ends, and lives as long as `owner`."""
        return _QtTimer(owner, run)
