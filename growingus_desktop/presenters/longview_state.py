"""What the long view's page shows, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, unique
from typing import Final

from growingus_desktop.models.asks import Answer, LongViewQuestion, MeaningSide
from growingus_desktop.presenters.checkins_strips import StripsState

AGAIN_IN: Final = (0, 4, 8, 26)
"""Weeks after which one may want to be asked again; 0 for not."""


@unique
class Span(StrEnum):
    """How much of the record is shown at once."""

    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class AskShown:
    """One ask on the timeline.

    Args:
        day: when.
        lane: which framing, by its place among the lanes.
        answer: what came back.
        sentence: all of it.
    """

    day: date
    lane: int
    answer: Answer
    sentence: str


@dataclass(frozen=True, slots=True)
class WorkShown:
    """A stretch of own work on the timeline.

    Args:
        first: its first day.
        last: its last day.
        lane: which of the lanes of own work.
        sentence: all of it.
        days: days that are drawn one by one, or none for one whole stretch.
    """

    first: date
    last: date
    lane: int
    sentence: str
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One earlier answer.

    Args:
        id: the row.
        day: when, in words.
        text: what was said.
    """

    id: int
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionState:
    """One question with what was said to it.

    Args:
        question: which.
        title: its words.
        earlier: each answer, the newest first.
        again: when the person asked to see it again, in words, or nothing.
    """

    question: LongViewQuestion
    title: str
    earlier: tuple[Said, ...] = ()
    again: str = ""


@dataclass(frozen=True, slots=True)
class TimelineState:
    """What the timeline shows.

    Args:
        asks: those charted, oldest first.
        lanes: the framings used, in the order they are offered.
        first: the first day shown.
        last: its last.
        ticks: days written below it, with their words.
        rows: what is charted as rows of text, the newest first.
        work: what was done alone in that time.
        work_lanes: its lanes.
        part: how many of the asks are shown, in words, where that is not all of them.
    """

    asks: tuple[AskShown, ...] = ()
    lanes: tuple[str, ...] = ()
    first: date = date.min
    last: date = date.min
    ticks: tuple[tuple[date, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    work: tuple[WorkShown, ...] = ()
    work_lanes: tuple[str, ...] = ()
    part: str = ""


NO_TIMELINE: Final = TimelineState()


@dataclass(frozen=True, slots=True)
class LongViewState:
    """What the page shows.

    Args:
        timeline: the asks over time.
        said: what the record says, sentence by sentence.
        questions: the two.
        meanings: id and text of each line, by side.
        carrying: the strip of what felt carryable, or None while there is no check-in.
        may_name: whether the door to an honest-naming opener is shown.
        guide: what the guide on carrying more is called, or nothing where it can't be read.
    """

    timeline: TimelineState = NO_TIMELINE
    said: tuple[str, ...] = ()
    questions: tuple[QuestionState, ...] = ()
    meanings: Mapping[MeaningSide, tuple[tuple[int, str], ...]] = field(
        default_factory=dict[MeaningSide, tuple[tuple[int, str], ...]]
    )
    carrying: StripsState | None = None
    may_name: bool = True
    guide: str = ""
