"""Ctrl+K's finding: any part of a word, whatever its accents; the best first; no kind left out."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from growingus_desktop.content.finding import FAIR_SHARE, MOST, Entry, Index, Rank, parts

anything = st.text(max_size=60)


def entry(title: str, text: str = "", kind: int = 0) -> Entry:
    return Entry((kind, title), kind, title, text)


def titles(index: Index, typed: str) -> list[str]:
    return [hit.entry.title for hit in index.find(typed).hits]


@pytest.mark.parametrize(
    "typed",
    ["cafe", "CAFÉ", "afé", "café rue", "rue caf", "  ru   ca ", "cafe\u0301"],
)
def test_parts_accents_and_capitals_make_no_difference(typed: str) -> None:
    assert titles(Index([entry("Rue du Café"), entry("Elsewhere")]), typed) == ["Rue du Café"]


@pytest.mark.parametrize("typed", ["dont wa", "don't wa", "don’t wa"])
def test_an_apostrophe_may_be_left_out(typed: str) -> None:
    index = Index([entry("When they don’t want to"), entry("Sunday", "We don't want much.")])
    (titled, quoted) = index.find(typed).hits
    assert titled.entry.title == "When they don’t want to"
    assert quoted.quote == "We don't want much."


def test_no_part_stands_across_title_and_text() -> None:
    assert titles(Index([entry("Dish", "es on a Sunday")]), "dishes") == []


def test_typing_on_and_typing_anew_find_the_same() -> None:
    things = [entry(f"Walk {number:03}", "by the river", kind=number % 3) for number in range(90)]
    typing, last = Index(things), "walk 01 ri"
    for letters in range(1, len(last) + 1):
        assert typing.find(last[:letters]) == Index(things).find(last[:letters])


def test_the_best_stand_first() -> None:
    index = Index(
        [
            entry("Text only", "we start again"),
            entry("Restarting"),
            entry("A slow start"),
            entry("Starting alone"),
        ]
    )
    found = index.find("start")
    assert [hit.rank for hit in found.hits] == list(Rank)
    assert titles(index, "start") == ["Starting alone", "A slow start", "Restarting", "Text only"]


def test_kinds_stand_together_in_their_order_among_equals() -> None:
    index = Index([entry("Walk b", kind=2), entry("Walk a", kind=1), entry("Walk c", kind=2)])
    assert titles(index, "walk") == ["Walk a", "Walk b", "Walk c"]


def test_a_part_in_the_title_and_one_in_the_text_are_enough() -> None:
    index = Index([entry("Dishes", "on a Sunday"), entry("Dishes", "on a Monday", kind=1)])
    (hit,) = index.find("dishes sun").hits
    assert (hit.rank, hit.quote) == (Rank.IN_TEXT, "on a Sunday")


def test_no_kind_crowds_the_others_out() -> None:
    many = [entry(f"Walk {number:03}", kind=1) for number in range(50)]
    found = Index([*many, entry("Other", "a walk", kind=2)]).find("walk")
    assert len(found.hits) == MOST
    assert found.total == 51
    assert found.hits[-1].entry.title == "Other"
    assert [hit.entry.kind for hit in found.hits].count(1) == MOST - 1 > FAIR_SHARE


@pytest.mark.parametrize("nothing", ["", "   ", "\u0301"])
def test_nothing_typed_finds_nothing(nothing: str) -> None:
    found = Index([entry("Anything")]).find(nothing)
    assert (found.hits, found.total) == ((), 0)


def test_a_quote_is_one_line_around_what_was_found() -> None:
    text = (
        "First field\n" + "words before " * 20 + "the Café at noon, " + "and after " * 30 + "\nLast"
    )
    (hit,) = Index([entry("Title", text)]).find("cafe").hits
    assert hit.quote.startswith("…")
    assert "the Café at noon" in hit.quote
    assert hit.quote.endswith("…")
    assert "Last" not in hit.quote


def test_words_for_finding_alone_are_never_quoted() -> None:
    hidden = Entry("look", 0, "How it looks", "dark light", quotable=False)
    (hit,) = Index([hidden]).find("dark").hits
    assert hit.quote == ""


@given(anything, anything, st.data())
def test_any_piece_of_a_title_or_a_text_finds_it(
    title: str, text: str, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from([title, text]))
    begin = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(begin, len(source)))
    typed = source[begin:end]
    assume(parts(typed))
    found = Index([entry(title, text)]).find(typed)
    assert found.total == 1
    assert found.hits[0].entry.title == title


@given(anything, anything)
def test_what_is_found_holds_every_part(title: str, typed: str) -> None:
    found = Index([entry(title, typed[:5])]).find(typed)
    folded = " ".join(parts(title)), " ".join(parts(typed[:5]))
    for _ in found.hits:
        assert all(any(part in one for one in folded) for part in parts(typed))


@given(st.lists(st.tuples(anything, st.integers(0, 3)), max_size=30), anything)
def test_never_more_than_may_be_shown_and_never_one_twice(
    written: list[tuple[str, int]], typed: str
) -> None:
    index = Index([Entry(number, kind, title) for number, (title, kind) in enumerate(written)])
    found = index.find(typed)
    keys = [hit.entry.key for hit in found.hits]
    assert len(keys) == len(set(keys)) == min(MOST, found.total)
    assert [hit.rank for hit in found.hits] == sorted(hit.rank for hit in found.hits)


@given(st.lists(anything, max_size=12), st.text("ab é'ß", max_size=8))
def test_typing_on_finds_the_same_as_asking_anew(written: list[str], typed: str) -> None:
    entries = [
        Entry(number, number % 3, title, title[::-1]) for number, title in enumerate(written)
    ]
    entries += [Entry(text, 0, text) for text in ("abba", "a b", "É'ß", "b\u00e9a")]
    asked_before = Index(entries)
    for end in [*range(len(typed) + 1), len(typed) // 2, len(typed)]:
        assert asked_before.find(typed[:end]) == Index(entries).find(typed[:end])
