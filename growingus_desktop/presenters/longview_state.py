"""What the long view's page shows, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from growingus_desktop.models.asks import Answer, LongViewQuestion, MeaningSide
from growingus_desktop.presenters.checkins_strips import StripsState

AGAIN_IN: Final = (0, 4, 8, 26)
"""Weeks after which one may want to be asked again; 0 for not."""


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
class QuestionState:
    """One question with what was said to it.

    Args:
        question: which.
        title: its words.
        earlier: day and words of each answer, the newest first.
        again: when the person asked to see it again, in words, or nothing.
    """

    question: LongViewQuestion
    title: str
    earlier: tuple[tuple[str, str], ...] = ()
    again: str = ""


@dataclass(frozen=True, slots=True)
class LongViewState:
    """What the page shows.

    Args:
        asks: those charted, oldest first.
        lanes: the framings used, in the order they are offered.
        first: the first day of the timeline.
        last: its last.
        ticks: days written below it, with their words.
        said: what the record says, sentence by sentence.
        questions: the two.
        meanings: id and text of each line, by side.
        carrying: the strip of what felt carryable, or None while there is no check-in.
        may_name: whether the door to an honest-naming opener is shown.
    """

    asks: tuple[AskShown, ...] = ()
    lanes: tuple[str, ...] = ()
    first: date = date.min
    last: date = date.min
    ticks: tuple[tuple[date, str], ...] = ()
    said: tuple[str, ...] = ()
    questions: tuple[QuestionState, ...] = ()
    meanings: Mapping[MeaningSide, tuple[tuple[int, str], ...]] = field(
        default_factory=dict[MeaningSide, tuple[tuple[int, str], ...]]
    )
    carrying: StripsState | None = None
    may_name: bool = True
