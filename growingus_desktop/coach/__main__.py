"""One verdict a line from JSON lines: ``python -m growingus_desktop.coach``.

Reads ``{"id", "text"}`` and writes ``{"id", "verdict", "score", "gate", "categories", "strengths",
"remarks"}``. A line the gate holds has nothing but the gate.
"""

import json
import sys
from typing import Any

from growingus_desktop.coach.combined import assemble
from growingus_desktop.coach.language import Language, load_language
from growingus_desktop.coach.passages import PassageReader, first_gate
from growingus_desktop.coach.verdict import is_harsh, score_of


def answer(text: str, language: Language) -> dict[str, Any]:
    """The verdict on one text, as plain values."""
    placed = PassageReader(language).read(text)
    if first_gate(placed) is not None:
        return {
            "gate": True,
            "verdict": "gentle",
            "score": 0,
            "categories": [],
            "strengths": [],
            "remarks": [],
        }
    assembled = assemble(placed)
    found = [(one.placed, finding) for one in assembled for finding in one.found]
    strengths = {strength.kind for one in placed for strength in one.passage.strengths}
    remarks = [
        {
            "start": start,
            "end": end,
            "category": finding.tags[0].value,
            "weight": finding.weight.value,
        }
        for place, finding in found
        for start, end in [place.span(finding.start, finding.end)]
    ]
    return {
        "gate": False,
        "verdict": "harsh" if is_harsh(assembled) else "gentle",
        "score": score_of(assembled),
        "categories": sorted({tag.value for _, finding in found for tag in finding.tags}),
        "strengths": sorted(kind.value for kind in strengths),
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
