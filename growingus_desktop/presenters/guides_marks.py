"""Highlights: found again in the text they belong to, made and taken away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.guide import Guide
from growingus_desktop.models.base import identity
from growingus_desktop.models.reading import Highlight
from growingus_desktop.presenters.guides_state import Marked, Reading
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import reading
from growingus_desktop.store.reading import Passage


class GuideMarks(QObject):
    """The highlights of the open guide, and the note beside the one that was pressed.

    Args:
        room: owns this and does its deeds.
        reading_now: tells which guide is open.
    """

    note_opened = Signal()
    """The note beside a highlight is wanted, or no longer."""

    def __init__(self, room: RoomPresenter, reading_now: Callable[[], Reading | None]) -> None:
        super().__init__(room)
        self._room = room
        self._reading_now = reading_now
        self._noting: Marked | None = None
        self.note = Writing(room.scope, "guides/new/note", parent=self)

    @property
    def noting(self) -> Marked | None:
        """The highlight whose note is open."""
        return self._noting

    def open_note(self, at: int) -> None:
        """Open the note beside the highlight at a character of the open guide, if one is there."""
        there = self.at(at, at)
        if there is None or (self._noting is not None and there.id == self._noting.id):
            return
        self.close_note()
        self._noting = there
        self.note.load(there.note, reading.note_surface(there.id))
        self.note_opened.emit()

    def close_note(self) -> None:
        """Keep the note and put it away."""
        noting, self._noting = self._noting, None
        if noting is None:
            return
        words = self.note.text.strip()
        if words != noting.note:
            self.note.settle()
            self._room.do(reading.note(noting.id, words), self.tr("Note kept"))
        self.note_opened.emit()

    def forget_gone(self) -> None:
        """Put the note away if its highlight is there no more."""
        reading_now = self._reading_now()
        marked = reading_now.highlights if reading_now else ()
        if self._noting is not None and self._noting.id not in {one.id for one in marked}:
            self._noting = None
            self.note_opened.emit()

    def placed(self, guide: Guide, highlights: Sequence[Highlight]) -> tuple[Marked, ...]:
        """The highlights of a guide, at the places their words have now."""
        found: list[Marked] = []
        for row in highlights:
            if row.guide != guide.id:
                continue
            start = _place(guide.plain, row)
            if start is not None:
                found.append(Marked(identity(row), start, start + len(row.quote), row.note))
        return tuple(found)

    def at(self, start: int, end: int) -> Marked | None:
        """The highlight that shares a character with a stretch of the open guide."""
        reading_now = self._reading_now()
        marked = reading_now.highlights if reading_now else ()
        return next(
            (one for one in marked if one.start < max(end, start + 1) and start < one.end), None
        )

    def toggle(self, start: int, end: int) -> None:
        """Highlight a stretch of the open guide, or take away the highlight that stands there."""
        reading_now = self._reading_now()
        if reading_now is None:
            return
        there = self.at(start, end)
        if there is not None:
            self._room.do(reading.unhighlight(there.id), self.tr("Highlight taken away"))
            return
        quote = reading_now.guide.plain[start:end]
        kept = quote.strip()
        if not kept:
            self._room.scope.navigator.say(self.tr("Select some words first"))
            return
        start += len(quote) - len(quote.lstrip())
        passage = Passage(reading_now.guide.id, start, start + len(kept), kept)
        self._room.do(reading.highlight(passage), self.tr("Highlighted. Enter on it opens a note."))


def _place(text: str, row: Highlight) -> int | None:
    """Where the words of a highlight stand now: where they stood, or else the nearest place."""
    if text[row.start : row.end] == row.quote:
        return row.start
    places: list[int] = []
    at = text.find(row.quote) if row.quote else -1
    while at >= 0:
        places.append(at)
        at = text.find(row.quote, at + 1)
    return min(places, key=lambda place: abs(place - row.start), default=None)
