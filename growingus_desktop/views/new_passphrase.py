"""Asks for a new passphrase after the recovery code opened the vault."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.new_passphrase import NewPassphrase
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.passphrase import PassphraseField
from growingus_desktop.views.widgets.words import Body, Caption, Strong


class NewPassphraseDialog(Dialog):
    """Two fields and a way to do it later.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: NewPassphrase, parent: QWidget | None = None) -> None:
        super().__init__("", "newPassphraseDialog", parent=parent)
        self.set_heading(self.tr("Choose a new passphrase"))
        self._presenter = presenter
        self._intro = Body(
            self.tr(
                "The recovery code opened your vault. If the passphrase is forgotten, put another"
                " one in its place now. The code goes on opening the vault as well."
            )
        )
        self._first = PassphraseField(self.tr("New passphrase"), "afterCodePassphrase")
        self._strength = Caption("")
        self._again = PassphraseField(self.tr("The same once more"), "afterCodePassphraseAgain")
        self._objection = Strong("")
        self._objection.setObjectName("afterCodeObjection")
        self._notice = Notice("afterCodeNotice", "honey")
        for part in (
            self._intro,
            self._first,
            self._strength,
            self._again,
            self._objection,
            self._notice,
        ):
            self.body.addWidget(part)
        self._choose_words = self.tr("Use this one")
        self._choose_button = PrimaryButton(self._choose_words, "afterCode.choose")
        self._keep_space = Button(self.tr("Keep the space"), "afterCode.keepSpace")
        self._close = QuietButton(self.tr("Not now"), "afterCode.close")
        for button in (self._choose_button, self._keep_space, self._close):
            self.add_button(button)
        self._first.changed.connect(lambda: presenter.typed(self._first.text()))
        self._first.entered.connect(self._again.setFocus)
        self._again.entered.connect(self._choose)
        self._choose_button.clicked.connect(self._choose)
        # Enter in the first field leads to the second and not to the default button.
        self._choose_button.setDefault(False)
        self._keep_space.clicked.connect(lambda: self._choose(keep_space=True))
        self._close.clicked.connect(self.reject)
        self.finished.connect(self._wipe)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _choose(self, *, keep_space: bool = False) -> None:
        self._presenter.choose(self._first.text(), self._again.text(), keep_space=keep_space)

    def _wipe(self) -> None:
        self._first.wipe()
        self._again.wipe()

    def _refresh(self) -> None:
        state = self._presenter.state
        self._strength.setText(state.strength)
        self._objection.setText(state.objection)
        self._objection.setVisible(bool(state.objection))
        self._keep_space.setVisible(state.may_keep_space and bool(state.objection))
        self._choose_button.setEnabled(not state.busy)
        self._choose_button.set_label(state.busy or self._choose_words)
        if state.is_done:
            self._tell_done(state.out_of_reach)
        elif state.problem is not None:
            self._notice.tell(state.problem)
        else:
            self._notice.put_away()

    def _tell_done(self, names: tuple[str, ...]) -> None:
        # Somebody who has just been locked out wants to be told that this one holds.
        self._wipe()
        self._intro.hide()
        for part in (self._first, self._again, self._strength, self._choose_button):
            part.hide()
        self._close.set_label(self.tr("Close"))
        self._notice.set_edge("honey" if names else "accent")
        missed = self.tr("These backups could not be reached and still open with the old one:")
        self._notice.note(
            self.tr("The new passphrase opens your vault from now on."),
            f"{missed} {', '.join(names)}" if names else "",
        )
        self._close.setFocus()
