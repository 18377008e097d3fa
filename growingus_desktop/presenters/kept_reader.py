"""One field's reader, shared between the pool that reads and the screen that forgets."""

from threading import Event, Lock

from growingus_desktop.coach.coach import Coach
from growingus_desktop.coach.reading import Dismissal, Gate, Reading, Seriousness


class KeptReader:
    """Keeps the sentences of a field's newest text, so that little is read twice.

    Reading waits for another reading of the same field; forgetting waits for nothing, since it is
    asked for on the UI thread: what is being read just then is forgotten as soon as it is read.

    Args:
        coach: whose reader it is.
    """

    def __init__(self, coach: Coach) -> None:
        self._reader = coach.reader()
        self._reading = Lock()
        self._unwanted = Event()

    def gate(self, text: str) -> Gate | None:
        """As `Coach.gate`. Safe to call from any thread."""
        with self._reading:
            found = self._reader.gate(text)
        self._tidy()
        return found

    def read(
        self,
        text: str,
        dismissed: frozenset[Dismissal] = frozenset(),
        seriousness: Seriousness = Seriousness.MATTERS,
    ) -> Reading:
        """As `Coach.read`. Safe to call from any thread."""
        with self._reading:
            reading = self._reader.read(text, dismissed, seriousness)
        self._tidy()
        return reading

    def forget(self) -> None:
        """Keep nothing of what was read, nor of what is being read. Never waits."""
        self._unwanted.set()
        self._tidy()

    def _tidy(self) -> None:
        # Whoever fails to get the lock leaves the work to its holder, who comes by here after.
        while self._unwanted.is_set() and self._reading.acquire(blocking=False):
            try:
                self._unwanted.clear()
                self._reader.forget()
            finally:
                self._reading.release()
