"""The whole program as the system sees it: which files it makes, and that it asks for no network.

Both runs are in a name space without any network, under strace.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from growingus_desktop.vault.atomic import is_leftover
from tests.support.children import ROOT
from tests.support.children import environment as with_project

CALLS = (
    "open,openat,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,"
    "symlink,symlinkat,socket,connect"
)
NO_NETWORK = ("unshare", "-rn")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
MAKES = re.compile(r"^\d+ +(?:(?:mk|rename|link|symlink|creat)\w*\(|open(?:at)?\(.*O_CREAT)")
OF_VAULT = re.compile(
    r"(?:vault\.db(?:\.new)?(?:-journal)?|vault\.keys(?:\.bak)?|vault\.lock|vault\.raise|ballast"
    r"|device\.json|backups|backups/\d{4}-\d\d-\d\d-\d{6}(?:-\d+)?\.backup)"
)
PART = re.compile(r"\.\d+\.part")
"""A page or picture on its way to where the person saves it."""


def trace(tmp_path: Path, *words: str) -> list[str]:
    """Run ``python words…`` and give the calls it made that matter here."""
    log = tmp_path / "calls"
    watching = (
        "strace",
        "-f",
        "--seccomp-bpf",
        "-s",
        "4096",
        "-e",
        f"trace={CALLS}",
        "-o",
        str(log),
    )
    surroundings = {**with_project(), "HOME": str(tmp_path / "nobody")}
    done = subprocess.run(
        [*NO_NETWORK, *watching, sys.executable, *words],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    calls = log.read_text(errors="replace").splitlines()
    assert len(calls) > 1000
    return calls


def made(calls: list[str]) -> set[str]:
    """Every path that was made or given, whether it was there before or not."""
    given: set[str] = set()
    for call in calls:
        if MAKES.match(call) and " = -1 " not in call:
            given.add(os.path.normpath(QUOTED.findall(call)[-1]))
    return given - {os.devnull}


def internet(calls: list[str]) -> list[str]:
    return [call for call in calls if "AF_INET" in call or "AF_NETLINK" in call]


def test_the_main_job_makes_nothing_but_the_vault_and_the_page(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    job = ("tests/journeys/test_main_job.py", "-q", "--capture=no", f"--basetemp={inner}")
    calls = trace(tmp_path, "-m", "pytest", *job)
    assert internet(calls) == []
    # What pytest makes for itself: a folder for each test and each fixture, and links to them.
    of_pytest = re.compile(re.escape(str(inner)) + r"(/\w+(0|current))?")
    place = next(path for path in inner.glob("test_the_main_job_*") if not path.is_symlink())
    left = {path for path in made(calls) if not of_pytest.fullmatch(path)}
    names = {path.removeprefix(f"{place}/") for path in left}
    assert {"vault/vault.db-journal", "vault/vault.keys", "page.pdf"} <= names
    assert sorted(name for name in names if not is_expected(name)) == []


def is_expected(name: str) -> bool:
    if name in {"vault", "page.pdf"} or PART.fullmatch(name):
        return True
    inside = name.removeprefix("vault/")
    last = inside.rpartition("/")[2]
    return inside != name and bool(OF_VAULT.fullmatch(inside) or is_leftover(last))


@pytest.mark.long
def test_a_tour_with_a_printed_sheet_makes_its_pictures_alone(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    calls = trace(tmp_path, "-m", "growingus_desktop", "--tour", str(pictures))
    assert internet(calls) == []
    names = {path.removeprefix(f"{pictures}/") for path in made(calls)} - {str(pictures)}
    assert "prep-sheet.pdf" in names
    strange = {name for name in names if not re.fullmatch(r"[\w-]+\.(png|pdf)", name)}
    assert {name for name in strange if not PART.fullmatch(name)} == set()
    assert not (tmp_path / "nobody").exists()


def test_the_vault_needs_no_network(tmp_path: Path) -> None:
    core = "tests/vault/test_unit_of_work.py"
    options = ("-q", f"--basetemp={tmp_path / 'inner'}")
    words = [*NO_NETWORK, sys.executable, "-m", "pytest", core, *options]
    done = subprocess.run(
        words, cwd=ROOT, env=with_project(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
