"""Offsets into Python's text and positions in Qt's documents mean the same place."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from growingus_desktop.presenters.writing import as_shown
from growingus_desktop.views.widgets.text_offsets import from_qt, to_qt

LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufdd0\ufdd1")
TEXT = st.text(st.one_of(LETTERS, st.sampled_from("\n😀🏳é")), max_size=60)


@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_of_text_is_the_same_stretch_of_a_document(text: str, one: int, two: int) -> None:
    text = as_shown(text)
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    document = QTextDocument()
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.setPosition(to_qt(text, start))
    cursor.setPosition(to_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
    assert as_shown(cursor.selectedText()) == text[start:end]
    assert from_qt(text, cursor.position()) == end


@given(TEXT)
def test_every_offset_comes_back(text: str) -> None:
    assert [from_qt(text, to_qt(text, at)) for at in range(len(text) + 1)] == [
        *range(len(text) + 1)
    ]


@given(TEXT, st.integers(0, 200))
def test_a_position_anywhere_gives_an_offset_inside(text: str, position: int) -> None:
    assert 0 <= from_qt(text, position) <= len(text)


def test_a_position_inside_a_character_counts_as_its_beginning() -> None:
    assert from_qt("a😀b", 2) == 1


@given(st.text(st.sampled_from("ab\r\n\u2028\u2029\u00a0😀"), max_size=30))
def test_a_text_as_shown_is_what_an_editor_gives_back(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(as_shown(text))
    assert document.toPlainText() == as_shown(text)
    other = QTextDocument()
    other.setPlainText(text)
    assert other.toPlainText() == as_shown(text)
