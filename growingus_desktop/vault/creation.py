"""How a vault's files come into being, so that a crash at any point leaves nothing half.

The database grows under another name; the keys are written; one rename makes it a vault.
"""

import contextlib

from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.vault import cipher, migrations
from growingus_desktop.vault.atomic import sync_folder
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.header import SALT_BYTES
from growingus_desktop.vault.key_files import read_headers
from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.problems import from_driver_error, from_os_error


def cipher_key(keys: VaultKeys) -> CipherKey:
    """What opens the database file of these keys."""
    return CipherKey(keys.data_key, keys.header.db_salt)


def make_database(folder: VaultFolder, keys: VaultKeys) -> None:
    """Build the whole database under another name, so that `vault.db` is never half a vault."""
    _remove_unfinished(folder)
    cipher.create_file(folder.unfinished)
    connection = cipher.connect_file(folder.unfinished, cipher_key(keys))
    try:
        migrations.climb(connection)
    except sqlcipher.Error as error:
        raise from_driver_error(error) from None
    finally:
        connection.close()
    try:
        with folder.unfinished.open("rb") as file:
            head = file.read(SALT_BYTES)
        folder.unfinished_journal.unlink(missing_ok=True)
    except OSError as error:
        raise from_os_error(error) from None
    if head != keys.header.db_salt:
        raise AppError(Problem.UNEXPECTED, cause="file_head")


def put_in_place(folder: VaultFolder) -> None:
    """Give the finished database its name.

    Raises:
        AppError: what the file system has to say.
    """
    try:
        folder.unfinished.rename(folder.database)
        sync_folder(folder.path)
    except OSError as error:
        raise from_os_error(error) from None


def finish_creation(folder: VaultFolder) -> None:
    """Take the last step of a creation that was cut off after its keys were written."""
    try:
        if folder.database.exists() or not folder.unfinished.exists():
            return
        with folder.unfinished.open("rb") as file:
            head = file.read(SALT_BYTES)
    except OSError as error:
        raise from_os_error(error) from None
    if any(head == header.db_salt for header in read_headers(folder)):
        put_in_place(folder)


def undo_creation(folder: VaultFolder) -> None:
    """Take a half-made vault away; keys are only ever removed when there is nothing to open."""
    if folder.database.exists():
        return
    for file in (folder.unfinished, folder.unfinished_journal, folder.keys, folder.spare_keys):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def _remove_unfinished(folder: VaultFolder) -> None:
    try:
        folder.unfinished.unlink(missing_ok=True)
        folder.unfinished_journal.unlink(missing_ok=True)
    except OSError as error:
        raise from_os_error(error) from None
