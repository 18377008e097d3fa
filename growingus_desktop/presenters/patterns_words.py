"""Days and counts in words, as the Patterns room says them."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


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


def month_and_year(locale: QLocale, day: date) -> str:
    """A day's month where a column holds several weeks, such as "Aug 2023"."""
    return locale.toString(QDate(day.year, day.month, day.day), "MMM yyyy")


def table_day(locale: QLocale, day: date) -> str:
    """A day as a table says it, such as "Sun 15 Nov 2026"."""
    return locale.toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


def clock_hour(locale: QLocale, hour: int) -> str:
    """An hour of the day as the clock says it, such as "18:00"."""
    return locale.toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)


def hour_of_weekday(locale: QLocale, weekday: int, hour: int) -> str:
    """An hour of the week, such as "Sunday, 18:00 to 19:00".

    Args:
        locale: names the weekday and writes the time.
        weekday: 0 for Monday.
        hour: 0 to 23.
    """
    text = QCoreApplication.translate("Patterns", "{weekday}, {begin} to {end}")
    return text.format(
        weekday=locale.dayName(weekday + 1),
        begin=clock_hour(locale, hour),
        end=clock_hour(locale, (hour + 1) % 24),
    )


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]
