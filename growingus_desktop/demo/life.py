"""A seeded year of believable life, for looking around, for pictures and for benchmarks.

One person, working on a relationship by themselves: ordinary weeks, no fairy tale. Everything is
made up; the sentences are in `resources/content/<language>/demo/`.
"""

from datetime import date, timedelta
from typing import Final

from growingus_desktop.core.clock import today
from growingus_desktop.core.resources import DEFAULT_LANGUAGE
from growingus_desktop.demo.checkins import CheckIns
from growingus_desktop.demo.focus import Focus
from growingus_desktop.demo.longview import LongView
from growingus_desktop.demo.moments import Moments
from growingus_desktop.demo.openers import Openers
from growingus_desktop.demo.plan import YEAR, plan_year
from growingus_desktop.demo.reading import write_reading
from growingus_desktop.demo.reflections import Journal
from growingus_desktop.demo.repairs import Mending
from growingus_desktop.demo.scribe import Scribe
from growingus_desktop.demo.scripts import read_scripts
from growingus_desktop.demo.words import read, read_bank, read_moments
from growingus_desktop.vault.unit_of_work import VaultSession

SEED: Final = 2
"""The life everyone is shown."""


def fill(
    session: VaultSession,
    until: date | None = None,
    *,
    seed: int = SEED,
    size: int = 1,
    language: str = DEFAULT_LANGUAGE,
) -> None:
    """Write a made-up life into an empty vault, in one unit of work.

    The same seed, day, clock and size give the same rows. Nothing lies after `until` but plans
    and dates to come back, and nothing has been written on that day yet but one opener.

    Args:
        session: its clock gives the present moment and the time zone.
        until: the day the life has come to; None for the clock's own.
        seed: another one gives another life.
        size: years of it; each holds about as many rows.
        language: a BCP 47 tag; what isn't translated comes in English.
    """
    scribe = Scribe(session, until or today(session.clock), seed)
    mending = Mending(
        scribe, read_bank("repairs", language), read("repairs", language).texts("kept_lines")
    )
    moments = Moments(scribe, read_moments(language), mending)
    journal = Journal(scribe, read_bank("thanks", language), language)
    rooms = (
        moments,
        Openers(scribe, read_scripts(language)),
        LongView(scribe, language),
        Focus(scribe, language),
        journal,
        CheckIns(scribe, read_bank("checkins", language)),
    )
    for back in reversed(range(size)):
        last = scribe.today - timedelta(YEAR * back)
        plan = plan_year(scribe.random("plan", back), last, back)
        if back == size - 1:
            for room in (moments, mending, journal):
                room.begin(plan)
        for room in rooms:
            room.tell(plan)
            scribe.flush()
    write_reading(scribe, language)
