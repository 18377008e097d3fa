"""Schema 2: what makes everything a person wrote able to come back from the bin; see `whole`.

Columns are added at the end, so that no row is copied or rewritten.
"""

STATEMENTS = (
    "ALTER TABLE reply_plan ADD COLUMN binned_at DATETIME",
    "CREATE INDEX ix_reply_plan_binned_at ON reply_plan (binned_at)",
    "ALTER TABLE rehearsal_note ADD COLUMN binned_at DATETIME",
    "CREATE INDEX ix_rehearsal_note_binned_at ON rehearsal_note (binned_at)",
    "ALTER TABLE long_view_answer ADD COLUMN binned_at DATETIME",
    "CREATE INDEX ix_long_view_answer_binned_at ON long_view_answer (binned_at)",
    "ALTER TABLE tag ADD COLUMN binned_at DATETIME",
    "CREATE INDEX ix_tag_binned_at ON tag (binned_at)",
    """
    CREATE TABLE bin_time (
        id INTEGER NOT NULL CONSTRAINT pk_bin_time PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        last_day DATE NOT NULL,
        days INTEGER NOT NULL,
        residue BOOLEAN NOT NULL,
        CONSTRAINT uq_bin_time_uid UNIQUE (uid)
    )
    """,
    """
    CREATE TABLE bin_sighting (
        row_uid VARCHAR(32) NOT NULL,
        binned_at DATETIME NOT NULL,
        days INTEGER NOT NULL,
        CONSTRAINT pk_bin_sighting PRIMARY KEY (row_uid)
    )
    """,
    """
    CREATE TABLE vanished_text (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_vanished_text PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        place VARCHAR NOT NULL,
        row_uid VARCHAR(32) NOT NULL,
        text VARCHAR NOT NULL,
        CONSTRAINT uq_vanished_text_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_vanished_text_binned_at ON vanished_text (binned_at)",
    "CREATE INDEX ix_vanished_text_row_uid ON vanished_text (row_uid)",
)
