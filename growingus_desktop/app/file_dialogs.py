"""Asking where to save without leaving a trace of it outside the vault."""

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
    dialog = QFileDialog(parent, "Growing Us")
    # The system's dialogs keep lists of recent files that we could not empty.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    # Replacing is asked about by the preview, in its own words.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setHistory([])
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    dialog.setDirectory(QStandardPaths.writableLocation(documents))
    dialog.selectFile(suggested)
    _add_lock(dialog, parent)
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


def forget_visited_folders() -> None:
    """Remove what Qt's file dialog remembers for every program of this account."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    for key in QT_KEYS:
        settings.remove(key)
    settings.sync()
