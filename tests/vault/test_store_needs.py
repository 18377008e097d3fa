"""Needs in a real vault: of openers and of their own, copied, binned and never lost."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from growingus_desktop.models.openers import Need
from growingus_desktop.store import bin as bins
from growingus_desktop.store import drafts, openers
from growingus_desktop.store import openers_needs as store
from growingus_desktop.store.bin_shelves import BinKind
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.clocks import FixedClock

T = TypeVar("T")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def vault(clock: FixedClock) -> Iterator[Vault]:
    made = memory_vault(clock)
    yield made
    made.close()


def run(vault: Vault, work: Callable[[VaultSession], T]) -> T:
    return vault.submit(work).result().value


def with_need(vault: Vault, **texts: str) -> int:
    """An opener with a need behind it."""
    number = run(vault, lambda s: openers.create(s, title="Phones"))
    run(vault, lambda s: openers.keep_texts(s, number, openers.Texts(need=texts)))
    return number


def test_every_column_of_a_need_has_a_field() -> None:
    columns = {name for name, field in Need.model_fields.items() if field.annotation is str}
    assert columns - {"uid"} == set(store.NEED_TEXTS)


def test_the_list_tells_where_a_need_belongs(vault: Vault, clock: FixedClock) -> None:
    opener = with_need(vault, need="rest")
    clock.advance(hours=1)
    own = run(vault, lambda s: store.create_need(s, feeling="lonely"))
    run(vault, store.create_need)
    rows = run(vault, store.needs)
    assert [(row.id == own, row.opener_id) for row in rows] == [(True, None), (False, opener)]
    assert rows[1].title == "Phones"
    run(vault, openers.put_in_bin(opener).run)
    assert [row.id for row in run(vault, store.needs)] == [own]


def test_a_need_is_listed_as_it_was_last_typed(vault: Vault) -> None:
    opener = with_need(vault, need="rest")
    own = run(vault, store.create_need)
    for place in (f"opener/{opener}/need/need", store.need_surface(own, "need")):
        run(vault, lambda s, place=place: drafts.keep(s, place, drafts.Typed("quiet", 0)))
    assert [row.texts["need"] for row in run(vault, store.needs)] == ["quiet", "quiet"]


def test_an_opener_gets_a_copy_that_neither_loses(vault: Vault) -> None:
    own = run(vault, lambda s: store.create_need(s, need="rest"))
    place = store.need_surface(own, "feeling")
    run(vault, lambda s: drafts.keep(s, place, drafts.Typed("tired", 0)))
    opener = run(vault, lambda s: openers.create(s, need_id=own, words="Hello"))
    found = run(vault, lambda s: openers.opened(s, opener))
    assert found is not None
    assert (found.need.need, found.need.feeling) == ("rest", "tired")
    assert found.need.id != own
    run(vault, openers.put_in_bin(opener).run)
    run(vault, bins.empty)
    assert [row.id for row in run(vault, store.needs)] == [own]


def test_a_new_opener_begins_with_what_an_earlier_one_held_last(vault: Vault) -> None:
    earlier = with_need(vault, need="rest")
    typed = drafts.Typed("Could we rest on Sunday?", 0)
    run(vault, lambda s: drafts.keep(s, openers.surface(earlier, "words"), typed))
    fresh = run(vault, lambda s: openers.create_from(s, earlier))
    assert fresh is not None
    found = run(vault, lambda s: openers.opened(s, fresh))
    assert found is not None
    assert (found.opener.words, found.opener.title) == ("Could we rest on Sunday?", "Phones")
    assert found.need.need == "rest"
    assert found.version == 0
    assert run(vault, lambda s: openers.create_from(s, 999)) is None


def test_the_bin_takes_a_need_and_gives_it_back(vault: Vault) -> None:
    own = run(vault, lambda s: store.create_need(s, need="rest"))
    deed = store.bin_need(own)
    back = run(vault, deed.run)
    assert back is not None
    assert run(vault, store.needs) == ()
    assert run(vault, lambda s: store.need_of_its_own(s, own)) is None
    assert [thing.kind for thing in run(vault, bins.things)] == [BinKind.NEED]
    assert run(vault, back.run) is not None
    assert [row.id for row in run(vault, store.needs)] == [own]


def test_erasing_a_need_takes_its_drafts_along(vault: Vault) -> None:
    own = run(vault, lambda s: store.create_need(s, need="rest"))
    place = store.need_surface(own, "need")
    run(vault, lambda s: drafts.keep(s, place, drafts.Typed("rest, quiet", 0)))
    run(vault, store.bin_need(own).run)
    erased = run(vault, bins.empty)
    assert erased.surfaces == (f"need/{own}/",)
    assert run(vault, lambda s: drafts.waiting(s, place)) is None


def test_only_a_need_without_a_word_is_discarded(vault: Vault) -> None:
    blank = run(vault, store.create_need)
    typed = run(vault, store.create_need)
    place = store.need_surface(typed, "need")
    run(vault, lambda s: drafts.keep(s, place, drafts.Typed("rest", 0)))
    assert run(vault, lambda s: store.discard_need_if_blank(s, blank))
    assert not run(vault, lambda s: store.discard_need_if_blank(s, typed))
    assert not run(vault, lambda s: store.discard_need_if_blank(s, blank))


def test_burning_tells_what_to_look_for_in_backups(vault: Vault) -> None:
    number = run(vault, lambda s: openers.create(s, raw="zebrafinch", words="Hello"))
    run(vault, bins.is_scoured)
    erased = run(vault, lambda s: openers.burn(s, number))
    assert erased.surfaces == (f"opener/{number}/raw",)
    assert len(erased.burned) == 1
    assert run(vault, bins.has_residue)
