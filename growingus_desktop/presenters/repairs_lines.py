"""Lines of one's own for coming back with: kept, altered, put in order."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.framings import load_framings
from growingus_desktop.content.repair_lines import load_repair_lines
from growingus_desktop.core.limits import LINE_LIMIT
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import repairs_lines as deeds
from growingus_desktop.store.deeds import Deed

Do = Callable[[Deed, str, str, Callable[[], None]], None]
"""Does a deed, says the first word if something came of it, else the second, and calls back."""

_NEW = "repair-line/new"

KeptLine = tuple[int, str]
"""A line with its id."""


class OwnLines(QObject):
    """State and intents of the bank.

    Args:
        scope: what is behind the lock.
        do: does deeds that can be taken back.
    """

    changed = Signal()
    """Another line is being altered, or none."""

    def __init__(self, scope: Scope, do: Do, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self.shipped = load_repair_lines(scope.language)
        self.grade = load_framings(scope.language).grades[self.shipped.grade]
        self.model: RecordList[KeptLine] = RecordList(
            key=lambda line: line[0], title=lambda line: line[1], parent=self
        )
        self.writing = Writing(scope, _NEW, limit=LINE_LIMIT, parent=self)
        self.writing.load("")
        self._changing: int | None = None

    @property
    def changing(self) -> int | None:
        """The line that is being altered, or None."""
        return self._changing

    def show_lines(self, lines: tuple[KeptLine, ...]) -> None:
        """Show what the vault holds now."""
        self.model.replace(lines)
        if self._changing is not None and self.model.row_of(self._changing) < 0:
            self.stop_changing()

    def keep(self) -> None:
        """Keep what is written: as a new line, or as the new words of the one being altered."""
        text = self.writing.text
        if not text.strip():
            return
        places = (self.writing.surface,)
        if self._changing is None:
            deed, said = deeds.write_line(text, places), self.tr("Line kept")
            otherwise = self.tr("Kept already")
        else:
            deed, said = deeds.change_line(self._changing, text, places), self.tr("Changed")
            otherwise = self.tr("Unchanged")
        self._do(deed, said, otherwise, self._begin_anew)

    def change(self, line_id: int) -> None:
        """Begin to alter a line."""
        row = self.model.row_of(line_id)
        if row >= 0:
            self._changing = line_id
            self.writing.load(self.model.rows[row][1], f"repair-line/{line_id}/text")
            self.changed.emit()

    def stop_changing(self) -> None:
        """Leave the line as it was."""
        self._begin_anew()

    def move(self, line_id: int, by: int) -> None:
        """Move a line down among the others, or up where `by` is below zero."""
        self._do(deeds.move_line(line_id, by), self.tr("Moved"), "", _nothing)

    def bin(self, line_id: int) -> None:
        """Put a line into the bin."""
        said = self.tr("Line put in the bin; undo brings it back")
        self._do(deeds.bin_line(line_id), said, "", _nothing)

    def _begin_anew(self) -> None:
        self.writing.settle()
        self._changing = None
        self.writing.load("", _NEW)
        self.changed.emit()


def _nothing() -> None:
    pass
