"""What the program itself put on the clipboard, marked not to be kept and taken back at lock."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

DO_NOT_KEEP = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "org.nspasteboard.ConcealedType": b"1",
}
"""Formats by which clipboard histories are asked not to keep something; not all listen."""


class Clipboard:
    """Copies on the person's word, and clears only what it put there itself."""

    def __init__(self) -> None:
        self._ours: str | None = None

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""
        data = QMimeData()
        data.setText(text)
        for name, value in DO_NOT_KEEP.items():
            data.setData(name, value)
        self._system().setMimeData(data)
        self._ours = text

    def forget(self) -> None:
        """Clear the clipboard if it still holds what we put there."""
        if self._ours is not None and self._system().text() == self._ours:
            self._system().clear()
        self._ours = None

    def _system(self) -> QClipboard:
        return QGuiApplication.clipboard()
