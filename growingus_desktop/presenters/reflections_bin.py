"""The reflections in the bin, for the dialog that shows them."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.core.clock import today
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.reflections_words import day_words, joined, shown_title
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import reflections as store
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.reflections import ReflectionRow

Do = Callable[[Deed, str, Callable[[], None] | None], None]


class BinPresenter(QObject):
    """State and intents of the dialog.

    Args:
        scope: what is behind the lock.
        do: does a deed that can be taken back in this room.
    """

    changed = Signal()
    """The rows are there."""

    brought_back = Signal(int)
    """This reflection is among the others again."""

    def __init__(self, scope: Scope, do: Do, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._locale = QLocale()
        self.is_loaded = False
        self.model: RecordList[ReflectionRow] = RecordList(
            key=lambda row: row.id, title=shown_title, caption=self._caption, parent=self
        )

    def load(self) -> None:
        """Ask for what is in the bin."""
        self._scope.tasks.in_vault(self, store.in_bin, self._arrived, latest="bin")

    def bring_back(self, row: ReflectionRow) -> None:
        """Take one out of the bin."""

        def back() -> None:
            self.brought_back.emit(row.id)
            self.load()

        self._do(store.take_out_of_bin(row.id), self.tr("Back among your reflections"), back)

    def _caption(self, row: ReflectionRow) -> str:
        if row.binned_at is None:
            return ""
        now = self._scope.clock.local()
        day = row.binned_at.astimezone(now.tzinfo).date()
        shown = day_words(day, today(self._scope.clock), self._locale)
        return joined((self.tr("In the bin"), shown))

    def _arrived(self, rows: tuple[ReflectionRow, ...]) -> None:
        self.is_loaded = True
        self.model.replace(rows)
        self.changed.emit()
