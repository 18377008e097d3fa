"""A light log of thanks, and the prompts a person likes."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import col, delete, select

from growingus_desktop.core.clock import today
from growingus_desktop.models.base import identity
from growingus_desktop.models.reflections import Appreciation, PromptFavourite
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

NEW_LINE: Final = "appreciation/new/line"
"""The draft of a line that isn't kept yet."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """One true thing.

    Args:
        id: which one.
        day: the day it was noticed.
        line: what it was.
    """

    id: int
    day: date
    line: str


def thanks(session: VaultSession, most: int) -> tuple[Thanks, ...]:
    """What the person was glad of, the latest first."""
    found = session.exec(
        select(Appreciation)
        .where(col(Appreciation.binned_at).is_(None))
        .order_by(col(Appreciation.day).desc(), col(Appreciation.id).desc())
        .limit(most)
    )
    return tuple(Thanks(identity(row), row.day, row.line) for row in found)


def give(line: str) -> Deed:
    """Keep one line about today, and forget its draft; taken back, it goes to the bin."""

    def run(session: VaultSession) -> Deed | None:
        words = " ".join(line.split())
        if not words:
            return None
        row = Appreciation(day=today(session.clock), line=words)
        session.add(row)
        session.flush()
        drafts.let_go(session, NEW_LINE)
        return take_away(identity(row))

    return Deed(run)


def take_away(appreciation_id: int) -> Deed:
    """Put one line into the bin."""

    def run(session: VaultSession) -> Deed | None:
        row = session.get(Appreciation, appreciation_id)
        if row is None or row.binned_at is not None:
            return None
        row.binned_at = session.clock.now()
        session.add(row)
        return bring_back(appreciation_id)

    return Deed(run)


def bring_back(appreciation_id: int) -> Deed:
    """Take one line out of the bin."""

    def run(session: VaultSession) -> Deed | None:
        row = session.get(Appreciation, appreciation_id)
        if row is None or row.binned_at is None:
            return None
        row.binned_at = None
        session.add(row)
        return take_away(appreciation_id)

    return Deed(run)


def favourites(session: VaultSession) -> frozenset[str]:
    """The ids of the prompts the person likes."""
    return frozenset(row.prompt for row in session.exec(select(PromptFavourite)))


def like(prompt: str) -> Deed:
    """Remember a prompt as one to come back to."""

    def run(session: VaultSession) -> Deed | None:
        if prompt in favourites(session):
            return None
        session.add(PromptFavourite(prompt=prompt))
        return no_longer_like(prompt)

    return Deed(run)


def no_longer_like(prompt: str) -> Deed:
    """Forget that a prompt was one to come back to."""

    def run(session: VaultSession) -> Deed | None:
        if prompt not in favourites(session):
            return None
        session.exec(delete(PromptFavourite).where(col(PromptFavourite.prompt) == prompt))
        return like(prompt)

    return Deed(run)
