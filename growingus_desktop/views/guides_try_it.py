"""The card a guide ends in: one small step, and the button that leads to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from growingus_desktop.content.blocks import TryIt
from growingus_desktop.core.destinations import Destination
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import PrimaryButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.status_line import Icon
from growingus_desktop.views.widgets.words import Body, Strong


class TryItCard(Card):
    """What to try, with the tool it takes one press away, filled in.

    Args:
        step: what the guide says.
    """

    followed = Signal(Destination)
    """The person wants to try it."""

    def __init__(self, step: TryIt, parent: QWidget | None = None) -> None:
        super().__init__(edge="accent", parent=parent)
        theme = Theme.active()
        self.setObjectName("guide.tryIt")
        self.setAccessibleName(step.title)
        self.setAccessibleDescription(step.instructions)
        head = QHBoxLayout()
        head.setSpacing(theme.space("s"))
        head.addWidget(Icon("leaf", "accent"))
        head.addWidget(Strong(step.title), 1)
        self.column.addLayout(head)
        for paragraph in step.instructions.split("\n\n"):
            self.column.addWidget(Body(paragraph, tone="ink"))
        buttons = Flow()
        self.button = PrimaryButton(step.button, "guide.tryIt.go")
        self.button.setAccessibleDescription(step.instructions)
        self.button.clicked.connect(lambda: self.followed.emit(step.destination))
        buttons.add(self.button)
        self.column.addWidget(buttons)
