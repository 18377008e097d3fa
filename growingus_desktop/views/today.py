"""Today: a few calm cards, each with one thing to do."""

from collections.abc import Sequence

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from growingus_desktop.presenters.today import Door, TodayPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.focus_today import OneThingCard
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import Columns, ScrollPage
from growingus_desktop.views.widgets.words import Body, Caption, Display, Heading, Reading

_IN_A_ROW = 3
"""So many cards still stand side by side."""


class TodayPage(ScrollPage):
    """What is alive now; on the first day three doors.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: TodayPresenter, parent: QWidget | None = None) -> None:
        super().__init__("todayPage", parent)
        self._presenter = presenter
        self._day = Caption("")
        self._title = Display("")
        self._subtitle = Body("")
        greeting = QVBoxLayout()
        greeting.setSpacing(2)
        for words in (self._day, self._title, self._subtitle):
            greeting.addWidget(words)
        self.column.addLayout(greeting)
        self._visit = Caption("")
        self._visit.setObjectName("today.visit")
        greeting.addWidget(self._visit)
        self._amiss = QVBoxLayout()
        self._amiss.setSpacing(self._theme.space("m"))
        self.column.addLayout(self._amiss)
        self._told: dict[str, Notice] = {}
        self._alive = Columns(least=760)
        self._one_thing = OneThingCard(presenter, self)
        self._alive.add(self._one_thing, 2)
        self._alive.hide()
        self.column.addWidget(self._alive)
        self._cards = Columns()
        self._log = _LogCard(presenter)
        self.column.addWidget(self._cards)
        self.column.addWidget(self._log)
        self._invite = QuietButton(
            self.tr("Write an invitation"), "today.invitation", icon="heart-handshake"
        )
        self._invite.clicked.connect(presenter.invite)
        self.column.addWidget(self._invite)
        self.column.addStretch(1)
        self._shown: tuple[Door, ...] | None = None
        self._wants_focus = False
        presenter.changed.connect(self._refresh)
        presenter.arrival.changed.connect(self._arrived)
        self._refresh()
        self._arrived()

    def take_focus(self) -> None:
        """Put the focus on the first thing to do."""
        first = self._cards.findChild(PrimaryButton)
        self._wants_focus = first is None
        if first is not None:
            first.setFocus()

    def _arrived(self) -> None:
        state = self._presenter.arrival.state
        self._visit.setText(state.visit)
        self._visit.setVisible(bool(state.visit))
        for number, amiss in enumerate(state.amiss):
            code = amiss.words.code
            if code not in self._told:
                self._told[code] = Notice(f"today.amiss{number}", "honey")
                self._amiss.addWidget(self._told[code])
            doors: list[Button] = []
            if amiss.leads_to_backups:
                doors.append(Button(self.tr("Go to the backups"), f"today.amiss{number}.backups"))
                doors[0].clicked.connect(self._presenter.choose_backup)
            self._told[code].tell(amiss.words, *doors)

    def _refresh(self) -> None:
        state = self._presenter.state
        self._day.setText(state.day)
        self._title.setText(self.tr("What you bring is yours to work on."))
        self._subtitle.setText(
            self.tr("Three doors. Any of them will do, and so will none.")
            if state.is_new
            else self.tr("One small thing is enough for today.")
        )
        self._log.refresh()
        self._place_log()
        self._log.setVisible(not state.is_new)
        self._invite.setVisible(state.may_invite)
        if state.doors == self._shown:
            return
        self._shown = state.doors
        # A card that goes must not send the focus out of the room; in another room it has no say.
        focused = self.focusWidget() or self
        if focused.hasFocus() and self._cards.isAncestorOf(focused):
            self._wants_focus = True
        at = self.column.indexOf(self._cards)
        self.column.removeWidget(self._cards)
        self._cards.hide()
        self._cards.deleteLater()
        self._cards = Columns()
        self.column.insertWidget(at, self._cards)
        cards = [
            _DoorCard(door, self._presenter, primary=number == 0)
            for number, door in enumerate(state.doors)
        ]
        for part in cards if len(cards) <= _IN_A_ROW else _in_pairs(cards):
            self._cards.add(part)
        if self._wants_focus:
            self.take_focus()

    def _place_log(self) -> None:
        """Beside the one thing while there is one, else below the cards."""
        shown = self._presenter.state.one_thing
        if shown is not None:
            self._one_thing.refresh(shown)
        self._alive.setVisible(shown is not None)
        beside = self._alive.isAncestorOf(self._log)
        if shown is not None and not beside:
            self._alive.add(self._log, 1)
        elif shown is None and beside:
            self.column.insertWidget(self.column.indexOf(self._cards) + 1, self._log)


def _in_pairs(cards: Sequence[QWidget]) -> list[QWidget]:
    """Two columns: so many cards side by side would each be too narrow to read."""
    columns: list[QWidget] = []
    half = -(-len(cards) // 2)
    for some in (cards[:half], cards[half:]):
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().px(14))
        for card in some:
            column.addWidget(card)
        columns.append(holder)
    return columns


class _DoorCard(Card):
    def __init__(self, door: Door, presenter: TodayPresenter, *, primary: bool) -> None:
        super().__init__()
        self.setObjectName(f"today.{door.key}")
        theme = Theme.active()
        self.column.setSpacing(theme.space("s"))
        self.column.addWidget(Caption(door.caption))
        self.column.addWidget(Heading(door.title))
        self.column.addWidget(Reading(door.text) if door.quoted else Body(door.text))
        if door.progress is not None:
            bar = QProgressBar()
            bar.setRange(0, 1000)
            bar.setValue(door.progress)
            bar.setTextVisible(False)
            bar.setAccessibleName(door.caption)
            self.column.addWidget(bar)
        kind = PrimaryButton if primary else Button
        verb = kind(door.verb, f"today.{door.key}.open", icon=door.icon)
        buttons = Flow(theme.space("s"))
        buttons.add(verb)
        go = presenter.scope.navigator.go
        verb.clicked.connect(lambda: go(door.destination))
        for number, (words, icon, destination) in enumerate(door.more):
            button = Button(words, f"today.{door.key}.more{number}", icon=icon)
            button.clicked.connect(lambda _on=False, there=destination: go(there))
            buttons.add(button)
        if door.let_be:
            rest = QuietButton(door.let_be, f"today.{door.key}.letBe")
            rest.clicked.connect(presenter.let_be)
            buttons.add(rest)
        self.column.addWidget(buttons)
        self.column.addStretch(1)


class _LogCard(Card):
    def __init__(self, presenter: TodayPresenter) -> None:
        super().__init__()
        self.setObjectName("today.log")
        self._presenter = presenter
        theme = Theme.active()
        self.column.setSpacing(theme.space("s"))
        self.column.addWidget(Heading(self.tr("Log a moment")))
        self._note = Body("")
        self.column.addWidget(self._note)
        self._patterns = Flow(theme.space("s"))
        self.column.addWidget(self._patterns)
        row = Flow(theme.space("s"))
        full = Button(self.tr("Open the full log"), "today.log.open", hint="Ctrl+Shift+M")
        full.clicked.connect(lambda: presenter.log(""))
        quiet = Button(self.tr("Nothing to note today"), "today.log.nothing")
        quiet.clicked.connect(presenter.nothing_to_note)
        row.add(full)
        row.add(quiet)
        self.column.addWidget(row)
        self._shown: tuple[tuple[str, str], ...] = ()

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        self._note.setText(state.log_note)
        if state.patterns == self._shown:
            return
        self._shown = state.patterns
        self._patterns.clear()
        for key, label in state.patterns:
            chip = Button(label, f"today.log.{key}")
            chip.clicked.connect(lambda _on=False, key=key: self._presenter.log(key))
            self._patterns.add(chip)
