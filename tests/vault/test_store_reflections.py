"""The journal finds what is written in it, and never lets words go without a wording behind them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from growingus_desktop.models.reflections import Reflection, ReflectionVersion, Tag
from growingus_desktop.store import drafts, reflections_tags, reflections_thanks
from growingus_desktop.store import reflections as store
from growingus_desktop.store import reflections_versions as versions
from growingus_desktop.store.drafts import Typed
from growingus_desktop.store.reflections import Looking, surface
from growingus_desktop.store.reflections_search import match_terms
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import HeldClock

T = TypeVar("T")
LONG = "One true sentence after the other, until the page is full of them and then some more."


@pytest.fixture(scope="module")
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture(scope="module")
def shared(clock: HeldClock) -> Iterator[Vault]:
    made = memory_vault(clock)
    yield made
    made.close()


@pytest.fixture
def vault(clock: HeldClock) -> Iterator[Vault]:
    made = memory_vault(clock)
    yield made
    made.close()


def do(vault: Vault, work: Callable[[VaultSession], T]) -> T:
    return vault.submit(work).result().value


def write(vault: Vault, title: str = "", text: str = "") -> int:
    return do(vault, lambda session: store.create(session, title=title, text=text))


def titles(vault: Vault, sought: str = "", tag: str = "") -> list[str]:
    rows = do(vault, lambda session: store.rows(session, Looking(sought, tag)))
    return [row.title for row in rows]


def wordings(vault: Vault, number: int) -> list[str]:
    return [
        row.text
        for row in do(
            vault,
            lambda session: session.exec(
                select(ReflectionVersion).where(ReflectionVersion.reflection_id == number)
            ).all(),
        )
    ]


def text_of(vault: Vault, number: int) -> str:
    return do(vault, lambda session: session.get_one(Reflection, number).text)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("cre", True),
        ("CRÈME", True),
        ("creme brul", True),
        ("brulee creme", True),
        ("reme", False),
        ("don't", True),
        ("don’t", True),
        ("🙂", True),
        ("nothing", False),
        ('"', False),
        ("*", False),
    ],
)
def test_search_finds_beginnings_of_words_and_ignores_accents(
    vault: Vault, sought: str, found: bool
) -> None:
    write(vault, "Dessert", "We shared a crème brûlée. I don’t know why I cried 🙂.")
    assert titles(vault, sought) == (["Dessert"] if found else [])


@pytest.mark.parametrize(
    "sought",
    ["NEAR(", "a AND", 'NOT "', "title:", "-", "^a", "a*b", "(", "a\0b", "\ud800", "a + b"],
)
def test_operators_are_words(vault: Vault, sought: str) -> None:
    write(vault, "x", "plain")
    assert titles(vault, sought) == []


def test_an_operator_is_found_as_a_word(vault: Vault) -> None:
    write(vault, "near", 'We sat NEAR the window, "not" far; C-3 and title.')
    for sought in ("NEAR", "not far", '"not"', "c-3", "AND title", "OR"):
        assert titles(vault, sought) == ([] if sought == "OR" else ["near"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_no_text_makes_the_search_stumble(shared: Vault, sought: str) -> None:
    do(shared, lambda session: store.rows(session, Looking(sought)))


@given(st.text())
def test_every_term_is_quoted(sought: str) -> None:
    terms = match_terms(sought)
    assert terms.count('"') % 2 == 0
    outside = terms.split('"')[::2]
    assert set("".join(outside)) <= {" ", "*"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text("abcdefgh ", min_size=1).filter(str.strip))
def test_what_is_written_is_found_by_its_own_words(shared: Vault, text: str) -> None:
    number = write(shared, "", text)
    rows = do(shared, lambda session: store.rows(session, Looking(text, most=10_000)))
    assert number in {row.id for row in rows}


def test_the_list_shows_what_was_last_typed(vault: Vault) -> None:
    number = write(vault, "Before", "old words")
    do(vault, lambda s: drafts.keep(s, surface(number, "title"), Typed("After", 0)))
    do(vault, lambda s: drafts.keep(s, surface(number, "text"), Typed("new words", 0)))
    [row] = do(vault, lambda s: store.rows(s, Looking()))
    assert (row.title, row.excerpt) == ("After", "new words")


def test_entries_about_later_days_come_first(vault: Vault) -> None:
    first, second = write(vault, "a"), write(vault, "b")
    assert titles(vault) == ["b", "a"]
    do(vault, store.set_about(second, date(2020, 1, 1)).run)
    assert titles(vault) == ["a", "b"]
    assert first != second


def test_tags_narrow_the_list_and_go_when_nothing_is_under_them(vault: Vault) -> None:
    number = write(vault, "a")
    write(vault, "b")
    do(vault, reflections_tags.put_tag(number, "  #Sundays ").run)
    assert do(vault, reflections_tags.put_tag(number, "sundays").run) is None
    assert titles(vault, tag="Sundays") == ["a"]
    assert do(vault, reflections_tags.tags_in_use) == ("Sundays",)
    back = do(vault, reflections_tags.take_tag(number, "Sundays").run)
    assert do(vault, reflections_tags.tags_in_use) == ()
    (tag,) = do(vault, lambda s: s.exec(select(Tag)).all())
    assert tag.binned_at is not None
    assert back is not None
    do(vault, back.run)
    assert titles(vault, tag="Sundays") == ["a"]


def test_bin_and_back(vault: Vault) -> None:
    number = write(vault, "a", "some words")
    back = do(vault, store.put_in_bin(number).run)
    assert titles(vault) == titles(vault, "words") == []
    assert [row.title for row in do(vault, store.in_bin)] == ["a"]
    assert back is not None
    do(vault, back.run)
    assert titles(vault, "words") == ["a"]


def test_leaving_makes_a_version_at_most_one_a_minute(vault: Vault, clock: HeldClock) -> None:
    number = write(vault)

    def leave(text: str) -> None:
        do(vault, lambda s: store.keep(s, number, "", text, leaving=True))

    leave(LONG)
    leave(LONG)
    leave(LONG + " More.")
    assert wordings(vault, number) == [LONG + " More."]
    clock.advance(timedelta(seconds=61))
    leave(LONG + " More. And more.")
    assert len(wordings(vault, number)) == 2


def test_keeping_without_loss_makes_no_version(vault: Vault) -> None:
    number = write(vault, "", LONG)
    do(vault, lambda s: store.keep(s, number, "", LONG + " More."))
    assert wordings(vault, number) == []


def test_a_text_that_vanishes_leaves_a_version(vault: Vault) -> None:
    number = write(vault, "", LONG)
    assert not do(vault, lambda s: store.keep(s, number, "", ""))
    assert text_of(vault, number) == ""
    assert wordings(vault, number) == [LONG]


def test_within_the_minute_the_row_waits_and_the_draft_stays(
    vault: Vault, clock: HeldClock
) -> None:
    number = write(vault, "", "a")
    do(vault, lambda s: store.keep(s, number, "", "abc", leaving=True))
    do(vault, lambda s: store.keep_before_loss(s, number, "", LONG * 2))
    do(vault, lambda s: versions.add_version(s, number, "", "something else altogether"))
    do(vault, lambda s: drafts.keep(s, surface(number, "text"), Typed("", 0)))
    assert do(vault, lambda s: store.keep(s, number, "", "")) > timedelta(0)
    assert text_of(vault, number) == LONG * 2
    assert do(vault, lambda s: drafts.waiting(s, surface(number, "text"))) == Typed("", 0)
    clock.advance(timedelta(minutes=2))
    assert not do(vault, lambda s: store.keep(s, number, "", ""))
    assert LONG * 2 in wordings(vault, number)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "a", "some words here", LONG, LONG[:40], LONG + LONG]),
            st.integers(0, 90),
            st.booleans(),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_kept_text_is_ever_lost(
    shared: Vault, clock: HeldClock, steps: list[tuple[str, int, bool]]
) -> None:
    """After any keeping, what stood there stands there still, went on, or is a version."""
    number = write(shared)
    for text, seconds, leaving in steps:
        before = text_of(shared, number)
        do(
            shared,
            lambda s, text=text, leaving=leaving: store.keep(s, number, "", text, leaving=leaving),
        )
        after = text_of(shared, number)
        kept = [after, *wordings(shared, number)]
        assert any(not versions.loses("", before, "", one) for one in kept)
        clock.advance(timedelta(seconds=seconds))


def test_blank_goes_and_a_tag_or_title_or_earlier_wording_stays(
    vault: Vault, clock: HeldClock
) -> None:
    blank, tagged, titled, emptied, typed = (write(vault) for _ in range(5))
    do(vault, reflections_tags.put_tag(tagged, "asks").run)
    do(vault, lambda s: store.keep(s, titled, "T", ""))
    do(vault, lambda s: store.keep(s, emptied, "", LONG))
    do(vault, lambda s: store.keep(s, emptied, "", ""))
    do(vault, lambda s: drafts.keep(s, surface(typed, "text"), Typed("first key", 9)))
    gone = [
        do(vault, lambda s, number=number: store.discard_if_blank(s, number))
        for number in (blank, tagged, titled, emptied, typed)
    ]
    assert gone == [True, False, False, False, False]
    do(vault, store.tidy)
    assert text_of(vault, typed) == "first key"


def test_tidying_keeps_waiting_drafts_and_rescues_orphans(vault: Vault) -> None:
    number, open_one = write(vault, "a", "old"), write(vault, "b", "open")
    for place, text in (
        (surface(number, "text"), "old and new"),
        (surface(open_one, "text"), "being typed"),
        (surface(9999, "text"), "nobody's words"),
    ):
        do(vault, lambda s, place=place, text=text: drafts.keep(s, place, Typed(text, 0)))
    do(vault, lambda s: store.tidy(s, but=open_one))
    assert text_of(vault, number) == "old and new"
    assert text_of(vault, open_one) == "open"
    rows = do(vault, lambda s: store.rows(s, Looking("nobody")))
    assert [row.excerpt for row in rows] == ["nobody's words"]
    assert set(do(vault, lambda s: drafts.waiting_under(s, "reflection/"))) == {
        surface(open_one, "text")
    }


def test_thanks_are_kept_and_taken_back(vault: Vault) -> None:
    assert do(vault, reflections_thanks.give("   ").run) is None
    place = reflections_thanks.NEW_LINE
    do(vault, lambda s: drafts.keep(s, place, Typed("The tea.", 8)))
    undo = do(vault, reflections_thanks.give(" The\ntea. ").run)
    assert [row.line for row in do(vault, lambda s: reflections_thanks.thanks(s, 9))] == [
        "The tea."
    ]
    assert do(vault, lambda s: drafts.waiting(s, place)) is None
    assert undo is not None
    redo = do(vault, undo.run)
    assert do(vault, lambda s: reflections_thanks.thanks(s, 9)) == ()
    assert redo is not None
    do(vault, redo.run)
    assert do(vault, lambda s: reflections_thanks.thanks(s, 9)) != ()


def test_a_liked_prompt_is_remembered(vault: Vault) -> None:
    undo = do(vault, reflections_thanks.like("fine-by-whom").run)
    assert do(vault, reflections_thanks.favourites) == {"fine-by-whom"}
    assert undo is not None
    do(vault, undo.run)
    assert do(vault, reflections_thanks.favourites) == frozenset()
