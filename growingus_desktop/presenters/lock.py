"""The lock page: what it says, and the wish to open the vault."""

from dataclasses import dataclass, field, replace
from enum import StrEnum, unique

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.lock_doors import (
    LockDoor,
    NewestBackup,
    Offer,
    what_can_be_done,
)
from growingus_desktop.presenters.problems import ProblemWords, in_words


@unique
class LockReason(StrEnum):
    """Why the vault locked by itself. A lock the person asked for has none."""

    IDLE = "idle"
    SLEEP = "sleep"
    SESSION = "session"
    CLOCK = "clock"
    RESTORE = "restore"
    """The person wants to restore a backup, which needs the vault shut; no reason is shown."""


def reason_of(code: str) -> LockReason | None:
    """The reason of that code; None for none and for one nobody knows."""
    return LockReason(code) if code in LockReason.__members__.values() else None


@unique
class Way(StrEnum):
    """What the field on the page is for."""

    EITHER = "either"
    """The passphrase; a recovery code typed there is understood too."""
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish to open the vault.

    Args:
        secret: as typed; handed on once.
        is_code: whether it can only be a recovery code.
        read_only: whether nothing may be written.
    """

    secret: str = field(repr=False)
    is_code: bool = False
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class LockState:
    """What the lock page shows.

    Args:
        reason: why it locked by itself, or an empty string.
        busy: whether a key is being derived or the vault opened.
        doing: what is being done while busy.
        problem: what went wrong last, or None.
        doors: what can be done about it.
        way: what the field is for.
        has_keyring: whether this computer's keyring opens the vault too.
    """

    reason: str = ""
    busy: bool = False
    doing: str = ""
    problem: ProblemWords | None = None
    doors: tuple[Offer, ...] = ()
    way: Way = Way.EITHER
    has_keyring: bool = False


@dataclass(frozen=True, slots=True)
class LockWords:
    """The lock page's fixed words."""

    passphrase: str
    code: str
    code_hint: str
    unlock: str
    use_code: str
    use_passphrase: str
    use_keyring: str
    restore: str
    look_around: str
    safety: str


class LockPresenter(QObject):
    """Takes a secret to whoever can open the vault, and shows how that went."""

    changed = Signal()

    requested = Signal(Wish)
    """Open the vault; the secret is not kept here."""

    keyring_requested = Signal()
    """Open the vault with what this computer's keyring holds."""

    door_chosen = Signal(LockDoor)
    """The person goes through a door of the message."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = LockState()
        self._error: AppError | None = None
        self._newest: NewestBackup | None = None

    @property
    def state(self) -> LockState:
        """What to show."""
        return self._state

    @property
    def newest(self) -> NewestBackup | None:
        """The newest good backup, where one is offered."""
        return self._newest

    def words(self) -> LockWords:
        """The fixed words, in the language of this moment."""
        return LockWords(
            passphrase=self.tr("Passphrase"),
            code=self.tr("Recovery code"),
            code_hint=self.tr("Seven groups of five. Capitals, spaces and dashes don’t matter."),
            unlock=self.tr("Unlock"),
            use_code=self.tr("Use the recovery code"),
            use_passphrase=self.tr("Use the passphrase"),
            use_keyring=self.tr("Use the keyring"),
            restore=self.tr("Restore a backup"),
            look_around=self.tr("Look around first"),
            safety=self.tr("Safety & support"),
        )

    def locked(self, reason: LockReason | None = None, minutes: int = 0) -> None:
        """Begin anew after a lock.

        Args:
            reason: why it locked by itself; None if the person locked it, and at start.
            minutes: for an idle lock, after how many.
        """
        self._forget_problem()
        self._show(
            LockState(reason=self._reason(reason, minutes), has_keyring=self._state.has_keyring)
        )

    def know_keyring(self, *, has_keyring: bool) -> None:
        """Take note of whether the keyring opens the vault too."""
        if has_keyring is not self._state.has_keyring:
            self._show(replace(self._state, has_keyring=has_keyring))

    def choose_way(self, way: Way) -> None:
        """Ask for the other secret."""
        if not self._state.busy:
            self._forget_problem()
            self._show(replace(self._state, way=way, problem=None, doors=()))

    def unlock(self, secret: str, *, read_only: bool = False) -> None:
        """Ask for the vault to be opened; an empty secret and a second wish are ignored.

        Args:
            secret: as typed.
            read_only: whether nothing may be written.
        """
        if self._state.busy or not secret:
            return
        self._become_busy(self.tr("Opening…"))
        self.requested.emit(Wish(secret, self._state.way is Way.CODE, read_only))

    def unlock_by_keyring(self) -> None:
        """Ask for the vault to be opened with what the keyring holds."""
        if not self._state.busy and self._state.has_keyring:
            self._become_busy(self.tr("Asking the keyring…"))
            self.keyring_requested.emit()

    def go_through(self, door: LockDoor) -> None:
        """Do what a message offers."""
        if self._state.busy or door not in {offer.door for offer in self._state.doors}:
            return
        self.door_chosen.emit(door)

    def work_on(self, doing: str) -> None:
        """Show that something is being done which takes a while."""
        self._become_busy(doing)

    def refuse(self, error: AppError) -> None:
        """Tell why the vault stayed shut, and let the person try again."""
        self._error, self._newest = error, None
        self._tell()

    def hold_back(self, error: AppError) -> None:
        """Tell that the last words could not be written and what becomes of them."""
        self._forget_problem()
        told = replace(
            in_words(error),
            safe=self.tr(
                "What you typed last couldn’t be written. It is kept in memory, sealed with the"
                " vault’s own key."
            ),
            next_step=self.tr(
                "Unlock before you end the program or switch the computer off; then it is written"
                " at once."
            ),
        )
        self._show(replace(self._state, busy=False, doing="", problem=told, doors=()))

    def say(self, first: str, rest: str) -> None:
        """Tell what was done about the vault, and let the person open it."""
        self._forget_problem()
        told = ProblemWords(first, "", rest, code="")
        self._show(replace(self._state, busy=False, doing="", problem=told, doors=()))

    def know_backup(self, newest: NewestBackup | None) -> None:
        """Offer the newest good backup, if what is told asks for one."""
        if self._error is None or self._state.busy:
            return
        self._newest = newest
        self._tell()

    def opened(self) -> None:
        """The vault is open; forget everything about getting there."""
        self._forget_problem()
        self._show(LockState(has_keyring=self._state.has_keyring))

    def _tell(self) -> None:
        if self._error is None:
            return
        told = what_can_be_done(self._error, self._newest)
        self._show(
            replace(self._state, busy=False, doing="", problem=told.problem, doors=told.doors)
        )

    def _become_busy(self, doing: str) -> None:
        self._forget_problem()
        self._show(replace(self._state, busy=True, doing=doing, problem=None, doors=()))

    def _forget_problem(self) -> None:
        self._error, self._newest = None, None

    def _reason(self, reason: LockReason | None, minutes: int) -> str:
        match reason:
            case LockReason.IDLE:
                return self.tr("Locked after %n minute(s) idle", "", minutes)
            case LockReason.SLEEP:
                return self.tr("Locked when the computer went to sleep")
            case LockReason.SESSION:
                return self.tr("Locked when the session was locked")
            case LockReason.CLOCK:
                return self.tr("Locked when the computer’s clock jumped")
            case LockReason.RESTORE | None:
                return ""

    def _show(self, state: LockState) -> None:
        self._state = state
        self.changed.emit()
