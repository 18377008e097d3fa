"""How long it takes from Ctrl+L to an empty window, and to a closed vault, whatever is going on.

Run ``python -m benchmarks.lock [--runs N] [--size N]``: a vault with so many made-up years is
opened again and again; each time another dialog stands open and another job runs when the key is
pressed. The derivation of the key is made cheap, since it is no part of a lock.
"""

import argparse
import secrets
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QWidget

from benchmarks.measure import PASSPHRASE, rest, show, wait_until
from growingus_desktop.app.application import Application
from growingus_desktop.app.arguments import Arguments
from growingus_desktop.app.collector import Collector
from growingus_desktop.app.kdf import Kdf
from growingus_desktop.app.relaunch import Handover
from growingus_desktop.app.surroundings import Surroundings
from growingus_desktop.app.unlocked import Unlocked
from growingus_desktop.coach.reading import GateKind
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.core.limits import TEXT_LIMIT
from growingus_desktop.demo.life import fill
from growingus_desktop.presenters.timers import QtTimers
from growingus_desktop.store import patterns, reflections
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.folder import VaultFolder
from growingus_desktop.vault.opening import create_vault
from growingus_desktop.vault.slots import KdfBounds, KdfCost
from growingus_desktop.vault.unit_of_work import VaultSession

CHEAP = KdfCost(passes=1, memory_kib=64, lanes=1)


def _read_long(session: VaultSession) -> int:
    connection = session.connection().connection.driver_connection
    if connection is None:
        return 0
    count = connection.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000)"
        " SELECT count(*) FROM n"
    ).fetchone()
    return int(count[0])


def _search(unlocked: Unlocked) -> None:
    for word in ("a", "the", "evening", "we"):
        looking = reflections.Looking(sought=word)
        unlocked.scope.tasks.in_vault(
            unlocked, lambda session, looking=looking: reflections.rows(session, looking)
        )


JOBS: dict[str, Callable[[Unlocked], object]] = {
    "nothing": lambda _unlocked: None,
    "a long read": lambda unlocked: unlocked._vault.submit(_read_long, interruptible=True),  # noqa: SLF001
    "the full check": lambda unlocked: unlocked._care._look_through(),  # noqa: SLF001
    "a backup": lambda unlocked: unlocked._care.back_up_now(lambda _: None, lambda _: None),  # noqa: SLF001
    "every moment read": lambda unlocked: unlocked.scope.tasks.in_vault(unlocked, patterns.moments),
    "a search": _search,
    "a save": lambda unlocked: unlocked.scope.drafts.typed(
        "opener/0/raw", "w " * (TEXT_LIMIT // 2), 0
    ),
}
DIALOGS: dict[str, Callable[[Application, Unlocked], None]] = {
    "no dialog": lambda _program, _unlocked: None,
    "the safety card": lambda _program, unlocked: unlocked.scope.navigator.open_card(
        GateKind.VIOLENCE
    ),
    "the log": lambda program, _unlocked: program.open_destination(
        Destination(Room.PATTERNS, Tool.LOG_MOMENT)
    ),
    "the keys": lambda program, _unlocked: program._show_keys(),  # noqa: SLF001
}


class _Blank(QObject):
    """Notes when the empty page was painted."""

    def __init__(self, program: Application) -> None:
        super().__init__()
        self.at = 0.0
        program.window.findChild(QObject, "blankPage").installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the paint event of the page."""
        del watched
        if event.type() == QEvent.Type.Paint and not self.at:
            self.at = monotonic()
        return False


def _on_top() -> QWidget:
    """The newest dialog, or the window."""
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    dialogs = [each for each in shown if isinstance(each, QDialog)]
    windows = [each for each in shown if isinstance(each, QMainWindow)]
    return (dialogs or windows)[-1]


def _on_top_is_active() -> bool:
    # Offscreen there is no window manager to do it.
    _on_top().activateWindow()
    return QApplication.activeWindow() is _on_top()


def _lock_once(program: Application, blank: _Blank, closed: list[float], number: int) -> str:
    """Open, begin something, press the key; what was going on."""
    program.window.showNormal()
    field = program.window.findChild(QLineEdit)
    QTest.keyClicks(field, PASSPHRASE)
    field.returnPressed.emit()
    wait_until(lambda: program.unlocked is not None)
    unlocked = program.unlocked
    if unlocked is None:
        raise RuntimeError("locked again before it was measured")
    wait_until(lambda: unlocked.scope.tasks.under_way == 0)
    job = list(JOBS)[number % len(JOBS)]
    dialog = list(DIALOGS)[(number // len(JOBS)) % len(DIALOGS)]
    DIALOGS[dialog](program, unlocked)
    rest(50)
    JOBS[job](unlocked)
    rest(number % 7)
    wait_until(_on_top_is_active)
    top = _on_top()
    blank.at = 0.0
    closed.clear()
    pressed = monotonic()
    QTest.keyClick(top.focusWidget() or top, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    if program.unlocked is not None:
        raise RuntimeError(f"the key did nothing with {dialog} open")
    wait_until(lambda: bool(closed))
    _TOOK["key to empty window"].append((blank.at - pressed) * 1000)
    _TOOK["key to closed vault"].append((closed[0] - pressed) * 1000)
    _BY_JOB.setdefault(job, []).append((closed[0] - pressed) * 1000)
    return job


_TOOK: dict[str, list[float]] = {"key to empty window": [], "key to closed vault": []}
_BY_JOB: dict[str, list[float]] = {}


def measure(runs: int, size: int) -> None:
    """Lock so many times and print what it took."""
    place = Path.cwd().parent / f"vault-benchmark-{secrets.token_hex(4)}"
    qt = QApplication(sys.argv[:1])
    collector = Collector(qt)
    Theme(qt)
    closed: list[float] = []

    def moment(_handover: Handover) -> None:
        # The program would be replaced now; the vault was closed before it came to this.
        closed.append(monotonic())

    try:
        vault = create_vault(VaultFolder(place), PASSPHRASE, cost=CHEAP)
        vault.submit(lambda session: fill(session, size=size)).result()
        vault.close()
        program = Application(
            Arguments(vault=place),
            SystemClock(),
            QtTimers(),
            Kdf(CHEAP, KdfBounds(floor=CHEAP)),
            Surroundings(relaunch=moment),
        )
        program.start()
        rest(200)
        blank = _Blank(program)
        for number in range(runs):
            _lock_once(program, blank, closed, number)
        program.leave()
        qt.exec()
        collector.stop()
    finally:
        shutil.rmtree(place, ignore_errors=True)
    for name, took in _TOOK.items():
        show(name, took)
        print(f"{'':<44} most   {max(took):8.1f} ms")
    for job, took in _BY_JOB.items():
        show(f"  closed, during {job}", took)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--size", type=int, default=10)
    chosen = parser.parse_args()
    measure(chosen.runs, chosen.size)


if __name__ == "__main__":
    main()
