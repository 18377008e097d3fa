"""What stood around each highlight when it was made, by which it is found again in a later edition.

It is kept among the choices, which have room for it; it is text of the guide and no word of the
reader's. An unreadable one counts as not kept.
"""

import json
from collections.abc import Iterable
from typing import Final

from sqlmodel import col, select

from growingus_desktop.content.anchors import Surroundings
from growingus_desktop.models.preferences import Preference
from growingus_desktop.vault.unit_of_work import VaultSession

PREFIX: Final = "guides.around/"
"""Begins every key; the highlight's uid follows."""


def keep(session: VaultSession, uid: str, around: Surroundings) -> None:
    """Keep what stands around a highlight that was just made."""
    kept = (
        around.edition,
        around.before,
        around.after,
        around.before_elsewhere,
        around.after_elsewhere,
    )
    session.add(Preference(key=f"{PREFIX}{uid}", value=json.dumps(kept)))


def everything(session: VaultSession) -> dict[str, Surroundings]:
    """What stood around each highlight, by its uid."""
    found: dict[str, Surroundings] = {}
    for row in session.exec(select(Preference).where(col(Preference.key).startswith(PREFIX))):
        around = _read(row.value)
        if around is not None:
            found[row.key.removeprefix(PREFIX)] = around
    return found


def rows_of(session: VaultSession, uids: Iterable[str]) -> tuple[Preference, ...]:
    """The rows that go when these highlights go for good."""
    keys = [f"{PREFIX}{uid}" for uid in uids]
    return tuple(session.exec(select(Preference).where(col(Preference.key).in_(keys))))


def _read(text: str) -> Surroundings | None:
    try:
        match json.loads(text):
            case [
                str(edition),
                str(before),
                str(after),
                int(before_elsewhere),
                int(after_elsewhere),
            ]:
                return Surroundings(edition, before, after, before_elsewhere, after_elsewhere)
            case _:
                return None
    except (ValueError, RecursionError):
        return None
