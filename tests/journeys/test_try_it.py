"""Every guide's small step, taken: the button opens its tool, and what it promised stands there."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.content.framings import load_framings
from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import load_guides
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.views.log_moment import LogMoment
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from tests.support.clocks import FixedClock
from tests.support.program import Program, program

STEP = {Tool.LET_IT_OUT: "let-it-out", Tool.NEW_OPENER: "words"}


def test_every_step_opens_its_tool_filled_in(qtbot: QtBot, tmp_path: Path) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock(), demo=True) as started:
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        for guide in load_guides().guides:
            take(started, guide)


def take(started: Program, guide: Guide) -> None:
    behind = started.application.unlocked
    assert behind is not None
    assert guide.try_it is not None
    behind.go(Destination(Room.GUIDES, Tool.GUIDE, {"guide": guide.id}))
    started.settle()
    started.wait(lambda: go_button(started).text() == guide.try_it.button)
    go_button(started).click()
    started.settle()
    there = guide.try_it.destination
    if there.tool is Tool.LOG_MOMENT:
        # It comes over whichever room is shown.
        started.wait(lambda: isinstance(started.top(), LogMoment))
        started.top().close()
        return
    assert behind.here is there.room
    page = behind.page(there.room)
    for text in promised(there):
        started.wait(lambda text=text: text in typed_in(page))
    if there.tool in STEP:
        steps = page.findChild(SegmentedTabs, "steps")
        assert steps is not None
        assert steps.current == STEP[there.tool]
    elif there.tool is Tool.ONE_THING:
        # The made-up life is in the midst of one; `test_one_thing` opens it filled in.
        started.see("Your one thing")
    elif there.tool is Tool.GUIDE:
        presenter = behind.presenter(Room.GUIDES)
        assert presenter.open_id == there.prefill["guide"]


def go_button(started: Program) -> QAbstractButton:
    return started.find("guide.tryIt.go", QAbstractButton)


def promised(there: Destination) -> list[str]:
    """What should stand in the fields on arrival."""
    wanted = [there.prefill[name].strip() for name in ("title", "text") if name in there.prefill]
    framing = load_framings().find(there.prefill.get("framing", ""))
    if framing is not None and "text" not in there.prefill:
        wanted.append(framing.scaffold.strip())
    return wanted


def typed_in(page: QWidget) -> str:
    fields = [each.toPlainText() for each in page.findChildren(QPlainTextEdit)]
    fields += [each.toPlainText() for each in page.findChildren(QTextEdit)]
    return "\n".join(fields + [each.text() for each in page.findChildren(QLineEdit)])
