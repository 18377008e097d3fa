"""Help: F1 from every page and dialog, with every key in it that means something there."""

import ast
import re
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app.tour_stops import STOPS
from growingus_desktop.core.destinations import Room
from growingus_desktop.presenters.keys import KeyWords, key_groups, key_words
from growingus_desktop.presenters.place_words import room_names
from growingus_desktop.views.window import MainWindow
from tests.support.clocks import FixedClock
from tests.support.program import Program, program
from tests.support.source import called_name, modules
from tests.support.vaults import PASSPHRASE, folder_in, new_vault

NAMED = {"Return": "Enter", "Backtab": "Shift+Tab"}
AS_EVERYWHERE = {
    *("Return", "Enter", "Space", "Escape", "Up", "Down", "Left", "Right", "Home", "End"),
    *("PageUp", "PageDown", "Shift", "CapsLock"),
}
"""Keys that mean in a list, a field or a row of choices what they mean in any program."""

SPELT = {"Delete": "Del", "Period": ".", "Backspace": "Backspace"}


def documented() -> set[str]:
    """Every key the page of keys names, each by itself."""
    return {key for words in key_words() for key in each_of(words)}


def each_of(words: KeyWords) -> list[str]:
    """Its keys one by one; a range is counted out."""
    found: list[str] = []
    for part in words.keys.split(", "):
        first, dash, last = part.partition(" – ")
        if not dash:
            found.append(part)
            continue
        stem = re.sub(r"\d$", "", first)
        found += [f"{stem}{n}" for n in range(int(first[-1]), int(last[-1]) + 1)]
    return found


def plain(sequence: QKeySequence) -> str:
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    for name, ours in NAMED.items():
        text = text.replace(name, ours)
    return text


def keys_on(part: QWidget) -> set[str]:
    """The keys that are set on a window or on anything in it."""
    found = {plain(each.key()) for each in part.findChildren(QShortcut)}
    found |= {
        plain(button.shortcut())
        for button in part.findChildren(QAbstractButton)
        if not button.shortcut().isEmpty()
    }
    return found


def test_help_opens_over_everything_and_names_every_key_there(qtbot: QtBot, tmp_path: Path) -> None:
    known = documented()
    with program(qtbot, tmp_path / "vault", FixedClock(), demo=True) as started:
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        behind = started.application.unlocked
        assert behind is not None
        for stop in STOPS:
            started.application.open_destination(stop.destination)
            started.settle()
            if stop.then is not None:
                stop.then(behind.page(stop.destination.room))
                started.settle()
            if stop.keep is not None:
                started.wait(lambda: isinstance(started.top(), QDialog))
            over = started.top()
            assert keys_on(over) <= known, stop.name
            help_over(started, over)
            shut(started)


def help_over(started: Program, over: QWidget) -> None:
    """Press F1, see Help with its three doors, and find oneself back after Esc."""
    started.key(Qt.Key.Key_F1)
    started.wait(lambda: started.top().objectName() == "helpDialog")
    dialog = started.top()
    for door in ("help.questions", "help.lines", "help.protection"):
        assert started.find(door).isVisible()
    assert started.top().focusWidget() is started.find("help.questions")
    started.key(Qt.Key.Key_F1)
    assert started.top() is dialog
    started.key(Qt.Key.Key_Escape)
    started.wait(lambda: started.top() is over)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shut(started: Program) -> None:
    while isinstance(top := started.top(), QDialog):
        top.close()
        top.deleteLater()
        QApplication.processEvents()


def test_every_key_in_the_source_is_named_in_help() -> None:
    """What a widget does with a key itself is no shortcut, and found only here."""
    known = {key.rsplit("+", 1)[-1] for key in documented()} | {"."}
    found: dict[str, str] = {}
    for path, tree in modules():
        if path.parts[0] not in {"views", "app"}:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr.startswith("Key_"):
                found.setdefault(node.attr.removeprefix("Key_"), str(path))
            if isinstance(node, ast.Call) and called_name(node) == "QKeySequence":
                for given in node.args:
                    if isinstance(given, ast.Constant):
                        key = str(given.value).rsplit("+", 1)[-1]
                        found.setdefault(key, str(path))
    unnamed = {
        key: path
        for key, path in found.items()
        if key not in AS_EVERYWHERE and SPELT.get(key, key) not in known
    }
    assert unnamed == {}


def test_the_keys_of_the_room_one_is_in_come_first() -> None:
    names = room_names()
    for room in Room:
        groups = key_groups(room)
        titles = [group.title for group in groups]
        assert len(set(titles)) == len(titles)
        if names[room] in titles:
            assert titles[1] == names[room]


def test_help_is_there_before_anything_is_open_and_leads_to_all_three(
    qtbot: QtBot, tmp_path: Path
) -> None:
    new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, FixedClock()) as started:
        started.find("lockPage")
        started.key(Qt.Key.Key_F1)
        started.wait(lambda: started.top().objectName() == "helpDialog")
        assert not started.top().findChild(QWidget, "lockButton").isVisible()
        assert "Lock and hide everything now" not in started.words()
        for door, wanted in (
            ("help.questions", "questionsDialog"),
            ("help.lines", "safetyCard"),
            ("help.protection", "protectionDialog"),
        ):
            started.press(door)
            started.wait(lambda wanted=wanted: started.top().objectName() == wanted)
            assert started.top().findChild(QWidget, "putAway") is None
            started.key(Qt.Key.Key_Escape)
            started.wait(lambda: started.top().objectName() == "helpDialog")
        started.key(Qt.Key.Key_Escape)
        started.wait(lambda: isinstance(started.top(), MainWindow))
        started.focus("passphrase")
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        started.key(Qt.Key.Key_F1)
        started.wait(lambda: started.top().objectName() == "helpDialog")
        started.application.lock(hide=False)
        started.wait(lambda: isinstance(started.top(), MainWindow))
