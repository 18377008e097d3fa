"""The card that opens where a text speaks of something bigger than wording."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.coach.reading import GateKind
from growingus_desktop.presenters.safety import SafetyPresenter, concern_of
from growingus_desktop.views.help_lines import HelpLines
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.words import Body, Caption, Reading


class SafetyCard(Dialog):
    """What the program says instead of remarks, and who can be called. No alarm colour.

    Args:
        presenter: state and intents.
        kind: what the text speaks of, or None for the general card.
        lockable: whether a vault is open.
    """

    def __init__(
        self,
        presenter: SafetyPresenter,
        kind: GateKind | None,
        *,
        lockable: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("Safety & support"), "safetyCard", lockable=lockable, parent=parent
        )
        words = presenter.card(kind)
        self.body.addWidget(Reading(words.lead))
        if words.text:
            self.body.addWidget(Body(words.text))
        device = presenter.device_note(concern_of(kind))
        if device:
            self.body.addWidget(Body(device))
        self.body.addWidget(HelpLines(presenter, concern_of(kind)))
        if words.misses:
            self.body.addWidget(Caption(words.misses))
        close = Button(self.tr("Close"), "closeCard")
        close.clicked.connect(self.accept)
        self.add_button(close)
