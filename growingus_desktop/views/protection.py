"""What the lock protects and what it can't, as a part of pages and as a dialog of its own."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.protection import ProtectionWords
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.words import Body


class Protection(QWidget):
    """Both halves, one below the other, so that neither is read without the other.

    Args:
        words: what to say.
        brief: whether only the settled half and the vault are told, as at the very first start.
    """

    def __init__(
        self, words: ProtectionWords, *, brief: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("m"))
        said = [words.protects, words.limits]
        if not brief:
            said += [words.leaves, words.disguise]
        for text in said:
            column.addWidget(Body(text))


class ProtectionDialog(RoomyDialog):
    """The same, from Help, with or without an open vault.

    Args:
        words: what to say.
        lockable: whether a vault is open.
    """

    least = QSize(600, 400)

    def __init__(
        self, words: ProtectionWords, *, lockable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.title, "protectionDialog", lockable=lockable, parent=parent)
        self.let_keys_scroll("protectionText")
        # The ring around what scrolls would else touch the words.
        self.body.addSpacing(Theme.active().space("s"))
        self.body.addWidget(Protection(words))
        self.body.addStretch(1)
        close = Button(self.tr("Close"), "closeProtection")
        close.clicked.connect(self.accept)
        self.add_button(close)
