"""The only place that opens SQLCipher.

A missing or misspelt key pragma makes a plain-text database without a word, and a missing file
opens as a fresh empty one under any key; so there is one way to open, one to create, and both
prove what they did.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault.atomic import PRIVATE_FILE
from growingus_desktop.vault.problems import from_driver_error, from_os_error

BUSY_SECONDS = 5.0
_KEY_TEXT = re.compile(r"[0-9a-f]{96}")
_PLAIN_PATH = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:")

_PRAGMAS = MappingProxyType(
    {
        "foreign_keys": ("ON", 1),
        "synchronous": ("FULL", 2),
        # Sorting into a temporary file put written words on the disk in clear.
        "temp_store": ("MEMORY", 2),
        "secure_delete": ("ON", 1),
        "trusted_schema": ("OFF", 0),
        "cell_size_check": ("ON", 1),
        # Kibibytes, negative by SQLite's convention: what fits costs as little as plain SQLite.
        "cache_size": ("-32768", -32768),
    }
)


@dataclass(frozen=True, slots=True)
class CipherKey:
    """What opens one database file.

    Args:
        key: the vault's 32-byte data key.
        salt: the 16 bytes the file begins with.
    """

    key: bytes = field(repr=False)
    salt: bytes

    def pragma(self) -> str:
        """The statement that must come first on every connection.

        Raises:
            ValueError: unless key and salt have their exact lengths; with a shorter key
                SQLCipher would quietly take the text as a passphrase.
        """
        return f"PRAGMA key = {self._literal()}"

    def change_pragma(self) -> str:
        """The statement that encrypts an open file anew, with this key and salt.

        Raises:
            ValueError: as `pragma` does.
        """
        return f"PRAGMA rekey = {self._literal()}"

    def _literal(self) -> str:
        text = self.key.hex() + self.salt.hex()
        if len(self.key) != 32 or len(self.salt) != 16 or not _KEY_TEXT.fullmatch(text):
            raise ValueError("a raw key has 32 bytes and its salt 16")
        return f"\"x'{text}'\""


def create_file(path: Path) -> None:
    """Make the empty private file a new database grows in.

    Raises:
        AppError: VAULT_EXISTS if there is one, or what the file system has to say.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
    except OSError as error:
        raise from_os_error(error) from None


def connect_file(path: Path, key: CipherKey, *, read_only: bool = False) -> sqlcipher.Connection:
    """Open an existing file under its key; never creates one.

    Args:
        path: of the file.
        key: what opens it.
        read_only: open it so that nothing can be changed, on a medium that can't be either; a
            save that was cut off must have been looked for before, since undoing it is a change.

    Raises:
        AppError: VAULT_DAMAGED if page one doesn't decrypt (the key is proven by then), or what
            the driver has to say.
    """
    statement = key.pragma()
    connection = _connect(_uri(path, "ro" if read_only else "rw"))
    try:
        connection.execute(statement)
        _silence(connection)
        _require_sqlcipher(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        status = connection.execute("PRAGMA cipher_status").fetchone()
        _require(status == ("1",), "cipher_status")
        _set_up(connection)
        if read_only:
            connection.execute("PRAGMA query_only = ON").fetchall()
            only = connection.execute("PRAGMA query_only").fetchone()
            _require(only == (1,), "query_only")
        else:
            mode = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
            _require(mode == ("truncate",), "journal_mode")
    except sqlcipher.Error as error:
        connection.close()
        raise from_driver_error(error) from None
    except BaseException:
        connection.close()
        raise
    return connection


def count_damaged(path: Path, key: CipherKey) -> int | None:
    """How many pages of a file that won't open are not what was written; None if none can be read.

    Args:
        path: of the file.
        key: what should open it.
    """
    statement = key.pragma()
    try:
        connection = _connect(_uri(path, "ro"))
    except AppError:
        return None
    try:
        connection.execute(statement)
        _silence(connection)
        return len(connection.execute("PRAGMA cipher_integrity_check").fetchall())
    except sqlcipher.Error:
        return None
    finally:
        connection.close()


def rekey_file(path: Path, present: CipherKey, coming: CipherKey) -> None:
    """Encrypt every page of a file anew, in one transaction.

    Measured: the file begins with the salt of `coming` afterwards, and after a crash exactly one
    of the two keys opens it.

    Raises:
        AppError: what the driver has to say; the file then has the one key or the other.
    """
    statement = coming.change_pragma()
    connection = connect_file(path, present)
    try:
        row = connection.execute(statement).fetchone()
    except sqlcipher.Error as error:
        raise from_driver_error(error) from None
    finally:
        connection.close()
    # The statement can fail without an error; then it answers nothing.
    _require(row == ("ok",), "rekey")
    connect_file(path, coming).close()


def connect_memory() -> sqlcipher.Connection:
    """A database that lives in memory alone and never touches a disk."""
    connection = _connect(":memory:")
    _set_up(connection)
    return connection


def _connect(target: str) -> sqlcipher.Connection:
    try:
        return sqlcipher.connect(
            target,
            uri=True,
            timeout=BUSY_SECONDS,
            # The driver's own transactions don't cover schema changes.
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
    except sqlcipher.Error as error:
        raise from_driver_error(error) from None


def _silence(connection: sqlcipher.Connection) -> None:
    for statement in ("PRAGMA cipher_log_level = NONE", "PRAGMA cipher_log = off"):
        connection.execute(statement).fetchall()


def _require_sqlcipher(connection: sqlcipher.Connection) -> None:
    row = connection.execute("PRAGMA cipher_version").fetchone()
    _require(row is not None and bool(row[0]), "cipher_version")


def _set_up(connection: sqlcipher.Connection) -> None:
    for name, (setting, expected) in _PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {setting}").fetchall()
        _require(connection.execute(f"PRAGMA {name}").fetchone() == (expected,), name)


def _require(condition: bool, cause: str) -> None:
    if not condition:
        raise AppError(Problem.UNEXPECTED, cause=cause)


def _uri(path: Path, mode: str) -> str:
    """The address of an existing file, with every byte escaped that could mean something."""
    absolute = path.absolute()
    text = absolute.as_posix() if absolute.as_posix().startswith("/") else f"/{absolute.as_posix()}"
    escaped = "".join(
        chr(byte) if byte in _PLAIN_PATH else f"%{byte:02x}" for byte in os.fsencode(text)
    )
    return f"file://{escaped}?mode={mode}"
