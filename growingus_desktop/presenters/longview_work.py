"""Own work beside the asks: times with one thing, and repairs month by month, in counts."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from growingus_desktop.presenters.dates import month_words, short_day
from growingus_desktop.presenters.longview_state import WorkShown
from growingus_desktop.presenters.longview_words import word

_ONE_THING, _REPAIRS = 0, 1


def work_lanes(work: Sequence[WorkShown]) -> tuple[str, ...]:
    """What the lanes are called; none while nothing lies in any."""
    if not work:
        return ()
    return (
        word(QT_TRANSLATE_NOOP("LongView", "My one thing")),
        word(QT_TRANSLATE_NOOP("LongView", "Repairs noted")),
    )


def own_work_shown(
    runs: Sequence[tuple[date, int]], repair_days: Sequence[date], last: date, locale: QLocale
) -> tuple[WorkShown, ...]:
    """The stretches that are drawn.

    Args:
        runs: first day and number of days of each time with one thing.
        repair_days: the day of each repair, oldest first.
        last: the last day shown; a time under way is drawn no further.
        locale: words dates and counts.
    """
    shown = [_run(first, days, last, locale) for first, days in runs if first <= last]
    known = [day for day in repair_days if day <= last]
    shown += [_month(tuple(days), locale) for _, days in groupby(known, lambda d: d.replace(day=1))]
    return tuple(sorted(shown, key=lambda one: (one.first, one.lane)))


def _run(first: date, days: int, last: date, locale: QLocale) -> WorkShown:
    frame = word(QT_TRANSLATE_NOOP("LongView", "My one thing, from {day}, {days} days"))
    sentence = frame.format(
        day=short_day(locale, first, with_year=True), days=locale.toString(days)
    )
    ends = min(first + timedelta(max(days, 1) - 1), last)
    return WorkShown(first, ends, _ONE_THING, sentence)


def _month(days: tuple[date, ...], locale: QLocale) -> WorkShown:
    count = len(days)
    noted = (
        word(QT_TRANSLATE_NOOP("LongView", "{month}: one repair noted"))
        if count == 1
        else word(QT_TRANSLATE_NOOP("LongView", "{month}: %n repairs noted"), count)
    )
    sentence = noted.format(month=month_words(locale, days[0]))
    return WorkShown(days[0], days[-1], _REPAIRS, sentence, days)
