"""Everything behind the lock page, made when the vault opens and thrown away whole when it locks.

This module is imported by a worker after the first paint: it brings the database stack with it.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.app.bin_opener import BinOpener
from growingus_desktop.app.caretaker import Caretaker
from growingus_desktop.app.go_to_opener import GoToOpener
from growingus_desktop.app.rooms import FACTORIES, Hands
from growingus_desktop.app.sheet_desk import KINDS, SheetDesk
from growingus_desktop.coach.coach import Coach, load_coach
from growingus_desktop.coach.reading import GateKind
from growingus_desktop.content.guides import load_guides
from growingus_desktop.core.clock import Clock
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.drafts import DraftKeeper, keep_all
from growingus_desktop.presenters.gate import GateKeeper
from growingus_desktop.presenters.navigator import Navigator
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.presenters.safety_room import COUNTRY, PUT_AWAY, SafetyRoom
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.presenters.timers import Timers
from growingus_desktop.store import lock_settings
from growingus_desktop.store.drafts import Typed
from growingus_desktop.store.lock_settings import LockSettings
from growingus_desktop.store.preferences import choose, everything
from growingus_desktop.vault.sealed import SealedTexts, seal
from growingus_desktop.vault.unit_of_work import Outcome, VaultSession
from growingus_desktop.vault.vault import Vault

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unwritten:
    """What a vault refused to take in before it closed.

    Args:
        texts: sealed until the next unlock, or None for the demo, of which nothing is kept.
        error: why.
    """

    texts: SealedTexts | None
    error: AppError


FROM_ANYWHERE = frozenset({Tool.LOG_MOMENT, Tool.NOTHING_TO_NOTE, Tool.LOG_REPAIR})
"""Tools of one room that open over the room that is shown."""

OVER_ANY_ROOM = frozenset({Tool.BIN, Tool.SHEETS, *KINDS})
"""Tools that belong to no room and open over the one that is shown."""


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
        care: looks after the vault meanwhile.
        hands: what rooms may do outside the vault (files, printer, safety card).
        language: of content, a BCP 47 tag.
        held_back: drafts an earlier lock could not write.
    """

    card_wanted = Signal(GateKind)
    """Show the safety card."""

    country_known = Signal(str)
    """Whose help lines this vault keeps, or which were chosen before it was open."""

    def __init__(
        self,
        vault: Vault,
        coach: Coach,
        shell: Shell,
        *,
        clock: Clock,
        timers: Timers,
        care: Caretaker,
        hands: Hands,
        language: str,
        held_back: dict[str, Typed] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._shell = shell
        self._hands = hands
        self._care = care
        care.setParent(self)
        tasks = Tasks(vault, self)
        self.scope = Scope(
            tasks=tasks,
            drafts=DraftKeeper(tasks, timers, self),
            gate=GateKeeper(coach, language),
            coach=coach,
            navigator=Navigator(self),
            clock=clock,
            timers=timers,
            language=language,
            read_only=vault.read_only,
        )
        self._rooms: dict[Room, tuple[RoomPresenter, QWidget]] = {}
        self._here: Room | None = None
        self._bin = BinOpener(self.scope, vault, hands, self)
        self._sheets = SheetDesk(self.scope, hands, self)
        self.go_to = GoToOpener(self.scope, hands, self)
        self._last: Future[Outcome[None]] | None = None
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
        self.scope.tasks.in_vault(self, lock_settings.read, self._go_by)
        self._care.begin(self.scope.tasks)
        if held_back:
            self.scope.drafts.take_back(held_back)
        self._bin.keep_time()

    @property
    def is_demo(self) -> bool:
        """Whether nothing is kept of what is done here."""
        return self._hands.is_demo

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
        """Show a room and open the tool the destination names.

        Logging a moment, sheets and looking into the bin leave the person where they are.
        """
        if destination.tool in OVER_ANY_ROOM:
            if self._here is None:
                self.go(Destination(destination.room))
            self._open_over(destination.tool, self._here or destination.room)
            return
        if destination.tool in FROM_ANYWHERE and self._here not in (None, destination.room):
            presenter, _ = self._room(destination.room)
            presenter.hand_over(self._rooms[self._here][0].remember)
            presenter.show(destination)
            presenter.leave()
            return
        if self._here is not None and self._here != destination.room:
            self._rooms[self._here][0].leave()
        presenter, page = self._room(destination.room)
        if self._here != destination.room:
            self._shell.status("")
        self._here = destination.room
        presenter.hand_over(None)
        self._shell.show_room(destination.room)
        presenter.show(destination)
        if isinstance(page, TakesFocus):
            page.take_focus()

    def intent(self, name: str) -> None:
        """Do what a shortcut stands for in the room that is shown."""
        if self._here is None:
            return
        presenter, page = self._rooms[self._here]
        if name == "go-to":
            self.go_to.open()
            return
        if name == "sheet":
            self._sheets.list_for(self._here, presenter)
            return
        understood = page.intent(name) if isinstance(page, TakesIntents) else False
        if not understood and name == "undo":
            presenter.undo()

    def _open_over(self, tool: Tool | None, here: Room) -> None:
        presenter = self._rooms[here][0]
        if tool is Tool.BIN:
            self._bin.open(presenter.do)
        elif tool is Tool.SHEETS:
            self._sheets.list_for(here, presenter)
        elif tool is not None:
            self._sheets.open(KINDS[tool])

    def put_tools_away(self) -> None:
        """Keep the wish, made before there was a vault, to hide what involves the other person."""
        self.scope.tasks.in_vault(self, lambda session: choose(session, PUT_AWAY, value=True))

    def settle_country(self, chosen: str) -> None:
        """Find out whose help lines to show; what was chosen just before is kept if none was.

        Args:
            chosen: the country chosen before the vault was open, or an empty string.
        """
        may_keep = bool(chosen) and not self.scope.read_only

        def settle(session: VaultSession) -> str:
            kept = everything(session).get(COUNTRY)
            if isinstance(kept, str) and kept:
                return kept
            if may_keep:
                choose(session, COUNTRY, chosen)
            return chosen

        self.scope.tasks.in_vault(self, settle, self.country_known.emit)

    def keep_country(self, code: str) -> None:
        """Keep whose help lines to show, as far as anything can be kept here."""
        if not self.scope.read_only:
            self.scope.tasks.in_vault(self, lambda session: choose(session, COUNTRY, code))

    def keep_choices_of(self, safety: SafetyPresenter) -> None:
        """Keep what is chosen beside questions that are shown over a room; never an answer."""
        SafetyRoom(self.scope, safety, safety)

    def close(self, then: Callable[[Unwritten | None], None], *, leaving: bool = False) -> None:
        """Keep what was typed, stop everything and close the vault.

        Args:
            leaving: whether the program ends; then a last backup is made if anything changed.
            then: gets the drafts that could not be written, or None; called on the UI thread
                once the vault is closed.
        """
        self.go_to.forget()
        self._leave()
        unsaved = self.scope.drafts.unsaved
        last = self._vault.submit(lambda session: keep_all(session, unsaved)) if unsaved else None
        self._last = last
        self.scope.tasks.stop()
        self.scope.gate.shut()
        self._care.stop()
        self._vault.interrupt()
        # None of this may die on a worker.
        care, vault, keys = self._care, self._vault, self._vault.keys

        def finish() -> Unwritten | None:
            error = None if last is None else last.exception()
            care.finish(leaving=leaving and error is None)
            try:
                vault.close()
                care.join()
            except Exception as trouble:  # noqa: BLE001 - the words held back matter more
                log.error("closing the vault ended in %s", type(trouble).__name__)  # noqa: TRY400
            if error is None:
                return None
            known = error if isinstance(error, AppError) else AppError(Problem.UNEXPECTED)
            return Unwritten(None if keys is None else seal(unsaved, keys.data_key), known)

        # The scope is held until the vault is closed: closures of its last jobs belong to it, and
        # must not die on the vault's thread.
        held = [self.scope, care]

        def closed(unwritten: Unwritten | None) -> None:
            held.clear()
            then(unwritten)

        self._hands.in_background(finish, closed)

    def wait_until_kept(self, seconds: float) -> None:
        """Wait, after `close`, until the last words are in the vault; for the session's end alone."""
        if self._last is not None:
            wait([self._last], timeout=seconds)

    def _leave(self) -> None:
        """Let the room keep what it should; no mistake of a room may stand in the way of a lock."""
        if self._here is None:
            return
        try:
            self._rooms[self._here][0].leave()
        except Exception as error:  # noqa: BLE001
            log.error("leaving %s ended in %s", self._here, type(error).__name__)  # noqa: TRY400

    def _room(self, room: Room) -> tuple[RoomPresenter, QWidget]:
        if room not in self._rooms:
            presenter, page = FACTORIES[room](self.scope, self._hands)
            presenter.setParent(self)
            self._rooms[room] = (presenter, page)
            self._shell.add_page(room, page)
        return self._rooms[room]

    def _go_by(self, settings: LockSettings) -> None:
        self._hands.apply_lock_settings(settings)
        if settings.was_unreadable:
            self._hands.arrival.found(AppError(Problem.SETTINGS_UNREADABLE))
            self.scope.tasks.in_vault(self, lock_settings.mend)

    def _tell(self, error: AppError) -> None:
        self._shell.status(in_words(error).as_text())


def read_in(language: str) -> Coach:
    """What can be made ready while the passphrase is typed: the guides, the coach, its language."""
    # Today links to them; read on the UI thread, their files kept the window still.
    load_guides(language)
    return load_coach(language)
