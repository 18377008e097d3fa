"""The computer around the program as far as locking needs it, handed in so tests can stand for it."""

from dataclasses import dataclass

from growingus_desktop.app.capture import SetAffinity, affinity_here
from growingus_desktop.app.heartbeat import ReadClocks, read_clocks
from growingus_desktop.app.relaunch import Relaunch, relaunch_here
from growingus_desktop.app.session_watch import WatchSession, watch_nothing, watch_session
from growingus_desktop.app.tray import MakeTrayIcon, no_tray_icon, tray_icon_here


@dataclass(frozen=True, slots=True)
class Surroundings:
    """By itself nothing of it is there; `surroundings_here` gives what this system has.

    Args:
        relaunch: empties memory at lock, or None.
        watch_session: makes what hears of sleep and of the session.
        set_affinity: keeps windows out of captures, or None.
        read_clocks: reads the clocks that tell of time passed without us.
        tray_icon: makes a place in the tray, where there is one.
    """

    relaunch: Relaunch | None = None
    watch_session: WatchSession = watch_nothing
    set_affinity: SetAffinity | None = None
    read_clocks: ReadClocks = read_clocks
    tray_icon: MakeTrayIcon = no_tray_icon


def surroundings_here() -> Surroundings:
    """What this system has."""
    return Surroundings(
        relaunch=relaunch_here(),
        watch_session=watch_session,
        set_affinity=affinity_here(),
        tray_icon=tray_icon_here,
    )
