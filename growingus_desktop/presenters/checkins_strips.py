"""What the dot strips of the check-in show and say: counts in words, each question by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from growingus_desktop.content.checkin import CheckInItem, CheckInTexts
from growingus_desktop.models.checkins import CheckIn
from growingus_desktop.presenters.dates import day_and_month, short_day

SPREAD_FROM: Final = 4
"""Answers to one question before its own range is shown (evidence §3)."""

_A_YEAR: Final = 52
_NO_BREAK: Final = "\u00a0"

CARRYING: Final = "carrying"
"""The question whose strip is shown outside its room too, on Today and in the long view."""

MOSTLY: Final = 3
"""The answer from which on it counts as mostly or better."""

_COUNTED: Final = (
    QT_TRANSLATE_NOOP("CheckIns", "{answer} or better in {some} of 1 check-in"),
    QT_TRANSLATE_NOOP("CheckIns", "{answer} or better in {some} of %n check-ins"),
)

_IN_TIME: Final = (
    QT_TRANSLATE_NOOP("CheckIns", "1 check-in in the {weeks} weeks from {first} to {last}."),
    QT_TRANSLATE_NOOP("CheckIns", "%n check-ins in the {weeks} weeks from {first} to {last}."),
)


@dataclass(frozen=True, slots=True)
class StripState:
    """One question over a stretch of time.

    Args:
        key: the question.
        name: its short name.
        answers: 0-4 by day of check-in, None where it was skipped.
        spread: the lowest and highest answer so far, or None while there are too few.
        words: what can be counted, in words.
        range_words: the lowest and highest answer so far, in words, or nothing.
        sentences: what each dot says, by day.
        cells: each answer in words, by day.
        days: each day in words.
        soon_after: the days it was filled in soon after an argument.
    """

    key: str
    name: str
    answers: Mapping[date, int | None]
    spread: tuple[int, int] | None
    words: str
    range_words: str
    sentences: Mapping[date, str]
    cells: Mapping[date, str]
    days: Mapping[date, str]
    soon_after: frozenset[date] = frozenset()

    @property
    def said(self) -> str:
        """Everything the strip shows but its dots, as sentences."""
        return " ".join(f"{part}." for part in (self.words, self.range_words) if part)

    @property
    def told(self) -> str:
        """Every dot, as words, the oldest first."""
        return " ".join(f"{self.days[day]}: {words}." for day, words in self.cells.items())


@dataclass(frozen=True, slots=True)
class StripsState:
    """All strips, and the time they show.

    Args:
        strips: from top to bottom.
        first: the first day shown.
        last: the last day shown.
        ticks: days written below, with their words.
        labels: each check-in's day in words.
        said: how many check-ins lie in the time shown, as a sentence.
    """

    strips: tuple[StripState, ...]
    first: date
    last: date
    ticks: tuple[tuple[date, str], ...]
    labels: Mapping[date, str]
    said: str


def strips_of(
    rows: Sequence[CheckIn],
    texts: CheckInTexts,
    *,
    today: date,
    weeks: int,
    locale: QLocale,
    keys: Sequence[str] = (),
    with_guarded: bool = False,
) -> StripsState:
    """The strips of the questions that are charted.

    Args:
        rows: every check-in, oldest first.
        texts: the questions and the words of their answers.
        today: the last day shown.
        weeks: how many weeks are shown.
        locale: words the dates.
        keys: only these questions; else all but the guarded one.
        with_guarded: whether the person asked for the guarded one too.
    """
    first = today - timedelta(weeks=weeks)
    charted = [
        item
        for item in texts.items
        if (item.key in keys if keys else with_guarded or not item.guarded)
    ]
    shown = [row for row in rows if first <= row.day <= today]
    middle = first + (today - first) / 2
    return StripsState(
        strips=tuple(_strip(item, rows, shown, texts, locale) for item in charted),
        first=first,
        last=today,
        ticks=tuple(
            (day, short_day(locale, day, with_year=weeks >= _A_YEAR))
            for day in (first, middle, today)
        ),
        labels={
            row.day: _with_context(
                short_day(locale, row.day, with_year=True), texts, soon=row.after_argument
            )
            for row in shown
        },
        said=_in_time(len({row.day for row in shown}), weeks, (first, today), locale),
    )


def _strip(
    item: CheckInItem,
    rows: Sequence[CheckIn],
    shown: Sequence[CheckIn],
    texts: CheckInTexts,
    locale: QLocale,
) -> StripState:
    so_far = [answer for row in rows if (answer := answer_of(row, item.key)) is not None]
    answers = {row.day: answer_of(row, item.key) for row in shown}
    cells = {day: answer_words(texts, answer) for day, answer in answers.items()}
    soon_after = frozenset(row.day for row in shown if row.after_argument)
    days = {
        day: _with_context(
            short_day(locale, day).replace(" ", _NO_BREAK), texts, soon=day in soon_after
        )
        for day in cells
    }

    def spoken(day: date) -> str:
        return _with_context(day_and_month(locale, day), texts, soon=day in soon_after)

    spread = (min(so_far), max(so_far)) if len(so_far) >= SPREAD_FROM else None
    return StripState(
        key=item.key,
        name=item.name,
        answers=answers,
        spread=spread,
        range_words="" if spread is None else _range_words(spread, texts),
        words=counted([answer for answer in answers.values() if answer is not None], texts),
        sentences={day: f"{item.name}, {spoken(day)}: {words}" for day, words in cells.items()},
        cells=cells,
        days=days,
        soon_after=soon_after,
    )


def _with_context(day: str, texts: CheckInTexts, *, soon: bool) -> str:
    """A day, and that the answers were coloured by an argument, where the person said so."""
    return f"{day}, {texts.after_argument}" if soon else day


def answer_of(row: CheckIn, key: str) -> int | None:
    """The answer of a check-in to one question, 0-4, or None."""
    answer: int | None = getattr(row, key)
    return answer


def answer_words(texts: CheckInTexts, answer: int | None) -> str:
    """An answer as the person chose it."""
    if answer is None:
        return QCoreApplication.translate("CheckIns", "skipped")
    return texts.answers[answer]


def _range_words(spread: tuple[int, int], texts: CheckInTexts) -> str:
    low, high = (texts.answers[end] for end in spread)
    if low == high:
        return QCoreApplication.translate("CheckIns", "Your answer so far: always “{low}”").format(
            low=low
        )
    return QCoreApplication.translate(
        "CheckIns", "Your range so far: from “{low}” to “{high}”"
    ).format(low=low, high=high)


def _in_time(count: int, weeks: int, ends: tuple[date, date], locale: QLocale) -> str:
    one, many = _IN_TIME
    words = QCoreApplication.translate("CheckIns", str(one if count == 1 else many), "", count)
    first, last = (short_day(locale, day, with_year=True) for day in ends)
    return words.format(weeks=weeks, first=first, last=last)


def counted(answers: Sequence[int], texts: CheckInTexts) -> str:
    """How often it was mostly or better: counts alone, never a share or a mean."""
    if not answers:
        return QCoreApplication.translate("CheckIns", "Not answered in this time")
    one, many = _COUNTED
    words = QCoreApplication.translate(
        "CheckIns", str(one if len(answers) == 1 else many), "", len(answers)
    )
    some = sum(answer >= MOSTLY for answer in answers)
    return words.format(answer=texts.answers[MOSTLY], some=some)
