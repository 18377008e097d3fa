"""The labelled sentences of this folder."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled text.

    `known` says that the rules were written with this row in view, so that what they find in it
    says nothing about how far they can be trusted elsewhere; `tagged` that its categories and
    strengths are given and not only whether it is harsh.
    """

    text: str
    harsh: bool
    categories: frozenset[str]
    strengths: frozenset[str]
    known: bool
    tagged: bool


@dataclass(frozen=True, slots=True)
class GateRow:
    """One text that does or doesn't speak of danger, and of which kind."""

    text: str
    gate: bool
    kind: str


def lines(path: Path) -> list[dict[str, Any]]:
    """The JSON lines of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def opener_rows() -> list[Row]:
    """Every labelled opener there is to learn from."""
    rows: list[Row] = []
    for path in sorted((_HERE / "openers").glob("*.jsonl")):
        rows += [
            Row(
                text=line["text"],
                harsh=line["label"] == "harsh",
                categories=frozenset(line.get("categories") or ()),
                strengths=frozenset(line.get("strengths") or ()),
                known=path.stem.startswith("known"),
                tagged=line.get("categories") is not None,
            )
            for line in lines(path)
        ]
    return rows


def gate_rows() -> list[GateRow]:
    """Every text there is to learn the safety gate from, ordinary openers among them."""
    rows: list[GateRow] = []
    for path in sorted((_HERE / "gate").glob("*.jsonl")):
        rows += [
            GateRow(line["text"], bool(line["gate"]), str(line.get("kind", "")))
            for line in lines(path)
        ]
    return rows + [GateRow(row.text, gate=False, kind="") for row in opener_rows()]
