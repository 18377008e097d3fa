"""Keeps what is being typed, at most two seconds behind the keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.presenters.timers import Timers
from growingus_desktop.store import drafts as store
from growingus_desktop.store.drafts import Typed
from growingus_desktop.vault.unit_of_work import VaultSession

AFTER_LAST_KEY_MS = 1_000
AT_MOST_MS = 2_000


class DraftKeeper(QObject):
    """Writes drafts a second after the last key and never later than two after the first.

    A text leaves memory only once the vault has committed it, so a full disk or a failed save
    costs nothing: it is tried again with the next key, at `flush`, and at lock.
    """

    kept = Signal()
    """Everything typed so far is in the vault."""

    failed = Signal(AppError)
    """A draft could not be written; it is still held here."""

    def __init__(self, tasks: Tasks, timers: Timers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._unsaved: dict[str, Typed] = {}
        self._on_the_way: list[dict[str, Typed]] = []
        self._pause = timers.once(self, self.flush)
        self._limit = timers.once(self, self.flush)

    @property
    def unsaved(self) -> dict[str, Typed]:
        """What the vault does not hold yet, by surface."""
        return dict(self._unsaved)

    def typed(self, surface: str, text: str, caret: int) -> None:
        """Take note of a field's text; it reaches the vault by itself."""
        self._unsaved[surface] = Typed(text, caret)
        self._pause.start(AFTER_LAST_KEY_MS)
        if not self._limit.is_running():
            self._limit.start(AT_MOST_MS)

    def flush(self) -> None:
        """Write what is unsaved now, as one unit of work."""
        self._pause.stop()
        self._limit.stop()
        writing = dict(self._unsaved)
        if not writing:
            return
        self._on_the_way.append(writing)
        self._tasks.in_vault(
            self,
            lambda session: keep_all(session, writing),
            lambda _none: self._written(writing),
            failed=lambda error: self._refused(writing, error),
        )

    def take_back(self, held_back: dict[str, Typed]) -> None:
        """Take over drafts that an earlier lock could not write, and write them."""
        self._unsaved = {**held_back, **self._unsaved}
        self.flush()

    def find(self, owner: QObject, surface: str, then: Callable[[Typed | None], None]) -> None:
        """Look up what a field last held: the newest word first, whether written yet or not.

        Args:
            owner: who asks; nothing is answered once it is gone.
            surface: the field.
            then: gets what was found, on the UI thread.
        """
        if surface in self._unsaved:
            then(self._unsaved[surface])
            return
        self._tasks.in_vault(
            owner,
            lambda session: store.waiting(session, surface),
            # What was typed while the vault was looking is newer than what it found.
            lambda found: then(self._unsaved.get(surface, found)),
        )

    def let_go(self, *surfaces: str) -> None:
        """Forget drafts whose text was kept where it belongs, in that same deed."""
        for surface in surfaces:
            self._unsaved.pop(surface, None)
        late = [name for name in surfaces if any(name in writing for writing in self._on_the_way)]
        if late:
            # A write asked for after the deed would bring the draft back.
            self._tasks.in_vault(self, lambda session: store.let_go(session, *late))

    def _refused(self, writing: dict[str, Typed], error: AppError) -> None:
        self._forget(writing)
        self.failed.emit(error)

    def _forget(self, writing: dict[str, Typed]) -> None:
        self._on_the_way = [other for other in self._on_the_way if other is not writing]

    def _written(self, writing: dict[str, Typed]) -> None:
        self._forget(writing)
        for surface, typed in writing.items():
            if self._unsaved.get(surface) == typed:
                del self._unsaved[surface]
        if not self._unsaved:
            self.kept.emit()


def keep_all(session: VaultSession, writing: dict[str, Typed]) -> None:
    """Write several drafts in one unit of work."""
    for surface, typed in writing.items():
        store.keep(session, surface, typed)
