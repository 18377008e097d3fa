"""The report tells the truth about files, and never opens the live database a second time."""

import os
import secrets
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from growingus_desktop.app.device import Device
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import report
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.leftovers import set_aside
from growingus_desktop.vault.report import DiskReport, FileFacts, FileKind, Look, Told
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import folder_in, new_vault

OPENED: list[str] = []
_WATCHING = False


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if _WATCHING and event == "open":
        OPENED.append(str(arguments[0]))


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Every path Python opens while a test runs."""
    global _WATCHING  # noqa: PLW0603 - a hook can't be taken away again
    if not OPENED:
        sys.addaudithook(_note)
    OPENED.clear()
    _WATCHING = True
    yield OPENED
    _WATCHING = False


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def facts(found: DiskReport) -> dict[str, FileFacts]:
    return {each.name: each for each in found.files}


def look(folder: VaultFolder, vault: Vault | None = None, second: Path | None = None) -> DiskReport:
    cipher = vault.submit(report.cipher_facts).result().value if vault else None
    return report.look_at(folder, cipher, second)


def test_an_open_vault_is_told_by_its_connection_and_not_opened_again(
    tmp_path: Path, vault: Vault, opened: list[str]
) -> None:
    folder = folder_in(tmp_path)
    Device(folder.path).change(text_size=115)
    opened.clear()
    found = look(folder, vault)
    assert not [path for path in opened if path.endswith(("vault.db", "vault.db-journal"))]
    told = facts(found)
    database = told["vault.db"]
    assert (database.look, database.told) == (Look.ENCRYPTED, Told.CONNECTION)
    assert database.size == folder.database.stat().st_size
    assert told["vault.keys"].look is told["vault.keys.bak"].look is Look.SEALED
    assert told["ballast"].look is Look.ENCRYPTED
    assert (told["device.json"].kind, told["device.json"].look) == (FileKind.DEVICE, Look.PLAIN)
    assert found.cipher is not None
    assert found.cipher.is_encrypted
    assert found.cipher.version


def test_a_closed_vault_is_looked_at(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    database = facts(look(folder_in(tmp_path)))["vault.db"]
    assert (database.look, database.told) == (Look.ENCRYPTED, Told.BYTES)


def test_a_connection_without_a_cipher_is_not_called_encrypted(
    tmp_path: Path, vault: Vault
) -> None:
    plain = report.CipherFacts(is_encrypted=False, version="")
    found = report.look_at(folder_in(tmp_path), plain)
    assert facts(found)["vault.db"].look is Look.PLAIN


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"SQLite format 3\0" + secrets.token_bytes(40_000), Look.PLAIN),
        (b"Dear diary, " * 4_000, Look.PLAIN),
        (secrets.token_bytes(40_000), Look.ENCRYPTED),
        (secrets.token_bytes(40_960) + b"Dear diary, " * 4_000, Look.PLAIN),
        (b"", Look.EMPTY),
    ],
    ids=["sqlite", "words", "noise", "half words", "empty"],
)
def test_backups_are_told_by_their_bytes(
    tmp_path: Path, vault: Vault, content: bytes, expected: Look
) -> None:
    folder = folder_in(tmp_path)
    backup = folder.backups / "2026-03-04-000001.backup"
    backup.write_bytes(b'growing-us-backup\n{"version":1}\n' + content if content else b"")
    assert facts(look(folder, vault))[backup.name].look is expected


def test_everything_in_the_folder_is_named_and_of_a_second_one_only_ours(
    tmp_path: Path, vault: Vault
) -> None:
    folder, stick = folder_in(tmp_path), tmp_path / "stick"
    stick.mkdir()
    (stick / "letter.txt").write_text("theirs")
    (stick / "2026-03-04-000001.backup").write_bytes(
        b"growing-us-backup\n{}\n" + secrets.token_bytes(8192)
    )
    (folder.path / "notes.txt").write_text("what I really think")
    found = look(folder, vault, stick)
    told = facts(found)
    assert told["notes.txt"].kind is FileKind.FOREIGN
    assert told["notes.txt"].look is Look.PLAIN
    assert told["2026-03-04-000001.backup"].in_second
    assert "letter.txt" not in told
    assert found.second is True
    assert look(folder, vault, tmp_path / "gone").second is False
    on_disk = {path.name for path in folder.path.iterdir() if path.is_file()}
    assert on_disk <= told.keys()


def test_what_was_set_aside_is_looked_at_too(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    set_aside(folder, date(2026, 3, 1))
    vault = new_vault(tmp_path)
    told = facts(look(folder, vault))
    vault.close()
    earlier = told["earlier-2026-03-01/vault.db"]
    assert (earlier.kind, earlier.look) == (FileKind.ASIDE, Look.ENCRYPTED)
    assert told["earlier-2026-03-01/vault.keys"].look is Look.SEALED


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_a_file_others_may_open_is_told(tmp_path: Path, vault: Vault) -> None:
    folder = folder_in(tmp_path)
    assert look(folder, vault).is_folder_private
    folder.keys.chmod(0o644)
    folder.path.chmod(0o755)
    found = look(folder, vault)
    assert not found.is_folder_private
    assert facts(found)["vault.keys"].is_private is False
    assert facts(found)["vault.db"].is_private is True


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX")
def test_a_pipe_in_the_folder_holds_nothing_up(tmp_path: Path, vault: Vault) -> None:
    folder = folder_in(tmp_path)
    os.mkfifo(folder.path / "pipe")
    os.mkfifo(folder.backups / "2026-03-04-000001.backup")
    told = facts(look(folder, vault))
    assert told["pipe"].look is Look.EMPTY
    assert told["2026-03-04-000001.backup"].kind is FileKind.FOREIGN


def test_without_a_folder_there_is_nothing_to_report(tmp_path: Path) -> None:
    with pytest.raises(AppError) as refused:
        report.look_at(VaultFolder(tmp_path / "nowhere"))
    assert refused.value.problem is Problem.VAULT_MISSING


def test_noise_and_words_are_told_apart_by_their_entropy() -> None:
    assert report.entropy(secrets.token_bytes(4096)) > report.NOISE_BITS
    assert report.entropy(b"I went quiet again. " * 200) < 5
    assert report.entropy(b"") == 0
    assert not report.is_noise([])
