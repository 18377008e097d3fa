"""Step one: let it out. Private and unsent; single phrases can be taken over."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.presenters.openers_remarks import RemarkCard
from growingus_desktop.presenters.openers_times import MINUTES
from growingus_desktop.presenters.openers_translator import Looked
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import StepPage
from growingus_desktop.views.openers_remark_card import RemarkCardView
from growingus_desktop.views.openers_translator import TranslatorView
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Caption, Reading, Strong
from growingus_desktop.views.widgets.writing import WritingField


class LetItOut(StepPage):
    """A large field nobody remarks on, and one phrase at a time beside it.

    Args:
        opener: the open opener.
    """

    def __init__(self, opener: OpenOpener, parent: QWidget | None = None) -> None:
        super().__init__("letItOut", parent)
        self._opener = opener
        self._pull = opener.pull
        self.field = WritingField(
            opener.fields["raw"],
            name="raw",
            label=self.tr("Let it out"),
            placeholder=self.tr("Say it as it is. This isn’t for anyone else."),
            lines=6,
            role="writing",
        )
        self.field.editor.setProperty("variant", "page")
        self.field.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns = Columns(560)
        columns.add(self._page(), 7)
        columns.add(self._beside(), 5)
        self.column.addWidget(columns, 1)
        self._translator = TranslatorView(opener.translator)
        self.column.addWidget(self._translator)
        self._announcer = Announcer(self)
        self._pull.changed.connect(self._show_phrase)
        opener.translator.changed.connect(self._show_found)
        opener.let_out_time.changed.connect(self._show_time)
        self._opener.fields["raw"].changed.connect(self._show_doors)
        self.field.editor.selectionChanged.connect(self._show_doors)
        self.field.editor.textChanged.connect(self._show_doors)
        self._show_phrase()
        self._show_doors()
        self._show_time()

    def _page(self) -> QWidget:
        page = Card()
        page.column.addWidget(self.field, 1)
        note = self.tr(
            "Nobody remarks on this. It is never printed or copied, and no earlier wording is kept."
        )
        page.column.addWidget(Caption(note))
        self._left = Caption(tone="accent")
        self._left.setObjectName("writingTime")
        page.column.addWidget(self._left)
        doors = Flow(Theme.active().space("s"))
        self._look = Button(self.tr("Look for phrases"), "lookForPhrases", icon="search")
        self._look.setToolTip(self.tr("Hard phrases in this, each beside another wording"))
        self._look.clicked.connect(self._opener.translator.look)
        self._consider = Button(self.tr("Pull a phrase over"), "considerPhrase")
        self._consider.setToolTip(self.tr("Select a phrase first"))
        self._consider.clicked.connect(self._consider_selected)
        self._timer = QuietButton(self.tr("Timer"), "writingTimer", icon="timer")
        self._timer.setMenu(self._times())
        self._burn = QuietButton(self.tr("Burn it…"), "burn", icon="trash-2")
        self._burn.clicked.connect(self._ask_to_burn)
        doors.add(self._look)
        doors.add(self._consider)
        doors.add(self._timer)
        doors.add(self._burn)
        page.column.addWidget(doors)
        return page

    def _times(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("writingTimes")
        time = self._opener.let_out_time
        for minutes in MINUTES:
            action = QAction(self.tr("%n minutes", "", minutes), menu)
            action.setObjectName(f"writingTimer.{minutes}")
            action.triggered.connect(lambda _on=False, minutes=minutes: time.start(minutes))
            menu.addAction(action)
        self._no_time = QAction(self.tr("No timer"), menu)
        self._no_time.setObjectName("writingTimer.none")
        self._no_time.triggered.connect(time.stop)
        menu.addAction(self._no_time)
        return menu

    def _beside(self) -> QWidget:
        beside = QWidget()
        beside.setProperty("variant", "clear")
        column = Column(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().px(14))
        self._hint = Card()
        self._hint.column.addWidget(Strong(self.tr("One phrase at a time")))
        words = self.tr(
            "Select a few words that matter and pull them over. You see what the coach would say"
            " before anything is put into your first words. Or let the coach look for phrases: only"
            " when you ask, and never the whole."
        )
        self._hint.column.addWidget(Body(words))
        tested = self.tr(
            "Some people find that writing clears their head; on average it helps a little. If you"
            " feel worse the next day, write shorter, or talk to someone."
        )
        self._hint.column.addWidget(Caption(tested))
        self._phrase_card = Card(edge="accent")
        self._phrase = Reading()
        self._phrase.setObjectName("phrase")
        self._plain = Body(self.tr("Nothing in this is likely to land hard."))
        self._phrase_card.column.addWidget(self._phrase)
        self._phrase_card.column.addWidget(self._plain)
        self._phrase_card.column.addWidget(self._phrase_doors())
        column.addWidget(self._hint)
        column.addWidget(self._phrase_card)
        self._remarks = Column()
        self._remarks.setSpacing(Theme.active().px(14))
        column.addLayout(self._remarks)
        return beside

    def _phrase_doors(self) -> QWidget:
        doors = Flow(Theme.active().space("s"))
        add = Button(self.tr("Add to first words"), "pullPhrase", icon="plus")
        add.clicked.connect(self._pull_phrase)
        leave = QuietButton(self.tr("Leave it here"), "leavePhrase")
        leave.clicked.connect(self._pull.put_down)
        doors.add(add)
        doors.add(leave)
        self._add = add
        return doors

    def _consider_selected(self) -> None:
        chosen = self.field.editor.textCursor().selectedText()
        self._pull.consider(chosen)
        self._add.setFocus()

    def _pull_phrase(self) -> None:
        self._pull.pull()

    def _pull_wording(self, card: int, number: int) -> None:
        self._pull.pull(self._pull.state.cards[card].suggestions[number])

    def _focus_field(self) -> None:
        self.field.setFocus()

    def _show_time(self) -> None:
        time = self._opener.let_out_time
        self._left.setText(time.words)
        self._left.setVisible(bool(time.words))
        self._no_time.setEnabled(time.is_running or bool(time.words))
        if time.words and not time.is_running:
            self._announcer.say(time.words)

    def _show_found(self) -> None:
        if self._opener.translator.state.looked is Looked.FOUND:
            # The pairs have their places only after the layout's next turn.
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        first = self._translator.first
        if first is not None and self._look.hasFocus():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(first)

    def _show_doors(self) -> None:
        self._look.setEnabled(bool(self.field.editor.toPlainText().strip()))
        self._consider.setEnabled(self.field.editor.textCursor().hasSelection())
        self._burn.setEnabled(bool(self.field.editor.toPlainText()))

    def _show_phrase(self) -> None:
        state = self._pull.state
        self._hint.setVisible(not state.phrase)
        self._phrase_card.setVisible(bool(state.phrase))
        self._phrase.setText(f"“{state.phrase}”")
        self._plain.setVisible(state.is_plain)
        while (item := self._remarks.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for card in state.cards:
            self._remarks.addWidget(self._remark(card))
        if state.cards:
            self._announcer.say(
                "; ".join(f"{card.phrase}, {card.category}" for card in state.cards)
            )

    def _remark(self, card: RemarkCard) -> RemarkCardView:
        view = RemarkCardView(card, in_editor=False)
        view.suggested.connect(self._pull_wording)
        return view

    def _ask_to_burn(self) -> None:
        dialog = BurnDialog(self)
        dialog.accepted.connect(self._opener.burn)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._focus_field)
        dialog.open()


class BurnDialog(Dialog):
    """Asks before words are erased for good, since nothing brings them back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "burnDialog", parent=parent)
        self.set_heading(self.tr("Burn what you let out?"))
        words = self.tr(
            "It is erased for good, with its draft. Ctrl+Z doesn’t bring it back."
            " Phrases you pulled over stay where they are. If backups made before still hold it, you"
            " are told how many, and can take it out of them."
        )
        body = Body(words)
        body.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.body.addWidget(body)
        burn = Button(self.tr("Burn it"), "burn.yes", icon="trash-2")
        keep = Button(self.tr("Keep it"), "burn.no")
        burn.clicked.connect(self.accept)
        keep.clicked.connect(self.reject)
        self.add_button(burn)
        self.add_button(keep)
        keep.setFocus()

    def sizeHint(self) -> QSize:
        """Room for what it shows, within most of the screen."""
        return QSize(self._theme.px(480), self._theme.px(240)).boundedTo(self._room())
