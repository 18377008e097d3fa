"""What is done for an open vault by itself: the full check, backups, and what is told of a visit."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from growingus_desktop.app import backup_schedule
from growingus_desktop.core.destinations import Room
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.last_backup import LastBackup
from growingus_desktop.store import backup_settings, preferences
from growingus_desktop.vault.backup_file import BackupInfo, Reason
from growingus_desktop.vault.backups import back_up, list_backups
from growingus_desktop.vault.keys import change_passphrase
from tests.journeys.test_lock import behind, is_locked, opened, unlock
from tests.support.clocks import FixedClock, HandTimers
from tests.support.old_secrets import opened_by
from tests.support.program import Program, program
from tests.support.vaults import ANY_COST, FAST, PASSPHRASE, folder_in, new_vault

CHECK = 3_000
REST = 20_000
HALF_HOUR = 30 * 60_000


def backups(tmp_path: Path) -> list[BackupInfo]:
    found = list_backups(folder_in(tmp_path))
    return [each for each in found if isinstance(each, BackupInfo)]


def never_idle(started: Program) -> None:
    """Keep the idle lock away from what these tests look at."""
    started.application._locks._idle.stop()  # type: ignore[union-attr]


def rest(started: Program) -> None:
    """Let the caretaker's worker come to rest."""
    done: list[bool] = []
    behind(started)._care._worker.run(lambda: True, lambda _: done.append(True))
    started.wait(lambda: bool(done))
    started.settle()


def checked(started: Program, timers: HandTimers) -> None:
    never_idle(started)
    timers.advance(CHECK)
    rest(started)


def first_backup(started: Program, timers: HandTimers) -> None:
    checked(started, timers)
    timers.advance(REST)
    rest(started)


def state(started: Program) -> LastBackup:
    return behind(started)._hands.last_backup()


def change(started: Program, key: str = "x") -> None:
    behind(started)._vault.submit(lambda session: preferences.choose(session, key, key)).result()


def test_the_first_backup_waits_for_the_check_and_the_next_for_a_change(
    qtbot: QtBot, tmp_path: Path
) -> None:
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        rest(started)
        assert state(started).made_at is None
        assert backups(tmp_path) == []
        first_backup(started, timers)
        [first] = backups(tmp_path)
        assert first.reason is Reason.SCHEDULED
        assert state(started).made_at == first.made_at
        timers.advance(HALF_HOUR)
        rest(started)
        assert len(backups(tmp_path)) == 1
        change(started)
        timers.advance(HALF_HOUR - 1)
        rest(started)
        assert len(backups(tmp_path)) == 1
        timers.advance(1)
        rest(started)
        assert len(backups(tmp_path)) == 2


def test_leaving_makes_a_last_one_and_a_visit_alone_makes_none(
    qtbot: QtBot, tmp_path: Path
) -> None:
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        first_backup(started, timers)
        change(started)
    reasons = [each.reason for each in backups(tmp_path)]
    assert reasons == [Reason.CLOSING, Reason.SCHEDULED]
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        rest(started)
        assert state(started).made_at is not None
        first_backup(started, timers)
    assert len(backups(tmp_path)) == 2


def test_a_lock_makes_none_and_the_next_unlock_makes_up_for_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        first_backup(started, timers)
        change(started)
        started.application.lock(hide=False)
        started.wait(lambda: bool(started.relaunches))
        assert len(backups(tmp_path)) == 1
        unlock(started)
        first_backup(started, timers)
        assert len(backups(tmp_path)) == 2


def test_it_waits_for_a_pause_but_not_for_ever(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        schedule: Any = behind(started)._care._schedule
        schedule._is_busy = lambda: True
        first_backup(started, timers)
        assert backups(tmp_path) == []
        timers.advance(backup_schedule.MOST_RESTS * REST)
        rest(started)
        assert len(backups(tmp_path)) == 1


def test_a_failed_one_is_told_once_and_tried_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timers = HandTimers()
    real = backup_schedule.back_up
    tries: list[int] = []

    def refuse(*_args: object, **_words: object) -> BackupInfo:
        tries.append(1)
        raise AppError(Problem.BACKUP_UNVERIFIED)

    monkeypatch.setattr(backup_schedule, "back_up", refuse)
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        first_backup(started, timers)
        started.see("didn’t read back as it should")
        problem = state(started).problem
        assert problem is not None
        assert problem.problem is Problem.BACKUP_UNVERIFIED
        timers.advance(backup_schedule.AGAIN_MS)
        rest(started)
        assert len(tries) == 2
        monkeypatch.setattr(backup_schedule, "back_up", real)
        timers.advance(backup_schedule.AGAIN_MS)
        rest(started)
        assert state(started).problem is None
        assert len(backups(tmp_path)) == 1


def test_the_second_folder_gets_its_copy_and_a_missing_one_is_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    vault = new_vault(tmp_path)
    vault.submit(lambda session: backup_settings.choose_second_folder(session, second)).result()
    vault.close()
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        first_backup(started, timers)
        assert len(list(second.iterdir())) == 1
        second.rename(tmp_path / "gone")
        change(started)
        timers.advance(HALF_HOUR)
        rest(started)
        assert state(started).not_copied is not None
        assert state(started).problem is None
        assert len(backups(tmp_path)) == 2


def test_a_stick_that_was_away_learns_of_a_new_passphrase_when_it_is_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    second, away = tmp_path / "stick", tmp_path / "away"
    second.mkdir()
    vault = new_vault(tmp_path)
    vault.submit(lambda session: backup_settings.choose_second_folder(session, second)).result()
    back_up(vault, Reason.BY_HAND, places=[second])
    vault.close()
    second.rename(away)
    folder = folder_in(tmp_path)
    done = change_passphrase(folder, PASSPHRASE, "another", FAST, ANY_COST, places=[second])
    assert done.out_of_reach == (str(second),)
    change_passphrase(folder, "another", PASSPHRASE + " now", FAST, ANY_COST, places=[second])
    assert len(opened_by(away, PASSPHRASE)) == 1
    away.rename(second)
    timers = HandTimers()
    with program(qtbot, folder.path, FixedClock(), timers=timers) as started:
        started.focus("passphrase")
        started.type(PASSPHRASE + " now")
        started.key(Qt.Key.Key_Return)
        started.wait(lambda: started.application.unlocked is not None)
        first_backup(started, timers)
        assert opened_by(second, PASSPHRASE) == []
        assert len(opened_by(second, PASSPHRASE + " now")) == len(list(second.iterdir()))


def test_one_by_hand_answers_and_counts(qtbot: QtBot, tmp_path: Path) -> None:
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        answers: list[LastBackup] = []
        behind(started)._hands.back_up_now(answers.append, lambda _: None)
        assert state(started).is_under_way
        rest(started)
        assert answers == [state(started)]
        assert [each.reason for each in backups(tmp_path)] == [Reason.BY_HAND]


def damage(tmp_path: Path) -> None:
    """Change one byte in the last used block of a closed vault."""
    database = folder_in(tmp_path).database
    content = bytearray(database.read_bytes())
    content[-2000] ^= 1
    database.write_bytes(bytes(content))


def test_damage_is_told_with_its_blocks_and_a_way_to_the_backups_and_stops_backups(
    qtbot: QtBot, tmp_path: Path
) -> None:
    vault = new_vault(tmp_path)
    vault.submit(
        lambda session: [preferences.choose(session, f"k{n}", "v" * 400) for n in range(40)]
    )
    vault.close()
    damage(tmp_path)
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        checked(started, timers)
        started.see("damaged")
        timers.advance(HALF_HOUR)
        rest(started)
        started.press("today.amiss0.backups")
        started.wait(lambda: behind(started).here is Room.SETTINGS)
    assert backups(tmp_path) == []


def test_a_lock_during_check_and_backup_closes_the_vault_and_leaves_nothing_behind(
    qtbot: QtBot, tmp_path: Path
) -> None:
    timers = HandTimers()
    with opened(qtbot, tmp_path, FixedClock(), timers) as started:
        never_idle(started)
        timers.advance(CHECK)
        behind(started)._hands.back_up_now(lambda _: None, lambda _: None)
        started.application.lock(hide=False)
        assert is_locked(started)
        started.wait(lambda: bool(started.relaunches))
        assert all(isinstance(each, BackupInfo) for each in list_backups(folder_in(tmp_path)))
        left = {file.name for file in folder_in(tmp_path).backups.iterdir()}
        assert left == {each.path.name for each in backups(tmp_path)}
        unlock(started)


# The visit before


def visit(started: Program) -> str:
    started.settle()
    return started.find("today.visit", QLabel).text()


def test_the_first_visit_says_nothing_and_the_next_names_it(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FixedClock()
    with opened(qtbot, tmp_path, clock, HandTimers()) as started:
        started.settle()
        assert started.window.findChild(QLabel, "today.visit").isHidden()
    clock.advance(days=2)
    with opened(qtbot, tmp_path, clock, HandTimers()) as started:
        assert visit(started).startswith("Last opened Sunday, 12:00")
    clock.advance(hours=1)
    with opened(qtbot, tmp_path, clock, HandTimers()) as started:
        assert visit(started).startswith("Last opened today, 12:00")
    clock.advance(days=30)
    with opened(qtbot, tmp_path, clock, HandTimers()) as started:
        assert "24 November 2026" in visit(started)


def test_wrong_tries_are_told_with_what_their_count_is_worth(qtbot: QtBot, tmp_path: Path) -> None:
    clock, timers = FixedClock(), HandTimers()
    with opened(qtbot, tmp_path, clock, timers) as started:
        started.application.lock(hide=False)
        for number in range(3):
            started.focus("passphrase")
            started.type(f"a guess {number}")
            started.key(Qt.Key.Key_Return)
            tries = number + 1
            started.wait(
                lambda tries=tries: started.application.device.settings.wrong_tries == tries
            )
            started.wait(lambda: not started.application._lock.state.busy)
        unlock(started)
        assert "3 wrong tr" in visit(started)
        assert "outside the vault" in visit(started)
        started.application.lock(hide=False)
        unlock(started)
        assert "wrong" not in visit(started)


def test_a_clock_that_went_back_is_no_reason_to_keep_quiet(qtbot: QtBot, tmp_path: Path) -> None:
    clock = FixedClock()
    with opened(qtbot, tmp_path, clock, HandTimers()):
        pass
    clock.advance(days=-3650)
    with opened(qtbot, tmp_path, clock, HandTimers()) as started:
        assert "22 November 2026" in visit(started)


def test_a_broken_note_of_the_visit_is_no_obstacle(qtbot: QtBot, tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    vault.submit(lambda session: preferences.choose(session, "opened.last", "Tuesday")).result()
    vault.close()
    with opened(qtbot, tmp_path, FixedClock(), HandTimers()) as started:
        started.settle()
        assert started.window.findChild(QLabel, "today.visit").isHidden()
