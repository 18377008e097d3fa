"""The Reflections page: the journal with what is open beside it, and the thanks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.reflections import JOURNAL, ReflectionsPresenter
from growingus_desktop.presenters.reflections_bin import BinPresenter
from growingus_desktop.presenters.reflections_history import HistoryPresenter
from growingus_desktop.views.reflections_dialogs import BinDialog, HistoryDialog, PromptDialog
from growingus_desktop.views.reflections_entry import EntryPane
from growingus_desktop.views.reflections_side import ReflectionsSide
from growingus_desktop.views.reflections_thanks import ThanksPane
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.empty_state import EmptyState
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import MasterDetail


class ReflectionsPage(QWidget):
    """The room.

    Args:
        presenter: its state and intents.
    """

    def __init__(self, presenter: ReflectionsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setObjectName("reflectionsPage")
        self._side = ReflectionsSide(presenter)
        self._entry = EntryPane(presenter.entry)
        self._thanks = ThanksPane(presenter)
        self._empty = EmptyState(
            self.tr("A place to think on paper. Nothing here is remarked on or measured."),
            self.tr("Write a first entry"),
            "reflections.empty",
            "notebook-pen",
        )
        self._nothing_open = QWidget()
        self._nothing_open.setProperty("variant", "clear")
        self._notice = Notice("reflections.notice", "honey")
        self._stack = QStackedWidget()
        for part in (self._nothing_open, self._entry, self._thanks, self._empty):
            self._stack.addWidget(part)
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(MasterDetail(self._side, detail, "reflections.panes"))
        self._connect()
        self._show()

    def intent(self, name: str) -> bool:
        """Do what a key of the window means here.

        Returns:
            Whether the key has a meaning in this room.
        """
        match name:
            case "new":
                self._new()
            case "find":
                self._presenter.go_to(JOURNAL)
                self._side.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._side.search.selectAll()
            case "undo":
                self._undo()
            case _:
                return False
        return True

    def take_focus(self) -> None:
        """Put the focus where the person goes on."""
        if self._presenter.state.tab != JOURNAL:
            self._thanks.focus_line()
        elif self._presenter.list.model.rowCount():
            self._side.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._side.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._show)
        presenter.opened.connect(self._opened)
        presenter.begun.connect(self._begun)
        presenter.sought_out.connect(self._side.search.clear)
        presenter.problem.connect(self._tell)
        presenter.bin_wanted.connect(self._show_bin)
        presenter.entry.history_wanted.connect(self._show_history)
        self._entry.bin_wanted.connect(presenter.put_in_bin)
        self._entry.prompt_wanted.connect(self._show_prompts)
        self._side.prompt_wanted.connect(self._show_prompts)
        self._side.entered.connect(self._entry.focus_text)
        self._empty.pressed.connect(self._new)

    def _new(self) -> None:
        if self._presenter.state.tab == JOURNAL:
            self._presenter.begin()
        else:
            self._thanks.focus_line()

    def _opened(self) -> None:
        self._side.follow_open()
        self._notice.put_away()

    def _begun(self) -> None:
        self._side.search.clear()
        self._entry.focus_text()

    def _show(self) -> None:
        state = self._presenter.state
        if state.tab != JOURNAL:
            self._stack.setCurrentWidget(self._thanks)
        elif state.has_open:
            self._stack.setCurrentWidget(self._entry)
        elif state.is_loaded and state.is_empty:
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self._nothing_open)

    def _undo(self) -> None:
        focus = self.focusWidget()
        for field in (self._entry.text, self._entry.title, self._entry.tag, self._thanks.field):
            editor = field.editor
            if focus is editor and editor.document().isUndoAvailable():
                editor.undo()
                return
        self._presenter.undo()

    def _tell(self, error: AppError) -> None:
        self._notice.tell(in_words(error))

    def _show_history(self, presenter: HistoryPresenter) -> None:
        self._open_dialog(HistoryDialog(presenter, self))

    def _show_bin(self, presenter: BinPresenter) -> None:
        self._open_dialog(BinDialog(presenter, self))

    def _show_prompts(self) -> None:
        self._open_dialog(PromptDialog(self._presenter.prompts, self))

    def _open_dialog(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
