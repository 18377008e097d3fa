"""What a room shows while there is nothing in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
        self._theme = Theme.active()
        self.setObjectName(name)
        self._words = Words(sentence, "reading", tone="ink-2")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        button = PrimaryButton(door, f"{name}.door")
        button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setSpacing(self._theme.space("l"))
        column.addStretch(2)
        column.addWidget(Icon(icon, "ink-3", 30), 0, Qt.AlignmentFlag.AlignHCenter)
        # Not centred by alignment: then its height would be reckoned for the page's width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._words, 20)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._theme.changed.connect(self._redress)
        self._redress()

    def _redress(self) -> None:
        self._words.setMaximumWidth(self._theme.size("reading"))
        self._words.setMinimumWidth(self._theme.px(160))
