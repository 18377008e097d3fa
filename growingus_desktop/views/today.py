"""Today: a few calm cards, each with one thing to do."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from growingus_desktop.presenters.today import Door, TodayPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.checkins_strips import strips_chart
from growingus_desktop.views.focus_today import OneThingCard
from growingus_desktop.views.widgets.buttons import Button, ChipButton, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chart import ChartView
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import Columns, ScrollPage
from growingus_desktop.views.widgets.words import Body, Caption, Display, Heading, Reading

_IN_A_ROW = 3
"""So many cards still stand side by side."""

_CARD = 250
"""Pixels at 100 % below which a card is too narrow to stand beside others."""

_BESIDE_THE_LOG = 680
"""Pixels at 100 % below which the log stands under the first card."""


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
        self._cards = QWidget()
        self._log = _LogCard(presenter)
        self._first = QWidget()
        first = QVBoxLayout(self._first)
        first.setContentsMargins(0, 0, 0, 0)
        self._one_thing = OneThingCard(presenter, self)
        first.addWidget(self._one_thing)
        self._top = Columns(least=_BESIDE_THE_LOG)
        self._top.add(self._first, 5)
        self._top.add(self._log, 3)
        self.column.addWidget(self._top)
        self.column.addWidget(self._cards)
        self._invite = QuietButton(
            self.tr("Write an invitation"), "today.invitation", icon="heart-handshake"
        )
        self._invite.clicked.connect(presenter.invite)
        self.column.addWidget(self._invite)
        self.column.addStretch(1)
        self._layout_of_first = first
        self._doors: list[_DoorCard] = []
        self._shown: tuple[tuple[Door, ...], bool] | None = None
        self._wants_focus = False
        presenter.changed.connect(self._refresh)
        presenter.arrival.changed.connect(self._arrived)
        self._refresh()
        self._arrived()

    def event(self, event: QEvent) -> bool:
        """Look again when the person comes back to the window."""
        if event.type() == QEvent.Type.WindowActivate:
            self._presenter.look_again()
        return super().event(event)

    def take_focus(self) -> None:
        """Put the focus on the first thing to do."""
        first = next((card.verb for card in self._doors), None)
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
        self._top.setVisible(not state.is_new)
        alive = state.one_thing
        if alive is not None:
            self._one_thing.refresh(alive)
        self._one_thing.setVisible(alive is not None)
        self._invite.setVisible(state.may_invite)
        shown = (state.doors, alive is not None)
        if shown == self._shown:
            return
        self._shown = shown
        # A card that goes must not send the focus out of the room; in another room it has no say.
        focused = self.focusWidget() or self
        if focused.hasFocus() and any(card.isAncestorOf(focused) for card in self._doors):
            self._wants_focus = True
        for old in (*self._doors, self._cards):
            old.hide()
            old.deleteLater()
        self._doors = [
            _DoorCard(door, self._presenter, primary=number == 0)
            for number, door in enumerate(state.doors)
        ]
        rest: list[QWidget] = list(self._doors)
        if not state.is_new and alive is None and rest:
            self._layout_of_first.addWidget(rest.pop(0))
        at = self.column.indexOf(self._top) + 1
        self._cards = cards = Columns(least=_CARD * min(len(rest), _IN_A_ROW))
        self.column.insertWidget(at, cards)
        for part in rest if len(rest) <= _IN_A_ROW else _in_pairs(rest):
            cards.add(part)
        cards.setVisible(bool(rest))
        self._order_stops()
        if self._wants_focus:
            self.take_focus()

    def _order_stops(self) -> None:
        """Have Tab go as the eye does; by itself it would go by when each card was made."""
        beside = 0 if self._presenter.state.one_thing is not None else 1
        stops = [stop for card in self._doors[:beside] for stop in card.stops]
        stops += self._log.stops
        stops += [stop for card in self._doors[beside:] for stop in card.stops]
        for before, after in pairwise((*stops, self._invite)):
            QWidget.setTabOrder(before, after)


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
        self.stops: list[QWidget] = []
        self.column.addWidget(self._said(door))
        if door.progress is not None:
            bar = QProgressBar()
            bar.setRange(0, 1000)
            bar.setValue(door.progress)
            bar.setTextVisible(False)
            bar.setAccessibleName(door.caption)
            self.column.addWidget(bar)
        kind = PrimaryButton if primary else Button
        self.verb = verb = kind(door.verb, f"today.{door.key}.open", icon=door.icon)
        buttons = Flow(theme.space("s"))
        buttons.add(verb)
        self.stops.append(verb)
        go = presenter.scope.navigator.go
        verb.clicked.connect(lambda: go(door.destination))
        for number, (words, icon, destination) in enumerate(door.more):
            button = Button(words, f"today.{door.key}.more{number}", icon=icon)
            button.clicked.connect(lambda _on=False, there=destination: go(there))
            buttons.add(button)
            self.stops.append(button)
        if door.let_be:
            rest = QuietButton(door.let_be, f"today.{door.key}.letBe")
            rest.clicked.connect(lambda: presenter.let_be(door.key))
            buttons.add(rest)
            self.stops.append(rest)
        self.column.addWidget(buttons)
        self.column.addStretch(1)

    def _said(self, door: Door) -> QWidget:
        if door.strips is None:
            return Reading(door.text) if door.quoted else Body(door.text)
        (strip,) = door.strips.strips
        chart = ChartView(f"today.{door.key}.strip")
        chart.show_chart(
            strips_chart(
                replace(door.strips, ticks=()),
                title=strip.name,
                description=f"{door.strips.said} {strip.said}",
                day=self.tr("Day"),
                empty=door.text,
            )
        )
        self.stops.append(chart)
        return chart


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
        self.column.addStretch(1)
        self._doors: tuple[QWidget, ...] = (full, quiet)
        self._shown: tuple[tuple[str, str], ...] = ()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at, in its order."""
        given_up = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        chips = self._patterns.findChildren(Button)
        # Those of before are hidden, and gone only when the event loop turns.
        shown = [chip for chip in chips if not (chip.isHidden() and chip.testAttribute(given_up))]
        return [*shown, *self._doors]

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        self._note.setText(state.log_note)
        if state.patterns == self._shown:
            return
        self._shown = state.patterns
        self._patterns.clear()
        for key, label in state.patterns:
            chip = ChipButton(label, f"today.log.{key}")
            chip.clicked.connect(lambda _on=False, key=key: self._presenter.log(key))
            self._patterns.add(chip)
        repaired = Button(self.tr("We repaired"), "today.log.repair", icon="heart-handshake")
        repaired.clicked.connect(self._presenter.note_repair)
        self._patterns.add(repaired)
