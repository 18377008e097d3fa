"""Earlier answers in words alone: one paragraph a question, each a stop for Tab."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.checkins_strips import StripsState
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.strokes import focus_ring
from growingus_desktop.views.widgets.words import Strong, Words


class StripsInWords(QWidget):
    """What the strips show, to be read or heard instead of looked at.

    Args:
        name: the object name; each paragraph is called ``name.question``.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._column = Column(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.active().space("s"))
        self._shown: dict[str, tuple[Strong, Paragraph]] = {}
        self._said = Paragraph(f"{name}.said")
        self._column.addWidget(self._said)

    def show_strips(self, state: StripsState) -> None:
        """Tell these strips."""
        self._said.tell("", state.said)
        for strip in state.strips:
            if strip.key not in self._shown:
                pair = Strong(strip.name), Paragraph(f"{self._name}.{strip.key}")
                self._shown[strip.key] = pair
                for part in pair:
                    self._column.addWidget(part)
        told = {strip.key: strip for strip in state.strips}
        for key, (heading, paragraph) in self._shown.items():
            strip = told.get(key)
            heading.setVisible(strip is not None)
            paragraph.setVisible(strip is not None)
            if strip is not None:
                paragraph.tell(
                    strip.name, "\n".join(part for part in (strip.said, strip.told) if part)
                )

    def take_focus(self) -> None:
        """Put the focus on the first paragraph."""
        self._said.setFocus(Qt.FocusReason.OtherFocusReason)


class Paragraph(Words):
    """Words that Tab stops at, so that they are read aloud and scrolled to.

    Args:
        name: the object name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "ui", selectable=True, parent=parent)
        self.setObjectName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Afterwards: the flags would have Tab pass by.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def tell(self, title: str, words: str) -> None:
        """Say these words; a screen reader hears what they are about first."""
        self.setText(words)
        spoken = words.replace("\n", " ")
        self.setAccessibleName(f"{title}. {spoken}" if title else spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and a ring around them while Tab stands here."""
        super().paintEvent(event)
        if self.hasFocus():
            theme = Theme.active()
            painter = QPainter(self)
            focus_ring(painter, QRectF(self.rect()), theme.radius("control") / 2, theme)
            painter.end()
