"""What is typed stays in the vault: no file, no log and no connection knows of it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room, Tool
from tests.journeys.test_lock import unlock
from tests.support.children import command, environment, run
from tests.support.clocks import FixedClock, HandTimers
from tests.support.program import Program, program
from tests.support.traces import in_files, in_widgets
from tests.support.vaults import MARKER, folder_in, new_vault

START = "import sys; from growingus_desktop.__main__ import main; sys.exit(main())"


def fill_in(started: Program, room: Room, tool: Tool | None, text: str) -> int:
    """Type into every field of a room's page or dialog; how many there were."""
    started.application.open_destination(Destination(room, tool))
    started.settle()
    fields = [field for field in started.top().findChildren(QPlainTextEdit) if field.isVisible()]
    for field in fields:
        field.setFocus()
        started.type(text)
    started.settle()
    return len(fields)


def test_a_day_of_writing_leaves_no_word_outside_the_vault(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    new_vault(tmp_path).close()
    timers = HandTimers()
    places = [tmp_path, Path(os.environ["HOME"])]
    with program(qtbot, folder_in(tmp_path).path, FixedClock(), timers=timers) as started:
        unlock(started)
        written = fill_in(started, Room.OPENERS, Tool.LET_IT_OUT, f"the {MARKER} again")
        written += fill_in(started, Room.REFLECTIONS, Tool.NEW_REFLECTION, f"my {MARKER}")
        written += fill_in(started, Room.PATTERNS, Tool.LOG_MOMENT, f"a {MARKER}")
        started.top().close()
        written += fill_in(started, Room.PATTERNS, Tool.ONE_THING, f"the {MARKER} thing")
        assert written >= 8
        timers.advance(2000)
        started.settle()
        assert in_files(MARKER, *places) == []
        titles = {top.windowTitle() for top in QApplication.topLevelWidgets() if top.isVisible()}
        assert titles == {"Growing Us"}
        assert not any(top.windowFilePath() for top in QApplication.topLevelWidgets())
        started.application.lock()
        started.wait(lambda: not started.window.findChildren(QPlainTextEdit))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert in_widgets(MARKER) == []
    assert in_files(MARKER, *places) == []
    assert [file for file in Path.cwd().iterdir() if MARKER in file.name] == []
    assert MARKER not in caplog.text


def test_the_demo_starts_without_any_network(tmp_path: Path) -> None:
    if shutil.which("unshare") is None or _fails("unshare", "-rn", "true"):
        return
    ended = run(
        START,
        "--vault",
        str(tmp_path / "vault"),
        "--exit-after-paint",
        prefix=("unshare", "-rn"),
    )
    assert ended.returncode == 0


def test_no_internet_socket_is_ever_asked_for(tmp_path: Path) -> None:
    if shutil.which("strace") is None or _fails("strace", "-o", os.devnull, "true"):
        return
    new_vault(tmp_path).close()
    trace = tmp_path / "calls"
    watch = ["strace", "-f", "-e", "trace=socket,connect", "-o", str(trace)]
    words = ("--vault", str(folder_in(tmp_path).path), "--exit-after-paint")
    subprocess.run([*watch, *command(START, *words)], env=environment(), check=True, timeout=300)
    assert "exited with 0" in trace.read_text()
    assert "AF_INET" not in trace.read_text()


def _fails(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode != 0
