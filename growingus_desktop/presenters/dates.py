"""Days in words, by the person's own locale."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime


def long_day(locale: QLocale, day: date) -> str:
    """A day in full, such as "Sunday, 22 November 2026"."""
    return locale.toString(_qdate(day), QLocale.FormatType.LongFormat)


def day_and_month(locale: QLocale, day: date) -> str:
    """A day of a year that goes without saying, such as "22 November"."""
    return locale.toString(_qdate(day), "d MMMM")


def short_day(locale: QLocale, day: date, *, with_year: bool = False) -> str:
    """A day with little room, such as "22 Nov" or "22 Nov 2026"."""
    return locale.toString(_qdate(day), "d MMM yyyy" if with_year else "d MMM")


def month_words(locale: QLocale, day: date) -> str:
    """The month of a day, such as "November 2026"."""
    return f"{locale.standaloneMonthName(day.month)} {day.year}"


def moment_words(moment: datetime, locale: QLocale | None = None) -> str:
    """A day and a time of day, such as "22 November 2026, 21:40".

    Args:
        moment: in the person's own zone.
        locale: how days and times are worded; the program's own if not given.
    """
    spoken = locale or QLocale()
    day = spoken.toString(_qdate(moment.date()), "d MMMM yyyy")
    time = spoken.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    return f"{day}, {time}"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
