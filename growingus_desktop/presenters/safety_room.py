"""Safety & support while a vault is open: the same page, and a choice kept in the vault."""

from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from growingus_desktop.content.safety import Concern
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.destinations import Destination, Tool
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences
from growingus_desktop.store.preferences import Choice

PUT_AWAY = "tools.put-away"
"""Whether invitations, partner sheets, rehearsal and prompts are hidden."""

COUNTRY = "help-lines.country"
"""Whose help lines are shown. It lies in the vault: in the open it would tell that somebody looked."""


class SafetyRoom(RoomPresenter):
    """Keeps what is chosen on this page; its answers are kept nowhere.

    Args:
        scope: what is behind the lock.
        safety: the page's own state.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.PREFERENCES})

    questions_wanted = Signal()
    """Bring the private questions into view."""

    lines_wanted = Signal()
    """Bring the numbers into view."""

    def __init__(
        self, scope: Scope, safety: SafetyPresenter, parent: QObject | None = None
    ) -> None:
        super().__init__(scope, parent)
        self._safety = safety
        safety.put_away_chosen.connect(self._keep)
        self.refresh()

    def show(self, destination: Destination) -> None:
        """Arrive; the private questions and the lines are tools of this room."""
        if destination.tool is Tool.PRIVATE_QUESTIONS:
            self.questions_wanted.emit()
        elif destination.tool is Tool.HELP_LINES:
            self._safety.show_concern(_concern(destination.prefill.get("concern", "")))
            self.lines_wanted.emit()

    def leave(self) -> None:
        """Let go of what was answered and looked at."""
        self._safety.forget_answers()
        self._safety.show_concern(Concern.AFRAID)

    def refresh(self) -> None:
        """Ask the vault what is put away."""
        self.scope.tasks.in_vault(self, preferences.everything, self._show)

    def _show(self, choices: dict[str, Choice]) -> None:
        self._safety.show_put_away(bool(choices.get(PUT_AWAY, False)))
        country = choices.get(COUNTRY)
        if isinstance(country, str):
            self._safety.show_country(country)

    def _keep(self, put_away: bool) -> None:
        self.scope.tasks.in_vault(
            self, lambda session: preferences.choose(session, PUT_AWAY, put_away)
        )


def _concern(value: str) -> Concern:
    try:
        return Concern(value)
    except ValueError:
        return Concern.AFRAID
