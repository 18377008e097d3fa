"""What is done to the lines that sort what it may mean and what it doesn't prove."""

from collections.abc import Collection, Mapping, Sequence

from sqlmodel import col, select

from growingus_desktop.models.asks import Meaning, MeaningSide
from growingus_desktop.models.base import identity
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

Place = tuple[MeaningSide, int]
"""A column, and how far down."""


def change_meaning(meaning_id: int, text: str, surfaces: Collection[str] = ()) -> Deed:
    """Say a line otherwise; blank words leave it as it was.

    Args:
        meaning_id: which one.
        text: its new words.
        surfaces: drafts this makes needless.
    """

    def run(session: VaultSession) -> Deed | None:
        drafts.let_go(session, *surfaces)
        row = session.get(Meaning, meaning_id)
        words = text.strip()
        if row is None or not words or row.text == words:
            return None
        former, row.text = row.text, words
        session.add(row)
        return change_meaning(meaning_id, former)

    return Deed(run)


def move_meaning(meaning_id: int, by: int) -> Deed:
    """Move a line down its column, or up where `by` is below zero; taken back, it goes back."""

    def run(session: VaultSession) -> Deed | None:
        row = session.get(Meaning, meaning_id)
        if row is None or row.binned_at is not None:
            return None
        rows = list(_live(session, row.side))
        at = rows.index(row)
        to = min(max(at + by, 0), len(rows) - 1)
        if to == at:
            return None
        rows.insert(to, rows.pop(at))
        return _arrange(session, {identity(one): (row.side, n) for n, one in enumerate(rows)})

    return Deed(run)


def move_meaning_across(meaning_id: int) -> Deed:
    """Move a line to the end of the other column; taken back, it stands where it stood."""

    def run(session: VaultSession) -> Deed | None:
        row = session.get(Meaning, meaning_id)
        if row is None or row.binned_at is not None:
            return None
        (side,) = (one for one in MeaningSide if one is not row.side)
        last = max((one.position for one in _live(session, side)), default=-1)
        return _arrange(session, {meaning_id: (side, last + 1)})

    return Deed(run)


def _arrange(session: VaultSession, places: Mapping[int, Place]) -> Deed:
    """Put lines into their places; the inverse puts each where it was."""
    before: dict[int, Place] = {}
    for meaning_id, (side, position) in places.items():
        row = session.get(Meaning, meaning_id)
        if row is not None and (row.side, row.position) != (side, position):
            before[meaning_id] = (row.side, row.position)
            row.side, row.position = side, position
            session.add(row)
    return Deed(lambda session: _arrange(session, before))


def _live(session: VaultSession, side: MeaningSide) -> Sequence[Meaning]:
    return session.exec(
        select(Meaning)
        .where(col(Meaning.binned_at).is_(None), Meaning.side == side)
        .order_by(col(Meaning.position), col(Meaning.id))
    ).all()
