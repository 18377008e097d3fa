"""Words for what an opener is, and for what the coach says about one."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from growingus_desktop.coach.reading import (
    Category,
    Grade,
    Overall,
    Reason,
    ReasonCode,
    StrengthKind,
)
from growingus_desktop.models.asks import Answer
from growingus_desktop.models.openers import LikelyReply, OpenerState, VersionReason, Weight
from growingus_desktop.store.openers_needs import NEED_TEXTS, NeedRow

Member = TypeVar("Member", bound=StrEnum)

_TITLE_WORDS: Final = 6
_TITLE_LENGTH: Final = 48
_LINE_LENGTH: Final = 120

STATES: Mapping[OpenerState, object] = {
    OpenerState.DRAFT: QT_TRANSLATE_NOOP("Openers", "Draft"),
    OpenerState.READY: QT_TRANSLATE_NOOP("Openers", "Ready"),
    OpenerState.SAID: QT_TRANSLATE_NOOP("Openers", "Said"),
    OpenerState.SET_ASIDE: QT_TRANSLATE_NOOP("Openers", "Set aside"),
}

ANSWER_WORDS: Mapping[Answer, object] = {
    Answer.YES: QT_TRANSLATE_NOOP("Openers", "yes"),
    Answer.PARTLY: QT_TRANSLATE_NOOP("Openers", "partly"),
    Answer.NOT_NOW: QT_TRANSLATE_NOOP("Openers", "not now"),
    Answer.NO: QT_TRANSLATE_NOOP("Openers", "no"),
    Answer.NOT_SAID: QT_TRANSLATE_NOOP("Openers", "not said"),
    Answer.NOT_SAFE: QT_TRANSLATE_NOOP("Openers", "not safe to ask"),
    Answer.ANSWERED: QT_TRANSLATE_NOOP("Openers", "answered"),
    Answer.A_LITTLE: QT_TRANSLATE_NOOP("Openers", "a little"),
    Answer.NO_ANSWER: QT_TRANSLATE_NOOP("Openers", "no answer"),
}

WEIGHTS: Mapping[Weight, object] = {
    Weight.SMALL: QT_TRANSLATE_NOOP("Openers", "Small"),
    Weight.MATTERS: QT_TRANSLATE_NOOP("Openers", "Matters"),
    Weight.SERIOUS: QT_TRANSLATE_NOOP("Openers", "Serious"),
}

REPLIES: Mapping[LikelyReply, object] = {
    LikelyReply.GOES_QUIET: QT_TRANSLATE_NOOP("Openers", "Goes quiet"),
    LikelyReply.ALL_FINE: QT_TRANSLATE_NOOP("Openers", "“Everything’s fine”"),
    LikelyReply.NOT_NOW: QT_TRANSLATE_NOOP("Openers", "“Not now”"),
    LikelyReply.DEFENDS: QT_TRANSLATE_NOOP("Openers", "Defends"),
    LikelyReply.COUNTERS: QT_TRANSLATE_NOOP("Openers", "Turns it on me"),
    LikelyReply.CRIES: QT_TRANSLATE_NOOP("Openers", "Cries"),
    LikelyReply.LISTENS: QT_TRANSLATE_NOOP("Openers", "Listens"),
    LikelyReply.OTHER: QT_TRANSLATE_NOOP("Openers", "Something else"),
}

VERSION_REASONS: Mapping[VersionReason, object] = {
    VersionReason.LEFT_STEP: QT_TRANSLATE_NOOP("Openers", "when you moved on"),
    VersionReason.READY: QT_TRANSLATE_NOOP("Openers", "marked as ready"),
    VersionReason.SAID: QT_TRANSLATE_NOOP("Openers", "as you said it"),
    VersionReason.BEFORE_BRINGING_BACK: QT_TRANSLATE_NOOP(
        "Openers", "before an earlier one came back"
    ),
    VersionReason.MUCH_REMOVED: QT_TRANSLATE_NOOP("Openers", "before much was taken out"),
}

CATEGORIES: Mapping[Category, object] = {
    Category.GENERALISATION: QT_TRANSLATE_NOOP("Openers", "sweeping"),
    Category.CRITICISM: QT_TRANSLATE_NOOP("Openers", "about the person"),
    Category.CONTEMPT: QT_TRANSLATE_NOOP("Openers", "talking down"),
    Category.BLAME: QT_TRANSLATE_NOOP("Openers", "blame"),
    Category.MIND_READING: QT_TRANSLATE_NOOP("Openers", "mind reading"),
    Category.ACCUSING_QUESTION: QT_TRANSLATE_NOOP("Openers", "accusing question"),
    Category.DEMAND: QT_TRANSLATE_NOOP("Openers", "demand"),
    Category.ULTIMATUM: QT_TRANSLATE_NOOP("Openers", "ultimatum"),
    Category.DISGUISED_FEELING: QT_TRANSLATE_NOOP("Openers", "verdict as a feeling"),
    Category.COMPARISON: QT_TRANSLATE_NOOP("Openers", "comparison"),
    Category.KITCHEN_SINK: QT_TRANSLATE_NOOP("Openers", "many at once"),
    Category.CRISIS_FRAMING: QT_TRANSLATE_NOOP("Openers", "all at stake"),
    Category.LABEL: QT_TRANSLATE_NOOP("Openers", "label"),
    Category.DISMISSAL: QT_TRANSLATE_NOOP("Openers", "brushing off"),
    Category.UNDERCUT: QT_TRANSLATE_NOOP("Openers", "takes it back"),
    Category.VAGUE_ASK: QT_TRANSLATE_NOOP("Openers", "vague ask"),
}

STRENGTHS: Mapping[StrengthKind, object] = {
    StrengthKind.I_FEELING: QT_TRANSLATE_NOOP("Openers", "A feeling of yours"),
    StrengthKind.SPECIFIC: QT_TRANSLATE_NOOP("Openers", "One moment, not a habit"),
    StrengthKind.REQUEST: QT_TRANSLATE_NOOP("Openers", "A concrete ask"),
    StrengthKind.APPRECIATION: QT_TRANSLATE_NOOP("Openers", "Appreciation"),
    StrengthKind.OWNERSHIP: QT_TRANSLATE_NOOP("Openers", "Your own part"),
    StrengthKind.INVITATION: QT_TRANSLATE_NOOP("Openers", "Invitation"),
    StrengthKind.SHARED: QT_TRANSLATE_NOOP("Openers", "The two of you"),
    StrengthKind.SMALL_STEP: QT_TRANSLATE_NOOP("Openers", "Small step"),
    StrengthKind.REPAIR: QT_TRANSLATE_NOOP("Openers", "Repair"),
}

GRADES: Mapping[Grade, object] = {
    Grade.WELL_TESTED: QT_TRANSLATE_NOOP("Openers", "Well tested"),
    Grade.SOME_STUDIES: QT_TRANSLATE_NOOP("Openers", "Some studies"),
    Grade.THERAPISTS_ADVICE: QT_TRANSLATE_NOOP("Openers", "Therapists’ advice"),
}

OVERALLS: Mapping[Overall, object] = {
    Overall.GENTLE_START: QT_TRANSLATE_NOOP("Openers", "Gentle start"),
    Overall.GETTING_THERE: QT_TRANSLATE_NOOP("Openers", "Getting there"),
    Overall.MAY_LAND_HARD: QT_TRANSLATE_NOOP("Openers", "May land hard"),
}

_REASONS: Mapping[ReasonCode, object] = {
    ReasonCode.HARD_PHRASES: QT_TRANSLATE_NOOP("Openers", "some phrases may land hard"),
    ReasonCode.NO_ASK: QT_TRANSLATE_NOOP("Openers", "it doesn’t ask for anything yet"),
    ReasonCode.VAGUE_ASK: QT_TRANSLATE_NOOP("Openers", "the ask could be plainer"),
    ReasonCode.OVER_SOFTENED: QT_TRANSLATE_NOOP(
        "Openers", "the ask is so soft that it may not be heard"
    ),
    ReasonCode.MANY_GRIEVANCES: QT_TRANSLATE_NOOP("Openers", "there is more than one matter in it"),
    ReasonCode.TOO_LONG: QT_TRANSLATE_NOOP("Openers", "it is long for a first sentence or two"),
    ReasonCode.TURNS_HARD: QT_TRANSLATE_NOOP("Openers", "it begins gently and then turns hard"),
    ReasonCode.APPRECIATION_UNDONE: QT_TRANSLATE_NOOP(
        "Openers", "what comes after the thanks takes it back"
    ),
    ReasonCode.CLEAR_ASK: QT_TRANSLATE_NOOP("Openers", "they could repeat what you ask for"),
    ReasonCode.OWN_SIDE: QT_TRANSLATE_NOOP("Openers", "you speak for yourself"),
    ReasonCode.CONCRETE: QT_TRANSLATE_NOOP("Openers", "it names something that happened"),
}

_FEW: Mapping[ReasonCode, tuple[object, ...]] = {
    ReasonCode.HARD_PHRASES: (
        QT_TRANSLATE_NOOP("Openers", "one phrase may land hard"),
        QT_TRANSLATE_NOOP("Openers", "two phrases may land hard"),
    ),
}
"""So few can be said in a word; more are some, since a figure would read as a mark."""


def word(text: object, count: int = -1) -> str:
    """A text of this room's tables in the person's language, with `count` for its %n."""
    return QCoreApplication.translate("Openers", str(text), "", count)


def worded(table: Mapping[Member, object], key: Member) -> str:
    """The word a table has for a value."""
    return word(table[key])


def reason_words(reasons: tuple[Reason, ...]) -> str:
    """Why an opener got its word, in one line."""
    return "; ".join(_reason(reason) for reason in reasons)


def already_there(strength: StrengthKind) -> str:
    """What to say of something that helps and is in the text."""
    there = word(QT_TRANSLATE_NOOP("Openers", "{strength}: already there"))
    return there.format(strength=worded(STRENGTHS, strength))


def shown_title(title: str, words: str) -> str:
    """What an opener is called: its title, or its first words."""
    if title.strip():
        return " ".join(title.split())
    first = words.split(maxsplit=_TITLE_WORDS)
    if not first:
        return word(QT_TRANSLATE_NOOP("Openers", "Untitled opener"))
    short = " ".join(first[:_TITLE_WORDS])
    if len(short) > _TITLE_LENGTH:
        short = short[:_TITLE_LENGTH].rstrip()
        return f"{short}…"
    return f"{short}…" if len(first) > _TITLE_WORDS else short


def one_line(text: str) -> str:
    """The beginning of a text, as long as a list may want to show."""
    short = " ".join(text[:_LINE_LENGTH].split())
    return f"{short}…" if len(text) > _LINE_LENGTH else short


def need_title(row: NeedRow) -> str:
    """What a need is called: its own words for it, or what else was written of it first."""
    texts = row.texts
    named = next((one for name in _TITLED if (one := texts[name]).strip()), "")
    return one_line(named) or word(QT_TRANSLATE_NOOP("Openers", "Untitled need"))


_TITLED: Final = ("need", "feeling", "ask_what", "sentence", *NEED_TEXTS)
"""What a need is called by; the first of these that was written."""


def day_words(day: date, today: date, locale: QLocale) -> str:
    """A day as one would say it: today, yesterday, tomorrow, or its date."""
    away = (day - today).days
    if away == 0:
        return word(QT_TRANSLATE_NOOP("Openers", "today"))
    if away == -1:
        return word(QT_TRANSLATE_NOOP("Openers", "yesterday"))
    if away == 1:
        return word(QT_TRANSLATE_NOOP("Openers", "tomorrow"))
    shape = "d MMM" if day.year == today.year else "d MMM yyyy"
    return locale.toString(QDate(day.year, day.month, day.day), shape)


def long_day(day: date, locale: QLocale) -> str:
    """A day with its weekday, for a page that is read another day."""
    return locale.toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def _reason(reason: Reason) -> str:
    few = _FEW.get(reason.code, ())
    if reason.number is not None and 0 < reason.number <= len(few):
        return word(few[reason.number - 1])
    return word(_REASONS[reason.code])
