"""The Openers page on an offscreen screen, with the hands to use it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.views.openers import OpenersPage
from growingus_desktop.views.openers_remark_card import RemarkCardView
from growingus_desktop.views.widgets.writing import WritingField
from tests.support.openers import TYPED_PAUSE_MS
from tests.support.scopes import Unlocked
from tests.support.screens import settle


class Shown:
    """The page and the hands.

    Args:
        behind: what is behind the lock.
        room: the room's presenter.
    """

    def __init__(self, behind: Unlocked, room: OpenersPresenter, qtbot: QtBot) -> None:
        self.behind, self.room = behind, room
        self.page = OpenersPage(room)
        qtbot.addWidget(self.page)
        self.page.resize(1072, 770)
        self.page.show()
        self.page.activateWindow()

    def find(self, name: str) -> QWidget:
        found = [one for one in self.page.findChildren(QWidget, name) if one.isVisibleTo(self.page)]
        assert found, name
        return found[0]

    def words(self) -> QPlainTextEdit:
        editor = self.page.findChild(QPlainTextEdit, "words")
        assert editor is not None
        return editor

    def pause(self) -> None:
        self.behind.settle()
        self.behind.timers.advance(TYPED_PAUSE_MS)
        self.behind.settle()
        settle(self.page)

    def type(self, text: str) -> None:
        self.words().setFocus()
        self.words().insertPlainText(text)
        self.pause()

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QPushButton)
        button.click()
        self.pause()

    def cards(self) -> list[RemarkCardView]:
        return [one for one in self.page.findChildren(RemarkCardView) if one.isVisibleTo(self.page)]

    def field(self) -> WritingField:
        """The field of the first words."""
        found = self.words().parentWidget()
        assert isinstance(found, WritingField)
        return found

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key where the focus is, and let the page settle without letting time pass."""
        QTest.keyClick(self.page.focusWidget() or self.page, key, modifiers)
        self.behind.settle()
        settle(self.page)

    def caret(self, position: int) -> None:
        """Put the caret somewhere, in Qt's positions."""
        cursor = self.words().textCursor()
        cursor.setPosition(position)
        self.words().setTextCursor(cursor)
        settle(self.page)

    def compose(self, preedit: str, commit: str = "") -> None:
        """What an input method sends: words being composed, and words it is done with."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.words(), event)
        settle(self.page)

    def marked(self) -> list[str]:
        """What is marked in the text, as it can be read there."""
        text = self.words().toPlainText()
        return [text[one.start : one.end] for one in self.field().marks]

    def undo_steps(self) -> list[str]:
        """The text after each Ctrl+Z, until there is nothing left to undo."""
        texts: list[str] = []
        while self.words().document().isUndoAvailable():
            self.words().undo()
            texts.append(self.words().toPlainText())
        return texts
