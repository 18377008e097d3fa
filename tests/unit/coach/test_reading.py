"""Remarks, suggestions, dismissals and the whole-draft reasons, as the person meets them."""

import re
import tomllib
from itertools import pairwise

import pytest

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.reading import (
    Category,
    Overall,
    ReasonCode,
    Seriousness,
    StrengthKind,
    Weight,
)
from growingus_desktop.core import resources
from tests.unit.coach.labelled import openers

_COACH = load_coach()
_HARSH = [
    row["text"]
    for name in ("constructions", "known_practice")
    for row in openers(name)
    if row["label"] == "harsh"
]
_WORDING = tomllib.loads(resources.read_content("coach/wording.toml"))


def _codes(text: str, seriousness: Seriousness = Seriousness.MATTERS) -> set[ReasonCode]:
    return {reason.code for reason in _COACH.read(text, seriousness=seriousness).reasons}


def test_a_suggestion_keeps_what_the_person_wrote_about() -> None:
    (remark,) = _COACH.read("You always leave the bins out.").remarks
    assert any("the bins" in one.text for one in remark.suggestions)


def test_no_remark_has_more_than_three_ways_on() -> None:
    for text in _HARSH:
        assert all(1 <= len(remark.suggestions) <= 3 for remark in _COACH.read(text).remarks)


def test_remarks_come_in_reading_order_and_never_overlap() -> None:
    for text in _HARSH:
        spans = [(remark.start, remark.end) for remark in _COACH.read(text).remarks]
        assert spans == sorted(spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_a_remark_that_is_meant_is_left_out_however_it_is_written() -> None:
    (remark,) = _COACH.read("You don't listen.").remarks
    meant = frozenset({_COACH.dismissal_of(remark)})
    assert _COACH.read("YOU DON’T LISTEN.", dismissed=meant).remarks == ()
    assert _COACH.read("You don't help.", dismissed=meant).remarks != ()


def test_every_category_is_worded_without_shouting_numbers_or_claims() -> None:
    banned = re.compile(
        r"!|\d|%|proven|science|scientific|guarantee|diagnos(?!is from)|always works|toxic", re.I
    )
    for category in Category:
        words = _WORDING[category.value]
        assert not banned.search(words["why"]), category
        assert len(re.findall(r"[.?]", words["why"])) <= 3
        for text in (
            *words["questions"],
            words["replace_bare"],
            words["replace"],
            words["replace_topic"],
        ):
            assert not banned.search(text), text


@pytest.mark.parametrize("category", list(Category))
def test_every_template_is_itself_free_of_hard_words(category: Category) -> None:
    words, slots = _WORDING[category.value], _WORDING["slots"]
    for topic in ("the bins", "your mum", "my birthday", "our savings"):
        filled = {
            "topic": topic,
            "moment": slots["moment_topic"].format(topic=topic),
            "felt": slots["felt"].format(feeling="sad"),
            "ask": slots["ask_topic"].format(topic=topic),
        }
        for template in ("replace", "replace_topic", "replace_bare"):
            reading = _COACH.read(words[template].format(**filled))
            assert reading.gate is None
            assert [one for one in reading.remarks if one.weight is Weight.HARSH] == []


def test_too_little_text_gets_no_word() -> None:
    assert _COACH.read("").overall is None
    assert _COACH.read("Hi love").overall is None


def test_a_gentle_concrete_ask_is_a_gentle_start() -> None:
    reading = _COACH.read("I felt lonely on Sunday. Could we have tea together on Friday?")
    assert reading.overall is Overall.GENTLE_START
    assert reading.remarks == ()
    kinds = {strength.kind for strength in reading.strengths}
    assert {StrengthKind.I_FEELING, StrengthKind.REQUEST, StrengthKind.SPECIFIC} <= kinds


def test_a_harsh_line_may_land_hard() -> None:
    assert _COACH.read("You never help with anything.").overall is Overall.MAY_LAND_HARD


def test_a_draft_without_an_ask_says_so() -> None:
    assert ReasonCode.NO_ASK in _codes("The pans were still in the sink on Sunday.")


def test_only_softness_is_named_unless_the_matter_is_small() -> None:
    text = "I know you work so hard and I appreciate you so much. I'm sorry I was short, that was my fault."
    assert ReasonCode.OVER_SOFTENED in _codes(text)
    assert ReasonCode.OVER_SOFTENED not in _codes(text, Seriousness.SMALL)


def test_a_turn_after_a_gentle_beginning_is_named() -> None:
    assert ReasonCode.TURNS_HARD in _codes(
        "I love how you are with Mia. But you never help with the house."
    )


def test_appreciation_undone_by_but_is_named() -> None:
    assert ReasonCode.APPRECIATION_UNDONE in _codes("I love you but you never listen to me.")


def test_many_grievances_and_length_are_counted() -> None:
    text = "You never listen to me. You're so selfish. You're such a slob. "
    reasons = {reason.code: reason.number for reason in _COACH.read(text).reasons}
    assert reasons[ReasonCode.MANY_GRIEVANCES] == 3
    assert ReasonCode.TOO_LONG in _codes("I miss our walks by the river on Sunday. " * 20)


def test_quoted_and_owned_words_are_not_held_against_the_writer() -> None:
    assert _COACH.read("When I called you lazy I was wrong, and I'm sorry.").remarks == ()


def test_words_about_oneself_are_not_remarked_on() -> None:
    assert _COACH.read("I was an idiot last night, sorry.").remarks == ()
