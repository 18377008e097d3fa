"""What a screen reader says of the charts of Check-in, Long view and Today, in one file to read.

``spoken_charts.txt`` beside this file is meant to be read aloud; where the words change, read it
again before it is replaced. The failing test writes what it found into its own folder.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.core.destinations import Destination, Room
from growingus_desktop.models.asks import Answer, AskKind, AskSize
from growingus_desktop.models.focus import FocusRun
from growingus_desktop.models.patterns import BeganBy, Repair
from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.today import TodayPresenter
from growingus_desktop.store import checkins, longview
from growingus_desktop.store.checkins import Filled
from growingus_desktop.store.longview import AskFilled
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.checkins import CheckInPage
from growingus_desktop.views.checkins_words import Paragraph
from growingus_desktop.views.longview import LongViewPage
from growingus_desktop.views.today import TodayPage
from growingus_desktop.views.widgets.chart import ChartView
from tests.support.clocks import NOON
from tests.support.scopes import Unlocked, unlocked
from tests.support.screens import settle

TODAY = NOON.date()
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
GOLDEN = Path(__file__).with_name("spoken_charts.txt")
KEYS = ("steady", "my_part", "warmth", "landing", "coming_back", "carrying", "own_ground")

pytestmark = pytest.mark.usefixtures("theme")

ASKS = (
    (date(2026, 3, 3), "programme", Answer.NOT_NOW, AskSize.LARGE, "Shall we read it together?"),
    (date(2026, 6, 20), "specific", Answer.PARTLY, AskSize.SMALL, "Phones in the hall at dinner?"),
    (date(2026, 9, 1), "question", Answer.A_LITTLE, None, "What was today like for you?"),
    (date(2026, 11, 8), "", Answer.NO, AskSize.MEDIUM, ""),
    (date(2026, 11, 15), "honest", Answer.NOT_SAFE, None, "never said"),
)


@pytest.fixture
def behind(qtbot: QtBot) -> Iterator[Unlocked]:
    made = unlocked(qtbot)
    yield made
    made.close()


def live(session: VaultSession) -> None:
    """A few weeks and months with a gap, a skipped question and an answer never charted."""
    for week in (1, 2, 3, 5, 6, 9):
        answers: dict[str, int | None] = {key: (week + at) % 5 for at, key in enumerate(KEYS)}
        answers["warmth"] = None if week == 3 else answers["warmth"]
        filled = Filled(answers, after_argument=week == 5)
        checkins.write(TODAY - timedelta(7 * week), filled).run(session)
    for day, framing, answer, size, text in ASKS:
        kind = AskKind.QUESTION if answer is Answer.A_LITTLE else AskKind.REQUEST
        longview.write_ask(AskFilled(day, kind, answer, framing, size, text=text)).run(session)
    session.add(FocusRun(act="I ask once", starts_on=date(2026, 5, 4)))
    for day in (date(2026, 4, 2), date(2026, 4, 30), date(2026, 10, 11)):
        session.add(Repair(day=day))
    session.add(Repair(day=date(2026, 7, 7), began_by=BeganBy.THEM))


def spoken(chart: ChartView) -> Iterator[str]:
    """Name, description, each mark as it is walked to, and the rows of the table."""
    yield f"== {chart.objectName()}"
    yield chart.accessibleName()
    yield chart.accessibleDescription()
    yield ""
    said: list[str] = []
    chart.announced.connect(said.append)
    for at in range(len(chart.marks())):
        chart.stand_on(at)
    yield from said
    yield ""
    assert chart.chart is not None
    table = chart.chart.table(chart.style_now)
    yield " | ".join(table.headings)
    yield from (" | ".join(row).rstrip(" |") for row in table.rows)
    yield ""


def every_chart(behind: Unlocked, qtbot: QtBot) -> Iterator[str]:
    for presenter, kind, room in (
        (CheckInPresenter(behind.scope, ENGLISH), CheckInPage, Room.CHECKIN),
        (LongViewPresenter(behind.scope, ENGLISH), LongViewPage, Room.LONG_VIEW),
        (TodayPresenter(behind.scope, ENGLISH), TodayPage, Room.TODAY),
    ):
        page: QWidget = kind(presenter)  # type: ignore[arg-type]
        presenter.setParent(page)
        qtbot.addWidget(page)
        page.resize(1072, 800)
        presenter.show(Destination(room))
        behind.settle()
        if isinstance(presenter, CheckInPresenter):
            presenter.look()
        page.show()
        settle(page)
        for chart in page.findChildren(ChartView):
            yield from spoken(chart)
        told = [part.accessibleName() for part in page.findChildren(Paragraph)]
        if told:
            yield from ("== checkin.words", *told, "")


def test_what_is_said_of_each_chart_is_what_was_read_aloud(
    behind: Unlocked, qtbot: QtBot, tmp_path: Path
) -> None:
    behind.vault.submit(live).result()
    found = "\n".join(every_chart(behind, qtbot))
    (tmp_path / GOLDEN.name).write_text(found, encoding="utf-8")
    assert "never said" not in found, "an ask that wasn't safe is in no chart and no twin"
    assert found == GOLDEN.read_text(encoding="utf-8"), f"read {tmp_path / GOLDEN.name}"
