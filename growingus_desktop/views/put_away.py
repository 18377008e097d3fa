"""The ordinary preference that hides every tool which involves the other person."""

from PySide6.QtWidgets import QCheckBox, QWidget

from growingus_desktop.presenters.safety import SafetyPresenter


class PutAway(QCheckBox):
    """Puts them away, or brings them back; it can be set by anyone, so it tells nothing.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: SafetyPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(
            self.tr(
                "Put away invitations, partner sheets, rehearsal\n"
                "and prompts until I bring them back"
            )
        )
        self.setObjectName("putAway")
        self.setAccessibleName(self.text())
        self._presenter = presenter
        self.toggled.connect(presenter.set_put_away)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.setChecked(self._presenter.put_away)
