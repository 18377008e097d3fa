"""Every window is kept out of captures from the start, and one setting lets them in again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from growingus_desktop.app.capture import LEFT_OUT, SHOWN
from growingus_desktop.coach.reading import GateKind
from growingus_desktop.store.lock_settings import LockSettings
from tests.journeys.test_lock import behind, unlock
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import program
from tests.support.vaults import folder_in, new_vault


def test_window_and_dialogs_are_left_out_until_the_setting_is_turned_off(
    qtbot: QtBot, tmp_path: Path
) -> None:
    new_vault(tmp_path).close()
    said: dict[int, int] = {}
    with program(
        qtbot,
        folder_in(tmp_path).path,
        FixedClock(),
        timers=HandTimers(),
        set_affinity=said.__setitem__,
    ) as started:
        # Before any vault is open, too.
        assert said[started.window.internalWinId()] == LEFT_OUT
        unlock(started)
        behind(started).scope.navigator.open_card(GateKind.VIOLENCE)
        started.see("Safety & support")
        assert started.top() is not started.window
        assert said[started.top().internalWinId()] == LEFT_OUT
        behind(started)._hands.apply_lock_settings(LockSettings(hide_from_capture=False))
        assert said[started.top().internalWinId()] == SHOWN
        assert said[started.window.internalWinId()] == SHOWN
