"""Repairs in a real vault: what is open, what each deed takes back, and what is never owed."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from sqlmodel import select

from growingus_desktop.models.base import identity
from growingus_desktop.models.patterns import BeganBy, Landed, Moment
from growingus_desktop.models.preferences import Preference
from growingus_desktop.store import bin as bin_store
from growingus_desktop.store import drafts, preferences, sheets
from growingus_desktop.store import repairs as store
from growingus_desktop.store.deeds import Deed
from growingus_desktop.store.patterns import MomentValues
from growingus_desktop.store.patterns_log import bin_moment, log_moment
from growingus_desktop.store.repairs import Repairs, RepairValues
from growingus_desktop.store.repairs_lines import bin_line, change_line, move_line, write_line
from growingus_desktop.store.repairs_log import (
    bin_repair,
    change_repair,
    leave,
    look_again,
    note_repair,
)
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.vaults import HeldClock, new_vault

T = TypeVar("T")
SUNDAY = date(2026, 3, 1)
EVENING = datetime(2026, 3, 1, 18, 40, tzinfo=UTC)


class Hands:
    """Does deeds in a vault and remembers how to take the last one back."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.inverse: Deed | None = None

    def do(self, deed: Deed) -> Deed | None:
        self.inverse = self.ask(deed.run)
        return self.inverse

    def undo(self) -> None:
        assert self.inverse is not None
        self.do(self.inverse)

    def ask(self, work: Callable[[VaultSession], T]) -> T:
        return self.vault.submit(work).result().value

    @property
    def found(self) -> Repairs:
        return self.ask(store.whole)

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.found.lines]

    def log(self, *patterns: str, day: date = SUNDAY, worried: bool = False) -> int:
        values = MomentValues(day, patterns=frozenset(patterns), was_worried=worried)
        self.do(log_moment(values))
        return max(self.ask(lambda s: [identity(one) for one in s.exec(select(Moment))]))


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    vault = new_vault(tmp_path, HeldClock())
    yield Hands(vault)
    vault.close()


def test_rough_moments_wait_newest_first_and_nothing_is_owed_for_the_others(hands: Hands) -> None:
    older = hands.log("pursued")
    newer = hands.log("defended", "stayed-steady", day=SUNDAY + timedelta(1))
    bare = hands.log(day=SUNDAY - timedelta(1))
    hands.log("stayed-steady")
    hands.log("went-quiet", worried=True)
    assert [row.id for row in hands.found.waiting] == [newer, older, bare]


def test_a_repair_closes_its_moment_and_taken_back_opens_it(hands: Hands) -> None:
    moment = hands.log("pursued")
    values = RepairValues(
        SUNDAY,
        EVENING,
        60,
        BeganBy.BOTH,
        Landed.PARTLY,
        "Tea, two cups.",
        moment,
        SUNDAY + timedelta(14),
    )
    hands.ask(lambda s: drafts.keep(s, "repair/new/line", drafts.Typed("Tea", 3)))
    assert hands.do(note_repair(values, ["repair/new/line"])) is not None
    inverse = hands.inverse
    assert hands.ask(lambda s: drafts.waiting(s, "repair/new/line")) is None
    found = hands.found
    assert found.waiting == ()
    assert found.made[0].values == values
    assert found.made[0].moment is not None
    assert found.made[0].moment.id == moment
    assert hands.do(note_repair(values)) is None
    hands.inverse = inverse
    hands.undo()
    assert (hands.found.made, len(hands.found.waiting)) == ((), 1)
    hands.undo()
    assert hands.found.made[0].values == values


def test_a_moment_in_the_bin_is_neither_open_nor_repaired(hands: Hands) -> None:
    moment = hands.log("pursued")
    hands.do(bin_moment(moment))
    assert hands.found.waiting == ()
    assert hands.do(note_repair(RepairValues(SUNDAY, moment_id=moment))) is None


def test_a_changed_repair_taken_back_is_as_it_was_to_the_letter(hands: Hands) -> None:
    first = RepairValues(SUNDAY, EVENING, 60, BeganBy.ME, Landed.WELL, "One line.")
    hands.do(note_repair(first))
    repair = hands.found.made[0].id
    again = SUNDAY + timedelta(15)
    second = RepairValues(SUNDAY + timedelta(1), began_by=BeganBy.THEM, again_on=again)
    hands.do(change_repair(repair, second))
    assert hands.found.made[0].values == second
    hands.undo()
    assert hands.found.made[0].values == first


def test_a_moment_left_alone_stays_open_and_can_be_taken_up_again(hands: Hands) -> None:
    moment, other = hands.log("pursued"), hands.log("defended")
    hands.do(leave(moment))
    assert hands.do(leave(moment)) is None
    hands.do(leave(moment, alone=False))
    hands.undo()
    assert [row.id for row in hands.found.waiting] == [other]
    assert [row.id for row in hands.found.left] == [moment]
    hands.do(note_repair(RepairValues(SUNDAY, moment_id=moment)))
    assert hands.found.left == ()


def test_what_is_erased_for_good_leaves_no_trace_among_those_left_alone(hands: Hands) -> None:
    moment, other = hands.log("pursued"), hands.log("defended")
    hands.do(leave(moment))
    hands.do(bin_moment(moment))
    key = hands.ask(bin_store.things)[0].key
    hands.ask(lambda s: bin_store.erase(s, [key]))
    hands.do(leave(other))
    (held,) = hands.ask(
        lambda s: [row.value for row in s.exec(select(Preference)) if row.key == store.LEFT]
    )
    assert len(held.split()) == 1
    hands.do(leave(other, alone=False))
    assert store.LEFT not in hands.ask(preferences.everything)


def test_looking_again_is_settled_and_taken_back(hands: Hands) -> None:
    day = SUNDAY + timedelta(14)
    hands.do(note_repair(RepairValues(SUNDAY, again_on=day)))
    repair = hands.found.made[0].id
    hands.do(look_again(repair, None))
    assert hands.found.made[0].values.again_on is None
    hands.undo()
    assert hands.found.made[0].values.again_on == day
    hands.do(bin_repair(repair))
    hands.undo()
    assert hands.found.made[0].values.again_on == day


@pytest.mark.parametrize("held", [7, "=", "abc abc=soon =2026-01-01", True])
def test_unreadable_preferences_count_as_not_made(hands: Hands, held: int | str | bool) -> None:
    hands.log("pursued")
    for key in (store.LEFT, store.AGAIN):
        hands.ask(lambda s, key=key: preferences.choose(s, key, held))
    assert len(hands.found.waiting) == 1
    hands.do(note_repair(RepairValues(SUNDAY)))
    assert hands.found.made[0].values.again_on is None


def test_lines_are_kept_once_altered_moved_and_binned_with_a_way_back(hands: Hands) -> None:
    for text in ("One.", "Two.", "  Three   now. ", "one.", "   "):
        hands.do(write_line(text))
    assert hands.texts == ["One.", "Two.", "Three now."]
    one, _two, three = (line_id for line_id, _ in hands.found.lines)
    hands.do(move_line(three, -2))
    assert hands.texts == ["Three now.", "One.", "Two."]
    assert hands.do(move_line(three, -1)) is None
    hands.do(move_line(one, 5))
    assert hands.texts == ["Three now.", "Two.", "One."]
    hands.undo()
    assert hands.texts == ["Three now.", "One.", "Two."]
    hands.do(change_line(one, "One, and slower."))
    assert hands.ask(sheets.repair_lines) == ("Three now.", "One, and slower.", "Two.")
    assert hands.do(change_line(one, "  ")) is None
    hands.do(bin_line(one))
    assert hands.texts == ["Three now.", "Two."]
    hands.undo()
    assert hands.texts == ["Three now.", "One, and slower.", "Two."]
