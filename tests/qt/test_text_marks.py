"""Marks behind the words: where they stand in any script, and that they stay while one types."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent, QTextLine
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from growingus_desktop.presenters.writing import Writing
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.text_marks import LINE, TextMark
from growingus_desktop.views.widgets.text_offsets import from_qt, to_qt
from growingus_desktop.views.widgets.writing import WritingField
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import settle

HEBREW = "שלום, את אף פעם לא מקשיבה לי."
ARABIC = "حبيبي، أنت لا تسمعني أبداً."
FAMILY = "👩‍👩‍👧"


class Page:
    """A field with a text and marks on some of its words."""

    def __init__(self, qtbot: QtBot, behind: Unlocked) -> None:
        self.behind = behind
        writing = Writing(behind.scope, "opener/1/words")
        self.field = WritingField(writing, name="words", label="First words", lines=6)
        qtbot.addWidget(self.field)
        self.field.resize(420, 300)
        self.field.show()
        self.field.setFocus()
        self.writing, self.editor = writing, self.field.editor

    def load(self, text: str, *phrases: str, quiet: bool = False) -> list[TextMark]:
        self.writing.load(text)
        self.behind.settle()
        marks = [
            TextMark(text.index(one), text.index(one) + len(one), "clay", f"Sweeping\n{one}", quiet)
            for one in phrases
        ]
        self.field.set_marks(marks)
        settle(self.field)
        return marks

    def boxes(self, mark: TextMark) -> list[QRectF]:
        return self.field.boxes_of(mark)

    def glyphs(self, mark: TextMark) -> list[QRectF]:
        """Where Qt itself says each character of the mark stands."""
        text = self.editor.toPlainText()
        start, end = to_qt(text, mark.start), to_qt(text, mark.end)
        block = self.editor.document().firstBlock()
        layout = block.layout()
        place = self.editor.blockBoundingGeometry(block).translated(self.editor.contentOffset())
        found: list[QRectF] = []
        for number in range(layout.lineCount()):
            line: QTextLine = layout.lineAt(number)
            for at in range(start, end):
                for run in line.glyphRuns(at, 1):
                    box = run.boundingRect().translated(place.topLeft())
                    if box.width() > 0:
                        found.append(box)
        return found

    def image_colours(self, box: QRectF) -> set[str]:
        image = self.editor.viewport().grab().toImage()
        area = box.toRect().intersected(image.rect())
        return {
            image.pixelColor(x, y).name()
            for x in range(area.left(), area.right())
            for y in range(area.top(), area.bottom() + 1)
        }


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[Page]:
    del theme
    behind = unlocked(qtbot)
    yield Page(qtbot, behind)
    behind.close()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("I like Sundays. You always leave.", "You always"),
        (HEBREW, "אף פעם"),
        (ARABIC, "تسمعني"),
        (f"Dad said {HEBREW} and left.", "אף פעם"),
        (f"Dad said {HEBREW} and left.", "לי. and"),
        (f"{HEBREW} But you never ask.", "you never"),
        (f"🌱 {FAMILY} you never 🌱", "you never"),
        (f"{FAMILY}{FAMILY} אף פעם 🌱", "אף פעם"),
        ("é you never é", "you never"),
    ],
)
def test_a_mark_covers_its_words_and_nothing_else(page: Page, text: str, phrase: str) -> None:
    mark = page.load(text, phrase)[0]
    boxes = page.boxes(mark)
    covered = [box.center() for box in page.glyphs(mark)]
    assert covered
    for spot in covered:
        assert any(box.contains(spot) for box in boxes)
    before = TextMark(0, mark.start, "clay")
    behind = TextMark(mark.end, len(text), "clay")
    for other in (before, behind):
        for box in page.glyphs(other):
            assert not any(each.adjusted(2, 0, -2, 0).contains(box.center()) for each in boxes)


def test_a_mark_over_the_end_of_a_line_is_one_box_a_line_without_the_space_there(
    page: Page,
) -> None:
    text = "I love how slow our Sundays start and then you always leave me with all of it alone."
    mark = page.load(text, text)[0]
    boxes = page.boxes(mark)
    lines = page.editor.document().firstBlock().layout().lineCount()
    assert len(boxes) == lines > 1
    for number, box in enumerate(boxes):
        line = page.editor.document().firstBlock().layout().lineAt(number)
        assert box.width() <= line.naturalTextWidth() + 2.5


def test_a_remark_has_a_line_and_a_strength_only_its_tint(page: Page, theme: Theme) -> None:
    line, tint = theme.colour("clay").name(), theme.colour("clay-soft").name()
    # Nothing in it reaches below the line of writing, where the letters would lie over the line.
    mark = page.load("we are at war", "we are at")[0]
    box = page.boxes(mark)[0]
    assert page.image_colours(box) >= {line, tint}
    below = QRectF(box.left() + 3, box.bottom() - LINE + 0.5, box.width() - 6, LINE - 1)
    assert page.image_colours(below) == {line}
    mark = page.load("we are at war", "we are at", quiet=True)[0]
    found = page.image_colours(page.boxes(mark)[0])
    assert tint in found
    assert line not in found


def test_only_what_is_in_sight_is_drawn(page: Page) -> None:
    lines = "\n".join(f"You never ask, {number}." for number in range(400))
    mark = page.load(lines, "You never ask, 399")[0]
    assert page.boxes(mark) == []
    page.field.select(len(lines), len(lines))
    settle(page.field)
    assert len(page.boxes(mark)) == 1


@pytest.mark.parametrize("text", ["I said you always leave.", f"{HEBREW} 🌱 you always"])
def test_pointing_at_a_mark_explains_it_and_beside_it_says_nothing(page: Page, text: str) -> None:
    phrase = "you always"
    mark = page.load(text, phrase)[0]
    box = page.boxes(mark)[0]
    inside = [box.left() + 2, box.center().x(), box.right() - 2]
    for x in inside:
        assert page.field.mark_under(QPoint(round(x), round(box.center().y()))) == mark
    viewport = page.editor.viewport()
    spot = box.center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, event)
    assert "<p>Sweeping</p><p>you always</p>" in QToolTip.text()
    empty = QPoint(viewport.width() - 4, round(box.center().y()))
    assert page.field.mark_under(empty) is None
    QApplication.sendEvent(
        viewport, QHelpEvent(QEvent.Type.ToolTip, empty, viewport.mapToGlobal(empty))
    )
    page.behind.qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_what_a_mark_says_is_never_markup(page: Page) -> None:
    page.load("you always", "you always")
    page.field.set_marks([TextMark(0, 10, "clay", "<b>you & me</b>")])
    spot = page.boxes(page.field.marks[0])[0].center().toPoint()
    viewport = page.editor.viewport()
    QApplication.sendEvent(
        viewport, QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot))
    )
    assert "&lt;b&gt;you &amp; me&lt;/b&gt;" in QToolTip.text()
    QToolTip.hideText()


@pytest.mark.parametrize(("caret", "phrase"), [(2, "you never"), (2, "Oh"), (8, "you never")])
def test_marks_stay_with_their_words_while_an_input_method_composes(
    page: Page, caret: int, phrase: str
) -> None:
    text = "Oh you never ask."
    mark = page.load(text, phrase)[0]
    page.field.select(caret, caret)
    typed: list[str] = []
    page.writing.edited.connect(typed.append)
    before = page.boxes(mark)
    glyph_width = sum(box.width() for box in before)
    for composed in ("に", "にほ", "日本"):
        QApplication.sendEvent(page.editor, QInputMethodEvent(composed, []))
        settle(page.field)
        layout = page.editor.document().firstBlock().layout()
        assert layout.preeditAreaText() == composed
        after = page.boxes(mark)
        line = layout.lineAt(0)
        length = to_qt(composed, len(composed))
        moved = length if mark.start >= caret else 0
        stretched = length if mark.end > caret else 0
        wanted = line.glyphRuns(mark.start + moved, mark.end + stretched - mark.start - moved)
        left = min(run.boundingRect().left() for run in wanted)
        right = max(run.boundingRect().right() for run in wanted)
        place = page.editor.contentOffset()
        assert after[0].left() == pytest.approx(left - 1 + place.x(), abs=1)
        assert after[-1].right() == pytest.approx(right + 1 + place.x(), abs=1)
        if not stretched or moved:
            assert sum(box.width() for box in after) == pytest.approx(glyph_width, abs=1)
    assert typed == []
    assert page.writing.text == text
    QApplication.sendEvent(page.editor, QInputMethodEvent("", []))
    settle(page.field)
    assert [QPointF(box.topLeft()) for box in page.boxes(mark)] == [
        QPointF(box.topLeft()) for box in before
    ]


@pytest.mark.parametrize("text", ["abc", HEBREW, f"a🌱{FAMILY}é", "🌱🌱", ""])
def test_offsets_go_there_and_back(text: str) -> None:
    for offset in range(len(text) + 1):
        assert from_qt(text, to_qt(text, offset)) == offset
    assert from_qt(text, 10_000) == len(text)
    assert from_qt("🌱", 1) == 0


def test_what_is_put_in_is_one_step_and_typing_after_it_another(page: Page) -> None:
    page.load("")
    QTest.keyClicks(page.editor, "You never help")
    page.field.replace(4, 9, "last week …")
    QTest.keyClicks(page.editor, "!?")
    steps: list[str] = []
    while page.editor.document().isUndoAvailable():
        QTest.keyClick(page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        steps.append(page.editor.toPlainText())
    assert steps == ["You last week … help", "You never help", ""]


def test_typing_tells_the_caret_once_and_after_the_text(page: Page) -> None:
    page.load("ab")
    told: list[str] = []
    page.writing.edited.connect(told.append)
    page.field.caret_moved.connect(lambda caret: told.append(str(caret)))
    page.field.select(2, 2)
    told.clear()
    QTest.keyClicks(page.editor, "c")
    assert told == ["abc", "3"]
    QTest.keyClick(page.editor, Qt.Key.Key_Left)
    assert told == ["abc", "3", "2"]
