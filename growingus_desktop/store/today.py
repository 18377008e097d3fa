"""What is alive now, in one question to the vault."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import col, select

from growingus_desktop.models.asks import (
    COME_BACK_AFTER,
    Ask,
    LongViewAnswer,
    LongViewQuestion,
    Meaning,
)
from growingus_desktop.models.base import identity
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.models.openers import Opener, OpenerState
from growingus_desktop.models.patterns import Moment, NothingToNote, Repair
from growingus_desktop.models.reading import ReadingMark
from growingus_desktop.models.reflections import Appreciation, Reflection
from growingus_desktop.store import checkins, focus, openers, repairs
from growingus_desktop.store.focus import Run
from growingus_desktop.store.openers import OpenerRow
from growingus_desktop.vault.unit_of_work import VaultSession

_WRITTEN: Final = (
    Moment,
    NothingToNote,
    Repair,
    FocusRun,
    Reflection,
    Appreciation,
    Ask,
    LongViewAnswer,
    Meaning,
)
"""What else may have been written, besides openers, reading and check-ins."""


@dataclass(frozen=True, slots=True)
class DueAsk:
    """An ask whose day to come back to it has come.

    Args:
        id: which one.
        asked_on: the day it was asked.
        opener_id: the opener it was made with, or None.
    """

    id: int
    asked_on: date
    opener_id: int | None


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """A question of the long view that the person wanted to be asked again by now.

    Args:
        answer_id: the latest answer, which holds the date.
        answered_on: its day.
        question: which question.
    """

    answer_id: int
    answered_on: date
    question: LongViewQuestion


@dataclass(frozen=True, slots=True)
class DueRepair:
    """A repair that the person wanted to look at again by now.

    Args:
        id: which one.
        day: when it was made.
    """

    id: int
    day: date


@dataclass(frozen=True, slots=True)
class Glance:
    """What Today shows.

    Args:
        opener: the conversation that comes next: the soonest planned, then one whose planned day
            has passed, then ready, then drafted.
        come_back: the ask a person wanted to come back to by now, or None.
        question: the question they wanted to be asked again by now, or None.
        repair: the repair they wanted to look at again by now, or None.
        reading: the guide last opened and not finished, with its progress in thousandths.
        read: the guides finished.
        check_ins: every check-in, oldest first.
        logged_today: whether today is a logged day.
        is_new: whether nothing was ever kept here.
        one_thing: the run with one thing that is alive, or None.
    """

    opener: OpenerRow | None = None
    come_back: DueAsk | None = None
    question: DueQuestion | None = None
    repair: DueRepair | None = None
    reading: tuple[str, int] | None = None
    read: frozenset[str] = frozenset()
    check_ins: tuple[CheckIn, ...] = ()
    logged_today: bool = False
    is_new: bool = True
    one_thing: Run | None = None


def glance(session: VaultSession, today: date) -> Glance:
    """Look at everything Today speaks of.

    Args:
        session: the unit of work.
        today: the person's own calendar day.
    """
    listed = openers.rows(session)
    waiting = [row for row in listed if row.state in openers.AHEAD]
    waiting.sort(key=lambda row: _nearness(row, today))
    marks = session.exec(select(ReadingMark).order_by(col(ReadingMark.opened_at).desc())).all()
    unfinished = [mark for mark in marks if mark.finished_at is None and mark.permille > 0]
    answered = checkins.kept(session)
    runs = focus.runs(session)
    repair = repairs.due_again(session, today)
    return Glance(
        opener=next(iter(waiting), None),
        come_back=_due(session, today),
        question=_asked_again(session, today),
        repair=None if repair is None else DueRepair(*repair),
        reading=next(((mark.guide, mark.permille) for mark in unfinished), None),
        read=frozenset(mark.guide for mark in marks if mark.finished_at is not None),
        check_ins=answered,
        logged_today=_is_logged(session, today),
        is_new=not (listed or marks or answered or _anything(session)),
        one_thing=runs.alive,
    )


def _anything(session: VaultSession) -> bool:
    """Whether a row of any of the other rooms was ever written."""
    return any(session.exec(select(table.id).limit(1)).first() is not None for table in _WRITTEN)


def _nearness(row: OpenerRow, today: date) -> tuple[date, bool, bool]:
    planned = row.planned_on
    ahead = planned if planned is not None and planned >= today else date.max
    return (ahead, planned is None, row.state is OpenerState.DRAFT)


def _due(session: VaultSession, today: date) -> DueAsk | None:
    """The latest ask to come back to; one whose opener is in the bin rests with it."""
    ask = session.exec(
        select(Ask)
        .join(Opener, col(Opener.id) == col(Ask.opener_id), isouter=True)
        .where(
            col(Ask.come_back_on) <= today,
            col(Ask.answer).in_(COME_BACK_AFTER),
            col(Ask.binned_at).is_(None),
            col(Opener.binned_at).is_(None),
        )
        .order_by(col(Ask.come_back_on).desc(), col(Ask.id).desc())
        .limit(1)
    ).first()
    return None if ask is None else DueAsk(identity(ask), ask.asked_on, ask.opener_id)


def _asked_again(session: VaultSession, today: date) -> DueQuestion | None:
    """The question whose day came last; only its latest answer says when."""
    latest: dict[LongViewQuestion, LongViewAnswer] = {}
    for row in session.exec(
        select(LongViewAnswer)
        .where(col(LongViewAnswer.binned_at).is_(None))
        .order_by(col(LongViewAnswer.answered_on), col(LongViewAnswer.id))
    ):
        latest[row.question] = row
    due = [
        (row.ask_again_on, row)
        for row in latest.values()
        if row.ask_again_on is not None and row.ask_again_on <= today
    ]
    if not due:
        return None
    _, row = max(due, key=lambda pair: pair[0])
    return DueQuestion(identity(row), row.answered_on, row.question)


def _is_logged(session: VaultSession, day: date) -> bool:
    moment = select(Moment.id).where(Moment.day == day, col(Moment.binned_at).is_(None)).limit(1)
    quiet = select(NothingToNote.id).where(NothingToNote.day == day).limit(1)
    return any(session.exec(query).first() is not None for query in (moment, quiet))
