"""SQLAlchemy over one SQLCipher connection: one transaction at a time, on one thread."""

import threading
from collections.abc import Callable

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.vault.problems import sqlite_code


def make_engine(connect: Callable[[], sqlcipher.Connection]) -> Engine:
    """An engine whose only connection belongs to the thread that calls this.

    Args:
        connect: opens the keyed connection, in autocommit mode, so that schema and data share
            the transactions begun here.
    """
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=StaticPool,
        # Otherwise every error prints what was being written.
        hide_parameters=True,
        skip_autocommit_rollback=False,
    )
    owner = threading.get_ident()

    def begin(connection: Connection) -> None:
        if threading.get_ident() != owner:
            raise RuntimeError("the vault's connection was used outside its thread")
        # A transaction that reads first and writes later could fail at once when it upgrades.
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except DBAPIError as error:
            if sqlite_code(error) != "SQLITE_READONLY":
                raise
            # Where nothing can be written there is no such lock, and reading must go on.
            connection.exec_driver_sql("BEGIN")

    event.listen(engine, "begin", begin)
    return engine
