"""Opened for reading alone, a vault shows everything and changes nothing, wherever it lies."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault import migrations
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.opening import open_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.children import run
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
from tests.vault.test_opening import run_raw


def to_read(folder: VaultFolder) -> Vault:
    return open_vault(folder, PASSPHRASE, bounds=ANY_COST, read_only=True)


def write(session: VaultSession) -> None:
    session.add(Reflection(about=date(2026, 3, 1), text=MARKER))


def texts(session: VaultSession) -> list[str]:
    return list(session.exec(select(Reflection.text)))


def closed_vault(tmp_path: Path) -> VaultFolder:
    vault = new_vault(tmp_path)
    vault.submit(write).result()
    vault.close()
    return folder_in(tmp_path)


def problem_of_reading(folder: VaultFolder) -> Problem:
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        to_read(folder)
    assert fingerprint(folder) == before
    return caught.value.problem


def test_everything_can_be_read_and_nothing_changed(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.ballast.unlink()
    folder.database.chmod(0o644)
    before = fingerprint(folder)
    vault = to_read(folder)
    assert vault.read_only
    assert vault.submit(texts).result().value == [MARKER]
    for change in (write, lambda s: s.delete(s.get_one(Reflection, 1))):
        with pytest.raises(AppError) as caught:
            vault.submit(change).result()
        assert caught.value.problem is Problem.READ_ONLY
        assert dict(caught.value.facts) == {"opened": "for_reading"}
        assert vault.submit(texts).result().value == [MARKER]
    assert check(vault).result().sound
    vault.close()
    assert fingerprint(folder) == before
    assert folder.database.stat().st_mode & 0o777 == 0o644


def test_a_broken_copy_of_the_keys_stays_as_it_is(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.keys.write_bytes(b"{}")
    vault = to_read(folder)
    assert vault.submit(texts).result().value == [MARKER]
    vault.close()
    assert folder.keys.read_bytes() == b"{}"


def test_a_vault_open_elsewhere_is_not_opened_beside_it(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    lock = InstanceLock.take(folder)
    assert problem_of_reading(folder) is Problem.IN_USE
    lock.release()
    vault = to_read(folder)
    with pytest.raises(AppError) as caught:
        reopen(folder)
    assert caught.value.problem is Problem.IN_USE
    vault.close()
    reopen(folder).close()


def test_an_earlier_schema_is_not_read_and_a_later_one_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = closed_vault(tmp_path)
    run_raw(folder, f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    assert problem_of_reading(folder) is Problem.NEWER_VAULT
    run_raw(folder, f"PRAGMA user_version = {migrations.SCHEMA_VERSION}")
    # A program with one step more, for which this vault is an old one.
    defaults = (migrations.SCHEMA_VERSION + 1,)
    monkeypatch.setattr(migrations.require_newest, "__defaults__", defaults)
    assert problem_of_reading(folder) is Problem.OLDER_VAULT


def cut_off_save(tmp_path: Path) -> VaultFolder:
    """A vault whose last save was cut off: its journal is there, and undoes half of it."""
    folder = closed_vault(tmp_path)
    vault = reopen(folder)
    rows = [Reflection(about=date(2026, 3, 1), text="x" * 9000) for _ in range(40)]
    vault.submit(lambda session: session.add_all(rows)).result()
    copy = folder_in(tmp_path / "cut")

    def half(session: VaultSession) -> None:
        session.connection().exec_driver_sql("PRAGMA cache_size = 2")
        for row in session.exec(select(Reflection)):
            row.text = row.text.upper()
        session.flush()
        shutil.copytree(folder.path, copy.path)

    vault.submit(half).result()
    vault.close()
    return copy


def test_a_cut_off_save_is_explained_and_left_for_an_opening_that_may_write(
    tmp_path: Path,
) -> None:
    folder = cut_off_save(tmp_path)
    assert folder.journal.stat().st_size > 0
    assert problem_of_reading(folder) is Problem.UNFINISHED_SAVE
    vault = reopen(folder)
    assert MARKER in vault.submit(texts).result().value
    assert check(vault).result().sound
    vault.close()
    vault = to_read(folder)
    assert MARKER in vault.submit(texts).result().value
    vault.close()


MEDIUM = """
import os, sys
from pathlib import Path
from sqlmodel import select
from growingus_desktop.core.errors import AppError
from growingus_desktop.models.drafts import Draft
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import open_vault
from tests.support.vaults import ANY_COST, PASSPHRASE, new_vault
place = Path(sys.argv[1])
place.mkdir()
os.system(f"mount -t tmpfs tmpfs '{place}'")
vault = new_vault(place)
vault.submit(lambda session: session.add(Draft(surface="a"))).result()
vault.close()
folder = VaultFolder(place / "vault")
if sys.argv[2] == "no lock":
    folder.lock.unlink()
os.system(f"mount -o remount,ro '{place}' 2>/dev/null || mount -o remount,bind,ro '{place}'")
vault = open_vault(folder, PASSPHRASE, bounds=ANY_COST, read_only=True)
print(vault.submit(lambda s: [d.surface for d in s.exec(select(Draft))]).result().value)
try:
    vault.submit(lambda session: session.add(Draft(surface="b"))).result()
except AppError as error:
    print(error.problem.name)
vault.close()
"""


@pytest.mark.skipif(not CAN_MOUNT, reason="no file system can be mounted here")
@pytest.mark.parametrize("lock", ["lock", "no lock"])
def test_a_medium_that_can_not_be_written_is_read(tmp_path: Path, lock: str) -> None:
    done = run(MEDIUM, str(tmp_path / "medium"), lock, prefix=("unshare", "-rm"))
    assert (done.stdout, done.stderr) == ("['a']\nREAD_ONLY\n", "")


RIGHTS_TAKEN = """
import errno, os, sys
from pathlib import Path
from sqlmodel import select
from growingus_desktop.core.errors import AppError
from growingus_desktop.models.drafts import Draft
from tests.support.vaults import folder_in, new_vault, reopen
place = Path(sys.argv[1])
if os.getuid() == 0:
    try:
        os.chown(place, 65534, 65534)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        print("one account")
        sys.exit()
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
vault = new_vault(place)
vault.submit(lambda session: session.add(Draft(surface="a"))).result()
folder = vault.folder
for file in (folder.journal, folder.database, folder.path):
    if file.exists():
        file.chmod(0o500 if file == folder.path else 0o400)
for _ in range(2):
    try:
        vault.submit(lambda session: session.add(Draft(surface="b"))).result()
    except AppError as error:
        print(error.problem.name)
    print(vault.submit(lambda s: [d.surface for d in s.exec(select(Draft))]).result().value)
folder.path.chmod(0o700)
for file in (folder.journal, folder.database):
    if file.exists():
        file.chmod(0o600)
vault.submit(lambda session: session.add(Draft(surface="c"))).result()
print(vault.submit(lambda s: [d.surface for d in s.exec(select(Draft))]).result().value)
vault.close()
"""


def test_reads_go_on_in_a_folder_that_lost_its_rights_while_open(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    for above in (place, *place.parents):
        if (
            above.stat().st_uid == os.getuid()
            and above != Path("/")
            and above.stat().st_mode & 0o77 == 0
        ):
            above.chmod(0o711)
    done = run(RIGHTS_TAKEN, str(place))
    assert done.stderr == ""
    if done.stdout == "one account\n":
        pytest.skip("in a namespace that knows root alone nobody loses rights")
    assert done.stdout.splitlines() == [
        "NO_PERMISSION",
        "['a']",
        "NO_PERMISSION",
        "['a']",
        "['a', 'c']",
    ]
