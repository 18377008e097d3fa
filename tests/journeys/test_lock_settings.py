"""Lock settings count at once, from the vault they are kept in, and fail safe."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from growingus_desktop.models.preferences import Preference
from growingus_desktop.store import lock_settings
from growingus_desktop.store.lock_settings import LockSettings
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.journeys.test_lock import behind, by_shift, is_locked, opened, unlock
from tests.support.clocks import FixedClock, HandTimers
from tests.support.vaults import new_vault


def kept(tmp_path: Path, work: Callable[[VaultSession], None]) -> None:
    """A vault in which something was chosen."""
    vault = new_vault(tmp_path)
    vault.submit(work).result()
    vault.close()


def test_the_minutes_chosen_are_the_minutes_waited(qtbot: QtBot, tmp_path: Path) -> None:
    kept(tmp_path, lambda session: lock_settings.choose(session, LockSettings(12)))
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        timers.advance(12 * 60_000 - 1)
        assert not is_locked(started)
        timers.advance(1)
        assert is_locked(started)
        started.see("Locked after 12 minute")


def test_a_change_counts_without_a_new_unlock(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        behind(started)._hands.apply_lock_settings(LockSettings(1, shift_thrice=False))
        by_shift(started)
        assert not is_locked(started)
        timers.advance(60_000)
        assert is_locked(started)


@pytest.mark.parametrize("text", ["0", '"never"', "1000000000", "[", "null"])
def test_unreadable_settings_lock_after_five_minutes_and_are_told_once(
    qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    kept(
        tmp_path,
        lambda session: session.add(Preference(key="lock.idle_minutes", value=text)),
    )
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        started.see("The settings couldn’t be read.")
        timers.advance(5 * 60_000)
        assert is_locked(started)
        unlock(started)
        assert "couldn’t be read" not in started.words()
