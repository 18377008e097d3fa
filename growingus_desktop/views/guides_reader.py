"""Where a guide is read: one column of text that keeps its place, and the card inside it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from growingus_desktop.content.folding import Range
from growingus_desktop.core.destinations import Destination
from growingus_desktop.presenters.guides_setting import Setting
from growingus_desktop.presenters.guides_state import Reading
from growingus_desktop.views.guides_paper import block_box, paint_beneath, tints
from growingus_desktop.views.guides_text import LINK, GuideText, set_text
from growingus_desktop.views.guides_try_it import TryItCard
from growingus_desktop.views.widgets.still_text import StillText

WHOLE = 1000
_NARROWEST_SIDE = 24
_TIGHT = 320
"""Pixels at 100 % below which margins shrink, so that words needn't be broken."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands at the top of the view: a document position, and where its line begins."""

    position: int
    above: int


class Reader(StillText):
    """A guide, to be read, searched and marked.

    Args:
        name: the object name.
    """

    followed = Signal(Destination)
    """The person wants to go where a link or the card leads."""

    moved = Signal(int)
    """The person is so many thousandths down the text."""

    marked = Signal()
    """The person pressed H: highlight what is selected."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._reading: Reading | None = None
        self._setting = Setting()
        self._text = GuideText()
        self._card: TryItCard | None = None
        self._held: _Place | float = 0.0
        self._placing = False
        self._tight = False
        self._laid_out = (0, 0)
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._theme.changed.connect(self._redress)

    def show_reading(
        self, reading: Reading, permille: int | None = None, setting: Setting | None = None
    ) -> None:
        """Show a guide, or what changed about the one that is open.

        Args:
            reading: what to show.
            permille: where to begin, in thousandths; None for the guide that is open already.
            setting: how large its letters and how wide its column are, if that changed.
        """
        before, self._reading = self._reading, reading
        self._setting = setting or self._setting
        if permille is None:
            if before is not None and before.next != reading.next:
                self._build(reading)
            else:
                self.setExtraSelections(tints(self.document(), self._text, reading))
            return
        self._held = permille / WHOLE
        self.setAccessibleName(reading.guide.title)
        self.setAccessibleDescription(reading.caption)
        self._build(reading)

    def set_as(self, setting: Setting) -> None:
        """Set the open guide in other letters or another width; the words at the top stay there."""
        self._setting = setting
        self._redress()

    def shows(self, reading: Reading) -> bool:
        """Whether this guide is the one that is open."""
        return self._reading is not None and self._reading.guide is reading.guide

    @property
    def card(self) -> TryItCard | None:
        """The card in the text, if the guide has one."""
        return self._card

    def selection(self) -> Range | None:
        """The selected stretch of the guide's whole text; None if nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._text.offset(cursor.selectionStart())
        return start, max(start, self._text.offset(cursor.selectionEnd()))

    def caret(self) -> int:
        """The character of the whole text the caret stands at."""
        return self._text.offset(self.textCursor().position())

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the whole text and bring it into the upper part of the view.

        What stands on the card can't be selected; then the card is brought into view.
        """
        pieces = self._text.pieces(start, end)
        if not pieces:
            self._show_card()
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(pieces[0][0])
        cursor.setPosition(pieces[-1][1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        third = self.viewport().height() // 3
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - third)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words that stood at the top at the top."""
        self._placing = True
        super().resizeEvent(event)
        self._placing = False
        if self._reading is not None and self._tight != self._is_tight():
            self._build(self._reading)
        else:
            self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """H marks what is selected; everything else is as in every text that is read."""
        if event.key() == Qt.Key.Key_H and not event.modifiers():
            self.marked.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the card into view when a key leads to its button."""
        if event.type() == QEvent.Type.FocusIn:
            self._show_card()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, quotes and bullets, then the words over them."""
        scrolled, view = self.verticalScrollBar().value(), self.viewport()
        painter = QPainter(view)
        painter.translate(0, -scrolled)
        paint_beneath(painter, self.document(), self._text, view.width())
        painter.end()
        super().paintEvent(event)

    def _show_card(self) -> None:
        if self._card is None:
            return
        top, bottom = self._card.y(), self._card.geometry().bottom()
        bar = self.verticalScrollBar()
        if bottom > self.viewport().height():
            bar.setValue(bar.value() + bottom - self.viewport().height() + self._theme.px(20))
        elif top < 0:
            bar.setValue(bar.value() + top - self._theme.px(20))

    def _build(self, reading: Reading) -> None:
        self._placing = True
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        self._tight = self._is_tight()
        self._text = set_text(self.document(), reading, tight=self._tight, size=self._setting.size)
        if reading.guide.try_it is not None and self._text.card is not None:
            self._card = TryItCard(reading.guide.try_it, self.viewport())
            self._card.followed.connect(self.followed)
            self._card.button.installEventFilter(self)
            self._card.show()
        self._placing = False
        self._laid_out = (0, 0)
        self._lay_out()
        self.setExtraSelections(tints(self.document(), self._text, reading))

    def _is_tight(self) -> bool:
        return self.viewport().width() < self._theme.px(_TIGHT)

    def _redress(self) -> None:
        if self._reading is not None:
            self._build(self._reading)

    def _lay_out(self) -> None:
        """Give the column its measure and the card its room, and find the place again."""
        if self._reading is None:
            return
        self._placing = True
        width = self.viewport().width()
        setting = self._setting
        measure = self._theme.size("reading") * setting.measure * setting.size // 10_000
        least = _NARROWEST_SIDE // 2 if self._tight else self._theme.px(_NARROWEST_SIDE)
        side = max(min(least, 36), (width - measure) // 2)
        if self._laid_out != (width, side):
            self._laid_out = (width, side)
            self._set_column(width, side)
        self._find_place()
        self._placing = False
        self._move_card()

    def _set_column(self, width: int, side: int) -> None:
        frame = self.document().rootFrame().frameFormat()
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setTopMargin(self._theme.px(10))
        frame.setBottomMargin(self._theme.px(48))
        self.document().rootFrame().setFrameFormat(frame)
        if self._card is not None and self._text.card is not None:
            self._card.setFixedWidth(max(1, width - 2 * side))
            self._card.ensurePolished()
            height = self._card.heightForWidth(self._card.width())
            self._card.setFixedHeight(height)
            cursor = QTextCursor(self.document().findBlockByNumber(self._text.card))
            room = cursor.blockFormat()
            room.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            cursor.setBlockFormat(room)

    def _find_place(self) -> None:
        bar = self.verticalScrollBar()
        held = self._held
        if not isinstance(held, _Place):
            bar.setValue(round(held * self._whole()))
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(held.position, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - held.above)

    def _scrolled(self) -> None:
        self._move_card()
        if self._placing or self._reading is None:
            return
        cursor = self.cursorForPosition(self.viewport().rect().topLeft())
        self._held = _Place(cursor.position(), self.cursorRect(cursor).top())
        whole = self._whole()
        share = 1.0 if whole <= 0 else self.verticalScrollBar().value() / whole
        self.moved.emit(min(WHOLE, round(share * WHOLE)))

    def _whole(self) -> int:
        """Pixels of scrolling after which the end of the text itself is in view."""
        end = block_box(self.document(), self._text.end).bottom() + self._theme.space("m")
        wanted = round(end) - self.viewport().height()
        return max(0, min(wanted, self.verticalScrollBar().maximum()))

    def _move_card(self) -> None:
        if self._card is not None and self._text.card is not None:
            box = block_box(self.document(), self._text.card)
            x = self.document().rootFrame().frameFormat().leftMargin()
            self._card.move(round(x), round(box.top()) - self.verticalScrollBar().value())

    def _follow(self, address: QUrl) -> None:
        number = address.toString().removeprefix(LINK)
        if number.isdecimal() and int(number) < len(self._text.links):
            self.followed.emit(self._text.links[int(number)])
