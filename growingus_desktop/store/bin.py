"""The bin of the whole vault: what lies in it, how it comes back, how it goes for good."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from sqlalchemy import text
from sqlmodel import col, delete, select

from growingus_desktop.content.folding import fold_letters
from growingus_desktop.core.destinations import Room
from growingus_desktop.models.base import Binnable, Row, identity
from growingus_desktop.models.bin import BinSighting, VanishedText
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.models.openers import Need, Opener
from growingus_desktop.models.patterns import Moment, MomentPattern, OwnPattern, Repair
from growingus_desktop.models.preferences import Preference
from growingus_desktop.models.reading import Highlight, OwnGuide, ReadingMark
from growingus_desktop.models.reflections import Reflection, ReflectionTag, Tag
from growingus_desktop.store import bin_time, drafts, openers_meant, reading_places
from growingus_desktop.store.bin_shelves import (
    BY_KIND,
    SHELVES,
    BinKind,
    Shelf,
    is_binned,
    parts_of,
    room_of,
    rows_of,
)
from growingus_desktop.store.bin_vanished import PutBack, copies_of, put_back, take_out
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.focus import pauses_key
from growingus_desktop.vault.unit_of_work import VaultSession

EXCERPT: Final = 160
"""Characters of a thing's words that come with it."""

Key = tuple[BinKind, int]

_INDEX_ANEW: Final = (
    text("INSERT INTO reflection_search (reflection_search) VALUES ('rebuild')"),
    text("INSERT INTO opener_search (opener_search) VALUES ('rebuild')"),
)
"""Built anew an index knows only what is there; deleting leaves words in older parts of it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing in the bin.

    Args:
        kind: what it is.
        id: which one of these.
        title: what the person called it, or its first words; empty if none were written.
        room: where it belongs and comes back to.
        binned_at: when it was put there, in UTC.
        days_left: for how many days at least it stays.
        about: the day it is about, or None.
        together: how many more things were binned along with it and come back with it.
        kept_by_use: stays as long as it is used: a pattern that moments still carry.
    """

    kind: BinKind
    id: int
    title: str
    room: Room
    binned_at: datetime
    days_left: int
    about: date | None = None
    together: int = 0
    kept_by_use: bool = False

    @property
    def key(self) -> Key:
        """What it is called by."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Erased:
    """What is gone for good.

    Args:
        things: how many things.
        uids: of every row that went, with parts and versions; by them backups are searched.
        surfaces: the beginnings of the names of its drafts.
        burned: of openers that stay, of which what was let out is gone.
    """

    things: int = 0
    uids: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    burned: tuple[str, ...] = ()


def things(session: VaultSession, sought: str = "") -> tuple[Thing, ...]:
    """Everything in the bin, the last binned first.

    Args:
        session: the unit of work.
        sought: parts of words that must all stand somewhere in it; accents and capitals are
            forgiven.
    """
    parts = fold_letters(sought).split()
    now, days = session.clock.now(), bin_time.days_counted(session)
    seen = bin_time.sightings(session)
    found = [
        _thing(session, shelf, row, now, days - seen.get((row.uid, _binned_at(row)), days))
        for shelf, row in _whole(session)
        if _holds(shelf, row, parts)
    ]
    found.sort(key=lambda one: (one.binned_at, one.kind, one.id), reverse=True)
    return tuple(found)


def restore(keys: Sequence[Key]) -> Deed:
    """Bring things back from the bin, each with what was binned together with it.

    Taken back, they lie there again as they did, with the same days left.
    """

    def run(session: VaultSession) -> Deed | None:
        back: list[tuple[type[Row], int, datetime]] = []
        texts: list[PutBack] = []
        for shelf, row in _lying(session, keys):
            if isinstance(row, VanishedText):
                done = put_back(session, row)
                texts += [done] if done else []
                continue
            for one in (row, *_binned_with(session, shelf, row)):
                back.append((type(one), identity(one), _binned_at(one)))
                cast("Binnable", one).binned_at = None
                session.add(one)
        return _lay_back(keys, tuple(back), tuple(texts)) if back or texts else None

    return Deed(run)


def erase(session: VaultSession, keys: Iterable[Key]) -> Erased:
    """Take things out of the vault for good; only what lies in the bin can be.

    With a thing go its parts, its versions, what was typed in it and not kept, its words in the
    search index, and tags nothing else is filed under. An ask that was made of an opener is a
    thing of its own and stays.
    """
    uids: list[str] = []
    surfaces: list[str] = []
    many = 0
    for shelf, row in _lying(session, keys):
        many += 1
        _erase(session, shelf, row, uids, surfaces)
        session.flush()
    if not uids:
        return Erased()
    session.exec(delete(BinSighting).where(col(BinSighting.row_uid).in_(uids)))
    for statement in _INDEX_ANEW:
        session.connection().execute(statement)
    _note_residue(session, there_is=True)
    return Erased(many, tuple(uids), tuple(surfaces))


def empty(session: VaultSession) -> Erased:
    """Take everything in the bin out of the vault for good."""
    return erase(session, [(shelf.kind, identity(row)) for shelf, row in _whole(session)])


def purge(session: VaultSession, now: datetime) -> Erased:
    """Let go for good of what has lain in the bin for thirty days by clock and count.

    To be run once after each unlock; see `bin_time` for how a wrong clock is not believed.

    Args:
        session: the unit of work.
        now: the present moment, aware.
    """
    days = bin_time.count_days(session)
    whole = _whole(session)
    lying = [(row.uid, _binned_at(row)) for _, row in whole]
    bin_time.take_stock(session, lying, days)
    session.flush()
    seen = bin_time.sightings(session)
    due = [
        (shelf.kind, identity(row))
        for shelf, row in whole
        if not bin_time.days_left(_binned_at(row), now, days - seen[row.uid, _binned_at(row)])
        and not _is_used(session, row)
    ]
    return erase(session, due) if due else Erased()


def has_residue(session: VaultSession) -> bool:
    """Whether something was erased since the file was last scoured; see `vault.scouring`."""
    return bin_time.own(session).residue


def leave_residue(session: VaultSession) -> None:
    """Note that something was erased elsewhere, of which the file may still hold traces."""
    _note_residue(session, there_is=True)


def is_scoured(session: VaultSession) -> None:
    """Note that nothing of what was erased is left in the file."""
    _note_residue(session, there_is=False)


def _note_residue(session: VaultSession, *, there_is: bool) -> None:
    own = bin_time.own(session)
    own.residue = there_is
    session.add(own)


def _thing(session: VaultSession, shelf: Shelf, row: Row, now: datetime, lain: int) -> Thing:
    named = shelf.names_of(row)
    title = next((text for text in named if text.strip()), "")
    return Thing(
        shelf.kind,
        identity(row),
        " ".join(title[: EXCERPT * 2].split())[:EXCERPT],
        room_of(shelf, row),
        _binned_at(row),
        bin_time.days_left(_binned_at(row), now, lain),
        shelf.day_of(row),
        len(_binned_with(session, shelf, row)),
        _is_used(session, row),
    )


def _whole(session: VaultSession) -> list[tuple[Shelf, Row]]:
    """What lies in the bin and is no part of anything that does."""
    return [
        (shelf, row)
        for shelf in SHELVES
        for row in shelf.binned(session)
        if not _lies_with_its_whole(session, shelf, row)
    ]


def _lies_with_its_whole(session: VaultSession, shelf: Shelf, row: Row) -> bool:
    if shelf.parent is None:
        return False
    name, model = shelf.parent
    number = getattr(row, name)
    return number is not None and is_binned(session.get(model, number))


def _lying(session: VaultSession, keys: Iterable[Key]) -> list[tuple[Shelf, Row]]:
    found: list[tuple[Shelf, Row]] = []
    for kind, number in dict.fromkeys(keys):
        row = session.get(BY_KIND[kind].model, number)
        if row is not None and is_binned(row):
            found.append((BY_KIND[kind], row))
    return found


def _binned_with(session: VaultSession, shelf: Shelf, row: Row) -> tuple[Row, ...]:
    """The parts that went to the bin in the same moment."""
    return tuple(
        part
        for _, part in parts_of(session, shelf, row)
        if is_binned(part) and _binned_at(part) == _binned_at(row)
    )


def _lay_back(
    keys: Sequence[Key],
    rows: tuple[tuple[type[Row], int, datetime], ...],
    texts: tuple[PutBack, ...],
) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        for done in texts:
            take_out(session, done)
        for model, number, binned_at in rows:
            row = session.get(model, number)
            if isinstance(row, Binnable):
                row.binned_at = binned_at
                session.add(row)
        return restore(keys)

    return Deed(run)


def _erase(
    session: VaultSession, shelf: Shelf, row: Row, uids: list[str], surfaces: list[str]
) -> None:
    """Delete one thing with all that is its own, and note what went."""
    number = identity(row)
    prefixes = list(shelf.drafts(row))
    gone: list[Row] = [*rows_of(session, row)]
    for other, part in parts_of(session, shelf, row):
        # A repair outlives its moment if it was not binned; it has a day of its own.
        if is_binned(part) or not isinstance(part, Repair):
            gone.append(part)
            prefixes += other.drafts(part)
    gone.append(row)
    if isinstance(row, Opener):
        gone += _own_need(session, row)
        gone += openers_meant.rows_under(session, prefixes)
    elif isinstance(row, Reflection):
        gone += _own_tags(session, number)
    elif isinstance(row, FocusRun):
        paused = select(Preference).where(Preference.key == pauses_key(row))
        gone += session.exec(paused).all()
    elif isinstance(row, OwnPattern):
        session.exec(delete(MomentPattern).where(col(MomentPattern.pattern) == row.key))
    elif isinstance(row, OwnGuide):
        gone += session.exec(select(Highlight).where(Highlight.guide == row.guide)).all()
        gone += session.exec(select(ReadingMark).where(ReadingMark.guide == row.guide)).all()
    marked = [one.uid for one in gone if isinstance(one, Highlight)]
    gone += reading_places.rows_of(session, marked)
    gone += [copy for copy in copies_of(session, gone) if copy not in gone]
    for prefix in prefixes:
        drafts.let_go(session, *drafts.waiting_under(session, prefix))
    for one in gone:
        session.delete(one)
        # One by one: the database itself takes along what hangs on a row.
        session.flush()
    uids += [one.uid for one in gone]
    surfaces += prefixes


def _own_need(session: VaultSession, opener: Opener) -> list[Row]:
    """The need behind an opener, unless another opener has it too."""
    if opener.need_id is None:
        return []
    others = select(Opener.id).where(Opener.need_id == opener.need_id, Opener.id != opener.id)
    need = session.get(Need, opener.need_id)
    return [] if need is None or session.exec(others.limit(1)).first() is not None else [need]


def _own_tags(session: VaultSession, reflection_id: int) -> list[Row]:
    """The tags of a reflection under which no other is filed."""
    mine = session.exec(
        select(Tag)
        .join(ReflectionTag, col(ReflectionTag.tag_id) == col(Tag.id))
        .where(ReflectionTag.reflection_id == reflection_id)
    ).all()
    return [
        tag
        for tag in mine
        if session.exec(
            select(ReflectionTag.tag_id)
            .where(ReflectionTag.tag_id == tag.id, ReflectionTag.reflection_id != reflection_id)
            .limit(1)
        ).first()
        is None
    ]


def _is_used(session: VaultSession, row: Row) -> bool:
    """Whether moments still carry a pattern, which would be left without a name."""
    if not isinstance(row, OwnPattern):
        return False
    carried = (
        select(MomentPattern.moment_id)
        .join(Moment, col(Moment.id) == col(MomentPattern.moment_id))
        .where(MomentPattern.pattern == row.key)
    )
    return session.exec(carried.limit(1)).first() is not None


def _holds(shelf: Shelf, row: Row, parts: list[str]) -> bool:
    if not parts:
        return True
    held = fold_letters(" ".join(shelf.words_of(row)))
    return all(part in held for part in parts)


def _binned_at(row: Row) -> datetime:
    binned_at = row.binned_at if isinstance(row, Binnable) else None
    if binned_at is None:
        raise ValueError("this row is not in the bin")
    return binned_at
