"""A bank of lines to come back to each other with after a rough moment."""

from dataclasses import dataclass

from growingus_desktop.content import evidence
from growingus_desktop.content.evidence import Grade
from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Args:
        id: its name in code, the same in every language.
        text: what one may say; an ellipsis stands for what only the person knows.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines for the same occasion.

    Args:
        key: its name in code.
        name: what it is called.
        hint: when to use them.
        lines: the lines.
    """

    key: str
    name: str
    hint: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RepairLines:
    """The bank. All of it goes when repair is put away.

    Args:
        groups: in the order they are offered.
        why: what speaks for small repairs, and what doesn't.
        grade: how well that has been tested.
        evidence: the claims behind it.
        limit: what has to stand beside every one of them.
    """

    groups: tuple[LineGroup, ...]
    why: str
    grade: Grade
    evidence: tuple[str, ...]
    limit: str

    @property
    def all(self) -> tuple[Line, ...]:
        """Every line, in the order of the groups."""
        return tuple(line for group in self.groups for line in group.lines)


def load_repair_lines(language: str = DEFAULT_LANGUAGE) -> RepairLines:
    """The bank shipped with the program.

    Raises:
        ContentError: naming the group and what is wrong with it.
    """
    return parse_repair_lines(read_content("repair_lines.toml", language), "repair_lines.toml")


def parse_repair_lines(text: str, source: str) -> RepairLines:
    """The bank in the TOML text of `load_repair_lines`' file."""
    top = parse(text, source)
    top.only(("why", "grade", "evidence", "limit", "groups"))
    rows = top.tables("groups")
    unique_by(((row.text("key"), row) for row in rows), "key")
    unique_by(((name, row) for row in rows for name in row.table("lines").names()), "lines")
    return RepairLines(
        groups=tuple(_group(row) for row in rows),
        why=top.text("why"),
        grade=top.choice("grade", Grade),
        evidence=evidence.claims(top),
        limit=top.text("limit"),
    )


def _group(row: Table) -> LineGroup:
    row.only(("key", "name", "hint", "lines"))
    table = row.table("lines")
    lines = tuple(Line(name, table.text(name)) for name in table.names())
    if not lines:
        raise row.fails("lines", Flaw.EMPTY)
    return LineGroup(row.text("key"), row.text("name"), row.text("hint"), lines)
