"""F1: Help over whatever is shown, with or without an open vault."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from growingus_desktop.app.first_steps import FirstSteps
from growingus_desktop.presenters.keys import key_groups
from growingus_desktop.presenters.protection import protection_words
from growingus_desktop.views.help import HelpDialog, QuestionsDialog
from growingus_desktop.views.protection import ProtectionDialog

if TYPE_CHECKING:
    from growingus_desktop.app.unlocked import Unlocked


class HelpDesk(QObject):
    """Opens Help and what it leads to; each over the window or dialog that was asked from.

    Args:
        first_steps: makes Safety & support and its card.
        unlocked: what is behind the lock, while it is open.
    """

    def __init__(
        self,
        first_steps: FirstSteps,
        unlocked: Callable[[], "Unlocked | None"],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._first_steps = first_steps
        self._unlocked = unlocked

    def show(self, over: QWidget) -> None:
        """Show Help, unless it is what was asked from."""
        if isinstance(over, HelpDialog):
            return
        unlocked = self._unlocked()
        safety = self._first_steps.safety()
        dialog = HelpDialog(
            key_groups(None if unlocked is None else unlocked.here),
            questions=safety.texts.title,
            protection=protection_words(safety.texts).title,
            lockable=unlocked is not None,
            parent=over,
        )
        safety.setParent(dialog)
        dialog.questions_wanted.connect(lambda: self.show_questions(dialog))
        dialog.lines_wanted.connect(lambda: self._first_steps.show_card(None, over=dialog))
        dialog.protection_wanted.connect(lambda: self.show_protection(dialog))
        _open(dialog)

    def show_questions(self, over: QWidget) -> None:
        """Show the five private questions; what is answered goes with the dialog."""
        unlocked = self._unlocked()
        safety = self._first_steps.safety()
        dialog = QuestionsDialog(
            safety,
            may_put_away=unlocked is not None,
            lockable=unlocked is not None,
            parent=over,
        )
        safety.setParent(dialog)
        if unlocked is not None:
            unlocked.keep_choices_of(safety)
        _open(dialog)

    def show_protection(self, over: QWidget) -> None:
        """Show what the lock protects and what it can't."""
        safety = self._first_steps.safety()
        words = protection_words(safety.texts)
        safety.deleteLater()
        _open(ProtectionDialog(words, lockable=self._unlocked() is not None, parent=over))


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
