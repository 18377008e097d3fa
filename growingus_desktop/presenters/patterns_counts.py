"""Counts in words: marks, days, moments and repairs, never a share of anything (evidence §6.3)."""

from PySide6.QtCore import QCoreApplication, QLocale

from growingus_desktop.insight.weekly import SpanCounts
from growingus_desktop.insight.year import YearDay


def marks(count: int) -> str:
    """So many pattern marks."""
    if count == 1:
        return QCoreApplication.translate("Patterns", "1 mark")
    return QCoreApplication.translate("Patterns", "%n marks", "", count)


def days_logged(count: int) -> str:
    """So many days logged."""
    if count == 1:
        return QCoreApplication.translate("Patterns", "1 day logged")
    return QCoreApplication.translate("Patterns", "%n days logged", "", count)


def moments(count: int) -> str:
    """So many moments."""
    if count == 1:
        return QCoreApplication.translate("Patterns", "1 moment")
    return QCoreApplication.translate("Patterns", "%n moments", "", count)


def moments_or_none(count: int) -> str:
    """So many moments, as one says it."""
    return moments(count) if count else QCoreApplication.translate("Patterns", "no moments")


def marks_or_none(count: int) -> str:
    """So many pattern marks, as one says it."""
    return marks(count) if count else QCoreApplication.translate("Patterns", "no marks")


def repairs(count: int) -> str:
    """So many repairs."""
    if count == 1:
        return QCoreApplication.translate("Patterns", "1 repair")
    return QCoreApplication.translate("Patterns", "%n repairs", "", count)


def summary(weeks: tuple[SpanCounts, ...], locale: QLocale) -> str:
    """The weeks in one line, such as "81 marks · 47 logged days of 112"."""
    counted = sum(week.total for week in weeks)
    logged = sum(week.days_logged for week in weeks)
    past = sum(week.days_past for week in weeks)
    text = (
        QCoreApplication.translate("Patterns", "{marks} · {logged} logged day of {days}")
        if logged == 1
        else QCoreApplication.translate("Patterns", "{marks} · {logged} logged days of {days}")
    )
    return text.format(
        marks=marks(counted), logged=locale.toString(logged), days=locale.toString(past)
    )


def days_of(weeks: tuple[SpanCounts, ...], locale: QLocale) -> str:
    """How much of the time shown was logged, as a sentence."""
    logged = sum(week.days_logged for week in weeks)
    past = sum(week.days_past for week in weeks)
    text = QCoreApplication.translate("Patterns", "Days logged: {logged} of {days}.")
    return text.format(logged=locale.toString(logged), days=locale.toString(past))


def week_sentence(
    week: SpanCounts, called: str, labels: dict[str, str], weeks_each: int = 1
) -> str:
    """One column, read aloud.

    Args:
        week: its counts.
        called: its first day in words.
        labels: short name of each pattern.
        weeks_each: how many weeks it holds.
    """
    if weeks_each == 1:
        when = QCoreApplication.translate("Patterns", "Week of {day}").format(day=called)
    else:
        text = QCoreApplication.translate("Patterns", "%n weeks from {day}", "", weeks_each)
        when = text.format(day=called)
    if week.is_gap:
        return QCoreApplication.translate("Patterns", "{when}: not logged.").format(when=when)
    parts = [f"{labels.get(key, key)} {count}" for key, count in week.marks.items()]
    if not parts:
        parts.append(marks_or_none(0))
    if week.steady:
        text = QCoreApplication.translate("Patterns", "stayed steady {count}")
        parts.append(text.format(count=week.steady))
    if week.repairs:
        parts.append(repairs(week.repairs))
    days = days_logged(week.days_logged)
    if weeks_each > 1:
        text = QCoreApplication.translate("Patterns", "{logged} of {days} days logged")
        days = text.format(logged=week.days_logged, days=week.span.days)
    text = QCoreApplication.translate("Patterns", "{when}: {counts}; {days}.")
    return text.format(when=when, counts=", ".join(parts), days=days)


def day_sentence(day: YearDay, called: str, state: str) -> str:
    """One day, read aloud.

    Args:
        day: its counts.
        called: the day in words.
        state: what is known about it, for a day without moments.
    """
    parts: list[str] = []
    if day.moments:
        parts.append(moments(day.moments))
    if day.steady:
        text = QCoreApplication.translate("Patterns", "stayed steady {count}")
        parts.append(text.format(count=day.steady))
    return f"{called}: {', '.join(parts) or state}."
