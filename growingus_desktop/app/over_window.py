"""What lies over the window: dialogs, menus, open lists and tooltips."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget


def shut_everything_over(window: QWidget) -> None:
    """Take away all that lies over `window`, so that nothing of it can be read any more.

    Dialogs are deleted with what was typed into them. The rest belongs to pages, which delete it
    themselves: the list of a picker, for one, is still pointed at by its picker.
    """
    for widget in QApplication.topLevelWidgets():
        if widget is window:
            continue
        if isinstance(widget, QDialog):
            widget.hide()
            widget.deleteLater()
        elif widget.isVisible():
            widget.hide()
