"""The longest the window stands still while a vault is unlocked, checked and backed up.

Run ``python -m benchmarks.ui_thread [--runs N]``: a vault of about 24 MB with 5,000 reflections is
opened by keyboard in a fresh process; its full check follows by itself, then a backup. A timer of
5 ms on the UI thread notes how late it comes, which is how long a key would have waited.
"""

import argparse
import json
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.backup import filled
from benchmarks.measure import PASSPHRASE, ROOT, rest, show, wait_until
from growingus_desktop.app.application import Application
from growingus_desktop.app.arguments import Arguments
from growingus_desktop.app.collector import Collector
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.core.destinations import Room
from growingus_desktop.presenters.timers import QtTimers
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.folder import VaultFolder

TICK_MS = 5
TYPING_TIME_MS = 600
PHASES = ("nothing to do", "unlock", "full check and first backup")


class Ticker(QObject):
    """Notes how late a timer of 5 ms comes."""

    def __init__(self) -> None:
        super().__init__()
        self._last = monotonic()
        self.latest = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def take(self) -> float:
        """The longest delay since this was last called, in milliseconds."""
        latest, self.latest = self.latest, 0.0
        return latest

    def _tick(self) -> None:
        now = monotonic()
        self.latest = max(self.latest, (now - self._last) * 1000 - TICK_MS)
        self._last = now


def once(folder: Path) -> None:
    """Unlock by keyboard, wait for the check and the backup, and tell the longest delays."""
    qt = QApplication(sys.argv[:1])
    Collector(qt)
    Theme(qt)
    program = Application(Arguments(vault=folder), SystemClock(), QtTimers())
    program.start()
    rest(TYPING_TIME_MS)
    ticker = Ticker()
    rest(TYPING_TIME_MS)
    longest = [ticker.take()]
    field = program.window.findChild(QLineEdit)
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: program.unlocked is not None and program.unlocked.here is Room.TODAY)
    unlocked = program.unlocked
    if unlocked is None:
        raise RuntimeError("locked again before it was measured")
    wait_until(lambda: unlocked.scope.tasks.under_way == 0)
    longest.append(ticker.take())
    backups = VaultFolder(folder).backups
    before = len(list(backups.glob("*.backup")))
    wait_until(lambda: len(list(backups.glob("*.backup"))) > before, 120)
    rest(TYPING_TIME_MS)
    longest.append(ticker.take())
    print(json.dumps(longest), flush=True)
    program.leave()
    qt.exec()


def measure(runs: int) -> None:
    """Open the vault so many times and print what stood still."""
    place = Path.cwd().parent / f"vault-benchmark-{secrets.token_hex(4)}"
    took: list[list[float]] = []
    try:
        filled(VaultFolder(place)).close()
        for _ in range(runs):
            shutil.rmtree(place / "backups", ignore_errors=True)
            words = [sys.executable, "-m", "benchmarks.ui_thread", "--once", str(place)]
            done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
            took.append(json.loads(done.stdout.strip().splitlines()[-1]))
    finally:
        shutil.rmtree(place, ignore_errors=True)
    for number, phase in enumerate(PHASES):
        show(f"longest block: {phase}", [each[number] for each in took])


def main() -> None:
    """Measure, or be what is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.once:
        once(chosen.once)
    else:
        measure(chosen.runs)


if __name__ == "__main__":
    main()
