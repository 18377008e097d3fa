"""The phrases a person means as they stand: in one draft, or for good."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from growingus_desktop.coach.reading import Category, Dismissal
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import openers_meant as store
from growingus_desktop.store import preferences
from growingus_desktop.store.openers_meant import Said
from growingus_desktop.vault.unit_of_work import VaultSession


@dataclass(frozen=True, slots=True)
class LetStand:
    """A phrase that was let stand, for taking it back.

    Args:
        place: the field it was said in.
        dismissal: what the coach keeps quiet about.
        phrase: the words, as a card shows them.
        for_good: everywhere and for good, or in this field.
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
        self._on_the_way: list[LetStand] = []

    def at(self, place: str) -> frozenset[Dismissal]:
        """What is meant as it stands in a field."""
        return self._for_good | self._here.get(place, frozenset())

    def remember(self) -> None:
        """Ask the vault which phrases the person means, for good and in which drafts."""

        def ask(session: VaultSession) -> tuple[frozenset[Said], Mapping[str, tuple[Said, ...]]]:
            return preferences.dismissed(session), store.everywhere(session)

        self._scope.tasks.in_vault(
            self, ask, lambda found: self._remembered(*found), latest="meant"
        )

    def last_at(self, place: str) -> LetStand | None:
        """What was let stand last in a field, since the vault was opened."""
        return next((one for one in reversed(self._let_stand) if one.place == place), None)

    def let_stand(self, one: LetStand) -> None:
        """Say no more about a phrase."""
        self._let(one)
        self._let_stand.append(one)
        category, phrase = one.dismissal.category.value, one.dismissal.phrase

        def keep(session: VaultSession) -> None:
            if one.for_good:
                preferences.dismiss(session, category, phrase)
            else:
                store.let_stand(session, one.place, category, phrase)

        self._on_the_way.append(one)
        self._scope.tasks.in_vault(
            self,
            keep,
            lambda _none: self._on_the_way.remove(one),
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
        category, phrase = one.dismissal.category.value, one.dismissal.phrase

        def forget(session: VaultSession) -> None:
            if one.for_good:
                preferences.bring_back(session, category, phrase)
            else:
                store.take_back(session, one.place, category, phrase)

        self._scope.tasks.in_vault(self, forget)
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
        self._on_the_way.remove(one)
        self._let_not(one)
        self.changed.emit()
        self._scope.navigator.problem.emit(error)

    def _remembered(self, for_good: frozenset[Said], here: Mapping[str, tuple[Said, ...]]) -> None:
        self._for_good = frozenset(one for one in map(_dismissal, for_good) if one is not None)
        kept = [
            LetStand(place, one, f"“{one.phrase}”", for_good=False)
            for place, said in here.items()
            for one in map(_dismissal, said)
            if one is not None
        ]
        known = {(one.place, one.dismissal) for one in self._let_stand if not one.for_good}
        inside = {(one.place, one.dismissal) for one in kept}
        # The vault is right, but for what is on its way there; one that was brought back in
        # Settings can't be taken back here once more.
        standing = [
            one
            for one in self._let_stand
            if one in self._on_the_way
            or (
                one.dismissal in self._for_good
                if one.for_good
                else (one.place, one.dismissal) in inside
            )
        ]
        earlier = [one for one in kept if (one.place, one.dismissal) not in known]
        self._let_stand = [*earlier, *standing]
        self._here = {}
        for one in self._let_stand:
            self._let(one)
        self.changed.emit()


def _dismissal(said: Said) -> Dismissal | None:
    category, phrase = said
    known = {one.value for one in Category}
    return Dismissal(Category(category), phrase) if category in known else None
