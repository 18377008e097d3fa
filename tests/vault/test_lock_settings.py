"""Lock settings: kept as chosen, and safe whatever stands in their place."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.models.preferences import Preference
from growingus_desktop.store import lock_settings
from growingus_desktop.store.lock_settings import LockSettings, is_weaker
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import HeldClock

SAFE = LockSettings()
OWN = LockSettings(12, shift_thrice=False, on_sleep=True, on_session=False, hide_from_capture=False)


@pytest.fixture
def vault() -> Iterator[Vault]:
    opened = memory_vault(HeldClock())
    yield opened
    opened.close()


def put(vault: Vault, key: str, text: str) -> None:
    vault.submit(lambda session: session.add(Preference(key=key, value=text))).result()


def read(vault: Vault) -> LockSettings:
    return vault.submit(lock_settings.read).result().value


def test_nothing_chosen_means_the_safe_defaults(vault: Vault) -> None:
    assert read(vault) == SAFE
    assert not read(vault).was_unreadable


def test_what_was_chosen_is_kept(vault: Vault) -> None:
    vault.submit(lambda session: lock_settings.choose(session, OWN)).result()
    assert read(vault) == OWN
    vault.submit(lambda session: lock_settings.choose(session, SAFE)).result()
    assert read(vault) == SAFE


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("lock.idle_minutes", "0"),
        ("lock.idle_minutes", "31"),
        ("lock.idle_minutes", "1000000000"),
        ("lock.idle_minutes", "true"),
        ("lock.idle_minutes", '"never"'),
        ("lock.idle_minutes", "null"),
        ("lock.idle_minutes", "5."),
        ("lock.on_sleep", "0"),
        ("lock.on_session", '"false"'),
        ("lock.shift_thrice", "[" * 100_000),
        ("lock.hide_from_capture", ""),
    ],
)
def test_one_broken_value_makes_all_of_them_safe(vault: Vault, key: str, text: str) -> None:
    weak = replace(OWN, on_sleep=False)
    vault.submit(lambda session: lock_settings.choose(session, weak)).result()
    vault.submit(lambda session: lock_settings.preferences.forget(session, key)).result()
    put(vault, key, text)
    assert read(vault) == SAFE
    assert read(vault).was_unreadable
    vault.submit(lock_settings.mend).result()
    assert read(vault) == SAFE
    assert not read(vault).was_unreadable


@given(text=st.text(max_size=40))
def test_no_text_in_their_place_keeps_it_from_locking(text: str) -> None:
    vault = memory_vault(HeldClock())
    try:
        put(vault, "lock.idle_minutes", text)
        assert 1 <= read(vault).idle_minutes <= 30
    finally:
        vault.close()


def test_what_a_later_version_keeps_there_is_left_alone(vault: Vault) -> None:
    put(vault, "lock.on_a_whim", "{}")
    assert read(vault) == SAFE
    assert not read(vault).was_unreadable


def test_out_of_range_is_never_kept(vault: Vault) -> None:
    job = vault.submit(lambda session: lock_settings.choose(session, LockSettings(0)))
    with pytest.raises(ValueError, match="range"):
        job.result()
    assert read(vault) == SAFE


@pytest.mark.parametrize(
    ("change", "weaker"),
    [
        ({}, False),
        ({"idle_minutes": 4}, False),
        ({"idle_minutes": 6}, True),
        ({"shift_thrice": False}, True),
        ({"on_sleep": False, "idle_minutes": 1}, True),
        ({"on_session": False}, True),
        ({"hide_from_capture": False}, True),
    ],
)
def test_weaker_is_whatever_locks_later_or_hides_less(change: dict[str, Any], weaker: bool) -> None:
    assert is_weaker(replace(SAFE, **change), SAFE) is weaker
