"""What is kept in the vault that may go on a sheet; which of it does is the person's choice."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import col, select

from growingus_desktop.models.asks import Ask, LongViewAnswer, Meaning
from growingus_desktop.models.base import identity
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.focus import DayWent, FocusDay, FocusRun
from growingus_desktop.models.openers import Opener, OpenerState
from growingus_desktop.models.patterns import RepairLine
from growingus_desktop.store import longview, patterns, today
from growingus_desktop.store.longview import LongView
from growingus_desktop.store.patterns import Logged
from growingus_desktop.vault.unit_of_work import VaultSession


@dataclass(frozen=True, slots=True)
class RunTold:
    """Two weeks with one thing.

    Args:
        run: what it was.
        days: how many days went how; a day without a note isn't among them.
    """

    run: FocusRun
    days: Mapping[DayWent, int]


@dataclass(frozen=True, slots=True)
class Lately:
    """What a letter may start from.

    Args:
        run: the one thing under way, or None.
        run_id: its id, or None.
        protect: what the newest opener that says so wants to protect.
    """

    run: FocusRun | None = None
    run_id: int | None = None
    protect: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything a summary may be chosen from.

    Args:
        long_view: asks, answers, meanings and check-ins.
        runs: times with one thing, the newest first.
        said: openers that were said, the newest first.
        logged: everything that is counted.
    """

    long_view: LongView = field(default_factory=LongView)
    runs: tuple[RunTold, ...] = ()
    said: tuple[Opener, ...] = ()
    logged: Logged = field(default_factory=Logged)

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Those not in the bin, oldest first."""
        return self.long_view.asks

    @property
    def check_ins(self) -> tuple[CheckIn, ...]:
        """Those not in the bin, oldest first."""
        return self.long_view.check_ins

    @property
    def answers(self) -> tuple[LongViewAnswer, ...]:
        """What was said to the questions of the long view, oldest first."""
        return self.long_view.answers

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """What it may mean and what it doesn't prove, in their order."""
        return self.long_view.meanings


def lately(session: VaultSession, day: date) -> Lately:
    """What a letter may start from.

    Args:
        session: the unit of work.
        day: the person's own calendar day.
    """
    run = session.exec(
        select(FocusRun)
        .where(
            col(FocusRun.binned_at).is_(None),
            col(FocusRun.ended_on).is_(None),
            col(FocusRun.starts_on) <= day,
        )
        .order_by(col(FocusRun.starts_on).desc(), col(FocusRun.id).desc())
        .limit(1)
    ).first()
    protect = session.exec(
        select(col(Opener.protect))
        .where(col(Opener.binned_at).is_(None), Opener.protect != "")
        .order_by(col(Opener.changed_at).desc())
        .limit(1)
    ).first()
    return Lately(run, None if run is None else identity(run), protect or "")


def repair_lines(session: VaultSession) -> tuple[str, ...]:
    """Sentences kept for coming back with, then those planned in openers; each once."""
    kept = session.exec(
        select(col(RepairLine.text))
        .where(col(RepairLine.binned_at).is_(None))
        .order_by(col(RepairLine.position), col(RepairLine.id))
    ).all()
    planned = session.exec(
        select(col(Opener.repair_line))
        .where(col(Opener.binned_at).is_(None), Opener.repair_line != "")
        .order_by(col(Opener.changed_at).desc())
    ).all()
    return tuple(
        dict.fromkeys(" ".join(text.split()) for text in (*kept, *planned) if text.strip())
    )


def kept(session: VaultSession) -> Kept:
    """Everything a summary may be chosen from; what was let out is never among it."""
    runs = session.exec(
        select(FocusRun)
        .where(col(FocusRun.binned_at).is_(None))
        .order_by(col(FocusRun.starts_on).desc(), col(FocusRun.id).desc())
    ).all()
    days: dict[int, Counter[DayWent]] = {}
    for run_id, went in session.exec(select(col(FocusDay.run_id), col(FocusDay.went))):
        days.setdefault(run_id, Counter())[went] += 1
    said = session.exec(
        select(Opener)
        .where(col(Opener.binned_at).is_(None), Opener.state == OpenerState.SAID)
        .order_by(col(Opener.said_on).desc(), col(Opener.id).desc())
    )
    return Kept(
        long_view=longview.whole(session),
        runs=tuple(RunTold(run, days.get(identity(run), Counter())) for run in runs),
        said=tuple(said),
        logged=patterns.logged(session),
    )


def next_opener(session: VaultSession, day: date) -> tuple[int, str, str] | None:
    """The conversation that comes next: its id, title and first words; None if there is none."""
    row = today.glance(session, day).opener
    return None if row is None else (row.id, row.title, row.words)
