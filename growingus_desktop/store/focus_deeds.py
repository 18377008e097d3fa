"""What is done to a run with one thing, each deed with the one that takes it back."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from sqlmodel import select

from growingus_desktop.insight.fortnight import Phase
from growingus_desktop.insight.spans import Span
from growingus_desktop.models.base import identity
from growingus_desktop.models.focus import DayWent, Decision, FocusDay, FocusRun
from growingus_desktop.store import drafts, preferences
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.focus import (
    WORDS,
    Plan,
    Run,
    pauses_key,
    pauses_text,
    runs,
)
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vanishing import STANDS

NO_DRAFTS: Mapping[str, str] = MappingProxyType({})
_PLANNED = (*WORDS, "pattern")
_COURSE = ("starts_on", "days", "start_was_drawn", "paused_on", "ended_on", "decision", "noticed")
"""Columns that say where a run stands, as against what was planned."""


def begin(
    plan: Plan, starts_on: date, *, drawn: bool = False, surfaces: Mapping[str, str] = NO_DRAFTS
) -> Deed:
    """Begin a run; nothing happens while another one is alive: one at a time (E11).

    Taken back, it goes to the bin and its words wait as drafts again.

    Args:
        plan: what is set out to do.
        starts_on: its first day.
        drawn: whether the program drew that day (evidence §6.6).
        surfaces: the drafts that this makes needless, by column.
    """

    def run(session: VaultSession) -> Deed | None:
        if runs(session).alive is not None:
            return None
        row = FocusRun(act=plan.act, starts_on=starts_on, start_was_drawn=drawn)
        _fill(row, plan)
        session.add(row)
        drafts.let_go(session, *surfaces.values())
        session.flush()
        return _unbegin(identity(row), surfaces)

    return Deed(run)


def change_words(run_id: int, plan: Plan, surfaces: Mapping[str, str] = NO_DRAFTS) -> Deed:
    """Word a run anew; its days stay as they were noted.

    Args:
        run_id: which one.
        plan: its words from now on.
        surfaces: the drafts that this makes needless, by column.
    """

    def run(session: VaultSession) -> Deed | None:
        row = session.get(FocusRun, run_id)
        if row is None:
            return None
        before = Run(row).plan
        _fill(row, plan)
        session.add(row)
        drafts.let_go(session, *surfaces.values())
        return change_words(run_id, before)

    return Deed(run)


def note_day(run_id: int, day: date, went: DayWent | None, line: str = "", place: str = "") -> Deed:
    """Note how a day went, over whatever was noted of it before; a slip resets nothing.

    Args:
        run_id: which run.
        day: which of its days.
        went: how it went, or None to take the note away.
        line: a line about it.
        place: the draft of that line, which this makes needless.
    """

    def run(session: VaultSession) -> Deed | None:
        if session.get(FocusRun, run_id) is None:
            return None
        note = session.exec(
            select(FocusDay).where(FocusDay.run_id == run_id, FocusDay.day == day)
        ).first()
        before = (None, "") if note is None else (note.went, note.line)
        if went is not None:
            note = note or FocusDay(run_id=run_id, day=day, went=went)
            note.went, note.line = went, line
            session.add(note)
        elif note is not None:
            session.delete(note)
        if place:
            drafts.let_go(session, place)
        if before == (went, line if went is not None else ""):
            return None
        return note_day(run_id, day, *before)

    return Deed(run)


def pause(run_id: int, today: date) -> Deed:
    """Let a run rest from today, or from tomorrow where today is noted already."""

    def run(session: VaultSession) -> Deed | None:
        found = runs(session).find(run_id)
        if found is None or found.fortnight.phase(today) is not Phase.RUNNING:
            return None
        noted = today in found.notes
        return _course(
            session, found.row, paused_on=today + timedelta(1) if noted else today, pauses=None
        )

    return Deed(run)


def resume(run_id: int, today: date) -> Deed:
    """Take a run up again: the days it rested are added at its end."""

    def run(session: VaultSession) -> Deed | None:
        found = runs(session).find(run_id)
        if found is None or found.row.paused_on is None:
            return None
        pauses, rested = found.pauses, (today - found.row.paused_on).days
        if rested > 0:
            pauses = (*pauses, Span(found.row.paused_on, today - timedelta(1)))
        days = found.row.days + max(0, rested)
        return _course(session, found.row, paused_on=None, days=days, pauses=pauses)

    return Deed(run)


def begin_today(run_id: int, today: date) -> Deed:
    """Don't wait for the first day of a run: begin it now."""

    def run(session: VaultSession) -> Deed | None:
        row = session.get(FocusRun, run_id)
        if row is None or row.starts_on <= today:
            return None
        return _course(session, row, starts_on=today, start_was_drawn=False, pauses=None)

    return Deed(run)


def end(run_id: int, today: date) -> Deed:
    """End a run before its days are over; what was noted stays."""

    def run(session: VaultSession) -> Deed | None:
        found = runs(session).find(run_id)
        if found is None or found.fortnight.phase(today) not in (Phase.RUNNING, Phase.PAUSED):
            return None
        last = max(found.row.starts_on, min(today, found.row.paused_on or today))
        return _course(session, found.row, ended_on=last, paused_on=None, pauses=None)

    return Deed(run)


def decide(run_id: int, decision: Decision, noticed: str, today: date, place: str = "") -> Deed:
    """Keep what the person decided and noticed; taken back, the words wait as a draft again.

    Args:
        run_id: which run.
        decision: theirs alone.
        noticed: what they noticed.
        today: their calendar day.
        place: the draft of what they noticed.
    """

    def run(session: VaultSession) -> Deed | None:
        found = runs(session).find(run_id)
        if found is None:
            return None
        last = found.fortnight.last_day(today) if found.row.ended_on is None else found.row.ended_on
        if place:
            drafts.let_go(session, place)
        inverse = _course(
            session, found.row, decision=decision, noticed=noticed, ended_on=last, pauses=None
        )
        return Deed(lambda session: _undecide(session, inverse, noticed, place))

    return Deed(run)


def put_in_bin(run_id: int) -> Deed:
    """Put a run with its notes into the bin, from where it can come back."""
    return _mark(run_id, binned=True)


def _undecide(session: VaultSession, inverse: Deed, noticed: str, place: str) -> Deed | None:
    if not place:
        return inverse.run(session)
    if noticed:
        drafts.keep(session, place, drafts.Typed(noticed, len(noticed)))
    # The words wait as a draft, so the bin needs no copy of them.
    session.info[STANDS] = True
    again = inverse.run(session)
    session.flush()
    session.info.pop(STANDS)
    return again


def _unbegin(run_id: int, surfaces: Mapping[str, str]) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row = session.get(FocusRun, run_id)
        if row is None or row.binned_at is not None:
            return None
        row.binned_at = session.clock.now()
        session.add(row)
        for name, place in surfaces.items():
            if text := getattr(row, name):
                drafts.keep(session, place, drafts.Typed(text, len(text)))
        return _begin_again(run_id, surfaces)

    return Deed(run)


def _begin_again(run_id: int, surfaces: Mapping[str, str]) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row = session.get(FocusRun, run_id)
        if row is None or row.binned_at is None or runs(session).alive is not None:
            return None
        row.binned_at = None
        session.add(row)
        drafts.let_go(session, *surfaces.values())
        return _unbegin(run_id, surfaces)

    return Deed(run)


def _mark(run_id: int, *, binned: bool) -> Deed:
    def run(session: VaultSession) -> Deed | None:
        row = session.get(FocusRun, run_id)
        if row is None or (row.binned_at is not None) == binned:
            return None
        row.binned_at = session.clock.now() if binned else None
        session.add(row)
        return _mark(run_id, binned=not binned)

    return Deed(run)


def _course(
    session: VaultSession, row: FocusRun, *, pauses: tuple[Span, ...] | None, **values: object
) -> Deed:
    """Set where a run stands, and give back the deed that sets it as it was.

    Args:
        session: the unit of work.
        row: the run.
        pauses: its past pauses from now on, or None to leave them.
        values: columns of `_COURSE` and what they become.
    """
    run_id = identity(row)
    before = {name: getattr(row, name) for name in _COURSE}
    found = runs(session).find(run_id)
    former = () if found is None else found.pauses
    for name, value in values.items():
        setattr(row, name, value)
    session.add(row)
    if pauses is not None and pauses != former:
        preferences.choose(session, pauses_key(row), pauses_text(pauses))

    def back(session: VaultSession) -> Deed | None:
        row = session.get(FocusRun, run_id)
        if row is None:
            return None
        return _course(session, row, pauses=former if pauses is not None else None, **before)

    return Deed(back)


def _fill(row: FocusRun, plan: Plan) -> None:
    for name in _PLANNED:
        setattr(row, name, getattr(plan, name))
