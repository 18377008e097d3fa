"""The Patterns page: charts of what was logged, and the moments themselves."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.moment import MomentPresenter
from growingus_desktop.presenters.patterns import (
    PERIODS,
    STANDS_ALONE,
    PatternsPresenter,
    Tab,
)
from growingus_desktop.presenters.patterns_pictures import write_picture
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.views.focus import FocusView
from growingus_desktop.views.log_moment import LogMoment
from growingus_desktop.views.patterns_charts import PictureTools
from growingus_desktop.views.patterns_moments import Moments
from growingus_desktop.views.patterns_overview import Overview
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.choices import Picker
from growingus_desktop.views.widgets.empty_state import EmptyState
from growingus_desktop.views.widgets.flow_layout import FlowLayout
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.panes import PageHeader, ScrollPage
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs


class PatternsPage(ScrollPage):
    """The room's page.

    Args:
        presenter: state and intents.
        tools: copies pictures and asks where to save.
    """

    def __init__(
        self, presenter: PatternsPresenter, tools: PictureTools, parent: QWidget | None = None
    ) -> None:
        super().__init__("patternsPage", parent)
        self._presenter = presenter
        self._header = PageHeader(
            self.tr("Patterns"),
            self.tr("What you do under stress, over time. Yours alone to look at."),
        )
        self._add_actions()
        tabs = [
            (Tab.OVERVIEW.value, self.tr("Overview")),
            (Tab.MOMENTS.value, self.tr("Moments")),
            (Tab.FOCUS.value, self.tr("One thing")),
        ]
        self._tabs = SegmentedTabs(tabs, "patternsTabs", self.tr("Part of the room"))
        self._notice = Notice("patternsNotice", "honey")
        self.overview = Overview(presenter, tools)
        self.moments = Moments(presenter)
        self.focus = FocusView(presenter.focus)
        self._empty = EmptyState(
            self.tr(
                "Here you can note what you do when it gets hard, and see it over time:"
                " counts of what you logged, never a score."
            ),
            self.tr("Log a moment"),
            "patternsEmpty",
            "chart-column",
        )
        self._parts = QWidget()
        row = FlowLayout(self._parts, 6)
        row.addWidget(self._tabs)
        row.addWidget(self._nothing)
        for part in (self._header, self._parts, self._notice, self.overview):
            self.column.addWidget(part)
        self.column.addWidget(self.moments, 1)
        self.column.addWidget(self.focus)
        self.column.addWidget(self._empty, 1)
        self._connect()
        self._show()

    def take_focus(self) -> None:
        """Put the focus where one would go on."""
        if self._presenter.state.tab is Tab.FOCUS:
            self.focus.take_focus()
        elif not self._empty.isHidden():
            self._empty.setFocus()
        elif self._presenter.state.tab is Tab.MOMENTS:
            self.moments.view.setFocus()
        else:
            self._log.setFocus()

    def intent(self, name: str) -> bool:
        """Do what a shortcut of the window means here."""
        match name:
            case "new":
                self._presenter.log()
            case "find":
                self._presenter.choose_tab(Tab.MOMENTS)
                self.moments.search.setFocus()
            case "undo":
                self._presenter.undo()
            case _:
                return False
        return True

    def _add_actions(self) -> None:
        self._period = Picker(self.tr("Weeks shown"), "patternsPeriod")
        for weeks in PERIODS:
            self._period.addItem(self._presenter.period_words(weeks), weeks)
        self._nothing = QuietButton(self.tr("Nothing to note today"), "nothingToday", hint="0")
        self._log = PrimaryButton(self.tr("Log a moment"), "logMomentNow", icon="plus")
        self._log.setToolTip("Ctrl+Shift+M")
        for action in (self._period, self._log):
            self._header.add_action(action)

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.changed.connect(self._show)
        presenter.problem.connect(self._tell)
        presenter.moment_wanted.connect(self._open)
        self._tabs.chosen.connect(self._choose_tab)
        self._period.currentIndexChanged.connect(self._choose_period)
        self._log.clicked.connect(self._log_now)
        self._empty.pressed.connect(self._log_now)
        self._nothing.clicked.connect(self._nothing_today)
        zero = QShortcut(QKeySequence(Qt.Key.Key_0), self)
        zero.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        zero.activated.connect(self._nothing_today)
        for card in (self.overview.weekly, self.overview.year):
            card.said.connect(presenter.scope.navigator.say)
            card.save_wanted.connect(self._save)

    def _show(self) -> None:
        state = self._presenter.state
        self._tabs.select(state.tab.value)
        self._period.setCurrentIndex(PERIODS.index(state.period))
        empty = state.is_empty and state.tab not in STANDS_ALONE
        self._empty.setVisible(state.is_loaded and empty)
        self.focus.setVisible(state.tab is Tab.FOCUS)
        self._period.setVisible(not empty and state.tab is Tab.OVERVIEW)
        self._log.setVisible(not empty)
        self.overview.setVisible(not empty and state.tab is Tab.OVERVIEW)
        self.moments.setVisible(not empty and state.tab is Tab.MOMENTS)
        self.overview.refresh()

    def _choose_tab(self, key: str) -> None:
        self._presenter.choose_tab(Tab(key))

    def _choose_period(self, at: int) -> None:
        self._presenter.choose_period(PERIODS[at])

    # A click brings along whether the button is down, which is no day.
    def _log_now(self) -> None:
        self._presenter.log()

    def _nothing_today(self) -> None:
        self._presenter.nothing_to_note()

    def _open(self, moment: MomentPresenter) -> None:
        dialog = LogMoment(moment, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(moment.deleteLater)
        dialog.open()

    def _save(self, data: bytes, target: Path, *, over: bool = False) -> None:
        try:
            write_picture(target, data, over=over)
        except FileExistsError:
            replace = Button(self.tr("Replace it"), "replacePicture")
            replace.clicked.connect(lambda: self._save(data, target, over=True))
            self._notice.note(
                self.tr("A file with that name is already there."),
                self.tr("What it holds now would be gone."),
                replace,
            )
        except AppError as error:
            self._tell(error)
        else:
            self._notice.put_away()
            self._presenter.scope.navigator.say(self.tr("Picture saved"))

    def _tell(self, error: AppError) -> None:
        self._notice.tell(in_words(error))
