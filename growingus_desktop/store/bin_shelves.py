"""What can lie in the bin: each kind of thing, where it belongs, what is written in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from typing import Any, Final

from sqlalchemy import Column
from sqlmodel import col, select

from growingus_desktop.content.own_guides import own_title
from growingus_desktop.core.destinations import Room
from growingus_desktop.models.asks import Ask, LongViewAnswer, Meaning
from growingus_desktop.models.base import Binnable, Row, identity, metadata
from growingus_desktop.models.bin import VanishedText
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.focus import FocusDay, FocusRun
from growingus_desktop.models.openers import (
    Need,
    Opener,
    OpenerVersion,
    RehearsalNote,
    ReplyPlan,
)
from growingus_desktop.models.patterns import Moment, OwnPattern, Repair, RepairLine
from growingus_desktop.models.reading import Highlight, OwnGuide
from growingus_desktop.models.reflections import (
    Appreciation,
    Reflection,
    ReflectionVersion,
    Tag,
)
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vanishing import watched


@unique
class BinKind(StrEnum):
    """What a thing in the bin is; presenters name it."""

    OPENER = "opener"
    REPLY = "reply"
    REHEARSAL = "rehearsal"
    NEED = "need"
    ASK = "ask"
    ANSWER = "answer"
    MEANING = "meaning"
    MOMENT = "moment"
    REPAIR = "repair"
    OWN_PATTERN = "own-pattern"
    REPAIR_LINE = "repair-line"
    FOCUS = "focus"
    REFLECTION = "reflection"
    TAG = "tag"
    THANKS = "thanks"
    CHECK_IN = "check-in"
    HIGHLIGHT = "highlight"
    OWN_GUIDE = "own-guide"
    VANISHED = "vanished"
    """What stood in a field before most of it went."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of thing.

    Args:
        kind: its name.
        model: its table.
        room: where it belongs.
        day: the column with the day it is about, or an empty string.
        titles: the columns that name it, the first written one does.
        parent: the column that says what it is a part of, and that thing's table; a part isn't
            shown while the whole lies in the bin too.
        drafts: the beginnings of its drafts' names.
        called: gives what it is called, where that stands in no column.
    """

    kind: BinKind
    model: type[Row]
    room: Room
    titles: tuple[str, ...]
    day: str = ""
    parent: tuple[str, type[Row]] | None = None
    drafts: Callable[[Row], tuple[str, ...]] = lambda _row: ()
    called: Callable[[Row], str] | None = None

    def binned(self, session: VaultSession) -> tuple[Row, ...]:
        """Everything of this kind in the bin, with what goes along with a whole."""
        column = _column(self.model, "binned_at")
        return tuple(session.exec(select(self.model).where(column.is_not(None))))

    def names_of(self, row: Row) -> tuple[str, ...]:
        """What it may be called, the best first."""
        named = tuple(getattr(row, name) for name in self.titles)
        return named if self.called is None else (self.called(row), *named)

    def words_of(self, row: Row) -> tuple[str, ...]:
        """Everything written in it."""
        return tuple(getattr(row, name) for name in written_columns(self.model))

    def day_of(self, row: Row) -> date | None:
        """The day it is about."""
        return getattr(row, self.day) if self.day else None


_NOT_WRITTEN: Final = frozenset(
    {"uid", "key", "guide", "prompt", "framing", "pattern", "place", "row_uid"}
)


def written_columns(model: type[Row]) -> tuple[str, ...]:
    """The columns of a table that hold a person's words."""
    return tuple(
        name
        for name, column in model.model_fields.items()
        if column.annotation is str and name not in _NOT_WRITTEN
    )


def _column(model: type[Row], name: str) -> Column[Any]:
    return metadata.tables[str(model.__tablename__)].columns[name]


def _named(*prefixes: str) -> Callable[[Row], tuple[str, ...]]:
    return lambda row: tuple(f"{prefix}/{identity(row)}/" for prefix in prefixes)


def _of_reply(row: Row) -> tuple[str, ...]:
    return (f"opener/{row.opener_id}/reply/{identity(row)}/",) if isinstance(row, ReplyPlan) else ()


def _title(row: Row) -> str:
    return own_title(row.source) if isinstance(row, OwnGuide) else ""


SHELVES: Final = (
    Shelf(
        BinKind.OPENER,
        Opener,
        Room.OPENERS,
        ("title", "words", "ask", "protect", "raw"),
        drafts=_named("opener"),
    ),
    Shelf(
        BinKind.REPLY,
        ReplyPlan,
        Room.OPENERS,
        ("i_say", "they_say"),
        parent=("opener_id", Opener),
        drafts=_of_reply,
    ),
    Shelf(BinKind.REHEARSAL, RehearsalNote, Room.OPENERS, ("text",), parent=("opener_id", Opener)),
    Shelf(
        BinKind.NEED,
        Need,
        Room.OPENERS,
        ("need", "feeling", "sentence", "picture"),
        drafts=_named("need"),
    ),
    Shelf(
        BinKind.ASK,
        Ask,
        Room.LONG_VIEW,
        ("text", "heard", "first_minutes", "keep", "setting"),
        "asked_on",
        drafts=_named("ask"),
    ),
    Shelf(BinKind.ANSWER, LongViewAnswer, Room.LONG_VIEW, ("text",), "answered_on"),
    Shelf(BinKind.MEANING, Meaning, Room.LONG_VIEW, ("text",)),
    Shelf(
        BinKind.MOMENT,
        Moment,
        Room.PATTERNS,
        ("line", "set_off", "underneath"),
        "day",
        drafts=_named("patterns"),
    ),
    Shelf(
        BinKind.REPAIR,
        Repair,
        Room.PATTERNS,
        ("line",),
        "day",
        parent=("moment_id", Moment),
        drafts=_named("repair"),
    ),
    Shelf(BinKind.OWN_PATTERN, OwnPattern, Room.PATTERNS, ("label",)),
    Shelf(BinKind.REPAIR_LINE, RepairLine, Room.PATTERNS, ("text",), drafts=_named("repair-line")),
    Shelf(
        BinKind.FOCUS,
        FocusRun,
        Room.PATTERNS,
        ("act", "wish"),
        "starts_on",
        drafts=_named("focus"),
    ),
    Shelf(
        BinKind.REFLECTION,
        Reflection,
        Room.REFLECTIONS,
        ("title", "text"),
        "about",
        drafts=_named("reflection"),
    ),
    Shelf(BinKind.TAG, Tag, Room.REFLECTIONS, ("name",)),
    Shelf(BinKind.THANKS, Appreciation, Room.REFLECTIONS, ("line",), "day"),
    Shelf(BinKind.CHECK_IN, CheckIn, Room.CHECKIN, ("line",), "day", drafts=_named("checkin")),
    Shelf(BinKind.HIGHLIGHT, Highlight, Room.GUIDES, ("note", "quote"), drafts=_named("guides")),
    Shelf(BinKind.OWN_GUIDE, OwnGuide, Room.GUIDES, ("source",), called=_title),
    Shelf(BinKind.VANISHED, VanishedText, Room.SETTINGS, ("text",)),
)

BY_KIND: Final = {shelf.kind: shelf for shelf in SHELVES}

OWN_VERSIONS: Final = (
    (Opener, OpenerVersion, "opener_id"),
    (Reflection, ReflectionVersion, "reflection_id"),
    (FocusRun, FocusDay, "run_id"),
)
"""Rows that are no things of their own but belong to one: whole, its rows, by which column."""


def room_of(shelf: Shelf, row: Row) -> Room:
    """Where a thing belongs; what vanished from a field belongs where the field is."""
    owner = watched().get(row.place) if isinstance(row, VanishedText) else None
    if owner is None:
        return shelf.room
    # Days of one thing have no shelf of their own.
    return next((each.room for each in SHELVES if each.model is owner[0]), Room.PATTERNS)


def is_binned(row: Row | None) -> bool:
    """Whether a row lies in the bin."""
    return isinstance(row, Binnable) and row.binned_at is not None


def parts_of(session: VaultSession, shelf: Shelf, row: Row) -> tuple[tuple[Shelf, Row], ...]:
    """Everything that is a part of this thing, in the bin or not."""
    found: list[tuple[Shelf, Row]] = []
    for other in SHELVES:
        if other.parent is not None and other.parent[1] is shelf.model:
            column = _column(other.model, other.parent[0])
            rows = session.exec(select(other.model).where(column == identity(row)))
            found.extend((other, part) for part in rows)
    return tuple(found)


def rows_of(session: VaultSession, row: Row) -> tuple[Row, ...]:
    """The versions and days that belong to a thing."""
    for whole, model, name in OWN_VERSIONS:
        if isinstance(row, whole):
            return tuple(session.exec(select(model).where(col(getattr(model, name)) == row.id)))
    return ()
