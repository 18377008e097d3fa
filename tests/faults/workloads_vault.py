"""Saving, creating and migrating, to be interrupted."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from growingus_desktop.vault import cipher, migrations
from growingus_desktop.vault.backups import Reason, back_up_closed, list_backups
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.key_files import write_header
from growingus_desktop.vault.keys import new_keys, unlock
from growingus_desktop.vault.opening import open_with_keys
from growingus_desktop.vault.vault import Vault
from tests.faults.deeds import deed, live
from tests.faults.recorder import Faults
from tests.faults.workload import whole
from tests.support.vaults import (
    ANY_COST,
    FAST,
    PASSPHRASE,
    HeldClock,
    folder_in,
    new_vault,
    reopen,
)

OLD_SCHEMA = 1
OLD_SAVES = 10
"""Saves that fit into the old schema; the eleventh uses a table that has changed since."""


@dataclass(frozen=True)
class Save:
    """One save after the other."""

    saves: int = 30

    def prepare(self, place: Path) -> None:
        new_vault(place).close()

    def run(self, place: Path, faults: Faults) -> None:
        vault = reopen(folder_in(place))
        for number in range(1, self.saves + 1):
            vault.submit(deed(number)).result()
            faults.mark(number)
        vault.close()

    def judge(self, place: Path, acknowledged: int) -> None:
        whole(place, (acknowledged, acknowledged + 1))


@dataclass(frozen=True)
class Create:
    """A new vault and its first save."""

    def prepare(self, place: Path) -> None:
        del place

    def run(self, place: Path, faults: Faults) -> None:
        vault = new_vault(place)
        faults.mark(1)
        vault.submit(deed(1)).result()
        faults.mark(2)
        vault.close()

    def judge(self, place: Path, acknowledged: int) -> None:
        folder = folder_in(place)
        if not acknowledged and not folder.holds_vault():
            new_vault(place).close()
        whole(place, range(max(acknowledged - 1, 0), 2))
        assert not folder.holds_unfinished()


@dataclass(frozen=True)
class Migrate:
    """A vault of the first schema becomes one of the newest, with a backup before the step."""

    def prepare(self, place: Path) -> None:
        old_vault(place)

    def run(self, place: Path, faults: Faults) -> None:
        folder = folder_in(place)
        keys = unlock(folder, PASSPHRASE, ANY_COST)
        back_up = partial(back_up_closed, folder, keys, Reason.MIGRATION, clock=HeldClock())
        vault = open_with_keys(folder, keys, clock=HeldClock(), before_step=lambda _: back_up())
        faults.mark(1)
        vault.submit(deed(OLD_SAVES + 1)).result()
        faults.mark(2)
        vault.close()

    def judge(self, place: Path, acknowledged: int) -> None:
        folder = folder_in(place)
        schema = schema_of(place)
        assert schema in {OLD_SCHEMA, migrations.SCHEMA_VERSION}
        assert schema == migrations.SCHEMA_VERSION or not acknowledged
        backups = list_backups(folder)
        assert backups or schema == OLD_SCHEMA, "migrated without a backup"
        whole(place, range(OLD_SAVES + (acknowledged == 2), OLD_SAVES + 2))


def old_vault(place: Path) -> None:
    """A vault as the first version of the program left it."""
    folder, keys = folder_in(place), new_keys(PASSPHRASE, FAST)
    folder.prepare()
    folder.lay_ballast()
    cipher.create_file(folder.database)
    connection = cipher.connect_file(folder.database, cipher_key(keys))
    migrations.climb(connection, steps=migrations.STEPS[:OLD_SCHEMA])
    connection.close()
    write_header(folder, keys.header)
    connect = partial(cipher.connect_file, folder.database, cipher_key(keys))
    vault = Vault(connect, HeldClock(), folder=folder)
    live(vault, 1, OLD_SAVES)
    vault.close()


def schema_of(place: Path) -> object:
    """The schema a vault has now; a step that was cut off is undone first."""
    folder = folder_in(place)
    key = cipher_key(unlock(folder, PASSPHRASE, ANY_COST))
    connection = cipher.connect_file(folder.database, key)
    try:
        row = connection.execute("PRAGMA user_version").fetchone()
    finally:
        connection.close()
    return row and row[0]
