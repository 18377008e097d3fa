"""One line to look for something in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from growingus_desktop.core.limits import LINE_LIMIT
from growingus_desktop.theme.theme import Theme


class SearchField(QLineEdit):
    """A field with a magnifying glass; Esc empties it before it does anything else.

    Args:
        placeholder: what can be looked for, also the spoken name.
        name: the object name.
    """

    left = Signal()
    """The person pressed Down or Enter and wants to be among what was found."""

    def __init__(self, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMaxLength(LINE_LIMIT)
        # The action is a button to a screen reader, so it needs words.
        glass = QAction(Theme.active().icon("search"), placeholder, self)
        glass.triggered.connect(self.setFocus)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties, Down and Enter go to what was found."""
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
