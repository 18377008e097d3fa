"""The Reflections room: the journal, which entry is open, prompts, and thanks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.changes import Kind
from growingus_desktop.core.destinations import Destination, Tool
from growingus_desktop.presenters.reflections_bin import BinPresenter
from growingus_desktop.presenters.reflections_entry import OpenEntry
from growingus_desktop.presenters.reflections_list import ReflectionsList
from growingus_desktop.presenters.reflections_prompts import PromptsPresenter
from growingus_desktop.presenters.reflections_thanks import ThanksPresenter
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import reflections as store
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.reflections import Opened

JOURNAL = "journal"
THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class RoomState:
    """What the room shows.

    Args:
        tab: the journal, or the log of thanks.
        is_loaded: whether the vault has answered yet.
        is_empty: whether there is no reflection at all.
        has_open: whether one is open.
    """

    tab: str = JOURNAL
    is_loaded: bool = False
    is_empty: bool = True
    has_open: bool = False


class ReflectionsPresenter(RoomPresenter):
    """State and intents of the room.

    Args:
        scope: what is behind the lock.
        random: decides the order of the prompts.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.REFLECTIONS})

    opened = Signal()
    """Every field holds the text of the entry that was opened."""

    begun = Signal()
    """A new entry is open; the person wants to write."""

    sought_out = Signal()
    """The person came for one entry from elsewhere; nothing is looked for in the list."""

    bin_wanted = Signal(BinPresenter)
    """Show the bin."""

    def __init__(
        self, scope: Scope, random: Random | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(scope, parent)
        self.list = ReflectionsList(scope, self)
        self.prompts = PromptsPresenter(scope, self.do, random, self)
        self.entry = OpenEntry(scope, self.do, self.prompts.text_of, self)
        self.thanks = ThanksPresenter(scope, self.do, self)
        self.state = RoomState()
        self._wanted: int | None = None
        self._is_new = False
        self._may_pick = False
        self.entry.ready.connect(self._fields_ready)
        self.entry.problem.connect(self.problem)
        self.list.changed.connect(self._list_changed)
        self.problem.connect(self.thanks.stumbled)
        self.prompts.begun.connect(self._begin_from)
        scope.drafts.kept.connect(self.list.load)
        self.thanks.line.load("")

    @property
    def open_id(self) -> int | None:
        """The entry that is open or on its way."""
        return self._wanted

    def refresh(self) -> None:
        """Ask again for the list, the open entry and the lines of thanks."""
        self.list.load()
        self.thanks.load()
        self.prompts.load()
        wanted = self._wanted
        if wanted is not None:
            self.scope.tasks.in_vault(
                self,
                lambda session: store.opened(session, wanted),
                lambda found: self._show_open(wanted, found),
                latest="open",
            )

    def show(self, destination: Destination) -> None:
        """Arrive: at a new entry that is filled in, or at what was open last."""
        but = self._wanted
        self.scope.tasks.in_vault(self, lambda session: store.tidy(session, but))
        if destination.tool is Tool.NEW_REFLECTION:
            prefill = destination.prefill
            self.begin(title=prefill.get("title", ""), text=prefill.get("text", ""))
            return
        number = destination.prefill.get("reflection", "")
        if destination.tool is Tool.REFLECTION and number.isdecimal():
            self._become(replace(self.state, tab=JOURNAL))
            self.list.show_all()
            self.sought_out.emit()
            self.open(int(number))
            return
        self._may_pick = True
        self.refresh()

    def leave(self) -> None:
        """Keep what was written, with a version; an entry nothing was written in goes."""
        self._close(forget=self.entry.is_blank)

    def go_to(self, tab: str) -> None:
        """Show the journal or the thanks."""
        if tab != self.state.tab:
            self.entry.keep()
            self._become(replace(self.state, tab=tab))

    def open(self, reflection_id: int) -> None:
        """Open an entry; what was written in the one before is kept."""
        if reflection_id == self._wanted:
            if self.entry.state.is_ready and self.entry.state.id == reflection_id:
                self.opened.emit()
            return
        self._close(forget=True)
        self._wanted, self._may_pick = reflection_id, False
        self.refresh()

    def begin(self, *, title: str = "", text: str = "", prompt: str = "") -> None:
        """Begin an entry and open it.

        Args:
            title: what it is called.
            text: first words to start from.
            prompt: the id of the question it answers.
        """
        self._may_pick = False
        self._become(replace(self.state, tab=JOURNAL))
        self.list.show_all()

        def made(reflection_id: int) -> None:
            self._is_new = True
            self.open(reflection_id)

        self.scope.tasks.in_vault(
            self,
            lambda session: store.create(session, title=title, text=text, prompt=prompt),
            made,
            failed=self.problem.emit,
        )

    def seek(self, text: str) -> None:
        """Show only entries with words that begin like these; what was just written too."""
        self.entry.keep()
        self.list.seek(text)

    def put_in_bin(self) -> None:
        """Put the open entry into the bin, from where undo brings it back."""
        reflection_id = self.entry.state.id
        if reflection_id is None:
            return
        following = self.list.beside(reflection_id)
        if self.entry.is_blank:
            self._close(forget=True)
            self._may_pick = True
            return

        def gone() -> None:
            if self._wanted == reflection_id:
                self._close(forget=True)
                self._may_pick = following is None
                if following is not None:
                    self.open(following)

        deed = store.put_in_bin(reflection_id)
        said = self.tr("Put in the bin. Ctrl+Z takes it out.")
        self.entry.keep(leaving=True, then=lambda: self.do(deed, said, gone))

    def show_bin(self) -> None:
        """Show what is in the bin."""
        shown = BinPresenter(self.scope, self.do, self)
        shown.brought_back.connect(self.open)
        self.bin_wanted.emit(shown)

    def do(self, deed: Deed, said: str = "", then: Callable[[], None] | None = None) -> None:
        """Do something that can be taken back; arguments as in every room."""
        super().do(deed, said, then)

    def _begin_from(self, prompt: str) -> None:
        self.begin(prompt=prompt)

    def _close(self, *, forget: bool) -> None:
        reflection_id = self.entry.state.id
        if reflection_id is None:
            return
        self.entry.keep(leaving=True)
        self.scope.drafts.flush()
        if forget:
            self._wanted = None
            self.entry.clear()
            self._show_state()
        self.scope.tasks.in_vault(
            self, lambda session: store.discard_if_blank(session, reflection_id)
        )

    def _list_changed(self) -> None:
        self.entry.know_tags(self.list.state.tags)
        self._show_state()
        first = self.list.first()
        if self._wanted is None and self._may_pick and first is not None:
            self.open(first)

    def _show_open(self, wanted: int, found: Opened | None) -> None:
        if wanted != self._wanted:
            return
        if found is None:
            self._wanted, self._may_pick = None, True
            self.entry.clear()
            self.list.load()
        elif self.entry.state.id == wanted:
            self.entry.update(found)
        else:
            self.entry.load(found, wanted)
        self._show_state()

    def _fields_ready(self) -> None:
        self._show_state()
        self.opened.emit()
        is_new, self._is_new = self._is_new, False
        if is_new:
            self.begun.emit()

    def _show_state(self) -> None:
        shown = self.list.state
        self._become(
            replace(
                self.state,
                is_loaded=shown.is_loaded,
                is_empty=shown.is_empty,
                has_open=self.entry.state.id is not None,
            )
        )

    def _become(self, state: RoomState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
