"""The words a person files reflections under."""

from collections.abc import Sequence
from typing import Final

from sqlmodel import col, func, select

from growingus_desktop.content.folding import fold_letters
from growingus_desktop.models.base import identity
from growingus_desktop.models.reflections import Reflection, ReflectionTag, Tag
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

TAG_LIMIT: Final = 60
"""Characters of a tag."""


def tidy_name(name: str) -> str:
    """A tag as it is kept: one line, without the sign some people put before it."""
    return " ".join(name.split()).lstrip("#").strip()[:TAG_LIMIT].strip()


def tags_in_use(session: VaultSession) -> tuple[str, ...]:
    """Every tag of a reflection that isn't in the bin, the most used first.

    Last come those nothing is filed under, which were brought back from the bin.
    """
    many = func.count(col(ReflectionTag.reflection_id))
    found = session.exec(
        select(Tag.name)
        .join(ReflectionTag, col(ReflectionTag.tag_id) == col(Tag.id))
        .join(Reflection, col(Reflection.id) == col(ReflectionTag.reflection_id))
        .where(col(Reflection.binned_at).is_(None))
        .group_by(col(Tag.id))
        .order_by(many.desc(), func.lower(Tag.name))
    ).all()
    waiting = session.exec(
        select(Tag.name)
        .outerjoin(ReflectionTag, col(ReflectionTag.tag_id) == col(Tag.id))
        .where(col(ReflectionTag.tag_id).is_(None), col(Tag.binned_at).is_(None))
        .order_by(func.lower(Tag.name))
    ).all()
    return (*found, *waiting)


def tags_of(session: VaultSession, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The tags of these reflections, in alphabetical order."""
    found = session.exec(
        select(ReflectionTag.reflection_id, Tag.name)
        .join(Tag, col(Tag.id) == col(ReflectionTag.tag_id))
        .where(col(ReflectionTag.reflection_id).in_(ids))
        .order_by(func.lower(Tag.name))
    )
    tags: dict[int, tuple[str, ...]] = {}
    for reflection_id, name in found:
        tags[reflection_id] = (*tags.get(reflection_id, ()), name)
    return tags


def put_tag(reflection_id: int, name: str) -> Deed:
    """File a reflection under a word; capitals and accents make no other word of it."""

    def run(session: VaultSession) -> Deed | None:
        wanted = tidy_name(name)
        if not wanted or session.get(Reflection, reflection_id) is None:
            return None
        tag = _find(session, wanted)
        if tag is None:
            tag = Tag(name=wanted)
        tag.binned_at = None
        session.add(tag)
        session.flush()
        if session.get(ReflectionTag, (reflection_id, identity(tag))) is not None:
            return None
        session.add(ReflectionTag(reflection_id=reflection_id, tag_id=identity(tag)))
        return take_tag(reflection_id, tag.name)

    return Deed(run)


def take_tag(reflection_id: int, name: str) -> Deed:
    """No longer file a reflection under a word; a word nothing is filed under goes to the bin."""

    def run(session: VaultSession) -> Deed | None:
        tag = _find(session, name)
        link = tag and session.get(ReflectionTag, (reflection_id, identity(tag)))
        if tag is None or link is None:
            return None
        kept_name = tag.name
        session.delete(link)
        session.flush()
        left = session.exec(select(ReflectionTag).where(ReflectionTag.tag_id == identity(tag)))
        if left.first() is None:
            tag.binned_at = session.clock.now()
            session.add(tag)
        return put_tag(reflection_id, kept_name)

    return Deed(run)


def _find(session: VaultSession, name: str) -> Tag | None:
    exact = session.exec(select(Tag).where(Tag.name == name)).first()
    if exact is not None:
        return exact
    folded = fold_letters(name)
    # One in the bin comes back as it was spelt, or not at all.
    live = session.exec(select(Tag).where(col(Tag.binned_at).is_(None)))
    return next((tag for tag in live if fold_letters(tag.name) == folded), None)
