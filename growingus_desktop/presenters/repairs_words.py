"""Repairs in words: how long coming back took, who began, and what is still open (evidence §6.3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from growingus_desktop.insight.repair_times import (
    RepairMade,
    RepairTimes,
    RoughMoment,
    Starter,
    repair_times,
    time_between,
)
from growingus_desktop.models.patterns import BeganBy, Landed
from growingus_desktop.presenters.patterns_counts import moments as so_many_moments
from growingus_desktop.presenters.patterns_counts import repairs as so_many_repairs
from growingus_desktop.presenters.patterns_words import capital
from growingus_desktop.store.patterns import MomentRow, MomentValues
from growingus_desktop.store.repairs import RepairRow, Repairs

LEAST_FOR_A_MEDIAN: Final = 3
"""Below so many timed repairs the times themselves say more than the one in the middle."""

BEGAN_WORDS: Final[Mapping[BeganBy, object]] = {
    BeganBy.ME: QT_TRANSLATE_NOOP("Repairs", "I did"),
    BeganBy.THEM: QT_TRANSLATE_NOOP("Repairs", "They did"),
    BeganBy.BOTH: QT_TRANSLATE_NOOP("Repairs", "Both of us"),
}

LANDED_WORDS: Final[Mapping[Landed, object]] = {
    Landed.WELL: QT_TRANSLATE_NOOP("Repairs", "Well"),
    Landed.PARTLY: QT_TRANSLATE_NOOP("Repairs", "Partly"),
    Landed.NOT_REALLY: QT_TRANSLATE_NOOP("Repairs", "Not really"),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """The repairs of some weeks.

    Args:
        title: the time in the middle, or how many repairs there are.
        sentences: what else can be said.
    """

    title: str = ""
    sentences: tuple[str, ...] = ()


def worded(text: object) -> str:
    """A word of the tables above, in the person's language."""
    return QCoreApplication.translate("Repairs", str(text))


def length_words(length: timedelta) -> str:
    """A time as people say it: minutes up to an hour and a half, hours up to two days, then days."""
    minutes = round(length / timedelta(minutes=1))
    if minutes < 1:
        return QCoreApplication.translate("Repairs", "within a minute")
    if minutes < 90:
        one = QCoreApplication.translate("Repairs", "1 minute")
        many = QCoreApplication.translate("Repairs", "%n minutes", "", minutes)
        return one if minutes == 1 else many
    hours = round(length / timedelta(hours=1))
    if hours < 48:
        return QCoreApplication.translate("Repairs", "%n hours", "", hours)
    days = round(length / timedelta(days=1))
    return QCoreApplication.translate("Repairs", "%n days", "", days)


def after_words(row: RepairRow) -> str:
    """How long after its moment a repair came; in days where a time isn't known."""
    if row.moment is None:
        return ""
    began, at = row.moment.values.happened_at, row.values.happened_at
    if began is not None and at is not None:
        length = time_between(began, at)
        return "" if length is None else length_words(length)
    match (row.values.day - row.moment.values.day).days:
        case 0:
            return QCoreApplication.translate("Repairs", "the same day")
        case 1:
            return QCoreApplication.translate("Repairs", "the next day")
        case days if days > 1:
            return QCoreApplication.translate("Repairs", "%n days", "", days)
        case _:
            return ""


def after_order(row: RepairRow) -> float:
    """What the table is sorted by where it tells how long after; unknown ones come first."""
    if row.moment is None:
        return -1.0
    length = time_between(row.moment.values.happened_at, row.values.happened_at)
    if length is None:
        length = max(row.values.day - row.moment.values.day, timedelta())
    return length.total_seconds()


def moment_words(values: MomentValues, labels: Mapping[str, str]) -> str:
    """What a moment was, in a few words: its patterns, else what set it off, else its line.

    Args:
        values: what was said of it.
        labels: short name of each pattern by key.
    """
    names = [label for key, label in labels.items() if key in values.patterns]
    if names:
        return ", ".join(names)
    return values.set_off or values.line or QCoreApplication.translate("Repairs", "a rough moment")


def times_since(found: Repairs, first: date, now: datetime) -> RepairTimes:
    """The repair times of the moments since a day; those still open count as running until now.

    Args:
        found: what the vault holds.
        first: moments before that day are left out, and so are repairs without one.
        now: the present, aware.
    """
    return repair_times(_moments(found, first), now)


def summary(times: RepairTimes, left: int) -> Summary:
    """What the repairs of some weeks come to, the open ones beside them.

    Args:
        times: their times.
        left: how many of the open ones the person has left as they are.
    """
    count, began = so_many_repairs(times.repaired), _began_words(times)
    still = _open_words(times, left)
    if not times.repaired:
        none = QCoreApplication.translate("Repairs", "None yet")
        quiet = QCoreApplication.translate(
            "Repairs",
            "No repair is written down for these weeks. A cup of tea put beside someone counts,"
            " whoever carried it.",
        )
        return Summary(none, tuple(part for part in (quiet, still) if part))
    if times.timed >= LEAST_FOR_A_MEDIAN and times.median is not None:
        title, first = (
            length_words(times.median),
            "; ".join(part for part in (count, began) if part),
        )
    else:
        title, first = count, capital(began)
    said = (first and f"{first}.", _range_words(times), still)
    return Summary(title, tuple(part for part in said if part))


def _moments(found: Repairs, first: date) -> Iterable[RoughMoment]:
    counted: set[int] = set()
    # The oldest comes first: a moment taken up a second time was repaired the first time.
    for row in reversed(found.made):
        made = RepairMade(row.values.happened_at, _starter(row))
        if row.moment is None:
            if row.values.moment_id is None and row.values.day >= first:
                yield RoughMoment(None, made)
        elif row.moment.values.day >= first and row.moment.id not in counted:
            counted.add(row.moment.id)
            yield RoughMoment(row.moment.values.happened_at, made)
    for waiting in (*found.waiting, *found.left):
        if waiting.values.day >= first:
            yield RoughMoment(waiting.values.happened_at)


def left_since(rows: Iterable[MomentRow], first: date) -> int:
    """How many of these moments happened since a day."""
    return sum(row.values.day >= first for row in rows)


def _starter(row: RepairRow) -> Starter | None:
    return None if row.values.began_by is None else Starter(row.values.began_by.value)


def _began_words(times: RepairTimes) -> str:
    told = {
        Starter.ME: QCoreApplication.translate("Repairs", "you began {count}"),
        Starter.THEM: QCoreApplication.translate("Repairs", "they began {count}"),
        Starter.BOTH: QCoreApplication.translate("Repairs", "both of you {count}"),
    }
    parts = [told[starter].format(count=count) for starter, count in times.starters]
    unsaid = times.repaired - sum(count for _, count in times.starters)
    if unsaid and parts:
        text = QCoreApplication.translate("Repairs", "not said {count}")
        parts.append(text.format(count=unsaid))
    return ", ".join(parts)


def _range_words(times: RepairTimes) -> str:
    if times.shortest is None or times.longest is None:
        return QCoreApplication.translate(
            "Repairs", "How long it took isn’t known for any of them."
        )
    shortest, longest = length_words(times.shortest), length_words(times.longest)
    if times.timed == 1:
        text = QCoreApplication.translate("Repairs", "One took {length}")
        said = text.format(length=longest)
    elif shortest == longest:
        said = QCoreApplication.translate("Repairs", "Each took {length}").format(length=longest)
    else:
        text = QCoreApplication.translate("Repairs", "From {shortest} to {longest}")
        said = text.format(shortest=shortest, longest=longest)
    untimed = times.repaired - times.timed
    if untimed:
        text = QCoreApplication.translate("Repairs", "how long isn’t known for {count}")
        said = f"{said}; {text.format(count=untimed)}"
    return f"{said}."


def _open_words(times: RepairTimes, left: int) -> str:
    if not times.still_open:
        return ""
    count = so_many_moments(times.still_open)
    parts = [
        QCoreApplication.translate("Repairs", "{moments} of these weeks not repaired yet").format(
            moments=count
        )
    ]
    if left:
        text = QCoreApplication.translate("Repairs", "{count} of them left alone")
        parts.append(text.format(count=left))
    if times.timed >= LEAST_FOR_A_MEDIAN and times.median is None:
        parts.append(QCoreApplication.translate("Repairs", "too many to name a time in the middle"))
    elif times.timed >= LEAST_FOR_A_MEDIAN and times.running:
        text = QCoreApplication.translate("Repairs", "{count} counted in that time as still open")
        if times.running == times.still_open:
            text = QCoreApplication.translate("Repairs", "counted in that time as still open")
        parts.append(text.format(count=times.running))
    return f"{', '.join(parts)}."
