"""A field's reader: what it says never depends on what it read before, and it can forget."""

from hypothesis import given, settings
from hypothesis import strategies as st

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.coach.cutting import cut
from tests.unit.coach.labelled import openers

_COACH = load_coach()
_SENTENCES = [row["text"] for row in openers("constructions")]
_TEXTS = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4).map(" ".join)


@given(_TEXTS, st.data())
@settings(max_examples=60, deadline=None)
def test_a_text_typed_into_is_read_like_a_fresh_one(text: str, data: st.DataObject) -> None:
    reader = _COACH.reader()
    reader.read(text)
    for _ in range(3):
        place = data.draw(st.integers(0, len(text)))
        typed = data.draw(st.sampled_from(["x", " ", ". ", "!", "“", "but you never ask. ", "🙃"]))
        text = text[:place] + typed + text[place:]
        assert reader.read(text) == _COACH.read(text)
        assert reader.gate(text) == _COACH.gate(text)


@given(st.one_of(st.text(max_size=120), _TEXTS))
@settings(max_examples=200, deadline=None)
def test_the_pieces_of_a_text_cover_it(text: str) -> None:
    pieces = cut(text)
    assert "".join(text[one.start : one.end] for one in pieces) == text
    assert [one.opens for one in pieces] == [True] + [False] * (len(pieces) - 1)


def test_a_reader_that_forgot_says_the_same() -> None:
    text = "You never ask how I am. I miss our walks."
    reader = _COACH.reader()
    before = reader.read(text)
    reader.forget()
    assert reader.read(text) == before


def test_a_title_or_a_number_ends_no_sentence() -> None:
    assert len(cut("I asked Dr. Shah about 2.5 hours of it. She laughed.")) == 2
