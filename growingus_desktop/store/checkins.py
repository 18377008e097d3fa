"""Check-ins: one a week at most, each answer on its own, never added up (evidence §3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlmodel import col, select

from growingus_desktop.models.base import identity
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.store import drafts
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession

APART: Final = timedelta(days=6)
"""From one check-in to the next at least: answers given daily would track moods (evidence §3)."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a person answered.

    Args:
        answers: 0-4 by column of `CheckIn`, None for skipped; what is missing counts as skipped.
        line: the optional last line.
        after_argument: whether it was filled in within an hour of an argument.
    """

    answers: Mapping[str, int | None]
    line: str = ""
    after_argument: bool = False


def kept(session: VaultSession) -> tuple[CheckIn, ...]:
    """Every check-in that isn't in the bin, oldest first."""
    return tuple(
        session.exec(
            select(CheckIn)
            .where(col(CheckIn.binned_at).is_(None))
            .order_by(col(CheckIn.day), col(CheckIn.id))
        )
    )


def opens_on(days: Iterable[date], today: date) -> date:
    """The first day from `today` on that lies `APART` from every check-in, before and after it.

    A day to come may be among them: the clock was set back, or the person travelled.
    """
    opens = today
    for day in sorted(days):
        if abs(day - opens) < APART:
            opens = day + APART
    return opens


def write(day: date, filled: Filled, surface: str = "") -> Deed:
    """Keep a new check-in, unless another lies less than `APART` before or after it.

    Taken back, it goes to the bin.

    Args:
        day: the person's own calendar day.
        filled: the answers.
        surface: the draft that the line makes needless.
    """

    def run(session: VaultSession) -> Deed | None:
        if opens_on((row.day for row in kept(session)), day) != day:
            return None
        row = CheckIn(day=day)
        _fill(row, filled)
        session.add(row)
        if surface:
            drafts.let_go(session, surface)
        session.flush()
        return put_in_bin(identity(row))

    return Deed(run)


def change(check_in_id: int, filled: Filled, surface: str = "") -> Deed:
    """Answer an earlier check-in anew; its day stays."""

    def run(session: VaultSession) -> Deed | None:
        row = session.get(CheckIn, check_in_id)
        if row is None:
            return None
        before = Filled(
            {name: getattr(row, name) for name in filled.answers}, row.line, row.after_argument
        )
        _fill(row, filled)
        session.add(row)
        if surface:
            drafts.let_go(session, surface)
        return change(check_in_id, before)

    return Deed(run)


def put_in_bin(check_in_id: int) -> Deed:
    """Put a check-in into the bin, from where it can come back."""
    return _mark(check_in_id, binned=True)


def _mark(check_in_id: int, *, binned: bool) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row = session.get(CheckIn, check_in_id)
        if row is None or (row.binned_at is not None) is binned:
            return None
        row.binned_at = session.clock.now() if binned else None
        session.add(row)
        return _mark(check_in_id, binned=not binned)

    return Deed(run)


def _fill(row: CheckIn, filled: Filled) -> None:
    for name, answer in filled.answers.items():
        setattr(row, name, answer)
    row.line, row.after_argument = filled.line, filled.after_argument
