"""Labels by what they are for: their look comes from the style sheet, their words wrap."""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from growingus_desktop.theme.theme import Theme


class Words(QLabel):
    """Words in one type role; plain text always, whatever it looks like.

    Args:
        text: what to show.
        role: a type role of the tokens (display, heading, reading, ui, caption, …).
        tone: a colour role that differs from the type role's own, or nothing.
        selectable: whether the words can be marked and copied by mouse and keyboard.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "ui",
        *,
        tone: str = "",
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plain = ""
        self._line = Theme.active().tokens.type[role].line
        # Qt sets the height of lines in rich text only; what is shown stays plain.
        rich = self._line != 100
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)

    def text(self) -> str:
        """The words, as they were given."""
        return self._plain

    def setText(self, text: str) -> None:
        """Change the words; nothing in them is markup."""
        self._plain = text
        if self._line == 100 or not text:
            super().setText(text)
            return
        style = f"white-space: pre-wrap; line-height: {self._line}%; margin: 0"
        super().setText(f'<p style="{style}">{html.escape(text)}</p>')

    def set_tone(self, tone: str) -> None:
        """Change the colour role; an empty one gives the type role's own colour back."""
        if tone == self.property("tone"):
            return
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)


class Display(Words):
    """The name of a page or a dialog."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "display", parent=parent)


class Heading(Words):
    """The name of a card or a section."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "heading", parent=parent)


class Body(Words):
    """A sentence of the interface; can be marked and copied."""

    def __init__(self, text: str = "", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "ui", tone=tone, selectable=True, parent=parent)


class Strong(Words):
    """The name of a field or a group."""

    def __init__(self, text: str = "", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "ui-strong", tone=tone, parent=parent)


class Reading(Words):
    """Words meant to be read slowly: the person's own, or a guide's."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "reading", selectable=True, parent=parent)


class Caption(Words):
    """A small line beside something else."""

    def __init__(self, text: str = "", *, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "caption", tone=tone, parent=parent)
