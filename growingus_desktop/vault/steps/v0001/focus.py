"""Schema 1: the tables of the room `focus`, frozen as text; see `whole`."""

STATEMENTS = (
    """
    CREATE TABLE focus_run (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_focus_run PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        act VARCHAR NOT NULL,
        wish VARCHAR NOT NULL,
        obstacle VARCHAR NOT NULL,
        if_this VARCHAR NOT NULL,
        then_that VARCHAR NOT NULL,
        pattern VARCHAR NOT NULL,
        starts_on DATE NOT NULL,
        days INTEGER NOT NULL,
        start_was_drawn BOOLEAN NOT NULL,
        paused_on DATE,
        ended_on DATE,
        decision VARCHAR,
        noticed VARCHAR NOT NULL,
        CONSTRAINT uq_focus_run_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_focus_run_binned_at ON focus_run (binned_at)",
    "CREATE INDEX ix_focus_run_starts_on ON focus_run (starts_on)",
    """
    CREATE TABLE focus_day (
        id INTEGER NOT NULL CONSTRAINT pk_focus_day PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        run_id INTEGER NOT NULL,
        day DATE NOT NULL,
        went VARCHAR NOT NULL,
        line VARCHAR NOT NULL,
        CONSTRAINT uq_focus_day_run_id_day UNIQUE (run_id, day),
        CONSTRAINT uq_focus_day_uid UNIQUE (uid),
        CONSTRAINT fk_focus_day_run_id FOREIGN KEY(run_id) REFERENCES focus_run (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_focus_day_run_id ON focus_day (run_id)",
)
