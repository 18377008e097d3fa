"""What was copied from this program: marked not to be kept, taken back after a minute and at lock."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

from growingus_desktop.presenters.timers import Timers

DO_NOT_KEEP = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "org.nspasteboard.ConcealedType": b"1",
}
"""Formats by which clipboard histories are asked not to keep something; not all listen."""

OURS = "application/x-growing-us"
"""Marks what we put there, so that nothing of another program's is ever cleared."""


CLEARED_AFTER_MS = 60_000
"""How long something may be pasted elsewhere before it is taken back (trust T12)."""

Owns = Callable[[QClipboard.Mode], bool]
"""Whether what is on the clipboard in that mode comes from this process."""


class Clipboard(QObject):
    """Marks what is copied from this program, takes it back, and never touches anything else.

    That holds for what the program puts there and for what a person copies out of a field. The
    selection that other programs paste by the middle button is let go of at once.

    Args:
        timers: delays.
        owns: the platform's word by default; not every platform knows.
    """

    def __init__(
        self, timers: Timers, owns: Owns | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._owns = owns or _owns
        self._late = timers.once(self, self.forget)
        self._is_marking = False
        _system().changed.connect(self._changed)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""
        data = _marked()
        data.setText(text)
        self._put(data)

    def copy_image(self, image: QImage) -> None:
        """Put a picture on the clipboard."""
        data = _marked()
        data.setImageData(image)
        self._put(data)

    def forget(self) -> None:
        """Clear the clipboard if it still holds what was copied from this program."""
        self._late.stop()
        if self._owns(_PASTED) or _is_marked():
            _system().clear()
        if self._owns(_SELECTED):
            _system().clear(_SELECTED)

    def _put(self, data: QMimeData) -> None:
        self._is_marking = True
        try:
            _system().setMimeData(data)
        finally:
            self._is_marking = False
        self._late.start(CLEARED_AFTER_MS)

    def _changed(self, mode: QClipboard.Mode) -> None:
        if self._is_marking or not self._owns(mode):
            return
        if mode == _SELECTED:
            _system().clear(_SELECTED)
        elif mode == _PASTED and not _is_marked():
            # A person copied from a field; Qt knows nothing of clipboards that keep a history.
            text = _system().text()
            if text:
                self.copy(text)


_PASTED = QClipboard.Mode.Clipboard
_SELECTED = QClipboard.Mode.Selection


def _owns(mode: QClipboard.Mode) -> bool:
    return _system().ownsSelection() if mode == _SELECTED else _system().ownsClipboard()


def _is_marked() -> bool:
    # An empty clipboard has no data at all, whatever the stubs say.
    held: QMimeData | None = _system().mimeData()
    return held is not None and held.hasFormat(OURS)  # pyright: ignore[reportUnnecessaryComparison]


def _system() -> QClipboard:
    return QGuiApplication.clipboard()


def _marked() -> QMimeData:
    data = QMimeData()
    data.setData(OURS, b"1")
    for name, value in DO_NOT_KEEP.items():
        data.setData(name, value)
    return data
