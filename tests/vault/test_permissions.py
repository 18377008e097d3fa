"""Nobody else can read the folder, and a folder that can't be written to says so."""

import os
import stat
from pathlib import Path

import pytest

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.folder import BALLAST_BYTES, VaultFolder
from tests.support.children import run
from tests.support.vaults import folder_in, new_vault, reopen


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def open_umask() -> object:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: VaultFolder) -> dict[str, int]:
    return {str(path.relative_to(folder.path)): mode(path) for path in folder.path.rglob("*")}


def test_all_files_are_private_whatever_the_umask(tmp_path: Path, open_umask: object) -> None:
    vault = new_vault(tmp_path)
    folder = folder_in(tmp_path)
    found = modes(folder)
    vault.close()
    assert mode(folder.path) == 0o700
    assert found.pop("backups") == 0o700
    assert set(found) >= {"vault.db", "vault.keys", "vault.keys.bak", "vault.lock", "ballast"}
    assert set(found.values()) == {0o600}


def test_loosened_rights_are_taken_back_at_opening(tmp_path: Path, open_umask: object) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    for file in folder.path.iterdir():
        file.chmod(0o777 if file.is_dir() else 0o666)
    reopen(folder).close()
    assert set(modes(folder).values()) - {0o700} == {0o600}


def test_a_folder_shared_with_other_things_keeps_its_rights(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    folder.path.mkdir(mode=0o755)
    folder.path.chmod(0o755)
    folder.path.joinpath("holiday.jpg").write_bytes(b"theirs")
    folder.path.joinpath("holiday.jpg").chmod(0o644)
    new_vault(tmp_path).close()
    assert mode(folder.path) == 0o755
    assert mode(folder.path / "holiday.jpg") == 0o644
    assert mode(folder.database) == 0o600


def test_the_ballast_takes_real_room(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    assert folder.ballast.stat().st_size == BALLAST_BYTES
    assert folder.ballast.stat().st_blocks * 512 >= BALLAST_BYTES
    assert folder.drop_ballast()
    assert not folder.drop_ballast()
    reopen(folder).close()
    assert folder.ballast.stat().st_size == BALLAST_BYTES


def test_what_a_crash_left_behind_is_swept_and_nothing_else(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    ours = folder.path / ".vault.keys.00112233aabbccdd.tmp"
    theirs = [
        folder.path / name
        for name in ("vault.keys.tmp", ".notes.tmp", "a.tmp", ".vault.keys.x.tmp")
    ]
    for file in (ours, *theirs):
        file.write_bytes(b"half")
    reopen(folder).close()
    assert not ours.exists()
    assert all(file.exists() for file in theirs)


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    folder_in(tmp_path).path.write_bytes(b"")
    with pytest.raises(AppError) as caught:
        new_vault(tmp_path)
    assert caught.value.problem in {Problem.VAULT_EXISTS, Problem.VAULT_MISSING}


# A superuser may write anywhere, so the child gives that privilege up first (Linux).
WITHOUT_PRIVILEGE = """
import ctypes, os, sys
if os.getuid() == 0 and "again" not in sys.argv:
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
    os.execv(sys.executable, [sys.executable, "-c", sys.orig_argv[2], *sys.argv[1:], "again"])
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault
from tests.support.vaults import FAST, reopen
folder = VaultFolder(Path(sys.argv[1]))
try:
    reopen(folder) if sys.argv[2] == "open" else create_vault(folder, "a b c d", cost=FAST)
except AppError as error:
    print(error.problem.name)
"""


@pytest.mark.parametrize("rights", [0o500, 0o000])
def test_a_folder_without_write_permission_is_named_at_opening(tmp_path: Path, rights: int) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    before = folder.database.read_bytes()
    folder.path.chmod(rights)
    done = run(WITHOUT_PRIVILEGE, str(folder.path), "open")
    folder.path.chmod(0o700)
    assert (done.stdout, done.stderr) == ("NO_PERMISSION\n", "")
    assert folder.database.read_bytes() == before


@pytest.mark.parametrize("name", ["vault.db", "vault.keys", "vault.lock"])
def test_a_file_without_permission_is_named(tmp_path: Path, name: str) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    folder.path.joinpath(name).chmod(0o000)
    done = run(WITHOUT_PRIVILEGE, str(folder.path), "open")
    assert (done.stdout, done.stderr) == ("NO_PERMISSION\n", "")


def test_a_vault_cannot_be_made_where_nothing_may_be_written(tmp_path: Path) -> None:
    parent = tmp_path / "parent"
    parent.mkdir(mode=0o500)
    done = run(WITHOUT_PRIVILEGE, str(parent / "vault"), "create")
    assert (done.stdout, done.stderr) == ("NO_PERMISSION\n", "")
    assert list(parent.iterdir()) == []
