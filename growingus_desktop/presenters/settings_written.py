"""What the person wrote: taking it out, what waits in the bin, another vault, and erasing all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.passphrase_again import Act
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.settings_card import CardTools
from growingus_desktop.vault.unit_of_work import VaultSession


@dataclass(frozen=True, slots=True)
class WrittenTools:
    """What the cards may have done; None where there is no such thing (yet).

    Args:
        count_entries: how many entries there are, the bin included.
        count_bin: how many of them are in the bin.
        open_bin: shows the bin.
        export: takes everything out, given the passphrase.
        take_in: takes in what was let out of a vault.
        start_new: starts a new vault in a folder it asks for, and gives that folder back.
        erase: erases this vault for good, given the passphrase.
    """

    count_entries: Callable[[VaultSession], int] | None = None
    count_bin: Callable[[VaultSession], int] | None = None
    open_bin: Callable[[], None] | None = None
    export: Callable[[str], None] | None = None
    take_in: Callable[[], None] | None = None
    start_new: Callable[[], Path | None] | None = None
    erase: Callable[[str], None] | None = None


@dataclass(frozen=True, slots=True)
class WrittenState:
    """What the cards show.

    Args:
        entries: how many there are, or None before they were counted.
        in_bin: how many of them are in the bin, or None.
        erase_said: what stands in the way of erasing.
        said: what became of starting a new vault.
        problem: what went wrong last, or None.
    """

    entries: int | None = None
    in_bin: int | None = None
    erase_said: str = ""
    said: str = ""
    problem: ProblemWords | None = None


class WrittenCard(QObject):
    """State and intents of what was written, as a whole.

    Args:
        scope: what is behind the lock.
        written: what may be done.
        tools: the question for the passphrase; None when looking around.
    """

    changed = Signal()

    def __init__(
        self,
        scope: Scope,
        written: WrittenTools,
        tools: CardTools | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._tools = tools
        self._ask = tools.ask if tools else None
        self._state = WrittenState()
        self.written = written

    @property
    def state(self) -> WrittenState:
        """What to show."""
        return self._state

    def refresh(self) -> None:
        """Count again."""
        if self.written.count_entries is not None:
            self._scope.tasks.in_vault(
                self, self.written.count_entries, self._counted, latest="entries"
            )
        if self.written.count_bin is not None:
            self._scope.tasks.in_vault(
                self, self.written.count_bin, self._counted_bin, latest="bin"
            )

    def bin_words(self) -> str:
        """What waits in the bin."""
        count = self._state.in_bin
        if count is None:
            return ""
        if not count:
            return self.tr("The bin is empty.")
        return self.tr("%n thing is in the bin.", "", count)

    def open_bin(self) -> None:
        """Show the bin."""
        if self.written.open_bin is not None:
            self.written.open_bin()

    def export(self) -> None:
        """Take everything out, after the passphrase."""
        if self.written.export is not None and self._ask is not None:
            self._ask(Act.EXPORT, self.written.export)

    def take_in(self) -> None:
        """Take in what was let out of a vault; it only adds."""
        if self.written.take_in is not None:
            self.written.take_in()

    def start_new(self) -> None:
        """Start a new vault in another folder; this one stays as it is."""
        if self.written.start_new is None:
            return
        try:
            folder = self.written.start_new()
        except AppError as error:
            self._show(replace(self._state, said="", problem=in_words(error)))
            return
        if folder is not None:
            said = self.tr(
                "A window of its own opens there. Later, start Growing Us with --vault and this"
                " folder: {folder}"
            ).format(folder=folder)
            self._show(replace(self._state, said=said, problem=None))

    def number_to_type(self) -> str:
        """What has to be typed before erasing: how many entries go."""
        return "" if self._state.entries is None else str(self._state.entries)

    def erase(self, typed: str) -> None:
        """Erase everything, once the number was typed and after the passphrase.

        Args:
            typed: the number as typed.
        """
        wanted = self.number_to_type()
        if self.written.erase is None or self._ask is None or not wanted:
            return
        if typed.strip() != wanted:
            said = self.tr("That isn’t the number. Nothing was erased.")
            self._show(replace(self._state, erase_said=said))
            return
        self._show(replace(self._state, erase_said=""))
        self._ask(Act.ERASE, self.written.erase)

    def _counted(self, entries: int) -> None:
        self._show(replace(self._state, entries=entries))

    def _counted_bin(self, in_bin: int) -> None:
        self._show(replace(self._state, in_bin=in_bin))

    def _show(self, state: WrittenState) -> None:
        self._state = state
        self.changed.emit()
