"""What lies wrong in the vault's place is named on the lock page, and nothing of it is changed."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from growingus_desktop.vault.folder import VaultFolder
from tests.support.children import run
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.traces import in_files, in_widgets
from tests.support.vaults import MARKER, PASSPHRASE, folder_in, new_vault, reopen

START = "import sys; from growingus_desktop.__main__ import main; sys.exit(main())"
OURS = {"device.json", "vault.lock"}
"""Files that may change: the count of wrong tries, and the lock of the running program."""


def content(folder: VaultFolder) -> dict[str, str]:
    """What is in the folder, by name, without what a start may touch."""
    return {
        str(file.relative_to(folder.path)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.path.rglob("*")
        if file.is_file() and file.name not in OURS
    }


def missing(folder: VaultFolder) -> None:
    folder.database.unlink()


def empty(folder: VaultFolder) -> None:
    folder.database.write_bytes(b"")


def one_byte(folder: VaultFolder) -> None:
    folder.database.write_bytes(b"\x8a")


def cut_short(folder: VaultFolder) -> None:
    os.truncate(folder.database, folder.database.stat().st_size - 1000)


def overwritten(folder: VaultFolder) -> None:
    data = bytearray(folder.database.read_bytes())
    data[16:4096] = os.urandom(4080)
    folder.database.write_bytes(data)


def plain_database(folder: VaultFolder) -> None:
    folder.database.write_bytes(b"SQLite format 3\0" + bytes(8176))


def zipped(folder: VaultFolder) -> None:
    with zipfile.ZipFile(folder.database, "w") as packed:
        packed.writestr("holiday.txt", "x" * 9000)


def plain_text(folder: VaultFolder) -> None:
    folder.database.write_text(f"Dear diary, {MARKER}. " * 400)


def a_folder(folder: VaultFolder) -> None:
    folder.database.unlink()
    folder.database.mkdir()


def other_vault(folder: VaultFolder) -> None:
    elsewhere = folder.path.parent / "elsewhere"
    elsewhere.mkdir()
    new_vault(elsewhere).close()
    shutil.copy(folder_in(elsewhere).database, folder.database)


def keys_gone(folder: VaultFolder) -> None:
    folder.keys.unlink()
    folder.spare_keys.unlink()


def keys_damaged(folder: VaultFolder) -> None:
    for file in (folder.keys, folder.spare_keys):
        file.write_bytes(b"{}")


Case = tuple[Callable[[VaultFolder], None], str, str]
CASES: list[Case] = [
    (missing, "GU-103", "Nothing was created in its place."),
    (empty, "GU-104", "left untouched"),
    (one_byte, "GU-104", "left untouched"),
    (cut_short, "GU-105", "nothing was written over it"),
    (overwritten, "GU-105", "nothing was written over it"),
    (plain_database, "GU-106", "It was not opened or changed."),
    (zipped, "GU-106", "It was not opened or changed."),
    (plain_text, "GU-106", "It was not opened or changed."),
    (a_folder, "GU-106", "It was not opened or changed."),
    (other_vault, "GU-110", "Neither was changed."),
    (keys_gone, "GU-109", "has not been touched"),
    (keys_damaged, "GU-108", "has not been touched"),
]


def try_to_open(started: Program, passphrase: str = PASSPHRASE) -> None:
    started.focus("passphrase")
    started.type(passphrase)
    started.key(Qt.Key.Key_Return)


@pytest.mark.parametrize("case", CASES, ids=[spoil.__name__ for spoil, _, _ in CASES])
def test_what_is_wrong_is_told_and_left_as_it_is(
    qtbot: QtBot,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    case: Case,
) -> None:
    spoil, code, safe = case
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    spoil(folder)
    before = content(folder)
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()) as started:
        try_to_open(started)
        started.see(code)
        assert safe in started.words()
        assert "{" not in started.words()
        assert MARKER not in started.words()
        assert started.application.unlocked is None
        assert started.window.focusWidget().objectName() == "passphrase"
    assert content(folder) == before
    assert caplog.text == ""


def test_a_wrong_passphrase_changes_nothing_and_is_said_nowhere(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    before = content(folder)
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()) as started:
        for _ in range(2):
            try_to_open(started, f"{MARKER} of mine")
            started.see("That passphrase doesn’t open this vault.")
            started.see("Nothing was changed.")
        assert MARKER not in started.words()
        assert started.application.device.settings.wrong_tries == 2
        try_to_open(started)
        started.wait(lambda: started.application.unlocked is not None)
        assert started.application.device.settings.wrong_tries == 0
        assert in_widgets(MARKER) == []
    assert in_files(MARKER, tmp_path) == []
    assert caplog.text == ""
    assert set(content(folder)) == set(before)
    reopen(folder).close()


def test_a_broken_file_of_settings_is_no_obstacle(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    folder.path.joinpath("device.json").write_bytes(b'{"text_size": "huge", "language": "../.."')
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()) as started:
        try_to_open(started)
        started.see("What you bring is yours to work on.")


def test_a_folder_nothing_can_be_made_in_is_told_at_the_first_run(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with program(
        qtbot, Path("/proc/growing-us/vault"), FixedClock(), timers=HandTimers()
    ) as started:
        started.press("firstRun.goOn")
        started.press("firstRun.questionsGoOn")
        for name in ("newPassphrase", "newPassphraseAgain"):
            started.focus(name)
            started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.see("GU-1")
        assert started.application.unlocked is None
        assert "Traceback" not in started.words()


def test_a_vault_that_vanishes_while_open_is_not_taken_for_a_first_run(
    qtbot: QtBot, tmp_path: Path
) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()) as started:
        try_to_open(started)
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        folder.path.rename(tmp_path / "moved")
        started.application.lock(hide=False)
        started.find("lockPage")
        try_to_open(started)
        started.see("GU-103")
        tmp_path.joinpath("moved").rename(folder.path)
        try_to_open(started)
        started.wait(lambda: started.application.unlocked is not None)


@pytest.mark.parametrize("place", ["/proc/1/mem/vault", "/dev/null"])
def test_an_unusable_place_is_one_line_at_the_start(place: str) -> None:
    ended = run(START, "--vault", place, "--exit-after-paint")
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "Traceback" not in ended.stderr
