"""The long view's page: what was asked, what came back, and what one makes of it oneself."""

from PySide6.QtWidgets import QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.models.asks import LongViewQuestion
from growingus_desktop.presenters.longview import LongViewPresenter
from growingus_desktop.presenters.longview_ask import AskForm
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.checkins_strips import strips_chart
from growingus_desktop.views.longview_ask import AskDialog
from growingus_desktop.views.longview_meanings import MeaningsCard
from growingus_desktop.views.longview_questions import QuestionCard
from growingus_desktop.views.longview_timeline import TimelineCard
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.chart import ChartView
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import Columns, PageHeader, ScrollPage
from growingus_desktop.views.widgets.words import Body, Caption, Heading


class LongViewPage(ScrollPage):
    """Cards that show a record and ask questions; none of them answers.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: LongViewPresenter, parent: QWidget | None = None) -> None:
        super().__init__("longviewPage", parent)
        self._presenter = presenter
        self._dialog: AskDialog | None = None
        self._came_before_the_record = False
        header = PageHeader(
            self.tr("The long view"),
            self.tr("What you asked, how you asked it, and what came back, in your own words."),
        )
        self._add = PrimaryButton(self.tr("Add an ask I made"), "longview.add", icon="plus")
        header.add_action(self._add)
        self._notice = Notice("longview.notice")
        self._timeline, self._record = TimelineCard(presenter), _RecordCard(presenter)
        above = Columns(least=760)
        above.add(self._timeline, 5)
        above.add(self._record, 2)
        self._questions = tuple(QuestionCard(presenter, one) for one in LongViewQuestion)
        beside = Columns(least=760)
        for card in self._questions:
            beside.add(card)
        self._meanings = MeaningsCard(presenter)
        for part in (header, self._notice, above, beside, self._meanings):
            self.column.addWidget(part)
        self._add.clicked.connect(presenter.add_ask)
        presenter.ask_wanted.connect(self._show_dialog)
        presenter.question_wanted.connect(self._go_to_question)
        presenter.changed.connect(self._refresh)
        presenter.problem.connect(self._tell)
        self._refresh()

    @property
    def dialog(self) -> AskDialog | None:
        """The dialog for an ask while it is open."""
        return self._dialog

    def take_focus(self) -> None:
        """Put the focus on the record, or on beginning one."""
        if self._presenter.state.timeline.asks:
            self._timeline.take_focus()
        else:
            self._add.setFocus()
            self._came_before_the_record = True

    def intent(self, name: str) -> bool:
        """Do what a shortcut stands for here; False where it stands for nothing."""
        if name != "new":
            return False
        self._presenter.add_ask()
        return True

    def _refresh(self) -> None:
        self._notice.put_away()
        self._timeline.refresh()
        self._record.refresh()
        for card in self._questions:
            card.refresh()
        self._meanings.refresh()
        if self._came_before_the_record and self._add.hasFocus():
            self._came_before_the_record = False
            if self._presenter.state.timeline.asks:
                self._timeline.take_focus()

    def _show_dialog(self, form: AskForm) -> None:
        self._dialog = AskDialog(form, self)
        form.setParent(self._dialog)
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.open()

    def _go_to_question(self, question: LongViewQuestion) -> None:
        card = self._questions[tuple(LongViewQuestion).index(question)]
        self.ensureWidgetVisible(card)
        card.take_focus()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _tell(self, error: AppError) -> None:
        self._notice.tell(in_words(error))
        self.ensureWidgetVisible(self._notice)


class _RecordCard(Card):
    """The record in words, own work beside it, and the strip of what felt carryable."""

    def __init__(self, presenter: LongViewPresenter) -> None:
        super().__init__()
        self.setObjectName("longview.record")
        self._presenter = presenter
        self.column.setSpacing(Theme.active().space("s"))
        self._said = Body()
        self._strip = ChartView("longview.carrying")
        self._strip_words = Caption(
            self.tr("Your check-ins of the last year: whether the effort felt carryable.")
        )
        self._doors = Flow(Theme.active().space("s"))
        self._honest = Button(
            self.tr("Name it honestly…"), "longview.honest", icon="message-circle-heart"
        )
        self._honest.clicked.connect(presenter.name_it)
        self._guide = Button("", "longview.guide", icon="book-open")
        self._guide.clicked.connect(presenter.read_guide)
        for door in (self._honest, self._guide):
            self._doors.add(door)
        self.column.addWidget(Heading(self.tr("What the record says")))
        self.column.addWidget(self._said)
        self.column.addWidget(
            Body(self.tr("Read it as your own record, not as a verdict on anyone."))
        )
        self.column.addWidget(self._strip)
        self.column.addWidget(self._strip_words)
        self.column.addWidget(self._doors)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        self._said.setText("\n".join(state.said) or self.tr("Nothing is written down yet."))
        self._honest.setVisible(state.may_name)
        self._guide.set_label(state.guide)
        self._guide.setVisible(bool(state.guide))
        shown = state.carrying is not None
        self._strip.setVisible(shown)
        self._strip_words.setVisible(shown)
        if state.carrying is None:
            self._strip.clear()
            return
        (strip,) = state.carrying.strips
        self._strip.show_chart(
            strips_chart(
                state.carrying,
                title=strip.name,
                description=f"{state.carrying.said} {strip.said}",
                day=self.tr("Day"),
                empty=self.tr("No check-in in the last year."),
            )
        )
