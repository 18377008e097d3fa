"""What is alive now, in one question to the vault."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from growingus_desktop.models.base import identity
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.openers import Opener, OpenerState
from growingus_desktop.models.patterns import Moment, NothingToNote
from growingus_desktop.models.reading import ReadingMark
from growingus_desktop.store import openers
from growingus_desktop.store.openers import OpenerRow
from growingus_desktop.vault.unit_of_work import VaultSession


@dataclass(frozen=True, slots=True)
class Glance:
    """What Today shows.

    Args:
        opener: the conversation that comes next: the soonest planned, then ready, then drafted.
        reading: the guide last opened and not finished, with its progress in thousandths.
        read: the guides finished.
        last_check_in: the day of the newest check-in, or None.
        logged_today: whether today is a logged day.
        is_new: whether nothing was ever kept here.
    """

    opener: OpenerRow | None = None
    reading: tuple[str, int] | None = None
    read: frozenset[str] = frozenset()
    last_check_in: date | None = None
    logged_today: bool = False
    is_new: bool = True


def glance(session: VaultSession, today: date) -> Glance:
    """Look at everything Today speaks of.

    Args:
        session: the unit of work.
        today: the person's own calendar day.
    """
    waiting = [row for row in openers.rows(session) if row.state in _AHEAD]
    planned = _planned(session, today)
    waiting.sort(key=lambda row: (planned.get(row.id, date.max), row.state is OpenerState.DRAFT))
    marks = session.exec(select(ReadingMark).order_by(col(ReadingMark.opened_at).desc())).all()
    unfinished = [mark for mark in marks if mark.finished_at is None and mark.permille > 0]
    last = session.exec(
        select(CheckIn)
        .where(col(CheckIn.binned_at).is_(None))
        .order_by(col(CheckIn.day).desc())
        .limit(1)
    ).first()
    any_moment = session.exec(select(Moment.id).limit(1)).first() is not None
    return Glance(
        opener=next(iter(waiting), None),
        reading=next(((mark.guide, mark.permille) for mark in unfinished), None),
        read=frozenset(mark.guide for mark in marks if mark.finished_at is not None),
        last_check_in=None if last is None else last.day,
        logged_today=_is_logged(session, today),
        is_new=not (waiting or marks or last or any_moment),
    )


_AHEAD = (OpenerState.READY, OpenerState.DRAFT)


def _planned(session: VaultSession, today: date) -> dict[int, date]:
    """The day each opener is planned for, of those that still lie ahead."""
    found = session.exec(select(Opener).where(col(Opener.planned_on) >= today))
    return {identity(opener): opener.planned_on for opener in found if opener.planned_on}


def _is_logged(session: VaultSession, day: date) -> bool:
    moment = select(Moment.id).where(Moment.day == day, col(Moment.binned_at).is_(None)).limit(1)
    quiet = select(NothingToNote.id).where(NothingToNote.day == day).limit(1)
    return any(session.exec(query).first() is not None for query in (moment, quiet))
