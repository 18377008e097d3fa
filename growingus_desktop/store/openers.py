"""Openers: the list, one opened with all that belongs to it, and what is done to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from sqlmodel import col, select

from growingus_desktop.models.asks import Answer, Ask
from growingus_desktop.models.base import identity
from growingus_desktop.models.openers import (
    Need,
    Opener,
    OpenerState,
    OpenerVersion,
    RehearsalNote,
    ReplyPlan,
)
from growingus_desktop.store import drafts
from growingus_desktop.store.bin import Erased, leave_residue
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.openers_needs import NEED_TEXTS, copy_of
from growingus_desktop.store.openers_rehearsals import notes_of
from growingus_desktop.store.openers_replies import keep_reply_texts, replies_of
from growingus_desktop.vault.unit_of_work import VaultSession

OPENER_TEXTS: Final = (
    "title",
    "raw",
    "words",
    "protect",
    "ask",
    "planned_when",
    "place",
    "if_not_now",
    "pause_plan",
    "repair_line",
)
"""The written columns of an opener that have a field on the page."""


AHEAD: Final = frozenset({OpenerState.DRAFT, OpenerState.READY})
"""States of an opener whose talk still lies ahead."""


@dataclass(frozen=True, slots=True)
class OpenerRow:
    """One opener in the list.

    Args:
        id: which one.
        title: what the person called it; may be empty.
        words: its first words, for a title when it has none and for finding it.
        state: where it is on its way.
        changed_at: when it was last altered, in UTC.
        answer: what came back, once an ask was made of it.
        asked_on: the day of that ask, as ISO text, or an empty string.
        said_on: the day it was said, if that is known.
        planned_on: the day the talk is planned for, if it is.
    """

    id: int
    title: str
    words: str
    state: OpenerState
    changed_at: datetime
    answer: Answer | None = None
    asked_on: str = ""
    said_on: date | None = None
    planned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """One opener with all that belongs to it."""

    opener: Opener
    need: Need
    replies: tuple[ReplyPlan, ...]
    ask: Ask | None
    version: int
    """The number of its newest version, or 0."""
    notes: tuple[RehearsalNote, ...] = ()
    """What was noticed when rehearsing it, the latest first."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What was written in the fields of one opener; only what is to be kept anew.

    Args:
        own: by column of the opener.
        need: by column of its need.
        replies: by reply plan and its column.
        surfaces: the drafts these texts make needless, with the text each may hold.
    """

    own: Mapping[str, str] = field(default_factory=dict[str, str])
    need: Mapping[str, str] = field(default_factory=dict[str, str])
    replies: Mapping[int, Mapping[str, str]] = field(default_factory=dict[int, Mapping[str, str]])
    surfaces: Mapping[str, str] = field(default_factory=dict[str, str])


def surface(opener_id: int, name: str) -> str:
    """The draft's name of one field of an opener."""
    return f"opener/{opener_id}/{name}"


def rows(session: VaultSession) -> tuple[OpenerRow, ...]:
    """Every opener that isn't in the bin, the last altered first, those set aside last.

    Title and words are shown as last typed, even where they wait as a draft.
    """
    typed = drafts.waiting_under(session, "opener/")
    asks = _latest_asks(session)
    found = session.exec(select(Opener).where(col(Opener.binned_at).is_(None)))
    listed = [_row(opener, typed, asks, session.clock.now()) for opener in found]
    listed.sort(key=lambda row: (row.changed_at, row.id), reverse=True)
    listed.sort(key=lambda row: row.state is OpenerState.SET_ASIDE)
    return tuple(listed)


def opened(session: VaultSession, opener_id: int) -> Opened | None:
    """One opener with all that belongs to it; None if it is gone or in the bin."""
    opener = session.get(Opener, opener_id)
    if opener is None or opener.binned_at is not None:
        return None
    need = session.get(Need, opener.need_id) if opener.need_id is not None else None
    newest = session.exec(
        select(OpenerVersion.number)
        .where(OpenerVersion.opener_id == opener_id)
        .order_by(col(OpenerVersion.number).desc())
        .limit(1)
    ).first()
    asks = _latest_asks(session, opener_id)
    return Opened(
        opener,
        need or Need(),
        replies_of(session, opener_id),
        asks.get(opener_id),
        newest or 0,
        notes_of(session, opener_id),
    )


def create(session: VaultSession, *, need_id: int | None = None, **values: object) -> int:
    """Begin an opener.

    Args:
        session: the unit of work.
        need_id: a need to begin from; the opener gets a copy, so that neither can lose the other's
            words.
        values: columns to fill in at once, such as ``title``, ``words`` or ``framing``.

    Returns:
        Its id.
    """
    opener = Opener()
    if need_id is not None:
        opener.need_id = copy_of(session, need_id)
    for name, value in values.items():
        setattr(opener, name, value)
    session.add(opener)
    session.flush()
    return identity(opener)


def create_from(session: VaultSession, earlier_id: int) -> int | None:
    """Begin an opener with the first words, the way in and the need of an earlier one.

    Returns:
        Its id; None if the earlier one is gone.
    """
    earlier = session.get(Opener, earlier_id)
    if earlier is None:
        return None
    typed = drafts.waiting_under(session, surface(earlier_id, ""))
    words, title = (
        typed[name].text if (name := surface(earlier_id, part)) in typed else getattr(earlier, part)
        for part in ("words", "title")
    )
    return create(
        session,
        need_id=earlier.need_id,
        words=words,
        title=title,
        framing=earlier.framing,
        weight=earlier.weight,
    )


def alter(opener_id: int, **values: object) -> Deed:
    """Change columns of an opener; taken back, they are as before."""

    def run(session: VaultSession) -> Deed | None:
        opener = session.get(Opener, opener_id)
        if opener is None:
            return None
        before = {name: getattr(opener, name) for name in values}
        if before == values:
            return None
        for name, value in values.items():
            setattr(opener, name, value)
        session.add(opener)
        return alter(opener_id, **before)

    return Deed(run)


def put_in_bin(opener_id: int) -> Deed:
    """Put an opener into the bin, from where it can come back."""
    return Deed(lambda session: alter(opener_id, binned_at=session.clock.now()).run(session))


def keep_texts(session: VaultSession, opener_id: int, texts: Texts) -> None:
    """Keep what was written where it belongs, and forget the drafts of it."""
    opener = session.get(Opener, opener_id)
    if opener is None:
        return
    for name, text in texts.own.items():
        setattr(opener, name, text)
    if any(texts.need.values()) or (texts.need and opener.need_id is not None):
        _keep_need(session, opener, texts.need)
    session.add(opener)
    keep_reply_texts(session, texts.replies)
    if texts.surfaces:
        drafts.let_go(session, *texts.surfaces)


def burn(session: VaultSession, opener_id: int) -> Erased:
    """Erase for good what was let out, and its draft.

    Returns:
        What is gone, for taking it out of the traces in the file and out of backups.
    """
    opener = session.get(Opener, opener_id)
    place = surface(opener_id, "raw")
    drafts.let_go(session, place)
    if opener is None:
        return Erased()
    opener.raw = ""
    session.add(opener)
    leave_residue(session)
    return Erased(things=1, surfaces=(place,), burned=(opener.uid,))


def discard_if_blank(session: VaultSession, opener_id: int) -> bool:
    """Remove an opener in which nothing was ever written; True if it is gone."""
    found = opened(session, opener_id)
    if found is None or found.replies or found.ask is not None or found.version:
        return False
    if _holds_more(session, opener_id):
        return False
    waiting = drafts.waiting_under(session, surface(opener_id, ""))
    texts = [getattr(found.opener, name) for name in (*OPENER_TEXTS, "my_part", "framing")]
    texts += [getattr(found.need, name) for name in NEED_TEXTS]
    texts += [typed.text for typed in waiting.values()]
    if any(text.strip() for text in texts):
        return False
    drafts.let_go(session, *waiting)
    session.delete(found.opener)
    return True


def _holds_more(session: VaultSession, opener_id: int) -> bool:
    """Whether anything would go with an opener that can't be seen in it: in the bin, or notes."""
    queries = (
        select(ReplyPlan.id).where(ReplyPlan.opener_id == opener_id),
        select(RehearsalNote.id).where(RehearsalNote.opener_id == opener_id),
    )
    return any(session.exec(query.limit(1)).first() is not None for query in queries)


def _keep_need(session: VaultSession, opener: Opener, texts: Mapping[str, str]) -> None:
    need = session.get(Need, opener.need_id) if opener.need_id is not None else None
    if need is None:
        need = Need()
    for name, text in texts.items():
        setattr(need, name, text)
    session.add(need)
    session.flush()
    opener.need_id = need.id


def _row(
    opener: Opener, typed: Mapping[str, drafts.Typed], asks: Mapping[int, Ask], now: datetime
) -> OpenerRow:
    number = identity(opener)
    title, words = (
        typed[name].text if (name := surface(number, part)) in typed else getattr(opener, part)
        for part in ("title", "words")
    )
    ask = asks.get(number)
    return OpenerRow(
        id=number,
        title=title,
        words=words,
        state=opener.state,
        changed_at=opener.changed_at or now,
        answer=ask.answer if ask else None,
        asked_on=ask.asked_on.isoformat() if ask else "",
        said_on=opener.said_on,
        planned_on=opener.planned_on,
    )


def _latest_asks(session: VaultSession, opener_id: int | None = None) -> dict[int, Ask]:
    query = select(Ask).where(col(Ask.binned_at).is_(None), col(Ask.opener_id).is_not(None))
    if opener_id is not None:
        query = query.where(Ask.opener_id == opener_id)
    asks: Sequence[Ask] = session.exec(query.order_by(col(Ask.asked_on), col(Ask.id))).all()
    return {ask.opener_id: ask for ask in asks if ask.opener_id is not None}
