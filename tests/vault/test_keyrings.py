"""The system's keyring is one more way in: whatever it does, the passphrase opens the vault."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.key_files import read_headers, write_header
from growingus_desktop.vault.keyrings import KeyringSecret, _secret_in, system_keyring
from growingus_desktop.vault.keys import (
    VaultKeys,
    forget_keyring,
    keep_in_keyring,
    new_keys,
    secret_from_keyring,
    slot_kinds,
    unlock,
)
from growingus_desktop.vault.slots import SlotKind
from tests.support.children import run
from tests.support.keyrings import FailingBackend, MemoryBackend, kept_under, ring, silent_ring
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, folder_in

VAULT = b"v" * 16
SECRET = KeyringSecret(b"s" * 32)


def problem_of(deed: Callable[[], object]) -> Problem:
    with pytest.raises(AppError) as caught:
        deed()
    assert caught.value.__cause__ is None
    assert caught.value.facts == {}
    return caught.value.problem


def refuse() -> None:
    raise RuntimeError("the collection of the person is locked")


def leave() -> None:
    raise SystemExit(3)


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    place = folder_in(tmp_path)
    place.prepare()
    return place


@pytest.fixture
def keys(folder: VaultFolder) -> VaultKeys:
    made = new_keys(PASSPHRASE, FAST)
    write_header(folder, made.header)
    return made


# The keyring itself.


def test_a_secret_is_kept_under_the_vault_s_number_and_given_back() -> None:
    backend = MemoryBackend()
    ring(backend).set(VAULT, SECRET)
    assert backend.kept == kept_under(VAULT, SECRET)
    assert ring(backend).get(VAULT) == SECRET
    ring(backend).delete(VAULT)
    assert backend.kept == {}
    assert SECRET.value.hex() not in repr(SECRET)
    assert repr(SECRET.value) not in repr(SECRET)


def test_what_was_written_is_read_back() -> None:
    backend = MemoryBackend()
    ring(backend).set(VAULT, SECRET)
    assert backend.calls == ["set", "get"]


@pytest.mark.parametrize("failure", [lambda: None, lambda: "", lambda: "0" * 64, refuse, leave])
def test_a_secret_that_does_not_read_back_was_not_kept(failure: Callable[[], object]) -> None:
    keyring = ring(FailingBackend(failure, "get"))
    assert problem_of(lambda: keyring.set(VAULT, SECRET)) is Problem.KEYRING_REFUSED


def test_a_keyring_that_drops_what_it_is_given_is_found_out() -> None:
    keyring = ring(FailingBackend(lambda: None, "set"))
    assert problem_of(lambda: keyring.set(VAULT, SECRET)) is Problem.KEYRING_REFUSED


@pytest.mark.parametrize("failure", [refuse, leave])
@pytest.mark.parametrize("name", ["set", "get", "delete"])
def test_a_keyring_that_raises_has_refused(failure: Callable[[], object], name: str) -> None:
    backend = FailingBackend(failure, name)
    backend.kept = kept_under(VAULT, SECRET)
    keyring = ring(backend)
    deeds = {
        "set": lambda: keyring.set(VAULT, SECRET),
        "get": lambda: keyring.get(VAULT),
        "delete": lambda: keyring.delete(VAULT),
    }
    assert problem_of(deeds[name]) is Problem.KEYRING_REFUSED


def test_a_keyring_that_never_answers_has_refused() -> None:
    until = threading.Event()
    try:
        keyring = silent_ring(until)
        assert problem_of(lambda: keyring.get(VAULT)) is Problem.KEYRING_REFUSED
        assert problem_of(lambda: keyring.set(VAULT, SECRET)) is Problem.KEYRING_REFUSED
        assert problem_of(lambda: keyring.delete(VAULT)) is Problem.KEYRING_REFUSED
    finally:
        until.set()


@pytest.mark.parametrize(
    "kept", [None, "", "None", "0" * 63, "0" * 66, "G" * 64, "０" * 64, b"0" * 64, 7]
)
def test_anything_but_our_own_secret_is_none(kept: object) -> None:
    keyring = ring(FailingBackend(lambda: kept, "get"))
    assert problem_of(lambda: keyring.get(VAULT)) is Problem.KEYRING_EMPTY


@given(st.none() | st.text() | st.binary() | st.integers())
def test_no_answer_raises_anything_else(kept: object) -> None:
    try:
        assert _secret_in(kept).as_text() == kept
    except AppError as error:
        assert error.problem is Problem.KEYRING_EMPTY


def test_forgetting_what_is_not_there_does_no_harm() -> None:
    ring(MemoryBackend()).delete(VAULT)


@pytest.mark.parametrize("platform", ["freebsd14", "emscripten", "", "cygwin"])
def test_a_system_without_one_of_the_three_has_none(platform: str) -> None:
    assert problem_of(lambda: system_keyring(platform)) is Problem.KEYRING_ABSENT


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_another_system_s_keyring_is_absent_here(platform: str) -> None:
    assert problem_of(lambda: system_keyring(platform)) is Problem.KEYRING_ABSENT


CHOOSING = """
import sys
from growingus_desktop.core.errors import AppError
from growingus_desktop.vault.keyrings import system_keyring
try:
    print(type(system_keyring()._backend))
except AppError as error:
    print(error.problem.name)
print("planted" in sys.modules, any("planted" in place for place in sys.path))
"""


def test_environment_and_settings_choose_no_keyring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / "planted.py").write_text("from keyring.backends.null import Keyring\n")
    settings = tmp_path / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir()
    settings.write_text(
        f"[backend]\ndefault-keyring=planted.Keyring\nkeyring-path={planted}\n", "utf-8"
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "planted.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    done = run(CHOOSING)
    assert (done.stdout, done.stderr) == ("KEYRING_ABSENT\nFalse False\n", "")


# The slot.


def test_the_keyring_opens_the_vault_beside_the_passphrase(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    keyring = ring(MemoryBackend())
    keep_in_keyring(folder, PASSPHRASE, keyring, ANY_COST)
    assert slot_kinds(folder) == {SlotKind.PASSPHRASE, SlotKind.KEYRING}
    secret = secret_from_keyring(folder, keyring)
    assert unlock(folder, secret, ANY_COST).data_key == keys.data_key
    assert unlock(folder, PASSPHRASE, ANY_COST).data_key == keys.data_key


def test_the_keyring_never_holds_the_passphrase_or_the_key(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    backend = MemoryBackend()
    keep_in_keyring(folder, PASSPHRASE, ring(backend), ANY_COST)
    (kept,) = backend.kept.values()
    assert PASSPHRASE not in kept
    assert kept != keys.data_key.hex()
    written = folder.keys.read_bytes()
    assert kept.encode() not in written
    assert bytes.fromhex(kept) not in written


@pytest.mark.parametrize("failure", [lambda: None, lambda: "", lambda: "0" * 64, refuse, leave])
@pytest.mark.parametrize("names", [("get",), ("set", "get")])
def test_a_keyring_that_fails_gets_no_slot(
    folder: VaultFolder, keys: VaultKeys, failure: Callable[[], object], names: tuple[str, ...]
) -> None:
    before = folder.keys.read_bytes()
    keyring = ring(FailingBackend(failure, *names))
    deed = lambda: keep_in_keyring(folder, PASSPHRASE, keyring, ANY_COST)  # noqa: E731
    assert problem_of(deed) is Problem.KEYRING_REFUSED
    assert folder.keys.read_bytes() == folder.spare_keys.read_bytes() == before
    assert unlock(folder, PASSPHRASE, ANY_COST) == keys


def test_a_wrong_passphrase_asks_no_keyring(folder: VaultFolder, keys: VaultKeys) -> None:
    backend = MemoryBackend()
    deed = lambda: keep_in_keyring(folder, "guessed", ring(backend), ANY_COST)  # noqa: E731
    assert problem_of(deed) is Problem.WRONG_PASSPHRASE
    assert backend.calls == []


@pytest.mark.parametrize("lost", ["nothing", "emptied", "other", "text"])
def test_a_keyring_that_lost_its_secret_costs_one_passphrase_and_no_data(
    folder: VaultFolder, keys: VaultKeys, lost: str
) -> None:
    backend = MemoryBackend()
    keep_in_keyring(folder, PASSPHRASE, ring(backend), ANY_COST)
    if lost == "nothing":
        backend.kept.clear()
    else:
        backend.replace_all({"emptied": "", "other": "0" * 64, "text": "None"}[lost])
    deed = lambda: unlock(folder, secret_from_keyring(folder, ring(backend)), ANY_COST)  # noqa: E731
    assert problem_of(deed) is Problem.KEYRING_EMPTY
    assert unlock(folder, PASSPHRASE, ANY_COST).data_key == keys.data_key
    keep_in_keyring(folder, PASSPHRASE, ring(backend), ANY_COST)
    assert unlock(folder, secret_from_keyring(folder, ring(backend))).data_key == keys.data_key
    assert [slot.kind for slot in read_headers(folder)[0].slots] == ["keyring", "passphrase"]


def test_a_secret_without_a_slot_opens_nothing(folder: VaultFolder, keys: VaultKeys) -> None:
    assert problem_of(lambda: unlock(folder, SECRET, ANY_COST)) is Problem.KEYRING_EMPTY


@pytest.mark.parametrize("known", [PASSPHRASE, None])
def test_forgetting_takes_the_slot_and_then_the_secret(
    folder: VaultFolder, keys: VaultKeys, known: str | None
) -> None:
    backend = MemoryBackend()
    keep_in_keyring(folder, PASSPHRASE, ring(backend), ANY_COST)
    secret = secret_from_keyring(folder, ring(backend))
    done = forget_keyring(folder, known, ring(backend), ANY_COST)
    assert backend.kept == {}
    assert not done.kept_in_keyring
    assert slot_kinds(folder) == {SlotKind.PASSPHRASE}
    assert problem_of(lambda: unlock(folder, secret, ANY_COST)) is Problem.KEYRING_EMPTY
    assert unlock(folder, PASSPHRASE, ANY_COST).data_key == keys.data_key


@pytest.mark.parametrize("reachable", [True, False])
def test_the_slot_goes_even_if_the_keyring_keeps_its_secret(
    folder: VaultFolder, keys: VaultKeys, reachable: bool
) -> None:
    backend = FailingBackend(refuse, "delete")
    keep_in_keyring(folder, PASSPHRASE, ring(backend), ANY_COST)
    secret = secret_from_keyring(folder, ring(backend))
    done = forget_keyring(folder, PASSPHRASE, ring(backend) if reachable else None, ANY_COST)
    assert done.kept_in_keyring
    assert problem_of(lambda: unlock(folder, secret, ANY_COST)) is Problem.KEYRING_EMPTY


def test_forgetting_without_passphrase_or_keyring_changes_nothing(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    backend = MemoryBackend()
    keep_in_keyring(folder, PASSPHRASE, ring(backend), ANY_COST)
    before = folder.keys.read_bytes()
    gone = MemoryBackend()
    assert problem_of(lambda: forget_keyring(folder, None, None)) is Problem.KEYRING_ABSENT
    assert problem_of(lambda: forget_keyring(folder, None, ring(gone))) is Problem.KEYRING_EMPTY
    assert folder.keys.read_bytes() == before


def test_no_slot_of_a_keyring_stands_without_a_passphrase_beside_it(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    keep_in_keyring(folder, PASSPHRASE, ring(MemoryBackend()), ANY_COST)
    for header in read_headers(folder):
        assert "passphrase" in {slot.kind for slot in header.slots}


PLAIN_LIFE = """
import sys
from pathlib import Path
from growingus_desktop.vault.keys import change_passphrase, issue_recovery_code, slot_kinds, unlock
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, folder_in, new_vault, reopen
place = Path(sys.argv[1])
new_vault(place).close()
folder = folder_in(place)
reopen(folder).close()
change_passphrase(folder, PASSPHRASE, "another one entirely", FAST, ANY_COST)
code, _ = issue_recovery_code(folder, "another one entirely", ANY_COST)
unlock(folder, code, ANY_COST)
reopen(folder, "another one entirely").close()
print(sorted(map(str, slot_kinds(folder))))
print([name for name in sys.modules if name.split(".")[0] in ("keyring", "secretstorage", "jeepney")])
"""


def test_a_vault_without_a_keyring_slot_never_asks_one(tmp_path: Path) -> None:
    done = run(PLAIN_LIFE, str(tmp_path))
    assert (done.stdout, done.stderr) == ("['passphrase', 'recovery']\n[]\n", "")
