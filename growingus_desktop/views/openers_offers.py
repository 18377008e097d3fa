"""The short list at the caret: what can be done about the remark there, by keyboard alone."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from growingus_desktop.presenters.openers_offers import Offer, Offers
from growingus_desktop.presenters.record_list import RecordList, RecordRole
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.strokes import rounded_box
from growingus_desktop.views.widgets.words import Caption, Strong

_WIDTH, _GAP = 380, 6
"""Pixels at 100 % text size: of the list, and between it and the caret."""

_ANOTHER_WINDOW = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

_MOST_LINES = 8
"""Lines of one wording that are shown before it is cut."""


class OffersList(QFrame):
    """A list over the page, inside the window and gone with it.

    Args:
        place: what it lies over; it never reaches beyond.
    """

    chosen = Signal(Offers, Offer)
    """The person wants this one of what was offered."""

    left = Signal()
    """The person wants none of it; the focus goes back to the words."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._theme = Theme.active()
        self._place = place
        self._offers: Offers | None = None
        self.setObjectName("offers")
        self._phrase = Strong()
        self._category = Caption()
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._category.setSizePolicy(policy)
        self._model: RecordList[Offer] = RecordList(
            key=lambda offer: (offer.kind, offer.number),
            title=lambda offer: offer.words,
            caption=lambda offer: offer.caption,
            parent=self,
        )
        self._list = RecordListView("offersList", "", title_lines=_MOST_LINES, parent=self)
        self._list.setModel(self._model)
        self._list.clicked.connect(self._choose)
        self._list.installEventFilter(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._phrase, 1)
        self._head.addWidget(self._category, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._list, 1)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it can be seen."""
        return not self.isHidden()

    @property
    def offers(self) -> Offers | None:
        """What is offered, None while it is shut."""
        return self._offers

    def open(self, offers: Offers, caret: QRect, words: QRect) -> None:
        """Show what is offered, and take the focus.

        Args:
            offers: what can be done.
            caret: where the caret stands in the widget it lies over, with the lines of its phrase.
            words: where the field stands there; what is beside it stays in sight.
        """
        self._offers = offers
        self._phrase.set_tone(offers.card.tone)
        self._phrase.setText(offers.card.phrase)
        self._category.setText(offers.card.category)
        label = self.tr("Ways on from {phrase}, {category}")
        self._list.setAccessibleName(
            label.format(phrase=offers.card.phrase, category=offers.card.category)
        )
        self._list.setAccessibleDescription(offers.card.why)
        self._model.replace(offers.rows)
        self._list.setCurrentIndex(self._model.index(0))
        self._dress()
        self.setGeometry(self._spot(caret, words))
        self.raise_()
        self.show()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Take it away; where the focus goes is for the caller to say."""
        self._offers = None
        self.hide()
        self._model.replace(())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface and its line."""
        del event
        rounded_box(
            QPainter(self),
            QRectF(self.rect()),
            self._theme.radius("control"),
            self._theme.colour("surface"),
            self._theme.colour("border"),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes, Esc leaves, and so does whatever takes the focus away."""
        if watched is not self._list or self._offers is None:
            return False
        if isinstance(event, QFocusEvent) and event.lostFocus():
            # A list that waits behind the focus would be in the way of the words.
            if event.reason() not in _ANOTHER_WINDOW:
                self.shut()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & _HELD
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                self._choose(self._list.currentIndex())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Period if not plain:
                # The keys that opened it.
                self.left.emit()
            case _:
                return False
        return True

    def _choose(self, index: QModelIndex) -> None:
        offers, offer = self._offers, index.data(RecordRole.RECORD)
        if offers is not None and offer is not None:
            self.chosen.emit(offers, offer)

    def _dress(self) -> None:
        side, top = self._theme.px(18), self._theme.space("m")
        self._head.setContentsMargins(side, top, side, 0)
        self._column.setContentsMargins(2, 0, 2, self._theme.space("xs"))
        self._column.setSpacing(self._theme.space("s"))

    def _spot(self, caret: QRect, words: QRect) -> QRect:
        """Below the caret or above it, whichever has room, and never over the phrase's line."""
        room = self._place.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        gap = self._theme.px(_GAP)
        width = min(self._theme.px(_WIDTH), room.width())
        self.resize(width, room.height())
        wanted = self._wanted(width)
        below, above = room.bottom() - caret.bottom() - gap, caret.top() - gap - room.top()
        is_below = below >= min(wanted, above)
        height = max(min(wanted, below if is_below else above), self._theme.px(120))
        left = caret.left()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = caret.right() - width
        left = max(words.left(), min(left, words.right() - width))
        left = max(room.left(), min(left, room.right() - width))
        top = caret.bottom() + gap if is_below else caret.top() - gap - height
        top = max(room.top(), min(top, room.bottom() - height))
        return QRect(left, top, width, height)

    def _wanted(self, width: int) -> int:
        self._column.activate()
        self._list.doItemsLayout()
        rows = sum(self._list.sizeHintForRow(row) for row in range(self._model.rowCount()))
        side = self._theme.px(18) * 2
        head = QSize(width - side - self._category.sizeHint().width() - self._head.spacing(), 0)
        phrase = max(self._phrase.heightForWidth(max(1, head.width())), 0)
        frame = 2 * self._list.frameWidth() + self._theme.space("m") + self._theme.space("s")
        return rows + phrase + frame + self._theme.space("xs") + 4
