"""What is typed reaches the vault within two seconds, and leaves memory only once it is there."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.drafts import DraftKeeper
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.store import drafts as store
from growingus_desktop.store.drafts import Typed
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import Outcome, VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.clocks import FixedClock, HandTimers

T = TypeVar("T")
HERE = "opener/1/words"


class Moody:
    """A real vault that refuses to write while told to."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.refuses: Problem | None = None
        self.asked = 0

    def submit(self, work: Callable[[VaultSession], T]) -> "Future[Outcome[T]]":
        self.asked += 1
        if self.refuses is None:
            return self.vault.submit(work)
        problem = self.refuses

        def refuse(session: VaultSession) -> T:
            raise AppError(problem)

        return self.vault.submit(refuse)


class Hand:
    """A keeper over a real vault, with time in the test's hand."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.vault = Moody(memory_vault(FixedClock()))
        self.tasks = Tasks(self.vault)
        self.timers = HandTimers()
        self.keeper = DraftKeeper(self.tasks, self.timers)

    def pass_time(self, milliseconds: int) -> None:
        self.timers.advance(milliseconds)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.tasks.under_way == 0)

    def kept(self, surface: str = HERE) -> str | None:
        found = self.vault.vault.submit(lambda session: store.waiting(session, surface)).result()
        return None if found.value is None else found.value.text


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    made = Hand(qtbot)
    yield made
    made.tasks.stop()
    made.vault.vault.close()


def test_a_second_after_the_last_key_it_is_kept(hand: Hand) -> None:
    hand.keeper.typed(HERE, "I fe", 4)
    hand.pass_time(900)
    hand.keeper.typed(HERE, "I feel", 6)
    hand.pass_time(999)
    assert hand.kept() is None
    hand.pass_time(1)
    assert hand.kept() == "I feel"
    assert hand.keeper.unsaved == {}


def test_keys_that_never_rest_are_kept_every_two_seconds(hand: Hand) -> None:
    text = ""
    for _ in range(39):
        text += "a"
        hand.keeper.typed(HERE, text, len(text))
        hand.pass_time(50)
    assert hand.kept() is None
    hand.pass_time(50)
    assert hand.kept() == text
    hand.keeper.typed(HERE, text + "b", 40)
    for _ in range(39):
        hand.keeper.typed(HERE, text + "b", 40)
        hand.pass_time(50)
    assert hand.kept() == text
    hand.pass_time(50)
    assert hand.kept() == text + "b"


def test_several_fields_are_kept_in_one_deed(hand: Hand) -> None:
    kept: list[bool] = []
    hand.keeper.kept.connect(lambda: kept.append(True))
    for number in range(3):
        hand.keeper.typed(f"opener/{number}/words", f"text {number}", 2)
    hand.pass_time(1000)
    assert hand.vault.asked == 1
    assert [hand.kept(f"opener/{n}/words") for n in range(3)] == ["text 0", "text 1", "text 2"]
    assert kept == [True]


def test_a_failed_write_keeps_the_text_and_tries_again_with_the_next_key(hand: Hand) -> None:
    told: list[AppError] = []
    hand.keeper.failed.connect(told.append)
    hand.vault.refuses = Problem.NO_SPACE
    hand.keeper.typed(HERE, "Last Sunday", 11)
    hand.pass_time(1000)
    assert [error.problem for error in told] == [Problem.NO_SPACE]
    assert hand.keeper.unsaved == {HERE: Typed("Last Sunday", 11)}
    hand.vault.refuses = None
    hand.pass_time(60_000)
    assert hand.kept() is None
    hand.keeper.typed(HERE, "Last Sunday,", 12)
    hand.pass_time(1000)
    assert hand.kept() == "Last Sunday,"
    assert hand.keeper.unsaved == {}


def test_a_key_pressed_while_the_vault_writes_is_not_lost(hand: Hand) -> None:
    hand.keeper.typed(HERE, "one", 3)
    hand.keeper.flush()
    hand.keeper.typed(HERE, "one two", 7)
    hand.settle()
    assert hand.keeper.unsaved == {HERE: Typed("one two", 7)}
    hand.pass_time(1000)
    assert hand.kept() == "one two"


def test_the_newest_word_is_found_before_it_is_written(hand: Hand) -> None:
    found: list[Typed | None] = []
    hand.keeper.typed(HERE, "old", 3)
    hand.pass_time(1000)
    hand.keeper.typed(HERE, "new", 3)
    hand.keeper.find(hand.keeper, HERE, found.append)
    assert found == [Typed("new", 3)]
    hand.keeper.flush()
    hand.settle()
    hand.keeper.find(hand.keeper, HERE, found.append)
    hand.keeper.find(hand.keeper, "opener/2/words", found.append)
    hand.settle()
    assert found[1:] == [Typed("new", 3), None]


def test_what_is_typed_while_the_vault_looks_is_newer_than_what_it_finds(hand: Hand) -> None:
    found: list[Typed | None] = []
    hand.keeper.typed(HERE, "old", 3)
    hand.pass_time(1000)
    hand.keeper.find(hand.keeper, HERE, found.append)
    hand.keeper.typed(HERE, "older and new", 13)
    hand.settle()
    assert found == [Typed("older and new", 13)]


def test_flush_writes_at_once_and_nothing_twice(hand: Hand) -> None:
    hand.keeper.typed(HERE, "now", 3)
    hand.keeper.flush()
    hand.settle()
    assert hand.kept() == "now"
    hand.keeper.flush()
    hand.pass_time(5000)
    assert hand.vault.asked == 1


def test_a_draft_let_go_does_not_come_back_with_a_late_write(hand: Hand) -> None:
    """The deed that keeps a text deletes its draft; a write asked for after it must not undo that."""
    hand.keeper.typed(HERE, "kept where it belongs", 5)
    done: list[object] = []

    def keep(session: VaultSession) -> None:
        store.let_go(session, HERE)

    def settled(_none: object) -> None:
        done.append(True)
        hand.keeper.let_go(HERE)

    hand.tasks.in_vault(hand.keeper, keep, settled)
    hand.keeper.flush()
    hand.settle()
    assert done
    assert hand.kept() is None
    assert hand.keeper.unsaved == {}


def test_what_an_earlier_lock_could_not_write_is_taken_back_until_it_is_written(hand: Hand) -> None:
    hand.vault.refuses = Problem.NO_SPACE
    hand.keeper.typed(HERE, "newer", 5)
    hand.keeper.take_back({HERE: Typed("older", 5), "opener/2/words": Typed("other", 5)})
    hand.settle()
    assert hand.keeper.unsaved == {HERE: Typed("newer", 5), "opener/2/words": Typed("other", 5)}
    hand.vault.refuses = None
    hand.keeper.flush()
    hand.settle()
    assert (hand.kept(), hand.kept("opener/2/words")) == ("newer", "other")
