"""The editor of the first words: marks, cards, F8, Ctrl+., I mean it, and what is said aloud."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.coach.coach import Coach
from growingus_desktop.presenters.keys import key_words
from growingus_desktop.presenters.openers_coach import READ_PAUSE_MS, SPEAK_PAUSE_MS, CoachState
from growingus_desktop.presenters.openers_meant import MeantPhrases
from growingus_desktop.store import openers, openers_meant, preferences
from growingus_desktop.theme.theme import Theme
from growingus_desktop.vault.opening import memory_vault
from growingus_desktop.views.openers_offers import OffersList
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.chips import Chip
from tests.support.clocks import FixedClock
from tests.support.openers import GATED, HARSH, SetCoach, made, open_one, openers_room
from tests.support.openers_page import Shown
from tests.support.screens import every_focusable_has_a_name, nothing_clipped

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TWO = {"you never": ["last week you didn’t", "on Sunday you didn’t …"], "you always": ["you often"]}
TEXT = "I like us. But you never ask, and you always leave. I like us."


@contextmanager
def editor(qtbot: QtBot, words: str, coach: Coach | None = None) -> Iterator[Shown]:
    """The page with one opener open, read, and the caret in front of its words."""
    with openers_room(qtbot, coach=coach or SetCoach(TWO, ["I like us"])) as (behind, room):
        shown = Shown(behind, room, qtbot)
        open_one(behind, room, made(behind, words=words))
        shown.words().setFocus()
        shown.pause()
        yield shown


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Shown]:
    del theme
    with editor(qtbot, TEXT) as one:
        yield one


def aloud(shown: Shown) -> list[str]:
    """What the screen reader is told of remarks, from now on."""
    said: list[str] = []
    announcer = shown.find("firstWords").findChild(
        Announcer, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    announcer.announced.connect(said.append)
    return said


def selected(shown: Shown) -> str:
    return shown.words().textCursor().selectedText()


def offers(shown: Shown) -> OffersList:
    found = shown.page.findChild(OffersList)
    assert found is not None
    return found


def offered(shown: Shown) -> list[str]:
    model = shown.page.findChild(QListView, "offersList").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def in_sight(part: QWidget, of: QWidget) -> bool:
    box = QRect(part.mapTo(of, QPoint(0, 0)), part.size())
    return of.rect().contains(box)


# --- marks and cards -------------------------------------------------------------------------


def test_remarks_have_a_line_strengths_a_tint_and_cards_stand_in_reading_order(
    shown: Shown,
) -> None:
    marks = {(TEXT[m.start : m.end], m.tone, m.quiet) for m in shown.field().marks}
    assert marks == {
        ("I like us", "accent", True),
        ("you never", "clay", False),
        ("you always", "clay", False),
    }
    cards = sorted(shown.cards(), key=lambda card: card.mapTo(shown.page, QPoint(0, 0)).y())
    assert [card.accessibleName() for card in cards] == [
        "“you never”, sweeping",
        "“you always”, sweeping",
    ]
    assert [card.objectName() for card in cards] == ["remark.0", "remark.1"]


def test_pointing_at_a_remark_says_why_and_at_a_strength_that_it_helps(shown: Shown) -> None:
    spoken = {m.tone: m.spoken for m in shown.field().marks}
    assert spoken["clay"].splitlines() == [
        "Sweeping",
        "One time that really happened is easier to talk about.",
    ]
    assert spoken["accent"] == "Appreciation: already there"


def test_the_card_under_the_caret_is_in_hand(shown: Shown) -> None:
    seen: dict[int, int] = {}
    for place in range(len(TEXT) + 1):
        shown.caret(place)
        seen[place] = shown.room.opener.coach.state.current
    for number, phrase in enumerate(("you never", "you always")):
        start = TEXT.index(phrase)
        inside = range(start, start + len(phrase) + 1)
        assert {seen.pop(place) for place in inside} == {number}
    assert set(seen.values()) == {-1}


@pytest.mark.parametrize(
    ("before", "phrase", "after"),
    [
        ("🌱 ", "you never", " ask 🌱"),
        ("👩‍👩‍👧👩‍👩‍👧 ", "you never", ""),
        ("", "אף פעם לא", " מקשיבה לי"),
        ("🌱 לי ", "אף פעם לא", " 🌱"),
        ("حبيبي ", "أنت لا تسمعني", " أبداً"),
    ],
)
def test_in_any_script_each_key_leaves_the_mark_on_its_words(
    qtbot: QtBot, theme: Theme, before: str, phrase: str, after: str
) -> None:
    del theme
    text = before + phrase + after
    with editor(qtbot, text, SetCoach({phrase: ["x 🌱 …"]})) as shown:
        assert shown.marked() == [phrase]
        for place in (0, len(text)):
            for typed in ("ש", "🌱", "a"):
                cursor = shown.words().textCursor()
                cursor.movePosition(
                    cursor.MoveOperation.Start if place == 0 else cursor.MoveOperation.End
                )
                shown.words().setTextCursor(cursor)
                shown.words().insertPlainText(typed)
                assert shown.marked() == [phrase]
        shown.key(Qt.Key.Key_F8)
        assert selected(shown) == phrase
        shown.press("remark.0.suggestion.0")
        assert shown.words().toPlainText() == f"a🌱ש{before}x 🌱 …{after}ש🌱a"
        assert selected(shown) == "…"


# --- typing between readings -----------------------------------------------------------------


def test_marks_are_carried_by_every_kind_of_edit_until_the_next_reading(shown: Shown) -> None:
    both = ["I like us", "I like us", "you never", "you always"]
    words = shown.words()
    never = TEXT.index("you never")
    shown.caret(never)
    QTest.keyClicks(words, "y")  # the very letter the phrase begins with
    assert shown.marked() == both
    QTest.keyClick(words, Qt.Key.Key_Backspace)
    assert shown.marked() == both
    shown.caret(never + len("you never"))
    QTest.keyClicks(words, "r")  # and the one it ends with
    assert shown.marked() == both
    QTest.keyClick(words, Qt.Key.Key_Backspace)
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert shown.marked() == both
    QTest.keyClick(words, Qt.Key.Key_Z, CTRL)
    assert shown.marked() == both
    shown.caret(0)
    words.insertPlainText("A whole sentence 🌱 first.\n")
    assert shown.marked() == both


def test_a_phrase_that_is_written_into_keeps_its_mark_and_card_until_it_is_read_again(
    shown: Shown,
) -> None:
    cards = shown.cards()
    shown.caret(TEXT.index("never") + 1)
    QTest.keyClicks(shown.words(), "xx")
    assert "you nxxever" in shown.marked()
    assert shown.cards() == cards
    shown.pause()
    assert "you nxxever" not in shown.marked()
    assert [card.accessibleName() for card in shown.cards()] == ["“you always”, sweeping"]


def test_a_phrase_that_is_gone_takes_its_mark_along(shown: Shown) -> None:
    shown.key(Qt.Key.Key_F8)
    assert selected(shown) == "you never"
    QTest.keyClicks(shown.words(), "w")
    assert shown.marked() == ["I like us", "I like us", "you always"]
    assert len(shown.cards()) == 1


def test_a_card_that_stays_keeps_its_widget_and_its_focus(shown: Shown) -> None:
    shown.find("remark.1.why").setFocus()
    held = shown.page.focusWidget()
    shown.caret(TEXT.index("you never"))
    shown.words().textCursor().deletePreviousChar()
    cursor = shown.words().textCursor()
    cursor.setPosition(TEXT.index("you never") - 1)
    cursor.setPosition(TEXT.index("you never") + 8, cursor.MoveMode.KeepAnchor)
    cursor.insertText("we")
    shown.pause()
    assert shown.page.focusWidget() is held
    assert held.objectName() == "remark.0.why"


def test_words_altered_since_they_were_read_are_not_overwritten_by_a_wording(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    text = "But you never ask me how the interview went."
    with editor(qtbot, text, SetCoach({text: ["Could you ask me?"]})) as shown:
        shown.caret(len("But you never"))
        QTest.keyClicks(shown.words(), " once")
        now = shown.words().toPlainText()
        shown.find("remark.0.suggestion.0").click()
        assert shown.words().toPlainText() == now
        shown.pause()
        # Read again, it says something else; nothing the person has not seen is put in.
        assert shown.words().toPlainText() == now
        assert shown.cards() == []


def test_a_wording_pressed_while_typing_goes_where_it_belongs_once_that_is_known(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    with editor(qtbot, "you never", SetCoach({"you never": ["we"]})) as shown:
        shown.caret(3)
        QTest.keyClicks(shown.words(), "x")
        QTest.keyClick(shown.words(), Qt.Key.Key_Backspace)
        shown.find("remark.0.suggestion.0").click()
        assert shown.words().toPlainText() == "you never"
        shown.pause()
        assert shown.words().toPlainText() == "we"
        assert shown.undo_steps()[0] == "you never"


def test_composed_words_are_read_only_once_they_are_written(qtbot: QtBot, theme: Theme) -> None:
    del theme
    coach = SetCoach(TWO)
    with editor(qtbot, TEXT, coach) as shown:
        shown.caret(0)
        before = list(shown.field().marks)
        texts = coach.reader().texts  # type: ignore[attr-defined]
        texts.clear()
        for composed in ("n", "ne", "never"):
            shown.compose(f"you {composed}")
            shown.pause()
        assert texts == []
        assert list(shown.field().marks) == before
        assert shown.room.opener.fields["words"].text == TEXT
        shown.compose("", commit="日本 ")
        assert [shown.words().toPlainText()[m.start : m.end] for m in shown.field().marks] == [
            "you never",
            "you always",
        ]
        shown.pause()
        assert texts == ["日本 " + TEXT]


# --- F8 --------------------------------------------------------------------------------------


def test_f8_walks_the_remarks_round_from_the_caret(shown: Shown) -> None:
    seen = []
    for _ in range(3):
        shown.key(Qt.Key.Key_F8)
        seen.append(selected(shown))
    assert seen == ["you never", "you always", "you never"]
    for _ in range(2):
        shown.key(Qt.Key.Key_F8, SHIFT)
        seen.append(selected(shown))
    assert seen[3:] == ["you always", "you never"]
    shown.caret(TEXT.index(", and"))
    shown.caret(len("I like us. But you never a"))
    shown.key(Qt.Key.Key_F8)
    assert selected(shown) == "you always"
    shown.caret(len("I like us. But you never a"))
    shown.key(Qt.Key.Key_F8, SHIFT)
    assert selected(shown) == "you never"
    shown.caret(0)
    shown.key(Qt.Key.Key_F8, SHIFT)
    assert selected(shown) == "you always"


def test_f8_selects_the_remark_the_caret_has_come_into_first(shown: Shown) -> None:
    shown.caret(TEXT.index("always"))
    shown.key(Qt.Key.Key_F8)
    assert selected(shown) == "you always"
    shown.key(Qt.Key.Key_F8)
    assert selected(shown) == "you never"


def test_f8_works_from_a_card_too_and_without_remarks_says_so(qtbot: QtBot, theme: Theme) -> None:
    del theme
    with editor(qtbot, TEXT) as shown:
        shown.find("remark.1.why").setFocus()
        shown.key(Qt.Key.Key_F8)
        assert selected(shown) == "you never"
        assert shown.words().hasFocus()
    with editor(qtbot, "I like us.") as shown:
        said: list[str] = []
        shown.behind.scope.navigator.said.connect(said.append)
        shown.key(Qt.Key.Key_F8)
        shown.key(Qt.Key.Key_Period, CTRL)
        assert said == ["No remarks", "No remarks"]


@pytest.mark.parametrize(
    ("percent", "size"), [(100, (1072, 770)), (100, (752, 572)), (200, (864, 720))]
)
def test_f8_brings_phrase_and_card_into_sight(
    qtbot: QtBot, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    text = "\n\n".join(f"{number}: but you never ask and I wait." for number in range(12))
    theme.set_text_scale(percent)
    with editor(qtbot, text) as shown:
        shown.page.resize(*size)
        shown.pause()
        scroll = shown.page.findChild(QScrollArea, "firstWords")
        for number in (*range(12), 0):
            shown.key(Qt.Key.Key_F8)
            shown.pause()
            assert shown.room.opener.coach.state.current == number
            words = shown.field()
            mark = next(
                one
                for one in words.marks
                if one.end == words.marks[number].end and one.tone == "clay"
            )
            boxes = words.boxes_of(mark)
            assert boxes, number
            viewport = words.editor.viewport()
            assert viewport.rect().contains(words.editor.cursorRect()), number
            spot = viewport.mapTo(scroll.viewport(), boxes[-1].center().toPoint())
            assert scroll.viewport().rect().contains(spot), number
            card = next(one for one in shown.cards() if one.objectName() == f"remark.{number}")
            head = card.mapTo(scroll.viewport(), QPoint(card.width() // 2, theme.px(30)))
            assert scroll.viewport().rect().contains(head), number


def test_the_keys_page_shows_both_keys() -> None:
    keys = {one.keys for one in key_words()}
    assert {"F8, Shift+F8", "Ctrl+., Alt+Enter"} <= keys


# --- Ctrl+. ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Period, CTRL), (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)],
)
def test_a_wording_is_chosen_by_keyboard_and_is_one_undo_step(
    shown: Shown, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    shown.caret(TEXT.index("never"))
    shown.key(key, modifiers)
    listed = shown.page.findChild(QListView, "offersList")
    assert listed.hasFocus()
    assert listed.accessibleName() == "Ways on from “you never”, sweeping"
    assert offered(shown) == [
        *TWO["you never"],
        "When did it last happen?",
        "I mean it",
        "I mean it, for good",
    ]
    assert every_focusable_has_a_name(offers(shown)) == []
    shown.key(Qt.Key.Key_Down)
    shown.key(Qt.Key.Key_Down)
    shown.key(Qt.Key.Key_Up)
    shown.key(Qt.Key.Key_Return)
    after = TEXT.replace("you never", "on Sunday you didn’t …")
    assert shown.words().toPlainText() == after
    assert shown.words().hasFocus()
    assert selected(shown) == "…"
    QTest.keyClicks(shown.words(), "when we were out")
    assert shown.undo_steps()[-2:] == [after, TEXT]


def test_escape_leaves_the_list_and_everything_as_it_was(shown: Shown) -> None:
    shown.caret(TEXT.index("never"))
    shown.key(Qt.Key.Key_Period, CTRL)
    shown.key(Qt.Key.Key_Down)
    shown.key(Qt.Key.Key_Escape)
    assert not offers(shown).is_open
    assert shown.words().hasFocus()
    assert shown.words().textCursor().position() == TEXT.index("never")
    assert shown.words().toPlainText() == TEXT
    assert not shown.words().document().isUndoAvailable()
    shown.key(Qt.Key.Key_Period, CTRL)
    shown.key(Qt.Key.Key_Period, CTRL)
    assert not offers(shown).is_open
    assert shown.words().hasFocus()


def test_away_from_a_remark_the_list_does_not_open_and_says_where_to_go(shown: Shown) -> None:
    said: list[str] = []
    shown.behind.scope.navigator.said.connect(said.append)
    shown.caret(2)
    shown.key(Qt.Key.Key_Period, CTRL)
    assert not offers(shown).is_open
    assert said == ["No remark here. F8 goes to the next one."]


def test_a_question_is_answered_and_a_click_chooses_too(shown: Shown) -> None:
    shown.key(Qt.Key.Key_F8)
    shown.key(Qt.Key.Key_Period, CTRL)
    listed = shown.page.findChild(QListView, "offersList")
    spot = listed.visualRect(listed.model().index(2, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not offers(shown).is_open
    assert selected(shown) == "you never"
    QTest.keyClicks(shown.words(), "on Sunday you did not")
    assert shown.undo_steps()[-1] == TEXT


def test_the_list_goes_when_its_remark_does_or_the_focus(shown: Shown) -> None:
    shown.caret(TEXT.index("never"))
    shown.key(Qt.Key.Key_Period, CTRL)
    shown.find("remark.1.why").setFocus()
    assert not offers(shown).is_open
    shown.words().setFocus()
    shown.key(Qt.Key.Key_Period, CTRL)
    shown.room.opener.coach.mean_it(0, for_good=False)
    shown.pause()
    assert not offers(shown).is_open
    assert shown.words().hasFocus()


@pytest.mark.parametrize(("percent", "size"), [(100, (752, 572)), (200, (864, 720))])
@pytest.mark.parametrize("rtl", [False, True])
def test_the_list_stays_on_the_page_and_off_the_phrase(
    qtbot: QtBot, theme: Theme, percent: int, size: tuple[int, int], rtl: bool
) -> None:
    theme.set_text_scale(percent)
    text = "\n".join(f"But you never ask, {number}." for number in range(8))
    with editor(qtbot, text) as shown:
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        shown.page.setLayoutDirection(direction)
        shown.page.resize(*size)
        shown.pause()
        for _ in range(8):
            shown.key(Qt.Key.Key_F8)
            shown.pause()
            shown.key(Qt.Key.Key_Period, CTRL)
            box = offers(shown)
            assert in_sight(box, shown.find("openerPane"))
            caret = shown.field().caret_box()
            spot = shown.field().mapTo(shown.find("openerPane"), caret.center())
            assert not box.geometry().contains(spot)
            assert nothing_clipped(box) == []
            shown.key(Qt.Key.Key_Escape)


# --- what is said aloud ----------------------------------------------------------------------


def test_a_count_is_said_when_typing_rests_and_not_on_each_key(qtbot: QtBot, theme: Theme) -> None:
    del theme
    with editor(qtbot, "") as shown:
        said = aloud(shown)
        for letter in "But you never ask, and you always leave.":
            QTest.keyClicks(shown.words(), letter)
            shown.behind.timers.advance(READ_PAUSE_MS + SPEAK_PAUSE_MS // 2)
            shown.behind.settle()
        assert len(shown.cards()) == 2
        assert said == []
        shown.behind.timers.advance(SPEAK_PAUSE_MS)
        assert said == ["2 remarks"]
        QTest.keyClicks(shown.words(), " Thanks.")
        shown.behind.timers.advance(READ_PAUSE_MS)
        shown.behind.settle()
        shown.behind.timers.advance(10 * SPEAK_PAUSE_MS)
        assert said == ["2 remarks"]
        shown.words().selectAll()
        QTest.keyClicks(shown.words(), "Hello.")
        shown.behind.timers.advance(READ_PAUSE_MS)
        shown.behind.settle()
        shown.behind.timers.advance(SPEAK_PAUSE_MS)
        assert said == ["2 remarks", "No remarks"]


def test_the_same_count_in_another_opener_is_news(qtbot: QtBot, theme: Theme) -> None:
    del theme
    with editor(qtbot, TEXT) as shown:
        said = aloud(shown)
        shown.behind.timers.advance(SPEAK_PAUSE_MS)
        other = made(shown.behind, words="you never, you always")
        shown.room.open(other)
        shown.behind.settle()
        shown.behind.timers.advance(SPEAK_PAUSE_MS)
        assert said == ["2 remarks", "2 remarks"]


def test_f8_says_at_once_which_remark_it_is_and_why(shown: Shown) -> None:
    said = aloud(shown)
    shown.key(Qt.Key.Key_F8)
    assert said == [
        "1 of 2: “you never”, sweeping. One time that really happened is easier to talk about."
    ]


# --- I mean it -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mean", "always"])
def test_i_mean_it_is_one_click_said_aloud_and_taken_back_by_another(
    shown: Shown, name: str
) -> None:
    said = aloud(shown)
    button = shown.find(f"remark.0.{name}")
    button.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.pause()
    assert [card.accessibleName() for card in shown.cards()] == ["“you always”, sweeping"]
    assert "you never" not in shown.marked()
    assert said[0].startswith("You mean “you never”")
    assert shown.find("letStandUndo").hasFocus()
    assert shown.words().toPlainText() == TEXT
    kept = shown.behind.vault.submit(preferences.dismissed).result().value
    assert len(kept) == (name == "always")
    shown.press("letStandUndo")
    assert len(shown.cards()) == 2
    assert "you never" in shown.marked()
    assert shown.behind.vault.submit(preferences.dismissed).result().value == frozenset()
    assert "The remark is back" in said
    assert shown.words().hasFocus()


def test_what_is_meant_in_a_draft_stands_there_after_the_next_unlock(shown: Shown) -> None:
    place = shown.room.opener.fields["words"].surface
    shown.press("remark.0.mean")
    shown.behind.settle()
    after = MeantPhrases(shown.behind.scope)
    after.remember()
    shown.behind.settle()
    assert [one.phrase for one in after.at(place)] == ["you never"]
    assert after.at("opener/999/words") == frozenset()
    last = after.last_at(place)
    assert last is not None
    assert last.phrase == "“you never”"
    assert after.take_back(place)
    shown.behind.settle()
    assert shown.behind.vault.submit(openers_meant.everywhere).result().value == {}


def test_several_are_taken_back_one_after_the_other(shown: Shown) -> None:
    shown.press("remark.0.always")
    shown.press("remark.0.mean")
    assert shown.cards() == []
    shown.press("letStandUndo")
    assert [card.accessibleName() for card in shown.cards()] == ["“you always”, sweeping"]
    shown.press("letStandUndo")
    assert len(shown.cards()) == 2


def test_ctrl_z_takes_it_back_where_no_text_can_be_undone(shown: Shown) -> None:
    shown.press("remark.0.mean")
    assert len(shown.cards()) == 1
    assert shown.page.intent("undo")
    shown.pause()
    assert len(shown.cards()) == 2


def test_by_keyboard_alone_through_the_list(shown: Shown) -> None:
    shown.key(Qt.Key.Key_F8)
    shown.key(Qt.Key.Key_Period, CTRL)
    shown.key(Qt.Key.Key_End)
    shown.key(Qt.Key.Key_Return)
    shown.pause()
    assert len(shown.cards()) == 1
    assert len(shown.behind.vault.submit(preferences.dismissed).result().value) == 1
    assert shown.words().hasFocus()


def test_for_this_draft_only_and_for_good_everywhere_and_after_the_next_unlock(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    clock = FixedClock()
    vault = memory_vault(clock)
    coach = SetCoach(TWO)
    with openers_room(qtbot, vault, clock, coach) as (behind, room):
        shown = Shown(behind, room, qtbot)
        one, two = made(behind, words=TEXT), made(behind, words=TEXT)
        open_one(behind, room, one)
        shown.pause()
        shown.press("remark.0.mean")
        assert len(shown.cards()) == 1
        open_one(behind, room, two)
        shown.pause()
        assert len(shown.cards()) == 2
        assert not shown.page.findChild(QWidget, "letStandUndo").isVisible()
        shown.press("remark.0.always")
        open_one(behind, room, one)
        shown.pause()
        assert len(shown.cards()) == 1
        assert "you never" in shown.page.findChild(QLabel, "letStand").text()
        with openers_room(qtbot, vault, clock, coach) as (again, same):
            anew = Shown(again, same, qtbot)
            open_one(again, same, two)
            anew.pause()
            assert [card.accessibleName() for card in anew.cards()] == ["“you always”, sweeping"]
            again.vault.submit(
                lambda session: preferences.bring_back(session, "generalisation", "you never")
            ).result()
            open_one(again, same, one)
            anew.pause()
            assert len(anew.cards()) == 1
            assert "In this draft it stands" in anew.page.findChild(QLabel, "letStand").text()
            anew.press("letStandUndo")
            assert len(anew.cards()) == 2
            open_one(again, same, two)
            anew.pause()
            assert len(anew.cards()) == 2


def test_what_is_brought_back_elsewhere_can_not_be_taken_back_once_more(shown: Shown) -> None:
    shown.press("remark.0.always")
    shown.behind.vault.submit(
        lambda session: preferences.bring_back(session, "generalisation", "you never")
    ).result()
    shown.room.opener.remember()
    shown.pause()
    assert len(shown.cards()) == 2
    assert not shown.page.findChild(QWidget, "letStandUndo").isVisible()


# --- the gate --------------------------------------------------------------------------------


def test_a_gated_text_shows_the_quiet_line_and_nothing_of_the_coach(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    with openers_room(qtbot) as (behind, room):
        shown = Shown(behind, room, qtbot)
        open_one(behind, room, made(behind, words=HARSH))
        shown.words().setFocus()
        shown.pause()
        behind.timers.advance(SPEAK_PAUSE_MS)
        shown.press("remark.0.mean")
        said = aloud(shown)
        told: list[str] = []
        behind.scope.navigator.said.connect(told.append)
        shown.words().setFocus()
        shown.words().selectAll()
        QTest.keyClicks(shown.words(), GATED)
        for _ in range(3):
            shown.behind.timers.advance(1_000)
            shown.pause()
        coach = room.opener.coach
        assert coach.state == CoachState()
        assert shown.cards() == []
        assert shown.field().marks == ()
        assert not [one for one in shown.find("overall").findChildren(Chip) if one.isVisible()]
        for name in ("overallWord", "overallReasons", "aloud", "letStand", "letStandUndo"):
            assert not shown.page.findChild(QWidget, name).isVisible(), name
        assert shown.find("wordsNote").isVisible()
        for key, modifiers in (
            (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
            (Qt.Key.Key_Period, CTRL),
        ):
            shown.key(key, modifiers)
        assert not offers(shown).is_open
        assert not shown.words().textCursor().hasSelection()
        assert said == []
        assert told == []
        shown.press("wordsNoteAway")
        shown.pause()
        assert not shown.page.findChild(QWidget, "wordsNote").isVisible()
        assert coach.state == CoachState()
        assert shown.words().hasFocus()


def test_a_note_put_away_is_put_away_for_that_draft_and_sentence_alone(
    qtbot: QtBot, theme: Theme
) -> None:
    del theme
    with openers_room(qtbot) as (behind, room):
        shown = Shown(behind, room, qtbot)
        one, two = made(behind, words=GATED), made(behind, words=GATED)
        open_one(behind, room, one)
        shown.pause()
        # There are words, so nobody is told where to start, although the coach says nothing of them.
        assert not shown.page.findChild(QWidget, "overallWord").isVisible()
        shown.press("wordsNoteAway")
        open_one(behind, room, two)
        shown.pause()
        assert shown.find("wordsNote").isVisible()
        open_one(behind, room, one)
        shown.pause()
        assert not shown.page.findChild(QWidget, "wordsNote").isVisible()
        assert shown.cards() == []
        kept = behind.vault.submit(lambda s: openers.opened(s, one)).result().value
        assert kept.opener.words == GATED


# --- the whole -------------------------------------------------------------------------------


def test_the_whole_is_a_word_and_reasons_without_a_figure(qtbot: QtBot, theme: Theme) -> None:
    del theme
    hard = " ".join(f"You never ask me about my {one}." for one in ("day", "mum", "work", "back"))
    for words in (HARSH, hard, f"{hard} {HARSH}", "I love our Sundays. Could we talk on Friday?"):
        with openers_room(qtbot) as (behind, room):
            shown = Shown(behind, room, qtbot)
            open_one(behind, room, made(behind, words=words))
            shown.pause()
            state = room.opener.coach.state
            assert state.overall
            assert state.reasons
            assert not any(letter.isdigit() for letter in state.overall + state.reasons)
            for chip in state.strengths:
                assert not any(letter.isdigit() for letter in chip.label)


def test_what_is_missing_is_offered_and_never_demanded(qtbot: QtBot, theme: Theme) -> None:
    del theme
    with openers_room(qtbot) as (behind, room):
        shown = Shown(behind, room, qtbot)
        open_one(behind, room, made(behind, words=HARSH))
        shown.pause()
        offered_here = [one for one in room.opener.coach.state.strengths if not one.present]
        assert offered_here
        overall = shown.find("overall")
        spoken = [chip.accessibleName() for chip in overall.findChildren(Chip)]
        for one in offered_here:
            assert f"{one.label}: you could add it" in spoken
        assert not any("must" in words or "missing" in words for words in spoken)
