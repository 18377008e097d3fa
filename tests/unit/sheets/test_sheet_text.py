"""The plain text of a sheet says every word of it, in order, and nothing that has no shape."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.sheets.blocks import (
    Boxed,
    Groups,
    Heading,
    Items,
    Labelled,
    Letter,
    Lines,
    Pair,
    Replies,
    Reply,
    Sheet,
    SheetKind,
    Small,
    Title,
)
from growingus_desktop.sheets.paragraphs import is_empty, paragraphs, right_to_left
from growingus_desktop.sheets.plain_text import as_text

EVERY_BLOCK = Sheet(
    SheetKind.CHECKIN_FOR_TWO,
    (
        Title("one", "two"),
        Heading("three", "four"),
        Labelled("five", "six\nseven"),
        Boxed("eight", "nine"),
        Pair(Labelled("ten", "eleven"), Lines("twelve", 2)),
        Replies("thirteen", "fourteen", (Reply("fifteen", "sixteen"), Reply("", "seventeen"))),
        Items("eighteen", ("nineteen", "twenty"), ticks=True),
        Groups("code", ("ABCDE", "")),
        Letter("said"),
        Small("small"),
        Lines("notes", 3, fills=True),
    ),
    footer="footer",
)


def test_every_kind_of_block_is_read_in_order() -> None:
    assert as_text(EVERY_BLOCK).split() == [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "code",
        "1",
        "ABCDE",
        "2",
        "said",
        "small",
        "notes",
        "footer",
    ]


@given(st.lists(st.text(alphabet="abcä’é \n", max_size=30), min_size=2, max_size=6))
def test_every_word_put_in_comes_out_in_order(texts: list[str]) -> None:
    blocks = tuple(Labelled(label, label) for label in texts)
    expected = [word for text in texts for word in (text + "\n" + text).split()]
    assert as_text(Sheet(SheetKind.SUMMARY, blocks)).split() == expected


@given(st.text())
def test_nothing_without_a_shape_reaches_paper(text: str) -> None:
    for paragraph in paragraphs(text):
        assert paragraph == paragraph.strip()
        assert paragraph
        categories = {unicodedata.category(character) for character in paragraph}
        assert not categories & {"Cc", "Cs", "Zl", "Zp"}


@given(st.text())
def test_what_was_made_fit_stays_as_it_is(text: str) -> None:
    once = paragraphs(text)
    assert paragraphs("\n".join(once)) == once


def test_joined_emoji_and_direction_marks_stay() -> None:
    family = "👩\u200d🍳 \u2067שלום\u2069"
    assert paragraphs(family) == (family,)


def test_control_characters_and_broken_halves_go() -> None:
    assert paragraphs("a\x00b\ud800c\u00add\te") == ("abcd e",)
    assert is_empty("\x00 \n\u00ad")


def test_direction_follows_the_first_strong_character() -> None:
    assert right_to_left("12 שלום hello")
    assert not right_to_left("“Hello” שלום")
    assert not right_to_left("…")
