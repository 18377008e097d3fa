"""The page of keys."""

from PySide6.QtWidgets import QGridLayout, QWidget

from growingus_desktop.presenters.keys import KeyWords
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.words import Body, Strong


class KeysDialog(Dialog):
    """Every key and what it does.

    Args:
        keys: what to list.
    """

    def __init__(self, keys: tuple[KeyWords, ...], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keys"), "keysDialog", parent=parent)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Theme.active().space("xl"))
        grid.setColumnStretch(1, 1)
        for number, each in enumerate(keys):
            grid.addWidget(Strong(each.keys), number, 0)
            grid.addWidget(Body(each.does), number, 1)
        self.body.addWidget(rows)
        close = Button(self.tr("Close"), "closeKeys")
        close.clicked.connect(self.accept)
        self.add_button(close)
