"""A process killed from outside while it saves loses nothing it had said was saved.

Kills at chosen calls, and of everything else that writes, are in `tests/faults/test_kills.py`.
"""

import os
import random
import signal
import subprocess
from pathlib import Path

import pytest
from sqlmodel import select

from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.children import start
from tests.support.vaults import folder_in, new_vault, reopen

# One start, many deaths: each generation is forked from a process that has imported everything.
SAVER = """
import os, sys
from datetime import date
from pathlib import Path
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault.folder import VaultFolder
from tests.support.vaults import reopen
folder = VaultFolder(Path(sys.argv[1]))
for line in sys.stdin:
    child = os.fork()
    if child:
        print("child", child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)
        continue
    vault = reopen(folder)
    number = int(line)
    while True:
        entry = Reflection(about=date(2026, 3, 1), title=str(number), text="steady " * 400)
        vault.submit(lambda session: session.add(entry)).result()
        os.write(1, f"saved {number}\\n".encode())
        number += 1
"""


def kill_while_saving(saver: subprocess.Popen[str], first: int, after: int) -> list[int]:
    """The numbers a saver said were saved before it was killed."""
    assert saver.stdin is not None
    assert saver.stdout is not None
    saver.stdin.write(f"{first}\n")
    saver.stdin.flush()
    child = int(saver.stdout.readline().split()[1])
    saved: list[int] = []
    for line in saver.stdout:
        if line == "dead\n":
            return saved
        saved.append(int(line.split()[1]))
        if len(saved) == after:
            os.kill(child, signal.SIGKILL)
    raise AssertionError("the saver ended by itself")


def titles(session: VaultSession) -> list[int]:
    return [int(title) for title in session.exec(select(Reflection.title))]


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.long)])
def test_kills_lose_no_acknowledged_save(tmp_path: Path, kills: int) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    chance = random.Random(20260304)
    saver = start(SAVER, str(folder.path))
    acknowledged: set[int] = set()
    present: list[int] = []
    for _ in range(kills):
        first = max(present, default=-1) + 1
        acknowledged.update(kill_while_saving(saver, first, chance.randint(1, 12)))
        vault = reopen(folder)
        present = vault.submit(titles).result().value
        findings = check(vault).result()
        vault.close()
        assert acknowledged <= set(present)
        assert len(present) == len(set(present))
        assert findings.sound
    out, err = saver.communicate()
    assert (out, err) == ("", "")
    assert len(acknowledged) >= kills
