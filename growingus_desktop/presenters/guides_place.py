"""How far down the open guide the reader is, kept once the page rests."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.guides_list import per_cent
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import reading
from growingus_desktop.store.reading import WHOLE

KEEP_AFTER_MS: Final = 1_200
"""How long a page must rest before the place is kept; passing by keeps nothing."""


class ReadingPlace(QObject):
    """The place in the guide that is open.

    Args:
        scope: what is behind the lock.
        failed: gets a problem of keeping it.
    """

    def __init__(
        self, scope: Scope, failed: Callable[[AppError], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._failed = failed
        self._guide = ""
        self._furthest = self._kept = self.permille = 0
        self._to_keep = False
        self._resting = scope.timers.once(self, self.keep)

    def begin(self, guide: str, permille: int, furthest: int) -> None:
        """Another guide is open: at this place, once read so far."""
        self._guide, self._furthest = guide, furthest
        # Whoever opens a guide they have read to its end wants to read it again.
        self.permille = self._kept = permille if permille < WHOLE else 0
        self._to_keep = False
        self.say()

    def rest(self) -> None:
        """Keep the place once the page has rested here."""
        self._to_keep = True
        self._resting.start(KEEP_AFTER_MS)

    def move(self, permille: int) -> None:
        """Take note of how far down the reader is."""
        if self._guide and permille != self.permille:
            self.permille = permille
            self.rest()

    def leave(self) -> None:
        """Keep the place now if it is another one; who only passed by leaves no trace."""
        if self.permille == self._kept:
            self._to_keep = False
        self.keep()

    def keep(self) -> None:
        """Keep the place now, if there is one to keep."""
        self._resting.stop()
        if not self._guide or not self._to_keep:
            return
        self._to_keep = False
        guide, place = self._guide, self.permille
        self._kept = place
        self._furthest = max(self._furthest, place)
        self._scope.tasks.in_vault(
            self,
            lambda session: reading.keep_progress(session, guide, place),
            failed=self._failed,
        )
        self.say()

    def say(self) -> None:
        """Say in the status line how far the guide was read."""
        furthest = max(self.permille, self._furthest)
        words = self.tr("{share} read").replace("{share}", per_cent(furthest))
        self._scope.navigator.say(words if furthest >= WHOLE // 100 else "")
