"""How the made-up household came back after a rough moment, and where it hasn't yet."""

from datetime import date, datetime, time, timedelta
from math import exp, log

from growingus_desktop.demo.deck import Lines
from growingus_desktop.demo.plan import YearPlan
from growingus_desktop.demo.scribe import Scribe
from growingus_desktop.demo.words import Bank
from growingus_desktop.models.base import identity
from growingus_desktop.models.patterns import BeganBy, Landed, Moment, Repair, RepairLine

_MIDDLE_HOURS = 4.0
_LONGEST_HOURS = 60.0
_OPEN = 0.08
_WITH_A_LINE = 0.4
_UP_AT = time(7, 5)
_LAST = time(23, 10)


class Mending:
    """Writes the repair of a moment, if there was one.

    Args:
        scribe: writes it down.
        bank: what repairs are told with.
        kept: sentences the person keeps for coming back with.
    """

    def __init__(self, scribe: Scribe, bank: Bank, kept: tuple[str, ...]) -> None:
        self._scribe = scribe
        self._random = scribe.random("repairs")
        self._lines = Lines(self._random, bank.lines, bank.tails)
        self._kept = kept

    def begin(self, first: YearPlan) -> None:
        """Keep the sentences to come back with, one after the other in the first year."""
        for position, text in enumerate(self._kept):
            written = self._scribe.moment(first.ago(300 - 47 * position), 21, 40)
            self._scribe.add(RepairLine(text=text, position=position), written)

    def mend(self, moment: Moment, plan: YearPlan) -> None:
        """Write down the repair of `moment`, unless it stayed open."""
        at = self._mended_at(moment, plan)
        if at is None or self._random.random() < _OPEN:
            return
        random = self._random
        began = random.choices((BeganBy.ME, BeganBy.THEM, BeganBy.BOTH), (55, 27, 18))[0]
        landed = random.choices((*Landed, None), (50, 27, 13, 10))[0]
        repair = Repair(
            day=at.date(),
            happened_at=at if moment.happened_at else None,
            utc_offset=self._scribe.offset,
            began_by=began,
            landed=landed,
            line=self._lines.next() if random.random() < _WITH_A_LINE else "",
            moment_id=identity(moment),
        )
        self._scribe.add(repair, at + timedelta(minutes=random.randrange(1, 30)))

    def _mended_at(self, moment: Moment, plan: YearPlan) -> datetime | None:
        began = moment.happened_at or self._scribe.moment(moment.day, 20)
        hours = min(exp(self._random.gauss(log(_MIDDLE_HOURS), 1.1)), _LONGEST_HOURS)
        at = began + timedelta(hours=max(hours, 0.2))
        if at.time() < _UP_AT:
            at = self._clock(at.date(), _UP_AT)
        elif at.time() > _LAST:
            at = self._clock(at.date() + timedelta(1), _UP_AT)
        if at.date() != moment.day and at.date() not in plan.days:
            # A repair makes its day a logged one, so it falls on one that is, or on the same day.
            at = min(began + timedelta(minutes=35), self._clock(moment.day, time(23, 50)))
        return at if at.date() < self._scribe.today else None

    def _clock(self, day: date, at: time) -> datetime:
        minute = (at.minute + self._random.randrange(40)) % 60
        return self._scribe.moment(day, at.hour, minute)
