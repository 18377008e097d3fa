"""Schema 1: the tables of the room `checkins`, frozen as text; see `whole`."""

STATEMENTS = (
    """
    CREATE TABLE check_in (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_check_in PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        day DATE NOT NULL,
        steady INTEGER,
        my_part INTEGER,
        warmth INTEGER,
        landing INTEGER,
        coming_back INTEGER,
        carrying INTEGER,
        own_ground INTEGER,
        free_to_speak INTEGER,
        line VARCHAR NOT NULL,
        after_argument BOOLEAN NOT NULL,
        CONSTRAINT uq_check_in_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_check_in_binned_at ON check_in (binned_at)",
    "CREATE INDEX ix_check_in_day ON check_in (day)",
)
