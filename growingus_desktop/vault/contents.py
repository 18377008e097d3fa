"""What is in a database, in numbers: enough to tell two copies apart without telling a word."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.vault.keys import VaultKeys
from growingus_desktop.vault.slots import KEY_BYTES

_BESIDES_ENTRIES = frozenset(
    {
        "draft",
        "opener_version",
        "reflection_version",
        "tag",
        "prompt_favourite",
        "preference",
        "dismissed_phrase",
        "dictionary_word",
        "reading_mark",
        "bin_time",
        "vanished_text",
    }
)
"""Tables whose rows have a uid and are still nothing a person would call an entry."""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class TableContents:
    """One table in numbers.

    Args:
        name: of the table.
        rows: how many it has, the bin included.
        stamps: the newest `changed_at` and sums over all of them, so that a row altered under a
            clock that went back shows as well; of a table without stamps a digest of all rows.
        newest: a digest of the row added last.
        holds_entries: whether its rows are entries.
    """

    name: str
    rows: int
    stamps: tuple[str, ...]
    newest: str = field(repr=False)
    holds_entries: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole database in numbers; two copies of the same state are equal.

    Args:
        schema: the version of its tables.
        tables: every table of its own, by name.
    """

    schema: int
    tables: tuple[TableContents, ...]

    @property
    def entries(self) -> int:
        """The rows a person would call an entry, those in the bin included."""
        return sum(table.rows for table in self.tables if table.holds_entries)

    def state(self, keys: VaultKeys) -> str:
        """64 hexadecimal digits that are equal for equal content and tell nothing without the key."""
        told = [self.schema, *([table.name, table.rows, *table.stamps] for table in self.tables)]
        text = json.dumps(told, separators=(",", ":"))
        derived = HKDF(SHA256(), KEY_BYTES, keys.header.vault_id, b"growing-us backup state")
        return hmac.digest(derived.derive(keys.data_key), text.encode("ascii"), "sha256").hex()


def read_contents(connection: sqlcipher.Connection) -> Contents:
    """Count what is in a database.

    Args:
        connection: keyed; nothing may be written to the database meanwhile.
    """
    (schema,) = _one(connection, "PRAGMA user_version")
    names = _tables(connection)
    return Contents(int(str(schema)), tuple(_count(connection, name) for name in names))


def stamps_of_entries(connection: sqlcipher.Connection) -> dict[tuple[str, str], str]:
    """When each entry was last changed, by its table and uid."""
    found: dict[tuple[str, str], str] = {}
    for name in _tables(connection):
        if _holds_entries(name, _columns(connection, name)):
            query = f"SELECT uid, changed_at FROM {_quoted(name)}"  # noqa: S608 - from the schema
            for uid, changed_at in connection.execute(query):
                found[name, str(uid)] = str(changed_at)
    return found


def _count(connection: sqlcipher.Connection, name: str) -> TableContents:
    columns = _columns(connection, name)
    table = _quoted(name)
    if "changed_at" not in columns:
        rows, digest = _digest_all(connection, table, columns)
        return TableContents(name, rows, (digest,), digest, holds_entries=False)
    rows, *stamps = _one(
        connection,
        # Moments are kept as text, to the microsecond.
        "SELECT count(*), max(changed_at), sum(CAST(strftime('%s', changed_at) AS INTEGER)),"  # noqa: S608 - from the schema
        f" sum(CAST(substr(changed_at, 21, 6) AS INTEGER)) FROM {table}",
    )
    newest = _one(connection, f"SELECT * FROM {table} ORDER BY id DESC LIMIT 1")  # noqa: S608 - as above
    return TableContents(
        name,
        int(str(rows)),
        tuple(str(stamp) for stamp in stamps),
        _digest(newest),
        holds_entries=_holds_entries(name, columns),
    )


def _tables(connection: sqlcipher.Connection) -> list[str]:
    """The tables of our own; what a search index keeps for itself follows from them."""
    rows = connection.execute("PRAGMA main.table_list").fetchall()
    return sorted(
        str(row[1]) for row in rows if row[2] == "table" and not str(row[1]).startswith("sqlite_")
    )


def _columns(connection: sqlcipher.Connection, name: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall()
    return [str(row[0]) for row in rows]


def _holds_entries(name: str, columns: list[str]) -> bool:
    return "uid" in columns and name not in _BESIDES_ENTRIES


def _digest_all(
    connection: sqlcipher.Connection, table: str, columns: list[str]
) -> tuple[int, str]:
    sum_, rows = hashlib.sha256(), 0
    order = ", ".join(_quoted(column) for column in columns)
    for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):  # noqa: S608 - as above
        sum_.update(repr(row).encode("utf-8", "surrogatepass"))
        rows += 1
    return rows, sum_.hexdigest()


def _digest(row: Row) -> str:
    return hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).hexdigest()


def _one(connection: sqlcipher.Connection, query: str) -> Row:
    row: Row | None = connection.execute(query).fetchone()
    return row or ()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
