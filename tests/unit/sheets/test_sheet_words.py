"""The fixed wording of a sheet is complete, or it is refused."""

import pytest

from growingus_desktop.core.resources import read_content
from growingus_desktop.sheets.paper import Paper, usual_paper
from growingus_desktop.sheets.wording import parse_wording
from growingus_desktop.sheets.words import SheetWords, prep_words

SHIPPED = read_content("sheets/prep.toml")


def test_the_shipped_words_are_complete() -> None:
    assert parse_wording(SheetWords, SHIPPED) == prep_words()


def test_a_language_not_yet_translated_gets_english() -> None:
    assert prep_words("eo") == prep_words()


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (SHIPPED.replace('notes = "Notes"', ""), "missing or unknown: notes"),
        (SHIPPED + 'extra = "x"\n', "missing or unknown: extra"),
        (SHIPPED.replace('"Notes"', '""'), "empty: notes"),
        (SHIPPED.replace('"Notes"', "3"), "empty: notes"),
        ("notes = ", "Invalid"),
    ],
)
def test_broken_words_are_refused_by_name(broken: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_wording(SheetWords, broken)


def test_countries_get_the_paper_they_use() -> None:
    assert usual_paper("us") is Paper.LETTER
    assert usual_paper("DE") is Paper.A4
    assert usual_paper("") is Paper.A4
