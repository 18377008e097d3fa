"""How long a sheet takes: its preview to the first paint, its PDF in memory, and its making.

Run ``python -m benchmarks.sheets [--rounds N]``. Each sheet as a person fills it, and each with as
much as its fields hold; A4. The forms stand over a made-up life ten times the usual size.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.keystroke import scope_over
from benchmarks.measure import FirstPaint, rest, show, wait_until
from growingus_desktop.app.collector import Collector
from growingus_desktop.core.clock import SystemClock
from growingus_desktop.demo.vault import demo_vault
from growingus_desktop.painting.sheet_pdf import pdf_bytes
from growingus_desktop.painting.sheets import lay_out
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.sheets import PrintOutcome
from growingus_desktop.presenters.sheets_letters import invitation_form
from growingus_desktop.presenters.sheets_summary import SummaryForm
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.paper import Paper
from growingus_desktop.store import sheets as store
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.sheet_preview import SheetPreview
from growingus_desktop.views.sheets_form import SheetFormDialog
from tests.support.every_sheet import MAKERS, TEXTS

BIG_LIFE = 10
CASES = ("typical", "overlong")


def nowhere(_name: str) -> Path | None:
    """Save nothing."""
    return None


def not_printed(_layout: object, _window: QWidget, done: Callable[[PrintOutcome], None]) -> None:
    """Print nothing."""
    done(PrintOutcome.CANCELLED)


def nothing_copied(_text: str) -> None:
    """Copy nothing."""


def painted_ms(make: Callable[[], QWidget]) -> float:
    """Milliseconds from asking for a window to its first paint."""
    at: list[float] = []
    begun = monotonic()
    window = make()
    FirstPaint(window, at.append)
    window.show()
    wait_until(lambda: bool(at))
    window.close()
    window.deleteLater()
    rest(20)
    return (at[0] - begun) * 1000


def preview_of(sheet: Sheet) -> SheetPreview:
    """A preview as the program opens it."""
    return SheetPreview(sheet, choose_file=nowhere, print_out=not_printed, copy_text=nothing_copied)


def pdf_ms(sheet: Sheet) -> float:
    """Milliseconds to lay a sheet out and write it as a PDF in memory."""
    begun = monotonic()
    pdf_bytes(lay_out(sheet, Paper.A4))
    return (monotonic() - begun) * 1000


def forms(scope: Scope, rounds: int) -> None:
    """Print how long making a page takes to its first paint, what it may be chosen from read."""
    locale = QLocale()
    readers: dict[str, Callable[[], QWidget]] = {
        "invitation": lambda: SheetFormDialog(invitation_form(scope, store.Lately())),
        "counsellor's summary": lambda: SheetFormDialog(SummaryForm(scope, kept[0], locale)),
    }
    kept: list[store.Kept] = []
    reads: list[float] = []
    for _ in range(rounds):
        kept.clear()
        begun = monotonic()
        scope.tasks.in_vault(scope.tasks, store.kept, kept.append)
        wait_until(lambda: bool(kept))
        reads.append((monotonic() - begun) * 1000)
    show(f"all a summary may hold, read, demo x{BIG_LIFE}", reads)
    for name, make in readers.items():
        show(
            f"{name} form to first paint, demo x{BIG_LIFE}",
            [painted_ms(make) for _ in range(rounds)],
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds: int = parser.parse_args().rounds
    application = QApplication(sys.argv[:1])
    Collector(application)
    Theme(application)
    first = painted_ms(lambda: preview_of(MAKERS["prep"](TEXTS["typical"])))
    show("prep, typical: the first preview of a process", [first])
    for name, make in MAKERS.items():
        for case in CASES:
            sheet = make(TEXTS[case])
            previews = [painted_ms(lambda sheet=sheet: preview_of(sheet)) for _ in range(rounds)]
            show(f"{name}, {case}: preview to first paint", previews)
            show(f"{name}, {case}: PDF", [pdf_ms(sheet) for _ in range(rounds)])
    vault = demo_vault(SystemClock(), size=BIG_LIFE)
    scope = scope_over(vault)
    forms(scope, rounds)
    wait_until(lambda: scope.tasks.under_way == 0)
    scope.tasks.stop()
    vault.close()


if __name__ == "__main__":
    main()
