"""The list of openers: titles, where each is on its way, and finding one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QObject

from growingus_desktop.content.folding import fold_letters
from growingus_desktop.core.clock import today
from growingus_desktop.models.openers import OpenerState
from growingus_desktop.presenters.openers_words import (
    ANSWER_WORDS,
    STATES,
    day_words,
    shown_title,
    worded,
)
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store.openers import AHEAD, OpenerRow


class OpenersList(QObject):
    """Every opener as a row, narrowed to what the person looks for.

    Args:
        scope: what is behind the lock.
    """

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._locale = QLocale()
        self._all: tuple[OpenerRow, ...] = ()
        self._sought = ""
        self.model: RecordList[OpenerRow] = RecordList(
            key=lambda row: row.id,
            title=lambda row: shown_title(row.title, row.words),
            caption=self.caption,
            parent=self,
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is no opener at all."""
        return not self._all

    def replace(self, rows: Sequence[OpenerRow]) -> None:
        """Show these rows, as far as they are looked for."""
        self._all = tuple(rows)
        self._narrow()

    def seek(self, text: str) -> None:
        """Show only openers with this in their title or words; accents don't matter."""
        self._sought = fold_letters(text.strip())
        self._narrow()

    def beside(self, opener_id: int) -> int | None:
        """The opener whose row takes the place when this one goes; None if it was the last."""
        rows = self.model.rows
        at = self.model.row_of(opener_id)
        left = [row for row in rows if row.id != opener_id]
        return left[min(max(at, 0), len(left) - 1)].id if left else None

    def first(self) -> int | None:
        """The opener at the top, if there is one."""
        return self.model.rows[0].id if self.model.rows else None

    def caption(self, row: OpenerRow) -> str:
        """Where an opener is on its way, since when, and what came back."""
        zone = self._scope.clock.local().tzinfo
        day = row.changed_at.astimezone(zone).date()
        now = today(self._scope.clock)
        if row.state is OpenerState.SAID:
            day = date.fromisoformat(row.asked_on) if row.asked_on else row.said_on or day
        when = day_words(day, now, self._locale)
        state = worded(STATES, row.state)
        parts = [f"{state} {when}"] if row.state is OpenerState.SAID else [state, when]
        if row.planned_on is not None and row.planned_on >= now and row.state in AHEAD:
            planned = day_words(row.planned_on, now, self._locale)
            parts = [state, self.tr("planned {day}").format(day=planned)]
        if row.answer is not None:
            parts.append(worded(ANSWER_WORDS, row.answer))
        return " · ".join(parts)

    def _narrow(self) -> None:
        found = [
            row for row in self._all if self._sought in fold_letters(f"{row.title}\n{row.words}")
        ]
        self.model.replace(found)
