"""What the vault keeps of reading: places, bookmarks, highlights, and how each is taken back."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.core.changes import Kind
from growingus_desktop.store import reading
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.reading import WHOLE, Passage
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import HeldClock, folder_in, new_vault, reopen

T = TypeVar("T")
PASSAGE = Passage("G3", 4, 9, "quiet")


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def vault(tmp_path: Path, clock: HeldClock) -> Iterator[Vault]:
    opened = new_vault(tmp_path, clock)
    yield opened
    opened.close()


def run(vault: Vault, work: Callable[[VaultSession], T]) -> T:
    return vault.submit(work).result().value


def do(vault: Vault, deed: Deed | None) -> Deed | None:
    assert deed is not None
    return run(vault, deed.run)


def keep(vault: Vault, guide: str, permille: int) -> None:
    run(vault, lambda session: reading.keep_progress(session, guide, permille))


def test_a_place_outlives_the_program(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    keep(vault, "G3", 580)
    vault.close()
    again = reopen(folder_in(tmp_path))
    assert run(again, reading.traces).marks["G3"].permille == 580
    again.close()


def test_going_back_keeps_the_furthest_place(vault: Vault) -> None:
    keep(vault, "G3", 580)
    keep(vault, "G3", 100)
    mark = run(vault, reading.traces).marks["G3"]
    assert (mark.permille, mark.furthest, mark.finished_at) == (100, 580, None)


def test_the_first_end_is_the_one_remembered(vault: Vault, clock: HeldClock) -> None:
    keep(vault, "G3", WHOLE)
    first = clock.now()
    clock.advance(timedelta(days=3))
    keep(vault, "G3", 0)
    keep(vault, "G3", WHOLE)
    assert run(vault, reading.traces).marks["G3"].finished_at == first


def test_the_guide_read_last_is_known(vault: Vault, clock: HeldClock) -> None:
    assert run(vault, reading.traces).last_opened is None
    keep(vault, "G3", 10)
    clock.advance(timedelta(minutes=1))
    keep(vault, "G2", 10)
    clock.advance(timedelta(minutes=1))
    do(vault, reading.bookmark("G7", on=True))
    assert run(vault, reading.traces).last_opened == "G2"


def test_a_bookmark_goes_in_and_out(vault: Vault) -> None:
    inverse = do(vault, reading.bookmark("G3", on=True))
    assert run(vault, reading.traces).marks["G3"].bookmarked
    assert do(vault, reading.bookmark("G3", on=True)) is None
    again = do(vault, inverse)
    assert not run(vault, reading.traces).marks["G3"].bookmarked
    do(vault, again)
    assert run(vault, reading.traces).marks["G3"].bookmarked


def test_a_highlight_can_be_taken_back_and_brought_back(vault: Vault) -> None:
    inverse = do(vault, reading.highlight(PASSAGE))
    (kept,) = run(vault, reading.traces).highlights
    assert (kept.guide, kept.start, kept.end, kept.quote) == ("G3", 4, 9, "quiet")
    again = do(vault, inverse)
    assert run(vault, reading.traces).highlights == ()
    do(vault, again)
    assert [row.id for row in run(vault, reading.traces).highlights] == [kept.id]


def test_a_note_is_written_and_taken_back(vault: Vault) -> None:
    do(vault, reading.highlight(PASSAGE))
    (kept,) = run(vault, reading.traces).highlights
    inverse = do(vault, reading.note(kept.id or 0, "Sunday, before lunch"))
    assert run(vault, reading.traces).highlights[0].note == "Sunday, before lunch"
    do(vault, inverse)
    assert run(vault, reading.traces).highlights[0].note == ""


def test_only_reading_is_touched(vault: Vault) -> None:
    outcome = vault.submit(lambda session: reading.keep_progress(session, "G3", 5)).result()
    assert outcome.kinds == {Kind.READING}


@given(st.lists(st.integers(min_value=-50, max_value=1200), min_size=1, max_size=12))
def test_places_stay_in_bounds_and_furthest_never_falls(places: list[int]) -> None:
    vault = memory_vault(HeldClock())
    furthest = 0
    for place in places:
        keep(vault, "G3", place)
        mark = run(vault, reading.traces).marks["G3"]
        furthest = max(furthest, mark.permille)
        assert 0 <= mark.permille <= WHOLE
        assert mark.furthest == furthest
        assert (mark.finished_at is not None) == (furthest == WHOLE)
    vault.close()
