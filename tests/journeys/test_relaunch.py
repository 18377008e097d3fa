"""Starting afresh at lock: when, in which order, and what the fresh program is told."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.app import relaunch
from growingus_desktop.app.arguments import AfterLock, read_arguments
from growingus_desktop.app.places import default_vault_folder
from growingus_desktop.app.relaunch import Handover, words
from growingus_desktop.presenters.lock import LockReason
from growingus_desktop.vault.instance_lock import InstanceLock
from tests.journeys.test_lock import behind, by_key, by_shift, opened, refuse, unlock, write
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.vaults import PASSPHRASE, folder_in, new_vault


def one_relaunch(started: Program) -> Handover:
    started.wait(lambda: bool(started.relaunches))
    return started.relaunches.pop()


def none_comes(started: Program) -> None:
    """Let everything under way come to rest, and a little longer."""
    started.pause(150)
    assert started.relaunches == []


def test_the_scope_is_gone_and_the_vault_closed_before_the_program_is_replaced(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with opened(qtbot, tmp_path, FixedClock(), HandTimers()) as started:
        write(started)
        vault: Any = behind(started)._vault
        seen: list[bool] = []
        fresh: Any = started.application._fresh_start

        def replaced(handover: Handover) -> None:
            seen.append(vault._closing is not None and vault._closing.done())
            seen.append(started.application.unlocked is None)
            seen.append(started.window.findChildren(QPlainTextEdit) == [])
            started.relaunches.append(handover)

        fresh._relaunch = replaced
        by_key(started)
        told = one_relaunch(started)
        assert seen == [True, True, True]
        assert told.vault == folder_in(tmp_path).path
        assert told.minimised
        assert told.reason is None


def test_a_lock_by_itself_tells_its_reason_and_leaves_the_window_where_it_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        timers.advance(5 * 60_000)
        told = one_relaunch(started)
        assert (told.reason, told.minutes, told.minimised) == (LockReason.IDLE, 5, False)
    after = AfterLock(-1, reason="idle", minutes=5, geometry=told.geometry)
    new = program(qtbot, folder_in(tmp_path).path, FixedClock(), after_lock=after)
    with new as started:
        reason = started.window.findChild(QLabel, "lockReason").text()
        assert reason.startswith("Locked after 5 minute")
        unlock(started)


def test_a_minimised_program_comes_back_minimised(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    descriptor = InstanceLock.take(folder).hand_over()
    after = AfterLock(descriptor, minimised=True, active=False)
    with program(qtbot, folder.path, FixedClock(), after_lock=after) as started:
        assert started.window.isMinimized()
        assert started.application._instance.is_held
        started.window.showNormal()
        unlock(started)


def test_the_demo_is_never_relaunched(qtbot: QtBot, tmp_path: Path) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock(), timers=HandTimers(), demo=True) as demo:
        demo.wait(lambda: demo.application.unlocked is not None)
        demo.settle()
        by_shift(demo)
        none_comes(demo)


def test_words_held_back_keep_the_process_alive(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, FixedClock(), HandTimers()) as started:
        write(started)
        refuse(behind(started)._vault)
        by_key(started)
        none_comes(started)
        started.window.showNormal()
        unlock(started)
        by_key(started)
        one_relaunch(started)


def test_a_passphrase_typed_before_it_came_to_it_is_not_lost(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, FixedClock(), HandTimers()) as started:
        started.application.lock(LockReason.SESSION, hide=False)
        unlock(started)
        none_comes(started)
        assert started.application.unlocked is not None


def test_a_wrong_one_is_followed_by_the_fresh_start(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, FixedClock(), HandTimers()) as started:
        started.application.lock(LockReason.SESSION, hide=False)
        started.focus("passphrase")
        started.type("not this one")
        started.key(Qt.Key.Key_Return)
        one_relaunch(started)


def test_a_lock_while_the_vault_is_being_opened_shuts_it_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=HandTimers()) as started:
        started.focus("passphrase")
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        by_shift(started)
        one_relaunch(started)
        assert not folder_in(tmp_path).journal.exists()


def test_what_the_fresh_program_is_told_arrives_and_holds_no_word() -> None:
    told = Handover(
        Path("/home/someone/vault"),
        7,
        reason=LockReason.IDLE,
        minutes=30,
        minimised=True,
        active=False,
        geometry=bytes(range(66)),
    )
    read = read_arguments(words(told))
    assert read.vault == Path("/home/someone/vault")
    assert read.after_lock == AfterLock(
        7, reason="idle", minutes=30, minimised=True, active=False, geometry=bytes(range(66))
    )
    plain = words(replace(told, vault=default_vault_folder(), reason=None, geometry=b""))
    assert plain == ["--adopt-lock", "7", "--minimised", "--inactive"]


@given(text=st.text(max_size=30))
def test_no_nonsense_in_its_place_stops_a_start(text: str) -> None:
    told = read_arguments(["--adopt-lock=3", f"--locked={text}", f"--geometry={text}"]).after_lock
    assert told is not None
    assert told.lock == 3
    assert told.minutes < 100


def test_a_program_that_is_gone_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    new_vault(tmp_path).close()
    lock = InstanceLock.take(folder_in(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "gone"))
    start_afresh = relaunch.relaunch_here()
    if start_afresh is not None:
        start_afresh(Handover(folder_in(tmp_path).path, lock.hand_over()))
        lock.keep()
        assert "could not be started afresh" in caplog.text
        assert str(tmp_path) not in caplog.text
    lock.release()
