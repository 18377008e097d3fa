"""Step three: the first words, with the coach beside them."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from growingus_desktop.presenters.openers_offers import Offer, Offers
from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_offers import OffersList
from growingus_desktop.views.openers_overall import OverallCard
from growingus_desktop.views.openers_remark_cards import RemarkCards
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.text_marks import TextMark
from growingus_desktop.views.widgets.writing import WritingField

NARROW = 600
"""Pixels at 100 % text size below which the cards stand under the text."""

_LINES, _FEWEST_LINES = 4, 2
"""Lines of writing that are in sight at least; fewer where a card would else have no room."""

_TO_FILL_IN = "…"
"""What only the person can say, in words on offer; selected, so that typing takes its place."""


class FirstWords(QScrollArea):
    """The editor, what the coach says of the whole, and a card for each remark.

    Args:
        opener: the open opener.
        over: where the list at the caret may lie; as large as can be, since it may be low here.
    """

    def __init__(self, opener: OpenOpener, over: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = over
        self._theme = Theme.active()
        self._opener = opener
        self._coach = opener.coach
        self._revealed = -1
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
            lines=_LINES,
            role="writing",
        )
        self.field.editor.setProperty("variant", "page")
        self.field.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._overall = OverallCard()
        self._is_blank = True
        self._announcer = Announcer(self)
        self._lay_out()
        self._offers = OffersList(over)
        self._connect()
        self._show_coach()

    def focus_words(self) -> None:
        """Put the caret where the person writes."""
        self.field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand cards beside the text where there is room."""
        super().resizeEvent(event)
        self._leave_offers()
        self._turn()

    def _lay_out(self) -> None:
        self._inside = inside = QWidget()
        inside.setProperty("variant", "clear")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        page = Card()
        page.column.addWidget(self.field)
        left.addWidget(page, 1)
        left.addWidget(self._overall)
        self._left = left
        self._cards = RemarkCards()
        self._row.addLayout(left, 7)
        self._row.addWidget(self._cards, 5)
        QWidget.setTabOrder(self.field.last_stop, self._cards.first_stop)
        self.setWidget(inside)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _connect(self) -> None:
        coach = self._coach
        coach.changed.connect(self._show_coach)
        words = self._opener.fields["words"]
        words.loaded.connect(self._show_first)
        words.edited.connect(self._show_first)
        coach.announced.connect(self._say_now)
        coach.put.connect(self._put)
        coach.answer.connect(self._select)
        coach.offered.connect(self._show_offers)
        self._cards.suggested.connect(coach.suggest)
        self._cards.taken_up.connect(coach.take_up)
        self._cards.meant.connect(self._mean_it)
        self._cards.guide_wanted.connect(coach.open_guide)
        self._cards.taken_back.connect(coach.take_back)
        self._cards.focus_lost.connect(self.focus_words)
        self._offers.chosen.connect(self._accept)
        self._offers.left.connect(self._leave_offers)
        self.field.caret_moved.connect(coach.caret_at)
        self.field.caret_moved.connect(self._keep_caret_in_sight)
        self._overall.weight_chosen.connect(self._opener.choose_weight)
        self._overall.framings_wanted.connect(self._opener.show_beginnings)
        self._overall.sentence_wanted.connect(self._opener.use_sentence)
        self._overall.aloud_wanted.connect(self._opener.aloud.toggle)
        self._opener.aloud.changed.connect(self._show_times)
        self._opener.not_now.changed.connect(self._show_times)
        self._opener.need.changed.connect(self._show_ask)
        self._opener.fields["words"].edited.connect(self._words_changed)
        self._opener.changed.connect(self._show_opener)
        self._opener.put_words.connect(self._put_all)
        self._opener.add_words.connect(self._add)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("F8", lambda: coach.move(1)),
            ("Shift+F8", lambda: coach.move(-1)),
            ("F9", self.next_blank),
            ("Ctrl+.", self._offer),
            # Where Ctrl+. belongs to an input method.
            ("Alt+Return", self._offer),
        )
        for key, run in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _show_opener(self) -> None:
        state = self._opener.state
        self._overall.show_opener(state.weight, state.framing.name if state.framing else "")

    def _show_first(self) -> None:
        # Behind the gate the coach has nothing to tell, so it doesn't tell that there are words now.
        if self._is_blank is bool(self._opener.fields["words"].text.strip()):
            self._show_coach()

    def _show_coach(self) -> None:
        state = self._coach.state
        self.field.set_marks(
            [
                TextMark(one.start, one.end, one.tone, one.spoken, quiet=one.quiet)
                for one in state.marks
            ]
        )
        writing = self._opener.fields["words"]
        self._is_blank = not writing.text.strip()
        self._overall.show_coach(state, is_blank=self._is_blank)
        self._cards.show_coach(state)
        self._show_ask()
        self._turn()
        offered = self._offers.offers
        if offered is not None and offered.card not in state.cards:
            self._leave_offers()
        if state.current != self._revealed:
            self._revealed = state.current
            # The cards have their places only after the layout's next turn.
            QTimer.singleShot(0, self, self._reveal)

    def _show_ask(self) -> None:
        state, opener = self._coach.state, self._opener
        asked_for = state.had_ask or opener.has_sentence
        self._overall.show_ask(
            is_lost=state.lacks_ask and asked_for, has_sentence=opener.has_sentence
        )

    def _show_times(self) -> None:
        self._overall.show_times(self._opener.aloud.state, self._opener.not_now.words)

    def _words_changed(self, _text: str) -> None:
        # Other words take another time to say.
        self._opener.aloud.clear()

    def next_blank(self) -> None:
        """Select the next ellipsis, to be written over; after the last comes the first."""
        text, behind = self._opener.fields["words"].text, self.field.selection_end
        blank = text.find(_TO_FILL_IN, behind)
        if blank < 0:
            blank = text.find(_TO_FILL_IN)
        if blank >= 0:
            self.field.select(blank, blank + len(_TO_FILL_IN))
            self.field.setFocus()

    def _reveal(self) -> None:
        """Bring the card in hand into sight, and where they share a column, the caret with it."""
        card = self._cards.current
        if card is None:
            return
        self.field.editor.ensureCursorVisible()
        self._cards.reveal()
        if self._is_narrow():
            words = self._in_page(self.field.selection_box())
            both = words.united(QRect(card.mapTo(self._inside, QPoint(0, 0)), card.size()))
            bar, high, gap = self.verticalScrollBar(), self.viewport().height(), self._theme.px(8)
            if both.height() > high:
                bar.setValue(self._in_page(self.field.caret_box()).top() - gap)
            elif both.top() < bar.value():
                bar.setValue(both.top() - gap)
            elif both.bottom() > bar.value() + high:
                bar.setValue(both.bottom() + gap - high)

    def _in_page(self, box: QRect) -> QRect:
        return QRect(self.field.mapTo(self._inside, box.topLeft()), box.size())

    def _keep_caret_in_sight(self) -> None:
        # The editor scrolls inside itself; where it doesn't fit as a whole, the page must follow.
        if self.field.editor.hasFocus() and self._is_narrow():
            caret = self._in_page(self.field.caret_box()).center()
            self.ensureVisible(caret.x(), caret.y(), 0, self._theme.px(40))

    def _say_now(self, words: str) -> None:
        # The coach has waited until the keys rested; the same words may be news again.
        self._announcer.forget()
        self._announcer.say(words)
        self._announcer.flush()

    def _mean_it(self, number: int, for_good: bool) -> None:
        self._coach.mean_it(number, for_good=for_good)

    def _offer(self) -> None:
        if self._offers.is_open:
            self._leave_offers()
        else:
            self._coach.offer()

    def _show_offers(self, offers: Offers) -> None:
        field, caret, lines = self.field, self.field.caret_box(), self.field.selection_box()
        spot = QRect(caret.left(), lines.top(), caret.width(), lines.height())
        words = QRect(field.mapTo(self._over, QPoint(0, 0)), field.size())
        self._offers.open(offers, spot.translated(words.topLeft()), words)

    def _leave_offers(self) -> None:
        if self._offers.is_open:
            # First the focus, then the list: Qt would hand it on to whatever comes next.
            self.field.setFocus()
            self._offers.shut()

    def _accept(self, offers: Offers, offer: Offer) -> None:
        self._leave_offers()
        self._coach.accept(offers, offer)

    def _put(self, start: int, end: int, words: str) -> None:
        self.field.replace(start, end, words)
        self._select_blank(words, start)

    def _put_all(self, words: str) -> None:
        self.field.replace(0, len(self._opener.fields["words"].text), words)
        self._select_blank(words, 0)

    def _add(self, words: str) -> None:
        text = self._opener.fields["words"].text
        gap = "" if not text or text[-1].isspace() else " "
        self.field.replace(len(text), len(text), gap + words)
        self._select_blank(words, len(text) + len(gap))

    def _select_blank(self, words: str, start: int) -> None:
        blank = words.find(_TO_FILL_IN)
        if blank >= 0:
            self.field.select(start + blank, start + blank + len(_TO_FILL_IN))
        if self.isVisible():
            self.field.setFocus()

    def _select(self, start: int, end: int) -> None:
        self.field.select(start, end)
        self.field.setFocus()

    def _is_narrow(self) -> bool:
        return self.viewport().width() < self._theme.px(NARROW)

    def _dress(self) -> None:
        gap = self._theme.px(14)
        self._row.setSpacing(gap)
        self._left.setSpacing(gap)
        self._turn()

    def _turn(self) -> None:
        narrow = self._is_narrow()
        upright, side = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        if self._row.direction() != (upright if narrow else side):
            self._row.setDirection(upright if narrow else side)
            # A card must stand near its phrase: what is said of the whole goes below the cards.
            (self._left if narrow else self._row).removeWidget(self._overall)
            (self._row if narrow else self._left).addWidget(self._overall)
        half = int(self.viewport().height() / 2 / self.field.line_height)
        self.field.set_lines(max(_FEWEST_LINES, min(_LINES, half)) if narrow else _LINES)
        self._cards.setVisible(not self._cards.is_empty or not narrow)
        self._cards.stand(below=self.viewport().width() if narrow else None)
