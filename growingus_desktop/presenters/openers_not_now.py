"""When it may be better not to send: one quiet line beside the first words, never a block."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store.openers_times import was_flooded_since

LATE: Final = 23
EARLY: Final = 5
"""Hours between which it is late at night, by the person's own clock."""

_HOUR: Final = timedelta(hours=1)
_MANY: Final = 3
"""So many rewrites within an hour are a sign."""

_LOOK_AGAIN_MS: Final = 5 * 60 * 1000


class NotNow(QObject):
    """Knows whether it is late, how often the words were rewritten, and whether one was flooded.

    Args:
        scope: what is behind the lock.
        words: the field of the first words.
    """

    changed = Signal()
    """There is another line to show."""

    def __init__(self, scope: Scope, words: Writing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._writing = words
        self._opener_id: int | None = None
        self._rewrites: dict[int, list[float]] = {}
        self._was_flooded = False
        self._look = scope.timers.once(self, self.look)
        self.words = ""
        words.edited.connect(self._tell)
        words.loaded.connect(self._tell)
        words.changed.connect(self._tell)

    def begin(self, opener_id: int) -> None:
        """Another opener is shown."""
        self._opener_id = opener_id
        self.look()

    def look(self) -> None:
        """Look at the clock, and ask whether a flooded moment was logged within the hour."""
        since = self._scope.clock.now() - _HOUR

        def found(flooded: bool) -> None:
            self._was_flooded = flooded
            self._tell()

        self._scope.tasks.in_vault(
            self, lambda session: was_flooded_since(session, since), found, latest="flooded"
        )
        self._look.start(_LOOK_AGAIN_MS)

    def rewritten(self) -> None:
        """Much of the words went, to be written another way."""
        if self._opener_id is not None:
            self._rewrites.setdefault(self._opener_id, []).append(self._scope.clock.monotonic())
            self._tell()

    def _tell(self, *_news: object) -> None:
        # Beside a text about danger nothing is said of how or when to put it.
        quiet = not self._writing.text.strip() or self._writing.is_gated
        words = "" if quiet else self._line()
        if words != self.words:
            self.words = words
            self.changed.emit()

    def _line(self) -> str:
        if self._was_flooded:
            return self.tr("You noted being flooded within the hour. This will keep until later.")
        if self._rewrites_within_the_hour() >= _MANY:
            return self.tr("The third rewrite within an hour. It may read clearer after a break.")
        hour = self._scope.clock.local().hour
        if hour >= LATE or hour < EARLY:
            return self.tr("It’s late. Some things are easier to say, and to hear, in daylight.")
        return ""

    def _rewrites_within_the_hour(self) -> int:
        now = self._scope.clock.monotonic()
        made = self._rewrites.get(self._opener_id or 0, [])
        made[:] = [at for at in made if now - at <= _HOUR.total_seconds()]
        return len(made)
