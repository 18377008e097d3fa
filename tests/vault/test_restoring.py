"""A restore puts back every row, loses nothing that was there, and can be taken back."""

import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault import cipher, restoring
from growingus_desktop.vault.backup_file import BackupInfo, read_info
from growingus_desktop.vault.backups import Reason
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.former import with_former
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.key_files import write_header
from growingus_desktop.vault.keys import change_passphrase, issue_recovery_code, new_keys, unlock
from growingus_desktop.vault.opening import open_with_keys
from growingus_desktop.vault.restoring import Restored, RestorePlan, into
from growingus_desktop.vault.rotation import rotate
from growingus_desktop.vault.sealing import seal
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.backups import Rows, backed_up, filled_vault, rows_of, write_entries
from tests.support.vaults import (
    ANY_COST,
    FAST,
    MARKER,
    PASSPHRASE,
    HeldClock,
    fingerprint,
    folder_in,
    reopen,
)

OTHER = "four other paper boats"


def plan(
    folder: VaultFolder, info: BackupInfo, secret: str = PASSPHRASE, **more: str
) -> RestorePlan:
    return restoring.plan(folder, info.path, secret, bounds=ANY_COST, **more)


def restore(
    folder: VaultFolder, info: BackupInfo, secret: str = PASSPHRASE, **more: str
) -> Restored:
    return restoring.restore(folder, plan(folder, info, secret, **more), clock=HeldClock())


def later(vault: Vault, count: int = 7) -> None:
    """More entries, and one of the earlier ones written otherwise."""

    def deed(session: VaultSession) -> None:
        write_entries(session, count, 100)
        found = session.get(Reflection, 1)
        assert found is not None
        found.text = "written otherwise"

    vault.submit(deed).result()


def rows(folder: VaultFolder, passphrase: str = PASSPHRASE) -> Rows:
    return rows_of(folder, unlock(folder, passphrase, ANY_COST))


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    return folder_in(tmp_path)


@pytest.fixture
def old(tmp_path: Path, folder: VaultFolder) -> tuple[BackupInfo, Rows]:
    """A backup and the rows in it; the vault is closed and has gone on since."""
    clock = HeldClock()
    vault = filled_vault(tmp_path, clock)
    info = backed_up(vault)
    vault.close()
    held = rows(folder)
    vault = reopen(folder)
    later(vault)
    vault.close()
    return info, held


def test_a_drill_the_vault_is_deleted_and_every_row_comes_back(
    folder: VaultFolder, old: tuple[BackupInfo, Rows]
) -> None:
    info, held = old
    folder.database.unlink()
    done = restore(folder, info)
    assert rows(folder) == held
    assert (done.undo, done.kept_aside) == (None, None)
    vault = open_with_keys(folder, done.keys)
    assert check(vault).result().sound
    vault.close()


def test_the_plan_says_what_would_leave(folder: VaultFolder, old: tuple[BackupInfo, Rows]) -> None:
    info, _ = old
    before = fingerprint(folder)
    found = plan(folder, info)
    # Seven reflections, as many moments, one opener; HeldClock stood still for the altered one.
    assert (found.lost, found.entries, found.made_at) == (15, 25, info.made_at)
    assert (found.current_is_sound, found.of_other_vault, found.needs_own_secret) == (
        True,
        False,
        False,
    )
    assert fingerprint(folder) == before
    assert MARKER not in repr(found)
    assert found.keys.data_key.hex() not in repr(found)


def test_an_entry_altered_since_counts_as_one_that_would_leave(tmp_path: Path) -> None:
    clock = HeldClock()
    vault = filled_vault(tmp_path, clock)
    info = backed_up(vault)
    clock.moment = clock.moment.replace(hour=12)
    later(vault)
    vault.close()
    assert plan(folder_in(tmp_path), info).lost == 16


def test_what_was_there_becomes_a_backup_and_the_restore_can_be_taken_back(
    folder: VaultFolder, old: tuple[BackupInfo, Rows]
) -> None:
    info, held = old
    now = rows(folder)
    done = restore(folder, info)
    assert rows(folder) == held
    assert done.undo is not None
    undo = read_info(done.undo)
    assert (undo.reason, undo.entries) == (Reason.RESTORE, 40)
    assert plan(folder, undo).lost == 0
    restore(folder, undo)
    assert rows(folder) == now


def test_restoring_the_oldest_does_not_cost_it(tmp_path: Path, folder: VaultFolder) -> None:
    vault = filled_vault(tmp_path)
    kept = [backed_up(vault) for _ in range(5)]
    vault.close()
    for info in kept:
        # Too much for all but the newest five: the next one would make the first go.
        os.truncate(info.path, info.size)
    restoring_plan = plan(folder, kept[0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("growingus_desktop.vault.retention.SIZE_LIMIT", 0)
        restoring.restore(folder, restoring_plan, clock=HeldClock())
    assert kept[0].path.exists()


def test_a_damaged_vault_is_kept_beside_the_restored_one(
    folder: VaultFolder, old: tuple[BackupInfo, Rows]
) -> None:
    info, held = old
    content = bytearray(folder.database.read_bytes())
    for place in range(len(content) - 9 * 4096, len(content), 4096):
        content[place + 100] ^= 1
    folder.database.write_bytes(content)
    found = plan(folder, info)
    assert (found.current_is_sound, found.lost) == (False, None)
    done = restore(folder, info)
    assert rows(folder) == held
    assert done.undo is None
    assert done.kept_aside == folder.path / "vault.db.damaged-2026-03-04"
    assert done.kept_aside.read_bytes() == bytes(content)
    vault = reopen(folder)
    vault.close()
    if os.name == "posix":
        assert stat.S_IMODE(done.kept_aside.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not ours", b"x" * 9000])
def test_whatever_lies_in_its_place_is_kept(
    folder: VaultFolder, old: tuple[BackupInfo, Rows], content: bytes
) -> None:
    info, held = old
    folder.database.write_bytes(content)
    first = restore(folder, info).kept_aside
    folder.database.write_bytes(content)
    second = restore(folder, info).kept_aside
    assert rows(folder) == held
    assert first is not None
    assert second is not None
    assert first.read_bytes() == second.read_bytes() == content
    assert second.name == f"{first.name}-2"


def test_a_save_that_was_cut_off_is_not_played_into_the_restored_one(
    folder: VaultFolder, old: tuple[BackupInfo, Rows]
) -> None:
    info, held = old
    folder.database.write_bytes(b"")
    folder.journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 600)
    done = restore(folder, info)
    assert rows(folder) == held
    assert done.kept_aside is not None
    kept = done.kept_aside.with_name(f"{done.kept_aside.name}-journal")
    assert kept.stat().st_size == 608


# --- secrets ---


def test_after_a_new_passphrase_the_restored_vault_opens_with_that_one(
    folder: VaultFolder, old: tuple[BackupInfo, Rows], tmp_path: Path
) -> None:
    """Also out of a backup that lay elsewhere, which still opens with the old one."""
    info, held = old
    away = tmp_path / "away.backup"
    shutil.copy(info.path, away)
    change_passphrase(folder, PASSPHRASE, OTHER, FAST, ANY_COST)
    elsewhere = read_info(away)
    refused = plan(folder, elsewhere, PASSPHRASE)
    assert refused.needs_own_secret
    assert refused.lost is None
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        restoring.restore(folder, refused, clock=HeldClock())
    assert caught.value.problem is Problem.WRONG_PASSPHRASE
    assert fingerprint(folder) == before
    restore(folder, elsewhere, PASSPHRASE, own_secret=OTHER)
    assert rows(folder, OTHER) == held
    with pytest.raises(AppError):
        unlock(folder, PASSPHRASE, ANY_COST)


def test_a_wrong_secret_opens_neither(folder: VaultFolder, old: tuple[BackupInfo, Rows]) -> None:
    info, _ = old
    for secret, own in ((OTHER, None), (OTHER, PASSPHRASE), (PASSPHRASE, OTHER)):
        with pytest.raises(AppError) as caught:
            restoring.plan(folder, info.path, secret, own_secret=own, bounds=ANY_COST)
        assert caught.value.problem is Problem.WRONG_PASSPHRASE


def test_a_recovery_code_opens_a_backup_too(tmp_path: Path, folder: VaultFolder) -> None:
    vault = filled_vault(tmp_path)
    code, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    info = backed_up(vault)
    later(vault)
    vault.close()
    found = restoring.plan(folder, info.path, code, bounds=ANY_COST)
    assert (found.lost, found.needs_own_secret) == (15, False)


@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_lost_keys_come_back_with_a_backup(
    folder: VaultFolder, old: tuple[BackupInfo, Rows], how: str
) -> None:
    info, held = old
    now = rows(folder)
    for file in (folder.keys, folder.spare_keys):
        if how == "gone":
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[:-9])
    found = plan(folder, info)
    assert (found.current_is_sound, found.lost) == (True, 15)
    done = restore(folder, info)
    assert rows(folder) == held
    assert done.undo is not None
    restore(folder, read_info(done.undo))
    assert rows(folder) == now
    assert len(folder.kept_aside()) == (0 if how == "gone" else 2)


def rotated(folder: VaultFolder) -> None:
    rotate(folder, PASSPHRASE, OTHER, FAST, ANY_COST, clock=HeldClock())


def test_after_a_new_data_key_a_backup_that_lay_elsewhere_comes_back_under_the_new_one(
    folder: VaultFolder, old: tuple[BackupInfo, Rows], tmp_path: Path
) -> None:
    info, held = old
    away = tmp_path / "away.backup"
    shutil.copy(info.path, away)
    rotated(folder)
    elsewhere = read_info(away)
    found = plan(folder, elsewhere, PASSPHRASE)
    assert (found.needs_own_secret, found.of_other_vault) == (True, False)
    assert plan(folder, elsewhere, PASSPHRASE, own_secret=OTHER).lost == 15
    done = restore(folder, elsewhere, PASSPHRASE, own_secret=OTHER)
    assert rows(folder, OTHER) == held
    # The key that may be known to someone opens nothing of what is there now.
    with pytest.raises(AppError):
        cipher.connect_file(folder.database, cipher_key(found.keys))
    assert done.undo is not None
    restore(folder, read_info(done.undo), OTHER)
    assert rows(folder, OTHER) != held


def test_without_the_vault_a_backup_of_an_earlier_key_still_needs_the_present_one(
    folder: VaultFolder, old: tuple[BackupInfo, Rows], tmp_path: Path
) -> None:
    """The key files that are there may belong to a vault that comes back."""
    info, held = old
    away = tmp_path / "away.backup"
    shutil.copy(info.path, away)
    rotated(folder)
    folder.database.unlink()
    assert plan(folder, read_info(away), PASSPHRASE).needs_own_secret
    restore(folder, read_info(away), PASSPHRASE, own_secret=OTHER)
    assert rows(folder, OTHER) == held


def test_a_change_of_keys_that_was_cut_off_is_finished_first(
    folder: VaultFolder, old: tuple[BackupInfo, Rows]
) -> None:
    info, held = old
    keys = unlock(folder, PASSPHRASE, ANY_COST)
    now = rows(folder)
    fresh = new_keys(OTHER, FAST)
    # The slots of the new key are written, the database still has the former one.
    header = replace(
        keys.header,
        slots=(seal(fresh.data_key, OTHER, keys.header.context(), FAST),),
        db_salt=fresh.header.db_salt,
    )
    write_header(folder, with_former(header, cipher_key(keys), fresh.data_key))
    found = plan(folder, info, PASSPHRASE, own_secret=OTHER)
    assert (found.current_is_sound, found.lost) == (True, 15)
    done = restoring.restore(folder, found, clock=HeldClock())
    assert rows(folder, OTHER) == held
    assert done.undo is not None
    restore(folder, read_info(done.undo), OTHER)
    assert rows(folder, OTHER) == now


# --- refused ---


def test_a_backup_of_another_vault_only_goes_into_a_folder_of_its_own(
    tmp_path: Path, folder: VaultFolder, old: tuple[BackupInfo, Rows]
) -> None:
    vault = filled_vault(tmp_path / "two", count=3)
    other = backed_up(vault)
    vault.close()
    held = rows(folder_in(tmp_path / "two"))
    found = plan(folder, other)
    assert found.of_other_vault
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        restoring.restore(folder, found, clock=HeldClock())
    assert caught.value.problem is Problem.BACKUP_OTHER_VAULT
    assert fingerprint(folder) == before
    elsewhere = VaultFolder(tmp_path / "own place")
    into(elsewhere, other.path, PASSPHRASE, bounds=ANY_COST)
    assert rows(elsewhere) == held
    vault = reopen(elsewhere)
    assert check(vault).result().sound
    vault.close()


def test_into_never_touches_a_vault_that_is_there(
    folder: VaultFolder, old: tuple[BackupInfo, Rows]
) -> None:
    info, _ = old
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        into(folder, info.path, PASSPHRASE, bounds=ANY_COST)
    assert caught.value.problem is Problem.VAULT_EXISTS
    folder.database.unlink()
    with pytest.raises(AppError):
        into(folder, info.path, PASSPHRASE, bounds=ANY_COST)
    del before["vault.db"]
    assert fingerprint(folder) == before


def damaged(info: BackupInfo, how: str) -> Problem:
    content = bytearray(info.path.read_bytes())
    match how:
        case "cut":
            del content[-500:]
        case "bit":
            content[-5000] ^= 4
        case "head":
            content[40] ^= 1
        case _:
            content[:] = b"PK\x03\x04" + bytes(300)
    info.path.write_bytes(content)
    return Problem.NOT_A_VAULT if how == "zip" else Problem.BACKUP_INCOMPLETE


@pytest.mark.parametrize("how", ["cut", "bit", "head", "zip"])
def test_a_damaged_backup_is_refused_and_nothing_changes(
    tmp_path: Path, folder: VaultFolder, old: tuple[BackupInfo, Rows], how: str
) -> None:
    info, _ = old
    problem = damaged(info, how)
    before = fingerprint(folder)
    empty = VaultFolder(tmp_path / "empty")
    for attempt in (
        lambda: plan(folder, info),
        lambda: into(empty, info.path, PASSPHRASE, bounds=ANY_COST),
    ):
        with pytest.raises(AppError) as caught:
            attempt()
        assert caught.value.problem is problem
    assert fingerprint(folder) == before
    assert not empty.holds_vault()


def test_a_backup_damaged_after_the_plan_is_refused_as_well(
    folder: VaultFolder, old: tuple[BackupInfo, Rows]
) -> None:
    info, _ = old
    found = plan(folder, info)
    damaged(info, "bit")
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        restoring.restore(folder, found, clock=HeldClock())
    assert caught.value.problem is Problem.BACKUP_INCOMPLETE
    assert fingerprint(folder) == before


def test_a_backup_of_newer_tables_is_refused(
    folder: VaultFolder, old: tuple[BackupInfo, Rows]
) -> None:
    info, _ = old
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("growingus_desktop.vault.migrations.SCHEMA_VERSION", 0)
        with pytest.raises(AppError) as caught:
            plan(folder, info)
    assert caught.value.problem is Problem.NEWER_VAULT


def test_a_restore_waits_for_nobody_who_has_the_vault_open(
    tmp_path: Path, folder: VaultFolder
) -> None:
    """The lock is the caller's to take; `into` takes its own."""
    vault = filled_vault(tmp_path)
    info = backed_up(vault)
    vault.close()
    elsewhere = VaultFolder(tmp_path / "elsewhere")
    elsewhere.prepare()
    lock = InstanceLock.take(elsewhere)
    with pytest.raises(AppError) as caught:
        into(elsewhere, info.path, PASSPHRASE, bounds=ANY_COST)
    assert caught.value.problem is Problem.IN_USE
    into(elsewhere, info.path, PASSPHRASE, lock=lock, bounds=ANY_COST)
    lock.release()
    assert rows(elsewhere) == rows(folder)
