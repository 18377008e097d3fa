"""Ctrl+K: everything there is to go to, found by parts of words, and forgotten when it closes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.finding import MOST, Entry, Found, Hit, Index
from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.own_guides import own_text, own_title
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.go_to_places import (
    Place,
    Sort,
    repair_tools,
    rooms,
    settings,
    sheets,
    sort_words,
    tools,
)
from growingus_desktop.presenters.guides import PUT_AWAY_TOPICS
from growingus_desktop.presenters.openers_words import shown_title
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.reflections_words import called
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import findable, preferences, reading_own
from growingus_desktop.store.findable import Findable
from growingus_desktop.vault.unit_of_work import VaultSession

ICONS: Final = {
    Sort.ROOM: "chevron-right",
    Sort.GUIDE: "book-open",
    Sort.OPENER: "message-circle-heart",
    Sort.REFLECTION: "notebook-pen",
    Sort.TOOL: "play",
    Sort.SHEET: "file-text",
    Sort.SETTING: "settings",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in the list.

    Args:
        place: where it leads.
        caption: what it is in words, and words around what was found in its text.
    """

    place: Place
    caption: str


@dataclass(frozen=True, slots=True)
class GoToState:
    """What stands below the field.

    Args:
        note: how much was found, in words.
        is_ready: whether what was written can be found yet.
    """

    note: str = ""
    is_ready: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    put_away: bool
    openers: tuple[Findable, ...]
    reflections: tuple[Findable, ...]
    own_guides: Mapping[str, str]


class GoTo(QObject):
    """Finds while somebody types, and says where to go.

    What was written is read when this is made and held in memory until `forget`.

    Args:
        scope: what is behind the lock.
        has_files: whether the vault lies in files, so that all of Settings is there.
    """

    changed = Signal()
    """The rows or the words below them are others."""

    def __init__(
        self, scope: Scope, *, has_files: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._has_files = has_files
        self._typed = ""
        self._is_forgotten = False
        self.state = GoToState()
        self.model: RecordList[Row] = RecordList(
            key=lambda row: row.place.key,
            title=lambda row: row.place.title,
            caption=lambda row: row.caption,
            icon=lambda row: ICONS[row.place.sort],
            parent=self,
        )
        # Known without the vault, and never put away: here before anything was read.
        self._fixed = (
            *rooms(),
            *tools(read_only=scope.read_only),
            *settings(has_files=has_files),
        )
        self._index = Index(map(_entry_of, self._fixed))
        self._show()
        scope.tasks.in_vault(self, _read, self._was_read, failed=self._not_read)

    def seek(self, typed: str) -> None:
        """Show what holds every part of what is typed."""
        self._typed = typed
        self._show()

    def go(self, place: Place) -> None:
        """Go where a row leads."""
        self._scope.navigator.go(place.destination)

    def forget(self) -> None:
        """Let go of everything: what was typed, what was found, and what could be."""
        # What is still on its way must not fill it again.
        self._is_forgotten = True
        self._typed = ""
        self._index = Index()
        self.model.clear()
        self.state = GoToState()

    @property
    def typed(self) -> str:
        """What is looked for."""
        return self._typed

    @property
    def size(self) -> int:
        """How many things can be found."""
        return len(self._index)

    def _was_read(self, written: _Written) -> None:
        if self._is_forgotten:
            return
        fixed, language = self._fixed, self._scope.language
        self._scope.tasks.compute(
            self, lambda: _index_of(fixed, written, language), self._take_in, latest="index"
        )

    def _not_read(self, error: AppError) -> None:
        self._scope.navigator.problem.emit(error)
        self._become_ready()

    def _take_in(self, index: Index) -> None:
        if self._is_forgotten:
            return
        self._index = index
        self._become_ready()

    def _become_ready(self) -> None:
        self.state = GoToState(is_ready=True)
        self._show()

    def _show(self) -> None:
        typed = self._typed.strip()
        if typed:
            found = self._index.find(typed)
            rows = [_row(hit) for hit in found.hits]
        else:
            found = Found()
            rows = [Row(place, sort_words(place.sort)) for place in self._fixed[:MOST]]
        self.model.replace(rows)
        self.state = GoToState(self._note(typed, found), self.state.is_ready)
        self.changed.emit()

    def _note(self, typed: str, found: Found) -> str:
        if not typed:
            return self.tr("Part of a word is enough. What you let out is never looked through.")
        if found.total > len(found.hits):
            return self.tr("The best {shown} of {total} found").format(
                shown=len(found.hits), total=found.total
            )
        if found.total:
            return self.tr("%n found", "", found.total)
        if not self.state.is_ready:
            return self.tr("Looking…")
        return self.tr("Nothing holds these words. Fewer letters may find more.")


def _read(session: VaultSession) -> _Written:
    return _Written(
        bool(preferences.everything(session).get(PUT_AWAY, False)),
        findable.openers(session),
        findable.reflections(session),
        _own_guides(session),
    )


def _own_guides(session: VaultSession) -> dict[str, str]:
    return reading_own.sources(session, [guide for guide, _ in reading_own.stock(session)])


def _index_of(fixed: Iterable[Place], written: _Written, language: str) -> Index:
    """Everything as it can be found; read on a worker, since folding many words takes a while."""
    away = written.put_away
    known = (*fixed, *repair_tools(put_away=away), *sheets(put_away=away))
    entries = [_entry_of(place) for place in known]
    for guide in load_guides(language).guides:
        if not (away and guide.topic in PUT_AWAY_TOPICS):
            there = Destination(Room.GUIDES, Tool.GUIDE, {"guide": guide.id})
            place = Place(Sort.GUIDE, guide.title, there)
            entries.append(_entry_of(place, f"{guide.question}\n{guide.plain}"))
    for guide_id, source in written.own_guides.items():
        there = Destination(Room.GUIDES, Tool.GUIDE, {"guide": guide_id})
        place = Place(Sort.GUIDE, own_title(source) or guide_id, there)
        entries.append(_entry_of(place, own_text(source)))
    for one in written.openers:
        there = Destination(Room.OPENERS, Tool.OPENER, {"opener": str(one.id)})
        place = Place(Sort.OPENER, shown_title(one.title, one.text), there)
        entries.append(_entry_of(place, one.text))
    for one in written.reflections:
        there = Destination(Room.REFLECTIONS, Tool.REFLECTION, {"reflection": str(one.id)})
        place = Place(Sort.REFLECTION, called(one.title, one.text), there)
        entries.append(_entry_of(place, one.text))
    return Index(entries)


def _entry_of(place: Place, text: str | None = None) -> Entry:
    """A place as it can be found; further words for finding it alone are never shown."""
    if text is None:
        return Entry(place, place.sort, place.title, place.also, quotable=False)
    return Entry(place, place.sort, place.title, text)


def _row(hit: Hit) -> Row:
    place = hit.entry.key
    if not isinstance(place, Place):
        raise TypeError("everything to be found here is a place")
    kind = sort_words(place.sort)
    return Row(place, f"{kind} · {hit.quote}" if hit.quote else kind)
