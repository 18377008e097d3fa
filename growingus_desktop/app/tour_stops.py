"""Where the tour stops: every page, and every dialog from the page that opens it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.painting.sheet_pdf import write_pdf
from growingus_desktop.views.sheet_preview import SheetPreview
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.window import MainWindow

SHOWPIECE = {"opener": "1"}


@dataclass(frozen=True, slots=True)
class Stop:
    """One picture.

    Args:
        name: the picture's file name, without look and ending.
        destination: where to go.
        then: what to do on the page before the picture is taken.
        keep: what else to leave in the folder, given what is shown; paths of what it made.
    """

    name: str
    destination: Destination
    then: Callable[[QWidget], None] | None = None
    keep: Callable[[QWidget, Path], Iterator[Path]] | None = None


def _tab(name: str, key: str) -> Callable[[QWidget], None]:
    def choose(page: QWidget) -> None:
        tabs = page.findChild(SegmentedTabs, name)
        if tabs is None:
            raise LookupError(name)
        tabs.select(key)

    return choose


def _save_sheet(preview: QWidget, folder: Path) -> Iterator[Path]:
    if not isinstance(preview, SheetPreview):
        raise TypeError("the sheet's preview should be open")
    path = folder / "prep-sheet.pdf"
    write_pdf(preview.presenter.sheet, preview.presenter.state.paper, path, replace=True)
    yield path


def _press(name: str) -> Callable[[QWidget], None]:
    def press(page: QWidget) -> None:
        button = page.findChild(QAbstractButton, name)
        if button is None:
            raise LookupError(name)
        button.click()

    return press


def _want(intent: str) -> Callable[[QWidget], None]:
    def want(page: QWidget) -> None:
        window = page.window()
        if not isinstance(window, MainWindow):
            raise TypeError("a page stands in the window")
        window.intent.emit(intent)

    return want


def _guide(guide_id: str) -> Destination:
    return Destination(Room.GUIDES, Tool.GUIDE, {"guide": guide_id})


def _help(*, door: str = "") -> Callable[[QWidget], None]:
    def show(page: QWidget) -> None:
        window = page.window()
        if not isinstance(window, MainWindow):
            raise TypeError("a page stands in the window")
        window.help_wanted.emit(window)
        if door:
            _press(door)(window)

    return show


def _opener(tool: Tool) -> Destination:
    return Destination(Room.OPENERS, tool, SHOWPIECE)


STOPS: tuple[Stop, ...] = (
    Stop("today", Destination(Room.TODAY)),
    Stop("guides", _guide("G3")),
    Stop("guides-marks", _guide("G13"), _press("guide.marksButton")),
    Stop("guides-own", _guide("G3"), _press("guides.own")),
    Stop("openers", _opener(Tool.OPENER), _tab("steps", "words")),
    Stop("openers-let-it-out", _opener(Tool.OPENER), _tab("steps", "let-it-out")),
    Stop("openers-need", _opener(Tool.OPENER), _tab("steps", "need")),
    Stop("openers-needs", Destination(Room.OPENERS, Tool.NEEDS)),
    Stop("openers-new-need", Destination(Room.OPENERS, Tool.NEW_NEED)),
    Stop("openers-replies", _opener(Tool.OPENER), _tab("steps", "replies")),
    Stop("openers-sheet", _opener(Tool.OPENER), _tab("steps", "sheet")),
    Stop("openers-versions", _opener(Tool.OPENER), _press("versionsButton")),
    Stop("openers-framings", _opener(Tool.OPENER), _press("framings")),
    Stop("openers-burn", _opener(Tool.OPENER), _press("burn")),
    Stop("how-did-it-go", _opener(Tool.HOW_DID_IT_GO)),
    Stop("prep-sheet", _opener(Tool.PREP_SHEET), keep=_save_sheet),
    Stop("patterns", Destination(Room.PATTERNS, Tool.OVERVIEW)),
    Stop("moments", Destination(Room.PATTERNS, Tool.MOMENTS)),
    Stop("triggers", Destination(Room.PATTERNS, Tool.TRIGGERS)),
    Stop("repairs", Destination(Room.PATTERNS, Tool.REPAIRS), _press("repairs.size.medium")),
    Stop("repair", Destination(Room.PATTERNS, Tool.LOG_REPAIR)),
    Stop("one-thing", Destination(Room.PATTERNS, Tool.ONE_THING)),
    Stop("log-moment", Destination(Room.PATTERNS, Tool.LOG_MOMENT, {"patterns": "went-quiet"})),
    Stop("reflections", Destination(Room.REFLECTIONS)),
    Stop("checkin", Destination(Room.CHECKIN)),
    Stop("checkin-earlier", Destination(Room.CHECKIN), _press("checkin.look")),
    Stop("longview", Destination(Room.LONG_VIEW)),
    Stop("safety", Destination(Room.SAFETY)),
    Stop("safety-self-harm", Destination(Room.SAFETY, Tool.HELP_LINES, {"concern": "self-harm"})),
    Stop("help", Destination(Room.TODAY), _help()),
    Stop("help-questions", Destination(Room.TODAY), _help(door="help.questions")),
    Stop("help-lines", Destination(Room.TODAY), _help(door="help.lines")),
    Stop("help-protection", Destination(Room.TODAY), _help(door="help.protection")),
    Stop("settings", Destination(Room.SETTINGS)),
    Stop("sheets", Destination(Room.TODAY, Tool.SHEETS)),
    Stop("sheet-invitation", Destination(Room.TODAY, Tool.INVITATION)),
    Stop("sheet-one-thing", Destination(Room.PATTERNS, Tool.ONE_THING_SHEET)),
    Stop("sheet-checkin-for-two", Destination(Room.CHECKIN, Tool.CHECKIN_FOR_TWO)),
    Stop("sheet-repair-card", Destination(Room.PATTERNS, Tool.REPAIR_CARD)),
    Stop("sheet-summary", Destination(Room.LONG_VIEW, Tool.COUNSELLOR_SUMMARY)),
    Stop("sheet-long-view", Destination(Room.LONG_VIEW, Tool.LONG_VIEW_PAGE)),
    Stop("go-to", Destination(Room.TODAY), _want("go-to")),
    Stop("bin", Destination(Room.SETTINGS, Tool.BIN)),
)
