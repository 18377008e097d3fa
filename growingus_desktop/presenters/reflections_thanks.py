"""A light log of what the person was glad of; nothing in it is counted."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.core.clock import today
from growingus_desktop.core.limits import LINE_LIMIT
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.reflections_prompts import Do
from growingus_desktop.presenters.reflections_words import day_words
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import reflections_thanks as store
from growingus_desktop.store.reflections_thanks import Thanks

STEP = 300


@dataclass(frozen=True, slots=True)
class ThanksState:
    """What stands around the lines.

    Args:
        is_loaded: whether the vault has answered yet.
        is_empty: whether there is no line yet.
        may_have_more: whether older ones may be there that aren't shown.
    """

    is_loaded: bool = False
    is_empty: bool = True
    may_have_more: bool = False


class ThanksPresenter(QObject):
    """State and intents of the log.

    Args:
        scope: what is behind the lock.
        do: does a deed that can be taken back in this room.
    """

    changed = Signal()
    """The state is another one."""

    given = Signal()
    """The line was kept; the field is empty again."""

    def __init__(self, scope: Scope, do: Do, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._do = do
        self._locale = QLocale()
        self._most = STEP
        self._is_giving = False
        self.state = ThanksState()
        self.line = Writing(scope, store.NEW_LINE, limit=LINE_LIMIT, parent=self)
        self.model: RecordList[Thanks] = RecordList(
            key=lambda row: row.id,
            title=lambda row: row.line,
            caption=lambda row: day_words(row.day, today(scope.clock), self._locale),
            parent=self,
        )

    def load(self) -> None:
        """Ask for the lines."""
        most = self._most
        self._scope.tasks.in_vault(
            self, lambda session: store.thanks(session, most), self._arrived, latest="thanks"
        )

    def show_more(self) -> None:
        """Show older ones too."""
        self._most += STEP
        self.load()

    def give(self) -> None:
        """Keep the line that is written in the field."""
        text = self.line.text
        if not text.strip() or self._is_giving:
            return
        self._is_giving = True

        def kept() -> None:
            self._is_giving = False
            if self.line.text == text:
                self._empty_the_field()

        self._do(store.give(text), self.tr("Kept"), kept)

    def stumbled(self) -> None:
        """Keeping failed; the line is still in its field and may be tried again."""
        self._is_giving = False

    def take_away(self, row: Thanks) -> None:
        """Put one line into the bin; undo brings it back."""
        self._do(store.take_away(row.id), self.tr("Taken away. Ctrl+Z brings it back."), None)

    def _empty_the_field(self) -> None:
        # At once, not by way of the vault: the next line may be begun before it answers.
        self.line.type("", 0)
        self.line.settle()
        self.line.loaded.emit("", 0)
        self.given.emit()

    def _arrived(self, rows: tuple[Thanks, ...]) -> None:
        self.model.replace(rows)
        self.state = ThanksState(
            is_loaded=True, is_empty=not rows, may_have_more=len(rows) >= self._most
        )
        self.changed.emit()
