"""Safety & support while a vault is open: the same page, and a choice kept in the vault."""

from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.changes import Kind
from growingus_desktop.core.destinations import Destination, Tool
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences
from growingus_desktop.store.preferences import Choice

PUT_AWAY = "tools.put-away"
"""Whether invitations, partner sheets, rehearsal and prompts are hidden."""


class SafetyRoom(RoomPresenter):
    """Keeps the one choice of this page; its answers are kept nowhere.

    Args:
        scope: what is behind the lock.
        safety: the page's own state.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.PREFERENCES})

    questions_wanted = Signal()
    """Bring the private questions into view."""

    def __init__(
        self, scope: Scope, safety: SafetyPresenter, parent: QObject | None = None
    ) -> None:
        super().__init__(scope, parent)
        self._safety = safety
        safety.put_away_chosen.connect(self._keep)
        self.refresh()

    def show(self, destination: Destination) -> None:
        """Arrive; the private questions are a tool of this room."""
        if destination.tool is Tool.PRIVATE_QUESTIONS:
            self.questions_wanted.emit()

    def leave(self) -> None:
        """Let go of what was answered."""
        self._safety.forget_answers()

    def refresh(self) -> None:
        """Ask the vault what is put away."""
        self.scope.tasks.in_vault(self, preferences.everything, self._show)

    def _show(self, choices: dict[str, Choice]) -> None:
        self._safety.show_put_away(bool(choices.get(PUT_AWAY, False)))

    def _keep(self, put_away: bool) -> None:
        self.scope.tasks.in_vault(
            self, lambda session: preferences.choose(session, PUT_AWAY, put_away)
        )
