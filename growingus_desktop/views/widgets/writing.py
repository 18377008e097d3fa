"""The one widget people write in: limit, drafts, safety note, marks and forgotten undo."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from growingus_desktop.presenters.writing import Writing
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.text_marks import TextMark
from growingus_desktop.views.widgets.text_offsets import from_qt, to_qt
from growingus_desktop.views.widgets.words import Caption
from growingus_desktop.views.widgets.writing_editor import WritingEditor


class WritingField(QWidget):
    """A field bound to its presenter; every free text in the program goes through one.

    Args:
        writing: its state and intents.
        name: object name.
        label: accessible name.
        placeholder: words shown while it is empty.
        one_line: a single line; Enter leaves it and a paste loses its line breaks.
        lines: how many lines high it is at least.
        role: the type style of its words.
    """

    entered = Signal()
    """Enter was pressed in a one-line field."""

    caret_moved = Signal(int)
    """The caret stands at this character."""

    def __init__(
        self,
        writing: Writing,
        *,
        name: str,
        label: str,
        placeholder: str = "",
        one_line: bool = False,
        lines: int = 1,
        role: str = "ui",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._writing = writing
        self._lines = lines
        self._one_line = one_line
        self._revision = 0
        self._editor = WritingEditor(writing.limit, one_line=one_line, role=role)
        self._editor.setObjectName(name)
        self._editor.setAccessibleName(label)
        self._editor.setPlaceholderText(placeholder)
        self._editor.setReadOnly(writing.is_read_only)
        self._note = QuietButton("", f"{name}Note", icon="life-buoy")
        self._put_away = QuietButton(self.tr("Put away"), f"{name}NoteAway")
        self._put_away.setAccessibleName(self.tr("Put the note away"))
        self._note_row = Flow(Theme.active().space("s"))
        self._announcer = Announcer(self)
        self._refused = Caption("")
        self._refused.setObjectName(f"{name}Refused")
        self._refused.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("xs"))
        column.addWidget(self._editor)
        column.addWidget(self._refused)
        self._note_row.add(self._note)
        self._note_row.add(self._put_away)
        column.addWidget(self._note_row)
        self._note_row.hide()
        if self._one_line:
            # Beside a field with a note it is given more height, and stays where it is all the same.
            column.addStretch(1)
        self.setFocusProxy(self._editor)
        vertical = QSizePolicy.Policy.Fixed if self._one_line else QSizePolicy.Policy.Expanding
        self._editor.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self._fit()

    def _connect(self) -> None:
        self._editor.textChanged.connect(self._typed)
        self._editor.over_limit.connect(self._writing.refuse)
        self._editor.left_line.connect(self.entered)
        self._editor.cursorPositionChanged.connect(self._caret)
        self._note.clicked.connect(self._writing.open_note)
        self._put_away.clicked.connect(self._dismiss)
        self._writing.loaded.connect(self._load)
        self._writing.changed.connect(self._show_state)
        Theme.active().changed.connect(self._fit)

    @property
    def editor(self) -> QPlainTextEdit:
        """The text edit itself, for focus order and tests."""
        return self._editor

    @property
    def last_stop(self) -> QWidget:
        """Where Tab leaves the field."""
        return self._put_away

    @property
    def marks(self) -> tuple[TextMark, ...]:
        """The marks shown behind the words."""
        return self._editor.marks

    def set_marks(self, marks: Sequence[TextMark]) -> None:
        """Show these marks behind the words."""
        self._editor.set_marks(marks)

    def mark_under(self, point: QPoint) -> TextMark | None:
        """The topmost mark at a point of the editor's viewport."""
        return self._editor.mark_under(point)

    def boxes_of(self, mark: TextMark) -> list[QRectF]:
        """Where a mark stands on the editor's viewport, as far as it is in sight."""
        return self._editor.boxes_of(mark)

    def caret_box(self) -> QRect:
        """Where the caret stands, in this field's coordinates."""
        return self._from_viewport(self._editor.cursorRect())

    def selection_box(self) -> QRect:
        """The lines from the beginning of the selection to its end, or the caret's."""
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        return self._from_viewport(self._editor.cursorRect(cursor)).united(self.caret_box())

    @property
    def line_height(self) -> float:
        """Pixels from one line to the next."""
        return QFontMetricsF(self._editor.font()).lineSpacing()

    def set_lines(self, lines: int) -> None:
        """Change how many lines high it is at least."""
        if lines != self._lines:
            self._lines = lines
            self._fit()
            self.updateGeometry()

    @property
    def selection_end(self) -> int:
        """The character the selection ends before, or where the caret stands."""
        return from_qt(self._editor.toPlainText(), self._editor.textCursor().selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select characters `start` to `end` and bring them into view."""
        text = self._editor.toPlainText()
        cursor = self._editor.textCursor()
        cursor.setPosition(to_qt(text, start))
        cursor.setPosition(to_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def replace(self, start: int, end: int, words: str) -> None:
        """Put `words` in place of characters `start` to `end`, as one undo step."""
        text = self._editor.toPlainText()
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(to_qt(text, start))
        cursor.setPosition(to_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        cursor.endEditBlock()
        # Qt would let what is typed next join this step; not so after a point called unmodified.
        self._editor.document().setModified(False)
        self._editor.setTextCursor(cursor)

    def _from_viewport(self, box: QRect) -> QRect:
        return QRect(self._editor.viewport().mapTo(self, box.topLeft()), box.size())

    def showEvent(self, event: QShowEvent) -> None:
        """While it was hidden, no other text size reached the words in it."""
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._editor.lines_high(self._lines))

    def _fit(self) -> None:
        if self._editor.property("variant") == "page" and not self._one_line:
            # Marks reach a little beyond their words, and neither may touch the ring of focus.
            side, top = Theme.active().px(8), Theme.active().px(4)
            self._editor.setViewportMargins(side, top, side, top)
        high = self._editor.lines_high(self._lines)
        if self._one_line:
            self._editor.setFixedHeight(high)
        else:
            self._editor.setMinimumHeight(high)

    def _typed(self) -> None:
        self._revision = self._editor.document().revision()
        text = self._editor.toPlainText()
        caret = from_qt(text, self._editor.textCursor().position())
        self._writing.type(text, caret)
        self.caret_moved.emit(caret)

    def _caret(self) -> None:
        # While typing, the caret moves before the text is told; `_typed` tells both in order.
        if self._revision == self._editor.document().revision():
            text = self._editor.toPlainText()
            self.caret_moved.emit(from_qt(text, self._editor.textCursor().position()))

    def _load(self, text: str, caret: int) -> None:
        if text != self._editor.toPlainText():
            self._editor.setPlainText(text)
        self._editor.document().clearUndoRedoStacks()
        cursor = self._editor.textCursor()
        cursor.setPosition(to_qt(text, caret))
        self._editor.setTextCursor(cursor)

    def _show_state(self) -> None:
        state = self._writing.state
        self._note.set_label(state.note)
        is_news = bool(state.note) and self._note_row.isHidden()
        self._note_row.setVisible(bool(state.note))
        if is_news and self._editor.hasFocus():
            # It has its place only once the page was laid out anew.
            QTimer.singleShot(0, self, self._bring_note_into_sight)
        self._refused.setText(state.refused)
        self._refused.setVisible(bool(state.refused))
        if state.refused or state.note:
            self._announcer.say(state.refused or state.note)
        else:
            self._announcer.forget()

    def _bring_note_into_sight(self) -> None:
        above = self.parentWidget()
        while above is not None:
            inside = above.widget() if isinstance(above, QScrollArea) else None
            if isinstance(above, QScrollArea) and inside is not None:
                above.ensureWidgetVisible(self._note_row, 0, 0)
                # Where there is no room for both, what is being written stays in sight.
                caret = self._editor.cursorRect()
                place = self._editor.viewport().mapTo(inside, caret.center())
                above.ensureVisible(place.x(), place.y(), 0, caret.height())
            above = above.parentWidget()

    def _dismiss(self) -> None:
        # The button is about to go, and the focus must not wander off with it.
        self._editor.setFocus()
        self._writing.dismiss_note()
