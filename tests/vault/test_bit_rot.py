"""Bits that flip, files that end early and pages that change places: each is named, none is healed."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import VaultKeys, unlock
from growingus_desktop.vault.opening import open_with_keys
from growingus_desktop.vault.sniff import PAGE_BYTES
from tests.support.vaults import ANY_COST, PASSPHRASE, folder_in, new_vault

Harm = Callable[[random.Random, bytes], bytes]
NAMED = {Problem.VAULT_DAMAGED, Problem.VAULT_EMPTY, Problem.NOT_A_VAULT}


def flip(chance: random.Random, sound: bytes) -> bytes:
    data = bytearray(sound)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def cut(chance: random.Random, sound: bytes) -> bytes:
    length = chance.randrange(len(sound))
    # Half of them at the end of a page, where nothing but the count of pages tells.
    return sound[: length - length % PAGE_BYTES if chance.random() < 0.5 else length]


def swap(chance: random.Random, sound: bytes) -> bytes:
    pages = [sound[at : at + PAGE_BYTES] for at in range(0, len(sound), PAGE_BYTES)]
    one, other = chance.sample(range(len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def grow(chance: random.Random, sound: bytes) -> bytes:
    return sound + chance.randbytes(chance.choice([100, PAGE_BYTES, 3 * PAGE_BYTES]))


HARMS: tuple[Harm, ...] = (flip, flip, flip, cut, swap, grow)


def what_is_named(folder: VaultFolder, keys: VaultKeys) -> str:
    """What opening and the full check say about a damaged file, in one word."""
    try:
        vault = open_with_keys(folder, keys)
    except AppError as error:
        return "at opening" if error.problem in NAMED else error.problem.name
    findings = check(vault).result()
    vault.close()
    problem = findings.as_problem()
    if problem is not None:
        return "by the check" if problem.problem in NAMED else problem.problem.name
    return "holds nothing" if findings.unused_blocks else "missed"


@pytest.mark.parametrize("number", [60, pytest.param(600, marks=pytest.mark.long)])
def test_every_harm_is_named_and_the_file_is_left_as_it_is(tmp_path: Path, number: int) -> None:
    vault = new_vault(tmp_path)
    rows = [Reflection(about=date(2026, 3, 1), text=f"{n} " * 900) for n in range(60)]
    vault.submit(lambda session: session.add_all(rows)).result()
    vault.close()
    folder = folder_in(tmp_path)
    sound = folder.database.read_bytes()
    keys = unlock(folder, PASSPHRASE, ANY_COST)
    chance = random.Random(20260304)
    named: Counter[str] = Counter()
    for count in range(number):
        harm = HARMS[count % len(HARMS)]
        damaged = harm(chance, sound)
        folder.database.write_bytes(damaged)
        word = what_is_named(folder, keys)
        named[word] += 1
        # A page that holds nothing is written anew; nothing else is ever touched.
        assert folder.database.read_bytes() == damaged or word == "holds nothing"
    print(f"\n{number} harms: {dict(named)}")
    assert set(named) <= {"at opening", "by the check", "holds nothing"}
    assert named["at opening"] + named["by the check"] >= number * 8 // 10
