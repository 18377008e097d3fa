"""The guides as something to read: easy, each in its own words, each covering what it has to."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

import pytest

from growingus_desktop.content.blocks import Heading, Part
from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.safety import load_safety_texts
from tests.support.reading_level import reading_level, running_text, words_in

GUIDES = load_guides().guides
EACH_GUIDE = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.id)

HARDEST_GRADE = 8.5
LONGEST_MEDIAN = 17
RUN = 8
"""Words in a row that no two guides may share."""

CLAIMS_OF = {
    "G1": "E21 E29",
    "G2": "E25",
    "G3": "E1 E8 E9",
    "G4": "E6 E16",
    "G5": "E2 E3 E8",
    "G6": "E6 E10",
    "G7": "E4 E5 E24 E29",
    "G8": "E4",
    "G9": "E20 E21 E22",
    "G10": "E11 E12 E13 E14",
    "G11": "E13",
    "G12": "E9 E23",
    "G13": "E5 E7 E26",
    "G14": "E16 E17 E18",
    "G15": "E15 E19 E22",
    "G16": "E6 E27 E28",
    "G17": "E1 E6 E13 E14 E25",
    "G18": "E25 E29",
}
"""What the evidence page gives each guide to stand on; the last two are about it."""

HAS_TO_SPEAK_OF = {
    "G2": ("fair", "invit"),
    "G4": ("hint", "repeat"),
    "G10": ("Telling them",),
    "G12": ("one open question",),
    "G13": ("by whose standard", "Might they be right?", "What you’d protect"),
    "G14": ("what you’d like to keep",),
    "G15": ("lonel", "please reach a person now"),
    "G16": ("Is it fair", "lonel", "boundary", "threat", "what it doesn’t prove"),
    "G17": ("hasn’t been tested",),
    "G18": ("Alone first", "frightened"),
}


def scene(guide: Guide) -> str:
    return " ".join(block.text for block in guide.blocks if block.part is Part.SCENE)


def test_all_eighteen_are_there_in_the_suggested_order() -> None:
    assert [guide.id for guide in GUIDES] == [f"G{number}" for number in range(1, 19)]


@EACH_GUIDE
def test_it_is_easy_to_read(guide: Guide) -> None:
    level = reading_level(running_text(guide))
    assert level.grade <= HARDEST_GRADE
    assert level.median_sentence <= LONGEST_MEDIAN


@EACH_GUIDE
def test_it_stands_on_what_it_was_given(guide: Guide) -> None:
    assert set(CLAIMS_OF[guide.id].split()) <= set(guide.evidence)


@pytest.mark.parametrize("guide_id", HAS_TO_SPEAK_OF)
def test_what_it_has_to_speak_of(guide_id: str) -> None:
    guide = next(guide for guide in GUIDES if guide.id == guide_id)
    assert [words for words in HAS_TO_SPEAK_OF[guide_id] if words not in guide.plain] == []


@EACH_GUIDE
def test_it_says_plainly_how_sure_it_is(guide: Guide) -> None:
    how_sure = " ".join(block.text for block in guide.blocks if block.part is Part.HOW_SURE)
    grades = r"well[ -]tested|some studies|studies disagree|therapists’ (advice|experience)"
    nothing_better = r"Not through experiments|There are some|well supported|a mistake in here"
    assert re.search(f"{grades}|{nothing_better}", how_sure, re.IGNORECASE)


def test_no_two_begin_alike() -> None:
    beginnings = [words_in(scene(guide).lower()) for guide in GUIDES]
    assert len({tuple(words[:2]) for words in beginnings}) == len(GUIDES)
    first, often = Counter(words[0] for words in beginnings).most_common(1)[0]
    assert often <= 2, first
    spoken = [guide.id for guide in GUIDES if scene(guide).startswith("“")]
    assert len(spoken) <= 4, spoken


def test_no_two_call_a_section_the_same() -> None:
    ours = [
        block.text
        for guide in GUIDES
        for block in guide.blocks
        if isinstance(block, Heading) and block.part is Part.SECTION
    ]
    assert [name for name, often in Counter(ours).items() if often > 1] == []


def test_no_two_share_a_run_of_words() -> None:
    owners: dict[tuple[str, ...], str] = {}
    shared: set[tuple[str, str, str]] = set()
    for guide in GUIDES:
        for run in _runs(guide.plain):
            owner = owners.setdefault(run, guide.id)
            if owner != guide.id:
                shared.add((owner, guide.id, " ".join(run)))
    assert shared == set()


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    for piece in _without_fixed_lines(text).split("\n"):
        words = words_in(piece.lower())
        yield from (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _without_fixed_lines(text: str) -> str:
    # Titles are how one guide names another, and safety lines are the same everywhere.
    fixed = [guide.title for guide in GUIDES]
    texts = load_safety_texts()
    fixed += [words for one in fields(texts) if isinstance(words := getattr(texts, one.name), str)]
    for words in fixed:
        text = text.replace(words, "\n")
    return text


def test_the_comparison_finds_what_is_shared() -> None:
    one, two = (
        "We went round the block before we said it.",
        "They say we went round the block before we sat.",
    )
    assert len(set(_runs(one)) & set(_runs(two))) == 0
    assert len(set(_runs(one)) & set(_runs(f"Then {one}"))) == 2
    title = GUIDES[0].title
    assert list(_runs(f"Read {title}")) == []


def test_the_safety_line_is_word_for_word() -> None:
    guide = next(guide for guide in GUIDES if guide.id == "G15")
    assert load_safety_texts().self_harm in guide.plain


@EACH_GUIDE
def test_no_sentence_is_said_twice(guide: Guide) -> None:
    runs = Counter(run for text in running_text(guide) for run in _runs(text))
    assert [" ".join(run) for run, often in runs.items() if often > 1] == []
