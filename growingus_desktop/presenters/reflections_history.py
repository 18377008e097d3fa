"""Earlier wordings of one reflection, for the dialog that shows them."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.core.clock import today
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.reflections_words import moment_words
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import reflections_versions as store
from growingus_desktop.store.reflections_versions import Wording

_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One earlier wording in words.

    Args:
        number: which one.
        when: when it was kept.
        title: the title it had.
        text: the text.
    """

    number: int
    when: str
    title: str
    text: str


class HistoryPresenter(QObject):
    """State and intents of the dialog.

    Args:
        scope: what is behind the lock.
        reflection_id: whose wordings.
    """

    changed = Signal()
    """The rows are there."""

    chosen_back = Signal(str, str)
    """The person wants this title and text back."""

    def __init__(self, scope: Scope, reflection_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._reflection_id = reflection_id
        self._locale = QLocale()
        self.is_loaded = False
        self.model: RecordList[WordingRow] = RecordList(
            key=lambda row: row.number,
            title=lambda row: row.when,
            caption=lambda row: " ".join((row.title or row.text)[:_EXCERPT].split()),
            parent=self,
        )

    def load(self) -> None:
        """Ask for the wordings."""
        wanted = self._reflection_id
        self._scope.tasks.in_vault(
            self, lambda session: store.wordings(session, wanted), self._arrived
        )

    def bring_back(self, row: WordingRow) -> None:
        """Put a wording into the editor, where that can be undone."""
        self.chosen_back.emit(row.title, row.text)

    def _arrived(self, found: tuple[Wording, ...]) -> None:
        zone, day = self._scope.clock.local().tzinfo, today(self._scope.clock)
        self.is_loaded = True
        self.model.replace(
            [
                WordingRow(
                    one.number,
                    moment_words(one.kept_at.astimezone(zone), day, self._locale),
                    one.title,
                    one.text,
                )
                for one in found
            ]
        )
        self.changed.emit()
