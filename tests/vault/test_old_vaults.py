"""A vault of any schema that was ever released opens, whole, with this program."""

import json
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.schema import metadata
from growingus_desktop.store import reflections
from growingus_desktop.store.reflections import Looking
from growingus_desktop.vault import cipher
from growingus_desktop.vault.checks import check
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.keys import unlock
from growingus_desktop.vault.migrations import SCHEMA_VERSION, STEPS, climb
from growingus_desktop.vault.opening import open_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.old_vaults.make import rows_by_table
from tests.support.vaults import HeldClock, fingerprint

Rows = dict[str, dict[str, list[list[object]]]]
STORED = Path(__file__).parents[1] / "old_vaults"
VERSIONS = sorted(int(place.name[1:]) for place in STORED.glob("v[0-9]*"))


def stored(version: int) -> Path:
    return STORED / f"v{version:04}"


def passphrase(version: int) -> str:
    return (stored(version) / "passphrase.txt").read_text(encoding="utf-8")


def expected(version: int) -> Rows:
    return json.loads((stored(version) / "expected.json").read_text(encoding="utf-8"))


def copied(version: int, tmp_path: Path) -> VaultFolder:
    """A copy to open; what is stored is never touched."""
    shutil.copytree(stored(version), tmp_path / "vault")
    return VaultFolder(tmp_path / "vault")


def raw(folder: VaultFolder, version: int) -> sqlcipher.Connection:
    keys = unlock(folder, passphrase(version))
    return cipher.connect_file(folder.database, cipher_key(keys))


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def old(version: int, tmp_path: Path) -> VaultFolder:
    return copied(version, tmp_path)


@pytest.fixture
def opened(old: VaultFolder, version: int) -> Iterator[Vault]:
    """Opened as anyone would: by passphrase, within the standard bounds."""
    vault = open_vault(old, passphrase(version), clock=HeldClock())
    yield vault
    vault.close()


def test_there_is_a_stored_vault_of_every_released_schema() -> None:
    assert list(range(1, max(VERSIONS) + 1)) == VERSIONS
    assert max(VERSIONS) >= SCHEMA_VERSION - 1
    for version in VERSIONS:
        size = sum(file.stat().st_size for file in stored(version).iterdir())
        assert size < 700_000


def test_every_row_is_as_it_was(opened: Vault, old: VaultFolder, version: int) -> None:
    opened.close()
    connection = raw(old, version)
    now = rows_by_table(connection)
    connection.close()
    for name, then in expected(version).items():
        assert then["rows"], name
        places = [now[name]["columns"].index(column) for column in then["columns"]]
        present = [[row[place] for place in places] for row in now[name]["rows"]]
        assert sorted(present, key=repr) == then["rows"], name


def test_it_is_sound_and_of_the_present_schema(opened: Vault) -> None:
    assert check(opened).result().sound
    query = text("PRAGMA user_version")
    assert (
        opened.submit(lambda session: session.connection().execute(query).scalar()).result().value
        == SCHEMA_VERSION
    )


def test_every_table_can_be_read_and_altered(opened: Vault) -> None:
    def touch(session: VaultSession) -> None:
        connection = session.connection()
        for table in metadata.sorted_tables:
            read = connection.execute(table.select()).all()
            if "changed_at" in table.columns and read:
                connection.execute(table.update().values(changed_at=table.c.changed_at))

    opened.submit(touch).result()
    assert check(opened).result().sound


def test_what_was_found_then_is_found_now(opened: Vault) -> None:
    for sought in ("نتكل", "first plane", "🫖"):
        looking = Looking(sought=sought)
        assert opened.submit(partial(reflections.rows, looking=looking)).result().value, sought


def test_a_second_opening_alters_nothing(old: VaultFolder, version: int) -> None:
    open_vault(old, passphrase(version), clock=HeldClock()).close()
    before = fingerprint(old)
    open_vault(old, passphrase(version), clock=HeldClock()).close()
    assert fingerprint(old) == before


def test_an_older_program_leaves_a_newer_vault_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copied(VERSIONS[-1], tmp_path)
    newest = passphrase(VERSIONS[-1])
    open_vault(folder, newest, clock=HeldClock()).close()
    before = fingerprint(folder)
    # The program of one schema earlier knew one step less.
    earlier = STEPS[:-1]
    monkeypatch.setattr(
        "growingus_desktop.vault.migrations.climb",
        lambda connection, before=None: climb(connection, before, steps=earlier),
    )
    with pytest.raises(AppError) as caught:
        open_vault(folder, newest, clock=HeldClock())
    assert caught.value.problem is Problem.NEWER_VAULT
    assert caught.value.facts == {"theirs": SCHEMA_VERSION, "ours": SCHEMA_VERSION - 1}
    assert fingerprint(folder) == before
