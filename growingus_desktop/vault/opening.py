"""The ways to an open vault: make one, open one, open one whose keys are known, live in memory.

The order of opening: whose folder, instance lock, what lies there, slots, key, cipher, schema.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.clock import Clock, SystemClock
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import cipher, migrations
from growingus_desktop.vault.backup_list import sweep
from growingus_desktop.vault.backups import BackupInfo, Reason, back_up_closed
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.creation import (
    cipher_key,
    finish_creation,
    make_database,
    put_in_place,
    undo_creation,
)
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.former import keys_in_force
from growingus_desktop.vault.from_backups import backups_with_keys
from growingus_desktop.vault.instance_lock import InstanceLock
from growingus_desktop.vault.key_files import write_header
from growingus_desktop.vault.keys import Secret, VaultKeys, new_keys, unlock
from growingus_desktop.vault.problems import from_driver_error, twice
from growingus_desktop.vault.resealing import reseal_backups
from growingus_desktop.vault.rotation import finish
from growingus_desktop.vault.slots import STANDARD_BOUNDS, STANDARD_COST, KdfBounds, KdfCost
from growingus_desktop.vault.sniff import PAGE_BYTES, has_unfinished_save, inspect
from growingus_desktop.vault.synced import Surroundings, service_of
from growingus_desktop.vault.vault import Vault

T = TypeVar("T")
BeforeStep = Callable[[int], None]

_KEYS_LOST = frozenset({Problem.KEYS_MISSING, Problem.KEYS_DAMAGED})
_CANT_WRITE = frozenset({Problem.READ_ONLY, Problem.NO_PERMISSION})


def create_vault(
    folder: VaultFolder,
    passphrase: str,
    *,
    clock: Clock | None = None,
    lock: InstanceLock | None = None,
    cost: KdfCost = STANDARD_COST,
    allow_synced: bool = False,
    surroundings: Surroundings | None = None,
) -> Vault:
    """Make a new vault and open it.

    Args:
        folder: where; made if need be.
        passphrase: what will open it.
        clock: stamps what is saved.
        lock: the folder's instance lock if the caller holds it; it then keeps it.
        cost: of one guess at the passphrase.
        allow_synced: whether the folder may be one that is kept in step with other computers.
        surroundings: what tells whether it is; this computer unless given.

    Raises:
        AppError: SYNCED_FOLDER, VAULT_EXISTS if there is one or what is left of one, IN_USE, or
            what the file system has to say; nothing of a half-made vault stays in its way.
    """
    if not allow_synced:
        _require_unsynced(folder, surroundings)
    with _facts(folder):
        folder.prepare()
    with _Holding(folder, lock) as holding, _facts(folder):
        if folder.holds_vault():
            raise AppError(Problem.VAULT_EXISTS)
        folder.sweep()
        folder.lay_ballast()
        keys = new_keys(passphrase, cost)
        try:
            twice(lambda: make_database(folder, keys))
            write_header(folder, keys.header)
            put_in_place(folder)
        except BaseException:
            undo_creation(folder)
            raise
        return _Opening(folder, keys, clock, holding).open()


def open_vault(
    folder: VaultFolder,
    secret: Secret,
    *,
    clock: Clock | None = None,
    lock: InstanceLock | None = None,
    bounds: KdfBounds = STANDARD_BOUNDS,
    before_step: BeforeStep | None = None,
    read_only: bool = False,
    allow_synced: bool = False,
    surroundings: Surroundings | None = None,
) -> Vault:
    """Open a vault by one of its secrets.

    Args:
        folder: where it lies.
        secret: its passphrase as typed, its recovery code, or what the keyring keeps.
        clock: stamps what is saved.
        lock: the folder's instance lock if the caller holds it; it then keeps it.
        bounds: on the cost the key slot may ask for.
        before_step: see `migrations.climb`; a verified backup is made unless another is given.
        read_only: change nothing at all, neither now nor later; the folder may then be one that
            can't be written to, or one that is kept in step with other computers.
        allow_synced: write even in such a folder.
        surroundings: what tells whether it is one; this computer unless given.

    Raises:
        AppError: SYNCED_FOLDER with the fact `service`, IN_USE, all that `sniff.inspect`,
            `keys.unlock` and `migrations.climb` raise; for reading alone OLDER_VAULT and
            UNFINISHED_SAVE, where something would have to be written first.
    """
    _require_something(folder)
    if not (read_only or allow_synced):
        _require_unsynced(folder, surroundings)
    with _Holding(folder, lock, may_go_without=read_only) as holding, _facts(folder):
        _make_ready(folder, read_only=read_only)
        keys = twice(lambda: unlock(folder, secret, bounds, mending=not read_only))
        keys = _settled(folder, keys, clock, read_only=read_only)
        return _Opening(folder, keys, clock, holding, before_step, read_only).open()


def open_with_keys(
    folder: VaultFolder,
    keys: VaultKeys,
    *,
    clock: Clock | None = None,
    lock: InstanceLock | None = None,
    before_step: BeforeStep | None = None,
    read_only: bool = False,
    allow_synced: bool = False,
    surroundings: Surroundings | None = None,
) -> Vault:
    """Open a vault whose keys were unlocked already, as the lock page does.

    Raises:
        AppError: as `open_vault` does, but for the passphrase.
    """
    _require_something(folder)
    if not (read_only or allow_synced):
        _require_unsynced(folder, surroundings)
    with _Holding(folder, lock, may_go_without=read_only) as holding, _facts(folder):
        _make_ready(folder, read_only=read_only)
        keys = _settled(folder, keys, clock, read_only=read_only)
        return _Opening(folder, keys, clock, holding, before_step, read_only).open()


def memory_vault(clock: Clock | None = None) -> Vault:
    """A vault that lives in memory alone: the same tables and the same paths, no file, no key."""

    def connect() -> sqlcipher.Connection:
        connection = cipher.connect_memory()
        migrations.climb(connection)
        return connection

    return Vault(connect, clock or SystemClock())


class _Holding:
    """The instance lock while a vault is being opened, handed to the vault if that succeeds.

    Args:
        folder: the vault's.
        lock: what the caller holds of it, if anything.
        may_go_without: whether a folder in which no lock file can be written needs none, since
            whoever can't write there can't spoil anything either.
    """

    def __init__(
        self, folder: VaultFolder, lock: InstanceLock | None, *, may_go_without: bool = False
    ) -> None:
        self._folder = folder
        self._callers = lock is not None
        self._lock = lock
        self._may_go_without = may_go_without
        self._kept = False

    def __enter__(self) -> "_Holding":
        if not self._callers:
            try:
                self._lock = InstanceLock.take(self._folder)
            except AppError as error:
                if not (self._may_go_without and error.problem in _CANT_WRITE):
                    raise
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


@dataclass(frozen=True, slots=True)
class _Opening:
    """The last part of every way in: the keys are known, the file is to be opened.

    Args:
        folder: where it lies.
        keys: what opens it.
        clock: stamps what is saved.
        holding: the instance lock.
        before_step: see `migrations.climb`.
        read_only: whether nothing may be written.
    """

    folder: VaultFolder
    keys: VaultKeys
    clock: Clock | None
    holding: _Holding
    before_step: BeforeStep | None = None
    read_only: bool = False

    def open(self) -> Vault:
        try:
            vault = twice(self._attempt)
        except AppError as error:
            raise self._diagnosed(error) from None
        self.holding.keep()
        return vault

    def _attempt(self) -> Vault:
        self._reach_schema()
        if not self.read_only:
            self.folder.lay_ballast()
        return Vault(
            self._connect,
            self.clock or SystemClock(),
            folder=self.folder,
            keys=self.keys,
            on_closed=self.holding.release,
            read_only=self.read_only,
            notes=(AppError(Problem.SPARE_KEYS_USED),) if self.keys.used_spare else (),
        )

    def _reach_schema(self) -> None:
        connection = self._connect()
        try:
            if self.read_only:
                migrations.require_newest(connection)
            else:
                migrations.climb(connection, self.before_step or self._back_up_once())
        except sqlcipher.Error as error:
            raise from_driver_error(error) from None
        finally:
            connection.close()

    def _back_up_once(self) -> BeforeStep:
        """What makes a verified backup before the first step; the steps after it need no other."""
        made: list[BackupInfo] = []

        def before(_version: int) -> None:
            if not made:
                made.append(
                    back_up_closed(self.folder, self.keys, Reason.MIGRATION, clock=self.clock)
                )

        return before

    def _connect(self) -> sqlcipher.Connection:
        return cipher.connect_file(self.folder.database, self._key(), read_only=self.read_only)

    def _key(self) -> CipherKey:
        return cipher_key(self.keys)

    def _diagnosed(self, error: AppError) -> AppError:
        """The same problem; damage with how much of the vault it has reached."""
        if error.problem is not Problem.VAULT_DAMAGED:
            return error
        damaged = cipher.count_damaged(self.folder.database, self._key())
        if not damaged:
            return error
        blocks = -(-self.folder.database.stat().st_size // PAGE_BYTES)
        return AppError(Problem.VAULT_DAMAGED, damaged=damaged, blocks=blocks)


def _settled(
    folder: VaultFolder, keys: VaultKeys, clock: Clock | None, *, read_only: bool
) -> VaultKeys:
    """Finish a change of keys that was cut off, in the database and in the backups."""
    if read_only:
        return twice(lambda: keys_in_force(folder, keys, read_only=True))
    # What a crash left half-made there opens with slots that may be replaced by now.
    sweep(folder.backups)
    settled = twice(lambda: finish(folder, keys, clock=clock or SystemClock()))
    reseal_backups(folder, settled.header, settled.data_key)
    return settled


@contextmanager
def _facts(folder: VaultFolder) -> Generator[None]:
    """Let a problem be told with what is known about it, whoever met it."""
    try:
        yield
    except AppError as error:
        if error.problem in _KEYS_LOST:
            raise _with_backups(folder, error) from None
        raise folder.with_figures(error) from None


def _with_backups(folder: VaultFolder, error: AppError) -> AppError:
    """Lost keys, with how many backups beside the vault hold them too, if any does."""
    try:
        found = len(backups_with_keys(folder))
    except AppError:
        return error
    return AppError(error.problem, backups=found) if found else error


def _require_something(folder: VaultFolder) -> None:
    """Leave no lock file behind in a folder that has nothing to do with us."""
    if not folder.holds_vault() and not folder.holds_unfinished():
        raise AppError(Problem.VAULT_MISSING)


def _require_unsynced(folder: VaultFolder, surroundings: Surroundings | None) -> None:
    service = service_of(folder.path, surroundings)
    if service is not None:
        raise AppError(Problem.SYNCED_FOLDER, service=service)


def _make_ready(folder: VaultFolder, *, read_only: bool) -> None:
    if read_only:
        folder.require_readable()
        twice(lambda: inspect(folder))
        if has_unfinished_save(folder):
            raise AppError(Problem.UNFINISHED_SAVE)
        return
    folder.require_writable()
    finish_creation(folder)
    # Nothing of a foreign file is touched, not even its rights.
    twice(lambda: inspect(folder))
    folder.prepare()
    folder.sweep()
