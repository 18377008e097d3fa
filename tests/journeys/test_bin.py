"""Deleting by mistake, and meaning it: through the window, over a real encrypted vault."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app.heartbeat import Reading
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.store import bin as store
from growingus_desktop.store import reflections, reflections_thanks
from growingus_desktop.store.reflections import Looking
from growingus_desktop.vault.backup_file import BackupInfo, extract
from growingus_desktop.vault.backups import Reason, back_up, list_backups
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import VaultKeys, unlock
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.journeys.test_lock import behind, opened
from tests.journeys.test_main_job import PASSPHRASE, make_a_vault
from tests.support.clocks import FixedClock, HandTimers
from tests.support.decrypted import decrypted
from tests.support.program import Program, program
from tests.support.vaults import ANY_COST, MARKER

CONTROL = Qt.KeyboardModifier.ControlModifier


def write(started: Program, text: str) -> None:
    def work(session: VaultSession) -> None:
        reflections.create(session, title=text, text=f"{text} " * 700)

    unlocked = started.application.unlocked
    assert unlocked is not None
    unlocked._vault.submit(work).result()


def entries(started: Program) -> list[str]:
    unlocked = started.application.unlocked
    assert unlocked is not None
    found = unlocked._vault.submit(lambda s: reflections.rows(s, Looking())).result().value
    return [row.title for row in found]


def open_bin(started: Program) -> QWidget:
    started.application.open_destination(Destination(Room.SETTINGS, Tool.BIN))
    started.settle()
    return started.find("bin")


def test_what_is_deleted_comes_back_and_what_is_erased_is_gone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "vault"
    with program(qtbot, place, FixedClock()) as started:
        make_a_vault(started)
        write(started, "kept")
        write(started, MARKER)
        started.key(Qt.Key.Key_5, CONTROL)
        started.settle()
        started.press("reflections.toBin")
        started.settle()
        assert entries(started) == ["kept"]
        started.focus("reflections.list")
        started.key(Qt.Key.Key_Z, CONTROL)
        started.settle()
        started.wait(lambda: entries(started) == [MARKER, "kept"])

        unlocked = started.application.unlocked
        assert unlocked is not None
        # A backup that holds it.
        back_up(unlocked._vault, Reason.BY_HAND)
        unlocked._vault.submit(lambda s: reflections.put_in_bin(2).run(s)).result()
        open_bin(started)
        started.press("bin.bringBack")
        started.settle()
        assert entries(started) == [MARKER, "kept"]
        started.find("bin").close()
        started.key(Qt.Key.Key_Z, CONTROL)
        started.wait(lambda: entries(started) == ["kept"])

        open_bin(started)
        started.press("bin.erase")
        started.find("bin.eraseDialog")
        # Two dialogs are open, so the key goes to the button itself.
        QTest.keyClick(started.find("bin.erase.yes"), Qt.Key.Key_Space)
        started.settle()
        started.find("bin.none")
        QTest.keyClick(started.find("bin.backups.anew"), Qt.Key.Key_Space)
        started.see("No backup holds what you erased.")
        started.find("bin").close()
        started.wait(lambda: not unlocked._vault.submit(store.has_residue).result().value)
    folder = VaultFolder(place)
    keys = unlock(folder, PASSPHRASE, ANY_COST)
    left = decrypted(folder.database, cipher_key(keys))
    assert b"kept" in left
    assert MARKER.encode() not in left
    infos = [one for one in list_backups(folder) if isinstance(one, BackupInfo)]
    assert infos
    for info in infos:
        target = tmp_path / f"looked-{info.sequence}"
        extract(info.path, target)
        inside = decrypted(target, cipher_key(VaultKeys(info.header, keys.data_key)))
        assert b"kept" in inside
        assert MARKER.encode() not in inside


def test_the_bin_lets_go_after_thirty_days_of_unlocks(qtbot: QtBot, tmp_path: Path) -> None:
    place, clock = tmp_path / "vault", FixedClock()
    # A day that passes in one step would lock it; here only the bin is to see it.
    standing = Reading(0.0, 0.0)
    with program(qtbot, place, clock, read_clocks=lambda: standing) as started:
        make_a_vault(started)
        unlocked = started.application.unlocked
        assert unlocked is not None

        def work(session: VaultSession) -> None:
            back = reflections_thanks.give(MARKER).run(session)
            assert back is not None
            back.run(session)

        unlocked._vault.submit(work).result()
        unlocked._bin.keep_time()
        started.settle()
        for _ in range(31):
            assert unlocked._vault.submit(store.things).result().value
            clock.advance(days=1)
            unlocked._bin.keep_time()
            started.settle()
            if not unlocked._vault.submit(store.things).result().value:
                break
        assert not unlocked._vault.submit(store.things).result().value


@pytest.mark.parametrize("room", [Room.OPENERS, Room.PATTERNS, Room.REFLECTIONS, Room.LONG_VIEW])
def test_from_any_room_a_key_opens_the_bin_and_leaves_the_person_there(
    qtbot: QtBot, tmp_path: Path, room: Room
) -> None:
    with opened(qtbot, tmp_path, FixedClock(), HandTimers()) as started:
        started.application.open_destination(Destination(room))
        started.settle()
        started.window.activateWindow()
        started.key(Qt.Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        started.see("The bin is empty.")
        started.key(Qt.Key.Key_Escape)
        started.wait(lambda: started.top() is started.window)
        assert behind(started).here is room
