"""The bin's own time: a clock that jumps must not empty it.

A clock set years ahead, by mistake or by a dead battery, would make everything in the bin look
old at once; one set years back when a thing was binned would do the same later. So besides the
wall clock the bin counts days of its own: at each unlock the days since the last one, but never
more than `MOST_AT_ONCE`. A thing goes only when it is old by both: by the wall clock since it was
binned, and by the bin's own days since the bin first saw it. Thirty days are thus never spent in
fewer than ten unlocks on days apart; who opens the vault seldom keeps things longer.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlmodel import col, delete, select

from growingus_desktop.core.clock import today
from growingus_desktop.models.bin import BinSighting, BinTime
from growingus_desktop.vault.unit_of_work import VaultSession

KEPT_DAYS: Final = 30
MOST_AT_ONCE: Final = 3
"""Days one unlock can count for, however long ago the one before was."""


def count_days(session: VaultSession) -> int:
    """Count the days since this was last asked, and give all that were ever counted."""
    day = today(session.clock)
    time = own(session)
    gone_by = (day - time.last_day).days
    if gone_by > 0:
        time.days += min(gone_by, MOST_AT_ONCE)
    # A clock that was set back is followed too, so that the way forward counts from there.
    time.last_day = day
    session.add(time)
    return time.days


def own(session: VaultSession) -> BinTime:
    """The one row the bin has of its own."""
    found = session.exec(select(BinTime).order_by(col(BinTime.id))).first()
    return found or BinTime(last_day=today(session.clock))


def days_counted(session: VaultSession) -> int:
    """All days that were ever counted, without counting."""
    return session.exec(select(BinTime.days).order_by(col(BinTime.id))).first() or 0


def sightings(session: VaultSession) -> dict[tuple[str, datetime], int]:
    """By the bin's own days, when each thing was first seen as it now lies there."""
    return {
        (one.row_uid, one.binned_at): one.days for one in session.exec(select(BinSighting)).all()
    }


def take_stock(session: VaultSession, lying: Iterable[tuple[str, datetime]], days: int) -> None:
    """Note what is new in the bin, and forget what is no longer there.

    Args:
        session: the unit of work.
        lying: uid and time of binning of everything in the bin; what came back and was binned
            anew counts as new.
        days: what `count_days` gave.
    """
    present = set(lying)
    known = sightings(session)
    gone = [uid for uid, _ in known.keys() - present]
    if gone:
        session.exec(delete(BinSighting).where(col(BinSighting.row_uid).in_(gone)))
    for uid, binned_at in present - known.keys():
        session.add(BinSighting(row_uid=uid, binned_at=binned_at, days=days))


def days_left(binned_at: datetime, now: datetime, lain: int) -> int:
    """How many days at least a thing stays in the bin; 0 when it may go.

    Args:
        binned_at: when it was binned.
        now: the present moment.
        lain: for how many of the bin's own days it was seen there.
    """
    by_clock = KEPT_DAYS - (now - binned_at) // timedelta(days=1)
    return max(by_clock, KEPT_DAYS - lain, 0)
