"""What is alive now, in one question to the vault."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from growingus_desktop.models.asks import COME_BACK_AFTER, Ask
from growingus_desktop.models.base import identity
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.openers import Opener, OpenerState
from growingus_desktop.models.patterns import Moment, NothingToNote
from growingus_desktop.models.reading import ReadingMark
from growingus_desktop.store import focus, openers
from growingus_desktop.store.focus import Run
from growingus_desktop.store.openers import OpenerRow
from growingus_desktop.vault.unit_of_work import VaultSession


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
class Glance:
    """What Today shows.

    Args:
        opener: the conversation that comes next: the soonest planned, then one whose planned day
            has passed, then ready, then drafted.
        come_back: the ask a person wanted to come back to by now, or None.
        reading: the guide last opened and not finished, with its progress in thousandths.
        read: the guides finished.
        last_check_in: the day of the newest check-in, or None.
        logged_today: whether today is a logged day.
        is_new: whether nothing was ever kept here.
        one_thing: the run with one thing that is alive, or None.
    """

    opener: OpenerRow | None = None
    come_back: DueAsk | None = None
    reading: tuple[str, int] | None = None
    read: frozenset[str] = frozenset()
    last_check_in: date | None = None
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
    last = session.exec(
        select(CheckIn)
        .where(col(CheckIn.binned_at).is_(None))
        .order_by(col(CheckIn.day).desc())
        .limit(1)
    ).first()
    runs = focus.runs(session)
    any_moment = session.exec(select(Moment.id).limit(1)).first() is not None
    return Glance(
        opener=next(iter(waiting), None),
        come_back=_due(session, today),
        reading=next(((mark.guide, mark.permille) for mark in unfinished), None),
        read=frozenset(mark.guide for mark in marks if mark.finished_at is not None),
        last_check_in=None if last is None else last.day,
        logged_today=_is_logged(session, today),
        is_new=not (listed or marks or last or any_moment or runs.alive or runs.earlier),
        one_thing=runs.alive,
    )


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


def _is_logged(session: VaultSession, day: date) -> bool:
    moment = select(Moment.id).where(Moment.day == day, col(Moment.binned_at).is_(None)).limit(1)
    quiet = select(NothingToNote.id).where(NothingToNote.day == day).limit(1)
    return any(session.exec(query).first() is not None for query in (moment, quiet))
