"""What is done to repairs and to lines of one's own, each deed with the one that takes it back."""

from collections.abc import Collection
from datetime import date

from sqlmodel import col, select

from growingus_desktop.models.base import identity
from growingus_desktop.models.patterns import Moment, Repair
from growingus_desktop.store import drafts, preferences
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.repairs import (
    AGAIN,
    COLUMNS,
    LEFT,
    RepairValues,
    left_alone,
    looked_at_again,
    values_of,
)
from growingus_desktop.vault.unit_of_work import VaultSession


def note_repair(values: RepairValues, surfaces: Collection[str] = ()) -> Deed:
    """Note a repair; taken back, it goes to the bin. Nothing is done for a moment that has one.

    Args:
        values: what was said of it.
        surfaces: drafts this makes needless, let go in the same unit of work.
    """

    def run(session: VaultSession) -> Deed | None:
        moment = None if values.moment_id is None else session.get(Moment, values.moment_id)
        if values.moment_id is not None and (
            moment is None or moment.binned_at is not None or _has_one(session, values.moment_id)
        ):
            return None
        repair = Repair(day=values.day)
        _fill(session, repair, values)
        session.flush()
        _look_again(session, repair.uid, values.again_on)
        drafts.let_go(session, *surfaces)
        return bin_repair(identity(repair))

    return Deed(run)


def change_repair(repair_id: int, values: RepairValues, surfaces: Collection[str] = ()) -> Deed:
    """Say anew what a repair was.

    Args:
        repair_id: which one.
        values: what it now is.
        surfaces: drafts this makes needless.
    """

    def run(session: VaultSession) -> Deed | None:
        repair, former = session.get(Repair, repair_id), values_of(session, repair_id)
        if repair is None or former is None:
            return None
        _fill(session, repair, values)
        _look_again(session, repair.uid, values.again_on)
        drafts.let_go(session, *surfaces)
        return change_repair(repair_id, former)

    return Deed(run)


def bin_repair(repair_id: int) -> Deed:
    """Put a repair into the bin; its moment is open again."""
    return _mark(repair_id, binned=True)


def look_again(repair_id: int, day: date | None) -> Deed:
    """Choose when to look at a repair again, or that it has been looked at.

    Args:
        repair_id: which one.
        day: from when on, or None for no more.
    """

    def run(session: VaultSession) -> Deed | None:
        repair = session.get(Repair, repair_id)
        if repair is None:
            return None
        before = looked_at_again(session).get(repair.uid)
        if before == day:
            return None
        _look_again(session, repair.uid, day)
        return look_again(repair_id, before)

    return Deed(run)


def leave(moment_id: int, *, alone: bool = True) -> Deed:
    """Leave an open moment as it is, or take it up again; it stays open either way.

    Args:
        moment_id: which one.
        alone: whether to leave it.
    """

    def run(session: VaultSession) -> Deed | None:
        moment = session.get(Moment, moment_id)
        held = left_alone(session)
        if moment is None or (moment.uid in held) is alone:
            return None
        wanted = held | {moment.uid} if alone else held - {moment.uid}
        # A moment erased for good leaves no trace here either.
        known = session.exec(select(col(Moment.uid)).where(col(Moment.uid).in_(tuple(wanted))))
        _keep(session, LEFT, sorted(known))
        return leave(moment_id, alone=not alone)

    return Deed(run)


def _mark(repair_id: int, *, binned: bool) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        repair = session.get(Repair, repair_id)
        if repair is None or (repair.binned_at is not None) is binned:
            return None
        repair.binned_at = session.clock.now() if binned else None
        session.add(repair)
        return _mark(repair_id, binned=not binned)

    return Deed(run)


def _fill(session: VaultSession, repair: Repair, values: RepairValues) -> None:
    for name in COLUMNS:
        setattr(repair, name, getattr(values, name))
    session.add(repair)


def _has_one(session: VaultSession, moment_id: int) -> bool:
    query = select(Repair.id).where(Repair.moment_id == moment_id, col(Repair.binned_at).is_(None))
    return session.exec(query.limit(1)).first() is not None


def _look_again(session: VaultSession, uid: str, day: date | None) -> None:
    held = looked_at_again(session)
    if held.get(uid) == day:
        return
    wanted = {**held, uid: day}
    known = session.exec(select(col(Repair.uid)).where(col(Repair.uid).in_(tuple(wanted))))
    days = {each: wanted[each] for each in sorted(known)}
    _keep(session, AGAIN, [f"{each}={on.isoformat()}" for each, on in days.items() if on])


def _keep(session: VaultSession, key: str, parts: Collection[str]) -> None:
    if parts:
        preferences.choose(session, key, " ".join(parts))
    else:
        preferences.forget(session, key)
