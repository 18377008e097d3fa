"""The Guides room: a list beside the guide that is open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.presenters.guides_state import Reading
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.guides_list import GuidesSide
from growingus_desktop.views.guides_note import GuideNote
from growingus_desktop.views.guides_reader import Reader
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import MasterDetail
from growingus_desktop.views.widgets.words import Caption


class GuidesPage(MasterDetail):
    """Choose a guide, read it, and go where it leads.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: GuidesPresenter, parent: QWidget | None = None) -> None:
        self._presenter = presenter
        self.side = GuidesSide(presenter)
        self.desk = ReadingDesk(presenter)
        super().__init__(self.side, self.desk, "guidesPage", parent)
        self.side.refused_wanted.connect(self.desk.tell_refused)
        self.side.entered.connect(self.desk.reader.setFocus)
        presenter.reader_wanted.connect(self.desk.reader.setFocus)
        self.desk.reader.left.connect(self.take_focus)

    def take_focus(self) -> None:
        """Put the focus on the list, or on the search where the list is empty."""
        rows = self.side.rows
        (rows if rows.currentIndex().isValid() else self.side.search).setFocus()

    def intent(self, name: str) -> bool:
        """Do what a shortcut stands for here; False if it means nothing here."""
        match name:
            case "find":
                self.side.search.setFocus()
                self.side.search.selectAll()
            case "undo":
                self._presenter.undo()
            case _:
                return False
        return True


class ReadingDesk(QWidget):
    """The open guide with what can be done to it above.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: GuidesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = Theme.active()
        self._match = -1
        self._places = Caption()
        self._places.setObjectName("guide.places")
        self._before = self._button("chevron-left", self.tr("Place before"), "guide.placeBefore")
        self._after = self._button("chevron-right", self.tr("Next place"), "guide.placeAfter")
        self._highlight = self._button("highlighter", self.tr("Highlight"), "guide.highlight")
        self._bookmark = self._button("bookmark", self.tr("Bookmark"), "guide.bookmark")
        self._bookmark.setCheckable(True)
        self._notice = Notice("guides.notice")
        self.reader = Reader("guide.reader")
        self._note = GuideNote(presenter.marks, self)
        self._bar = QHBoxLayout()
        self._told = QVBoxLayout()
        self._foot = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._redress()
        self._refresh()
        self._open(presenter.place)

    def _button(self, icon: str, label: str, name: str) -> IconButton:
        return IconButton(icon, label, name, framed=False)

    def _lay_out(self) -> None:
        self._bar.addWidget(self._places)
        self._bar.addWidget(self._before)
        self._bar.addWidget(self._after)
        self._bar.addStretch(1)
        self._bar.addWidget(self._highlight)
        self._bar.addWidget(self._bookmark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        self._told.addWidget(self._notice)
        column.addLayout(self._told)
        column.addWidget(self.reader, 1)
        self._foot.addWidget(self._note)
        column.addLayout(self._foot)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._refresh)
        presenter.opened.connect(self._open)
        presenter.problem.connect(self._tell)
        self.reader.moved.connect(presenter.read_to)
        self.reader.followed.connect(presenter.follow)
        self.reader.pressed.connect(lambda: presenter.marks.open_note(self.reader.caret()))
        self._note.closed.connect(self.reader.setFocus)
        self._bookmark.clicked.connect(presenter.bookmark)
        self._highlight.clicked.connect(self._toggle_highlight)
        self._before.clicked.connect(lambda: self._go_to_match(-1))
        self._after.clicked.connect(lambda: self._go_to_match(1))
        for keys, step in ((QKeySequence("F3"), 1), (QKeySequence("Shift+F3"), -1)):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda step=step: self._go_to_match(step))
        self._theme.changed.connect(self._redress)

    def _open(self, permille: int) -> None:
        reading = self._presenter.state.reading
        if reading is not None:
            self._match = -1
            self._notice.put_away()
            self.reader.show_reading(reading, permille)
            self._show_places(reading)

    def _refresh(self) -> None:
        reading = self._presenter.state.reading
        self.setEnabled(reading is not None)
        if reading is None:
            return
        if self.reader.shows(reading):
            self.reader.show_reading(reading)
        self._bookmark.setChecked(reading.bookmarked)
        self._bookmark.set_label(
            self.tr("Take the bookmark out") if reading.bookmarked else self.tr("Bookmark")
        )
        self._show_places(reading)

    def _show_places(self, reading: Reading) -> None:
        many = len(reading.matches)
        if self._match >= many:
            self._match = -1
        for part in (self._places, self._before, self._after):
            part.setVisible(many > 0)
        words = self.tr("%n place(s)", "", many)
        if self._match >= 0:
            words = self.tr("{number} of {places}")
            words = words.replace("{number}", str(self._match + 1))
            words = words.replace("{places}", self.tr("%n place(s)", "", many))
        self._places.setText(words)

    def _go_to_match(self, step: int) -> None:
        reading = self._presenter.state.reading
        if reading is None or not reading.matches:
            return
        begun = self._match >= 0 or step < 0
        self._match = (max(self._match, 0) + step if begun else 0) % len(reading.matches)
        self.reader.select(*reading.matches[self._match])
        self._show_places(reading)

    def _toggle_highlight(self) -> None:
        selected = self.reader.selection()
        caret = self.reader.caret()
        self._presenter.marks.toggle(*(selected or (caret, caret)))

    def tell_refused(self) -> None:
        """Say which files aren't shown and why, or put that away again."""
        refused = self._presenter.state.refused
        if refused is None or not self._notice.isHidden():
            self._notice.put_away()
            return
        close = Button(self.tr("Close"), "guides.notice.close")
        close.clicked.connect(self._notice.put_away)
        self._notice.tell(refused, close)

    def _tell(self, error: AppError) -> None:
        self._notice.tell(in_words(error))

    def _redress(self) -> None:
        side = self._theme.px(14)
        self._bar.setContentsMargins(side, self._theme.px(6), side, self._theme.px(4))
        self._told.setContentsMargins(side, 0, side, 0)
        self._foot.setContentsMargins(side, 0, side, 0)
        self._bar.setSpacing(self._theme.space("xs"))
