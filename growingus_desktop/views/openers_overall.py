"""The card below the first words: the one word, its reasons, and what helps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from growingus_desktop.models.openers import Weight
from growingus_desktop.presenters.openers_coach import CoachState
from growingus_desktop.presenters.openers_times import AloudState
from growingus_desktop.presenters.openers_words import WEIGHTS, worded
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chips import Chip
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Body, Caption, Strong

_NARROW = 380
"""Pixels at 100 % text size below which word and reasons stand above one another."""


class OverallCard(Card):
    """How the opener stands as a whole, in words; no gauge and no number."""

    weight_chosen = Signal(Weight)
    """The person says how serious the matter is."""

    framings_wanted = Signal()
    """Show ways to begin."""

    sentence_wanted = Signal()
    """Put the need's sentence behind the words."""

    aloud_wanted = Signal()
    """Start or stop the clock for saying it aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        theme = Theme.active()
        self.setObjectName("overall")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.column.setSpacing(theme.space("s"))
        self._word = Strong()
        self._word.setObjectName("overallWord")
        self._word.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._word.setWordWrap(False)
        self._reasons = Body()
        self._reasons.setObjectName("overallReasons")
        self._chips = Flow(theme.space("s"))
        self._shown_chips: tuple[object, ...] = ()
        self._aloud = Caption()
        self._aloud.setObjectName("aloud")
        self._aloud.setWordWrap(False)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._reasons, 1)
        self.column.addLayout(head)
        self.column.addWidget(self._ask_row())
        self.column.addWidget(self._chips)
        self.column.addWidget(self._foot())
        self._not_now = Caption()
        self._not_now.setObjectName("notNow")
        self._not_now.hide()
        self.column.addWidget(self._not_now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the reasons below the word where there is little room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        theme = Theme.active()
        narrow = self.width() < theme.px(_NARROW)
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(below if narrow else beside)
        self._head.setSpacing(theme.space("xs" if narrow else "m"))

    def show_coach(self, state: CoachState, *, is_blank: bool) -> None:
        """Show what the coach says of the whole; with nothing written, how to begin."""
        if is_blank:
            self._word.set_tone("ink")
            self._word.setText(self.tr("Start anywhere"))
            self._reasons.setText(
                self.tr(
                    "The first two or three sentences are enough. The coach reads as you pause."
                )
            )
        else:
            self._word.set_tone(state.tone)
            self._word.setText(state.overall)
            self._reasons.setText(state.reasons)
        self._word.setVisible(bool(self._word.text()))
        self._reasons.setVisible(bool(self._reasons.text()))
        self._aloud.setText(state.aloud)
        self._aloud.setVisible(bool(state.aloud) and not self._measured)
        self._say.setVisible(not is_blank)
        if state.strengths != self._shown_chips:
            self._show_chips(state)

    def show_ask(self, *, is_lost: bool, has_sentence: bool) -> None:
        """Ask whether the ask is still in there, where it was or should be; offer it again."""
        self._ask.setVisible(is_lost)
        self._put_ask.setVisible(has_sentence)

    def show_times(self, aloud: AloudState, not_now: str) -> None:
        """Show how long it takes to say, and what speaks for waiting."""
        self._say.set_label(self.tr("Stop") if aloud.is_running else self.tr("Say it aloud"))
        self._measured = aloud.words
        self._took.set_tone("honey" if aloud.is_long else "")
        self._took.setText(aloud.words)
        self._took.setVisible(bool(aloud.words))
        self._aloud.setVisible(bool(self._aloud.text()) and not aloud.words)
        self._not_now.setText(not_now)
        self._not_now.setVisible(bool(not_now))

    def show_opener(self, weight: Weight, framing: str) -> None:
        """Show how serious the matter is and, if there is one, the way in it began from."""
        self._weight.select(weight.value)
        chosen = self.tr("Way in: {name}…").format(name=framing)
        self._begin.set_label(chosen if framing else self.tr("Ways to begin…"))

    def _show_chips(self, state: CoachState) -> None:
        self._shown_chips = state.strengths
        self._chips.clear()
        for one in state.strengths:
            there = self.tr("{strength}: there").format(strength=one.label)
            offered = self.tr("{strength}: you could add it").format(strength=one.label)
            chip = Chip(
                one.label,
                "accent" if one.present else "neutral",
                "check" if one.present else "ring",
            )
            chip.setAccessibleName(there if one.present else offered)
            chip.setToolTip(there if one.present else offered)
            self._chips.add(chip)
        self._chips.setVisible(bool(state.strengths))

    def _choose(self, key: str) -> None:
        self.weight_chosen.emit(Weight(key))

    def _ask_row(self) -> QWidget:
        self._ask = row = Flow(Theme.active().space("s"))
        row.setObjectName("askStillThere")
        asked = Strong(self.tr("Is the ask still in there?"), tone="honey")
        self._put_ask = QuietButton(self.tr("Put your sentence in"), "putAsk", icon="plus")
        self._put_ask.clicked.connect(self.sentence_wanted)
        row.add(asked)
        row.add(self._put_ask)
        row.hide()
        return row

    def _foot(self) -> QWidget:
        foot = Flow(Theme.active().space("s"))
        self._begin = begin = QuietButton(self.tr("Ways to begin…"), "framings", icon="leaf")
        begin.clicked.connect(self.framings_wanted)
        choices = [(weight.value, worded(WEIGHTS, weight)) for weight in Weight]
        self._weight = ChoiceRow(choices, "weight", self.tr("How serious it is"))
        self._weight.setToolTip(self.tr("How serious it is: a serious matter may be put plainly"))
        self._weight.chosen.connect(self._choose)
        self._say = QuietButton(self.tr("Say it aloud"), "sayAloud", icon="timer")
        self._say.setToolTip(self.tr("Times how long it takes; under a minute is plenty"))
        self._say.clicked.connect(self.aloud_wanted)
        self._took = Caption()
        self._took.setObjectName("aloudTook")
        self._took.hide()
        self._measured = ""
        foot.add(self._weight)
        foot.add(begin)
        foot.add(self._say)
        foot.add(self._took)
        foot.add(self._aloud)
        return foot
