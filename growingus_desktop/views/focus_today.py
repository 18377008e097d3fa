"""Today's card on the one thing: what it is, its days, and one press for how today went."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.models.focus import DayWent
from growingus_desktop.presenters.focus_today import OneThing
from growingus_desktop.presenters.today import TodayPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.focus_run import AnswerButtons
from growingus_desktop.views.focus_squares import DaySquares
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chips import Chip
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading, Strong


class OneThingCard(Card):
    """The run that is alive, as Today shows it.

    Args:
        presenter: Today's state and intents.
        page: in all of which the keys 1 to 4 note the day; nothing is written there.
    """

    def __init__(
        self, presenter: TodayPresenter, page: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.setObjectName("today.oneThing")
        self._presenter = presenter
        theme = Theme.active()
        self.column.setSpacing(theme.space("s"))
        head = Flow(theme.space("m"))
        head.add(Heading(self.tr("Your one thing")))
        self._caption = Chip("", "plum")
        self._caption.setObjectName("today.oneThing.caption")
        head.add(self._caption)
        self._quote = Reading()
        self._quote.setObjectName("today.oneThing.quote")
        self._about = Body()
        self._squares = DaySquares("today.oneThing.days", self.tr("The days of your one thing"))
        self._twin = Caption()
        self._ask = Strong(self.tr("Note how today went"))
        self._answers = AnswerButtons("today.oneThing.note", self._ask.text(), page)
        for went, button in self._answers.buttons.items():
            button.clicked.connect(lambda _on=False, went=went: self._note(went))
        self._tell = Button(self.tr("Tell your partner what you’re trying"), "today.oneThing.tell")
        self._review = Button("", "today.oneThing.review", icon="history")
        self._open = QuietButton("", "today.oneThing.open")
        self._tell.clicked.connect(presenter.tell_partner)
        self._review.clicked.connect(presenter.open_one_thing)
        self._open.clicked.connect(presenter.open_one_thing)
        ways = Flow(theme.space("s"))
        for way in (self._review, self._tell, self._open):
            ways.add(way)
        parts = (head, self._quote, self._about, self._squares, self._twin)
        for part in (*parts, self._ask, self._answers, ways):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def refresh(self, shown: OneThing) -> None:
        """Show the run."""
        self._caption.set_label(shown.caption)
        self._quote.setText(shown.quote)
        self._about.setText(shown.about)
        self._about.setVisible(bool(shown.about))
        self._squares.refresh(shown.squares, shown.twin)
        self._twin.setText(shown.twin)
        self._twin.setVisible(bool(shown.twin))
        for part in (self._ask, self._answers):
            part.setVisible(shown.day is not None)
        self._answers.refresh(shown.went)
        self._tell.setVisible(shown.may_tell)
        self._review.setVisible(shown.is_over)
        self._review.set_label(shown.open)
        self._open.setVisible(not shown.is_over)
        self._open.set_label(shown.open)

    def _note(self, went: DayWent) -> None:
        self._presenter.note_one_thing(went)
        # A checkable button pressed again would go off by itself.
        shown = self._presenter.state.one_thing
        self._answers.refresh(None if shown is None else shown.went)
