"""The Patterns room: what I do under stress, over time."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.clock import today, utc_offset_minutes
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.insight.spans import Span
from growingus_desktop.presenters.focus import Draw, FocusPresenter
from growingus_desktop.presenters.mass_delete import BackUp, MassDelete, is_mass
from growingus_desktop.presenters.moment import MomentPresenter
from growingus_desktop.presenters.patterns_charts import Charts
from growingus_desktop.presenters.patterns_counts import summary
from growingus_desktop.presenters.patterns_moments import Filter, InFull, MomentsTable
from growingus_desktop.presenters.patterns_periods import PERIODS
from growingus_desktop.presenters.patterns_state import PatternsState
from growingus_desktop.presenters.patterns_tabs import Tab, tab_of
from growingus_desktop.presenters.patterns_when import when_it_happens
from growingus_desktop.presenters.patterns_words import day_called
from growingus_desktop.presenters.repairs import RepairsPresenter
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import patterns as store
from growingus_desktop.store import patterns_log as deeds
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.patterns import Logged, MomentRow
from growingus_desktop.vault.unit_of_work import VaultSession


class PatternsPresenter(RoomPresenter):
    """State and intents of the room.

    Args:
        scope: what is behind the lock.
        locale: words days and numbers.
        draw: picks the day a run with one thing begins on; by chance unless given.
        back_up: makes the backup before much goes into the bin at once; None where nothing can.
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
        back_up: BackUp | None = None,
    ) -> None:
        super().__init__(scope, parent)
        self.locale = locale or QLocale()
        self._words = load_patterns(scope.language)
        self._own: Mapping[str, str] = {}
        self._state = PatternsState()
        self._charts: Charts | None = None
        self._here = False
        self._has_rows = False
        self._back_up = back_up
        self.moments = MomentsTable(self._words, self.locale, self)
        self.repairs = RepairsPresenter(scope, self.locale, self._do, self)
        self.repairs.kept.connect(self.remember)
        self.focus = FocusPresenter(scope, self.do, self.locale, draw, self)

    @property
    def state(self) -> PatternsState:
        """What to show."""
        return self._state

    def show(self, destination: Destination) -> None:
        """Arrive, with the tool the destination names."""
        # These are done over any room, without coming here.
        over = {Tool.LOG_MOMENT, Tool.NOTHING_TO_NOTE, Tool.LOG_REPAIR}
        self._here = destination.tool not in over
        tab = tab_of(destination.tool)
        if tab is not None:
            self.choose_tab(tab)
        match destination.tool:
            case Tool.ONE_THING:
                self.focus.arrive(destination.prefill)
            case Tool.REPAIRS:
                self.repairs.arrive(destination.prefill)
            case Tool.LOG_REPAIR:
                self.repairs.come_back()
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
        # What was asked for once isn't read again unasked.
        self.stop_reading()

    def refresh(self) -> None:
        """Ask the vault what was logged: what is counted at once, each moment once it is shown."""
        self._has_rows = False

        def ask(session: VaultSession) -> Logged:
            return store.logged(session)

        self.scope.tasks.in_vault(self, ask, self._show, latest="logged")
        self.focus.refresh()
        self.repairs.refresh()
        self._ask_for_rows()

    def choose_tab(self, tab: Tab) -> None:
        """Show another part of the room."""
        if tab is not self._state.tab:
            self._set(self._counted(replace(self._state, tab=tab)))
            self.repairs.attend(lists=tab is Tab.REPAIR, summary=tab is Tab.OVERVIEW)
            self._ask_for_rows()

    def choose_period(self, weeks: int) -> None:
        """Show so many weeks, or all of them."""
        if weeks in PERIODS and weeks != self._state.period:
            self._set(self._counted(replace(self._state, period=weeks)))
            self.repairs.show_weeks(weeks)
            self._say_summary()

    def read(self) -> None:
        """Answer whether anything can be read from the weeks; nothing but this does."""
        if self._charts is not None:
            self._set(replace(self._state, reading=self._charts.reading()))

    def stop_reading(self) -> None:
        """Put the answer away."""
        self._set(replace(self._state, reading=None))

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

    def bin(self, *moment_ids: int) -> None:
        """Put moments into the bin, in one deed."""
        if not moment_ids:
            return
        said = (
            self.tr("Moved to the bin")
            if len(moment_ids) == 1
            else self.tr("%n moments moved to the bin", "", len(moment_ids))
        )
        self._do(deeds.bin_moments(moment_ids), said)

    def question_before(self, moment_ids: Collection[int]) -> MassDelete | None:
        """What is asked before so many go into the bin at once; None where nothing is."""
        if not is_mass(len(moment_ids), self.moments.all):
            return None
        question = MassDelete(len(moment_ids), self._back_up, self)
        question.agreed.connect(lambda: self.bin(*moment_ids))
        return question

    def add_repair(self, moment_id: int) -> None:
        """Note that a moment was repaired, today."""
        local = self.scope.clock.local()
        deed = deeds.add_repair(moment_id, local.date(), utc_offset_minutes(local))
        self._do(deed, self.tr("Repair noted for today"), self.tr("It is marked as repaired"))

    def in_full(self, row: int) -> InFull | None:
        """The moment in that row of the table, told in full."""
        return self.moments.in_full(row, today(self.scope.clock))

    def look_into_week(self, column: int) -> None:
        """Show the moments of one column of the chart."""
        weekly = self._state.weekly
        shown = [] if weekly is None else [week for week in weekly.counts if week.days_past]
        if 0 <= column < len(shown):
            self._look_into(Filter(span=shown[column].span))

    def look_into_set_off(self, row: int, column: int) -> None:
        """Show the moments behind one count of what set them off.

        Args:
            row: which set-off.
            column: which pattern; beyond the last one, all of them.
        """
        grid = None if self._state.triggers is None else self._state.triggers.set_offs
        if grid is None or not 0 <= row < len(grid.rows) or not grid.rows[row].key:
            return
        worn = frozenset({grid.columns[column][0]} if column < len(grid.columns) else ())
        span = self._span_shown()
        key = grid.rows[row].key
        self._look_into(Filter(patterns=worn, span=span, set_off=key, rough=True))

    def look_into_hour(self, row: int, column: int) -> None:
        """Show the moments of one hour of the week."""
        grid = None if self._state.triggers is None else self._state.triggers.hours
        if grid is None or not 0 <= row < len(grid.rows):
            return
        hour = (int(grid.rows[row].key), column)
        self._look_into(Filter(span=self._span_shown(), hour=hour, rough=True))

    def show_moments_of(self, weeks: int) -> None:
        """Narrow the table to the moments of so many weeks, or to none in particular."""
        self.moments.narrow(replace(self.moments.filter, span=self.span_of(weeks)))

    def span_of(self, weeks: int) -> Span | None:
        """The days of so many weeks, or of all of them, as the charts count them."""
        return None if self._charts is None else self._charts.span_of(weeks)

    def day_at(self, square: int) -> tuple[date, str] | None:
        """The day of one square of the year, and what it is called."""
        year = self._state.year
        if year is None or not 0 <= square < len(year.squares):
            return None
        day = year.squares[square].counts.day
        return day, day_called(self.locale, day, today(self.scope.clock))

    def look_into_day(self, day: date) -> None:
        """Show the moments of one day."""
        self._look_into(Filter(span=Span(day, day)))

    def _open(self, moment: MomentPresenter) -> None:
        moment.setParent(self)
        moment.saved.connect(self.remember)
        self.moment_wanted.emit(moment)

    def _do(
        self,
        deed: Deed,
        said: str,
        otherwise: str = "",
        then: Callable[[], None] | None = None,
    ) -> None:
        """Do a deed, and say what came of it: `otherwise` where there was nothing to do."""
        came: list[Deed | None] = []

        def run(session: VaultSession) -> Deed | None:
            came.append(deed.run(session))
            return came[-1]

        def tell() -> None:
            self.scope.navigator.say(said if came and came[-1] is not None else otherwise)
            if then is not None:
                then()

        self.do(Deed(run), then=tell)

    def _look_into(self, wanted: Filter) -> None:
        self.moments.narrow(wanted)
        self.choose_tab(Tab.MOMENTS)

    def _span_shown(self) -> Span | None:
        weekly = self._state.weekly
        if weekly is None:
            return None
        return Span(weekly.counts[0].span.first, weekly.counts[-1].span.last)

    def _ask_for_rows(self) -> None:
        """Fetch each moment, once the part is shown that lists them."""
        if self._has_rows or self._state.tab is not Tab.MOMENTS:
            return
        self._has_rows = True
        self.scope.tasks.in_vault(self, store.moments, self._list, latest="moments")

    def _list(self, rows: tuple[MomentRow, ...]) -> None:
        self.moments.show_rows(rows, self._own)

    def _show(self, logged: Logged) -> None:
        self._own = logged.own
        self._charts = Charts(logged, self._words, today(self.scope.clock), self.locale)
        self.focus.count(logged)
        arrived = not self._state.is_loaded
        state = replace(self._state, is_loaded=True, is_empty=logged.is_empty, year=None)
        self._set(self._counted(state))
        if arrived and self._here:
            self._say_summary()

    def _counted(self, state: PatternsState) -> PatternsState:
        """The state with what its part and its period ask for, and nothing beyond."""
        charts = self._charts
        if charts is None:
            return state
        weekly = charts.weeks(state.period)
        overview, triggers = state.tab is Tab.OVERVIEW, state.tab is Tab.TRIGGERS
        return replace(
            state,
            weekly=weekly,
            year=state.year or (charts.year() if overview else None),
            when=when_it_happens(charts.marks_in(weekly), self.locale) if overview else state.when,
            reading=charts.reading() if state.reading is not None else None,
            triggers=charts.triggers(weekly) if triggers else None,
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
