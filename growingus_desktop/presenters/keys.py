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
    return (
        KeyWords("Ctrl+L", QCoreApplication.translate("Keys", "Lock and hide everything now")),
        KeyWords(
            "Shift, Shift, Shift",
            QCoreApplication.translate("Keys", "The same, without looking for a key"),
        ),
        KeyWords("Ctrl+1 – Ctrl+7", QCoreApplication.translate("Keys", "Go to a room")),
        KeyWords("Ctrl+K", QCoreApplication.translate("Keys", "Go to anything, by part of a word")),
        KeyWords("Ctrl+Shift+M", QCoreApplication.translate("Keys", "Log a moment")),
        KeyWords("Ctrl+N", QCoreApplication.translate("Keys", "Something new in this room")),
        KeyWords("Ctrl+F", QCoreApplication.translate("Keys", "Find in this room")),
        KeyWords(
            "Ctrl+P",
            QCoreApplication.translate(
                "Keys", "Sheets that fit here, to print, to save or to write on"
            ),
        ),
        KeyWords(
            "Ctrl+Z", QCoreApplication.translate("Keys", "Take back the last deed in this room")
        ),
        KeyWords(
            "Ctrl+Shift+B",
            QCoreApplication.translate("Keys", "The bin: what was deleted and can come back"),
        ),
        KeyWords(
            "F8, Shift+F8",
            QCoreApplication.translate(
                "Keys", "The next remark and the one before, in First words"
            ),
        ),
        KeyWords(
            "F9",
            QCoreApplication.translate("Keys", "The next blank to fill in, in First words"),
        ),
        KeyWords(
            "Ctrl+., Alt+Enter",
            QCoreApplication.translate("Keys", "What to do about the remark at the caret"),
        ),
        KeyWords("F9", QCoreApplication.translate("Keys", "Pause and come back, while rehearsing")),
        KeyWords(
            "F3, Shift+F3",
            QCoreApplication.translate(
                "Keys", "The next place found in a guide and the one before"
            ),
        ),
        KeyWords("H", QCoreApplication.translate("Keys", "Highlight what is selected in a guide")),
        KeyWords("T", QCoreApplication.translate("Keys", "The table behind a chart")),
        KeyWords("Esc", QCoreApplication.translate("Keys", "One step back")),
        KeyWords("F1", QCoreApplication.translate("Keys", "These keys")),
    )
