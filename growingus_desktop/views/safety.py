"""Safety & support: reachable with and without an open vault."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.views.help_lines import HelpLines
from growingus_desktop.views.private_questions import PrivateQuestions
from growingus_desktop.views.put_away import PutAway
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.measured import Measured
from growingus_desktop.views.widgets.panes import PageHeader, ScrollPage
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading


class SafetyPage(ScrollPage):
    """The card and its numbers first, then the questions, then what the lock can't do.

    Args:
        presenter: state and intents.
        way_back: the verb on a button that leaves, where there is no navigation; else nothing.
        may_put_away: whether tools can be put away, which needs an open vault.
    """

    left = Signal()
    """The person wants back to where they came from."""

    def __init__(
        self,
        presenter: SafetyPresenter,
        *,
        way_back: str = "",
        may_put_away: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("safetyPage", parent)
        self._presenter = presenter
        header = PageHeader(
            self.tr("Safety & support"), self.tr("Some things come before wording.")
        )
        if way_back:
            back = Button(way_back, "leaveSafety", icon="chevron-left")
            back.clicked.connect(self.left)
            header.add_action(back)
        self.column.addWidget(header)
        self.column.addWidget(Measured(self._card()))
        self._questions = PrivateQuestions(presenter, may_put_away=may_put_away)
        self.column.addWidget(Measured(self._boxed(presenter.texts.title, self._questions)))
        if may_put_away:
            tools = self._boxed(self.tr("Tools that involve the other person"), PutAway(presenter))
            self.column.addWidget(Measured(tools))
        limits = Body(f"{presenter.texts.lock_limits} {presenter.texts.changes}")
        self.column.addWidget(Measured(self._boxed(self.tr("What the lock can’t do"), limits)))
        self.column.addWidget(Caption(presenter.review_note()))
        self.column.addStretch(1)

    def show_questions(self) -> None:
        """Bring the private questions into view and begin with the first."""
        self._questions.take_focus()
        self.ensureWidgetVisible(self._questions, 0, 0)

    def _card(self) -> Card:
        card = Card(edge="accent")
        card.column.addWidget(Reading(self._presenter.card().text))
        card.column.addWidget(Body(f"{self._presenter.texts.device}:"))
        card.column.addWidget(HelpLines(self._presenter))
        card.column.addWidget(Body(f"{self._presenter.texts.own_behaviour}."))
        return card

    def _boxed(self, title: str, content: QWidget) -> Card:
        card = Card()
        card.column.addWidget(Heading(title))
        card.column.addWidget(content)
        return card
