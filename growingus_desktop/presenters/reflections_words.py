"""Words for a reflection in a list, and for its day."""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QDateTime, QLocale

from growingus_desktop.store.reflections import ReflectionRow

_TITLE_WORDS = 9
_TITLE_LENGTH = 60


def shown_title(row: ReflectionRow) -> str:
    """What a reflection is called: its title, or its first words."""
    return called(row.title, row.excerpt)


def called(title: str, text: str) -> str:
    """What a reflection of that title and text is called."""
    if title.strip():
        return " ".join(title.split())
    words = text.split(maxsplit=_TITLE_WORDS)
    if not words:
        return QCoreApplication.translate(
            "Reflections", str(QT_TRANSLATE_NOOP("Reflections", "New entry"))
        )
    short = " ".join(words[:_TITLE_WORDS])
    if len(short) > _TITLE_LENGTH:
        return short[:_TITLE_LENGTH].rstrip() + "…"
    return f"{short}…" if len(words) > _TITLE_WORDS else short


def day_words(day: date, today: date, locale: QLocale) -> str:
    """A day as one would say it: today, yesterday, or its date."""
    away = (today - day).days
    if away == 0:
        return QCoreApplication.translate(
            "Reflections", str(QT_TRANSLATE_NOOP("Reflections", "Today"))
        )
    if away == 1:
        return QCoreApplication.translate(
            "Reflections", str(QT_TRANSLATE_NOOP("Reflections", "Yesterday"))
        )
    shape = "ddd d MMM" if day.year == today.year else "d MMM yyyy"
    return locale.toString(QDate(day.year, day.month, day.day), shape)


def moment_words(moment: datetime, today: date, locale: QLocale) -> str:
    """A moment of the person's own time, such as "22 Nov, 21:04"."""
    shape = "d MMM" if moment.year == today.year else "d MMM yyyy"
    when = QDateTime(
        moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second
    )
    return f"{locale.toString(when, shape)}, {locale.toString(when, 'HH:mm')}"


def joined(parts: Iterable[str]) -> str:
    """Parts of a caption in one line."""
    return " · ".join(part for part in parts if part)
