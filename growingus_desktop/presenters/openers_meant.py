"""The phrases a person means as they stand: in one draft, or for good."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import Category, Dismissal
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences


@dataclass(frozen=True, slots=True)
class LetStand:
    """A phrase that was let stand, for taking it back.

    Args:
        place: the field it was said in.
        dismissal: what the coach keeps quiet about.
        phrase: the words, as a card shows them.
        for_good: everywhere and for good, or in this field until the vault locks.
    """

    place: str
    dismissal: Dismissal
    phrase: str
    for_good: bool


class MeantPhrases(QObject):
    """Knows what the coach keeps quiet about, and takes it back in turn.

    Args:
        scope: what is behind the lock.
    """

    changed = Signal()
    """The coach has more or less to say now."""

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._here: dict[str, frozenset[Dismissal]] = {}
        self._for_good: frozenset[Dismissal] = frozenset()
        self._let_stand: list[LetStand] = []

    def at(self, place: str) -> frozenset[Dismissal]:
        """What is meant as it stands in a field."""
        return self._for_good | self._here.get(place, frozenset())

    def remember(self) -> None:
        """Ask the vault which phrases the person means for good."""
        self._scope.tasks.in_vault(self, preferences.dismissed, self._remembered, latest="for-good")

    def last_at(self, place: str) -> LetStand | None:
        """What was let stand last in a field, since the vault was opened."""
        return next((one for one in reversed(self._let_stand) if one.place == place), None)

    def let_stand(self, one: LetStand) -> None:
        """Say no more about a phrase."""
        self._let(one)
        self._let_stand.append(one)
        if one.for_good:
            category, phrase = one.dismissal.category.value, one.dismissal.phrase
            self._scope.tasks.in_vault(
                self,
                lambda session: preferences.dismiss(session, category, phrase),
                failed=lambda error: self._not_kept(one, error),
            )
        self.changed.emit()

    def take_back(self, place: str) -> bool:
        """Let the coach speak again about what was let stand last in a field.

        Returns:
            Whether there was anything to take back.
        """
        one = self.last_at(place)
        if one is None:
            return False
        self._let_not(one)
        if one.for_good:
            category, phrase = one.dismissal.category.value, one.dismissal.phrase
            self._scope.tasks.in_vault(
                self, lambda session: preferences.bring_back(session, category, phrase)
            )
        self.changed.emit()
        return True

    def _let(self, one: LetStand) -> None:
        if one.for_good:
            self._for_good |= {one.dismissal}
        else:
            self._here[one.place] = self._here.get(one.place, frozenset()) | {one.dismissal}

    def _let_not(self, one: LetStand) -> None:
        self._let_stand = [other for other in self._let_stand if other is not one]
        if one.for_good:
            self._for_good -= {one.dismissal}
        else:
            self._here[one.place] = self._here.get(one.place, frozenset()) - {one.dismissal}

    def _not_kept(self, one: LetStand, error: AppError) -> None:
        self._let_not(one)
        self.changed.emit()
        self._scope.navigator.problem.emit(error)

    def _remembered(self, pairs: frozenset[tuple[str, str]]) -> None:
        known = {category.value for category in Category}
        self._for_good = frozenset(
            Dismissal(Category(category), phrase) for category, phrase in pairs if category in known
        )
        # One that was brought back in Settings can't be taken back here once more.
        self._let_stand = [
            one for one in self._let_stand if not one.for_good or one.dismissal in self._for_good
        ]
        self.changed.emit()
