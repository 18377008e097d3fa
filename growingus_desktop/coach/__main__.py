"""Reads JSON lines {"id", "text"} and writes one verdict a line: ``python -m growingus_desktop.coach``."""

import json
import sys

from growingus_desktop.coach.gate import find_gate
from growingus_desktop.coach.language import load_language
from growingus_desktop.coach.signs import bare, find_signs
from growingus_desktop.coach.strengths import find_strengths
from growingus_desktop.coach.verdict import is_harsh, score_of


def main() -> None:
    language = load_language()
    for line in sys.stdin:
        if not line.strip():
            continue
        row = json.loads(line)
        draft = language.draft(row["text"])
        gate = find_gate(draft, language)
        found = find_signs(draft, language)
        strengths = find_strengths(draft, language, found)
        found += bare(draft, strengths, found)
        answer = {
            "id": row["id"],
            "gate": gate is not None,
            "verdict": "harsh" if is_harsh(draft, found, strengths) else "gentle",
            "score": score_of(found, strengths),
            "categories": sorted({t.value for f in found for t in f.tags}),
            "strengths": sorted({s.kind.value for s in strengths}),
        }
        print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
