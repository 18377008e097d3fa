"""Taking in a file that was let out of a vault: first what it would do, then the doing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal
from shiboken6 import isValid

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.exchange.entries_file import Entries, read
from growingus_desktop.presenters.leaving import InBackground
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store.rows_in import BadRow, GivenRow, Intake, examine, take_in

BackUp = Callable[[Callable[[], None], Callable[[AppError], None]], None]
"""Makes a verified backup; then calls the first, or the second with why there is none."""

MOST_NAMED = 50
"""How many of the rows that can't be taken in are named one by one."""

_TABLES = {
    "appreciation": QT_TRANSLATE_NOOP("Intake", "thanks"),
    "ask": QT_TRANSLATE_NOOP("Intake", "an ask"),
    "check_in": QT_TRANSLATE_NOOP("Intake", "a check-in"),
    "focus_run": QT_TRANSLATE_NOOP("Intake", "one thing"),
    "focus_day": QT_TRANSLATE_NOOP("Intake", "a day of one thing"),
    "highlight": QT_TRANSLATE_NOOP("Intake", "a marked passage"),
    "meaning": QT_TRANSLATE_NOOP("Intake", "a line of what it means"),
    "moment": QT_TRANSLATE_NOOP("Intake", "a moment"),
    "moment_pattern": QT_TRANSLATE_NOOP("Intake", "a pattern of a moment"),
    "need": QT_TRANSLATE_NOOP("Intake", "a need"),
    "opener": QT_TRANSLATE_NOOP("Intake", "an opener"),
    "reflection": QT_TRANSLATE_NOOP("Intake", "a reflection"),
    "repair": QT_TRANSLATE_NOOP("Intake", "a repair"),
}


@dataclass(frozen=True, slots=True)
class IntakeState:
    """What the dialog shows.

    Args:
        busy: what is being done, or an empty string.
        plan: what taking the file in would do, or an empty string.
        bad: the rows that can't be taken in, one line each.
        may_take_in: whether there is anything to take in.
        said: what became of it, or an empty string.
        problem: what stands in the way, or None.
    """

    busy: str = ""
    plan: str = ""
    bad: tuple[str, ...] = ()
    may_take_in: bool = False
    said: str = ""
    problem: ProblemWords | None = None


class IntakePresenter(QObject):
    """State and intents of the dialog.

    Args:
        scope: what is behind the lock.
        in_background: reads the file.
        back_up: makes a backup before anything is taken in.
    """

    changed = Signal()

    def __init__(
        self,
        scope: Scope,
        in_background: InBackground,
        back_up: BackUp,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._in_background = in_background
        self._back_up = back_up
        self._rows: tuple[GivenRow, ...] = ()
        self._state = IntakeState()

    @property
    def state(self) -> IntakeState:
        """What to show."""
        return self._state

    def look_at(self, file: Path) -> None:
        """Read a file and say what taking it in would do; nothing is changed."""
        if self._state.busy:
            return
        self._rows = ()
        self._show(IntakeState(busy=self.tr("Reading…")))
        self._in_background(lambda: read(file), self._examine, self._refused)

    def take_in(self) -> None:
        """Take in what can be, after a backup."""
        if self._state.busy or not self._state.may_take_in:
            return
        self._show(IntakeState(busy=self.tr("Making a backup first…")))
        self._back_up(self._write, self._refused)

    def _examine(self, entries: Entries) -> None:
        self._scope.tasks.in_vault(
            self,
            lambda session: examine(session, entries.rows),
            lambda intake: self._plan(entries, intake),
            failed=self._refused,
        )

    def _plan(self, entries: Entries, intake: Intake) -> None:
        bad = (*intake.bad, *entries.bad)
        total = intake.added + intake.known + len(bad)
        if not intake.added and not bad:
            self._refused(AppError(Problem.IMPORT_NOTHING_NEW, total=total))
            return
        self._rows = entries.rows
        problem = None
        if bad:
            problem = in_words(
                AppError(Problem.IMPORT_BAD_ROWS, good=total - len(bad), total=total, bad=len(bad))
            )
        self._show(
            IntakeState(
                plan=self._plan_words(intake),
                bad=tuple(self._named(row) for row in bad[:MOST_NAMED]),
                may_take_in=intake.added > 0,
                problem=problem,
            )
        )

    def _plan_words(self, intake: Intake) -> str:
        added = self.tr("%n new row(s) would be added.", "", intake.added)
        known = self.tr("%n are here already and stay as they are here.", "", intake.known)
        return f"{added} {known}" if intake.known else added

    def _named(self, row: BadRow) -> str:
        kind = _TABLES.get(row.table)
        if kind is None:
            return self.tr("line {line}").format(line=row.line)
        what = QCoreApplication.translate("Intake", str(kind))
        return self.tr("line {line}: {what}").format(line=row.line, what=what)

    def _write(self) -> None:
        rows = self._rows
        if not isValid(self):
            return
        self._show(IntakeState(busy=self.tr("Taking it in…")))
        self._scope.tasks.in_vault(
            self, lambda session: take_in(session, rows), self._taken, failed=self._refused
        )

    def _taken(self, intake: Intake) -> None:
        self._rows = ()
        said = self.tr("%n row(s) added. Nothing that was here was changed.", "", intake.added)
        self._show(IntakeState(said=said))

    def _refused(self, error: AppError) -> None:
        self._rows = ()
        self._show(IntakeState(problem=in_words(error)))

    def _show(self, state: IntakeState) -> None:
        if not isValid(self):
            return
        self._state = state
        self.changed.emit()
