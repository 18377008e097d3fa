"""How far guides have been read, which are bookmarked, and what was highlighted in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import col, select

from growingus_desktop.content.anchors import Surroundings
from growingus_desktop.models.base import identity
from growingus_desktop.models.reading import Highlight, ReadingMark
from growingus_desktop.store import drafts, reading_places
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

WHOLE = 1000
"""Thousandths of a guide read to its end."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a guide, to be highlighted.

    Args:
        guide: the guide's id.
        start: its first character in the guide's plain text.
        end: the character after its last.
        quote: its words, by which it is found again in a later edition.
        around: what stands around it, by which it is told from the same words elsewhere.
    """

    guide: str
    start: int
    end: int
    quote: str
    around: Surroundings | None = None


@dataclass(frozen=True, slots=True)
class Traces:
    """Everything a reader left in the guides.

    Args:
        marks: how far each opened guide was read, by its id.
        highlights: the highlighted passages, in the order of their places.
        around: what stood around them when they were made, by their uids.
    """

    marks: Mapping[str, ReadingMark]
    highlights: tuple[Highlight, ...] = ()
    around: Mapping[str, Surroundings] = field(default_factory=dict[str, Surroundings])

    @property
    def last_opened(self) -> str | None:
        """The id of the guide opened last, if any was."""
        opened = [(mark.opened_at, mark.guide) for mark in self.marks.values() if mark.opened_at]
        return max(opened)[1] if opened else None


def traces(session: VaultSession) -> Traces:
    """Everything a reader left in the guides that isn't in the bin."""
    found = session.exec(select(ReadingMark)).all()
    highlights = session.exec(
        select(Highlight)
        .where(col(Highlight.binned_at).is_(None))
        .order_by(col(Highlight.guide), col(Highlight.start), col(Highlight.id))
    ).all()
    marks = {mark.guide: mark for mark in found}
    return Traces(marks, tuple(highlights), reading_places.everything(session))


def keep_progress(session: VaultSession, guide: str, permille: int) -> None:
    """Keep where a guide is being read; the furthest place and the first end are kept beside it.

    Args:
        session: the unit of work; its clock tells when.
        guide: the guide's id.
        permille: how far down its text the reader is, in thousandths.
    """
    row = _mark(session, guide)
    now = session.clock.now()
    row.permille = min(max(permille, 0), WHOLE)
    row.furthest = max(row.furthest, row.permille)
    row.opened_at = now
    if row.permille == WHOLE and row.finished_at is None:
        row.finished_at = now
    session.add(row)


def bookmark(guide: str, *, on: bool) -> Deed:
    """Put a bookmark into a guide, or take it out."""

    def run(session: VaultSession) -> Deed | None:
        row = _mark(session, guide)
        if row.bookmarked == on:
            return None
        row.bookmarked = on
        session.add(row)
        return bookmark(guide, on=not on)

    return Deed(run)


def highlight(passage: Passage) -> Deed:
    """Highlight a passage."""

    def run(session: VaultSession) -> Deed:
        row = Highlight(
            guide=passage.guide, start=passage.start, end=passage.end, quote=passage.quote
        )
        session.add(row)
        if passage.around is not None:
            reading_places.keep(session, row.uid, passage.around)
        session.flush()
        return unhighlight(identity(row))

    return Deed(run)


def unhighlight(highlight_id: int, *, gone: bool = True) -> Deed:
    """Put a highlight into the bin with its note, or bring it back from there."""

    def run(session: VaultSession) -> Deed | None:
        row = session.get(Highlight, highlight_id)
        if row is None or (row.binned_at is not None) == gone:
            return None
        row.binned_at = session.clock.now() if gone else None
        session.add(row)
        return unhighlight(highlight_id, gone=not gone)

    return Deed(run)


def note_surface(highlight_id: int) -> str:
    """The draft's name of the note beside a highlight."""
    return f"guides/{highlight_id}/note"


def note(highlight_id: int, words: str) -> Deed:
    """Write beside a highlight; empty words take the note away. Its draft is let go with it."""

    def run(session: VaultSession) -> Deed | None:
        row = session.get(Highlight, highlight_id)
        if row is None or row.note == words:
            drafts.let_go(session, note_surface(highlight_id))
            return None
        before, row.note = row.note, words
        session.add(row)
        drafts.let_go(session, note_surface(highlight_id))
        return note(highlight_id, before)

    return Deed(run)


def _mark(session: VaultSession, guide: str) -> ReadingMark:
    found = session.exec(select(ReadingMark).where(ReadingMark.guide == guide)).first()
    return found or ReadingMark(guide=guide)
