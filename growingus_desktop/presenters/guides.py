"""The Guides room: a list to choose from, a guide to read, and what the reader leaves in it."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import Refusal, Shelf, load_guides
from growingus_desktop.content.topics import Topic, load_topics
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.guides_list import GuidesList, per_cent
from growingus_desktop.presenters.guides_marks import GuideMarks
from growingus_desktop.presenters.guides_refused import refused_in_words
from growingus_desktop.presenters.guides_state import GuidesState, Reading
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences, reading
from growingus_desktop.store.reading import WHOLE, Traces
from growingus_desktop.vault.unit_of_work import VaultSession

KEEP_AFTER_MS: Final = 1_200
"""How long a page must rest before the place is kept; passing by keeps nothing."""

PUT_AWAY_TOPICS: Final = frozenset({Topic.REPAIR})


class GuidesPresenter(RoomPresenter):
    """State and intents of the Guides room.

    Args:
        scope: what is behind the lock.
        load: reads the guides, away from the UI thread.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.READING, Kind.PREFERENCES})

    opened = Signal(int)
    """Another guide is open; begin at so many thousandths of it."""

    reader_wanted = Signal()
    """The person came for the guide, not for the list."""

    def __init__(
        self,
        scope: Scope,
        load: Callable[[], Shelf] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(scope, parent)
        self._state = GuidesState()
        self.list = GuidesList(PUT_AWAY_TOPICS, self)
        self.marks = GuideMarks(self, lambda: self._state.reading)
        self._names = load_topics(scope.language)
        self._refused: tuple[Refusal, ...] = ()
        self._traces: Traces | None = None
        self._stocked = False
        self._arriving: str | None = None
        self._open: Guide | None = None
        self._place = self._kept_place = 0
        self._to_keep = False
        self._resting = scope.timers.once(self, self._keep)
        scope.tasks.compute(self, load or partial(load_guides, scope.language), self._stock)
        self.refresh()

    @property
    def state(self) -> GuidesState:
        """What to show."""
        return self._state

    @property
    def open_id(self) -> str:
        """The id of the open guide, or an empty string."""
        return self._open.id if self._open else ""

    @property
    def place(self) -> int:
        """How far down the open guide the reader is, in thousandths."""
        return self._place

    def refresh(self) -> None:
        """Ask the vault what the reader left in the guides."""
        self.scope.tasks.in_vault(self, _left, self._trace, latest="traces")

    def show(self, destination: Destination) -> None:
        """Arrive; with a guide named, open it."""
        if destination.tool is Tool.GUIDE:
            self._arriving = destination.prefill.get("guide", "")
            self._arrive()
        else:
            self._say_progress()

    def leave(self) -> None:
        """Keep place and note before another room is shown."""
        self.marks.close_note()
        self._keep_moved()

    def read(self, guide_id: str) -> None:
        """Open a guide the person chose from the list."""
        guide = self.list.find(guide_id)
        if guide is not None and guide is not self._open:
            self._turn_to(guide)
            self._to_keep = True
            self._resting.start(KEEP_AFTER_MS)

    def read_to(self, permille: int) -> None:
        """Take note of how far down the reader is; it is kept once the page rests."""
        if self._open is None or permille == self._place:
            return
        self._place = permille
        self._to_keep = True
        self._resting.start(KEEP_AFTER_MS)

    def seek(self, words: str) -> None:
        """Show only the guides holding these words."""
        self.list.seek(words)
        self._renew()

    def choose_topic(self, key: str) -> None:
        """Show one topic; an empty key shows all."""
        self.list.choose(Topic(key) if key else None)
        self._renew()

    def bookmark(self) -> None:
        """Put a bookmark into the open guide, or take it out."""
        reading_now = self._state.reading
        if reading_now is None:
            return
        on = not reading_now.bookmarked
        said = self.tr("Bookmarked") if on else self.tr("Bookmark taken out")
        self.do(reading.bookmark(reading_now.guide.id, on=on), said)

    def follow(self, destination: Destination) -> None:
        """Go where a link or the card leads; another guide opens right here."""
        self._keep_moved()
        self.scope.navigator.go(destination)

    def _stock(self, shelf: Shelf) -> None:
        self._stocked = True
        self._refused = shelf.refused
        self.list.stock(shelf)
        self._arrive()

    def _trace(self, left: tuple[Traces, bool]) -> None:
        first = self._traces is None
        self._traces, put_away = left
        self.list.trace(self._traces, put_away=put_away)
        if first or self._open is None or self.list.find(self._open.id) is None:
            self._open = None
            self._arrive()
        self._renew()

    def _arrive(self) -> None:
        if not self._stocked or self._traces is None:
            return
        wanted, self._arriving = self._arriving, None
        guide = self.list.find(wanted) if wanted else None
        if guide is not None:
            self.read(guide.id)
            self.reader_wanted.emit()
        elif wanted is not None:
            away = self.list.is_put_away(wanted)
            self.scope.navigator.say(
                self.tr("That guide is put away. Safety & support can bring it back.")
                if away
                else self.tr("That guide isn’t here.")
            )
        if self._open is None:
            last = self.list.find(self._traces.last_opened or "")
            guides = self.list.guides
            if last is not None or guides:
                self._turn_to(last or guides[0])
        self._renew()

    def _turn_to(self, guide: Guide) -> None:
        self.marks.close_note()
        self._keep_moved()
        self._open = guide
        mark = self._traces.marks.get(guide.id) if self._traces else None
        # Whoever opens a guide they have read to its end wants to read it again.
        place = mark.permille if mark is not None else 0
        self._place = self._kept_place = place if place < WHOLE else 0
        self._to_keep = False
        self._renew()
        self.opened.emit(self._place)
        self._say_progress()

    def _keep_moved(self) -> None:
        if self._place == self._kept_place:
            self._to_keep = False
        self._keep()

    def _keep(self) -> None:
        self._resting.stop()
        if self._open is None or not self._to_keep:
            return
        self._to_keep = False
        guide, place = self._open.id, self._place
        self._kept_place = place
        self.scope.tasks.in_vault(
            self,
            lambda session: reading.keep_progress(session, guide, place),
            failed=self.problem.emit,
        )
        self._say_progress()

    def _say_progress(self) -> None:
        mark = self._traces.marks.get(self.open_id) if self._traces else None
        furthest = max(self._place, mark.furthest if mark else 0)
        words = self.tr("{share} read").replace("{share}", per_cent(furthest))
        self.scope.navigator.say(words if furthest >= WHOLE // 100 else "")

    def _renew(self) -> None:
        many = len(self._refused)
        seeking = bool(self.list.sought.strip()) or self.list.topic is not None
        nothing = self.tr("No guide holds these words. Fewer letters may find more.")
        state = GuidesState(
            topics=tuple((topic.value, self._names[topic]) for topic in self.list.topics),
            topic=self.list.topic.value if self.list.topic else "",
            search_label=self.tr("Search %n guide(s)", "", len(self.list.guides)),
            nothing_found=nothing if seeking and not self.list.shown else "",
            refused_label=self.tr("%n guide(s) can’t be shown", "", many) if many else "",
            refused=refused_in_words(self._refused),
            reading=self._reading(self._open) if self._open else None,
        )
        if state != self._state:
            self._state = state
            self.changed.emit()
            self.marks.forget_gone()

    def _reading(self, guide: Guide) -> Reading:
        mark = self._traces.marks.get(guide.id) if self._traces else None
        following = self.list.after(guide)
        caption = [self._names[guide.topic], self.tr("%n minute(s)", "", guide.minutes)]
        if guide.sources:
            caption.append(self.tr("sources at the end"))
        return Reading(
            guide,
            " · ".join(caption),
            self.tr("Sources"),
            bookmarked=mark is not None and mark.bookmarked,
            highlights=self.marks.placed(guide, self._traces.highlights if self._traces else ()),
            matches=self.list.matches(guide.id),
            next_words=self.tr("Next: {title}").replace("{title}", following.title)
            if following
            else "",
            next=Destination(Room.GUIDES, Tool.GUIDE, {"guide": following.id})
            if following
            else None,
        )


def _left(session: VaultSession) -> tuple[Traces, bool]:
    put_away = preferences.everything(session).get(PUT_AWAY, False)
    return reading.traces(session), bool(put_away)
