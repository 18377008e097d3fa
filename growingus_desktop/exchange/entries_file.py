"""The file an export is: one line of JSON a row, so that any length is read line by line.

The first line says what the file is. Nothing of a file is believed: sizes are bounded before
anything is parsed, and no error carries a word of it.
"""

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.store.rows_in import BadRow, GivenRow
from growingus_desktop.store.rows_out import PlainRow

FORMAT = "growing-us-entries"
VERSION = 1
SUFFIX = ".jsonl"
MOST_BYTES = 500 * 1000 * 1000
MOST_ROWS = 200_000
LONGEST_LINE = 8 * 1024 * 1024
"""Bytes one row may have: every text of the longest one full, each sign escaped."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold.

    Args:
        file_bytes: bytes of the whole file.
        rows: rows in it.
        line_bytes: bytes of one line.
    """

    file_bytes: int = MOST_BYTES
    rows: int = MOST_ROWS
    line_bytes: int = LONGEST_LINE


STANDARD_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Entries:
    """What a file holds.

    Args:
        rows: every line that is a row.
        bad: every line that is none.
    """

    rows: tuple[GivenRow, ...]
    bad: tuple[BadRow, ...]


def written(rows: Iterable[PlainRow], head: Mapping[str, str | int]) -> Iterator[bytes]:
    """The lines of an export.

    Args:
        rows: what it holds.
        head: what the first line says besides the format, such as the program's version.
    """
    yield _line({"format": FORMAT, "version": VERSION, **head})
    for row in rows:
        yield _line({"table": row.table, "row": row.values})


def read(path: Path, limits: Limits = STANDARD_LIMITS) -> Entries:
    """Read an export.

    Args:
        path: the file.
        limits: how much it may hold.

    Raises:
        AppError: IMPORT_TOO_LARGE, NOT_TEXT (with the line), NOT_AN_EXPORT, NEWER_EXPORT, or
            IMPORT_UNREADABLE if the file system doesn't give it out.
    """
    try:
        if not path.is_file():
            raise AppError(Problem.NOT_AN_EXPORT)
        if path.stat().st_size > limits.file_bytes:
            raise AppError(Problem.IMPORT_TOO_LARGE)
        return _entries(_lines(path, limits), limits)
    except OSError:
        raise AppError(Problem.IMPORT_UNREADABLE) from None


def _entries(lines: Iterator[tuple[int, str]], limits: Limits) -> Entries:
    _require_head(next(lines, (1, "")))
    rows: list[GivenRow] = []
    bad: list[BadRow] = []
    for number, text in lines:
        if not text.strip():
            continue
        if len(rows) + len(bad) >= limits.rows:
            raise AppError(Problem.IMPORT_TOO_LARGE)
        row = _row(number, text)
        if row is None:
            bad.append(BadRow(number, "?", "?"))
        else:
            rows.append(row)
    return Entries(tuple(rows), tuple(bad))


def _require_head(line: tuple[int, str]) -> None:
    head = _object(line[1])
    if head is None or head.get("format") != FORMAT:
        raise AppError(Problem.NOT_AN_EXPORT)
    version = head.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise AppError(Problem.NOT_AN_EXPORT)
    if version > VERSION:
        raise AppError(Problem.NEWER_EXPORT)


def _row(number: int, text: str) -> GivenRow | None:
    found = _object(text)
    if found is None or found.keys() != {"table", "row"}:
        return None
    table, values = found["table"], found["row"]
    if not isinstance(table, str) or not isinstance(values, dict):
        return None
    return GivenRow(number, table, cast("dict[str, object]", values))


def _object(text: str) -> dict[str, object] | None:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        # The decoder's error carries the whole line.
        return None
    return cast("dict[str, object]", found) if isinstance(found, dict) else None


def _lines(path: Path, limits: Limits) -> Iterator[tuple[int, str]]:
    number = 0
    with path.open("rb") as file:
        while data := file.readline(limits.line_bytes + 1):
            number += 1
            if len(data) > limits.line_bytes:
                raise AppError(Problem.IMPORT_TOO_LARGE)
            if number == 1:
                # Some editors put a mark before the first letter.
                data = data.removeprefix(codecs.BOM_UTF8)
            try:
                yield number, data.decode("utf-8")
            except UnicodeDecodeError:
                raise AppError(Problem.NOT_TEXT, line=number) from None


def _line(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
