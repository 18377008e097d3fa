"""What is copied from this program is marked, taken back after a minute, and nothing else is touched."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QImage
from PySide6.QtWidgets import QApplication

from growingus_desktop.app.clipboard import CLEARED_AFTER_MS, DO_NOT_KEEP, OURS, Clipboard
from tests.support.clocks import HandTimers

PASTED = QClipboard.Mode.Clipboard
SELECTED = QClipboard.Mode.Selection


class Hand:
    """A clipboard of ours, with the platform's word on who owns what in the test's hand."""

    def __init__(self) -> None:
        self.timers = HandTimers()
        self.owned: set[QClipboard.Mode] = set()
        self.clipboard = Clipboard(self.timers, lambda mode: mode in self.owned)
        self.system = QApplication.clipboard()

    def copied_elsewhere(self, text: str) -> None:
        self.owned.clear()
        data = QMimeData()
        data.setText(text)
        self.system.setMimeData(data)


@pytest.fixture
def hand(qapp: QApplication) -> Iterator[Hand]:
    made = Hand()
    yield made
    made.system.clear()
    made.clipboard.deleteLater()


def test_a_copy_asks_histories_not_to_keep_it(hand: Hand) -> None:
    hand.clipboard.copy("three words here")
    held = hand.system.mimeData()
    assert held.text() == "three words here"
    assert {name: held.data(name).data() for name in DO_NOT_KEEP} == DO_NOT_KEEP


def test_it_is_gone_after_a_minute_and_not_before(hand: Hand) -> None:
    hand.clipboard.copy("words")
    hand.timers.advance(CLEARED_AFTER_MS - 1)
    assert hand.system.text() == "words"
    hand.timers.advance(1)
    assert hand.system.text() == ""


def test_a_second_copy_has_its_own_minute(hand: Hand) -> None:
    hand.clipboard.copy("one")
    hand.timers.advance(50_000)
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    hand.clipboard.copy_image(image)
    hand.timers.advance(50_000)
    assert hand.system.mimeData().hasImage()
    hand.timers.advance(10_000)
    held = hand.system.mimeData()
    assert held is None or not held.hasFormat(OURS)


def test_what_another_program_put_there_stays(hand: Hand) -> None:
    hand.clipboard.copy("ours")
    hand.copied_elsewhere("theirs")
    hand.timers.advance(CLEARED_AFTER_MS)
    hand.clipboard.forget()
    assert hand.system.text() == "theirs"


def test_a_persons_own_copy_from_a_field_is_marked_and_taken_back_too(hand: Hand) -> None:
    hand.owned.add(PASTED)
    data = QMimeData()
    data.setText("from a field")
    hand.system.setMimeData(data)
    held = hand.system.mimeData()
    assert held.text() == "from a field"
    assert held.hasFormat(OURS)
    hand.timers.advance(CLEARED_AFTER_MS)
    assert hand.system.text() == ""


def test_the_selection_of_the_middle_button_is_let_go_of(hand: Hand) -> None:
    hand.owned.add(SELECTED)
    # The offscreen platform has no such selection; what is asked of it must do no harm.
    hand.system.changed.emit(SELECTED)
    hand.clipboard.forget()
    assert hand.system.text(SELECTED) == ""
