"""The program ended from outside while somebody types: what is lost, and what is not."""

import os
import signal
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from growingus_desktop.store import drafts
from tests.journeys.test_lock import behind, opened, write
from tests.support.clocks import FixedClock, HandTimers
from tests.support.driven import DrivenProgram
from tests.support.vaults import PASSPHRASE, folder_in, new_vault, reopen

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals")
WORDS = "one two three four five six seven eight nine ten"
LONG = WORDS * 20


def kept_in(tmp_path: Path) -> list[str]:
    """What waits as a draft in the closed vault."""
    vault = reopen(folder_in(tmp_path))
    try:
        waiting = vault.submit(lambda session: drafts.waiting_under(session, "opener/"))
        return [typed.text for typed in waiting.result().value.values()]
    finally:
        vault.close()


@POSIX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_end_it_keeps_every_character(tmp_path: Path, number: signal.Signals) -> None:
    new_vault(tmp_path).close()
    with DrivenProgram(folder_in(tmp_path).path) as program:
        program.hear("start")
        program.tell("unlock", PASSPHRASE)
        program.tell("write", WORDS)
        os.kill(program.pid, number)
        assert program.process.wait(30) == 0
    assert kept_in(tmp_path) == [WORDS]


@POSIX
def test_killed_in_the_middle_of_typing_it_keeps_all_but_the_last_two_seconds(
    tmp_path: Path,
) -> None:
    new_vault(tmp_path).close()
    with DrivenProgram(folder_in(tmp_path).path) as program:
        program.hear("start")
        program.tell("unlock", PASSPHRASE)
        # A key every tenth of a second leaves no pause, so only the limit of two seconds keeps it.
        program.say("type", LONG)
        kept = program.hear("kept")["length"]
        typed = 0
        while typed < 5:
            program.hear("key")
            typed += 1
        os.kill(program.pid, signal.SIGKILL)
        program.process.wait(30)
    [found] = kept_in(tmp_path)
    assert LONG.startswith(found)
    assert len(found) >= kept > 0


def test_the_end_of_the_session_waits_for_the_last_words(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path, FixedClock(), HandTimers()) as started:
        write(started, WORDS)
        scope = behind(started)
        started.application._session_ends()
        assert scope._last is not None
        assert scope._last.done()
        started.wait(lambda: started.application.has_ended)
    assert kept_in(tmp_path) == [WORDS]
