"""What is left of a vault is kept: aside for a new one, or opened again by a backup's keys."""

from datetime import date
from pathlib import Path

import pytest

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.backup_file import Reason
from growingus_desktop.vault.backups import back_up
from growingus_desktop.vault.leftovers import set_aside, take_keys_from
from tests.support.children import run
from tests.support.vaults import fingerprint, folder_in, new_vault, reopen

DAY = date(2026, 3, 4)
CHAIN = """
import sys
import growingus_desktop.vault.leftovers
import growingus_desktop.vault.backup_list
heavy = ("sqlalchemy", "sqlmodel", "sqlcipher3", "pydantic", "PySide6")
print([name for name in heavy if name in sys.modules])
"""


def test_everything_left_is_set_aside_and_a_new_vault_has_room(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    folder.path.joinpath("device.json").write_text("{}")
    before = folder.database.read_bytes()
    aside = set_aside(folder, DAY)
    assert aside is not None
    assert aside.name == "earlier-2026-03-04"
    assert not folder.holds_vault()
    assert folder.path.joinpath("device.json").exists()
    assert (aside / "vault.db").read_bytes() == before
    new_vault(tmp_path).close()
    assert set_aside(folder, DAY) == aside.with_name("earlier-2026-03-04-2")
    assert (aside / "vault.db").read_bytes() == before


def test_nothing_left_makes_no_folder(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    folder.path.mkdir()
    assert set_aside(folder, DAY) is None
    assert list(folder.path.iterdir()) == []


def test_keys_come_back_and_damaged_ones_are_kept(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    info = back_up(vault, Reason.BY_HAND)
    vault.close()
    folder = folder_in(tmp_path)
    folder.keys.write_bytes(b"half")
    folder.spare_keys.unlink()
    take_keys_from(info.path, folder, DAY)
    assert folder.path.joinpath("vault.keys.damaged-2026-03-04").read_bytes() == b"half"
    assert folder.keys.read_bytes() == folder.spare_keys.read_bytes()
    reopen(folder).close()


def test_keys_that_can_be_read_are_left_alone(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    info = back_up(vault, Reason.BY_HAND)
    vault.close()
    folder = folder_in(tmp_path)
    folder.keys.write_bytes(b"half")
    before = fingerprint(folder)
    with pytest.raises(AppError) as raised:
        take_keys_from(info.path, folder, DAY)
    assert raised.value.problem is Problem.VAULT_EXISTS
    assert fingerprint(folder) == before


def test_keys_that_cannot_be_written_leave_the_damaged_ones_in_place(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    info = back_up(vault, Reason.BY_HAND)
    vault.close()
    folder = folder_in(tmp_path)
    folder.keys.write_bytes(b"half")
    folder.spare_keys.unlink()
    resource = pytest.importorskip("resource", reason="Windows sets no limit on a file's size")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # Room for what is kept of the damaged file, and none for a whole header.
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(AppError) as raised:
            take_keys_from(info.path, folder, DAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert raised.value.problem is Problem.NO_SPACE
    assert folder.keys.read_bytes() == b"half"
    take_keys_from(info.path, folder, DAY)
    reopen(folder).close()


def test_a_backup_of_another_vault_gives_no_keys(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    vault = new_vault(other)
    info = back_up(vault, Reason.BY_HAND)
    vault.close()
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    before = fingerprint(folder)
    with pytest.raises(AppError) as raised:
        take_keys_from(info.path, folder, DAY)
    assert raised.value.problem is Problem.OTHER_VAULT
    assert fingerprint(folder) == before


def test_neither_needs_a_database() -> None:
    done = run(CHAIN)
    assert (done.stdout, done.stderr) == ("[]\n", "")
