"""What the Repair tab asks of the vault: moments still open, repairs made, and lines of one's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, cast

from sqlalchemy import select as select_columns
from sqlmodel import col, select

from growingus_desktop.models.base import identity, metadata
from growingus_desktop.models.patterns import (
    BeganBy,
    Landed,
    Moment,
    Pattern,
    Repair,
    RepairLine,
)
from growingus_desktop.store import preferences
from growingus_desktop.store.patterns import MomentRow, MomentValues, moments, own_patterns
from growingus_desktop.vault.unit_of_work import VaultSession

LEFT = "repairs.left"
"""The preference that holds the moments left as they are, by their uid, apart by spaces."""

AGAIN = "repairs.again"
"""The preference that holds when to look at a repair again, as ``uid=2026-12-06``, apart by spaces."""


COLUMNS = ("day", "happened_at", "utc_offset", "began_by", "landed", "line", "moment_id")
"""What a repair's own row holds of `RepairValues`."""


@dataclass(frozen=True, slots=True)
class RepairValues:
    """Everything a person says of one repair.

    Args:
        day: the local calendar day.
        happened_at: when, aware, or None where only the day is known.
        utc_offset: minutes the person's zone lay east of UTC when it was noted.
        began_by: who took the first step, or None where it isn't said.
        landed: how it was received, or None where it isn't said.
        line: the repair in a line.
        moment_id: the moment it mends, or None for one that wasn't logged.
        again_on: when the person wants to look at it again, or None.
    """

    day: date
    happened_at: datetime | None = None
    utc_offset: int = 0
    began_by: BeganBy | None = None
    landed: Landed | None = None
    line: str = ""
    moment_id: int | None = None
    again_on: date | None = None


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One repair of the table: which one, what was said of it, and the moment it mended."""

    id: int
    values: RepairValues
    moment: MomentRow | None = None


@dataclass(frozen=True, slots=True)
class Repairs:
    """Everything the tab shows.

    Args:
        waiting: rough moments without a repair, newest first.
        left: those of them the person has left as they are, newest first.
        made: repairs, newest first.
        lines: lines of one's own with their ids, in their order.
        own: the person's own patterns, key to label.
    """

    waiting: tuple[MomentRow, ...] = ()
    left: tuple[MomentRow, ...] = ()
    made: tuple[RepairRow, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()
    own: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(dict[str, str]()))


def whole(session: VaultSession, first: date = date.min) -> Repairs:
    """Look at all of it in one question.

    Args:
        session: asks.
        first: moments and repairs before that day are left out; no repair comes before its moment.
    """
    logged = moments(session, first)
    left = _uids_in(session, LEFT)
    set_aside = _ids_of(session, left)
    waiting = [row for row in logged if is_rough(row.values) and not row.values.repaired]
    return Repairs(
        waiting=tuple(row for row in waiting if row.id not in set_aside),
        left=tuple(row for row in waiting if row.id in set_aside),
        made=_made(session, {row.id: row for row in logged}, first),
        lines=lines(session),
        own=own_patterns(session, with_binned=True),
    )


def is_rough(values: MomentValues) -> bool:
    """Whether a moment is one to come back from.

    One in which the person stayed steady alone isn't; nor, ever, what was kept back out of worry:
    no repair is owed for that (E20, E29).
    """
    if values.was_worried:
        return False
    return not values.patterns or bool(values.patterns - {Pattern.STAYED_STEADY.value})


def lines(session: VaultSession) -> tuple[tuple[int, str], ...]:
    """The person's own lines with their ids, in their order."""
    rows = session.exec(
        select(RepairLine)
        .where(col(RepairLine.binned_at).is_(None))
        .order_by(col(RepairLine.position), col(RepairLine.id))
    )
    return tuple((identity(row), row.text) for row in rows)


def values_of(session: VaultSession, repair_id: int) -> RepairValues | None:
    """What was said of one repair, or None if there is no such repair."""
    repair = session.get(Repair, repair_id)
    if repair is None:
        return None
    return _values(repair, looked_at_again(session).get(repair.uid))


def looked_at_again(session: VaultSession) -> dict[str, date]:
    """When the person wants to look again at a repair, by its uid; what can't be read is left out."""
    found: dict[str, date] = {}
    for part in _parts(session, AGAIN):
        uid, _, day = part.partition("=")
        try:
            found[uid] = date.fromisoformat(day)
        except ValueError:
            continue
    return found


def due_again(session: VaultSession, day: date) -> tuple[int, date] | None:
    """The repair whose day to look at it again came last, and when it was made; None without one.

    Args:
        session: asks.
        day: the person's own calendar day.
    """
    due = {uid: on for uid, on in looked_at_again(session).items() if on <= day}
    query = select(Repair).where(col(Repair.uid).in_(tuple(due)), col(Repair.binned_at).is_(None))
    rows = session.exec(query).all() if due else ()
    latest = max(rows, key=lambda row: (due[row.uid], identity(row)), default=None)
    return None if latest is None else (identity(latest), latest.day)


def left_alone(session: VaultSession) -> frozenset[str]:
    """The uids of the moments the person has left as they are."""
    return _uids_in(session, LEFT)


def _made(
    session: VaultSession, logged: Mapping[int, MomentRow], first: date
) -> tuple[RepairRow, ...]:
    again = looked_at_again(session)
    # Columns rather than whole rows: over ten years there are thousands of them.
    columns = metadata.tables["repair"].columns
    wanted = select_columns(*(columns[name] for name in ("id", "uid", *COLUMNS)))
    wanted = wanted.where(columns["binned_at"].is_(None), columns["day"] >= first)
    found = session.connection().execute(wanted)
    rows: list[RepairRow] = []
    for repair_id, uid, *said in cast("Iterable[Sequence[Any]]", found):
        values = RepairValues(**dict(zip(COLUMNS, said, strict=True)), again_on=again.get(uid))
        moment = None if values.moment_id is None else logged.get(values.moment_id)
        rows.append(RepairRow(repair_id, values, moment))
    rows.sort(key=_newest, reverse=True)
    return tuple(rows)


def _newest(row: RepairRow) -> tuple[date, float, int]:
    at = row.values.happened_at
    return row.values.day, 0.0 if at is None else at.timestamp(), row.id


def _values(repair: Repair, again_on: date | None) -> RepairValues:
    said = {name: getattr(repair, name) for name in COLUMNS}
    return RepairValues(**said, again_on=again_on)


def _ids_of(session: VaultSession, uids: Iterable[str]) -> frozenset[int]:
    query = select(Moment).where(col(Moment.uid).in_(tuple(uids)))
    return frozenset(identity(row) for row in session.exec(query))


def _uids_in(session: VaultSession, key: str) -> frozenset[str]:
    return frozenset(_parts(session, key))


def _parts(session: VaultSession, key: str) -> tuple[str, ...]:
    held = preferences.everything(session).get(key, "")
    return tuple(held.split()) if isinstance(held, str) else ()
