"""Every highlight of the open guide in a list, those whose place is gone among them."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.presenters.guides_state import Marked
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.panes import ScrollPage
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.words import Body, Display

_MOST_ROWS = 12
_LIST_HEIGHT = 260


class MarksList(ScrollPage):
    """What was marked in the open guide, and what was written beside it.

    Args:
        presenter: state and intents of the room.
    """

    closed = Signal()
    """The person goes back to reading."""

    wanted = Signal(int, int)
    """The person wants to see this stretch of the guide."""

    def __init__(self, presenter: GuidesPresenter, parent: QWidget | None = None) -> None:
        super().__init__("guide.marks", parent)
        self._presenter = presenter
        self._about = Body()
        self.rows = RecordListView(
            "guide.marks.list", self.tr("Highlights in this guide"), title_lines=3
        )
        self.rows.setModel(presenter.marks.model)
        self._go = Button("", "guide.marks.go")
        self._note = Button(self.tr("Open its note"), "guide.marks.note")
        self._away = QuietButton(self.tr("Take it away"), "guide.marks.away")
        self._print = QuietButton(
            self.tr("Print the guide with these"), "guide.marks.print", icon="printer"
        )
        self._back = QuietButton(
            self.tr("Back to the guide"), "guide.marks.back", icon="chevron-left"
        )
        self._column.addWidget(Display(self.tr("Highlights and notes")))
        self._column.addWidget(self._about)
        self._column.addWidget(self.rows)
        buttons = Flow(Theme.active().space("s"))
        for button in (self._go, self._note, self._away, self._print):
            buttons.add(button)
        self._column.addWidget(buttons)
        self._column.addWidget(self._back)
        self._column.addStretch(1)
        self.rows.opened.connect(self._enter)
        self.rows.chosen.connect(self._moved)
        self._go.clicked.connect(self._enter)
        self._note.clicked.connect(self._open_note)
        self._away.clicked.connect(self._take_away)
        self._print.clicked.connect(lambda: presenter.print_guide(with_marks=True))
        self._back.clicked.connect(self.closed)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, self.closed.emit).setContext(inside)
        QShortcut(QKeySequence("Del"), self.rows, self._take_away).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        presenter.changed.connect(self.refresh)
        self._theme.changed.connect(self._resize)
        self.refresh()

    def take_focus(self) -> None:
        """Begin on the first highlight, or on the way back where there is none."""
        if self._presenter.marks.model.rowCount():
            if not self.rows.currentIndex().isValid():
                self.rows.setCurrentIndex(self._presenter.marks.model.index(0))
            self.rows.setFocus()
        else:
            self._back.setFocus()

    def refresh(self) -> None:
        """Show what there is."""
        reading = self._presenter.state.reading
        gone = len(reading.gone) if reading else 0
        many = self._presenter.marks.model.rowCount()
        if not many:
            words = self.tr(
                "Nothing is marked in this guide. Select some words and press Highlight."
            )
        elif gone:
            words = self.tr(
                "The guide was edited since, so the place of %n of them is gone. The words you"
                " marked and your notes are kept here.",
                "",
                gone,
            )
        else:
            words = self.tr("In the order they stand in the guide.")
        self._about.setText(words)
        for part in (self.rows, self._go, self._note, self._away, self._print):
            part.setVisible(many > 0)
        self._resize()
        self._moved(self.rows.currentIndex())

    def _moved(self, _index: QModelIndex) -> None:
        one = self._current()
        self._go.set_label(self.tr("Go there"))
        self._go.setEnabled(one is not None and not one.is_gone)
        self._note.setEnabled(one is not None)
        self._away.setEnabled(one is not None)

    def _enter(self) -> None:
        one = self._current()
        if one is None:
            return
        if one.is_gone:
            self._open_note()
        else:
            self.wanted.emit(one.start, one.end)

    def _open_note(self) -> None:
        one = self._current()
        if one is not None:
            self._presenter.marks.open_note_of(one)

    def _take_away(self) -> None:
        one = self._current()
        if one is not None:
            self._presenter.marks.take_away(one.id)

    def _current(self) -> Marked | None:
        at, rows = self.rows.currentIndex().row(), self._presenter.marks.model.rows
        return rows[at] if 0 <= at < len(rows) else None

    def _resize(self) -> None:
        """As high as what is in it, and no higher than leaves room for the rest."""
        shown = range(min(self.rows.model().rowCount(), _MOST_ROWS))
        wanted = sum(self.rows.sizeHintForRow(at) for at in shown)
        self.rows.setFixedHeight(min(wanted, self._theme.px(_LIST_HEIGHT)))
