"""The private journal: entries, tags, earlier wordings, and thanks."""

from datetime import date
from typing import ClassVar

from sqlmodel import Field, UniqueConstraint

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import NEVER_REUSED, Binnable, Row, Table, parent


class Reflection(Row, Binnable, table=True):
    """A journal entry: the day it is about may differ from the day it was written."""

    kind: ClassVar[Kind] = Kind.REFLECTIONS

    about: date = Field(index=True)
    title: str = ""
    text: str = ""
    prompt: str = ""


class ReflectionVersion(Row, table=True):
    """An entry as it once stood."""

    __table_args__ = (UniqueConstraint("reflection_id", "number"), NEVER_REUSED)
    kind: ClassVar[Kind] = Kind.REFLECTIONS

    reflection_id: int = parent("reflection")
    number: int
    title: str
    text: str


class Tag(Row, Binnable, table=True):
    """A word a person files entries under; in the bin once nothing is filed under it."""

    kind: ClassVar[Kind] = Kind.REFLECTIONS

    name: str = Field(unique=True)


class ReflectionTag(Table, table=True):
    """Which entry carries which tag."""

    kind: ClassVar[Kind] = Kind.REFLECTIONS

    reflection_id: int = Field(foreign_key="reflection.id", ondelete="CASCADE", primary_key=True)
    tag_id: int = Field(foreign_key="tag.id", ondelete="CASCADE", primary_key=True, index=True)


class PromptFavourite(Row, table=True):
    """A prompt worth coming back to, by its id in the shipped deck."""

    kind: ClassVar[Kind] = Kind.REFLECTIONS

    prompt: str = Field(unique=True)


class Appreciation(Row, Binnable, table=True):
    """One true line of thanks; a light log, never counted."""

    kind: ClassVar[Kind] = Kind.REFLECTIONS

    day: date = Field(index=True)
    line: str
