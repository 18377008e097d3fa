"""Schema 1: the tables of the room `preferences`, frozen as text; see `whole`."""

STATEMENTS = (
    """
    CREATE TABLE dictionary_word (
        id INTEGER NOT NULL CONSTRAINT pk_dictionary_word PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        word VARCHAR NOT NULL,
        CONSTRAINT uq_dictionary_word_uid UNIQUE (uid),
        CONSTRAINT uq_dictionary_word_word UNIQUE (word)
    )
    """,
    """
    CREATE TABLE dismissed_phrase (
        id INTEGER NOT NULL CONSTRAINT pk_dismissed_phrase PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        category VARCHAR NOT NULL,
        phrase VARCHAR NOT NULL,
        CONSTRAINT uq_dismissed_phrase_category_phrase UNIQUE (category, phrase),
        CONSTRAINT uq_dismissed_phrase_uid UNIQUE (uid)
    )
    """,
    """
    CREATE TABLE preference (
        id INTEGER NOT NULL CONSTRAINT pk_preference PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        "key" VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        CONSTRAINT uq_preference_uid UNIQUE (uid),
        CONSTRAINT uq_preference_key UNIQUE ("key")
    )
    """,
)
