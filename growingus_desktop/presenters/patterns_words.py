"""Days and counts in words, as the Patterns room says them."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def day_of_week(locale: QLocale, day: date, today: date) -> str:
    """A day with its weekday; its year only where that doesn't go without saying."""
    form = "dddd, d MMMM" if day.year == today.year else "dddd, d MMMM yyyy"
    return locale.toString(QDate(day.year, day.month, day.day), form)


def day_called(locale: QLocale, day: date, today: date) -> str:
    """Today and yesterday by name, any other day by its weekday and date."""
    away = (today - day).days
    if away == 0:
        return QCoreApplication.translate("Patterns", "Today")
    if away == 1:
        return QCoreApplication.translate("Patterns", "Yesterday")
    return day_of_week(locale, day, today)


def short_day(locale: QLocale, day: date) -> str:
    """A day as the axis of a chart says it, such as "3 Aug"."""
    return locale.toString(QDate(day.year, day.month, day.day), "d MMM")


def table_day(locale: QLocale, day: date) -> str:
    """A day as a table says it, such as "Sun 15 Nov 2026"."""
    return locale.toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]
