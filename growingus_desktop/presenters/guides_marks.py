"""Highlights: found again in the text they belong to, made and taken away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.anchors import place, surroundings
from growingus_desktop.content.guide import Guide
from growingus_desktop.models.base import identity
from growingus_desktop.presenters.guides_state import Marked, Reading
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import reading
from growingus_desktop.store.reading import Passage, Traces


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
        self.model: RecordList[Marked] = RecordList(
            key=lambda one: one.id,
            title=lambda one: " ".join(one.quote.split()),
            caption=self._caption,
            icon=lambda one: "triangle-alert" if one.is_gone else "",
            parent=self,
        )

    def _caption(self, one: Marked) -> str:
        note = " ".join(one.note.split())
        if not one.is_gone:
            return note or self.tr("No note")
        said = self.tr("Its place is gone")
        return f"{said} · {note}" if note else said

    @property
    def noting(self) -> Marked | None:
        """The highlight whose note is open."""
        return self._noting

    def open_note(self, at: int) -> None:
        """Open the note beside the highlight at a character of the open guide, if one is there."""
        there = self.at(at, at)
        if there is not None:
            self.open_note_of(there)

    def open_note_of(self, there: Marked) -> None:
        """Open the note beside a highlight, whether or not its place is still there."""
        if self._noting is not None and there.id == self._noting.id:
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
        marked = (*reading_now.highlights, *reading_now.gone) if reading_now else ()
        if self._noting is not None and self._noting.id not in {one.id for one in marked}:
            self._noting = None
            self.note_opened.emit()

    def placed(
        self, guide: Guide, left: Traces | None
    ) -> tuple[tuple[Marked, ...], tuple[Marked, ...]]:
        """The highlights of a guide at the places their words have now, and those without one."""
        found: list[Marked] = []
        gone: list[Marked] = []
        for row in left.highlights if left else ():
            if left is None or row.guide != guide.id:
                continue
            number = identity(row)
            start = place(guide.plain, row.start, row.quote, left.around.get(row.uid))
            if start is None:
                gone.append(Marked(number, -1, -1, row.note, row.quote))
            else:
                end = start + len(row.quote)
                found.append(Marked(number, start, end, row.note, row.quote))
        found.sort(key=lambda one: one.start)
        return tuple(found), tuple(gone)

    def at(self, start: int, end: int) -> Marked | None:
        """The highlight that shares a character with a stretch of the open guide."""
        reading_now = self._reading_now()
        marked = reading_now.highlights if reading_now else ()
        return next(
            (one for one in marked if one.start < max(end, start + 1) and start < one.end), None
        )

    def take_away(self, number: int) -> None:
        """Put a highlight into the bin, with its note."""
        self._room.do(reading.unhighlight(number), self.tr("Highlight taken away"))

    def show_in_list(self) -> None:
        """Let the list hold every highlight of the open guide, those without a place last."""
        reading_now = self._reading_now()
        self.model.replace((*reading_now.highlights, *reading_now.gone) if reading_now else ())

    def toggle(self, start: int, end: int) -> None:
        """Highlight a stretch of the open guide, or take away the highlight that stands there."""
        reading_now = self._reading_now()
        if reading_now is None:
            return
        there = self.at(start, end)
        if there is not None:
            self.take_away(there.id)
            return
        quote = reading_now.guide.plain[start:end]
        kept = quote.strip()
        if not kept:
            self._room.scope.navigator.say(self.tr("Select some words first"))
            return
        start += len(quote) - len(quote.lstrip())
        end = start + len(kept)
        around = surroundings(reading_now.guide.plain, start, end)
        passage = Passage(reading_now.guide.id, start, end, kept, around)
        self._room.do(reading.highlight(passage), self.tr("Highlighted. Enter on it opens a note."))
