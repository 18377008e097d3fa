"""Two starts at the same moment: one gets the vault, whether the last holder left or was killed."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.support.children import start
from tests.support.vaults import folder_in

# Each race is run by two fresh processes, forked from two that have imported everything.
RACER = """
import os, sys
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock

def line():
    said = b""
    while not said.endswith(b"\\n"):
        byte = os.read(0, 1)
        if not byte:
            return b""
        said += byte
    return said

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())

folder, witness = VaultFolder(Path(sys.argv[1])), Path(sys.argv[2])
while line():
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        say("gone")
        continue
    say("ready", os.getpid())
    line()
    try:
        lock = InstanceLock.take(folder)
    except AppError as error:
        say(error.problem.name)
        os._exit(0)
    try:
        witness.touch(exist_ok=False)
        say("TAKEN")
        line()
        witness.unlink()
    except FileExistsError:
        say("DOUBLE")
    os._exit(0)
"""


def say(racer: subprocess.Popen[str], word: str) -> None:
    assert racer.stdin is not None
    racer.stdin.write(f"{word}\n")
    racer.stdin.flush()


def hear(racer: subprocess.Popen[str]) -> str:
    assert racer.stdout is not None
    return racer.stdout.readline().strip()


@pytest.mark.parametrize("races", [10, pytest.param(100, marks=pytest.mark.long)])
@pytest.mark.parametrize("killed", [False, True], ids=["it leaves", "it is killed"])
def test_of_two_that_start_at_once_exactly_one_gets_the_vault(
    tmp_path: Path, races: int, killed: bool
) -> None:
    folder, witness = folder_in(tmp_path), tmp_path / "witness"
    folder.prepare()
    racers = [start(RACER, str(folder.path), str(witness)) for _ in range(2)]
    for number in range(races):
        first = racers if number % 2 else racers[::-1]
        for racer in first:
            say(racer, "race")
        pids = [int(hear(racer).split()[1]) for racer in first]
        for racer in first:
            say(racer, "go")
        answers = [hear(racer) for racer in first]
        assert sorted(answers) == ["IN_USE", "TAKEN"], f"race {number}"
        winner = answers.index("TAKEN")
        if killed:
            os.kill(pids[winner], signal.SIGKILL)
        else:
            say(first[winner], "done")
        assert [hear(racer) for racer in first] == ["gone", "gone"]
        witness.unlink(missing_ok=True)
    for racer in racers:
        assert racer.communicate() == ("", "")
