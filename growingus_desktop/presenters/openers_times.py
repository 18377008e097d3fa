"""Two clocks a person may start: how long to write on, and how long first words take to say."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.presenters.scope import Scope

MINUTES: Final = (5, 10, 20)
"""How long a person may want to write for."""

_MINUTE: Final = 60
_TICK_MS: Final = 1_000


class WritingTime(QObject):
    """Counts down while a person writes freely; when it is over it says so and stops nothing.

    Args:
        scope: what is behind the lock.
    """

    changed = Signal()
    """There is another line to show."""

    over = Signal()
    """The time is up."""

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = scope.clock
        self._ends: float | None = None
        self._tick = scope.timers.once(self, self._go_on)
        self.words = ""

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self._ends is not None

    def start(self, minutes: int) -> None:
        """Begin, or begin anew."""
        self._ends = self._clock.monotonic() + minutes * _MINUTE
        self._go_on()

    def stop(self) -> None:
        """Call it off, and show nothing more of it."""
        self._tick.stop()
        self._ends = None
        self._say("")

    def _go_on(self) -> None:
        if self._ends is None:
            return
        left = self._ends - self._clock.monotonic()
        if left <= 0:
            self._ends = None
            self._say(self.tr("The time is up. Stop here, or go on as long as you like."))
            self.over.emit()
            return
        minutes = -(-left // _MINUTE)
        self._say(self.tr("About %n minutes left", "", round(minutes)))
        # Until the words are other ones; a line that ticks would hurry.
        self._tick.start(round((left - (minutes - 1) * _MINUTE) * 1000) + 1)

    def _say(self, words: str) -> None:
        if words != self.words:
            self.words = words
            self.changed.emit()


@dataclass(frozen=True, slots=True)
class AloudState:
    """How long the first words take to say.

    Args:
        is_running: whether they are being said.
        words: what is shown, or nothing.
        is_long: whether it took over a minute.
    """

    is_running: bool = False
    words: str = ""
    is_long: bool = False


class AloudTime(QObject):
    """Counts up while a person says their first words to themselves.

    Args:
        scope: what is behind the lock.
    """

    changed = Signal()
    """The state is another one."""

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = scope.clock
        self._began = 0.0
        self._tick = scope.timers.once(self, self._go_on)
        self.state = AloudState()

    def toggle(self) -> None:
        """Start, or stop and say how long it took."""
        if not self.state.is_running:
            self._began = self._clock.monotonic()
            self._go_on()
            return
        self._tick.stop()
        seconds = round(self._clock.monotonic() - self._began)
        if seconds > _MINUTE:
            minutes, rest = divmod(seconds, _MINUTE)
            said = self.tr("{minutes}:{seconds} aloud. Under a minute is easier to take in.")
            words = said.format(minutes=minutes, seconds=f"{rest:02}")
            self._become(AloudState(words=words, is_long=True))
        else:
            self._become(AloudState(words=self.tr("%n seconds aloud", "", seconds)))

    def clear(self) -> None:
        """Show nothing of it; other words take another time."""
        self._tick.stop()
        self._become(AloudState())

    def _go_on(self) -> None:
        seconds = int(self._clock.monotonic() - self._began)
        minutes, rest = divmod(seconds, _MINUTE)
        self._become(
            AloudState(is_running=True, words=f"{minutes}:{rest:02}", is_long=seconds > _MINUTE)
        )
        self._tick.start(_TICK_MS)

    def _become(self, state: AloudState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
