"""A marked passage in an edited text: found again, or its place is gone; never put elsewhere."""

from dataclasses import dataclass

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from growingus_desktop.content.anchors import edition_of, place, surroundings
from growingus_desktop.content.guides import load_guides

WORDS = st.sampled_from(
    ("the", "you", "a", "to ask", "it", "one", "evening", "small", "no", "yes", "they", "and")
)
PHRASE = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
TEXT = st.lists(WORDS, min_size=12, max_size=160).map(" ".join)
UNLIKE = "Nobody else has written this; and here it stands but once, between two others."
ANY = st.text(st.sampled_from("ab \n"), max_size=60)


@dataclass(frozen=True)
class Marked:
    """A passage in a text."""

    text: str
    start: int
    end: int

    @property
    def quote(self) -> str:
        return self.text[self.start : self.end]

    def now_in(self, text: str) -> int | None:
        around = surroundings(self.text, self.start, self.end)
        return place(text, self.start, self.quote, around)

    def may_be_at(self, found: int | None, text: str) -> bool:
        """Whether one edit beside the passage explains that it stands there, or it is gone.

        Where somebody put the very words in again beside themselves, nobody can tell which of
        them is the older.
        """
        if found is None:
            return True
        before, behind = text[:found], text[found + len(self.quote) :]
        old_before, old_behind = self.text[: self.start], self.text[self.end :]
        return text.startswith(self.quote, found) and (
            (before == old_before and one_edit_apart(behind, old_behind))
            or (behind == old_behind and one_edit_apart(before, old_before))
        )


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one piece put in or taken out makes the one text of the other."""
    short, long = sorted((one, other), key=len)
    alike = next((n for n, one in enumerate(short) if one != long[n]), len(short))
    return long.endswith(short[alike:])


@st.composite
def passages(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXT) -> Marked:
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, min(len(text), start + 60)))
    return Marked(text, start, end)


@given(passages(TEXT | ANY))
def test_in_the_same_edition_it_stands_where_it_stood(marked: Marked) -> None:
    assert marked.now_in(marked.text) == marked.start


@settings(max_examples=300)
@given(passages(), PHRASE, st.floats(0, 1))
def test_words_put_in_before_it_move_it_along(marked: Marked, new: str, where: float) -> None:
    at = round(marked.start * where)
    edited = marked.text[:at] + new + " " + marked.text[at:]
    assert marked.may_be_at(marked.now_in(edited), edited)


@settings(max_examples=300)
@given(passages(), PHRASE, st.floats(0, 1))
def test_words_put_in_behind_it_leave_it_there(marked: Marked, new: str, where: float) -> None:
    at = marked.end + round((len(marked.text) - marked.end) * where)
    edited = marked.text[:at] + " " + new + marked.text[at:]
    assert marked.may_be_at(marked.now_in(edited), edited)


@settings(max_examples=300)
@given(passages(), st.floats(0, 1), st.integers(1, 80))
def test_words_taken_out_around_it_never_mislead(marked: Marked, where: float, many: int) -> None:
    at = round(marked.start * where)
    gone = min(many, marked.start - at)
    before = marked.text[:at] + marked.text[at + gone :]
    assert marked.may_be_at(marked.now_in(before), before)
    at = marked.end + round((len(marked.text) - marked.end) * where)
    behind = marked.text[:at] + marked.text[at + many :]
    assert marked.may_be_at(marked.now_in(behind), behind)


@settings(max_examples=300)
@given(passages(), st.floats(0, 1))
def test_once_its_own_words_were_altered_its_place_is_gone(marked: Marked, where: float) -> None:
    at = marked.start + round((marked.end - marked.start - 1) * where)
    edited = f"{marked.text[:at]}#{marked.text[at + 1 :]}"
    assume(edited[marked.start : marked.end] != marked.quote)
    assert marked.now_in(edited) is None


@settings(max_examples=200)
@given(passages(), PHRASE, PHRASE)
def test_far_from_the_edits_it_is_always_found(marked: Marked, first: str, last: str) -> None:
    text = f"{marked.text} {UNLIKE} {marked.text[::-1]}"
    start = len(marked.text) + 10
    far = Marked(text, start, start + len(marked.quote))
    edited = f"{first} {text} {last}"
    assert far.now_in(edited) == start + len(first) + 1


def test_every_sentence_of_a_guide_outlives_an_edit_of_its_beginning_and_end() -> None:
    guide = load_guides().guides[2]
    plain = guide.plain
    edited = f"A new first paragraph.\n\n{plain}\n\nAnd a new last one."
    for start in range(0, len(plain) - 40, 37):
        for length in (4, 11, 40):
            found = Marked(plain, start, start + length).now_in(edited)
            assert found == start + len("A new first paragraph.\n\n")


def test_the_same_words_elsewhere_are_no_stand_in() -> None:
    text = "Say it once. Then wait for them. Say it once. Then go to bed."
    second = Marked(text, text.rindex("Say it once."), text.rindex("Say it once.") + 12)
    without = text.replace(" Say it once. Then go", " Then go")
    assert second.now_in(without) is None
    assert second.now_in(f"Before all. {text}") == second.start + 12
    swapped = text.replace("wait for them", "wait a while")
    assert second.now_in(swapped) == second.start - 1


def test_without_surroundings_only_what_is_certain_counts() -> None:
    assert place("one two one", 8, "one") == 8
    assert place("then two", 20, "two") == 5
    assert place("one two one", 5, "one") is None
    assert place("nothing", 0, "one") is None
    assert place("nothing", 0, "") is None


def test_an_edition_tells_nothing_of_the_text() -> None:
    assert edition_of("a") != edition_of("b")
    assert edition_of("\ud800") == edition_of("\ud800")
    assert len(edition_of("words")) == 16
