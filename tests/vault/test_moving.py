"""A vault carried to another folder arrives whole, and no crash on the way leaves none."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.keys import VaultKeys, unlock
from growingus_desktop.vault.moving import move_vault
from growingus_desktop.vault.synced import Surroundings
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.children import run, start
from tests.support.vaults import (
    ANY_COST,
    MARKER,
    PASSPHRASE,
    fingerprint,
    folder_in,
    new_vault,
    reopen,
)
from tests.vault.conftest import CAN_MOUNT
from tests.vault.test_opening import flip
from tests.vault.test_reading_only import cut_off_save

ENTRIES = 12


def a_vault(tmp_path: Path) -> VaultFolder:
    """A closed vault with entries, two files in its backups and its settings."""
    vault = new_vault(tmp_path)
    rows = [Reflection(about=date(2026, 3, 1), text=f"{MARKER} {n}") for n in range(ENTRIES)]
    vault.submit(lambda session: session.add_all(rows)).result()
    vault.close()
    folder = folder_in(tmp_path)
    for number in range(2):
        folder.backups.joinpath(f"vault-{number}.backup").write_bytes(os.urandom(5000))
    folder.path.joinpath("device.json").write_text("{}")
    folder.path.joinpath("vault.db.damaged-2026-03-01").write_bytes(b"kept")
    return folder


def keys_of(folder: VaultFolder) -> VaultKeys:
    return unlock(folder, PASSPHRASE, ANY_COST)


def texts(session: VaultSession) -> list[str]:
    return list(session.exec(select(Reflection.text)))


def holds_all(folder: VaultFolder) -> bool:
    """Whether a whole vault with every entry and every backup is there."""
    if not folder.database.exists():
        return False
    vault = reopen(folder)
    whole = len(vault.submit(texts).result().value) == ENTRIES and check(vault).result().sound
    vault.close()
    return whole and len(list(folder.backups.iterdir())) == 2


def carried(folder: VaultFolder) -> dict[str, str]:
    return {name: sum_ for name, sum_ in fingerprint(folder).items() if name != "ballast"}


@pytest.mark.parametrize("with_keys", [True, False])
@pytest.mark.parametrize("target", ["new/and/deep", "empty"])
def test_everything_arrives_and_the_old_folder_is_gone(
    tmp_path: Path, with_keys: bool, target: str
) -> None:
    folder = a_vault(tmp_path)
    before = carried(folder)
    tmp_path.joinpath("empty").mkdir()
    keys = keys_of(folder) if with_keys else None
    moved = move_vault(folder, tmp_path / target, keys=keys)
    assert moved.old_is_gone
    assert moved.files == len(before)
    assert not folder.path.exists()
    assert carried(moved.folder) == before
    assert moved.folder.path.stat().st_mode & 0o777 == 0o700
    assert {f.stat().st_mode & 0o777 for f in moved.folder.path.rglob("*") if f.is_file()} == {
        0o600
    }
    assert not moved.folder.moving.exists()
    assert holds_all(moved.folder)


def test_the_old_one_stays_if_that_is_wished(tmp_path: Path) -> None:
    folder = a_vault(tmp_path)
    moved = move_vault(folder, tmp_path / "copy", keep_old=True)
    assert not moved.old_is_gone
    assert carried(folder) == carried(moved.folder)
    assert holds_all(folder)
    assert holds_all(moved.folder)


def test_what_is_not_the_vaults_stays_where_it_is(tmp_path: Path) -> None:
    folder = a_vault(tmp_path)
    folder.path.joinpath("holiday.txt").write_text("mine")
    move_vault(folder, tmp_path / "new")
    assert [file.name for file in folder.path.iterdir()] == ["holiday.txt"]
    assert not tmp_path.joinpath("new", "holiday.txt").exists()


def test_a_held_lock_is_kept_by_whoever_holds_it(tmp_path: Path) -> None:
    folder = a_vault(tmp_path)
    lock = InstanceLock.take(folder)
    with pytest.raises(AppError) as caught:
        move_vault(folder, tmp_path / "new")
    assert caught.value.problem is Problem.IN_USE
    assert not tmp_path.joinpath("new").exists()
    assert move_vault(folder, tmp_path / "new", lock=lock).old_is_gone
    lock.release()
    assert holds_all(VaultFolder(tmp_path / "new"))


def test_a_cut_off_save_travels_along_or_is_undone_first(tmp_path: Path) -> None:
    folder = cut_off_save(tmp_path)
    moved = move_vault(folder, tmp_path / "without", keep_old=True)
    assert moved.folder.journal.stat().st_size > 0
    undone = move_vault(folder, tmp_path / "with", keys=keys_of(folder))
    for there in (moved.folder, undone.folder):
        vault = reopen(there)
        assert MARKER in vault.submit(texts).result().value
        assert check(vault).result().sound
        vault.close()


def refusal(
    folder: VaultFolder, target: Path, keys: VaultKeys | None = None, **more: object
) -> AppError:
    """Why a move is refused, after seeing that nothing changed at either end."""
    before = fingerprint(folder)
    there = sorted(target.rglob("*")) if target.exists() else None
    with pytest.raises(AppError) as caught:
        move_vault(folder, target, keys=keys, **more)  # type: ignore[arg-type]
    assert fingerprint(folder) == before
    after = (
        sorted(f for f in target.rglob("*") if f.name != "vault.lock") if target.exists() else None
    )
    assert after == (None if there is None else [f for f in there if f.name != "vault.lock"])
    assert MARKER not in in_words(caught.value).as_text()
    return caught.value


def test_no_other_vault_is_written_over(tmp_path: Path) -> None:
    folder = a_vault(tmp_path)
    new_vault(tmp_path / "other").close()
    other = folder_in(tmp_path / "other")
    assert refusal(folder, other.path).problem is Problem.VAULT_EXISTS
    other.database.unlink()
    assert refusal(folder, other.path).problem is Problem.VAULT_EXISTS
    mixed = tmp_path / "mixed"
    mixed.joinpath("backups").mkdir(parents=True)
    mixed.joinpath("backups", "vault-1.backup").write_bytes(b"another's")
    assert refusal(folder, mixed).problem is Problem.VAULT_EXISTS


def test_a_target_that_can_not_be_one_is_refused(tmp_path: Path) -> None:
    folder = a_vault(tmp_path)
    for inside in (folder.path, folder.path / "deeper", folder.backups):
        assert refusal(folder, inside).problem is Problem.INSIDE_VAULT_FOLDER
    tmp_path.joinpath("file").write_text("mine")
    assert refusal(folder, tmp_path / "file").problem is Problem.FILE_EXISTS
    around = Surroundings(home=tmp_path)
    error = refusal(folder, tmp_path / "Dropbox" / "vault", surroundings=around)
    assert (error.problem, error.facts["service"]) == (Problem.SYNCED_FOLDER, "Dropbox")
    assert not tmp_path.joinpath("Dropbox").exists()


def test_without_a_vault_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        move_vault(folder_in(tmp_path), tmp_path / "new")
    assert caught.value.problem is Problem.VAULT_MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_does_not_open_keeps_the_old_one(tmp_path: Path) -> None:
    folder = a_vault(tmp_path)
    keys = keys_of(folder)
    flip(folder.database, 100)
    assert refusal(folder, tmp_path / "new", keys).problem is Problem.VAULT_DAMAGED
    assert not tmp_path.joinpath("new").exists()
    # Without the keys a damaged vault can still be carried somewhere safe, as it is.
    assert move_vault(folder, tmp_path / "new").old_is_gone


SMALL_DISK = """
import os, sys
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.moving import move_vault
from tests.support.vaults import fingerprint, folder_in
place = Path(sys.argv[1])
small = place / "small"
small.mkdir()
os.system(f"mount -t tmpfs -o size=1m tmpfs '{small}'")
folder = folder_in(place)
before = fingerprint(folder)
try:
    move_vault(folder, small / "vault")
except AppError as error:
    print(error.problem.name, sorted(error.facts), list(small.iterdir()))
print(fingerprint(folder) == before)
"""


@pytest.mark.skipif(not CAN_MOUNT, reason="no file system can be mounted here")
def test_a_target_without_room_is_told_before_anything_is_copied(tmp_path: Path) -> None:
    a_vault(tmp_path)
    done = run(SMALL_DISK, str(tmp_path), prefix=("unshare", "-rm"))
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["NO_SPACE ['free', 'needed'] []", "True"]


MOVER = """
import os, signal, sys
from pathlib import Path
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import unlock
from growingus_desktop.vault.moving import move_vault
from tests.support.vaults import ANY_COST, PASSPHRASE

WATCHED = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.listdir"}
left = -1

def count(event, arguments):
    global left
    if left >= 0 and event in WATCHED:
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

sys.addaudithook(count)
for line in sys.stdin:
    source, target, steps = line.split()
    child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
        print("killed" if os.WIFSIGNALED(status) else "done", flush=True)
        continue
    folder = VaultFolder(Path(source))
    keys = unlock(folder, PASSPHRASE, ANY_COST) if int(steps) % 2 else None
    left = int(steps)
    move_vault(folder, Path(target), keys=keys)
    os._exit(0)
"""


def kill_at(mover: subprocess.Popen[str], tmp_path: Path, steps: int) -> bool:
    """Kill a move at its `steps`-th touch of the file system; whether it had got that far."""
    assert mover.stdin is not None
    assert mover.stdout is not None
    folder = a_vault(tmp_path)
    target = VaultFolder(tmp_path / "target")
    before = carried(folder)
    mover.stdin.write(f"{folder.path} {target.path} {steps}\n")
    mover.stdin.flush()
    ended = mover.stdout.readline().strip()
    assert ended in {"killed", "done"}
    whole = [place for place in (folder, target) if before.items() <= carried(place).items()]
    assert whole
    if folder.path.exists():
        # Asking again finishes it, from wherever it was.
        assert move_vault(folder, target.path).folder.path == target.path
    assert not folder.path.exists()
    assert before == carried(target)
    assert holds_all(target)
    assert not target.moving.exists()
    return ended == "killed"


def test_a_move_killed_on_its_way_leaves_a_whole_vault_and_can_be_finished(tmp_path: Path) -> None:
    mover = start(MOVER)
    killed = [kill_at(mover, tmp_path / str(steps), steps) for steps in range(3, 123, 6)]
    assert mover.communicate() == ("", "")
    assert sum(killed) >= 12


@pytest.mark.long
def test_a_move_killed_at_each_step_leaves_a_whole_vault_and_can_be_finished(
    tmp_path: Path,
) -> None:
    mover = start(MOVER)
    killed = [kill_at(mover, tmp_path / str(steps), steps) for steps in range(200)]
    assert mover.communicate() == ("", "")
    # Every step a move has was met, and then it came to its end.
    assert killed == sorted(killed, reverse=True)
    assert not killed[-1]
