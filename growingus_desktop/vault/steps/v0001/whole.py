"""Schema 1: every table of the first version.

Written out once from the models of that version and never edited after its release. The equality
test of `tests/vault/test_migrations.py` guards it: what the last step leaves behind must match
`models.schema.metadata` in columns, types, nullability, keys, indexes and uniqueness, so a model
can't change without a step of its own.
"""

from growingus_desktop.vault.steps.v0001 import (
    asks,
    checkins,
    drafts,
    focus,
    openers,
    patterns,
    preferences,
    reading,
    reflections,
    search,
)

STATEMENTS: tuple[str, ...] = (
    *openers.STATEMENTS,
    *asks.STATEMENTS,
    *patterns.STATEMENTS,
    *focus.STATEMENTS,
    *reflections.STATEMENTS,
    *checkins.STATEMENTS,
    *reading.STATEMENTS,
    *preferences.STATEMENTS,
    *drafts.STATEMENTS,
    *search.STATEMENTS,
)
