"""What the check-in's page shows, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto, unique
from typing import Final

from growingus_desktop.presenters.checkins_strips import StripsState

SPANS: Final = (12, 26, 52)
"""Weeks the strips can show."""


@unique
class ShownAs(StrEnum):
    """How earlier answers are shown."""

    STRIPS = "strips"
    WORDS = "words"
    TABLE = "table"


class Mode(Enum):
    """What the page is showing."""

    LOADING = auto()
    ASKING = auto()
    LOOKING = auto()


@dataclass(frozen=True, slots=True)
class Earlier:
    """A check-in in the list.

    Args:
        id: the row.
        title: its day.
        caption: what else is known of it.
    """

    id: int
    title: str
    caption: str


@dataclass(frozen=True, slots=True)
class CheckInState:
    """What the page shows.

    Args:
        mode: asking, or looking at what was answered.
        step: which question; one past the last is the closing page.
        answers: 0-4 by question, None for skipped; a question not come to yet is missing.
        keep_guarded: whether the guarded answer is to be kept.
        after_argument: the tick.
        editing: the day of the earlier check-in being altered, in words, or nothing.
        is_due: whether a new one may be begun.
        next_open: when the next one can be begun, in words, or nothing.
        note: the closed line that stands for the safety card, or nothing.
        weeks: how many weeks the strips show.
        strips: the strips, or None while there is no check-in.
        shown_as: strips, words or a table.
        has_guarded: whether an answer to the guarded question was kept at some time.
        with_guarded: whether the person asked to see these too, for as long as they look.
        count: how many check-ins there are.
    """

    mode: Mode = Mode.LOADING
    step: int = 0
    answers: Mapping[str, int | None] = field(default_factory=dict[str, int | None])
    keep_guarded: bool = False
    after_argument: bool = False
    editing: str = ""
    is_due: bool = False
    next_open: str = ""
    note: str = ""
    weeks: int = SPANS[0]
    strips: StripsState | None = None
    shown_as: ShownAs = ShownAs.STRIPS
    has_guarded: bool = False
    with_guarded: bool = False
    count: int = 0
