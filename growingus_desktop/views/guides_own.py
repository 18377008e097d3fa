"""Where a person's own guides are brought, and where they are removed again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from growingus_desktop.content.guide import Guide
from growingus_desktop.presenters.guides_own import OwnGuides
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import ScrollPage
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.words import Body, Caption, Display

FindFile = Callable[[], Path | None]

_MOST_ROWS = 12
_LIST_HEIGHT = 220


def choose_nothing() -> Path | None:
    """Stands for a question that isn't asked."""
    return None


class OwnGuidesPage(ScrollPage):
    """What was brought, and what was refused of it.

    Args:
        own: state and intents.
        find_file: asks for a file; None if the person stopped.
        find_folder: asks for a folder.
    """

    closed = Signal()
    """The person goes back to reading."""

    read = Signal(str)
    """The person wants to read this guide."""

    def __init__(
        self,
        own: OwnGuides,
        find_file: FindFile = choose_nothing,
        find_folder: FindFile = choose_nothing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("ownGuides", parent)
        self._own = own
        self._may_change = own.may_change
        self._file = Button(self.tr("Add a file…"), "ownGuides.file", icon="file-text")
        self._folder = Button(self.tr("Add a folder…"), "ownGuides.folder", icon="folder-open")
        self._notice = Notice("ownGuides.told")
        self._none = Caption(self.tr("There are none yet."))
        self.rows = RecordListView("ownGuides.list", self.tr("Your own guides"))
        self.rows.setModel(own.model)
        self._read = Button(self.tr("Read it"), "ownGuides.read")
        self._remove = QuietButton(self.tr("Remove it"), "ownGuides.remove", icon="trash-2")
        self._back = QuietButton(
            self.tr("Back to the guide"), "ownGuides.back", icon="chevron-left"
        )
        self._lay_out()
        for button in (self._file, self._folder):
            button.setEnabled(self._may_change)
        self._file.clicked.connect(lambda: own.add_file(find_file()))
        self._folder.clicked.connect(lambda: own.add_folder(find_folder()))
        self.rows.opened.connect(self._open)
        self.rows.chosen.connect(self._moved)
        self._read.clicked.connect(self._open)
        self._remove.clicked.connect(self._take_out)
        self._back.clicked.connect(self.closed)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, self.closed.emit).setContext(inside)
        QShortcut(QKeySequence("Del"), self.rows, self._take_out).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        own.changed.connect(self.refresh)
        self._theme.changed.connect(self._resize)
        self.refresh()

    def take_focus(self) -> None:
        """Begin at what brings one, or on the way back where nothing can be changed."""
        (self._file if self._may_change else self._back).setFocus()

    def refresh(self) -> None:
        """Show what there is, and what was said of the last file or folder."""
        own = self._own
        if own.told:
            self._notice.note(own.told, "\n".join(own.refused))
        elif not self._notice.isHidden():
            self._notice.put_away()
        many = own.model.rowCount()
        self._none.setVisible(not many)
        for part in (self.rows, self._read, self._remove):
            part.setVisible(many > 0)
        self._resize()
        if many and not self.rows.currentIndex().isValid():
            self.rows.setCurrentIndex(own.model.index(0))
        self._moved(self.rows.currentIndex())

    def _lay_out(self) -> None:
        column = self.column
        column.addWidget(Display(self.tr("Your own guides")))
        column.addWidget(
            Body(
                self.tr(
                    "Markdown from your disk, copied into the vault: the file itself stays as it"
                    " is, and may go. A first heading or a title between +++ lines names it."
                )
            )
        )
        column.addWidget(
            Body(
                self.tr(
                    "Text alone is taken. Pictures, HTML and scripts are refused, with the line"
                    " they stand in. Addresses are shown as text and never opened. Folders inside"
                    " a folder aren’t looked at."
                )
            )
        )
        ways = Flow(Theme.active().space("s"))
        for button in (self._file, self._folder):
            ways.add(button)
        column.addWidget(ways)
        column.addWidget(self._notice)
        column.addWidget(self._none)
        column.addWidget(self.rows)
        doors = Flow(Theme.active().space("s"))
        for button in (self._read, self._remove):
            doors.add(button)
        column.addWidget(doors)
        column.addWidget(self._back)
        column.addStretch(1)

    def _moved(self, _index: QModelIndex) -> None:
        there = self._current() is not None
        self._read.setEnabled(there)
        self._remove.setEnabled(there and self._may_change)

    def _open(self) -> None:
        guide = self._current()
        if guide is not None:
            self.read.emit(guide.id)

    def _take_out(self) -> None:
        guide = self._current()
        if guide is not None:
            self._own.remove(guide.id)

    def _current(self) -> Guide | None:
        at, rows = self.rows.currentIndex().row(), self._own.model.rows
        return rows[at] if 0 <= at < len(rows) else None

    def _resize(self) -> None:
        """As high as what is in it, and no higher than leaves room for the rest."""
        shown = range(min(self.rows.model().rowCount(), _MOST_ROWS))
        wanted = sum(self.rows.sizeHintForRow(at) for at in shown)
        self.rows.setFixedHeight(min(wanted, self._theme.px(_LIST_HEIGHT)))
