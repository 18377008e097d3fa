"""The Unlocked scope over a real vault in memory, for tests of presenters and pages."""

from dataclasses import dataclass
from functools import cache

from pytestqt.qtbot import QtBot

from growingus_desktop.coach.coach import Coach, load_coach
from growingus_desktop.presenters.drafts import DraftKeeper
from growingus_desktop.presenters.gate import GateKeeper
from growingus_desktop.presenters.navigator import Navigator
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.vault import Vault
from tests.support.clocks import FixedClock, HandTimers


@cache
def coach() -> Coach:
    """The English coach, loaded once for all tests."""
    return load_coach("en")


@dataclass
class Unlocked:
    """A scope with the hands to move it.

    Args:
        scope: what presenters get.
        vault: the vault behind it.
        clock: its clock.
        timers: its delays.
    """

    scope: Scope
    vault: Vault
    clock: FixedClock
    timers: HandTimers
    qtbot: QtBot

    def settle(self) -> None:
        """Wait until every job under way has answered, and those its answers began."""
        self.qtbot.waitUntil(lambda: self.scope.tasks.under_way == 0, timeout=10_000)

    def close(self) -> None:
        """Stop the tasks and close the vault."""
        self.scope.tasks.stop()
        self.vault.close()


def unlocked(qtbot: QtBot, vault: Vault | None = None, clock: FixedClock | None = None) -> Unlocked:
    """A fresh scope over `vault`, or over an empty one in memory; call `close` when done."""
    clock = clock or FixedClock()
    vault = vault or memory_vault(clock)
    timers = HandTimers()
    tasks = Tasks(vault)
    scope = Scope(
        tasks=tasks,
        drafts=DraftKeeper(tasks, timers),
        gate=GateKeeper(coach()),
        coach=coach(),
        navigator=Navigator(),
        clock=clock,
        timers=timers,
    )
    return Unlocked(scope, vault, clock, timers, qtbot)
