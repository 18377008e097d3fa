"""The Patterns room: what I do under stress, over time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, unique
from typing import ClassVar

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.clock import today, utc_offset_minutes
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.insight.spans import Span
from growingus_desktop.presenters.focus import Draw, FocusPresenter
from growingus_desktop.presenters.moment import MomentPresenter
from growingus_desktop.presenters.patterns_charts import Charts, Weeks, Year
from growingus_desktop.presenters.patterns_counts import summary
from growingus_desktop.presenters.patterns_moments import InFull, MomentsTable
from growingus_desktop.presenters.patterns_when import when_it_happens
from growingus_desktop.presenters.patterns_words import day_called
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import patterns as store
from growingus_desktop.store import patterns_log as deeds
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.patterns import Logged
from growingus_desktop.vault.unit_of_work import VaultSession

PERIODS = (8, 16, 26, 53)
"""How many weeks can be shown."""


@unique
class Tab(StrEnum):
    """The parts of the room."""

    OVERVIEW = "overview"
    MOMENTS = "moments"
    FOCUS = Tool.ONE_THING.value


STANDS_ALONE = frozenset({Tab.FOCUS})
"""Tabs that are of use before anything is logged."""


@dataclass(frozen=True, slots=True)
class PatternsState:
    """What the room shows.

    Args:
        tab: the part that is shown.
        period: weeks in the weekly chart.
        is_loaded: whether the vault has answered.
        is_empty: whether nothing was ever logged.
        weekly: the weekly chart.
        year: the year.
        when: when it happens, in a sentence; empty where the moments are too few for one.
        summary: the weeks in a line.
    """

    tab: Tab = Tab.OVERVIEW
    period: int = 16
    is_loaded: bool = False
    is_empty: bool = True
    weekly: Weeks | None = None
    year: Year | None = None
    when: str = ""
    summary: str = ""


class PatternsPresenter(RoomPresenter):
    """State and intents of the room.

    Args:
        scope: what is behind the lock.
        locale: words days and numbers.
        draw: picks the day a run with one thing begins on; by chance unless given.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.PATTERNS, Kind.FOCUS, Kind.PREFERENCES})

    moment_wanted = Signal(MomentPresenter)
    """Open the quick log with this."""

    def __init__(
        self,
        scope: Scope,
        locale: QLocale | None = None,
        parent: QObject | None = None,
        *,
        draw: Draw | None = None,
    ) -> None:
        super().__init__(scope, parent)
        self.locale = locale or QLocale()
        self._words = load_patterns(scope.language)
        self._logged = Logged()
        self._state = PatternsState()
        self._charts: Charts | None = None
        self._here = False
        self.moments = MomentsTable(self._words, self.locale, self)
        self.focus = FocusPresenter(scope, self.do, self.locale, draw, self)

    @property
    def state(self) -> PatternsState:
        """What to show."""
        return self._state

    def show(self, destination: Destination) -> None:
        """Arrive, with the tool the destination names."""
        # These two are done over any room, without coming here.
        self._here = destination.tool not in {Tool.LOG_MOMENT, Tool.NOTHING_TO_NOTE}
        match destination.tool:
            case Tool.MOMENTS:
                self.choose_tab(Tab.MOMENTS)
            case Tool.OVERVIEW:
                self.choose_tab(Tab.OVERVIEW)
            case Tool.ONE_THING:
                self.choose_tab(Tab.FOCUS)
                self.focus.arrive(destination.prefill)
            case Tool.NOTHING_TO_NOTE:
                self.nothing_to_note(_day_of(destination.prefill.get("day", "")))
            case Tool.LOG_MOMENT:
                self._open(MomentPresenter(self.scope, destination.prefill, locale=self.locale))
            case _:
                pass
        self.refresh()

    def leave(self) -> None:
        """Another room is about to be shown."""
        self._here = False

    def refresh(self) -> None:
        """Ask the vault what was logged."""

        def ask(session: VaultSession) -> Logged:
            return store.logged(session)

        self.scope.tasks.in_vault(self, ask, self._show, latest="logged")
        self.focus.refresh()

    def choose_tab(self, tab: Tab) -> None:
        """Show another part of the room."""
        self._set(replace(self._state, tab=tab))

    def choose_period(self, weeks: int) -> None:
        """Show so many weeks."""
        if weeks in PERIODS and weeks != self._state.period:
            self._set(self._counted(replace(self._state, period=weeks)))
            self._say_summary()

    def log(self, day: date | None = None) -> None:
        """Log a moment, today or on that day."""
        prefill: Mapping[str, str] = {} if day is None else {"day": day.isoformat()}
        self.scope.navigator.go(Destination(Room.PATTERNS, Tool.LOG_MOMENT, prefill))

    def edit(self, moment_id: int) -> None:
        """Open a moment that was logged."""
        self._open(MomentPresenter(self.scope, {}, moment_id, locale=self.locale))

    def nothing_to_note(self, day: date | None = None) -> None:
        """Mark a day, today by default, as looked at and found quiet."""
        local = self.scope.clock.local()
        day = min(day or local.date(), local.date())
        deed = deeds.nothing_to_note(day, utc_offset_minutes(local))
        called = day_called(self.locale, day, local.date())
        self._do(
            deed,
            self.tr("{day}: nothing to note").format(day=called),
            self.tr("{day}: logged already").format(day=called),
        )

    def bin(self, moment_id: int) -> None:
        """Put a moment into the bin."""
        self._do(deeds.bin_moment(moment_id), self.tr("Moved to the bin"))

    def add_repair(self, moment_id: int) -> None:
        """Note that a moment was repaired, today."""
        local = self.scope.clock.local()
        deed = deeds.add_repair(moment_id, local.date(), utc_offset_minutes(local))
        self._do(deed, self.tr("Repair noted for today"), self.tr("It is marked as repaired"))

    def period_words(self, weeks: int) -> str:
        """So many weeks, for the choice of the time shown."""
        return self.tr("%n weeks", "", weeks)

    def in_full(self, row: int) -> InFull | None:
        """The moment in that row of the table, told in full."""
        return self.moments.in_full(row, today(self.scope.clock))

    def look_into_week(self, column: int) -> None:
        """Show the moments of one week of the chart."""
        weekly = self._state.weekly
        shown = [] if weekly is None else [week for week in weekly.counts if week.days_past]
        if 0 <= column < len(shown):
            self.moments.only(shown[column].span)
            self.choose_tab(Tab.MOMENTS)

    def day_at(self, square: int) -> tuple[date, str] | None:
        """The day of one square of the year, and what it is called."""
        year = self._state.year
        if year is None or not 0 <= square < len(year.squares):
            return None
        day = year.squares[square].counts.day
        return day, day_called(self.locale, day, today(self.scope.clock))

    def look_into_day(self, day: date) -> None:
        """Show the moments of one day."""
        self.moments.only(Span(day, day))
        self.choose_tab(Tab.MOMENTS)

    def remember(self, inverse: Deed, said: str = "") -> None:
        """Let something done elsewhere for this room be taken back here.

        Args:
            inverse: takes it back.
            said: what it was.
        """
        self._undo.append((inverse, said))

    def _open(self, moment: MomentPresenter) -> None:
        moment.setParent(self)
        moment.saved.connect(self.remember)
        self.moment_wanted.emit(moment)

    def _do(self, deed: Deed, said: str, otherwise: str = "") -> None:
        """Do a deed, and say what came of it: `otherwise` where there was nothing to do."""
        came: list[Deed | None] = []

        def run(session: VaultSession) -> Deed | None:
            came.append(deed.run(session))
            return came[-1]

        def tell() -> None:
            self.scope.navigator.say(said if came and came[-1] is not None else otherwise)

        self.do(Deed(run), then=tell)

    def _show(self, logged: Logged) -> None:
        self._logged = logged
        self._charts = Charts(logged, self._words, today(self.scope.clock), self.locale)
        self.moments.show_rows(logged.rows, logged.own)
        self.focus.count(logged)
        arrived = not self._state.is_loaded
        state = replace(
            self._state,
            is_loaded=True,
            is_empty=logged.is_empty,
            year=self._charts.year(),
        )
        self._set(self._counted(state))
        if arrived and self._here:
            self._say_summary()

    def _counted(self, state: PatternsState) -> PatternsState:
        if self._charts is None:
            return state
        weekly = self._charts.weeks(state.period)
        return replace(
            state,
            weekly=weekly,
            when=when_it_happens(self._charts.marks_in(weekly), self.locale),
            summary=summary(weekly.counts, self.locale),
        )

    def _say_summary(self) -> None:
        if not self._state.is_empty:
            self.scope.navigator.say(self._state.summary)

    def _set(self, state: PatternsState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
