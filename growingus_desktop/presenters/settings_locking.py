"""When the vault locks by itself; anything weaker takes the passphrase."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.passphrase_again import Act, Ask
from growingus_desktop.presenters.problems import ProblemWords, in_words
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.store import lock_settings
from growingus_desktop.store.lock_settings import LockSettings

MINUTES = (1, 2, 5, 10, 15, 30)
SAFE = LockSettings()


@dataclass(frozen=True, slots=True)
class LockingState:
    """What the card shows.

    Args:
        settings: those in force.
        can_hide: whether this system can keep windows out of screenshots.
        problem: what went wrong last, or None.
    """

    settings: LockSettings = SAFE
    can_hide: bool = False
    problem: ProblemWords | None = None


class LockingCard(QObject):
    """State and intents of locking.

    Args:
        scope: what is behind the lock.
        apply: lets settings count at once.
        ask: asks for the passphrase again, or None where there is none, as when looking around.
        can_hide: whether this system can keep windows out of screenshots.
    """

    changed = Signal()

    def __init__(
        self,
        scope: Scope,
        apply: Callable[[LockSettings], None],
        ask: Ask | None,
        *,
        can_hide: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scope = scope
        self._apply = apply
        self._ask = ask
        self._state = LockingState(can_hide=can_hide)

    @property
    def state(self) -> LockingState:
        """What to show."""
        return self._state

    def refresh(self) -> None:
        """Ask the vault what was chosen."""
        self._scope.tasks.in_vault(self, lock_settings.read, self._arrived)

    def choose(
        self,
        *,
        idle_minutes: int | None = None,
        shift_thrice: bool | None = None,
        on_sleep: bool | None = None,
        on_session: bool | None = None,
        hide_from_capture: bool | None = None,
    ) -> None:
        """Change what is given, after the passphrase if that makes the lock weaker."""
        old = self._state.settings
        new = LockSettings(
            idle_minutes=old.idle_minutes if idle_minutes is None else idle_minutes,
            shift_thrice=old.shift_thrice if shift_thrice is None else shift_thrice,
            on_sleep=old.on_sleep if on_sleep is None else on_sleep,
            on_session=old.on_session if on_session is None else on_session,
            hide_from_capture=(
                old.hide_from_capture if hide_from_capture is None else hide_from_capture
            ),
        )
        if new == old:
            return
        if self._ask is not None and lock_settings.is_weaker(new, old):
            # Until the passphrase was right, the page goes on showing what counts.
            self.changed.emit()
            self._ask(Act.WEAKER_LOCK, lambda _secret: self._keep(new))
            return
        self._keep(new)

    def _keep(self, settings: LockSettings) -> None:
        self._scope.tasks.in_vault(
            self,
            lambda session: lock_settings.choose(session, settings),
            lambda _done: self._kept(settings),
            failed=self._failed,
        )

    def _kept(self, settings: LockSettings) -> None:
        self._apply(settings)
        self._show(replace(self._state, settings=settings, problem=None))

    def _arrived(self, settings: LockSettings) -> None:
        problem = self._state.problem
        if settings.was_unreadable:
            problem = in_words(AppError(Problem.SETTINGS_UNREADABLE))
        self._show(replace(self._state, settings=settings, problem=problem))

    def _failed(self, error: AppError) -> None:
        self._show(replace(self._state, problem=in_words(error)))

    def _show(self, state: LockingState) -> None:
        self._state = state
        self.changed.emit()
