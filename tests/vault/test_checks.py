"""The full check names every damaged page and lets saves in between its slices."""

import random
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.vault.checks import Findings, check
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.sniff import PAGE_BYTES
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.vaults import folder_in, new_vault, reopen


def vault_with_entries(tmp_path: Path, number: int = 60) -> VaultFolder:
    vault = new_vault(tmp_path)
    rows = [Reflection(about=date(2026, 3, 1), text=f"{n} " * 900) for n in range(number)]
    vault.submit(lambda session: session.add_all(rows)).result()
    vault.close()
    return folder_in(tmp_path)


def test_a_sound_vault_is_found_sound(tmp_path: Path) -> None:
    folder = vault_with_entries(tmp_path)
    vault = reopen(folder)
    findings = check(vault).result()
    vault.close()
    assert findings.sound
    assert findings.blocks == folder.database.stat().st_size // PAGE_BYTES


def test_every_flipped_bit_is_found(tmp_path: Path) -> None:
    folder = vault_with_entries(tmp_path)
    sound = folder.database.read_bytes()
    chance = random.Random(7)
    missed = []
    for _ in range(40):
        position = chance.randrange(PAGE_BYTES, len(sound))
        damaged = bytearray(sound)
        damaged[position] ^= 1 << chance.randrange(8)
        folder.database.write_bytes(damaged)
        try:
            vault = reopen(folder)
        except AppError as error:
            assert error.problem is Problem.VAULT_DAMAGED
            continue
        findings = check(vault).result()
        vault.close()
        if findings.damaged_blocks != 1:
            missed.append(position)
    assert missed == []


def test_reading_a_damaged_page_is_named_and_leaves_the_rest_usable(tmp_path: Path) -> None:
    folder = vault_with_entries(tmp_path)
    damaged = bytearray(folder.database.read_bytes())
    for page in range(len(damaged) // PAGE_BYTES - 8, len(damaged) // PAGE_BYTES):
        damaged[page * PAGE_BYTES + 50] ^= 1
    folder.database.write_bytes(damaged)
    vault = reopen(folder)
    with pytest.raises(AppError) as caught:
        vault.submit(lambda s: list(s.exec(select(Reflection)))).result()
    assert caught.value.problem is Problem.VAULT_DAMAGED
    findings = check(vault).result()
    assert findings.damaged_blocks == 8
    assert not findings.sound
    assert vault.submit(lambda s: s.get_one(Reflection, 1).text).result().value.startswith("0 ")
    vault.close()
    assert folder.database.read_bytes() == bytes(damaged)


def test_findings_are_told_with_their_figures() -> None:
    assert Findings(610, 0, 0).as_problem() is None
    told = Findings(610, 2, 1).as_problem()
    assert told is not None
    assert "2 of 610 blocks" in in_words(told).happened
    untold = Findings(610, 0, 1).as_problem()
    assert untold is not None
    assert in_words(untold).happened == "Part of the vault is damaged and can’t be read."


def test_saves_come_in_between_the_slices(tmp_path: Path) -> None:
    vault = reopen(vault_with_entries(tmp_path))
    checking = check(vault)
    order: list[str] = []
    checking.add_done_callback(lambda _: order.append("checked"))
    saved = vault.submit(lambda s: s.add(Reflection(about=date(2026, 3, 2))))
    saved.add_done_callback(lambda _: order.append("saved"))
    assert checking.result().sound
    vault.close()
    assert order == ["saved", "checked"]


def test_closing_ends_a_check_under_way(tmp_path: Path) -> None:
    vault = reopen(vault_with_entries(tmp_path))
    checking = check(vault)
    vault.close()
    with pytest.raises(AppError) as caught:
        checking.result()
    assert caught.value.problem is Problem.VAULT_CLOSED


def test_a_vault_in_memory_can_be_checked_like_any_other() -> None:
    vault = memory_vault()
    assert check(vault).result().sound
    vault.close()


def turn_over(path: Path, pages: range) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE_BYTES + 50] ^= 1
    path.write_bytes(data)


def test_a_medium_that_stumbles_once_is_not_called_damaged(tmp_path: Path) -> None:
    folder = vault_with_entries(tmp_path)
    pages = range(2, folder.database.stat().st_size // PAGE_BYTES)
    vault = reopen(folder)
    turn_over(folder.database, pages)
    attempts: list[int] = []

    def read(session: VaultSession) -> int:
        attempts.append(1)
        if len(attempts) == 2:
            turn_over(folder.database, pages)
        session.add(Reflection(about=date(2026, 3, 2), text="kept once"))
        return len(session.exec(select(Reflection)).all())

    assert vault.submit(read).result().value == 61
    assert len(attempts) == 2
    kept = select(Reflection).where(Reflection.text == "kept once")
    assert len(vault.submit(lambda s: s.exec(kept).all()).result().value) == 1
    assert check(vault).result().sound
    vault.close()


def test_a_page_that_holds_nothing_frightens_nobody_and_is_written_anew(tmp_path: Path) -> None:
    folder = vault_with_entries(tmp_path)
    vault = reopen(folder)
    vault.submit(lambda s: [s.delete(s.get_one(Reflection, n)) for n in range(2, 61)]).result()
    vault.close()
    sound = folder.database.read_bytes()
    unused = 0
    for page in range(60, len(sound) // PAGE_BYTES, 7):
        folder.database.write_bytes(sound)
        # A save stopped by a power cut may leave a page like this: it was unused and is so again.
        turn_over(folder.database, range(page, page + 1))
        vault = reopen(folder)
        first, second = check(vault).result(), check(vault).result()
        vault.close()
        if first.sound:
            unused += first.unused_blocks
            assert (second.sound, second.unused_blocks) == (True, 0)
        else:
            assert (second.sound, second.damaged_blocks) == (False, 1)
    assert unused > 5
