"""What is done to moments, each deed with the one that takes it back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType

from sqlmodel import col, select

from growingus_desktop.models.base import identity, new_uid
from growingus_desktop.models.patterns import (
    Moment,
    MomentPattern,
    NothingToNote,
    OwnPattern,
    Repair,
)
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.patterns import MomentValues, values_of
from growingus_desktop.vault.unit_of_work import VaultSession

_Standing = tuple[date, datetime | None]
"""Where a repair stands: its day, and since when it is in the bin."""

_NAMED_AT_ONCE = 500

_COLUMNS = (
    "day",
    "happened_at",
    "utc_offset",
    "backfilled",
    "strength",
    "set_off",
    "underneath",
    "line",
    "was_worried",
)


def log_moment(values: MomentValues, surfaces: Collection[str] = ()) -> Deed:
    """Log a moment; taken back, it goes to the bin with its repair.

    Args:
        values: what was said of it.
        surfaces: drafts this makes needless, let go in the same unit of work.
    """

    def run(session: VaultSession) -> Deed:
        moment = Moment(day=values.day)
        _fill(moment, values)
        session.add(moment)
        session.flush()
        _keep_patterns(session, identity(moment), values)
        _keep_repair(session, moment, wanted=values.repaired)
        drafts.let_go(session, *surfaces)
        return bin_moment(identity(moment))

    return Deed(run)


def edit(moment_id: int, values: MomentValues, surfaces: Collection[str] = ()) -> Deed:
    """Say anew what a moment was; taken back, its repairs are as they were too.

    Args:
        moment_id: which one.
        values: what it now is.
        surfaces: drafts this makes needless.
    """

    def run(session: VaultSession) -> Deed | None:
        return _say_anew(session, moment_id, values, surfaces)

    return Deed(run)


def _say_anew(
    session: VaultSession,
    moment_id: int,
    values: MomentValues,
    surfaces: Collection[str] = (),
    repairs: Mapping[int, _Standing] = MappingProxyType({}),
) -> Deed | None:
    moment = session.get(Moment, moment_id)
    former = values_of(session, moment_id)
    if moment is None or former is None:
        return None
    before = {
        identity(repair): (repair.day, repair.binned_at) for repair in _repairs(session, moment_id)
    }
    _move_repairs(session, moment, values.day)
    _fill(moment, values)
    session.add(moment)
    _keep_patterns(session, moment_id, values)
    _keep_repair(session, moment, wanted=values.repaired)
    session.flush()
    for repair in _repairs(session, moment_id):
        if identity(repair) in repairs:
            repair.day, repair.binned_at = repairs[identity(repair)]
            session.add(repair)
    drafts.let_go(session, *surfaces)
    return Deed(lambda session: _say_anew(session, moment_id, former, repairs=before))


def bin_moment(moment_id: int) -> Deed:
    """Put a moment and its repairs into the bin."""
    return bin_moments((moment_id,))


def bin_moments(moment_ids: Collection[int]) -> Deed:
    """Put moments and their repairs into the bin, in one deed that is taken back as one."""
    wanted = tuple(moment_ids)

    def run(session: VaultSession) -> Deed | None:
        moments = [one for one in _moments(session, wanted) if one.binned_at is None]
        if not moments:
            return None
        ids = tuple(identity(one) for one in moments)
        repairs = [one for one in _repairs_of(session, ids) if one.binned_at is None]
        # One moment for all: by it the bin knows what went there together.
        now = session.clock.now()
        for row in (*moments, *repairs):
            row.binned_at = now
            session.add(row)
        return _bring_back(ids, frozenset(identity(repair) for repair in repairs))

    return Deed(run)


def _bring_back(moment_ids: tuple[int, ...], repairs: frozenset[int]) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        moments = _moments(session, moment_ids)
        if not moments:
            return None
        kept = [one for one in _repairs_of(session, moment_ids) if one.id in repairs]
        for row in (*moments, *kept):
            row.binned_at = None
            session.add(row)
        return bin_moments(moment_ids)

    return Deed(run)


def restore(moment_id: int, repairs: Collection[int] = ()) -> Deed:
    """Take a moment, and these repairs of it, out of the bin."""
    return _bring_back((moment_id,), frozenset(repairs))


def add_repair(moment_id: int, day: date, utc_offset: int) -> Deed:
    """Note that a moment was repaired on `day`; nothing is done where it already was."""

    def run(session: VaultSession) -> Deed | None:
        moment = session.get(Moment, moment_id)
        if moment is None or _repairs(session, moment_id, binned=False):
            return None
        repair = Repair(day=max(day, moment.day), utc_offset=utc_offset, moment_id=moment_id)
        session.add(repair)
        session.flush()
        return _bin_repair(identity(repair))

    return Deed(run)


def nothing_to_note(day: date, utc_offset: int) -> Deed:
    """Mark a day as looked at and found quiet; a day that is logged already is left as it is."""

    def run(session: VaultSession) -> Deed | None:
        if _is_logged(session, day):
            return None
        session.add(NothingToNote(day=day, utc_offset=utc_offset))
        return _unmark(day, utc_offset)

    return Deed(run)


def name_own(label: str, surfaces: Collection[str] = ()) -> Deed:
    """Name a pattern of one's own; a name that was in the bin comes back instead.

    Args:
        label: its words; blank ones name nothing.
        surfaces: drafts this makes needless.
    """

    def run(session: VaultSession) -> Deed | None:
        drafts.let_go(session, *surfaces)
        words = " ".join(label.split())
        row = _own_called(session, words)
        if not words or (row is not None and row.binned_at is None):
            return None
        # The key must tell nothing: it is what charts and exports are sorted by.
        row = row or OwnPattern(key=f"own-{new_uid()[:12]}", label=words)
        row.binned_at = None
        session.add(row)
        return bin_own(row.key)

    return Deed(run)


def rename_own(key: str, label: str, surfaces: Collection[str] = ()) -> Deed:
    """Call a pattern of one's own otherwise; its key, and what was logged with it, stay.

    Args:
        key: which one.
        label: its new words; blank ones, and the name of another, change nothing.
        surfaces: drafts this makes needless.
    """

    def run(session: VaultSession) -> Deed | None:
        drafts.let_go(session, *surfaces)
        words = " ".join(label.split())
        row, other = _own_of(session, key), _own_called(session, words)
        if row is None or not words or row.label == words:
            return None
        if other is not None and other.key != key:
            return None
        former, row.label = row.label, words
        session.add(row)
        return rename_own(key, former)

    return Deed(run)


def bin_own(key: str) -> Deed:
    """Put a pattern of one's own into the bin; what was logged with it still counts."""
    return _mark_own(key, binned=True)


def _mark_own(key: str, *, binned: bool) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row = _own_of(session, key)
        if row is None or (row.binned_at is not None) is binned:
            return None
        row.binned_at = session.clock.now() if binned else None
        session.add(row)
        return _mark_own(key, binned=not binned)

    return Deed(run)


def _own_of(session: VaultSession, key: str) -> OwnPattern | None:
    return session.exec(select(OwnPattern).where(OwnPattern.key == key)).first()


def _bin_repair(repair_id: int) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        repair = session.get(Repair, repair_id)
        if repair is None:
            return None
        repair.binned_at = None if repair.binned_at else session.clock.now()
        session.add(repair)
        return _bin_repair(repair_id)

    return Deed(run)


def _unmark(day: date, utc_offset: int) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row = session.exec(select(NothingToNote).where(NothingToNote.day == day)).first()
        if row is None:
            return None
        session.delete(row)
        return nothing_to_note(day, utc_offset)

    return Deed(run)


def _fill(moment: Moment, values: MomentValues) -> None:
    for name in _COLUMNS:
        setattr(moment, name, getattr(values, name))


def _keep_patterns(session: VaultSession, moment_id: int, values: MomentValues) -> None:
    wanted = frozenset[str]() if values.was_worried else values.patterns
    rows = session.exec(select(MomentPattern).where(MomentPattern.moment_id == moment_id)).all()
    for row in rows:
        if row.pattern not in wanted:
            session.delete(row)
    for key in sorted(wanted - {row.pattern for row in rows}):
        session.add(MomentPattern(moment_id=moment_id, pattern=key))


def _keep_repair(session: VaultSession, moment: Moment, *, wanted: bool) -> None:
    live = _repairs(session, identity(moment), binned=False)
    if wanted and not live:
        former = _repairs(session, identity(moment), binned=True)
        repair = former[-1] if former else _fresh_repair(moment)
        repair.binned_at = None
        session.add(repair)
    elif not wanted:
        for repair in live:
            repair.binned_at = session.clock.now()
            session.add(repair)


def _fresh_repair(moment: Moment) -> Repair:
    return Repair(day=moment.day, utc_offset=moment.utc_offset, moment_id=identity(moment))


def _move_repairs(session: VaultSession, moment: Moment, day: date) -> None:
    """Take along the repairs that were only ticked, and so stand on the moment's own day."""
    for repair in _repairs(session, identity(moment)):
        if repair.day < day or (repair.day == moment.day and repair.happened_at is None):
            repair.day = day
            session.add(repair)


def _repairs(
    session: VaultSession, moment_id: int, *, binned: bool | None = None
) -> Sequence[Repair]:
    """The repairs of a moment; the one binned last comes last."""
    column = col(Repair.binned_at)
    query = select(Repair).where(Repair.moment_id == moment_id)
    if binned is not None:
        query = query.where(column.is_not(None) if binned else column.is_(None))
    return session.exec(query.order_by(column, col(Repair.id))).all()


def _moments(session: VaultSession, ids: Sequence[int]) -> list[Moment]:
    found: list[Moment] = []
    for some in _in_parts(ids):
        found += session.exec(select(Moment).where(col(Moment.id).in_(some)))
    return found


def _repairs_of(session: VaultSession, moment_ids: Sequence[int]) -> list[Repair]:
    found: list[Repair] = []
    for some in _in_parts(moment_ids):
        found += session.exec(select(Repair).where(col(Repair.moment_id).in_(some)))
    return found


def _in_parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """As many at once as a statement may name."""
    return (ids[start : start + _NAMED_AT_ONCE] for start in range(0, len(ids), _NAMED_AT_ONCE))


def _own_called(session: VaultSession, words: str) -> OwnPattern | None:
    rows = session.exec(select(OwnPattern).order_by(col(OwnPattern.id)))
    return next((row for row in rows if row.label.casefold() == words.casefold()), None)


def _is_logged(session: VaultSession, day: date) -> bool:
    queries = (
        select(NothingToNote.id).where(NothingToNote.day == day),
        select(Moment.id).where(Moment.day == day, col(Moment.binned_at).is_(None)),
        select(Repair.id).where(Repair.day == day, col(Repair.binned_at).is_(None)),
    )
    return any(session.exec(query.limit(1)).first() is not None for query in queries)
