"""Needs: those of openers, and those a person worked out by themselves, without one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import col, select

from growingus_desktop.models.base import identity
from growingus_desktop.models.openers import Need, Opener
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

NEED_TEXTS: Final = (
    "feeling",
    "need",
    "picture",
    "ask_who",
    "ask_what",
    "ask_when",
    "ask_how_often",
    "alternative_one",
    "alternative_two",
    "theirs_to_give",
    "may_refuse",
    "a_yes_looks_like",
    "my_part",
    "my_part_if",
    "my_part_then",
    "smaller_one",
    "smaller_two",
    "smaller_three",
    "sentence",
)
"""The written columns of a need, in the order they are asked for."""


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need in the list.

    Args:
        id: which one.
        texts: its columns as they were last typed.
        changed_at: when it was last altered, in UTC.
        opener_id: the opener it belongs to, or None for a need of its own.
        title: what that opener is called; may be empty.
        words: that opener's first words, for a title when it has none.
    """

    id: int
    texts: Mapping[str, str]
    changed_at: datetime
    opener_id: int | None = None
    title: str = ""
    words: str = ""


def need_surface(need_id: int, name: str) -> str:
    """The draft's name of one field of a need that has no opener."""
    return f"need/{need_id}/{name}"


def needs(session: VaultSession) -> tuple[NeedRow, ...]:
    """Every need with a word in it, the last altered first; none whose opener is in the bin.

    They are shown as last typed, even where that waits as a draft.
    """
    typed = {
        **drafts.waiting_under(session, "need/"),
        **drafts.waiting_under(session, "opener/"),
    }
    owners: dict[int, Opener] = {}
    for opener in session.exec(select(Opener).where(col(Opener.need_id).is_not(None))):
        known = owners.get(opener.need_id or 0)
        if known is None or known.binned_at is not None:
            owners[opener.need_id or 0] = opener
    found = session.exec(select(Need).where(col(Need.binned_at).is_(None)))
    rows = [_row(session, need, owners.get(identity(need)), typed) for need in found]
    listed = [row for row in rows if row is not None]
    listed.sort(key=lambda row: (row.changed_at, row.id), reverse=True)
    return tuple(listed)


def need_of_its_own(session: VaultSession, need_id: int) -> Need | None:
    """One need; None if it is gone or in the bin."""
    need = session.get(Need, need_id)
    return None if need is None or need.binned_at is not None else need


def create_need(session: VaultSession, **values: str) -> int:
    """Begin a need without an opener, and give its id."""
    need = Need()
    for name, value in values.items():
        setattr(need, name, value)
    session.add(need)
    session.flush()
    return identity(need)


def copy_of(session: VaultSession, need_id: int) -> int | None:
    """Write a need down once more, as it was last typed, and give the copy's id."""
    need = session.get(Need, need_id)
    if need is None:
        return None
    opener_id = session.exec(select(Opener.id).where(Opener.need_id == need_id).limit(1)).first()
    prefix = need_surface(need_id, "") if opener_id is None else f"opener/{opener_id}/need/"
    return create_need(session, **_texts(need, drafts.waiting_under(session, prefix), prefix))


def keep_need_texts(
    session: VaultSession, need_id: int, texts: Mapping[str, str], surfaces: Mapping[str, str]
) -> None:
    """Keep what was written in a need of its own, and forget the drafts of it."""
    need = session.get(Need, need_id)
    if need is None:
        return
    for name, text in texts.items():
        setattr(need, name, text)
    session.add(need)
    drafts.let_go(session, *surfaces)


def bin_need(need_id: int) -> Deed:
    """Put a need of its own into the bin; taken back, it stands in the list again."""

    def run(session: VaultSession) -> Deed | None:
        need = session.get(Need, need_id)
        if need is None or need.binned_at is not None:
            return None
        need.binned_at = session.clock.now()
        session.add(need)
        return _take_out(need_id)

    return Deed(run)


def discard_need_if_blank(session: VaultSession, need_id: int) -> bool:
    """Remove a need in which nothing was ever written; True if it is gone."""
    need = need_of_its_own(session, need_id)
    if need is None:
        return False
    prefix = need_surface(need_id, "")
    waiting = drafts.waiting_under(session, prefix)
    kept = (getattr(need, name) for name in NEED_TEXTS)
    if any(text.strip() for text in (*kept, *(typed.text for typed in waiting.values()))):
        return False
    drafts.let_go(session, *waiting)
    session.delete(need)
    return True


def _take_out(need_id: int) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        need = session.get(Need, need_id)
        if need is None or need.binned_at is None:
            return None
        need.binned_at = None
        session.add(need)
        return bin_need(need_id)

    return Deed(run)


def _row(
    session: VaultSession, need: Need, owner: Opener | None, typed: Mapping[str, drafts.Typed]
) -> NeedRow | None:
    if owner is not None and owner.binned_at is not None:
        return None
    number = identity(need)
    prefix = need_surface(number, "") if owner is None else f"opener/{identity(owner)}/need/"
    texts = _texts(need, typed, prefix)
    if not any(text.strip() for text in texts.values()):
        return None
    changed = need.changed_at or session.clock.now()
    if owner is None:
        return NeedRow(number, texts, changed)
    return NeedRow(number, texts, changed, identity(owner), owner.title, owner.words)


def _texts(need: Need, typed: Mapping[str, drafts.Typed], prefix: str) -> dict[str, str]:
    return {
        name: typed[place].text if (place := prefix + name) in typed else getattr(need, name)
        for name in NEED_TEXTS
    }
