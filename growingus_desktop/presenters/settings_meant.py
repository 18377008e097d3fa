"""The phrases the person told the coach that they mean."""

from PySide6.QtCore import QObject, Signal

from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences


class MeantCard(QObject):
    """State and intents of the phrases the coach keeps quiet about.

    Args:
        scope: what is behind the lock.
    """

    changed = Signal()

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._meant: tuple[tuple[str, str], ...] = ()

    @property
    def meant(self) -> tuple[tuple[str, str], ...]:
        """(category, phrase) of each."""
        return self._meant

    def refresh(self) -> None:
        """Ask the vault again."""
        self._scope.tasks.in_vault(self, preferences.dismissed, self._show, latest="meant")

    def bring_back(self, category: str, phrase: str) -> None:
        """Let the coach speak about a phrase again."""
        self._scope.tasks.in_vault(
            self, lambda session: preferences.bring_back(session, category, phrase)
        )

    def _show(self, meant: frozenset[tuple[str, str]]) -> None:
        self._meant = tuple(sorted(meant))
        self.changed.emit()
