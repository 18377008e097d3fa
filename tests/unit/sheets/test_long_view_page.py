"""The page of the long view holds what was chosen, by part, and nothing it makes of it itself."""

import re
from itertools import pairwise

from growingus_desktop.sheets.blocks import Items, Labelled, Pair, Title
from growingus_desktop.sheets.long_view import (
    WRITTEN,
    LongViewPart,
    LongViewValues,
    LongViewWords,
    blank_long_view,
    long_view_page,
    long_view_words,
)
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.sheets.wording import read_wording

WORDS = long_view_words()


def test_it_holds_the_chosen_lines_by_part_and_no_empty_heading() -> None:
    lines = (
        (LongViewPart.ASKS, "one"),
        (LongViewPart.FOR_NOW, "until spring"),
        (LongViewPart.ASKS, "two"),
        (LongViewPart.MAY_MEAN, " \n"),
        (LongViewPart.NOT_PROVE, "that they don’t care"),
    )
    assert long_view_page(LongViewValues("22 November", lines), WORDS).blocks == (
        Title(WORDS.title, "22 November"),
        Items(WORDS.asks, ("one", "two")),
        Items(WORDS.not_prove, ("that they don’t care",)),
        Labelled(WORDS.for_now, "until spring"),
    )


def test_what_it_may_mean_stands_beside_what_it_does_not_prove() -> None:
    lines = ((LongViewPart.NOT_PROVE, "that"), (LongViewPart.MAY_MEAN, "this"))
    sheet = long_view_page(LongViewValues(lines=lines), WORDS)
    beside = Pair(Items(WORDS.may_mean, ("this",)), Items(WORDS.not_prove, ("that",)))
    assert sheet.blocks == (Title(WORDS.title), beside)


def test_every_part_has_a_heading_of_its_own_in_the_order_of_the_page() -> None:
    headings = [WORDS.heading(part) for part in LongViewPart]
    assert len(set(headings)) == len(LongViewPart)
    lines = tuple((part, f"line {part}") for part in LongViewPart)
    text = as_text(long_view_page(LongViewValues(lines=lines), WORDS))
    assert all(text.index(one) < text.index(other) for one, other in pairwise(headings))
    assert set(LongViewPart) > WRITTEN


def test_with_nothing_chosen_it_is_the_blank_page() -> None:
    blank = blank_long_view(WORDS)
    assert long_view_page(LongViewValues("today"), WORDS) == blank
    assert long_view_page(LongViewValues(lines=((LongViewPart.ASKS, " "),)), WORDS) == blank
    assert WORDS.going_on in as_text(blank)
    assert blank.one_page


def test_it_concludes_nothing() -> None:
    text = as_text(blank_long_view(WORDS)) + WORDS.footer
    assert not re.search(r"%|\b(score|leave|stay|best|because|verdict)\b", text, re.IGNORECASE)


def test_a_language_not_yet_translated_gets_english() -> None:
    assert long_view_words("eo") == read_wording(LongViewWords, "long_view")
