"""Letting everything out of the vault, on the person's word: what goes along, and where to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from growingus_desktop import __version__
from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.content.reading_copy import load_copy_layout
from growingus_desktop.core.clock import today
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.exchange import entries_file, reading_copy
from growingus_desktop.exchange.reading_copy import CopyWords
from growingus_desktop.exchange.target import write_whole
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store.rows_out import Leaving, PlainRow, everything

T = TypeVar("T")


class InBackground(Protocol):
    """Runs slow work that is not the vault's; the answer comes on the UI thread."""

    def __call__(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Do `work`, then call `then` or `failed`."""
        ...


@unique
class LeavingAs(StrEnum):
    """What kind of file it becomes."""

    ENTRIES = "entries"
    """Can be taken in again, by this program or another."""
    COPY = "copy"
    """For reading."""


SUFFIXES = {LeavingAs.ENTRIES: entries_file.SUFFIX, LeavingAs.COPY: reading_copy.SUFFIX}


@dataclass(frozen=True, slots=True)
class LeavingState:
    """What the dialog shows.

    Args:
        kind: what kind of file it becomes.
        free_to_speak: whether the check-in's last answers go along.
        let_out: whether what was let out goes along.
        busy: what is being done, or an empty string.
        said: what became of it, or an empty string.
        problem: why nothing was written, or None.
        replaceable: the file that is there already and could be replaced, or None.
    """

    kind: LeavingAs = LeavingAs.ENTRIES
    free_to_speak: bool = False
    let_out: bool = False
    busy: str = ""
    said: str = ""
    problem: ProblemWords | None = None
    replaceable: Path | None = None


class LeavingPresenter(QObject):
    """State and intents of the dialog that lets everything out.

    Args:
        scope: what is behind the lock.
        in_background: writes the file.
        apart_from: the vault's folder, in which nothing readable may lie.
    """

    changed = Signal()

    def __init__(
        self,
        scope: Scope,
        in_background: InBackground,
        apart_from: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._in_background = in_background
        self._apart_from = apart_from
        self._state = LeavingState()

    @property
    def state(self) -> LeavingState:
        """What to show."""
        return self._state

    def suggested_name(self) -> str:
        """A file name that says nothing but what it is and when."""
        day = today(self._scope.clock).isoformat()
        return f"growing-us-{day}{SUFFIXES[self._state.kind]}"

    def choose(
        self,
        *,
        kind: LeavingAs | None = None,
        free_to_speak: bool | None = None,
        let_out: bool | None = None,
    ) -> None:
        """Choose what is given."""
        state = self._state
        self._show(
            LeavingState(
                kind=state.kind if kind is None else kind,
                free_to_speak=state.free_to_speak if free_to_speak is None else free_to_speak,
                let_out=state.let_out if let_out is None else let_out,
            )
        )

    def write(self, target: Path, *, over: bool = False) -> None:
        """Write everything to a file.

        Args:
            target: where the person points.
            over: whether a file of that name may go.
        """
        if self._state.busy:
            return
        target = target if target.suffix else target.with_suffix(SUFFIXES[self._state.kind])
        self._show(
            replace(self._state, busy=self.tr("Writing…"), said="", problem=None, replaceable=None)
        )
        leaving = Leaving(self._state.free_to_speak, self._state.let_out)
        self._scope.tasks.in_vault(
            self,
            lambda session: everything(session, leaving),
            lambda rows: self._write_rows(rows, target, over),
            failed=lambda error: self._refused(error, target),
        )

    def _write_rows(self, rows: tuple[PlainRow, ...], target: Path, over: bool) -> None:
        kind, language = self._state.kind, self._scope.language
        made_at = self._scope.clock.now().isoformat(timespec="seconds")
        apart_from = self._apart_from

        def work() -> None:
            if kind is LeavingAs.ENTRIES:
                parts = entries_file.written(rows, {"program": __version__, "made_at": made_at})
            else:
                words = CopyWords(
                    load_copy_layout(language), load_patterns(language), load_checkin(language)
                )
                parts = reading_copy.written(rows, words)
            write_whole(target, parts, apart_from=apart_from, over=over)

        self._in_background(
            work, lambda _none: self._written(), lambda error: self._refused(error, target)
        )

    def _written(self) -> None:
        said = self.tr("Written. Anyone who can open that file can read it.")
        self._show(replace(self._state, busy="", said=said))

    def _refused(self, error: AppError, target: Path) -> None:
        there = target if error.problem is Problem.FILE_EXISTS else None
        self._show(replace(self._state, busy="", problem=in_words(error), replaceable=there))

    def _show(self, state: LeavingState) -> None:
        if not isValid(self):
            # A write answers after the lock, too.
            return
        self._state = state
        self.changed.emit()
