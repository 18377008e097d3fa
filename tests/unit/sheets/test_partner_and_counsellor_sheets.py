"""The check-in for two, the repair card and the counsellor's summary hold what was put on them."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from growingus_desktop.sheets.blocks import Boxed, Heading, Items, Labelled, Lines, Pair, Title
from growingus_desktop.sheets.checkin_for_two import (
    CheckInForTwoValues,
    CheckInForTwoWords,
    Length,
    blank_checkin_for_two,
    checkin_for_two,
    checkin_for_two_words,
)
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.sheets.repair_card import (
    RepairCardValues,
    RepairCardWords,
    blank_repair_card,
    repair_card,
    repair_card_words,
)
from growingus_desktop.sheets.summary import (
    Part,
    SummaryValues,
    SummaryWords,
    blank_summary,
    counsellor_summary,
    summary_words,
)
from growingus_desktop.sheets.wording import read_wording

TWO, CARD, SUMMARY = checkin_for_two_words(), repair_card_words(), summary_words()


@pytest.mark.parametrize("length", Length)
def test_the_minutes_of_the_parts_are_the_minutes_of_the_whole(length: Length) -> None:
    sheet = blank_checkin_for_two(TWO, length)
    title = sheet.blocks[0]
    assert isinstance(title, Title)
    assert title.aside == f"{length.value} minutes"
    shares = [int(block.aside.split()[0]) for block in sheet.blocks if isinstance(block, Heading)]
    assert len(shares) == 3
    assert sum(shares) == length.value


def test_what_one_brings_stands_in_their_column_and_the_other_has_lines() -> None:
    sheet = checkin_for_two(
        CheckInForTwoValues(Length.SHORT, "Sunday\nat ten", "The walk", "", "Bins on Mondays"), TWO
    )
    connected, felt_off = (block for block in sheet.blocks if isinstance(block, Pair))
    assert connected == Pair(Labelled("Me", "The walk"), Lines("You", 3))
    assert felt_off == Pair(Lines("Me", 3), Lines("You", 3))
    assert sheet.blocks[0] == Title("Our week", "10 minutes · Sunday at ten")
    assert "Bins on Mondays" in as_text(sheet)


def test_both_want_it_or_it_is_another_day() -> None:
    text = as_text(blank_checkin_for_two(TWO))
    assert "If one of us doesn’t, we name another day." in text
    assert TWO.footer in text


def test_the_card_holds_each_sentence_once_in_quotation_marks() -> None:
    sheet = repair_card(RepairCardValues((" Again?", "“Sorry.”", " \n"), my_part="I shouted"), CARD)
    assert Boxed(CARD.words, "“Again?”\n“Sorry.”") in sheet.blocks
    text = as_text(sheet)
    assert "I shouted" in text
    assert CARD.ask not in text
    assert sheet.footer == CARD.limit


def test_owning_a_part_is_never_printed_without_its_limit() -> None:
    for sheet in (blank_repair_card(CARD), repair_card(RepairCardValues(ask="Tea"), CARD)):
        assert "Nobody owes a repair for being harmed." in as_text(sheet)


def test_the_summary_holds_the_chosen_lines_by_part_and_no_empty_heading() -> None:
    lines = ((Part.ASKS, "one"), (Part.WHY, "two"), (Part.ASKS, "three"), (Part.OPENERS, " "))
    sheet = counsellor_summary(SummaryValues("22 November", lines), SUMMARY)
    assert sheet.blocks == (
        Title(SUMMARY.title, "22 November"),
        Labelled(SUMMARY.why, "two"),
        Items(SUMMARY.asks, ("one", "three")),
        Lines(SUMMARY.questions, 2, fills=True),
    )


def test_every_part_of_the_summary_has_a_heading_of_its_own() -> None:
    headings = [SUMMARY.heading(part) for part in Part]
    assert len(set(headings)) == len(Part)
    everything = tuple((part, f"line {part}") for part in Part)
    text = as_text(counsellor_summary(SummaryValues(lines=everything), SUMMARY))
    places = [text.index(heading) for heading in headings]
    assert all(before < after for before, after in pairwise(places))


def test_with_nothing_chosen_each_is_the_blank_page() -> None:
    assert repair_card(RepairCardValues(("",), " "), CARD) == blank_repair_card(CARD)
    assert counsellor_summary(SummaryValues("today"), SUMMARY) == blank_summary(SUMMARY)
    assert checkin_for_two(CheckInForTwoValues(), TWO) == blank_checkin_for_two(TWO)


@pytest.mark.parametrize(
    ("read", "kind", "name"),
    [
        (checkin_for_two_words, CheckInForTwoWords, "checkin_for_two"),
        (repair_card_words, RepairCardWords, "repair_card"),
        (summary_words, SummaryWords, "summary"),
    ],
)
def test_a_language_not_yet_translated_gets_english(
    read: Callable[[str], object], kind: type, name: str
) -> None:
    assert read("eo") == read_wording(kind, name)


def test_only_a_dataclass_can_be_read() -> None:
    with pytest.raises(TypeError):
        read_wording(int, "summary")
