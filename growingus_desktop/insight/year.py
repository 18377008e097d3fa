"""A year of days, each with its state and its moments, laid out in weeks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from growingus_desktop.insight.days import STEADY, DayLedger, DayState, MomentMark
from growingus_desktop.insight.spans import MONDAY, week_of

WEEKS = 53


@dataclass(frozen=True, slots=True)
class YearDay:
    """One square of the grid.

    Attributes:
        day: its date.
        column: the week, 0 for the oldest.
        row: the day of the week, 0 for the first.
        moments: moments carrying a pattern other than staying steady, each once.
        steady: moments that were staying steady and nothing else.
        state: whether the day was logged at all.
    """

    day: date
    column: int
    row: int
    moments: int
    steady: int
    state: DayState


@dataclass(frozen=True, slots=True)
class YearGrid:
    """Fifty-three weeks up to today; days still to come have no square."""

    days: tuple[YearDay, ...]
    weeks: int
    today: date

    @property
    def days_logged(self) -> int:
        """Squares with an entry or with nothing to note."""
        return sum(day.state is not DayState.NOT_LOGGED for day in self.days)

    def month_starts(self) -> tuple[tuple[int, date], ...]:
        """The column in which each month begins, with the month's first day."""
        return tuple((square.column, square.day) for square in self.days if square.day.day == 1)


def year_grid(
    moments: Iterable[MomentMark],
    ledger: DayLedger,
    today: date,
    *,
    week_starts: int = MONDAY,
    weeks: int = WEEKS,
    steady: frozenset[str] = STEADY,
) -> YearGrid:
    """Lay out the `weeks` weeks that end with the one `today` is in.

    Args:
        moments: in any order; those outside the grid are left out.
        ledger: the state of the days, from `day_ledger`.
        today: the last day shown.
        week_starts: weekday of the first row, 0 for Monday.
        weeks: how many columns.
        steady: keys of the steadier way.
    """
    end = today.toordinal()
    # A week cut off at the start of the calendar still keeps its days in their own rows.
    start = end - (today.weekday() - week_starts) % 7 - 7 * (weeks - 1)
    first = date.fromordinal(max(start, date.min.toordinal()))
    rough: Counter[date] = Counter()
    calm: Counter[date] = Counter()
    for moment in moments:
        if moment.day < first:
            continue
        if moment.is_rough(steady):
            rough[moment.day] += 1
        elif moment.is_steady(steady):
            calm[moment.day] += 1
    squares: list[YearDay] = []
    for ordinal in range(max(start, date.min.toordinal()), end + 1):
        day = date.fromordinal(ordinal)
        column, row = divmod(ordinal - start, 7)
        squares.append(YearDay(day, column, row, rough[day], calm[day], ledger.state(day)))
    return YearGrid(tuple(squares), weeks, today)


def first_day_shown(today: date, week_starts: int = MONDAY, weeks: int = WEEKS) -> date:
    """The oldest day of `year_grid`, for asking the vault no more than is shown."""
    start = week_of(today, week_starts).first.toordinal() - 7 * (weeks - 1)
    return date.fromordinal(max(start, date.min.toordinal()))
