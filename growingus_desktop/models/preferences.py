"""Choices that are kept in the vault because they say something about the person."""

from typing import ClassVar

from sqlmodel import Field, UniqueConstraint

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import NEVER_REUSED, Row


class Preference(Row, table=True):
    """One choice, as JSON text; an unreadable one counts as not made."""

    kind: ClassVar[Kind] = Kind.PREFERENCES

    key: str = Field(unique=True)
    value: str


class DismissedPhrase(Row, table=True):
    """A phrase the coach was told about: "I mean it", for good."""

    __table_args__ = (UniqueConstraint("category", "phrase"), NEVER_REUSED)
    kind: ClassVar[Kind] = Kind.PREFERENCES

    category: str
    phrase: str


class DictionaryWord(Row, table=True):
    """A word the spelling check should know; kept here, never in a plain file."""

    kind: ClassVar[Kind] = Kind.PREFERENCES

    word: str = Field(unique=True)
