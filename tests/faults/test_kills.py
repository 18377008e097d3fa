"""A process killed while it works leaves the old state or the new one, and no acknowledged save lost.

The kernel carries out a call whole or not at all, so what kill -9 leaves is decided by the call it
came before. Here the process kills itself at a random one of the calls that change something, or
after half of a write, which no seed of a clock would find as often.
"""

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.recorder import Mode, environment
from tests.faults.workloads import WORKLOADS

KILLS = 20
OFTEN = 200
SEED = 20260304


class Deaths:
    """The child that forks those who die.

    Args:
        recorder: the compiled library.
        root: everything happens below it.
        name: the workload.
    """

    def __init__(self, recorder: Path, root: Path, name: str) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.dying", name],
            env=environment(recorder, root),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def one(self, place: Path, call: int, mode: Mode) -> tuple[int, int, int]:
        """Let one process work until it dies.

        Returns:
            The last thing it said was kept, how many calls it made if it lived, its exit code.
        """
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._child.stdin.write(f"{call} {mode.name} {place}\n")
        self._child.stdin.flush()
        told = {"kept": 0, "done": 0}
        for line in self._child.stdout:
            what, number = line.split()
            if what == "dead":
                return told["kept"], told["done"], int(number)
            told[what] = int(number)
        raise AssertionError(self._child.communicate()[1])

    def end(self) -> None:
        """Let it go; it must have had nothing to say."""
        out, err = self._child.communicate()
        assert (out, err) == ("", "")


@pytest.mark.parametrize("kills", [KILLS, pytest.param(OFTEN, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", WORKLOADS)
def test_a_kill_leaves_the_old_state_or_the_new_one(
    recorder: Path, tmp_path: Path, name: str, kills: int
) -> None:
    workload, chance = WORKLOADS[name], random.Random(SEED + kills)
    begun, place = tmp_path / "begun", tmp_path / "place"
    begun.mkdir()
    workload.prepare(begun)
    deaths = Deaths(recorder, tmp_path, name)
    shutil.copytree(begun, place)
    _, calls, code = deaths.one(place, -1, Mode.KILL)
    assert code == 0
    for number in range(kills):
        shutil.rmtree(place)
        shutil.copytree(begun, place)
        call, mode = chance.randrange(calls), chance.choice([Mode.KILL, Mode.KILL_HALFWAY])
        kept, _, code = deaths.one(place, call, mode)
        where = f"{name}, kill {number} at call {call} of {calls}, {mode.name}, kept {kept}"
        assert code == -signal.SIGKILL, where
        try:
            workload.judge(place, kept)
        except BaseException as error:
            error.add_note(where)
            raise
    deaths.end()
    print(f"{name}: {kills} kills at random ones of {calls} calls, all whole, nothing kept lost")
