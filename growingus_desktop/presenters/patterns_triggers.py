"""What set moments off beside what I did, and in which hours of the week: counts, in words too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypedDict

from PySide6.QtCore import QCoreApplication, QLocale

from growingus_desktop.insight.days import MomentMark
from growingus_desktop.insight.when import (
    FEWEST_SHOWN,
    TriggerTable,
    Voice,
    hours_in_week,
    trigger_table,
)
from growingus_desktop.presenters.patterns_counts import marks_or_none, moments, moments_or_none
from growingus_desktop.presenters.patterns_texts import what_you_logged
from growingus_desktop.presenters.patterns_when import when_it_happens
from growingus_desktop.presenters.patterns_words import hour_of_weekday

MOST_SHOWN = 12
"""Set-offs with a row of their own; the rest are counted together in one more."""

_HOURS = 24


class GridTexts(TypedDict):
    """The words of a chart of counts, by the names its drawing knows them by."""

    title: str
    description: str
    note: str
    empty: str
    corner: str
    total: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of counts.

    Args:
        key: what it counts; empty for all the rest together.
        label: its name.
        counts: one for each column.
        sentences: each count, read aloud.
        total: moments of the row, each once; None where the counts add up to them anyway.
        total_sentence: the same, read aloud.
    """

    key: str
    label: str
    counts: tuple[int, ...]
    sentences: tuple[str, ...]
    total: int | None = None
    total_sentence: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A chart of counts.

    Args:
        columns: key and name of each column.
        rows: from top to bottom; none where there are too few moments to show any.
        texts: everything else it says.
        said: what may be said of it in a sentence, or an empty string.
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    texts: GridTexts
    said: str = ""


@dataclass(frozen=True, slots=True)
class Triggers:
    """Both charts of the part."""

    set_offs: Grid
    hours: Grid


def triggers_of(
    logged: Iterable[MomentMark],
    labels: Mapping[str, str],
    spelt: Mapping[str, str],
    *,
    logged_days: str,
    locale: QLocale,
    week_starts: int = 0,
) -> Triggers:
    """Count and word what set the moments off, and when in the week they fell.

    Args:
        logged: the moments of the time shown.
        labels: short name of each pattern that isn't the steadier way.
        spelt: each set-off as the person writes it.
        logged_days: how many days of that time were logged, in words.
        locale: names weekdays and hours, writes numbers.
        week_starts: weekday of the first row, 0 for Monday.
    """
    held = tuple(logged)
    note = f"{logged_days} {what_you_logged()}"
    return Triggers(
        _set_offs(trigger_table(held), labels, spelt, note, locale),
        _hours(held, note, locale, week_starts),
    )


def _set_offs(
    table: TriggerTable,
    labels: Mapping[str, str],
    spelt: Mapping[str, str],
    note: str,
    locale: QLocale,
) -> Grid:
    worn = {pattern for _, pattern in table.counts}
    columns = tuple((key, label) for key, label in labels.items() if key in worn)
    shown, others = _shown(table)
    rows = [_row(table, (key,), spelt.get(key, key), columns) for key in shown]
    if others:
        rows.append(_row(table, others, _others(len(others)), columns))
    parts = [
        QCoreApplication.translate(
            "Patterns", "Numbers count pattern marks; a moment may carry more than one."
        )
    ]
    if table.unsaid:
        text = QCoreApplication.translate("Patterns", "What set off {moments} wasn’t noted.")
        parts.append(text.format(moments=_more(table.unsaid)))
    texts = GridTexts(
        title=QCoreApplication.translate("Patterns", "What set it off"),
        description=QCoreApplication.translate(
            "Patterns",
            "A row for each thing that set moments off, a column for each pattern: how many marks.",
        ),
        note=" ".join((*parts, note)),
        empty=_too_few(
            table.moments,
            QCoreApplication.translate("Patterns", "moments with a note of what set them off"),
        ),
        corner=QCoreApplication.translate("Patterns", "Set off by"),
        total=QCoreApplication.translate("Patterns", "moments"),
    )
    return Grid(columns, tuple(rows), texts, _most_said(table, spelt, locale))


def _shown(table: TriggerTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The set-offs with a row of their own, and the rest."""
    if table.voice is not Voice.MOST:
        # Too few to put one before another: by the alphabet, and all of them.
        return tuple(sorted(table.per_trigger)), ()
    ranked = sorted(table.per_trigger, key=lambda key: (-table.per_trigger[key], key))
    return tuple(ranked[:MOST_SHOWN]), tuple(ranked[MOST_SHOWN:])


def _row(
    table: TriggerTable,
    triggers: tuple[str, ...],
    label: str,
    columns: tuple[tuple[str, str], ...],
) -> GridRow:
    counts = tuple(
        sum(table.counts.get((trigger, pattern), 0) for trigger in triggers)
        for pattern, _ in columns
    )
    said = QCoreApplication.translate("Patterns", "{set_off}: {pattern}, {marks}.")
    sentences = tuple(
        said.format(set_off=label, pattern=name, marks=marks_or_none(count))
        for count, (_, name) in zip(counts, columns, strict=True)
    )
    key = triggers[0] if len(triggers) == 1 else ""
    total = sum(table.per_trigger[one] for one in triggers)
    whole = QCoreApplication.translate("Patterns", "{set_off}: {moments} in all.")
    in_all = whole.format(set_off=label, moments=moments(total))
    return GridRow(key, label, counts, sentences, total, in_all)


def _others(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Patterns", "1 other")
    return QCoreApplication.translate("Patterns", "%n others together", "", count)


def _most_said(table: TriggerTable, spelt: Mapping[str, str], locale: QLocale) -> str:
    if table.voice is not Voice.MOST:
        return ""
    if table.most is None:
        return QCoreApplication.translate("Patterns", "No one thing set off the most of them.")
    text = QCoreApplication.translate(
        "Patterns", "“{set_off}” set off {count} of the {all} moments where you noted what did."
    )
    return text.format(
        set_off=spelt.get(table.most, table.most),
        count=locale.toString(table.per_trigger[table.most]),
        all=locale.toString(table.moments),
    )


def _hours(held: tuple[MomentMark, ...], note: str, locale: QLocale, week_starts: int) -> Grid:
    found = hours_in_week(held)
    columns = tuple((str(hour), str(hour)) for hour in range(_HOURS))
    days = [(week_starts + row) % 7 for row in range(7)] if found.counts else []
    rows: list[GridRow] = []
    for weekday in days:
        counts = tuple(found.counts.get((weekday, hour), 0) for hour in range(_HOURS))
        sentences = tuple(
            f"{hour_of_weekday(locale, weekday, hour)}: {moments_or_none(count)}."
            for hour, count in enumerate(counts)
        )
        name = locale.standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat)
        rows.append(GridRow(str(weekday), name, counts, sentences))
    parts = [
        QCoreApplication.translate(
            "Patterns", "Numbers count moments, each once, by the hour of the day."
        )
    ]
    said = when_it_happens(held, locale)
    if found.untimed and not said:
        text = QCoreApplication.translate("Patterns", "Of {moments}, only the day is known.")
        parts.append(text.format(moments=_more(found.untimed)))
    texts = GridTexts(
        title=QCoreApplication.translate("Patterns", "In which hours"),
        description=QCoreApplication.translate(
            "Patterns",
            "A row for each day of the week, a column for each hour: how many moments.",
        ),
        note=" ".join((*parts, note)),
        empty=_too_few(
            found.counted, QCoreApplication.translate("Patterns", "moments with a time of day")
        ),
        corner=QCoreApplication.translate("Patterns", "Day"),
        total=QCoreApplication.translate("Patterns", "moments"),
    )
    return Grid(columns, tuple(rows), texts, said)


def _too_few(count: int, what: str) -> str:
    text = QCoreApplication.translate(
        "Patterns", "Counts are shown once there are {fewest} {what}. In this time: {count}."
    )
    none = QCoreApplication.translate("Patterns", "none")
    return text.format(fewest=FEWEST_SHOWN, what=what, count=count or none)


def _more(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Patterns", "1 more moment")
    return QCoreApplication.translate("Patterns", "%n more moments", "", count)
