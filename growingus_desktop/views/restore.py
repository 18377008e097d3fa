"""Going back to a backup, one step at a time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from growingus_desktop.presenters.restore import RestorePresenter
from growingus_desktop.presenters.restore_state import FoundBackup, RestoreState, Second, Stage
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.step_page import StepPage
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.choices import Choice
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.passphrase import CodeField, PassphraseField
from growingus_desktop.views.widgets.words import Body, Caption, Strong

FindFile = Callable[[], Path | None]


class RestorePage(QWidget):
    """Choose a backup, see what it would change, and go back to it.

    Args:
        presenter: state and intents.
        find_file: asks for a backup that lies elsewhere.
        find_folder: asks for a folder for another vault.
    """

    def __init__(
        self,
        presenter: RestorePresenter,
        find_file: FindFile,
        find_folder: FindFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("restorePage")
        self.presenter = presenter
        self._choose = _Choose(presenter, find_file)
        self._decide = _Decide(presenter, find_folder)
        self._done = _Done(presenter)
        self._stack = QStackedWidget()
        for step in (self._choose, self._decide, self._done):
            self._stack.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def take_focus(self) -> None:
        """Put the focus on what this step is for."""
        self._step().take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back, until something was restored."""
        if event.key() == Qt.Key.Key_Escape and self.presenter.state.stage is not Stage.DONE:
            self.presenter.back()
            return
        super().keyPressEvent(event)

    def _step(self) -> "_Choose | _Decide | _Done":
        match self.presenter.state.stage:
            case Stage.CHOOSE:
                return self._choose
            case Stage.PLAN | Stage.OTHER_VAULT:
                return self._decide
            case Stage.DONE:
                return self._done

    def _refresh(self) -> None:
        step = self._step()
        arriving = self._stack.currentWidget() is not step
        for each in (self._choose, self._decide, self._done):
            each.refresh(self.presenter.state)
        self._stack.setCurrentWidget(step)
        # What is being done disables everything, and a disabled widget gives its focus away.
        focused = self.focusWidget() or self
        adrift = focused is self or not self.isAncestorOf(focused)
        if (arriving or adrift) and self.isVisible() and not self.presenter.state.busy:
            step.take_focus()


class _Choose(StepPage):
    def __init__(self, presenter: RestorePresenter, find_file: FindFile) -> None:
        super().__init__("restore.choose", self.tr("Restore a backup"))
        self._presenter = presenter
        self._find_file = find_file
        column = self.card.column
        self._intro = Body(self.tr("Nothing changes before you have seen what it would change."))
        self._list = _Backups(presenter)
        self._why = Body()
        self._secret = PassphraseField(self.tr("Passphrase or recovery code"), "restore.secret")
        self._other_why = Body()
        self._other_secret = PassphraseField("", "restore.otherSecret")
        self._notice = Notice("restoreNotice", "honey")
        for part in (
            self._intro,
            self._list,
            self._why,
            self._secret,
            self._other_why,
            self._other_secret,
            self._notice,
        ):
            column.addWidget(part)
        self._onward_words = self.tr("See what it would change")
        self._onward = PrimaryButton(self._onward_words, "restore.lookAhead")
        self._other = Button(self.tr("Another file…"), "restore.otherFile", icon="folder-open")
        self._back = Button(self.tr("Back"), "restore.back", icon="chevron-left")
        for button in (self._onward, self._other, self._back):
            self.buttons.addWidget(button)
        self.close_card()
        self._secret.entered.connect(self._try)
        self._other_secret.entered.connect(self._try)
        self._onward.clicked.connect(self._try)
        self._other.clicked.connect(self._point)
        self._back.clicked.connect(presenter.back)

    def take_focus(self) -> None:
        """Begin with the secret, or the way on where there is nothing to choose."""
        state = self._presenter.state
        if state.second:
            self._other_secret.setFocus()
        elif state.chosen:
            self._secret.setFocus()
        else:
            self._other.setFocus()

    def refresh(self, state: RestoreState) -> None:
        """Show the presenter's state."""
        if state.stage is not Stage.CHOOSE or not (state.looked or state.busy):
            self._secret.wipe()
            self._other_secret.wipe()
            return
        had_second = self._other_secret.isVisibleTo(self)
        self._list.show_backups(state)
        self._why.setText(state.why_secret)
        asks = state.chosen is not None
        for part in (self._why, self._secret, self._onward):
            part.setVisible(asks)
        self._show_second(state.second)
        for part in (self._onward, self._other, self._back, self._secret, self._other_secret):
            part.setEnabled(not state.busy)
        self._onward.set_label(state.busy or self._onward_words)
        if state.problem is None:
            self._notice.put_away()
        else:
            self._notice.tell(state.problem)
        if state.second and not had_second:
            self.lead_to(self._other_secret)
        elif state.problem is not None and asks and not state.busy:
            self.lead_to(self._secret)
            self._secret.line.selectAll()

    def _try(self) -> None:
        self._presenter.look_ahead(self._secret.text(), self._other_secret.text())

    def _show_second(self, second: Second | None) -> None:
        for part in (self._other_why, self._other_secret):
            part.setVisible(second is not None)
        if second is None:
            self._other_secret.wipe()
            return
        if second is Second.EARLIER:
            self._other_why.setText(
                self.tr(
                    "This backup is of a time when something else opened the vault. Type the"
                    " passphrase or the recovery code of that time as well."
                )
            )
            self._other_secret.set_label(self.tr("What opened it at that time"))
        else:
            self._other_why.setText(
                self.tr(
                    "That opens the backup, but not the vault that is here. Type what opens the"
                    " vault now as well, so that nobody else can put an older one in its place."
                )
            )
            self._other_secret.set_label(self.tr("What opens the vault now"))

    def _point(self) -> None:
        path = self._find_file()
        if path is not None:
            self._presenter.point_at(path)


class _Backups(QWidget):
    """The backups as a list of which one is chosen; broken ones are told below it."""

    def __init__(self, presenter: RestorePresenter) -> None:
        super().__init__()
        self.setObjectName("restore.backups")
        self._presenter = presenter
        self._shown: tuple[FoundBackup, ...] | None = None
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.active().space("xs"))
        self._said = Strong()
        self._rows = QWidget()
        self._row_column = QVBoxLayout(self._rows)
        self._row_column.setContentsMargins(0, 0, 0, 0)
        self._row_column.setSpacing(0)
        self._more = QuietButton("", "restore.all")
        self._broken = Caption()
        self._broken.setObjectName("restore.broken")
        for part in (self._said, self._rows, self._more, self._broken):
            self._column.addWidget(part)
        self._more.clicked.connect(presenter.show_all)

    def show_backups(self, state: RestoreState) -> None:
        """Show what can be chosen and what can't."""
        self._said.setText(self._head(state))
        if state.backups != self._shown:
            self._shown = state.backups
            self._fill(state.backups)
        for button, backup in zip(self._group.buttons(), state.backups, strict=True):
            button.setEnabled(not state.busy)
            if backup == state.chosen:
                button.setChecked(True)
        self._more.set_label(self.tr("Show %n older ones", "", state.more))
        self._more.setVisible(bool(state.more))
        self._broken.setText("\n".join(state.broken))
        self._broken.setVisible(bool(state.broken))

    def _head(self, state: RestoreState) -> str:
        if state.backups:
            return self.tr("Go back to how it was on")
        if state.looked:
            return self.tr("No backup was found beside the vault.")
        return state.busy

    def _fill(self, backups: tuple[FoundBackup, ...]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        for number, backup in enumerate(backups):
            words = self._presenter.backup_words(backup)
            choice = Choice(words, f"restore.backup{number}", self._rows)
            choice.toggled.connect(partial(self._chosen, backup.path))
            self._group.addButton(choice)
            self._row_column.addWidget(choice)

    def _chosen(self, path: Path, on: bool) -> None:
        if on:
            self._presenter.choose(path)


class _Decide(StepPage):
    def __init__(self, presenter: RestorePresenter, find_folder: FindFile) -> None:
        super().__init__("restore.decide", "")
        self._presenter = presenter
        self._find_folder = find_folder
        self._told = Body()
        self._number = CodeField(self.tr("The number"), "restore.number")
        self._notice = Notice("restorePlanNotice", "honey")
        for part in (self._told, self._number, self._notice):
            self.card.column.addWidget(part)
        self._restore_words = self.tr("Restore it")
        self._restore = PrimaryButton(self._restore_words, "restore.restore")
        self._elsewhere_words = self.tr("Restore as a separate vault…")
        self._elsewhere = PrimaryButton(self._elsewhere_words, "restore.elsewhere")
        self._back = Button(self.tr("Back"), "restore.planBack", icon="chevron-left")
        for button in (self._restore, self._elsewhere, self._back):
            self.buttons.addWidget(button)
        self.close_card()
        self._number.textChanged.connect(self._typed)
        self._number.returnPressed.connect(self._go)
        self._restore.clicked.connect(self._go)
        self._elsewhere.clicked.connect(self._choose_folder)
        self._back.clicked.connect(presenter.back)

    def take_focus(self) -> None:
        """Put the focus on what has to be typed, or on the way back where nothing has to."""
        if self._presenter.state.number:
            self._number.setFocus()
        elif self._presenter.state.stage is Stage.OTHER_VAULT:
            self._elsewhere.setFocus()
        else:
            self._restore.setFocus()

    def refresh(self, state: RestoreState) -> None:
        """Show the presenter's state."""
        if state.stage not in (Stage.PLAN, Stage.OTHER_VAULT):
            self._number.wipe()
            return
        separate = state.stage is Stage.OTHER_VAULT
        self.title.setText(state.title)
        self._told.setText(state.told)
        self._number.setVisible(bool(state.number))
        self._restore.setVisible(not separate)
        self._elsewhere.setVisible(separate)
        self._restore.set_label(state.busy or self._restore_words)
        self._elsewhere.set_label(state.busy or self._elsewhere_words)
        for part in (self._elsewhere, self._back, self._number):
            part.setEnabled(not state.busy)
        self._typed()
        if state.problem is None:
            self._notice.put_away()
        else:
            self._notice.tell(state.problem)

    def _typed(self) -> None:
        state = self._presenter.state
        is_right = not state.number or self._number.text().strip() == state.number
        self._restore.setEnabled(is_right and not state.busy)

    def _go(self) -> None:
        self._presenter.restore(self._number.text())

    def _choose_folder(self) -> None:
        folder = self._find_folder()
        if folder is not None:
            self._presenter.restore_elsewhere(folder)


class _Done(StepPage):
    def __init__(self, presenter: RestorePresenter) -> None:
        super().__init__("restore.done", "")
        self._told = Body()
        self._notice = Notice("restoreDoneNotice", "honey")
        for part in (self._told, self._notice):
            self.card.column.addWidget(part)
        self._onward = PrimaryButton(self.tr("To the lock page"), "restore.leave")
        self._undo_words = self.tr("Undo")
        self._undo = Button(self._undo_words, "restore.undo", icon="undo-2")
        self.buttons.addWidget(self._onward)
        self.buttons.addWidget(self._undo)
        self.close_card()
        self._onward.clicked.connect(presenter.back)
        self._undo.clicked.connect(presenter.undo)

    def take_focus(self) -> None:
        """Go on from here."""
        self._onward.setFocus()

    def refresh(self, state: RestoreState) -> None:
        """Show the presenter's state."""
        if state.stage is not Stage.DONE:
            return
        self.title.setText(state.title)
        self._told.setText(state.told)
        self._undo.setVisible(state.can_undo)
        self._undo.set_label(state.busy or self._undo_words)
        for button in (self._onward, self._undo):
            button.setEnabled(not state.busy)
        if state.problem is None:
            self._notice.put_away()
        else:
            self._notice.tell(state.problem)
