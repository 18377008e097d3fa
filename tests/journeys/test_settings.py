"""Settings over a real vault: weaker locks, another passphrase, the report, and the end of it all."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.errors import AppError
from growingus_desktop.store import lock_settings, preferences
from growingus_desktop.vault import erasing, keyrings, keys
from growingus_desktop.vault.backups import Reason, back_up
from growingus_desktop.vault.keys import issue_recovery_code
from growingus_desktop.vault.recovery_code import RecoveryCode
from growingus_desktop.views.widgets.choices import Tick
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.vaults import ANY_COST, MARKER, PASSPHRASE, folder_in, new_vault, reopen

NEW = "four unrelated garden words"


@contextmanager
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The program with a small vault open, in Settings."""
    if not folder_in(tmp_path).database.exists():
        new_vault(tmp_path).close()
    folder = folder_in(tmp_path).path
    with program(qtbot, folder, FixedClock(), timers=HandTimers()) as started:
        unlock(started, PASSPHRASE)
        started.application.open_destination(Destination(Room.SETTINGS))
        started.settle()
        yield started


def unlock(started: Program, passphrase: str) -> None:
    started.focus("passphrase")
    started.type(passphrase)
    started.key(Qt.Key.Key_Return)
    started.wait(lambda: started.application.unlocked is not None)
    started.settle()


def go_to(started: Program, group: str) -> None:
    """Choose a heading by the keyboard."""
    started.focus(f"settingsGroups.{group}")
    started.key(Qt.Key.Key_Space)


def prove(started: Program, passphrase: str = PASSPHRASE) -> None:
    """Answer the question for the passphrase."""
    field = started.find("againPassphrase", QLineEdit)
    QTest.keyClicks(field, passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)


def write(started: Program, name: str, text: str) -> None:
    started.focus(name)
    started.type(text)


def text_of(started: Program, name: str) -> Callable[[], str]:
    return lambda: started.find(name, QLabel).text()


def test_a_weaker_lock_is_kept_only_after_the_passphrase(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as started:
        go_to(started, "locking")
        started.press("shiftThrice")
        prove(started, "not this one")
        started.see("wrong try")
        prove(started)
        started.wait(lambda: not started.find("shiftThrice", Tick).isChecked())
        started.settle()
    vault = reopen(folder_in(tmp_path))
    assert not vault.submit(lock_settings.read).result().value.shift_thrice
    vault.close()
    kept = json.loads((folder_in(tmp_path).path / "device.json").read_text())
    assert kept["wrong_tries"] == 1


def test_a_changed_passphrase_opens_and_the_old_one_does_not(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as started:
        go_to(started, "ways-in")
        write(started, "changedPassphrase", NEW)
        write(started, "changedPassphraseAgain", NEW)
        started.press("changePassphrase")
        prove(started)
        said = text_of(started, "passphraseSaid")
        started.wait(lambda: said().startswith("Changed."))
    with pytest.raises(AppError):
        reopen(folder_in(tmp_path))
    reopen(folder_in(tmp_path), NEW).close()


def test_a_new_key_shuts_out_every_old_secret_and_shows_the_new_code(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = folder_in(tmp_path)
    vault = new_vault(tmp_path)
    vault.submit(lambda session: preferences.choose(session, "mark", MARKER)).result()
    old_backup = back_up(vault, Reason.BY_HAND).path
    vault.close()
    old_code, _ = issue_recovery_code(folder, PASSPHRASE, ANY_COST)
    with opened(qtbot, tmp_path) as started:
        go_to(started, "ways-in")
        started.press("rotate")
        write(started, "rotatePassphrase", NEW)
        write(started, "rotatePassphraseAgain", NEW)
        started.press("rotateGoOn")
        prove(started)
        started.see("Only the new passphrase opens it.")
        code = RecoveryCode(tuple(started.find("shutWorkCode", QLabel).text().split()))
        started.press("shutWorkGoOn")
        started.find("passphrase")
        assert code.as_text() not in started.words()
        unlock(started, NEW)
    assert not old_backup.exists()
    for secret in (PASSPHRASE, old_code):
        with pytest.raises(AppError):
            keys.check_secret(folder, secret, ANY_COST)
    keys.check_secret(folder, code, ANY_COST)
    vault = reopen(folder, NEW)
    assert vault.submit(preferences.everything).result().value["mark"] == MARKER
    vault.close()


def test_a_lock_hides_the_new_code(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    issue_recovery_code(folder_in(tmp_path), PASSPHRASE, ANY_COST)
    with opened(qtbot, tmp_path) as started:
        go_to(started, "ways-in")
        started.press("rotate")
        write(started, "rotatePassphrase", NEW)
        write(started, "rotatePassphraseAgain", NEW)
        started.press("rotateGoOn")
        prove(started)
        started.wait(lambda: bool(started.window.findChild(QLabel, "shutWorkCode")))
        shown = started.find("shutWorkCode", QLabel)
        code = shown.text()
        started.application.lock(hide=False)
        started.find("passphrase")
        assert code not in started.words()


def test_the_keyring_is_not_asked_for_until_it_is_turned_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(keyrings, "_make_backend", lambda *names: asked.append(str(names)))
    with opened(qtbot, tmp_path) as started:
        go_to(started, "ways-in")
        started.settle()
        assert not started.find("keyring", Tick).isChecked()
    assert asked == []


def test_the_report_is_made_over_the_real_files(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as started:
        go_to(started, "computer")
        started.press("privacyReport")
        started.see("encrypted (told by the open connection)")
        for name in ("vault.keys", "vault.keys.bak", "ballast", "vault.lock"):
            started.see(name)
        assert MARKER not in started.words()
        started.key(Qt.Key.Key_Escape)


def test_a_backup_is_made_on_the_word_and_named_with_its_place(
    qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with opened(qtbot, tmp_path) as started:
        started.application.find_folder = lambda: stick
        go_to(started, "backups")
        started.find("lastBackup")
        started.press("chooseSecondFolder")
        said = text_of(started, "secondFolder")
        started.wait(lambda: said() == f"{stick}: it is there.")
        started.press("backUpNow")
        made = text_of(started, "backupsSaid")
        started.wait(lambda: made() == "Made, and read back.")
        last = text_of(started, "lastBackup")
        started.wait(lambda: last().startswith("Today"))
        assert [path.suffix for path in stick.iterdir()] == [".backup"]
        started.application.find_folder = lambda: folder_in(tmp_path).path / "backups"
        started.press("chooseSecondFolder")
        started.see("folder the vault itself lies in")


def test_erasing_leaves_nothing_and_begins_anew(qtbot: QtBot, tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    with opened(qtbot, tmp_path) as started:
        started.application.open_destination(Destination(Room.OPENERS, Tool.LET_IT_OUT))
        started.settle()
        started.find("raw").setFocus()
        started.type(f"the {MARKER} again")
        started.application.open_destination(Destination(Room.SETTINGS))
        started.settle()
        go_to(started, "written")
        started.press("eraseVault")
        asked = started.find("eraseAsk", QLabel).text()
        digits = "".join(sign for sign in asked if sign.isdigit())
        write(started, "eraseNumber", digits)
        started.press("eraseGoOn")
        prove(started)
        started.wait(lambda: started.application.unlocked is None)
        started.wait(lambda: not folder.path.exists())
        started.see("Everything of this vault within reach is gone.")
        started.press("shutWorkGoOn")
        started.wait(lambda: bool(started.window.findChild(QWidget, "firstRun")))
        assert not folder.path.exists()
        started.wait(lambda: not QApplication.topLevelWidgets()[0].findChildren(QLineEdit, "raw"))


def test_an_erasure_that_was_cut_off_is_ended_at_the_next_start(
    qtbot: QtBot, tmp_path: Path
) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    (folder.path / erasing.MARKER_NAME).write_text("[]")
    folder.keys.unlink()
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()) as started:
        assert not folder.path.exists()
        assert started.window.findChild(QWidget, "firstRun") is not None
