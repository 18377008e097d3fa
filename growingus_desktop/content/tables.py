"""A checked way into the program's TOML files, which names the place of every flaw."""

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum, unique
from typing import TypeVar, cast

Choice = TypeVar("Choice", bound=StrEnum)


@unique
class Flaw(StrEnum):
    """What can be wrong with one place in a file."""

    UNREADABLE = "unreadable"
    MISSING = "missing"
    WRONG_TYPE = "wrong-type"
    EMPTY = "empty"
    OUT_OF_RANGE = "out-of-range"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_VALUE = "unknown-value"
    DUPLICATE = "duplicate"


class ContentError(Exception):
    """A content file that doesn't hold what it should.

    Args:
        source: the file's name, such as ``helplines.toml``.
        where: the path of the place inside it, such as ``lines[3].who``; "" for the whole file.
        flaw: what is wrong there.
    """

    def __init__(self, source: str, where: str, flaw: Flaw) -> None:
        super().__init__(f"{source}: {where}: {flaw}" if where else f"{source}: {flaw}")
        self.source = source
        self.where = where
        self.flaw = flaw


class Table:
    """One TOML table, read field by field.

    Args:
        values: the parsed table.
        source: the file's name, for errors.
        where: the table's own path inside the file, for errors.
    """

    def __init__(self, values: Mapping[str, object], source: str, where: str = "") -> None:
        self._values = values
        self._source = source
        self._where = where

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def fails(self, key: str, flaw: Flaw) -> ContentError:
        """The error to raise when the field `key` doesn't make sense."""
        return ContentError(self._source, self._at(key), flaw)

    def only(self, names: Iterable[str]) -> None:
        """Refuse fields other than `names`, so that a misspelt one is not quietly lost."""
        known = frozenset(names)
        for key in self._values:
            if key not in known:
                raise self.fails(key, Flaw.UNKNOWN_FIELD)

    def names(self) -> tuple[str, ...]:
        """The names of the fields, in the file's order."""
        return tuple(self._values)

    def text(self, key: str) -> str:
        """A text that has to be there and may not be blank, without outer space."""
        value = self._raw(key)
        if not isinstance(value, str):
            raise self.fails(key, Flaw.WRONG_TYPE)
        if not value.strip():
            raise self.fails(key, Flaw.EMPTY)
        return value.strip()

    def text_or_none(self, key: str) -> str:
        """A text that may be blank or left out, which both give ""."""
        if key not in self._values or self._values[key] == "":
            return ""
        return self.text(key)

    def number(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        value = self._raw(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fails(key, Flaw.WRONG_TYPE)
        if not low <= value <= high:
            raise self.fails(key, Flaw.OUT_OF_RANGE)
        return value

    def yes(self, key: str) -> bool:
        """A true or false that counts as false when left out."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise self.fails(key, Flaw.WRONG_TYPE)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them blank; the list itself may be empty."""
        value = self._raw(key)
        if not isinstance(value, list):
            raise self.fails(key, Flaw.WRONG_TYPE)
        found: list[str] = []
        for item in cast("list[object]", value):
            if not isinstance(item, str):
                raise self.fails(key, Flaw.WRONG_TYPE)
            if not item.strip():
                raise self.fails(key, Flaw.EMPTY)
            found.append(item.strip())
        return tuple(found)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A list of lists of two texts each, the first of them not blank."""
        value = self._raw(key)
        if not isinstance(value, list):
            raise self.fails(key, Flaw.WRONG_TYPE)
        found: list[tuple[str, str]] = []
        for item in cast("list[object]", value):
            pair = cast("list[object]", item) if isinstance(item, list) else []
            if len(pair) != 2 or not isinstance(pair[0], str) or not isinstance(pair[1], str):
                raise self.fails(key, Flaw.WRONG_TYPE)
            if not pair[0].strip():
                raise self.fails(key, Flaw.EMPTY)
            found.append((pair[0].strip(), pair[1].strip()))
        return tuple(found)

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """One of the values of the enum `kind`."""
        value = self.text(key)
        try:
            return kind(value)
        except ValueError:
            raise self.fails(key, Flaw.UNKNOWN_VALUE) from None

    def table(self, key: str) -> "Table":
        """A table inside this one."""
        value = self._raw(key)
        if not isinstance(value, dict):
            raise self.fails(key, Flaw.WRONG_TYPE)
        return Table(cast("dict[str, object]", value), self._source, self._at(key))

    def tables(self, key: str) -> tuple["Table", ...]:
        """A list of tables, at least one."""
        value = self._raw(key)
        if not isinstance(value, list):
            raise self.fails(key, Flaw.WRONG_TYPE)
        found: list[Table] = []
        for place, item in enumerate(cast("list[object]", value)):
            if not isinstance(item, dict):
                raise self.fails(f"{key}[{place}]", Flaw.WRONG_TYPE)
            row = cast("dict[str, object]", item)
            found.append(Table(row, self._source, self._at(f"{key}[{place}]")))
        if not found:
            raise self.fails(key, Flaw.EMPTY)
        return tuple(found)

    def _raw(self, key: str) -> object:
        if key not in self._values:
            raise self.fails(key, Flaw.MISSING)
        return self._values[key]

    def _at(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


class UnreadableTomlError(ContentError):
    """A file that is no TOML.

    Args:
        source: the file's name.
        line: the line the parser stopped at, from 1.
    """

    def __init__(self, source: str, line: int) -> None:
        super().__init__(source, f"line {line}", Flaw.UNREADABLE)
        self.line = line


def parse(text: str, source: str) -> Table:
    """The top table of a TOML text.

    Args:
        text: the file's text.
        source: the file's name, for errors.

    Raises:
        UnreadableTomlError: if `text` is no TOML; nothing of the text is in the error.
    """
    try:
        return Table(tomllib.loads(text), source)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableTomlError(source, _line_of(error)) from None
    except (ValueError, RecursionError):
        # Numbers past Python's digit limit and very deep nesting leave the parser this way.
        raise UnreadableTomlError(source, 1) from None


def unique_by(rows: Iterable[tuple[str, Table]], key: str) -> None:
    """Refuse a second row with the same `key`.

    Args:
        rows: each row's key value with the table it came from.
        key: the field's name, for the error.
    """
    seen: set[str] = set()
    for value, table in rows:
        if value in seen:
            raise table.fails(key, Flaw.DUPLICATE)
        seen.add(value)


def _line_of(error: tomllib.TOMLDecodeError) -> int:
    before, found, after = str(error).rpartition("(at line ")
    digits = after.split(",", 1)[0]
    if found and digits.isdigit():
        return int(digits)
    return before.count("\n") + 1
