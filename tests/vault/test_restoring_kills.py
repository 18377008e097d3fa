"""A restore that is killed leaves the vault as it was, or as the backup has it, and never a part."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from growingus_desktop.vault import restoring
from growingus_desktop.vault.backup_file import verify_sum
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import unlock
from tests.support.backups import Rows, backed_up, filled_vault, rows_of, write_entries
from tests.support.children import start
from tests.support.vaults import ANY_COST, PASSPHRASE, HeldClock, folder_in, reopen

# One start, many deaths. A step is anything Python asks of the file system by name; what SQLite
# does in between is reached by the clock.
RESTORER = """
import os, signal, sys
from pathlib import Path
from growingus_desktop.vault import restoring
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from tests.support.vaults import ANY_COST, PASSPHRASE, HeldClock

STEPS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.chmod", "sqlite3.connect"}
folder = VaultFolder(Path(sys.argv[1]))

def die_at(step):
    left = [step]
    def hook(event, arguments):
        if event in STEPS:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)

for line in sys.stdin:
    child = os.fork()
    if child:
        print("child", child, flush=True)
        os.waitpid(child, 0)
        print("dead", flush=True)
        continue
    step, backup = line.strip().split(" ", 1)
    lock = InstanceLock.take(folder)
    plan = restoring.plan(folder, Path(backup), PASSPHRASE, bounds=ANY_COST)
    os.write(1, b"planned\\n")
    if int(step):
        die_at(int(step))
    restoring.restore(folder, plan, clock=HeldClock())
    os.write(1, b"restored\\n")
    signal.pause()
"""

Damage = Callable[[VaultFolder], None]


def nothing(folder: VaultFolder) -> None:
    """A sound vault."""


def cut(folder: VaultFolder) -> None:
    with folder.database.open("rb+") as file:
        file.truncate(folder.database.stat().st_size - 4096)


def lose_keys(folder: VaultFolder) -> None:
    folder.keys.unlink()
    folder.spare_keys.write_bytes(b"")


class Restorer:
    """Restores in processes of its own and kills them.

    Args:
        process: runs `RESTORER`.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.seconds = 0.0

    def measure(self, backup: Path) -> None:
        """Let one finish, to know when to kill the others."""
        child = self._begin(backup, 0)
        begun = time.monotonic()
        assert self._said() == "restored"
        self.seconds = time.monotonic() - begun
        os.kill(child, signal.SIGKILL)
        assert self._said() == "dead"

    def kill_at(self, backup: Path, step: int) -> bool:
        """Kill one at a step; whether it was done before it came to that."""
        child = self._begin(backup, step)
        return self._ended(child, self._said())

    def kill_after(self, backup: Path, seconds: float) -> bool:
        """Kill one so long after its plan; whether it was done by then."""
        child = self._begin(backup, 0)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        return self._ended(None, self._said())

    def _begin(self, backup: Path, step: int) -> int:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{step} {backup}\n")
        self._process.stdin.flush()
        child = int(self._said().split()[1])
        assert self._said() == "planned"
        return child

    def _ended(self, child: int | None, said: str) -> bool:
        done = said == "restored"
        if done:
            if child is not None:
                os.kill(child, signal.SIGKILL)
            said = self._said()
        assert said == "dead"
        return done

    def _said(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@contextmanager
def restorer_of(folder: VaultFolder) -> Iterator[Restorer]:
    with start(RESTORER, str(folder.path)) as process:
        try:
            yield Restorer(process)
        finally:
            process.kill()
            process.communicate()


class Scene:
    """A vault with two states, a backup of each, and the damage it meets before every restore."""

    def __init__(self, tmp_path: Path, damage: Damage) -> None:
        self.folder = folder_in(tmp_path)
        self._damage = damage
        vault = filled_vault(tmp_path)
        first = backed_up(vault).path
        vault.close()
        rows = rows_of(self.folder, unlock(self.folder, PASSPHRASE, ANY_COST))
        vault = reopen(self.folder)
        vault.submit(lambda session: write_entries(session, 40, 100)).result()
        second = backed_up(vault).path
        vault.close()
        self.states: dict[Path, Rows] = {first: rows, second: self.rows()}
        self.here, self.target = second, first

    def rows(self) -> Rows:
        return rows_of(self.folder, unlock(self.folder, PASSPHRASE, ANY_COST))

    def spoil(self) -> None:
        self._damage(self.folder)

    def survives(self, *, done: bool) -> None:
        """See that the vault is one of the two, whole; then aim at the other."""
        for backup in self.folder.backups.glob("*.backup"):
            verify_sum(backup)
            if backup not in self.states:
                backup.unlink()
        for file in self.folder.kept_aside():
            file.unlink()
        if not done and self._damage is not nothing:
            self._restore_again()
            done = True
        vault = reopen(self.folder)
        assert check(vault).result().sound
        vault.close()
        now = self.rows()
        wanted = self.states[self.target]
        if now == wanted:
            self.here, self.target = self.target, self.here
        else:
            assert not done
            assert now == self.states[self.here]

    def _restore_again(self) -> None:
        # What was damaged is damaged still, or is whole already.
        plan = restoring.plan(self.folder, self.target, PASSPHRASE, bounds=ANY_COST)
        restoring.restore(self.folder, plan, clock=HeldClock())


def at_steps(tmp_path: Path, damage: Damage, stride: int) -> int:
    """Kill at every `stride`th step until one gets through; how many were killed."""
    scene = Scene(tmp_path, damage)
    with restorer_of(scene.folder) as restorer:
        step = 1
        while True:
            scene.spoil()
            done = restorer.kill_at(scene.target, step)
            scene.survives(done=done)
            if done:
                return step // stride
            step += stride


def by_the_clock(tmp_path: Path, damage: Damage, count: int) -> None:
    scene = Scene(tmp_path, damage)
    chance = random.Random(20260304)
    with restorer_of(scene.folder) as restorer:
        scene.spoil()
        restorer.measure(scene.target)
        scene.survives(done=True)
        for _ in range(count):
            scene.spoil()
            after = chance.uniform(0, 1.1 * restorer.seconds)
            scene.survives(done=restorer.kill_after(scene.target, after))


DAMAGES = pytest.mark.parametrize("damage", [nothing, cut, lose_keys])


@pytest.mark.parametrize(("damage", "stride"), [(nothing, 4), (cut, 3), (lose_keys, 9)])
def test_a_kill_at_any_step_leaves_the_old_or_the_new(
    tmp_path: Path, damage: Damage, stride: int
) -> None:
    assert at_steps(tmp_path, damage, stride) > 4


def test_kills_while_the_database_is_written_and_checked(tmp_path: Path) -> None:
    by_the_clock(tmp_path, nothing, 8)


@pytest.mark.long
@DAMAGES
def test_a_kill_at_every_step(tmp_path: Path, damage: Damage) -> None:
    assert at_steps(tmp_path, damage, 1) > 10


@pytest.mark.long
@DAMAGES
def test_two_hundred_kills(tmp_path: Path, damage: Damage) -> None:
    by_the_clock(tmp_path, damage, 200)
