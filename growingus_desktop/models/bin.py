"""What the bin knows of its own: its time, which no wrong clock can hurry, and its traces."""

from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from growingus_desktop.core.changes import Kind
from growingus_desktop.models.base import Binnable, Row, Table, UTCDateTime


class BinTime(Row, table=True):
    """The bin's own time; one row.

    `days` counts the days that went by while the vault was in use; see `store.bin_time`.
    """

    kind: ClassVar[Kind] = Kind.BIN

    last_day: date
    days: int = 0
    residue: bool = False
    """Whether something was erased and the file has not been scoured since."""


class BinSighting(Table, table=True):
    """When something was first found in the bin, by the bin's own time."""

    kind: ClassVar[Kind] = Kind.BIN

    row_uid: str = Field(primary_key=True, max_length=32)
    binned_at: datetime = Field(sa_type=UTCDateTime)
    days: int


class VanishedText(Row, Binnable, table=True):
    """What stood in a field before most of it went; in the bin once it is really gone.

    `place` names the table and the column, such as ``opener.ask``; `row_uid` the row.
    """

    kind: ClassVar[Kind] = Kind.BIN

    place: str
    row_uid: str = Field(max_length=32, index=True)
    text: str
