"""The cards for the passphrase: another one, and a new key when somebody may know it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.settings_passphrase import PassphraseCard
from growingus_desktop.views.settings_outcome import Outcome
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.passphrase import PassphraseField
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


class PassphraseCardView(Card):
    """The new passphrase twice; the old one is asked for in a dialog of its own.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: PassphraseCard) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("Passphrase")))
        self.column.addWidget(
            Body(
                self.tr(
                    "Changing it takes a moment and touches nothing you wrote. Backups within reach"
                    " open with the new one alone from then on."
                )
            )
        )
        self._new = PassphraseField(self.tr("The new one"), "changedPassphrase")
        self._again = PassphraseField(self.tr("The new one once more"), "changedPassphraseAgain")
        self._outcome = Outcome("passphrase")
        self._change = Button(self.tr("Change passphrase…"), "changePassphrase")
        for part in (self._new, self._again, self._outcome, self._change):
            self.column.addWidget(part)
        self._rotate_name = Strong(self.tr("Somebody may know it"))
        self._rotate = Button(self.tr("Make a new key…"), "rotate")
        self._rotate_words = Body(
            self.tr(
                "Whoever copied this vault while knowing the passphrase could open that copy, and"
                " any later one, with the key inside. A new key ends that for everything from now on."
            )
        )
        for part in (self._rotate_name, self._rotate_words, self._rotate):
            self.column.addWidget(part)
            part.setVisible(presenter.can_rotate)
        self._change.clicked.connect(self._try)
        self._again.entered.connect(self._try)
        self._rotate.clicked.connect(self._open_rotate)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def take_focus(self) -> None:
        """Begin with the new passphrase."""
        self._new.setFocus()

    def _try(self) -> None:
        self._presenter.change(self._new.text(), self._again.text())

    def _open_rotate(self) -> None:
        dialog = RotateDialog(self._presenter, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refresh(self) -> None:
        state = self._presenter.state
        self._outcome.tell(state.said, state.out_of_reach, state.problem)
        self._change.setEnabled(not state.busy)
        if state.changed:
            for field in (self._new, self._again):
                field.wipe()


class RotateDialog(RoomyDialog):
    """Explains a new key, takes a new passphrase, and goes on at the door.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    least = QSize(600, 520)

    def __init__(self, presenter: PassphraseCard, parent: QWidget | None = None) -> None:
        super().__init__("", "rotateDialog", parent=parent)
        self.set_heading(self.tr("A new key"))
        self._presenter = presenter
        for sentence in (
            self.tr(
                "Everything is encrypted anew under a new key and a new passphrase. The vault closes"
                " for it and takes about as long as a backup."
            ),
            self.tr(
                "One backup is made with the new key and read back; every older backup within reach"
                " is deleted, since the old passphrase still opens those."
            ),
            self.tr(
                "The recovery code and the keyring open nothing any more. If there is a code now, you"
                " are shown a new one at the end."
            ),
            self.tr("A copy that somebody already took keeps what it holds: nothing can reach it."),
        ):
            self.body.addWidget(Body(sentence))
        self._new = PassphraseField(self.tr("The new passphrase"), "rotatePassphrase")
        self._again = PassphraseField(self.tr("Once more"), "rotatePassphraseAgain")
        self._said = Caption("", tone="honey")
        self._said.setObjectName("rotateSaid")
        for part in (self._new, self._again, self._said):
            self.body.addWidget(part)
        go_on = PrimaryButton(self.tr("Make a new key…"), "rotateGoOn")
        stop = QuietButton(self.tr("Cancel"), "rotateCancel")
        go_on.clicked.connect(self._try)
        self._again.entered.connect(self._try)
        stop.clicked.connect(self.reject)
        self.add_button(go_on)
        self.add_button(stop)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _try(self) -> None:
        self._presenter.rotate(self._new.text(), self._again.text())

    def _refresh(self) -> None:
        said = self._presenter.state.rotate_said
        self._said.setText(said)
        self._said.setVisible(bool(said))
