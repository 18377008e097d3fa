"""Highlights: found again in the text they belong to, made and taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from growingus_desktop.content.guide import Guide
from growingus_desktop.models.base import identity
from growingus_desktop.models.reading import Highlight
from growingus_desktop.store import reading
from growingus_desktop.store.reading import Passage

if TYPE_CHECKING:
    from growingus_desktop.presenters.guides import GuidesPresenter


@dataclass(frozen=True, slots=True)
class Marked:
    """A highlighted passage where it stands in the text at hand.

    Args:
        id: which one.
        start: its first character in the guide's plain text.
        end: the character after its last.
        note: what the reader wrote beside it.
    """

    id: int
    start: int
    end: int
    note: str = ""


class GuideMarks(QObject):
    """The highlights of the open guide.

    Args:
        room: whose open guide is meant; it also owns this and does its deeds.
    """

    def __init__(self, room: "GuidesPresenter") -> None:
        super().__init__(room)
        self._room = room

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
        reading_now = self._room.state.reading
        marked = reading_now.highlights if reading_now else ()
        return next(
            (one for one in marked if one.start < max(end, start + 1) and start < one.end), None
        )

    def toggle(self, start: int, end: int) -> None:
        """Highlight a stretch of the open guide, or take away the highlight that stands there."""
        reading_now = self._room.state.reading
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
        self._room.do(reading.highlight(passage), self.tr("Highlighted"))


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
