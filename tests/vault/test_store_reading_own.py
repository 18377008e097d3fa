"""A person's own guides in the vault: brought, renewed, put away, and each taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from growingus_desktop.content.anchors import surroundings
from growingus_desktop.content.own_guides import Brought, kept_guide, own_title, read_folder
from growingus_desktop.models.base import identity
from growingus_desktop.models.preferences import Preference
from growingus_desktop.models.reading import OwnGuide
from growingus_desktop.store import bin as the_bin
from growingus_desktop.store import reading, reading_own, reading_places
from growingus_desktop.store.bin_shelves import BinKind
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.reading import Passage
from growingus_desktop.store.reading_own import Taken
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import HeldClock, folder_in, new_vault, reopen
from tests.vault.test_store_reading import do, run


@pytest.fixture
def vault() -> Iterator[Vault]:
    opened = memory_vault(HeldClock())
    yield opened
    opened.close()


def one(
    guide: str = "own-a", title: str = "A", text: str = "Words.", *, own_id: bool = False
) -> Brought:
    return Brought(guide, title, f"# {title}\n\n{text}\n", own_id)


def bring(vault: Vault, *brought: Brought) -> tuple[Taken, Deed | None]:
    return run(vault, lambda session: reading_own.bring(session, brought))


def kept(vault: Vault) -> dict[str, str]:
    def ask(session: VaultSession) -> dict[str, str]:
        return reading_own.sources(session, [guide for guide, _ in reading_own.stock(session)])

    return run(vault, ask)


def test_a_folder_outlives_the_program_as_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "Évenings.md").write_text("Words – “ours” 😀\n", encoding="utf-8")
    vault = new_vault(tmp_path)
    taken, _ = bring(vault, *read_folder(folder).brought)
    assert taken == Taken(("own-evenings",))
    vault.close()
    again = reopen(folder_in(tmp_path))
    ((guide, source),) = kept(again).items()
    assert kept_guide(guide, source).title == "Évenings"
    assert kept_guide(guide, source).plain == "Words – “ours” 😀"
    again.close()


def test_what_is_there_already_is_left_alone(vault: Vault) -> None:
    bring(vault, one())
    taken, back = bring(vault, one())
    assert (taken, back) == (Taken(known=1), None)


def test_a_later_text_takes_the_place_of_the_earlier_and_back(vault: Vault) -> None:
    bring(vault, one(text="First."))
    taken, back = bring(vault, one(text="Second."))
    assert taken == Taken(renewed=("own-a",))
    assert "Second." in kept(vault)["own-a"]
    again = do(vault, back)
    assert "First." in kept(vault)["own-a"]
    do(vault, again)
    assert "Second." in kept(vault)["own-a"]


def test_another_guide_of_the_same_file_name_stands_beside_it(vault: Vault) -> None:
    bring(vault, one(title="Ours"))
    taken, _ = bring(vault, one(title="Theirs"))
    assert taken.added == ("own-a-2",)
    assert set(kept(vault)) == {"own-a", "own-a-2"}
    # The second is known again as well.
    assert bring(vault, one(title="Theirs"))[0].known == 1


def test_an_id_in_the_file_counts_more_than_its_title(vault: Vault) -> None:
    bring(vault, one(title="Ours", own_id=True))
    assert bring(vault, one(title="Theirs", own_id=True))[0].renewed == ("own-a",)


def test_bringing_is_taken_back_and_removing_too(vault: Vault) -> None:
    _, back = bring(vault, one(), one("own-b", "B"))
    again = do(vault, back)
    assert kept(vault) == {}
    do(vault, again)
    assert set(kept(vault)) == {"own-a", "own-b"}
    inverse = do(vault, reading_own.remove("own-a"))
    assert set(kept(vault)) == {"own-b"}
    assert do(vault, reading_own.remove("own-a")) is None
    do(vault, inverse)
    assert set(kept(vault)) == {"own-a", "own-b"}


def test_one_in_the_bin_is_named_there_and_comes_back_when_brought_again(vault: Vault) -> None:
    bring(vault, one(title="Our evenings", text="First."))
    do(vault, reading_own.remove("own-a"))
    (lying,) = run(vault, the_bin.things)
    assert (lying.kind, lying.title) == (BinKind.OWN_GUIDE, "Our evenings")
    taken, back = bring(vault, one(title="Our evenings", text="Second."))
    assert taken.added == ("own-a",)
    assert run(vault, the_bin.things) == ()
    do(vault, back)
    assert len(run(vault, the_bin.things)) == 1


def test_erasing_one_leaves_nothing_of_what_stood_around_its_marks(vault: Vault) -> None:
    bring(vault, one(text="Words that were marked."))
    plain = kept_guide("own-a", kept(vault)["own-a"]).plain
    around = surroundings(plain, 6, 10)
    do(vault, reading.highlight(Passage("own-a", 6, 10, plain[6:10], around)))
    ((uid, found),) = run(vault, reading_places.everything).items()
    assert found == around
    assert run(vault, reading.traces).highlights[0].uid == uid
    do(vault, reading_own.remove("own-a"))
    row = run(vault, lambda s: identity(s.exec(select(OwnGuide)).one()))
    erased = run(vault, lambda s: the_bin.erase(s, [(BinKind.OWN_GUIDE, row)]))
    assert len(erased.uids) == 3
    assert run(vault, lambda s: s.exec(select(Preference)).all()) == []


def test_unreadable_surroundings_count_as_not_kept(vault: Vault) -> None:
    def write(session: VaultSession) -> None:
        for number, value in enumerate(("", "[", "[1, 2]", '["a", "b", "c", "d", 1]', "[" * 9000)):
            session.add(Preference(key=f"{reading_places.PREFIX}{number}", value=value))

    run(vault, write)
    assert run(vault, reading_places.everything) == {}


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Ours\n\nText.", "Ours"),
        ("+++\ntitle = 'Mine'\n+++\nText.", "Mine"),
        ("---\ntitle: Theirs\n---\nText.", "Theirs"),
        ("# Ours\n\n" + "Text. " * 900, "Ours"),
        ("Text.", ""),
        ("+++\n+++\n", ""),
        ("", ""),
    ],
)
def test_a_title_is_told_from_the_head_alone(source: str, title: str) -> None:
    assert own_title(source) == title
