"""Lists the sheets that fit a room, lets them be made, and shows them."""

from collections.abc import Callable, Mapping
from typing import Final, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QLocale, QObject

from growingus_desktop.app.hands import Hands
from growingus_desktop.app.sheet_previews import SheetPreviews
from growingus_desktop.core.clock import today
from growingus_desktop.core.destinations import Destination, Room, Tool
from growingus_desktop.presenters.openers_words import shown_title
from growingus_desktop.presenters.safety_room import PUT_AWAY
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.sheets_checkin import CheckInForTwoForm
from growingus_desktop.presenters.sheets_form import SheetForm
from growingus_desktop.presenters.sheets_letters import invitation_form, one_thing_form
from growingus_desktop.presenters.sheets_long_view import LongViewForm
from growingus_desktop.presenters.sheets_menu import PUT_AWAY as INVOLVING_BOTH
from growingus_desktop.presenters.sheets_menu import offers
from growingus_desktop.presenters.sheets_repair import RepairCardForm
from growingus_desktop.presenters.sheets_summary import SummaryForm
from growingus_desktop.sheets.blocks import Sheet, SheetKind
from growingus_desktop.sheets.checkin_for_two import blank_checkin_for_two, checkin_for_two_words
from growingus_desktop.sheets.letter import blank_letter, invitation_words, one_thing_words
from growingus_desktop.sheets.long_view import blank_long_view, long_view_words
from growingus_desktop.sheets.prep import blank_prep
from growingus_desktop.sheets.repair_card import blank_repair_card, repair_card_words
from growingus_desktop.sheets.summary import blank_summary, summary_words
from growingus_desktop.sheets.words import prep_words
from growingus_desktop.store import longview, preferences
from growingus_desktop.store import sheets as store
from growingus_desktop.vault.unit_of_work import VaultSession
from growingus_desktop.views.sheets_form import SheetFormDialog
from growingus_desktop.views.sheets_menu import SheetsMenu

T = TypeVar("T")
Shown = tuple[str, Callable[[], None]]
"""What something is called, and what shows its page."""

KINDS: Final[Mapping[Tool, SheetKind]] = {
    Tool.INVITATION: SheetKind.INVITATION,
    Tool.ONE_THING_SHEET: SheetKind.ONE_THING,
    Tool.CHECKIN_FOR_TWO: SheetKind.CHECKIN_FOR_TWO,
    Tool.REPAIR_CARD: SheetKind.REPAIR_CARD,
    Tool.COUNSELLOR_SUMMARY: SheetKind.SUMMARY,
    Tool.LONG_VIEW_PAGE: SheetKind.LONG_VIEW,
}
"""Sheets with a tool of their own; they open over the room that is shown."""


@runtime_checkable
class HoldsSheet(Protocol):
    """A room in which something is open that has a sheet of its own."""

    @property
    def open_sheet(self) -> tuple[str, Callable[[], None]] | None:
        """What it is called and what shows its page, or None while nothing is open."""
        ...


@runtime_checkable
class HoldsGuide(Protocol):
    """A room in which a guide is open."""

    @property
    def open_guide_sheet(self) -> tuple[str, Callable[[], None]] | None:
        """What it is called and what shows its pages, or None while none is open."""
        ...


class SheetDesk(QObject):
    """Where pages are made from what the vault holds.

    Args:
        scope: what is behind the lock.
        hands: files, printer, clipboard, the safety card and recovery codes.
    """

    def __init__(self, scope: Scope, hands: Hands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._hands = hands
        self._previews = SheetPreviews(scope, hands, self)

    def list_for(self, room: Room, holder: object) -> None:
        """Show what fits a room.

        Args:
            room: where the person is.
            holder: the room's presenter; may be a `HoldsSheet` or a `HoldsGuide`.
        """
        day = today(self._scope.clock)
        own = holder.open_sheet if isinstance(holder, HoldsSheet) else None
        guide = holder.open_guide_sheet if isinstance(holder, HoldsGuide) else None

        def ask(session: VaultSession) -> tuple[bool, tuple[int, str, str] | None]:
            return _is_put_away(session), store.next_opener(session, day)

        def then(answer: tuple[bool, tuple[int, str, str] | None]) -> None:
            put_away, coming = answer
            prep = own
            if own is None and coming is not None and room is not Room.OPENERS:
                opener_id, title, words = coming
                prep = (shown_title(title, words), lambda: self._prepare(opener_id))
            self._show_list(room, prep, guide, put_away=put_away)

        self._scope.tasks.in_vault(self, ask, then, latest="sheets")

    def open(self, kind: SheetKind) -> None:
        """Let a sheet be made, unless it is put away."""
        day, locale = today(self._scope.clock), QLocale()
        match kind:
            case SheetKind.INVITATION:
                self._make(
                    kind,
                    lambda session: store.lately(session, day),
                    lambda lately: invitation_form(self._scope, lately),
                )
            case SheetKind.ONE_THING:
                self._make(
                    kind,
                    lambda session: store.lately(session, day),
                    lambda lately: one_thing_form(self._scope, lately, locale),
                )
            case SheetKind.REPAIR_CARD:
                self._make(
                    kind, store.repair_lines, lambda lines: RepairCardForm(self._scope, lines)
                )
            case SheetKind.SUMMARY:
                self._make(kind, store.kept, lambda kept: SummaryForm(self._scope, kept, locale))
            case SheetKind.LONG_VIEW:
                self._make(
                    kind, longview.whole, lambda found: LongViewForm(self._scope, found, locale)
                )
            case SheetKind.CHECKIN_FOR_TWO:
                self._make(
                    kind, lambda _session: None, lambda _none: CheckInForTwoForm(self._scope)
                )
            case SheetKind.PREP | SheetKind.RECOVERY | SheetKind.NUMBERS:
                self.open_blank(kind)
            case SheetKind.GUIDE:
                # It has no blank page, and which guide is meant only its room can tell.
                self._scope.navigator.go(Destination(Room.GUIDES))

    def open_blank(self, kind: SheetKind) -> None:
        """Show a sheet to be written on by hand."""
        if kind is SheetKind.RECOVERY:
            self._hands.codes.show_page()
        else:
            self._previews.show(_blank(kind, self._scope.language))

    def _show_list(
        self, room: Room, own: Shown | None, guide: Shown | None, *, put_away: bool
    ) -> None:
        listed = offers(
            room,
            put_away=put_away,
            conversation="" if own is None else own[0],
            guide="" if guide is None else guide[0],
        )
        menu = SheetsMenu(listed, self._hands.window)

        def make(kind: SheetKind) -> None:
            if kind is SheetKind.PREP and own is not None:
                own[1]()
            elif kind is SheetKind.GUIDE and guide is not None:
                guide[1]()
            else:
                self.open(kind)

        menu.wanted.connect(make)
        menu.blank_wanted.connect(self.open_blank)
        menu.finished.connect(menu.deleteLater)
        menu.open()

    def _prepare(self, opener_id: int) -> None:
        which = {"opener": str(opener_id)}
        self._scope.navigator.go(Destination(Room.OPENERS, Tool.PREP_SHEET, which))

    def _make(
        self,
        kind: SheetKind,
        read: Callable[[VaultSession], T],
        form_of: Callable[[T], SheetForm],
    ) -> None:
        def ask(session: VaultSession) -> tuple[bool, T]:
            return _is_put_away(session), read(session)

        def then(answer: tuple[bool, T]) -> None:
            put_away, found = answer
            if put_away and kind in INVOLVING_BOTH:
                self._scope.navigator.say(
                    self.tr("That page is put away. Safety & support can bring it back.")
                )
                return
            self._show_form(form_of(found))

        self._scope.tasks.in_vault(self, ask, then, latest="form")

    def _show_form(self, form: SheetForm) -> None:
        dialog = SheetFormDialog(form, self._hands.window)
        form.setParent(dialog)
        previews = self._previews

        def show(sheet: Sheet, words: str) -> None:
            previews.show(sheet, words, over=dialog)

        form.preview_wanted.connect(show)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _is_put_away(session: VaultSession) -> bool:
    return bool(preferences.everything(session).get(PUT_AWAY, False))


def _blank(kind: SheetKind, language: str) -> Sheet:
    match kind:
        case SheetKind.INVITATION:
            sheet = blank_letter(kind, invitation_words(language))
        case SheetKind.ONE_THING:
            sheet = blank_letter(kind, one_thing_words(language))
        case SheetKind.CHECKIN_FOR_TWO:
            sheet = blank_checkin_for_two(checkin_for_two_words(language))
        case SheetKind.REPAIR_CARD:
            sheet = blank_repair_card(repair_card_words(language))
        case SheetKind.SUMMARY:
            sheet = blank_summary(summary_words(language))
        case SheetKind.LONG_VIEW:
            sheet = blank_long_view(long_view_words(language))
        case SheetKind.PREP | SheetKind.RECOVERY | SheetKind.GUIDE | SheetKind.NUMBERS:
            sheet = blank_prep(prep_words(language))
    return sheet
