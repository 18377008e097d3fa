"""A vault opens with everything in it, or says what is in the way and changes nothing."""

import io
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault import cipher
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import _canonical, _checksum, to_bytes
from growingus_desktop.vault.keys import new_keys, unlock
from growingus_desktop.vault.opening import create_vault, memory_vault, open_vault, open_with_keys
from growingus_desktop.vault.sniff import PAGE_BYTES, inspect
from growingus_desktop.vault.unit_of_work import VaultSession
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


def write_down(words: str = MARKER) -> Callable[[VaultSession], Reflection]:
    def work(session: VaultSession) -> Reflection:
        entry = Reflection(about=date(2026, 3, 1), title="Sunday", text=words)
        session.add(entry)
        return entry

    return work


def all_entries(session: VaultSession) -> list[str]:
    return list(session.exec(select(Reflection.text).order_by(Reflection.id)))


def closed_vault(tmp_path: Path) -> VaultFolder:
    vault = new_vault(tmp_path)
    vault.submit(write_down()).result()
    vault.close()
    return folder_in(tmp_path)


def test_what_was_written_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    for _ in range(3):
        vault = reopen(folder)
        assert vault.submit(all_entries).result().value == [MARKER]
        vault.close()


def test_a_vault_lives_under_any_folder_name(tmp_path: Path) -> None:
    folder = VaultFolder(tmp_path / "Zoë's 100% ?x=1#mode=ro & more" / "한글")
    vault = create_vault(folder, PASSPHRASE, cost=FAST)
    vault.submit(write_down()).result()
    vault.close()
    vault = reopen(folder)
    assert vault.submit(all_entries).result().value == [MARKER]
    vault.close()
    assert folder.database.is_file()


def test_a_folder_name_that_is_no_utf_8_works_too(tmp_path: Path) -> None:
    folder = VaultFolder(tmp_path / os.fsdecode(b"caf\xe9"))
    create_vault(folder, PASSPHRASE, cost=FAST).close()
    reopen(folder).close()


def test_keys_unlocked_by_the_lock_page_open_without_asking_again(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    vault = open_with_keys(folder, unlock(folder, PASSPHRASE, ANY_COST))
    assert vault.submit(all_entries).result().value == [MARKER]
    vault.close()


def test_creating_never_overwrites(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    for rest in ("all", "keys alone", "database alone"):
        if rest == "keys alone":
            hidden = folder.database.rename(tmp_path / "hidden")
        elif rest == "database alone":
            hidden.rename(folder.database)
            folder.keys.unlink()
            folder.spare_keys.unlink()
        before = fingerprint(folder)
        with pytest.raises(AppError) as caught:
            create_vault(folder, "mine", cost=FAST)
        assert caught.value.problem is Problem.VAULT_EXISTS
        assert fingerprint(folder) == before


def test_a_creation_cut_off_after_the_keys_is_finished(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.database.rename(folder.unfinished)
    vault = reopen(folder)
    assert vault.submit(all_entries).result().value == [MARKER]
    vault.close()


def test_a_creation_cut_off_before_the_keys_is_begun_anew(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    folder.prepare()
    folder.unfinished.write_bytes(b"half")
    folder.path.joinpath(".vault.keys.0123456789abcdef.tmp").write_bytes(b"half")
    new_vault(tmp_path).close()
    assert not folder.unfinished.exists()
    assert not list(folder.path.glob(".*"))


def test_an_unfinished_database_of_another_vault_is_left_alone(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.database.write_bytes(b"\x07" * 16 + folder.database.read_bytes()[16:])
    folder.database.rename(folder.unfinished)
    assert problem_of_opening(folder) is Problem.VAULT_MISSING


def test_a_creation_that_fails_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    folder.prepare()
    folder.keys.symlink_to(folder.path / "nowhere" / "at" / "all")
    folder.spare_keys.mkdir()
    with pytest.raises(AppError):
        create_vault(folder, PASSPHRASE, cost=FAST)
    assert not folder.database.exists()


def problem_of_opening(folder: VaultFolder, passphrase: str = PASSPHRASE) -> Problem:
    """What opening says, after seeing that it changed no byte and echoed nothing."""
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        open_vault(folder, passphrase, bounds=ANY_COST)
    error = caught.value
    assert fingerprint(folder) == before
    shown = f"{error!r} {error} {dict(error.facts)}"
    assert MARKER not in shown
    assert passphrase not in shown
    assert error.__cause__ is None
    return error.problem


def zip_bytes() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("notes.txt", MARKER * 2000)
    return buffer.getvalue()


def sqlite_bytes(tmp_path: Path) -> bytes:
    path = tmp_path / "plain.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE note (text)")
    connection.execute("INSERT INTO note VALUES (?)", (MARKER,))
    connection.commit()
    connection.close()
    return path.read_bytes()


def other_vaults_bytes(tmp_path: Path) -> bytes:
    return closed_vault(tmp_path / "other").database.read_bytes()


def test_a_wrong_passphrase_changes_nothing(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    assert problem_of_opening(folder, MARKER) is Problem.WRONG_PASSPHRASE


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    assert problem_of_opening(folder) is Problem.VAULT_MISSING
    assert not folder.path.exists()


def test_nothing_is_left_in_a_folder_without_a_vault(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    folder.path.mkdir()
    assert problem_of_opening(folder) is Problem.VAULT_MISSING
    assert list(folder.path.iterdir()) == []


def test_a_missing_database_is_never_made_anew(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.database.unlink()
    assert problem_of_opening(folder) is Problem.VAULT_MISSING
    assert not folder.database.exists()


@pytest.mark.parametrize(
    ("content", "problem", "facts"),
    [
        (b"", Problem.VAULT_EMPTY, {"bytes": 0}),
        (b"\0", Problem.VAULT_EMPTY, {"bytes": 1}),
        (b"\0" * 4095, Problem.VAULT_EMPTY, {"bytes": 4095}),
        (b"\0" * 8192, Problem.VAULT_DAMAGED, {}),
        (f"Dear diary, {MARKER}. ".encode() * 400, Problem.NOT_A_VAULT, {"looks_like": "text"}),
        (f"Liebes Tagebuch, süß: {MARKER}".encode(), Problem.NOT_A_VAULT, {"looks_like": "text"}),
        (b"%PDF-1.7\n" + b"\xfe" * 9000, Problem.NOT_A_VAULT, {"looks_like": "pdf"}),
        (zip_bytes(), Problem.NOT_A_VAULT, {"looks_like": "zip"}),
        (bytes(range(1, 256)) * 40, Problem.OTHER_VAULT, {}),
    ],
)
def test_a_foreign_file_in_its_place_is_named(
    tmp_path: Path, content: bytes, problem: Problem, facts: dict[str, object]
) -> None:
    folder = closed_vault(tmp_path)
    folder.database.write_bytes(content)
    folder.database.chmod(0o644)
    assert problem_of_opening(folder) is problem
    assert folder.database.stat().st_mode & 0o777 == 0o644
    with pytest.raises(AppError) as caught:
        inspect(folder)
    assert dict(caught.value.facts) == facts


FOREIGN = {
    Problem.VAULT_EMPTY,
    Problem.VAULT_DAMAGED,
    Problem.NOT_A_VAULT,
    Problem.OTHER_VAULT,
}


@pytest.mark.parametrize("cases", [100, pytest.param(10_000, marks=pytest.mark.long)])
def test_whatever_lies_in_its_place_is_named_and_left(tmp_path: Path, cases: int) -> None:
    folder = closed_vault(tmp_path)
    salt = folder.database.read_bytes()[:16]

    @settings(max_examples=cases)
    @given(
        start=st.one_of(st.binary(max_size=80), st.sampled_from([b"PK\x03\x04", b"%PDF-", salt])),
        rest=st.binary(max_size=80),
        times=st.integers(0, 120),
    )
    def holds(start: bytes, rest: bytes, times: int) -> None:
        content = start + rest * times
        folder.database.write_bytes(content)
        try:
            inspect(folder)
        except AppError as error:
            assert error.problem in FOREIGN
        else:
            # Only a file that begins as ours does is left for its pages to tell.
            assert content.startswith(salt)
            with pytest.raises(AppError) as caught:
                reopen(folder)
            assert caught.value.problem in FOREIGN
        assert folder.database.read_bytes() == content

    holds()


def test_a_plain_database_in_its_place_is_named(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.database.write_bytes(sqlite_bytes(tmp_path))
    assert problem_of_opening(folder) is Problem.NOT_A_VAULT


def test_another_vaults_database_is_named(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.database.write_bytes(other_vaults_bytes(tmp_path))
    assert problem_of_opening(folder) is Problem.OTHER_VAULT


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.database.unlink()
    folder.database.mkdir()
    assert problem_of_opening(folder) is Problem.NOT_A_VAULT


def test_a_pipe_in_its_place_does_not_hang(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.database.unlink()
    os.mkfifo(folder.database)
    assert problem_of_opening(folder) is Problem.NOT_A_VAULT


@pytest.mark.parametrize("byte", [0, 15, 16, 100, 3000, 4095])
def test_damage_on_the_first_page_is_called_damage(tmp_path: Path, byte: int) -> None:
    folder = closed_vault(tmp_path)
    flip(folder.database, byte)
    assert problem_of_opening(folder) is Problem.VAULT_DAMAGED


def test_a_first_page_that_changed_places_is_called_damage(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    data = folder.database.read_bytes()
    one, rest = data[:PAGE_BYTES], data[2 * PAGE_BYTES :]
    folder.database.write_bytes(data[PAGE_BYTES : 2 * PAGE_BYTES] + one + rest)
    assert problem_of_opening(folder) is Problem.VAULT_DAMAGED


def test_a_loop_of_links_in_its_place_is_named(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.database.unlink()
    folder.database.symlink_to(folder.database)
    with pytest.raises(AppError) as caught:
        reopen(folder)
    assert caught.value.problem in {Problem.NOT_A_VAULT, Problem.VAULT_MISSING}


@pytest.mark.parametrize("cut", [1, 4095, 4096, 40_000])
def test_a_truncated_file_is_called_damaged(tmp_path: Path, cut: int) -> None:
    folder = closed_vault(tmp_path)
    data = folder.database.read_bytes()
    folder.database.write_bytes(data[:-cut])
    assert problem_of_opening(folder) is Problem.VAULT_DAMAGED


@pytest.mark.parametrize("pages", [(1,), (1, 5, 6)])
def test_damage_that_keeps_a_vault_shut_is_counted(tmp_path: Path, pages: tuple[int, ...]) -> None:
    folder = closed_vault(tmp_path)
    for page in pages:
        flip(folder.database, (page - 1) * PAGE_BYTES + 200)
    with pytest.raises(AppError) as caught:
        reopen(folder)
    blocks = folder.database.stat().st_size // PAGE_BYTES
    assert dict(caught.value.facts) == {"damaged": len(pages), "blocks": blocks}


class Stumbling:
    """A medium on which one opening of the database meets damage that isn't there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, position: int) -> None:
        self.at, self.position, self.openings = at, position, 0
        self._connect = cipher.connect_file
        monkeypatch.setattr(cipher, "connect_file", self.connect)

    def connect(self, path: Path, key: CipherKey, **kind: bool) -> object:
        self.openings += 1
        if self.openings != self.at:
            return self._connect(path, key, **kind)
        flip(path, self.position)
        try:
            return self._connect(path, key, **kind)
        finally:
            flip(path, self.position)


@pytest.mark.parametrize("at", [1, 2])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_medium_that_stumbles_once_at_opening_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, read_only: bool
) -> None:
    folder = closed_vault(tmp_path)
    medium = Stumbling(monkeypatch, at, 200)
    vault = open_vault(folder, PASSPHRASE, bounds=ANY_COST, read_only=read_only)
    assert medium.openings > at
    assert vault.submit(all_entries).result().value == [MARKER]
    assert check(vault).result().sound
    vault.close()


def test_missing_keys_are_named(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    folder.keys.unlink()
    folder.spare_keys.unlink()
    assert problem_of_opening(folder) is Problem.KEYS_MISSING


def test_damaged_keys_are_not_called_a_wrong_passphrase(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    flip(folder.keys, 100)
    flip(folder.spare_keys, 200)
    assert problem_of_opening(folder) is Problem.KEYS_DAMAGED


def test_one_damaged_copy_of_the_keys_is_no_matter(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    sound = folder.keys.read_bytes()
    flip(folder.keys, 100)
    vault = reopen(folder)
    assert vault.submit(all_entries).result().value == [MARKER]
    assert [note.problem for note in vault.notes] == [Problem.SPARE_KEYS_USED]
    vault.close()
    assert folder.keys.read_bytes() == sound
    vault = reopen(folder)
    assert vault.notes == ()
    vault.close()


def test_keys_of_another_vault_beside_the_database_are_named(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    other = to_bytes(new_keys(PASSPHRASE, FAST).header)
    folder.keys.write_bytes(other)
    folder.spare_keys.write_bytes(other)
    assert problem_of_opening(folder) is Problem.OTHER_VAULT


def test_a_newer_schema_is_refused_untouched(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    run_raw(folder, "PRAGMA user_version = 99")
    assert problem_of_opening(folder) is Problem.NEWER_VAULT


def test_keys_of_a_later_format_are_refused_untouched(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    content = json.loads(folder.keys.read_bytes())
    content.pop("sum")
    content["version"] = 2
    later = _canonical({**content, "sum": _checksum(content)})
    folder.spare_keys.write_bytes(later)
    assert problem_of_opening(folder) is Problem.NEWER_VAULT


def test_a_database_of_another_program_under_our_key_is_refused(tmp_path: Path) -> None:
    folder = closed_vault(tmp_path)
    run_raw(folder, "PRAGMA application_id = 7")
    assert problem_of_opening(folder) is Problem.NOT_A_VAULT


def test_the_memory_vault_is_the_same_but_has_no_file(tmp_path: Path) -> None:
    clock = HeldClock()
    vault = memory_vault(clock)
    kept = vault.submit(write_down()).result()
    assert kept.value.created_at == clock.now()
    assert vault.submit(all_entries).result().value == [MARKER]
    assert vault.folder is None
    vault.close()


@pytest.mark.parametrize(
    ("key", "salt"), [(b"", b"s" * 16), (b"k" * 31, b"s" * 16), (b"k" * 32, b"s" * 15)]
)
def test_a_key_of_another_length_never_reaches_the_database(key: bytes, salt: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        CipherKey(key, salt).pragma()


def test_opening_takes_no_file_for_granted(tmp_path: Path) -> None:
    with pytest.raises(AppError):
        cipher.connect_file(tmp_path / "absent.db", CipherKey(b"k" * 32, b"s" * 16))
    assert not (tmp_path / "absent.db").exists()


def test_an_open_vault_can_be_closed_twice_and_answers_no_more(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    saved = vault.submit(write_down())
    vault.close()
    vault.close()
    assert saved.result().value.text == MARKER
    assert vault.is_closed
    with pytest.raises(AppError) as caught:
        vault.submit(all_entries).result()
    assert caught.value.problem is Problem.VAULT_CLOSED
    vault.interrupt()


def run_raw(folder: VaultFolder, statement: str) -> None:
    keys = unlock(folder, PASSPHRASE, ANY_COST)
    connection = cipher.connect_file(folder.database, CipherKey(keys.data_key, keys.header.db_salt))
    connection.execute(statement)
    connection.close()


def flip(path: Path, byte: int) -> None:
    data = bytearray(path.read_bytes())
    data[byte] ^= 1
    path.write_bytes(data)
