"""What vanished from a field, put back into it; never over what stands there now."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from growingus_desktop.models.base import Row, identity
from growingus_desktop.models.bin import VanishedText
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vanishing import STANDS, watched


@dataclass(frozen=True, slots=True)
class PutBack:
    """One text that was put back, with what it takes to take that back.

    Args:
        copy: the id of the copy.
        owner: the table of the row it stands in again.
        number: that row's id.
        column: that row's column.
        before: what stood there before.
        binned_at: since when the copy lay in the bin.
    """

    copy: int
    owner: type[Row]
    number: int
    column: str
    before: str
    binned_at: datetime


def put_back(session: VaultSession, copy: VanishedText) -> PutBack | None:
    """Put a text into its field again, below what stands there now; None if the row is gone."""
    place = watched().get(copy.place)
    if place is None or copy.binned_at is None:
        return None
    model, column = place
    owner = session.exec(select(model).where(col(model.uid) == copy.row_uid)).first()
    if owner is None:
        return None
    before = str(getattr(owner, column))
    done = PutBack(identity(copy), model, identity(owner), column, before, copy.binned_at)
    setattr(owner, column, f"{before}\n\n{copy.text}" if before.strip() else copy.text)
    copy.binned_at = None
    session.add(owner)
    session.add(copy)
    return done


def take_out(session: VaultSession, done: PutBack) -> None:
    """Take a text out of its field again, and its copy back into the bin."""
    owner, copy = session.get(done.owner, done.number), session.get(VanishedText, done.copy)
    if owner is None or copy is None:
        return
    setattr(owner, done.column, done.before)
    copy.binned_at = done.binned_at
    session.add(owner)
    session.add(copy)
    session.info[STANDS] = True
    session.flush()
    session.info.pop(STANDS)


def copies_of(session: VaultSession, rows: list[Row]) -> list[Row]:
    """Every copy of what once stood in these rows, in the bin or not."""
    uids = [row.uid for row in rows]
    return list(session.exec(select(VanishedText).where(col(VanishedText.row_uid).in_(uids))))
