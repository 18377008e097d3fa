"""Sorting what it may mean and what it doesn't prove: lines kept, reworded, put in order."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from growingus_desktop.models.asks import Meaning, MeaningSide
from growingus_desktop.models.base import identity
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import longview as store
from growingus_desktop.store import longview_meanings as deeds
from growingus_desktop.store.deeds import Deed

Do = Callable[[Deed, str, Callable[[], None] | None], None]
"""Does a deed that can be taken back, says a word, and calls back."""

Lines = tuple[tuple[int, str], ...]
"""Id and words of each line of a column."""


class Meanings(QObject):
    """State and intents of the two columns.

    Args:
        scope: what is behind the lock.
        do: does deeds that can be taken back.
    """

    changed = Signal()
    """Another line is being reworded, or none."""

    def __init__(self, scope: Scope, do: Do, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self._lines: dict[MeaningSide, Lines] = dict.fromkeys(MeaningSide, ())
        self._changing: dict[MeaningSide, int] = {}
        self.fields = {side: Writing(scope, _new(side), parent=self) for side in MeaningSide}
        for writing in self.fields.values():
            writing.load("")

    @property
    def lines(self) -> Mapping[MeaningSide, Lines]:
        """The lines of each column, in their order."""
        return dict(self._lines)

    def changing(self, side: MeaningSide) -> int | None:
        """The line of this column that is being reworded, or None."""
        return self._changing.get(side)

    def show_lines(self, found: Sequence[Meaning]) -> None:
        """Show what the vault holds now."""
        for side in MeaningSide:
            lines = tuple((identity(row), row.text) for row in found if row.side is side)
            self._lines[side] = lines
            if side in self._changing and self._changing[side] not in dict(lines):
                self.leave(side)

    def keep(self, side: MeaningSide) -> None:
        """Keep what is written: as a new line, or as the new words of the one being reworded."""
        writing, line = self.fields[side], self._changing.get(side)
        text, surface = writing.text.strip(), writing.surface
        if not text:
            return
        if line is None:
            deed, said = store.write_meaning(side, text, surface), self.tr("Line added")
        elif text == dict(self._lines[side]).get(line):
            self.leave(side)
            return
        else:
            deed, said = deeds.change_meaning(line, text, (surface,)), self.tr("Line reworded")
        self._do(deed, said, lambda: self.leave(side))

    def change(self, meaning_id: int) -> None:
        """Begin to reword a line, in the field of its column; what stood there waits as a draft."""
        for side, lines in self._lines.items():
            if meaning_id in dict(lines):
                self._changing[side] = meaning_id
                self.fields[side].load(dict(lines)[meaning_id], f"meaning/{meaning_id}/text")
                self.changed.emit()

    def leave(self, side: MeaningSide) -> None:
        """Have the field ready for a new line again, with what was begun of one before."""
        writing = self.fields[side]
        writing.settle()
        self._changing.pop(side, None)
        writing.load("", _new(side))
        self.changed.emit()

    def move(self, meaning_id: int, by: int) -> None:
        """Move a line down its column, or up where `by` is below zero."""
        self._do(deeds.move_meaning(meaning_id, by), self.tr("Moved"), None)

    def move_across(self, meaning_id: int) -> None:
        """Move a line to the end of the other column."""
        self._do(deeds.move_meaning_across(meaning_id), self.tr("Moved to the other column"), None)

    def put_in_bin(self, meaning_id: int) -> None:
        """Put a line into the bin."""
        said = self.tr("Line put in the bin; undo brings it back")
        self._do(store.put_in_bin(Meaning, meaning_id), said, None)


def _new(side: MeaningSide) -> str:
    return f"meaning/new/{side.value}"
