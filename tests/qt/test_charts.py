"""The charts as they are seen, heard, walked through, copied and read as a table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QByteArray, QLocale, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip
from pytestqt.qtbot import QtBot

from growingus_desktop.insight.days import MomentMark, day_ledger
from growingus_desktop.painting.charts.chart import Chart
from growingus_desktop.painting.charts.export import to_image, to_pdf, to_png, to_svg
from growingus_desktop.painting.charts.hatches import Hatch, fill_hatched, hatches_for
from growingus_desktop.painting.charts.style import Canvas, ChartStyle
from growingus_desktop.painting.charts.weekly import Series, WeeklyChart
from growingus_desktop.painting.charts.weekly_layout import scale_for
from growingus_desktop.painting.charts.year import YearChart
from growingus_desktop.theme.theme import Theme
from growingus_desktop.theme.tokens import Variant, load_tokens
from growingus_desktop.views.widgets.chart import ChartView
from tests.support.charts import (
    LABELS,
    TODAY,
    WEEKLY_WORDS,
    YEAR_WORDS,
    seeded_life,
    weekly_chart,
    year_chart,
)

RECT = QRectF(0, 0, 720, 320)
MONDAY = TODAY - timedelta(days=TODAY.weekday())
PURSUED = {"pursued": "pursued"}


def style(
    variant: Variant = Variant.LIGHT, scale: float = 1.0, *, mirrored: bool = False
) -> ChartStyle:
    return ChartStyle(load_tokens(variant), scale, mirrored, QLocale(QLocale.Language.English))


def painted(chart: Chart, look: ChartStyle, rect: QRectF = RECT) -> QImage:
    image = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(look.colour("surface"))
    painter = QPainter(image)
    chart.draw(painter, rect, look)
    painter.end()
    return image


def rough(day: date, count: int = 1, key: str = "pursued") -> list[MomentMark]:
    return [MomentMark(day, frozenset({key}))] * count


def coloured(image: QImage, box: QRectF, colour: QColor) -> int:
    """How many pixels of a box have just this colour."""
    inside = box.toRect() & image.rect()
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(inside.left(), inside.right() + 1)
        for y in range(inside.top(), inside.bottom() + 1)
    )


def height_of_bar(image: QImage, x: float, colour: QColor) -> int:
    return sum(image.pixelColor(round(x), y) == colour for y in range(image.height()))


def a_year() -> YearChart:
    logged, nothing, repairs = seeded_life()
    return year_chart(logged, day_ledger(logged, nothing, repairs))


def some_weeks(weeks: int = 16) -> WeeklyChart:
    logged, nothing, repairs = seeded_life()
    return weekly_chart(logged, nothing, repairs, weeks=weeks)


def test_bars_start_at_zero_and_grow_in_proportion(theme: Theme) -> None:
    logged = [
        mark
        for back, count in ((3, 1), (2, 2), (1, 4))
        for mark in rough(MONDAY - timedelta(weeks=back), count)
    ]
    chart = weekly_chart(logged, weeks=4, labels=PURSUED)
    look = style()
    image, layout = painted(chart, look), chart.layout(RECT, look)
    clay = QColor(look.tokens.pattern_colour("pursued"))
    heights = [height_of_bar(image, layout.column(index).center().x(), clay) for index in range(3)]
    for height, count in zip(heights, (1, 2, 4), strict=True):
        assert height == pytest.approx(count * layout.unit, abs=2)
    foot = image.pixelColor(round(layout.column(0).center().x()), int(layout.axis) - 2)
    assert foot == clay
    assert layout.scale.ticks[0] == 0


def test_stacked_marks_add_up_to_the_height_of_the_bar(theme: Theme) -> None:
    chart = some_weeks()
    layout = chart.layout(RECT, style())
    tallest = max(column.counts.total for column in chart.columns)
    assert layout.scale.top >= tallest
    assert layout.bar_box(0, 0, tallest).top() >= layout.plot.top() - 0.01
    assert layout.unit * layout.scale.top == pytest.approx(layout.plot.height())


def test_a_week_not_logged_is_hollow_and_dashed_while_a_logged_zero_stands_on_the_axis(
    theme: Theme,
) -> None:
    quiet = MONDAY - timedelta(weeks=1)
    chart = weekly_chart(rough(MONDAY - timedelta(weeks=3), 3), [quiet], weeks=4, labels=PURSUED)
    look = style()
    image, layout = painted(chart, look), chart.layout(RECT, look)
    ground = look.colour("surface")
    gap, zero = chart.columns[1], chart.columns[2]
    assert gap.is_gap
    assert not zero.is_gap
    hollow = layout.bar_box(1, 0, layout.scale.top).adjusted(4, 6, -4, -6)
    lines = {look.colour("line").rgb(), ground.rgb()}
    inside = hollow.toRect()
    seen = {
        image.pixelColor(x, y).rgb()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    }
    # Nothing but the ground and the thin lines of the grid, whose edges may blend.
    assert len(seen - lines) <= 4
    assert ground.rgb() in seen
    edge = round(layout.bar_box(1, 0, 1).left())
    column = [image.pixelColor(edge, y) != ground for y in range(40, int(layout.axis) - 8)]
    assert any(column)
    assert not all(column)
    stroke = layout.bar_box(2, 0, 0).adjusted(2, -2, -2, 0)
    assert coloured(image, stroke, look.colour("ink-3"))
    assert not coloured(image, layout.bar_box(1, 0, 0).adjusted(2, -2, -2, 0), look.colour("ink-3"))


def test_each_pattern_wears_its_texture_in_the_bars(theme: Theme) -> None:
    look = style()
    for key, hatch in zip(LABELS, hatches_for(list(LABELS)), strict=True):
        chart = weekly_chart(rough(MONDAY, 3, key), weeks=2)
        bar = chart.layout(RECT, look).bar_box(1, 0, 3).adjusted(3, 3, -3, -3)
        image = painted(chart, look)
        fill = QColor(look.tokens.pattern_colour(key))
        whole = bar.toRect().width() * bar.toRect().height()
        plain = coloured(image, bar, fill)
        assert plain > whole / 10
        assert (plain >= whole) == (hatch is Hatch.SOLID)


def test_steady_and_repairs_lie_below_the_axis_and_lift_no_bar(theme: Theme) -> None:
    week = rough(MONDAY, 2)
    look = style()
    plain = weekly_chart(week, weeks=2, labels=PURSUED)
    kind = weekly_chart(
        week + rough(MONDAY, 3, "stayed-steady"), (), [MONDAY] * 2, weeks=2, labels=PURSUED
    )
    clay, accent = QColor(look.tokens.pattern_colour("pursued")), look.colour("accent")
    layout = kind.layout(RECT, look)
    image = painted(kind, look)
    assert coloured(image, layout.below, accent) > 20
    assert coloured(image, layout.plot, accent) == 0
    assert coloured(image, layout.below, clay) == 0
    assert layout.scale == plain.layout(RECT, look).scale
    assert coloured(painted(plain, look), plain.layout(RECT, look).below, accent) == 0


def test_days_logged_stand_under_every_column(theme: Theme) -> None:
    for width in (RECT.width(), 300.0):
        chart, look = some_weeks(53), style()
        rect = QRectF(0, 0, width, 360)
        image, layout = painted(chart, look, rect), chart.layout(rect, look)
        for index in range(len(chart.columns)):
            cell = QRectF(layout.column(index))
            cell.setTop(layout.days.top())
            inside = cell.toRect() & image.rect()
            assert any(
                image.pixelColor(x, y) != look.colour("surface")
                for x in range(inside.left(), inside.right() + 1)
                for y in range(inside.top(), inside.bottom() + 1)
            )


@pytest.mark.parametrize("tallest", [0, 1, 3, 4, 7, 12, 29, 31, 60, 299, 1_000, 123_456])
@pytest.mark.parametrize("most", [2, 3, 5])
def test_ticks_are_few_whole_numbers_from_zero(tallest: int, most: int) -> None:
    scale = scale_for(tallest, most)
    ticks = list(scale.ticks)
    assert ticks[0] == 0
    assert ticks[-1] == scale.top >= tallest
    assert len(ticks) <= most + 1


def test_a_pattern_without_a_series_is_refused_rather_than_left_out(theme: Theme) -> None:
    chart = weekly_chart(rough(MONDAY), weeks=2)
    with pytest.raises(ValueError, match="series"):
        replace(chart, series=(Series("flooded", "flooded"),))


def test_more_columns_than_a_year_are_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="columns"):
        weekly_chart([], weeks=54)


def test_the_table_and_the_marks_tell_the_same_numbers(theme: Theme) -> None:
    chart, look = some_weeks(30), style()
    table = chart.table(look)
    marks = chart.marks(RECT, look)
    assert len(table.rows) == len(marks) == len(chart.columns)
    assert len(table.headings) == len(chart.series) + 4
    for row, mark, column in zip(table.rows, marks, chart.columns, strict=True):
        assert row[0] in mark.sentence
        if column.is_gap:
            assert set(row[1:-1]) == {WEEKLY_WORDS.gap}
            assert row[-1] == "0"
            continue
        numbers = [int(cell) for cell in row[1:]]
        assert sum(numbers[: len(chart.series)]) == column.counts.total
        for series, number in zip(chart.series, numbers, strict=False):
            assert number == 0 or f"{series.label} {number}" in mark.sentence
        assert f"{numbers[-1]} days logged" in mark.sentence


def test_the_year_has_a_row_and_a_mark_for_every_day(theme: Theme) -> None:
    chart, look = a_year(), style()
    rows, marks = chart.table(look).rows, chart.marks(RECT, look)
    assert len(rows) == len(marks) == len(chart.squares)
    for row, mark, square in zip(rows, marks, chart.squares, strict=True):
        logged = row[3] != YEAR_WORDS.unlogged
        assert (row[1] == "") == (not logged)
        assert RECT.contains(mark.rect)
        assert mark.sentence == square.sentence


def test_the_year_tells_its_states_apart_by_more_than_colour(theme: Theme) -> None:
    steady, nothing, unlogged = (TODAY - timedelta(days=n) for n in (7, 14, 21))
    logged = rough(steady, 1, "stayed-steady")
    for count in range(1, 5):
        logged += rough(TODAY - timedelta(days=21 + 7 * count), count)
    chart, look = year_chart(logged, day_ledger(logged, [nothing])), style()
    rect = QRectF(0, 0, 960, 220)
    image = painted(chart, look, rect).convertToFormat(QImage.Format.Format_Grayscale8)
    boxes = {
        square.counts.day: box.rect
        for square, box in zip(chart.squares, chart.marks(rect, look), strict=True)
    }

    def texture(day: date) -> bytes:
        cut = image.copy(boxes[day].toRect().adjusted(-1, -1, 1, 1))
        return bytes(cut.scaled(12, 12).constBits())

    days = [steady, nothing, unlogged, *(TODAY - timedelta(days=21 + 7 * n) for n in range(1, 5))]
    for one, other in combinations([texture(day) for day in days], 2):
        assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) > 12 * 12 * 4


@pytest.mark.parametrize("variant", list(Variant))
def test_patterns_stay_apart_in_grey(theme: Theme, variant: Variant) -> None:
    keys = [*LABELS, "own-2"]
    hatches = hatches_for(keys)
    assert len(set(hatches)) == len(keys) == len(Hatch)
    look = style(variant)
    textures: list[bytes] = []
    for key, hatch in zip(keys, hatches, strict=True):
        image = QImage(24, 24, QImage.Format.Format_RGB32)
        image.fill(look.colour("surface"))
        painter = QPainter(image)
        canvas = Canvas(painter, QRectF(image.rect()), look)
        fill = QColor(look.tokens.pattern_colour(key))
        fill_hatched(canvas, QRectF(0, 0, 24, 24), hatch, fill, look.colour("surface"))
        painter.end()
        textures.append(bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits()))
    for one, other in combinations(textures, 2):
        apart = sum(abs(a - b) > 40 for a, b in zip(one, other, strict=True))
        assert apart > len(one) / 10


def test_when_nothing_was_logged_the_charts_say_so(theme: Theme) -> None:
    look = style()
    weekly, year = weekly_chart([]), year_chart([], day_ledger([]))
    assert [mark.sentence for mark in weekly.marks(RECT, look)] == [WEEKLY_WORDS.empty]
    assert [mark.sentence for mark in year.marks(RECT, look)] == [YEAR_WORDS.empty]
    for chart in (weekly, year):
        svg = to_svg(chart, look).decode()
        assert "nothing to show yet" in svg


@pytest.mark.parametrize("make", [some_weeks, a_year])
def test_no_percentage_is_said_or_drawn(theme: Theme, make: Callable[[], Chart]) -> None:
    chart, look = make(), style()
    table = chart.table(look)
    said = [mark.sentence for mark in chart.marks(RECT, look)]
    said += [chart.title, chart.description, *table.headings]
    said += [cell for row in table.rows for cell in row]
    drawn = to_svg(chart, look).decode()
    assert not [words for words in said if "%" in words]
    assert "%" not in drawn


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("make", [some_weeks, lambda: some_weeks(53), a_year])
def test_nothing_reaches_beyond_the_edges(
    theme: Theme, make: Callable[[], Chart], scale: float, variant: Variant
) -> None:
    chart = make()
    for mirrored in (False, True):
        look = style(variant, scale, mirrored=mirrored)
        rect = QRectF(40, 40, 640, chart.height_for(640, look))
        image = QImage(720, int(rect.bottom()) + 40, QImage.Format.Format_RGB32)
        image.fill(look.colour("surface"))
        painter = QPainter(image)
        chart.draw(painter, rect, look)
        painter.end()
        blank = image.copy()
        blank.fill(look.colour("surface"))
        allowed = rect.adjusted(-3, -3, 3, 3).toRect()
        painter = QPainter(image)
        painter.fillRect(allowed, look.colour("surface"))
        painter.end()
        assert image == blank
        assert all(rect.adjusted(-1, -1, 1, 1).contains(m.rect) for m in chart.marks(rect, look))


def test_time_runs_from_right_to_left_where_reading_does(theme: Theme) -> None:
    for chart in (some_weeks(), a_year()):
        plain = chart.marks(RECT, style())
        turned = chart.marks(RECT, style(mirrored=True))
        for one, other in zip(plain, turned, strict=True):
            assert other.rect.left() == pytest.approx(RECT.right() - one.rect.right())
            assert (one.sentence, one.column) == (other.sentence, other.column)


def test_text_size_changes_the_words_and_not_the_width(theme: Theme) -> None:
    chart = some_weeks()
    heights = [chart.height_for(640, style(scale=scale)) for scale in (0.8, 1.0, 2.0)]
    assert heights == sorted(heights)
    assert heights[2] > 1.6 * heights[1]


def test_dates_never_touch(theme: Theme) -> None:
    for scale in (1.0, 2.0):
        look, chart = style(scale=scale), some_weeks(53)
        rect = QRectF(0, 0, 720, chart.height_for(720, look))
        layout, image = chart.layout(rect, look), painted(chart, look, rect)
        row, ground = layout.dates.toRect(), look.colour("surface")
        lines = range(row.top() + 2, row.bottom() - 1)
        ink = "".join(
            "x" if any(image.pixelColor(x, y) != ground for y in lines) else " "
            for x in range(image.width())
        )
        widest = max(look.width_of(column.label, "caption") for column in chart.columns)
        dates = [run.strip() for run in ink.split(" " * round(7 * scale)) if run.strip()]
        assert len(dates) >= 3
        assert max(len(date) for date in dates) <= widest + 3


def test_a_chart_can_be_had_as_picture_svg_and_pdf(theme: Theme) -> None:
    chart, look = some_weeks(), style()
    picture = QImage.fromData(QByteArray(to_png(chart, look, 640)))
    assert picture.width() == 1280
    assert picture.pixelColor(2, 2) == look.colour("surface")
    drawing = QSvgRenderer(QByteArray(to_svg(chart, look, 640)))
    assert drawing.isValid()
    assert drawing.viewBoxF().width() == 640
    assert to_pdf(chart, look).startswith(b"%PDF-")
    assert to_image(chart, look, 640) == to_image(chart, look, 640)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ChartView:
    shown = ChartView("weekly-chart", some_weeks())
    qtbot.addWidget(shown)
    shown.resize(720, shown.heightForWidth(720))
    shown.show()
    shown.setFocus()
    return shown


def test_the_widget_has_a_name_and_a_description(view: ChartView) -> None:
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.text(QAccessible.Text.Name) == WEEKLY_WORDS.title
    assert heard.text(QAccessible.Text.Description) == WEEKLY_WORDS.description
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_arrows_home_and_end_walk_over_the_weeks_and_speak(qtbot: QtBot, view: ChartView) -> None:
    heard: list[str] = []
    view.announced.connect(heard.append)
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_End)
    for key in keys:
        qtbot.keyClick(view, key)
    said = [mark.sentence for mark in view.marks()]
    assert heard == [said[-1], said[-2], said[0], said[1], said[-1]]
    assert view.current_mark == view.marks()[-1]
    assert view.accessibleDescription() == WEEKLY_WORDS.description


def test_at_either_end_the_walk_stops(qtbot: QtBot, view: ChartView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.current_mark == view.marks()[0]


def test_arrows_follow_the_eye_from_right_to_left(qtbot: QtBot, view: ChartView) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    here, before = view.marks()[1], view.marks()[0]
    assert view.current_mark == here
    assert here.rect.right() <= before.rect.left() + 1


def test_the_year_is_walked_by_day_and_by_week(qtbot: QtBot, view: ChartView) -> None:
    view.show_chart(a_year())
    view.resize(960, view.heightForWidth(960))
    marks = view.marks()
    for key, index in (
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Right, 8),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, len(marks) - 1),
        (Qt.Key.Key_Right, len(marks) - 1),
    ):
        qtbot.keyClick(view, key)
        assert view.current_mark == marks[index]


def test_the_table_is_one_key_away_and_return_asks_for_what_lies_behind(
    qtbot: QtBot, view: ChartView
) -> None:
    with qtbot.waitSignal(view.table_requested):
        qtbot.keyClick(view, Qt.Key.Key_T)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    with qtbot.waitSignal(view.mark_activated) as found:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert found.args == [0]


def test_tab_leaves_the_chart(qtbot: QtBot, view: ChartView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Home)
    current = view.current_mark
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.current_mark == current


def test_the_mouse_reads_the_same_sentences(qtbot: QtBot, view: ChartView) -> None:
    mark = view.marks()[3]
    spot = mark.rect.center().toPoint()
    QApplication.sendEvent(view, QHelpEvent(QHelpEvent.Type.ToolTip, spot, view.mapToGlobal(spot)))
    assert QToolTip.text() == mark.sentence
    QToolTip.hideText()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    assert view.current_mark == mark


def test_the_place_of_the_keyboard_is_seen(qtbot: QtBot, view: ChartView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Home)
    focus = view.style_now.colour("focus")
    image = view.grab().toImage()
    around = view.marks()[0].rect.adjusted(-3, -3, 3, 3)
    assert coloured(image, around, focus) > 50


def test_the_ring_of_the_focus_runs_through_nothing(view: ChartView, theme: Theme) -> None:
    view.clearFocus()
    image = view.grab().toImage()
    plain = image.pixelColor(0, 0)
    for x in (0, 1, 2, image.width() - 3, image.width() - 1):
        assert all(image.pixelColor(x, y) == plain for y in range(image.height()))


def test_deeds_get_the_chart_and_the_look_in_force(view: ChartView) -> None:
    given: list[tuple[Chart, ChartStyle]] = []
    action = view.add_deed("copy-chart", "Copy picture", lambda *seen: given.append(seen))
    table = view.add_table_action("chart-as-table", "Show as a table")
    assert view.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert view.actions() == [action, table]
    action.trigger()
    assert given == [(view.chart, view.style_now)]


def test_the_chart_follows_theme_and_text_size(view: ChartView, theme: Theme) -> None:
    height, box = view.heightForWidth(720), QRectF(view.rect())
    clay = theme.colour("clay")
    assert coloured(view.grab().toImage(), box, clay) > 100
    theme.choose("dark")
    image = view.grab().toImage()
    assert coloured(image, box, clay) == 0
    assert coloured(image, box, theme.colour("clay")) > 100
    theme.set_text_scale(200)
    assert view.heightForWidth(720) > 1.5 * height


def test_in_a_scroll_area_it_gets_the_height_its_words_need(qtbot: QtBot, theme: Theme) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    view = ChartView("weekly-chart", some_weeks(53))
    area.setWidget(view)
    area.resize(320, 200)
    area.show()
    assert view.height() >= view.heightForWidth(view.width())


def test_a_cleared_chart_says_nothing_any_more(qtbot: QtBot, view: ChartView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Home)
    view.clear()
    assert view.chart is None
    assert view.marks() == ()
    assert view.accessibleName() == view.accessibleDescription() == ""
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_mark is None
