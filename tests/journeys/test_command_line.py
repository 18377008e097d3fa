"""The command line: what it does, how it ends, and that no secret ever stands on it."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlmodel import select

from growingus_desktop.app.command_line import Means, ask_secret, run
from growingus_desktop.app.command_words import COMMANDS, Status
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.models.openers import Opener
from growingus_desktop.vault.backup_list import list_backups, without_copies
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import issue_recovery_code
from growingus_desktop.vault.opening import create_vault
from tests.support.children import environment
from tests.support.vaults import (
    ANY_COST,
    FAST,
    MARKER,
    PASSPHRASE,
    HeldClock,
    fingerprint,
    folder_in,
    new_vault,
    reopen,
)


def means(*secrets: str) -> Means:
    waiting = iter(secrets)
    return Means(lambda _question: next(waiting), HeldClock(), Kdf(FAST, ANY_COST))


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    vault = new_vault(tmp_path)
    opener = Opener(title="Sundays", words=f"the {MARKER}", raw="never for anyone")
    vault.submit(lambda session: session.add(opener)).result()
    vault.close()
    return folder_in(tmp_path)


def command(folder: VaultFolder, name: str, *words: str, secrets: tuple[str, ...] = ()) -> Status:
    return run([name, "--vault", str(folder.path), *words], means(*(secrets or (PASSPHRASE,))))


def test_a_sound_vault_is_called_sound(
    folder: VaultFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(folder, "check") is Status.DONE
    assert capsys.readouterr().out.startswith("sound: ")


def test_a_damaged_vault_is_called_damaged_and_left_as_it_is(
    folder: VaultFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    data = bytearray(folder.database.read_bytes())
    data[-3000] ^= 1
    folder.database.write_bytes(data)
    before = folder.database.read_bytes()
    assert command(folder, "check") is Status.DAMAGED
    said = capsys.readouterr()
    assert "GU-105" in said.err
    assert said.out == ""
    assert folder.database.read_bytes() == before


def test_a_backup_is_made_verified_and_copied(folder: VaultFolder, tmp_path: Path) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    assert command(folder, "backup", "--to", str(second)) is Status.DONE
    assert len(list_backups(folder)) == 1
    assert len(list(second.iterdir())) == 1
    assert command(folder, "backup", "--to", str(tmp_path / "gone")) is Status.FAILED
    assert len(list_backups(folder)) == 2


@pytest.mark.parametrize("name", sorted(COMMANDS - {"restore", "export"}))
def test_the_wrong_secret_has_a_status_of_its_own(
    folder: VaultFolder, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(folder)
    for secret in ("not this one", "", "11111 11111 11111 11111 11111 11111 11112"):
        assert command(folder, name, secrets=(secret,)) is Status.WRONG_SECRET
        if secret:
            assert secret not in capsys.readouterr().err
    assert fingerprint(folder) == before


def test_a_recovery_code_does_as_well(folder: VaultFolder) -> None:
    code, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    assert command(folder, "check", secrets=(code.as_text(),)) is Status.DONE


def test_a_vault_that_is_open_elsewhere_is_left_alone(folder: VaultFolder) -> None:
    vault = new_vault(folder.path / "inner")
    assert command(folder_in(folder.path / "inner"), "backup") is Status.IN_USE
    vault.close()


def test_everything_is_exported_once_for_its_owner(
    folder: VaultFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mine.jsonl"
    assert command(folder, "export", str(target)) is Status.DONE
    assert MARKER in target.read_text()
    assert "never for anyone" not in target.read_text()
    assert command(folder, "export", str(target)) is Status.FAILED
    assert "GU-214" in capsys.readouterr().err
    words = (str(target), "--replace", "--for-reading", "--with-let-out")
    assert command(folder, "export", *words) is Status.DONE
    assert "Let out: never for anyone" in target.read_text()
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600


def test_nothing_is_asked_before_the_target_is_known_to_do(folder: VaultFolder) -> None:
    target = folder.path / "mine.jsonl"
    assert command(folder, "export", str(target), secrets=("never asked for",)) is Status.FAILED
    assert not target.exists()


def newest_backup(folder: VaultFolder) -> str:
    return str(without_copies(list_backups(folder))[0].path)


def write_more(folder: VaultFolder, count: int) -> None:
    vault = reopen(folder)
    for number in range(count):
        opener = Opener(title=str(number))
        vault.submit(lambda session, opener=opener: session.add(opener)).result()
    vault.close()


def titles(folder: VaultFolder) -> list[str]:
    vault = reopen(folder)
    found = vault.submit(lambda session: list(session.exec(select(Opener.title)))).result().value
    vault.close()
    return found


def test_a_backup_is_restored_only_when_what_would_be_lost_is_known(
    folder: VaultFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    command(folder, "backup")
    backup = newest_backup(folder)
    write_more(folder, 3)
    before = fingerprint(folder)
    assert command(folder, "restore", backup) is Status.WOULD_LOSE
    assert command(folder, "restore", backup, "--may-lose", "2") is Status.WOULD_LOSE
    assert "would leave the vault: 3." in capsys.readouterr().err
    assert fingerprint(folder) == before
    assert command(folder, "restore", backup, "--may-lose", "3") is Status.DONE
    assert titles(folder) == ["Sundays"]
    assert command(folder, "restore", newest_backup(folder)) is Status.DONE
    assert len(titles(folder)) == 4


def test_a_backup_is_restored_where_nothing_is_left(folder: VaultFolder, tmp_path: Path) -> None:
    command(folder, "backup", "--to", str(tmp_path))
    (backup,) = tmp_path.glob("*.backup")
    shutil.rmtree(folder.path)
    assert command(folder, "restore", str(backup)) is Status.DONE
    assert titles(folder) == ["Sundays"]


def test_a_backup_of_another_vault_and_a_broken_one_change_nothing(
    folder: VaultFolder, tmp_path: Path
) -> None:
    command(folder, "backup")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    new_vault(elsewhere).close()
    command(folder_in(elsewhere), "backup")
    before = fingerprint(folder)
    other = newest_backup(folder_in(elsewhere))
    assert command(folder, "restore", other) is Status.FAILED
    broken = tmp_path / "broken.backup"
    broken.write_bytes(Path(newest_backup(folder)).read_bytes()[:-100])
    assert command(folder, "restore", str(broken)) is Status.DAMAGED
    assert command(folder, "restore", str(broken), secrets=("wrong",)) is not Status.DONE
    assert fingerprint(folder) == before


def never(_question: str) -> str:
    raise AssertionError("a secret was asked for")


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "--vault", ""],
        ["check", "--vault", "/dev/null"],
        ["check", "--vault", "x", MARKER],
        ["backup", "--vault", "x", "--passphrase", MARKER],
        ["backup", "--vault", "x", f"--passphrase={MARKER}"],
        ["backup", "--vault", "x", f"-p{MARKER}"],
        ["backup", "--vault", "x", f"--pass={MARKER}"],
        ["restore", "--vault", "x"],
        ["restore", "--vault", "x", "b", "--may-lose", MARKER],
        ["export", "--vault", "x"],
    ],
)
def test_what_is_not_understood_is_told_in_one_line_without_repeating_it(
    tmp_path: Path,
    words: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        run(words, Means(never, HeldClock()))
    assert ended.value.code == Status.NOT_UNDERSTOOD
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert MARKER not in said.err + said.out
    assert list(tmp_path.iterdir()) == []


def test_a_missing_vault_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(VaultFolder(tmp_path / "gone"), "check") is Status.FAILED
    assert "GU-103" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_secret_comes_from_a_pipe_one_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("first one \r\nsecond\n" + "x" * 10_000))
    assert [ask_secret("?"), ask_secret("?")] == ["first one ", "second"]
    assert len(ask_secret("?")) < 10_000


def as_process(*words: str, given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "growingus_desktop", *words],
        input=given,
        capture_output=True,
        text=True,
        env=environment(),
        timeout=120,
        check=False,
    )


def test_as_a_process_it_reads_the_passphrase_from_its_input_and_needs_no_display(
    tmp_path: Path,
) -> None:
    create_vault(folder_in(tmp_path), PASSPHRASE).close()
    vault = ("--vault", str(folder_in(tmp_path).path))
    sound = as_process("check", *vault, given=f"{PASSPHRASE}\n")
    assert (sound.returncode, sound.stderr) == (0, "")
    wrong = as_process("check", *vault, given=f"{MARKER}\n")
    assert wrong.returncode == Status.WRONG_SECRET
    assert MARKER not in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr
    helped = as_process("--help", given="")
    assert helped.returncode == 0
    named = as_process("backup", "--help", given="")
    assert "never an argument" in " ".join(named.stdout.split())


def test_every_status_is_written_down() -> None:
    page = (Path(__file__).parents[2] / "docs" / "COMMAND_LINE.md").read_text()
    for status in Status:
        assert f"| {status.value} | " in page
    for name in COMMANDS:
        assert f"growingus-desktop {name}" in page
