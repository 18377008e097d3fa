"""Starting: what is read in before the first picture, who comes forward, and who is one line."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.instance_lock import InstanceLock
from tests.support.children import run
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import program
from tests.support.vaults import folder_in, new_vault

START = "import sys; from growingus_desktop.__main__ import main; sys.exit(main())"
FIRST_PICTURE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from growingus_desktop.app.application import Application
from growingus_desktop.app.arguments import Arguments
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.presenters.timers import QtTimers
from growingus_desktop.theme.theme import Theme
qt = QApplication(sys.argv[:1])
Theme(qt)
class Watched(Application):
    def _after_first_paint(self):
        print(*sorted(name.split(".")[0] for name in sys.modules))
        self.leave()
program = Watched(Arguments(Path(sys.argv[1])), SystemClock(), QtTimers())
assert program.start()
sys.exit(qt.exec())
"""
LATE = {"sqlmodel", "sqlalchemy", "sqlcipher3", "pydantic", "keyring", "numpy", "markdown_it"}
NEVER = {"socket", "_socket", "ssl", "http", "asyncio"}


@pytest.mark.parametrize("has_vault", [True, False])
def test_no_database_is_read_in_before_the_first_picture(tmp_path: Path, has_vault: bool) -> None:
    if has_vault:
        new_vault(tmp_path).close()
    ended = run(FIRST_PICTURE, str(folder_in(tmp_path).path))
    assert "Traceback" not in ended.stderr
    assert ended.returncode == 0, ended.stderr
    read_in = set(ended.stdout.split())
    assert "PySide6" in read_in
    assert read_in & (LATE | NEVER) == set()


def test_the_program_starts_and_ends_without_a_word(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    ended = run(START, "--vault", str(folder_in(tmp_path).path), "--exit-after-paint")
    assert ended.returncode == 0
    assert ended.stdout == ""
    assert [line for line in ended.stderr.splitlines() if "plugin" not in line] == []


def test_a_start_makes_nothing_before_anyone_asked_for_a_vault(tmp_path: Path) -> None:
    assert run(START, "--vault", str(tmp_path / "vault"), "--exit-after-paint").returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_second_start_asks_the_first_to_come_forward(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()) as started:
        started.window.showMinimized()
        second = run(START, "--vault", str(folder.path))
        assert second.returncode == 0
        assert second.stdout == ""
        started.wait(lambda: not started.window.isMinimized())
        assert started.window.isVisible()
        assert not folder.raise_request.exists()


def test_coming_forward_keeps_the_window_as_large_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = folder_in(tmp_path)
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()) as started:
        started.window.showMaximized()
        started.window.setWindowState(started.window.windowState() | Qt.WindowState.WindowMinimized)
        assert run(START, "--vault", str(folder.path)).returncode == 0
        started.wait(lambda: not started.window.isMinimized())
        assert started.window.isMaximized()


def test_ending_gives_the_vault_free(qtbot: QtBot, tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    folder = VaultFolder(folder_in(tmp_path).path)
    with program(qtbot, folder.path, FixedClock(), timers=HandTimers()):
        pass
    InstanceLock.take(folder).release()
    assert stat.S_IMODE(folder.lock.stat().st_mode) == 0o600
