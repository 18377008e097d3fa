"""Opens Ctrl+K's list over whichever room is shown, and empties it at lock."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from growingus_desktop.app.hands import Hands
from growingus_desktop.presenters.go_to import GoTo
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.views.go_to import GoToDialog


class GoToOpener(QObject):
    """The list's place in the program.

    Args:
        scope: what is behind the lock.
        hands: the window, and whether the vault lies in files.
    """

    def __init__(self, scope: Scope, hands: Hands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._hands = hands
        self._shown: GoTo | None = None

    @property
    def shown(self) -> GoTo | None:
        """What is held in memory, while the list is open."""
        return self._shown

    def open(self) -> None:
        """Show the list, unless a dialog is open already."""
        if QApplication.activeModalWidget() is not None:
            return
        presenter = GoTo(self._scope, has_files=not self._hands.is_demo)
        dialog = GoToDialog(presenter, self._hands.window)
        presenter.setParent(dialog)
        self._shown = presenter
        dialog.finished.connect(self.forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def forget(self) -> None:
        """Empty it, as at lock."""
        shown, self._shown = self._shown, None
        if shown is not None:
            shown.forget()
