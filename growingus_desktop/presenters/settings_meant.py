"""The phrases the person told the coach that they mean."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import Category
from growingus_desktop.presenters.openers_words import CATEGORIES, worded
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences


@dataclass(frozen=True, slots=True)
class MeantPhrase:
    """One phrase the coach keeps quiet about.

    Args:
        category: what it was said to be, as it is kept.
        phrase: the words.
        category_words: the category as it is shown; nothing for one this program doesn't know.
    """

    category: str
    phrase: str
    category_words: str


class MeantCard(QObject):
    """State and intents of the phrases the coach keeps quiet about.

    Args:
        scope: what is behind the lock.
    """

    changed = Signal()

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._meant: tuple[MeantPhrase, ...] = ()

    @property
    def meant(self) -> tuple[MeantPhrase, ...]:
        """Each phrase, in the order of the alphabet."""
        return self._meant

    def refresh(self) -> None:
        """Ask the vault again."""
        self._scope.tasks.in_vault(self, preferences.dismissed, self._show, latest="meant")

    def bring_back(self, one: MeantPhrase) -> None:
        """Let the coach speak about a phrase again."""

        def done(_none: None) -> None:
            words = self.tr("The coach speaks about “{phrase}” again")
            self._scope.navigator.say(words.format(phrase=one.phrase))

        self._scope.tasks.in_vault(
            self, lambda session: preferences.bring_back(session, one.category, one.phrase), done
        )

    def _show(self, meant: frozenset[tuple[str, str]]) -> None:
        known = {category.value for category in Category}
        rows = (
            MeantPhrase(
                category,
                phrase,
                worded(CATEGORIES, Category(category)) if category in known else "",
            )
            for category, phrase in meant
        )
        self._meant = tuple(sorted(rows, key=lambda one: (one.phrase.casefold(), one.category)))
        self.changed.emit()
