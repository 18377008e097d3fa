"""Step two, or a need of its own: one question at a time, from a feeling to one sentence."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from growingus_desktop.presenters.openers_need import FIELDS, STAGES, NeedClarifier, Stage
from growingus_desktop.presenters.openers_words import worded
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.openers_field import LabelledField, StepPage
from growingus_desktop.views.openers_need_words import NeedSentence, UnderneathView, WordOffers
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.column import Column
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Body, Heading


class NeedStep(StepPage):
    """A few questions, each of which can be left out, that end in a sentence.

    Args:
        clarifier: state and intents.
        use: puts the sentence to use.
        use_words: what the button for it says.
        name: what the names of its fields begin with.
    """

    def __init__(
        self,
        clarifier: NeedClarifier,
        use: Callable[[], None],
        use_words: str,
        *,
        name: str = "need",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"{name}Step", parent)
        self._name = name
        self._clarifier = clarifier
        self._fields: dict[str, LabelledField] = {}
        self._asked: dict[Stage, QWidget] = {}
        self._tabs = SegmentedTabs(
            [(stage.value, worded(STAGES, stage)) for stage in Stage],
            "needStages",
            self.tr("Questions about the need"),
        )
        self._tabs.chosen.connect(self._go_to)
        self.column.addWidget(self._tabs)
        card = Card()
        for stage, asked in self._questions().items():
            self._asked[stage] = asked
            card.column.addWidget(asked)
        self._sentence = NeedSentence(clarifier, self._field("sentence"), use, use_words)
        self._asked[Stage.SENTENCE] = self._sentence
        card.column.addWidget(self._sentence)
        card.column.addWidget(self._ways_on())
        self.column.addWidget(card)
        self.column.addStretch(1)
        clarifier.changed.connect(self._show)
        clarifier.stage_changed.connect(self._arrive)
        clarifier.put.connect(self._put)
        self._connect_lines()
        self._show()

    def focus_first(self) -> None:
        """Put the caret into the question that is shown."""
        self._fields[FIELDS[self._clarifier.state.stage][0]].field.setFocus()

    def _field(self, name: str) -> LabelledField:
        label, hint, example, lines = self._wording()[name]
        field = LabelledField(
            self._clarifier.fields[name],
            f"{self._name}.{name}",
            label,
            hint=hint,
            placeholder=example,
            one_line=lines == 0,
            lines=lines,
        )
        self._fields[name] = field
        return field

    def _wording(self) -> Mapping[str, tuple[str, str, str, int]]:
        """Each field's question, the line below it, its example, and its lines; 0 for a single one."""
        ifs = self.tr("What gets in the way, inside me or around me")
        return {
            "feeling": (self.tr("What do I feel?"), self.tr("One word will do"), "", 2),
            "need": (
                self.tr("What do I need?"),
                self.tr("Whoever might give it; a need isn’t yet an ask"),
                "",
                2,
            ),
            "picture": (
                self.tr("What would a camera see?"),
                self.tr("If I had it: what would be filmed on an ordinary day?"),
                self.tr("Both of us at the table, phones in the drawer"),
                3,
            ),
            "ask_who": (self.tr("Who?"), "", self.tr("you, or we"), 0),
            "ask_what": (self.tr("Does what?"), "", self.tr("eat dinner without phones"), 0),
            "ask_when": (self.tr("When?"), "", self.tr("this Tuesday at seven"), 0),
            "ask_how_often": (self.tr("How often?"), "", self.tr("once, to begin with"), 0),
            "alternative_one": (self.tr("Another way I could get some of it"), "", "", 2),
            "alternative_two": (self.tr("And one more, perhaps without them"), "", "", 2),
            "theirs_to_give": (
                self.tr("Is it theirs to give?"),
                self.tr("Some of it may be mine, or a friend’s, or nobody’s"),
                "",
                2,
            ),
            "may_refuse": (
                self.tr("May they refuse?"),
                self.tr("If a no can’t be heard, it isn’t an ask"),
                "",
                2,
            ),
            "a_yes_looks_like": (self.tr("What would a yes look like?"), "", "", 2),
            "my_part": (
                self.tr("What is my part?"),
                self.tr("One thing I will do myself, whatever they answer"),
                "",
                2,
            ),
            "my_part_if": (self.tr("If…"), ifs, self.tr("I notice I’m about to sigh"), 2),
            "my_part_then": (
                self.tr("…then I will"),
                "",
                self.tr("say what I need in one sentence"),
                2,
            ),
            "smaller_one": (self.tr("Half of it"), "", self.tr("every other Sunday"), 0),
            "smaller_two": (self.tr("Smaller again"), "", self.tr("this Sunday"), 0),
            "smaller_three": (
                self.tr("So small it could happen this week"),
                "",
                self.tr("ten minutes on Saturday to plan it"),
                0,
            ),
            "sentence": (
                self.tr("In one sentence"),
                self.tr("Yours to change. Could they repeat what you ask for?"),
                "",
                3,
            ),
        }

    def _questions(self) -> dict[Stage, QWidget]:
        words = self._clarifier.words
        return {
            Stage.FEELING: self._page(
                Stage.FEELING,
                self.tr("What is it about for me?"),
                "",
                UnderneathView(self._clarifier),
                WordOffers(self._clarifier, "feeling", words.feelings),
            ),
            Stage.NEED: self._page(
                Stage.NEED,
                self.tr("What is it about for me?"),
                "",
                WordOffers(self._clarifier, "need", words.needs),
            ),
            Stage.PICTURE: self._page(Stage.PICTURE, self.tr("Make it something to see"), ""),
            Stage.ASK: self._page(
                Stage.ASK,
                self.tr("What am I asking for?"),
                self.tr("A clear ask can be answered."),
            ),
            Stage.OTHER_WAYS: self._page(
                Stage.OTHER_WAYS,
                self.tr("Two other ways"),
                self.tr("With more than one way to the need, a no to one is easier to hear."),
            ),
            Stage.THEIRS: self._page(Stage.THEIRS, self.tr("Can they answer it?"), ""),
            Stage.MY_PART: self._page(
                Stage.MY_PART,
                self.tr("My part"),
                self.tr("If–then plans help people act on what they intend."),
            ),
            Stage.SMALLER: self._page(
                Stage.SMALLER,
                self.tr("Shrink it three times"),
                self.tr("A smaller first step is easier to try. The whole ask stays yours."),
            ),
        }

    def _page(self, stage: Stage, heading: str, said: str, *more: QWidget) -> QWidget:
        page = QWidget()
        page.setObjectName(f"needPage.{stage.value}")
        page.setProperty("variant", "clear")
        column = Column(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("m"))
        column.addWidget(Heading(heading))
        if said:
            column.addWidget(Body(said))
        for name in FIELDS[stage]:
            column.addWidget(self._field(name))
        for part in more:
            column.addWidget(part)
        return page

    def _ways_on(self) -> QWidget:
        doors = Flow(Theme.active().space("s"))
        self._back = QuietButton(self.tr("Back"), "needBack", icon="chevron-left")
        self._back.clicked.connect(lambda: self._clarifier.move(-1))
        self._next = Button("", "needNext")
        self._next.clicked.connect(lambda: self._clarifier.move(1))
        doors.add(self._back)
        doors.add(self._next)
        return doors

    def _connect_lines(self) -> None:
        """Enter in a single line goes on to the next, and from the last one to the next question."""
        for names in FIELDS.values():
            for name, following in zip(names, (*names[1:], ""), strict=True):
                self._fields[name].field.entered.connect(
                    lambda following=following: self._go_on(following)
                )

    def _go_on(self, following: str) -> None:
        if following:
            self._fields[following].field.setFocus()
        else:
            self._clarifier.move(1)

    def _go_to(self, key: str) -> None:
        self._clarifier.go_to(Stage(key))

    def _arrive(self) -> None:
        # Arrow keys walk along the questions themselves and must not be sent away from them.
        if not self._tabs.isAncestorOf(QApplication.focusWidget() or self):
            self.focus_first()
        self.ensureVisible(0, 0)

    def _put(self, name: str, start: int, end: int, words: str) -> None:
        field = self._fields[name].field
        field.replace(start, end, words)
        if name == "sentence":
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        state = self._clarifier.state
        self._tabs.select(state.stage.value)
        for stage, asked in self._asked.items():
            asked.setVisible(stage is state.stage)
        self._back.setEnabled(state.stage is not Stage.FEELING)
        self._next.setVisible(state.stage is not Stage.SENTENCE)
        self._next.set_label(self.tr("Next") if state.is_answered else self.tr("Skip"))
