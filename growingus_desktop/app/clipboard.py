"""What the program itself put on the clipboard, marked not to be kept and taken back at lock."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

DO_NOT_KEEP = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "org.nspasteboard.ConcealedType": b"1",
}
"""Formats by which clipboard histories are asked not to keep something; not all listen."""

OURS = "application/x-growing-us"
"""Marks what we put there, so that nothing of another program's is ever cleared."""


class Clipboard:
    """Copies on the person's word, and clears only what it put there itself."""

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""
        data = _marked()
        data.setText(text)
        _system().setMimeData(data)

    def copy_image(self, image: QImage) -> None:
        """Put a picture on the clipboard."""
        data = _marked()
        data.setImageData(image)
        _system().setMimeData(data)

    def forget(self) -> None:
        """Clear the clipboard if it still holds what we put there."""
        # An empty clipboard has no data at all, whatever the stubs say.
        held: QMimeData | None = _system().mimeData()
        if held is not None and held.hasFormat(OURS):  # pyright: ignore[reportUnnecessaryComparison]
            _system().clear()


def _system() -> QClipboard:
    return QGuiApplication.clipboard()


def _marked() -> QMimeData:
    data = QMimeData()
    data.setData(OURS, b"1")
    for name, value in DO_NOT_KEEP.items():
        data.setData(name, value)
    return data
