"""The ladder leads exactly to what the models describe, and a step is taken whole or not at all."""

import random
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.models.schema import metadata
from growingus_desktop.vault import cipher
from growingus_desktop.vault.migrations import APPLICATION_ID, SCHEMA_VERSION, STEPS, climb


@pytest.fixture
def connection() -> Iterator[sqlcipher.Connection]:
    opened = cipher.connect_memory()
    yield opened
    opened.close()


def rows(connection: sqlcipher.Connection, statement: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(statement).fetchall()]


def shape(connection: sqlcipher.Connection) -> dict[str, object]:
    """Columns, types, nullability, defaults, keys, references, indexes and uniqueness by table."""
    names = [
        str(row[0])
        for row in rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
        if "_search" not in str(row[0])
    ]
    return {name: table_shape(connection, name) for name in names}


def table_shape(connection: sqlcipher.Connection, name: str) -> dict[str, object]:
    references = rows(connection, f"PRAGMA foreign_key_list('{name}')")
    indexes = rows(connection, f"PRAGMA index_list('{name}')")
    return {
        # In no order: a column that came later stands last, and nothing reads by place.
        "columns": sorted(row[1:] for row in rows(connection, f"PRAGMA table_xinfo('{name}')")),
        "references": sorted(row[2:] for row in references),
        "indexes": sorted(
            (
                # An index the table's own rules made has a name SQLite invents.
                str(index[1]) if index[3] == "c" else "",
                index[2:],
                [row[2:] for row in rows(connection, f"PRAGMA index_xinfo('{index[1]}')")],
            )
            for index in indexes
        ),
    }


def test_the_top_of_the_ladder_is_what_the_models_describe(
    connection: sqlcipher.Connection,
) -> None:
    climb(connection)
    described = cipher.connect_memory()
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: described, poolclass=StaticPool
    )
    metadata.create_all(engine)
    climbed, modelled = shape(connection), shape(described)
    engine.dispose()
    assert climbed.keys() == modelled.keys()
    for name, table in modelled.items():
        assert climbed[name] == table, name


def test_a_new_vault_knows_its_version_and_whose_it_is(connection: sqlcipher.Connection) -> None:
    climb(connection)
    assert rows(connection, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert rows(connection, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(connection, "PRAGMA foreign_keys") == [(1,)]
    assert rows(connection, "PRAGMA integrity_check") == [("ok",)]


def test_climbing_again_changes_nothing(connection: sqlcipher.Connection) -> None:
    climb(connection)
    before = rows(connection, "SELECT * FROM sqlite_master")
    climb(connection, before=lambda _: pytest.fail("nothing was to be altered"))
    assert rows(connection, "SELECT * FROM sqlite_master") == before


def long_texts(connection: sqlcipher.Connection, seed: int, edits: int = 60) -> None:
    """A journal whose long entries are written, altered and removed."""
    chance = random.Random(seed)
    words = [f"word{number}" for number in range(2000)]
    for edit in range(edits):
        number = chance.randrange(1, 13)
        text = " ".join(chance.choices(words, k=chance.randrange(1, 2000)))
        if chance.random() < 0.2:
            connection.execute("DELETE FROM reflection WHERE id = ?", (number,))
        else:
            connection.execute(
                "INSERT INTO reflection (id, uid, created_at, changed_at, about, title, text, prompt)"
                " VALUES (?, ?, '2026-03-01', '2026-03-01', '2026-03-01', '', ?, '')"
                " ON CONFLICT (id) DO UPDATE SET text = excluded.text",
                (number, str(edit), text),
            )


def index_holds(connection: sqlcipher.Connection) -> bool:
    """Whether the index says of each word where it stands, and nothing else."""
    try:
        connection.execute(
            "INSERT INTO reflection_search (reflection_search, rank) VALUES ('integrity-check', 1)"
        )
    except sqlcipher.DatabaseError:
        return False
    return True


@pytest.mark.parametrize("seed", range(5))
def test_the_search_index_holds_however_long_texts_are_altered(
    connection: sqlcipher.Connection, seed: int
) -> None:
    climb(connection)
    long_texts(connection, seed)
    assert index_holds(connection)


def test_an_index_the_first_schema_spoilt_is_whole_after_the_step(
    connection: sqlcipher.Connection,
) -> None:
    climb(connection, steps=STEPS[:1])
    long_texts(connection, seed=0)
    assert not index_holds(connection)
    climb(connection)
    assert index_holds(connection)


LADDER = (*STEPS, ("ALTER TABLE tag ADD COLUMN colour VARCHAR",), ("CREATE TABLE third (a)",))


def test_a_backup_comes_before_each_step_but_the_first(connection: sqlcipher.Connection) -> None:
    asked: list[int] = []
    climb(connection, before=asked.append)
    assert asked == []
    climb(connection, before=asked.append, steps=LADDER)
    assert asked == [SCHEMA_VERSION + 1, SCHEMA_VERSION + 2]
    assert rows(connection, "PRAGMA user_version") == [(SCHEMA_VERSION + 2,)]


def test_a_backup_that_fails_stops_the_climb(connection: sqlcipher.Connection) -> None:
    climb(connection)

    def no_room(step: int) -> None:
        raise AppError(Problem.NO_SPACE, step=step)

    with pytest.raises(AppError):
        climb(connection, before=no_room, steps=LADDER)
    assert rows(connection, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert "colour" not in str(shape(connection)["tag"])


@pytest.mark.parametrize(
    "broken",
    [
        ("ALTER TABLE tag ADD COLUMN colour VARCHAR", "SELECT nonsense("),
        (
            "ALTER TABLE tag ADD COLUMN colour VARCHAR",
            "INSERT INTO reflection_tag (reflection_id, tag_id) VALUES (77, 78)",
        ),
    ],
)
def test_a_step_that_fails_is_undone_wholly(
    connection: sqlcipher.Connection, broken: tuple[str, ...]
) -> None:
    climb(connection)
    before = shape(connection)
    with pytest.raises((AppError, sqlcipher.Error)):
        climb(connection, steps=(*STEPS, broken))
    assert shape(connection) == before
    assert rows(connection, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert rows(connection, "PRAGMA foreign_keys") == [(1,)]
    assert rows(connection, "SELECT * FROM reflection_tag") == []


def test_a_newer_schema_is_named_with_both_versions(connection: sqlcipher.Connection) -> None:
    climb(connection, steps=LADDER)
    with pytest.raises(AppError) as caught:
        climb(connection)
    assert caught.value.problem is Problem.NEWER_VAULT
    assert caught.value.facts == {"theirs": SCHEMA_VERSION + 2, "ours": SCHEMA_VERSION}


def test_tables_of_another_program_are_not_built_upon(connection: sqlcipher.Connection) -> None:
    connection.execute("CREATE TABLE theirs (a)")
    with pytest.raises(AppError) as caught:
        climb(connection)
    assert caught.value.problem is Problem.NOT_A_VAULT
