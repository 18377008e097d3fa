"""Choices kept in the vault; an unreadable one counts as not made."""

import json

from sqlmodel import col, delete, select

from growingus_desktop.models.preferences import DismissedPhrase, Preference
from growingus_desktop.vault.unit_of_work import VaultSession

Choice = bool | int | str


def everything(session: VaultSession) -> dict[str, Choice]:
    """Every choice that can be read, by key."""
    choices: dict[str, Choice] = {}
    for row in session.exec(select(Preference)):
        try:
            value = json.loads(row.value)
        except ValueError:
            continue
        if isinstance(value, bool | int | str):
            choices[row.key] = value
    return choices


def choose(session: VaultSession, key: str, value: Choice) -> None:
    """Keep one choice."""
    row = session.exec(select(Preference).where(Preference.key == key)).first()
    text = json.dumps(value)
    if row is None:
        session.add(Preference(key=key, value=text))
    elif row.value != text:
        row.value = text
        session.add(row)


def forget(session: VaultSession, key: str) -> None:
    """Go back to the default of one choice."""
    session.exec(delete(Preference).where(col(Preference.key) == key))


def dismissed(session: VaultSession) -> frozenset[tuple[str, str]]:
    """The phrases the person meant, as (category, phrase)."""
    return frozenset((row.category, row.phrase) for row in session.exec(select(DismissedPhrase)))


def dismiss(session: VaultSession, category: str, phrase: str) -> None:
    """Remember for good that the person means this phrase."""
    if (category, phrase) not in dismissed(session):
        session.add(DismissedPhrase(category=category, phrase=phrase))


def bring_back(session: VaultSession, category: str, phrase: str) -> None:
    """Let the coach speak about a phrase again."""
    session.exec(
        delete(DismissedPhrase).where(
            col(DismissedPhrase.category) == category, col(DismissedPhrase.phrase) == phrase
        )
    )
