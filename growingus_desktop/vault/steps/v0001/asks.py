"""Schema 1: the tables of the room `asks`, frozen as text; see `whole`."""

STATEMENTS = (
    """
    CREATE TABLE long_view_answer (
        id INTEGER NOT NULL CONSTRAINT pk_long_view_answer PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        question VARCHAR NOT NULL,
        answered_on DATE NOT NULL,
        text VARCHAR NOT NULL,
        ask_again_on DATE,
        CONSTRAINT uq_long_view_answer_uid UNIQUE (uid)
    )
    """,
    """
    CREATE TABLE meaning (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_meaning PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        side VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        CONSTRAINT uq_meaning_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_meaning_binned_at ON meaning (binned_at)",
    """
    CREATE TABLE ask (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_ask PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        asked_on DATE NOT NULL,
        ask_kind VARCHAR NOT NULL,
        answer VARCHAR NOT NULL,
        framing VARCHAR NOT NULL,
        size VARCHAR,
        setting VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        first_minutes VARCHAR NOT NULL,
        heard VARCHAR NOT NULL,
        keep VARCHAR NOT NULL,
        come_back_on DATE,
        opener_id INTEGER,
        CONSTRAINT uq_ask_uid UNIQUE (uid),
        CONSTRAINT fk_ask_opener_id FOREIGN KEY(opener_id) REFERENCES opener (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_ask_asked_on ON ask (asked_on)",
    "CREATE INDEX ix_ask_binned_at ON ask (binned_at)",
    "CREATE INDEX ix_ask_opener_id ON ask (opener_id)",
)
