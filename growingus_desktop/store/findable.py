"""What Ctrl+K may find of what was written: titles and texts, never what was let out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, cast

from sqlmodel import col, select

from growingus_desktop.models.openers import Opener, OpenerState
from growingus_desktop.models.reflections import Reflection, ReflectionTag, Tag
from growingus_desktop.store import drafts
from growingus_desktop.vault.unit_of_work import VaultSession

OPENER_TEXTS: Final = (
    "words",
    "protect",
    "ask",
    "my_part",
    "planned_when",
    "place",
    "if_not_now",
    "pause_plan",
    "repair_line",
)
"""The columns of an opener that are searched; what was let out is not among them."""


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing a person wrote.

    Args:
        id: which one.
        title: what they called it; may be empty.
        text: what stands in it, its first words first.
    """

    id: int
    title: str
    text: str


def openers(session: VaultSession) -> tuple[Findable, ...]:
    """Every opener that isn't in the bin, as last typed: the latest first, set aside last."""
    typed = drafts.waiting_under(session, "opener/")
    columns = [getattr(Opener, name) for name in ("title", *OPENER_TEXTS)]
    # More columns than the typed forms of select go up to.
    choose: Any = select
    query = (
        choose(Opener.id, *columns)
        .where(col(Opener.binned_at).is_(None))
        .order_by(
            col(Opener.state) == OpenerState.SET_ASIDE,
            col(Opener.changed_at).desc(),
            col(Opener.id).desc(),
        )
    )
    found = cast("Iterable[tuple[Any, ...]]", session.exec(query))
    listed: list[Findable] = []
    for row in found:
        number = int(row[0])
        kept: dict[str, str] = dict(zip(("title", *OPENER_TEXTS), row[1:], strict=True))
        for name in kept:
            draft = typed.get(f"opener/{number}/{name}")
            if draft is not None:
                kept[name] = draft.text
        title = kept.pop("title")
        listed.append(Findable(number, title, "\n".join(filter(None, kept.values()))))
    return tuple(listed)


def reflections(session: VaultSession) -> tuple[Findable, ...]:
    """Every reflection that isn't in the bin, as last typed, those about the latest days first."""
    typed = drafts.waiting_under(session, "reflection/")
    tags: dict[int, list[str]] = {}
    filed = select(ReflectionTag.reflection_id, Tag.name).join(
        Tag, col(Tag.id) == col(ReflectionTag.tag_id)
    )
    for number, name in session.exec(filed):
        tags.setdefault(number, []).append(name)
    found = session.exec(
        select(Reflection.id, Reflection.title, Reflection.text)
        .where(col(Reflection.binned_at).is_(None))
        .order_by(col(Reflection.about).desc(), col(Reflection.id).desc())
    )
    listed: list[Findable] = []
    for number, *written in found:
        if number is None:
            continue
        title, text = (
            draft.text if (draft := typed.get(f"reflection/{number}/{name}")) is not None else kept
            for name, kept in zip(("title", "text"), written, strict=True)
        )
        listed.append(Findable(number, title, "\n".join((text, *tags.get(number, ())))))
    return tuple(listed)
