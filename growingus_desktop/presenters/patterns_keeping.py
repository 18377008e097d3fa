"""Keeping a chart outside the vault: its picture or its numbers, once the person knows what a file is."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.patterns_pictures import write_picture
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.sheets import TOLD, Caution
from growingus_desktop.store import preferences
from growingus_desktop.store.preferences import Choice
from growingus_desktop.vault.unit_of_work import VaultSession

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


@dataclass(frozen=True, slots=True)
class KeepingState:
    """What the page shows of it.

    Args:
        question: what needs a yes first, or nothing.
        more: what follows the question.
        agree: the verb on the yes.
        problem: what went wrong last, or None.
    """

    question: str = ""
    more: str = ""
    agree: str = ""
    problem: AppError | None = None


class Keeping(QObject):
    """State and intents of keeping what a chart shows.

    Args:
        scope: remembers that the person was told, and says when it is done.
        choose_file: asks where to save, given a suggested name; None if the person stopped.
    """

    changed = Signal()

    def __init__(
        self,
        scope: Scope,
        choose_file: Callable[[str], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._choose_file = choose_file
        self._told = False
        self._after_yes: Callable[[], None] | None = None
        self.state = KeepingState()
        scope.tasks.in_vault(self, preferences.everything, self._remember, latest="told")

    def keep_picture(self, suggested: str, draw: Callable[[str], bytes]) -> None:
        """Keep a picture.

        Args:
            suggested: a file name that says nothing of what is in it.
            draw: makes the file's bytes, given the ending of its name.
        """
        self._after_telling(lambda: self._ask_where(suggested, draw, self.tr("Picture saved")))

    def keep_numbers(
        self, suggested: str, headings: Sequence[str], rows: Sequence[Sequence[str]], note: str
    ) -> None:
        """Keep the numbers as text, a line a row.

        Args:
            suggested: a file name that says nothing of what is in it.
            headings: above the columns.
            rows: the cells.
            note: what stands under the chart, and under them too.
        """

        def make(_ending: str) -> bytes:
            return as_csv(headings, rows, note)

        self._after_telling(lambda: self._ask_where(suggested, make, self.tr("Numbers saved")))

    def go_on(self) -> None:
        """Say yes to the question that stands."""
        then, self._after_yes = self._after_yes, None
        self._become(KeepingState())
        if then is not None:
            then()

    def not_now(self) -> None:
        """Say no to the question that stands."""
        self._after_yes = None
        self._become(KeepingState())

    def _remember(self, choices: dict[str, Choice]) -> None:
        self._told = self._told or bool(choices.get(TOLD + Caution.SAVE.value))

    def _after_telling(self, then: Callable[[], None]) -> None:
        if self._told:
            then()
            return

        def go_on() -> None:
            self._told = True
            if not self._scope.read_only:
                self._scope.tasks.in_vault(self, _keep_told)
            then()

        self._ask(
            self.tr("A saved file isn’t locked."),
            self.tr("Anyone who can open the place you keep it in can read it."),
            self.tr("Go on"),
            go_on,
        )

    def _ask_where(self, suggested: str, make: Callable[[str], bytes], said: str) -> None:
        chosen = self._choose_file(suggested)
        if chosen is not None:
            target = chosen if chosen.suffix else chosen.with_suffix(Path(suggested).suffix)
            self._write(target, make(target.suffix.lower()), said, over=False)

    def _write(self, target: Path, data: bytes, said: str, *, over: bool) -> None:
        try:
            write_picture(target, data, over=over)
        except FileExistsError:
            self._ask(
                self.tr("A file with that name is already there."),
                self.tr("What it holds now would be gone."),
                self.tr("Replace it"),
                lambda: self._write(target, data, said, over=True),
            )
        except AppError as error:
            self._become(KeepingState(problem=error))
        else:
            self._become(KeepingState())
            self._scope.navigator.say(said)

    def _ask(self, question: str, more: str, agree: str, then: Callable[[], None]) -> None:
        self._after_yes = then
        self._become(replace(KeepingState(), question=question, more=more, agree=agree))

    def _become(self, state: KeepingState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[str]], note: str) -> bytes:
    """Numbers as comma-separated text (RFC 4180), with a mark by which spreadsheets know UTF-8.

    Args:
        headings: the first line.
        rows: the lines after it.
        note: the last one.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_plain(cell) for cell in headings])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    writer.writerow([])
    writer.writerow([_plain(note)])
    return text.getvalue().encode("utf-8-sig", "replace")


def _plain(cell: str) -> str:
    """A cell that a spreadsheet reads and doesn't reckon: words of one's own may begin with =."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _keep_told(session: VaultSession) -> None:
    preferences.choose(session, TOLD + Caution.SAVE.value, value=True)
