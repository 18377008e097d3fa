"""Made-up check-ins: noisy answers, skipped questions, skipped weeks."""

from datetime import date, timedelta
from typing import Final

from growingus_desktop.demo.deck import Lines
from growingus_desktop.demo.plan import SUNDAY, YEAR, YearPlan, monday
from growingus_desktop.demo.scribe import Scribe, worded
from growingus_desktop.demo.words import Bank
from growingus_desktop.models.checkins import CheckIn

APART: Final = 6
"""Days that lie between two check-ins at least."""

_USUAL = {
    "steady": 2.1,
    "my_part": 2.4,
    "warmth": 2.2,
    "landing": 1.7,
    "coming_back": 2.4,
    "carrying": 2.0,
    "own_ground": 2.2,
}
"""The middle each answer moves around, 0-4; none of them climbs."""

_DONE = 0.76
_SKIPPED = 0.06
_KEPT_FREE_TO_SPEAK = 0.22


class CheckIns:
    """Tells the check-ins of one year after the other.

    Args:
        scribe: writes them down.
        bank: what is said of a week.
    """

    def __init__(self, scribe: Scribe, bank: Bank) -> None:
        self._scribe = scribe
        self._random = scribe.random("checkins")
        self._lines = Lines(self._random, bank.lines, bank.tails)
        self._swing = 0.0

    def tell(self, plan: YearPlan) -> None:
        """Write down one year, on most Sundays and some Mondays."""
        first_sunday = monday(plan.first) + timedelta(SUNDAY)
        for week in range(YEAR // 7):
            day = first_sunday + timedelta(7 * week)
            self._swing = 0.5 * self._swing + self._random.gauss(0, 0.45)
            away = not any(plan.first <= logged <= day for logged in _week(plan, day))
            if self._random.random() > (0.3 if away else _DONE):
                continue
            late = self._random.random() < 0.15
            day += timedelta(1 if late else 0)
            if plan.first <= day <= plan.ago(APART):
                self._write(plan, day)

    def _write(self, plan: YearPlan, day: date) -> None:
        random = self._random
        answers = {key: self._answer(usual) for key, usual in _USUAL.items()}
        if not any(plan.days[logged].rough for logged in _week(plan, day)):
            answers["coming_back"] = None
        free = random.choices((3, 4), (2, 3))[0] if random.random() < _KEPT_FREE_TO_SPEAK else None
        row = CheckIn(
            day=day,
            free_to_speak=free,
            line=self._lines.next() if random.random() < 0.5 else "",
            after_argument=random.random() < 0.07,
        )
        worded(row, answers)
        self._scribe.add(row, self._scribe.moment(day, 21, random.randrange(60)))

    def _answer(self, usual: float) -> int | None:
        drawn = round(usual + self._swing + self._random.gauss(0, 0.75))
        return None if self._random.random() < _SKIPPED else min(max(drawn, 0), 4)


def _week(plan: YearPlan, last: date) -> list[date]:
    days = (last - timedelta(number) for number in range(7))
    return [day for day in days if day in plan.days]
