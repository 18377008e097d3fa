"""The computer around the program as far as locking needs it, handed in so tests can stand for it."""

from dataclasses import dataclass

from growingus_desktop.app.relaunch import Relaunch, relaunch_here


@dataclass(frozen=True, slots=True)
class Surroundings:
    """By itself nothing of it is there; `surroundings_here` gives what this system has.

    Args:
        relaunch: empties memory at lock, or None.
    """

    relaunch: Relaunch | None = None


def surroundings_here() -> Surroundings:
    """What this system has."""
    return Surroundings(relaunch=relaunch_here())
