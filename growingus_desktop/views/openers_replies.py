"""Step four: what they may say, and what I could say then."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from growingus_desktop.models.openers import LikelyReply
from growingus_desktop.presenters.openers_open import OpenOpener
from growingus_desktop.presenters.openers_state import ReplyState
from growingus_desktop.presenters.openers_words import REPLIES, worded
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import LabelledField, StepPage
from growingus_desktop.views.widgets.buttons import QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.icon_button import IconButton
from growingus_desktop.views.widgets.panes import Columns
from growingus_desktop.views.widgets.words import Body, Heading, Strong


class RepliesStep(StepPage):
    """A card for each reply the person expects, and two plans for when it gets rough.

    Args:
        opener: the open opener.
    """

    def __init__(self, opener: OpenOpener, parent: QWidget | None = None) -> None:
        super().__init__("repliesStep", parent)
        self._opener = opener
        self._cards: dict[int, QWidget] = {}
        self._adders: dict[LikelyReply, QuietButton] = {}
        self.column.addWidget(self._choose())
        self._list = QVBoxLayout()
        self._list.setSpacing(Theme.active().px(13))
        self.column.addLayout(self._list)
        self.column.addWidget(self._plans())
        self.column.addStretch(1)
        opener.changed.connect(self._show)
        self._show()

    def focus_first(self) -> None:
        """Put the focus on the first likely reply."""
        next(iter(self._adders.values())).setFocus()

    def _choose(self) -> QWidget:
        card = Card()
        card.column.addWidget(Heading(self.tr("What may they do?")))
        card.column.addWidget(
            Body(self.tr("Choose what is likely, and write what you would say next."))
        )
        row = Flow(Theme.active().space("s"))
        for reply in LikelyReply:
            button = _Adder(worded(REPLIES, reply), f"reply.add.{reply.value}", icon="plus")
            button.clicked.connect(lambda _on=False, reply=reply: self._opener.add_reply(reply))
            self._adders[reply] = button
            row.add(button)
        card.column.addWidget(row)
        return card

    def _plans(self) -> QWidget:
        card = Card()
        columns = Columns(520)
        columns.add(
            LabelledField(
                self._opener.fields["pause_plan"],
                "pausePlan",
                self.tr("If it gets too much"),
                hint=self.tr("What I say, where I go, and when I come back"),
                placeholder=self.tr("I need twenty minutes. I’ll be back at eight."),
            )
        )
        columns.add(
            LabelledField(
                self._opener.fields["repair_line"],
                "repairLine",
                self.tr("To repair"),
                hint=self.tr("A sentence to come back with"),
                placeholder=self.tr("That came out harder than I meant. Can I start again?"),
            )
        )
        card.column.addWidget(columns)
        return card

    def _show(self) -> None:
        state = self._opener.state
        there = {one.reply for one in state.replies}
        for reply, button in self._adders.items():
            button.setVisible(reply is LikelyReply.OTHER or reply not in there)
        wanted = {one.id for one in state.replies}
        for reply_id in set(self._cards) - wanted:
            gone = self._cards.pop(reply_id)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, one in enumerate(state.replies):
            if one.id not in self._cards:
                card = self._card(one)
                self._cards[one.id] = card
                self._list.insertWidget(at, card)

    def _card(self, one: ReplyState) -> QWidget:
        card = Card(edge="sky")
        head = QHBoxLayout()
        head.addWidget(Strong(one.label), 1)
        name = self.tr("Remove: {reply}").format(reply=one.label)
        remove = IconButton("x", name, f"reply.{one.id}.remove", framed=False)
        remove.clicked.connect(lambda: self._opener.remove_reply(one.id))
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(head)
        fields = self._opener.fields.reply(one.id)
        columns = Columns(520)
        columns.add(
            LabelledField(
                fields["they_say"],
                f"reply.{one.id}.theySay",
                self.tr("If they say…"),
                placeholder=self.tr("In their words, if you can guess them"),
            )
        )
        columns.add(
            LabelledField(
                fields["i_say"],
                f"reply.{one.id}.iSay",
                self.tr("I can say…"),
                placeholder=self.tr("Short, and still kind"),
            )
        )
        card.column.addWidget(columns)
        return card


class _Adder(QuietButton):
    """A likely reply on offer."""

    font_role = "chip-strong"
    fill = "sunken"
    hover_fill = "accent-soft"
    line = "sunken"
