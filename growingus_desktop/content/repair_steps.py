"""Steps for coming back after a rough moment, for the size a person gives it."""

from dataclasses import dataclass

from growingus_desktop.content import evidence
from growingus_desktop.content.evidence import Grade
from growingus_desktop.content.tables import Flaw, Table, parse, unique_by
from growingus_desktop.core.resources import DEFAULT_LANGUAGE, read_content


@dataclass(frozen=True, slots=True)
class Size:
    """How big a rough moment was, and the way back from one of that size.

    Args:
        key: its name in code, the same in every language.
        name: what it is called.
        hint: what is of that size, and how much is enough.
        steps: one sentence or two each, in their order.
    """

    key: str
    name: str
    hint: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RepairSteps:
    """All sizes. They go when repair is put away; the limit never does.

    Args:
        sizes: from small to large.
        why: what speaks for small and early, and how little is known.
        grade: how well that has been tested.
        evidence: the claims behind it.
        limit: what stands beside everything about repair (E20).
        fair: a kind word for the one who does it (E22).
    """

    sizes: tuple[Size, ...]
    why: str
    grade: Grade
    evidence: tuple[str, ...]
    limit: str
    fair: str

    def of(self, key: str) -> Size | None:
        """The size of that key, or None."""
        return next((size for size in self.sizes if size.key == key), None)


def load_repair_steps(language: str = DEFAULT_LANGUAGE) -> RepairSteps:
    """The steps shipped with the program.

    Raises:
        ContentError: naming the size and what is wrong with it.
    """
    return parse_repair_steps(read_content("repair_steps.toml", language), "repair_steps.toml")


def parse_repair_steps(text: str, source: str) -> RepairSteps:
    """The steps in the TOML text of `load_repair_steps`' file."""
    top = parse(text, source)
    top.only(("why", "grade", "evidence", "limit", "fair", "sizes"))
    rows = top.tables("sizes")
    unique_by(((row.text("key"), row) for row in rows), "key")
    return RepairSteps(
        sizes=tuple(_size(row) for row in rows),
        why=top.text("why"),
        grade=top.choice("grade", Grade),
        evidence=evidence.claims(top),
        limit=top.text("limit"),
        fair=top.text("fair"),
    )


def _size(row: Table) -> Size:
    row.only(("key", "name", "hint", "steps"))
    steps = row.texts("steps")
    if not steps:
        raise row.fails("steps", Flaw.EMPTY)
    return Size(row.text("key"), row.text("name"), row.text("hint"), steps)
