"""Work on a vault that has to be shut for it: what is being done, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.problems import ProblemWords, in_words


@dataclass(frozen=True, slots=True)
class Told:
    """What became of it, in words.

    Args:
        said: what was done.
        names: files or folders that were out of reach.
        groups: a recovery code to be written down; shown once.
        next_words: the words on the button that goes on.
        problem: what went wrong beside it, or None.
    """

    said: str
    names: tuple[str, ...] = ()
    groups: tuple[str, ...] = field(default=(), repr=False)
    next_words: str = ""
    problem: ProblemWords | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """One piece of work.

    Args:
        title: what it is, for the heading.
        doing: what is being done, while it is.
        work: does it, on a worker, once the vault is closed.
        told: words for what it gave back.
        done: called on the UI thread when it succeeded, before anything is told.
        needs_drafts_kept: whether it must not begin while a draft could not be written.
    """

    title: str
    doing: str
    work: Callable[[], object] = field(repr=False)
    told: Callable[[Any], Told]
    done: Callable[[], None] = lambda: None
    needs_drafts_kept: bool = True


@dataclass(frozen=True, slots=True)
class ShutWorkState:
    """What the page shows.

    Args:
        title: what it is about; empty without an errand.
        doing: what is being done, or an empty string once it is over.
        told: what became of it, or None.
        problem: why it could not be done, or None.
    """

    title: str = ""
    doing: str = ""
    told: Told | None = None
    problem: ProblemWords | None = None


class ShutWorkPresenter(QObject):
    """State and intents of the page."""

    changed = Signal()

    left = Signal()
    """The person read what became of it and goes on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = ShutWorkState()

    @property
    def state(self) -> ShutWorkState:
        """What to show."""
        return self._state

    def begin(self, title: str, doing: str) -> None:
        """Show that it is under way."""
        self._show(ShutWorkState(title=title, doing=doing))

    def tell(self, told: Told) -> None:
        """Show what became of it."""
        self._show(ShutWorkState(title=self._state.title, told=told))

    def refuse(self, error: AppError) -> None:
        """Show why it could not be done."""
        self._show(ShutWorkState(title=self._state.title, problem=in_words(error)))

    def go_on(self) -> None:
        """Leave the page once there is nothing under way."""
        if not self._state.doing:
            self.forget()
            self.left.emit()

    def forget(self) -> None:
        """Let go of what was told, a recovery code included."""
        self._show(ShutWorkState())

    def _show(self, state: ShutWorkState) -> None:
        self._state = state
        self.changed.emit()
