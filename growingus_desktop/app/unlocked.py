"""Everything behind the lock page, made when the vault opens and thrown away whole when it locks.

This module is imported by a worker after the first paint: it brings the database stack with it.
"""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.app.rooms import FACTORIES, Hands
from growingus_desktop.coach.coach import Coach, load_coach
from growingus_desktop.coach.reading import GateKind
from growingus_desktop.core.clock import Clock
from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.drafts import DraftKeeper, keep_all
from growingus_desktop.presenters.gate import GateKeeper
from growingus_desktop.presenters.navigator import Navigator
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.presenters.timers import Timers
from growingus_desktop.store.drafts import Typed
from growingus_desktop.vault.vault import Vault


class Shell(Protocol):
    """The part of the window that rooms are shown in."""

    def add_page(self, room: Room, widget: QWidget) -> None:
        """Take a room's page in."""
        ...

    def show_room(self, room: Room) -> None:
        """Bring a room's page to the front."""
        ...

    def status(self, text: str) -> None:
        """Put a quiet word into the status line."""
        ...


@runtime_checkable
class TakesFocus(Protocol):
    """A page that knows what the person came for."""

    def take_focus(self) -> None:
        """Put the focus there."""
        ...


@runtime_checkable
class TakesIntents(Protocol):
    """A page for which the window's keys mean something."""

    def intent(self, name: str) -> bool:
        """Do what a key means here; False if it means nothing."""
        ...


class Unlocked(QObject):
    """The Unlocked scope: vault, tasks, presenters and pages.

    Args:
        vault: open.
        coach: reads openers and judges free text.
        shell: shows the pages.
        clock: what time it is.
        timers: delays.
        hands: what rooms may do outside the vault (files, printer, safety card).
        language: of content, a BCP 47 tag.
        held_back: drafts an earlier lock could not write.
    """

    card_wanted = Signal(GateKind)
    """Show the safety card."""

    def __init__(
        self,
        vault: Vault,
        coach: Coach,
        shell: Shell,
        *,
        clock: Clock,
        timers: Timers,
        hands: Hands,
        language: str,
        held_back: dict[str, Typed] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._shell = shell
        self._hands = hands
        tasks = Tasks(vault, self)
        self.scope = Scope(
            tasks=tasks,
            drafts=DraftKeeper(tasks, timers, self),
            gate=GateKeeper(coach),
            coach=coach,
            navigator=Navigator(self),
            clock=clock,
            timers=timers,
            language=language,
        )
        self._rooms: dict[Room, tuple[RoomPresenter, QWidget]] = {}
        self._here: Room | None = None
        self._connect(held_back or {})

    def _connect(self, held_back: dict[str, Typed]) -> None:
        navigator = self.scope.navigator
        navigator.wanted.connect(self.go)
        navigator.card_wanted.connect(self.card_wanted)
        navigator.said.connect(self._shell.status)
        navigator.problem.connect(self._tell)
        self.scope.tasks.problem.connect(self._tell)
        self.scope.drafts.failed.connect(self._tell)
        self.scope.drafts.kept.connect(lambda: self._shell.status(self.tr("Saved just now")))
        if held_back:
            self.scope.tasks.in_vault(self, lambda session: keep_all(session, held_back))

    @property
    def here(self) -> Room | None:
        """The room that is shown."""
        return self._here

    def page(self, room: Room) -> QWidget:
        """The page of a room, made when it is first wanted."""
        return self._room(room)[1]

    def presenter(self, room: Room) -> RoomPresenter:
        """The presenter of a room, made when it is first wanted."""
        return self._room(room)[0]

    def go(self, destination: Destination) -> None:
        """Show a room and open the tool the destination names."""
        if self._here is not None and self._here != destination.room:
            self._rooms[self._here][0].leave()
        presenter, page = self._room(destination.room)
        if self._here != destination.room:
            self._shell.status("")
        self._here = destination.room
        self._shell.show_room(destination.room)
        presenter.show(destination)
        if isinstance(page, TakesFocus):
            page.take_focus()

    def intent(self, name: str) -> None:
        """Do what a shortcut stands for in the room that is shown."""
        if self._here is None:
            return
        presenter, page = self._rooms[self._here]
        understood = page.intent(name) if isinstance(page, TakesIntents) else False
        if not understood and name == "undo":
            presenter.undo()

    def close(self, then: Callable[[dict[str, Typed]], None]) -> None:
        """Keep what was typed, stop everything and close the vault.

        Args:
            then: gets the drafts that could not be written; called once the vault is closed,
                from the vault's closing thread.
        """
        if self._here is not None:
            self._rooms[self._here][0].leave()
        unsaved = self.scope.drafts.unsaved
        last = self._vault.submit(lambda session: keep_all(session, unsaved)) if unsaved else None
        self.scope.tasks.stop()
        self._vault.interrupt()

        def finish() -> dict[str, Typed]:
            failed = last is not None and last.exception() is not None
            self._vault.close()
            return unsaved if failed else {}

        self._hands.in_background(finish, then)

    def _room(self, room: Room) -> tuple[RoomPresenter, QWidget]:
        if room not in self._rooms:
            presenter, page = FACTORIES[room](self.scope, self._hands)
            presenter.setParent(self)
            self._rooms[room] = (presenter, page)
            self._shell.add_page(room, page)
        return self._rooms[room]

    def _tell(self, error: AppError) -> None:
        self._shell.status(in_words(error).as_text())


def read_in(language: str) -> Coach:
    """What can be made ready while the passphrase is typed: the coach and its language."""
    return load_coach(language)
