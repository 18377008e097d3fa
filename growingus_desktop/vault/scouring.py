"""Taking the last traces of erased words out of an open vault's file.

SQLite overwrites what is deleted, and the search index forgets it at once; but a page that was
split earlier can keep a copy of a cell in the room between its rows, where nothing reaches it
(measured: one copy of an erased word after emptying a bin of sixteen things). Writing the whole
file anew from what is in use leaves none.
"""

from sqlcipher3 import dbapi2 as sqlcipher


def scour(connection: sqlcipher.Connection) -> None:
    """Write the database anew from its rows; for `Vault.submit_outside`.

    It takes as long as a backup, in one step, and a cut leaves the file as it was.

    Args:
        connection: in autocommit mode, without an open transaction.
    """
    connection.execute("VACUUM")
