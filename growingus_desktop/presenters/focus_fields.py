"""A field whose text is kept with something chosen beside it, such as the line about a day."""

from PySide6.QtCore import QObject

from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing


class KeptField(QObject):
    """One field that shows now this thing's text, now that one's.

    Args:
        scope: what is behind the lock.
        place: names it among the drafts before anything is shown.
        limit: characters it may hold.
    """

    def __init__(self, scope: Scope, place: str, limit: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._kept = ""
        self._is_awaited = False
        self.writing = Writing(scope, place, limit=limit, parent=self)
        self.writing.loaded.connect(self._loaded)

    def show(self, kept: str, place: str) -> None:
        """Show the text of a thing, unless it is shown or what is typed of it is newer.

        Args:
            kept: the text where it belongs.
            place: the draft of that thing's text.
        """
        untouched = self.writing.text.strip() in ("", self._kept)
        if (
            place != self.writing.surface
            or (kept != self._kept and untouched)
            or not (self.writing.text)
        ):
            self._kept = kept
            self._is_awaited = True
            self.writing.load(kept, place)

    @property
    def written(self) -> tuple[str, str]:
        """What stands in it, and its draft; while the words are on their way, what is kept.

        Otherwise the line of one day would be written down with the next.
        """
        if self._is_awaited:
            return self._kept, ""
        return self.writing.text.strip(), self.writing.surface

    def was_kept(self, text: str, place: str) -> None:
        """Take note that a text was kept, and its draft let go of."""
        typed = self._scope.drafts.unsaved.get(place)
        if place and (typed is None or typed.text.strip() == text):
            self._scope.drafts.let_go(place)
        if place == self.writing.surface and not self._is_awaited:
            self._kept = text

    def _loaded(self, text: str, caret: int) -> None:
        del text, caret
        self._is_awaited = False
