"""Earlier wordings of a reflection: when one is kept, and which there are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, unique
from typing import Final

from sqlmodel import col, select

from growingus_desktop.models.reflections import Reflection, ReflectionVersion
from growingus_desktop.store.openers_versions import is_much_removed
from growingus_desktop.vault.unit_of_work import VaultSession

AT_MOST_ONE_IN: Final = timedelta(minutes=1)


@unique
class Kept(Enum):
    """What became of the wish to keep a version."""

    MADE = "made"
    GROWN = "grown"
    """The version of this minute now holds these words, which only went on from it."""
    ALREADY = "already"
    """These words are the newest version, or there are none."""
    TOO_SOON = "too-soon"
    """The version of this minute holds other words; ask again later."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One earlier wording.

    Args:
        number: counts up from 1 in each reflection.
        title: the title it had.
        text: the text.
        kept_at: when, in UTC.
    """

    number: int
    title: str
    text: str
    kept_at: datetime


def loses(title: str, text: str, new_title: str, new_text: str) -> bool:
    """Whether more than a fifth of a text, or all of a title, would be gone."""
    if title.strip() and not new_title.strip():
        return True
    if text.strip() and not new_text.strip():
        return True
    return is_much_removed(text, new_text)


def keep_version(session: VaultSession, reflection_id: int, title: str, text: str) -> Kept:
    """Keep a wording as a version, at most one a minute."""
    if not title.strip() and not text.strip():
        return Kept.ALREADY
    newest = _newest(session, reflection_id)
    if newest is not None:
        if (newest.title, newest.text) == (title, text):
            return Kept.ALREADY
        if _age(session, newest) < AT_MOST_ONE_IN:
            if loses(newest.title, newest.text, title, text):
                return Kept.TOO_SOON
            newest.title, newest.text = title, text
            session.add(newest)
            return Kept.GROWN
    add_version(session, reflection_id, title, text)
    return Kept.MADE


def add_version(session: VaultSession, reflection_id: int, title: str, text: str) -> None:
    """Keep a wording as a version, whenever the last one was made."""
    newest = _newest(session, reflection_id)
    number = 1 if newest is None else newest.number + 1
    session.add(
        ReflectionVersion(reflection_id=reflection_id, number=number, title=title, text=text)
    )


def wait_for_next(session: VaultSession, reflection_id: int) -> timedelta:
    """How long until the next version may be kept; zero if it may be now."""
    newest = _newest(session, reflection_id)
    if newest is None:
        return timedelta(0)
    return max(timedelta(0), AT_MOST_ONE_IN - _age(session, newest))


def wordings(session: VaultSession, reflection_id: int) -> tuple[Wording, ...]:
    """Every earlier wording that differs from the present one, the newest first."""
    row = session.get(Reflection, reflection_id)
    present = None if row is None else (row.title, row.text)
    found = session.exec(
        select(ReflectionVersion)
        .where(ReflectionVersion.reflection_id == reflection_id)
        .order_by(col(ReflectionVersion.number).desc())
    )
    return tuple(
        Wording(one.number, one.title, one.text, one.created_at or session.clock.now())
        for one in found
        if (one.title, one.text) != present
    )


def has_version(session: VaultSession, reflection_id: int) -> bool:
    """Whether there is any earlier wording."""
    return _newest(session, reflection_id) is not None


def _newest(session: VaultSession, reflection_id: int) -> ReflectionVersion | None:
    return session.exec(
        select(ReflectionVersion)
        .where(ReflectionVersion.reflection_id == reflection_id)
        .order_by(col(ReflectionVersion.number).desc())
        .limit(1)
    ).first()


def _age(session: VaultSession, version: ReflectionVersion) -> timedelta:
    now = session.clock.now()
    return now - (version.created_at or now)
