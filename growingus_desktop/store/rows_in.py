"""Taking rows of an export into the vault: it adds, and never deletes or writes over anything."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ForeignKeyConstraint, Table, UniqueConstraint, insert, select, text

from growingus_desktop.models.patterns import Pattern
from growingus_desktop.store.plain_values import NotFitting, from_plain, tables_in_order
from growingus_desktop.vault.unit_of_work import VaultSession

LEFT_OUT = frozenset({"preference", "draft"})
"""Tables never taken in: a file must not weaken how the vault locks, nor write into open fields."""

_UID = re.compile(r"[0-9a-f]{32}")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One row as it stands in a file.

    Args:
        line: where in the file it stands, from 1.
        table: the table it says it belongs to.
        values: what it says, by column.
    """

    line: int
    table: str
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that can't be taken in.

    Args:
        line: where in the file it stands.
        table: its table, or "?" for one that doesn't exist.
        column: what doesn't fit, or "?".
    """

    line: int
    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What taking rows in does, or would do.

    Args:
        added: how many rows are new.
        known: how many the vault has already, whatever became of them since.
        bad: those that can't be taken in.
    """

    added: int
    known: int
    bad: tuple[BadRow, ...]

    @property
    def total(self) -> int:
        """Every row that was looked at."""
        return self.added + self.known + len(self.bad)


def examine(session: VaultSession, rows: Sequence[GivenRow]) -> Intake:
    """What `take_in` would do; nothing is changed."""
    return _Taking(session, rows).run(write=False)


def take_in(session: VaultSession, rows: Sequence[GivenRow]) -> Intake:
    """Add every row that fits and isn't there yet, in the unit of work that is under way."""
    return _Taking(session, rows).run(write=True)


@dataclass
class _Place:
    """What is known of one table while rows come in.

    Args:
        uids: the id of each row by its lasting name.
        next_id: the first id that was never given to any row.
        taken: for each group of columns that must be unique, the id by their values.
    """

    uids: dict[str, int]
    next_id: int
    taken: dict[tuple[str, ...], dict[tuple[object, ...], int]]


class _Taking:
    def __init__(self, session: VaultSession, rows: Sequence[GivenRow]) -> None:
        self._session = session
        self._rows: dict[str, list[GivenRow]] = {}
        for row in rows:
            self._rows.setdefault(row.table, []).append(row)
        self._ids: dict[tuple[str, int], int] = {}
        self._patterns: set[str] = {pattern.value for pattern in Pattern}
        self._bad: list[BadRow] = []
        self._added = 0
        self._known = 0

    def run(self, *, write: bool) -> Intake:
        tables = tables_in_order()
        names = {table.name for table in tables}
        for name in self._rows.keys() - names:
            self._bad.extend(BadRow(row.line, "?", "?") for row in self._rows[name])
        for table in tables:
            given = self._rows.get(table.name, [])
            if table.name in LEFT_OUT or (not given and table.name != "own_pattern"):
                continue
            fresh = self._fresh(table, given)
            self._added += len(fresh)
            if write:
                self._write(table, fresh)
        bad = tuple(sorted(self._bad, key=lambda row: row.line))
        return Intake(self._added, self._known, bad)

    def _fresh(self, table: Table, given: Iterable[GivenRow]) -> list[dict[str, Any]]:
        place = self._place(table)
        fresh: list[dict[str, Any]] = []
        for row in given:
            try:
                values = self._values(table, row)
                number = _known_as(place, values)
            except NotFitting as error:
                self._bad.append(BadRow(row.line, table.name, error.column))
                continue
            if number is not None:
                self._known += 1
            else:
                number = self._note(table, place, values)
                fresh.append(values)
            given_id = row.values.get("id")
            if isinstance(given_id, int):
                self._ids[table.name, given_id] = number
        return fresh

    def _values(self, table: Table, row: GivenRow) -> dict[str, Any]:
        values = from_plain(table.name, row.values)
        for column in table.columns:
            if column.name not in values and column.name not in {"created_at", "changed_at"}:
                _require_default(column)
        if "uid" in table.columns and not _UID.fullmatch(str(values.get("uid", ""))):
            raise NotFitting("uid")
        if "id" in table.columns and "id" not in values:
            raise NotFitting("id")
        for name in ("created_at", "changed_at"):
            if name in table.columns:
                values.setdefault(name, self._session.clock.now())
        for key in table.foreign_key_constraints:
            self._follow(key, values)
        if table.name == "moment_pattern" and values["pattern"] not in self._patterns:
            raise NotFitting("pattern")
        return values

    def _follow(self, key: ForeignKeyConstraint, values: dict[str, Any]) -> None:
        """Let a reference point at the row's id in this vault."""
        (name,) = key.column_keys
        if values.get(name) is None:
            return
        here = self._ids.get((key.referred_table.name, values[name]))
        # The row it refers to is bad or missing; one that can stand alone does.
        if here is None and not key.columns[name].nullable:
            raise NotFitting(name)
        values[name] = here

    def _note(self, table: Table, place: _Place, values: dict[str, Any]) -> int:
        number = place.next_id
        place.next_id += 1
        if "id" in table.columns:
            values["id"] = number
        if "uid" in values:
            place.uids[values["uid"]] = number
        for columns, ids in place.taken.items():
            ids[tuple(values.get(name) for name in columns)] = number
        if table.name == "own_pattern":
            self._patterns.add(values["key"])
        return number

    def _place(self, table: Table) -> _Place:
        groups = [
            tuple(column.name for column in each.columns)
            for each in table.constraints
            if isinstance(each, UniqueConstraint)
        ]
        groups = [group for group in groups if group != ("uid",)]
        if "id" not in table.columns:
            groups.append(tuple(column.name for column in table.primary_key.columns))
        place = _Place({}, self._next_id(table), {group: {} for group in groups})
        for found in self._session.connection().execute(select(table)).mappings():
            number = int(found["id"]) if "id" in found else 0
            if "uid" in found:
                place.uids[found["uid"]] = number
            for group, ids in place.taken.items():
                ids[tuple(found[name] for name in group)] = number
            if table.name == "own_pattern":
                self._patterns.add(found["key"])
        return place

    def _next_id(self, table: Table) -> int:
        if "id" not in table.columns:
            return 1
        query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        last = self._session.connection().execute(query, {"name": table.name}).scalar()
        return int(last or 0) + 1

    def _write(self, table: Table, fresh: list[dict[str, Any]]) -> None:
        by_columns: dict[frozenset[str], list[dict[str, Any]]] = {}
        for values in fresh:
            by_columns.setdefault(frozenset(values), []).append(values)
        for alike in by_columns.values():
            for start in range(0, len(alike), _AT_ONCE):
                self._session.connection().execute(insert(table), alike[start : start + _AT_ONCE])


def _require_default(column: "Column[Any]") -> None:
    # What an older export doesn't know may be left out; what was always there may not.
    may_be_left_out = column.nullable or column.default is not None
    if column.primary_key or not may_be_left_out:
        raise NotFitting(column.name)


def _known_as(place: _Place, values: dict[str, Any]) -> int | None:
    """The id of the row in the vault, or read before, that this one is; None if it is new."""
    if values.get("uid") in place.uids:
        return place.uids[values["uid"]]
    for columns, ids in place.taken.items():
        found = ids.get(tuple(values.get(name) for name in columns))
        if found is not None:
            return found
    return None
