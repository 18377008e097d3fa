"""The ordinary preference that hides every tool which involves the other person."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.views.widgets.choices import Tick


class PutAway(QWidget):
    """Puts them away, or brings them back; it can be set by anyone, so it tells nothing.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: SafetyPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._tick = Tick(
            self.tr(
                "Put away invitations, partner sheets, rehearsal and prompts until I bring them"
                " back"
            ),
            "putAway",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tick)
        self._tick.toggled.connect(presenter.set_put_away)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._tick.setChecked(self._presenter.put_away)
