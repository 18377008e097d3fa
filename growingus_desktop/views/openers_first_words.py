"""Step three: the first words, with the coach beside them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from growingus_desktop.presenters.openers_coach import CoachState
from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.presenters.openers_remarks import RemarkCard
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_framings import FramingsDialog
from growingus_desktop.views.openers_overall import OverallCard
from growingus_desktop.views.openers_remark_card import RemarkCardView
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.text_marks import TextMark
from growingus_desktop.views.widgets.writing import WritingField

NARROW = 600
"""Pixels at 100 % text size below which the cards stand under the text."""

_TO_FILL_IN = "…"
"""What only the person can say, in words on offer; selected, so that typing takes its place."""


class FirstWords(QScrollArea):
    """The editor, what the coach says of the whole, and a card for each remark.

    Args:
        opener: the open opener.
    """

    def __init__(self, opener: OpenOpener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._opener = opener
        self._coach = opener.coach
        self._shown: tuple[RemarkCard, ...] = ()
        self._views: list[RemarkCardView] = []
        self.setObjectName("firstWords")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.field = WritingField(
            opener.fields["words"],
            name="words",
            label=self.tr("First words"),
            placeholder=self.tr("I like how we…  Could we…"),
            lines=4,
            role="writing",
        )
        self.field.editor.setProperty("variant", "page")
        self.field.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._overall = OverallCard()
        self._announcer = Announcer(self)
        self._lay_out()
        self._connect()
        self._show_coach()

    def focus_words(self) -> None:
        """Put the caret where the person writes."""
        self.field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand cards beside the text where there is room."""
        super().resizeEvent(event)
        self._turn()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("variant", "clear")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        page = Card()
        page.column.addWidget(self.field)
        left.addWidget(page, 1)
        left.addWidget(self._overall)
        self._left = left
        self._cards = QWidget()
        self._cards.setProperty("variant", "clear")
        self._column = Column(self._cards)
        self._side = QScrollArea()
        self._side.setObjectName("remarks")
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setWidget(self._cards)
        self._row.addLayout(left, 7)
        self._row.addWidget(self._side, 5)
        self.setWidget(inside)
        self._theme.changed.connect(self._turn)

    def _connect(self) -> None:
        coach = self._coach
        coach.changed.connect(self._show_coach)
        coach.announced.connect(self._announcer.say)
        coach.put.connect(self._put)
        coach.answer.connect(self._select)
        self.field.caret_moved.connect(coach.caret_at)
        self._overall.weight_chosen.connect(self._opener.choose_weight)
        self._overall.framings_wanted.connect(self._show_framings)
        self._opener.changed.connect(self._show_opener)
        self._opener.put_words.connect(self._put_all)
        self._opener.add_words.connect(self._add)
        for keys, steps in (("F8", 1), ("Shift+F8", -1)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._moving(steps))

    def _moving(self, steps: int) -> Callable[[], None]:
        return lambda: self._coach.move(steps)

    def _show_opener(self) -> None:
        state = self._opener.state
        self._overall.show_opener(state.weight, state.framing.name if state.framing else "")

    def _show_coach(self) -> None:
        state = self._coach.state
        self.field.set_marks(
            [TextMark(one.start, one.end, one.tone, one.spoken) for one in state.marks]
        )
        writing = self._opener.fields["words"]
        blank = not writing.text.strip()
        self._overall.show_coach(state, is_blank=blank)
        if state.cards != self._shown:
            self._rebuild(state)
        for number, view in enumerate(self._views):
            view.set_current(current=number == state.current)
        if 0 <= state.current < len(self._views):
            self._side.ensureWidgetVisible(self._views[state.current], 0, 8)

    def _rebuild(self, state: CoachState) -> None:
        self._shown = state.cards
        for view in self._views:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = [self._view(card) for card in state.cards]
        for view in self._views:
            self._column.addWidget(view)
            view.show()
        self._side.setVisible(bool(self._views) or not self._is_narrow())
        self._turn()

    def _view(self, card: RemarkCard) -> RemarkCardView:
        view = RemarkCardView(card)
        view.suggested.connect(self._coach.suggest)
        view.taken_up.connect(self._coach.take_up)
        view.meant.connect(self._mean_it)
        view.guide_wanted.connect(self._coach.open_guide)
        view.touched.connect(self._coach.take_up)
        return view

    def _mean_it(self, number: int, for_good: bool) -> None:
        self._coach.mean_it(number, for_good=for_good)

    def _put(self, start: int, end: int, words: str) -> None:
        self.field.replace(start, end, words)
        blank = words.find(_TO_FILL_IN)
        if blank >= 0:
            self.field.select(start + blank, start + blank + len(_TO_FILL_IN))
        self.field.setFocus()

    def _put_all(self, words: str) -> None:
        self.field.replace(0, len(self._opener.fields["words"].text), words)

    def _add(self, words: str) -> None:
        text = self._opener.fields["words"].text
        gap = "" if not text or text[-1].isspace() else " "
        self.field.replace(len(text), len(text), gap + words)

    def _select(self, start: int, end: int) -> None:
        self.field.select(start, end)
        self.field.setFocus()

    def _show_framings(self) -> None:
        dialog = FramingsDialog(self._opener.offered_framings, self._opener.framings.grades, self)
        dialog.chosen.connect(self._opener.choose_framing)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.focus_words)
        dialog.open()

    def _is_narrow(self) -> bool:
        return self.viewport().width() < self._theme.px(NARROW)

    def _turn(self) -> None:
        gap = self._theme.px(14)
        self._row.setSpacing(gap)
        self._left.setSpacing(gap)
        self._column.setSpacing(gap)
        self._column.setContentsMargins(0, 0, self._theme.space("xs"), 0)
        narrow = self._is_narrow()
        upright, side = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(upright if narrow else side)
        self._side.setVisible(bool(self._views) or not narrow)
        if narrow:
            width = max(1, self.viewport().width())
            self._side.setMinimumHeight(max(0, self._column.heightForWidth(width)))
        else:
            self._side.setMinimumHeight(0)
