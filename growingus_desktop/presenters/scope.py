"""What every presenter behind the lock is handed; thrown away whole when the vault locks."""

from dataclasses import dataclass

from growingus_desktop.coach.coach import Coach
from growingus_desktop.core.clock import Clock
from growingus_desktop.presenters.drafts import DraftKeeper
from growingus_desktop.presenters.gate import GateKeeper
from growingus_desktop.presenters.navigator import Navigator
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.presenters.timers import Timers


@dataclass(frozen=True, slots=True)
class Scope:
    """The Unlocked scope, as presenters see it.

    Args:
        tasks: the way to the vault and to the pool.
        drafts: keeps what is typed.
        gate: judges free text for safety.
        coach: reads openers.
        navigator: the way to other rooms.
        clock: what time it is.
        timers: delays.
        language: the language of content, a BCP 47 tag.
        read_only: whether nothing can be changed, so that nothing should be typed.
    """

    tasks: Tasks
    drafts: DraftKeeper
    gate: GateKeeper
    coach: Coach
    navigator: Navigator
    clock: Clock
    timers: Timers
    language: str = "en"
    read_only: bool = False
