"""Words of the long view: what was asked and what came back, in counts and never in rates."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from growingus_desktop.models.asks import Answer, Ask, AskKind, AskSize, LongViewQuestion
from growingus_desktop.presenters.dates import day_and_month, short_day
from growingus_desktop.presenters.openers_words import ANSWER_WORDS, worded

NOT_ASKED: Final = frozenset({Answer.NOT_SAID, Answer.NOT_SAFE})
"""Answers that say that nothing was asked; they are counted apart from asks."""

NOT_CHARTED: Final = frozenset({Answer.NOT_SAFE})
"""Answers that stay out of every picture and every count."""

SIZES: Mapping[AskSize, object] = {
    AskSize.SMALL: QT_TRANSLATE_NOOP("LongView", "Small"),
    AskSize.MEDIUM: QT_TRANSLATE_NOOP("LongView", "Medium"),
    AskSize.LARGE: QT_TRANSLATE_NOOP("LongView", "Large"),
}

KINDS: Mapping[AskKind, object] = {
    AskKind.REQUEST: QT_TRANSLATE_NOOP("LongView", "I asked for something"),
    AskKind.QUESTION: QT_TRANSLATE_NOOP("LongView", "I asked a question"),
}

QUESTIONS: Mapping[LongViewQuestion, object] = {
    LongViewQuestion.COULD_I_GO_ON: QT_TRANSLATE_NOOP(
        "LongView", "Could I go on like this, as it is?"
    ),
    LongViewQuestion.WHAT_IS_IT_COSTING: QT_TRANSLATE_NOOP("LongView", "What is it costing me?"),
}

_PLURALS: Mapping[str, tuple[object, object]] = {
    "months": (
        QT_TRANSLATE_NOOP("LongView", "One month since the first ask."),
        QT_TRANSLATE_NOOP("LongView", "%n months since the first ask."),
    ),
    "runs": (
        QT_TRANSLATE_NOOP("LongView", "one fortnight with one thing"),
        QT_TRANSLATE_NOOP("LongView", "%n fortnights with one thing"),
    ),
    "repairs": (
        QT_TRANSLATE_NOOP("LongView", "one repair noted"),
        QT_TRANSLATE_NOOP("LongView", "%n repairs noted"),
    ),
    "asked": (
        QT_TRANSLATE_NOOP("LongView", "Asked once, on {day}: {answers}."),
        QT_TRANSLATE_NOOP("LongView", "Asked %n times since {day}: {answers}."),
    ),
    "unsaid": (
        QT_TRANSLATE_NOOP("LongView", "Prepared and not said: one."),
        QT_TRANSLATE_NOOP("LongView", "Prepared and not said: %n."),
    ),
}


def word(text: object, count: int = -1) -> str:
    """A text of this room's tables in the person's language, with `count` for its %n."""
    return QCoreApplication.translate("LongView", str(text), "", count)


def answer_words(answer: Answer) -> str:
    """What came back, as one says it."""
    return worded(ANSWER_WORDS, answer)


def asked_words(asks: Sequence[Ask], today: date, locale: QLocale) -> str:
    """How often it was asked and what came back, as counts (evidence §6.7)."""
    asked = [ask for ask in asks if ask.answer not in NOT_ASKED]
    unsaid = sum(ask.answer is Answer.NOT_SAID for ask in asks)
    said = [_asked(asked, today, locale)] if asked else []
    if unsaid:
        said.append(_plural("unsaid", unsaid))
    return " ".join(said)


def _asked(asked: Sequence[Ask], today: date, locale: QLocale) -> str:
    came_back = Counter(ask.answer for ask in asked)
    counts = {one: came_back[one] for one in Answer}
    answers = ", ".join(
        answer_words(one) if len(asked) == 1 else f"{answer_words(one)} {locale.toString(count)}"
        for one, count in counts.items()
        if count
    )
    first = asked[0].asked_on
    day = (
        day_and_month(locale, first)
        if first.year == today.year
        else short_day(locale, first, with_year=True)
    )
    return _plural("asked", len(asked)).format(day=day, answers=answers)


def since_words(asks: Sequence[Ask], today: date) -> str:
    """How long ago the first ask was, in whole months."""
    asked = [ask.asked_on for ask in asks if ask.answer not in NOT_ASKED]
    if not asked:
        return ""
    first = asked[0]
    months = (today.year - first.year) * 12 + today.month - first.month - (today.day < first.day)
    if months < 1:
        return word(QT_TRANSLATE_NOOP("LongView", "Less than a month since the first ask."))
    return _plural("months", months)


def own_work_words(runs: int, repairs: int) -> str:
    """What was done alone in that time, or nothing."""
    parts = own_work(runs, repairs)
    if not parts:
        return ""
    frame = word(QT_TRANSLATE_NOOP("LongView", "Your own work in that time: {parts}."))
    return frame.format(parts=parts)


def own_work(runs: int, repairs: int) -> str:
    """What was done alone, counted, or nothing."""
    parts = [_plural("runs", runs)] if runs else []
    if repairs:
        parts.append(_plural("repairs", repairs))
    return ", ".join(parts)


def _plural(key: str, count: int) -> str:
    one, many = _PLURALS[key]
    return word(one) if count == 1 else word(many, count)
