"""Which presenter and which page belong to which room; the only place that knows them all."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from growingus_desktop.app.backup_first import backup_before
from growingus_desktop.app.hands import Hands
from growingus_desktop.app.settings_room import make_settings
from growingus_desktop.app.sheet_previews import SheetPreviews
from growingus_desktop.core.destinations import Room
from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.presenters.guides import GuidesPresenter
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.openers import OpenersPresenter
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.reflections import ReflectionsPresenter
from growingus_desktop.presenters.room import RoomPresenter
from growingus_desktop.presenters.safety_room import SafetyRoom
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.today import TodayPresenter
from growingus_desktop.views.checkins import CheckInPage
from growingus_desktop.views.guides import GuidesPage
from growingus_desktop.views.longview import LongViewPage
from growingus_desktop.views.openers import OpenersPage
from growingus_desktop.views.patterns import PatternsPage
from growingus_desktop.views.patterns_charts import PictureTools
from growingus_desktop.views.reflections import ReflectionsPage
from growingus_desktop.views.safety import SafetyPage
from growingus_desktop.views.today import TodayPage

MadeRoom = tuple[RoomPresenter, QWidget]


def _today(scope: Scope, hands: Hands) -> MadeRoom:
    presenter = TodayPresenter(scope, arrival=hands.arrival)
    return presenter, TodayPage(presenter)


def _guides(scope: Scope, hands: Hands) -> MadeRoom:
    presenter = GuidesPresenter(scope)
    previews = SheetPreviews(scope, hands, presenter)
    presenter.sheet_wanted.connect(previews.show)
    return presenter, GuidesPage(presenter, hands.find_file, hands.find_folder)


def _openers(scope: Scope, hands: Hands) -> MadeRoom:
    presenter = OpenersPresenter(scope)
    previews = SheetPreviews(scope, hands, presenter)
    presenter.opener.sheet_wanted.connect(previews.prep)
    return presenter, OpenersPage(presenter)


def _patterns(scope: Scope, hands: Hands) -> MadeRoom:
    presenter = PatternsPresenter(scope, back_up=backup_before(hands))
    pages = SheetPreviews(scope, hands, presenter)
    tools = PictureTools(hands.clipboard.copy_image, hands.choose_file, pages.show)
    return presenter, PatternsPage(presenter, tools)


def _reflections(scope: Scope, hands: Hands) -> MadeRoom:
    del hands
    presenter = ReflectionsPresenter(scope)
    return presenter, ReflectionsPage(presenter)


def _checkin(scope: Scope, hands: Hands) -> MadeRoom:
    del hands
    presenter = CheckInPresenter(scope)
    return presenter, CheckInPage(presenter)


def _long_view(scope: Scope, hands: Hands) -> MadeRoom:
    del hands
    presenter = LongViewPresenter(scope)
    return presenter, LongViewPage(presenter)


def _safety(scope: Scope, hands: Hands) -> MadeRoom:
    safety = hands.safety()
    presenter = SafetyRoom(scope, safety)
    safety.setParent(presenter)
    page = SafetyPage(safety, may_put_away=True)
    presenter.questions_wanted.connect(page.show_questions)
    presenter.lines_wanted.connect(page.show_lines)
    return presenter, page


FACTORIES: dict[Room, Callable[[Scope, Hands], MadeRoom]] = {
    Room.TODAY: _today,
    Room.GUIDES: _guides,
    Room.OPENERS: _openers,
    Room.PATTERNS: _patterns,
    Room.REFLECTIONS: _reflections,
    Room.CHECKIN: _checkin,
    Room.LONG_VIEW: _long_view,
    Room.SAFETY: _safety,
    Room.SETTINGS: make_settings,
}
