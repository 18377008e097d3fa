"""While a database changes its key the header holds both, and any opening finishes the change."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import func, select

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault import cipher
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.former import key_in_force, settle_former, with_former, without_former
from growingus_desktop.vault.header import is_vouched_for
from growingus_desktop.vault.key_files import read_headers, write_header
from growingus_desktop.vault.keys import VaultKeys, unlock
from growingus_desktop.vault.opening import open_vault
from growingus_desktop.vault.sealing import seal
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.vaults import (
    ANY_COST,
    FAST,
    PASSPHRASE,
    HeldClock,
    fingerprint,
    folder_in,
    new_vault,
    reopen,
)

NEW = "another one entirely"
ROWS = 40
SALTS = pytest.mark.parametrize("other_salt", [False, True])


def fill(session: VaultSession) -> None:
    session.add_all(Reflection(about=date(2026, 3, 1), text="steady " * 60) for _ in range(ROWS))


def count(session: VaultSession) -> int:
    return session.exec(select(func.count()).select_from(Reflection)).one()


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    vault = new_vault(tmp_path)
    vault.submit(fill).result()
    vault.close()
    return folder_in(tmp_path)


def begin(folder: VaultFolder, *, other_salt: bool) -> tuple[CipherKey, CipherKey]:
    """Write a header that opens by NEW to a key to come; give back that one and the present."""
    old = unlock(folder, PASSPHRASE, ANY_COST)
    salt = b"t" * 16 if other_salt else old.header.db_salt
    coming = CipherKey(b"c" * 32, salt)
    slot = seal(coming.key, NEW, old.header.context(), FAST)
    header = replace(old.header, slots=(slot,), db_salt=salt)
    write_header(folder, with_former(header, cipher_key(old), coming.key))
    return coming, cipher_key(old)


def assert_settled(folder: VaultFolder, coming: CipherKey) -> None:
    vault = reopen(folder, NEW)
    assert vault.submit(count).result().value == ROWS
    assert check(vault).result().sound
    vault.close()
    (header,) = read_headers(folder)
    assert header.former is None
    assert is_vouched_for(header, coming.key)
    assert folder.database.read_bytes()[:16] == coming.salt == header.db_salt
    cipher.connect_file(folder.database, coming).close()
    with pytest.raises(AppError) as caught:
        unlock(folder, PASSPHRASE, ANY_COST)
    assert caught.value.problem is Problem.WRONG_PASSPHRASE


@SALTS
def test_an_opening_changes_a_key_that_was_not_changed_yet(
    folder: VaultFolder, other_salt: bool
) -> None:
    coming, present = begin(folder, other_salt=other_salt)
    keys = unlock(folder, NEW, ANY_COST)
    assert key_in_force(folder, keys) == present
    assert_settled(folder, coming)


@SALTS
def test_an_opening_confirms_a_key_that_was_changed_already(
    folder: VaultFolder, other_salt: bool
) -> None:
    coming, present = begin(folder, other_salt=other_salt)
    cipher.rekey_file(folder.database, present, coming)
    keys = unlock(folder, NEW, ANY_COST)
    assert key_in_force(folder, keys) == coming
    assert_settled(folder, coming)


@SALTS
@pytest.mark.parametrize("changed", [False, True])
def test_reading_alone_opens_either_way_and_writes_nothing(
    folder: VaultFolder, other_salt: bool, changed: bool
) -> None:
    coming, present = begin(folder, other_salt=other_salt)
    if changed:
        cipher.rekey_file(folder.database, present, coming)
    before = fingerprint(folder)
    vault = open_vault(folder, NEW, clock=HeldClock(), bounds=ANY_COST, read_only=True)
    assert vault.submit(count).result().value == ROWS
    vault.close()
    assert fingerprint(folder) == before


def test_settling_what_is_settled_changes_nothing(folder: VaultFolder) -> None:
    keys = unlock(folder, PASSPHRASE, ANY_COST)
    before = fingerprint(folder)
    assert settle_former(folder, keys) is keys
    assert fingerprint(folder) == before


def test_a_confirmation_cut_off_between_the_copies_is_finished(folder: VaultFolder) -> None:
    coming, present = begin(folder, other_salt=False)
    cipher.rekey_file(folder.database, present, coming)
    pending = read_headers(folder)[0]
    spare = folder.spare_keys.read_bytes()
    write_header(folder, without_former(pending, coming.key))
    folder.spare_keys.write_bytes(spare)
    assert_settled(folder, coming)
    assert folder.spare_keys.read_bytes() == folder.keys.read_bytes()


def test_a_file_that_neither_key_opens_is_damaged(folder: VaultFolder) -> None:
    _, present = begin(folder, other_salt=False)
    cipher.rekey_file(folder.database, present, CipherKey(b"z" * 32, present.salt))
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        open_vault(folder, NEW, clock=HeldClock(), bounds=ANY_COST)
    assert caught.value.problem is Problem.VAULT_DAMAGED
    assert {name: fingerprint(folder)[name] for name in ("vault.db", "vault.keys")} == {
        name: before[name] for name in ("vault.db", "vault.keys")
    }


def test_a_wrong_key_changes_no_file(folder: VaultFolder) -> None:
    keys = unlock(folder, PASSPHRASE, ANY_COST)
    before = fingerprint(folder)
    wrong = VaultKeys(
        with_former(keys.header, CipherKey(b"n" * 32, keys.header.db_salt), b"m" * 32), b"m" * 32
    )
    with pytest.raises(AppError):
        settle_former(folder, wrong)
    assert fingerprint(folder) == before
