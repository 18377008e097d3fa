"""The page shown while the vault is shut."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from growingus_desktop.presenters.lock import LockPresenter, Way
from growingus_desktop.presenters.lock_doors import LockDoor, Offer
from growingus_desktop.views.widgets.brand_mark import BrandMark
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import ScrollPage
from growingus_desktop.views.widgets.passphrase import PassphraseField
from growingus_desktop.views.widgets.words import Caption, Words

_WIDTH = 400
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class LockPage(ScrollPage):
    """Asks for the passphrase; everything else here is reachable without one.

    Args:
        presenter: what to show and whom to ask.
    """

    look_around = Signal()
    """The person wants to see the program with made-up life in it."""

    safety_wanted = Signal()
    """The person wants Safety & support, without opening anything."""

    restore_wanted = Signal()
    """The person wants an earlier state of the vault back."""

    def __init__(self, presenter: LockPresenter, parent: QWidget | None = None) -> None:
        super().__init__("lockPage", parent)
        self._presenter = presenter
        self._words = words = presenter.words()
        self._reason = Words("", "ui")
        self._reason.setObjectName("lockReason")
        self._secret = PassphraseField(words.passphrase, "passphrase")
        self._hint = Caption(words.code_hint)
        self._hint.setObjectName("codeHint")
        self._unlock = PrimaryButton(words.unlock, "unlock")
        self._notice = Notice("lockNotice", "honey")
        self._keyring = Button(words.use_keyring, "useKeyring")
        self._other_way = QuietButton(words.use_code, "useCode")
        self._restore = QuietButton(words.restore, "restoreBackup")
        self._look_around = QuietButton(words.look_around, "lookAround")
        self._safety = QuietButton(words.safety, "safetyBeforeUnlock", icon="life-buoy")
        self._way = Way.EITHER
        self._told: tuple[object, ...] = ()
        self._hint.hide()
        self._card = self._compose()
        self._secret.entered.connect(self._try)
        self._unlock.clicked.connect(self._try)
        self._keyring.clicked.connect(presenter.unlock_by_keyring)
        self._other_way.clicked.connect(self._turn)
        self._restore.clicked.connect(self.restore_wanted)
        self._look_around.clicked.connect(self.look_around)
        self._safety.clicked.connect(self.safety_wanted)
        presenter.changed.connect(self._refresh)
        self._theme.changed.connect(self._fit)
        self._fit()
        self._refresh()

    def take_focus(self) -> None:
        """Put the caret where the secret goes."""
        self._secret.setFocus()

    def wipe(self) -> None:
        """Forget what was typed, as when the vault is open or the page goes."""
        self._secret.wipe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the recovery code back to the passphrase."""
        by_code = self._way is Way.CODE and not self._presenter.state.busy
        if event.key() == Qt.Key.Key_Escape and by_code:
            self._turn()
            return
        super().keyPressEvent(event)

    def _compose(self) -> Card:
        card = Card(parent=self)
        name = Words("Growing Us", "display")
        for words in (name, self._reason):
            words.setAlignment(_CENTRE)
        card.column.addWidget(BrandMark(34), 0, _CENTRE)
        card.column.addWidget(name)
        card.column.addWidget(self._reason)
        card.column.addWidget(self._secret)
        card.column.addWidget(self._hint)
        card.column.addWidget(self._notice)
        card.column.addWidget(self._unlock, 0, _CENTRE)
        card.column.addWidget(self._keyring, 0, _CENTRE)
        doors = QWidget()
        flow = FlowLayout(doors, self._theme.space("s"), centred=True)
        for door in (self._other_way, self._restore, self._look_around, self._safety):
            flow.addWidget(door)
        card.column.addWidget(doors)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.column.addStretch(1)
        # Not centred by alignment: then its height would be reckoned for the page's width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        self.column.addLayout(middle)
        self.column.addStretch(1)
        return card

    def _try(self) -> None:
        self._presenter.unlock(self._secret.text())

    def _turn(self) -> None:
        self._presenter.choose_way(Way.CODE if self._way is Way.EITHER else Way.EITHER)
        self._secret.setFocus()

    def _refresh(self) -> None:
        state = self._presenter.state
        self._reason.setText(state.reason)
        self._reason.setVisible(bool(state.reason))
        self._show_way(state.way)
        self._keyring.setVisible(state.has_keyring)
        for part in (self._secret, self._unlock, self._keyring, self._other_way, self._restore):
            part.setEnabled(not state.busy)
        self._unlock.set_label(state.doing if state.busy else self._words.unlock)
        if state.problem is None:
            self._told = ()
            self._notice.put_away()
            return
        told = (state.problem, state.doors)
        if told == self._told and self._notice.isVisible():
            return
        self._told = told
        self._notice.tell(state.problem, *map(self._door, state.doors))
        self._secret.setFocus()
        self._secret.line.selectAll()

    def _door(self, offer: Offer) -> Button:
        button = Button(offer.words, f"door.{offer.door.value}")
        if offer.door is LockDoor.READ_ONLY:
            # What was typed is still in the field; asking for it once more would help nobody.
            button.clicked.connect(self._read_only)
        else:
            button.clicked.connect(lambda: self._presenter.go_through(offer.door))
        return button

    def _read_only(self) -> None:
        self._presenter.unlock(self._secret.text(), read_only=True)

    def _show_way(self, way: Way) -> None:
        if way is self._way:
            return
        self._way = way
        words, by_code = self._words, way is Way.CODE
        self._secret.wipe()
        self._secret.set_label(words.code if by_code else words.passphrase)
        if by_code:
            self._secret.reveal()
        self._other_way.set_label(words.use_passphrase if by_code else words.use_code)
        self._hint.setVisible(by_code)

    def _fit(self) -> None:
        self._card.setFixedWidth(min(self._theme.px(_WIDTH), 640))
        # Past 100 % the words need the room more than the margins do.
        side = min(self._theme.px(36), 40)
        self._card.column.setContentsMargins(side, side, side, min(side, self._theme.space("xl")))
        self._card.column.setSpacing(min(self._theme.space("m"), 16))
