"""A process killed while it saves loses nothing it had said was saved."""

import contextlib
import os
import random
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from growingus_desktop.core.errors import AppError
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.keys import change_passphrase
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.children import start
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, folder_in, new_vault, reopen

KILLS = 20

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


def test_twenty_kills_lose_no_acknowledged_save(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    chance = random.Random(20260304)
    saver = start(SAVER, str(folder.path))
    acknowledged: set[int] = set()
    present: list[int] = []
    for _ in range(KILLS):
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
    assert len(acknowledged) >= KILLS


CREATOR = """
import os, sys
from growingus_desktop.vault.folder import VaultFolder
from pathlib import Path
from tests.support.vaults import new_vault
import growingus_desktop.models.schema
for line in sys.stdin:
    child = os.fork()
    if child:
        print(child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)
        continue
    new_vault(Path(line.strip()))
    os._exit(0)
"""


def test_a_killed_creation_is_finished_or_begun_anew(tmp_path: Path) -> None:
    chance = random.Random(20260305)
    creator = start(CREATOR)
    assert creator.stdin is not None
    assert creator.stdout is not None
    for number in range(KILLS):
        place = tmp_path / str(number)
        place.mkdir()
        creator.stdin.write(f"{place}\n")
        creator.stdin.flush()
        child = int(creator.stdout.readline())
        time.sleep(chance.uniform(0, 0.08))
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        assert creator.stdout.readline() == "dead\n"
        begun = folder_in(place)
        vault = reopen(begun) if begun.holds_vault() else new_vault(place)
        assert vault.submit(titles).result().value == []
        assert check(vault).result().sound
        vault.close()
        assert not begun.holds_unfinished()
        assert not list(begun.path.glob(".*"))
    assert creator.communicate() == ("", "")


CHANGER = """
import sys
from pathlib import Path
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import change_passphrase
from tests.support.vaults import ANY_COST, FAST
folder = VaultFolder(Path(sys.argv[1]))
for line in sys.stdin:
    number = int(line)
    while True:
        change_passphrase(folder, f"phrase {number}", f"phrase {number + 1}", FAST, ANY_COST)
        number += 1
        print(number, flush=True)
"""


@pytest.mark.parametrize("round_", range(3))
def test_a_killed_change_of_passphrase_leaves_exactly_one_that_opens(
    tmp_path: Path, round_: int
) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    change_passphrase(folder, PASSPHRASE, "phrase 0", FAST, ANY_COST)
    changer = start(CHANGER, str(folder.path))
    assert changer.stdin is not None
    assert changer.stdout is not None
    changer.stdin.write("0\n")
    changer.stdin.flush()
    last = 0
    while last < 5 + 20 * round_:
        last = int(changer.stdout.readline())
    os.kill(changer.pid, signal.SIGKILL)
    out, _ = changer.communicate()
    last = int(out.split()[-1]) if out.split() else last
    opened = [number for number in range(last - 1, last + 3) if opens(tmp_path, number)]
    assert len(opened) == 1
    assert opened[0] in {last, last + 1}
    assert not list(folder.path.glob(".*"))


def opens(tmp_path: Path, number: int) -> bool:
    try:
        vault = reopen(folder_in(tmp_path), f"phrase {number}")
    except AppError:
        return False
    vault.submit(lambda s: s.add(Reflection(about=date(2026, 3, 1)))).result()
    vault.close()
    return True
