"""Made-up moments, the days with nothing to note, and the repairs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from growingus_desktop.demo.deck import Deck, retold
from growingus_desktop.demo.plan import SUNDAY, DayPlan, YearPlan
from growingus_desktop.demo.repairs import Mending
from growingus_desktop.demo.scribe import Scribe
from growingus_desktop.demo.words import MomentWords, Told
from growingus_desktop.models.base import identity
from growingus_desktop.models.patterns import Moment, MomentPattern, NothingToNote, OwnPattern

OWN_PATTERN = "own-tidied-at-them"
RUN_PATTERN = "pursued"
"""What the latest finished run is about; see `resources/content/en/demo/focus.toml`."""

_WITH_A_LINE = 0.74
_WITH_A_TIME = 0.93
_LATER_EVERY = 41
"""Every so many moments, one is written down two days late."""

_HOURS = {
    "sunday": (18.0, 21.4),
    "visit": (12.5, 21.0),
    "evening": (18.3, 22.3),
    "morning": (6.8, 8.3),
    "day": (11.5, 17.5),
}


class Moments:
    """Tells the moments of one year after the other.

    Args:
        scribe: writes them down.
        words: what they are told with.
        mending: tells how they were repaired.
    """

    def __init__(self, scribe: Scribe, words: MomentWords, mending: Mending) -> None:
        self._scribe = scribe
        self._words = words
        self._mending = mending
        self._random = scribe.random("moments")
        self._deck = Deck(self._random, words.told)
        self._count = 0

    def begin(self, first: YearPlan) -> None:
        """Name the person's own pattern, in their first year."""
        written = self._scribe.moment(first.ago(330), 21, 14)
        row = OwnPattern(key=OWN_PATTERN, label=self._words.own_pattern)
        self._scribe.add(row, written)

    def tell(self, plan: YearPlan) -> None:
        """Write down one year."""
        told: list[tuple[Moment, Told]] = []
        for day in plan.days.values():
            on_day = [self._rough(day, number) for number in range(day.rough)]
            on_day += [self._steady(day) for _ in range(day.steady)]
            told += on_day
            if not on_day:
                note = NothingToNote(day=day.day, utc_offset=self._scribe.offset)
                minute = self._random.randrange(60)
                self._scribe.add(note, self._scribe.moment(day.day, 21, minute))
        self._scribe.flush()
        for moment, how in told:
            for pattern in how.did:
                self._scribe.link(MomentPattern(moment_id=identity(moment), pattern=pattern))
            if not how.steady:
                self._mending.mend(moment, plan)

    def _rough(self, day: DayPlan, number: int) -> tuple[Moment, Told]:
        part = _part_of_week(self._random, day)

        def fits(how: Told) -> bool:
            if how.steady or part not in how.at:
                return False
            return day.marked is None or (RUN_PATTERN in how.did) == (number < day.marked)

        return self._write(day, part, fits, self._words.tails)

    def _steady(self, day: DayPlan) -> tuple[Moment, Told]:
        part = _part_of_week(self._random, day)

        def fits(how: Told) -> bool:
            return how.steady and (day.marked is None or len(how.did) == 1)

        return self._write(day, part, fits, self._words.steady_tails)

    def _write(
        self, day: DayPlan, part: str, fits: Callable[[Told], bool], tails: tuple[str, ...]
    ) -> tuple[Moment, Told]:
        random = self._random
        line = ""
        if random.random() < _WITH_A_LINE:
            drawn = self._deck.draw(fits)
            how, line = drawn.item, retold(drawn.item.line, tails, drawn.place, drawn.before)
        else:
            how = self._deck.glance(fits)
        self._count += 1
        late = self._count % _LATER_EVERY == 0
        happened = self._when(day, part)
        timed = not late and random.random() < _WITH_A_TIME
        moment = Moment(
            day=day.day,
            happened_at=happened if timed else None,
            utc_offset=self._scribe.offset,
            backfilled=late,
            strength=_strength(random, how),
            set_off=random.choice(self._words.set_offs) if how.steady else how.set_off,
            underneath=random.choice(how.underneath) if random.random() < 0.75 else "",
            line=line,
        )
        written = happened + timedelta(days=2) if late else _soon_after(random, happened)
        return self._scribe.add(moment, written), how

    def _when(self, day: DayPlan, part: str) -> datetime:
        minutes = round(self._random.uniform(*_HOURS[part]) * 60)
        return self._scribe.moment(day.day, *divmod(minutes, 60))


def _part_of_week(random: Random, day: DayPlan) -> str:
    if day.visiting and random.random() < 0.8:
        return "visit"
    if day.day.weekday() == SUNDAY and random.random() < 0.8:
        return "sunday"
    return random.choices(("evening", "day", "morning"), (58, 25, 17))[0]


def _strength(random: Random, how: Told) -> int | None:
    if random.random() < 0.12:
        return None
    drawn = random.choices((1, 2, 3, 4, 5), (10, 29, 34, 21, 6))[0]
    return min(5, drawn + 1) if "flooded" in how.did else drawn


def _soon_after(random: Random, happened: datetime) -> datetime:
    minutes = random.choice((2, 4, 9, 15, 40, 75))
    written = happened + timedelta(minutes=minutes)
    return written if written.date() == happened.date() else happened
