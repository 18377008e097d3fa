"""Days in words, by the person's own locale."""

from datetime import date

from PySide6.QtCore import QDate, QLocale


def long_day(locale: QLocale, day: date) -> str:
    """A day in full, such as "Sunday, 22 November 2026"."""
    return locale.toString(_qdate(day), QLocale.FormatType.LongFormat)


def day_and_month(locale: QLocale, day: date) -> str:
    """A day of a year that goes without saying, such as "22 November"."""
    return locale.toString(_qdate(day), "d MMMM")


def short_day(locale: QLocale, day: date, *, with_year: bool = False) -> str:
    """A day with little room, such as "22 Nov" or "22 Nov 2026"."""
    return locale.toString(_qdate(day), "d MMM yyyy" if with_year else "d MMM")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
