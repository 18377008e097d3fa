"""Lines a counsellor's summary may be chosen from: counts in words, and the person's own words.

Each line says by itself what it counts and over what time, since it may stand alone.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from growingus_desktop.content.checkin import CheckInTexts
from growingus_desktop.content.patterns import Patterns
from growingus_desktop.insight.days import day_ledger
from growingus_desktop.models.asks import Ask, Meaning, MeaningSide
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.models.focus import DayWent, Decision
from growingus_desktop.presenters.checkins_strips import answer_of, counted
from growingus_desktop.presenters.dates import short_day
from growingus_desktop.presenters.longview_words import (
    NOT_CHARTED,
    QUESTIONS,
    answer_words,
    asked_words,
    own_work,
    since_words,
)
from growingus_desktop.presenters.longview_words import word as longview_word
from growingus_desktop.presenters.openers_words import shown_title
from growingus_desktop.sheets.summary import Part
from growingus_desktop.store.patterns import Logged
from growingus_desktop.store.sheets import Kept, RunTold

PATTERN_WEEKS: Final = 12
"""Weeks over which what was logged is counted."""

CHECK_IN_WEEKS: Final = 26
"""Weeks of check-ins that are counted."""

Line = tuple[Part, str]

_DAYS: Final = {
    DayWent.KEPT: QT_TRANSLATE_NOOP("Sheets", "kept"),
    DayWent.PARTLY: QT_TRANSLATE_NOOP("Sheets", "partly"),
    DayWent.NOT: QT_TRANSLATE_NOOP("Sheets", "not kept"),
    DayWent.NOTHING_CAME_UP: QT_TRANSLATE_NOOP("Sheets", "nothing came up"),
}
_DECISIONS: Final = {
    Decision.KEEP: QT_TRANSLATE_NOOP("Sheets", "I’m keeping it."),
    Decision.CHANGE: QT_TRANSLATE_NOOP("Sheets", "I’m changing it."),
    Decision.DROP: QT_TRANSLATE_NOOP("Sheets", "I’ve dropped it."),
}


def lines_of(
    kept: Kept, patterns: Patterns, texts: CheckInTexts, today: date, locale: QLocale
) -> tuple[Line, ...]:
    """Every line there is, by part and the newest first within it.

    Args:
        kept: what the vault holds.
        patterns: the words of the shipped patterns.
        texts: the questions of the check-in.
        today: the day the person is living in.
        locale: words the dates.
    """
    return (
        *((Part.PATTERNS, text) for text in _patterns(kept.logged, patterns, today)),
        *((Part.ONE_THING, text) for text in _runs(kept.runs, locale)),
        *((Part.OPENERS, text) for text in _said(kept, locale)),
        *((Part.ASKS, text) for text in _asks(kept, today, locale)),
        *((Part.CHECK_INS, text) for text in _check_ins(kept.check_ins, texts, today)),
        *((Part.LONG_VIEW, text) for text in _answers(kept, locale)),
        *((Part.MEANINGS, text) for text in _meanings(kept.meanings)),
    )


def _patterns(logged: Logged, words: Patterns, today: date) -> Iterator[str]:
    first = today - timedelta(weeks=PATTERN_WEEKS) + timedelta(1)
    ledger = day_ledger(logged.marks, logged.nothing, logged.repairs)
    days = ledger.logged_between(first, today)
    if not days:
        return
    frame = QCoreApplication.translate(
        "Sheets", "{pattern}: {count} in the last {weeks} weeks, {logged} of {days} days logged"
    )
    names = {one.key: one.label for one in words.all} | dict(logged.own)
    recent = [mark for mark in logged.marks if first <= mark.day <= today]
    for key, name in names.items():
        count = sum(key in mark.patterns for mark in recent)
        if count:
            yield frame.format(
                pattern=name,
                count=count,
                weeks=PATTERN_WEEKS,
                logged=days,
                days=(today - first).days + 1,
            )


def _runs(runs: Sequence[RunTold], locale: QLocale) -> Iterator[str]:
    for told in runs:
        run = told.run
        counts = ", ".join(
            f"{_word(text)} {told.days[went]}"
            for went, text in _DAYS.items()
            if told.days.get(went)
        )
        begun = short_day(locale, run.starts_on, with_year=True)
        line = QCoreApplication.translate("Sheets", "From {day}, {days} days: {act}").format(
            day=begun, days=run.days, act=run.act
        )
        decided = "" if run.decision is None else _word(_DECISIONS[run.decision])
        noted = f"({counts})" if counts else ""
        yield " ".join(part for part in (line, noted, decided) if part)
        if run.noticed.strip():
            yield QCoreApplication.translate("Sheets", "What I noticed: {text}").format(
                text=run.noticed
            )


def _said(kept: Kept, locale: QLocale) -> Iterator[str]:
    for opener in kept.said:
        day = "" if opener.said_on is None else short_day(locale, opener.said_on, with_year=True)
        title = shown_title(opener.title, opener.words)
        yield _dated(day, f"{title}: {opener.words}" if opener.words.strip() else title)


def _asks(kept: Kept, today: date, locale: QLocale) -> Iterator[str]:
    counted_ones = [ask for ask in kept.asks if ask.answer not in NOT_CHARTED]
    since = since_words(counted_ones, today)
    asked = asked_words(counted_ones, today, locale)
    if since or asked:
        yield " ".join(part for part in (since, asked) if part)
    work = own_work(kept.long_view.focus_runs, kept.long_view.repairs)
    if work:
        yield QCoreApplication.translate("Sheets", "My own work in that time: {parts}.").format(
            parts=work
        )
    for ask in reversed(kept.asks):
        yield _asked(ask, locale)
        if ask.heard.strip():
            yield QCoreApplication.translate("Sheets", "What I heard then: {text}").format(
                text=ask.heard
            )


def _asked(ask: Ask, locale: QLocale) -> str:
    said = " ".join(ask.text.split())
    day = short_day(locale, ask.asked_on, with_year=True)
    answer = answer_words(ask.answer)
    return _dated(day, f"{said} ({answer})" if said else answer)


def _check_ins(rows: Sequence[CheckIn], texts: CheckInTexts, today: date) -> Iterator[str]:
    shown = recent(rows, today)
    frame = QCoreApplication.translate("Sheets", "“{question}” {counted}, last {weeks} weeks")
    for item in texts.items:
        answers = [answer for row in shown if (answer := answer_of(row, item.key)) is not None]
        if answers:
            yield frame.format(
                question=item.text, counted=counted(answers, texts), weeks=CHECK_IN_WEEKS
            )


def recent(rows: Sequence[CheckIn], today: date) -> list[CheckIn]:
    """The check-ins that are counted on a page."""
    first = today - timedelta(weeks=CHECK_IN_WEEKS)
    return [row for row in rows if first <= row.day <= today]


def _answers(kept: Kept, locale: QLocale) -> Iterator[str]:
    for answer in reversed(kept.answers):
        day = short_day(locale, answer.answered_on, with_year=True)
        yield _dated(day, f"{longview_word(QUESTIONS[answer.question])} {answer.text}")


def _meanings(meanings: Sequence[Meaning]) -> Iterator[str]:
    frames = {
        MeaningSide.MAY_MEAN: QCoreApplication.translate("Sheets", "It may mean: {text}"),
        MeaningSide.DOES_NOT_PROVE: QCoreApplication.translate(
            "Sheets", "It doesn’t prove: {text}"
        ),
    }
    for side, frame in frames.items():
        yield from (frame.format(text=one.text) for one in meanings if one.side is side)


def _dated(day: str, text: str) -> str:
    return f"{day}: {text}" if day else text


def _word(text: object) -> str:
    return QCoreApplication.translate("Sheets", str(text))
