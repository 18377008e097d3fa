"""The fixed words of the charts of the Patterns room, by the names their drawings know them by."""

from dataclasses import dataclass
from typing import Generic, TypedDict, TypeVar

from PySide6.QtCore import QCoreApplication

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """Counts with their label on an axis and the sentence that says all of it."""

    counts: T
    label: str
    sentence: str


class WeeklyTexts(TypedDict):
    """The words of the weekly chart."""

    title: str
    description: str
    note: str
    empty: str
    days: str
    week: str
    steady: str
    repairs: str
    gap: str


class YearTexts(TypedDict):
    """The words of the year."""

    title: str
    description: str
    note: str
    empty: str
    shades: tuple[str, str, str, str]
    nothing: str
    unlogged: str
    logged: str
    steady: str
    weekdays: tuple[str, ...]
    day: str
    moments: str
    state: str


def what_you_logged() -> str:
    """What stands under every chart, word for word (evidence §6.1)."""
    return QCoreApplication.translate("Patterns", "What you logged, not everything that happened.")


def weekly_texts(weeks_each: int) -> WeeklyTexts:
    """The words of the weekly chart, or of one whose columns hold several weeks each.

    Args:
        weeks_each: how many weeks a column holds.
    """
    counted = QCoreApplication.translate(
        "Patterns", "Bars count pattern marks; a moment may carry more than one."
    )
    if weeks_each == 1:
        title = QCoreApplication.translate("Patterns", "Marks a week")
        about = QCoreApplication.translate(
            "Patterns",
            "Pattern marks for each week, with staying steady, repairs and the days logged"
            " below. A week nobody wrote in is a gap.",
        )
        week = QCoreApplication.translate("Patterns", "Week of")
    else:
        title = QCoreApplication.translate("Patterns", "Marks every %n weeks", "", weeks_each)
        each = QCoreApplication.translate("Patterns", "Each bar holds %n weeks.", "", weeks_each)
        about = QCoreApplication.translate(
            "Patterns",
            "Pattern marks, with staying steady, repairs and the days logged below. Weeks nobody"
            " wrote in are a gap.",
        )
        counted, about = f"{each} {counted}", f"{each} {about}"
        week = QCoreApplication.translate("Patterns", "From")
    return WeeklyTexts(
        title=title,
        description=about,
        note=f"{counted} {what_you_logged()}",
        empty=QCoreApplication.translate(
            "Patterns", "No day of these weeks was logged, so there is nothing to show."
        ),
        days=QCoreApplication.translate("Patterns", "days"),
        week=week,
        steady=QCoreApplication.translate("Patterns", "stayed steady"),
        repairs=QCoreApplication.translate("Patterns", "repairs"),
        gap=QCoreApplication.translate("Patterns", "not logged"),
    )


def year_texts(weekdays: tuple[str, ...]) -> YearTexts:
    """The words of the year.

    Args:
        weekdays: short names of the rows.
    """
    return YearTexts(
        title=QCoreApplication.translate("Patterns", "The year"),
        description=QCoreApplication.translate(
            "Patterns",
            "Every day of the last year: how many moments, nothing to note, or not logged.",
        ),
        note=what_you_logged(),
        empty=QCoreApplication.translate(
            "Patterns", "No day of this year was logged, so there is nothing to show."
        ),
        shades=("1", "2", "3", QCoreApplication.translate("Patterns", "4 or more moments")),
        nothing=QCoreApplication.translate("Patterns", "nothing to note"),
        unlogged=QCoreApplication.translate("Patterns", "not logged"),
        logged=QCoreApplication.translate("Patterns", "logged"),
        steady=QCoreApplication.translate("Patterns", "stayed steady"),
        weekdays=weekdays,
        day=QCoreApplication.translate("Patterns", "Day"),
        moments=QCoreApplication.translate("Patterns", "Moments"),
        state=QCoreApplication.translate("Patterns", "What is known"),
    )
