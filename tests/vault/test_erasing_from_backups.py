"""Backups that still hold what was erased are found, and made anew without it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlmodel import select

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.store import bin as store
from growingus_desktop.store import drafts, openers, reflections
from growingus_desktop.vault import erasing_from_backups as erasing
from growingus_desktop.vault.atomic import is_leftover
from growingus_desktop.vault.backup_file import BackupInfo, extract, is_vouched_for, verify_sum
from growingus_desktop.vault.backups import Reason, back_up, list_backups
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.erasing_from_backups import Gone
from growingus_desktop.vault.keys import VaultKeys, new_keys
from growingus_desktop.vault.proof import prove
from growingus_desktop.vault.restoring import plan, restore
from growingus_desktop.vault.scouring import scour
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.decrypted import decrypted
from tests.support.vaults import (
    ANY_COST,
    FAST,
    MARKER,
    PASSPHRASE,
    HeldClock,
    folder_in,
    new_vault,
    reopen,
)

T = TypeVar("T")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def run(vault: Vault, work: Callable[[VaultSession], T]) -> T:
    return vault.submit(work).result().value


def keys_of(vault: Vault) -> VaultKeys:
    assert vault.keys is not None
    return vault.keys


def lived(vault: Vault) -> tuple[list[BackupInfo], Gone]:
    """Three backups: before, with, and after something that is then erased for good."""
    run(vault, lambda s: reflections.create(s, title="kept", text="kept"))
    before = back_up(vault, Reason.BY_HAND)
    number = run(vault, lambda s: reflections.create(s, text=f"{MARKER} " * 900))
    place = reflections.surface(number, "text")
    run(vault, lambda s: drafts.keep(s, place, drafts.Typed(f"{MARKER} typed", 0)))
    during = back_up(vault, Reason.BY_HAND)
    run(vault, reflections.put_in_bin(number).run)
    erased = run(vault, store.empty)
    vault.submit_outside(scour).result()
    after = back_up(vault, Reason.BY_HAND)
    return [before, during, after], Gone(erased.uids, erased.surfaces)


def opened(info: BackupInfo, keys: VaultKeys, folder: Path) -> bytes:
    """Every page of the database in a backup, decrypted by hand."""
    target = folder / f"looked-{info.sequence}"
    target.unlink(missing_ok=True)
    extract(info.path, target)
    return decrypted(target, cipher_key(VaultKeys(info.header, keys.data_key)))


def test_a_backup_made_after_erasing_holds_nothing_of_it(vault: Vault, tmp_path: Path) -> None:
    infos, gone = lived(vault)
    pages = [opened(info, keys_of(vault), tmp_path) for info in infos]
    assert [MARKER.encode() in each for each in pages] == [False, True, False]
    found = erasing.search(keys_of(vault), infos, gone)
    assert [info.sequence for info in found.holding] == [infos[1].sequence]
    assert found.unknown == ()
    assert erasing.holding(keys_of(vault), infos, gone.uids) == found.holding


def test_a_backup_made_anew_holds_all_but_what_was_erased(vault: Vault, tmp_path: Path) -> None:
    infos, gone = lived(vault)
    keys = keys_of(vault)
    fresh = erasing.rewrite(infos[1], keys, gone)
    assert (fresh.path, fresh.sequence, fresh.made_at, fresh.reason) == (
        infos[1].path,
        infos[1].sequence,
        infos[1].made_at,
        infos[1].reason,
    )
    assert is_vouched_for(fresh, keys.data_key)
    verify_sum(fresh.path)
    pages = opened(fresh, keys, tmp_path)
    assert MARKER.encode() not in pages
    assert b"kept" in pages
    assert prove(tmp_path / f"looked-{fresh.sequence}", keys).entries == fresh.entries
    assert erasing.search(keys, list_of(vault), gone).holding == ()
    assert not [file for file in infos[1].path.parent.iterdir() if is_leftover(file.name)]


def list_of(vault: Vault) -> list[BackupInfo]:
    assert vault.folder is not None
    return [one for one in list_backups(vault.folder) if isinstance(one, BackupInfo)]


def test_a_draft_alone_is_found_and_taken_out_too(vault: Vault) -> None:
    run(vault, lambda s: drafts.keep(s, "reflection/77/text", drafts.Typed(MARKER, 0)))
    info = back_up(vault, Reason.BY_HAND)
    gone = Gone((), ("reflection/77/",))
    assert erasing.search(keys_of(vault), [info], gone).holding == (info,)
    assert erasing.search(keys_of(vault), [info], Gone((), ("reflection/7/",))).holding == ()
    erasing.rewrite(info, keys_of(vault), gone)
    assert erasing.search(keys_of(vault), list_of(vault), gone).holding == ()


def test_what_was_burned_is_taken_out_and_its_opener_stays(vault: Vault, tmp_path: Path) -> None:
    number = run(vault, lambda s: openers.create(s, raw=MARKER, words="These words stay"))
    place = openers.surface(number, "raw")
    run(vault, lambda s: drafts.keep(s, place, drafts.Typed(f"{MARKER} typed", 0)))
    during = back_up(vault, Reason.BY_HAND)
    erased = run(vault, lambda s: openers.burn(s, number))
    gone = Gone(erased.uids, erased.surfaces, erased.burned)
    assert erasing.search(keys_of(vault), [during], gone).holding == (during,)
    fresh = erasing.rewrite(during, keys_of(vault), gone)
    pages = opened(fresh, keys_of(vault), tmp_path)
    assert MARKER.encode() not in pages
    assert b"These words stay" in pages
    assert erasing.search(keys_of(vault), list_of(vault), gone).holding == ()


def test_what_cannot_be_looked_into_is_named_and_left_alone(vault: Vault) -> None:
    infos, gone = lived(vault)
    other = new_keys(PASSPHRASE, FAST)
    assert erasing.search(other, infos, gone).unknown == tuple(infos)
    broken = infos[1]
    data = bytearray(broken.path.read_bytes())
    data[-100] ^= 1
    broken.path.write_bytes(data)
    found = erasing.search(keys_of(vault), infos, gone)
    assert [info.sequence for info in found.unknown] == [broken.sequence]
    with pytest.raises(AppError) as caught:
        erasing.rewrite(broken, keys_of(vault), gone)
    assert caught.value.problem is Problem.BACKUP_INCOMPLETE
    assert broken.path.read_bytes() == data
    assert not [file for file in broken.path.parent.iterdir() if is_leftover(file.name)]


def test_a_backup_made_anew_can_be_restored(vault: Vault, tmp_path: Path) -> None:
    infos, gone = lived(vault)
    fresh = erasing.rewrite(infos[1], keys_of(vault), gone)
    vault.close()
    folder = folder_in(tmp_path)
    planned = plan(folder, fresh.path, PASSPHRASE, own_secret=PASSPHRASE, bounds=ANY_COST)
    restore(folder, planned, clock=HeldClock())
    again = reopen(folder)
    titles = again.submit(lambda s: s.exec(select(Reflection.title)).all()).result().value
    again.close()
    assert list(titles) == ["kept"]
