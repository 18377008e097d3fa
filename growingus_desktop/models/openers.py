"""Openers, their versions, the needs behind them, and what to say when an answer comes."""

from datetime import date, datetime
from enum import StrEnum, unique
from typing import ClassVar

from sqlmodel import Field, UniqueConstraint

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import (
    NEVER_REUSED,
    Binnable,
    Row,
    UTCDateTime,
    enum_column,
    parent,
)


@unique
class OpenerState(StrEnum):
    """Where an opener is on its way."""

    DRAFT = "draft"
    READY = "ready"
    SAID = "said"
    SET_ASIDE = "set-aside"


@unique
class Weight(StrEnum):
    """How serious the matter is; a serious one may be said more plainly (E6)."""

    SMALL = "small"
    MATTERS = "matters"
    SERIOUS = "serious"


@unique
class VersionReason(StrEnum):
    """Why a version was kept."""

    LEFT_STEP = "left-step"
    READY = "ready"
    SAID = "said"
    BEFORE_BRINGING_BACK = "before-bringing-back"
    MUCH_REMOVED = "much-removed"


@unique
class LikelyReply(StrEnum):
    """What the other person may do when they hear it."""

    GOES_QUIET = "goes-quiet"
    ALL_FINE = "all-fine"
    NOT_NOW = "not-now"
    DEFENDS = "defends"
    COUNTERS = "counters"
    CRIES = "cries"
    LISTENS = "listens"
    OTHER = "other"


class Need(Row, Binnable, table=True):
    """A need, worked from abstract to concrete; usable without an opener."""

    kind: ClassVar[Kind] = Kind.OPENERS

    feeling: str = ""
    need: str = ""
    picture: str = ""
    ask_who: str = ""
    ask_what: str = ""
    ask_when: str = ""
    ask_how_often: str = ""
    alternative_one: str = ""
    alternative_two: str = ""
    theirs_to_give: str = ""
    may_refuse: str = ""
    a_yes_looks_like: str = ""
    my_part: str = ""
    my_part_if: str = ""
    my_part_then: str = ""
    smaller_one: str = ""
    smaller_two: str = ""
    smaller_three: str = ""
    sentence: str = ""


class Opener(Row, Binnable, table=True):
    """The first words of a hard conversation, and what was planned around them."""

    kind: ClassVar[Kind] = Kind.OPENERS

    title: str = ""
    state: OpenerState = enum_column(OpenerState, default=OpenerState.DRAFT)
    weight: Weight = enum_column(Weight, default=Weight.MATTERS)
    framing: str = ""
    guide: str = ""
    raw: str = ""
    """What was let out. Never coached, versioned, indexed, printed or copied by the program."""
    words: str = ""
    protect: str = ""
    ask: str = ""
    my_part: str = ""
    planned_on: date | None = None
    planned_when: str = ""
    planned_minutes: int | None = None
    place: str = ""
    if_not_now: str = ""
    pause_plan: str = ""
    repair_line: str = ""
    said_on: date | None = None
    need_id: int | None = parent("need", nullable=True, default=None)


class OpenerVersion(Row, table=True):
    """The words of an opener as they once stood."""

    __table_args__ = (UniqueConstraint("opener_id", "number"), NEVER_REUSED)
    kind: ClassVar[Kind] = Kind.OPENERS

    opener_id: int = parent("opener")
    number: int
    words: str
    reason: VersionReason = enum_column(VersionReason)


class ReplyPlan(Row, Binnable, table=True):
    """One "if they say… I say…"."""

    kind: ClassVar[Kind] = Kind.OPENERS

    opener_id: int = parent("opener")
    position: int = 0
    reply: LikelyReply = enum_column(LikelyReply, default=LikelyReply.OTHER)
    they_say: str = ""
    i_say: str = ""


class RehearsalNote(Row, Binnable, table=True):
    """What a person noticed after running through a conversation alone."""

    kind: ClassVar[Kind] = Kind.OPENERS

    opener_id: int = parent("opener")
    rehearsed_at: datetime = Field(sa_type=UTCDateTime)
    text: str = ""
