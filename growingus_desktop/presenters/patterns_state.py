"""What the Patterns room shows, as one value."""

from dataclasses import dataclass

from growingus_desktop.presenters.patterns_charts import Weeks, Year
from growingus_desktop.presenters.patterns_periods import USUAL
from growingus_desktop.presenters.patterns_reading import Reading
from growingus_desktop.presenters.patterns_tabs import Tab
from growingus_desktop.presenters.patterns_triggers import Triggers


@dataclass(frozen=True, slots=True)
class PatternsState:
    """What the room shows.

    Args:
        tab: the part that is shown.
        period: weeks shown, or all of them (`patterns_periods.PERIODS`).
        is_loaded: whether the vault has answered.
        is_empty: whether nothing was ever logged.
        weekly: the weekly chart.
        year: the year.
        when: when it happens, in a sentence; empty where the moments are too few for one.
        reading: what can be read from the weeks; only while the person has asked for it (§6.4).
        triggers: what set it off and in which hours; only while that part is shown.
        summary: the weeks in a line.
    """

    tab: Tab = Tab.OVERVIEW
    period: int = USUAL
    is_loaded: bool = False
    is_empty: bool = True
    weekly: Weeks | None = None
    year: Year | None = None
    when: str = ""
    reading: Reading | None = None
    triggers: Triggers | None = None
    summary: str = ""
