"""Put away: what involves the other person is gone from everywhere, and comes back whole.

RULINGS has the list: invitation, telling my partner, check-in for two, honest naming, rehearsal,
appreciation prompts, repair and forgive guides, come-back dates. Each is looked for at every place
that leads to it, before, while it is put away, and after it was brought back.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import col, select

from growingus_desktop.content.framings import load_framings
from growingus_desktop.content.guides import load_guides
from growingus_desktop.content.reading_lists import load_reading_lists
from growingus_desktop.content.topics import Topic
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.models.asks import Ask
from growingus_desktop.presenters.go_to import GoTo
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.presenters.reflections import ReflectionsPresenter
from growingus_desktop.presenters.today import TodayPresenter
from growingus_desktop.store.reading import keep_progress
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.guides import GuidesPage
from tests.support.clocks import FixedClock
from tests.support.program import Program, program

CTRL = Qt.KeyboardModifier.ControlModifier
SHEETS = {"invitation", "one-thing", "checkin-for-two", "repair-card"}
SHEET_TOOLS = (
    Tool.INVITATION,
    Tool.ONE_THING_SHEET,
    Tool.CHECKIN_FOR_TWO,
    Tool.REPAIR_CARD,
)
GUIDES = {guide.id for guide in load_guides().guides if guide.topic is Topic.REPAIR}
FRAMINGS = {"honest", "repair"}
TELLS = {"today.oneThing.tell", "focus.tell"}
PROMPTS = {"appreciation", "repair", "asking"}
SHOWPIECE = {"opener": "1"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be reached, by place.

    Args:
        sheets: offered by Ctrl+P in any room.
        opened: sheets that open when something leads to them.
        listed: what Ctrl+K finds of it, by title.
        guides: in the list of guides.
        readable: guides that open when something leads to them.
        topics: topics the guides can be narrowed to.
        today: object names on Today.
        next_to_read: the guide Today offers.
        framings: ways to begin an opener.
        begun: whether an opener begins with honest naming when something leads to it.
        rehearsal: whether step four offers one.
        lines: whether step four offers lines to come back with.
        come_back: whether an answer may be given a date to come back to.
        honest: whether Long view leads to honest naming.
        prompts: the sets a reflection may start from.
        tells: where the partner's page about the one thing is offered.
        asks_back: whether an ask written down in Long view may be given a date to come back to.
        read_now: guides in the lists of what to read now.
    """

    sheets: frozenset[str]
    opened: frozenset[Tool]
    listed: frozenset[str]
    guides: frozenset[str]
    readable: frozenset[str]
    topics: frozenset[str]
    today: frozenset[str]
    next_to_read: str
    framings: frozenset[str]
    begun: bool
    rehearsal: bool
    lines: bool
    come_back: bool
    honest: bool
    prompts: frozenset[str]
    tells: frozenset[str]
    asks_back: bool
    read_now: frozenset[str]


def test_what_involves_the_other_person_is_put_away_everywhere(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with program(qtbot, tmp_path / "vault", FixedClock(), demo=True) as started:
        started.wait(lambda: started.application.unlocked is not None)
        started.settle()
        prepare(started)
        before = look_everywhere(started)
        assert missing(before) == []
        choose(started)
        away = look_everywhere(started)
        assert still_there(away) == []
        kept(before, away)
        choose(started)
        assert on_today(started) == before.today
        assert framings(started) == before.framings
        assert sees(started, "rehearse")


def missing(seen: Seen) -> list[str]:
    """What should be there while nothing is put away, but isn't."""
    wanted: dict[str, bool] = {
        "sheets": seen.sheets >= SHEETS,
        "opened": seen.opened == set(SHEET_TOOLS),
        "listed": len(seen.listed) == len(SHEETS) + len(GUIDES),
        "guides": seen.guides >= GUIDES,
        "readable": seen.readable == GUIDES,
        "topics": Topic.REPAIR in seen.topics,
        "invitation on Today": "today.invitation" in seen.today,
        "come back on Today": "comeBack" in seen.today,
        "next to read": seen.next_to_read in GUIDES,
        "framings": seen.framings >= FRAMINGS,
        "begun": seen.begun,
        "rehearsal": seen.rehearsal,
        "lines": seen.lines,
        "come back": seen.come_back,
        "honest": seen.honest,
        "prompts": seen.prompts >= PROMPTS,
        "tells": seen.tells == TELLS,
        "asks back": seen.asks_back,
        "read now": bool(seen.read_now & GUIDES),
    }
    return [name for name, is_there in wanted.items() if not is_there]


def still_there(seen: Seen) -> list[str]:
    """What is put away and can still be reached."""
    found: dict[str, object] = {
        "sheets": seen.sheets & SHEETS,
        "opened": seen.opened,
        "listed": seen.listed,
        "guides": seen.guides & GUIDES,
        "readable": seen.readable,
        "topics": seen.topics & {Topic.REPAIR},
        "today": seen.today & {"today.invitation", "comeBack"},
        "next to read": seen.next_to_read in GUIDES,
        "framings": seen.framings & FRAMINGS,
        "begun": seen.begun,
        "rehearsal": seen.rehearsal,
        "lines": seen.lines,
        "come back": seen.come_back,
        "honest": seen.honest,
        "prompts": seen.prompts & PROMPTS,
        "tells": seen.tells,
        "asks back": seen.asks_back,
        "read now": seen.read_now & GUIDES,
    }
    return [name for name, is_there in found.items() if is_there]


def kept(before: Seen, away: Seen) -> None:
    """Nothing else is put away."""
    assert before.sheets - away.sheets == SHEETS
    assert before.guides - away.guides == GUIDES
    assert before.topics - away.topics == {Topic.REPAIR}
    assert before.framings - away.framings == FRAMINGS
    assert before.prompts - away.prompts == PROMPTS
    assert before.today - away.today == {"today.invitation", "comeBack"}


def prepare(started: Program) -> None:
    """An ask to come back to today, every earlier guide read, and an opener with a reply planned."""
    behind = started.application.unlocked
    assert behind is not None
    day = today(behind.scope.clock)

    def begun(session: VaultSession) -> None:
        ask = session.exec(select(Ask).where(col(Ask.binned_at).is_(None))).first()
        assert ask is not None
        ask.come_back_on = day
        session.add(ask)
        keep_progress(session, min(GUIDES), 400)

    behind.scope.tasks.in_vault(behind, begun)
    started.settle()


def choose(started: Program) -> None:
    """Tick or untick the choice on the Safety page, by keyboard."""
    go(started, Room.SAFETY)
    started.press("putAway")
    started.settle()


def look_everywhere(started: Program) -> Seen:
    sheets: set[str] = set()
    for room in Room:
        go(started, room)
        sheets |= sheets_offered(started)
    return Seen(
        sheets=frozenset(sheets),
        opened=frozenset(tool for tool in SHEET_TOOLS if opens(started, tool)),
        listed=frozenset(found_by_keys(started)),
        guides=frozenset(guides(started)),
        readable=frozenset(one for one in sorted(GUIDES) if reads(started, one)),
        topics=frozenset(topics(started)),
        today=frozenset(on_today(started)),
        next_to_read=next_to_read(started),
        framings=frozenset(framings(started)),
        begun=begins_honestly(started),
        rehearsal=sees(started, "rehearse"),
        lines=sees(started, "repairLine.lines"),
        come_back=comes_back(started),
        honest=door_of_long_view(started),
        prompts=frozenset(prompts(started)),
        tells=frozenset(tells(started)),
        asks_back=asks_back(started),
        read_now=frozenset(read_now(started)),
    )


def go(started: Program, room: Room, tool: Tool | None = None, **prefill: str) -> None:
    started.application.open_destination(Destination(room, tool, prefill))
    started.settle()


def dialog_named(started: Program, name: str) -> QDialog | None:
    started.settle()
    top = started.top()
    return top if isinstance(top, QDialog) and top.objectName() == name else None


def shut(started: Program) -> None:
    while isinstance(top := started.top(), QDialog):
        top.close()
        top.deleteLater()
        QApplication.processEvents()
    started.settle()


def sheets_offered(started: Program) -> set[str]:
    started.key(Qt.Key.Key_P, CTRL)
    started.wait(lambda: dialog_named(started, "sheetsMenu") is not None)
    names = {part.objectName() for part in started.top().findChildren(QWidget)}
    shut(started)
    return {name.split(".")[1] for name in names if name.startswith("sheet.")}


def opens(started: Program, tool: Tool) -> bool:
    go(started, Room.TODAY, tool)
    opened = dialog_named(started, "sheetForm") is not None
    shut(started)
    return opened


def found_by_keys(started: Program) -> set[str]:
    behind = started.application.unlocked
    assert behind is not None
    finder = GoTo(behind.scope)
    started.wait(lambda: finder.state.is_ready)
    titles = {guide.title for guide in load_guides().guides if guide.id in GUIDES}
    asked = {"invitation", "Tell your partner", "check-in for two", "repair card", *titles}
    found = {words for words in asked if finds(finder, words)}
    finder.forget()
    finder.deleteLater()
    return found


def finds(finder: GoTo, words: str) -> bool:
    finder.seek(words)
    places = [finder.model.index(row).data() for row in range(finder.model.rowCount())]
    return any(words.casefold() in str(place).casefold() for place in places)


def guides_page(started: Program) -> GuidesPage:
    go(started, Room.GUIDES)
    behind = started.application.unlocked
    assert behind is not None
    page = behind.page(Room.GUIDES)
    assert isinstance(page, GuidesPage)
    return page


def guides(started: Program) -> set[str]:
    guides_page(started)
    behind = started.application.unlocked
    assert behind is not None
    return {guide.id for guide in behind.presenter(Room.GUIDES).list.guides}


def reads(started: Program, guide: str) -> bool:
    go(started, Room.GUIDES, Tool.GUIDE, guide="G1")
    go(started, Room.GUIDES, Tool.GUIDE, guide=guide)
    behind = started.application.unlocked
    assert behind is not None
    return behind.presenter(Room.GUIDES).open_id == guide


def topics(started: Program) -> set[str]:
    guides_page(started)
    behind = started.application.unlocked
    assert behind is not None
    return {topic.value for topic in behind.presenter(Room.GUIDES).list.topics}


def on_today(started: Program) -> set[str]:
    go(started, Room.TODAY)
    behind = started.application.unlocked
    assert behind is not None
    presenter = behind.presenter(Room.TODAY)
    assert isinstance(presenter, TodayPresenter)
    shown = {
        part.objectName()
        for part in behind.page(Room.TODAY).findChildren(QWidget)
        if part.isVisible() and part.objectName() == "today.invitation"
    }
    return shown | {door.key for door in presenter.state.doors}


def next_to_read(started: Program) -> str:
    behind = started.application.unlocked
    assert behind is not None
    presenter = behind.presenter(Room.TODAY)
    assert isinstance(presenter, TodayPresenter)
    door = next((one for one in presenter.state.doors if one.key == "reading"), None)
    return "" if door is None else door.destination.prefill["guide"]


def openers(started: Program) -> OpenersPresenter:
    behind = started.application.unlocked
    assert behind is not None
    presenter = behind.presenter(Room.OPENERS)
    assert isinstance(presenter, OpenersPresenter)
    return presenter


def framings(started: Program) -> set[str]:
    go(started, Room.OPENERS, Tool.OPENER, **SHOWPIECE)
    started.find("steps.words").click()
    started.settle()
    started.find("framings").click()
    started.settle()
    names = {part.objectName() for part in started.top().findChildren(QWidget)}
    shut(started)
    return {one.id for one in load_framings().for_openers if f"framing.{one.id}" in names}


def begins_honestly(started: Program) -> bool:
    go(started, Room.OPENERS, Tool.NEW_OPENER, framing="honest")
    scaffold = load_framings().find("honest").scaffold.strip()
    text = started.find("words", QPlainTextEdit).toPlainText()
    openers(started).put_in_bin()
    started.settle()
    return text == scaffold


def sees(started: Program, name: str) -> bool:
    go(started, Room.OPENERS, Tool.OPENER, **SHOWPIECE)
    started.find("steps.replies").click()
    started.settle()
    behind = started.application.unlocked
    assert behind is not None
    part = behind.page(Room.OPENERS).findChild(QWidget, name)
    return part is not None and part.isVisible()


def comes_back(started: Program) -> bool:
    go(started, Room.OPENERS, Tool.HOW_DID_IT_GO, **SHOWPIECE)
    started.find("saveOutcome")
    started.find("answer.partly").click()
    started.settle()
    tick = started.top().findChild(QWidget, "comeBack")
    visible = tick is not None and tick.isVisible()
    shut(started)
    return visible


def door_of_long_view(started: Program) -> bool:
    go(started, Room.LONG_VIEW)
    behind = started.application.unlocked
    assert behind is not None
    return behind.page(Room.LONG_VIEW).findChild(QWidget, "longview.honest").isVisible()


def prompts(started: Program) -> set[str]:
    go(started, Room.REFLECTIONS)
    behind = started.application.unlocked
    assert behind is not None
    presenter = behind.presenter(Room.REFLECTIONS)
    assert isinstance(presenter, ReflectionsPresenter)
    started.find("reflections.prompt").click()
    started.settle()
    sets = {key for key, _name in presenter.prompts.state.sets}
    shut(started)
    return sets


def tells(started: Program) -> set[str]:
    behind = started.application.unlocked
    assert behind is not None
    found: set[str] = set()
    for name, room, tool in (
        ("today.oneThing.tell", Room.TODAY, None),
        ("focus.tell", Room.PATTERNS, Tool.ONE_THING),
    ):
        go(started, room, tool)
        part = behind.page(room).findChild(QWidget, name)
        if part is not None and part.isVisible():
            found.add(name)
    return found


def asks_back(started: Program) -> bool:
    go(started, Room.LONG_VIEW)
    started.find("longview.add").click()
    started.settle()
    started.find("ask.answer.partly").click()
    started.settle()
    tick = started.top().findChild(QWidget, "ask.comeBack")
    visible = tick is not None and tick.isVisible()
    shut(started)
    return visible


def read_now(started: Program) -> set[str]:
    behind = started.application.unlocked
    assert behind is not None
    found: set[str] = set()
    for situation in load_reading_lists().situations:
        go(started, Room.GUIDES, Tool.READING_LIST, situation=situation.key)
        model = behind.presenter(Room.GUIDES).list.model
        rows = (model.index(row).data(RecordRole.RECORD) for row in range(model.rowCount()))
        found |= {row[0].id for row in rows}
    go(started, Room.GUIDES, Tool.READING_LIST)
    return found
