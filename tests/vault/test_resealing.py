"""A secret that was replaced opens nothing any more: not the vault, and no backup within reach."""

from datetime import timedelta
from pathlib import Path

import pytest

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.backup_file import (
    BackupInfo,
    Reason,
    extract,
    read_info,
    replace_header,
)
from growingus_desktop.vault.backup_list import in_folder
from growingus_desktop.vault.backups import back_up_closed
from growingus_desktop.vault.cipher import CipherKey, connect_file
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import to_bytes, with_slots
from growingus_desktop.vault.key_files import read_headers, write_header
from growingus_desktop.vault.keyrings import KeyringSecret
from growingus_desktop.vault.keys import (
    VaultKeys,
    change_passphrase,
    forget_keyring,
    issue_recovery_code,
    keep_in_keyring,
    secret_from_keyring,
    unlock,
)
from growingus_desktop.vault.resealing import reseal_backups
from growingus_desktop.vault.sealing import Secret, seal
from growingus_desktop.vault.slots import Slot
from tests.support.keyrings import MemoryBackend, ring
from tests.support.old_secrets import holding, opened_by
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, HeldClock, folder_in, new_vault

NEW = "another one entirely"
COPIES = ["vault.keys", "vault.keys.bak"]


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    new_vault(tmp_path).close()
    return folder_in(tmp_path)


@pytest.fixture
def keys(folder: VaultFolder) -> VaultKeys:
    return unlock(folder, PASSPHRASE, ANY_COST)


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    place = tmp_path / "drive"
    place.mkdir()
    return place


def back_up(folder: VaultFolder, keys: VaultKeys, *places: Path, count: int = 3) -> list[str]:
    clock = HeldClock()
    made = []
    for _ in range(count):
        made.append(back_up_closed(folder, keys, Reason.BY_HAND, places=places, clock=clock))
        clock.advance(timedelta(days=1))
    return sorted(info.path.name for info in made)


def change(folder: VaultFolder, *places: Path, old: Secret = PASSPHRASE, new: str = NEW) -> object:
    return change_passphrase(folder, old, new, FAST, ANY_COST, places=places)


def test_after_a_change_nothing_below_the_vault_opens_with_the_old_passphrase(
    folder: VaultFolder, keys: VaultKeys, drive: Path
) -> None:
    names = back_up(folder, keys, drive)
    assert opened_by(folder.path, PASSPHRASE) == sorted([*names, *COPIES])
    done = change_passphrase(folder, PASSPHRASE, NEW, FAST, ANY_COST, places=[drive])
    assert (done.rewritten, done.out_of_reach) == (6, ())
    for place in (folder.path, drive):
        assert opened_by(place, PASSPHRASE) == []
        assert holding(place, keys.header) == []
    assert opened_by(folder.path, NEW) == sorted([*names, *COPIES])
    assert opened_by(drive, NEW) == names


def test_a_rewritten_backup_holds_what_it_held(
    tmp_path: Path, folder: VaultFolder, keys: VaultKeys
) -> None:
    back_up(folder, keys, count=1)
    (before,) = in_folder(folder.backups)
    change(folder)
    target = tmp_path / "taken-out.db"
    after = extract(before.path, target)
    assert isinstance(before, BackupInfo)
    assert (after.digest, after.mac, after.made_at) == (before.digest, before.mac, before.made_at)
    assert after.header.slots == read_headers(folder)[0].slots
    connect_file(target, CipherKey(keys.data_key, after.header.db_salt)).close()


def test_a_reissued_code_leaves_the_old_one_opening_nothing(
    folder: VaultFolder, keys: VaultKeys, drive: Path
) -> None:
    old, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    names = back_up(folder, unlock(folder, old, ANY_COST), drive)
    assert opened_by(folder.path, old) == sorted([*names, *COPIES])
    new, done = issue_recovery_code(folder, old, ANY_COST, places=[drive])
    assert (done.rewritten, done.out_of_reach) == (6, ())
    assert opened_by(folder.path, old) == opened_by(drive, old) == []
    assert opened_by(folder.path, new) == sorted([*names, *COPIES])
    assert opened_by(drive, new) == opened_by(drive, PASSPHRASE) == names


def test_a_code_that_was_shown_and_typed_back_is_the_one_sealed(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    code, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    again, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST, code=code)
    assert again == code
    assert unlock(folder, code, ANY_COST).data_key == keys.data_key


def test_the_code_gives_a_forgotten_passphrase_a_successor(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    code, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    names = back_up(folder, unlock(folder, code, ANY_COST))
    change(folder, old=code)
    assert opened_by(folder.path, PASSPHRASE) == []
    assert opened_by(folder.path, NEW) == opened_by(folder.path, code) == sorted([*names, *COPIES])


def test_a_forgotten_keyring_opens_no_backup(folder: VaultFolder, keys: VaultKeys) -> None:
    keyring = ring(MemoryBackend())
    keep_in_keyring(folder, PASSPHRASE, keyring, ANY_COST)
    secret = secret_from_keyring(folder, keyring)
    names = back_up(folder, unlock(folder, secret, ANY_COST))
    assert opened_by(folder.path, secret) == sorted([*names, *COPIES])
    done = forget_keyring(folder, None, keyring, ANY_COST)
    assert (done.rewritten, done.out_of_reach) == (3, ())
    assert opened_by(folder.path, secret) == []
    assert opened_by(folder.path, PASSPHRASE) == sorted([*names, *COPIES])


def test_a_wrong_secret_rewrites_nothing(folder: VaultFolder, keys: VaultKeys) -> None:
    back_up(folder, keys)
    before = {file: file.read_bytes() for file in folder.path.rglob("*") if file.is_file()}
    for wrong in ("guessed", KeyringSecret(b"x" * 32)):
        with pytest.raises(AppError):
            change(folder, old=wrong)
        with pytest.raises(AppError):
            issue_recovery_code(folder, wrong, ANY_COST)
    assert {file: file.read_bytes() for file in before} == before


def test_what_is_out_of_reach_is_named(
    folder: VaultFolder, keys: VaultKeys, tmp_path: Path, drive: Path
) -> None:
    names = back_up(folder, keys, drive)
    gone = tmp_path / "unplugged"
    cut = drive / names[1]
    cut.write_bytes(cut.read_bytes()[:5000])
    done = change_passphrase(folder, PASSPHRASE, NEW, FAST, ANY_COST, places=[drive, gone])
    assert done.rewritten == 5
    assert done.out_of_reach == (names[1], str(gone))
    assert opened_by(drive, NEW) == [names[0], names[2]]


def test_a_backup_that_can_not_be_written_is_named_and_the_rest_rewritten(
    folder: VaultFolder, keys: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = back_up(folder, keys)

    def refuse(path: Path, header: object) -> None:
        if path.name == names[1]:
            raise AppError(Problem.READ_ONLY, cause="EROFS")
        replace_header(path, header)  # type: ignore[arg-type]

    # The tests may run as root, whom no rights keep from writing.
    monkeypatch.setattr("growingus_desktop.vault.resealing.replace_header", refuse)
    done = change_passphrase(folder, PASSPHRASE, NEW, FAST, ANY_COST)
    assert (done.rewritten, done.out_of_reach) == (2, (names[1],))
    assert opened_by(folder.path, PASSPHRASE) == [names[1]]


def test_another_vault_s_backup_is_left_alone(
    tmp_path: Path, folder: VaultFolder, keys: VaultKeys, drive: Path
) -> None:
    other_place = tmp_path / "other"
    new_vault(other_place).close()
    other = folder_in(other_place)
    names = back_up(other, unlock(other, PASSPHRASE, ANY_COST), drive)
    before = [(drive / name).read_bytes() for name in names]
    done = change_passphrase(folder, PASSPHRASE, NEW, FAST, ANY_COST, places=[drive])
    assert (done.rewritten, done.out_of_reach) == (0, ())
    assert [(drive / name).read_bytes() for name in names] == before


def of_an_earlier_key(folder: VaultFolder, keys: VaultKeys) -> None:
    """Give a vault's backups a header as if they were made under another data key."""
    data_key = b"e" * 32
    slot = seal(data_key, PASSPHRASE, keys.header.context(), FAST)
    sealed = with_slots(keys.header, (slot,), data_key)
    for backup in in_folder(folder.backups):
        replace_header(backup.path, sealed)


def test_a_backup_of_an_earlier_key_is_resealed_under_its_own(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    names = back_up(folder, keys)
    of_an_earlier_key(folder, keys)
    done = change_passphrase(folder, PASSPHRASE, NEW, FAST, ANY_COST)
    assert (done.rewritten, done.out_of_reach) == (3, ())
    assert opened_by(folder.path, PASSPHRASE) == []
    assert opened_by(folder.backups, NEW) == names


def test_a_backup_of_an_earlier_key_and_passphrase_is_named(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    names = back_up(folder, keys)
    change(folder)
    of_an_earlier_key(folder, keys)
    done = change_passphrase(folder, NEW, "a third one by now", FAST, ANY_COST)
    assert (done.rewritten, done.out_of_reach) == (0, tuple(names))


def test_a_change_that_was_cut_off_is_caught_up_with(
    folder: VaultFolder, keys: VaultKeys, drive: Path
) -> None:
    names = back_up(folder, keys, drive)
    change(folder)
    assert opened_by(drive, PASSPHRASE) == names
    present = unlock(folder, NEW, ANY_COST)
    assert reseal_backups(folder, present.header, present.data_key, places=[drive]) == (3, ())
    assert opened_by(drive, PASSPHRASE) == []
    assert reseal_backups(folder, present.header, present.data_key, places=[drive]) == (0, ())


def test_an_old_header_put_back_takes_no_slot_from_a_backup(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    back_up(folder, keys)
    change(folder)
    write_header(folder, keys.header)
    assert reseal_backups(folder, keys.header, keys.data_key) == (0, ())
    assert opened_by(folder.backups, PASSPHRASE) == []


def test_slots_of_kinds_to_come_stay_in_the_backups_too(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    first = keys.header.slots[0]
    later = Slot("0badcafe", "token", {"name": "x"}, first.salt, first.nonce, first.sealed)
    write_header(folder, with_slots(keys.header, (first, later), keys.data_key))
    back_up(folder, unlock(folder, PASSPHRASE, ANY_COST), count=1)
    change(folder)
    (backup,) = in_folder(folder.backups)
    for header in (read_info(backup.path).header, *read_headers(folder)):
        assert [slot.kind for slot in header.slots] == ["passphrase", "token"]


def test_half_written_copies_of_old_keys_are_removed(folder: VaultFolder, keys: VaultKeys) -> None:
    for name in (".vault.keys.0123456789abcdef.tmp", ".vault.keys.bak.0123456789abcdef.tmp"):
        (folder.path / name).write_bytes(to_bytes(keys.header))
    change(folder)
    assert opened_by(folder.path, PASSPHRASE) == []
    assert holding(folder.path, keys.header) == []
