"""The dialog that asks for the passphrase once more."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.passphrase_again import PassphraseAgain
from growingus_desktop.views.widgets.buttons import PrimaryButton, QuietButton
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.passphrase import PassphraseField
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.words import Body, Caption


class PassphraseAgainDialog(RoomyDialog):
    """Says why it asks; goes on only with the right passphrase.

    Args:
        presenter: state and intents; it lives as long as the dialog.
        parent: the window it belongs to.
    """

    least = QSize(520, 270)

    def __init__(self, presenter: PassphraseAgain, parent: QWidget | None = None) -> None:
        super().__init__("", "passphraseAgain", parent=parent)
        self.set_heading(self.tr("Your passphrase again"))
        presenter.setParent(self)
        self._presenter = presenter
        self.body.addWidget(Body(presenter.why()))
        self._field = PassphraseField(self.tr("Passphrase"), "againPassphrase")
        self._problem = Notice("againProblem", edge="honey")
        self._tries = Caption("")
        self._tries.setObjectName("againTries")
        for part in (self._field, self._problem, self._tries):
            self.body.addWidget(part)
        self._go_on = PrimaryButton(self.tr("Go on"), "againGoOn")
        stop = QuietButton(self.tr("Cancel"), "againCancel")
        self._go_on.clicked.connect(self._offer)
        self._field.entered.connect(self._offer)
        stop.clicked.connect(self.reject)
        self.add_button(self._go_on)
        self.add_button(stop)
        presenter.changed.connect(self._refresh)
        presenter.granted.connect(self._granted)
        self.rejected.connect(presenter.decline)
        self._refresh()

    def _offer(self) -> None:
        self._presenter.offer(self._field.text())

    def _granted(self) -> None:
        self._field.wipe()
        self.accept()

    def _refresh(self) -> None:
        state = self._presenter.state
        self._go_on.setEnabled(not state.busy)
        self._go_on.set_label(self.tr("Checking…") if state.busy else self.tr("Go on"))
        self._tries.setText(self._presenter.tries())
        self._tries.setVisible(bool(state.wrong))
        if state.problem is None:
            self._problem.put_away()
            return
        self._problem.tell(state.problem)
        self._field.wipe()
        self._field.setFocus()
        self.resize(self.sizeHint())
