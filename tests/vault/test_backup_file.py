"""A backup file is read as if a stranger had written it: whole and known, or named and left alone."""

import hashlib
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import backup_file
from growingus_desktop.vault.backup_file import (
    BackupInfo,
    Reason,
    extract,
    read_info,
    replace_header,
    verify_sum,
    write,
)
from growingus_desktop.vault.header import new_header, with_slots
from growingus_desktop.vault.keys import VaultKeys, unlock
from tests.support.backups import backed_up, filled_vault
from tests.support.children import run
from tests.support.vaults import ANY_COST, MARKER, PASSPHRASE, folder_in

NAMED = {
    Problem.BACKUP_INCOMPLETE,
    Problem.NOT_A_VAULT,
    Problem.NEWER_VAULT,
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> BackupInfo:
    """A real backup; a test that alters it alters a copy."""
    vault = filled_vault(tmp_path_factory.mktemp("example"))
    try:
        return backed_up(vault)
    finally:
        vault.close()


@pytest.fixture
def own(example: BackupInfo, tmp_path: Path) -> Path:
    path = tmp_path / example.path.name
    path.write_bytes(example.path.read_bytes())
    return path


def problem_of(path: Path) -> Problem:
    """What is wrong with a file, after seeing that looking at it changed nothing."""
    before = path.read_bytes()
    target = path.with_name("extracted")
    found: list[Problem] = []
    for look in (verify_sum, lambda file: extract(file, target)):
        with pytest.raises(AppError) as caught:
            look(path)
        found.append(caught.value.problem)
        assert MARKER not in str(caught.value)
    assert found[0] is found[1]
    assert path.read_bytes() == before
    assert not target.exists()
    return found[0]


def with_head(path: Path, **changes: object) -> None:
    """Rewrite the head with a checksum that holds, as a stranger could."""
    start, line, rest = path.read_bytes().split(b"\n", 2)
    content = {**json.loads(line), **changes}
    content.pop("sum")
    for name in [name for name, value in content.items() if value is None]:
        del content[name]
    content["sum"] = hashlib.sha256(canonical(content)).hexdigest()
    path.write_bytes(b"\n".join([start, canonical(content), rest]))


def canonical(content: object) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode()


def test_the_clear_part_tells_what_is_needed_to_choose_and_nothing_else(
    example: BackupInfo,
) -> None:
    start, line, rest = example.path.read_bytes().split(b"\n", 2)
    assert start + b"\n" == backup_file.MAGIC
    assert set(json.loads(line)) == {
        *("version", "sequence", "made_at", "reason", "schema", "entries"),
        *("size", "sha256", "state", "mac", "header", "sum"),
    }
    assert (example.entries, example.reason) == (25, Reason.BY_HAND)
    assert len(rest) == example.database_bytes
    assert MARKER.encode() not in example.path.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_only_its_owner_may_read_it(example: BackupInfo) -> None:
    assert stat.S_IMODE(example.path.stat().st_mode) == 0o600


def test_reading_needs_no_database() -> None:
    done = run(
        "import sys, growingus_desktop.vault.backup_list\n"
        "heavy = ('sqlalchemy', 'sqlmodel', 'sqlcipher3', 'pydantic', 'PySide6')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_file_cut_off_anywhere_is_incomplete(own: Path) -> None:
    whole = own.read_bytes()
    for length in (0, 5, len(backup_file.MAGIC), 300, 1800, len(whole) // 2, len(whole) - 1):
        own.write_bytes(whole[:length])
        assert problem_of(own) is Problem.BACKUP_INCOMPLETE


def test_bytes_behind_the_end_are_noticed(own: Path) -> None:
    own.write_bytes(own.read_bytes() + b"\0")
    assert problem_of(own) is Problem.BACKUP_INCOMPLETE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_an_altered_byte_is_noticed_wherever_it_is(own: Path, data: st.DataObject) -> None:
    whole = own.read_bytes()
    try:
        head = whole.index(b"\n", len(backup_file.MAGIC)) + 1
        place = data.draw(st.integers(0, head - 1) | st.integers(0, len(whole) - 1))
        altered = bytearray(whole)
        altered[place] ^= data.draw(st.integers(1, 255))
        own.write_bytes(altered)
        assert problem_of(own) in NAMED
    finally:
        own.write_bytes(whole)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"SQLite format 3\0" + b"\0" * 4096, "sqlite"),
        (b"PK\x03\x04" + b"\0" * 400, "zip"),
        (b"%PDF-1.7\n", "pdf"),
        (b"Dear diary, this is no backup at all.\n" * 9, "text"),
    ],
)
def test_another_kind_of_file_is_named_for_what_it_is(
    tmp_path: Path, content: bytes, kind: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert problem_of(path) is Problem.NOT_A_VAULT
    with pytest.raises(AppError) as caught:
        read_info(path)
    assert caught.value.facts == {"looks_like": kind}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_a_pipe_or_a_folder_in_its_place_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(AppError) as caught:
            read_info(path)
        assert caught.value.problem is Problem.NOT_A_VAULT


def test_a_backup_that_is_gone_is_no_vault_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        read_info(tmp_path / "gone.backup")
    assert caught.value.problem is Problem.BACKUP_INCOMPLETE


def test_a_newer_version_is_said_so(own: Path) -> None:
    with_head(own, version=2, later="something new")
    assert problem_of(own) is Problem.NEWER_VAULT
    header = json.loads(json.loads(own.read_bytes().split(b"\n", 2)[1])["header"])
    header["version"] = 9
    header.pop("sum")
    header["sum"] = hashlib.sha256(canonical(header)).hexdigest()
    with_head(own, version=1, later=None, header=canonical(header).decode())
    assert problem_of(own) is Problem.NEWER_VAULT


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 0},
        {"sequence": -1},
        {"sequence": 10**13},
        {"sequence": True},
        {"sequence": 1.5},
        {"sequence": "1"},
        {"made_at": "2026-02-30T00:00:00Z"},
        {"made_at": "yesterday"},
        {"made_at": 5},
        {"reason": "because"},
        {"reason": ["by-hand"]},
        {"schema": 0},
        {"entries": -1},
        {"size": 100},
        {"size": 10**14},
        {"sha256": "0" * 63},
        {"state": "x" * 64},
        {"mac": None},
        {"header": "{}"},
        {"header": {}},
        {"header": "é"},
        {"version": "1"},
        {"version": 0},
        {"extra": 1},
    ],
)
def test_a_head_out_of_shape_is_refused(own: Path, change: dict[str, object]) -> None:
    with_head(own, **change)
    assert problem_of(own) is Problem.BACKUP_INCOMPLETE


NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


def look_at_anything(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(AppError) as caught:
        read_info(path)
    assert caught.value.problem in NAMED
    assert path.read_bytes() == content


LINES = (
    st.binary(max_size=400)
    | NESTED.map(lambda value: json.dumps(value).encode())
    | st.integers(1, 5000).map(lambda depth: b"[" * depth)
    | st.integers(1, 6000).map(lambda digits: b'{"version":' + b"9" * digits + b"}")
)
ANYTHING = st.binary(max_size=200) | st.tuples(LINES, st.binary(max_size=50)).map(
    lambda parts: backup_file.MAGIC + parts[0] + b"\n" + parts[1]
)
SUMMED = st.dictionaries(st.sampled_from(sorted(backup_file._FIELDS - {"sum"})), NESTED, min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(content=ANYTHING)
def test_nothing_that_is_no_backup_is_taken_for_one(tmp_path: Path, content: bytes) -> None:
    look_at_anything(tmp_path / "any", content)


@pytest.mark.long
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10_000)
@given(content=ANYTHING)
def test_nothing_of_ten_thousand_is_taken_for_a_backup(tmp_path: Path, content: bytes) -> None:
    look_at_anything(tmp_path / "any", content)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=100,
)
@given(changes=SUMMED)
def test_a_head_with_a_checksum_that_holds_is_not_believed_either(
    own: Path, changes: dict[str, object]
) -> None:
    whole = own.read_bytes()
    try:
        with_head(own, **changes)
        try:
            verify_sum(own)
        except AppError as error:
            assert error.problem in NAMED
    finally:
        own.write_bytes(whole)


def keys_of(example: BackupInfo) -> VaultKeys:
    return unlock(folder_in(example.path.parents[2]), PASSPHRASE, ANY_COST)


def test_what_is_extracted_is_the_database_that_went_in(own: Path, example: BackupInfo) -> None:
    target = own.with_name("database")
    assert extract(own, target) == read_info(own)
    assert target.read_bytes() == own.read_bytes()[-example.database_bytes :]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_data_key_vouches_for_all_but_the_slots(own: Path, example: BackupInfo) -> None:
    data_key = keys_of(example).data_key
    assert backup_file.is_vouched_for(read_info(own), data_key)
    assert not backup_file.is_vouched_for(read_info(own), b"\1" * 32)
    with_head(own, entries=26)
    assert not backup_file.is_vouched_for(read_info(own), data_key)


def test_another_header_takes_the_place_of_the_old_one_and_of_nothing_else(
    own: Path, example: BackupInfo
) -> None:
    keys = keys_of(example)
    header = with_slots(keys.header, keys.header.slots, keys.data_key)
    replace_header(own, header)
    info = read_info(own)
    verify_sum(own)
    assert info.header == header
    assert (info.sequence, info.digest, info.mac) == (
        example.sequence,
        example.digest,
        example.mac,
    )
    assert list(own.parent.iterdir()) == [own]


@pytest.mark.parametrize("cut", [0, 100, 5000])
def test_another_header_does_not_hide_damage_in_the_database(
    own: Path, example: BackupInfo, cut: int
) -> None:
    whole = bytearray(own.read_bytes())
    whole[-6000] ^= 1
    own.write_bytes(whole[: len(whole) - cut])
    header = with_slots(example.header, (), keys_of(example).data_key)
    replace_header(own, header)
    assert problem_of(own) is Problem.BACKUP_INCOMPLETE
    # The old slots are gone all the same.
    assert b"argon2id" not in own.read_bytes()


def test_the_header_of_another_vault_is_refused(own: Path, example: BackupInfo) -> None:
    before = own.read_bytes()
    with pytest.raises(ValueError, match="belong"):
        replace_header(own, with_slots(new_header(), (), b"\1" * 32))
    assert own.read_bytes() == before
    assert list(own.parent.iterdir()) == [own]


def test_an_existing_file_is_never_written_over(own: Path, example: BackupInfo) -> None:
    with pytest.raises(FileExistsError):
        write(own, example.path, example)
    assert own.read_bytes() == example.path.read_bytes()
