"""The Guides room: a list to choose from, a guide to read, and what the reader leaves in it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import OWN_PREFIX, Shelf, joined, load_guides
from growingus_desktop.content.reading_lists import load_reading_lists
from growingus_desktop.content.topics import Topic, load_topics
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.guides_find import GuideFind
from growingus_desktop.presenters.guides_list import GuidesList
from growingus_desktop.presenters.guides_marks import GuideMarks
from growingus_desktop.presenters.guides_own import OwnGuides
from growingus_desktop.presenters.guides_place import ReadingPlace
from growingus_desktop.presenters.guides_refused import refused_in_words
from growingus_desktop.presenters.guides_setting import ReadingSetting, Setting, setting_of
from growingus_desktop.presenters.guides_state import GuidesState, Reading
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.guide import MarkedPassage, guide_sheet, guide_words
from growingus_desktop.store import preferences, reading, reading_own
from growingus_desktop.store.reading import Traces
from growingus_desktop.store.reading_own import Stock
from growingus_desktop.vault.unit_of_work import VaultSession

PUT_AWAY_TOPICS: Final = frozenset({Topic.REPAIR})

BOOKMARKED: Final = "bookmarked"
"""Stands among the topics for whatever has a bookmark."""


@dataclass(frozen=True, slots=True)
class _Left:
    traces: Traces
    put_away: bool
    own: Stock
    setting: Setting


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

    list_wanted = Signal()
    """The person came to choose what to read now."""

    own_wanted = Signal()
    """The person came to bring guides of their own, or to remove them."""

    sheet_wanted = Signal(Sheet, str)
    """The person wants to see these pages; with what they wrote of it."""

    def __init__(
        self,
        scope: Scope,
        load: Callable[[], Shelf] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(scope, parent)
        self._state = GuidesState()
        self._lists = load_reading_lists(scope.language)
        self.list = GuidesList(PUT_AWAY_TOPICS, self._lists, self)
        self.marks = GuideMarks(self, lambda: self._state.reading)
        self.find = GuideFind(lambda: self._open, self.list.matches, self)
        self.find.changed.connect(self._renew)
        self.setting = ReadingSetting(scope, self)
        self.own = OwnGuides(self, self._stock_own)
        self._where = ReadingPlace(scope, self.problem.emit, self)
        self._names = load_topics(scope.language)
        self._ours: Shelf | None = None
        self._theirs = Shelf(())
        self._traces: Traces | None = None
        self._arriving: str | None = None
        self._open: Guide | None = None
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
        return self._where.permille

    @property
    def open_guide_sheet(self) -> tuple[str, Callable[[], None]] | None:
        """What the open guide is called and what shows its pages, or None while none is open."""
        return (self._open.title, self.print_guide) if self._open else None

    def refresh(self) -> None:
        """Ask the vault what the reader left in the guides."""
        self.scope.tasks.in_vault(self, _left, self._trace, latest="traces")

    def show(self, destination: Destination) -> None:
        """Arrive; with a guide named, open it."""
        given = destination.prefill
        match destination.tool:
            case Tool.GUIDE:
                self._arriving = given.get("guide", "")
                self._arrive()
            case Tool.READING_LIST:
                times = {str(one.minutes): one.minutes for one in self._lists.times}
                self.choose_list(given.get("situation", ""), times.get(given.get("minutes", ""), 0))
                self.list_wanted.emit()
            case Tool.OWN_GUIDES:
                self.own_wanted.emit()
            case _:
                self._where.say()

    def leave(self) -> None:
        """Keep place and note before another room is shown."""
        self.marks.close_note()
        self._where.leave()

    def read(self, guide_id: str) -> None:
        """Open a guide the person chose from the list."""
        guide = self.list.find(guide_id)
        if guide is not None and guide is not self._open:
            self._turn_to(guide)
            self._where.rest()

    def read_to(self, permille: int) -> None:
        """Take note of how far down the reader is; it is kept once the page rests."""
        self._where.move(permille)

    def seek(self, words: str) -> None:
        """Show only the guides holding these words."""
        self.list.seek(words)
        self.find.refresh()

    def choose_topic(self, key: str) -> None:
        """Show one topic, or what has a bookmark; an empty key shows all."""
        if key == BOOKMARKED:
            self.list.choose_bookmarked()
        else:
            self.list.choose(Topic(key) if key else None)
        self._renew()

    def choose_list(self, situation: str, minutes: int) -> None:
        """Show what to read in a situation and in so many minutes; "" and 0 for any."""
        self.list.choose_list(situation, minutes)
        self._renew()

    def bookmark(self) -> None:
        """Put a bookmark into the open guide, or take it out."""
        reading_now = self._state.reading
        if reading_now is None:
            return
        on = not reading_now.bookmarked
        said = self.tr("Bookmarked") if on else self.tr("Bookmark taken out")
        self.do(reading.bookmark(reading_now.guide.id, on=on), said)

    def print_guide(self, *, with_marks: bool = False) -> None:
        """Show the open guide's pages.

        Args:
            with_marks: whether what the reader marked and wrote stands on them too.
        """
        reading_now = self._state.reading
        if reading_now is None:
            return
        self.marks.close_note()
        marked = (*reading_now.highlights, *reading_now.gone) if with_marks else ()
        passages = [MarkedPassage(one.quote, one.note) for one in marked]
        sheet = guide_sheet(reading_now.guide, guide_words(self.scope.language), passages)
        self.sheet_wanted.emit(sheet, "\n\n".join(one.note for one in marked if one.note))

    def remove(self) -> None:
        """Put the open guide into the bin, if the person brought it."""
        if self._open is not None and self._open.own:
            self.own.remove(self._open.id)

    def follow(self, destination: Destination) -> None:
        """Go where a link or the card leads; another guide opens right here."""
        self._where.leave()
        self.scope.navigator.go(destination)

    def _stock(self, shelf: Shelf) -> None:
        self._ours = shelf
        self.list.stock(joined(shelf, self._theirs))
        self._arrive()

    def _stock_own(self, shelf: Shelf) -> None:
        self._theirs = shelf
        if self._ours is None:
            return
        self.list.stock(joined(self._ours, shelf))
        if self._open is not None and self._open.own:
            self._reopen(self._open)
        self._arrive()

    def _reopen(self, before: Guide) -> None:
        """Show an own guide whose text may be another one now, or another guide if it is gone."""
        now = self.list.find(before.id)
        if now is None:
            self._open = None
        elif now.plain != before.plain or now.title != before.title:
            self._open = now
            self._renew()
            self.opened.emit(self.place)

    def _trace(self, left: _Left) -> None:
        self._traces = left.traces
        self.setting.take_in(left.setting)
        self.list.trace(left.traces, put_away=left.put_away)
        if self._open is None or self.list.find(self._open.id) is None:
            self._open = None
            self._arrive()
        # Last: with nothing new among them it arrives at once.
        self.own.take_stock(left.own)
        self._renew()

    def _arrive(self) -> None:
        if self._ours is None or self._traces is None:
            return
        last_opened = self._traces.last_opened if self._open is None else None
        target = self._arriving or last_opened or ""
        if target.startswith(OWN_PREFIX) and not self.own.is_ready:
            # Reading many of a person's own takes a while; ours don't wait for that.
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
        self._where.leave()
        self._open = guide
        mark = self._traces.marks.get(guide.id) if self._traces else None
        place, furthest = (mark.permille, mark.furthest) if mark is not None else (0, 0)
        self._where.begin(guide.id, place, furthest)
        self.find.begin()
        self.opened.emit(self.place)

    def _renew(self) -> None:
        refused = (*(self._ours.refused if self._ours else ()), *self._theirs.refused)
        many = len(refused)
        seeking = bool(self.list.sought.strip())
        nothing = self.tr("No guide holds these words. Fewer letters may find more.")
        if self.list.only_bookmarked and not seeking:
            nothing, seeking = self.tr("There is no bookmark in any guide."), True
        any_time = (0, self.tr("However long it takes"))
        anywhere = ("", self.tr("Wherever I am"))
        state = GuidesState(
            topics=self._topics(),
            topic=BOOKMARKED if self.list.only_bookmarked else (self.list.topic or ""),
            situations=(anywhere, *((one.key, one.words) for one in self._lists.situations)),
            situation=self.list.situation,
            times=(any_time, *((one.minutes, one.words) for one in self._lists.times)),
            minutes=self.list.minutes,
            list_told=self._list_told(),
            search_label=self.tr("Search %n guide(s)", "", len(self.list.guides)),
            nothing_found=nothing if seeking and not self.list.shown else "",
            refused_label=self.tr("%n guide(s) can’t be shown", "", many) if many else "",
            refused=refused_in_words(refused),
            reading=self._reading(self._open) if self._open else None,
        )
        if state != self._state:
            self._state = state
            self.marks.show_in_list()
            self.changed.emit()
            self.marks.forget_gone()

    def _topics(self) -> tuple[tuple[str, str], ...]:
        topics = [(topic.value, self._names[topic]) for topic in self.list.topics]
        if self.list.has_bookmarks or self.list.only_bookmarked:
            topics.append((BOOKMARKED, self.tr("Bookmarked")))
        return tuple(topics)

    def _list_told(self) -> str:
        if not self.list.situation and not self.list.minutes:
            return ""
        if not self.list.shown:
            return self.tr("Nothing here fits into that time.")
        guides = self.tr("%n guide(s)", "", len(self.list.shown))
        minutes = self.tr("about %n minute(s)", "", self.list.minutes_to_read)
        return f"{guides}, {minutes}"

    def _reading(self, guide: Guide) -> Reading:
        mark = self._traces.marks.get(guide.id) if self._traces else None
        following = self.list.after(guide)
        caption = [self._names[guide.topic], self.tr("%n minute(s)", "", guide.minutes)]
        if guide.own and guide.topic is not Topic.OWN:
            # On a shelf of ours it is still nothing that anyone here has checked.
            caption.insert(0, self._names[Topic.OWN])
        if guide.sources:
            caption.append(self.tr("sources at the end"))
        placed, gone = self.marks.placed(guide, self._traces)
        return Reading(
            guide,
            " · ".join(caption),
            self.tr("Sources"),
            bookmarked=mark is not None and mark.bookmarked,
            highlights=placed,
            gone=gone,
            matches=self.find.places,
            next_words=self.tr("Next: {title}").replace("{title}", following.title)
            if following
            else "",
            next=Destination(Room.GUIDES, Tool.GUIDE, {"guide": following.id})
            if following
            else None,
        )


def _left(session: VaultSession) -> _Left:
    choices = preferences.everything(session)
    return _Left(
        reading.traces(session),
        bool(choices.get(PUT_AWAY, False)),
        reading_own.stock(session),
        setting_of(choices),
    )
