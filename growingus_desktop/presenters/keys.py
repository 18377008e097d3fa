"""Which key does what, for the page of keys."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True, slots=True)
class KeyWords:
    """One key and what it does.

    Args:
        keys: as Qt writes key sequences, such as ``Ctrl+L``.
        does: what it does.
    """

    keys: str
    does: str


def key_words() -> tuple[KeyWords, ...]:
    """Every key that works wherever the person is, in the order worth learning them."""
    tr = QCoreApplication.translate
    return (
        KeyWords("Ctrl+L", tr("Keys", "Lock and hide everything now")),
        KeyWords("Shift, Shift, Shift", tr("Keys", "The same, without looking for a key")),
        KeyWords("Ctrl+1 – Ctrl+7", tr("Keys", "Go to a room")),
        KeyWords("Ctrl+Shift+M", tr("Keys", "Log a moment")),
        KeyWords("Ctrl+N", tr("Keys", "Something new in this room")),
        KeyWords("Ctrl+F", tr("Keys", "Find in this room")),
        KeyWords("Ctrl+P", tr("Keys", "The page that fits here, to print or save")),
        KeyWords("Ctrl+Z", tr("Keys", "Take back the last deed in this room")),
        KeyWords("F8, Shift+F8", tr("Keys", "The next and the last remark, in First words")),
        KeyWords("T", tr("Keys", "The table behind a chart")),
        KeyWords("Esc", tr("Keys", "One step back")),
        KeyWords("F1", tr("Keys", "These keys")),
    )
