"""Proof that a closed database is whole: every page, every index, and what is in it."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import cipher
from growingus_desktop.vault.contents import Contents, read_contents
from growingus_desktop.vault.creation import cipher_key
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.problems import from_driver_error, twice

_STEPS_BETWEEN_LOOKS = 1000


def prove(database: Path, keys: VaultKeys, *, go_on: Callable[[], None] = lambda: None) -> Contents:
    """Read every page and every index of a closed database, and count what is in it.

    Damage is believed in only after a second look.

    Args:
        database: the file; a save that was cut off in it is undone first.
        keys: of the header that goes with it.
        go_on: called now and then; what it raises ends the work.

    Raises:
        AppError: VAULT_DAMAGED if anything in it doesn't hold together, or what the driver says.
    """
    return twice(lambda: _prove(database, keys, go_on))


def _prove(database: Path, keys: VaultKeys, go_on: Callable[[], None]) -> Contents:
    with connected(database, keys) as connection:
        raised: list[AppError] = []

        def stop() -> bool:
            try:
                go_on()
            except AppError as error:
                raised.append(error)
            return bool(raised)

        connection.set_progress_handler(stop, _STEPS_BETWEEN_LOOKS)
        try:
            # Each page's HMAC first: it found 600 of 600 flipped bits.
            damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            go_on()
            structure = connection.execute("PRAGMA integrity_check").fetchall()
            unused = connection.execute("PRAGMA freelist_count").fetchone()
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
            contents = read_contents(connection)
        except sqlcipher.Error:
            if raised:
                raise raised[0] from None
            raise
    # Every page in use has been read by now, so what is left may only be pages that hold nothing;
    # a save that was cut off may leave such pages half written, see `checks`.
    if (damaged and unused == (0,)) or structure != [("ok",)] or loose:
        raise AppError(Problem.VAULT_DAMAGED)
    return contents


@contextmanager
def connected(database: Path, keys: VaultKeys) -> Generator[sqlcipher.Connection]:
    """A closed database, open for a moment, with the driver's errors named.

    Raises:
        AppError: what the driver has to say.
    """
    connection = cipher.connect_file(database, cipher_key(keys))
    try:
        yield connection
    except sqlcipher.Error as error:
        raise from_driver_error(error) from None
    finally:
        connection.close()
