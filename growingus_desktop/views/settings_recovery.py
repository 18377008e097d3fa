"""The card for the recovery code."""

from growingus_desktop.presenters.settings_recovery import RecoveryCard
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.settings_outcome import Outcome
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Heading


class RecoveryCardView(Card):
    """Whether there is a code; a new one, or none.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: RecoveryCard) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("Recovery code")))
        self._state = Body("")
        self._state.setObjectName("recoveryState")
        self._outcome = Outcome("recovery")
        self._new = Button("", "newRecoveryCode")
        self._remove = QuietButton(self.tr("Remove it"), "removeRecoveryCode")
        row = Flow(Theme.active().space("m"))
        row.add(self._new)
        row.add(self._remove)
        for part in (self._state, self._outcome, row):
            self.column.addWidget(part)
        self._new.clicked.connect(presenter.show_new)
        self._remove.clicked.connect(presenter.remove)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        state = self._presenter.state
        if not state.known:
            words = self.tr("Looking…")
        elif state.exists:
            words = self.tr(
                "There is one. It opens this vault without the passphrase, so it belongs where"
                " only you look. A lost code can’t be shown again, only replaced."
            )
        else:
            words = self.tr(
                "There is none. If you forget the passphrase, nothing else opens this vault."
            )
        self._state.setText(words)
        self._outcome.tell(state.said, state.out_of_reach, state.problem)
        self._new.set_label(
            self.tr("Replace it by a new one…") if state.exists else self.tr("Make one…")
        )
        self._new.setVisible(self._presenter.can_reissue)
        self._new.setEnabled(not state.busy)
        self._remove.setVisible(state.exists)
        self._remove.setEnabled(not state.busy)
