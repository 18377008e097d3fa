"""Schema 2: the search index no longer deletes at once, and is built anew; see `whole`.

With `secure-delete` SQLite 3.53.4 spoils an FTS5 index once a long text is altered: words stay
behind and the integrity check fails (42 of 60 runs of 60 edits with texts of up to 2000 words; 0 of
60 without). What is erased for good leaves the index by building it anew; see `store.bin`.
"""

STATEMENTS = (
    "INSERT INTO reflection_search (reflection_search, rank) VALUES ('secure-delete', 0)",
    "INSERT INTO reflection_search (reflection_search) VALUES ('rebuild')",
    "INSERT INTO opener_search (opener_search, rank) VALUES ('secure-delete', 0)",
    "INSERT INTO opener_search (opener_search) VALUES ('rebuild')",
)
