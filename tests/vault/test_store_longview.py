"""The long view keeps asks, answers and meanings, and gives each of them back."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from growingus_desktop.models.asks import (
    Answer,
    Ask,
    AskKind,
    AskSize,
    LongViewQuestion,
    Meaning,
    MeaningSide,
)
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.models.patterns import Repair
from growingus_desktop.store import drafts, longview
from growingus_desktop.store import longview_meanings as meanings
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.longview import AskFilled, LongView
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import MARKER, new_vault

DAY = date(2026, 3, 1)
REQUEST = AskFilled(
    DAY, AskKind.REQUEST, Answer.PARTLY, "small-step", AskSize.SMALL, "kitchen", MARKER, "hm"
)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    yield made
    made.close()


def do(vault: Vault, deed: Deed) -> Deed | None:
    return vault.submit(deed.run).result().value


def undo(vault: Vault, inverse: Deed | None) -> Deed | None:
    assert inverse is not None
    return do(vault, inverse)


def seen(vault: Vault) -> LongView:
    return vault.submit(longview.whole).result().value


def test_an_ask_is_kept_without_any_opener(vault: Vault) -> None:
    inverse = do(vault, longview.write_ask(REQUEST))
    (ask,) = seen(vault).asks
    assert (ask.asked_on, ask.answer, ask.framing, ask.size) == (
        DAY,
        Answer.PARTLY,
        "small-step",
        AskSize.SMALL,
    )
    assert (ask.text, ask.heard, ask.setting, ask.opener_id) == (MARKER, "hm", "kitchen", None)
    again = undo(vault, inverse)
    assert seen(vault).asks == ()
    undo(vault, again)
    assert [ask.text for ask in seen(vault).asks] == [MARKER]


def test_a_date_to_come_back_does_not_outlive_a_no(vault: Vault) -> None:
    due = DAY + timedelta(weeks=2)

    def with_date(session: VaultSession) -> None:
        session.add(Ask(asked_on=DAY, answer=Answer.NOT_NOW, text=MARKER, come_back_on=due))

    vault.submit(with_date).result()
    (ask,) = seen(vault).asks
    inverse = do(
        vault,
        longview.change_ask(ask.id or 0, AskFilled(DAY, AskKind.REQUEST, Answer.NO, text="other")),
    )
    (changed,) = seen(vault).asks
    assert (changed.answer, changed.come_back_on, changed.text) == (Answer.NO, None, "other")
    undo(vault, inverse)
    (back,) = seen(vault).asks
    assert (back.answer, back.come_back_on, back.text) == (Answer.NOT_NOW, due, MARKER)


def test_answers_stand_beside_each_other_and_wait_as_drafts_when_taken_back(vault: Vault) -> None:
    question, place = LongViewQuestion.COULD_I_GO_ON, "longview/new/could-i-go-on"
    do(vault, longview.answer(question, "yes, for now", DAY, None))
    later = DAY + timedelta(days=60)
    inverse = do(vault, longview.answer(question, MARKER, later, later, place))
    assert [row.text for row in seen(vault).answers] == ["yes, for now", MARKER]
    again = undo(vault, inverse)
    assert [row.text for row in seen(vault).answers] == ["yes, for now"]
    waiting = vault.submit(lambda session: drafts.waiting(session, place)).result().value
    assert waiting is not None
    assert waiting.text == MARKER
    undo(vault, again)
    assert [row.text for row in seen(vault).answers] == ["yes, for now", MARKER]


def test_meanings_keep_their_side_and_order(vault: Vault) -> None:
    do(vault, longview.write_meaning(MeaningSide.MAY_MEAN, "one"))
    do(vault, longview.write_meaning(MeaningSide.DOES_NOT_PROVE, MARKER))
    inverse = do(vault, longview.write_meaning(MeaningSide.MAY_MEAN, "two"))
    lines = [(row.side, row.text) for row in seen(vault).meanings]
    assert lines.index((MeaningSide.MAY_MEAN, "one")) < lines.index((MeaningSide.MAY_MEAN, "two"))
    undo(vault, inverse)
    assert {row.text for row in seen(vault).meanings} == {"one", MARKER}
    other = next(row for row in seen(vault).meanings if row.text == "one")
    undo(vault, do(vault, longview.put_in_bin(Meaning, other.id or 0)))
    assert {row.text for row in seen(vault).meanings} == {"one", MARKER}


def columns(vault: Vault) -> dict[MeaningSide, list[str]]:
    rows = seen(vault).meanings
    return {side: [row.text for row in rows if row.side is side] for side in MeaningSide}


def test_a_meaning_is_reworded_and_moved_and_each_is_taken_back(vault: Vault) -> None:
    left, right = MeaningSide.MAY_MEAN, MeaningSide.DOES_NOT_PROVE
    for side, text in ((left, "one"), (left, "two"), (left, MARKER), (right, "four")):
        do(vault, longview.write_meaning(side, text))
    ids = {row.text: row.id or 0 for row in seen(vault).meanings}
    before = columns(vault)
    steps = (
        (meanings.move_meaning(ids["one"], 1), ["two", "one", MARKER], ["four"]),
        (meanings.move_meaning(ids[MARKER], -5), [MARKER, "two", "one"], ["four"]),
        (meanings.move_meaning_across(ids["two"]), [MARKER, "one"], ["four", "two"]),
        (meanings.change_meaning(ids["four"], " other "), [MARKER, "one"], ["other", "two"]),
    )
    inverses: list[Deed] = []
    for deed, first, second in steps:
        inverses.append(do(vault, deed))
        assert columns(vault) == {left: first, right: second}
    for inverse in reversed(inverses):
        undo(vault, inverse)
    assert columns(vault) == before
    for nothing in (
        meanings.move_meaning(ids["one"], -1),
        meanings.move_meaning(999, 1),
        meanings.move_meaning_across(999),
        meanings.change_meaning(ids["one"], "  "),
    ):
        assert vault.submit(nothing.run).result().value is None


def test_own_work_is_counted_from_the_first_ask_on(vault: Vault) -> None:
    def live(session: VaultSession) -> None:
        for days in (-10, 0, 10):
            session.add(Repair(day=DAY + timedelta(days)))
            session.add(FocusRun(act=MARKER, starts_on=DAY + timedelta(days)))
        session.add(Repair(day=DAY, binned_at=session.clock.now()))

    vault.submit(live).result()
    assert (seen(vault).repairs, seen(vault).focus_runs) == (0, 0)
    do(vault, longview.write_ask(REQUEST))
    assert (seen(vault).repairs, seen(vault).focus_runs) == (2, 1), "one has yet to begin"


def test_what_is_gone_is_left_alone(vault: Vault) -> None:
    assert do(vault, longview.put_in_bin(Ask, 99)) is None
    assert do(vault, longview.change_ask(99, REQUEST)) is None
