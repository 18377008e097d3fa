"""How long it takes from the last key of the passphrase to a Today page that can be used.

Run ``python -m benchmarks.unlock [--runs N] [--sizes 1,10]``: a vault in a file with one made-up
year and one with ten, each opened by a fresh process through the window, by keyboard.
"""

import argparse
import secrets
import shutil
import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.measure import (
    PASSPHRASE,
    FirstPaint,
    in_fresh_process,
    rest,
    show,
    tell,
    wait_until,
)
from growingus_desktop.app.application import Application
from growingus_desktop.app.arguments import Arguments
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.core.destinations import Room
from growingus_desktop.demo.life import fill
from growingus_desktop.presenters.timers import QtTimers
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault

_TYPING_TIME_MS = 600
"""A person needs longer for a passphrase; the program reads in the rest meanwhile."""


def unlock_once(folder: Path) -> None:
    """Open the vault by keyboard and tell when the key fell, the page showed and it was full."""
    qt = QApplication(sys.argv[:1])
    Theme(qt)
    program = Application(Arguments(vault=folder), SystemClock(), QtTimers())
    program.start()
    rest(_TYPING_TIME_MS)
    field = program.window.findChild(QLineEdit)
    QTest.keyClicks(field, PASSPHRASE)
    moments = {"pressed": monotonic()}
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_until(lambda: program.unlocked is not None and program.unlocked.here is Room.TODAY)
    unlocked = program.unlocked
    if unlocked is None:
        raise RuntimeError("locked again before it was measured")
    moments["shown"] = monotonic()
    wait_until(lambda: unlocked.scope.tasks.under_way == 0)
    painted: list[float] = []
    FirstPaint(unlocked.page(Room.TODAY), painted.append)
    unlocked.page(Room.TODAY).update()
    wait_until(lambda: bool(painted))
    moments["usable"] = painted[0]
    tell(moments)
    program.leave()
    qt.exec()


def measure(runs: int, sizes: list[int]) -> None:
    """Open each vault so many times and print what it took."""
    places = {size: Path.cwd().parent / f"vault-benchmark-{secrets.token_hex(4)}" for size in sizes}
    took: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    try:
        for size, place in places.items():
            vault = create_vault(VaultFolder(place), PASSPHRASE)
            vault.submit(lambda session, size=size: fill(session, size=size)).result()
            vault.close()
        for run in range(runs + 1):
            for size, place in places.items():
                told = in_fresh_process("benchmarks.unlock", "--once", str(place))
                if run:  # the first run of each warms the file cache
                    took[size].append(told)
        for size in sizes:
            shown = [told["shown"] - told["pressed"] for told in took[size]]
            usable = [told["usable"] - told["pressed"] for told in took[size]]
            show(f"demo x{size}: key to Today's page", shown)
            show(f"demo x{size}: key to Today filled and painted", usable)
    finally:
        for place in places.values():
            shutil.rmtree(place, ignore_errors=True)


def main() -> None:
    """Measure, or be what is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sizes", default="1,10")
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.once:
        unlock_once(chosen.once)
    else:
        measure(chosen.runs, [int(size) for size in chosen.sizes.split(",")])


if __name__ == "__main__":
    main()
