"""What first words can start from: a way in, a need, an earlier opener."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.framings import Framing
from growingus_desktop.presenters.openers_sentence import sentence_in
from growingus_desktop.presenters.openers_words import need_title, one_line, shown_title
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import openers as store
from growingus_desktop.store import openers_needs
from growingus_desktop.store.openers import OpenerRow
from growingus_desktop.store.openers_needs import NeedRow
from growingus_desktop.vault.unit_of_work import VaultSession


class Beginnings(QObject):
    """State and intents of the dialog that offers them.

    Args:
        scope: what is behind the lock.
        opener_id: the opener that begins.
        framings: the ways in there are to choose from.
        is_blank: whether nothing is written yet; words are never written over.
    """

    changed = Signal()
    """The lists are there."""

    framing_chosen = Signal(str)
    need_chosen = Signal(object)
    earlier_chosen = Signal(str)

    def __init__(
        self,
        scope: Scope,
        opener_id: int,
        framings: Sequence[Framing],
        *,
        is_blank: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._opener_id = opener_id
        self.framings = tuple(framings)
        self.is_blank = is_blank
        self.needs: RecordList[NeedRow] = RecordList(
            key=lambda row: row.id,
            title=need_title,
            caption=lambda row: one_line(sentence_in(row)),
            parent=self,
        )
        self.earlier: RecordList[OpenerRow] = RecordList(
            key=lambda row: row.id,
            title=lambda row: shown_title(row.title, row.words),
            caption=lambda row: one_line(row.words),
            parent=self,
        )

    def load(self) -> None:
        """Ask for the needs and the earlier openers."""

        def ask(session: VaultSession) -> tuple[tuple[NeedRow, ...], tuple[OpenerRow, ...]]:
            return openers_needs.needs(session), store.rows(session)

        self._scope.tasks.in_vault(self, ask, lambda answer: self._arrived(*answer))

    def take_framing(self, framing_id: str) -> None:
        """Start from a way in."""
        self.framing_chosen.emit(framing_id)

    def take_need(self, row: NeedRow) -> None:
        """Start from a need."""
        self.need_chosen.emit(row)

    def take_earlier(self, row: OpenerRow) -> None:
        """Start from the words of an earlier opener."""
        self.earlier_chosen.emit(row.words)

    def _arrived(self, needs: tuple[NeedRow, ...], openers: tuple[OpenerRow, ...]) -> None:
        self.needs.replace([row for row in needs if sentence_in(row)])
        others = (row for row in openers if row.id != self._opener_id)
        self.earlier.replace([row for row in others if row.words.strip()])
        self.changed.emit()
