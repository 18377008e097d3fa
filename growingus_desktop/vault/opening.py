"""The ways to an open vault: make one, open one, open one whose keys are known, live in memory.

The order of opening: instance lock, what lies there, slots, key, cipher, schema.
"""

from collections.abc import Callable
from functools import partial

from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.clock import Clock, SystemClock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import cipher, migrations
from growingus_desktop.vault.atomic import sync_folder
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.keys import VaultKeys, new_keys, read_headers, unlock, write_header
from growingus_desktop.vault.problems import from_driver_error, from_os_error
from growingus_desktop.vault.slots import STANDARD_BOUNDS, STANDARD_COST, KdfBounds, KdfCost
from growingus_desktop.vault.sniff import SQLITE_HEAD, inspect
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
            _make_database(folder, keys)
            write_header(folder, keys.header)
            _put_in_place(folder)
        except BaseException:
            _remove_unfinished(folder)
            raise
        return _open_file(folder, keys, clock, holding)


def open_vault(
    folder: VaultFolder,
    passphrase: str,
    *,
    clock: Clock | None = None,
    lock: InstanceLock | None = None,
    bounds: KdfBounds = STANDARD_BOUNDS,
    before_step: BeforeStep | None = None,
) -> Vault:
    """Open a vault by its passphrase.

    Args:
        folder: where it lies.
        passphrase: as typed.
        clock: stamps what is saved.
        lock: the folder's instance lock if the caller holds it; it then keeps it.
        bounds: on the cost the key slot may ask for.
        before_step: see `migrations.climb`.

    Raises:
        AppError: IN_USE, all that `sniff.inspect`, `keys.unlock` and `migrations.climb` raise.
    """
    with _Holding(folder, lock) as holding:
        _make_ready(folder)
        inspect(folder)
        keys = unlock(folder, passphrase, bounds)
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
    with _Holding(folder, lock) as holding:
        _make_ready(folder)
        inspect(folder)
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
            if not self._folder.path.is_dir():
                raise AppError(Problem.VAULT_MISSING)
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


def _make_ready(folder: VaultFolder) -> None:
    folder.require_writable()
    folder.tighten()
    folder.sweep()
    _finish_creation(folder)


def _make_database(folder: VaultFolder, keys: VaultKeys) -> None:
    """Build the whole database under another name, so that `vault.db` is never half a vault."""
    _remove_unfinished(folder)
    cipher.create_file(folder.unfinished)
    connection = cipher.connect_file(folder.unfinished, _cipher_key(keys))
    try:
        migrations.climb(connection)
    except sqlcipher.Error as error:
        raise from_driver_error(error) from None
    finally:
        connection.close()
    try:
        with folder.unfinished.open("rb") as file:
            head = file.read(len(SQLITE_HEAD))
        folder.path.joinpath("vault.db.new-journal").unlink(missing_ok=True)
    except OSError as error:
        raise from_os_error(error) from None
    if head != keys.header.db_salt:
        raise AppError(Problem.UNEXPECTED, cause="file_head")


def _put_in_place(folder: VaultFolder) -> None:
    try:
        folder.unfinished.rename(folder.database)
        sync_folder(folder.path)
    except OSError as error:
        raise from_os_error(error) from None


def _finish_creation(folder: VaultFolder) -> None:
    """Take the last step of a creation that was cut off after its keys were written."""
    try:
        if folder.database.exists() or not folder.unfinished.exists():
            return
        with folder.unfinished.open("rb") as file:
            head = file.read(len(SQLITE_HEAD))
    except OSError as error:
        raise from_os_error(error) from None
    if any(head == header.db_salt for header in read_headers(folder)):
        _put_in_place(folder)


def _remove_unfinished(folder: VaultFolder) -> None:
    try:
        folder.unfinished.unlink(missing_ok=True)
        folder.path.joinpath("vault.db.new-journal").unlink(missing_ok=True)
    except OSError as error:
        raise from_os_error(error) from None


def _open_file(
    folder: VaultFolder,
    keys: VaultKeys,
    clock: Clock | None,
    holding: _Holding,
    before_step: BeforeStep | None = None,
) -> Vault:
    key = _cipher_key(keys)
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


def _cipher_key(keys: VaultKeys) -> CipherKey:
    return CipherKey(keys.data_key, keys.header.db_salt)
