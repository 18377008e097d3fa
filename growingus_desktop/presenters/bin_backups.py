"""Which backups still hold what was erased for good, and what the person may do about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from growingus_desktop.core.errors import AppError
from growingus_desktop.store.bin import Erased

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InBackups:
    """Where what was erased still lies.

    Args:
        holding: how many backups hold some of it.
        unknown: how many can't be looked into and may hold it.
    """

    holding: int = 0
    unknown: int = 0


class BackupSearch(Protocol):
    """Work on backups; every method is for a worker."""

    def look(self, erased: Erased) -> InBackups:
        """Look for this too, besides what was looked for before."""
        ...

    def make_anew(self) -> InBackups:
        """Make those that hold it anew without it; where it lies still."""
        ...

    def delete(self) -> InBackups:
        """Delete those that hold it or may hold it; where it lies still."""
        ...


class Run(Protocol):
    """Runs work on a worker and answers on the UI thread."""

    def __call__(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do `work`, then call `then` or `failed`."""
        ...


@dataclass(frozen=True, slots=True)
class ErasedState:
    """What the note shows.

    Args:
        found: where it lies, or None before the first look.
        busy: whether backups are being looked into or changed.
        problem: what went wrong the last time.
    """

    found: InBackups | None = None
    busy: bool = False
    problem: AppError | None = None


class ErasedBackups(QObject):
    """State and intents of the note.

    Args:
        search: does the work.
        run: has it done on a worker.
    """

    changed = Signal()

    def __init__(self, search: BackupSearch, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._run = run
        self.state = ErasedState()

    def look(self, erased: Erased) -> None:
        """Find the backups that hold what was just erased."""
        self._begin(lambda: self._search.look(erased))

    def make_anew(self) -> None:
        """Make them anew without it."""
        if not self.state.busy:
            self._begin(self._search.make_anew)

    def delete(self) -> None:
        """Delete them; the person was asked."""
        if not self.state.busy:
            self._begin(self._search.delete)

    def words(self) -> str:
        """What is known, in plain words; empty where there is nothing to tell."""
        found = self.state.found
        if self.state.busy:
            return self.tr("Looking through the backups…")
        if found is None:
            return ""
        told: list[str] = []
        if found.holding:
            told.append(self.tr("%n backups still hold what you erased.", "", found.holding))
        if found.unknown:
            told.append(self.tr("%n more can’t be looked into and may hold it.", "", found.unknown))
        return " ".join(told) or self.tr("No backup holds what you erased.")

    def _begin(self, work: Callable[[], InBackups]) -> None:
        self._become(replace(self.state, busy=True, problem=None))
        self._run(work, self._found, self._failed)

    def _found(self, found: InBackups) -> None:
        # The answer may come after the lock.
        if isValid(self):
            self._become(ErasedState(found))

    def _failed(self, error: AppError) -> None:
        if isValid(self):
            self._become(replace(self.state, busy=False, problem=error))

    def _become(self, state: ErasedState) -> None:
        self.state = state
        self.changed.emit()
