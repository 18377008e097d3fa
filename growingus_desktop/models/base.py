"""What every table shares: the metadata, stamped rows, and columns SQLite has no type for."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeVar
from uuid import uuid4

from sqlalchemy import DateTime, Dialect, MetaData, String
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from growingus_desktop.core.changes import Kind

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""The vault's own metadata, so that nothing else that uses SQLModel can add a table to it."""

EnumT = TypeVar("EnumT", bound=StrEnum)


class UTCDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC; SQLite forgets time zones, so a naive one is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into UTC without its zone.

        Raises:
            ValueError: if the moment is naive.
        """
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone can't be kept")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class EnumText(TypeDecorator[StrEnum]):
    """A StrEnum kept as its value, readable in the file ten years from now."""

    impl = String
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """The member's value; an unknown word is refused before it reaches the file."""
        del dialect
        return None if value is None else self.members(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """The member with that value."""
        del dialect
        return None if value is None else self.members(value)


def new_uid() -> str:
    """A name for a row that stays the same in every copy, export and import (32 hex digits)."""
    return uuid4().hex


class Table(SQLModel):
    """Something kept in the vault, filed under one kind and named after its class."""

    metadata = metadata
    kind: ClassVar[Kind]

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The class name in snake case, such as ``opener_version``."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()

    def __repr__(self) -> str:
        """The table alone: what is printed by mistake must hold no written word."""
        return f"<{type(self).__name__}>"

    __str__ = __repr__


NEVER_REUSED = {"sqlite_autoincrement": True}
"""Table arguments by which SQLite gives no id twice."""


class Row(Table):
    """A row with an identity. Rows are detached at commit and treated as values.

    `created_at` and `changed_at` are stamped by the unit of work from its clock when a row is
    added or altered; nobody else sets them. `uid` makes a save that is tried twice land once. An
    id is never given out again, since drafts and undo steps remember things by it.
    """

    __table_args__ = NEVER_REUSED

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid, max_length=32, unique=True)
    created_at: datetime | None = Field(default=None, sa_type=UTCDateTime, nullable=False)
    changed_at: datetime | None = Field(default=None, sa_type=UTCDateTime, nullable=False)


class Binnable(SQLModel):
    """Something that goes to the bin first and can come back for thirty days."""

    binned_at: datetime | None = Field(default=None, sa_type=UTCDateTime, index=True)


def identity(row: Row) -> int:
    """The id of a row that has been saved.

    Raises:
        ValueError: if the row was never flushed, which is a mistake of the caller.
    """
    if row.id is None:
        raise ValueError(f"this {type(row).__name__} has no id yet")
    return row.id


def enum_column(members: type[StrEnum], **options: Any) -> Any:  # noqa: ANN401 - as sqlmodel.Field
    """A field for a StrEnum, kept as text; `options` are those of `sqlmodel.Field`."""
    return Field(sa_type=EnumText(members), **options)  # pyright: ignore[reportArgumentType]


def parent(table: str, *, nullable: bool = False, **options: Any) -> Any:  # noqa: ANN401
    """A foreign key to `table`'s id whose children go when it goes, or are cut loose if optional."""
    return Field(
        foreign_key=f"{table}.id",
        ondelete="SET NULL" if nullable else "CASCADE",
        nullable=nullable,
        index=True,
        **options,
    )
