"""The labelled sentences of this folder."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from growingus_desktop.content.repair_lines import load_repair_lines
from growingus_desktop.content.replies import load_replies
from growingus_desktop.core.resources import content_files
from training.plain import plain_dangers, plain_look_alikes

_HERE: Final = Path(__file__).parent
_NEUTRAL: Final = frozenset(
    [
        "animal",
        "budget",
        "child",
        "consent",
        "cooking",
        "device",
        "family",
        "fiction",
        "game",
        "grief",
        "health",
        "house",
        "idiom",
        "logistics",
        "phobia",
        "sport",
        "travel",
        "weather",
        "work",
    ]
)
"""Kinds of look-alikes of danger that are neutral talk and nothing else."""


TO_ORDER: Final = 0.08
"""How much an opener written to order counts: there are many, each a little stranger than life."""
_DANGER_TO_ORDER: Final = 0.4
_EVERYDAY: Final = 2.0
_PLAIN: Final = 4.0
_KNOWN: Final = 3.0
_OPENER_TO_ORDER: Final = 0.1
_HARSH_TO_ORDER: Final = 0.05


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled text.

    `known` says that the rules were written with this row in view, so that what they find in it
    says nothing about how far they can be trusted elsewhere; `tagged` that its categories and
    strengths are given and not only whether it is harsh; `ordinary` that it is everyday talk;
    `to_order` that it was written to a drawn label, construction and scene.
    """

    text: str
    harsh: bool
    categories: frozenset[str]
    strengths: frozenset[str]
    known: bool
    tagged: bool
    ordinary: bool = False
    to_order: bool = False


@dataclass(frozen=True, slots=True)
class GateRow:
    """One text that does or doesn't speak of danger, and of which kind; `counts` is its weight."""

    text: str
    gate: bool
    kind: str
    counts: float = 1.0


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
                ordinary=path.stem.startswith("everyday"),
                to_order=_is_to_order(path),
            )
            for line in lines(path)
        ]
    none = frozenset[str]()
    harmless = [(text, False) for text in _offered()]
    harmless += [(row.text, row.counts < 1) for row in _labelled_gate() if row.kind in _NEUTRAL]
    return rows + [
        Row(
            text,
            harsh=False,
            categories=none,
            strengths=none,
            known=False,
            tagged=False,
            ordinary=True,
            to_order=to_order,
        )
        for text, to_order in harmless
    ]


def gate_rows() -> list[GateRow]:
    """Every text there is to learn the safety gate from, ordinary openers among them."""
    rows = _labelled_gate()
    known = {row.text for row in rows}
    rows += [
        GateRow(row.text, gate=False, kind="", counts=_as_harmless(row))
        for row in opener_rows()
        if row.text not in known
    ]
    rows += [GateRow(text, gate=True, kind="", counts=_PLAIN) for text in plain_dangers()]
    rows += [GateRow(text, gate=False, kind="", counts=_PLAIN) for text in plain_look_alikes()]
    return rows + [GateRow(text, gate=False, kind="") for text in _made_up_life()]


def _is_to_order(path: Path) -> bool:
    return path.stem.startswith("to_order")


def _as_harmless(row: Row) -> float:
    """How much an opener counts as one without danger; nobody looked for any in those to order."""
    if row.ordinary:
        return _EVERYDAY
    if row.known:
        return _KNOWN
    if not row.to_order:
        return 1.0
    return _HARSH_TO_ORDER if row.harsh else _OPENER_TO_ORDER


def _labelled_gate() -> list[GateRow]:
    rows: list[GateRow] = []
    for path in sorted((_HERE / "gate").glob("*.jsonl")):
        rows += [
            GateRow(
                line["text"],
                bool(line["gate"]),
                str(line.get("kind") or ""),
                _DANGER_TO_ORDER if _is_to_order(path) else 1.0,
            )
            for line in lines(path)
        ]
    return rows


def _offered() -> Iterator[str]:
    """The lines the program itself offers; none of them may be remarked on."""
    yield from (line.text for line in load_repair_lines().all)
    for reply in load_replies().values():
        yield from reply.i_say


def _made_up_life() -> Iterator[str]:
    """What the demo's person wrote; nothing in it is danger."""
    for file in content_files("demo", ".toml"):
        yield from _texts(tomllib.loads(file.read_text(encoding="utf-8")))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if " " in value:
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
