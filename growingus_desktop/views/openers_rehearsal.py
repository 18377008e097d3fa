"""Rehearsing a talk alone: no voices, nothing recorded, their lines one at a time."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from growingus_desktop.presenters.openers_rehearsal import Phase, RehearsalPresenter
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import LabelledField
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Reading, Strong

_PLANNED, _SHUFFLED = "planned", "shuffled"


class RehearsalDialog(Dialog):
    """Four pages, one for each phase; Enter goes on, F9 pauses, Esc ends and then closes.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: RehearsalPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", "rehearsalDialog", parent=parent)
        self._presenter = presenter
        self._shown: Phase | None = None
        self.set_heading(self.tr("Rehearse"))
        self._announcer = Announcer(self)
        self._pages = {
            Phase.READY: self._ready(),
            Phase.RUNNING: self._running(),
            Phase.PAUSED: self._paused(),
            Phase.OVER: self._over(),
        }
        for page in self._pages.values():
            self.body.addWidget(page)
        self.body.addStretch(1)
        self._add_buttons()
        pause = QShortcut(QKeySequence("F9"), self)
        pause.activated.connect(self._pause_or_come_back)
        presenter.changed.connect(self._show)
        presenter.announced.connect(self._say)
        presenter.finished.connect(self.accept)
        self._show()
        presenter.load()

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        return QSize(self._theme.px(720), self._theme.px(480)).boundedTo(self._room())

    def reject(self) -> None:
        """Esc goes one step back: a run ends, and what has ended is left."""
        if self._presenter.state.phase in {Phase.RUNNING, Phase.PAUSED}:
            self._presenter.stop()
        else:
            self._presenter.leave()

    def _ready(self) -> QWidget:
        page, column = _page()
        intro = self.tr(
            "Three minutes. You begin with your first words, then they say one line at a time."
            " Answer aloud or in your head: nothing is recorded, and nobody marks it."
        )
        column.addWidget(Body(intro, tone="ink"))
        count = len(self._presenter.material.lines)
        column.addWidget(
            Caption(self.tr("%n lines are there, from the replies you chose.", "", count))
        )
        column.addWidget(Strong(self.tr("In which order?")))
        orders = [(_PLANNED, self.tr("As planned")), (_SHUFFLED, self.tr("Shuffled"))]
        self._order = ChoiceRow(orders, "rehearsal.order", self.tr("In which order?"))
        self._order.select(_PLANNED)
        self._order.chosen.connect(self._choose_order)
        column.addWidget(self._order)
        for mind in self._presenter.material.minds:
            card = Card(fill="sunken")
            card.column.addWidget(Body(mind))
            column.addWidget(card)
        if self._presenter.material.minds:
            column.addWidget(self._card_door("rehearsal.safety"))
        return page

    def _card_door(self, name: str) -> QuietButton:
        door = QuietButton(self.tr("Safety & support"), name, icon="life-buoy")
        door.clicked.connect(self._presenter.open_card)
        return door

    def _running(self) -> QWidget:
        page, column = _page()
        self._clock = Caption()
        self._clock.setObjectName("rehearsal.clock")
        column.addWidget(self._clock)
        card = Card(edge="sky")
        self._label = Strong()
        self._line = Reading()
        self._line.setObjectName("rehearsal.line")
        card.column.addWidget(self._label)
        card.column.addWidget(self._line)
        column.addWidget(card)
        self._mine_card = Card(edge="accent")
        self._mine_card.column.addWidget(Strong(self.tr("You could say")))
        self._mine = Reading()
        self._mine.setObjectName("rehearsal.mine")
        self._mine_card.column.addWidget(self._mine)
        column.addWidget(self._mine_card)
        self._mine_card.hide()
        return page

    def _paused(self) -> QWidget:
        page, column = _page()
        column.addWidget(Heading(self.tr("Paused")))
        plan = self._presenter.material.pause_plan.strip()
        card = Card(edge="plum")
        if plan:
            card.column.addWidget(Strong(self.tr("Your plan for when it gets too much")))
            words = Reading(plan)
            words.setObjectName("rehearsal.plan")
            card.column.addWidget(words)
        else:
            none = self.tr("What you do when it gets too much isn’t written down yet.")
            card.column.addWidget(Body(none))
            write = Button(self.tr("Write it now"), "rehearsal.writePlan")
            write.clicked.connect(self._presenter.write_plan)
            card.column.addWidget(write)
        column.addWidget(card)
        advice = self.tr(
            "Say that you need a pause and when you’ll be back. Go. Think of anything but the"
            " argument. Come back when you said. Many therapists suggest twenty minutes or more;"
            " a few seconds can help too."
        )
        column.addWidget(Body(advice))
        fear = self.tr("If it is fear of them that swamps you, it isn’t a matter of practice.")
        column.addWidget(Caption(fear))
        column.addWidget(self._card_door("rehearsal.card"))
        return page

    def _over(self) -> QWidget:
        page, column = _page()
        self._ending = Heading()
        self._ending.setObjectName("rehearsal.ending")
        column.addWidget(self._ending)
        self._note = LabelledField(
            self._presenter.note,
            "rehearsal.note",
            self.tr("What did you notice?"),
            hint=self.tr("Where it tightened, what came easily, one line to keep. Or nothing."),
            lines=4,
        )
        column.addWidget(self._note)
        said = self.tr("It stays with this opener. The talk itself will go some other way.")
        column.addWidget(Caption(said))
        return page

    def _add_buttons(self) -> None:
        rows: tuple[tuple[str, str, str, Callable[[], None], tuple[Phase, ...]], ...] = (
            ("begin", self.tr("Begin"), "play", self._presenter.begin, (Phase.READY,)),
            ("next", self.tr("Their next line"), "", self._presenter.go_on, (Phase.RUNNING,)),
            ("back", self.tr("Come back"), "play", self._presenter.come_back, (Phase.PAUSED,)),
            ("done", self.tr("Done"), "check", self._presenter.leave, (Phase.OVER,)),
        )
        self._phased: list[tuple[QPushButton, tuple[Phase, ...]]] = []
        self._first: dict[Phase, QPushButton] = {}
        for key, words, icon, run, phases in rows:
            button = PrimaryButton(words, f"rehearsal.{key}", icon=icon)
            self._first[phases[0]] = button
            self._add(button, run, phases)
        both = (Phase.RUNNING, Phase.PAUSED)
        self._mine_door = Button(self.tr("What could I say?"), "rehearsal.showMine")
        self._add(self._mine_door, self._presenter.show_mine, (Phase.RUNNING,))
        pause = Button(self.tr("Pause"), "rehearsal.pause", icon="pause", hint="F9")
        self._add(pause, self._presenter.pause, (Phase.RUNNING,))
        shuffle = QuietButton(self.tr("Shuffle"), "rehearsal.shuffle", icon="shuffle")
        shuffle.setToolTip(self.tr("Shuffle the lines to come"))
        self._add(shuffle, self._shuffle, (Phase.RUNNING,))
        again = Button(self.tr("Again"), "rehearsal.again", icon="rotate-ccw")
        self._add(again, self._presenter.again, (Phase.PAUSED, Phase.OVER))
        stop = QuietButton(self.tr("Stop here"), "rehearsal.stop")
        self._add(stop, self._presenter.stop, both)
        close = QuietButton(self.tr("Not now"), "rehearsal.close")
        self._add(close, self._presenter.leave, (Phase.READY,))

    def _add(self, button: QPushButton, run: Callable[[], None], phases: tuple[Phase, ...]) -> None:
        button.clicked.connect(lambda _on=False: run())
        self._phased.append((button, phases))
        self.add_button(button)

    def _choose_order(self, key: str) -> None:
        self._presenter.shuffle(wanted=key == _SHUFFLED)

    def _shuffle(self) -> None:
        self._presenter.shuffle(wanted=True)

    def _pause_or_come_back(self) -> None:
        if self._presenter.state.phase is Phase.PAUSED:
            self._presenter.come_back()
        else:
            self._presenter.pause()

    def _say(self, words: str) -> None:
        # The same line may come again, and then it is news.
        self._announcer.forget()
        self._announcer.say(words)

    def _show(self) -> None:
        state = self._presenter.state
        left = self.tr("%n seconds left", "", state.left)
        self._clock.setText(self.tr("{time} left").format(time=self._presenter.clock))
        self._clock.setAccessibleName(left)
        self._label.setText(state.label)
        self._line.setText(state.line)
        self._first[Phase.RUNNING].setAccessibleDescription(f"{state.label}: {state.line}")
        self._mine.setText(state.mine)
        if state.is_mine_shown is self._mine_card.isHidden():
            self._mine_card.setVisible(state.is_mine_shown)
            # In large text it may lie below the edge, and only after the layout's next turn.
            QTimer.singleShot(0, self, self._reveal)
        self._ending.setText(state.ending)
        if state.phase is not self._shown:
            self._turn_to(state.phase)
        self._mine_door.setEnabled(bool(state.mine) and not state.is_mine_shown)

    def _reveal(self) -> None:
        shown = self._mine_card if self._presenter.state.is_mine_shown else self._label
        self._scroll.ensureWidgetVisible(shown, 0, self._theme.space("s"))

    def _turn_to(self, phase: Phase) -> None:
        self._shown = phase
        for each, page in self._pages.items():
            page.setVisible(each is phase)
        # The one that takes the focus first, so that it never falls on a button that goes.
        self._first[phase].setVisible(True)
        self._first[phase].setDefault(True)
        (self._note.field if phase is Phase.OVER else self._first[phase]).setFocus()
        for button, phases in self._phased:
            button.setVisible(phase in phases)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    page.setProperty("variant", "clear")
    column = Column(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.active().space("m"))
    return page, column
