"""Patterns of one's own: named on the spot, called otherwise, put into the bin."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.moment_offers import Offers
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.writing import Writing
from growingus_desktop.store import patterns as store
from growingus_desktop.store import patterns_log as deeds
from growingus_desktop.store.deeds import Deed
from growingus_desktop.vault.unit_of_work import VaultSession


class OwnPatterns(QObject):
    """State and intents of the person's own patterns, while a moment is being logged.

    Args:
        scope: what is behind the lock.
        offers: holds them beside the shipped ones.
        field: where their names are written.
    """

    changed = Signal()
    """There are others now, or one is being called otherwise."""

    named = Signal(str)
    """The key of the one that was named."""

    saved = Signal(Deed)
    """Something was kept; this takes it back."""

    problem = Signal(AppError)
    """It could not be kept; what is written is still there."""

    def __init__(
        self, scope: Scope, offers: Offers, field: Writing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._offers = offers
        self._field = field
        self._new = field.surface
        self._renaming = ""

    @property
    def all(self) -> Mapping[str, str]:
        """Key and name of each, in the order they were named."""
        return self._offers.own

    @property
    def renaming(self) -> str:
        """The key of the one being called otherwise, or an empty string."""
        return self._renaming

    def begin_rename(self, key: str) -> None:
        """Put a name into the field, to be altered."""
        if key in self.all:
            self._renaming = key
            self._field.load(self.all[key], f"{self._new}/{key}")
            self.changed.emit()

    def stop(self) -> None:
        """Leave the name as it was."""
        if self._renaming:
            self._begin_anew()

    def keep(self) -> None:
        """Take what is written as the name of a new pattern, or of the one being renamed."""
        label = " ".join(self._field.text.split())
        if not label:
            return
        if self._renaming:
            self._do(deeds.rename_own(self._renaming, label, [self._field.surface]), "")
        else:
            self._do(deeds.name_own(label, [self._field.surface]), label)

    def bin(self, key: str) -> None:
        """Put one into the bin; what was logged with it still counts."""
        self._do(deeds.bin_own(key), "")

    def _do(self, deed: Deed, label: str) -> None:
        def run(session: VaultSession) -> tuple[Deed | None, Mapping[str, str]]:
            return deed.run(session), store.own_patterns(session)

        def done(found: tuple[Deed | None, Mapping[str, str]]) -> None:
            inverse, self._offers.own = found
            self._begin_anew()
            if label:
                self.named.emit(self._offers.called(label))
            if inverse is not None:
                self.saved.emit(inverse)

        self._scope.tasks.in_vault(self, run, done, failed=self.problem.emit)

    def _begin_anew(self) -> None:
        self._field.settle()
        self._renaming = ""
        self._field.load("", self._new)
        self.changed.emit()
