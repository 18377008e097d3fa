"""What Ctrl+K may find: all that was written, as last typed; nothing let out, nothing in the bin."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from growingus_desktop.store import drafts, findable, openers, reflections
from growingus_desktop.store.drafts import Typed
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault

T = TypeVar("T")


@pytest.fixture
def vault() -> Iterator[Vault]:
    made = memory_vault()
    yield made
    made.close()


def do(vault: Vault, work: Callable[[VaultSession], T]) -> T:
    return vault.submit(work).result().value


def test_every_text_of_an_opener_but_what_was_let_out(vault: Vault) -> None:
    texts = {name: f"in {name}" for name in findable.OPENER_TEXTS}
    do(vault, lambda session: openers.create(session, title="Dishes", raw="zebrafinch", **texts))
    (found,) = do(vault, findable.openers)
    assert found.title == "Dishes"
    assert found.text.split("\n") == list(texts.values())


def test_a_draft_stands_for_what_was_kept_but_none_of_what_was_let_out(vault: Vault) -> None:
    number = do(vault, lambda session: openers.create(session, words="before"))

    def type_on(session: VaultSession) -> None:
        drafts.keep(session, openers.surface(number, "words"), Typed("after", 5))
        drafts.keep(session, openers.surface(number, "raw"), Typed("zebrafinch", 5))

    do(vault, type_on)
    (found,) = do(vault, findable.openers)
    assert found.text == "after"


def test_reflections_with_their_tags_as_last_typed(vault: Vault) -> None:
    number = do(vault, lambda session: reflections.create(session, title="Walk", text="before"))
    place = reflections.surface(number, "text")
    do(vault, lambda session: drafts.keep(session, place, Typed("after", 5)))
    (found,) = do(vault, findable.reflections)
    assert (found.id, found.title, found.text) == (number, "Walk", "after")


def test_nothing_in_the_bin_is_found(vault: Vault) -> None:
    opener = do(vault, lambda session: openers.create(session, words="one"))
    entry = do(vault, lambda session: reflections.create(session, text="two"))
    do(vault, openers.put_in_bin(opener).run)
    do(vault, reflections.put_in_bin(entry).run)
    assert do(vault, findable.openers) == ()
    assert do(vault, findable.reflections) == ()
