"""A vault that lost its keys gets them back from its backups, and an old one is backed up first."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.vault.backup_file import BackupInfo
from growingus_desktop.vault.backups import Reason, back_up, list_backups
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.from_backups import best_backup, keys_from_backup, newest_good
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.opening import open_vault
from tests.support.vaults import (
    HeldClock,
    fingerprint,
    folder_in,
    new_vault,
    reopen,
)
from tests.vault.test_old_vaults import copied, passphrase
from tests.vault.test_opening import flip, other_vaults_bytes


def backed_up(tmp_path: Path, number: int = 2) -> VaultFolder:
    """A closed vault with so many backups."""
    vault = new_vault(tmp_path)
    for _ in range(number):
        vault.submit(lambda session: session.add(Reflection(about=date(2026, 3, 1)))).result()
        back_up(vault, Reason.BY_HAND)
    vault.close()
    return folder_in(tmp_path)


def infos(folder: VaultFolder) -> list[BackupInfo]:
    return [each for each in list_backups(folder) if isinstance(each, BackupInfo)]


def lose(folder: VaultFolder, how: str) -> None:
    for file in (folder.keys, folder.spare_keys):
        if how == "gone":
            file.unlink()
        else:
            file.write_bytes(b"{}")


@pytest.mark.parametrize(("how", "code"), [("gone", "GU-109"), ("damaged", "GU-108")])
def test_lost_keys_come_back_from_a_backup(tmp_path: Path, how: str, code: str) -> None:
    folder = backed_up(tmp_path)
    lose(folder, how)
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        reopen(folder)
    assert caught.value.facts == {"backups": 2}
    words = in_words(caught.value).as_text()
    assert "every backup of it holds the keys too" in words
    assert words.endswith(f"({code})")
    assert fingerprint(folder) == before
    assert keys_from_backup(folder, clock=HeldClock()).sequence == 2
    assert folder.keys.read_bytes() == folder.spare_keys.read_bytes()
    assert len(folder.kept_aside()) == (2 if how == "damaged" else 0)
    vault = reopen(folder)
    assert vault.submit(lambda session: session.get_one(Reflection, 2)).result()
    vault.close()


def test_a_broken_backup_is_passed_over_for_the_one_before(tmp_path: Path) -> None:
    folder = backed_up(tmp_path)
    newest, earlier = infos(folder)
    newest.path.write_bytes(newest.path.read_bytes()[:900])
    lose(folder, "gone")
    assert keys_from_backup(folder).path == earlier.path
    reopen(folder).close()


def test_no_keys_are_written_over_or_taken_from_another_vault(tmp_path: Path) -> None:
    folder = backed_up(tmp_path)
    sound = fingerprint(folder)

    def refusal() -> Problem:
        with pytest.raises(AppError) as caught:
            keys_from_backup(folder)
        return caught.value.problem

    assert refusal() is Problem.VAULT_EXISTS
    assert fingerprint(folder) == sound
    lock = InstanceLock.take(folder)
    assert refusal() is Problem.IN_USE
    lock.release()
    lose(folder, "gone")
    folder.database.write_bytes(other_vaults_bytes(tmp_path))
    assert refusal() is Problem.KEYS_MISSING
    assert not folder.keys.exists()
    folder.database.unlink()
    assert refusal() is Problem.VAULT_MISSING


def test_the_best_backup_is_the_newest_by_number_and_not_by_clock(tmp_path: Path) -> None:
    folder = backed_up(tmp_path)
    newest, earlier = infos(folder)
    late = replace(earlier, made_at=newest.made_at.replace(year=2099))
    foreign = replace(newest, sequence=9, header=replace(newest.header, vault_id=b"o" * 16))
    assert best_backup([late, newest]) == newest
    assert best_backup([foreign, newest, late]) == foreign
    assert best_backup([foreign, newest, late], newest.header.vault_id) == newest
    assert best_backup([]) is None


def test_the_newest_good_backup_is_whole_to_the_last_byte(tmp_path: Path) -> None:
    folder = backed_up(tmp_path)
    newest, earlier = infos(folder)
    assert newest_good(folder) == newest
    flip(newest.path, newest.size - 100)
    assert newest_good(folder) == earlier
    lose(folder, "damaged")
    assert newest_good(folder) == earlier
    flip(earlier.path, earlier.size - 100)
    assert newest_good(folder) is None


def test_an_old_vault_is_backed_up_before_its_first_step(tmp_path: Path) -> None:
    folder = copied(1, tmp_path)
    open_vault(folder, passphrase(1), clock=HeldClock()).close()
    (made,) = infos(folder)
    assert (made.reason, made.schema, made.sequence) == (Reason.MIGRATION, 1, 1)
    open_vault(folder, passphrase(1), clock=HeldClock()).close()
    assert infos(folder) == [made]


def test_an_old_vault_that_can_not_be_backed_up_stays_as_it_is(tmp_path: Path) -> None:
    folder = copied(1, tmp_path)
    folder.backups.write_bytes(b"a file where the folder should be")
    before = fingerprint(folder)
    with pytest.raises(AppError):
        open_vault(folder, passphrase(1), clock=HeldClock())
    assert {**fingerprint(folder), "ballast": ""} == {**before, "ballast": ""}


def test_an_old_vault_can_not_be_opened_for_reading_alone(tmp_path: Path) -> None:
    folder = copied(1, tmp_path)
    before = fingerprint(folder)
    with pytest.raises(AppError) as caught:
        open_vault(folder, passphrase(1), read_only=True)
    assert caught.value.problem is Problem.OLDER_VAULT
    assert fingerprint(folder) == before
