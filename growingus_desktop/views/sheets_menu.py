"""The sheets that fit the room one is in, each to be made or to be written on by hand."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.sheets_menu import SheetOffer
from growingus_desktop.sheets.blocks import SheetKind
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.words import Body, Caption, Heading


class SheetsMenu(RoomyDialog):
    """What can be put on paper here.

    Args:
        offers: the sheets, in order.
        parent: the window it belongs to.
    """

    least = QSize(560, 240)

    wanted = Signal(SheetKind)
    """The person wants this sheet made."""

    blank_wanted = Signal(SheetKind)
    """The person wants its blank page."""

    def __init__(self, offers: tuple[SheetOffer, ...], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sheets"), "sheetsMenu", parent=parent)
        for offer in offers:
            self.body.addWidget(self._offer(offer))
        self.body.addWidget(
            Caption(self.tr("Nothing is printed or saved before you have seen it and said so."))
        )
        close = Button(self.tr("Close"), "sheetsMenu.close")
        close.clicked.connect(self.reject)
        self.add_button(close)

    def _offer(self, offer: SheetOffer) -> QWidget:
        card = Card()
        card.setObjectName(f"sheet.{offer.kind.value}")
        card.column.setSpacing(Theme.active().space("s"))
        card.column.addWidget(Heading(offer.title))
        card.column.addWidget(Body(offer.about))
        buttons = Flow(Theme.active().space("s"))
        if offer.verb:
            make = Button(offer.verb, f"sheet.{offer.kind.value}.make")
            make.setAccessibleDescription(offer.title)
            make.clicked.connect(partial(self._choose, offer.kind))
            buttons.add(make)
        if offer.has_blank:
            kind = QuietButton if offer.verb else Button
            blank = kind(self.tr("Blank page"), f"sheet.{offer.kind.value}.blank")
            blank.setAccessibleDescription(offer.title)
            blank.clicked.connect(partial(self._choose_blank, offer.kind))
            buttons.add(blank)
        card.column.addWidget(buttons)
        return card

    def _choose(self, kind: SheetKind, _on: bool = True) -> None:
        # Closed first: what follows comes up over the window, not over this list.
        self.accept()
        self.wanted.emit(kind)

    def _choose_blank(self, kind: SheetKind, _on: bool = True) -> None:
        self.accept()
        self.blank_wanted.emit(kind)
