"""The open guide with what can be done to it above, and the pages that stand in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.guides_find import FindRow
from growingus_desktop.views.guides_marks import MarksList
from growingus_desktop.views.guides_note import GuideNote
from growingus_desktop.views.guides_own import FindFile, OwnGuidesPage, choose_nothing
from growingus_desktop.views.guides_reader import Reader
from growingus_desktop.views.guides_setting import SettingRow
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.notice import Notice


class ReadingDesk(QWidget):
    """Where a guide is read.

    Args:
        presenter: state and intents.
        find_file: asks for a file of the person's own.
        find_folder: asks for a folder of theirs.
    """

    left = Signal()
    """The person goes back to the list."""

    def __init__(
        self,
        presenter: GuidesPresenter,
        find_file: FindFile = choose_nothing,
        find_folder: FindFile = choose_nothing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = Theme.active()
        self._shown = ""
        self._find = self._button("search", self.tr("Find in this guide"), "guide.findButton")
        self._set = self._button("a-large-small", self.tr("Letters and column"), "guide.setting")
        self._set.setCheckable(True)
        self._print = self._button("printer", self.tr("Print this guide"), "guide.print")
        self._remove = self._button("trash-2", self.tr("Remove this guide"), "guide.remove")
        self._listed = self._button(
            "notebook-pen", self.tr("Highlights and notes"), "guide.marksButton"
        )
        self._highlight = self._button("highlighter", self.tr("Highlight"), "guide.highlight")
        self._bookmark = self._button("bookmark", self.tr("Bookmark"), "guide.bookmark")
        self._bookmark.setCheckable(True)
        self._notice = Notice("guides.notice")
        self.reader = Reader("guide.reader")
        self._gone = QuietButton("", "guide.gone", icon="triangle-alert")
        self.finding = FindRow(presenter.find)
        self.setting = SettingRow(presenter.setting)
        self.setting.hide()
        self.marks = MarksList(presenter)
        self.own = OwnGuidesPage(presenter.own, find_file, find_folder)
        self._note = GuideNote(presenter.marks, self)
        self._tools = QWidget()
        self._bar = QHBoxLayout(self._tools)
        self._told = QVBoxLayout()
        self._foot = QVBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._redress()
        self._refresh()
        self._open(presenter.place)

    def find_words(self) -> None:
        """Let words be found in the open guide."""
        self.show_reader()
        self.finding.open()

    def show_reader(self) -> None:
        """Let the guide itself be read."""
        self._show(self._page)

    def show_own(self) -> None:
        """Let guides be brought and removed."""
        self._presenter.own.forget_told()
        self._show(self.own)
        self.own.take_focus()

    def tell_refused(self) -> None:
        """Say which files aren't shown and why, or put that away again."""
        refused = self._presenter.state.refused
        if refused is None or not self._notice.isHidden():
            self._notice.put_away()
            return
        close = Button(self.tr("Close"), "guides.notice.close")
        close.clicked.connect(self._notice.put_away)
        self._notice.tell(refused, close)

    def _button(self, icon: str, label: str, name: str) -> IconButton:
        return IconButton(icon, label, name, framed=False)

    def _lay_out(self) -> None:
        self._bar.addStretch(1)
        for button in (
            self._find,
            self._set,
            self._print,
            self._remove,
            self._listed,
            self._highlight,
            self._bookmark,
        ):
            self._bar.addWidget(button)
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._tools)
        self._told.addWidget(self.finding)
        self._told.addWidget(self.setting)
        page.addLayout(self._told)
        page.addWidget(self.reader, 1)
        page.addWidget(self._gone, 0, Qt.AlignmentFlag.AlignHCenter)
        for each in (self._page, self.marks, self.own):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above = QVBoxLayout()
        self._above.addWidget(self._notice)
        column.addLayout(self._above)
        column.addWidget(self._stack, 1)
        self._foot.addWidget(self._note)
        column.addLayout(self._foot)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._refresh)
        presenter.opened.connect(self._open)
        presenter.problem.connect(self._tell)
        presenter.setting.changed.connect(self._set_anew)
        presenter.find.turned.connect(self.reader.select)
        self.reader.moved.connect(presenter.read_to)
        self.reader.followed.connect(presenter.follow)
        self.reader.pressed.connect(self._open_note)
        self.reader.left.connect(self._step_back)
        self.reader.marked.connect(self._toggle_highlight)
        self.finding.closed.connect(self.reader.setFocus)
        self.marks.closed.connect(self._back)
        self.marks.wanted.connect(self._see)
        self.own.closed.connect(self._back)
        self.own.read.connect(self._read)
        self._note.closed.connect(self._after_note)
        self._find.clicked.connect(self.find_words)
        self._set.clicked.connect(self._toggle_setting)
        self._print.clicked.connect(self._print_guide)
        self._remove.clicked.connect(presenter.remove)
        self._listed.clicked.connect(self._list_marks)
        self._gone.clicked.connect(self._list_marks)
        self._bookmark.clicked.connect(presenter.bookmark)
        self._highlight.clicked.connect(self._toggle_highlight)
        for keys, step in ((QKeySequence("F3"), 1), (QKeySequence("Shift+F3"), -1)):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda step=step: presenter.find.step(step))
        self._theme.changed.connect(self._redress)

    def _open(self, permille: int) -> None:
        reading = self._presenter.state.reading
        if reading is not None:
            self._notice.put_away()
            if reading.guide.id != self._shown:
                # The same guide in a later text leaves the person where they are.
                self.show_reader()
            self._shown = reading.guide.id
            self.reader.show_reading(reading, permille, self._presenter.setting.now)

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
        self._remove.setVisible(reading.guide.own)
        gone = len(reading.gone)
        self._gone.set_label(self.tr("%n highlight(s) whose place is gone", "", gone))
        self._gone.setVisible(gone > 0)

    def _set_anew(self) -> None:
        self.reader.set_as(self._presenter.setting.now)

    def _toggle_setting(self) -> None:
        wanted = self.setting.isHidden()
        self.setting.setVisible(wanted)
        self._set.setChecked(wanted)
        if wanted:
            self.setting.letters.setFocus()

    def _toggle_highlight(self) -> None:
        selected = self.reader.selection()
        caret = self.reader.caret()
        self._presenter.marks.toggle(*(selected or (caret, caret)))

    def _open_note(self) -> None:
        # What was just marked is still selected, with the caret behind it.
        selected = self.reader.selection()
        self._presenter.marks.open_note(selected[0] if selected else self.reader.caret())

    def _list_marks(self) -> None:
        self._show(self.marks)
        self.marks.take_focus()

    def _print_guide(self) -> None:
        self._presenter.print_guide()

    def _step_back(self) -> None:
        """One thing at a time: what is found, then the way to the list."""
        if self._presenter.find.is_open:
            self.finding.put_away()
        else:
            self.left.emit()

    def _show(self, page: QWidget) -> None:
        leaving, focused = self._stack.currentWidget() or page, self.window().focusWidget()
        if page is self._page and leaving is not page and leaving.isAncestorOf(focused or self):
            # Said beforehand, or the focus falls on the card on its way and takes the place along.
            self.reader.setFocus()
        self._stack.setCurrentWidget(page)

    def _back(self) -> None:
        self.show_reader()
        self.reader.setFocus()

    def _see(self, start: int, end: int) -> None:
        self._back()
        self.reader.select(start, end)

    def _read(self, guide_id: str) -> None:
        self._presenter.read(guide_id)
        self._back()

    def _after_note(self) -> None:
        if self._stack.currentWidget() is self.marks:
            self.marks.take_focus()
        else:
            self.reader.setFocus()

    def _tell(self, error: AppError) -> None:
        self._notice.tell(in_words(error))

    def _redress(self) -> None:
        side = self._theme.px(14)
        self._bar.setContentsMargins(side, self._theme.px(6), side, self._theme.px(4))
        for column in (self._told, self._above, self._foot):
            column.setContentsMargins(side, 0, side, 0)
        self._bar.setSpacing(self._theme.space("xs"))
