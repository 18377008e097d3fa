"""Finding words in the open guide, and walking through the places where they stand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.folding import Range
from growingus_desktop.content.guide import Guide


class GuideFind(QObject):
    """The words looked for in the open guide; where none are, those of the list's search.

    Args:
        reading_now: tells which guide is open.
        in_list: where the words looked for in the list stand in it.
    """

    changed = Signal()
    """The places are others."""

    turned = Signal(int, int)
    """This stretch of the plain text is wanted in view."""

    def __init__(
        self,
        reading_now: Callable[[], Guide | None],
        in_list: Callable[[Guide], tuple[Range, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading_now = reading_now
        self._in_list = in_list
        self._at = -1
        self.is_open = False
        self.words = ""
        self.places: tuple[Range, ...] = ()

    @property
    def told(self) -> str:
        """How many places there are, and which of them is in view."""
        many = len(self.places)
        if not many and not self.words.strip():
            return ""
        if self._at < 0:
            return self.tr("%n place(s)", "", many)
        said = self.tr("{number} of {places}").replace("{number}", str(self._at + 1))
        return said.replace("{places}", self.tr("%n place(s)", "", many))

    def open(self) -> None:
        """Show the field."""
        self.is_open = True
        self.changed.emit()

    def close(self) -> None:
        """Put the field away, and with it what was looked for."""
        self.is_open = False
        self.words = ""
        self.refresh()

    def seek(self, words: str) -> None:
        """Look for words side by side, and bring the first of them into view."""
        self.words = words
        self._at = -1
        self.refresh()
        if self.places:
            self.step(1)

    def step(self, by: int) -> None:
        """Go to the next place, or with -1 to the one before; round and round."""
        if not self.places:
            return
        begun = self._at >= 0 or by < 0
        self._at = (max(self._at, 0) + by if begun else 0) % len(self.places)
        self.changed.emit()
        self.turned.emit(*self.places[self._at])

    def begin(self) -> None:
        """Another guide is open; the words stay."""
        self._at = -1
        self.refresh()

    def refresh(self) -> None:
        """Look again, since the guide or the list's search is another."""
        guide = self._reading_now()
        if guide is None:
            places: tuple[Range, ...] = ()
        elif self.words.strip():
            places = guide.places(self.words)
        else:
            places = self._in_list(guide)
        if places != self.places:
            self._at = -1
        self.places = places
        self.changed.emit()
