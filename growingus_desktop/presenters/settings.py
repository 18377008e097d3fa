"""Settings: how the program looks on this device, the passphrase, and what the coach was told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from growingus_desktop import __version__
from growingus_desktop.core.changes import Kind
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.passphrases import Flaw, flaw
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import preferences

TEXT_SIZES = (80, 90, 100, 115, 130, 150, 175, 200)


class Look(Protocol):
    """How the program looks, as far as settings change it."""

    @property
    def appearance(self) -> str:
        """What was chosen: system, light, dark or high-contrast."""
        ...

    @property
    def text_size(self) -> int:
        """Per cent."""
        ...

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing should move that needn't."""
        ...

    def change(
        self,
        *,
        appearance: str | None = None,
        text_size: int | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change what is given, at once and for the next start."""
        ...


ChangePassphrase = Callable[[str, str, Callable[[], None], Callable[[AppError], None]], None]
"""Old, new, what to call when done, what to call when refused."""


@dataclass(frozen=True, slots=True)
class SettingsState:
    """What Settings shows.

    Args:
        meant: (category, phrase) of every phrase the coach keeps quiet about.
        said: what became of a change of passphrase, or an empty string.
        busy: whether a passphrase is being changed.
        changed: whether the last change of passphrase succeeded, so its fields can be emptied.
    """

    meant: tuple[tuple[str, str], ...] = ()
    said: str = ""
    busy: bool = False
    changed: bool = False


class SettingsPresenter(RoomPresenter):
    """State and intents of Settings.

    Args:
        scope: what is behind the lock.
        look: how the program looks.
        change_passphrase: does the change on a worker, or None where there is none to change.
    """

    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.PREFERENCES})

    look_changed = Signal()

    def __init__(
        self,
        scope: Scope,
        look: Look,
        change_passphrase: ChangePassphrase | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(scope, parent)
        self.look = look
        self._change = change_passphrase
        self._state = SettingsState()
        self.refresh()

    @property
    def state(self) -> SettingsState:
        """What to show."""
        return self._state

    @property
    def has_passphrase(self) -> bool:
        """Whether there is a passphrase to change; the demo has none."""
        return self._change is not None

    def version(self) -> str:
        """Which program this is."""
        return self.tr("Growing Us {version}").format(version=__version__)

    def refresh(self) -> None:
        """Ask the vault what the coach was told."""
        self.scope.tasks.in_vault(self, preferences.dismissed, self._show_meant)

    def choose_appearance(self, appearance: str) -> None:
        """Change the colours at once."""
        self.look.change(appearance=appearance)
        self.look_changed.emit()

    def choose_text_size(self, percent: int) -> None:
        """Change the size of everything at once."""
        self.look.change(text_size=percent)
        self.look_changed.emit()

    def choose_reduced_motion(self, reduced: bool) -> None:
        """Let nothing move that needn't."""
        self.look.change(reduced_motion=reduced)
        self.look_changed.emit()

    def open_bin(self) -> None:
        """Show what lies in the bin."""
        self.scope.navigator.go(Destination(Room.SETTINGS, Tool.BIN))

    def bring_back(self, category: str, phrase: str) -> None:
        """Let the coach speak about a phrase again."""
        self.scope.tasks.in_vault(
            self, lambda session: preferences.bring_back(session, category, phrase)
        )

    def change_passphrase(self, old: str, new: str, again: str) -> None:
        """Change the passphrase, if the old one is right and the new one can be used.

        Args:
            old: the one that opens the vault now.
            new: the one that shall.
            again: the new one, typed a second time.
        """
        if self._change is None or self._state.busy:
            return
        objection = self._objection(old, new, again)
        if objection:
            self._show(replace(self._state, said=objection, changed=False))
            return
        self._show(replace(self._state, busy=True, said=self.tr("Changing…"), changed=False))
        self._change(old, new, self._done, self._refused)

    def _objection(self, old: str, new: str, again: str) -> str:
        if not old:
            return self.tr("Type the passphrase you have now first.")
        if flaw(new) is not Flaw.NONE:
            return self.tr(
                "The new one is easy to guess, or has a tab or a space at an end."
                " Four unrelated words work well."
            )
        return "" if new == again else self.tr("The two new ones don’t match.")

    def _done(self) -> None:
        said = self.tr("Changed. From now on only the new passphrase opens this vault.")
        self._show(replace(self._state, busy=False, said=said, changed=True))

    def _refused(self, error: AppError) -> None:
        self._show(replace(self._state, busy=False, said=in_words(error).as_text(), changed=False))

    def _show_meant(self, meant: frozenset[tuple[str, str]]) -> None:
        self._show(replace(self._state, meant=tuple(sorted(meant))))

    def _show(self, state: SettingsState) -> None:
        if not isValid(self):
            # A change of passphrase answers after the lock, too.
            return
        self._state = state
        self.changed.emit()
