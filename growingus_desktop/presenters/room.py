"""What every room's presenter shares: asking again when something changed, and undo."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.changes import Changes, Kind
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store.deeds import Deed

Remember = Callable[[Deed, str], None]

MOST_UNDONE = 100


class RoomPresenter(QObject):
    """One room's state and intents. Subclasses name the kinds they show and refresh themselves.

    Args:
        scope: what is behind the lock.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset()

    changed = Signal()
    """The state is another one; the page draws it anew."""

    problem = Signal(AppError)
    """Something failed that the page shows where the person is looking."""

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scope = scope
        self._undo: list[tuple[Deed, str]] = []
        self._elsewhere: Remember | None = None
        scope.tasks.changed.connect(self._something_changed)

    def refresh(self) -> None:
        """Ask the vault again for what this room shows."""

    def show(self, destination: Destination) -> None:
        """Arrive here, with the tool opened that the destination names."""
        del destination

    def leave(self) -> None:
        """Another room is about to be shown; keep what should be kept now."""

    @property
    def can_undo(self) -> bool:
        """Whether there is a deed in this room to take back."""
        return bool(self._undo)

    def do(self, deed: Deed, said: str = "", then: Callable[[], None] | None = None) -> None:
        """Do something that can be taken back.

        Args:
            deed: what to do.
            said: a quiet word for the status line once it is done.
            then: called once it is done.
        """

        def done(inverse: Deed | None) -> None:
            if inverse is not None:
                self.remember(inverse, said)
            if said:
                self.scope.navigator.say(said)
            if then is not None:
                then()

        self.scope.tasks.in_vault(self, deed.run, done, failed=self.problem.emit)

    def remember(self, inverse: Deed, said: str = "") -> None:
        """Keep what takes a deed back that was done some other way than by `do`."""
        if self._elsewhere is not None:
            self._elsewhere(inverse, said)
            return
        self._undo.append((inverse, said))
        del self._undo[:-MOST_UNDONE]

    def hand_over(self, remember: Remember | None) -> None:
        """Have what is done with a tool of this room be taken back where the person is.

        Args:
            remember: keeps it in the room that is shown, or None once that is this room.
        """
        self._elsewhere = remember

    def undo(self) -> None:
        """Take back the last deed in this room."""
        if not self._undo:
            self.scope.navigator.say(self.tr("Nothing to undo here"))
            return
        inverse, _ = self._undo.pop()

        def done(_again: Deed | None) -> None:
            self.scope.navigator.say(self.tr("Undone"))

        self.scope.tasks.in_vault(self, inverse.run, done, failed=self.problem.emit)

    def open_bin(self) -> None:
        """Show what was deleted, over this room."""
        self.scope.navigator.go(Destination(Room.SETTINGS, Tool.BIN))

    def _something_changed(self, changes: Changes) -> None:
        if changes.kinds & self.kinds:
            self.refresh()
