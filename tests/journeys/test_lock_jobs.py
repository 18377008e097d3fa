"""Whatever the vault is busy with, a lock empties the window, keeps the words and closes it."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app.unlocked import Unlocked
from growingus_desktop.core.limits import TEXT_LIMIT
from growingus_desktop.store import patterns, reflections
from growingus_desktop.vault.unit_of_work import VaultSession
from tests.journeys.test_lock import (
    CONTROL,
    WORDS,
    behind,
    is_locked,
    opened,
    unlock,
    write,
    write_again,
)
from tests.support.clocks import FixedClock, HandTimers
from tests.support.vaults import folder_in

FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def read_for_ever(session: VaultSession) -> None:
    connection = session.connection().connection.driver_connection
    assert connection is not None
    connection.execute(FOR_EVER).fetchone()


def save(unlocked: Unlocked) -> None:
    unlocked.scope.drafts.typed("reflection/0/text", "w " * (TEXT_LIMIT // 2), 0)
    unlocked.scope.drafts.flush()


def search(unlocked: Unlocked) -> None:
    for word in ("a", "the", "evening"):
        looking = reflections.Looking(sought=word)
        unlocked.scope.tasks.in_vault(
            unlocked, lambda session, looking=looking: reflections.rows(session, looking)
        )


JOBS: dict[str, Callable[[Unlocked], object]] = {
    "a read without end": lambda it: it._vault.submit(read_for_ever, interruptible=True),
    "the full check": lambda it: it._care._look_through(),
    "a backup": lambda it: it._care.back_up_now(lambda _: None, lambda _: None),
    "a search": search,
    "every moment": lambda it: it.scope.tasks.in_vault(it, patterns.moments),
    "a save": save,
}


@pytest.mark.parametrize("job", JOBS)
def test_locking_goes_first_and_loses_nothing(qtbot: QtBot, tmp_path: Path, job: str) -> None:
    with opened(qtbot, tmp_path, FixedClock(), HandTimers()) as started:
        write(started)
        unlocked = behind(started)
        vault: Any = unlocked._vault
        JOBS[job](unlocked)
        seen: list[bool] = []
        submit = vault.submit

        def noting(*args: Any, **kwargs: Any) -> Any:
            # Checks and backups ask for their slices from a worker, all the time.
            if threading.current_thread() is threading.main_thread():
                seen.append(started.window.findChild(QWidget, "blankPage").isVisible())
            return submit(*args, **kwargs)

        vault.submit = noting
        started.window.activateWindow()
        started.key(Qt.Key.Key_L, CONTROL)
        assert is_locked(started)
        assert all(seen)
        started.wait(lambda: bool(started.relaunches))
        assert vault._closing.done()
        assert not folder_in(tmp_path).journal.exists() or (
            folder_in(tmp_path).journal.stat().st_size == 0
        )
        started.window.showNormal()
        unlock(started)
        assert write_again(started) == WORDS
