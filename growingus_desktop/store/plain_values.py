"""The vault's columns as plain values (text, whole numbers, true and false), and back.

What comes back in is believed in nothing: it may be a file that anyone wrote.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from annotated_types import Ge, Le
from sqlalchemy import Boolean, Date, Integer, Table

from growingus_desktop.core.limits import TEXT_LIMIT
from growingus_desktop.models.base import EnumText, UTCDateTime
from growingus_desktop.models.base import Table as VaultTable
from growingus_desktop.models.bin import BinSighting, BinTime
from growingus_desktop.models.schema import metadata

Plain = str | int | bool | None


class NotFitting(ValueError):  # noqa: N818 - a verdict about one value, never shown as it is
    """A value that its column can't hold; names the column and never the value.

    Args:
        column: the column's name.
    """

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


@dataclass(frozen=True, slots=True)
class _Rule:
    """What one column can hold."""

    name: str
    type: object
    optional: bool
    low: int | None
    high: int | None


@cache
def models() -> Mapping[str, type[VaultTable]]:
    """The class of each table, by the table's name."""
    found: dict[str, type[VaultTable]] = {}
    waiting: list[type[VaultTable]] = [VaultTable]
    while waiting:
        model = waiting.pop()
        waiting.extend(model.__subclasses__())
        table: object = getattr(model, "__table__", None)
        if isinstance(table, Table):
            found[table.name] = model
    return found


def tables_in_order() -> tuple[Table, ...]:
    """Every table but the bin's books, those referred to before those that refer to them."""
    books = {name for name, model in models().items() if model in (BinTime, BinSighting)}
    return tuple(one for one in metadata.sorted_tables if one.name not in books)


def to_plain(value: object) -> Plain:
    """One value of a row as it is written into a file.

    Raises:
        TypeError: for a kind of value no column has.
    """
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def from_plain(table: str, given: Mapping[str, object]) -> dict[str, Any]:
    """The values of one row, each what its column can hold.

    Args:
        table: the table's name.
        given: by column; what is left out gets the column's default, what is unknown is refused.

    Raises:
        NotFitting: naming the first column that doesn't fit.
    """
    rules = _rules(table)
    for name in given:
        if name not in rules:
            # The name itself may be anything, so it is not repeated.
            raise NotFitting("?")
    return {name: _fitting(rules[name], value) for name, value in given.items()}


@cache
def _rules(table: str) -> Mapping[str, _Rule]:
    fields = models()[table].model_fields
    rules: dict[str, _Rule] = {}
    for column in metadata.tables[table].columns:
        field = fields.get(column.name)
        low, high = _bounds(field.metadata if field else [])
        rules[column.name] = _Rule(column.name, column.type, bool(column.nullable), low, high)
    return rules


def _bounds(constraints: list[Any]) -> tuple[int | None, int | None]:
    low = next((each.ge for each in constraints if isinstance(each, Ge)), None)
    high = next((each.le for each in constraints if isinstance(each, Le)), None)
    return (low if isinstance(low, int) else None), (high if isinstance(high, int) else None)


def _fitting(rule: _Rule, value: object) -> object:
    if value is None:
        if rule.optional:
            return None
        raise NotFitting(rule.name)
    if isinstance(rule.type, Boolean):
        if isinstance(value, bool):
            return value
    elif isinstance(rule.type, Integer):
        if isinstance(value, int) and not isinstance(value, bool) and _within(rule, value):
            return value
    elif isinstance(value, str):
        return _from_text(rule, value)
    raise NotFitting(rule.name)


def _within(rule: _Rule, value: int) -> bool:
    # SQLite holds 64 bits; a larger number would fail in the driver, with the number in its words.
    low = -(2**63) if rule.low is None else rule.low
    high = 2**63 - 1 if rule.high is None else rule.high
    return low <= value <= high


def _from_text(rule: _Rule, value: str) -> object:
    try:
        if isinstance(rule.type, UTCDateTime):
            moment = datetime.fromisoformat(value)
            moment.utctimetuple()
            if moment.tzinfo is None:
                raise NotFitting(rule.name)
            return moment
        if isinstance(rule.type, Date):
            return date.fromisoformat(value)
        if isinstance(rule.type, EnumText):
            return rule.type.members(value)
        value.encode()
    except (ValueError, OverflowError):
        raise NotFitting(rule.name) from None
    if len(value) > TEXT_LIMIT or "\0" in value:
        raise NotFitting(rule.name)
    return value
