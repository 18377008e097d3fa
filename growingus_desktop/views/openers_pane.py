"""The open opener: its title, what can be done with it, and its five steps."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from growingus_desktop.models.openers import OpenerState
from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.presenters.openers_state import Step
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_first_words import FirstWords
from growingus_desktop.views.openers_let_out import LetItOut
from growingus_desktop.views.openers_need import NeedStep
from growingus_desktop.views.openers_replies import RepliesStep
from growingus_desktop.views.openers_sheet import SheetStep
from growingus_desktop.views.widgets.buttons import Button
from growingus_desktop.views.widgets.chips import Chip, Tone
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.writing import WritingField

_ROOM_FOR_MAIN, _ROOM_FOR_ALL = 430, 600
"""Pixels at 100 % text size from which these buttons have room."""

_TONES: dict[OpenerState, Tone] = {
    OpenerState.DRAFT: "neutral",
    OpenerState.READY: "sky",
    OpenerState.SAID: "accent",
    OpenerState.SET_ASIDE: "neutral",
}


class OpenerPane(QWidget):
    """Everything about one opener.

    Args:
        opener: the open opener.
    """

    open_bin_wanted = Signal()
    """The person wants to see what was deleted."""

    bin_wanted = Signal()
    """The person wants it in the bin."""

    def __init__(self, opener: OpenOpener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme.active()
        self._opener = opener
        self.setObjectName("openerPane")
        self.title = WritingField(
            opener.fields["title"],
            name="openerTitle",
            label=self.tr("Title"),
            placeholder=self.tr("What is it about?"),
            one_line=True,
            role="heading",
        )
        self.title.editor.setProperty("variant", "page")
        self.title.entered.connect(self.focus_step)
        # A page put into a place that stands already isn't dressed once more by moving there.
        self._stack = QStackedWidget(self)
        self.words = FirstWords(opener, over=self, parent=self._stack)
        self.let_out = LetItOut(opener, self._stack)
        self.need = NeedStep(
            opener.need,
            opener.use_sentence,
            self.tr("Put it into first words"),
            parent=self._stack,
        )
        self.replies = RepliesStep(opener, self._stack)
        self.sheet = SheetStep(opener, self._stack)
        self._steps: dict[Step, QWidget] = {
            Step.LET_IT_OUT: self.let_out,
            Step.NEED: self.need,
            Step.WORDS: self.words,
            Step.REPLIES: self.replies,
            Step.SHEET: self.sheet,
        }
        for step in self._steps.values():
            self._stack.addWidget(step)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head())
        self._column.addLayout(self._tab_row())
        self._column.addWidget(self._stack, 1)
        opener.changed.connect(self._show)
        self._theme.changed.connect(self._redress)
        self._redress()
        self._show()

    def focus_step(self) -> None:
        """Put the focus where the shown step is begun."""
        focus: dict[Step, Callable[[], None]] = {
            Step.LET_IT_OUT: self.let_out.field.setFocus,
            Step.NEED: self.need.focus_first,
            Step.WORDS: self.words.focus_words,
            Step.REPLIES: self.replies.focus_first,
            Step.SHEET: self.sheet.focus_first,
        }
        focus[self._opener.state.step]()

    def focus_head(self) -> None:
        """Put the focus on what can be done with the opener as a whole."""
        button = self._more if self._main.isHidden() else self._main
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave to the menu what there is no room for beside title and steps."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._main.setVisible(self.width() >= self._theme.px(_ROOM_FOR_MAIN))
        roomy = self.width() >= self._theme.px(_ROOM_FOR_ALL)
        for button in (self._versions, self._printer):
            button.setVisible(roomy)
        self._tabs.setContentsMargins(0, self._theme.px(6) if roomy else 0, 0, 0)
        # The page style has no padding of its own to stand the line in the middle.
        self.title.editor.setViewportMargins(0, self._theme.px(8), 0, 0)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("m"))
        self._chip = Chip(" ")
        self._chip.setObjectName("openerState")
        self._main = Button("", "openerMain")
        self._main.clicked.connect(self._do_main)
        self._more = Button(self.tr("More"), "openerMore")
        self._more.setMenu(self._menu())
        row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._main, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("s"))
        tabs = [
            (Step.LET_IT_OUT, self.tr("1 Let it out")),
            (Step.NEED, self.tr("2 What I need")),
            (Step.WORDS, self.tr("3 First words")),
            (Step.REPLIES, self.tr("4 If they say…")),
            (Step.SHEET, self.tr("5 Sheet")),
        ]
        self._tabs = SegmentedTabs(tabs, "steps", self.tr("Steps"))
        self._tabs.select(self._opener.state.step)
        self._tabs.chosen.connect(self._go_to)
        self._versions = Button(self.tr("Versions"), "versionsButton", icon="history")
        self._versions.clicked.connect(self._opener.show_versions)
        self._printer = IconButton("printer", self.tr("Sheets"), "sheetButton")
        self._printer.clicked.connect(self._opener.list_sheets)
        row.addWidget(self._tabs, 1)
        row.addWidget(self._versions, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._printer, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        rows: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("ready", self.tr("Mark as ready"), self._opener.mark_ready),
            ("said", self.tr("I said it…"), self._opener.said),
            ("outcome", self.tr("How did it go?…"), self._opener.tell_outcome),
            ("draft", self.tr("Take it up again"), self._opener.take_up_again),
            ("versions", self.tr("Versions…"), self._opener.show_versions),
            ("sheet", self.tr("Sheets…"), self._opener.list_sheets),
            ("another", self.tr("Begin a new one from this"), self._opener.begin_another),
            ("aside", self.tr("Set aside"), self._opener.set_aside),
            ("bin", self.tr("Put in the bin"), self.bin_wanted.emit),
            ("open-bin", self.tr("Open the bin…"), self.open_bin_wanted.emit),
        )
        self._actions: dict[str, QAction] = {}
        for key, words, run in rows:
            action = QAction(words, menu)
            action.setObjectName(f"opener.{key}")
            action.triggered.connect(lambda _on=False, run=run: run())
            menu.addAction(action)
            self._actions[key] = action
        return menu

    def _go_to(self, key: str) -> None:
        self._opener.go_to(Step(key))

    def _do_main(self) -> None:
        match self._opener.state.state:
            case OpenerState.DRAFT:
                self._opener.mark_ready()
            case OpenerState.READY:
                self._opener.said()
            case OpenerState.SAID:
                self._opener.tell_outcome()
            case OpenerState.SET_ASIDE:
                self._opener.take_up_again()

    def _show(self) -> None:
        state = self._opener.state
        self._chip.set_label(state.state_words)
        self._chip.set_tone(_TONES[state.state], "check" if state.state is OpenerState.SAID else "")
        self._main.set_label(
            {
                OpenerState.DRAFT: self.tr("Mark as ready"),
                OpenerState.READY: self.tr("I said it"),
                OpenerState.SAID: self.tr("How did it go?"),
                OpenerState.SET_ASIDE: self.tr("Take it up again"),
            }[state.state]
        )
        shown = {
            "ready": state.state in {OpenerState.DRAFT, OpenerState.SET_ASIDE},
            "said": state.state is not OpenerState.SAID,
            "outcome": state.state in {OpenerState.READY, OpenerState.SAID},
            "draft": state.state is not OpenerState.DRAFT,
            "aside": state.state is not OpenerState.SET_ASIDE,
        }
        for key, visible in shown.items():
            self._actions[key].setVisible(visible)
        self._tabs.select(state.step)
        self._stack.setCurrentWidget(self._steps[state.step])

    def _redress(self) -> None:
        side = min(self._theme.px(22), 28)
        self._column.setContentsMargins(side, self._theme.px(14), side, self._theme.px(16))
        self._column.setSpacing(self._theme.px(10))
        self._make_room()
