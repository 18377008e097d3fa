"""The check-in's page: it asks first, and shows what was answered afterwards."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.checkins import CheckInPresenter
from growingus_desktop.presenters.checkins_state import Earlier, Mode
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.record_list import RecordRole
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.checkins_question import GivenCard, QuestionCard
from growingus_desktop.views.checkins_strips import StripsCard
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.flow_layout import Flow
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import Columns, PageHeader, ScrollPage
from growingus_desktop.views.widgets.record_view import RecordListView
from growingus_desktop.views.widgets.words import Body, Caption, Heading

_MOST_SEEN = 6
"""Earlier check-ins seen at once; the rest scrolls."""


class CheckInPage(ScrollPage):
    """Asking, and looking back.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: CheckInPresenter, parent: QWidget | None = None) -> None:
        super().__init__("checkinPage", parent)
        self._presenter = presenter
        self._mode = Mode.LOADING
        self._header = PageHeader(self.tr("Check-in"))
        self._at = Caption()
        self._look = Button(self.tr("Earlier check-ins"), "checkin.look", icon="history")
        self._header.add_action(self._at)
        self._header.add_action(self._look)
        self._notice = Notice("checkin.notice")
        self._question, self._given = QuestionCard(presenter), GivenCard(presenter)
        self._asking = Columns(least=700)
        self._asking.add(self._question, 3)
        self._asking.add(self._given, 2)
        self._strips, self._earlier = StripsCard(presenter), _EarlierCard(presenter)
        self._looking = Columns(least=820)
        self._looking.add(self._strips, 5)
        self._looking.add(self._earlier, 3)
        for part in (self._header, self._notice, self._asking, self._looking):
            self.column.addWidget(part)
        self._look.clicked.connect(presenter.look)
        presenter.changed.connect(self._refresh)
        presenter.problem.connect(self._tell)
        self._refresh()

    def take_focus(self) -> None:
        """Put the focus where something can be done."""
        if self._presenter.state.mode is Mode.ASKING:
            self._question.take_focus()
        elif self._presenter.state.is_due:
            self._earlier.take_focus()
        elif self._presenter.state.mode is Mode.LOOKING:
            self._strips.take_focus()

    def intent(self, name: str) -> bool:
        """Do what a shortcut stands for here; False where it stands for nothing."""
        if name != "new":
            return False
        self._presenter.begin()
        return True

    def _refresh(self) -> None:
        state = self._presenter.state
        asking, looking = state.mode is Mode.ASKING, state.mode is Mode.LOOKING
        self._asking.setVisible(asking)
        self._looking.setVisible(looking)
        self._header.set_words(self.tr("Check-in"), self._subtitle())
        count = len(self._presenter.texts.items)
        on_question = asking and state.step < count
        self._at.setVisible(on_question)
        self._at.setText(
            self.tr("{at} of {count}").format(at=state.step + 1, count=count) if on_question else ""
        )
        self._look.setVisible(asking and bool(state.count))
        self._look.set_label(
            self.tr("Leave it as it was") if state.editing else self.tr("Earlier check-ins")
        )
        if asking:
            self._question.refresh()
            self._given.refresh()
        elif looking:
            self._strips.refresh()
            self._earlier.refresh()
        changed, self._mode = self._mode is not state.mode, state.mode
        if changed:
            self._notice.put_away()
            self.verticalScrollBar().setValue(0)
            if self.isVisible():
                self.take_focus()

    def _subtitle(self) -> str:
        state = self._presenter.state
        if state.editing:
            return self.tr("Changing the check-in of {day}.").format(day=state.editing)
        return self.tr("Eight questions about the past week, for you alone. No total, no grade.")

    def _tell(self, error: AppError) -> None:
        self._notice.tell(in_words(error))
        self.ensureWidgetVisible(self._notice)


class _EarlierCard(Card):
    """When the next one is open, and every earlier one."""

    def __init__(self, presenter: CheckInPresenter) -> None:
        super().__init__()
        self.setObjectName("checkin.earlier")
        self._presenter = presenter
        theme = Theme.active()
        self._when = Heading()
        self._why = Body()
        self._begin = PrimaryButton(self.tr("Check in now"), "checkin.begin", icon="sprout")
        self._note = QuietButton("", "checkin.note.after", icon="life-buoy")
        self._list = RecordListView("checkin.list", self.tr("Earlier check-ins"), title_lines=2)
        self._list.setModel(presenter.earlier)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._change = Button(self.tr("Change"), "checkin.change", icon="pencil")
        self._bin = Button(self.tr("Put in the bin"), "checkin.bin", icon="trash-2")
        buttons = Flow(theme.space("s"))
        buttons.add(self._change)
        buttons.add(self._bin)
        for part in (self._when, self._why):
            self.column.addWidget(part)
        self.column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self._note, 0, Qt.AlignmentFlag.AlignLeading)
        self._heading = Heading(self.tr("Earlier check-ins"))
        self.column.addWidget(self._heading)
        self.column.addWidget(self._list)
        self.column.addWidget(buttons)
        self.column.addStretch(1)
        self._begin.clicked.connect(presenter.begin)
        self._note.clicked.connect(presenter.open_note)
        self._change.clicked.connect(lambda: self._with_chosen(presenter.edit))
        self._bin.clicked.connect(lambda: self._with_chosen(presenter.put_in_bin))
        self._list.opened.connect(self._open)
        self._list.chosen.connect(self._show_buttons)
        presenter.earlier.rowsRemoved.connect(self._show_buttons)
        theme.changed.connect(self._fit_list)
        self._fit_list()

    def refresh(self) -> None:
        """Show the presenter's state."""
        state = self._presenter.state
        if state.is_due:
            self._when.setText(self.tr("This week’s check-in is open"))
            self._why.setText(self.tr("It takes about two minutes. Skip what you like."))
        else:
            self._when.setText(self.tr("Once a week is enough"))
            self._why.setText(
                self.tr("The next one is open from {day}.").format(day=state.next_open)
            )
        self._begin.setVisible(state.is_due)
        self._note.set_label(state.note)
        self._note.setVisible(bool(state.note))
        for part in (self._heading, self._list, self._change, self._bin):
            part.setVisible(bool(state.count))
        self._fit_list()
        self._show_buttons()

    def take_focus(self) -> None:
        """Put the focus on beginning, where that is possible."""
        self._begin.setFocus()

    def _show_buttons(self, *_ignored: object) -> None:
        chosen = self._list.currentIndex().isValid()
        self._change.setEnabled(chosen)
        self._bin.setEnabled(chosen)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(RecordRole.RECORD)
        if isinstance(row, Earlier):
            self._presenter.edit(row.id)

    def _with_chosen(self, run: Callable[[int], None]) -> None:
        row = self._list.currentIndex().data(RecordRole.RECORD)
        if isinstance(row, Earlier):
            run(row.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows get higher where their words wrap."""
        super().resizeEvent(event)
        self._fit_list()

    def _fit_list(self) -> None:
        shown = range(min(self._presenter.earlier.rowCount(), _MOST_SEEN))
        self._list.setFixedHeight(sum(self._list.sizeHintForRow(row) for row in shown) + 1)
