"""The header believes nothing it reads."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.former import former_key, with_former
from growingus_desktop.vault.header import (
    HEADER_LIMIT,
    Header,
    _canonical,
    _checksum,
    from_bytes,
    is_vouched_for,
    to_bytes,
    with_slots,
)
from growingus_desktop.vault.keyrings import KeyringSecret
from growingus_desktop.vault.keys import new_keys
from growingus_desktop.vault.recovery_code import new_code
from growingus_desktop.vault.sealing import seal
from tests.support.vaults import FAST, PASSPHRASE

KEYRING = KeyringSecret(b"r" * 32)


def sealed() -> bytes:
    return to_bytes(new_keys(PASSPHRASE, FAST).header)


def unfinished() -> Header:
    """The header of a vault whose data key is being changed, with all kinds of slots."""
    keys, former = new_keys(PASSPHRASE, FAST), CipherKey(b"f" * 32, b"s" * 16)
    context = keys.header.context()
    others = (seal(keys.data_key, new_code(), context), seal(keys.data_key, KEYRING, context))
    header = with_slots(keys.header, (*keys.header.slots, *others), keys.data_key)
    return with_former(header, former, keys.data_key)


UNFINISHED = to_bytes(unfinished())


def signed_anew(change: object, data: bytes | None = None) -> bytes:
    """A header someone edited and gave a fresh checksum."""
    content = json.loads(data or sealed())
    content.pop("sum")
    content.update(change)
    return _canonical({**content, "sum": _checksum(content)})


def problem_of(data: bytes) -> Problem:
    with pytest.raises(AppError) as caught:
        from_bytes(data)
    assert caught.value.__cause__ is None
    return caught.value.problem


def test_a_header_reads_back_as_it_was_written() -> None:
    keys = new_keys(PASSPHRASE, FAST)
    assert from_bytes(to_bytes(keys.header)) == keys.header
    assert is_vouched_for(keys.header, keys.data_key)


@pytest.mark.parametrize("state", ["settled", "unfinished"])
def test_every_single_flipped_bit_is_refused(state: str) -> None:
    data = sealed() if state == "settled" else to_bytes(unfinished())
    accepted = []
    for position in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[position // 8] ^= 1 << position % 8
        try:
            from_bytes(bytes(flipped))
        except AppError as error:
            assert error.problem is Problem.KEYS_DAMAGED
        else:
            accepted.append(position)
    assert accepted == []


@pytest.mark.parametrize("state", ["settled", "unfinished"])
def test_every_truncation_is_refused(state: str) -> None:
    data = sealed() if state == "settled" else to_bytes(unfinished())
    for length in range(len(data)):
        assert problem_of(data[:length]) is Problem.KEYS_DAMAGED


@given(st.binary(max_size=600))
def test_arbitrary_bytes_are_damaged_keys(data: bytes) -> None:
    assert problem_of(data) is Problem.KEYS_DAMAGED


@pytest.mark.long
@settings(max_examples=10_000)
@given(st.binary(max_size=600))
def test_ten_thousand_arbitrary_bytes_are_damaged_keys(data: bytes) -> None:
    assert problem_of(data) is Problem.KEYS_DAMAGED


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(["vault_id", "db_salt", "generation", "slots", "mac", "former", "more"]),
        _JSON,
        min_size=1,
    )
)
def test_any_other_shape_with_a_right_checksum_is_damaged_keys(change: dict[str, object]) -> None:
    try:
        header = from_bytes(signed_anew(change))
    except AppError as error:
        assert error.problem is Problem.KEYS_DAMAGED
    else:
        # Only a number or an empty list can stand in for what was there; the MAC refuses those.
        assert isinstance(header, Header)
        assert set(change) <= {"generation", "slots"}


@given(_JSON)
def test_any_other_slot_is_damaged_keys(slot: object) -> None:
    assert problem_of(signed_anew({"slots": [slot]})) is Problem.KEYS_DAMAGED


@given(st.sampled_from(["id", "kind", "kdf", "salt", "nonce", "sealed"]), _JSON)
def test_a_slot_with_one_part_exchanged_is_read_strictly(part: str, value: object) -> None:
    slot = {**json.loads(sealed())["slots"][0], part: value}
    try:
        header = from_bytes(signed_anew({"slots": [slot]}))
    except AppError as error:
        assert error.problem is Problem.KEYS_DAMAGED
    else:
        assert to_bytes(header) == signed_like(header)


@given(st.sampled_from(["salt", "nonce", "sealed", "more"]), _JSON)
def test_a_former_key_with_one_part_exchanged_is_damaged_keys(part: str, value: object) -> None:
    data = to_bytes(unfinished())
    former = {**json.loads(data)["former"], part: value}
    assert problem_of(signed_anew({"former": former}, data)) is Problem.KEYS_DAMAGED


@pytest.mark.parametrize("part", ["salt", "nonce", "sealed"])
def test_a_former_key_that_lacks_a_part_is_damaged_keys(part: str) -> None:
    data = to_bytes(unfinished())
    former = json.loads(data)["former"]
    del former[part]
    assert problem_of(signed_anew({"former": former}, data)) is Problem.KEYS_DAMAGED


def test_a_header_with_a_former_key_reads_back_as_it_was_written() -> None:
    header = unfinished()
    assert from_bytes(to_bytes(header)) == header
    assert header.salts() == (header.db_salt, b"s" * 16)
    assert [slot.kind for slot in header.slots] == ["passphrase", "recovery", "keyring"]


def test_a_former_key_added_taken_away_or_altered_is_not_vouched_for() -> None:
    keys = new_keys(PASSPHRASE, FAST)
    held = with_former(keys.header, CipherKey(b"f" * 32, b"s" * 16), keys.data_key)
    assert is_vouched_for(held, keys.data_key)
    assert held.former is not None
    altered = replace(held.former, salt=b"t" * 16)
    assert not is_vouched_for(replace(held, former=None), keys.data_key)
    assert not is_vouched_for(replace(held, former=altered), keys.data_key)
    assert not is_vouched_for(replace(keys.header, former=held.former), keys.data_key)


def test_a_former_key_is_sealed_for_one_header_and_salt() -> None:
    keys, other = new_keys(PASSPHRASE, FAST), new_keys(PASSPHRASE, FAST)
    former = CipherKey(b"f" * 32, b"s" * 16)
    held = with_former(keys.header, former, keys.data_key)
    assert former_key(held, keys.data_key) == former
    assert former_key(keys.header, keys.data_key) is None
    assert former.key not in to_bytes(held)
    assert former.key.hex().encode() not in to_bytes(held)
    assert held.former is not None
    for moved, data_key in (
        (replace(other.header, former=held.former), other.data_key),
        (replace(other.header, former=held.former), keys.data_key),
        (replace(held, former=replace(held.former, salt=b"t" * 16)), keys.data_key),
    ):
        with pytest.raises(AppError) as caught:
            former_key(moved, data_key)
        assert caught.value.problem is Problem.KEYS_DAMAGED
        assert caught.value.__cause__ is None


@pytest.mark.long
@settings(max_examples=10_000)
@given(
    st.dictionaries(
        st.sampled_from(["vault_id", "db_salt", "generation", "slots", "mac", "former", "more"]),
        _JSON,
        min_size=1,
    )
)
def test_ten_thousand_other_shapes_are_damaged_keys(change: dict[str, object]) -> None:
    try:
        from_bytes(signed_anew(change, UNFINISHED))
    except AppError as error:
        assert error.problem is Problem.KEYS_DAMAGED
    else:
        assert set(change) <= {"generation", "slots"}


def signed_like(header: Header) -> bytes:
    return to_bytes(from_bytes(to_bytes(header)))


def test_a_later_version_is_named_and_not_called_damage() -> None:
    with pytest.raises(AppError) as caught:
        from_bytes(signed_anew({"version": 2, "something": "new"}))
    assert caught.value.problem is Problem.NEWER_VAULT
    assert caught.value.facts == {"theirs": 2, "ours": 1}


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.0, None])
def test_a_version_that_is_no_version_is_damage(version: object) -> None:
    assert problem_of(signed_anew({"version": version})) is Problem.KEYS_DAMAGED


def test_a_dropped_or_swapped_slot_is_not_vouched_for() -> None:
    keys, other = new_keys(PASSPHRASE, FAST), new_keys(PASSPHRASE, FAST)
    dropped = Header(
        keys.header.vault_id, keys.header.db_salt, keys.header.generation, (), keys.header.mac
    )
    swapped = Header(
        keys.header.vault_id,
        keys.header.db_salt,
        keys.header.generation,
        other.header.slots,
        keys.header.mac,
    )
    assert not is_vouched_for(dropped, keys.data_key)
    assert not is_vouched_for(swapped, keys.data_key)


def test_each_generation_counts_up() -> None:
    keys = new_keys(PASSPHRASE, FAST)
    following = with_slots(keys.header, keys.header.slots, keys.data_key)
    assert following.generation == keys.header.generation + 1
    assert is_vouched_for(following, keys.data_key)


def test_a_huge_file_is_not_parsed() -> None:
    assert problem_of(b"[" * (HEADER_LIMIT + 1)) is Problem.KEYS_DAMAGED
    assert problem_of(b"[" * HEADER_LIMIT) is Problem.KEYS_DAMAGED


def test_a_slot_of_an_unknown_kind_is_kept_as_it_is() -> None:
    keys = new_keys(PASSPHRASE, FAST)
    content = json.loads(to_bytes(keys.header))
    slot = {**content["slots"][0], "id": "0badcafe", "kind": "recovery"}
    slot["kdf"] = {"name": "hkdf-sha256"}
    read = from_bytes(signed_anew({"slots": [*content["slots"], slot]}))
    assert json.loads(to_bytes(read))["slots"][1] == slot
