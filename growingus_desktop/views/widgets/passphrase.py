"""The fields for what opens a vault: a passphrase in dots, and signs of a code in the clear."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from growingus_desktop.core.limits import LINE_LIMIT
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.words import Caption


class _Line(QLineEdit):
    caps_lock = Signal(bool)
    caps_lock_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Guess Caps Lock from what a letter key gave: Qt has no way to ask."""
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock_pressed.emit()
        elif len(typed) == 1 and typed.upper() != typed.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(typed.isupper() != shift)
        super().keyPressEvent(event)


_NOTHING_LEARNED = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
"""No keyboard may keep what is typed here for its suggestions."""


class CodeField(QLineEdit):
    """A line for a part of a recovery code, read off paper, so it is shown.

    Args:
        label: its spoken name and placeholder.
        name: the object name.
    """

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMaxLength(LINE_LIMIT)
        self.setInputMethodHints(_NOTHING_LEARNED)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Change its spoken name and placeholder."""
        self.setAccessibleName(label)
        self.setPlaceholderText(label)

    def wipe(self) -> None:
        """Empty it, forgetting its undo steps too."""
        self.setText("")


class PassphraseField(QWidget):
    """A line of dots that can be shown, and says when Caps Lock seems to be on.

    Args:
        label: its spoken name and placeholder.
        name: the object name of the line itself.
    """

    changed = Signal()
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._line = _Line()
        self._line.setObjectName(name)
        self._line.setMaxLength(LINE_LIMIT)
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | _NOTHING_LEARNED)
        self.set_label(label)
        self._eye = IconButton("eye", self.tr("Show passphrase"), f"{name}.show", framed=False)
        self._eye.clicked.connect(self._turn)
        self._caps = Caption(self.tr("Caps Lock seems to be on."), tone="honey")
        self._caps.setObjectName(f"{name}.capsLock")
        self._caps.hide()
        self._line.caps_lock.connect(self._caps.setVisible)
        self._line.caps_lock_pressed.connect(self._caps.hide)
        self._line.textChanged.connect(self.changed)
        self._line.returnPressed.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space("xs"))
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("xs"))
        row.addWidget(self._line, 1)
        row.addWidget(self._eye)
        column.addLayout(row)
        column.addWidget(self._caps)
        self.setFocusProxy(self._line)
        self._show(shown=False)

    @property
    def line(self) -> QLineEdit:
        """The line itself."""
        return self._line

    def set_label(self, label: str) -> None:
        """Change its spoken name and placeholder."""
        self._line.setAccessibleName(label)
        self._line.setPlaceholderText(label)

    def text(self) -> str:
        """What was typed."""
        return self._line.text()

    def reveal(self) -> None:
        """Show what is typed, as it is read off paper."""
        self._show(shown=True)

    def wipe(self) -> None:
        """Empty it, forgetting its undo steps too, and hide what comes next."""
        # clear() keeps the text for Ctrl+Z; setText() doesn't.
        self._line.setText("")
        self._caps.hide()
        self._show(shown=False)

    def _turn(self) -> None:
        self._show(shown=self._line.echoMode() == QLineEdit.EchoMode.Password)

    def _show(self, *, shown: bool) -> None:
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._line.setEchoMode(echo)
        self._eye.set_icon_name("eye-off" if shown else "eye")
        self._eye.set_label(self.tr("Hide passphrase") if shown else self.tr("Show passphrase"))
