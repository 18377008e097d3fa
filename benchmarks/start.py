"""How long it takes from starting the process to the painted lock page.

Run ``python -m benchmarks.start [--runs N]``. The program and an empty QMainWindow are started in
turns, so that whatever else the machine does meets both. Offscreen unless QT_QPA_PLATFORM is set;
under a real X server: ``QT_QPA_PLATFORM=xcb xvfb-run -a python -m benchmarks.start``.
"""

import argparse
import secrets
import shutil
import sys
from pathlib import Path
from time import monotonic

BEGUN = monotonic()


def bare_window() -> None:
    """An empty window: what no program made with this toolkit can go below."""
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    from benchmarks.measure import FirstPaint, tell  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    window = QMainWindow()

    def painted(at: float) -> None:
        tell({"python": BEGUN, "painted": at})
        application.quit()

    FirstPaint(window, painted)
    window.resize(1280, 800)
    window.show()
    application.exec()


def program(vault: Path) -> None:
    """The program as it is started every day, up to its lock page, then closed."""
    from growingus_desktop.app import application, start  # noqa: PLC0415

    class Watched(application.Application):
        def start(self) -> bool:
            from benchmarks.measure import FirstPaint, tell  # noqa: PLC0415

            def painted(at: float) -> None:
                tell({"python": BEGUN, "painted": at})
                self.leave()

            FirstPaint(self.window, painted)
            return super().start()

    application.Application = Watched  # type: ignore[misc]
    sys.exit(start.start(["--vault", str(vault)]))


def main() -> None:
    """Measure, or be what is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--program", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.bare:
        bare_window()
    elif chosen.program:
        program(chosen.program)
    else:
        measure(chosen.runs)


def measure(runs: int) -> None:
    """Start both in turns and print what it took."""
    from benchmarks.measure import PASSPHRASE, in_fresh_process, show  # noqa: PLC0415
    from growingus_desktop.vault.folder import VaultFolder  # noqa: PLC0415
    from growingus_desktop.vault.opening import create_vault  # noqa: PLC0415

    place = Path.cwd().parent / f"vault-benchmark-{secrets.token_hex(4)}"
    try:
        create_vault(VaultFolder(place), PASSPHRASE).close()
        bare: list[float] = []
        ours: list[float] = []
        for run in range(runs + 1):
            first = in_fresh_process("benchmarks.start", "--bare")
            second = in_fresh_process("benchmarks.start", "--program", str(place))
            if run:  # the first run of each warms the file cache
                bare.append(first["painted"])
                ours.append(second["painted"])
    finally:
        shutil.rmtree(place, ignore_errors=True)
    show("empty QMainWindow, start to first paint", bare)
    show("lock page, start to first paint", ours)
    show("the difference, pair by pair", [b - a for a, b in zip(bare, ours, strict=True)])


if __name__ == "__main__":
    main()
