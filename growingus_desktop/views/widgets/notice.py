"""A problem told where the person is looking: what happened, what is safe, what to do."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from growingus_desktop.presenters.problems import ProblemWords
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Caption, Strong


class Notice(Card):
    """An inline message, hidden until there is something to tell.

    Args:
        name: the object name.
        edge: the colour role of its bar; honey for a nudge, sky for a plain note. Clay is
            kept for the rare thing that can't be undone.
    """

    def __init__(self, name: str, edge: str = "sky", parent: QWidget | None = None) -> None:
        super().__init__(edge=edge, parent=parent)
        self.setObjectName(name)
        self._happened = Strong()
        self._rest = Body()
        self._code = Caption()
        self._doors = Flow(Theme.active().space("s"))
        for part in (self._happened, self._rest, self._code, self._doors):
            self.column.addWidget(part)
        self.column.setSpacing(Theme.active().space("s"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._announcer = Announcer(self)
        self.hide()

    def tell(self, words: ProblemWords, *buttons: QPushButton) -> None:
        """Show a problem, with buttons for what can be done about it; they become its own."""
        self.note(
            words.happened,
            " ".join(part for part in (words.safe, words.next_step) if part),
            *buttons,
            code=words.code,
        )

    def note(self, first: str, rest: str = "", *buttons: QPushButton, code: str = "") -> None:
        """Show a message of one's own.

        Args:
            first: the sentence that stands out.
            rest: what follows.
            buttons: what can be done about it; they become the notice's own.
            code: a short code that Help can find.
        """
        self._happened.setText(first)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self._code.setText(code)
        self._code.setVisible(bool(code))
        self._doors.clear()
        for button in buttons:
            self._doors.add(button)
        self._doors.setVisible(bool(buttons))
        self.setAccessibleName(first)
        self.setAccessibleDescription(rest)
        self.show()
        self._announcer.say(f"{first} {rest}".strip())

    def put_away(self) -> None:
        """Hide it and forget what it said."""
        self.hide()
        self._announcer.forget()
        self._doors.clear()
        for part in (self._happened, self._rest, self._code):
            part.setText("")
