"""Where the open opener stands: its step, its plans, what surrounds its fields."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from PySide6.QtCore import QLocale

from growingus_desktop.content.framings import Framing, Framings
from growingus_desktop.core.clock import Clock, today
from growingus_desktop.models.openers import LikelyReply, OpenerState, Weight
from growingus_desktop.presenters.openers_words import REPLIES, STATES, day_words, worded
from growingus_desktop.store.openers import Opened


@unique
class Step(StrEnum):
    """The five steps, which can be taken in any order."""

    LET_IT_OUT = "let-it-out"
    NEED = "need"
    WORDS = "words"
    REPLIES = "replies"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class ReplyState:
    """One "if they say…": the reply plan's id, which reply it is, and the same in words."""

    id: int
    reply: LikelyReply
    label: str


@dataclass(frozen=True, slots=True)
class NoteState:
    """What was noticed in one rehearsal: the note's id, its day in words, and the words."""

    id: int
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class OpenState:
    """What stands around the fields.

    Args:
        id: the opener, or None while none is open.
        step: the step that is shown.
        state: where the opener is on its way.
        state_words: the same in a word.
        weight: how serious the matter is.
        framing: the way in it began from, or None.
        day: the day the talk is planned for.
        minutes: how long it is planned to take.
        replies: what they may say.
        notes: what was noticed when rehearsing, the latest first.
        has_versions: whether there is an earlier wording.
    """

    id: int | None = None
    step: Step = Step.WORDS
    state: OpenerState = OpenerState.DRAFT
    state_words: str = ""
    weight: Weight = Weight.MATTERS
    framing: Framing | None = None
    day: date | None = None
    minutes: int | None = None
    replies: tuple[ReplyState, ...] = ()
    notes: tuple[NoteState, ...] = ()
    has_versions: bool = False


def state_of(
    opened: Opened, opener_id: int, step: Step, framings: Framings, clock: Clock
) -> OpenState:
    """What stands around the fields of an opener as it is kept."""
    opener, locale = opened.opener, QLocale()
    zone, now = clock.local().tzinfo, today(clock)
    return OpenState(
        id=opener_id,
        step=step,
        state=opener.state,
        state_words=worded(STATES, opener.state),
        weight=opener.weight,
        framing=framings.find(opener.framing),
        day=opener.planned_on,
        minutes=opener.planned_minutes,
        replies=tuple(
            ReplyState(plan.id, plan.reply, worded(REPLIES, plan.reply))
            for plan in opened.replies
            if plan.id is not None
        ),
        notes=tuple(
            NoteState(
                note.id,
                day_words(note.rehearsed_at.astimezone(zone).date(), now, locale),
                note.text,
            )
            for note in opened.notes
            if note.id is not None
        ),
        has_versions=opened.version > 0,
    )
