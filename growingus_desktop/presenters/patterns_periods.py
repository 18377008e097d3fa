"""How much time the Patterns room shows, and in which columns."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from growingus_desktop.insight.days import DayLedger
from growingus_desktop.insight.spans import Span, Unit, spans_between, week_blocks

ALL: Final = 0
"""In place of a number of weeks: everything there is."""

PERIODS: Final = (4, 16, 52, ALL)
"""How many weeks can be shown."""

USUAL: Final = 16

_MOST_COLUMNS: Final = 52
_FEWEST_WEEKS: Final = 4


def period_words(weeks: int) -> str:
    """So many weeks, for the choice of the time shown."""
    if weeks == ALL:
        return QCoreApplication.translate("Patterns", "All weeks")
    return QCoreApplication.translate("Patterns", "%n weeks", "", weeks)


def columns_of(
    weeks: int, ledger: DayLedger, today: date, week_starts: int = 0
) -> tuple[Span, ...]:
    """The columns of a period, which end with this week.

    Args:
        weeks: how many, or `ALL`: then as many weeks to a column as 52 columns need.
        ledger: knows the first day there is anything of.
        today: the day the person is living in.
        week_starts: weekday of the first day, 0 for Monday.
    """
    if weeks != ALL:
        return spans_between(_weeks_ago(today, weeks - 1), today, Unit.WEEK, week_starts)
    first = min(ledger.logged_days(), default=today)
    first = min(first, _weeks_ago(today, _FEWEST_WEEKS - 1))
    return week_blocks(first, today, _MOST_COLUMNS, week_starts)


def first_day_of(weeks: int, today: date, week_starts: int = 0) -> date:
    """The day on which the first column of a period begins; with `ALL`, before any day there is."""
    if weeks == ALL:
        return date.min
    first = _weeks_ago(today, weeks - 1)
    return spans_between(first, first, Unit.WEEK, week_starts)[0].first


def _weeks_ago(today: date, weeks: int) -> date:
    return date.fromordinal(max(today.toordinal() - 7 * weeks, date.min.toordinal()))
