"""The preview of a printed page: which paper, what was said about it, what still needs a yes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.sheets.blocks import Sheet, SheetKind
from growingus_desktop.sheets.paper import Paper
from growingus_desktop.sheets.plain_text import as_text

SUGGESTED_NAME: Final = "page.pdf"
"""The file name offered: it says nothing of what is on the page (trust: T13)."""

TOLD: Final = "sheet.told."
"""With a caution after it, the preference that remembers that the person was told."""


@unique
class Caution(StrEnum):
    """What the person is told before the first time."""

    PRINT = "print"
    SAVE = "save"


@unique
class PrintOutcome(StrEnum):
    """How a printing went, as far as the program can know."""

    SENT = "sent"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SheetTools:
    """What the preview can do, handed in.

    Args:
        choose_file: asks where to save, given a suggested name; None if the person stopped.
        write: writes the sheet for a paper to a path, replacing a file only if told; raises
            `FileExistsError` or `AppError`.
        print_out: prints for a paper and later calls back with the outcome.
        copy_text: puts text on the clipboard.
    """

    choose_file: Callable[[str], Path | None]
    write: Callable[[Paper, Path, bool], None]
    print_out: Callable[[Paper, Callable[[PrintOutcome], None]], None]
    copy_text: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SheetState:
    """What the preview shows beside the pages.

    Args:
        paper: the chosen paper.
        notice: how the sheet fits its paper.
        question: what needs a yes first, or nothing.
        more: what follows the question or what was said.
        agree: the verb on the yes.
        said: what became of the last deed, or nothing.
        failed: whether that was a failure.
    """

    paper: Paper
    notice: str = ""
    question: str = ""
    more: str = ""
    agree: str = ""
    said: str = ""
    failed: bool = False


class SheetPresenter(QObject):
    """State and intents of one sheet's preview.

    Args:
        sheet: what is previewed.
        tools: what can be done with it.
        paper: the paper to begin with.
        told: what the person was told before and need not be told again.
        parent: the owner.
    """

    changed = Signal()
    """The state is another one."""

    agreed = Signal(Caution)
    """The person went on after being told; whoever remembers it hands it in as `told`."""

    paper_chosen = Signal(Paper)
    """The person prefers this paper; whoever remembers it hands it in as `paper`."""

    def __init__(
        self,
        sheet: Sheet,
        tools: SheetTools,
        *,
        paper: Paper = Paper.A4,
        told: frozenset[Caution] = frozenset(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self._tools = tools
        self._told = told
        self._after_yes: Callable[[], None] | None = None
        self.state = SheetState(paper)

    def choose_paper(self, paper: Paper) -> None:
        """Show the sheet on another paper."""
        if paper is self.state.paper:
            return
        self._after_yes = None
        self._become(SheetState(paper))
        self.paper_chosen.emit(paper)

    def laid_out(self, pages: int, *, shrunk: bool, overflowed: bool) -> None:
        """Take note of how the sheet fits the paper."""
        if pages > 1 and overflowed:
            notice = self.tr("Too long for one page: this runs to %n pages.", "", pages)
        elif pages > 1:
            notice = self.tr("This runs to %n pages.", "", pages)
        elif shrunk:
            notice = self.tr("One page, set a little smaller so that everything fits.")
        else:
            notice = self.tr("One page, black on white.")
        self._become(replace(self.state, notice=notice))

    @property
    def is_secret(self) -> bool:
        """Whether the page opens a vault: it is then told about each time, and never copied."""
        return self.sheet.kind is SheetKind.RECOVERY

    def save_pdf(self) -> None:
        """Save the page where the person points, once they know a file isn't locked."""
        if self.is_secret:
            self._ask(
                self.tr("A saved page isn’t locked."),
                self.tr(
                    "Whoever can open that file can read everything in your vault. Keep it on a"
                    " stick you put away, not on this computer or in a synced folder."
                ),
                self.tr("Go on"),
                self._ask_where,
            )
            return
        self._after_telling(
            Caution.SAVE,
            self.tr("A saved page isn’t locked."),
            self.tr("Anyone who can open the place you keep it in can read it."),
            self._ask_where,
        )

    def print_page(self) -> None:
        """Print the page, once the person knows what paper and printers keep."""
        if self.is_secret:
            self._ask(
                self.tr("Whoever finds this page can read everything in your vault."),
                self.tr("The printer and its queue may keep a copy."),
                self.tr("Print it"),
                self._print,
            )
            return
        self._after_telling(
            Caution.PRINT,
            self.tr("Paper and the printer’s queue are not protected."),
            self.tr("Whoever finds the page can read it. A printer may keep a copy for a while."),
            self._print,
        )

    def copy_as_text(self) -> None:
        """Put the page's words on the clipboard; a code that opens a vault never goes there."""
        if self.is_secret:
            return
        self._tools.copy_text(as_text(self.sheet))
        more = self.tr("Other programs can read the clipboard until something else is copied.")
        self._say(self.tr("Copied as text."), more)

    def go_on(self) -> None:
        """Say yes to the question that stands."""
        then, self._after_yes = self._after_yes, None
        self._tell()
        if then is not None:
            then()

    def not_now(self) -> None:
        """Say no to the question that stands."""
        self._after_yes = None
        self._tell()

    def page_name(self, number: int, pages: int) -> str:
        """What a page is called to a screen reader, counted from 1."""
        return self.tr("Page {number} of {pages}").format(number=number, pages=pages)

    def _after_telling(
        self, caution: Caution, words: str, more: str, then: Callable[[], None]
    ) -> None:
        if caution in self._told:
            then()
            return

        def go_on() -> None:
            self._told |= {caution}
            self.agreed.emit(caution)
            then()

        self._ask(words, more, self.tr("Go on"), go_on)

    def _ask_where(self) -> None:
        chosen = self._tools.choose_file(SUGGESTED_NAME)
        if chosen is not None:
            self._write(chosen if chosen.suffix else chosen.with_suffix(".pdf"), over=False)

    def _write(self, target: Path, *, over: bool) -> None:
        try:
            self._tools.write(self.state.paper, target, over)
        except FileExistsError:
            self._ask(
                self.tr("A file with that name is already there. Replace it?"),
                self.tr("What it holds now is then gone."),
                self.tr("Replace it"),
                lambda: self._write(target, over=True),
            )
        except AppError as error:
            self._fail(error.problem)
        else:
            self._say(self.tr("Saved."))

    def _print(self) -> None:
        self._tools.print_out(self.state.paper, self._printed)

    def _printed(self, outcome: PrintOutcome) -> None:
        match outcome:
            case PrintOutcome.SENT:
                self._say(self.tr("Sent to the printer."))
            case PrintOutcome.FAILED:
                self._fail(Problem.PRINT_FAILED)
            case PrintOutcome.CANCELLED:
                self._say("")

    def _ask(self, question: str, more: str, agree: str, then: Callable[[], None]) -> None:
        self._after_yes = then
        self._tell(question=question, more=more, agree=agree)

    def _say(self, words: str, more: str = "") -> None:
        self._tell(said=words, more=more)

    def _fail(self, problem: Problem) -> None:
        said, more = self._failure(problem)
        self._tell(said=said, more=more, failed=True)

    def _failure(self, problem: Problem) -> tuple[str, str]:
        # The shared words for these problems speak of the vault; here only a page is at stake.
        elsewhere = self.tr("Nothing is lost. Choose another place.")
        match problem:
            case Problem.NO_SPACE:
                said = self.tr("The disk is full, so the page wasn’t saved.")
                more = self.tr("Nothing is lost. Free some space or choose another place.")
            case Problem.NO_PERMISSION:
                said = self.tr("This account may not write there, so the page wasn’t saved.")
                more = elsewhere
            case Problem.READ_ONLY:
                said = self.tr("That place can only be read, so the page wasn’t saved.")
                more = elsewhere
            case Problem.PRINT_FAILED:
                said = self.tr("The printer didn’t answer, so nothing was printed.")
                more = self.tr("Check it, or save the page as a PDF instead.")
            case _:
                said = self.tr("The page couldn’t be saved there.")
                more = self.tr("Nothing is lost. Choose another place or another name.")
        return said, more

    def _tell(
        self,
        *,
        question: str = "",
        agree: str = "",
        said: str = "",
        more: str = "",
        failed: bool = False,
    ) -> None:
        self._become(
            SheetState(
                paper=self.state.paper,
                notice=self.state.notice,
                question=question,
                more=more,
                agree=agree,
                said=said,
                failed=failed,
            )
        )

    def _become(self, state: SheetState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
