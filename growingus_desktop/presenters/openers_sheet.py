"""From an opener to what its sheet says, and when the talk is planned."""

from datetime import date, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QLocale

from growingus_desktop.models.openers import LikelyReply
from growingus_desktop.presenters.openers_words import REPLIES, day_words, long_day, word
from growingus_desktop.sheets.blocks import Reply
from growingus_desktop.sheets.prep import PrepValues
from growingus_desktop.store.openers import Opened

MINUTES = (10, 15, 20, 30, 45)
"""How long a talk may be planned for."""

_DAYS_AHEAD = 7


def prep_values(opened: Opened, locale: QLocale | None = None) -> PrepValues:
    """What the conversation-prep sheet of an opener says.

    What was let out is never among it.

    Args:
        opened: the opener as it is kept.
        locale: how days are worded; the program's own if not given.
    """
    opener, need = opened.opener, opened.need
    return PrepValues(
        title=opener.title,
        when=_when(opener.planned_on, opener.planned_when, locale or QLocale()),
        how_long=minutes_words(opener.planned_minutes) if opener.planned_minutes else "",
        place=opener.place,
        protect=opener.protect,
        first_words=opener.words,
        ask=opener.ask or need.sentence,
        my_part=opener.my_part or need.my_part,
        replies=tuple(
            Reply(_theirs(plan.reply, plan.they_say), plan.i_say) for plan in opened.replies
        ),
        pause_plan=opener.pause_plan,
        repair_line=opener.repair_line,
        not_the_moment=opener.if_not_now,
    )


def minutes_words(minutes: int) -> str:
    """A length of time in words."""
    return word(QT_TRANSLATE_NOOP("Openers", "%n minutes"), minutes)


def coming_days(today: date, chosen: date | None, locale: QLocale) -> tuple[tuple[date, str], ...]:
    """The days a talk is likely to be planned for, as they are called; the chosen one is there."""
    days = [today + timedelta(days=away) for away in range(_DAYS_AHEAD)]
    if chosen is not None and chosen not in days:
        days.append(chosen)
    named = [
        day_words(day, today, locale)
        if not 2 <= (day - today).days < _DAYS_AHEAD
        else locale.toString(QDate(day.year, day.month, day.day), "dddd")
        for day in days
    ]
    return tuple((day, name[:1].upper() + name[1:]) for day, name in zip(days, named, strict=True))


def _theirs(reply: LikelyReply, they_say: str) -> str:
    if they_say.strip():
        return they_say
    return "" if reply is LikelyReply.OTHER else word(REPLIES[reply])


def _when(day: date | None, free: str, locale: QLocale) -> str:
    parts = [long_day(day, locale) if day else "", " ".join(free.split())]
    return ", ".join(part for part in parts if part)
