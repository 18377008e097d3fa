"""What is done to the lines a person keeps for coming back with."""

from collections.abc import Collection, Mapping, Sequence

from sqlmodel import col, select

from growingus_desktop.models.base import identity
from growingus_desktop.models.patterns import RepairLine
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession


def write_line(text: str, surfaces: Collection[str] = ()) -> Deed:
    """Keep a line after the others; taken back, it goes to the bin.

    Args:
        text: its words; blank ones and ones kept already add nothing.
        surfaces: drafts this makes needless.
    """

    def run(session: VaultSession) -> Deed | None:
        drafts.let_go(session, *surfaces)
        rows = _live(session)
        words = " ".join(text.split())
        if not words or any(row.text.casefold() == words.casefold() for row in rows):
            return None
        last = max((row.position for row in rows), default=-1)
        row = RepairLine(text=words, position=last + 1)
        session.add(row)
        session.flush()
        return bin_line(identity(row))

    return Deed(run)


def change_line(line_id: int, text: str, surfaces: Collection[str] = ()) -> Deed:
    """Say a line otherwise; blank words leave it as it was.

    Args:
        line_id: which one.
        text: its new words.
        surfaces: drafts this makes needless.
    """

    def run(session: VaultSession) -> Deed | None:
        drafts.let_go(session, *surfaces)
        row = session.get(RepairLine, line_id)
        words = " ".join(text.split())
        if row is None or not words or row.text == words:
            return None
        former, row.text = row.text, words
        session.add(row)
        return change_line(line_id, former)

    return Deed(run)


def move_line(line_id: int, by: int) -> Deed:
    """Move a line down among the others, or up where `by` is below zero."""

    def run(session: VaultSession) -> Deed | None:
        rows = list(_live(session))
        at = next((n for n, row in enumerate(rows) if row.id == line_id), None)
        if at is None:
            return None
        to = min(max(at + by, 0), len(rows) - 1)
        if to == at:
            return None
        rows.insert(to, rows.pop(at))
        return _arrange(session, {identity(row): place for place, row in enumerate(rows)})

    return Deed(run)


def bin_line(line_id: int) -> Deed:
    """Put a line into the bin; taken back, it stands where it stood."""
    return _mark(line_id, binned=True)


def _mark(line_id: int, *, binned: bool) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row = session.get(RepairLine, line_id)
        if row is None or (row.binned_at is not None) is binned:
            return None
        row.binned_at = session.clock.now() if binned else None
        session.add(row)
        return _mark(line_id, binned=not binned)

    return Deed(run)


def _arrange(session: VaultSession, places: Mapping[int, int]) -> Deed:
    """Put lines into their places; the inverse puts each where it was."""
    before: dict[int, int] = {}
    for line_id, place in places.items():
        row = session.get(RepairLine, line_id)
        if row is not None and row.position != place:
            before[line_id], row.position = row.position, place
            session.add(row)
    return Deed(lambda session: _arrange(session, before))


def _live(session: VaultSession) -> Sequence[RepairLine]:
    return session.exec(
        select(RepairLine)
        .where(col(RepairLine.binned_at).is_(None))
        .order_by(col(RepairLine.position), col(RepairLine.id))
    ).all()
