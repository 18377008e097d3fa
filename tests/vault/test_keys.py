"""From a passphrase to the data key, whatever became of the two header copies."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import Header, from_bytes, is_vouched_for, to_bytes, with_slots
from growingus_desktop.vault.key_files import current_header, write_header
from growingus_desktop.vault.keyrings import KeyringSecret
from growingus_desktop.vault.keys import (
    VaultKeys,
    change_passphrase,
    check_secret,
    issue_recovery_code,
    named_mistake,
    new_keys,
    secret_in,
    slot_kinds,
    unlock,
)
from growingus_desktop.vault.recovery_code import new_code, read_code
from growingus_desktop.vault.sealing import cost_of
from growingus_desktop.vault.slots import (
    STANDARD_BOUNDS,
    STANDARD_COST,
    KdfBounds,
    KdfCost,
    Slot,
    SlotKind,
)
from tests.support.vaults import ANY_COST, FAST, MARKER, PASSPHRASE, folder_in


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


def problem_of_unlocking(
    folder: VaultFolder, passphrase: str = PASSPHRASE, bounds: KdfBounds = ANY_COST
) -> Problem:
    with pytest.raises(AppError) as caught:
        unlock(folder, passphrase, bounds)
    assert passphrase not in repr(caught.value) + str(caught.value.facts)
    assert caught.value.__cause__ is None
    return caught.value.problem


def test_the_passphrase_gives_the_data_key(folder: VaultFolder, keys: VaultKeys) -> None:
    assert unlock(folder, PASSPHRASE, ANY_COST) == keys
    assert len(keys.data_key) == 32


@pytest.mark.parametrize(
    "wrong", ["", PASSPHRASE + " ", PASSPHRASE.upper(), MARKER, "\ud800", "x" * 100_000]
)
def test_a_wrong_passphrase_is_named(folder: VaultFolder, keys: VaultKeys, wrong: str) -> None:
    with pytest.raises(AppError) as caught:
        unlock(folder, wrong, ANY_COST)
    assert caught.value.problem is Problem.WRONG_PASSPHRASE


@pytest.mark.parametrize("chosen", ["Café Zoë Åse", "ﬁne ½ Ⅷ", "한글 조합"])
def test_every_way_a_keyboard_composes_it_opens(folder: VaultFolder, chosen: str) -> None:
    made = new_keys(unicodedata.normalize("NFC", chosen), FAST)
    write_header(folder, made.header)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        typed = unicodedata.normalize(form, chosen)
        assert unlock(folder, typed, ANY_COST).data_key == made.data_key


def test_a_passphrase_that_is_no_text_at_all_still_works(folder: VaultFolder) -> None:
    made = new_keys("half \udc41 a letter", FAST)
    write_header(folder, made.header)
    assert unlock(folder, "half \udc41 a letter", ANY_COST).data_key == made.data_key


def test_the_key_is_not_in_any_repr(keys: VaultKeys) -> None:
    shown = repr(keys)
    assert keys.data_key.hex() not in shown
    assert repr(keys.data_key) not in shown


def test_no_vault_without_a_passphrase(folder: VaultFolder, keys: VaultKeys) -> None:
    with pytest.raises(ValueError, match="needs a passphrase"):
        new_keys("", FAST)
    with pytest.raises(ValueError, match="needs a passphrase"):
        change_passphrase(folder, PASSPHRASE, "", FAST, ANY_COST)


@pytest.mark.parametrize("lost", ["keys", "spare_keys"])
@pytest.mark.parametrize("how", ["gone", "empty", "cut", "flipped", "text"])
def test_one_sound_copy_is_enough_and_mends_the_other(
    folder: VaultFolder, keys: VaultKeys, lost: str, how: str
) -> None:
    spoil(getattr(folder, lost), how)
    assert unlock(folder, PASSPHRASE, ANY_COST) == keys
    assert folder.keys.read_bytes() == folder.spare_keys.read_bytes() == to_bytes(keys.header)


@pytest.mark.parametrize("how", ["empty", "cut", "flipped", "text"])
def test_two_damaged_copies_are_not_called_a_wrong_passphrase(
    folder: VaultFolder, keys: VaultKeys, how: str
) -> None:
    spoil(folder.keys, how)
    spoil(folder.spare_keys, how)
    assert problem_of_unlocking(folder) is Problem.KEYS_DAMAGED


def test_no_copy_at_all_is_named(folder: VaultFolder, keys: VaultKeys) -> None:
    spoil(folder.keys, "gone")
    spoil(folder.spare_keys, "gone")
    assert problem_of_unlocking(folder) is Problem.KEYS_MISSING


def test_a_folder_in_place_of_the_keys_is_damage(folder: VaultFolder, keys: VaultKeys) -> None:
    for path in (folder.keys, folder.spare_keys):
        path.unlink()
        path.mkdir()
    assert problem_of_unlocking(folder) is Problem.KEYS_DAMAGED


def test_an_edited_copy_gives_way_to_the_one_the_key_vouches_for(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    edited = replace(keys.header, generation=keys.header.generation + 7)
    folder.keys.write_bytes(to_bytes(edited))
    assert unlock(folder, PASSPHRASE, ANY_COST) == keys
    assert folder.keys.read_bytes() == to_bytes(keys.header)


def test_two_edited_copies_are_refused(folder: VaultFolder, keys: VaultKeys) -> None:
    edited = to_bytes(replace(keys.header, generation=keys.header.generation + 7))
    folder.keys.write_bytes(edited)
    folder.spare_keys.write_bytes(edited)
    assert problem_of_unlocking(folder) is Problem.KEYS_DAMAGED


def test_a_slot_of_another_vault_does_not_open_this_one(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    other = new_keys(PASSPHRASE, FAST)
    moved = replace(keys.header, slots=other.header.slots)
    write_header(folder, moved)
    assert problem_of_unlocking(folder) is Problem.WRONG_PASSPHRASE


def test_a_slot_without_a_passphrase_is_damage(folder: VaultFolder, keys: VaultKeys) -> None:
    write_header(folder, with_slots(keys.header, (), keys.data_key))
    assert problem_of_unlocking(folder) is Problem.KEYS_DAMAGED


def test_after_a_change_only_the_new_passphrase_opens_either_copy(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    old = folder.keys.read_bytes()
    changed = change_passphrase(folder, PASSPHRASE, "another one entirely", FAST, ANY_COST)
    assert changed.keys.data_key == keys.data_key
    assert folder.keys.read_bytes() == folder.spare_keys.read_bytes() != old
    for copy in ("keys", "spare_keys"):
        other = getattr(folder, "spare_keys" if copy == "keys" else "keys")
        kept = other.read_bytes()
        other.unlink()
        assert problem_of_unlocking(folder) is Problem.WRONG_PASSPHRASE
        assert unlock(folder, "another one entirely", ANY_COST).data_key == keys.data_key
        assert other.read_bytes() == kept


def test_a_change_needs_the_present_passphrase(folder: VaultFolder, keys: VaultKeys) -> None:
    before = folder.keys.read_bytes()
    with pytest.raises(AppError) as caught:
        change_passphrase(folder, "guessed", "mine now", FAST, ANY_COST)
    assert caught.value.problem is Problem.WRONG_PASSPHRASE
    assert folder.keys.read_bytes() == folder.spare_keys.read_bytes() == before


def test_a_change_cut_off_between_the_copies_leaves_no_way_back(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    old = folder.spare_keys.read_bytes()
    change_passphrase(folder, PASSPHRASE, "another one entirely", FAST, ANY_COST)
    folder.spare_keys.write_bytes(old)
    assert problem_of_unlocking(folder) is Problem.WRONG_PASSPHRASE
    unlock(folder, "another one entirely", ANY_COST)
    assert folder.spare_keys.read_bytes() == folder.keys.read_bytes() != old


def test_a_change_keeps_slots_of_other_kinds(folder: VaultFolder, keys: VaultKeys) -> None:
    first = keys.header.slots[0]
    other = Slot(
        "0badcafe", "recovery", {"name": "hkdf-sha256"}, first.salt, first.nonce, first.sealed
    )
    write_header(folder, with_slots(keys.header, (first, other), keys.data_key))
    changed = change_passphrase(folder, PASSPHRASE, "another one entirely", FAST, ANY_COST)
    assert [slot.kind for slot in changed.keys.header.slots] == ["passphrase", "recovery"]
    read = from_bytes(folder.keys.read_bytes())
    assert is_vouched_for(read, keys.data_key)


def test_a_new_vault_keeps_the_standard_cost_in_its_slot() -> None:
    header: Header = new_keys(PASSPHRASE).header
    assert cost_of(header.slots[0]) == STANDARD_COST == KdfCost(3, 128 * 1024, 4)


@pytest.mark.parametrize(
    "cost",
    [
        FAST,
        KdfCost(3, 64 * 1024 - 1, 4),
        KdfCost(2, 64 * 1024, 4),
        KdfCost(3, 1024 * 1024 + 1, 4),
        KdfCost(3, 64 * 1024 * 1024, 4),
        KdfCost(17, 64 * 1024, 4),
        KdfCost(3, 64 * 1024, 17),
        KdfCost(3, 64 * 1024, 0),
        KdfCost(-3, 64 * 1024, 1),
    ],
)
def test_a_file_may_not_ask_for_a_cost_out_of_bounds(
    folder: VaultFolder, keys: VaultKeys, cost: KdfCost
) -> None:
    content = json.loads(to_bytes(keys.header))["slots"][0]
    assert content["kdf"]["name"] == "argon2id"
    first = keys.header.slots[0]
    asked = {"name": "argon2id", "t": cost.passes, "m": cost.memory_kib, "p": cost.lanes}
    slot = Slot(first.id, first.kind, asked, first.salt, first.nonce, first.sealed)
    write_header(folder, with_slots(keys.header, (slot,), keys.data_key))
    assert problem_of_unlocking(folder, bounds=STANDARD_BOUNDS) is Problem.KEYS_DAMAGED


def test_the_bounds_take_in_the_standard_and_their_own_ends() -> None:
    assert STANDARD_BOUNDS.allow(STANDARD_COST)
    assert STANDARD_BOUNDS.allow(STANDARD_BOUNDS.floor)
    assert STANDARD_BOUNDS.allow(STANDARD_BOUNDS.cap)
    assert STANDARD_BOUNDS.floor.memory_kib == 64 * 1024
    assert STANDARD_BOUNDS.cap.memory_kib == 1024 * 1024


@pytest.mark.parametrize(
    "kdf",
    [
        {"name": "scrypt", "t": 3, "m": 65536, "p": 4},
        {"name": "argon2id", "t": 3, "m": 65536},
        {"name": "argon2id", "t": "3", "m": 65536, "p": 4},
        {"name": "argon2id", "t": 3, "m": 65536, "p": 4, "more": 1},
    ],
)
def test_an_unknown_derivation_is_not_guessed_at(
    folder: VaultFolder, keys: VaultKeys, kdf: dict[str, str | int]
) -> None:
    first = keys.header.slots[0]
    slot = Slot(first.id, first.kind, kdf, first.salt, first.nonce, first.sealed)
    write_header(folder, with_slots(keys.header, (slot,), keys.data_key))
    assert problem_of_unlocking(folder) is Problem.KEYS_DAMAGED


# The other kinds of secret.


def problem_of(deed: Callable[[], object]) -> Problem:
    with pytest.raises(AppError) as caught:
        deed()
    assert caught.value.__cause__ is None
    return caught.value.problem


def test_the_recovery_code_gives_the_data_key(folder: VaultFolder, keys: VaultKeys) -> None:
    code, done = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    assert (done.keys.data_key, done.rewritten, done.out_of_reach) == (keys.data_key, 0, ())
    assert unlock(folder, code).data_key == keys.data_key
    assert unlock(folder, read_code(code.as_text().lower())).data_key == keys.data_key
    assert slot_kinds(folder) == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}


def test_another_code_is_named_for_what_it_is(folder: VaultFolder, keys: VaultKeys) -> None:
    assert problem_of(lambda: unlock(folder, new_code())) is Problem.WRONG_RECOVERY_CODE
    issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    assert problem_of(lambda: unlock(folder, new_code())) is Problem.WRONG_RECOVERY_CODE


def test_the_code_as_a_passphrase_opens_nothing(folder: VaultFolder, keys: VaultKeys) -> None:
    code, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    deed = lambda: unlock(folder, code.as_text(), ANY_COST)  # noqa: E731
    assert problem_of(deed) is Problem.WRONG_PASSPHRASE


def test_every_recovery_slot_has_a_salt_of_its_own(folder: VaultFolder, keys: VaultKeys) -> None:
    code, first = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    _, second = issue_recovery_code(folder, PASSPHRASE, ANY_COST, code=code)
    one, other = first.keys.header.slots[0], second.keys.header.slots[0]
    assert one.kind == other.kind == "recovery"
    assert dict(one.kdf) == {"name": "hkdf-sha256"}
    assert one.salt != other.salt
    assert one.sealed != other.sealed


@pytest.mark.parametrize("kdf", [{"name": "argon2id"}, {"name": "hkdf-sha256", "n": 1}, {}])
def test_an_unknown_derivation_of_a_code_is_not_guessed_at(
    folder: VaultFolder, keys: VaultKeys, kdf: dict[str, str | int]
) -> None:
    code, done = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    slots = (replace(done.keys.header.slots[0], kdf=kdf), done.keys.header.slots[1])
    write_header(folder, with_slots(done.keys.header, slots, keys.data_key))
    assert problem_of(lambda: unlock(folder, code)) is Problem.KEYS_DAMAGED
    assert unlock(folder, PASSPHRASE, ANY_COST).data_key == keys.data_key


def test_a_slot_renamed_to_another_kind_opens_nothing(folder: VaultFolder, keys: VaultKeys) -> None:
    code, done = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    slots = (replace(done.keys.header.slots[0], kind="keyring"), done.keys.header.slots[1])
    write_header(folder, with_slots(done.keys.header, slots, keys.data_key))
    secret = KeyringSecret(code.to_bytes().ljust(32, b"\0"))
    assert problem_of(lambda: unlock(folder, secret)) is Problem.KEYRING_EMPTY


def test_proving_a_secret_mends_and_changes_nothing(folder: VaultFolder, keys: VaultKeys) -> None:
    code, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    spoil(folder.keys, "flipped")
    before = folder.keys.read_bytes()
    check_secret(folder, PASSPHRASE, ANY_COST)
    check_secret(folder, code, ANY_COST)
    deed = lambda: check_secret(folder, "guessed", ANY_COST)  # noqa: E731
    assert problem_of(deed) is Problem.WRONG_PASSPHRASE
    assert folder.keys.read_bytes() == before


@pytest.mark.parametrize("how", ["gone", "empty", "cut", "flipped", "text"])
def test_it_is_said_when_the_spare_stood_in(folder: VaultFolder, keys: VaultKeys, how: str) -> None:
    assert not unlock(folder, PASSPHRASE, ANY_COST).used_spare
    spoil(folder.spare_keys, how)
    assert not unlock(folder, PASSPHRASE, ANY_COST).used_spare
    spoil(folder.keys, how)
    assert unlock(folder, PASSPHRASE, ANY_COST).used_spare
    assert not unlock(folder, PASSPHRASE, ANY_COST).used_spare


def test_a_spare_that_is_only_older_is_no_damage(folder: VaultFolder, keys: VaultKeys) -> None:
    old = folder.spare_keys.read_bytes()
    change_passphrase(folder, PASSPHRASE, "another one entirely", FAST, ANY_COST)
    folder.spare_keys.write_bytes(old)
    assert not unlock(folder, "another one entirely", ANY_COST).used_spare


def test_the_header_in_force_is_the_newest_the_key_vouches_for(
    folder: VaultFolder, keys: VaultKeys
) -> None:
    changed = change_passphrase(folder, PASSPHRASE, "another one entirely", FAST, ANY_COST)
    assert current_header(folder, keys.data_key) == changed.keys.header
    folder.keys.write_bytes(to_bytes(replace(keys.header, generation=99)))
    assert current_header(folder, keys.data_key) == changed.keys.header
    assert problem_of(lambda: current_header(folder, b"x" * 32)) is Problem.KEYS_DAMAGED


def test_one_field_takes_either_secret() -> None:
    code = new_code()
    assert secret_in(f" {code.as_text().lower()} ") == code
    assert secret_in(PASSPHRASE) == PASSPHRASE
    assert named_mistake(PASSPHRASE) is None
    assert named_mistake(code.as_text()) is None
    group = ("7" if code.groups[3][0] != "7" else "8") + code.groups[3][1:]
    wrong = " ".join([*code.groups[:3], group, *code.groups[4:]])
    assert secret_in(wrong) == wrong
    mistake = named_mistake(wrong)
    assert mistake is not None
    assert (mistake.problem, mistake.facts) == (Problem.RECOVERY_GROUP, {"group": 4})
    short = named_mistake(code.as_text()[:-1])
    assert short is not None
    assert short.problem is Problem.WRONG_RECOVERY_CODE


def spoil(path: Path, how: str) -> None:
    data = path.read_bytes()
    match how:
        case "gone":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "flipped":
            middle = len(data) // 2
            path.write_bytes(data[:middle] + bytes([data[middle] ^ 4]) + data[middle + 1 :])
        case _:
            path.write_bytes(b"Not a header at all, only some text.\n")
