"""Ctrl+K: one field, and below it the best of what it finds."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.go_to import GoTo
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.words import Caption


class GoToDialog(RoomyDialog):
    """Enter goes to the marked row from the field or the list; Esc leaves things as they were.

    Args:
        presenter: what is found; forgotten when this closes.
        parent: the window it belongs to.
    """

    least = QSize(640, 764)

    def __init__(self, presenter: GoTo, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Go to"), "goTo", parent=parent)
        self._presenter = presenter
        self.announcer = Announcer(self)
        self._field = _Field(
            self.tr("A room, a guide, something you wrote, a setting"), "goTo.field"
        )
        self._rows = _Rows("goTo.rows", self.tr("Found"), dense=True)
        self._rows.setModel(presenter.model)
        self._rows.setMinimumHeight(Theme.active().px(120))
        self._note = Caption("")
        self._note.setObjectName("goTo.note")
        self.body.addWidget(self._field)
        self.body.addWidget(self._note)
        self.body.addWidget(self._rows, 1)
        self._connect()
        self._show()
        self._field.setFocus()

    @property
    def presenter(self) -> GoTo:
        """What is found here."""
        return self._presenter

    def _connect(self) -> None:
        self._field.textChanged.connect(self._presenter.seek)
        self._field.left.connect(self._enter_rows)
        self._field.entered.connect(self._go)
        self._rows.opened.connect(self._go)
        self._rows.clicked.connect(self._go)
        self._rows.left.connect(self._field.setFocus)
        self._rows.typed.connect(self._type)
        self._presenter.changed.connect(self._show)
        self.finished.connect(self._presenter.forget)

    def _show(self) -> None:
        note = self._presenter.state.note
        self._note.setText(note)
        self._rows.setCurrentIndex(self._presenter.model.index(0))
        self._rows.scrollToTop()
        if self._field.text().strip():
            self.announcer.say(note)
        else:
            self.announcer.forget()

    def _enter_rows(self) -> None:
        if self._presenter.model.rowCount():
            self._rows.setFocus(Qt.FocusReason.TabFocusReason)

    def _type(self, letters: str) -> None:
        self._field.setFocus()
        self._field.end(False)  # noqa: FBT003 - Qt's own
        self._field.insert(letters)

    def _go(self, row: QModelIndex | None = None) -> None:
        index = self._rows.currentIndex() if row is None else row
        rows = self._presenter.model.rows
        if not (index.isValid() and index.row() < len(rows)):
            return
        place = rows[index.row()].place
        # Closed first: what follows comes up over the window, and the focus stays where it goes.
        self.accept()
        self._presenter.go(place)


class _Field(SearchField):
    """The field; Enter goes at once, Down goes among the rows."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is no way to the rows here, for the first of them is marked already."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
            return
        super().keyPressEvent(event)


class _Rows(RecordListView):
    """The rows; Up from the first and letters go back to the field."""

    left = Signal()
    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on typing from here, or go back up."""
        letters = event.text()
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        elif letters and letters.isprintable() and not _is_command(event):
            self.typed.emit(letters)
        else:
            super().keyPressEvent(event)


def _is_command(event: QKeyEvent) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    command |= Qt.KeyboardModifier.MetaModifier
    return bool(event.modifiers() & command)
