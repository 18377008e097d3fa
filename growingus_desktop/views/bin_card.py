"""The card in Settings that leads to the bin."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.words import Body, Heading


class BinCard(Card):
    """Says what the bin is, and opens it.

    Args:
        open_bin: shows what lies in it.
    """

    def __init__(self, open_bin: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.column.addWidget(Heading(self.tr("Bin")))
        self.column.addWidget(
            Body(
                self.tr(
                    "What you delete anywhere stays there for 30 days and can come back."
                    " Only there can it be erased for good."
                )
            )
        )
        button = Button(self.tr("Open the bin"), "openBin", icon="trash-2")
        button.clicked.connect(open_bin)
        self.column.addWidget(button)
