"""Schema 1: the search tables, frozen as text; see `whole`.

They hold no text of their own. `secure-delete` takes a deleted word out of the index at once;
without it copies stayed in the file. What was let out (`opener.raw`) is not indexed.
"""

STATEMENTS = (
    """
    CREATE VIRTUAL TABLE reflection_search USING fts5 (
        title, text,
        content='reflection', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3'
    )
    """,
    "INSERT INTO reflection_search (reflection_search, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER reflection_search_added AFTER INSERT ON reflection BEGIN
        INSERT INTO reflection_search (rowid, title, text)
        VALUES (new.id, new.title, new.text);
    END
    """,
    """
    CREATE TRIGGER reflection_search_removed AFTER DELETE ON reflection BEGIN
        INSERT INTO reflection_search (reflection_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
    END
    """,
    """
    CREATE TRIGGER reflection_search_altered AFTER UPDATE OF title, text ON reflection BEGIN
        INSERT INTO reflection_search (reflection_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO reflection_search (rowid, title, text)
        VALUES (new.id, new.title, new.text);
    END
    """,
    """
    CREATE VIRTUAL TABLE opener_search USING fts5 (
        title, words, protect, ask, my_part,
        content='opener', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3'
    )
    """,
    "INSERT INTO opener_search (opener_search, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER opener_search_added AFTER INSERT ON opener BEGIN
        INSERT INTO opener_search (rowid, title, words, protect, ask, my_part)
        VALUES (new.id, new.title, new.words, new.protect, new.ask, new.my_part);
    END
    """,
    """
    CREATE TRIGGER opener_search_removed AFTER DELETE ON opener BEGIN
        INSERT INTO opener_search (opener_search, rowid, title, words, protect, ask, my_part)
        VALUES ('delete', old.id, old.title, old.words, old.protect, old.ask, old.my_part);
    END
    """,
    """
    CREATE TRIGGER opener_search_altered AFTER UPDATE OF title, words, protect, ask, my_part ON opener BEGIN
        INSERT INTO opener_search (opener_search, rowid, title, words, protect, ask, my_part)
        VALUES ('delete', old.id, old.title, old.words, old.protect, old.ask, old.my_part);
        INSERT INTO opener_search (rowid, title, words, protect, ask, my_part)
        VALUES (new.id, new.title, new.words, new.protect, new.ask, new.my_part);
    END
    """,
)
