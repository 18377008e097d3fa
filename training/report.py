"""Measures the coach on the sentences it never saw, and says which constructions it takes for another.

Run: ``python -m training.report`` from the project folder. Writes benchmarks/coach.md. The table by
construction is cross-validated: each fifth of the constructions is judged by weights made without it.
"""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from growingus_desktop.coach.__main__ import answer
from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.language import Language, load_language
from growingus_desktop.coach.reading import Weight
from training.coach import (
    PARTS,
    WHOLE,
    drafts_of,
    harsh_label,
    opener_cues,
    parts_of,
    whole_of,
)
from training.fitting import Fitted, Sentences
from training.rows import TO_ORDER, Row, lines, opener_rows

ROOT: Final = Path(__file__).parent.parent
UNSEEN: Final = ROOT / "tests" / "unit" / "coach" / "unseen"
OUT: Final = ROOT / "benchmarks" / "coach.md"
FOLDS: Final = 5

Tags = Callable[[dict[str, Any]], set[str]]


def f1(pairs: Sequence[tuple[set[str], set[str]]]) -> float:
    """Micro-averaged F1 over (wanted, given) sets."""
    right = sum(len(gold & got) for gold, got in pairs)
    return 2 * right / max(1, sum(len(gold) + len(got) for gold, got in pairs))


def opener_line(name: str, rows: list[dict[str, Any]], language: Language) -> str:
    """One row of the table of openers."""
    got = [(row, answer(row["text"], language)) for row in rows]
    harsh = f1([({row["label"]} & {"harsh"}, {one["verdict"]} & {"harsh"}) for row, one in got])
    right = [row["label"] == one["verdict"] for row, one in got]
    band = [
        is_right
        for (row, _), is_right in zip(got, right, strict=True)
        if 6 <= len(row["text"].split()) <= 14
    ]
    categories = f1([(set(row["categories"]), set(one["categories"])) for row, one in got])
    strengths = f1(
        [
            (set(row["strengths"]), set(one["strengths"]))
            for row, one in got
            if row["label"] == "gentle"
        ]
    )
    held = sum(one["gate"] for _, one in got)
    return (
        f"| {name} | {len(rows)} | {harsh:.3f} | {sum(right) / len(right):.3f} |"
        f" {sum(band) / len(band):.3f} | {categories:.3f} | {strengths:.3f} | {held} |"
    )


def gate_line(name: str, rows: list[dict[str, Any]]) -> str:
    """One row of the table of the safety gate."""
    coach = load_coach()
    held = [coach.gate(row["text"]) is not None for row in rows]
    true = [one for one, row in zip(held, rows, strict=True) if row["gate"]]
    false = [one for one, row in zip(held, rows, strict=True) if not row["gate"]]
    return f"| {name} | {sum(true)} of {len(true)} | {sum(false)} of {len(false)} |"


def everyday_line(rows: list[dict[str, Any]]) -> str:
    """What everyday talk gets."""
    coach = load_coach()
    counts: Counter[str] = Counter()
    for row in rows:
        reading = coach.read(row["text"])
        if reading.gate is not None:
            counts["held"] += 1
        elif any(remark.weight is Weight.HARSH for remark in reading.remarks):
            counts["harsh"] += 1
        elif reading.remarks:
            counts["nudged"] += 1
    return (
        f"Of {len(rows)} neutral sentences {counts['harsh']} get a harsh remark,"
        f" {counts['nudged']} a nudge and {counts['held']} the safety card."
    )


def scores(fitted: Fitted, texts: Sequence[Sentences]) -> np.ndarray:
    """The heaviest sentence (or part) of each text."""
    every = fitted.scores([sentence for sentences in texts for sentence in sentences])[:, 0]
    ends = np.cumsum([len(sentences) for sentences in texts])
    return np.maximum.reduceat(every, np.concatenate([[0], ends[:-1]]))


def by_construction(language: Language) -> list[str]:
    """A line for each construction: how many of its harsh and harmless forms were told right."""
    labelled = lines(ROOT / "training" / "openers" / "constructions.jsonl")
    numbers = {row["text"]: int(row["phenomenon"]) for row in labelled}
    rows = [row for row in opener_rows() if not row.ordinary and drafts_of(row.text, language)]
    read = [opener_cues(row, language) for row in rows]
    cues = [(whole_of(one), parts_of(one)) for one in read]
    counts = np.array([TO_ORDER if row.to_order else 1.0 for row in rows])
    mine = np.array([at for at, row in enumerate(rows) if row.text in numbers])
    fold = np.arange(len(mine)) % FOLDS
    right: Counter[tuple[int, bool]] = Counter()
    count: Counter[tuple[int, bool]] = Counter()
    for number in range(FOLDS):
        held_out = mine[fold == number]
        rest = np.setdiff1d(np.arange(len(rows)), held_out)
        judged = np.zeros(len(held_out))
        for kind, plan in enumerate((WHOLE, PARTS)):
            texts = [pair[kind] for pair in cues]
            fitted = plan.fit(
                [texts[at] for at in rest], harsh_label([rows[at] for at in rest]), counts[rest]
            )
            judged += scores(fitted, [texts[at] for at in held_out]) / 2
        for at, score in zip(held_out, judged, strict=True):
            row: Row = rows[at]
            key = (numbers[row.text], row.harsh)
            count[key] += 1
            right[key] += bool(score > 0) == row.harsh
    return [
        f"| {number} | {right[number, True]} of {count[number, True]} |"
        f" {right[number, False]} of {count[number, False]} |"
        for number in sorted(set(numbers.values()))
    ]


def main() -> None:
    """Write the report."""
    language = load_language()
    known = ROOT / "training"
    openers = [
        ("developed on", lines(known / "openers" / "known_openers_dev.jsonl")),
        ("hard cases developed on", lines(known / "openers" / "known_hard_dev.jsonl")),
        ("never seen", lines(UNSEEN / "openers.jsonl")),
        ("traps never seen", lines(UNSEEN / "traps.jsonl")),
        ("contrasts never seen", lines(UNSEEN / "contrasts.jsonl")),
    ]
    gate = [
        ("developed on", lines(known / "gate" / "known_safety_dev.jsonl")),
        ("never seen", lines(UNSEEN / "dangers.jsonl")),
        ("plain, never seen", lines(UNSEEN / "dangers_plain.jsonl")),
        ("quiet, never seen", lines(UNSEEN / "dangers_quiet.jsonl")),
    ]
    text = "\n".join(
        [
            "# How often the coach is right",
            "",
            "Made by `python -m training.report`. The rows it was developed on are learnt by heart and",
            "say little; those it never saw say how far it can be trusted.",
            "",
            "| openers | rows | harsh F1 | accuracy | 6–14 words | categories F1 | strengths F1 | held |",
            "|---|---|---|---|---|---|---|---|",
            *(opener_line(name, rows, language) for name, rows in openers),
            "",
            "| safety gate | danger held | false alarms |",
            "|---|---|---|",
            *(gate_line(name, rows) for name, rows in gate),
            "",
            everyday_line(lines(UNSEEN / "everyday.jsonl")),
            "",
            "## By construction",
            "",
            "Each fifth judged by weights made without it; numbers as in",
            "`training/openers/constructions.jsonl`.",
            "",
            "| construction | harsh told right | harmless told right |",
            "|---|---|---|",
            *by_construction(language),
            "",
        ]
    )
    OUT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
