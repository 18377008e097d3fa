"""Mistakes of the program's own: one line on stderr, one dialog, and never the words in them."""

import platform
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qVersion
from PySide6.QtWidgets import QWidget

from growingus_desktop.app.process import report_of
from growingus_desktop.presenters.crash_report import CrashReport
from growingus_desktop.views.crash_report import CrashReportDialog

MOST_LINES = 20


class CrashReports(QObject):
    """Takes over what Python does with an exception nobody caught.

    Args:
        window: what the dialog belongs to.
        copy: puts text on the clipboard.
    """

    _happened = Signal(str)

    def __init__(
        self, window: QWidget, copy: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._copy = copy
        self._lines: list[str] = []
        self._is_shown = False
        # Queued: nothing may be opened in the middle of what failed, nor from another thread.
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Be what is called from now on."""
        before = sys.excepthook

        def hook(
            kind: type[BaseException], error: BaseException, frames: TracebackType | None
        ) -> None:
            before(kind, error, frames)
            if issubclass(kind, Exception):
                self.happened(kind, frames)

        sys.excepthook = hook

    def happened(self, kind: type[BaseException], frames: TracebackType | None) -> None:
        """Tell of a mistake once whatever failed has come to its end; from any thread."""
        self._happened.emit(report_of(kind, frames))

    def _tell(self, line: str) -> None:
        if line not in self._lines:
            self._lines = [*self._lines, line][-MOST_LINES:]
        if self._is_shown:
            # A mistake in the dialog itself must not open the next one.
            return
        self._is_shown = True
        about = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
        presenter = CrashReport((about, *self._lines))
        dialog = CrashReportDialog(presenter, self._copy, self._window)
        presenter.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self._is_shown = False
        self._lines.clear()


def say_codes_only(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """What Qt says of itself, without its words, which may name files and hold text."""
    del message
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        category: str | None = context.category
        sys.stderr.write(f"{kind.name} in {category or 'default'}\n")
