"""The lock page: what it says, and the wish to open the vault."""

from dataclasses import dataclass, replace
from enum import StrEnum, unique

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.problems import ProblemWords, in_words


@unique
class LockReason(StrEnum):
    """Why the vault locked by itself. A lock the person asked for has none."""

    IDLE = "idle"
    SLEEP = "sleep"
    SESSION = "session"
    CLOCK = "clock"


def reason_of(code: str) -> LockReason | None:
    """The reason of that code; None for none and for one nobody knows."""
    return LockReason(code) if code in LockReason.__members__.values() else None


@dataclass(frozen=True, slots=True)
class LockState:
    """What the lock page shows.

    Args:
        reason: why it locked by itself, or an empty string.
        busy: whether a key is being derived or the vault opened.
        doing: what is being done while busy.
        problem: what went wrong last, or None.
    """

    reason: str = ""
    busy: bool = False
    doing: str = ""
    problem: ProblemWords | None = None


@dataclass(frozen=True, slots=True)
class LockWords:
    """The lock page's fixed words."""

    passphrase: str
    unlock: str
    look_around: str
    safety: str


class LockPresenter(QObject):
    """Takes a passphrase to whoever can open the vault, and shows how that went."""

    changed = Signal()

    requested = Signal(str)
    """A passphrase to try; the string is handed on once and not kept here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = LockState()

    @property
    def state(self) -> LockState:
        """What to show."""
        return self._state

    def words(self) -> LockWords:
        """The fixed words, in the language of this moment."""
        return LockWords(
            passphrase=self.tr("Passphrase"),
            unlock=self.tr("Unlock"),
            look_around=self.tr("Look around first"),
            safety=self.tr("Safety & support"),
        )

    def locked(self, reason: LockReason | None = None, minutes: int = 0) -> None:
        """Begin anew after a lock.

        Args:
            reason: why it locked by itself; None if the person locked it, and at start.
            minutes: for an idle lock, after how many.
        """
        self._show(LockState(reason=self._reason(reason, minutes)))

    def unlock(self, passphrase: str) -> None:
        """Ask for the vault to be opened; an empty passphrase and a second wish are ignored."""
        if self._state.busy or not passphrase:
            return
        self._show(replace(self._state, busy=True, doing=self.tr("Opening…"), problem=None))
        self.requested.emit(passphrase)

    def refuse(self, error: AppError) -> None:
        """Tell why the vault stayed shut, and let the person try again."""
        self._show(replace(self._state, busy=False, doing="", problem=in_words(error)))

    def opened(self) -> None:
        """The vault is open; forget everything about getting there."""
        self._show(LockState())

    def _reason(self, reason: LockReason | None, minutes: int) -> str:
        match reason:
            case LockReason.IDLE:
                return self.tr("Locked after %n minute(s) idle", "", minutes)
            case LockReason.SLEEP:
                return self.tr("Locked because the computer went to sleep")
            case LockReason.SESSION:
                return self.tr("Locked because the session was locked")
            case LockReason.CLOCK:
                return self.tr("Locked because the computer’s clock jumped")
            case None:
                return ""

    def _show(self, state: LockState) -> None:
        self._state = state
        self.changed.emit()
