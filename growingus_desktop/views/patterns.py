"""The Patterns page: charts of what was logged, and the moments themselves."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from growingus_desktop.core.errors import AppError
from growingus_desktop.presenters.moment import MomentPresenter
from growingus_desktop.presenters.patterns import PatternsPresenter
from growingus_desktop.presenters.patterns_keeping import Keeping
from growingus_desktop.presenters.patterns_periods import PERIODS, period_words
from growingus_desktop.presenters.patterns_tabs import Tab
from growingus_desktop.presenters.problems import in_words
from growingus_desktop.presenters.repairs_form import RepairForm
from growingus_desktop.views.focus import FocusView
from growingus_desktop.views.log_moment import LogMoment
from growingus_desktop.views.patterns_charts import PictureTools
from growingus_desktop.views.patterns_moments import Moments
from growingus_desktop.views.patterns_overview import Overview
from growingus_desktop.views.patterns_part import Part
from growingus_desktop.views.patterns_triggers import TriggersPart
from growingus_desktop.views.repairs import RepairTab
from growingus_desktop.views.repairs_form import RepairDialog
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
        tools: copies pictures, asks where to save and shows printed pages.
    """

    def __init__(
        self, presenter: PatternsPresenter, tools: PictureTools, parent: QWidget | None = None
    ) -> None:
        super().__init__("patternsPage", parent)
        self._presenter = presenter
        self._header = PageHeader(
            self.tr("Patterns"),
            self.tr("What you do under stress, over time. Yours alone to see."),
        )
        self._add_actions()
        self._notice = Notice("patternsNotice", "honey")
        self._asked_from: QWidget | None = None
        self._shown_tab = presenter.state.tab
        self._keeping = Keeping(presenter.scope, tools.choose_file, self)
        tools = replace(tools, keeping=self._keeping)
        tabs: list[tuple[Tab, str, Callable[[], Part]]] = [
            (Tab.OVERVIEW, self.tr("Overview"), lambda: Overview(presenter, tools)),
            (Tab.MOMENTS, self.tr("Moments"), lambda: Moments(presenter)),
            (Tab.TRIGGERS, self.tr("Triggers"), lambda: TriggersPart(presenter, tools)),
            (Tab.REPAIR, self.tr("Repair"), lambda: RepairTab(presenter.repairs)),
            (Tab.FOCUS, self.tr("One thing"), lambda: FocusView(presenter.focus)),
        ]
        self._makers = {tab: make for tab, _, make in tabs}
        self._parts: dict[Tab, Part] = {}
        names = [(tab.value, words) for tab, words, _ in tabs]
        self._tabs = SegmentedTabs(names, "patternsTabs", self.tr("Part of the room"))
        self._empty = EmptyState(
            self.tr(
                "Here you can note what you do when it gets hard, and see it over time:"
                " counts of what you logged, never a score."
            ),
            self.tr("Log a moment"),
            "patternsEmpty",
            "chart-column",
        )
        choices = QWidget()
        row = FlowLayout(choices, 6)
        row.addWidget(self._tabs)
        row.addWidget(self._nothing)
        for widget in (self._header, choices, self._notice):
            self.column.addWidget(widget)
        self.column.addWidget(self._empty, 1)
        self._connect()
        self._show()

    def take_focus(self) -> None:
        """Put the focus where one would go on."""
        if not self._empty.isHidden():
            self._empty.setFocus()
        elif not self.part(self._presenter.state.tab).take_focus():
            self._log.setFocus()

    @property
    def overview(self) -> Overview:
        """The charts of the weeks and the year."""
        return cast("Overview", self.part(Tab.OVERVIEW))

    @property
    def moments(self) -> Moments:
        """The table."""
        return cast("Moments", self.part(Tab.MOMENTS))

    @property
    def triggers(self) -> TriggersPart:
        """What set moments off, and when."""
        return cast("TriggersPart", self.part(Tab.TRIGGERS))

    @property
    def repairs(self) -> RepairTab:
        """Coming back from rough moments."""
        return cast("RepairTab", self.part(Tab.REPAIR))

    @property
    def focus(self) -> FocusView:
        """The two weeks with one thing."""
        return cast("FocusView", self.part(Tab.FOCUS))

    def part(self, tab: Tab) -> Part:
        """The part under a tab, made when it is first wanted: each takes its time and memory."""
        if tab not in self._parts:
            self._parts[tab] = part = self._makers[tab]()
            part.hide()
            self.column.insertWidget(self.column.count() - 1, part, 1)
            if isinstance(part, RepairTab):
                # Last, for Tab comes to the foot of the page last.
                self.pin(part.limit)
        return self._parts[tab]

    def intent(self, name: str) -> bool:
        """Do what a shortcut of the window means here."""
        match name:
            case "new":
                self._presenter.log()
            case "find":
                self._presenter.choose_tab(Tab.MOMENTS)
                self.moments.start_search()
            case "undo":
                self._presenter.undo()
            case _:
                return False
        return True

    def _add_actions(self) -> None:
        self._period = Picker(self.tr("Weeks shown"), "patternsPeriod")
        for weeks in PERIODS:
            self._period.addItem(period_words(weeks), weeks)
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
        presenter.repairs.form_wanted.connect(self._note_repair)
        self._tabs.chosen.connect(self._choose_tab)
        self._period.currentIndexChanged.connect(self._choose_period)
        self._log.clicked.connect(self._log_now)
        self._empty.pressed.connect(self._log_now)
        self._nothing.clicked.connect(self._nothing_today)
        zero = QShortcut(QKeySequence(Qt.Key.Key_0), self)
        zero.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        zero.activated.connect(self._nothing_today)
        self._keeping.changed.connect(self._show_keeping)

    def _show(self) -> None:
        state = self._presenter.state
        self._tabs.select(state.tab.value)
        self._period.setCurrentIndex(PERIODS.index(state.period))
        if state.tab is not self._shown_tab:
            self._shown_tab = state.tab
            # A question about a chart that is no longer in sight isn't left standing.
            self._keeping.not_now()
        here = self.part(state.tab)
        empty = state.is_empty and not here.stands_alone
        # Whoever came from inside a part that goes is taken along into the one that comes.
        focused = QApplication.focusWidget() or self
        left = any(part is not here and part.isAncestorOf(focused) for part in self._parts.values())
        self._empty.setVisible(state.is_loaded and empty)
        self._period.setVisible(not empty and here.counts_weeks)
        self._log.setVisible(not empty)
        for part in self._parts.values():
            part.setVisible(not empty and part is here)
        here.refresh()
        if left and not empty:
            here.take_focus()

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

    def _note_repair(self, form: RepairForm) -> None:
        dialog = RepairDialog(form, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(form.deleteLater)
        dialog.open()

    def _show_keeping(self) -> None:
        state = self._keeping.state
        if state.problem is not None:
            self._tell(state.problem)
        elif state.question:
            yes = Button(state.agree, "patternsAgree")
            no = QuietButton(self.tr("Not now"), "patternsNotNow")
            for button in (yes, no):
                button.setAccessibleDescription(f"{state.question} {state.more}")
            yes.clicked.connect(self._keeping.go_on)
            no.clicked.connect(self._keeping.not_now)
            self._notice.note(state.question, state.more, yes, no)
            self._asked_from = self._asked_from or self.focusWidget()
            yes.setFocus()
        else:
            self._notice.put_away()
            if self._asked_from is not None:
                self._asked_from.setFocus()
            self._asked_from = None

    def _tell(self, error: AppError) -> None:
        self._notice.tell(in_words(error))
