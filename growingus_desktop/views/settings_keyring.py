"""The card for this computer's keyring."""

from growingus_desktop.presenters.settings_keyring import KeyringCard
from growingus_desktop.views.settings_outcome import Outcome
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choices import Tick
from growingus_desktop.views.widgets.words import Body, Heading


class KeyringCardView(Card):
    """One tick, and what it means.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: KeyringCard) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("This computer’s keyring")))
        self.column.addWidget(
            Body(
                self.tr(
                    "The keyring can keep a secret that opens the vault without the passphrase."
                    " Then anyone who can use this computer’s login can open your vault."
                )
            )
        )
        self._tick = Tick(self.tr("Let the keyring open this vault"), "keyring")
        self._outcome = Outcome("keyring")
        self.column.addWidget(self._tick)
        self.column.addWidget(self._outcome)
        self._tick.clicked.connect(presenter.turn)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        state = self._presenter.state
        self._tick.setChecked(state.is_on)
        self._tick.setEnabled(not state.busy)
        self._outcome.tell(state.said, state.out_of_reach, state.problem)
