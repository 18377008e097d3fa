"""What the benchmarks share: fresh processes, the first paint of a window, and plain numbers."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).parents[1]
PASSPHRASE = "four unrelated words here"


def in_fresh_process(module: str, *words: str) -> dict[str, float]:
    """Run ``python -m module words…`` and give what it told, counted from its start.

    Args:
        module: prints one JSON object of moments by the monotonic clock, in seconds.
        words: its command line.

    Returns:
        The same names with milliseconds since just before the process was started. The clock is
        the system's own, so moments of two processes compare.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    begun = monotonic()
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return {name: (at - begun) * 1000 for name, at in told.items()}


def tell(moments: dict[str, float]) -> None:
    """Print moments for `in_fresh_process`."""
    print(json.dumps(moments), flush=True)


class FirstPaint(QObject):
    """Calls back once a window has been painted and the event loop turns again.

    Args:
        window: shown or about to be.
        then: gets the moment, by the monotonic clock, in seconds.
    """

    def __init__(self, window: QWidget, then: Callable[[float], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the window's first paint event."""
        if watched is self._window and event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self._then(monotonic()))
        return False


def rest(milliseconds: int) -> None:
    """Let the event loop turn for a while.

    Not QTest.qWait, which holds Python's lock, so that no other thread gets on meanwhile.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(ready: Callable[[], bool], seconds: float = 60) -> None:
    """Let the event loop turn until `ready`, asked every two milliseconds.

    Raises:
        TimeoutError: if it isn't after so many seconds.
    """
    limit = monotonic() + seconds
    loop, ask = QEventLoop(), QTimer()
    ask.timeout.connect(lambda: loop.quit() if ready() or monotonic() > limit else None)
    ask.start(2)
    if not ready():
        loop.exec()
    ask.stop()
    if not ready():
        raise TimeoutError


def show(name: str, milliseconds: Sequence[float]) -> None:
    """Print one line: median, least, 95th and 99th percentile and how many."""
    ordered = sorted(milliseconds)
    late, latest = (ordered[min(len(ordered) - 1, int(len(ordered) * p))] for p in (0.95, 0.99))
    print(
        f"{name:<44} median {statistics.median(ordered):8.1f} ms   min {ordered[0]:8.1f} ms"
        f"   p95 {late:8.1f} ms   p99 {latest:8.1f} ms   n={len(ordered)}"
    )
