"""The one thing in words: its days, its plan and what became of it; never a share of anything."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from growingus_desktop.insight.fortnight import Phase
from growingus_desktop.models.focus import DayWent, Decision
from growingus_desktop.presenters.dates import short_day
from growingus_desktop.presenters.focus_state import Look, Square
from growingus_desktop.presenters.patterns_words import capital, day_called, day_of_week
from growingus_desktop.store.focus import Plan, Run

_WENT: Final[Mapping[DayWent, object]] = {
    DayWent.KEPT: QT_TRANSLATE_NOOP("Focus", "kept"),
    DayWent.PARTLY: QT_TRANSLATE_NOOP("Focus", "partly"),
    DayWent.NOT: QT_TRANSLATE_NOOP("Focus", "not"),
    DayWent.NOTHING_CAME_UP: QT_TRANSLATE_NOOP("Focus", "nothing came up"),
}
LOOKS: Final[Mapping[DayWent, Look]] = {
    DayWent.KEPT: Look.KEPT,
    DayWent.PARTLY: Look.PARTLY,
    DayWent.NOT: Look.NOT,
    DayWent.NOTHING_CAME_UP: Look.NOTHING,
}
_DECIDED: Final[Mapping[Decision, object]] = {
    Decision.KEEP: QT_TRANSLATE_NOOP("Focus", "You chose to keep it"),
    Decision.CHANGE: QT_TRANSLATE_NOOP("Focus", "You chose to change it"),
    Decision.DROP: QT_TRANSLATE_NOOP("Focus", "You chose to drop it"),
}
_CHOICES: Final[Mapping[Decision, object]] = {
    Decision.KEEP: QT_TRANSLATE_NOOP("Focus", "Keep it"),
    Decision.CHANGE: QT_TRANSLATE_NOOP("Focus", "Change it"),
    Decision.DROP: QT_TRANSLATE_NOOP("Focus", "Drop it"),
}


def answers() -> tuple[tuple[DayWent, str], ...]:
    """How a day can have gone, in the order of the keys 1 to 4."""
    return tuple((went, capital(_word(text))) for went, text in _WENT.items())


def decisions() -> tuple[tuple[Decision, str], ...]:
    """What can become of a run."""
    return tuple((one, _word(text)) for one, text in _CHOICES.items())


def decided(decision: Decision | None) -> str:
    """What became of a run."""
    if decision is None:
        return QCoreApplication.translate("Focus", "Left open")
    return _word(_DECIDED[decision])


def if_then_of(plan: Plan) -> tuple[str, str]:
    """The condition and the deed, without an "if" or a "then" of their own."""
    return (
        _without(plan.if_this, QCoreApplication.translate("Focus", "if")),
        _without(plan.then_that, QCoreApplication.translate("Focus", "then")),
    )


def quote_of(plan: Plan) -> str:
    """The if–then in quotes, or the act where there is none."""
    condition, deed = if_then_of(plan)
    if condition and deed:
        frame = QCoreApplication.translate("Focus", "“If {condition}, then {deed}.”")
        return frame.format(condition=condition, deed=deed)
    return f"“{_one_line(plan.act)}”"


def act_beside(plan: Plan) -> str:
    """The act, where the quote doesn't say it already."""
    act = _one_line(plan.act)
    return "" if quote_of(plan) == f"“{act}”" else act


def rest_of(plan: Plan, pattern: str) -> tuple[tuple[str, str], ...]:
    """What else was planned, as (label, words)."""
    rows = (
        (QCoreApplication.translate("Focus", "The wish"), _one_line(plan.wish)),
        (QCoreApplication.translate("Focus", "In the way, in me"), _one_line(plan.obstacle)),
        (QCoreApplication.translate("Focus", "Goes with"), pattern),
    )
    return tuple((label, words) for label, words in rows if words)


def caption_of(run: Run, today: date) -> str:
    """Where a run stands, in a few words."""
    days = run.fortnight
    match days.phase(today):
        case Phase.WAITING:
            return QCoreApplication.translate("Focus", "Not begun yet")
        case Phase.PAUSED:
            return QCoreApplication.translate("Focus", "Resting")
        case Phase.RUNNING:
            frame = QCoreApplication.translate("Focus", "Day {number} of {length}")
            return frame.format(number=days.number(today), length=days.length)
        case Phase.OVER | Phase.DECIDED:
            return QCoreApplication.translate("Focus", "Time to look back")


def about_of(run: Run, today: date, locale: QLocale) -> str:
    """When it begins, rests or ends; who chose the day."""
    days = run.fortnight
    match days.phase(today):
        case Phase.WAITING if run.row.start_was_drawn:
            frame = QCoreApplication.translate("Focus", "The program drew {day} to begin on.")
            return frame.format(day=day_of_week(locale, days.starts_on, today))
        case Phase.WAITING:
            frame = QCoreApplication.translate("Focus", "It begins on {day}.")
            return frame.format(day=day_of_week(locale, days.starts_on, today))
        case Phase.PAUSED:
            frame = QCoreApplication.translate(
                "Focus",
                "It has been resting since {day}. The days it rests are added at the end; none is lost.",
            )
            since = min(today, days.paused_on or today)
            return frame.format(day=day_of_week(locale, since, today))
        case Phase.RUNNING:
            frame = QCoreApplication.translate("Focus", "The last day is {day}.")
            return frame.format(day=day_of_week(locale, days.last_day(today), today))
        case Phase.OVER | Phase.DECIDED:
            return span_of(run, today, locale)


def span_of(run: Run, today: date, locale: QLocale) -> str:
    """From when to when a run went."""
    frame = QCoreApplication.translate("Focus", "{first} to {last}")
    return frame.format(
        first=short_day(locale, run.row.starts_on),
        last=short_day(locale, run.fortnight.last_day(today), with_year=True),
    )


def squares_of(run: Run, today: date, locale: QLocale) -> tuple[Square, ...]:
    """Its days as squares, each with a sentence."""
    days = run.fortnight
    may_be_noted = frozenset(days.open_days(today))
    squares: list[Square] = []
    for number, day in enumerate(days.days(today), 1):
        note = run.notes.get(day)
        is_open = day in may_be_noted
        if note is not None:
            look, how = LOOKS[note.went], _word(_WENT[note.went])
            how = f"{how}. “{_one_line(note.line)}”" if note.line.strip() else how
        elif is_open:
            look, how = Look.UNNOTED, QCoreApplication.translate("Focus", "not noted")
        else:
            look, how = Look.AHEAD, QCoreApplication.translate("Focus", "still to come")
            if days.ended_on is not None:
                how = QCoreApplication.translate("Focus", "after the end")
        frame = QCoreApplication.translate("Focus", "Day {number}, {day}: {how}")
        called = capital(day_called(locale, day, today))
        sentence = frame.format(number=number, day=called, how=how)
        squares.append(Square(day, look, sentence, day == today, is_open))
    return tuple(squares)


def counts_of(run: Run, today: date) -> str:
    """How many of the days that have come went how; a day without a note is none of these.

    A day that isn't over yet isn't missed either, so today counts once it is noted.
    """
    may_be_noted = [
        day for day in run.fortnight.open_days(today) if day != today or day in run.notes
    ]
    noted = [run.notes[day].went for day in may_be_noted if day in run.notes]
    parts = [f"{_word(text)} {noted.count(went)}" for went, text in _WENT.items() if went in noted]
    bare = len(may_be_noted) - len(noted)
    if bare == 1:
        parts.append(QCoreApplication.translate("Focus", "1 day without a note"))
    elif bare:
        parts.append(QCoreApplication.translate("Focus", "%n days without a note", "", bare))
    return capital(", ".join(parts)) + "." if parts else ""


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _without(words: str, lead: str) -> str:
    """The words without their own "if" or "then", and without the mark at their end."""
    said = _one_line(words).strip(" .,:;…")
    first, _, rest = said.partition(" ")
    return rest if rest and first.rstrip(",").casefold() == lead.casefold() else said


def _word(text: object) -> str:
    return QCoreApplication.translate("Focus", str(text))
