"""The long view: everything named, everything fits, and the table behind the picture."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.models.asks import (
    ANSWERS,
    Answer,
    Ask,
    AskKind,
    LongViewQuestion,
    MeaningSide,
)
from growingus_desktop.painting.charts.ask_timeline import AskMark, AskTimeline, draw_answer
from growingus_desktop.painting.charts.style import Canvas, ChartStyle
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.longview_state import Span
from growingus_desktop.store import longview as store
from growingus_desktop.store.longview import AskFilled
from growingus_desktop.theme.theme import Theme
from growingus_desktop.theme.tokens import Variant, load_tokens
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.longview import LongViewPage
from growingus_desktop.views.longview_timeline import TimelineCard
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.chart import ChartView
from growingus_desktop.views.widgets.record_table_view import RecordTableView
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Caption
from tests.support.clocks import NOON
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import every_focusable_has_a_name, mirrored, nothing_clipped, settle

TODAY = NOON.date()
CHARTED = [answer for answer in Answer if answer is not Answer.NOT_SAFE]


@pytest.fixture
def open_vault(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


def fill(open_vault: Unlocked) -> None:
    for at, framing in enumerate(("programme", "specific", "small-step", "small-step", "honest")):
        answer = ANSWERS[AskKind.REQUEST][at]
        filled = AskFilled(
            TODAY - timedelta(300 - 60 * at), AskKind.REQUEST, answer, framing, text="An ask."
        )
        open_vault.vault.submit(store.write_ask(filled).run).result()
    for words in ("Yes, for a while.", "Not another year of asking by myself."):
        deed = store.answer(LongViewQuestion.COULD_I_GO_ON, words, TODAY, TODAY)
        open_vault.vault.submit(deed.run).result()


def page(open_vault: Unlocked, qtbot: QtBot) -> tuple[LongViewPresenter, LongViewPage]:
    presenter = LongViewPresenter(open_vault.scope)
    shown = LongViewPage(presenter)
    presenter.setParent(shown)
    qtbot.addWidget(shown)
    shown.resize(1070, 760)
    presenter.show(Destination(Room.LONG_VIEW))
    shown.show()
    open_vault.settle()
    settle(shown)
    shown.take_focus()
    return presenter, shown


@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
@pytest.mark.parametrize("size", [(100, 750), (100, 1070), (200, 870)])
def test_everything_is_named_and_fits(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot, filled: bool, size: tuple[int, int]
) -> None:
    scale, width = size
    theme.set_text_scale(scale)
    if filled:
        fill(open_vault)
    _, shown = page(open_vault, qtbot)
    shown.resize(width, 600)
    settle(shown)
    assert every_focusable_has_a_name(shown) == []
    assert nothing_clipped(shown) == []
    mirrored(shown)
    assert nothing_clipped(shown) == []


def test_the_table_is_one_key_away_and_says_the_same(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    fill(open_vault)
    _, shown = page(open_vault, qtbot)
    chart = shown.findChild(ChartView, "longview.chart")
    table = shown.findChild(RecordTableView, "longview.table")
    assert chart is not None
    assert table is not None
    assert chart.hasFocus()
    assert "Asked 4 times since" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_T)
    assert table.hasFocus()
    assert chart.chart is not None
    twin = chart.chart.table(chart.style_now)
    model = table.model()
    assert twin.headings[:4] == ("Day", "Framing", "Size", "Answer")
    assert [row[1] for row in twin.rows] == [
        model.index(row, 1).data() for row in range(model.rowCount())
    ]
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert chart.hasFocus()


def test_asks_are_walked_and_spoken(theme: Theme, open_vault: Unlocked, qtbot: QtBot) -> None:
    fill(open_vault)
    _, shown = page(open_vault, qtbot)
    chart = shown.findChild(ChartView, "longview.chart")
    assert chart is not None
    spoken: list[str] = []
    chart.announced.connect(spoken.append)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert "The whole programme: yes" in spoken[0]
    assert "One specific thing: partly" in spoken[1]


def test_an_ask_is_written_down_in_its_dialog(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    presenter, shown = page(open_vault, qtbot)
    assert shown.intent("new")
    open_vault.settle()
    dialog = shown.dialog
    assert dialog is not None
    settle(dialog)
    assert every_focusable_has_a_name(dialog) == []
    assert nothing_clipped(dialog) == []
    save = dialog.findChild(QAbstractButton, "ask.save")
    partly = dialog.findChild(QAbstractButton, "ask.answer.partly")
    assert save is not None
    assert partly is not None
    assert not save.isEnabled(), "nothing is chosen beforehand"
    partly.click()
    assert save.isEnabled()
    save.click()
    open_vault.settle()
    settle(shown)
    assert [ask.answer for ask in presenter.table.rows] == [Answer.PARTLY]
    assert shown.dialog is None


def test_a_meaning_is_added_by_enter(theme: Theme, open_vault: Unlocked, qtbot: QtBot) -> None:
    presenter, shown = page(open_vault, qtbot)
    editor = shown.findChild(QPlainTextEdit, "longview.may-mean")
    assert editor is not None
    qtbot.keyClicks(editor, "we talk differently")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    open_vault.settle()
    settle(shown)
    assert "we talk differently" in str(presenter.state.meanings)
    assert editor.toPlainText() == ""


def test_a_meaning_is_reworded_moved_and_binned_without_losing_ones_place(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    presenter, shown = page(open_vault, qtbot)
    may, proves = MeaningSide.MAY_MEAN, MeaningSide.DOES_NOT_PROVE
    for words in ("one", "two"):
        presenter.meanings.fields[may].type(words, 3)
        presenter.meanings.keep(may)
        open_vault.settle()
    settle(shown)
    first, second = (one for one, _ in presenter.state.meanings[may])

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        here = QApplication.focusWidget()
        assert here is not None
        qtbot.keyClick(here, key, modifier)
        open_vault.settle()
        settle(shown)
        now = QApplication.focusWidget()
        assert now is not None
        return now.objectName()

    def words_of(side: MeaningSide) -> list[str]:
        return [words for _, words in presenter.state.meanings[side]]

    line = shown.findChild(QAbstractButton, f"longview.meaning.{first}")
    assert line is not None
    line.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    assert press(Qt.Key.Key_Down, alt) == f"longview.meaning.{first}"
    assert words_of(may) == ["two", "one"]
    assert press(Qt.Key.Key_Right, alt) == f"longview.meaning.{first}"
    assert (words_of(may), words_of(proves)) == (["two"], ["one"])
    assert press(Qt.Key.Key_F2) == "longview.does-not-prove"
    editor = shown.findChild(QPlainTextEdit, "longview.does-not-prove")
    leave = shown.findChild(QAbstractButton, "longview.does-not-prove.leave")
    assert editor is not None
    assert leave is not None
    assert leave.isVisible()
    assert nothing_clipped(shown) == []
    assert editor.toPlainText() == "one"
    qtbot.keyClicks(editor, "x")
    assert press(Qt.Key.Key_Escape) == f"longview.meaning.{first}"
    assert editor.toPlainText() == ""
    editor.setFocus()
    qtbot.keyClicks(editor, "half a thought")
    line = shown.findChild(QAbstractButton, f"longview.meaning.{first}")
    assert line is not None
    line.setFocus()
    press(Qt.Key.Key_F2)
    assert editor.toPlainText() == "one", "what was left is not brought back"
    editor.selectAll()
    qtbot.keyClicks(editor, "one, said better")
    assert press(Qt.Key.Key_Return) == f"longview.meaning.{first}"
    assert words_of(proves) == ["one, said better"]
    assert not leave.isVisible()
    assert editor.toPlainText() == "half a thought", "it waited"
    assert press(Qt.Key.Key_Delete) == "longview.does-not-prove", "no line is left there"
    for _ in range(4):
        presenter.undo()
        open_vault.settle()
    assert (words_of(may), words_of(proves)) == (["one", "two"], [])
    assert second in dict(presenter.state.meanings[may])


def picture(answer: Answer) -> bytes:
    look = ChartStyle(load_tokens(Variant.LIGHT))
    image = QImage(32, 32, QImage.Format.Format_Grayscale8)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    draw_answer(Canvas(painter, QRectF(0, 0, 32, 32), look), QPointF(16, 16), 10, answer)
    painter.end()
    return bytes(image.constBits())


def test_shapes_are_told_apart_without_colour(theme: Theme) -> None:
    assert len({picture(answer) for answer in CHARTED}) == len(CHARTED)


@pytest.mark.parametrize("width", [240, 700])
def test_the_timeline_stays_inside_its_height(theme: Theme, width: int) -> None:
    look = ChartStyle(load_tokens(Variant.DARK), 2.0)
    asks = tuple(
        AskMark(TODAY - timedelta(30 * at), at % 2, answer, "") for at, answer in enumerate(CHARTED)
    )
    made = AskTimeline(
        title="Asks",
        description="",
        lanes=("A small step", "The whole programme"),
        asks=asks,
        first=TODAY - timedelta(365),
        last=TODAY,
        ticks=((TODAY, "Nov 2026"),),
        words={answer: answer.value for answer in Answer},
        headings=(),
        rows=(),
        empty="",
    )
    high = round(made.height_for(width, look))
    image = QImage(width, high + 40, QImage.Format.Format_RGB32)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    made.draw(painter, QRectF(0, 0, width, high), look)
    painter.end()
    plain = look.colour("surface")
    rows = range(high + 2, high + 40)
    assert all(image.pixelColor(x, y) == plain for y in rows for x in range(0, width, 3))
    rect = QRectF(0, 0, width, high)
    assert all(rect.contains(mark.rect.center()) for mark in made.marks(rect, look))


def walked(qtbot: QtBot, first: QWidget, most: int = 60) -> list[str]:
    """The names Tab stops at from a widget on, until it comes round."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    names: list[str] = []
    for _ in range(most):
        here = QApplication.focusWidget()
        assert here is not None
        # Within a day, Tab goes from its day to its month and year first.
        if here.objectName() not in names[-1:]:
            if here.objectName() in names:
                break
            names.append(here.objectName())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    return names


def test_tab_goes_through_the_dialog_as_the_eye_does(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    _, shown = page(open_vault, qtbot)
    shown.intent("new")
    open_vault.settle()
    dialog = shown.dialog
    assert dialog is not None
    dialog.activateWindow()
    settle(dialog)
    for kind in ("question", "request"):
        choice = dialog.findChild(QAbstractButton, f"ask.kind.{kind}")
        assert choice is not None
        choice.click()
    yes = next(
        one for one in dialog.findChildren(QAbstractButton, "ask.answer.yes") if one.isVisible()
    )
    yes.click()
    settle(dialog)
    day = dialog.findChild(QDateEdit, "ask.day")
    assert day is not None
    assert walked(qtbot, day)[:10] == [
        "ask.day",
        "ask.framing",
        "ask.kind.request",
        "ask.size.small",
        "ask.text",
        "ask.answer.yes",
        "ask.heard",
        "ask.setting",
        "ask.comeBack",
        "ask.save",
    ]


def test_tab_goes_through_the_room_as_the_eye_does(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    fill(open_vault)
    presenter, shown = page(open_vault, qtbot)
    for words in ("one", "two"):
        presenter.meanings.fields[MeaningSide.MAY_MEAN].type(words, 3)
        presenter.meanings.keep(MeaningSide.MAY_MEAN)
        open_vault.settle()
    deed = store.answer(LongViewQuestion.COULD_I_GO_ON, "third", TODAY, None)
    open_vault.vault.submit(deed.run).result()
    presenter.refresh()
    open_vault.settle()
    settle(shown)
    more = shown.findChild(QAbstractButton, "longview.could-i-go-on.more")
    add = shown.findChild(QAbstractButton, "longview.add")
    assert more is not None
    assert add is not None
    assert "more answer" in more.text()
    more.click()
    settle(shown)
    first, second = (one for one, _ in presenter.state.meanings[MeaningSide.MAY_MEAN])
    go_on = "longview.could-i-go-on"
    assert walked(qtbot, add) == [
        "longview.add",
        "longview.asTable",
        "longview.chart",
        "longview.honest",
        "longview.guide",
        *(f"{go_on}.said{at}.bin" for at in range(3)),
        f"{go_on}.words",
        f"{go_on}.again.0",
        f"{go_on}.keep",
        "longview.what-is-it-costing.words",
        "longview.what-is-it-costing.again.0",
        "longview.what-is-it-costing.keep",
        "longview.may-mean",
        f"longview.meaning.{first}",
        f"longview.meaning.{second}",
        "longview.does-not-prove",
    ]
    assert nothing_clipped(shown) == []


def test_the_day_to_be_asked_again_is_ones_own(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    presenter, shown = page(open_vault, qtbot)
    name = "longview.could-i-go-on"
    day = shown.findChild(QDateEdit, f"{name}.day")
    own = shown.findChild(QAbstractButton, f"{name}.again.day")
    keep = shown.findChild(QAbstractButton, f"{name}.keep")
    assert day is not None
    assert own is not None
    assert keep is not None
    assert not day.isVisible()
    own.click()
    assert day.isVisible()
    assert day.minimumDate() == QDate(2026, 11, 23)
    assert day.date() == QDate(2026, 12, 23)
    day.setDate(QDate(2027, 3, 1))
    presenter.answers[LongViewQuestion.COULD_I_GO_ON].type("until spring", 3)
    keep.click()
    open_vault.settle()
    assert "1 March" in presenter.state.questions[0].again


def test_the_table_is_narrowed_by_hand(theme: Theme, open_vault: Unlocked, qtbot: QtBot) -> None:
    fill(open_vault)
    presenter, shown = page(open_vault, qtbot)
    chart = shown.findChild(ChartView, "longview.chart")
    assert chart is not None
    qtbot.keyClick(chart, Qt.Key.Key_T)
    search = shown.findChild(QLineEdit, "longview.find")
    framing = shown.findChild(QComboBox, "longview.framing")
    everything = shown.findChild(QAbstractButton, "longview.showAll")
    assert search is not None
    assert framing is not None
    assert everything is not None
    assert not everything.isVisible()
    framing.setFocus()
    qtbot.keyClick(framing, Qt.Key.Key_Down)
    qtbot.keyClick(framing, Qt.Key.Key_Down)
    assert {ask.framing for ask in presenter.table.rows} == {"small-step"}
    qtbot.keyClicks(search, "not now")
    assert len(presenter.table.rows) == 1
    assert every_focusable_has_a_name(shown) == []
    everything.click()
    assert len(presenter.table.rows) == 5
    assert search.text() == ""
    assert search.hasFocus()


def test_many_asks_open_at_a_year_in_picture_table_and_speech(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    def many(session: VaultSession) -> None:
        for at in range(90):
            session.add(Ask(asked_on=TODAY - timedelta(10 * at), answer=Answer.YES))

    open_vault.vault.submit(many).result()
    presenter, shown = page(open_vault, qtbot)
    chart = shown.findChild(ChartView, "longview.chart")
    table = shown.findChild(RecordTableView, "longview.table")
    span = shown.findChild(SegmentedTabs, "longview.span")
    part = shown.findChild(Caption, "longview.part")
    card = shown.findChild(TimelineCard)
    assert card is not None
    announcer = card.findChild(Announcer, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert chart is not None
    assert table is not None
    assert span is not None
    assert part is not None
    assert announcer is not None
    spoken: list[str] = []
    announcer.announced.connect(spoken.append)
    assert span.isVisible()
    assert span.current == "year"
    assert part.text() == "From November 2025 on: 39 of 90 asks."
    assert "Asked 90 times since" in chart.accessibleDescription(), "counts are of all of it"
    assert part.text() in chart.accessibleDescription()
    assert chart.chart is not None
    assert len(chart.marks()) == len(chart.chart.table(chart.style_now).rows) == 39
    assert len(presenter.table.rows) == 39
    assert nothing_clipped(shown) == []
    span.take_focus()
    here = QApplication.focusWidget()
    assert here is not None
    qtbot.keyClick(here, Qt.Key.Key_Right)
    announcer.flush()
    assert spoken == ["All asks are shown."]
    assert len(chart.marks()) == len(presenter.table.rows) == 90
    assert not part.isVisible()
    presenter.asks.choose_span(Span.YEAR)
    qtbot.keyClick(chart, Qt.Key.Key_T)
    everything = shown.findChild(QAbstractButton, "longview.showAll")
    assert everything is not None
    assert everything.isVisible()
    everything.click()
    assert span.current == "all"
    assert len(presenter.table.rows) == 90


def test_binning_asks_by_keyboard_leaves_one_in_the_table(
    theme: Theme, open_vault: Unlocked, qtbot: QtBot
) -> None:
    fill(open_vault)
    presenter, shown = page(open_vault, qtbot)
    chart = shown.findChild(ChartView, "longview.chart")
    table = shown.findChild(RecordTableView, "longview.table")
    away = shown.findChild(QAbstractButton, "longview.bin")
    assert chart is not None
    assert table is not None
    assert away is not None
    qtbot.keyClick(chart, Qt.Key.Key_T)
    table.selectRow(3)
    for left, row in ((4, 3), (3, 2), (2, 1), (1, 0)):
        away.setFocus()
        qtbot.keyClick(away, Qt.Key.Key_Space)
        open_vault.settle()
        assert (len(presenter.table.rows), table.currentIndex().row()) == (left, row)
        assert table.hasFocus()
    away.setFocus()
    qtbot.keyClick(away, Qt.Key.Key_Space)
    open_vault.settle()
    assert chart.hasFocus()


def test_the_table_goes_with_its_last_ask(theme: Theme, open_vault: Unlocked, qtbot: QtBot) -> None:
    presenter, shown = page(open_vault, qtbot)
    switch = shown.findChild(QAbstractButton, "longview.asTable")
    chart = shown.findChild(ChartView, "longview.chart")
    assert switch is not None
    assert chart is not None
    assert not switch.isVisible(), "there is nothing to show as a table"
    qtbot.keyClick(chart, Qt.Key.Key_T)
    assert chart.isVisible()
    filled = AskFilled(TODAY, AskKind.REQUEST, Answer.NO)
    presenter.do(store.write_ask(filled))
    open_vault.settle()
    qtbot.keyClick(chart, Qt.Key.Key_T)
    assert not chart.isVisible()
    presenter.put_ask_in_bin(presenter.table.rows[0])
    open_vault.settle()
    assert chart.isVisible()
    assert not switch.isVisible()
