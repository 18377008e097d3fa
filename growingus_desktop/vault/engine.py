"""SQLAlchemy over one SQLCipher connection: one transaction at a time, on one thread."""

import threading
from collections.abc import Callable

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher


def make_engine(connect: Callable[[], sqlcipher.Connection], *, read_only: bool = False) -> Engine:
    """An engine whose only connection belongs to the thread that calls this.

    Args:
        connect: opens the keyed connection, in autocommit mode, so that schema and data share
            the transactions begun here.
        read_only: whether `connect` opens for reading alone, where no write lock can be had.
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
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "begin", begin)
    return engine
