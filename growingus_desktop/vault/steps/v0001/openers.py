"""Schema 1: the tables of the room `openers`, frozen as text; see `whole`."""

STATEMENTS = (
    """
    CREATE TABLE need (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_need PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        feeling VARCHAR NOT NULL,
        need VARCHAR NOT NULL,
        picture VARCHAR NOT NULL,
        ask_who VARCHAR NOT NULL,
        ask_what VARCHAR NOT NULL,
        ask_when VARCHAR NOT NULL,
        ask_how_often VARCHAR NOT NULL,
        alternative_one VARCHAR NOT NULL,
        alternative_two VARCHAR NOT NULL,
        theirs_to_give VARCHAR NOT NULL,
        may_refuse VARCHAR NOT NULL,
        a_yes_looks_like VARCHAR NOT NULL,
        my_part VARCHAR NOT NULL,
        my_part_if VARCHAR NOT NULL,
        my_part_then VARCHAR NOT NULL,
        smaller_one VARCHAR NOT NULL,
        smaller_two VARCHAR NOT NULL,
        smaller_three VARCHAR NOT NULL,
        sentence VARCHAR NOT NULL,
        CONSTRAINT uq_need_uid UNIQUE (uid)
    )
    """,
    "CREATE INDEX ix_need_binned_at ON need (binned_at)",
    """
    CREATE TABLE opener (
        binned_at DATETIME,
        id INTEGER NOT NULL CONSTRAINT pk_opener PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        title VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        weight VARCHAR NOT NULL,
        framing VARCHAR NOT NULL,
        guide VARCHAR NOT NULL,
        raw VARCHAR NOT NULL,
        words VARCHAR NOT NULL,
        protect VARCHAR NOT NULL,
        ask VARCHAR NOT NULL,
        my_part VARCHAR NOT NULL,
        planned_on DATE,
        planned_when VARCHAR NOT NULL,
        planned_minutes INTEGER,
        place VARCHAR NOT NULL,
        if_not_now VARCHAR NOT NULL,
        pause_plan VARCHAR NOT NULL,
        repair_line VARCHAR NOT NULL,
        said_on DATE,
        need_id INTEGER,
        CONSTRAINT uq_opener_uid UNIQUE (uid),
        CONSTRAINT fk_opener_need_id FOREIGN KEY(need_id) REFERENCES need (id) ON DELETE SET NULL
    )
    """,
    "CREATE INDEX ix_opener_binned_at ON opener (binned_at)",
    "CREATE INDEX ix_opener_need_id ON opener (need_id)",
    """
    CREATE TABLE opener_version (
        id INTEGER NOT NULL CONSTRAINT pk_opener_version PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        opener_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        words VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        CONSTRAINT uq_opener_version_opener_id_number UNIQUE (opener_id, number),
        CONSTRAINT uq_opener_version_uid UNIQUE (uid),
        CONSTRAINT fk_opener_version_opener_id FOREIGN KEY(opener_id) REFERENCES opener (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_opener_version_opener_id ON opener_version (opener_id)",
    """
    CREATE TABLE rehearsal_note (
        id INTEGER NOT NULL CONSTRAINT pk_rehearsal_note PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        opener_id INTEGER NOT NULL,
        rehearsed_at DATETIME NOT NULL,
        text VARCHAR NOT NULL,
        CONSTRAINT uq_rehearsal_note_uid UNIQUE (uid),
        CONSTRAINT fk_rehearsal_note_opener_id FOREIGN KEY(opener_id) REFERENCES opener (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_rehearsal_note_opener_id ON rehearsal_note (opener_id)",
    """
    CREATE TABLE reply_plan (
        id INTEGER NOT NULL CONSTRAINT pk_reply_plan PRIMARY KEY AUTOINCREMENT,
        uid VARCHAR(32) NOT NULL,
        created_at DATETIME NOT NULL,
        changed_at DATETIME NOT NULL,
        opener_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        reply VARCHAR NOT NULL,
        they_say VARCHAR NOT NULL,
        i_say VARCHAR NOT NULL,
        CONSTRAINT uq_reply_plan_uid UNIQUE (uid),
        CONSTRAINT fk_reply_plan_opener_id FOREIGN KEY(opener_id) REFERENCES opener (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_reply_plan_opener_id ON reply_plan (opener_id)",
)
