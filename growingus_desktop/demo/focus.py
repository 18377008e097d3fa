"""Made-up runs of the one thing: one under way, one finished, and those of the years behind."""

from datetime import date, timedelta
from random import Random
from typing import Final

from growingus_desktop.content.tables import Table
from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.demo.plan import RUN, YearPlan, monday
from growingus_desktop.demo.scribe import Scribe, worded
from growingus_desktop.demo.words import read, texts
from growingus_desktop.models.base import identity
from growingus_desktop.models.focus import DayWent, Decision, FocusDay, FocusRun

DAY_OF_RUN: Final = 6
"""Which day of the run under way today is; today isn't noted yet."""

_LATER_RUN = 27
_UNNOTED = (8, 12)
"""Days of a finished run, from 0, without a note."""


class Focus:
    """Tells the runs of one year after the other.

    Args:
        scribe: writes them down.
        language: a BCP 47 tag.
    """

    def __init__(self, scribe: Scribe, language: str = DEFAULT_LANGUAGE) -> None:
        self._scribe = scribe
        self._under_way, self._latest, *self._older = read("focus", language).tables("runs")

    def tell(self, plan: YearPlan) -> None:
        """Write down one year."""
        random = self._scribe.random("focus", plan.back)
        if plan.back == 0:
            self._finished(self._latest, plan.run_started, random)
            self._begun(self._under_way, plan.ago(DAY_OF_RUN - 1))
            return
        first = self._older[2 * plan.back % len(self._older)]
        second = self._older[(2 * plan.back + 1) % len(self._older)]
        self._finished(first, plan.run_started, random)
        self._finished(second, monday(plan.ago(_LATER_RUN)), random)

    def _begun(self, table: Table, start: date) -> None:
        run = self._run(table, start)
        for number, row in enumerate(table.tables("days")):
            self._day(run, start + timedelta(number), row, 21)

    def _finished(self, table: Table, start: date, random: Random) -> None:
        run = self._run(table, start, start + timedelta(RUN - 1))
        rows = list(table.tables("days"))
        random.shuffle(rows)
        for number in range(RUN):
            if number not in _UNNOTED:
                row = rows[number % len(rows)]
                self._day(run, start + timedelta(number), row, 21, told=number < len(rows))

    def _run(self, table: Table, start: date, ended: date | None = None) -> FocusRun:
        begun = changed = self._scribe.moment(start, 7, 50)
        columns = texts(table, "decision", "noticed", "days")
        run = worded(FocusRun(act=table.text("act"), starts_on=start, days=RUN), columns)
        if ended is not None:
            run.ended_on, run.noticed = ended, table.text("noticed")
            run.decision = table.choice("decision", Decision)
            changed = self._scribe.moment(ended, 21, 45)
        self._scribe.add(run, begun, changed)
        self._scribe.flush()
        return run

    def _day(self, run: FocusRun, day: date, row: Table, hour: int, *, told: bool = True) -> None:
        note = FocusDay(
            run_id=identity(run),
            day=day,
            went=row.choice("went", DayWent),
            line=row.text_or_none("line") if told else "",
        )
        self._scribe.add(note, self._scribe.moment(day, hour, 35))
