"""No text vanishes from a field without a copy in the bin, and it comes back to the letter."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from growingus_desktop.models.base import Row
from growingus_desktop.models.bin import VanishedText
from growingus_desktop.models.openers import Need, Opener
from growingus_desktop.models.reflections import Reflection
from growingus_desktop.store import bin as bin_store
from growingus_desktop.store import bin_vanished, openers
from growingus_desktop.store.bin_shelves import BinKind
from growingus_desktop.store.openers import Texts
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vanishing import watched
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import MARKER, HeldClock, new_vault

T = TypeVar("T")
TEXT = f"Could we have dinner without phones, with the {MARKER}, twice a week from Sunday on?"


@pytest.fixture
def vault() -> Iterator[Vault]:
    opened = memory_vault(HeldClock())
    yield opened
    opened.close()


def run(vault: Vault, work: Callable[[VaultSession], T]) -> T:
    return vault.submit(work).result().value


def made(vault: Vault, **columns: Any) -> int:
    return run(vault, lambda session: openers.create(session, **columns))


def keep(vault: Vault, number: int, **columns: str) -> None:
    """Save as the fields of an opener save themselves."""
    run(vault, lambda session: openers.keep_texts(session, number, Texts(own=columns)))


def in_bin(vault: Vault) -> list[bin_store.Thing]:
    return list(run(vault, bin_store.things))


def opener(vault: Vault) -> Opener:
    return run(vault, lambda session: session.exec(select(Opener)).one())


def test_a_field_emptied_at_once_leaves_its_text_in_the_bin_and_gets_it_back(vault: Vault) -> None:
    number = made(vault, ask=TEXT)
    keep(vault, number, ask="")
    [thing] = in_bin(vault)
    assert (thing.kind, thing.title, thing.room.value) == (BinKind.VANISHED, TEXT, "openers")
    undo = run(vault, bin_store.restore([thing.key]).run)
    assert opener(vault).ask == TEXT
    assert in_bin(vault) == []
    assert undo is not None
    run(vault, undo.run)
    assert opener(vault).ask == ""
    assert [one.key for one in in_bin(vault)] == [thing.key]


def test_a_backspace_held_over_several_saves_leaves_the_whole_text(vault: Vault) -> None:
    number = made(vault, ask=TEXT)
    for length in (60, 40, 25, 14, 6, 0):
        keep(vault, number, ask=TEXT[:length])
    [thing] = in_bin(vault)
    run(vault, bin_store.restore([thing.key]).run)
    assert opener(vault).ask == TEXT


def test_rewriting_leaves_nothing_in_the_bin(vault: Vault) -> None:
    number = made(vault, ask=TEXT)
    for text in (TEXT[:50], TEXT[:30] + " on Mondays", TEXT + " Please.", TEXT[:45], TEXT):
        keep(vault, number, ask=text)
    assert in_bin(vault) == []


def test_what_stood_there_last_is_what_is_kept(vault: Vault) -> None:
    number = made(vault, ask=TEXT)
    later = "Would you read this page with me on Sunday after lunch, only the first half of it?"
    for text in (TEXT[:40], later, ""):
        keep(vault, number, ask=text)
    assert [thing.title for thing in in_bin(vault)] == [later]


def test_it_never_goes_over_what_stands_there_now(vault: Vault) -> None:
    number = made(vault, ask=TEXT)
    keep(vault, number, ask="")
    keep(vault, number, ask="something new")
    [thing] = in_bin(vault)
    undo = run(vault, bin_store.restore([thing.key]).run)
    assert opener(vault).ask == f"something new\n\n{TEXT}"
    assert undo is not None
    run(vault, undo.run)
    assert opener(vault).ask == "something new"
    assert len(in_bin(vault)) == 1


def test_every_written_column_that_has_no_versions_is_watched(vault: Vault) -> None:
    places = watched()
    assert {"opener.ask", "need.sentence", "reply_plan.i_say", "meaning.text"} <= set(places)
    assert not {"opener.raw", "opener.words", "opener.framing", "check_in.uid"} & set(places)
    for place, (model, column) in places.items():
        row = model(**{**_needed(vault, model), column: TEXT})
        uid = row.uid

        def write(session: VaultSession, row: Row = row) -> None:
            session.add(row)

        def wipe(
            session: VaultSession, model: Any = model, uid: str = uid, c: str = column
        ) -> None:
            found = session.exec(select(model).where(model.uid == uid)).one()
            setattr(found, c, "")
            session.add(found)

        run(vault, write)
        run(vault, wipe)
        kept = run(
            vault,
            lambda session, uid=uid: session.exec(
                select(VanishedText).where(VanishedText.row_uid == uid)
            ).one(),
        )
        assert (kept.place, kept.text) == (place, TEXT)
        assert kept.binned_at is not None


def _needed(vault: Vault, model: type[Row]) -> dict[str, Any]:
    """Values for the columns that have no default."""
    day = date(2026, 3, 1)
    given: dict[str, Any] = {
        "opener_id": None,
        "run_id": None,
        "rehearsed_at": HeldClock().now(),
        "answered_on": day,
        "asked_on": day,
        "starts_on": day,
        "day": day,
        "answer": "yes",
        "question": "could-i-go-on",
        "side": "may-mean",
        "went": "kept",
        "guide": "G1",
        "quote": "x",
        "start": 0,
        "end": 1,
        "act": "x",
    }
    if "run_id" in model.model_fields:
        from growingus_desktop.models.focus import FocusRun

        run_row = FocusRun(act="x", starts_on=day)
        run(vault, lambda session: session.add(run_row))
        given["run_id"] = run_row.id
    if "opener_id" in model.model_fields:
        given["opener_id"] = made(vault)
    return {name: value for name, value in given.items() if name in model.model_fields}


def test_what_was_let_out_and_what_has_versions_leave_no_copy(vault: Vault) -> None:
    number = made(vault, raw=TEXT, words=TEXT)
    keep(vault, number, raw="", words="")
    entry = Reflection(about=date(2026, 3, 1), text=TEXT)
    run(vault, lambda session: session.add(entry))
    assert run(vault, lambda session: list(session.exec(select(VanishedText)))) == []


def test_erasing_the_whole_takes_every_copy_along(vault: Vault) -> None:
    number = made(vault, ask=TEXT, title=TEXT)
    keep(vault, number, ask="", title=TEXT[:30])
    run(vault, openers.put_in_bin(number).run)
    run(vault, lambda session: bin_store.erase(session, [(BinKind.OPENER, number)]))
    assert run(vault, lambda session: list(session.exec(select(VanishedText)))) == []


def test_a_copy_whose_row_is_gone_stays_in_the_bin(vault: Vault) -> None:
    copy = VanishedText(
        place="opener.ask", row_uid="0" * 32, text=TEXT, binned_at=HeldClock().now()
    )
    run(vault, lambda session: session.add(copy))
    [thing] = in_bin(vault)
    assert run(vault, bin_store.restore([thing.key]).run) is None
    assert in_bin(vault) == [thing]


def test_a_copy_that_names_another_place_goes_nowhere(vault: Vault) -> None:
    need = Need(sentence="x")
    run(vault, lambda session: session.add(need))
    for place in ("preference.value", "need.uid", "opener.raw", "", "need", "draft.text"):
        copy = VanishedText(place=place, row_uid=need.uid, text=TEXT, binned_at=HeldClock().now())
        run(vault, lambda session, copy=copy: session.add(copy))

        def put(session: VaultSession, place: str = place) -> object:
            found = session.exec(select(VanishedText).where(VanishedText.place == place)).first()
            assert found is not None
            return bin_vanished.put_back(session, found)

        assert run(vault, put) is None


@given(texts=st.lists(st.text("ab \n", max_size=60), min_size=1, max_size=8))
def test_however_it_is_edited_the_last_full_text_can_be_had(texts: list[str]) -> None:
    vault = memory_vault(HeldClock())
    try:
        number = made(vault, ask=TEXT)
        for text in texts:
            keep(vault, number, ask=text)
        keep(vault, number, ask="")
        last = [TEXT, *texts][-1] or ""
        held = [
            copy.text for copy in run(vault, lambda s: list(s.exec(select(VanishedText)))) if copy
        ]
        assert any(len(text) >= len(last.strip()) * 4 // 5 for text in held)
        assert TEXT in held or any(len(text) > len(TEXT) * 4 // 5 for text in held)
    finally:
        vault.close()


def test_it_goes_for_good_after_its_days_like_everything_in_the_bin(tmp_path: Path) -> None:
    clock = HeldClock()
    vault = new_vault(tmp_path, clock)
    number = made(vault, ask=TEXT)
    keep(vault, number, ask="")
    for _ in range(40):
        clock.advance(timedelta(days=1))
        run(vault, lambda session: bin_store.purge(session, session.clock.now()))
    assert in_bin(vault) == []
    vault.close()
