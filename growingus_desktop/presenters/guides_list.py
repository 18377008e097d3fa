"""The list of guides: by topic, by what is looked for, each with how far it was read."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from growingus_desktop.content.folding import Range
from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import Shelf
from growingus_desktop.content.topics import Topic
from growingus_desktop.models.reading import ReadingMark
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.store.reading import WHOLE, Traces


class GuidesList(QObject):
    """The guides on the shelf as rows, narrowed to a topic and to what is looked for.

    Args:
        put_away_topics: the topics that go when tools are put away.
    """

    def __init__(
        self, put_away_topics: frozenset[Topic] = frozenset(), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._put_away_topics = put_away_topics
        self._shelf = Shelf(())
        self._marks: Mapping[str, ReadingMark] = {}
        self._highlights: dict[str, int] = {}
        self._topic: Topic | None = None
        self._sought = ""
        self._hidden: frozenset[Topic] = frozenset()
        self._found: dict[str, tuple[Range, ...]] = {}
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
    def sought(self) -> str:
        """What is looked for."""
        return self._sought

    def find(self, guide_id: str) -> Guide | None:
        """The guide with that id, unless it is put away."""
        guide = self._shelf.find(guide_id)
        return None if guide is None or guide.topic in self._hidden else guide

    def is_put_away(self, guide_id: str) -> bool:
        """Whether there is such a guide, and the person has put it out of sight."""
        return self._shelf.find(guide_id) is not None and self.find(guide_id) is None

    def after(self, guide: Guide) -> Guide | None:
        """The guide suggested next."""
        later = [other for other in self.guides if other.order > guide.order and not other.own]
        return min(later, key=lambda other: other.order, default=None)

    def matches(self, guide_id: str) -> tuple[Range, ...]:
        """Where the words looked for stand in a guide's plain text."""
        return self._found.get(guide_id, ())

    def stock(self, shelf: Shelf) -> None:
        """Take the guides in."""
        self._shelf = shelf
        self._narrow()

    def trace(self, found: Traces, *, put_away: bool) -> None:
        """Take in what the reader left in them, and whether some are put away."""
        self._marks = found.marks
        self._highlights = _counted([row.guide for row in found.highlights])
        self._hidden = self._put_away_topics if put_away else frozenset()
        if self._topic in self._hidden:
            self._topic = None
        self._narrow()

    def seek(self, words: str) -> None:
        """Show only guides holding these words; part of a word is enough."""
        self._sought = words
        self._narrow()

    def choose(self, topic: Topic | None) -> None:
        """Show one topic, or all of them."""
        self._topic = topic
        self._narrow()

    def _narrow(self) -> None:
        found = Shelf(self.guides).search(self._sought)
        self._found = {guide.id: match.ranges for guide, match in found}
        self.model.replace(
            [
                (guide, self._caption(guide), "bookmark" if self._bookmarked(guide) else "")
                for guide, _ in found
                if self._topic in (None, guide.topic)
            ]
        )

    def _bookmarked(self, guide: Guide) -> bool:
        mark = self._marks.get(guide.id)
        return mark is not None and mark.bookmarked

    def _caption(self, guide: Guide) -> str:
        parts = [self.tr("%n min", "", guide.minutes), *self._progress(guide)]
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


Row = tuple[Guide, str, str]
"""A guide, the line below its title, and the name of its icon or an empty string."""


def per_cent(permille: int) -> str:
    """A place in a text, in whole per cent; 100 only at the very end."""
    return f"{permille // 10} %"


def _counted(ids: Sequence[str]) -> dict[str, int]:
    return {guide_id: ids.count(guide_id) for guide_id in set(ids)}
