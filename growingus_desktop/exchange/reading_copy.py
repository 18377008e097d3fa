"""Everything as one Markdown text, for reading and for keeping without this program."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from growingus_desktop.content.checkin import CheckInTexts
from growingus_desktop.content.patterns import Patterns
from growingus_desktop.content.reading_copy import CopyLayout, CopySection
from growingus_desktop.store.plain_values import Plain
from growingus_desktop.store.rows_out import PlainRow

SUFFIX = ".md"
Values = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class CopyWords:
    """What the vault's own words for things are called.

    Args:
        layout: headings and labels.
        patterns: the patterns everyone starts with.
        checkin: the check-in's questions and answers.
    """

    layout: CopyLayout
    patterns: Patterns
    checkin: CheckInTexts


def written(rows: Iterable[PlainRow], words: CopyWords) -> Iterator[bytes]:
    """The copy, part by part.

    Args:
        rows: everything, as `store.rows_out` gives it.
        words: what things are called.
    """
    copy = _Copy(rows, words)
    yield f"# {words.layout.title}\n\n{words.layout.note}\n".encode()
    for section in words.layout.sections:
        if not section.under:
            yield from (part.encode() for part in copy.section(section))


class _Copy:
    def __init__(self, rows: Iterable[PlainRow], words: CopyWords) -> None:
        self._words = words
        self._rows: dict[str, list[Values]] = {}
        for row in rows:
            if row.values.get("binned_at") is None:
                self._rows.setdefault(row.table, []).append(row.values)
        self._own = {row["key"]: row["label"] for row in self._rows.get("own_pattern", [])}
        self._names = {item.key: item.text for item in words.checkin.items}
        self._inner = {
            inner: _by_parent(self._rows.get(inner.table, []), inner.under)
            for inner in words.layout.sections
            if inner.under
        }
        self._marks = _by_parent(self._rows.get("moment_pattern", []), "moment_id")

    def section(self, section: CopySection) -> Iterator[str]:
        """One heading with all its rows; nothing where there are none."""
        rows = (self._row(section, row) for row in self._rows.get(section.table, []))
        texts = [text for text in rows if text]
        if texts:
            yield f"\n## {section.title}\n"
            yield from texts

    def _row(self, section: CopySection, row: Values) -> str:
        heading = " · ".join(str(row[name]) for name in section.heading if row.get(name))
        lines = [f"\n### {heading}"] if heading else []
        lines += self._fields(section, row)
        if section.table == "moment":
            lines += self._patterns(row)
        for inner, by_parent in self._inner.items():
            if _PARENTS.get(inner.under) == section.table:
                lines += self._belonging(inner, by_parent.get(row["id"], []))
        return "\n".join(lines) + "\n" if lines else ""

    def _belonging(self, inner: CopySection, rows: list[Values]) -> list[str]:
        lines = [line for row in rows for line in self._fields(inner, row)]
        return [f"\n**{inner.title}**", *lines] if lines else []

    def _fields(self, section: CopySection, row: Values) -> list[str]:
        lines: list[str] = []
        for column, label in section.fields:
            value = row.get(column)
            if value in (None, "", False) and not (section.table == "check_in" and value == 0):
                continue
            text = self._said(section.table, column, value)
            name = self._names.get(label, label) if section.table == "check_in" else label
            lines.append(f"\n{name}: {text}" if name else f"\n{text}")
        return lines

    def _said(self, table: str, column: str, value: Plain) -> str:
        if table == "check_in" and isinstance(value, int) and column in self._names:
            return self._words.checkin.answers[value]
        if value is True:
            return self._words.layout.yes
        if column in _FIXED_WORDS:
            return str(value).replace("-", " ")
        return str(value)

    def _patterns(self, row: Values) -> list[str]:
        labels = [self._label(str(mark["pattern"])) for mark in self._marks.get(row["id"], [])]
        return [f"\n{self._words.layout.patterns}: {', '.join(labels)}"] if labels else []

    def _label(self, key: str) -> str:
        known = self._words.patterns.find(key)
        return known.label if known else str(self._own.get(key, key))


def _by_parent(rows: Iterable[Values], column: str) -> dict[Plain, list[Values]]:
    found: dict[Plain, list[Values]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


_PARENTS = {"opener_id": "opener", "run_id": "focus_run"}
_FIXED_WORDS = frozenset({"answer", "went", "decision", "side", "question", "began_by", "landed"})
"""Columns that hold one of the program's own words."""
