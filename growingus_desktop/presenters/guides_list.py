"""The list of guides: by topic, by situation and time, by what is looked for; each with progress."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from growingus_desktop.content.folding import Folded, Range, fold, fold_sought
from growingus_desktop.content.guide import Guide, Holding
from growingus_desktop.content.guides import Shelf
from growingus_desktop.content.reading_lists import ReadingLists, Situation, chosen
from growingus_desktop.content.topics import Topic
from growingus_desktop.models.reading import ReadingMark
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.store.reading import WHOLE, Traces

Row = tuple[Guide, str, str]
"""A guide, the line below its title, and the name of its icon or an empty string."""


class GuidesList(QObject):
    """The guides on the shelf as rows, narrowed to what is wanted and what is looked for.

    Args:
        put_away_topics: the topics that go when tools are put away.
        lists: what there is to read when.
    """

    def __init__(
        self,
        put_away_topics: frozenset[Topic],
        lists: ReadingLists,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._put_away_topics = put_away_topics
        self._lists = lists
        self._shelf = Shelf(())
        self._marks: Mapping[str, ReadingMark] = {}
        self._highlights: dict[str, int] = {}
        self._notes: dict[str, list[Folded]] = {}
        self._topic: Topic | None = None
        self._situation: Situation | None = None
        self._minutes = 0
        self._only_bookmarked = False
        self._sought = ""
        self._hidden: frozenset[Topic] = frozenset()
        self.model: RecordList[Row] = RecordList(
            key=lambda row: row[0].id,
            title=lambda row: row[0].title,
            caption=lambda row: row[1],
            icon=lambda row: row[2],
            parent=self,
        )

    @property
    def guides(self) -> tuple[Guide, ...]:
        """Every guide that isn't put away, in the suggested order."""
        return tuple(guide for guide in self._shelf.guides if guide.topic not in self._hidden)

    @property
    def shown(self) -> tuple[Guide, ...]:
        """The guides in the list as it stands."""
        return tuple(row[0] for row in self.model.rows)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics there are guides about, in the filter's order."""
        present = {guide.topic for guide in self.guides}
        return tuple(topic for topic in Topic if topic in present)

    @property
    def topic(self) -> Topic | None:
        """The topic the list is narrowed to, or None for all."""
        return self._topic

    @property
    def has_bookmarks(self) -> bool:
        """Whether there is a bookmark in any guide."""
        return any(map(self._bookmarked, self.guides))

    @property
    def only_bookmarked(self) -> bool:
        """Whether the list is narrowed to guides with a bookmark."""
        return self._only_bookmarked

    @property
    def situation(self) -> str:
        """The key of the situation the list is for; empty for any."""
        return self._situation.key if self._situation else ""

    @property
    def minutes(self) -> int:
        """The time the list has to fit into; 0 for any."""
        return self._minutes

    @property
    def sought(self) -> str:
        """What is looked for."""
        return self._sought

    @property
    def minutes_to_read(self) -> int:
        """How long reading what is shown takes; what was read already counts no more."""
        left = sum(map(self._left, self.shown))
        return left or sum(guide.minutes for guide in self.shown)

    def find(self, guide_id: str) -> Guide | None:
        """The guide with that id, unless it is put away."""
        guide = self._shelf.find(guide_id)
        return None if guide is None or guide.topic in self._hidden else guide

    def is_put_away(self, guide_id: str) -> bool:
        """Whether there is such a guide, and the person has put it out of sight."""
        return self._shelf.find(guide_id) is not None and self.find(guide_id) is None

    def after(self, guide: Guide) -> Guide | None:
        """The guide suggested next: of the reading list, if this one is on it."""
        order = self.guides
        if self._situation is not None or self._minutes:
            listed = self._on_the_list()
            order = listed if guide in listed else order
        beside = [other for other in order if other.own == guide.own]
        at = next((n for n, other in enumerate(beside) if other.id == guide.id), len(beside))
        return beside[at + 1] if at + 1 < len(beside) else None

    def matches(self, guide: Guide) -> tuple[Range, ...]:
        """Where the words looked for stand in a guide's plain text; single letters are everywhere."""
        words = " ".join(word for word in self._sought.split() if len(word) > 1)
        match = guide.search(words) if words else None
        return match.ranges if match else ()

    def stock(self, shelf: Shelf) -> None:
        """Take the guides in."""
        self._shelf = shelf
        self._narrow()

    def trace(self, found: Traces, *, put_away: bool) -> None:
        """Take in what the reader left in them, and whether some are put away."""
        self._marks = found.marks
        self._highlights = _counted([row.guide for row in found.highlights])
        self._notes = {}
        for row in found.highlights:
            if row.note:
                self._notes.setdefault(row.guide, []).append(fold(row.note))
        self._hidden = self._put_away_topics if put_away else frozenset()
        if self._topic in self._hidden:
            self._topic = None
        self._narrow()

    def seek(self, words: str) -> None:
        """Show only guides holding these words, in their text or in a note beside it."""
        self._sought = words
        self._narrow()

    def choose(self, topic: Topic | None) -> None:
        """Show one topic, or all of them."""
        self._want(topic=topic)

    def choose_bookmarked(self) -> None:
        """Show only guides with a bookmark."""
        self._want(only_bookmarked=True)

    def choose_list(self, situation: str, minutes: int) -> None:
        """Show what to read in a situation and in so many minutes; "" and 0 for any."""
        self._want(situation=self._lists.find(situation), minutes=minutes)

    def _want(
        self,
        *,
        topic: Topic | None = None,
        only_bookmarked: bool = False,
        situation: Situation | None = None,
        minutes: int = 0,
    ) -> None:
        """One way of choosing at a time."""
        self._topic, self._only_bookmarked = topic, only_bookmarked
        self._situation, self._minutes = situation, minutes
        self._narrow()

    def _on_the_list(self) -> tuple[Guide, ...]:
        return chosen(self.guides, self._situation, self._minutes, self._left)

    def _left(self, guide: Guide) -> int:
        """Minutes of a guide still to be read."""
        mark = self._marks.get(guide.id)
        if mark is None:
            return guide.minutes
        if mark.finished_at is not None:
            return 0
        return max(1, -(-guide.minutes * (WHOLE - mark.furthest) // WHOLE))

    def _narrow(self) -> None:
        listed = [guide for guide in self._on_the_list() if self._is_wanted(guide)]
        words = fold_sought(self._sought).split()
        if not words:
            rows = [self._row(guide, self._caption(guide)) for guide in listed]
        else:
            notes = self._notes
            held = ((guide, guide.holds(words, notes.get(guide.id, ()))) for guide in listed)
            found = [(guide, holding) for guide, holding in held if holding is not None]
            found.sort(key=lambda one: not one[1].in_title)
            rows = [self._row(guide, self._quote(guide, one)) for guide, one in found]
        self.model.replace(rows)

    def _is_wanted(self, guide: Guide) -> bool:
        if self._only_bookmarked:
            return self._bookmarked(guide)
        return self._topic in (None, guide.topic)

    def _row(self, guide: Guide, caption: str) -> Row:
        return guide, caption, "bookmark" if self._bookmarked(guide) else ""

    def _quote(self, guide: Guide, holding: Holding) -> str:
        if holding.added:
            return self.tr("Your note: {words}").replace("{words}", holding.quote)
        return holding.quote or self._caption(guide)

    def _bookmarked(self, guide: Guide) -> bool:
        mark = self._marks.get(guide.id)
        return mark is not None and mark.bookmarked

    def _caption(self, guide: Guide) -> str:
        parts = [self.tr("%n min", "", guide.minutes), *self._progress(guide)]
        if guide.own and guide.topic is not Topic.OWN:
            parts.insert(0, self.tr("your own"))
        marked = self._highlights.get(guide.id, 0)
        if marked:
            parts.append(self.tr("%n highlight(s)", "", marked))
        if self._bookmarked(guide):
            # Last, for in a narrow list the picture beside the title says it already.
            parts.append(self.tr("bookmarked"))
        return " · ".join(parts)

    def _progress(self, guide: Guide) -> list[str]:
        mark = self._marks.get(guide.id)
        if mark is None:
            return []
        if mark.finished_at is not None:
            return [self.tr("read")]
        return [per_cent(mark.furthest)] if mark.furthest >= WHOLE // 100 else []


def per_cent(permille: int) -> str:
    """A place in a text, in whole per cent; 100 only at the very end."""
    return f"{permille // 10} %"


def _counted(ids: Sequence[str]) -> dict[str, int]:
    return {guide_id: ids.count(guide_id) for guide_id in set(ids)}
