"""No text vanishes without a copy behind it, whatever field it stood in and however it went.

Some texts have versions of their own. Every other written column is watched here, in the one
place all changes go through, so that no field can forget it: Ctrl+A and Delete, a backspace held
down over several saves, or a field that was loaded empty and saved all leave the former text in
the bin.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import inspect
from sqlmodel import Session, col, select

from growingus_desktop.models.asks import Ask, LongViewAnswer, Meaning
from growingus_desktop.models.base import Row
from growingus_desktop.models.bin import VanishedText
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.focus import FocusDay, FocusRun
from growingus_desktop.models.openers import Need, Opener, RehearsalNote, ReplyPlan
from growingus_desktop.models.patterns import Moment, Repair, RepairLine
from growingus_desktop.models.reading import Highlight
from growingus_desktop.models.reflections import Appreciation

WORTH_KEEPING: Final = 20
"""Characters from which a text is worth a copy."""

_WATCHED: Final[tuple[type[Row], ...]] = (
    Opener,
    Need,
    ReplyPlan,
    RehearsalNote,
    Ask,
    LongViewAnswer,
    Meaning,
    Moment,
    Repair,
    RepairLine,
    FocusRun,
    FocusDay,
    CheckIn,
    Highlight,
    Appreciation,
)

_APART: Final = frozenset({"uid", "framing", "guide", "pattern", "quote"})
"""Columns that hold no words of a person's own making."""

_HAVE_THEIR_OWN: Final = frozenset({"opener.words", "opener.raw"})
"""First words have versions; what was let out is never kept beside itself."""

STANDS: Final = "as it stands"
"""Set in a session's `info` by a deed that only takes back what another did."""


@cache
def watched() -> dict[str, tuple[type[Row], str]]:
    """Every watched place, such as ``opener.ask``, with its table and column."""
    places = {
        f"{model.__tablename__}.{name}": (model, name)
        for model in _WATCHED
        for name, field in model.model_fields.items()
        if field.annotation is str and name not in _APART
    }
    return {place: owner for place, owner in places.items() if place not in _HAVE_THEIR_OWN}


@cache
def _columns_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for model, column in watched().values():
        table = str(model.__tablename__)
        found[table] = (*found.get(table, ()), column)
    return found


def keep_what_vanishes(session: Session, rows: Iterable[object], now: datetime) -> None:
    """Look at altered rows before they are written; called by the unit of work.

    Args:
        session: the unit of work.
        rows: the altered ones.
        now: the present moment.
    """
    if session.info.get(STANDS):
        return
    for row in rows:
        if isinstance(row, Row):
            for column in _columns_of().get(str(row.__tablename__), ()):
                history = inspect(row).attrs[column].history
                if history.deleted and history.added:
                    _look(session, row, column, str(history.deleted[0]), str(history.added[0]), now)


def _look(  # noqa: PLR0917 - one change, as it is
    session: Session, row: Row, column: str, before: str, after: str, now: datetime
) -> None:
    if not _is_worth_keeping(before) or not _shrinks(before, after):
        return
    place = f"{row.__tablename__}.{column}"
    watch = _watch(session, place, row.uid)
    if watch is None:
        watch = VanishedText(place=place, row_uid=row.uid, text=before)
    elif len(before) * 5 >= len(watch.text) * 4:
        # It had been filled again since, so what goes now is what stood there last.
        watch.text = before
    if len(after.strip()) * 5 < len(watch.text):
        watch.binned_at = now
    session.add(watch)


def _is_worth_keeping(text: str) -> bool:
    return len(text.strip()) >= WORTH_KEEPING or len(text.split()) >= 3


def _shrinks(before: str, after: str) -> bool:
    """Whether more than a fifth of a text goes."""
    return len(after.strip()) * 5 < len(before.strip()) * 4


def _watch(session: Session, place: str, uid: str) -> VanishedText | None:
    """The copy of a field from which something began to go, if it isn't in the bin yet."""
    with session.no_autoflush:
        return session.exec(
            select(VanishedText)
            .where(
                VanishedText.place == place,
                VanishedText.row_uid == uid,
                col(VanishedText.binned_at).is_(None),
            )
            .order_by(col(VanishedText.id).desc())
            .limit(1)
        ).first()
