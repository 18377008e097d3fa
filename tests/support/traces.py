"""Where a word that was typed might still be found: in files, in widgets, in models."""

import base64
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


def in_files(word: str, *folders: Path) -> list[str]:
    """Files below `folders` whose bytes or name hold the word in any common form."""
    wanted = forms(word)
    return [
        str(file)
        for folder in folders
        for file in folder.rglob("*")
        if file.is_file()
        and (word in file.name or any(form in file.read_bytes() for form in wanted))
    ]


def in_widgets(word: str) -> list[str]:
    """Widgets, documents, models and the clipboard that hold the word; empty when all is well."""
    found = [
        f"{type(widget).__name__} {widget.objectName()!r}: {place}"
        for widget in QApplication.allWidgets()
        for place, text in _texts_of(widget)
        if word in text
    ]
    clipboard = QGuiApplication.clipboard()
    modes = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
    return found + [f"clipboard {mode.name}" for mode in modes if word in clipboard.text(mode)]


def forms(word: str) -> tuple[bytes, ...]:
    """Every form in which a word may lie in a file."""
    plain = word.encode()
    spelled = [plain, word.encode("utf-16-le"), word.encode("utf-16-be")]
    # Base64 of a word depends on where in its text it stands; the ends are cut off.
    shifted = (
        base64.b64encode(b"x" * shift + raw + b"x" * 3)[4:-8]
        for raw in spelled
        for shift in range(3)
    )
    return (*spelled, plain.hex().encode(), quote(word, safe="").encode(), *shifted)


def _texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", widget.windowTitle()
    yield "file path", widget.windowFilePath()
    yield "tooltip", widget.toolTip()
    yield "spoken name", widget.accessibleName()
    yield "spoken description", widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield "text", widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield "text", widget.toPlainText()
        yield "undo", _undone(widget.document())
    if isinstance(widget, QComboBox | QAbstractItemView):
        yield "model", "\n".join(_values(widget.model()))


def _undone(document: QTextDocument) -> str:
    seen: list[str] = []
    while document.isUndoAvailable():
        document.undo()
        seen.append(document.toPlainText())
    return "\n".join(seen)


def _values(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            for role in (Qt.ItemDataRole.DisplayRole, *range(256, 270)):
                yield str(model.index(row, column).data(role))
