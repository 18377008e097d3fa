"""What the part on the one thing shows of the runs there are, on a given day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale

from growingus_desktop.insight.fortnight import Phase
from growingus_desktop.presenters import focus_words as words
from growingus_desktop.presenters.focus_review import told
from growingus_desktop.presenters.focus_state import (
    DayShown,
    Earlier,
    FocusState,
    ReviewShown,
    RunShown,
    Stage,
    Start,
)
from growingus_desktop.presenters.patterns_words import capital, day_called
from growingus_desktop.store.focus import Run, Runs, compared
from growingus_desktop.store.patterns import Logged

_STAGES: Final = {
    Phase.WAITING: Stage.WAITING,
    Phase.RUNNING: Stage.RUNNING,
    Phase.PAUSED: Stage.PAUSED,
    Phase.OVER: Stage.REVIEW,
    Phase.DECIDED: Stage.REVIEW,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that decides what is shown.

    Args:
        runs: the runs there are.
        logged: everything that is counted.
        names: what each pattern is called.
        today: the person's own calendar day.
        locale: words days and numbers.
        back: the earlier run that is looked at again, or None.
        is_editing: whether the words of the run that is alive are being changed.
    """

    runs: Runs
    logged: Logged
    names: dict[str, str]
    today: date
    locale: QLocale
    back: Run | None = None
    is_editing: bool = False

    @property
    def stage(self) -> Stage:
        """What the person is at."""
        if self.back is not None:
            return Stage.REVIEW
        if self.runs.alive is None:
            return Stage.CHOOSING
        stage = _STAGES[self.runs.alive.fortnight.phase(self.today)]
        return Stage.EDITING if self.is_editing and stage is not Stage.REVIEW else stage

    @property
    def reviewed(self) -> Run | None:
        """The run that is looked back on, or None."""
        return self.back or (self.runs.alive if self.stage is Stage.REVIEW else None)

    @property
    def noted(self) -> Run | None:
        """The run whose days can be noted, or None; the last day after its midnight too."""
        return None if self.back is not None else self.runs.alive

    def state(
        self, chosen: date | None, starts: tuple[Start, ...], *, put_away: bool
    ) -> FocusState:
        """What is shown.

        Args:
            chosen: the day the person chose to note, or None for the latest.
            starts: where one may begin from.
            put_away: whether what involves the other person is put away.
        """
        stage, review, noted = self.stage, self.reviewed, self.noted
        run = None if stage in (Stage.REVIEW, Stage.CHOOSING) else self.runs.alive
        return FocusState(
            stage=stage,
            starts=starts,
            run=None if run is None else self._run(run),
            day=None if noted is None else self._day(noted, chosen),
            review=None if review is None else self._review(review),
            earlier=tuple(self._earlier(each) for each in self.runs.earlier),
            may_tell=not put_away and stage in (Stage.RUNNING, Stage.PAUSED),
            latest=self._latest(),
        )

    def _latest(self) -> ReviewShown | None:
        alive, earlier = self.runs.alive, self.runs.earlier
        known = earlier if alive is None else (alive, *earlier)
        over = (Phase.OVER, Phase.DECIDED)
        ended = (run for run in known if run.fortnight.phase(self.today) in over)
        run = next(ended, None)
        return None if run is None else self._review(run)

    def _run(self, run: Run) -> RunShown:
        return RunShown(
            id=run.id,
            caption=words.caption_of(run, self.today),
            quote=words.quote_of(run.plan),
            act=words.act_beside(run.plan),
            rest=words.rest_of(run.plan, self.names.get(run.plan.pattern, "")),
            about=words.about_of(run, self.today, self.locale),
            squares=words.squares_of(run, self.today, self.locale),
            twin=words.counts_of(run, self.today),
        )

    def _day(self, run: Run, chosen: date | None) -> DayShown | None:
        may_be_noted = run.fortnight.open_days(self.today)
        if not may_be_noted:
            return None
        day = may_be_noted[-1]
        if chosen is not None and chosen in may_be_noted:
            day = chosen
        note = run.notes.get(day)
        called = capital(day_called(self.locale, day, self.today))
        return DayShown(day, called, None if note is None else note.went)

    def _review(self, run: Run) -> ReviewShown:
        comparison = compared(run, self.logged, self.today)
        said = told(comparison, self.names.get(run.plan.pattern, ""), self.locale)
        return ReviewShown(
            id=run.id,
            title=words.span_of(run, self.today, self.locale),
            quote=words.quote_of(run.plan),
            squares=words.squares_of(run, self.today, self.locale),
            counts=words.counts_of(run, self.today),
            heading=said.heading,
            logged=" ".join(part for part in (said.logged, said.note) if part),
            sentence=said.sentence,
            how_sure=said.how_sure,
            decision=run.row.decision,
            is_earlier=run is not self.runs.alive,
        )

    def _earlier(self, run: Run) -> Earlier:
        parts = (
            words.span_of(run, self.today, self.locale),
            words.decided(run.row.decision),
            words.counts_of(run, self.today),
        )
        title = " ".join(run.row.act.split())
        return Earlier(run.id, title, " · ".join(part for part in parts if part))
