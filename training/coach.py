"""Makes the coach's weights from the labelled sentences beside it.

Run: ``python -m training.coach`` from the project folder, with what training/requirements.txt names.
Writes the four files of weights in resources/content/en/coach, the same each time.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from growingus_desktop.coach.cues import classes_of, near_cues, place_cues
from growingus_desktop.coach.cutting import cut
from growingus_desktop.coach.draft import Around, Draft
from growingus_desktop.coach.gate import HOLDS, gate_cues
from growingus_desktop.coach.good_will import is_wry
from growingus_desktop.coach.language import Language, load_language
from growingus_desktop.coach.passages import Passage
from growingus_desktop.coach.reading import Category, GateKind, StrengthKind
from growingus_desktop.coach.weighing import HARSH, helps
from growingus_desktop.coach.weights import parse_weights, weights_text
from training.fitting import Fitted, Sentences, fit
from training.rows import TO_ORDER, GateRow, Row, gate_rows, opener_rows

OUT: Final = Path(__file__).parent.parent / "resources" / "content" / "en" / "coach"
TAGS: Final = (
    *(category.value for category in Category),
    *(helps(kind) for kind in StrengthKind),
)
CATEGORY_SHIFT: Final = 1.0
"""Several kinds of hardness often stand together, so each is named a little before it is likely."""

TAG_SHIFT: Final = (*[CATEGORY_SHIFT] * len(Category), *[0.4] * len(StrengthKind))


class Read(NamedTuple):
    """The cues of a sentence, and those of its parts where it has several."""

    whole: frozenset[str]
    parts: list[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How one file of weights is made.

    `strength` is the inverse of the penalty on large weights, `most` how many cues are kept,
    `least` the weight below which one is left out; a cue must be in `fewest` texts.
    """

    name: str
    strength: float
    most: int
    least: float
    fewest: int = 2

    def fit(
        self, texts: Sequence[Sentences], labels: Sequence[np.ndarray], counts: np.ndarray
    ) -> Fitted:
        """The weights of these texts; `counts` is how much each counts."""
        return fit(texts, labels, self.strength, weight=counts, most=self.most, fewest=self.fewest)


WHOLE: Final = Plan("weights", 8.0, 20000, 0.06, fewest=3)
PARTS: Final = Plan("part_weights", 6.0, 20000, 0.06, fewest=3)
TAGGED: Final = Plan("tag_weights", 5.0, 20000, 1.5)
APART: Final = Plan("everyday_weights", 6.0, 15000, 0.06, fewest=3)
EVERYDAY: Final = 4.0
"""How much a sentence of everyday talk counts: there are many more of them in a life than openers."""
EVERYDAY_SHIFT: Final = -1.58
"""So that about one in a hundred sentences of everyday talk is taken for a hard one."""
GATE: Final = Plan("gate_weights", 8.0, 40000, 0.06)
GATE_PARTS: Final = Plan("gate_part_weights", 8.0, 40000, 0.06)
GATE_KINDS: Final = Plan("gate_kind_weights", 8.0, 3000, 1.5)
GATE_RECALL: Final = 1.5
GATE_SHIFT: Final = -0.63


def drafts_of(text: str, language: Language) -> list[Draft]:
    """The sentences of a text as the coach reads them, those without a word left out."""
    wry = is_wry(text)
    drafts = [
        language.draft(text[one.start : one.end], Around(one.opens, one.quoted, wry))
        for one in cut(text)
    ]
    return [draft for draft in drafts if draft.words]


def opener_cues(row: Row, language: Language) -> list[Read]:
    """The cues of each sentence of an opener and of each part of one, with what the others add.

    What the rules find counts only where they weren't written with the row in view.
    """
    passages = [Passage(draft, language) for draft in drafts_of(row.text, language)]
    read: list[Read] = []
    for number, passage in enumerate(passages):
        others = set[str]().union(*(one.kinds for at, one in enumerate(passages) if at != number))
        around = near_cues(others) | place_cues(number, len(passages))
        parts = [_counted(cues | around, row) for _, _, cues in passage.parts]
        read.append(Read(_counted(passage.cues | around, row), parts))
    return read


def whole_of(read: Sequence[Read]) -> Sentences:
    """The cues of the sentences of a text."""
    return [one.whole for one in read]


def parts_of(read: Sequence[Read]) -> Sentences:
    """The cues of the parts of its sentences, those of a sentence that has but one its own."""
    return [part for one in read for part in (one.parts or [one.whole])]


def _counted(cues: frozenset[str], row: Row) -> frozenset[str]:
    return frozenset(cue for cue in cues if not (row.known and cue.startswith("sign:")))


def gate_row_cues(row: GateRow, language: Language) -> tuple[Sentences, Sentences]:
    """The cues of each sentence of a text and of each part of one, for the gate."""
    whole: list[frozenset[str]] = []
    parts: list[frozenset[str]] = []
    for draft in drafts_of(row.text, language):
        sentence, cut = gate_cues(draft, classes_of(draft), language)
        whole.append(sentence)
        parts += cut or [sentence]
    return whole, parts


def harsh_label(rows: Sequence[Row]) -> list[np.ndarray]:
    """Whether each row is harsh, as the one label there is."""
    return [np.array([int(row.harsh) for row in rows])]


def tag_labels(rows: Sequence[Row]) -> list[np.ndarray]:
    """For each tag whether each row has it; -1 where nobody said."""
    has = [
        np.array([int(category.value in row.categories) if row.tagged else -1 for row in rows])
        for category in Category
    ]
    # Strengths were given throughout only where nothing is harsh.
    has += [
        np.array(
            [
                int(kind.value in row.strengths) if row.tagged and not row.harsh else -1
                for row in rows
            ]
        )
        for kind in StrengthKind
    ]
    return has


def held_label(rows: Sequence[GateRow]) -> list[np.ndarray]:
    """Whether each row is held, as the one label there is."""
    return [np.array([int(row.gate) for row in rows])]


def kind_labels(rows: Sequence[GateRow]) -> list[np.ndarray]:
    """For each kind of danger whether a row is of it; -1 where nothing is held or nobody said."""
    return [
        np.array([int(row.kind == kind.value) if row.gate and row.kind else -1 for row in rows])
        for kind in GateKind
    ]


def write(plan: Plan, fitted: Fitted, labels: Sequence[str], shift: Sequence[float]) -> None:
    """The file of weights: cues by rarity, those that say the same on one line."""
    rows = {
        cue: (
            float(fitted.rarity[at]),
            [float(one) if abs(one) >= plan.least else 0.0 for one in fitted.weights[at]],
        )
        for at, cue in enumerate(fitted.vocabulary)
    }
    bias = [float(one + by) for one, by in zip(fitted.bias, shift, strict=True)]
    text = weights_text(labels, bias, rows)
    (OUT / f"{plan.name}.tsv").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{plan.name}: {len(parse_weights(text))} cues\n")


def make_openers(language: Language) -> None:
    """The weights of openers, of their parts and of their tags."""
    rows = [row for row in opener_rows() if drafts_of(row.text, language)]
    read = [opener_cues(row, language) for row in rows]
    whole, parts = [whole_of(one) for one in read], [parts_of(one) for one in read]
    # The rows the labels' meaning was taken from count for more than those written after them.
    ordinary = np.array([row.ordinary for row in rows])
    counts = np.array([3.0 if row.known and row.tagged else 1.0 for row in rows])
    to_order = np.array([row.to_order for row in rows])
    counts = np.where(to_order, TO_ORDER, counts)
    among_openers = np.where(ordinary, 0.0, counts)
    harsh, tags = harsh_label(rows), tag_labels(rows)
    write(WHOLE, WHOLE.fit(whole, harsh, among_openers), [HARSH], [0.0])
    write(PARTS, PARTS.fit(parts, harsh, among_openers), [HARSH], [0.0])
    # What was written to order is no measure of what people write every day.
    in_life = np.where(to_order, 0.0, np.where(ordinary, EVERYDAY * counts, counts))
    write(APART, APART.fit(whole, harsh, in_life), [HARSH], [EVERYDAY_SHIFT])
    write(TAGGED, TAGGED.fit(whole, tags, counts), TAGS, TAG_SHIFT)


def make_gate(language: Language) -> None:
    """The weights of the safety gate, of sentences and of their parts."""
    rows = [row for row in gate_rows() if drafts_of(row.text, language)]
    cues = [gate_row_cues(row, language) for row in rows]
    # To miss danger is worse than to show a quiet line too often.
    counts = np.array([row.counts * (GATE_RECALL if row.gate else 1.0) for row in rows])
    whole, parts = [one for one, _ in cues], [one for _, one in cues]
    for plan, texts in ((GATE, whole), (GATE_PARTS, parts)):
        write(plan, plan.fit(texts, held_label(rows), counts), [HOLDS], [GATE_SHIFT])
    kinds = [kind.value for kind in GateKind]
    # The kind of what was written to order is what was ordered, not always what came of it.
    by_hand = np.where([row.counts < 1 for row in rows], 0.0, counts)
    fitted = GATE_KINDS.fit(whole, kind_labels(rows), by_hand)
    write(GATE_KINDS, fitted, kinds, [0.0] * len(kinds))


def main() -> None:
    """Write all files, or only those of the gate or of the openers."""
    language = load_language()
    if "gate" not in sys.argv[1:]:
        make_openers(language)
    if "openers" not in sys.argv[1:]:
        make_gate(language)


if __name__ == "__main__":
    main()
