"""One thing: a single habit for two weeks, planned, noted day by day, and looked back on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import SystemRandom
from typing import Final

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.insight.fortnight import Phase, next_week
from growingus_desktop.models.focus import DayWent, Decision
from growingus_desktop.models.patterns import Pattern
from growingus_desktop.presenters import focus_words as words
from growingus_desktop.presenters.focus_plan import LIMIT, PlanForm
from growingus_desktop.presenters.focus_review import told
from growingus_desktop.presenters.focus_starts import names_of, starts_of
from growingus_desktop.presenters.focus_state import (
    DayShown,
    Earlier,
    FocusState,
    ReviewShown,
    RunShown,
    Stage,
    Start,
)
from growingus_desktop.presenters.patterns_words import capital, day_called, day_of_week
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import focus as store
from growingus_desktop.store import focus_deeds as deeds
from growingus_desktop.store import preferences
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.focus import Run, Runs
from growingus_desktop.store.patterns import Logged
from growingus_desktop.vault.unit_of_work import VaultSession

Do = Callable[[Deed, str, Callable[[], None] | None], None]
Draw = Callable[[Sequence[date]], date]

_STAGES: Final = {
    Phase.WAITING: Stage.WAITING,
    Phase.RUNNING: Stage.RUNNING,
    Phase.PAUSED: Stage.PAUSED,
    Phase.OVER: Stage.REVIEW,
    Phase.DECIDED: Stage.REVIEW,
}


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
        self.line = Writing(scope, "focus/none/day", limit=LIMIT, parent=self)
        self.noticed = Writing(scope, "focus/none/noticed", parent=self)
        self._line_kept = self._noticed_kept = ""

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
        line = self.line.text.strip()
        deed = deeds.note_day(run.id, day.day, went, line, self.line.surface)
        self._do(deed, self.tr("Noted. Ctrl+Z takes it back."), self._line_was_kept(line))

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
        noticed = self.noticed.text.strip()

        def kept() -> None:
            self.noticed.settle()
            self._noticed_kept = noticed
            self.stop_looking_back()

        deed = deeds.decide(review.id, decision, noticed, self._today(), self.noticed.surface)
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

    def _line_was_kept(self, line: str) -> Callable[[], None]:
        def kept() -> None:
            self.line.settle()
            self._line_kept = line

        return kept

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
        back = None if self._back_on is None else self._runs.find(self._back_on)
        alive = self._runs.alive
        stage = Stage.CHOOSING if alive is None else _STAGES[alive.fortnight.phase(day)]
        if back is not None:
            stage = Stage.REVIEW
        elif self._is_editing and stage in (Stage.RUNNING, Stage.PAUSED, Stage.WAITING):
            stage = Stage.EDITING
        review = back or (alive if stage is Stage.REVIEW else None)
        run = None if stage in (Stage.REVIEW, Stage.CHOOSING) else alive
        # The last day can be noted after its midnight too.
        noted = None if back is not None else alive
        if stage is not Stage.EDITING and self._is_editing:
            self._is_editing = False
        if stage is Stage.CHOOSING and self.form.which != "new":
            self.form.open()
        self._become(
            FocusState(
                stage=stage,
                starts=self._starts(day) if stage is Stage.CHOOSING else (),
                run=None if run is None else self._run(run, day),
                day=None if noted is None else self._day(noted, day),
                review=None if review is None else self._review(review, day),
                earlier=tuple(self._earlier(each, day) for each in self._runs.earlier),
                may_tell=not self._put_away and stage in (Stage.RUNNING, Stage.PAUSED),
            )
        )
        self._load_line(noted)
        self._load_noticed(review)

    def _starts(self, day: date) -> tuple[Start, ...]:
        return starts_of(self._runs, self._logged, self._patterns, day, self._scope.language)

    def _run(self, run: Run, day: date) -> RunShown:
        names = names_of(self._patterns, self._logged)
        return RunShown(
            id=run.id,
            caption=words.caption_of(run, day),
            quote=words.quote_of(run.plan),
            act=words.act_beside(run.plan),
            rest=words.rest_of(run.plan, names.get(run.plan.pattern, "")),
            about=words.about_of(run, day, self._locale),
            squares=words.squares_of(run, day, self._locale),
            twin=words.counts_of(run, day),
        )

    def _day(self, run: Run, day: date) -> DayShown | None:
        may_be_noted = run.fortnight.open_days(day)
        if not may_be_noted:
            return None
        chosen = may_be_noted[-1]
        if self._chosen is not None and self._chosen in may_be_noted:
            chosen = self._chosen
        note = run.notes.get(chosen)
        called = capital(day_called(self._locale, chosen, day))
        return DayShown(chosen, called, None if note is None else note.went)

    def _review(self, run: Run, day: date) -> ReviewShown:
        names = names_of(self._patterns, self._logged)
        comparison = store.compared(run, self._logged, day)
        said = told(comparison, names.get(run.plan.pattern, ""), self._locale)
        return ReviewShown(
            id=run.id,
            title=words.span_of(run, day, self._locale),
            quote=words.quote_of(run.plan),
            squares=words.squares_of(run, day, self._locale),
            counts=words.counts_of(run, day),
            heading=said.heading,
            logged=" ".join(part for part in (said.logged, said.note) if part),
            sentence=said.sentence,
            how_sure=said.how_sure,
            decision=run.row.decision,
            is_earlier=run is not self._runs.alive,
        )

    def _earlier(self, run: Run, day: date) -> Earlier:
        parts = (
            words.span_of(run, day, self._locale),
            words.decided(run.row.decision),
            words.counts_of(run, day),
        )
        return Earlier(
            run.id, " ".join(run.row.act.split()), " · ".join(part for part in parts if part)
        )

    def _load_line(self, run: Run | None) -> None:
        shown = self.state.day
        if run is None or shown is None:
            return
        note = run.notes.get(shown.day)
        kept = "" if note is None else note.line
        place = f"focus/{run.id}/day/{shown.day.isoformat()}"
        if place != self.line.surface or (
            kept != self._line_kept and self.line.text.strip() == self._line_kept
        ):
            self._line_kept = kept
            self.line.load(kept, place)

    def _load_noticed(self, run: Run | None) -> None:
        if run is None:
            return
        kept, place = run.row.noticed, f"focus/{run.id}/noticed"
        if place != self.noticed.surface or kept != self._noticed_kept or not self.noticed.text:
            self._noticed_kept = kept
            self.noticed.load(kept, place)

    def _today(self) -> date:
        return today(self._scope.clock)

    def _say(self, said: str) -> None:
        self._scope.navigator.say(said)

    def _become(self, state: FocusState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
