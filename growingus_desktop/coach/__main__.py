"""One verdict a line from JSON lines: ``python -m growingus_desktop.coach``.

Reads ``{"id", "text"}`` and writes ``{"id", "verdict", "score", "gate", "categories", "strengths",
"remarks"}``. Of a line the gate holds nothing is said but how hard it sounds.
"""

import json
import sys
from typing import Any

from growingus_desktop.coach.combined import assemble
from growingus_desktop.coach.language import Language, load_language
from growingus_desktop.coach.passages import PassageReader, first_gate
from growingus_desktop.coach.verdict import categories_of, is_harsh, score_of, strengths_of


def answer(text: str, language: Language) -> dict[str, Any]:
    """The verdict on one text, as plain values; behind the gate the verdict and nothing about it."""
    placed = PassageReader(language).read(text)
    assembled = assemble(placed, language, openers_only=True)
    verdict: dict[str, Any] = {
        "verdict": "harsh" if is_harsh(assembled) else "gentle",
        "score": score_of(assembled),
    }
    if first_gate(placed) is not None:
        return {**verdict, "gate": True, "categories": [], "strengths": [], "remarks": []}
    remarks = [
        {
            "start": start,
            "end": end,
            "category": finding.tags[0].value,
            "weight": finding.weight.value,
        }
        for one in assembled
        for finding in one.found
        for start, end in [one.placed.span(finding.start, finding.end)]
    ]
    return {
        **verdict,
        "gate": False,
        "categories": categories_of(assembled),
        "strengths": strengths_of(assembled),
        "remarks": remarks,
    }


def main() -> None:
    """Answer every line of the standard input."""
    language = load_language()
    for line in sys.stdin:
        if line.strip():
            row = json.loads(line)
            sys.stdout.write(json.dumps({"id": row["id"], **answer(row["text"], language)}) + "\n")


if __name__ == "__main__":
    main()
