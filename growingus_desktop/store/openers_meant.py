"""What a person means as it stands in one draft, which the coach keeps quiet about there.

It is kept among the choices, which have room for it. What is unreadable counts as never said.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Final, cast

from sqlmodel import col, delete, select

from growingus_desktop.models.preferences import Preference
from growingus_desktop.vault.unit_of_work import VaultSession

PREFIX: Final = "openers.meant/"
"""Begins every key; the field's place among the drafts follows."""

Said = tuple[str, str]
"""The kind of remark and the phrase."""


def everywhere(session: VaultSession) -> Mapping[str, tuple[Said, ...]]:
    """What stands in each field, in the order in which it was let stand."""
    rows = session.exec(select(Preference).where(col(Preference.key).startswith(PREFIX)))
    found = {row.key.removeprefix(PREFIX): _read(row.value) for row in rows}
    return {place: said for place, said in found.items() if said}


def let_stand(session: VaultSession, place: str, category: str, phrase: str) -> None:
    """Remember that a phrase stands in a field."""
    said = [one for one in _at(session, place) if one != (category, phrase)]
    _keep(session, place, [*said, (category, phrase)])


def take_back(session: VaultSession, place: str, category: str, phrase: str) -> None:
    """Let the coach speak about it there again."""
    _keep(session, place, [one for one in _at(session, place) if one != (category, phrase)])


def rows_under(session: VaultSession, places: Iterable[str]) -> tuple[Preference, ...]:
    """The rows that go when the things whose fields begin so go for good."""
    wanted = tuple(f"{PREFIX}{place}" for place in places)
    rows = session.exec(select(Preference).where(col(Preference.key).startswith(PREFIX)))
    return tuple(row for row in rows if row.key.startswith(wanted)) if wanted else ()


def _at(session: VaultSession, place: str) -> tuple[Said, ...]:
    row = session.exec(select(Preference).where(Preference.key == f"{PREFIX}{place}")).first()
    return () if row is None else _read(row.value)


def _keep(session: VaultSession, place: str, said: list[Said]) -> None:
    key, text = f"{PREFIX}{place}", json.dumps(said)
    row = session.exec(select(Preference).where(Preference.key == key)).first()
    if not said:
        session.exec(delete(Preference).where(col(Preference.key) == key))
    elif row is None:
        session.add(Preference(key=key, value=text))
    else:
        row.value = text
        session.add(row)


def _read(text: str) -> tuple[Said, ...]:
    try:
        pairs: object = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(pairs, list):
        return ()
    said: list[Said] = []
    for pair in cast("list[object]", pairs):
        match pair:
            case [str(category), str(phrase)]:
                said.append((category, phrase))
            case _:
                continue
    return tuple(said)
