"""The Openers room: the list, which opener is open, and arriving at one."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.changes import Kind
from growingus_desktop.core.destinations import Destination, Tool
from growingus_desktop.models.openers import VersionReason
from growingus_desktop.presenters.openers_list import OpenersList
from growingus_desktop.presenters.openers_needs import NeedsPresenter
from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.presenters.openers_words import shown_title
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import openers as store
from growingus_desktop.store import preferences
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.openers import Opened, OpenerRow
from growingus_desktop.vault.unit_of_work import VaultSession


class OpenersPresenter(RoomPresenter):
    """State and intents of the room.

    Args:
        scope: what is behind the lock.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.OPENERS, Kind.ASKS})

    opening = Signal()
    """Another opener is on its way; the fields don't hold its texts yet."""

    opened = Signal()
    """Every field holds the text of the opener that was opened."""

    begun = Signal()
    """A new opener was made and will be open next."""

    side_changed = Signal()
    """The other list is shown: openers, or needs."""

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(scope, parent)
        self.list = OpenersList(scope, self)
        self.opener = OpenOpener(scope, self.do, self)
        self.needs = NeedsPresenter(scope, self.do, self)
        self.is_loaded = False
        self.at_needs = False
        self._wanted: int | None = None
        self._once_open: Callable[[], None] | None = None
        self._may_pick = False
        self._is_opening = False
        self._meant_last = False
        self.opener.coach.has_let_stand.connect(self._has_let_stand)
        self.opener.ready.connect(self._fields_ready)
        self.opener.problem.connect(self.problem)
        self.opener.earlier_wanted.connect(self.begin_from)
        self.needs.problem.connect(self.problem)
        self.needs.opener_wanted.connect(self._open_need)
        self.needs.use_wanted.connect(self._use_need)
        scope.drafts.kept.connect(self._ask_rows)

    @property
    def open_id(self) -> int | None:
        """The opener that is open or on its way."""
        return self._wanted

    @property
    def open_sheet(self) -> tuple[str, Callable[[], None]] | None:
        """What the open opener is called and what shows its page, or None while none is open."""
        if self.opener.state.id is None or not self.opener.fields.is_ready:
            return None
        fields = self.opener.fields
        return shown_title(fields["title"].text, fields["words"].text), self.opener.preview

    def refresh(self) -> None:
        """Ask again for the list and for the open opener."""
        wanted = self._wanted

        def ask(session: VaultSession) -> tuple[tuple[OpenerRow, ...], Opened | None]:
            found = None if wanted is None else store.opened(session, wanted)
            return store.rows(session), found

        self.scope.tasks.in_vault(
            self, ask, lambda answer: self._refreshed(wanted, *answer), latest="refresh"
        )
        if self.at_needs:
            self.needs.refresh()

    def show(self, destination: Destination) -> None:
        """Arrive, at the tool the destination names or at the opener that was open last."""
        prefill = destination.prefill
        number = prefill.get("opener", "")
        opener_id = int(number) if number.isdecimal() else None
        self.opener.remember()
        match destination.tool:
            case Tool.NEW_OPENER:
                self.begin(
                    framing=prefill.get("framing", ""),
                    title=prefill.get("title", ""),
                    text=prefill.get("text", ""),
                )
            case Tool.LET_IT_OUT:
                self.begin(raw=prefill.get("text", ""), step=Step.LET_IT_OUT)
            case Tool.OPENER if opener_id is not None:
                self.open(opener_id)
            case Tool.NEW_NEED:
                self.begin_need(feeling=prefill.get("feeling", ""), need=prefill.get("need", ""))
            case Tool.NEEDS:
                self.show_needs()
                self.refresh()
            case Tool.HOW_DID_IT_GO if opener_id is not None:
                self.open(opener_id, then=self.opener.tell_outcome)
            case Tool.PREP_SHEET if opener_id is not None:
                self.open(opener_id, Step.SHEET, self.opener.preview)
            case Tool.PREP_SHEET:
                self.refresh()
                self.opener.preview()
            case _:
                self._may_pick = True
                self.refresh()

    def show_needs(self) -> None:
        """Show the needs, each as a thing of its own."""
        self._keep_opener()
        self.needs.refresh()
        self._turn_to(needs=True)

    def show_openers(self) -> None:
        """Show the openers again."""
        self.needs.leave()
        self._turn_to(needs=False)
        self._may_pick = True
        self.refresh()

    def _open_need(self, opener_id: int) -> None:
        self.open(opener_id, Step.NEED)

    def _use_need(self, need_id: int, sentence: str) -> None:
        self.begin(text=sentence, need_id=need_id)

    def begin_need(self, *, feeling: str = "", need: str = "") -> None:
        """Begin a need without an opener, with what is known of it already."""
        self.show_needs()
        self.needs.begin(feeling=feeling, need=need)

    def _turn_to(self, *, needs: bool) -> None:
        if needs is not self.at_needs:
            self.at_needs = needs
            self.side_changed.emit()

    def leave(self) -> None:
        """Keep what was written, with a version; what nothing was written in goes."""
        self.needs.leave()
        self._keep_opener()

    def _keep_opener(self) -> None:
        opener_id = self.opener.state.id
        if opener_id is None:
            return
        self.opener.keep_version(VersionReason.LEFT_STEP)
        self.opener.keep()
        self.scope.drafts.flush()
        self.scope.tasks.in_vault(self, lambda session: store.discard_if_blank(session, opener_id))

    def open(
        self,
        opener_id: int,
        step: Step | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Open an opener; what was written in the one before is kept.

        Args:
            opener_id: which one.
            step: the step to show, or None for the one that is shown.
            then: called once its texts stand in their fields.
        """
        self._turn_to(needs=False)
        if opener_id == self.opener.state.id and self.opener.fields.is_ready:
            if step is not None:
                self.opener.go_to(step)
            self.opened.emit()
            if then is not None:
                then()
            return
        self.leave()
        self._wanted, self._once_open, self._may_pick = opener_id, then, False
        self._is_opening = True
        self.opening.emit()
        self.opener.clear()
        if step is not None:
            self.opener.go_to(step)
        self.refresh()

    def begin(
        self,
        *,
        framing: str = "",
        title: str = "",
        text: str = "",
        raw: str = "",
        need_id: int | None = None,
        step: Step = Step.WORDS,
    ) -> None:
        """Begin an opener and open it.

        Args:
            framing: a way in to start from, by its id.
            title: what it is called.
            text: first words to start from; without them the framing's scaffold stands there.
            raw: what to let out.
            need_id: a need to begin from; the opener gets a copy of it.
            step: the step to begin with.
        """
        found = self.opener.framings.find(framing)

        def make(session: VaultSession) -> int:
            # Asked here, since a card may lead to a way in that was put away a moment ago.
            way = None if found and found.put_away and _is_put_away(session) else found
            words = text or (way.scaffold.strip() if way else "")
            values = {"framing": way.id if way else "", "title": title, "words": words, "raw": raw}
            return store.create(session, need_id=need_id, **values)

        self._begin(make, step)

    def begin_from(self, earlier_id: int) -> None:
        """Begin an opener with the words, the way in and the need of an earlier one."""
        self.opener.keep()
        self.scope.drafts.flush()
        self._begin(lambda session: store.create_from(session, earlier_id), Step.WORDS)

    def _begin(self, make: Callable[[VaultSession], int | None], step: Step) -> None:
        self._may_pick = False

        def begun(opener_id: int | None) -> None:
            if opener_id is not None:
                self.begun.emit()
                self.open(opener_id, step)

        self.scope.tasks.in_vault(self, make, begun, failed=self.problem.emit)

    def put_in_bin(self) -> None:
        """Put the open opener into the bin, from where undo brings it back."""
        opener_id = self.opener.state.id
        if opener_id is None:
            return
        following = self.list.beside(opener_id)

        def gone() -> None:
            if following is not None and self._wanted == opener_id:
                self.open(following)

        deed = store.put_in_bin(opener_id)
        self.opener.keep_version(VersionReason.LEFT_STEP)
        self.opener.keep(
            lambda: self.do(deed, self.tr("Put in the bin. Ctrl+Z takes it out."), gone)
        )

    def do(self, deed: Deed, said: str = "", then: Callable[[], None] | None = None) -> None:
        """Do something that can be taken back; arguments as in every room."""
        self._meant_last = False
        super().do(deed, said, then)

    def undo(self) -> None:
        """Take back the last deed in this room, which may have been to let a phrase stand."""
        meant_last, self._meant_last = self._meant_last, False
        if not (meant_last and self.opener.coach.take_back()):
            super().undo()

    def _has_let_stand(self) -> None:
        self._meant_last = True

    def _ask_rows(self) -> None:
        self.scope.tasks.in_vault(self, store.rows, self._list_rows, latest="rows")

    def _list_rows(self, rows: tuple[OpenerRow, ...]) -> None:
        self.list.replace(rows)
        self.changed.emit()
        if self.at_needs:
            self.needs.refresh()

    def _refreshed(
        self, wanted: int | None, rows: tuple[OpenerRow, ...], found: Opened | None
    ) -> None:
        self.is_loaded = True
        self.list.replace(rows)
        if wanted == self._wanted:
            self._show_open(found)
        self.changed.emit()
        first = self.list.first()
        if self._wanted is None and self._may_pick and first is not None and not self.at_needs:
            self.open(first)

    def _show_open(self, found: Opened | None) -> None:
        if found is None or self._wanted is None:
            self._may_pick = self._may_pick or self._wanted is not None
            self._wanted = None
            self.opener.clear()
        elif self.opener.state.id == self._wanted:
            self.opener.update(found)
        else:
            self.opener.load(found, self._wanted)

    def _fields_ready(self) -> None:
        # A reply that was just planned has fields to fetch as well, and that opens nothing.
        if self.opener.state.id != self._wanted or not self._is_opening:
            return
        self._is_opening = False
        self.opened.emit()
        then, self._once_open = self._once_open, None
        if then is not None:
            then()


def _is_put_away(session: VaultSession) -> bool:
    return bool(preferences.everything(session).get(PUT_AWAY, False))
