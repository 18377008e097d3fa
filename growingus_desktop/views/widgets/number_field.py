"""A line for a number that has to be typed before something large is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

MOST_DIGITS = 9


class NumberField(QLineEdit):
    """Digits alone; nothing of it is kept.

    Args:
        label: its spoken name and placeholder.
        name: the object name.
    """

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(label)
        self.setMaxLength(MOST_DIGITS)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhNoPredictiveText
        )
