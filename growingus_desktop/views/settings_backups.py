"""The card for backups, and the list of them."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.settings_backups import BackupsCard
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.settings_outcome import Outcome
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


class BackupsCardView(Card):
    """The last verified backup, one more now, and going back to one.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: BackupsCard) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("Backups")))
        self.column.addWidget(
            Body(
                self.tr(
                    "One is made every half hour when something changed, on closing, and before"
                    " anything large. Each is read back before an older one may go."
                )
            )
        )
        self._last = Body("")
        self._last.setObjectName("lastBackup")
        self._outcome = Outcome("backups")
        self._now = Button(self.tr("Back up now"), "backUpNow", icon="save")
        self._list = Button(self.tr("Show them all…"), "listBackups")
        self._restore = Button(self.tr("Go back to a backup…"), "restoreBackup", icon="history")
        row = Flow(Theme.active().space("m"))
        for button in (self._now, self._list, self._restore):
            row.add(button)
        self.column.addWidget(Strong(self.tr("Last one that was read back")))
        for part in (self._last, self._outcome, row):
            self.column.addWidget(part)
        self.column.addWidget(
            Caption(
                self.tr(
                    "Kept: all of two days, one a day for 14 days, one a week for 8 weeks, one a"
                    " month for 12 months, 500 MB at most. The newest five always stay."
                )
            )
        )
        self._restore.setVisible(presenter.can_restore)
        self._now.clicked.connect(presenter.back_up)
        self._list.clicked.connect(self._open_list)
        self._restore.clicked.connect(presenter.restore)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def take_focus(self) -> None:
        """Begin with making one."""
        self._now.setFocus()

    def _open_list(self) -> None:
        dialog = BackupListDialog(self._presenter, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refresh(self) -> None:
        state = self._presenter.state
        self._last.setText(self._presenter.last())
        self._outcome.tell(state.said, problem=state.problem)
        self._now.setEnabled(not state.busy)
        self._list.setEnabled(bool(state.found and state.found.rows))


class SecondFolderView(Card):
    """A second place for every backup.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: BackupsCard) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("A second place for backups")))
        self._state = Body("")
        self._state.setObjectName("secondFolder")
        self._choose = Button("", "chooseSecondFolder", icon="folder-open")
        self._forget = QuietButton(self.tr("No second place"), "forgetSecondFolder")
        row = Flow(Theme.active().space("m"))
        row.add(self._choose)
        row.add(self._forget)
        self.column.addWidget(self._state)
        self.column.addWidget(row)
        self.column.addWidget(
            Caption(self.tr("Backups are encrypted; what lies there already stays there."))
        )
        self._choose.clicked.connect(presenter.choose_second)
        self._forget.clicked.connect(presenter.forget_second)
        presenter.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        found = self._presenter.state.found
        has_one = found is not None and found.second is not None
        self._state.setText(self._presenter.second())
        self._choose.set_label(
            self.tr("Choose another folder…") if has_one else self.tr("Choose a folder…")
        )
        self._forget.setVisible(has_one)


class BackupListDialog(RoomyDialog):
    """Every backup within reach, the newest first.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    def __init__(self, presenter: BackupsCard, parent: QWidget | None = None) -> None:
        super().__init__("", "backupList", parent=parent)
        self.set_heading(self.tr("Backups"))
        self.let_keys_scroll("backupLines")
        for line in presenter.lines():
            self.body.addWidget(Strong(line.when))
            self.body.addWidget(Caption(line.what))
        close = Button(self.tr("Close"), "closeBackupList")
        close.clicked.connect(self.accept)
        self.add_button(close)
