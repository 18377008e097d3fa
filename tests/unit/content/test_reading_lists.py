"""What to read when: every list leads to guides there are, and fits into the time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.reading_lists import (
    Situation,
    chosen,
    load_reading_lists,
    parse_reading_lists,
)
from growingus_desktop.content.tables import ContentError

GUIDES = load_guides().guides
LISTS = load_reading_lists()
ROW = '[[situations]]\nkey = "a"\nwords = "A"\nguides = ["G1"]\n'
TIME = '[[times]]\nminutes = 10\nwords = "Ten"\n'


def whole(guide: Guide) -> int:
    return guide.minutes


def test_every_guide_stands_on_a_list_and_every_list_on_guides() -> None:
    named = [guide for one in LISTS.situations for guide in one.guides]
    assert set(named) == {guide.id for guide in GUIDES}
    assert 10 in {one.minutes for one in LISTS.times}
    assert all(2 <= len(one.guides) <= 4 for one in LISTS.situations)


def test_the_one_who_is_afraid_gets_the_right_tool_first() -> None:
    afraid = LISTS.find("afraid")
    assert afraid is not None
    assert afraid.guides[0] == "G1"
    assert LISTS.find("nowhere") is None


@given(
    st.sampled_from([None, *LISTS.situations]),
    st.sampled_from([0, *(one.minutes for one in LISTS.times), 1]),
    st.dictionaries(st.sampled_from([guide.id for guide in GUIDES]), st.integers(0, 4)),
)
def test_what_is_chosen_fits_into_the_time(
    situation: Situation | None, minutes: int, left: dict[str, int]
) -> None:
    def takes(guide: Guide) -> int:
        return left.get(guide.id, guide.minutes)

    found = chosen(GUIDES, situation, minutes, takes)
    unread = [guide for guide in found if takes(guide)]
    if minutes:
        # Either all of it is still to be read, or there was nothing left to read that fits.
        spent = sum(map(takes if unread == list(found) else whole, found))
        assert spent <= minutes
    if situation is not None:
        places = [situation.guides.index(guide.id) for guide in found]
        assert places == sorted(places)


def test_what_was_read_comes_again_only_where_nothing_else_is_left() -> None:
    two = GUIDES[:2]
    assert chosen(two, None, 10, lambda guide: 0 if guide is two[0] else 4) == (two[1],)
    assert chosen(two, None, 10, lambda _guide: 0) == two
    assert chosen(two, None, 4, lambda _guide: 0) == two[:1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        ROW,
        ROW + ROW + TIME,
        ROW.replace('["G1"]', "[]") + TIME,
        ROW.replace('["G1"]', '["G1", "G1"]') + TIME,
        ROW + TIME + TIME,
        ROW + TIME.replace("10", "0"),
        ROW + TIME + "more = 1\n",
    ],
)
def test_a_broken_file_is_refused(text: str) -> None:
    with pytest.raises(ContentError):
        parse_reading_lists(text, "reading_lists.toml")
