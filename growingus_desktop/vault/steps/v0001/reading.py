"""Schema 1: the tables of the room `reading`, frozen as text; see `whole`."""

STATEMENTS = (
    """
    CREATE TABLE highlight (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_highlight PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        guide VARCHAR NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote VARCHAR NOT NULL,
        note VARCHAR NOT NULL,
        CONSTRAINT uq_highlight_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_highlight_binned_at ON highlight (binned_at)",
    "CREATE INDEX ix_highlight_guide ON highlight (guide)",
    """
    CREATE TABLE own_guide (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_own_guide PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        guide VARCHAR NOT NULL,
        source VARCHAR NOT NULL,
        CONSTRAINT uq_own_guide_uid UNIQUE (uid),
        CONSTRAINT uq_own_guide_guide UNIQUE (guide)
    )
    """,
    "CREATE INDEX ix_own_guide_binned_at ON own_guide (binned_at)",
    """
    CREATE TABLE reading_mark (
        id INTEGER NOT NULL CONSTRAINT pk_reading_mark PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        guide VARCHAR NOT NULL,
        permille INTEGER NOT NULL,
        furthest INTEGER NOT NULL,
        opened_at DATETIME,
        finished_at DATETIME,
        bookmarked BOOLEAN NOT NULL,
        CONSTRAINT uq_reading_mark_uid UNIQUE (uid),
        CONSTRAINT uq_reading_mark_guide UNIQUE (guide)
    )
    """,
)
