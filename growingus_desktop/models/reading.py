"""What a reader leaves in the guides: how far, what was marked, and guides of their own."""

from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import Binnable, Row, UTCDateTime


class ReadingMark(Row, table=True):
    """How far one guide has been read."""

    kind: ClassVar[Kind] = Kind.READING

    guide: str = Field(unique=True)
    permille: int = Field(default=0, ge=0, le=1000)
    furthest: int = Field(default=0, ge=0, le=1000)
    opened_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    bookmarked: bool = False


class Highlight(Row, Binnable, table=True):
    """A marked passage and what the reader wrote beside it.

    `start` and `end` count characters of the guide's plain text; `quote` finds the passage again
    when a later edition has moved it.
    """

    kind: ClassVar[Kind] = Kind.READING

    guide: str = Field(index=True)
    start: int
    end: int
    quote: str
    note: str = ""


class OwnGuide(Row, Binnable, table=True):
    """A Markdown guide a person brought along."""

    kind: ClassVar[Kind] = Kind.READING

    guide: str = Field(unique=True)
    source: str
