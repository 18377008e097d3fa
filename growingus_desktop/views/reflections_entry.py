"""The open reflection: the day it is about, its title, its tags and a page to write on."""

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growingus_desktop.presenters.reflections_entry import OpenEntry
from growingus_desktop.views.reflections_measure import MeasuredPage
from growingus_desktop.views.reflections_tags import TagsRow
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.date_field import DateField
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.words import Caption, Words
from growingus_desktop.views.widgets.writing import WritingField

_ROOM_FOR_WORDS = 460
"""Pixels at 100 % text size from which words have room beside the buttons."""


class EntryPane(MeasuredPage):
    """Everything about one reflection.

    Args:
        entry: the one that is open.
    """

    bin_wanted = Signal()
    """The person wants it in the bin."""

    prompt_wanted = Signal()
    """The person wants a question to write from."""

    def __init__(self, entry: OpenEntry, parent: QWidget | None = None) -> None:
        super().__init__("reflections.entry", parent)
        self._entry = entry
        self._showing = False
        self.title = WritingField(
            entry.title,
            name="reflections.title",
            label=self.tr("Title"),
            placeholder=self.tr("Title, if you want one"),
            one_line=True,
            role="display",
        )
        self.title.editor.setProperty("variant", "page")
        self._prompt = Words("", "reading-italic", tone="ink-2", selectable=True)
        self._prompt.setObjectName("reflections.promptShown")
        self._tags = TagsRow(entry)
        self.tag = self._tags.field
        self.text = WritingField(
            entry.text,
            name="reflections.text",
            label=self.tr("Reflection"),
            placeholder=self.tr("Write as it comes. It stays here."),
            lines=4,
            role="writing",
        )
        self.text.editor.setProperty("variant", "page")
        self.text.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ask = QuietButton(
            self.tr("Give me a prompt"), "reflections.entry.prompt", icon="shuffle"
        )
        page = Card()
        page.column.addWidget(self.text)
        self.column.addLayout(self._head())
        close = QVBoxLayout()
        close.setSpacing(self._theme.space("s"))
        for part in (self.title, self._prompt, self._tags):
            close.addWidget(part)
        self.column.addLayout(close)
        self.column.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(page, 1)
        self._connect()
        self._show()

    def focus_text(self) -> None:
        """Put the caret where the person writes."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("s"))
        self._about = Caption(self.tr("About"))
        self._about.setWordWrap(False)
        self.day = DateField(self.tr("The day it is about"), "reflections.day")
        self._about.setBuddy(self.day)
        self._history = IconButton(
            "history", self.tr("Earlier wordings"), "reflections.history", framed=False
        )
        self._bin = IconButton(
            "trash-2", self.tr("Put in the bin"), "reflections.toBin", framed=False
        )
        row.addWidget(self._about)
        row.addWidget(self.day)
        row.addStretch(1)
        for button in (self._history, self._bin):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _connect(self) -> None:
        entry = self._entry
        entry.changed.connect(self._show)
        entry.text.edited.connect(self._show_ask)
        entry.put_back.connect(self._put_back)
        self.title.entered.connect(self.focus_text)
        self.day.dateChanged.connect(self._day_chosen)
        self._ask.clicked.connect(self.prompt_wanted)
        self._history.clicked.connect(entry.show_history)
        self._bin.clicked.connect(self.bin_wanted)

    def _show(self) -> None:
        state = self._entry.state
        if state.about is not None:
            self._showing = True
            self.day.setDate(QDate(state.about.year, state.about.month, state.about.day))
            self._showing = False
        self._prompt.setText(state.prompt)
        self._prompt.setVisible(bool(state.prompt))
        # Until the fields hold their own texts, a key must not land in the wrong entry.
        self.setEnabled(state.id is not None and state.is_ready)
        self._show_ask()

    def _show_ask(self, _text: str = "") -> None:
        room = self.viewport().width() >= self._theme.px(_ROOM_FOR_WORDS)
        state = self._entry.state
        blank = state.is_ready and self._entry.is_blank
        self._ask.setVisible(blank and not state.prompt)
        self._about.setVisible(room)

    def _day_chosen(self, day: QDate) -> None:
        if not self._showing:
            self._entry.set_about(day.toPython())  # pyright: ignore[reportArgumentType]

    def _put_back(self, title: str, text: str) -> None:
        for field, writing, words in (
            (self.title, self._entry.title, title),
            (self.text, self._entry.text, text),
        ):
            if writing.text != words:
                field.replace(0, len(writing.text), words)
        self.focus_text()

    def _redress(self) -> None:
        super()._redress()
        if hasattr(self, "day"):
            self._show_ask()
