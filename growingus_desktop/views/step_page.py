"""A page with one thing to do, as at the first run and when a backup is restored."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.panes import ScrollPage
from growingus_desktop.views.widgets.words import Display

MEASURE = 640
"""Pixels at 100 % text size the card may be wide."""


class StepPage(ScrollPage):
    """One card in the middle, with a title above and buttons below.

    Args:
        name: the object name.
        title: what the step is about.
    """

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name)
        theme = Theme.active()
        self.card = Card()
        self.card.column.setSpacing(theme.space("m"))
        self.title = Display(title)
        self.card.column.addWidget(self.title)
        theme.changed.connect(self._fit)
        self._fit()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card, 100)
        middle.addStretch(1)
        self.column.addStretch(1)
        self.column.addLayout(middle)
        self.column.addStretch(1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.space("m"))

    def _fit(self) -> None:
        self.card.setMaximumWidth(Theme.active().px(MEASURE))

    def close_card(self) -> None:
        """Put the buttons below everything else."""
        self.card.column.addSpacing(Theme.active().space("s"))
        self.card.column.addLayout(self.buttons)
        self.buttons.addStretch(1)

    def lead_to(self, widget: QWidget) -> None:
        """Put the focus on a widget and bring it into sight, once it has its place."""
        widget.setFocus()
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(widget))

    def take_focus(self) -> None:
        """Put the focus on what this step is for."""
