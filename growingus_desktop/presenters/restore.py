"""Going back to a backup: which one, what it would change, and the way back from it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.dates import moment_words
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.restore_state import (
    Found,
    FoundBackup,
    Plan,
    RestoreState,
    RestoreWork,
    Run,
    Second,
    Stage,
)

T = TypeVar("T")

GUESSES = frozenset({Problem.WRONG_PASSPHRASE, Problem.WRONG_RECOVERY_CODE, Problem.RECOVERY_GROUP})
"""Refusals that a guess at a secret ends in."""

FIRST_SHOWN = 5
"""Backups shown before the person asks for all of them."""


@dataclass(slots=True)
class _Known:
    """What is behind the state."""

    found: Found = field(default_factory=Found)
    pointed_at: FoundBackup | None = None
    shows_all: bool = False
    plan: Plan | None = None


class RestorePresenter(QObject):
    """State and intents of the restore page. Secrets pass through and are not kept here.

    Args:
        work: what is done to files.
        run: runs it on a worker.
    """

    changed = Signal()

    wrong_try = Signal()
    """A secret opened nothing."""

    left = Signal()
    """The person is done here, or goes back."""

    def __init__(self, work: RestoreWork, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._run = run
        self._known = _Known()
        self._wish = 0
        self._state = RestoreState()

    @property
    def state(self) -> RestoreState:
        """What to show."""
        return self._state

    def begin(self, chosen: Path | None = None) -> None:
        """Look for backups.

        Args:
            chosen: the backup to begin with; the newest if not given.
        """
        self._do(
            self.tr("Looking for backups…"),
            self._work.find,
            lambda found: self._have_found(found, chosen),
        )

    def choose(self, path: Path) -> None:
        """Choose a backup."""
        chosen = next((each for each in self._choosable() if each.path == path), None)
        if chosen not in (None, self._state.chosen) and not self._state.busy:
            self._show(replace(self._state, chosen=chosen, second=None, problem=None))

    def show_all(self) -> None:
        """Show the older ones too."""
        self._known.shows_all = True
        self._list()

    def point_at(self, path: Path) -> None:
        """Take a file the person pointed at."""
        self._do(
            self.tr("Looking at the file…"),
            lambda: self._work.look_at(path),
            self._have_looked_at,
        )

    def look_ahead(self, secret: str, other: str = "") -> None:
        """Find out what restoring the chosen backup would do.

        Args:
            secret: opens the vault, the backup or both.
            other: opens the second of them, where that was asked for.
        """
        chosen, second = self._state.chosen, self._state.second
        if chosen is None or not secret or (second and not other):
            return
        self._do(
            self.tr("Opening the backup…"),
            lambda: self._work.plan(chosen.path, secret, second, other),
            self._have_planned,
        )

    def restore(self, typed: str = "") -> None:
        """Restore as planned.

        Args:
            typed: the number that had to be typed, if one had to.
        """
        plan = self._known.plan
        if plan is None or self._state.stage is not Stage.PLAN:
            return
        if self._state.number and typed.strip() != self._state.number:
            return
        self._do(
            self.tr("Restoring… Don’t switch the computer off."),
            lambda: self._work.restore(plan),
            self._have_restored,
        )

    def restore_elsewhere(self, target: Path) -> None:
        """Restore the backup of another vault into a folder of its own."""
        plan = self._known.plan
        if plan is None or self._state.stage is not Stage.OTHER_VAULT:
            return
        self._do(
            self.tr("Restoring…"),
            lambda: self._work.restore_elsewhere(plan, target),
            lambda _none: self._have_restored_elsewhere(),
        )

    def undo(self) -> None:
        """Take the restore back."""
        if self._state.can_undo:
            self._do(self.tr("Taking it back…"), self._work.undo, lambda _none: self._have_undone())

    def back(self) -> None:
        """One step back, or away."""
        if self._state.busy:
            return
        if self._state.stage in (Stage.PLAN, Stage.OTHER_VAULT):
            self._known.plan = None
            self._list()
        else:
            self.left.emit()

    def withdraw(self) -> None:
        """Let go of everything, as at a lock; what is still under way is told to nobody."""
        self._wish += 1
        self._known = _Known()
        self._show(RestoreState())

    def backup_words(self, backup: FoundBackup) -> str:
        """A backup in one line: when, how much, and where if not here."""
        if backup.made_at is None:
            return ""
        parts = [moment_words(backup.made_at), self._entries(backup.entries)]
        if backup.is_elsewhere:
            parts.append(self.tr("in {folder}").replace("{folder}", backup.path.parent.name))
        return " · ".join(parts)

    def _entries(self, count: int) -> str:
        return self.tr("%n entries", "", count)

    def _do(self, busy: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        if self._state.busy:
            return
        self._wish += 1
        wish = self._wish
        self._show(replace(self._state, busy=busy, problem=None))

        def arrived(answer: T) -> None:
            if wish == self._wish:
                self._state = replace(self._state, busy="")
                then(answer)

        def failed(error: AppError) -> None:
            if error.problem in GUESSES:
                self.wrong_try.emit()
            if wish == self._wish:
                self._show(replace(self._state, busy="", problem=in_words(error)))

        self._run(work, arrived, failed)

    def _have_found(self, found: Found, chosen: Path | None) -> None:
        self._known.found = found
        self._state = replace(self._state, looked=True)
        self._list(chosen)

    def _have_looked_at(self, backup: FoundBackup) -> None:
        if not backup.is_whole:
            error = AppError(backup.problem or Problem.BACKUP_INCOMPLETE)
            problem = in_words(error)
            self._show(replace(self._state, problem=problem))
            return
        self._known.pointed_at = backup
        self._list(backup.path)

    def _have_planned(self, plan: Plan | Second) -> None:
        if isinstance(plan, Second):
            self._show(replace(self._state, second=plan))
            return
        self._known.plan = plan
        chosen = self._state.chosen
        date = moment_words(chosen.made_at) if chosen and chosen.made_at else ""
        if plan.of_other_vault:
            self._show(self._of_other_vault(date))
        else:
            self._show(self._planned(plan, date))

    def _have_restored(self, can_undo: bool) -> None:
        self._known.plan = None
        chosen = self._state.chosen
        date = moment_words(chosen.made_at) if chosen and chosen.made_at else ""
        title = self.tr("Your vault is back as it was on {date}").replace("{date}", date)
        told = self.tr("If a damaged file was in its place, it is kept beside it.")
        if can_undo:
            told = self.tr(
                "What was here before is kept in a backup. If this isn’t what you wanted, take it"
                " back."
            )
        self._show(RestoreState(Stage.DONE, looked=True, title=title, told=told, can_undo=can_undo))

    def _have_restored_elsewhere(self) -> None:
        self._known.plan = None
        title = self.tr("The other vault is in its own folder now")
        told = self.tr("The vault that was here is unchanged. Start with --vault and that folder.")
        self._show(RestoreState(Stage.DONE, looked=True, title=title, told=told))

    def _have_undone(self) -> None:
        title = self.tr("Taken back")
        told = self.tr("Your vault is as it was before.")
        self._show(RestoreState(Stage.DONE, looked=True, title=title, told=told))

    def _of_other_vault(self, date: str) -> RestoreState:
        title = self.tr("This backup belongs to a different vault")
        told = self.tr(
            "It was made on {date}. It can’t take the place of the vault that is here, but it can"
            " be restored as a separate vault, in a folder of its own."
        ).replace("{date}", date)
        return RestoreState(
            Stage.OTHER_VAULT, looked=True, chosen=self._state.chosen, title=title, told=told
        )

    def _planned(self, plan: Plan, date: str) -> RestoreState:
        title = self.tr("This takes you back to {date}").replace("{date}", date)
        if not plan.current_is_sound:
            told = self.tr(
                "The vault that is here can’t be read. It is kept beside the restored one, and"
                " nothing of it is deleted."
            )
        elif plan.lost:
            told = self.tr("%n newer entries would leave the vault.", "", plan.lost)
            told += " " + self.tr(
                "The vault as it is now is kept in a backup first. Type {number} to go on."
            )
        else:
            told = self.tr(
                "No entry would leave the vault. The vault as it is now is kept in a backup first."
            )
        number = str(plan.lost) if plan.lost and plan.current_is_sound else ""
        return RestoreState(
            Stage.PLAN,
            looked=True,
            chosen=self._state.chosen,
            title=title,
            told=told.replace("{number}", number),
            number=number,
        )

    def _choosable(self) -> tuple[FoundBackup, ...]:
        pointed, found = self._known.pointed_at, self._known.found.backups
        first = (pointed,) if pointed and all(pointed.path != each.path for each in found) else ()
        return (*first, *(each for each in found if each.is_whole))

    def _list(self, chosen: Path | None = None) -> None:
        """Show what can be chosen; the choice there was stands if it still can."""
        backups = self._choosable()
        wanted = chosen or (self._state.chosen.path if self._state.chosen else None)
        taken = next((each for each in backups if each.path == wanted), None)
        place = backups.index(taken) if taken else 0
        most = len(backups) if self._known.shows_all else max(FIRST_SHOWN, place + 1)
        self._show(
            RestoreState(
                looked=self._state.looked,
                backups=backups[:most],
                broken=self._broken(),
                more=len(backups) - len(backups[:most]),
                chosen=taken or (backups[0] if backups else None),
                why_secret=self._why_secret(),
            )
        )

    def _why_secret(self) -> str:
        if self._known.found.is_sound:
            return self.tr(
                "The vault that is here is in order, so only you may replace it: type what opens"
                " it now, the passphrase or the recovery code."
            )
        return self.tr(
            "Type what opened the vault when the backup was made: the passphrase or the recovery"
            " code."
        )

    def _broken(self) -> tuple[str, ...]:
        """One sentence for each file that can't be used, and where to look instead."""
        found = self._known.found.backups
        return tuple(self._broken_words(backup, found) for backup in found if not backup.is_whole)

    def _broken_words(self, backup: FoundBackup, found: tuple[FoundBackup, ...]) -> str:
        error = AppError(backup.problem or Problem.BACKUP_INCOMPLETE)
        said = f"{backup.path.name}: {in_words(error).happened}"
        whole = [each for each in found if each.made_at is not None]
        # Names begin with the day, so the order of names is the order of making.
        before = [each for each in whole if each.path.name < backup.path.name]
        nearest = max(before, key=lambda each: each.path.name, default=None)
        if nearest is None or nearest.made_at is None:
            return said
        instead = self.tr("The one before it, of {date}, is complete.")
        return f"{said} {instead.replace('{date}', moment_words(nearest.made_at))}"

    def _show(self, state: RestoreState) -> None:
        self._state = state
        self.changed.emit()
