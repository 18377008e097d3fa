"""The steps for coming back: read whole, refused when flawed, and never beyond E20."""

import re

import pytest

from growingus_desktop.content.evidence import Grade
from growingus_desktop.content.repair_steps import load_repair_steps, parse_repair_steps
from growingus_desktop.content.tables import ContentError, Flaw

GOOD = """
why = "w"
grade = "some-studies"
evidence = ["E20"]
limit = "l"
fair = "f"
[[sizes]]
key = "small"
name = "Small"
hint = "h"
steps = ["one", "two"]
"""
BANNED = re.compile(
    r"\b(worked|works|because|significant\w*|always|never|must|should|you haven’t|%)\b", re.I
)


def test_small_comes_first_and_every_size_has_its_steps() -> None:
    steps = load_repair_steps()
    assert [size.key for size in steps.sizes] == ["small", "medium", "large"]
    lengths = [len(size.steps) for size in steps.sizes]
    assert lengths == sorted(lengths)
    assert steps.grade is Grade.SOME_STUDIES
    assert steps.of("medium") is steps.sizes[1]
    assert steps.of("huge") is None


def test_the_limit_names_both_halves_of_what_isnt_owed() -> None:
    limit = load_repair_steps().limit
    assert "blame for theirs" in limit
    assert "no one owes repair for being harmed" in limit


def test_nothing_is_promised_and_nobody_is_told_off() -> None:
    steps = load_repair_steps()
    texts = [steps.why, steps.limit, steps.fair]
    for size in steps.sizes:
        texts += [size.name, size.hint, *size.steps]
    assert [text for text in texts if BANNED.search(text)] == []


@pytest.mark.parametrize(
    ("old", "new", "flaw"),
    [
        ('limit = "l"', "", Flaw.MISSING),
        ('steps = ["one", "two"]', "steps = []", Flaw.EMPTY),
        ('evidence = ["E20"]', 'evidence = ["E99"]', Flaw.UNKNOWN_VALUE),
        ('hint = "h"', 'hint = "h"\ncolour = "red"', Flaw.UNKNOWN_FIELD),
        ('fair = "f"', 'fair = "f"\nscore = 3', Flaw.UNKNOWN_FIELD),
    ],
)
def test_a_flawed_file_is_refused(old: str, new: str, flaw: Flaw) -> None:
    assert parse_repair_steps(GOOD, "x").sizes[0].steps == ("one", "two")
    with pytest.raises(ContentError) as caught:
        parse_repair_steps(GOOD.replace(old, new), "x")
    assert caught.value.flaw is flaw


def test_two_sizes_of_one_key_are_refused() -> None:
    twice = GOOD + GOOD[GOOD.index("[[sizes]]") :]
    with pytest.raises(ContentError) as caught:
        parse_repair_steps(twice, "x")
    assert caught.value.flaw is Flaw.DUPLICATE
