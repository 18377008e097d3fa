"""Paints the shared pieces in every theme, for a person to look at.

python -m tests.support.gallery FOLDER
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from growingus_desktop.core.destinations import Room
from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.presenters.lock import LockPresenter, LockReason
from growingus_desktop.presenters.record_list import RecordList
from growingus_desktop.theme.theme import APPEARANCES, Theme
from growingus_desktop.views.lock import LockPage
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chips import Chip, ToggleChip
from growingus_desktop.views.widgets.choices import Choice, Picker, Tick
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.empty_state import EmptyState
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import Columns, MasterDetail, PageHeader, ScrollPage
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.search_field import SearchField
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Body, Caption, Display, Heading, Reading, Strong
from growingus_desktop.views.window import MainWindow
from tests.support.screens import picture

ROWS = [
    ("Sunday evenings", "Draft 3 · today"),
    ("Phones at dinner", "Said 14 Nov · partly"),
    ("From “more connected” to Tuesday at seven, and what that would look like", "5 min"),
    ("Asking about therapy", "Said 11 Oct · no"),
]


def opener_like_page() -> QWidget:
    """A list with what it opens."""
    records = RecordList[tuple[str, str]](
        key=lambda row: row[0], title=lambda row: row[0], caption=lambda row: row[1]
    )
    records.replace(ROWS)
    view = RecordListView("rows", "Openers", title_lines=2)
    records.setParent(view)
    view.setModel(records)
    view.setCurrentIndex(records.index(0))
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 18, 0, 0)
    top = QVBoxLayout()
    top.setContentsMargins(16, 0, 16, 0)
    top.addWidget(Display("Openers"))
    top.addWidget(PrimaryButton("New opener", "new", icon="plus"))
    top.addWidget(SearchField("Search openers", "search"))
    column.addLayout(top)
    column.addWidget(view, 1)
    return MasterDetail(side, card_page(), "master")


def card_page() -> ScrollPage:
    """Cards with everything that stands on cards."""
    page = ScrollPage("page")
    header = PageHeader("Patterns", "What you do under stress, over time. Yours alone to look at.")
    header.add_action(IconButton("printer", "Print", "print"))
    header.add_action(PrimaryButton("Log a moment", "log", icon="plus"))
    page.column.addWidget(header)
    steps = ["1 Let it out", "2 What I need", "3 First words", "4 If they say…", "5 Sheet"]
    tabs = SegmentedTabs([(step[0], step) for step in steps], "steps", "Steps")
    tabs.select("3")
    page.column.addWidget(tabs)
    row = Columns()
    row.add(_chip_card(), 3)
    row.add(_remark_card(), 2)
    page.column.addWidget(row)
    page.column.addWidget(_form_card())
    notice = Notice("notice")
    notice.note("The disk is full.", "Your vault is safe and unchanged.", code="GU-116")
    page.column.addWidget(notice)
    page.column.addStretch(1)
    return page


def _chip_card() -> Card:
    card = Card()
    card.column.addWidget(Caption("Next conversation"))
    card.column.addWidget(Heading("Your one thing"))
    card.column.addWidget(
        Reading("“When I notice my voice rising, I ask for ten minutes and say when I’ll be back.”")
    )
    chips = Flow()
    for words, tone in (("Pursued", "clay"), ("Went quiet", "sky"), ("Flooded", "plum")):
        chips.add(ToggleChip(words, words, tone))
    on = ToggleChip("Criticised", "criticised", "honey")
    on.setChecked(True)
    chips.add(on)
    card.column.addWidget(chips)
    marks = Flow()
    marks.add(Chip("Appreciation", "accent", "check"))
    marks.add(Chip("One moment, not a habit", "neutral", "ring"))
    marks.add(Chip("Day 6 of 14", "plum"))
    card.column.addWidget(marks)
    buttons = Flow(12)
    buttons.add(PrimaryButton("Note how today went", "note"))
    buttons.add(Button("Tell your partner what you’re trying", "tell"))
    buttons.add(Button("Open the full log", "full", hint="Ctrl+Shift+M"))
    card.column.addWidget(buttons)
    return card


def _remark_card() -> Card:
    card = Card(edge="clay")
    card.column.addWidget(Strong("“you always”", tone="clay"))
    card.column.addWidget(
        Body("A whole history is easy to argue with; one evening isn’t. Name the last time.")
    )
    card.column.addWidget(Button("Make it concrete…", "concrete"))
    return card


def _form_card() -> Card:
    card = Card()
    card.column.addWidget(Strong("What set it off"))
    field = QLineEdit()
    field.setObjectName("trigger")
    field.setAccessibleName("What set it off")
    field.setPlaceholderText("plans changed")
    card.column.addWidget(field)
    tick = Tick("We’ve already repaired", "tick")
    tick.setChecked(True)
    one = Choice("Follow the computer", "one")
    one.setChecked(True)
    box = Picker("Span", "span")
    box.addItems(["16 weeks", "A year"])
    for part in (tick, one, Choice("Dark", "other"), box):
        card.column.addWidget(part)
    return card


def dialog(parent: QWidget) -> Dialog:
    """A dialog with buttons."""
    shown = Dialog("Log a moment", "logMoment", parent=parent)
    shown.body.addWidget(_chip_card())
    shown.body.addWidget(_form_card())
    shown.add_button(PrimaryButton("Save", "save"))
    shown.add_button(Button("Cancel", "cancel"))
    return shown


def window() -> MainWindow:
    """The shell with pages in it."""
    shown = MainWindow()
    shown.add_page(Room.OPENERS, opener_like_page())
    shown.add_page(Room.PATTERNS, card_page())
    door = EmptyState(
        "Openers hold the first words of a hard conversation, until you are ready to say them.",
        "Begin",
        "empty",
        "book-open",
    )
    shown.add_page(Room.GUIDES, door)
    shown.show_shell()
    shown.status("Saved just now")
    return shown


def lock_page() -> LockPage:
    """The lock page after an idle lock."""
    presenter = LockPresenter()
    presenter.locked(LockReason.IDLE, 5)
    page = LockPage(presenter)
    presenter.setParent(page)
    return page


def main(folder: Path) -> None:
    """Paint everything into a folder."""
    app = QApplication([])
    theme = Theme(app)
    for appearance in APPEARANCES[1:]:
        for percent in (100, 200):
            theme.choose(appearance)
            theme.set_text_scale(percent)
            _paint(folder, f"{appearance}-{percent}")


def _paint(folder: Path, name: str) -> None:
    shell = window()
    shell.show()
    for room in (Room.OPENERS, Room.PATTERNS, Room.GUIDES):
        shell.show_room(room)
        picture(shell, folder / f"{room.value}-{name}.png")
    shown = dialog(shell)
    shown.show()
    picture(shown, folder / f"dialog-{name}.png")
    shown.close()
    page = lock_page()
    shell.show_locked(page)
    picture(shell, folder / f"lock-{name}.png")
    page._presenter.refuse(AppError(Problem.WRONG_PASSPHRASE))
    picture(shell, folder / f"refused-{name}.png")
    shell.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
