"""Asking for files and folders without leaving a trace of them outside the vault."""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from growingus_desktop.views.widgets.dialog import Lockable
from growingus_desktop.views.widgets.lock_button import LockButton

QT_KEYS = ("FileDialog",)
"""What Qt's own dialog writes into its settings file: visited folders, in plain text."""


def ask_where_to_save(parent: QWidget, suggested: str) -> Path | None:
    """Ask for the file to write.

    Args:
        parent: the window the question belongs to.
        suggested: a file name that says nothing of what is in it.

    Returns:
        The chosen file, which may exist already, or None if the person stopped.
    """
    dialog = _dialog(parent)
    # Replacing is asked about by whoever writes, in their own words.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(suggested)
    return _answer(dialog)


def ask_which_file(parent: QWidget) -> Path | None:
    """Ask for a file that is there, such as a backup or an export; None if the person stopped."""
    dialog = _dialog(parent)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def ask_which_folder(parent: QWidget) -> Path | None:
    """Ask for a folder, which can be made on the way; None if the person stopped."""
    dialog = _dialog(parent)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog)


def forget_visited_folders() -> None:
    """Remove what Qt's file dialog remembers for every program of this account."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in QT_KEYS:
        settings.remove(key)
    settings.sync()


def _dialog(parent: QWidget) -> QFileDialog:
    dialog = QFileDialog(parent, "Growing Us")
    # The system's dialogs keep lists of recent files that we could not empty.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setHistory([])
    documents = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    # Qt goes to wherever the program was started if the folder isn't there.
    dialog.setDirectory(str(documents if documents.is_dir() else Path.home()))
    _add_lock(dialog, parent)
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.setHistory([])
    dialog.deleteLater()
    forget_visited_folders()
    return Path(chosen[0]) if accepted and chosen else None


def _add_lock(dialog: QFileDialog, parent: QWidget) -> None:
    """Qt's dialog knows no lock, and every window of ours has one in the same corner."""
    lock = LockButton(dialog)
    window = parent.window()
    if isinstance(window, Lockable):
        lock.clicked.connect(window.lock_requested)
    grid = dialog.layout()
    if isinstance(grid, QGridLayout):
        grid.addWidget(lock, grid.rowCount(), 0)
