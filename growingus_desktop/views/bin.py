"""The bin over all rooms, and the question before something is erased for good."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.bin import BinRow, WholeBin, kind_name
from growingus_desktop.presenters.bin_backups import ErasedBackups
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.views.mass_delete import MassDeleteDialog
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.words import Body, Caption, Strong


class WholeBinDialog(Dialog):
    """What lies in the bin; each thing comes back or goes for good.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: WholeBin, parent: QWidget | None = None) -> None:
        super().__init__("", "bin", parent=parent)
        self.set_heading(self.tr("Bin"))
        self._presenter = presenter
        self._asked: BinRow | None = None
        self._has_come = False
        self._search = SearchField(self.tr("Find in the bin"), "bin.find")
        self._list = RecordListView("bin.list", self.tr("Things in the bin"))
        self._list.setModel(presenter.model)
        self._list.setMinimumHeight(self._theme.px(220))
        self._count = Caption()
        self._count.setObjectName("bin.count")
        self._none = Body()
        self._none.setObjectName("bin.none")
        self._problem = Notice("bin.problem", edge="honey")
        self._announcer = Announcer(self)
        self._spoken = ""
        keeps = Caption(
            self.tr("Things stay here for 30 days; longer while the program is seldom opened.")
        )
        self.body.addWidget(keeps)
        # Above the list, where it is seen at any text size.
        self.body.addWidget(self._problem)
        if presenter.backups is not None:
            self.body.addWidget(BackupsNote(presenter.backups, self))
        for part in (self._search, self._count, self._none):
            self.body.addWidget(part)
        self.body.addWidget(self._list, 100)
        # Without a list nothing else is to be spread over its room.
        self.body.addStretch(1)
        self._back = PrimaryButton(self.tr("Bring back"), "bin.bringBack", icon="undo-2")
        self._erase = Button(self.tr("Erase for good…"), "bin.erase", icon="trash-2")
        self._empty = QuietButton(self.tr("Empty the bin…"), "bin.empty")
        self._close = QuietButton(self.tr("Close"), "bin.close")
        for button in (self._back, self._erase, self._empty, self._close):
            self.add_button(button)
        self._search.textChanged.connect(presenter.seek)
        self._search.left.connect(self._list.setFocus)
        self._back.clicked.connect(self._bring_back)
        self._erase.clicked.connect(self._ask_to_erase)
        self._empty.clicked.connect(self._ask_to_empty)
        self._close.clicked.connect(self.reject)
        presenter.changed.connect(self._show)
        presenter.problem.connect(self._tell)
        self._show()
        presenter.load()

    def sizeHint(self) -> QSize:
        """Room for what is still to come from the vault."""
        wanted = QSize(self._theme.px(640), self._theme.px(520))
        return super().sizeHint().expandedTo(wanted).boundedTo(self._room())

    def _show(self) -> None:
        state, rows = self._presenter.state, self._presenter.model.rows
        had_focus = self._list.hasFocus()
        self._search.setVisible(state.total > 0)
        self._list.setVisible(bool(rows))
        self._none.setText(
            self.tr("Nothing in the bin has these words.")
            if state.total
            else self.tr("The bin is empty.")
        )
        self._none.setVisible(state.is_loaded and not rows)
        many = self.tr("%n things in the bin", "", state.total)
        self._count.setText(" · ".join(part for part in (state.said, many) if part))
        self._count.setVisible(state.is_loaded and bool(state.total or state.said))
        for button in (self._back, self._erase):
            button.setEnabled(bool(rows))
        self._empty.setEnabled(state.total > 0)
        if state.said and state.said != self._spoken:
            self._spoken = state.said
            self._announcer.say(state.said)
        if rows and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._presenter.model.index(0))
        if state.is_loaded and not self._has_place(had_focus=had_focus):
            first = self._list if rows else self._search if state.total else self._close
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._has_come = self._has_come or state.is_loaded

    def _has_place(self, *, had_focus: bool) -> bool:
        """Whether the focus stands where it may stay; at first it stands nowhere."""
        focused = self.focusWidget()
        if not self._has_come or (had_focus and not self._list.isVisible()):
            return False
        return bool(focused) and focused.isVisible() and focused.isEnabled()

    def _here(self) -> BinRow | None:
        index: QModelIndex = self._list.currentIndex()
        return index.data(RecordRole.RECORD) if index.isValid() else None

    def _bring_back(self) -> None:
        here = self._here()
        if here is not None:
            self._presenter.bring_back(here)

    def _ask_to_erase(self) -> None:
        here = self._here()
        if here is None:
            return
        self._asked = here
        words = self._presenter.title(here), self._presenter.consequences(here)
        dialog = EraseDialog(kind_name(here.kind), *words, self)
        dialog.accepted.connect(self._erase_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _erase_asked(self) -> None:
        if self._asked is not None:
            self._presenter.erase(self._asked)
            self._asked = None

    def _ask_to_empty(self) -> None:
        question = self._presenter.emptying()
        dialog = MassDeleteDialog(
            question,
            self.tr("Empty the bin?"),
            self.tr(
                "Everything in it is erased for good, with drafts and earlier wordings."
                " Nothing brings it back, Ctrl+Z neither."
            ),
            self.tr("Erase all for good"),
            self,
        )
        dialog.finished.connect(question.deleteLater)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, error: AppError) -> None:
        self._problem.tell(in_words(error))


class EraseDialog(Dialog):
    """Asks before one thing is erased for good, since nothing brings it back.

    Args:
        kind: what it is.
        title: what the person calls it.
        consequences: what erasing it means.
        parent: the window it belongs to.
        yes: the words on the button that does it, if others are wanted.
        no: the words on the one that doesn't.
    """

    def __init__(
        self,
        kind: str,
        title: str,
        consequences: str,
        parent: QWidget | None = None,
        *,
        yes: str = "",
        no: str = "",
    ) -> None:
        super().__init__("", "bin.eraseDialog", parent=parent)
        self.set_heading(self.tr("Erase for good?"))
        card = Card(edge="clay")
        card.column.addWidget(Caption(kind))
        if title != kind:
            card.column.addWidget(Strong(title))
        card.column.addWidget(Body(consequences))
        self.body.addWidget(card)
        erase = Button(yes or self.tr("Erase for good"), "bin.erase.yes", icon="trash-2")
        keep = Button(no or self.tr("Keep it in the bin"), "bin.erase.no")
        erase.clicked.connect(self.accept)
        keep.clicked.connect(self.reject)
        self.add_button(erase)
        self.add_button(keep)
        keep.setFocus()

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        wanted = QSize(self._theme.px(520), self._theme.px(340))
        return super().sizeHint().expandedTo(wanted).boundedTo(self._room())


class BackupsNote(Notice):
    """Says how many backups still hold what was erased, and offers to take it out of them.

    Args:
        presenter: state and intents.
        dialog: what its question belongs to.
    """

    def __init__(self, presenter: ErasedBackups, dialog: QWidget) -> None:
        super().__init__("bin.backups", edge="honey")
        self._presenter = presenter
        self._dialog = dialog
        presenter.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state, words = self._presenter.state, self._presenter.words()
        if state.problem is not None:
            self.tell(in_words(state.problem))
            return
        if not words:
            self.put_away()
            return
        found = state.found
        if state.busy or found is None or not (found.holding or found.unknown):
            self.note(words)
            return
        doors: list[Button] = []
        if found.holding:
            anew = Button(self.tr("Make them anew without it"), "bin.backups.anew")
            anew.clicked.connect(self._presenter.make_anew)
            doors.append(anew)
        delete = Button(self.tr("Delete them…"), "bin.backups.delete", icon="trash-2")
        delete.clicked.connect(self._ask_to_delete)
        doors.append(delete)
        self.note(words, "", *doors)

    def _ask_to_delete(self) -> None:
        question = EraseDialog(
            self.tr("Backups"),
            self._presenter.words(),
            self.tr(
                "The backups themselves are deleted, with everything else they hold."
                " What is in the program now stays, and is backed up anew."
            ),
            self._dialog,
            yes=self.tr("Delete these backups"),
            no=self.tr("Leave them"),
        )
        question.set_heading(self.tr("Delete backups?"))
        question.accepted.connect(self._presenter.delete)
        question.finished.connect(question.deleteLater)
        question.open()


class InBackupsDialog(Dialog):
    """Says that backups still hold what was just erased, with what can be done about it.

    Args:
        backups: where it lies.
        parent: the window it belongs to.
    """

    def __init__(self, backups: ErasedBackups, parent: QWidget | None = None) -> None:
        super().__init__("", "inBackups", parent=parent)
        self.set_heading(self.tr("Gone from here"))
        self.body.addWidget(BackupsNote(backups, self))
        close = QuietButton(self.tr("Leave them"), "inBackups.close")
        close.clicked.connect(self.reject)
        self.add_button(close)
