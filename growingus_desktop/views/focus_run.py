"""The run that is alive: its days, noting one of them, resting, ending."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from growingus_desktop.models.focus import DayWent
from growingus_desktop.presenters.focus import FocusPresenter
from growingus_desktop.presenters.focus_state import Square, Stage
from growingus_desktop.presenters.focus_words import answers
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.focus_squares import DaySquares
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chips import Chip
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading, Strong
from growingus_desktop.views.widgets.writing import WritingField


class AnswerButtons(Flow):
    """How a day went, by one press or by the keys 1 to 4.

    Args:
        name: the object name; the buttons are called ``name.kept`` and so on.
        label: what is answered, for speech.
        keys_of: the widget in which the keys 1 to 4 answer.
    """

    def __init__(self, name: str, label: str, keys_of: QWidget) -> None:
        super().__init__(Theme.active().space("s"))
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.buttons: dict[DayWent, Button] = {}
        for number, (went, words) in enumerate(answers(), 1):
            button = Button(words, f"{name}.{went.value}", hint=str(number))
            button.setCheckable(True)
            button.setAccessibleDescription(label)
            self.buttons[went] = button
            self.add(button)
            key = QShortcut(QKeySequence(str(number)), keys_of)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(button.click)

    def refresh(self, went: DayWent | None) -> None:
        """Show which answer was given."""
        for each, button in self.buttons.items():
            button.setChecked(each is went)


class RunCard(Card):
    """The run that is alive: what it is, where it stands, and what can be done with it.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: FocusPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("focus.run")
        self._presenter = presenter
        theme = Theme.active()
        self._chip = Chip("", "plum")
        self._chip.setObjectName("focus.caption")
        self._quote = Reading()
        self._quote.setObjectName("focus.quote")
        self._act = Body()
        self._rest = QGridLayout()
        self._rest.setHorizontalSpacing(theme.space("l"))
        self._rest.setVerticalSpacing(theme.space("xs"))
        self._rest.setColumnStretch(1, 1)
        self._about = Caption()
        self._about.setObjectName("focus.about")
        self._shown: tuple[tuple[str, str], ...] | None = None
        head = Flow(theme.space("m"))
        head.add(Heading(self.tr("Your one thing")))
        head.add(self._chip)
        for part in (head, self._quote, self._act):
            self.column.addWidget(part)
        self.column.addLayout(self._rest)
        self.column.addWidget(self._about)
        self.column.addWidget(self._make_buttons())

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        run, stage = state.run, state.stage
        if run is None:
            return
        self._chip.set_label(run.caption)
        self._quote.setText(run.quote)
        self._act.setText(run.act)
        self._act.setVisible(bool(run.act))
        self._about.setText(run.about)
        self._show_rest(run.rest)
        self._now.setVisible(stage is Stage.WAITING)
        self._resume.setVisible(stage is Stage.PAUSED)
        self._tell.setVisible(self._presenter.state.may_tell)
        self._pause.setVisible(stage is Stage.RUNNING)
        self._end.setVisible(stage in (Stage.RUNNING, Stage.PAUSED))

    def take_focus(self) -> None:
        """Put the focus on what can be done."""
        for button in (self._resume, self._now, self._edit):
            if not button.isHidden():
                button.setFocus()
                return

    def _show_rest(self, rest: tuple[tuple[str, str], ...]) -> None:
        if rest == self._shown:
            return
        self._shown = rest
        while (item := self._rest.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, (label, words) in enumerate(rest):
            self._rest.addWidget(Caption(label), at, 0, Qt.AlignmentFlag.AlignTop)
            self._rest.addWidget(Body(words), at, 1)

    def _make_buttons(self) -> QWidget:
        presenter = self._presenter
        row = Flow(Theme.active().space("s"))
        self._now = PrimaryButton(self.tr("Begin today instead"), "focus.beginNow")
        self._resume = PrimaryButton(self.tr("Take it up again"), "focus.resume", icon="play")
        self._tell = Button(self.tr("Tell your partner what you’re trying"), "focus.tell")
        self._edit = QuietButton(self.tr("Change the words"), "focus.edit", icon="pencil")
        self._pause = QuietButton(self.tr("Let it rest"), "focus.pause", icon="pause")
        self._end = QuietButton(self.tr("End it here and look back"), "focus.end", icon="flag")
        self._bin = QuietButton(self.tr("Put in the bin"), "focus.bin", icon="trash-2")
        deeds = (
            (self._now, presenter.begin_now),
            (self._resume, presenter.resume),
            (self._tell, presenter.tell_partner),
            (self._edit, presenter.edit),
            (self._pause, presenter.pause),
            (self._end, presenter.end),
            (self._bin, presenter.put_in_bin),
        )
        for button, run in deeds:
            button.clicked.connect(run)
            row.add(button)
        return row


class DayCard(Card):
    """The squares of the run that is alive, and how the chosen day went.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: FocusPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("focus.day")
        self._presenter = presenter
        self._shown: tuple[Square, ...] = ()
        theme = Theme.active()
        self.column.setSpacing(theme.space("s"))
        self._squares = DaySquares(
            "focus.days", self.tr("The days of your one thing"), chooses=True
        )
        self._squares.chosen.connect(self._choose)
        self._twin = Caption()
        self._twin.setObjectName("focus.twin")
        self._title = Strong()
        self._title.setObjectName("focus.dayTitle")
        self._answers = AnswerButtons("focus.note", self.tr("How did it go?"), self)
        for went, button in self._answers.buttons.items():
            button.clicked.connect(lambda _on=False, went=went: self._note(went))
        self._line = WritingField(
            presenter.line,
            name="focus.line",
            label=self.tr("A line about that day"),
            placeholder=self.tr("A line about it, if you like; Enter keeps it"),
            one_line=True,
        )
        self._line.entered.connect(presenter.keep_line)
        self._away = QuietButton(self.tr("Take this day’s note away"), "focus.takeAway")
        self._away.clicked.connect(presenter.take_note_away)
        self._keys = Caption(
            self.tr(
                "Keys 1 to 4 answer; the arrow keys in the squares go to other days. A day"
                " without a note isn’t a day not kept, and a slip resets nothing. If noting makes"
                " things heavier, let it rest."
            )
        )
        for part in (
            self._squares,
            self._twin,
            self._title,
            self._answers,
            self._line,
            self._away,
            self._keys,
        ):
            self.column.addWidget(part)

    def take_focus(self) -> None:
        """Put the focus on the first answer."""
        next(iter(self._answers.buttons.values())).setFocus()

    def take_focus_at_day(self) -> None:
        """Put the focus on the day that is chosen."""
        self._squares.take_focus()

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        shown = state.run or state.review
        if shown is None or state.day is None:
            return
        self._shown = shown.squares
        days = [square.day for square in self._shown]
        twin = "" if state.run is None else state.run.twin
        self._squares.refresh(self._shown, twin, days.index(state.day.day))
        self._twin.setText(twin)
        self._twin.setVisible(bool(twin))
        frame = self.tr("{day}: how did it go?")
        self._title.setText(frame.format(day=state.day.title))
        self._answers.refresh(state.day.went)
        if state.day.went is None and self._away.hasFocus():
            self.take_focus()
        self._away.setVisible(state.day.went is not None)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self._presenter.choose_day(self._shown[at].day)

    def _note(self, went: DayWent) -> None:
        self._presenter.note(went)
        # A checkable button pressed again would go off by itself.
        day = self._presenter.state.day
        self._answers.refresh(None if day is None else day.went)
