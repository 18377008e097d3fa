"""The note beside a highlighted passage, while it is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.guides_marks import GuideMarks
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.words import Strong
from growingus_desktop.views.widgets.writing import WritingField

_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class GuideNote(Card):
    """A field for the note, hidden while no note is open.

    Args:
        marks: state and intents.
    """

    closed = Signal()
    """The note was put away; the person goes on reading."""

    def __init__(self, marks: GuideMarks, parent: QWidget | None = None) -> None:
        super().__init__(edge="honey", parent=parent)
        self.setObjectName("guide.noteCard")
        self._marks = marks
        title = self.tr("A note beside your highlight")
        self.column.setSpacing(Theme.active().space("s"))
        self.column.addWidget(Strong(title))
        self._field = WritingField(marks.note, name="guide.note", label=title, lines=2)
        self.column.addWidget(self._field)
        buttons = Flow(Theme.active().space("s"))
        done = Button(self.tr("Done"), "guide.note.done")
        gone = QuietButton(self.tr("Take the highlight away"), "guide.note.unhighlight")
        for button in (done, gone):
            buttons.add(button)
        self.column.addWidget(buttons)
        done.clicked.connect(marks.close_note)
        gone.clicked.connect(self._take_away)
        QShortcut(QKeySequence("Esc"), self, marks.close_note).setContext(_INSIDE)
        marks.note_opened.connect(self._refresh)
        self._refresh()

    def _take_away(self) -> None:
        noting = self._marks.noting
        if noting is not None:
            self._marks.toggle(noting.start, noting.end)

    def _refresh(self) -> None:
        was, wanted = not self.isHidden(), self._marks.noting is not None
        self.setVisible(wanted)
        if wanted:
            self._field.setFocus()
        elif was:
            self.closed.emit()
