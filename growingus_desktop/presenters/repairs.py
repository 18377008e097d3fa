"""The Repair tab: moments still open, steps and lines for coming back, and how it went before."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.content.framings import load_framings
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.content.repair_steps import Size, load_repair_steps
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.dates import day_and_month
from growingus_desktop.presenters.patterns_periods import ALL, USUAL, first_day_of, period_words
from growingus_desktop.presenters.patterns_words import capital, day_called
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.repairs_form import RepairForm
from growingus_desktop.presenters.repairs_lines import Do, OwnLines
from growingus_desktop.presenters.repairs_table import RepairsTable
from growingus_desktop.presenters.repairs_words import (
    Summary,
    left_since,
    moment_words,
    summary,
    times_since,
)
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences
from growingus_desktop.store import repairs as store
from growingus_desktop.store import repairs_log as deeds
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.patterns import MomentRow
from growingus_desktop.store.repairs import RepairRow, Repairs
from growingus_desktop.vault.unit_of_work import VaultSession

_FRAMING = "repair"


@dataclass(frozen=True, slots=True)
class LookAgain:
    """A repair whose day to look at it again has come.

    Args:
        id: which one.
        title: what it is called.
        line: the repair in a line, in the person's words.
    """

    id: int
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class RepairsState:
    """What the tab shows.

    Args:
        is_loaded: whether the vault has answered.
        is_put_away: whether everything that invites to repair is put away.
        summary: the repairs of the weeks chosen.
        weeks: what the summary is, and about which weeks.
        again: repairs to look at again.
        shows_left: whether the moments left alone are listed, in place of the others.
        left: how many there are of them, in words; an empty string for none.
        waiting: how many moments are open, in words.
        size: the size chosen for the steps, or None.
        made: how many repairs there are.
    """

    is_loaded: bool = False
    is_put_away: bool = False
    summary: Summary = field(default_factory=Summary)
    weeks: str = ""
    again: tuple[LookAgain, ...] = ()
    shows_left: bool = False
    left: str = ""
    waiting: str = ""
    size: Size | None = None
    made: int = 0


class RepairsPresenter(QObject):
    """State and intents of the tab.

    Args:
        scope: what is behind the lock.
        locale: words days.
        do: does deeds that can be taken back.
    """

    changed = Signal()
    """The state is another one."""

    form_wanted = Signal(RepairForm)
    """Open the dialog with this."""

    kept = Signal(Deed)
    """Something was kept by the dialog; this takes it back, for the room's undo."""

    def __init__(
        self,
        scope: Scope,
        locale: QLocale,
        do: Do,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.scope = scope
        self._locale = locale
        self._weeks = USUAL
        self._do_and_tell = do
        self.steps = load_repair_steps(scope.language)
        self.grade = load_framings(scope.language).grades[self.steps.grade]
        self._shipped = {one.key: one.short for one in load_patterns(scope.language).all}
        self._labels: Mapping[str, str] = self._shipped
        self._found = Repairs()
        self._is_loaded = self._is_put_away = self._fills = False
        self._is_wanted = True
        self._asked_from: date | None = None
        self._known_from = date.max
        self.state = RepairsState()
        self.table = RepairsTable(locale, self)
        self.lines = OwnLines(scope, do, self)
        self.moments: RecordList[MomentRow] = RecordList(
            key=lambda row: row.id, title=self._title, caption=self._caption, parent=self
        )

    def refresh(self) -> None:
        """Ask the vault for what is shown, now or once it is."""
        self._asked_from = None
        self._ask()

    def attend(self, *, lists: bool, summary: bool) -> None:
        """Say what is looked at: thousands of moments aren't fetched for nobody.

        Args:
            lists: the tab, with its lists and its table.
            summary: how long coming back took, on the overview.
        """
        self._fills, self._is_wanted = lists, lists or summary
        self._ask()
        self._fill()

    def show_weeks(self, weeks: int) -> None:
        """Have the summary be about so many weeks."""
        self._weeks = weeks
        self._ask()
        self._tell()

    def come_back(self, moment_id: int | None = None, repair_id: int | None = None) -> None:
        """Note a repair, or say one anew.

        Args:
            moment_id: the moment that was repaired, or None to have it chosen.
            repair_id: the repair to say anew.
        """
        form = RepairForm(self.scope, moment_id, repair_id, locale=self._locale, parent=self)
        form.saved.connect(self.kept)
        self.form_wanted.emit(form)

    def arrive(self, prefill: Mapping[str, str]) -> None:
        """Note the repair a destination asks for, if it names a moment."""
        number = prefill.get("moment", "")
        if number.isdecimal():
            self.come_back(int(number))

    def find_words(self, moment_id: int | None = None) -> None:
        """Begin an opener that comes back to a moment, or to none in particular."""
        title, at = self.tr("Coming back to it"), self.moments.row_of(moment_id)
        if at >= 0:
            row = self.moments.rows[at]
            # The title stays when the day is no longer yesterday.
            day = day_and_month(self._locale, row.values.day)
            title = self.tr("Coming back to {day}").format(day=day)
        prefill = {"framing": _FRAMING, "title": title}
        self.scope.navigator.go(Destination(Room.OPENERS, Tool.NEW_OPENER, prefill))

    def find_any_words(self) -> None:
        """Begin an opener that comes back, to no moment in particular."""
        self.find_words()

    def leave(self, moment_id: int) -> None:
        """Leave an open moment as it is; it stays open and is asked about no more."""
        self._do(deeds.leave(moment_id), self.tr("Left as it is; undo brings it back"))

    def take_up(self, moment_id: int) -> None:
        """List a moment among the others again."""
        self._do(deeds.leave(moment_id, alone=False), self.tr("Among the others again"))

    def show_left(self, *, shown: bool) -> None:
        """List the moments left alone, or the others."""
        self._set(replace(self.state, shows_left=shown))
        self._list()

    def choose_size(self, key: str) -> None:
        """Say how big it was."""
        self._set(replace(self.state, size=self.steps.of(key)))

    def bin(self, repair_id: int) -> None:
        """Put a repair into the bin."""
        self._do(deeds.bin_repair(repair_id), self.tr("Moved to the bin"))

    def reflect(self) -> None:
        """Write about how it has been since."""
        prefill = {"title": self.tr("Two weeks on")}
        self.scope.navigator.go(Destination(Room.REFLECTIONS, Tool.NEW_REFLECTION, prefill))

    def looked(self, repair_id: int) -> None:
        """It has been looked at again, or needn't be."""
        self._do(deeds.look_again(repair_id, None), self.tr("Looked at; undo brings it back"))

    def open(self) -> None:
        """Show the tab, as from another part of the room."""
        self.scope.navigator.go(Destination(Room.PATTERNS, Tool.REPAIRS))

    def make_card(self) -> None:
        """Put lines on a card for paper."""
        self.scope.navigator.go(Destination(Room.PATTERNS, Tool.REPAIR_CARD))

    def ask_whether_right(self) -> None:
        """Open the private questions, which ask whether this is the right tool."""
        self.scope.navigator.go(Destination(Room.SAFETY, Tool.PRIVATE_QUESTIONS))

    def bring_back(self) -> None:
        """Go where tools that are put away can be brought back."""
        self.scope.navigator.go(Destination(Room.SAFETY))

    def _do(self, deed: Deed, said: str) -> None:
        self._do_and_tell(deed, said, "", lambda: None)

    def _ask(self) -> None:
        # The overview speaks of some weeks alone, and needn't wait for ten years of them.
        first = date.min if self._fills else self._first_day()
        if not self._is_wanted or (self._asked_from is not None and self._asked_from <= first):
            return
        self._asked_from = first

        def ask(session: VaultSession) -> tuple[Repairs, bool]:
            away = preferences.everything(session).get(PUT_AWAY, False)
            return store.whole(session, first), bool(away)

        def then(found: tuple[Repairs, bool]) -> None:
            self._known_from = first
            self._show(found)

        self.scope.tasks.in_vault(self, ask, then, latest="repairs")

    def _first_day(self) -> date:
        """The first day the summary is about."""
        # The very days the charts count, or the two would not add up.
        week_starts = (self._locale.firstDayOfWeek().value - 1) % 7
        return first_day_of(self._weeks, today(self.scope.clock), week_starts)

    def _show(self, found: tuple[Repairs, bool]) -> None:
        self._found, self._is_put_away = found
        self._labels = {**self._shipped, **self._found.own}
        self._is_loaded = True
        self._tell()
        self._fill()

    def _fill(self) -> None:
        if self._fills and self._known_from == date.min:
            self.table.show_rows(self._found.made, self._labels)
            self.lines.show_lines(self._found.lines)
            self._list()

    def _tell(self) -> None:
        found, day = self._found, today(self.scope.clock)
        first = self._first_day()
        if not self._is_loaded or first < self._known_from:
            return
        times = times_since(found, first, self.scope.clock.now())
        left, waiting = len(found.left), len(found.waiting)
        again = (row for row in found.made if row.values.again_on and row.values.again_on <= day)
        state = replace(
            self.state,
            is_loaded=True,
            is_put_away=self._is_put_away,
            summary=summary(times, left_since(found.left, first)),
            weeks=self._weeks_in_words(),
            again=() if self._is_put_away else tuple(self._again(row) for row in again),
            shows_left=self.state.shows_left and bool(left),
            left="" if not left else self.tr("{count} left alone").format(count=left),
            waiting="" if not waiting else self.tr("{count} open").format(count=waiting),
            made=len(found.made),
        )
        self._set(state)

    def _weeks_in_words(self) -> str:
        if self._weeks == ALL:
            return self.tr("Time to repair, median · all weeks")
        text = self.tr("Time to repair, median · last {weeks}")
        return text.format(weeks=period_words(self._weeks))

    def _list(self) -> None:
        self.moments.replace(self._found.left if self.state.shows_left else self._found.waiting)

    def _again(self, row: RepairRow) -> LookAgain:
        day = day_called(self._locale, row.values.day, today(self.scope.clock))
        about = "" if row.moment is None else moment_words(row.moment.values, self._labels)
        title = f"{day}: {about}" if about else day
        return LookAgain(row.id, capital(title), row.values.line)

    def _title(self, row: MomentRow) -> str:
        called = day_called(self._locale, row.values.day, today(self.scope.clock))
        return f"{called}: {moment_words(row.values, self._labels)}"

    def _caption(self, row: MomentRow) -> str:
        values = row.values
        shown = (values.line, values.set_off, values.underneath)
        told = moment_words(values, self._labels)
        return next((words for words in shown if words and words != told), "")

    def _set(self, state: RepairsState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
