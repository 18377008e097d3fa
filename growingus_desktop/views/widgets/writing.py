"""The one widget people write in: limit, drafts, safety note, marks and forgotten undo."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from growingus_desktop.presenters.writing import Writing
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.text_marks import TextMark, paint_marks
from growingus_desktop.views.widgets.text_offsets import from_qt, to_qt
from growingus_desktop.views.widgets.words import Caption


class _Editor(QPlainTextEdit):
    over_limit = Signal()
    left_line = Signal()

    def __init__(self, limit: int, *, one_line: bool, role: str) -> None:
        super().__init__()
        self._limit = limit
        self._one_line = one_line
        self._role = role
        self._marks: tuple[TextMark, ...] = ()
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        if one_line:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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

    def lines_high(self, lines: int) -> int:
        """Pixels that so many lines need, with their frame."""
        frame = self.height() - self.viewport().height() if self.isVisible() else 22
        spacing = QFontMetricsF(self.font()).lineSpacing()
        return round(spacing * lines + 2 * self.document().documentMargin() + max(frame, 22))

    def set_marks(self, marks: Sequence[TextMark]) -> None:
        """Show these marks behind the words."""
        self._marks = tuple(marks)
        self.viewport().update()

    @property
    def marks(self) -> tuple[TextMark, ...]:
        """The marks shown."""
        return self._marks

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marks:
            paint_marks(self, self._marks, self.toPlainText(), self.contentOffset())
        super().paintEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if self._one_line:
            text = " ".join(text.split())
        if not self._has_room(len(text)):
            self.over_limit.emit()
            return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
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
        committed = len(event.commitString()) - event.replacementLength()
        if committed > 0 and not self._has_room(committed):
            self.over_limit.emit()
            event.setCommitString("")
        super().inputMethodEvent(event)

    def _has_room(self, characters: int) -> bool:
        selected = len(self.textCursor().selectedText())
        return len(self.toPlainText()) - selected + characters <= self._limit

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.cursorForPosition(self.viewport().mapFrom(self, event.pos())).position()
            mark = self.mark_at(at)
            if mark is None or not mark.spoken:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), mark.spoken, self)
            return True
        return super().event(event)

    def mark_at(self, position: int) -> TextMark | None:
        """The topmost mark over a document position."""
        text = self.toPlainText()
        at = from_qt(text, position)
        return next((m for m in reversed(self._marks) if m.start <= at < m.end), None)


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
        self._editor = _Editor(writing.limit, one_line=one_line, role=role)
        self._editor.setObjectName(name)
        self._editor.setAccessibleName(label)
        self._editor.setPlaceholderText(placeholder)
        self._editor.setReadOnly(writing.is_read_only)
        self._note = QPushButton()
        self._note.setObjectName(f"{name}Note")
        self._note.setProperty("variant", "link")
        self._put_away = QPushButton(self.tr("Put away"))
        self._put_away.setObjectName(f"{name}NoteAway")
        self._put_away.setAccessibleName(self.tr("Put the note away"))
        self._put_away.setProperty("variant", "link")
        self._note_row = QWidget()
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
        row = QHBoxLayout(self._note_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.active().space("m"))
        row.addWidget(self._note)
        row.addWidget(self._put_away)
        row.addStretch(1)
        column.addWidget(self._note_row)
        self._note_row.hide()
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
    def marks(self) -> tuple[TextMark, ...]:
        """The marks shown behind the words."""
        return self._editor.marks

    def set_marks(self, marks: Sequence[TextMark]) -> None:
        """Show these marks behind the words."""
        self._editor.set_marks(marks)

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
        self._editor.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._editor.lines_high(self._lines))

    def _fit(self) -> None:
        high = self._editor.lines_high(self._lines)
        if self._one_line:
            self._editor.setFixedHeight(high)
        else:
            self._editor.setMinimumHeight(high)

    def _typed(self) -> None:
        text = self._editor.toPlainText()
        self._writing.type(text, from_qt(text, self._editor.textCursor().position()))

    def _caret(self) -> None:
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
        self._note.setText(state.note)
        self._note.setAccessibleName(state.note)
        self._note_row.setVisible(bool(state.note))
        self._refused.setText(state.refused)
        self._refused.setVisible(bool(state.refused))
        if state.refused or state.note:
            self._announcer.say(state.refused or state.note)
        else:
            self._announcer.forget()

    def _dismiss(self) -> None:
        # The button is about to go, and the focus must not wander off with it.
        self._editor.setFocus()
        self._writing.dismiss_note()
