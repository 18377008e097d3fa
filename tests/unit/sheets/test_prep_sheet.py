"""The prep sheet holds what was prepared, in the order it is needed, and nothing else."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.sheets.blocks import Boxed, Labelled, Lines, Pair, Replies, Reply, Title
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.sheets.prep import PrepValues, blank_prep, own_words, prep_sheet
from tests.support.sheets import TYPICAL, WORDS

texts = st.text(max_size=80)
values = st.builds(
    PrepValues,
    **{name: texts for name in (f.name for f in fields(PrepValues)) if name != "replies"},
    replies=st.lists(st.builds(Reply, texts, texts), max_size=4).map(tuple),
)


def kinds(prepared: PrepValues) -> list[type]:
    return [type(block) for block in prep_sheet(prepared, WORDS).blocks]


def test_a_full_preparation_has_every_part_in_its_order() -> None:
    assert kinds(TYPICAL) == [Title, Labelled, Boxed, Pair, Replies, Pair, Labelled, Lines]


def test_parts_left_empty_are_left_out_with_their_labels() -> None:
    text = as_text(prep_sheet(PrepValues(title="Tea", ask="Ten minutes", my_part=" \n"), WORDS))
    assert text.splitlines()[0] == "Tea"
    assert WORDS.ask in text
    for label in (WORDS.my_part, WORDS.protect, WORDS.they_say, WORDS.repair_line):
        assert label not in text


def test_nothing_prepared_gives_the_blank_page() -> None:
    assert prep_sheet(PrepValues(replies=(Reply("", " "),)), WORDS) == blank_prep(WORDS)


def test_the_blank_page_asks_for_everything_and_answers_nothing() -> None:
    text = as_text(blank_prep(WORDS))
    for label in (WORDS.first_words, WORDS.ask, WORDS.my_part, WORDS.pause_plan, WORDS.notes):
        assert label in text
    assert WORDS.open_quote not in text


def test_when_where_and_how_long_stand_beside_the_title() -> None:
    title = prep_sheet(TYPICAL, WORDS).blocks[0]
    assert title == Title(
        "Friday dinners", "20 minutes · Thursday, after the dishes · kitchen table"
    )


def test_first_words_are_quoted_once() -> None:
    for typed in ("Hello you", "“Hello you”"):
        boxed = prep_sheet(PrepValues(first_words=typed), WORDS).blocks[1]
        assert boxed == Boxed(WORDS.first_words, "“Hello you”")


def test_a_long_title_of_several_lines_becomes_one() -> None:
    title = prep_sheet(PrepValues(title="Friday\n\ndinners"), WORDS).blocks[0]
    assert title == Title("Friday dinners")


def test_the_gate_reads_all_that_was_written_and_no_label() -> None:
    own = own_words(TYPICAL)
    for text in (TYPICAL.first_words, TYPICAL.replies[0].mine, TYPICAL.not_the_moment):
        assert text in own
    assert WORDS.footer not in own
    assert own_words(replace(PrepValues(), title=" ")) == ""


@given(values)
def test_any_preparation_becomes_one_page_ending_in_room_for_notes(prepared: PrepValues) -> None:
    sheet = prep_sheet(prepared, WORDS)
    assert sheet.one_page
    assert isinstance(sheet.blocks[0], Title)
    last = sheet.blocks[-1]
    assert isinstance(last, Lines)
    assert last.fills
