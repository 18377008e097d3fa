"""Whether anything can be read from the weeks; worked out and said only when asked (§6.4)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TypedDict

from PySide6.QtCore import QCoreApplication, QLocale

from growingus_desktop.insight.runchart import (
    FEWEST_LOGGED,
    FEWEST_POINTS,
    RunChart,
    RunPoint,
    RunReading,
    Side,
    Signal,
    read_signal,
)
from growingus_desktop.presenters.patterns_counts import days_logged, moments_or_none
from growingus_desktop.presenters.patterns_texts import Told, what_you_logged

WEEKS = 52
"""Always as many, whichever weeks are shown: choosing them until something stands out is luck."""


class RunTexts(TypedDict):
    """The words of the run chart, by the names its drawing knows them by."""

    title: str
    description: str
    note: str
    empty: str
    middle: str
    week: str
    moments: str
    days: str
    rate: str
    known: str
    read: str
    sparse: str
    running: str
    gap: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The answer.

    Args:
        said: in a sentence or three.
        points: each week, oldest first.
        rates: moments per seven logged days of each, in words; empty where nobody wrote.
        middle: the line the weeks lie about; None without a week that is read.
        bands: times with one thing: from and to in weeks, and the label.
        texts: everything else the chart says.
    """

    said: str
    points: tuple[Told[RunPoint], ...]
    rates: tuple[str, ...]
    middle: Fraction | None
    bands: tuple[tuple[float, float, str], ...]
    texts: RunTexts


def reading_words(reading: RunReading) -> str:
    """What may be said of the weeks, as evidence §6.4 has it.

    Args:
        reading: what `insight.runchart` found.
    """
    match reading.signal:
        case Signal.TOO_FEW_POINTS:
            text = QCoreApplication.translate(
                "Patterns",
                "Too few weeks to read anything from: it takes {fewest} that lie off the middle"
                " line, each logged on {days} days or more. So far there are {count}.",
            )
            return text.format(fewest=FEWEST_POINTS, days=FEWEST_LOGGED, count=reading.useful)
        case Signal.NOTHING:
            return QCoreApplication.translate(
                "Patterns", "Nothing here stands out from ordinary ups and downs."
            )
        case Signal.LONG_RUN:
            return _long_run(reading)
        case Signal.FEW_CROSSINGS:
            found = QCoreApplication.translate(
                "Patterns",
                "The weeks cross your middle line {count} times. That’s fewer than ups and downs"
                " usually give.",
            ).format(count=reading.crossings)
            return f"{found} {_doubt()}"


def read_weeks(
    chart: RunChart,
    told: tuple[Told[RunPoint], ...],
    bands: tuple[tuple[float, float, str], ...],
    locale: QLocale,
    times: str = "",
) -> Reading:
    """Answer "Can anything be read from this?".

    Args:
        chart: the weeks.
        told: the same weeks with their words.
        bands: times with one thing, to be shaded.
        locale: writes the rates.
        times: when those times were, in words.
    """
    rates = tuple(
        "" if point.rate is None else rate_words(point.rate, locale) for point in chart.points
    )
    return Reading(
        reading_words(read_signal(chart)), told, rates, chart.middle, bands, _texts(times)
    )


def point_sentence(point: RunPoint, called: str, middle: Fraction | None, locale: QLocale) -> str:
    """One week of the run chart, read aloud.

    Args:
        point: the week.
        called: its first day in words.
        middle: the line it may lie on, above or below.
        locale: writes the number of moments per seven logged days.
    """
    when = QCoreApplication.translate("Patterns", "Week of {day}").format(day=called)
    rate = point.rate
    if rate is None:
        return QCoreApplication.translate("Patterns", "{when}: not logged.").format(when=when)
    counted = QCoreApplication.translate("Patterns", "{moments} in {days}").format(
        moments=moments_or_none(point.moments), days=days_logged(point.logged)
    )
    parts = [f"{when}: {counted}"]
    if point.is_read:
        per_week = QCoreApplication.translate("Patterns", "{rate} per seven logged days")
        parts += [per_week.format(rate=rate_words(rate, locale)), _side_words(rate, middle)]
    elif point.is_over:
        parts.append(QCoreApplication.translate("Patterns", "too few days to be read"))
    else:
        parts.append(QCoreApplication.translate("Patterns", "not over yet"))
    return f"{', '.join(parts)}."


def rate_words(rate: Fraction, locale: QLocale) -> str:
    """Moments per seven logged days, with one digit behind the point where it needs one."""
    whole = rate.denominator == 1
    return locale.toString(float(rate), "f", 0 if whole else 1)


def _side_words(rate: Fraction, middle: Fraction | None) -> str:
    if middle is None or rate == middle:
        return QCoreApplication.translate("Patterns", "on the middle line")
    if rate > middle:
        return QCoreApplication.translate("Patterns", "above the middle line")
    return QCoreApplication.translate("Patterns", "below the middle line")


def _long_run(reading: RunReading) -> str:
    run = reading.longest
    count = 0 if run is None else run.points
    if run is not None and run.side is Side.ABOVE:
        found = QCoreApplication.translate(
            "Patterns", "{count} weeks in a row sit above your middle line."
        )
    else:
        found = QCoreApplication.translate(
            "Patterns", "{count} weeks in a row sit below your middle line."
        )
    longer = QCoreApplication.translate(
        "Patterns", "That’s a longer run than ups and downs usually give."
    )
    parts = [found.format(count=count), longer, _doubt()]
    if run is not None and run.unread:
        text = QCoreApplication.translate(
            "Patterns", "Weeks in between with too few logged days don’t count: {count}."
        )
        parts.append(text.format(count=run.unread))
    return " ".join(parts)


def _doubt() -> str:
    return QCoreApplication.translate(
        "Patterns", "It doesn’t say why, and looking often makes lucky runs likelier."
    )


def _texts(times: str) -> RunTexts:
    about = QCoreApplication.translate(
        "Patterns",
        "Moments per seven logged days, week by week, about the median of the weeks that are read.",
    )
    read = QCoreApplication.translate(
        "Patterns",
        "A week is read once it is over and was logged on {days} days or more; others are hollow."
        " Always the last {weeks} weeks.",
    ).format(days=FEWEST_LOGGED, weeks=WEEKS)
    return RunTexts(
        title=QCoreApplication.translate("Patterns", "Weeks about their middle"),
        description=f"{about} {times}".strip(),
        note=f"{about} {read} {what_you_logged()}",
        empty=QCoreApplication.translate(
            "Patterns", "No day of these weeks was logged, so there is nothing to show."
        ),
        middle=QCoreApplication.translate("Patterns", "middle"),
        week=QCoreApplication.translate("Patterns", "Week of"),
        moments=QCoreApplication.translate("Patterns", "moments"),
        days=QCoreApplication.translate("Patterns", "days"),
        rate=QCoreApplication.translate("Patterns", "per seven logged days"),
        known=QCoreApplication.translate("Patterns", "What is known"),
        read=QCoreApplication.translate("Patterns", "read"),
        sparse=QCoreApplication.translate("Patterns", "too few days"),
        running=QCoreApplication.translate("Patterns", "not over yet"),
        gap=QCoreApplication.translate("Patterns", "not logged"),
    )
