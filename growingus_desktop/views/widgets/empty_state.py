"""What a room shows while there is nothing in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import PrimaryButton
from growingus_desktop.views.widgets.status_line import Icon
from growingus_desktop.views.widgets.words import Words


class EmptyState(QWidget):
    """One sentence about what the room is for, and one door.

    Args:
        sentence: what the room is for.
        door: the words on its button.
        name: the object name; the button is called ``name.door``.
        icon: the room's icon.
    """

    pressed = Signal()
    """The person wants through the door."""

    def __init__(
        self,
        sentence: str,
        door: str,
        name: str,
        icon: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = Theme.active()
        self.setObjectName(name)
        words = Words(sentence, "reading", tone="ink-2")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMaximumWidth(theme.size("reading"))
        words.setMinimumWidth(theme.px(200))
        button = PrimaryButton(door, f"{name}.door")
        button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setSpacing(theme.space("l"))
        column.addStretch(2)
        column.addWidget(Icon(icon, "ink-3", 30), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
