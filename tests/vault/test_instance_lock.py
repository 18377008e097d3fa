"""One program per vault; a crash leaves no lock behind; the second asks the first to show.

Races are in `test_start_races.py`.
"""

import os
import signal
from pathlib import Path

import pytest

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import (
    InstanceLock,
    ask_first_to_show,
    take_show_request,
)
from growingus_desktop.vault.opening import open_vault
from tests.support.children import run, start
from tests.support.vaults import ANY_COST, PASSPHRASE, folder_in, new_vault, reopen

# A bare process that only takes the lock, released by one line of input.
TAKER = """
import sys
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
print("ready", flush=True)
sys.stdin.readline()
try:
    lock = InstanceLock.take(VaultFolder(Path(sys.argv[1])))
except AppError as error:
    print(error.problem.name, flush=True)
else:
    print("TAKEN", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    place = folder_in(tmp_path)
    place.prepare()
    return place


def test_a_second_taker_is_told_it_is_in_use(folder: VaultFolder) -> None:
    first = InstanceLock.take(folder)
    with pytest.raises(AppError) as caught:
        InstanceLock.take(folder)
    assert caught.value.problem is Problem.IN_USE
    first.release()
    first.release()
    InstanceLock.take(folder).release()


def test_an_open_vault_is_in_use_and_a_closed_one_is_not(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    with pytest.raises(AppError) as caught:
        reopen(folder_in(tmp_path))
    assert caught.value.problem is Problem.IN_USE
    vault.close()
    reopen(folder_in(tmp_path)).close()


def test_a_failed_opening_gives_the_lock_back(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    with pytest.raises(AppError):
        reopen(folder_in(tmp_path), PASSPHRASE + "?")
    reopen(folder_in(tmp_path)).close()


def test_a_lock_the_caller_brings_stays_with_the_caller(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    lock = InstanceLock.take(folder)
    open_vault(folder, PASSPHRASE, bounds=ANY_COST, lock=lock).close()
    with pytest.raises(AppError):
        InstanceLock.take(folder)
    lock.release()
    InstanceLock.take(folder).release()


def test_a_killed_holder_leaves_no_stale_lock(folder: VaultFolder) -> None:
    holder = start(TAKER, str(folder.path))
    assert holder.stdin is not None
    assert holder.stdout is not None
    holder.stdin.write("go\n")
    holder.stdin.flush()
    assert [holder.stdout.readline() for _ in range(2)] == ["ready\n", "TAKEN\n"]
    with pytest.raises(AppError):
        InstanceLock.take(folder)
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    InstanceLock.take(folder).release()


HANDS_OVER = """
import os, sys
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
folder = VaultFolder(Path(sys.argv[1]))
if len(sys.argv) == 2:
    descriptor = InstanceLock.take(folder).hand_over()
    os.execv(sys.executable, [sys.executable, "-c", sys.orig_argv[2], sys.argv[1], str(descriptor)])
lock = InstanceLock.adopt(int(sys.argv[2]))
try:
    InstanceLock.take(folder)
except AppError as error:
    print(error.problem.name)
lock.release()
InstanceLock.take(folder).release()
print("free")
"""


def test_the_lock_survives_the_program_starting_itself_anew(folder: VaultFolder) -> None:
    done = run(HANDS_OVER, str(folder.path))
    assert (done.stdout, done.stderr) == ("IN_USE\nfree\n", "")


LEAVES_A_CHILD = """
import os, sys
from pathlib import Path
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
lock = InstanceLock.take(VaultFolder(Path(sys.argv[1])))
child = "import sys; print('child', flush=True); sys.stdin.readline()"
os.posix_spawn(sys.executable, [sys.executable, "-c", child], dict(os.environ))
sys.stdin.readline()
"""


def test_a_child_left_running_does_not_keep_the_lock(folder: VaultFolder) -> None:
    holder = start(LEAVES_A_CHILD, str(folder.path))
    assert holder.stdout is not None
    assert holder.stdout.readline() == "child\n"
    with pytest.raises(AppError):
        InstanceLock.take(folder)
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    InstanceLock.take(folder).release()
    holder.communicate("done\n")


def test_a_request_to_show_is_seen_once(folder: VaultFolder) -> None:
    assert not take_show_request(folder)
    ask_first_to_show(folder)
    ask_first_to_show(folder)
    assert take_show_request(folder)
    assert not take_show_request(folder)
    lock = InstanceLock.take(folder)
    lock.release()
    with pytest.raises(ValueError, match="released"):
        lock.hand_over()
