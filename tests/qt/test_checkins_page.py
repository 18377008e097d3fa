"""The check-in by keyboard alone, in every size, with its table one key away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.painting.charts.chart import Mark
from growingus_desktop.painting.charts.dot_strip import DotStripChart, Strip
from growingus_desktop.painting.charts.style import ChartStyle
from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.presenters.checkins_state import Mode, ShownAs
from growingus_desktop.store import checkins as store
from growingus_desktop.store.checkins import Filled
from growingus_desktop.theme.theme import Theme
from growingus_desktop.theme.tokens import Variant, load_tokens
from growingus_desktop.views.checkins import CheckInPage
from growingus_desktop.views.checkins_answers import AnswerBox
from growingus_desktop.views.checkins_words import Paragraph
from growingus_desktop.views.widgets.chart import ChartView
from growingus_desktop.views.widgets.record_table_view import RecordTableView
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from tests.support.clocks import NOON
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, mirrored, nothing_clipped, settle

TODAY = NOON.date()
KEYS = ("steady", "my_part", "warmth", "landing", "coming_back", "carrying", "own_ground")


@pytest.fixture
def open_vault(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


def page(open_vault: Unlocked, qtbot: QtBot) -> tuple[CheckInPresenter, CheckInPage]:
    presenter = CheckInPresenter(open_vault.scope)
    shown = CheckInPage(presenter)
    presenter.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(1070, 760)
    presenter.show(Destination(Room.CHECKIN))
    shown.show()
    open_vault.settle()
    settle(shown)
    shown.take_focus()
    return presenter, shown


def fill(open_vault: Unlocked, last: int, weeks: int = 6) -> None:
    for week in range(weeks):
        answers = {key: (week + at) % 5 for at, key in enumerate(KEYS)}
        deed = store.write(TODAY - timedelta(last + 7 * week), Filled(answers))
        open_vault.vault.submit(deed.run).result()


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def part(shown: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = shown.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def test_it_is_filled_in_by_keyboard_alone(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    presenter, shown = page(open_vault, qtbot)
    boxes = shown.findChildren(AnswerBox)
    assert not any(box.isChecked() for box in boxes)
    press(qtbot, Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_S)
    assert presenter.state.answers == {"steady": 3, "my_part": None, "warmth": None}
    press(qtbot, Qt.Key.Key_Backspace, Qt.Key.Key_5)
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert presenter.state.answers["warmth"] == 4
    assert presenter.state.answers["landing"] == 1, "the first arrow takes the first answer"
    press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return)
    assert presenter.item is None
    qtbot.keyClicks(QApplication.focusWidget(), "slept badly")
    press(qtbot, Qt.Key.Key_Return)
    open_vault.settle()
    (row,) = open_vault.vault.submit(store.kept).result().value
    assert (row.steady, row.warmth, row.landing, row.coming_back) == (3, 4, 1, None)
    assert (row.carrying, row.own_ground, row.free_to_speak) == (0, 1, None)
    assert row.line == "slept badly"
    assert presenter.state.mode is Mode.LOOKING


def test_what_will_not_be_kept_says_so(theme: Theme, open_vault: Unlocked, qtbot: QtBot) -> None:
    presenter, shown = page(open_vault, qtbot)
    for _ in range(7):
        presenter.skip()
    presenter.answer(2)
    given = part(shown, QWidget, "checkin.given")

    def said() -> list[str]:
        return [label.text() for label in given.findChildren(QLabel)]

    assert "About half (won’t be kept)" in said()
    presenter.keep_guarded(keep=True)
    assert "About half" in said()


def test_earlier_answers_are_not_seen_beside_the_questions(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    fill(open_vault, last=8)
    presenter, shown = page(open_vault, qtbot)
    chart = part(shown, ChartView, "checkin.chart")
    assert presenter.state.mode is Mode.ASKING
    assert not chart.isVisible()
    for _ in range(8):
        presenter.skip()
    presenter.save()
    open_vault.settle()
    assert chart.isVisible()


def test_the_table_is_one_key_away_and_says_the_same(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    fill(open_vault, last=2)
    _, shown = page(open_vault, qtbot)
    chart = part(shown, ChartView, "checkin.chart")
    table = part(shown, RecordTableView, "checkin.table")
    assert isinstance(chart, ChartView)
    assert isinstance(table, RecordTableView)
    assert "Mostly or better in" in chart.accessibleDescription()
    chart.setFocus()
    press(qtbot, Qt.Key.Key_T)
    model = table.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert chart.chart is not None
    rows = chart.chart.table(chart.style_now).rows
    assert [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ] == list(rows)
    press(qtbot, Qt.Key.Key_Escape)
    assert chart.isVisible()
    assert not table.isVisible()


def test_the_strips_are_walked_and_spoken(theme: Theme, open_vault: Unlocked, qtbot: QtBot) -> None:
    fill(open_vault, last=2)
    _, shown = page(open_vault, qtbot)
    chart = part(shown, ChartView, "checkin.chart")
    assert isinstance(chart, ChartView)
    chart.setFocus()
    press(qtbot, Qt.Key.Key_Home)
    first = chart.current_mark
    press(qtbot, Qt.Key.Key_Down)
    below = chart.current_mark
    press(qtbot, Qt.Key.Key_Right)
    later = chart.current_mark
    assert first is not None
    assert below is not None
    assert later is not None
    assert first.sentence.startswith("Steady, 16 October: ")
    assert below.sentence.startswith("My part, 16 October: ")
    assert later.sentence.startswith("My part, 23 October: ")


@pytest.mark.parametrize("last", [2, 8], ids=["looking", "asking"])
@pytest.mark.parametrize("size", [(100, 750), (100, 1070), (200, 870)])
def test_everything_is_named_and_fits(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot, last: int, size: tuple[int, int]
) -> None:
    scale, width = size
    theme.set_text_scale(scale)
    fill(open_vault, last)
    presenter, shown = page(open_vault, qtbot)
    shown.resize(width, 600)
    for step in (0, 7, 8):
        if presenter.state.mode is Mode.ASKING:
            presenter.go_to(step)
        settle(shown)
        assert every_focusable_has_a_name(shown) == []
        assert nothing_clipped(shown) == []
    mirrored(shown)
    assert nothing_clipped(shown) == []


def test_a_new_one_is_begun_by_its_shortcut_only_when_it_is_due(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    fill(open_vault, last=8)
    presenter, shown = page(open_vault, qtbot)
    presenter.look()
    assert shown.intent("new")
    assert presenter.state.mode is Mode.ASKING
    assert not shown.intent("find")


def chart(**answers: int | None) -> DotStripChart:
    days = {TODAY - timedelta(weeks=int(week[1:])): answer for week, answer in answers.items()}
    strip = Strip("Steady", days, (1, 3), "Mostly or better in 2 of 3 check-ins")
    return DotStripChart(
        "Strips", "", (strip,), TODAY - timedelta(weeks=12), TODAY, empty="No check-in yet."
    )


def centres(made: DotStripChart, look: ChartStyle, rect: QRectF) -> list[Mark]:
    return list(made.marks(rect, look))


def test_dots_lie_by_their_day_and_answer(theme: Theme) -> None:
    look = ChartStyle(load_tokens(Variant.LIGHT))
    rect = QRectF(0, 0, 640, 80)
    low, high = centres(chart(w4=0, w2=4), look, rect)
    nearest = centres(chart(w4=0, w2=4, w1=2), look, rect)[2]
    assert low.rect.center().y() > high.rect.center().y()
    step = nearest.rect.center().x() - high.rect.center().x()
    assert high.rect.center().x() - low.rect.center().x() == pytest.approx(2 * step, abs=0.5)


def test_strips_are_mirrored(theme: Theme) -> None:
    rect = QRectF(0, 0, 640, 80)
    plain = centres(chart(w4=0), ChartStyle(load_tokens(Variant.LIGHT)), rect)[0].rect
    turned = centres(chart(w4=0), ChartStyle(load_tokens(Variant.LIGHT), mirrored=True), rect)[0]
    assert turned.rect.center().x() == pytest.approx(640 - plain.center().x())


def test_counts_are_not_broken_at_a_hyphen(theme: Theme) -> None:
    look = ChartStyle(load_tokens(Variant.LIGHT))
    first = chart(w1=0).strips[0]
    whole, hyphened = (
        replace(chart(w1=0), strips=(replace(first, words=words),))
        for words in ("one", "-".join(["m" * 30] * 2))
    )
    assert hyphened.height_for(240, look) == whole.height_for(240, look)


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("width", [240, 700])
def test_strips_stay_inside_their_height(theme: Theme, variant: Variant, width: int) -> None:
    look = ChartStyle(load_tokens(variant), 2.0)
    made = chart(w3=0, w2=None, w1=4)
    high = made.height_for(width, look)
    image = QImage(width, round(high) + 40, QImage.Format.Format_RGB32)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    made.draw(painter, QRectF(0, 0, width, high), look)
    painter.end()
    plain = look.colour("surface")
    below = range(round(high) + 2, image.height())
    assert all(image.pixelColor(x, y) == plain for y in below for x in range(0, width, 3))


def test_no_check_in_in_the_time_shown_says_so(theme: Theme) -> None:
    made = chart()
    look = ChartStyle(load_tokens(Variant.LIGHT))
    assert made.is_empty
    (mark,) = made.marks(QRectF(0, 0, 400, 60), look)
    assert mark.sentence == "No check-in yet."
    assert made.table(look).rows == ()


def test_the_strips_can_be_read_as_words_and_that_choice_is_kept(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    fill(open_vault, last=2)
    presenter, shown = page(open_vault, qtbot)
    tabs = part(shown, SegmentedTabs, "checkin.as")
    assert isinstance(tabs, SegmentedTabs)
    tabs.take_focus()
    press(qtbot, Qt.Key.Key_Right)
    open_vault.settle()
    assert not part(shown, ChartView, "checkin.chart").isVisible()
    steady = part(shown, Paragraph, "checkin.words.steady")
    assert steady.isVisible()
    told = steady.accessibleName()
    assert told.startswith("Steady. Mostly or better in ")
    strips = presenter.state.strips
    assert strips is not None
    for day, words in strips.strips[0].cells.items():
        assert f"{strips.strips[0].days[day]}: {words}." in told
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "checkin.words.said"
    assert every_focusable_has_a_name(shown) == []
    assert nothing_clipped(shown) == []
    again = CheckInPresenter(open_vault.scope)
    again.show(Destination(Room.CHECKIN))
    open_vault.settle()
    assert again.state.shown_as is ShownAs.WORDS
    again.deleteLater()


def test_the_guarded_strip_is_shown_only_when_asked_for_and_only_for_this_visit(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    fill(open_vault, last=9)
    deed = store.write(TODAY - timedelta(2), Filled({"free_to_speak": 4}))
    open_vault.vault.submit(deed.run).result()
    presenter, shown = page(open_vault, qtbot)

    def names() -> list[str]:
        assert presenter.state.strips is not None
        return [strip.key for strip in presenter.state.strips.strips]

    assert "free_to_speak" not in names()
    tick = part(shown, QWidget, "checkin.showGuarded")
    tick.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert names()[-1] == "free_to_speak"
    presenter.leave()
    presenter.show(Destination(Room.CHECKIN))
    open_vault.settle()
    assert "free_to_speak" not in names()


def test_without_a_kept_guarded_answer_there_is_nothing_to_show(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    fill(open_vault, last=2)
    _, shown = page(open_vault, qtbot)
    assert not part(shown, QWidget, "checkin.showGuarded").isVisible()


def test_the_line_grows_with_the_text_even_while_another_question_is_shown(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    presenter, shown = page(open_vault, qtbot)
    shown.resize(870, 600)
    theme.set_text_scale(200)
    settle(shown)
    presenter.go_to(8)
    settle(shown)
    line = part(shown, QPlainTextEdit, "checkin.line")
    assert line.height() >= 2 * 30
    assert line.viewport().height() >= line.fontMetrics().lineSpacing()
