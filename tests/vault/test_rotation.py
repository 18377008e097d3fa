"""A new data key: nothing that was known before opens anything, and not a row is lost."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import func, select

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault import cipher, rotation
from growingus_desktop.vault.backup_file import Reason, read_info, verify_sum
from growingus_desktop.vault.backup_list import in_folder
from growingus_desktop.vault.backups import back_up_closed
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.key_files import read_headers
from growingus_desktop.vault.keys import (
    VaultKeys,
    issue_recovery_code,
    keep_in_keyring,
    secret_from_keyring,
    slot_kinds,
    unlock,
)
from growingus_desktop.vault.older_backups import delete_older
from growingus_desktop.vault.restoring import plan, restore
from growingus_desktop.vault.rotation import Rotated, rotate
from growingus_desktop.vault.slots import SlotKind
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.keyrings import MemoryBackend, ring
from tests.support.old_secrets import holding, opened_by
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
ROWS = 60


def fill(session: VaultSession) -> None:
    session.add_all(Reflection(about=date(2026, 3, 1), text="steady " * 90) for _ in range(ROWS))


def count(session: VaultSession) -> int:
    return session.exec(select(func.count()).select_from(Reflection)).one()


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    vault = new_vault(tmp_path)
    vault.submit(fill).result()
    vault.close()
    return folder_in(tmp_path)


@pytest.fixture
def old(folder: VaultFolder) -> VaultKeys:
    return unlock(folder, PASSPHRASE, ANY_COST)


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    place = tmp_path / "drive"
    place.mkdir()
    return place


def back_up(folder: VaultFolder, keys: VaultKeys, *places: Path, times: int = 2) -> None:
    clock = HeldClock()
    for _ in range(times):
        back_up_closed(folder, keys, Reason.BY_HAND, places=places, clock=clock)
        clock.advance(timedelta(days=1))


def turn(folder: VaultFolder, *places: Path, **more: object) -> Rotated:
    return rotate(
        folder,
        PASSPHRASE,
        NEW,
        FAST,
        ANY_COST,
        clock=HeldClock(),
        places=places,
        **more,  # type: ignore[arg-type]
    )


def assert_whole(folder: VaultFolder, passphrase: str) -> None:
    vault = reopen(folder, passphrase)
    assert vault.submit(count).result().value == ROWS
    assert check(vault).result().sound
    vault.close()


def test_nothing_known_before_opens_anything_afterwards(
    folder: VaultFolder, old: VaultKeys, drive: Path
) -> None:
    code, issued = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    keyring = ring(MemoryBackend())
    keep_in_keyring(folder, PASSPHRASE, keyring, ANY_COST)
    kept = secret_from_keyring(folder, keyring)
    back_up(folder, old, drive)
    done = turn(folder, drive)
    assert done.problem is None
    assert (done.deleted, done.out_of_reach) == (5, ())
    for place in (folder.path, drive):
        for secret in (PASSPHRASE, code, kept):
            assert opened_by(place, secret) == []
        assert holding(place, issued.keys.header) == []
    with pytest.raises(AppError) as caught:
        cipher.connect_file(folder.database, cipher_key(old))
    assert caught.value.problem is Problem.VAULT_DAMAGED
    assert_whole(folder, NEW)


def test_the_new_key_shares_nothing_with_the_old_but_the_salt(
    folder: VaultFolder, old: VaultKeys
) -> None:
    before = folder.database.read_bytes()
    done = turn(folder)
    after = folder.database.read_bytes()
    assert done.keys.data_key != old.data_key
    assert done.keys.header.vault_id == old.header.vault_id
    assert before[:16] == after[:16] == done.keys.header.db_salt
    pages = range(0, len(before), 4096)
    assert len(after) == len(before)
    assert all(before[at + 16 : at + 4096] != after[at + 16 : at + 4096] for at in pages)
    assert old.data_key not in folder.keys.read_bytes()
    assert read_headers(folder) == (done.keys.header,)
    assert done.keys.header.former is None


def test_one_verified_backup_is_left_in_every_place(
    folder: VaultFolder, old: VaultKeys, drive: Path
) -> None:
    back_up(folder, old, drive)
    done = turn(folder, drive)
    assert done.backup is not None
    assert done.backup.reason is Reason.KEYS
    for place in (folder.backups, drive):
        (only,) = in_folder(place)
        verify_sum(only.path)
        assert opened_by(place, NEW) == [done.backup.path.name]
    assert done.backup.entries == ROWS


def test_a_code_is_issued_anew_only_where_there_was_one(folder: VaultFolder) -> None:
    assert turn(folder).recovery_code is None
    assert slot_kinds(folder) == {SlotKind.PASSPHRASE}


def test_the_new_code_opens_vault_and_backup(folder: VaultFolder) -> None:
    code, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    done = turn(folder)
    assert done.recovery_code is not None
    assert done.recovery_code != code
    assert not done.had_keyring
    assert len(opened_by(folder.path, done.recovery_code)) == 3
    assert unlock(folder, done.recovery_code).data_key == done.keys.data_key


def test_it_is_said_that_a_keyring_opened_the_vault(folder: VaultFolder) -> None:
    keep_in_keyring(folder, PASSPHRASE, ring(MemoryBackend()), ANY_COST)
    assert turn(folder).had_keyring
    assert slot_kinds(folder) == {SlotKind.PASSPHRASE}


def test_a_recovery_code_is_secret_enough_to_rotate_with(
    folder: VaultFolder, old: VaultKeys
) -> None:
    code, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    rotate(folder, code, NEW, FAST, ANY_COST, clock=HeldClock())
    assert_whole(folder, NEW)


def test_a_wrong_or_empty_passphrase_changes_nothing(folder: VaultFolder) -> None:
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        rotate(folder, "guessed", NEW, FAST, ANY_COST, clock=HeldClock())
    assert caught.value.problem is Problem.WRONG_PASSPHRASE
    with pytest.raises(ValueError, match="needs a passphrase"):
        rotate(folder, PASSPHRASE, "", FAST, ANY_COST, clock=HeldClock())
    assert fingerprint(folder) == before


def test_a_damaged_vault_is_not_touched(folder: VaultFolder) -> None:
    data = bytearray(folder.database.read_bytes())
    data[5 * 4096 + 100] ^= 1
    folder.database.write_bytes(bytes(data))
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        turn(folder)
    assert caught.value.problem is Problem.VAULT_DAMAGED
    assert fingerprint(folder) == before


def test_a_change_the_disk_refuses_is_undone(
    folder: VaultFolder, old: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AppError(Problem.NO_SPACE, cause="ENOSPC")

    monkeypatch.setattr(cipher, "rekey_file", refuse)
    with pytest.raises(AppError) as caught:
        turn(folder)
    assert caught.value.problem is Problem.NO_SPACE
    (header,) = read_headers(folder)
    assert header.slots == old.header.slots
    assert header.former is None
    assert_whole(folder, PASSPHRASE)
    assert opened_by(folder.path, NEW) == []


def test_an_error_after_the_change_goes_on_with_the_new_key(
    folder: VaultFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = cipher.rekey_file

    def stumble(*arguments: object) -> None:
        change(*arguments)  # type: ignore[arg-type]
        raise AppError(Problem.READ_FAILED, cause="EIO")

    monkeypatch.setattr(cipher, "rekey_file", stumble)
    assert turn(folder).problem is None
    assert opened_by(folder.path, PASSPHRASE) == []
    assert_whole(folder, NEW)


def failing_after(times: int) -> Callable[..., object]:
    made = []

    def back_up_or_fail(*arguments: object, **more: object) -> object:
        made.append(1)
        if len(made) > times:
            raise AppError(Problem.BACKUP_UNVERIFIED)
        return back_up_closed(*arguments, **more)  # type: ignore[arg-type]

    return back_up_or_fail


def test_without_a_proven_backup_no_older_one_goes_and_each_is_named(
    folder: VaultFolder, old: VaultKeys, drive: Path
) -> None:
    back_up(folder, old, drive)
    done = turn(folder, drive, back_up=failing_after(1))
    assert done.problem is not None
    assert done.problem.problem is Problem.BACKUP_UNVERIFIED
    assert (done.backup, done.deleted) == (None, 0)
    still = [*opened_by(folder.path, PASSPHRASE), *opened_by(drive, PASSPHRASE)]
    assert sorted(done.out_of_reach) == sorted(still)
    assert len(still) == 5
    # The next opening makes the backup and lets the older ones go, as far as it knows of them.
    assert_whole(folder, NEW)
    assert opened_by(folder.path, PASSPHRASE) == []
    assert len(opened_by(folder.backups, NEW)) == 1
    (header,) = read_headers(folder)
    assert header.former is None
    assert len(opened_by(drive, PASSPHRASE)) == 2
    assert delete_older(folder, unlock(folder, NEW, ANY_COST), [drive]) == (2, ())
    assert opened_by(drive, PASSPHRASE) == []


def test_a_drive_that_was_away_is_cleaned_and_nothing_else(
    folder: VaultFolder, drive: Path
) -> None:
    back_up_closed(folder, unlock(folder, PASSPHRASE, ANY_COST), Reason.BY_HAND, places=[drive])
    rotate(folder, PASSPHRASE, NEW, FAST, ANY_COST, clock=HeldClock())
    broken = folder.backups / "2026-01-01-000099.backup"
    broken.write_bytes(b"growing-us-backup, but cut off")
    keys = unlock(folder, NEW, ANY_COST)
    own = sorted(folder.backups.iterdir())
    deleted, _ = delete_older(folder, keys, [drive], further_only=True)
    assert deleted >= 1
    assert opened_by(drive, PASSPHRASE) == []
    assert sorted(folder.backups.iterdir()) == own


def test_the_code_is_sealed_even_if_the_backup_failed(folder: VaultFolder) -> None:
    issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    done = turn(folder, back_up=failing_after(1))
    assert done.recovery_code is not None
    assert_whole(folder, NEW)
    assert len(opened_by(folder.path, done.recovery_code)) == 3


def test_no_backup_holds_a_former_key(folder: VaultFolder, drive: Path) -> None:
    done = turn(folder, drive)
    assert done.backup is not None
    for place in (folder.backups, drive):
        for backup in in_folder(place):
            header = read_info(backup.path).header
            assert header.former is None
            assert header.slots == done.keys.header.slots
    assert done.backup == read_info(done.backup.path)


def cut_off(folder: VaultFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a rotation as a kill does that comes before the database has its new key."""

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(cipher, "rekey_file", die)
        with pytest.raises(KeyboardInterrupt):
            turn(folder)


def test_an_opening_finishes_the_backups_too(
    folder: VaultFolder, old: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(folder, old)
    cut_off(folder, monkeypatch)
    assert len(opened_by(folder.backups, PASSPHRASE)) == 3
    assert_whole(folder, NEW)
    assert opened_by(folder.path, PASSPHRASE) == []
    assert len(opened_by(folder.backups, NEW)) == 1


def test_a_restore_in_the_middle_of_a_rotation_loses_nothing(
    folder: VaultFolder, old: VaultKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(folder, old, times=1)
    (backup,) = in_folder(folder.backups)
    cut_off(folder, monkeypatch)
    made = plan(folder, backup.path, PASSPHRASE, own_secret=NEW, bounds=ANY_COST)
    assert made.current_is_sound
    assert made.lost == 0
    done = restore(folder, made, clock=HeldClock())
    assert done.kept_aside is None
    assert done.undo is not None
    assert_whole(folder, NEW)
    assert opened_by(folder.path, PASSPHRASE) == []


def test_without_a_backup_beforehand_nothing_is_begun(folder: VaultFolder) -> None:
    before = fingerprint(folder)
    with pytest.raises(AppError):
        turn(folder, back_up=failing_after(0))
    assert fingerprint(folder) == before


def test_what_can_not_be_deleted_is_named(
    tmp_path: Path, folder: VaultFolder, old: VaultKeys, drive: Path
) -> None:
    back_up(folder, old, drive)
    names = [backup.path.name for backup in in_folder(drive)]
    cut = drive / names[0]
    cut.write_bytes(cut.read_bytes()[:5000])
    broken = folder.backups / names[1]
    broken.write_bytes(broken.read_bytes()[:5000])
    gone = tmp_path / "unplugged"
    done = turn(folder, drive, gone)
    assert done.out_of_reach == (names[0], str(gone))
    assert not broken.exists()
    assert opened_by(folder.path, PASSPHRASE) == opened_by(drive, PASSPHRASE) == []


def test_another_vault_s_backups_stay(tmp_path: Path, folder: VaultFolder, drive: Path) -> None:
    other_place = tmp_path / "other"
    new_vault(other_place).close()
    other = folder_in(other_place)
    back_up(other, unlock(other, PASSPHRASE, ANY_COST), drive)
    done = turn(folder, drive)
    assert done.out_of_reach == ()
    assert len(opened_by(drive, PASSPHRASE)) == 2
    assert len(opened_by(drive, NEW)) == 1


def test_too_little_room_is_said_before_anything_is_begun(
    folder: VaultFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_place: Path, _needed: int) -> None:
        raise AppError(Problem.NO_SPACE, needed=9, free=1)

    monkeypatch.setattr(rotation, "require_space", full)
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        turn(folder)
    assert caught.value.facts == {"needed": 9, "free": 1}
    assert fingerprint(folder) == before


def test_keys_turned_twice_leave_one_backup_and_one_secret(folder: VaultFolder) -> None:
    turn(folder)
    third = "a third one by now"
    done = rotate(folder, NEW, third, FAST, ANY_COST, clock=HeldClock())
    assert done.backup is not None
    assert opened_by(folder.path, NEW) == opened_by(folder.path, PASSPHRASE) == []
    assert [backup.path for backup in in_folder(folder.backups)] == [done.backup.path]
    assert_whole(folder, third)
