"""The asks over time: which lanes, which days, what each mark says, and own work below them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from growingus_desktop.models.asks import Ask
from growingus_desktop.presenters.dates import month_words, short_day
from growingus_desktop.presenters.longview_asks import AsksTable
from growingus_desktop.presenters.longview_state import AskShown, TimelineState
from growingus_desktop.presenters.longview_words import NOT_CHARTED, answer_words, word
from growingus_desktop.presenters.longview_work import own_work_shown, work_lanes
from growingus_desktop.store.longview import LongView

_MOST_TICKS: Final = 6


def timeline_of(found: LongView, table: AsksTable, day: date, locale: QLocale) -> TimelineState:
    """What the timeline shows.

    Args:
        found: what the vault holds.
        table: words the asks.
        day: the day the person is living in.
        locale: words the dates.
    """
    since = table.since
    every = [ask for ask in found.asks if ask.answer not in NOT_CHARTED]
    charted = [ask for ask in every if ask.asked_on >= since]
    part = "" if len(charted) == len(every) else _part(len(charted), len(every), since, locale)
    if not charted:
        return TimelineState(first=day, last=day, part=part)
    first = since if part else _month_of(min(charted[0].asked_on, day))
    # A clock set back leaves asks in days to come; they are shown where they lie.
    last = max(day, charted[-1].asked_on)
    lanes = table.lanes(charted)
    work = own_work_shown(found.runs, found.repair_days, (first, last), locale)
    return TimelineState(
        asks=tuple(_shown(ask, table, lanes, locale) for ask in charted),
        lanes=lanes,
        first=first,
        last=last,
        ticks=_ticks(first, last, locale),
        rows=table.cells(tuple(reversed(charted))),
        work=work,
        work_lanes=work_lanes(work),
        part=part,
    )


def _part(shown: int, every: int, since: date, locale: QLocale) -> str:
    frame = word(QT_TRANSLATE_NOOP("LongView", "From {month} on: {shown} of {all} asks."))
    return frame.format(
        month=month_words(locale, since),
        shown=locale.toString(shown),
        all=locale.toString(every),
    )


def _shown(ask: Ask, table: AsksTable, lanes: Sequence[str], locale: QLocale) -> AskShown:
    day = short_day(locale, ask.asked_on, with_year=True)
    framing = table.framing_of(ask)
    sentence = f"{day}, {framing}: {answer_words(ask.answer)}."
    if ask.text:
        sentence += f" “{ask.text}”"
    return AskShown(ask.asked_on, lanes.index(framing), ask.answer, sentence)


def _ticks(first: date, last: date, locale: QLocale) -> tuple[tuple[date, str], ...]:
    months: list[date] = []
    month = first
    while month <= last:
        months.append(month)
        month = _month_of(month + timedelta(days=32))
    step = max(1, -(-len(months) // _MOST_TICKS))
    short = QLocale.FormatType.ShortFormat
    return tuple(
        (one, f"{locale.standaloneMonthName(one.month, short)} {one.year}")
        for one in months[::step]
    )


def _month_of(day: date) -> date:
    return day.replace(day=1)
