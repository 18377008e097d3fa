"""What is left of an open vault in the process after a lock, looked at from outside (Linux)."""

import secrets
import time
from pathlib import Path

import pytest

from growingus_desktop.app import relaunch
from growingus_desktop.app.relaunch import MemoryProof
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.opening import create_vault
from tests.journeys.test_start import START
from tests.support.children import run
from tests.support.driven import DrivenProgram
from tests.support.vaults import FAST, folder_in, new_vault

pytestmark = pytest.mark.skipif(
    relaunch.proof() is not MemoryProof.EMPTIED, reason="nothing is proved on this system"
)
# Made afresh, since the process reads in the modules that name the other tests' words.
MARKER = "n" + secrets.token_hex(8)
PASSPHRASE = "p" + secrets.token_hex(8)
WORDS = f"I felt alone with the {MARKER}."


def test_after_a_lock_the_same_process_holds_nothing_of_what_was_open(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    create_vault(folder, PASSPHRASE, clock=SystemClock(), cost=FAST).close()
    with DrivenProgram(folder.path) as program:
        assert program.hear("start")["shown"]
        program.tell("unlock", PASSPHRASE)
        program.tell("write", WORDS)
        assert program.memory_holds(MARKER) > 0
        program.say("lock", "sleep")
        again = program.hear("start")
        assert again["reason"] == "Locked when the computer went to sleep"
        assert not again["minimised"]
        assert program.process.poll() is None
        assert program.memory_holds(MARKER) == 0
        assert program.memory_holds(PASSPHRASE) == 0
        assert not program.others_can_see(MARKER)
        assert not program.others_can_see(PASSPHRASE)
        with pytest.raises(AppError) as refused:
            InstanceLock.take(folder)
        assert refused.value.problem is Problem.IN_USE
        once = _open_files(program.pid)
        # And once more, so that nothing depends on the first time.
        program.tell("unlock", PASSPHRASE)
        assert program.memory_holds(PASSPHRASE) > 0
        program.say("lock")
        assert program.hear("start")["minimised"]
        assert program.memory_holds(PASSPHRASE) == 0
        # A second start finds the lock held and asks for the window.
        assert run(START, "--vault", str(folder.path)).returncode == 0
        program.tell("raise")
        assert _open_files(program.pid) == once


def test_a_wish_for_the_window_made_meanwhile_is_not_lost(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    with DrivenProgram(folder.path) as program:
        program.hear("start")
        program.say("lock")
        # Written while the fresh program is not yet there to watch for it.
        assert run(START, "--vault", str(folder.path)).returncode == 0
        program.hear("start")
        program.tell("raise")


def test_a_stranger_naming_the_lock_is_not_believed(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    held = InstanceLock.take(folder)
    try:
        # Descriptor 0 is no lock file: the start falls back to taking the lock, in vain.
        second = run(START, "--vault", str(folder.path), "--adopt-lock", "0")
        assert second.returncode == 0
        assert folder.raise_request.exists()
    finally:
        held.release()


def _open_files(pid: int) -> int:
    """Files that stay open: a program that has just begun opens its own modules for a moment."""
    counts: list[int] = []
    for _ in range(40):
        counts.append(len(list(Path(f"/proc/{pid}/fd").iterdir())))
        time.sleep(0.05)
    return min(counts)
