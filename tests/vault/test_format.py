"""The format page, the stand-alone script, the kept example and the program tell the same story."""

import ast
import hmac
import re
import sqlite3
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from growingus_desktop.vault.backup_file import BackupInfo, read_info
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import VaultKeys, issue_recovery_code, open_header, unlock
from growingus_desktop.vault.proof import prove
from growingus_desktop.vault.recovery_code import RecoveryCode, read_code
from growingus_desktop.vault.slots import STANDARD_BOUNDS
from tests.support.backups import Rows, backed_up, filled_vault, rows_of
from tests.support.format_example import CODE, DOCS, EXAMPLE, PASSPHRASE, TEXT, values_of
from tests.support.source import imports
from tests.support.vaults import ANY_COST, MARKER, folder_in
from tests.support.vaults import PASSPHRASE as FAST_PASSPHRASE

SCRIPT = DOCS / "restore_backup.py"
PAGE = DOCS / "FORMAT.md"


def run(backup: Path, folder: Path, secret: str, *more: str) -> subprocess.CompletedProcess[str]:
    """The script as a person would run it, in a place that knows nothing of the program."""
    return subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(backup), str(folder), *more],
        input=f"{secret}\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=backup.parent,
        timeout=60,
        check=False,
    )


def test_the_script_is_a_page_that_imports_nothing_of_ours() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 80
    packages = {name.split(".")[0] for name in imports(ast.parse(source))}
    assert packages - set(sys.stdlib_module_names) == {"cryptography"}


def test_the_page_gives_the_values_on_the_way_to_the_example() -> None:
    page = PAGE.read_text(encoding="utf-8")
    given = dict(re.findall(r"^\| ([^|]+) \| `([0-9a-f]+)` \|$", page, re.MULTILINE))
    assert given == values_of(EXAMPLE, PASSPHRASE, CODE)
    assert all(f"`{text}`" in page for text in (PASSPHRASE, CODE, TEXT))


def test_the_page_tells_how_every_page_of_the_database_is_authenticated() -> None:
    key = bytes.fromhex(values_of(EXAMPLE, PASSPHRASE, CODE)["key of the pages' HMAC"])
    database = EXAMPLE.read_bytes().split(b"\n", 2)[2]
    for number in range(1, len(database) // 4096 + 1):
        page = database[4096 * (number - 1) : 4096 * number]
        signed = page[16 if number == 1 else 0 : 4032] + number.to_bytes(4, "little")
        assert hmac.digest(key, signed, "sha512") == page[4032:]


@pytest.mark.parametrize("secret", [PASSPHRASE, read_code(CODE)], ids=["passphrase", "code"])
def test_the_program_still_reads_the_example(secret: str | RecoveryCode, tmp_path: Path) -> None:
    """As every later version has to."""
    info = read_info(EXAMPLE)
    data_key = open_header(info.header, secret, STANDARD_BOUNDS)
    database = tmp_path / "database"
    database.write_bytes(EXAMPLE.read_bytes()[-info.database_bytes :])
    assert prove(database, VaultKeys(info.header, data_key)).entries == info.entries == 1


@pytest.mark.parametrize(
    "secret",
    [PASSPHRASE, unicodedata.normalize("NFD", PASSPHRASE), CODE, CODE.lower().replace(" ", "-")],
    ids=["passphrase", "decomposed", "code", "dashes"],
)
def test_the_script_reads_the_example(secret: str, tmp_path: Path) -> None:
    done = run(EXAMPLE, tmp_path / "new", secret, "--plain")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with sqlite3.connect(tmp_path / "new" / "plain.db") as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("SELECT text FROM reflection").fetchall() == [(TEXT,)]
    plain.close()


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[BackupInfo, RecoveryCode, Rows]:
    """A backup of a vault with every table, its recovery code and its rows."""
    place = tmp_path_factory.mktemp("real")
    vault = filled_vault(place)
    code, _ = issue_recovery_code(folder_in(place), FAST_PASSPHRASE, ANY_COST)
    info = backed_up(vault)
    vault.close()
    folder = folder_in(place)
    return info, code, rows_of(folder, unlock(folder, FAST_PASSPHRASE, ANY_COST))


@pytest.mark.parametrize("by", ["passphrase", "code"])
def test_a_real_backup_comes_back_as_a_vault(
    real: tuple[BackupInfo, RecoveryCode, Rows], tmp_path: Path, by: str
) -> None:
    info, code, held = real
    secret = FAST_PASSPHRASE if by == "passphrase" else code.as_text()
    done = run(info.path, tmp_path / "new", secret)
    assert (done.returncode, done.stderr) == (0, "")
    folder = VaultFolder(tmp_path / "new")
    assert sorted(path.name for path in folder.path.iterdir()) == [
        "vault.db",
        "vault.keys",
        "vault.keys.bak",
    ]
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.path.iterdir()} == {0o600}
        assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert rows_of(folder, unlock(folder, FAST_PASSPHRASE, ANY_COST)) == held


def test_the_plain_copy_holds_every_row(
    real: tuple[BackupInfo, RecoveryCode, Rows], tmp_path: Path
) -> None:
    info, _, held = real
    assert run(info.path, tmp_path / "new", FAST_PASSPHRASE, "--plain").returncode == 0
    plain = sqlite3.connect(tmp_path / "new" / "plain.db")
    for name, rows in held.items():
        assert plain.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall() == rows
    plain.close()


def test_a_wrong_secret_a_cut_file_and_a_folder_that_is_there_have_codes_of_their_own(
    real: tuple[BackupInfo, RecoveryCode, Rows], tmp_path: Path
) -> None:
    info, _, _ = real
    new = tmp_path / "new"
    whole = info.path.read_bytes()
    cut = tmp_path / "cut.backup"
    bent = bytearray(whole)
    bent[-700] ^= 1
    outcomes = {"wrong": run(info.path, new, "not the one").returncode}
    for name, content in (
        ("cut", whole[:-1]),
        ("head only", whole[:900]),
        ("altered", bytes(bent)),
        ("empty", b""),
        ("nested", b"growing-us-backup\n" + b"[" * 100_000),
        ("list", b"growing-us-backup\n[1]\n"),
        ("zip", b"PK\x03\x04" + bytes(5000)),
    ):
        cut.write_bytes(content)
        outcomes[name] = run(cut, new, FAST_PASSPHRASE).returncode
    outcomes["missing"] = run(tmp_path / "none", new, FAST_PASSPHRASE).returncode
    assert not new.exists()
    outcomes["exists"] = run(info.path, tmp_path, FAST_PASSPHRASE).returncode
    outcomes["use"] = run(info.path, new, FAST_PASSPHRASE, "--all").returncode
    assert outcomes == {
        "wrong": 4,
        **dict.fromkeys(("cut", "head only", "altered", "empty", "nested", "list", "zip"), 3),
        "missing": 3,
        "exists": 5,
        "use": 2,
    }


def test_the_script_echoes_nothing_it_was_given(
    real: tuple[BackupInfo, RecoveryCode, Rows], tmp_path: Path
) -> None:
    info, _, _ = real
    for secret in (MARKER, FAST_PASSPHRASE):
        done = run(info.path, tmp_path / secret.split()[0], secret)
        assert secret not in done.stdout + done.stderr
