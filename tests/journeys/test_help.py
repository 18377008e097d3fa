"""Help: F1 from every page and dialog, with every key in it that means something there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.app.tour_stops import STOPS
from growingus_desktop.content.safety import Reply
from growingus_desktop.core.destinations import Room
from growingus_desktop.presenters.first_run import FirstRun
from growingus_desktop.presenters.keys import KeyWords, key_groups, key_words
from growingus_desktop.presenters.place_words import room_names
from growingus_desktop.presenters.protection import protection_words
from growingus_desktop.presenters.safety import SafetyPresenter
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.store import preferences
from growingus_desktop.theme.theme import Appearance, Theme
from growingus_desktop.views.first_run import FirstRunPage
from growingus_desktop.views.help import HelpDialog, QuestionsDialog
from growingus_desktop.views.protection import ProtectionDialog
from growingus_desktop.views.safety import SafetyPage
from growingus_desktop.views.widgets.choice_row import ChoiceRow
from growingus_desktop.views.window import MainWindow
from tests.support.clocks import FixedClock
from tests.support.program import Program, program
from tests.support.screens import every_focusable_has_a_name, nothing_clipped, settle
from tests.support.source import called_name, modules
from tests.support.vaults import PASSPHRASE, folder_in, new_vault, reopen


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The application's theme, given back as it is at first."""
    found = qapp.findChild(Theme) or Theme(qapp)
    yield found
    found.choose("light")
    found.set_text_scale(100)


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
            if not isinstance(over, HelpDialog):
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


def test_what_is_put_away_beside_the_questions_is_kept_and_the_answers_are_not(
    qtbot: QtBot, tmp_path: Path
) -> None:
    new_vault(tmp_path).close()
    with program(qtbot, folder_in(tmp_path).path, FixedClock()) as started:
        started.focus("passphrase")
        started.type(PASSPHRASE)
        started.key(Qt.Key.Key_Return)
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        # From a dialog, as from a room.
        started.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        started.wait(lambda: started.top().objectName() == "sheetsMenu")
        started.key(Qt.Key.Key_F1)
        started.press("help.questions")
        started.wait(lambda: started.top().objectName() == "questionsDialog")
        started.press("question3.rather-not")
        started.press("putAway")
        started.settle()
        started.key(Qt.Key.Key_Escape)
        started.wait(lambda: started.top().objectName() == "helpDialog")
        started.press("help.questions")
        started.wait(lambda: started.top().objectName() == "questionsDialog")
        assert started.find("question3", ChoiceRow).current == ""
        shut(started)
    vault = reopen(folder_in(tmp_path))
    choices = vault.submit(preferences.everything).result().value
    vault.close()
    assert choices.pop(PUT_AWAY) is True
    assert all(key.startswith("opened.") for key in choices)


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
def test_help_and_what_it_leads_to_is_named_and_unclipped(
    qtbot: QtBot, theme: Theme, look: Appearance, percent: int
) -> None:
    theme.choose(look)
    theme.set_text_scale(percent)
    safety = SafetyPresenter("GB-ENG", copy=lambda _words: None)
    safety.answer(0, Reply.YES)
    words = protection_words(safety.texts)
    for dialog in (
        HelpDialog(
            key_groups(Room.OPENERS),
            questions=safety.texts.title,
            protection=words.title,
            lockable=True,
        ),
        QuestionsDialog(safety, may_put_away=True, lockable=True),
        ProtectionDialog(words, lockable=True),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        settle(dialog)
        assert dialog.windowTitle() == "Growing Us"
        assert every_focusable_has_a_name(dialog) == []
        assert nothing_clipped(dialog) == []


def test_the_settled_words_on_the_lock_stand_wherever_it_is_spoken_of(
    qtbot: QtBot, theme: Theme
) -> None:
    safety = SafetyPresenter()
    settled = safety.texts.lock_limits
    pages = (
        SafetyPage(safety),
        FirstRunPage(FirstRun(), safety),
        ProtectionDialog(protection_words(safety.texts), lockable=False),
    )
    for page in pages:
        qtbot.addWidget(page)
        said = [label.text() for label in page.findChildren(QLabel)]
        assert sum(settled in text for text in said) == 1


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
