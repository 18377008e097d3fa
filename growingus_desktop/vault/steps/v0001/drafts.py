"""Schema 1: the tables of the room `drafts`, frozen as text; see `whole`."""

STATEMENTS = (
    """
    CREATE TABLE draft (
        id INTEGER NOT NULL CONSTRAINT pk_draft PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        surface VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        caret INTEGER NOT NULL,
        CONSTRAINT uq_draft_uid UNIQUE (uid),
        CONSTRAINT uq_draft_surface UNIQUE (surface)
    )
    """,
)
