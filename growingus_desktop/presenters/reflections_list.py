"""The list of reflections: finding one by its words or by what it is filed under."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, QObject, Signal

from growingus_desktop.core.clock import today
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.reflections_words import day_words, joined, shown_title
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import reflections as store
from growingus_desktop.store.reflections import Looking, ReflectionRow
from growingus_desktop.store.reflections_tags import tags_in_use
from growingus_desktop.vault.unit_of_work import VaultSession

STEP = 300
"""Rows that are shown at first, and that come with each wish for more."""


@dataclass(frozen=True, slots=True)
class ListState:
    """What stands around the rows.

    Args:
        is_loaded: whether the vault has answered yet.
        is_empty: whether there is no reflection at all.
        tags: what entries are filed under, the most used first.
        tag: the one the list is narrowed to, or an empty string.
        sought: what is looked for.
        none_found: the sentence for an empty list, or an empty string.
        may_have_more: whether older ones may be there that aren't shown.
    """

    is_loaded: bool = False
    is_empty: bool = True
    tags: tuple[str, ...] = ()
    tag: str = ""
    sought: str = ""
    none_found: str = ""
    may_have_more: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The vault's answer."""

    rows: tuple[ReflectionRow, ...]
    tags: tuple[str, ...]
    is_empty: bool


class ReflectionsList(QObject):
    """Every reflection as a row, narrowed to what the person looks for.

    Args:
        scope: what is behind the lock.
    """

    changed = Signal()
    """Rows or state are others."""

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._locale = QLocale()
        self._looking = Looking(most=STEP)
        self.state = ListState()
        self.model: RecordList[ReflectionRow] = RecordList(
            key=lambda row: row.id, title=shown_title, caption=self.caption, parent=self
        )

    @property
    def looking(self) -> Looking:
        """What the person looks for."""
        return self._looking

    def load(self) -> None:
        """Ask the vault for the rows."""
        looking = self._looking

        def ask(session: VaultSession) -> Found:
            return Found(
                store.rows(session, looking), tags_in_use(session), store.is_empty(session)
            )

        self._scope.tasks.in_vault(self, ask, self._arrived, latest="rows")

    def seek(self, text: str) -> None:
        """Show only entries with words that begin like these."""
        self._look(replace(self._looking, sought=text, most=STEP))

    def choose_tag(self, tag: str) -> None:
        """Show only entries filed under this word; an empty one shows all."""
        self._look(replace(self._looking, tag=tag, most=STEP))

    def show_all(self) -> None:
        """Look for nothing in particular."""
        self._look(Looking(most=STEP))

    def show_more(self) -> None:
        """Show older ones too."""
        self._look(replace(self._looking, most=self._looking.most + STEP))

    def beside(self, reflection_id: int) -> int | None:
        """The entry whose row takes the place when this one goes; None if it was the last."""
        at = self.model.row_of(reflection_id)
        left = [row for row in self.model.rows if row.id != reflection_id]
        return left[min(max(at, 0), len(left) - 1)].id if left else None

    def first(self) -> int | None:
        """The entry at the top, if there is one."""
        return self.model.rows[0].id if self.model.rows else None

    def caption(self, row: ReflectionRow) -> str:
        """The day an entry is about, and what it is filed under."""
        day = day_words(row.about, today(self._scope.clock), self._locale)
        return joined((day, ", ".join(row.tags)))

    def _look(self, looking: Looking) -> None:
        if looking != self._looking:
            self._looking = looking
            self.load()

    def _arrived(self, found: Found) -> None:
        looking = self._looking
        if looking.tag and looking.tag not in found.tags:
            self._look(replace(looking, tag=""))
            return
        self.model.replace(found.rows)
        narrowed = bool(looking.sought.strip() or looking.tag)
        none = self.tr("Nothing like that here.") if narrowed and not found.rows else ""
        self.state = ListState(
            is_loaded=True,
            is_empty=found.is_empty,
            tags=found.tags,
            tag=looking.tag,
            sought=looking.sought,
            none_found=none,
            may_have_more=len(found.rows) >= looking.most,
        )
        self.changed.emit()
