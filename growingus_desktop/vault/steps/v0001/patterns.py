"""Schema 1: the tables of the room `patterns`, frozen as text; see `whole`."""

STATEMENTS = (
    """
    CREATE TABLE moment (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_moment PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        day DATE NOT NULL,
        happened_at DATETIME,
        utc_offset INTEGER NOT NULL,
        backfilled BOOLEAN NOT NULL,
        strength INTEGER,
        set_off VARCHAR NOT NULL,
        underneath VARCHAR NOT NULL,
        line VARCHAR NOT NULL,
        was_worried BOOLEAN NOT NULL,
        CONSTRAINT uq_moment_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_moment_binned_at ON moment (binned_at)",
    "CREATE INDEX ix_moment_day ON moment (day)",
    """
    CREATE TABLE nothing_to_note (
        id INTEGER NOT NULL CONSTRAINT pk_nothing_to_note PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        day DATE NOT NULL,
        utc_offset INTEGER NOT NULL,
        CONSTRAINT uq_nothing_to_note_uid UNIQUE (uid),
        CONSTRAINT uq_nothing_to_note_day UNIQUE (day)
    )
    """,
    """
    CREATE TABLE own_pattern (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_own_pattern PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        "key" VARCHAR(48) NOT NULL,
        label VARCHAR NOT NULL,
        CONSTRAINT uq_own_pattern_uid UNIQUE (uid),
        CONSTRAINT uq_own_pattern_key UNIQUE ("key")
    )
    """,
    "CREATE INDEX ix_own_pattern_binned_at ON own_pattern (binned_at)",
    """
    CREATE TABLE repair_line (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_repair_line PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        text VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT uq_repair_line_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_repair_line_binned_at ON repair_line (binned_at)",
    """
    CREATE TABLE moment_pattern (
        moment_id INTEGER NOT NULL,
        pattern VARCHAR(48) NOT NULL,
        CONSTRAINT pk_moment_pattern PRIMARY KEY (moment_id, pattern),
        CONSTRAINT fk_moment_pattern_moment_id FOREIGN KEY(moment_id) REFERENCES moment (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_moment_pattern_pattern ON moment_pattern (pattern)",
    """
    CREATE TABLE repair (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_repair PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        day DATE NOT NULL,
        happened_at DATETIME,
        utc_offset INTEGER NOT NULL,
        began_by VARCHAR,
        landed VARCHAR,
        line VARCHAR NOT NULL,
        moment_id INTEGER,
        CONSTRAINT uq_repair_uid UNIQUE (uid),
        CONSTRAINT fk_repair_moment_id FOREIGN KEY(moment_id) REFERENCES moment (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_repair_binned_at ON repair (binned_at)",
    "CREATE INDEX ix_repair_day ON repair (day)",
    "CREATE INDEX ix_repair_moment_id ON repair (moment_id)",
)
