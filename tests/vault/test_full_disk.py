"""A disk that is full, or a file that may not grow: said, undone, and the session goes on."""

from pathlib import Path

import pytest

from tests.support.children import run

FILLS = """
import os, resource, shutil, signal, sys
from datetime import date
from pathlib import Path
from sqlmodel import select
from growingus_desktop.core.errors import AppError
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault
from tests.support.vaults import FAST, reopen

way, place = sys.argv[1], Path(sys.argv[2])
if way == "disk":
    place.mkdir(exist_ok=True)
    os.system(f"mount -t tmpfs -o size=8m tmpfs '{place}'")
    place.joinpath("holiday").write_bytes(bytes(3_900_000))
folder = VaultFolder(place / "vault")
vault = create_vault(folder, "three quiet paper boats", cost=FAST)
if way == "file":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = folder.database.stat().st_size + 400_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

def write(session):
    for _ in range(5):
        session.add(Reflection(about=date(2026, 3, 1), text=os.urandom(20_000).hex()))

def count(session):
    return len(session.exec(select(Reflection.id)).all())

kept, problems, room_given = 0, [], None
while len(problems) < 3:
    try:
        vault.submit(write).result()
        kept += 5
        if room_given is None and not folder.ballast.exists():
            room_given = kept
    except AppError as error:
        problems.append(f"{error.problem.name} {sorted(error.facts)}")
        if way == "disk":
            assert (error.facts["needed"], error.facts["free"]) == (3, 0), dict(error.facts)
    assert vault.submit(count).result().value == kept, "rolled back, or an earlier save is gone"
print(sorted(set(problems)), kept > 0)
if way == "disk":
    # The first save that found no room was kept all the same, and so were others after it.
    print(room_given is not None and kept >= room_given + 10, folder.ballast.exists())
    place.joinpath("holiday").unlink()
else:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
vault.submit(write).result()
assert vault.submit(count).result().value == kept + 5
assert check(vault).result().sound
print(folder.ballast.exists())
vault.close()
vault = reopen(folder)
print(vault.submit(count).result().value == kept + 5)
vault.close()
"""


def test_a_full_disk_is_named_and_the_session_goes_on_when_there_is_room(tmp_path: Path) -> None:
    # A file system of 4 MiB of its own, in a name space only this child sees.
    done = run(FILLS, "disk", str(tmp_path / "small"), prefix=("unshare", "-rm"))
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "[\"NO_SPACE ['cause', 'free', 'needed']\"] True",
        "True False",
        "True",
        "True",
    ]


def test_a_file_that_may_not_grow_is_an_error_and_not_a_loss(tmp_path: Path) -> None:
    done = run(FILLS, "file", str(tmp_path))
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "[\"READ_FAILED ['cause']\"] True",
        "True",
        "True",
    ]


NO_ROOM_TO_CREATE = """
import os, sys
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault
from tests.support.vaults import FAST
place = Path(sys.argv[1])
place.mkdir()
os.system(f"mount -t tmpfs -o size={sys.argv[2]} tmpfs '{place}'")
folder = VaultFolder(place / "vault")
try:
    create_vault(folder, "three quiet paper boats", cost=FAST)
except AppError as error:
    print(error.problem.name, folder.holds_vault(), folder.holds_unfinished())
"""


@pytest.mark.parametrize("size", ["8k", "64k", "300k"])
def test_a_disk_too_full_for_a_new_vault_leaves_nothing_half_made(
    tmp_path: Path, size: str
) -> None:
    done = run(NO_ROOM_TO_CREATE, str(tmp_path / "small"), size, prefix=("unshare", "-rm"))
    assert (done.stdout, done.stderr) == ("NO_SPACE False False\n", "")


READ_ONLY = """
import os, sys
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.models.drafts import Draft
from growingus_desktop.vault.folder import VaultFolder
from tests.support.vaults import new_vault, reopen
place = Path(sys.argv[1])
place.mkdir()
os.system(f"mount -t tmpfs tmpfs '{place}'")
vault = new_vault(place)
vault.submit(lambda session: session.add(Draft(surface="a"))).result()
if sys.argv[2] == "before":
    vault.close()
os.system(f"mount -o remount,ro '{place}' 2>/dev/null || mount -o remount,bind,ro '{place}'")
try:
    if sys.argv[2] == "before":
        reopen(VaultFolder(place / "vault"))
    else:
        vault.submit(lambda session: session.add(Draft(surface="b"))).result()
except AppError as error:
    print(error.problem.name)
if sys.argv[2] == "while open":
    vault.close()
"""


def test_a_read_only_medium_is_named_at_opening(tmp_path: Path) -> None:
    done = run(READ_ONLY, str(tmp_path / "medium"), "before", prefix=("unshare", "-rm"))
    assert (done.stdout, done.stderr) == ("READ_ONLY\n", "")


FOLDER_GONE = """
import shutil, sys
from pathlib import Path
from growingus_desktop.core.errors import AppError
from growingus_desktop.models.drafts import Draft
from growingus_desktop.vault.opening import memory_vault
from tests.support.vaults import new_vault
vault = new_vault(Path(sys.argv[1]))
shutil.rmtree(Path(sys.argv[1]) / "vault")
try:
    vault.submit(lambda session: session.add(Draft(surface="b"))).result()
except AppError as error:
    print(error.problem.name)
vault.close()
"""


def test_a_folder_that_went_away_while_open_is_named(tmp_path: Path) -> None:
    done = run(FOLDER_GONE, str(tmp_path))
    assert (done.stdout, done.stderr) == ("VAULT_MISSING\n", "")


FULL_WHILE_KEYS_CHANGE = """
import os, shutil, sys
from datetime import date
from pathlib import Path
from sqlmodel import func, select
from growingus_desktop.core.errors import AppError
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.rotation import rotate
from tests.support.old_secrets import opened_by
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, HeldClock, folder_in, new_vault, reopen

place = Path(sys.argv[1])
place.mkdir(exist_ok=True)
os.system(f"mount -t tmpfs -o size=64m tmpfs '{place}'")
vault = new_vault(place)
rows = [Reflection(about=date(2026, 3, 1), text="steady " * 300) for _ in range(1200)]
vault.submit(lambda session: session.add_all(rows)).result()
vault.close()
folder, hog = folder_in(place), place / "holiday"

def fill(*_, **__):
    # The room that was there is gone before the database changes its key.
    hog.write_bytes(bytes(shutil.disk_usage(place).free - 400_000))

try:
    rotate(folder, PASSPHRASE, "new", FAST, ANY_COST, clock=HeldClock(), back_up=fill)
except AppError as error:
    print(error.problem.name, sorted(error.facts))
print(opened_by(folder.path, PASSPHRASE), opened_by(folder.path, "new"))
hog.unlink()
vault = reopen(folder)
print(vault.submit(lambda s: s.exec(select(func.count()).select_from(Reflection)).one()).result().value)
print(check(vault).result().sound)
vault.close()
print(rotate(folder, PASSPHRASE, "new", FAST, ANY_COST, clock=HeldClock()).problem)
"""


def test_a_disk_that_fills_up_while_the_data_key_changes_leaves_the_old_one(
    tmp_path: Path,
) -> None:
    done = run(FULL_WHILE_KEYS_CHANGE, str(tmp_path / "disk"), prefix=("unshare", "-rm"))
    assert (done.stdout.splitlines(), done.stderr) == (
        [
            "NO_SPACE ['free', 'needed']",
            "['vault.keys', 'vault.keys.bak'] []",
            "1200",
            "True",
            "None",
        ],
        "",
    )
