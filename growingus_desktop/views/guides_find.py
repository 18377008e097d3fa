"""The row above the open guide in which words are looked for in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from growingus_desktop.presenters.guides_find import GuideFind
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.words import Caption


class _Field(SearchField):
    """Enter goes on, Shift+Enter back, Esc puts the row away."""

    stepped = Signal(int)
    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the places without leaving the field."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.stepped.emit(-1 if back else 1)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case _:
                super().keyPressEvent(event)


class FindRow(QWidget):
    """A field, how many places there are, and the way from one to the next.

    It is there while it is wanted, or while the list's search found something in the open guide;
    then without its field.

    Args:
        find: state and intents.
    """

    closed = Signal()
    """It was put away; the person goes on reading."""

    def __init__(self, find: GuideFind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide.findRow")
        self._find = find
        self._theme = Theme.active()
        self._announcer = Announcer(self)
        self.field = _Field(self.tr("Find in this guide"), "guide.find")
        self._places = Caption()
        self._places.setObjectName("guide.places")
        self._before = self._button("chevron-left", self.tr("Place before"), "guide.placeBefore")
        self._after = self._button("chevron-right", self.tr("Next place"), "guide.placeAfter")
        self._close = self._button("x", self.tr("Stop finding"), "guide.find.close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, Theme.active().space("s"))
        row.addWidget(self.field, 1)
        for part in (self._places, self._before, self._after, self._close):
            row.addWidget(part)
        row.addStretch(0)
        self.field.textChanged.connect(find.seek)
        self.field.stepped.connect(find.step)
        self.field.closed.connect(self.put_away)
        self._close.clicked.connect(self.put_away)
        self._before.clicked.connect(lambda: find.step(-1))
        self._after.clicked.connect(lambda: find.step(1))
        find.changed.connect(self.refresh)
        self.refresh()

    def open(self) -> None:
        """Show the field, with all of its words selected."""
        self._find.open()
        self.field.setFocus()
        self.field.selectAll()

    def put_away(self) -> None:
        """Look for nothing any more."""
        self.field.blockSignals(True)  # noqa: FBT003
        self.field.clear()
        self.field.blockSignals(False)  # noqa: FBT003
        self._find.close()
        self.closed.emit()

    def refresh(self) -> None:
        """Show how many places there are."""
        find = self._find
        many = len(find.places)
        self.field.setVisible(find.is_open)
        self._close.setVisible(find.is_open)
        for part in (self._before, self._after):
            part.setVisible(many > 0)
        told = find.told
        self._places.setText(told)
        self._places.setVisible(bool(told))
        self.setVisible(find.is_open or many > 0)
        if find.is_open and told:
            self._announcer.say(told)

    def _button(self, icon: str, label: str, name: str) -> IconButton:
        return IconButton(icon, label, name, framed=False)
