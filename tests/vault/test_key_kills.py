"""A process killed while secrets change leaves exactly one that opens, and every row."""

import contextlib
import os
import random
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import func, select

from growingus_desktop.core.errors import AppError
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault.backup_file import Reason
from growingus_desktop.vault.backups import back_up_closed
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import change_passphrase, check_secret, unlock
from growingus_desktop.vault.rotation import rotate
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.children import start
from tests.support.old_secrets import opened_by
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, HeldClock, folder_in, new_vault, reopen

KILLS = 20
MANY = 200
ROWS = 400
OFTEN = pytest.mark.parametrize("kills", [KILLS, pytest.param(MANY, marks=pytest.mark.long)])

# One start, many deaths: each generation is forked from a process that has imported everything.
CHANGER = """
import os, sys
from pathlib import Path
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import change_passphrase
from growingus_desktop.vault.rotation import rotate
from tests.support.vaults import ANY_COST, FAST, HeldClock
folder, how = VaultFolder(Path(sys.argv[1])), sys.argv[2]
for line in sys.stdin:
    number = int(line)
    child = os.fork()
    if child:
        print("child", child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)
        continue
    old, new = f"phrase {number}", f"phrase {number + 1}"
    if how == "rotate":
        rotate(folder, old, new, FAST, ANY_COST, clock=HeldClock())
    else:
        change_passphrase(folder, old, new, FAST, ANY_COST)
    os._exit(0)
"""


def fill(session: VaultSession) -> None:
    session.add_all(Reflection(about=date(2026, 3, 1), text="steady " * 300) for _ in range(ROWS))


def count(session: VaultSession) -> int:
    return session.exec(select(func.count()).select_from(Reflection)).one()


def kill_in_the_middle(changer: subprocess.Popen[str], number: int, after: float) -> None:
    """Let a child change from one passphrase to the next, and kill it `after` some seconds."""
    assert changer.stdin is not None
    assert changer.stdout is not None
    changer.stdin.write(f"{number}\n")
    changer.stdin.flush()
    child = int(changer.stdout.readline().split()[1])
    time.sleep(after)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    assert changer.stdout.readline() == "dead\n"


def opens(folder: VaultFolder, passphrase: str) -> bool:
    try:
        check_secret(folder, passphrase, ANY_COST)
    except AppError:
        return False
    return True


def assert_whole(folder: VaultFolder, passphrase: str) -> None:
    vault = reopen(folder, passphrase)
    assert vault.submit(count).result().value == ROWS
    assert check(vault).result().sound
    vault.close()


def a_vault(tmp_path: Path) -> VaultFolder:
    vault = new_vault(tmp_path)
    vault.submit(fill).result()
    vault.close()
    folder = folder_in(tmp_path)
    change_passphrase(folder, PASSPHRASE, "phrase 0", FAST, ANY_COST)
    return folder


def seconds_taken(folder: VaultFolder, number: int, how: str) -> float:
    """How long a whole change takes here; it goes from one passphrase to the next."""
    old, new = f"phrase {number}", f"phrase {number + 1}"
    begun = time.monotonic()
    if how == "rotate":
        rotate(folder, old, new, FAST, ANY_COST, clock=HeldClock())
    else:
        change_passphrase(folder, old, new, FAST, ANY_COST)
    return time.monotonic() - begun


@OFTEN
def test_a_killed_change_leaves_one_passphrase_for_vault_and_backups(
    tmp_path: Path, kills: int
) -> None:
    folder = a_vault(tmp_path)
    for _ in range(3):
        keys = unlock(folder, "phrase 0", ANY_COST)
        back_up_closed(folder, keys, Reason.BY_HAND, clock=HeldClock())
    taken = seconds_taken(folder, 0, "change")
    chance = random.Random(20260304)
    changer = start(CHANGER, str(folder.path), "change")
    number, went_on = 1, 0
    for _ in range(kills):
        kill_in_the_middle(changer, number, chance.uniform(0, 1.3 * taken))
        opening = [n for n in (number, number + 1) if opens(folder, f"phrase {n}")]
        assert len(opening) == 1
        assert_whole(folder, f"phrase {opening[0]}")
        other = number if opening[0] != number else number + 1
        assert opened_by(folder.path, f"phrase {other}") == []
        assert len(opened_by(folder.path, f"phrase {opening[0]}")) == 5
        assert not list(folder.path.rglob(".*"))
        went_on += opening[0] != number
        number = opening[0]
    assert changer.communicate() == ("", "")
    assert 0 < went_on < kills


@OFTEN
def test_a_killed_rotation_leaves_one_passphrase_and_every_row(tmp_path: Path, kills: int) -> None:
    folder = a_vault(tmp_path)
    taken = seconds_taken(folder, 0, "rotate")
    chance = random.Random(20260305)
    changer = start(CHANGER, str(folder.path), "rotate")
    number, went_on, unfinished = 1, 0, 0
    for _ in range(kills):
        kill_in_the_middle(changer, number, chance.uniform(0, 1.3 * taken))
        opening = [n for n in (number, number + 1) if opens(folder, f"phrase {n}")]
        assert len(opening) == 1
        passphrase = f"phrase {opening[0]}"
        unfinished += unlock(folder, passphrase, ANY_COST).header.former is not None
        assert_whole(folder, passphrase)
        assert unlock(folder, passphrase, ANY_COST).header.former is None
        other = f"phrase {2 * number + 1 - opening[0]}"
        assert not opens(folder, other)
        # Opening has made the new backup and deleted the older ones, if that was still to do.
        assert opened_by(folder.path, other) == []
        assert len(opened_by(folder.backups, passphrase)) >= 1
        went_on += opening[0] != number
        number = opening[0]
    assert changer.communicate() == ("", "")
    assert went_on > 0
    print(f"{kills} kills: {went_on} with the new passphrase, {unfinished} finished by opening")
