"""Schema 1: the tables of the room `reflections`, frozen as text; see `whole`."""

STATEMENTS = (
    """
    CREATE TABLE appreciation (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_appreciation PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        day DATE NOT NULL,
        line VARCHAR NOT NULL,
        CONSTRAINT uq_appreciation_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_appreciation_binned_at ON appreciation (binned_at)",
    "CREATE INDEX ix_appreciation_day ON appreciation (day)",
    """
    CREATE TABLE prompt_favourite (
        id INTEGER NOT NULL CONSTRAINT pk_prompt_favourite PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        prompt VARCHAR NOT NULL,
        CONSTRAINT uq_prompt_favourite_uid UNIQUE (uid),
        CONSTRAINT uq_prompt_favourite_prompt UNIQUE (prompt)
    )
    """,
    """
    CREATE TABLE reflection (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_reflection PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        about DATE NOT NULL,
        title VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        prompt VARCHAR NOT NULL,
        CONSTRAINT uq_reflection_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_reflection_about ON reflection (about)",
    "CREATE INDEX ix_reflection_binned_at ON reflection (binned_at)",
    """
    CREATE TABLE tag (
        id INTEGER NOT NULL CONSTRAINT pk_tag PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        name VARCHAR NOT NULL,
        CONSTRAINT uq_tag_uid UNIQUE (uid),
        CONSTRAINT uq_tag_name UNIQUE (name)
    )
    """,
    """
    CREATE TABLE reflection_tag (
        reflection_id INTEGER NOT NULL,
        tag_id INTEGER NOT NULL,
        CONSTRAINT pk_reflection_tag PRIMARY KEY (reflection_id, tag_id),
        CONSTRAINT fk_reflection_tag_reflection_id FOREIGN KEY(reflection_id) REFERENCES reflection (id) ON DELETE CASCADE,
        CONSTRAINT fk_reflection_tag_tag_id FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_reflection_tag_tag_id ON reflection_tag (tag_id)",
    """
    CREATE TABLE reflection_version (
        id INTEGER NOT NULL CONSTRAINT pk_reflection_version PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        reflection_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        CONSTRAINT uq_reflection_version_reflection_id_number UNIQUE (reflection_id, number),
        CONSTRAINT uq_reflection_version_uid UNIQUE (uid),
        CONSTRAINT fk_reflection_version_reflection_id FOREIGN KEY(reflection_id) REFERENCES reflection (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_reflection_version_reflection_id ON reflection_version (reflection_id)",
)
