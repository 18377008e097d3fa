"""What a person noticed when they ran through a conversation alone."""

from datetime import datetime

from sqlmodel import col, select

from growingus_desktop.models.base import identity
from growingus_desktop.models.openers import Opener, RehearsalNote
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession


def note_surface(opener_id: int) -> str:
    """The draft's name of the note after a rehearsal."""
    return f"opener/{opener_id}/rehearsal"


def notes_of(session: VaultSession, opener_id: int) -> tuple[RehearsalNote, ...]:
    """The notes of an opener that aren't in the bin, the latest first."""
    found = session.exec(
        select(RehearsalNote)
        .where(RehearsalNote.opener_id == opener_id, col(RehearsalNote.binned_at).is_(None))
        .order_by(col(RehearsalNote.rehearsed_at).desc(), col(RehearsalNote.id).desc())
    )
    return tuple(found)


def keep_note(opener_id: int, text: str, at: datetime) -> Deed:
    """Keep what was noticed and forget its draft; taken back, the note lies in the bin.

    Args:
        opener_id: what was rehearsed.
        text: the words.
        at: when the rehearsal ended, in UTC.
    """

    def run(session: VaultSession) -> Deed | None:
        if session.get(Opener, opener_id) is None:
            return None
        note = RehearsalNote(opener_id=opener_id, rehearsed_at=at, text=text)
        session.add(note)
        drafts.let_go(session, note_surface(opener_id))
        session.flush()
        return remove_note(identity(note))

    return Deed(run)


def remove_note(note_id: int) -> Deed:
    """Put a note into the bin; taken back, it stands there again."""

    def run(session: VaultSession) -> Deed | None:
        note = session.get(RehearsalNote, note_id)
        if note is None or note.binned_at is not None:
            return None
        note.binned_at = session.clock.now()
        session.add(note)
        return _take_out_of_bin(note_id)

    return Deed(run)


def _take_out_of_bin(note_id: int) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        note = session.get(RehearsalNote, note_id)
        if note is None or note.binned_at is None:
            return None
        note.binned_at = None
        session.add(note)
        return remove_note(note_id)

    return Deed(run)
