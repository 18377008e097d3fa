"""The door to a rehearsal, and what was noticed in earlier ones."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.presenters.openers_state import NoteState
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


class RehearsalCard(Card):
    """Rehearse; below it the notes, which stay when rehearsal is put away.

    Args:
        opener: the open opener.
    """

    def __init__(self, opener: OpenOpener, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._opener = opener
        self._rows: dict[int, QWidget] = {}
        self._offer = QWidget()
        self._offer.setProperty("variant", "clear")
        offer = QVBoxLayout(self._offer)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.setSpacing(Theme.active().space("m"))
        offer.addWidget(Heading(self.tr("Rehearse")))
        words = self.tr(
            "Three minutes alone with their likely lines, one at a time. Nothing is spoken or"
            " recorded by this program."
        )
        offer.addWidget(Body(words))
        self.door = Button(self.tr("Rehearse"), "rehearse", icon="timer")
        self.door.clicked.connect(opener.line_two.rehearse)
        offer.addWidget(self.door)
        self._first = Caption(self.tr("Say above what they may do; that is what is rehearsed."))
        offer.addWidget(self._first)
        self.column.addWidget(self._offer)
        self._head = Strong(self.tr("What I noticed"))
        self.column.addWidget(self._head)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(Theme.active().space("s"))
        self.column.addLayout(self._notes)
        opener.changed.connect(self._show)
        opener.line_two.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state, may = self._opener.state, self._opener.line_two.state.offers
        self._offer.setVisible(may)
        self.door.setEnabled(bool(state.replies))
        self._first.setVisible(not state.replies)
        self._head.setVisible(bool(state.notes))
        self._show_notes(state.notes)
        self.setVisible(may or bool(state.notes))

    def _show_notes(self, notes: tuple[NoteState, ...]) -> None:
        for note_id in set(self._rows) - {note.id for note in notes}:
            gone = self._rows.pop(note_id)
            self._notes.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, note in enumerate(notes):
            if note.id not in self._rows:
                row = self._rows[note.id] = self._row(note)
                self._notes.insertWidget(at, row)

    def _row(self, note: NoteState) -> QWidget:
        row = QWidget()
        row.setProperty("variant", "clear")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Caption(note.day[:1].upper() + note.day[1:]))
        words.addWidget(Body(note.text, tone="ink"))
        line.addLayout(words, 1)
        name = self.tr("Remove the note of {day}").format(day=note.day)
        remove = IconButton("x", name, f"rehearsalNote.{note.id}.remove", framed=False)
        remove.clicked.connect(lambda: self._remove(note.id))
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _remove(self, note_id: int) -> None:
        # The button is about to go, and the focus must not wander off with it.
        if self.door.isVisible() and self.door.isEnabled():
            self.door.setFocus()
        self._opener.line_two.remove_note(note_id)
