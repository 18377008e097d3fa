"""When it happens, in one sentence of counts, and only where the counts allow one."""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from growingus_desktop.insight.days import MomentMark
from growingus_desktop.insight.when import PartOfDay, Voice, when_in_week

_PARTS = {
    PartOfDay.NIGHT: QT_TRANSLATE_NOOP("Patterns", "{weekday}s between midnight and six"),
    PartOfDay.MORNING: QT_TRANSLATE_NOOP("Patterns", "{weekday} mornings"),
    PartOfDay.AFTERNOON: QT_TRANSLATE_NOOP("Patterns", "{weekday} afternoons"),
    PartOfDay.EVENING: QT_TRANSLATE_NOOP("Patterns", "{weekday} evenings"),
}


def when_it_happens(marks: Iterable[MomentMark], locale: QLocale) -> str:
    """One sentence, or an empty string where the moments are too few for any (RULINGS, Charts).

    Args:
        marks: the moments of the time shown.
        locale: names the weekday.
    """
    found = when_in_week(marks)
    if found.voice is not Voice.MOST:
        return ""
    if found.most is None:
        text = QCoreApplication.translate(
            "Patterns", "No one part of the week holds the most moments."
        )
    else:
        weekday, part = found.most
        place = QCoreApplication.translate("Patterns", str(_PARTS[part])).format(
            weekday=locale.dayName(weekday + 1)
        )
        text = QCoreApplication.translate(
            "Patterns", "{place} hold {count} of {all} moments with a time."
        ).format(
            place=place,
            count=locale.toString(found.counts[found.most]),
            all=locale.toString(found.counted),
        )
    if found.untimed:
        rest = QCoreApplication.translate("Patterns", "Of {count} more, only the day is known.")
        text = f"{text} {rest.format(count=locale.toString(found.untimed))}"
    return text
