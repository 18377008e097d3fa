"""Guides a person brought along: kept as they were written, put away into the bin, brought back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import col, select

from growingus_desktop.content.own_guides import Brought, own_title
from growingus_desktop.models.base import identity
from growingus_desktop.models.reading import OwnGuide
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

Stock = tuple[tuple[str, tuple[datetime | None, int]], ...]
"""Ids, each with when its text was kept and how long it is."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of guides that were brought.

    Args:
        added: ids of those that are new, or came back from the bin.
        renewed: ids of those whose text was exchanged for a later one.
        known: how many were there already, word for word.
    """

    added: tuple[str, ...] = ()
    renewed: tuple[str, ...] = ()
    known: int = 0


def stock(session: VaultSession) -> Stock:
    """Which guides of the person's own there are, each with what changes when its text does."""
    rows = session.exec(
        select(OwnGuide.guide, OwnGuide.changed_at, func.length(OwnGuide.source))
        .where(col(OwnGuide.binned_at).is_(None))
        .order_by(col(OwnGuide.guide))
    )
    return tuple((guide, (changed, length)) for guide, changed, length in rows)


def sources(session: VaultSession, guides: Iterable[str]) -> dict[str, str]:
    """The Markdown of some of them, by their ids."""
    wanted = list(guides)
    rows = session.exec(
        select(OwnGuide.guide, OwnGuide.source).where(col(OwnGuide.guide).in_(wanted))
    )
    return dict(rows.all())


def bring(session: VaultSession, brought: Sequence[Brought]) -> tuple[Taken, Deed | None]:
    """Keep guides.

    One with the id and the title of a guide that is there takes that one's place, so that marks
    and places stay with it; one that only happens to have the same file name gets an id of its own.

    Returns:
        What became of them, and what takes it back.
    """
    rows = {row.guide: row for row in session.exec(select(OwnGuide))}
    added: list[str] = []
    renewed: list[str] = []
    known = 0
    back: list[tuple[int, str, datetime | None]] = []
    for one in brought:
        guide = _id_for(one, rows)
        row = rows.get(guide)
        if row is None:
            row = rows[guide] = OwnGuide(guide=guide, source=one.source)
            session.add(row)
            session.flush()
            added.append(guide)
            back.append((identity(row), one.source, session.clock.now()))
        elif row.source == one.source and row.binned_at is None:
            known += 1
        else:
            (renewed if row.binned_at is None else added).append(guide)
            back.append((identity(row), row.source, row.binned_at))
            row.source, row.binned_at = one.source, None
            session.add(row)
    return Taken(tuple(added), tuple(renewed), known), _put_back(back) if back else None


def remove(guide: str) -> Deed:
    """Put one into the bin; its marks and its place stay with it."""

    def run(session: VaultSession) -> Deed | None:
        row = session.exec(select(OwnGuide).where(OwnGuide.guide == guide)).first()
        if row is None or row.binned_at is not None:
            return None
        back = [(identity(row), row.source, row.binned_at)]
        row.binned_at = session.clock.now()
        session.add(row)
        return _put_back(back)

    return Deed(run)


def _put_back(states: Sequence[tuple[int, str, datetime | None]]) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        before: list[tuple[int, str, datetime | None]] = []
        for number, source, binned_at in states:
            row = session.get(OwnGuide, number)
            # One erased for good in the meantime stays so.
            if row is not None:
                before.append((number, row.source, row.binned_at))
                row.source, row.binned_at = source, binned_at
                session.add(row)
        return _put_back(before) if before else None

    return Deed(run)


def _id_for(one: Brought, rows: dict[str, OwnGuide]) -> str:
    guide, number = one.guide, 1
    while (row := rows.get(guide)) is not None:
        if one.has_own_id or one.source == row.source or one.title == own_title(row.source):
            return guide
        number += 1
        guide = f"{one.guide}-{number}"
    return guide
