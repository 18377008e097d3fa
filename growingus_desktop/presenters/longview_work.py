"""Own work beside the asks: times with one thing, and repairs month by month, in counts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from growingus_desktop.presenters.dates import month_words, short_day
from growingus_desktop.presenters.longview_state import WorkShown
from growingus_desktop.presenters.longview_words import word

_ONE_THING, _REPAIRS = 0, 1


def work_lanes(work: Sequence[WorkShown]) -> tuple[str, ...]:
    """What the lanes are called; one in which nothing lies is left out."""
    names = (
        word(QT_TRANSLATE_NOOP("LongView", "My one thing")),
        word(QT_TRANSLATE_NOOP("LongView", "Repairs noted")),
    )
    return tuple(names[kind] for kind in sorted({_kind(one) for one in work}))


def own_work_shown(
    runs: Sequence[tuple[date, int]],
    repair_days: Sequence[date],
    ends: tuple[date, date],
    locale: QLocale,
) -> tuple[WorkShown, ...]:
    """The stretches that are drawn.

    Args:
        runs: first day and number of days of each time with one thing.
        repair_days: the day of each repair, oldest first.
        ends: the first and the last day shown; a time that lies across one is drawn up to it.
        locale: words dates and counts.
    """
    first, last = ends
    stretches = [(begun, begun + timedelta(max(days, 1) - 1), days) for begun, days in runs]
    shown = [
        _run(begun, days, (max(begun, first), min(over, last)), locale)
        for begun, over, days in stretches
        if begun <= last and over >= first
    ]
    known = [day for day in repair_days if first <= day <= last]
    shown += [_month(tuple(days), locale) for _, days in groupby(known, lambda d: d.replace(day=1))]
    kinds = sorted({_kind(one) for one in shown})
    laid = [replace(one, lane=kinds.index(_kind(one))) for one in shown]
    return tuple(sorted(laid, key=lambda one: (one.first, one.lane)))


def _kind(work: WorkShown) -> int:
    return _REPAIRS if work.days else _ONE_THING


def _run(begun: date, days: int, drawn: tuple[date, date], locale: QLocale) -> WorkShown:
    frame = word(QT_TRANSLATE_NOOP("LongView", "My one thing, from {day}, {days} days"))
    sentence = frame.format(
        day=short_day(locale, begun, with_year=True), days=locale.toString(days)
    )
    return WorkShown(*drawn, _ONE_THING, sentence)


def _month(days: tuple[date, ...], locale: QLocale) -> WorkShown:
    count = len(days)
    noted = (
        word(QT_TRANSLATE_NOOP("LongView", "{month}: one repair noted"))
        if count == 1
        else word(QT_TRANSLATE_NOOP("LongView", "{month}: %n repairs noted"), count)
    )
    sentence = noted.format(month=month_words(locale, days[0]))
    return WorkShown(days[0], days[-1], _REPAIRS, sentence, days)
