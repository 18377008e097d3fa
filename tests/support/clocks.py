"""A clock that stands still and delays that end when told to."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtCore import QObject

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class FixedClock:
    """A clock that shows one moment until it is moved.

    Args:
        moment: aware; where it stands.
        offset_hours: how far east of UTC the person lives.
    """

    def __init__(self, moment: datetime = NOON, offset_hours: float = 0) -> None:
        self._moment = moment
        self._zone = timezone(timedelta(hours=offset_hours))
        self._ran = 0.0

    def now(self) -> datetime:
        return self._moment.astimezone(UTC)

    def local(self) -> datetime:
        return self._moment.astimezone(self._zone)

    def monotonic(self) -> float:
        return self._ran

    def advance(self, **delta: float) -> None:
        """Move on, as `timedelta(**delta)`."""
        step = timedelta(**delta)
        self._moment += step
        self._ran += step.total_seconds()


class HandTimer:
    def __init__(self, timers: "HandTimers", run: Callable[[], None]) -> None:
        self._timers = timers
        self.run = run
        self.due: int | None = None

    def start(self, milliseconds: int) -> None:
        self.due = self._timers.now + milliseconds

    def stop(self) -> None:
        self.due = None

    def is_running(self) -> bool:
        return self.due is not None


class HandTimers:
    """Delays that end only when a test lets time pass."""

    def __init__(self) -> None:
        self.now = 0
        self._timers: list[HandTimer] = []

    def once(self, owner: QObject, run: Callable[[], None]) -> HandTimer:
        del owner
        timer = HandTimer(self, run)
        self._timers.append(timer)
        return timer

    def advance(self, milliseconds: int) -> None:
        """Let time pass; delays end in the order they were due."""
        until = self.now + milliseconds
        while True:
            due = [timer for timer in self._timers if timer.due is not None and timer.due <= until]
            if not due:
                break
            following = min(due, key=lambda timer: timer.due or 0)
            self.now = following.due or self.now
            following.due = None
            following.run()
        self.now = until
