"""One thing: a single habit for two weeks, planned, noted day by day, and looked back on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import SystemRandom

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.limits import TEXT_LIMIT
from growingus_desktop.insight.fortnight import next_week
from growingus_desktop.models.focus import DayWent, Decision
from growingus_desktop.models.patterns import Pattern
from growingus_desktop.presenters import focus_words as words
from growingus_desktop.presenters.focus_fields import KeptField
from growingus_desktop.presenters.focus_plan import LIMIT, PlanForm
from growingus_desktop.presenters.focus_shown import Shown
from growingus_desktop.presenters.focus_starts import names_of, starts_of
from growingus_desktop.presenters.focus_state import FocusState, Stage, Start
from growingus_desktop.presenters.patterns_words import day_of_week
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import focus as store
from growingus_desktop.store import focus_deeds as deeds
from growingus_desktop.store import preferences
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.focus import Runs
from growingus_desktop.store.patterns import Logged
from growingus_desktop.vault.unit_of_work import VaultSession

Do = Callable[[Deed, str, Callable[[], None] | None], None]
Draw = Callable[[Sequence[date]], date]


class FocusPresenter(QObject):
    """State and intents of the part on the one thing.

    Args:
        scope: what is behind the lock.
        do: does a deed that can be taken back in this room.
        locale: words days and numbers.
        draw: picks one of several days; by chance unless given.
    """

    changed = Signal()
    """The state is another one."""

    def __init__(
        self,
        scope: Scope,
        do: Do,
        locale: QLocale | None = None,
        draw: Draw | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._locale = locale or QLocale()
        self._draw = draw or SystemRandom().choice
        self._patterns = load_patterns(scope.language)
        self._runs = Runs()
        self._logged = Logged()
        self._put_away = True
        self._is_known = False
        self._is_editing = False
        self._chosen: date | None = None
        self._back_on: int | None = None
        self._brought: dict[str, str] = {}
        self.state = FocusState()
        self.form = PlanForm(scope, self)
        self._line = KeptField(scope, "focus/none/day", LIMIT, self)
        self._noticed = KeptField(scope, "focus/none/noticed", TEXT_LIMIT, self)
        self._shown_on: date | None = None

    @property
    def line(self) -> Writing:
        """The line about the day that is shown."""
        return self._line.writing

    @property
    def noticed(self) -> Writing:
        """What the person noticed of the run that is looked back on."""
        return self._noticed.writing

    @property
    def patterns(self) -> tuple[tuple[str, str], ...]:
        """Key and name of every pattern a run may go with, none first."""
        return (("", self.tr("None of these")), *names_of(self._patterns, self._logged).items())

    @property
    def is_giving_in(self) -> bool:
        """Whether giving in is to be unlearnt, which may be what keeps somebody from harm (E29)."""
        return self.form.pattern == Pattern.GAVE_IN

    def ask_questions(self) -> None:
        """Go to the five private questions."""
        self._scope.navigator.go(Destination(Room.SAFETY, Tool.PRIVATE_QUESTIONS))

    def arrive(self, prefill: Mapping[str, str]) -> None:
        """Come here with what a guide or a card brings along."""
        self._back_on = None
        self._brought = {name: prefill[name] for name in ("act", "pattern") if prefill.get(name)}

    def refresh(self) -> None:
        """Ask the vault for the runs."""

        def look(session: VaultSession) -> tuple[Runs, bool]:
            away = preferences.everything(session).get(PUT_AWAY, False)
            return store.runs(session), bool(away)

        self._scope.tasks.in_vault(self, look, self._arrived, latest="runs")

    def count(self, logged: Logged) -> None:
        """Take note of everything that is counted."""
        self._logged = logged
        if self._is_known:
            self._show()

    def start_from(self, start: Start) -> None:
        """Begin from one of the offered places."""
        self.form.start_from(dict(start.fields))

    def start_today(self) -> None:
        """Begin what is planned today."""
        self._begin(self._today(), drawn=False)

    def draw_start(self) -> None:
        """Let a day of next week be drawn, and begin then: no bad day decides it (§6.6)."""
        week_starts = (self._locale.firstDayOfWeek().value - 1) % 7
        self._begin(self._draw(next_week(self._today(), week_starts)), drawn=True)

    def begin_now(self) -> None:
        """Don't wait for the day to come."""
        if (run := self._runs.alive) is not None:
            self._do(deeds.begin_today(run.id, self._today()), self.tr("It begins today."), None)

    def choose_day(self, day: date) -> None:
        """Look at one day of the run, to note it."""
        self._chosen = day
        self._show()

    def note(self, went: DayWent) -> None:
        """Note how the day that is shown went; noted so already, nothing happens."""
        run, day = self._runs.alive, self.state.day
        if run is None or day is None or day.day not in run.fortnight.open_days(self._today()):
            return
        field = self._line
        line, place = field.written
        deed = deeds.note_day(run.id, day.day, went, line, place)
        said = self.tr("Noted. Ctrl+Z takes it back.")
        self._do(deed, said, lambda: field.was_kept(line, place))

    def keep_line(self) -> None:
        """Keep the line about the day that is shown; it waits till the day is noted."""
        day = self.state.day
        if day is None or day.went is None:
            self._say(self.tr("The line is kept with the day once you say how it went."))
        else:
            self.note(day.went)

    def take_note_away(self) -> None:
        """Leave the day that is shown without a note."""
        run, day = self._runs.alive, self.state.day
        if run is not None and day is not None:
            self._do(
                deeds.note_day(run.id, day.day, None), self.tr("The day has no note now."), None
            )

    def edit(self) -> None:
        """Change the words of the run."""
        run = self._runs.alive
        if run is not None:
            self._is_editing = True
            self.form.open(run.plan, run.id)
            self._show()

    def keep_words(self) -> None:
        """Keep the changed words."""
        run = self._runs.alive
        if run is None or not self.form.may_keep:
            return
        form = self.form

        def kept() -> None:
            form.settle()
            self.stop_editing()

        deed = deeds.change_words(run.id, form.plan, form.surfaces)
        self._do(deed, self.tr("The words are changed; your days stay."), kept)

    def stop_editing(self) -> None:
        """Leave the words as they were; what was typed waits as a draft."""
        self._is_editing = False
        self._show()

    def pause(self) -> None:
        """Let it rest."""
        if (run := self._runs.alive) is not None:
            said = self.tr("It rests now. Nothing is lost, and nothing will remind you.")
            self._do(deeds.pause(run.id, self._today()), said, None)

    def resume(self) -> None:
        """Take it up again."""
        if (run := self._runs.alive) is not None:
            self._chosen = None
            self._do(deeds.resume(run.id, self._today()), self.tr("Taken up again."), None)

    def end(self) -> None:
        """End it before its days are over."""
        if (run := self._runs.alive) is not None:
            said = self.tr("Ended here. Ctrl+Z takes it back.")
            self._do(deeds.end(run.id, self._today()), said, None)

    def put_in_bin(self) -> None:
        """Put the run that is shown into the bin with its notes."""
        review, run = self.state.review, self.state.run
        shown = review.id if review is not None else None if run is None else run.id
        if shown is not None:
            self._back_on = None
            said = self.tr("Put in the bin with its notes; undo brings it back.")
            self._do(deeds.put_in_bin(shown), said, None)

    def look_back(self, run_id: int) -> None:
        """Look at an earlier run again."""
        self._back_on = run_id
        self._show()

    def stop_looking_back(self) -> None:
        """Return to what is alive."""
        self._back_on = None
        self._show()

    def decide(self, decision: Decision) -> None:
        """Keep what the person decides, with what they noticed."""
        review = self.state.review
        if review is None:
            return
        noticed, place = self._noticed.written

        def kept() -> None:
            self._noticed.was_kept(noticed, place)
            self.stop_looking_back()

        deed = deeds.decide(review.id, decision, noticed, self._today(), place)
        self._do(deed, f"{words.decided(decision)}.", kept)

    def tell_partner(self) -> None:
        """Make the page that tells what is being tried."""
        self._scope.navigator.go(Destination(Room.PATTERNS, Tool.ONE_THING_SHEET))

    def _begin(self, starts_on: date, *, drawn: bool) -> None:
        form = self.form
        if self._runs.alive is not None or form.which != "new" or not form.may_keep:
            return

        def begun() -> None:
            form.settle()
            form.open()

        called = day_of_week(self._locale, starts_on, self._today())
        said = (
            self.tr("Drawn: {day}. Ctrl+Z takes it back.").format(day=called)
            if drawn
            else self.tr("It begins today. Ctrl+Z takes it back.")
        )
        self._chosen = None
        deed = deeds.begin(form.plan, starts_on, drawn=drawn, surfaces=form.surfaces)
        self._do(deed, said, begun)

    def _arrived(self, found: tuple[Runs, bool]) -> None:
        self._runs, self._put_away = found
        self._is_known = True
        alive = self._runs.alive
        if alive is None:
            self._is_editing = False
        if not self._is_editing and (self.form.which != "new" or self.form.is_blank):
            # A beginning that was taken back waits as drafts again.
            self.form.open()
        if self._brought and alive is not None:
            self._say(self.tr("One at a time. This one is still open."))
        elif self._brought:
            self.form.fill(self._brought)
        self._brought = {}
        self._show()

    def _show(self) -> None:
        day = self._today()
        if day != self._shown_on:
            # Whoever comes on another day comes to note that one.
            self._shown_on, self._chosen = day, None
        shown = Shown(
            self._runs,
            self._logged,
            names_of(self._patterns, self._logged),
            day,
            self._locale,
            None if self._back_on is None else self._runs.find(self._back_on),
            self._is_editing,
        )
        stage = shown.stage
        self._is_editing = stage is Stage.EDITING
        if stage is Stage.CHOOSING and self.form.which != "new":
            self.form.open()
        starts = self._starts(day) if stage is Stage.CHOOSING else ()
        self._become(shown.state(self._chosen, starts, put_away=self._put_away))
        self._show_fields(shown)

    def _show_fields(self, shown: Shown) -> None:
        run, day, review = shown.noted, self.state.day, shown.reviewed
        if run is not None and day is not None:
            note = run.notes.get(day.day)
            line = "" if note is None else note.line
            self._line.show(line, f"focus/{run.id}/day/{day.day.isoformat()}")
        if review is not None:
            self._noticed.show(review.row.noticed, f"focus/{review.id}/noticed")

    def _starts(self, day: date) -> tuple[Start, ...]:
        return starts_of(self._runs, self._logged, self._patterns, day, self._scope.language)

    def _today(self) -> date:
        return today(self._scope.clock)

    def _say(self, said: str) -> None:
        self._scope.navigator.say(said)

    def _become(self, state: FocusState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
