"""What is asked of the vault about the one thing: the run that is alive, and those before it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from sqlmodel import col, select

from growingus_desktop.insight.compare import Comparison, before_and_during
from growingus_desktop.insight.days import day_ledger
from growingus_desktop.insight.fortnight import Fortnight, Phase
from growingus_desktop.insight.spans import Span
from growingus_desktop.models.base import identity
from growingus_desktop.models.focus import DayWent, FocusDay, FocusRun
from growingus_desktop.store import patterns, preferences
from growingus_desktop.store.patterns import Logged
from growingus_desktop.vault.unit_of_work import VaultSession

WORDS = ("act", "wish", "obstacle", "if_this", "then_that")
"""The columns of a run that a person writes while planning it."""

_PAUSED = "focus.paused."


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person sets out to do.

    Args:
        act: one thing that can be counted.
        wish: what it is for.
        obstacle: what gets in the way, in oneself.
        if_this: when that comes up.
        then_that: what one then does.
        pattern: key of the pattern it goes with, or nothing.
    """

    act: str
    wish: str = ""
    obstacle: str = ""
    if_this: str = ""
    then_that: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One run with its notes.

    Args:
        row: what was planned and decided.
        notes: how each noted day went; a day that isn't there was not noted.
        pauses: stretches it rested in and was taken up after.
    """

    row: FocusRun
    notes: Mapping[date, FocusDay] = field(
        default_factory=lambda: MappingProxyType(dict[date, FocusDay]())
    )
    pauses: tuple[Span, ...] = ()

    @property
    def id(self) -> int:
        """Which one."""
        return identity(self.row)

    @property
    def plan(self) -> Plan:
        """What was planned."""
        row = self.row
        return Plan(row.act, row.wish, row.obstacle, row.if_this, row.then_that, row.pattern)

    @property
    def fortnight(self) -> Fortnight:
        """Its days."""
        row = self.row
        rested = sum(pause.days for pause in self.pauses)
        return Fortnight(
            row.starts_on,
            max(1, row.days - rested),
            self.pauses,
            row.paused_on,
            row.ended_on,
            decided=row.decision is not None,
        )

    @property
    def counts(self) -> Mapping[DayWent, int]:
        """How many days went how."""
        return Counter(note.went for note in self.notes.values())


@dataclass(frozen=True, slots=True)
class Runs:
    """Every run that isn't in the bin.

    Args:
        alive: the one that isn't decided yet, or None.
        earlier: the others, the newest first.
    """

    alive: Run | None = None
    earlier: tuple[Run, ...] = ()

    def find(self, run_id: int) -> Run | None:
        """The run with that id."""
        known = self.earlier if self.alive is None else (self.alive, *self.earlier)
        return next((run for run in known if run.id == run_id), None)


def runs(session: VaultSession) -> Runs:
    """Every run that isn't in the bin."""
    rows = session.exec(
        select(FocusRun)
        .where(col(FocusRun.binned_at).is_(None))
        .order_by(col(FocusRun.starts_on).desc(), col(FocusRun.id).desc())
    ).all()
    noted: dict[int, dict[date, FocusDay]] = {}
    for note in session.exec(select(FocusDay)):
        noted.setdefault(note.run_id, {})[note.day] = note
    kept = preferences.everything(session)
    found = [
        Run(
            row,
            MappingProxyType(noted.get(identity(row), {})),
            read_pauses(str(kept.get(pauses_key(row), ""))),
        )
        for row in rows
    ]
    # Two may be open where one came back from the bin; the latest is the one that is alive.
    alive = next((run for run in found if run.row.decision is None), None)
    return Runs(alive, tuple(run for run in found if run is not alive))


def alive(session: VaultSession) -> Run | None:
    """The run that isn't decided yet, or None."""
    return runs(session).alive


def compared(run: Run, logged: Logged, today: date) -> Comparison | None:
    """The days of a run beside as many before it, each moment counted once (evidence §6.5).

    Args:
        run: which one; one of its own pattern where it has one, else any rough moment.
        logged: everything that is counted.
        today: the person's own calendar day.

    Returns:
        None while no day of it has come.
    """
    days = run.fortnight.open_days(today)
    if not days:
        return None
    ledger = day_ledger(logged.marks, logged.nothing, logged.repairs)
    return before_and_during(logged.marks, ledger, days, run.row.pattern)


def latest_compared(session: VaultSession, today: date) -> tuple[Run, Comparison] | None:
    """The last run whose days are over, with its comparison; what an overview may speak of."""
    found = runs(session)
    known = found.earlier if found.alive is None else (found.alive, *found.earlier)
    over = (Phase.OVER, Phase.DECIDED)
    run = next((run for run in known if run.fortnight.phase(today) in over), None)
    comparison = None if run is None else compared(run, patterns.logged(session), today)
    return None if run is None or comparison is None else (run, comparison)


def pauses_key(run: FocusRun) -> str:
    """Under which name the pauses of a run are kept: the schema has no column for past ones."""
    return _PAUSED + run.uid


def read_pauses(value: str) -> tuple[Span, ...]:
    """The pauses as they are kept; what can't be read counts as none."""
    found: list[Span] = []
    for part in value.split():
        first, _, last = part.partition("/")
        try:
            span = Span(date.fromisoformat(first), date.fromisoformat(last))
        except ValueError:
            continue
        if span.days > 0:
            found.append(span)
    return tuple(sorted(found))


def pauses_text(pauses: tuple[Span, ...]) -> str:
    """The pauses as they are kept: days alone, no words."""
    return " ".join(f"{pause.first.isoformat()}/{pause.last.isoformat()}" for pause in pauses)
