"""The field for a number typed as a proof of intent; its text is never kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_MOST_DIGITS = 12


class NumberField(QLineEdit):
    """One number, in digits of any script.

    Args:
        label: what it asks for, for speech.
        name: the object name.
    """

    entered = Signal()
    """Enter was pressed."""

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setMaxLength(_MOST_DIGITS)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says that the number is typed; it presses no button of the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)
