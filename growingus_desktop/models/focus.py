"""One thing: a single habit worked on for two weeks, and how each day went."""

from datetime import date
from enum import StrEnum, unique
from typing import ClassVar

from sqlmodel import Field, UniqueConstraint

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import NEVER_REUSED, Binnable, Row, enum_column, parent


@unique
class DayWent(StrEnum):
    """How one day of the one thing went."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT = "not"
    NOTHING_CAME_UP = "nothing-came-up"


@unique
class Decision(StrEnum):
    """What the person decides at the end; the program never does."""

    KEEP = "keep"
    CHANGE = "change"
    DROP = "drop"


class FocusRun(Row, Binnable, table=True):
    """Two weeks with one thing (E11-E14)."""

    kind: ClassVar[Kind] = Kind.FOCUS

    act: str
    wish: str = ""
    obstacle: str = ""
    if_this: str = ""
    then_that: str = ""
    pattern: str = ""
    starts_on: date = Field(index=True)
    days: int = 14
    start_was_drawn: bool = False
    paused_on: date | None = None
    ended_on: date | None = None
    decision: Decision | None = enum_column(Decision, default=None, nullable=True)
    noticed: str = ""


class FocusDay(Row, table=True):
    """One day's note; a day without one is not a day not kept."""

    __table_args__ = (UniqueConstraint("run_id", "day"), NEVER_REUSED)
    kind: ClassVar[Kind] = Kind.FOCUS

    run_id: int = parent("focus_run")
    day: date
    went: DayWent = enum_column(DayWent)
    line: str = ""
