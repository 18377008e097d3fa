"""The page shown while the vault is shut."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from growingus_desktop.presenters.lock import LockPresenter
from growingus_desktop.views.widgets.brand_mark import BrandMark
from growingus_desktop.views.widgets.buttons import PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import ScrollPage
from growingus_desktop.views.widgets.passphrase import PassphraseField
from growingus_desktop.views.widgets.words import Words

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

    def __init__(self, presenter: LockPresenter, parent: QWidget | None = None) -> None:
        super().__init__("lockPage", parent)
        self._presenter = presenter
        words = presenter.words()
        self._reason = Words("", "ui")
        self._reason.setObjectName("lockReason")
        self._passphrase = PassphraseField(words.passphrase, "passphrase")
        self._unlock = PrimaryButton(words.unlock, "unlock")
        self._unlock_words = words.unlock
        self._notice = Notice("lockNotice", "honey")
        self._look_around = QuietButton(words.look_around, "lookAround")
        self._safety = QuietButton(words.safety, "safetyBeforeUnlock", icon="life-buoy")
        self._card = self._compose()
        self._passphrase.entered.connect(self._try)
        self._unlock.clicked.connect(self._try)
        self._look_around.clicked.connect(self.look_around)
        self._safety.clicked.connect(self.safety_wanted)
        presenter.changed.connect(self._refresh)
        self._theme.changed.connect(self._fit)
        self._fit()
        self._refresh()

    def take_focus(self) -> None:
        """Put the caret where the passphrase goes."""
        self._passphrase.setFocus()

    def wipe(self) -> None:
        """Forget what was typed, as when the vault is open or the page goes."""
        self._passphrase.wipe()

    def _compose(self) -> Card:
        card = Card(parent=self)
        name = Words("Growing Us", "display")
        for words in (name, self._reason):
            words.setAlignment(_CENTRE)
        card.column.addWidget(BrandMark(34), 0, _CENTRE)
        card.column.addWidget(name)
        card.column.addWidget(self._reason)
        card.column.addWidget(self._passphrase)
        card.column.addWidget(self._notice)
        card.column.addWidget(self._unlock, 0, _CENTRE)
        doors = QWidget()
        row = FlowLayout(doors, self._theme.space("s"))
        row.addWidget(self._look_around)
        row.addWidget(self._safety)
        card.column.addWidget(doors, 0, _CENTRE)
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
        self._presenter.unlock(self._passphrase.text())

    def _refresh(self) -> None:
        state = self._presenter.state
        self._reason.setText(state.reason)
        self._reason.setVisible(bool(state.reason))
        self._passphrase.setEnabled(not state.busy)
        self._unlock.setEnabled(not state.busy)
        self._unlock.set_label(state.doing if state.busy else self._unlock_words)
        if state.problem is None:
            self._notice.put_away()
            return
        self._notice.tell(state.problem)
        self._passphrase.setFocus()
        self._passphrase.line.selectAll()

    def _fit(self) -> None:
        self._card.setFixedWidth(min(self._theme.px(_WIDTH), 640))
        # Past 100 % the words need the room more than the margins do.
        side = min(self._theme.px(36), 40)
        self._card.column.setContentsMargins(side, side, side, min(side, self._theme.space("xl")))
        self._card.column.setSpacing(min(self._theme.space("m"), 16))
