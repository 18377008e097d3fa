"""The page shown while something is done to a vault that is shut."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from growingus_desktop.presenters.shut_work import ShutWorkPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.settings_outcome import Outcome
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import PrimaryButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.panes import ScrollPage
from growingus_desktop.views.widgets.words import Body, Caption, Display, Strong, Words

_WIDTH = 560


class ShutWorkPage(ScrollPage):
    """What is being done, then what became of it and a way on.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: ShutWorkPresenter, parent: QWidget | None = None) -> None:
        super().__init__("shutWork", parent)
        self._presenter = presenter
        self._title = Display("")
        self._doing = Body("")
        self._doing.setObjectName("shutWorkDoing")
        self._outcome = Outcome("shutWork")
        self._code_name = Strong(self.tr("The new recovery code. Write it down now:"))
        self._code = Words("", "reading", selectable=False)
        self._code.setObjectName("shutWorkCode")
        self._code_words = Caption(
            self.tr("It isn’t shown again, only replaced. Without it, only the passphrase helps.")
        )
        self._on = PrimaryButton("", "shutWorkGoOn")
        self._card = Card(parent=self)
        for part in (
            self._title,
            self._doing,
            self._outcome,
            self._code_name,
            self._code,
            self._code_words,
            self._on,
        ):
            self._card.column.addWidget(part)
        self._announcer = Announcer(self._doing)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card, 20)
        middle.addStretch(1)
        self.column.addStretch(1)
        self.column.addLayout(middle)
        self.column.addStretch(1)
        self._on.clicked.connect(presenter.go_on)
        presenter.changed.connect(self._refresh)
        self._theme.changed.connect(self._fit)
        self._fit()
        self._refresh()

    def take_focus(self) -> None:
        """Put the focus on the way on, once there is one."""
        (self._on if self._on.isVisible() else self).setFocus()

    def _fit(self) -> None:
        self._card.setMaximumWidth(Theme.active().px(_WIDTH))

    def _refresh(self) -> None:
        state = self._presenter.state
        told = state.told
        self._title.setText(state.title)
        self._doing.setText(state.doing)
        self._doing.setVisible(bool(state.doing))
        if state.doing:
            self._announcer.say(state.doing)
        said, names, problem = (
            (told.said, told.names, told.problem) if told else ("", (), state.problem)
        )
        self._outcome.tell(said, names, problem)
        groups = told.groups if told else ()
        self._code.setText("  ".join(groups))
        for part in (self._code_name, self._code, self._code_words):
            part.setVisible(bool(groups))
        self._on.set_label((told.next_words if told else "") or self.tr("Go on"))
        self._on.setVisible(not state.doing)
        if not state.doing:
            self._on.setFocus()
