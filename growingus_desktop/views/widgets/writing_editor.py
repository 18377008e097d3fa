"""The text edit inside every writing field: its limit, its marks and what they say when pointed at."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.text_marks import (
    PlacedMark,
    TextMark,
    mark_boxes,
    paint_marks,
    placed,
)


class WritingEditor(QPlainTextEdit):
    """Plain text with a limit and with marks behind it.

    Args:
        limit: characters it may hold.
        one_line: a single line; Enter leaves it and a paste loses its line breaks.
        role: the type style of its words.
    """

    over_limit = Signal()
    """Something was not put in, since it would have been too much."""

    left_line = Signal()
    """Enter was pressed in a single line."""

    def __init__(self, limit: int, *, one_line: bool, role: str) -> None:
        super().__init__()
        self._limit = limit
        self._one_line = one_line
        self._role = role
        self._marks: tuple[PlacedMark, ...] = ()
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        # Text that wraps never needs it, yet Qt tries it where lines hardly fit, and with the one for
        # the height it can come and go for ever.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if one_line:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        Theme.active().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(Theme.active().font(self._role))
        # The words of an empty field are drawn in the viewport's font.
        self.viewport().setFont(self.font())
        self.document().setDocumentMargin(2)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as it has to be: Qt's own wish would make it grow once a note stands below it."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """No higher than it has to be, for the same reason."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def lines_high(self, lines: int) -> int:
        """Pixels that so many lines need, with their frame."""
        margins = self.viewportMargins()
        around = margins.top() + margins.bottom()
        # On the page itself it has no box around it, only the two pixels that show the focus.
        least = 4 if self.property("variant") == "page" else 22
        frame = self.height() - self.viewport().height() - around if self.isVisible() else least
        spacing = QFontMetricsF(self.font()).lineSpacing()
        inside = spacing * lines + 2 * self.document().documentMargin()
        return round(inside + around + max(frame, least))

    def set_marks(self, marks: Sequence[TextMark]) -> None:
        """Show these marks behind the words."""
        self._marks = placed(marks, self.toPlainText())
        self.viewport().update()

    @property
    def marks(self) -> tuple[TextMark, ...]:
        """The marks shown."""
        return tuple(one.mark for one in self._marks)

    def boxes_of(self, mark: TextMark) -> list[QRectF]:
        """Where a mark stands on the viewport, as far as it is in sight."""
        sight = QRectF(self.viewport().rect())
        return [
            box
            for one in self._marks
            if one.mark == mark
            for box in mark_boxes(self, one, self.contentOffset(), sight)
        ]

    def mark_under(self, point: QPoint) -> TextMark | None:
        """The topmost mark at a point of the viewport."""
        spot = QPointF(point)
        near = QRectF(spot.x() - 1, spot.y() - 1, 2, 2)
        for one in reversed(self._marks):
            boxes = mark_boxes(self, one, self.contentOffset(), near)
            if any(box.contains(spot) for box in boxes):
                return one.mark
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks, then the words over them."""
        if self._marks:
            paint_marks(self, self._marks, self.contentOffset(), QRectF(event.rect()))
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the caret in sight when there is less room, even for a moment."""
        super().resizeEvent(event)
        if self.hasFocus():
            self.ensureCursorVisible()

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the mark that is pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._explain(event)
            return True
        return super().viewportEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put pasted or dropped words in, as far as there is room for all of them."""
        text = source.text()
        if self._one_line:
            text = " ".join(text.split())
        if not self._has_room(len(text)):
            self.over_limit.emit()
            return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, as far as there is room."""
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_line.emit()
            event.ignore()
            return
        typed = event.text()
        breaks = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (breaks or (typed and typed.isprintable())) and not self._has_room(1):
            self.over_limit.emit()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method commits, as far as there is room."""
        committed = len(event.commitString()) - event.replacementLength()
        if committed > 0 and not self._has_room(committed):
            self.over_limit.emit()
            event.setCommitString("")
        super().inputMethodEvent(event)

    def _has_room(self, characters: int) -> bool:
        # The document counts units of UTF-16, of which there are at least as many.
        if self.document().characterCount() + characters <= self._limit:
            return True
        selected = len(self.textCursor().selectedText())
        return len(self.toPlainText()) - selected + characters <= self._limit

    def _explain(self, event: QHelpEvent) -> None:
        mark = self.mark_under(event.pos())
        if mark is None or not mark.spoken:
            QToolTip.hideText()
            return
        # Qt wraps rich text alone; a new line begins a paragraph, nothing else is markup.
        lines = "".join(f"<p>{html.escape(line)}</p>" for line in mark.spoken.splitlines())
        QToolTip.showText(event.globalPos(), lines, self.viewport())
