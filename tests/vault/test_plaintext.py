"""Nothing a person wrote lies readable in any file, at any moment."""

import base64
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from growingus_desktop.models.openers import Opener
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.store import bin as bin_store
from growingus_desktop.store import reflections
from growingus_desktop.vault import cipher
from growingus_desktop.vault.cipher import CipherKey
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.support.vaults import MARKER, PASSPHRASE, folder_in, new_vault


def readings(word: str) -> Iterator[bytes]:
    """Every form in which a word may lie in a file."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = word.encode(encoding)
        yield raw
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + raw + b"\0" * 3)
            yield coded[4 : len(coded) - 8]


def found_in(place: Path, *words: str) -> list[str]:
    forms = [form for word in words for form in readings(word)]
    hits: list[str] = []
    for file in place.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            hits.extend(f"{file.name}: {form!r}" for form in forms if form in data)
    return hits


def test_the_search_itself_finds_what_lies_open(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(f"xx{MARKER}xx")
    (tmp_path / "b").write_bytes(f"xx{MARKER}xx".encode("utf-16-le"))
    (tmp_path / "c").write_bytes(base64.b64encode(f"x{MARKER}xx".encode()))
    assert len({hit[0] for hit in found_in(tmp_path, MARKER)}) == 3


def test_no_file_ever_holds_a_written_word(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    during: list[str] = []

    def write(session: VaultSession) -> None:
        for number in range(300):
            session.add(
                Reflection(
                    about=date(2026, 3, 1), title=f"{MARKER} {number}", text=f"{MARKER} " * 60
                )
            )
            session.add(Opener(raw=f"{MARKER} " * 20, words=f"{MARKER} " * 20))
        session.flush()
        # Push pages out of the cache and sort more than fits it, inside the transaction.
        session.connection().execute(text("PRAGMA cache_size = 10"))
        session.connection().execute(text("UPDATE reflection SET text = text || title"))
        session.connection().execute(
            text("SELECT DISTINCT text || title FROM reflection ORDER BY text, title DESC")
        ).all()
        session.connection().execute(
            text("CREATE TEMP TABLE sorted AS SELECT text FROM reflection ORDER BY text")
        )
        during.extend(found_in(folder_in(tmp_path).path, MARKER, PASSPHRASE))

    vault.submit(write).result()
    vault.submit(lambda s: reflections.put_in_bin(1).run(s)).result()
    vault.submit(bin_store.empty).result()
    vault.close()
    assert during == []
    assert found_in(folder_in(tmp_path).path, MARKER, PASSPHRASE) == []


@pytest.mark.parametrize("where", ["SQLITE_TMPDIR", "TMPDIR"])
def test_sorting_opens_no_temporary_file(tmp_path: Path, where: str) -> None:
    vault = new_vault(tmp_path)

    def sort(session: VaultSession) -> tuple[object, list[str]]:
        kept = session.connection().execute(text("PRAGMA temp_store")).scalar_one()
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
        query = text(f"{numbers} SELECT DISTINCT hex(zeroblob(40)) || i FROM n ORDER BY 1 DESC")
        cursor = session.connection().execute(query)
        cursor.fetchone()
        descriptors = Path("/proc/self/fd")
        opened = [str(fd.readlink()) for fd in descriptors.iterdir() if fd.is_symlink()]
        cursor.close()
        return kept, [name for name in opened if "etilqs" in name]

    assert vault.submit(sort).result().value == (2, [])
    vault.close()


def test_the_connection_is_set_as_decided(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    expected = {
        "journal_mode": "truncate",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cache_size": -32768,
        "busy_timeout": 5000,
        "cipher_status": "1",
        "cipher_page_size": "4096",
        "cipher_log_level": "NONE",
    }

    def read(session: VaultSession) -> dict[str, object]:
        return {
            name: session.connection().execute(text(f"PRAGMA {name}")).scalar_one()
            for name in expected
        }

    assert vault.submit(read).result().value == expected
    vault.close()


def test_a_connection_without_a_cipher_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    cipher.create_file(plain)
    key = CipherKey(b"k" * 32, b"s" * 16)
    connection = cipher.connect_file(plain, key)
    connection.execute("CREATE TABLE note (a)")
    connection.close()
    assert plain.read_bytes()[:16] == key.salt


def test_an_erased_word_is_gone_from_the_search_index_too(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    vault.submit(lambda s: s.add(Reflection(about=date(2026, 3, 1), text=MARKER))).result()
    vault.submit(lambda s: reflections.put_in_bin(1).run(s)).result()
    vault.submit(bin_store.empty).result()

    def dump(session: VaultSession) -> int:
        rows = session.connection().execute(
            text("SELECT count(*) FROM reflection_search_data WHERE instr(block, :w)"),
            {"w": MARKER.encode()},
        )
        return int(rows.scalar_one())

    assert vault.submit(dump).result().value == 0
    vault.close()
