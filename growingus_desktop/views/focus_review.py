"""Looking back on a run: what was noted, what the counts allow, and what the person decides."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from growingus_desktop.presenters.focus import FocusPresenter
from growingus_desktop.presenters.focus_words import decided, decisions
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.focus_squares import DaySquares
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading, Strong
from growingus_desktop.views.widgets.writing import WritingField


class ReviewView(Columns):
    """The end of a run: what was noted, and before and during.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: FocusPresenter, parent: QWidget | None = None) -> None:
        super().__init__(760, parent)
        self._presenter = presenter
        self._shown = -1
        self._noted = _NotedCard(presenter)
        self._counted = CountedCard(self.tr("Before and during"))
        self.add(self._noted)
        self.add(self._counted)

    def refresh(self) -> None:
        """Show the presenter's state."""
        review = self._presenter.state.review
        if review is None:
            return
        if review.id != self._shown:
            self._shown = review.id
            self._counted.fold()
        self._noted.refresh()
        self._counted.show_words(review.heading, review.logged, review.sentence, review.how_sure)


class _NotedCard(Card):
    def __init__(self, presenter: FocusPresenter) -> None:
        super().__init__()
        self.setObjectName("focus.noted")
        self._presenter = presenter
        self.column.setSpacing(Theme.active().space("s"))
        self._title = Caption()
        self._quote = Reading()
        self._squares = DaySquares("focus.reviewDays", self.tr("The days of that run"))
        self._counts = Body()
        self._counts.setObjectName("focus.counts")
        for part in (self._title, Heading(self.tr("What you noted"))):
            self.column.addWidget(part)
        for part in (self._quote, self._squares, self._counts):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the presenter's state."""
        review = self._presenter.state.review
        if review is None:
            return
        self._title.setText(review.title)
        self._quote.setText(review.quote)
        # Of the run that is still open, the squares stand where its days can be noted.
        self._squares.setVisible(review.is_earlier)
        self._squares.refresh(review.squares, review.counts)
        self._counts.setText(review.counts)


class CountedCard(Card):
    """Before and during: counts, logged days, one sentence, and the rest on asking.

    Args:
        caption: what stands above the counts.
        name: the beginning of the object names.
    """

    def __init__(self, caption: str, name: str = "focus") -> None:
        super().__init__()
        self.setObjectName(f"{name}.counted")
        self.column.setSpacing(Theme.active().space("s"))
        self._heading = Heading()
        self._heading.setObjectName(f"{name}.beforeDuring")
        self._sentence = Body()
        self._sentence.setObjectName(f"{name}.sentence")
        self._logged = Caption()
        self._ask = Button(self.tr("How sure?"), f"{name}.howSure", icon="circle-help")
        self._ask.clicked.connect(self._toggle)
        self._answer = Body()
        self._answer.setObjectName(f"{name}.interval")
        self._is_open = False
        self._caption = Caption(caption)
        self._announcer = Announcer(self)
        self.column.addWidget(self._caption)
        for part in (self._heading, self._sentence, self._logged, self._ask, self._answer):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def set_caption(self, words: str) -> None:
        """Change what stands above the counts."""
        self._caption.setText(words)

    def show_words(self, heading: str, logged: str, sentence: str, how_sure: str) -> None:
        """Show what may be said."""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self._sentence.setText(sentence)
        self._logged.setText(logged)
        self._logged.setVisible(bool(logged))
        self._answer.setText(how_sure)
        self._ask.setVisible(bool(how_sure))
        self._answer.setVisible(bool(how_sure) and self._is_open)

    def fold(self) -> None:
        """Put the interval away again."""
        self._is_open = False
        self._answer.hide()

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._answer.setVisible(self._is_open)
        if self._is_open:
            self._announcer.say(self._answer.text())


class DecisionCard(Card):
    """What the person noticed, and what becomes of it: their judgement, not the counts'.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: FocusPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("focus.decision")
        self._presenter = presenter
        self.column.setSpacing(Theme.active().space("s"))
        label = self.tr("What did you notice?")
        self._field = WritingField(
            presenter.noticed,
            name="focus.noticed",
            label=label,
            placeholder=self.tr("In your own words. This is the result; the counts only stand by."),
            lines=3,
        )
        self._field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._made = Caption()
        self._made.setObjectName("focus.decided")
        row = Flow(Theme.active().space("s"))
        self._buttons: dict[str, Button] = {}
        for decision, words in decisions():
            button = Button(words, f"focus.decide.{decision.value}")
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, one=decision: presenter.decide(one))
            self._buttons[decision.value] = button
            row.add(button)
        self._back = QuietButton(self.tr("Back"), "focus.stopLookingBack")
        self._back.clicked.connect(presenter.stop_looking_back)
        self._bin = QuietButton(self.tr("Put in the bin"), "focus.binReview", icon="trash-2")
        self._bin.clicked.connect(presenter.put_in_bin)
        row.add(self._back)
        row.add(self._bin)
        self.column.addWidget(Heading(label))
        self.column.addWidget(self._field)
        self.column.addWidget(Strong(self.tr("Would you keep it, change it, or drop it?")))
        self.column.addWidget(self._made)
        self.column.addWidget(row)

    def refresh(self) -> None:
        """Show the presenter's state."""
        review = self._presenter.state.review
        if review is None:
            return
        self._back.setVisible(review.is_earlier)
        self._made.setVisible(review.is_earlier)
        self._made.setText(decided(review.decision))
        for key, button in self._buttons.items():
            button.setChecked(review.decision is not None and review.decision.value == key)

    def take_focus(self) -> None:
        """Put the focus on the box."""
        self._field.setFocus()

    def take_focus_aside(self) -> None:
        """Put the focus on the way back."""
        self._back.setFocus()
