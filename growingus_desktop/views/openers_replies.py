"""Step four: what they may say, what I could say then, and saying it once beforehand."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.models.openers import LikelyReply
from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.presenters.openers_state import ReplyState
from growingus_desktop.presenters.openers_words import REPLIES, worded
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import LabelledField, StepPage
from growingus_desktop.views.openers_rehearsal_card import RehearsalCard
from growingus_desktop.views.openers_repair_lines import RepairLinesDialog
from growingus_desktop.views.openers_reply_card import ReplyCard, put_line
from growingus_desktop.views.widgets.announcer import Announcer
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Heading


class RepliesStep(StepPage):
    """A card for each reply the person expects, two plans for when it gets rough, a rehearsal.

    Args:
        opener: the open opener.
    """

    def __init__(self, opener: OpenOpener, parent: QWidget | None = None) -> None:
        super().__init__("repliesStep", parent)
        self._opener = opener
        self._line_two = opener.line_two
        self._cards: dict[int, ReplyCard] = {}
        self._adders: dict[LikelyReply, QuietButton] = {}
        self._announcer = Announcer(self)
        self.column.addWidget(self._gate_line())
        self.column.addWidget(self._choose())
        self._list = QVBoxLayout()
        self._list.setSpacing(Theme.active().px(13))
        self.column.addLayout(self._list)
        self._plan_card = self._plans()
        self.column.addWidget(self._plan_card)
        self.rehearsal = RehearsalCard(opener)
        self.column.addWidget(self.rehearsal)
        self.column.addStretch(1)
        opener.changed.connect(self._show)
        self._line_two.changed.connect(self._show)
        self._line_two.plan_wanted.connect(self._plan_wanted)
        self._is_plan_wanted = self._is_adding = False
        self._show()

    def focus_first(self) -> None:
        """Put the focus on the first likely reply, or where the person wants to write."""
        if self._is_plan_wanted:
            self._is_plan_wanted = False
            self._pause_plan.field.setFocus()
            return
        next(iter(self._adders.values())).setFocus()

    def focus_rehearsal(self) -> None:
        """Put the focus back on the door to the rehearsal, unless something was to be written."""
        if self._is_plan_wanted or not self.rehearsal.door.isVisible():
            self.focus_first()
        else:
            self.rehearsal.door.setFocus()

    def _gate_line(self) -> QWidget:
        words = self.tr("A note is beside this opener")
        self._note = QuietButton(words, "repliesNote", icon="life-buoy")
        self._note.clicked.connect(self._line_two.open_note)
        row = self._note_row = Flow(Theme.active().space("m"))
        row.add(self._note)
        return row

    def _choose(self) -> QWidget:
        card = Card()
        card.column.addWidget(Heading(self.tr("What may they do?")))
        card.column.addWidget(
            Body(self.tr("Choose what is likely, and write what you would say next."))
        )
        row = Flow(Theme.active().space("s"))
        for reply in LikelyReply:
            button = _Adder(worded(REPLIES, reply), f"reply.add.{reply.value}", icon="plus")
            button.clicked.connect(lambda _on=False, reply=reply: self._add(reply))
            self._adders[reply] = button
            row.add(button)
        card.column.addWidget(row)
        return card

    def _plans(self) -> QWidget:
        card = Card()
        self._pause_plan = LabelledField(
            self._opener.fields["pause_plan"],
            "pausePlan",
            self.tr("If it gets too much"),
            hint=self.tr("What I say, where I go, and when I come back"),
            placeholder=self.tr("I need twenty minutes. I’ll be back at eight."),
            lines=3,
        )
        self._repair_line = LabelledField(
            self._opener.fields["repair_line"],
            "repairLine",
            self.tr("To repair"),
            hint=self.tr("A sentence to come back with"),
            placeholder=self.tr("That came out harder than I meant. Can I start again?"),
            lines=3,
        )
        self._start_plan = QuietButton(self.tr("Start from a line"), "pausePlan.start", icon="plus")
        self._start_plan.clicked.connect(self._put_plan)
        self._bank = QuietButton(
            self.tr("Lines to choose from…"), "repairLine.lines", icon="heart-handshake"
        )
        self._bank.clicked.connect(self._show_bank)
        columns = Columns(520)
        columns.add(_above(self._pause_plan, self._start_plan))
        columns.add(_above(self._repair_line, self._bank))
        card.column.addWidget(columns)
        return card

    def _add(self, reply: LikelyReply) -> None:
        self._is_adding = True
        self._opener.add_reply(reply)

    def _show(self) -> None:
        state, beside = self._opener.state, self._line_two.state
        self._show_cards(state.replies)
        there = {one.reply for one in state.replies}
        for reply, button in self._adders.items():
            button.setVisible(reply is LikelyReply.OTHER or reply not in there)
        for card in self._cards.values():
            card.offer_lines(may=beside.offers)
        for door in (self._start_plan, self._bank):
            door.setVisible(beside.offers)
        self._note_row.setVisible(beside.held is not None)
        if beside.held is not None:
            self._announcer.say(self._note.label)
        else:
            self._announcer.forget()

    def _show_cards(self, replies: tuple[ReplyState, ...]) -> None:
        for reply_id in set(self._cards) - {one.id for one in replies}:
            gone = self._cards.pop(reply_id)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, one in enumerate(replies):
            if one.id not in self._cards:
                card = self._cards[one.id] = self._card(one)
                self._list.insertWidget(at, card)
                card.grown.connect(self._order_keys)
                self._order_keys()
                if self._is_adding:
                    self._begin_writing(card)

    def _begin_writing(self, card: ReplyCard) -> None:
        # The button that was pressed is about to go, and only what is shown can take the focus.
        self._is_adding = False
        card.show()
        card.focus_first()
        QTimer.singleShot(0, card, lambda: self.ensureWidgetVisible(card))

    def _order_keys(self) -> None:
        """Have Tab go as one reads: cards that came later stand before the plans."""
        stops = [*self._adders.values()]
        parts = [self._cards[one.id] for one in self._opener.state.replies if one.id in self._cards]
        for part in (*parts, self._plan_card, self.rehearsal):
            stops += [one for one in part.findChildren(QWidget) if _takes_tab(one)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _card(self, one: ReplyState) -> ReplyCard:
        script = self._line_two.script(one.reply)
        grade = self._line_two.grades[script.grade] if script else ""
        card = ReplyCard(one, self._opener.fields, script, grade)
        card.removed.connect(lambda: self._opener.remove_reply(one.id))
        return card

    def _put_plan(self) -> None:
        put_line(self._pause_plan.field, self.tr("I need … minutes. I’ll be in …, and back at …."))

    def _show_bank(self) -> None:
        bank = self._line_two.repair_lines
        dialog = RepairLinesDialog(bank, self._line_two.grades[bank.grade], self)
        dialog.chosen.connect(self._put_repair)
        dialog.finished.connect(dialog.deleteLater)
        dialog.rejected.connect(self._bank.setFocus)
        dialog.open()

    def _put_repair(self, line: str) -> None:
        put_line(self._repair_line.field, line)

    def _plan_wanted(self) -> None:
        self._is_plan_wanted = True


class _Adder(QuietButton):
    """A likely reply on offer."""

    font_role = "chip-strong"
    fill = "sunken"
    hover_fill = "accent-soft"
    line = "sunken"


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab


def _above(field: QWidget, door: QWidget) -> QWidget:
    both = QWidget()
    both.setProperty("variant", "clear")
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.active().space("xs"))
    column.addWidget(field, 1)
    column.addWidget(door)
    return both
