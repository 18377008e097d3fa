"""The ways to an open vault: make one, open one, open one whose keys are known, live in memory.

The order of opening: instance lock, what lies there, slots, key, cipher, schema.
"""

from collections.abc import Callable
from functools import partial

from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.clock import Clock, SystemClock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import cipher, migrations
from growingus_desktop.vault.creation import (
    cipher_key,
    finish_creation,
    make_database,
    put_in_place,
    undo_creation,
)
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.key_files import write_header
from growingus_desktop.vault.keys import Secret, VaultKeys, new_keys, unlock
from growingus_desktop.vault.problems import from_driver_error
from growingus_desktop.vault.slots import STANDARD_BOUNDS, STANDARD_COST, KdfBounds, KdfCost
from growingus_desktop.vault.sniff import inspect
from growingus_desktop.vault.vault import Vault

BeforeStep = Callable[[int], None]


def create_vault(
    folder: VaultFolder,
    passphrase: str,
    *,
    clock: Clock | None = None,
    lock: InstanceLock | None = None,
    cost: KdfCost = STANDARD_COST,
) -> Vault:
    """Make a new vault and open it.

    Args:
        folder: where; made if need be.
        passphrase: what will open it.
        clock: stamps what is saved.
        lock: the folder's instance lock if the caller holds it; it then keeps it.
        cost: of one guess at the passphrase.

    Raises:
        AppError: VAULT_EXISTS if there is one or what is left of one, IN_USE, or what the file
            system has to say; nothing of a half-made vault stays in its way.
    """
    folder.prepare()
    with _Holding(folder, lock) as holding:
        if folder.holds_vault():
            raise AppError(Problem.VAULT_EXISTS)
        folder.sweep()
        folder.lay_ballast()
        keys = new_keys(passphrase, cost)
        try:
            make_database(folder, keys)
            write_header(folder, keys.header)
            put_in_place(folder)
        except BaseException:
            undo_creation(folder)
            raise
        return _open_file(folder, keys, clock, holding)


def open_vault(
    folder: VaultFolder,
    secret: Secret,
    *,
    clock: Clock | None = None,
    lock: InstanceLock | None = None,
    bounds: KdfBounds = STANDARD_BOUNDS,
    before_step: BeforeStep | None = None,
) -> Vault:
    """Open a vault by one of its secrets.

    Args:
        folder: where it lies.
        secret: its passphrase as typed, its recovery code, or what the keyring keeps.
        clock: stamps what is saved.
        lock: the folder's instance lock if the caller holds it; it then keeps it.
        bounds: on the cost the key slot may ask for.
        before_step: see `migrations.climb`.

    Raises:
        AppError: IN_USE, all that `sniff.inspect`, `keys.unlock` and `migrations.climb` raise.
    """
    _require_something(folder)
    with _Holding(folder, lock) as holding:
        _make_ready(folder)
        keys = unlock(folder, secret, bounds)
        return _open_file(folder, keys, clock, holding, before_step)


def open_with_keys(
    folder: VaultFolder,
    keys: VaultKeys,
    *,
    clock: Clock | None = None,
    lock: InstanceLock | None = None,
    before_step: BeforeStep | None = None,
) -> Vault:
    """Open a vault whose keys were unlocked already, as the lock page does.

    Raises:
        AppError: as `open_vault` does, but for the passphrase.
    """
    _require_something(folder)
    with _Holding(folder, lock) as holding:
        _make_ready(folder)
        return _open_file(folder, keys, clock, holding, before_step)


def memory_vault(clock: Clock | None = None) -> Vault:
    """A vault that lives in memory alone: the same tables and the same paths, no file, no key."""

    def connect() -> sqlcipher.Connection:
        connection = cipher.connect_memory()
        migrations.climb(connection)
        return connection

    return Vault(connect, clock or SystemClock())


class _Holding:
    """The instance lock while a vault is being opened, handed to the vault if that succeeds."""

    def __init__(self, folder: VaultFolder, lock: InstanceLock | None) -> None:
        self._folder = folder
        self._callers = lock is not None
        self._lock = lock
        self._kept = False

    def __enter__(self) -> "_Holding":
        if not self._callers:
            self._lock = InstanceLock.take(self._folder)
        return self

    def __exit__(self, *_: object) -> None:
        if not self._kept:
            self.release()

    def keep(self) -> None:
        """Leave the lock to the vault, which calls `release` when it closes."""
        self._kept = True

    def release(self) -> None:
        """Give back a lock that was taken here."""
        if self._lock is not None and not self._callers:
            self._lock.release()


def _require_something(folder: VaultFolder) -> None:
    """Leave no lock file behind in a folder that has nothing to do with us."""
    if not folder.holds_vault() and not folder.holds_unfinished():
        raise AppError(Problem.VAULT_MISSING)


def _make_ready(folder: VaultFolder) -> None:
    folder.require_writable()
    finish_creation(folder)
    # Nothing of a foreign file is touched, not even its rights.
    inspect(folder)
    folder.prepare()
    folder.sweep()


def _open_file(
    folder: VaultFolder,
    keys: VaultKeys,
    clock: Clock | None,
    holding: _Holding,
    before_step: BeforeStep | None = None,
) -> Vault:
    key = cipher_key(keys)
    connection = cipher.connect_file(folder.database, key)
    try:
        migrations.climb(connection, before_step)
    except sqlcipher.Error as error:
        raise from_driver_error(error) from None
    finally:
        connection.close()
    folder.lay_ballast()
    vault = Vault(
        partial(cipher.connect_file, folder.database, key),
        clock or SystemClock(),
        folder=folder,
        on_closed=holding.release,
    )
    holding.keep()
    return vault
