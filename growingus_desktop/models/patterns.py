"""Moments: what I did under stress, on which day, and how we came back from it."""

from datetime import date, datetime
from enum import StrEnum, unique
from typing import ClassVar

from sqlmodel import Field

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import Binnable, Row, Table, UTCDateTime, enum_column, parent


@unique
class Pattern(StrEnum):
    """The patterns everyone starts with; a person's own ones are rows of `OwnPattern`."""

    PURSUED = "pursued"
    WENT_QUIET = "went-quiet"
    CRITICISED = "criticised"
    FLOODED = "flooded"
    DEFENDED = "defended"
    GAVE_IN = "gave-in"
    STAYED_STEADY = "stayed-steady"


@unique
class BeganBy(StrEnum):
    """Who took the first step back."""

    ME = "me"
    THEM = "them"
    BOTH = "both"


@unique
class Landed(StrEnum):
    """How a repair was received, as far as one person can tell."""

    WELL = "well"
    PARTLY = "partly"
    NOT_REALLY = "not-really"


class OwnPattern(Row, Binnable, table=True):
    """A pattern a person named for themselves."""

    kind: ClassVar[Kind] = Kind.PATTERNS

    key: str = Field(unique=True, max_length=48)
    label: str


class Moment(Row, Binnable, table=True):
    """One logged thing I did under stress, and what set it off.

    `day` is the calendar day in the person's own zone, `utc_offset` that zone's minutes east of
    UTC when it was logged, so that no later journey moves the moment to another day (§6.2).
    """

    kind: ClassVar[Kind] = Kind.PATTERNS

    day: date = Field(index=True)
    happened_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    utc_offset: int = 0
    backfilled: bool = False
    strength: int | None = Field(default=None, ge=1, le=5)
    set_off: str = ""
    underneath: str = ""
    line: str = ""
    was_worried: bool = False
    """Kept quiet or went along out of worry: makes the day logged, is never counted (E29)."""


class MomentPattern(Table, table=True):
    """One mark: a moment may carry several."""

    kind: ClassVar[Kind] = Kind.PATTERNS

    moment_id: int = Field(foreign_key="moment.id", ondelete="CASCADE", primary_key=True)
    pattern: str = Field(primary_key=True, max_length=48, index=True)


class NothingToNote(Row, table=True):
    """A day looked at and found quiet, which is not the same as a day not logged."""

    kind: ClassVar[Kind] = Kind.PATTERNS

    day: date = Field(unique=True)
    utc_offset: int = 0


class Repair(Row, Binnable, table=True):
    """Coming back after a rough moment, whoever was right."""

    kind: ClassVar[Kind] = Kind.PATTERNS

    day: date = Field(index=True)
    happened_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    utc_offset: int = 0
    began_by: BeganBy | None = enum_column(BeganBy, default=None, nullable=True)
    landed: Landed | None = enum_column(Landed, default=None, nullable=True)
    line: str = ""
    moment_id: int | None = parent("moment", nullable=True, default=None)


class RepairLine(Row, Binnable, table=True):
    """A sentence kept for coming back with."""

    kind: ClassVar[Kind] = Kind.PATTERNS

    text: str
    position: int = 0
