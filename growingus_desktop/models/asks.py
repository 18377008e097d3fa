"""Asks actually made, their answers, and what a person says to themselves over months."""

from datetime import date
from enum import StrEnum, unique
from typing import ClassVar

from sqlmodel import Field

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import Binnable, Row, enum_column, parent


@unique
class AskKind(StrEnum):
    """A request can be granted; a question can be answered."""

    REQUEST = "request"
    QUESTION = "question"


@unique
class Answer(StrEnum):
    """What came back. The first six belong to requests, the others to questions."""

    YES = "yes"
    PARTLY = "partly"
    NOT_NOW = "not-now"
    NO = "no"
    NOT_SAID = "not-said"
    NOT_SAFE = "not-safe"
    ANSWERED = "answered"
    A_LITTLE = "a-little"
    NO_ANSWER = "no-answer"


ANSWERS: dict[AskKind, tuple[Answer, ...]] = {
    AskKind.REQUEST: (
        Answer.YES,
        Answer.PARTLY,
        Answer.NOT_NOW,
        Answer.NO,
        Answer.NOT_SAID,
        Answer.NOT_SAFE,
    ),
    AskKind.QUESTION: (
        Answer.ANSWERED,
        Answer.A_LITTLE,
        Answer.NOT_NOW,
        Answer.NO_ANSWER,
        Answer.NOT_SAID,
        Answer.NOT_SAFE,
    ),
}

COME_BACK_AFTER = frozenset({Answer.YES, Answer.PARTLY, Answer.NOT_NOW})
"""Answers after which a date to come back may be offered; never after a no (evidence §6.7)."""


@unique
class AskSize(StrEnum):
    """How much was asked for."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


@unique
class LongViewQuestion(StrEnum):
    """The questions of the long view, answered in the person's own words."""

    COULD_I_GO_ON = "could-i-go-on"
    WHAT_IS_IT_COSTING = "what-is-it-costing"


@unique
class MeaningSide(StrEnum):
    """The two columns of sorting what the imbalance means."""

    MAY_MEAN = "may-mean"
    DOES_NOT_PROVE = "does-not-prove"


class Ask(Row, Binnable, table=True):
    """An invitation or request actually made, with its framing, size and answer."""

    kind: ClassVar[Kind] = Kind.ASKS

    asked_on: date = Field(index=True)
    ask_kind: AskKind = enum_column(AskKind, default=AskKind.REQUEST)
    answer: Answer = enum_column(Answer)
    framing: str = ""
    size: AskSize | None = enum_column(AskSize, default=None, nullable=True)
    setting: str = ""
    text: str = ""
    first_minutes: str = ""
    heard: str = ""
    keep: str = ""
    come_back_on: date | None = None
    opener_id: int | None = parent("opener", nullable=True, default=None)


class LongViewAnswer(Row, Binnable, table=True):
    """One answer to a long-view question, set beside earlier ones, never judged."""

    kind: ClassVar[Kind] = Kind.ASKS

    question: LongViewQuestion = enum_column(LongViewQuestion)
    answered_on: date
    text: str
    ask_again_on: date | None = None


class Meaning(Row, Binnable, table=True):
    """One line of what the imbalance may mean, or doesn't prove; shown in two rooms."""

    kind: ClassVar[Kind] = Kind.ASKS

    side: MeaningSide = enum_column(MeaningSide)
    position: int = 0
    text: str = ""
