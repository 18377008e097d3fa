"""Work away from the UI thread: where answers arrive, which are dropped, what is announced."""

import logging
import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from growingus_desktop.core.changes import Changes, Kind
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.tasks import Tasks
from growingus_desktop.store import preferences
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.vault.vault import Vault
from tests.support.clocks import FixedClock
from tests.support.vaults import MARKER

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def vault() -> Iterator[Vault]:
    made = memory_vault(FixedClock())
    yield made
    made.close()


@pytest.fixture
def tasks(vault: Vault) -> Iterator[Tasks]:
    made = Tasks(vault)
    yield made
    made.stop()


@pytest.fixture
def owner() -> QObject:
    return QObject()


def choose(session: VaultSession) -> str:
    preferences.choose(session, "colour", "plum")
    return "chosen"


def settle(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: tasks.under_way == 0)


def test_work_is_done_elsewhere_and_answered_on_the_ui_thread(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    here = threading.get_ident()
    seen: list[tuple[int, int]] = []

    def answer(there: int) -> None:
        seen.append((there, threading.get_ident()))

    tasks.in_vault(owner, lambda session: threading.get_ident(), answer)
    tasks.compute(owner, threading.get_ident, answer)
    assert seen == []
    settle(qtbot, tasks)
    assert len(seen) == 2
    assert all(there != here and back == here for there, back in seen)


def test_deeds_are_done_in_the_order_asked(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    answers: list[int] = []
    for number in range(20):
        tasks.in_vault(owner, lambda session, number=number: number, answers.append)
    settle(qtbot, tasks)
    assert answers == list(range(20))


@pytest.mark.parametrize("kind", ["vault", "pool"])
def test_only_the_newest_question_of_a_lane_is_answered(
    qtbot: QtBot, tasks: Tasks, owner: QObject, kind: str
) -> None:
    answers: list[int] = []
    other: list[str] = []
    for number in range(5):
        if kind == "vault":
            tasks.in_vault(owner, lambda session, n=number: n, answers.append, latest="words")
        else:
            tasks.compute(owner, lambda n=number: n, answers.append, latest="words")
    tasks.compute(owner, lambda: "apart", other.append, latest="title")
    tasks.compute(QObject(tasks), lambda: "else's", other.append, latest="words")
    settle(qtbot, tasks)
    assert answers == [4]
    assert sorted(other) == ["apart", "else's"]


def test_an_answer_to_someone_gone_is_dropped_and_the_deed_still_announced(
    qtbot: QtBot, tasks: Tasks
) -> None:
    gone = QObject()
    answers: list[object] = []
    heard: list[Changes] = []
    tasks.changed.connect(heard.append)
    gate = threading.Event()

    def work(session: VaultSession) -> str:
        gate.wait(10)
        return choose(session)

    tasks.in_vault(gone, work, answers.append)
    gone.deleteLater()
    qtbot.waitSignal(gone.destroyed, raising=False).wait()
    gate.set()
    settle(qtbot, tasks)
    assert answers == []
    assert [changes.kinds for changes in heard] == [frozenset({Kind.PREFERENCES})]


def test_changes_come_after_the_answer_and_name_who_did_it(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    order: list[str] = []
    by: list[object] = []

    def announced(changes: Changes) -> None:
        order.append("changes")
        by.append(changes.by)

    tasks.changed.connect(announced)
    tasks.in_vault(owner, choose, order.append)
    settle(qtbot, tasks)
    assert order == ["chosen", "changes"]
    assert by == [owner]


def test_an_overtaken_deed_is_announced_all_the_same(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    heard: list[Changes] = []
    answers: list[str] = []
    tasks.changed.connect(heard.append)
    tasks.in_vault(owner, choose, answers.append, latest="lane")
    tasks.in_vault(owner, lambda session: "read", answers.append, latest="lane")
    settle(qtbot, tasks)
    assert answers == ["read"]
    assert len(heard) == 1


def test_reading_announces_nothing(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    heard: list[Changes] = []
    tasks.changed.connect(heard.append)
    tasks.in_vault(owner, preferences.everything)
    settle(qtbot, tasks)
    assert heard == []


def test_nothing_is_delivered_after_stopping(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    heard: list[object] = []
    gate = threading.Event()
    tasks.changed.connect(heard.append)
    tasks.problem.connect(heard.append)

    def slow(session: VaultSession) -> str:
        gate.wait(10)
        return choose(session)

    tasks.in_vault(owner, slow, heard.append)
    tasks.compute(owner, lambda: gate.wait(10), heard.append)
    tasks.stop()
    gate.set()
    tasks.compute(owner, lambda: "late", heard.append)
    settle(qtbot, tasks)
    assert heard == []


@pytest.mark.parametrize("own_word", [True, False])
def test_a_known_problem_reaches_its_owner_or_everyone(
    qtbot: QtBot, tasks: Tasks, owner: QObject, own_word: bool
) -> None:
    told: list[AppError] = []
    general: list[AppError] = []
    tasks.problem.connect(general.append)

    def full(session: VaultSession) -> None:
        raise AppError(Problem.NO_SPACE)

    tasks.in_vault(owner, full, failed=told.append if own_word else None)
    settle(qtbot, tasks)
    mine, others = (told, general) if own_word else (general, told)
    assert [error.problem for error in mine] == [Problem.NO_SPACE]
    assert others == []


@pytest.mark.parametrize("kind", ["vault", "pool"])
def test_a_mistake_of_ours_is_told_without_its_text(
    qtbot: QtBot, tasks: Tasks, owner: QObject, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    general: list[AppError] = []
    tasks.problem.connect(general.append)

    def wrong(*_: object) -> None:
        raise ValueError(f"she wrote {MARKER}")

    if kind == "vault":
        tasks.in_vault(owner, wrong)
    else:
        tasks.compute(owner, wrong, general.append)
    settle(qtbot, tasks)
    assert [error.problem for error in general] == [Problem.UNEXPECTED]
    assert [record.getMessage() for record in caplog.records] == ["a job ended in ValueError"]
    assert MARKER not in caplog.text
    assert all(record.exc_info is None for record in caplog.records)
    assert caplog.records[0].levelno == logging.ERROR
    caplog.clear()


def test_a_closed_vault_is_silence(
    qtbot: QtBot, tasks: Tasks, vault: Vault, owner: QObject
) -> None:
    heard: list[object] = []
    tasks.problem.connect(heard.append)
    vault.close()
    tasks.in_vault(owner, choose, heard.append, failed=heard.append)
    settle(qtbot, tasks)
    assert heard == []


def test_a_vault_that_refuses_outright_is_told(qtbot: QtBot, owner: QObject) -> None:
    class Shut:
        def submit(self, work: object) -> "Future[object]":
            raise AppError(Problem.READ_FAILED)

    tasks = Tasks(Shut())  # type: ignore[arg-type]
    told: list[AppError] = []
    tasks.in_vault(owner, choose, failed=told.append)
    settle(qtbot, tasks)
    tasks.stop()
    assert [error.problem for error in told] == [Problem.READ_FAILED]


def test_it_says_when_nothing_is_under_way_any_more(
    qtbot: QtBot, tasks: Tasks, owner: QObject
) -> None:
    with qtbot.waitSignal(tasks.settled):
        tasks.in_vault(owner, choose)
        tasks.compute(owner, lambda: 1, lambda one: None)
        assert tasks.under_way == 2
    assert tasks.under_way == 0
