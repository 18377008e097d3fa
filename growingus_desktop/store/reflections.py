"""The journal: the list, one entry opened, and what is done to entries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import col, func, select

from growingus_desktop.core.clock import today
from growingus_desktop.models.base import identity
from growingus_desktop.models.reflections import Reflection, ReflectionTag, Tag
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.reflections_search import holds
from growingus_desktop.store.reflections_tags import tags_of
from growingus_desktop.store.reflections_versions import (
    Kept,
    add_version,
    has_version,
    keep_version,
    loses,
    wait_for_next,
)
from growingus_desktop.vault.unit_of_work import VaultSession

EXCERPT: Final = 200
"""Characters of a text that come with a row of the list."""

WORTH_A_VERSION: Final = 60
"""Characters from which words about to go get a version of their own within the minute."""

_WRITTEN: Final = ("title", "text")


@dataclass(frozen=True, slots=True)
class ReflectionRow:
    """One reflection in the list.

    Args:
        id: which one.
        title: what the person called it; may be empty.
        excerpt: its first words.
        about: the day it is about.
        tags: what it is filed under.
        binned_at: when it was put into the bin, in UTC, or None.
    """

    id: int
    title: str
    excerpt: str
    about: date
    tags: tuple[str, ...] = ()
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """One reflection with its tags."""

    entry: Reflection
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looking:
    """What the person looks for.

    Args:
        sought: beginnings of words, in any order; empty for all.
        tag: only entries filed under this; empty for all.
        most: how many rows there may be.
    """

    sought: str = ""
    tag: str = ""
    most: int = 300


def surface(reflection_id: int, name: str) -> str:
    """The draft's name of one field of a reflection."""
    return f"reflection/{reflection_id}/{name}"


def rows(session: VaultSession, looking: Looking) -> tuple[ReflectionRow, ...]:
    """The reflections looked for that aren't in the bin, those about the latest days first.

    Title and first words are shown as last typed, even where they wait as a draft.
    """
    query = (
        select(Reflection)
        .where(col(Reflection.binned_at).is_(None))
        .order_by(col(Reflection.about).desc(), col(Reflection.id).desc())
        .limit(looking.most)
    )
    condition = holds(looking.sought)
    if condition is not None:
        query = query.where(condition)
    if looking.tag:
        tagged = (
            select(ReflectionTag.reflection_id)
            .join(Tag, col(Tag.id) == col(ReflectionTag.tag_id))
            .where(Tag.name == looking.tag)
        )
        query = query.where(col(Reflection.id).in_(tagged))
    return _listed(session, list(session.exec(query)))


def in_bin(session: VaultSession) -> tuple[ReflectionRow, ...]:
    """The reflections in the bin, those put there last first."""
    query = (
        select(Reflection)
        .where(col(Reflection.binned_at).is_not(None))
        .order_by(col(Reflection.binned_at).desc(), col(Reflection.id).desc())
    )
    return _listed(session, list(session.exec(query)))


def is_empty(session: VaultSession) -> bool:
    """Whether there is no reflection outside of the bin."""
    query = select(func.count()).select_from(Reflection).where(col(Reflection.binned_at).is_(None))
    return session.exec(query).one() == 0


def opened(session: VaultSession, reflection_id: int) -> Opened | None:
    """One reflection with its tags; None if it is gone or in the bin."""
    entry = session.get(Reflection, reflection_id)
    if entry is None or entry.binned_at is not None:
        return None
    return Opened(entry, tags_of(session, [reflection_id]).get(reflection_id, ()))


def create(session: VaultSession, *, title: str = "", text: str = "", prompt: str = "") -> int:
    """Begin a reflection about today.

    Returns:
        Its id.
    """
    entry = Reflection(about=today(session.clock), title=title, text=text, prompt=prompt)
    session.add(entry)
    session.flush()
    return identity(entry)


def set_about(reflection_id: int, day: date) -> Deed:
    """Say which day a reflection is about."""

    def run(session: VaultSession) -> Deed | None:
        entry = session.get(Reflection, reflection_id)
        if entry is None or entry.about == day:
            return None
        before, entry.about = entry.about, day
        session.add(entry)
        return set_about(reflection_id, before)

    return Deed(run)


def put_in_bin(reflection_id: int) -> Deed:
    """Put a reflection into the bin, from where it can come back."""

    def run(session: VaultSession) -> Deed | None:
        entry = session.get(Reflection, reflection_id)
        if entry is None or entry.binned_at is not None:
            return None
        entry.binned_at = session.clock.now()
        session.add(entry)
        return take_out_of_bin(reflection_id)

    return Deed(run)


def take_out_of_bin(reflection_id: int) -> Deed:
    """Bring a reflection back from the bin."""

    def run(session: VaultSession) -> Deed | None:
        entry = session.get(Reflection, reflection_id)
        if entry is None or entry.binned_at is None:
            return None
        entry.binned_at = None
        session.add(entry)
        return put_in_bin(reflection_id)

    return Deed(run)


def keep(
    session: VaultSession, reflection_id: int, title: str, text: str, *, leaving: bool = False
) -> timedelta:
    """Keep what is written where it belongs, and forget the drafts of it.

    What would take away more than a fifth of the text, or the whole title, first makes a
    version of what stands there. Where that can't be yet, nothing is altered and the drafts
    stay.

    Args:
        session: the unit of work.
        reflection_id: which one.
        title: its title.
        text: its text.
        leaving: whether the person leaves it, which makes a version too.

    Returns:
        How long to wait before asking again; zero once it is kept.
    """
    entry = session.get(Reflection, reflection_id)
    if entry is None:
        return timedelta(0)
    if loses(entry.title, entry.text, title, text):
        if keep_version(session, reflection_id, entry.title, entry.text) is Kept.TOO_SOON:
            return max(timedelta(seconds=1), wait_for_next(session, reflection_id))
        session.flush()
    entry.title, entry.text = title, text
    session.add(entry)
    drafts.let_go(session, *(surface(reflection_id, name) for name in _WRITTEN))
    if leaving:
        keep_version(session, reflection_id, title, text)
    return timedelta(0)


def keep_before_loss(session: VaultSession, reflection_id: int, title: str, text: str) -> None:
    """Keep the fullest text before most of it goes; the next `keep` makes a version of it.

    Drafts stay: they hold what came after.
    """
    entry = session.get(Reflection, reflection_id)
    if entry is None or not text.strip():
        return
    title = title or entry.title
    if loses(entry.title, entry.text, title, text):
        kept = keep_version(session, reflection_id, entry.title, entry.text)
        if kept is Kept.TOO_SOON:
            if len(text) < WORTH_A_VERSION:
                return
            # Both texts would be the only one of their kind, so the minute has to give way.
            add_version(session, reflection_id, entry.title, entry.text)
    entry.title, entry.text = title, text
    session.add(entry)


def discard_if_blank(session: VaultSession, reflection_id: int) -> bool:
    """Remove a reflection in which nothing was ever written; True if it is gone."""
    entry = session.get(Reflection, reflection_id)
    if entry is None or entry.binned_at is not None or has_version(session, reflection_id):
        return False
    waiting = drafts.waiting_under(session, surface(reflection_id, ""))
    written = [entry.title, entry.text, *(typed.text for typed in waiting.values())]
    if any(one.strip() for one in written) or tags_of(session, [reflection_id]):
        return False
    drafts.let_go(session, *waiting)
    session.delete(entry)
    return True


def tidy(session: VaultSession, but: int | None = None) -> None:
    """Put away what a lock or a crash left lying about.

    Drafts are kept where they belong, entries nothing was written in go, and a draft whose
    entry is gone becomes an entry again rather than being lost.

    Args:
        session: the unit of work.
        but: the reflection that is open, which is left alone.
    """
    waiting: dict[int, dict[str, str]] = {}
    for place, typed in drafts.waiting_under(session, "reflection/").items():
        _, number, name = (*place.split("/"), "", "")[:3]
        if number.isdecimal() and name in _WRITTEN and int(number) != but:
            waiting.setdefault(int(number), {})[name] = typed.text
    for reflection_id, texts in waiting.items():
        entry = session.get(Reflection, reflection_id)
        if entry is None:
            if any(text.strip() for text in texts.values()):
                create(session, **texts)
            drafts.let_go(session, *(surface(reflection_id, name) for name in _WRITTEN))
        else:
            title, text = texts.get("title", entry.title), texts.get("text", entry.text)
            keep(session, reflection_id, title, text)
    session.flush()
    bare = select(Reflection.id).where(Reflection.title == "", Reflection.text == "")
    for reflection_id in session.exec(bare).all():
        if reflection_id is not None and reflection_id != but:
            discard_if_blank(session, reflection_id)


def _listed(session: VaultSession, found: list[Reflection]) -> tuple[ReflectionRow, ...]:
    typed = drafts.waiting_under(session, "reflection/")
    tags = tags_of(session, [identity(entry) for entry in found])
    listed: list[ReflectionRow] = []
    for entry in found:
        number = identity(entry)
        title, text = (
            typed[place].text if (place := surface(number, name)) in typed else getattr(entry, name)
            for name in _WRITTEN
        )
        words = " ".join(text[:EXCERPT].split())
        row = ReflectionRow(
            number, title, words, entry.about, tags.get(number, ()), entry.binned_at
        )
        listed.append(row)
    return tuple(listed)
