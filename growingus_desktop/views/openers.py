"""The Openers page: the list, and the opener that is open beside it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.openers_answering import AnsweringPresenter
from growingus_desktop.presenters.openers_beginnings import Beginnings
from growingus_desktop.presenters.openers_outcome import OutcomePresenter
from growingus_desktop.presenters.openers_rehearsal import RehearsalPresenter
from growingus_desktop.presenters.openers_versions import VersionsPresenter
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_answering import AnsweringDialog
from growingus_desktop.views.openers_framings import FramingsDialog
from growingus_desktop.views.openers_need_pane import NeedPane
from growingus_desktop.views.openers_outcome import OutcomeDialog
from growingus_desktop.views.openers_pane import OpenerPane
from growingus_desktop.views.openers_rehearsal import RehearsalDialog
from growingus_desktop.views.openers_versions import VersionsDialog
from growingus_desktop.views.widgets.buttons import PrimaryButton, QuietButton
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.empty_state import EmptyState
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import MasterDetail
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.words import Display
from growingus_desktop.views.widgets.writing import WritingField


class OpenersPage(QWidget):
    """The room.

    Args:
        presenter: its state and intents.
    """

    def __init__(self, presenter: OpenersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = Theme.active()
        self.setObjectName("openersPage")
        # From the outside in: each move of a page into another place would dress all of it anew.
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(self)
        outer.addWidget(self._stack)
        detail = QWidget(self._stack)
        self._panes = MasterDetail(self._list_side(), detail, "openersPanes", self._stack)
        self._stack.addWidget(self._panes)
        self._empty = EmptyState(
            self.tr("Here you find the first words of a talk that is hard to begin."),
            self.tr("Draft an opener"),
            "openersEmpty",
            "message-circle-heart",
        )
        self._stack.addWidget(self._empty)
        self._notice = Notice("openersNotice", "honey")
        self._details = QStackedWidget(detail)
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice)
        column.addWidget(self._details, 1)
        self._pane = OpenerPane(presenter.opener, self._details)
        self._pane.setEnabled(False)
        self._need_pane: NeedPane | None = None
        self._details.addWidget(self._pane)
        self._connect()
        self._show_side()

    def intent(self, name: str) -> bool:
        """Do what a key of the window means here.

        Returns:
            Whether the key has a meaning in this room.
        """
        match name:
            case "new":
                self._begin()
            case "find" if self._presenter.at_needs:
                self._needs.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case "find":
                self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._search.selectAll()
            case "undo":
                self._undo()
            case _:
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what is typed while the field it is meant for is still being fetched."""
        typed = "\n" if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else event.text()
        if self._focus_wanted and (typed == "\n" or (typed and typed.isprintable())):
            self._early += typed
            return
        super().keyPressEvent(event)

    def _list_side(self) -> QWidget:
        side = QWidget()
        theme = self._theme
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(14), theme.px(16), theme.px(14), theme.px(10))
        head.setSpacing(theme.space("m"))
        self._new = PrimaryButton(self.tr("New opener"), "newOpener", icon="plus")
        self._new.clicked.connect(self._begin)
        self._other = QuietButton("", "otherList", icon="sprout")
        self._other.clicked.connect(self._turn)
        row = Flow(theme.space("s"))
        row.add(self._new)
        row.add(self._other)
        self._search = SearchField(self.tr("Find an opener"), "findOpener")
        self._name = Display()
        head.addWidget(self._name)
        head.addWidget(row)
        head.addWidget(self._search)
        self._list = RecordListView("openers", self.tr("Openers"))
        self._list.setModel(self._presenter.list.model)
        self._needs = RecordListView("needs", self.tr("Needs"))
        self._needs.setModel(self._presenter.needs.model)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._list)
        self._lists.addWidget(self._needs)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._lists, 1)
        return side

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._show)
        presenter.opening.connect(self._opening)
        presenter.opened.connect(self._opened)
        presenter.begun.connect(self._begun)
        presenter.problem.connect(self._tell)
        presenter.opener.changed.connect(self._notice.put_away)
        presenter.opener.outcome_wanted.connect(self._show_outcome)
        presenter.opener.versions_wanted.connect(self._show_versions)
        presenter.opener.answering_wanted.connect(self._show_answering)
        presenter.opener.line_two.rehearsal_wanted.connect(self._show_rehearsal)
        presenter.opener.beginnings_wanted.connect(self._show_beginnings)
        presenter.side_changed.connect(self._show_side)
        presenter.needs.changed.connect(self._show_needs)
        presenter.needs.opened.connect(self._show_needs)
        self._needs.chosen.connect(self._need_chosen)
        self._needs.opened.connect(self._focus_need)
        self._pane.bin_wanted.connect(self._put_in_bin)
        self._pane.open_bin_wanted.connect(presenter.open_bin)
        self._empty.pressed.connect(self._begin)
        self._list.chosen.connect(self._chosen)
        self._list.opened.connect(self._pane.focus_step)
        self._search.textChanged.connect(presenter.list.seek)
        self._search.left.connect(self._list.setFocus)
        self._focus_wanted = False
        self._is_beginning = False
        self._early = ""

    def _begin(self) -> None:
        if self._presenter.at_needs:
            self._presenter.begin_need()
        else:
            self._is_beginning = True
            self._hold_keys()
            self._presenter.begin()

    def _turn(self) -> None:
        if self._presenter.at_needs:
            self._presenter.show_openers()
        else:
            self._presenter.show_needs()

    def _show_side(self) -> None:
        needs = self._presenter.at_needs
        self._details.setCurrentWidget(self._needs_side() if needs else self._pane)
        self._lists.setCurrentWidget(self._needs if needs else self._list)
        self._search.setVisible(not needs)
        self._name.setText(self.tr("Needs") if needs else self.tr("Openers"))
        self._new.set_label(self.tr("New need") if needs else self.tr("New opener"))
        self._other.set_icon_name("chevron-left" if needs else "sprout")
        self._other.set_label(self.tr("Openers") if needs else self.tr("Needs"))
        self._other.setAccessibleName(
            self.tr("Back to the openers") if needs else self.tr("Show the needs")
        )
        self._show()
        self._show_needs()

    def _needs_side(self) -> NeedPane:
        # Two dozen fields that most visits to the room never show.
        if self._need_pane is None:
            self._need_pane = NeedPane(self._presenter.needs, self._details)
            self._details.addWidget(self._need_pane)
        return self._need_pane

    def _focus_need(self) -> None:
        self._needs_side().focus_first()

    def _need_chosen(self, index: QModelIndex) -> None:
        self._presenter.needs.choose(index.data(RecordRole.RECORD))

    def _show_needs(self) -> None:
        needs = self._presenter.needs
        shown = needs.open_id if needs.offered is None else needs.offered.id
        at = -1 if shown is None else needs.model.row_of(shown)
        if at >= 0 and self._needs.currentIndex().row() != at:
            self._needs.setCurrentIndex(needs.model.index(at))

    def _chosen(self, index: QModelIndex) -> None:
        row = index.data(RecordRole.RECORD)
        if row.id != self._presenter.open_id:
            self._presenter.open(row.id)

    def _begun(self) -> None:
        self._is_beginning = False
        self._search.clear()
        self._focus_wanted = True

    def _opening(self) -> None:
        # Until every field holds its own text, a key must not land in the wrong opener.
        if self._focus_wanted or self._pane.isAncestorOf(self.focusWidget() or self):
            self._hold_keys()
        self._pane.setEnabled(False)

    def _opened(self) -> None:
        self._pane.setEnabled(True)
        self._select_open()
        if self._is_beginning:
            # Another one is being made: what is typed is meant for that.
            return
        if self._focus_wanted:
            self._pane.focus_step()
            self._give_keys()
        elif not self._list.hasFocus() and not self._search.hasFocus():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_wanted = False

    def _show(self) -> None:
        presenter = self._presenter
        none = presenter.is_loaded and presenter.list.is_empty and presenter.open_id is None
        empty = none and not presenter.at_needs
        self._stack.setCurrentWidget(self._empty if empty else self._panes)
        if presenter.open_id is None:
            self._pane.setEnabled(False)
        self._select_open()

    def _select_open(self) -> None:
        model = self._presenter.list.model
        at = -1 if self._presenter.open_id is None else model.row_of(self._presenter.open_id)
        if at >= 0 and self._list.currentIndex().row() != at:
            self._list.setCurrentIndex(model.index(at))

    def _undo(self) -> None:
        field = self._field_in_hand()
        if field is not None and field.editor.document().isUndoAvailable():
            field.editor.undo()
        else:
            self._presenter.undo()

    def _hold_keys(self) -> None:
        # A field that is disabled hands the focus on, and a space would press where it lands.
        self._focus_wanted = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_keys(self) -> None:
        early, self._early = self._early, ""
        field = self._field_in_hand()
        if early and field is not None:
            field.editor.insertPlainText(early)

    def _field_in_hand(self) -> WritingField | None:
        focus = self.focusWidget()
        field = focus.parentWidget() if focus else None
        return field if isinstance(field, WritingField) else None

    def _tell(self, error: AppError) -> None:
        if self._focus_wanted and self.hasFocus():
            self._is_beginning, self._focus_wanted, self._early = False, False, ""
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._notice.tell(in_words(error))

    def _put_in_bin(self) -> None:
        # Not in the words of the next opener: there Ctrl+Z would take back keys and not this.
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.put_in_bin()

    def _show_outcome(self, presenter: OutcomePresenter) -> None:
        self._open_dialog(OutcomeDialog(presenter, self), presenter, self._pane.focus_head)

    def _show_versions(self, presenter: VersionsPresenter) -> None:
        self._open_dialog(VersionsDialog(presenter, self), presenter)

    def _show_answering(self, presenter: AnsweringPresenter) -> None:
        grade = self._presenter.opener.framings.grades[presenter.texts.grade]
        self._open_dialog(AnsweringDialog(presenter, grade, self), presenter)

    def _show_rehearsal(self, presenter: RehearsalPresenter) -> None:
        dialog = RehearsalDialog(presenter, self)
        dialog.finished.connect(presenter.deleteLater)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._pane.replies.focus_rehearsal)
        dialog.open()

    def _show_beginnings(self, presenter: Beginnings) -> None:
        grades = self._presenter.opener.framings.grades
        self._open_dialog(FramingsDialog(presenter, grades, self), presenter)

    def _open_dialog(
        self, dialog: Dialog, presenter: QObject, then: Callable[[], None] | None = None
    ) -> None:
        dialog.finished.connect(presenter.deleteLater)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(then or self._pane.focus_step)
        dialog.open()
