"""The remarks beside the first words, in the order of the text."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from growingus_desktop.presenters.openers_coach import CoachState
from growingus_desktop.presenters.openers_remarks import RemarkCard
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_remark_card import RemarkCardView
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.words import Caption

_AT_ONCE = 4
"""Cards that are made in one go: a long draft may bring dozens, and keys must not wait for them."""


class LetStandLine(QWidget):
    """What was let stand last, and its way back."""

    taken_back = Signal()
    """Speak about it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Caption()
        self._words.setObjectName("letStand")
        self.undo = QuietButton(self.tr("Undo"), "letStandUndo", icon="undo-2")
        self.undo.clicked.connect(self.taken_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show what it is, or nothing."""
        self._words.setText(words)
        self.undo.setAccessibleDescription(words)
        self.setVisible(bool(words))


class RemarkCards(QWidget):
    """A card for each remark, and above them what was let stand last.

    A card that stays keeps its widget, so that neither the focus nor an opened line is lost when
    another one comes or goes.
    """

    suggested = Signal(int, int)
    """Put this card's suggestion of this number into the text."""

    taken_up = Signal(int)
    """Show where this card's phrase stands, ready to be written over."""

    meant = Signal(int, bool)
    """The person means this card's phrase; true for good."""

    guide_wanted = Signal(int)
    """Read more in this card's guide."""

    taken_back = Signal()
    """Speak again about what was let stand last."""

    focus_lost = Signal()
    """What had the focus is gone, and nothing here can take it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[RemarkCard, ...] = ()
        self._below: int | None = None
        self._current = -1
        self._views: dict[int, RemarkCardView] = {}
        self._to_make: list[int] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._make_some)
        self._stands = LetStandLine()
        self._stands.taken_back.connect(self.taken_back)
        inside = QWidget()
        inside.setProperty("variant", "clear")
        self._column = Column(inside)
        self._place = Caption()
        self._place.setObjectName("remarkPlace")
        self._place.hide()
        self._column.addWidget(self._place)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("remarks")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        inside.installEventFilter(self)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._stands)
        self._outer.addWidget(self._scroll, 1)
        Theme.active().changed.connect(self._dress)
        self._dress()

    @property
    def first_stop(self) -> QWidget:
        """Where Tab comes in."""
        return self._stands.undo

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not self._shown and self._stands.isHidden()

    @property
    def current(self) -> RemarkCardView | None:
        """The card in hand."""
        return self._views.get(self._current)

    def stand(self, *, below: int | None) -> None:
        """Stand beside the text with a scroll bar of their own, or below it as high as they are.

        Args:
            below: pixels of width, where there is room below only; then the card in hand stands
                alone.
        """
        policy = Qt.ScrollBarPolicy
        if (below is None) != (self._below is None):
            bar = policy.ScrollBarAsNeeded if below is None else policy.ScrollBarAlwaysOff
            self._scroll.setVerticalScrollBarPolicy(bar)
        if below != self._below:
            self._below = below
            self._show_current()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A card that grows by an opened line needs more room below the text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def reveal(self) -> None:
        """Bring the card in hand into sight."""
        if self.current is not None:
            self._scroll.ensureWidgetVisible(self.current, 0, Theme.active().space("s"))

    def show_coach(self, state: CoachState) -> None:
        """Show what the coach says."""
        had_focus = self._stands.undo.hasFocus()
        self._stands.show_words(state.meant)
        self._current = state.current
        if state.cards != self._shown:
            had_focus = self._rebuild(state.cards) or had_focus
        elif self._current in self._to_make:
            self._make_some()
        self._show_current()
        if had_focus and self._stands.isHidden():
            self.focus_lost.emit()
        elif had_focus:
            self._stands.undo.setFocus()

    def _fit(self) -> None:
        needed = 0
        if self._below is not None:
            frame = self._scroll.height() - self._scroll.viewport().height()
            needed = max(0, self._column.heightForWidth(max(1, self._below - frame)) + frame)
        if needed != self._scroll.minimumHeight():
            self._scroll.setMinimumHeight(needed)

    def _dress(self) -> None:
        gap = Theme.active().px(14)
        self._outer.setSpacing(gap)
        self._column.setSpacing(gap)
        self._column.setContentsMargins(0, 0, Theme.active().space("xs"), 0)

    def _rebuild(self, cards: tuple[RemarkCard, ...]) -> bool:
        """Keep the widgets of cards that stay; whether one that went had the focus."""
        self._shown = cards
        before, self._views = list(self._views.values()), {}
        for card in cards:
            view = next((one for one in before if one.is_of(card)), None)
            if view is not None:
                before.remove(view)
                view.renumber(card.number)
                self._views[card.number] = view
        focus = self.window().focusWidget() or self
        had_focus = any(one.isAncestorOf(focus) for one in before)
        for view in before:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        for place, number in enumerate(sorted(self._views)):
            view = self._views[number]
            if self._column.indexOf(view) != place:
                self._column.removeWidget(view)
                self._column.insertWidget(place, view)
        self._to_make = [card.number for card in cards if card.number not in self._views]
        self._make_some()
        return had_focus

    def _make_some(self) -> None:
        """Make the next few cards, the one in hand first, and the others when keys had their turn."""
        self._to_make.sort(key=lambda number: (number != self._current, number))
        made, self._to_make = self._to_make[:_AT_ONCE], self._to_make[_AT_ONCE:]
        for number in made:
            view = self._views[number] = self._made(self._shown[number])
            self._column.insertWidget(sum(one < number for one in self._views), view)
        self._order_tabs()
        self._show_current()
        if self._to_make:
            self._later.start()

    def _order_tabs(self) -> None:
        last: QWidget = self._stands.undo
        for number in sorted(self._views):
            for button in self._views[number].buttons:
                QWidget.setTabOrder(last, button)
                last = button

    def _made(self, card: RemarkCard) -> RemarkCardView:
        view = RemarkCardView(card, parent=self)
        view.suggested.connect(self.suggested)
        view.taken_up.connect(self.taken_up)
        view.meant.connect(self.meant)
        view.guide_wanted.connect(self.guide_wanted)
        view.touched.connect(self.taken_up)
        return view

    def _show_current(self) -> None:
        alone = self._below is not None and self.current is not None
        for number, view in self._views.items():
            view.set_current(current=number == self._current)
            view.setVisible(not alone or number == self._current)
        place = self.tr("Remark {number} of {count}. F8 goes to the next.")
        self._place.setText(place.format(number=self._current + 1, count=len(self._shown)))
        self._place.setVisible(alone and len(self._shown) > 1)
