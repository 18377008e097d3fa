"""Handing a laid-out sheet to a printer, which is asked for only after *Print* was pressed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from growingus_desktop.painting.sheet_pdf import CREATOR, DOCUMENT_NAME, page_layout
from growingus_desktop.painting.sheets import Layout, draw_page
from growingus_desktop.presenters.sheets import PrintOutcome

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

PrintDone = Callable[[PrintOutcome], None]


def print_layout(layout: Layout, parent: QWidget, done: PrintDone) -> None:
    """Ask which printer, in the system's own dialog, and print.

    Args:
        layout: the sheet, laid out for its paper.
        parent: the window the dialog belongs to; closing it closes the dialog.
        done: called once it is known how it went.
    """
    # Merely making a printer opens a connection to the printing system (trust: T13).
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(DOCUMENT_NAME)
    printer.setCreator(CREATOR)
    printer.setPageLayout(page_layout(layout.paper))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(layout.pages))
    dialog.accepted.connect(partial(_accepted, dialog, printer, layout, done))
    dialog.rejected.connect(partial(_rejected, dialog, done))
    dialog.show()


def paint_on(printer: "QPrinter", layout: Layout) -> bool:
    """Paint every page on a printer; whether it took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number in range(len(layout.pages)):
        if number and not printer.newPage():
            painter.end()
            return False
        draw_page(painter, layout, number, printer.resolution())
    return painter.end()


def _accepted(dialog: "QPrintDialog", printer: "QPrinter", layout: Layout, done: PrintDone) -> None:
    dialog.deleteLater()
    done(PrintOutcome.SENT if paint_on(printer, layout) else PrintOutcome.FAILED)


def _rejected(dialog: "QPrintDialog", done: PrintDone) -> None:
    dialog.deleteLater()
    done(PrintOutcome.CANCELLED)
