"""The privacy report: a door to it, and the report itself."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.presenters.privacy_report import PrivacyReport, ReportLine, ReportPart
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.settings_outcome import Outcome
from growingus_desktop.views.widgets.buttons import Button, QuietButton
from growingus_desktop.views.widgets.card import Card
from growingus_desktop.views.widgets.roomy_dialog import RoomyDialog
from growingus_desktop.views.widgets.words import Body, Caption, Heading, Strong


class PrivacyReportCardView(Card):
    """A door to the report.

    Args:
        presenter: state and intents.
    """

    def __init__(self, presenter: PrivacyReport) -> None:
        super().__init__()
        self._presenter = presenter
        self.column.addWidget(Heading(self.tr("Privacy report")))
        self.column.addWidget(
            Body(
                self.tr(
                    "What lies on this disk, looked at now: each file, whether it can be read"
                    " without your passphrase, what isn’t kept, and what the lock can’t do."
                )
            )
        )
        self._door = Button(self.tr("Look now…"), "privacyReport", icon="shield-check")
        self._door.clicked.connect(self._open)
        self.column.addWidget(self._door)

    def take_focus(self) -> None:
        """Begin with the door."""
        self._door.setFocus()

    def _open(self) -> None:
        dialog = PrivacyReportDialog(self._presenter, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class PrivacyReportDialog(RoomyDialog):
    """The report, as it stands at this moment.

    Args:
        presenter: state and intents.
        parent: the window it belongs to.
    """

    least = QSize(680, 520)

    def __init__(self, presenter: PrivacyReport, parent: QWidget | None = None) -> None:
        super().__init__("", "privacyReportDialog", parent=parent)
        self.set_heading(self.tr("Privacy report"))
        self.let_keys_scroll("reportText")
        self._presenter = presenter
        self._checked = Caption("")
        self._checked.setObjectName("reportChecked")
        self._outcome = Outcome("report")
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.active().space("m"))
        for part in (self._checked, self._outcome, self._parts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._copy = Button(self.tr("Copy as text"), "copyReport", icon="copy")
        self._again = Button(self.tr("Look again"), "lookAgain", icon="rotate-ccw")
        close = QuietButton(self.tr("Close"), "closeReport")
        self._copy.clicked.connect(presenter.copy_text)
        self._again.clicked.connect(presenter.refresh)
        close.clicked.connect(self.accept)
        for button in (self._copy, self._again, close):
            self.add_button(button)
        self._shown: tuple[ReportPart, ...] = ()
        presenter.changed.connect(self._refresh)
        presenter.refresh()
        self._refresh()

    def _refresh(self) -> None:
        state = self._presenter.state
        self._checked.setText(self.tr("Looking…") if state.busy else state.checked)
        self._outcome.tell(state.said, problem=state.problem)
        self._copy.setEnabled(bool(state.parts) and not state.busy)
        self._again.setEnabled(not state.busy)
        if state.parts == self._shown:
            return
        self._shown = state.parts
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for part in state.parts:
            self._column.addWidget(Heading(part.heading))
            for line in part.lines:
                self._column.addWidget(_Line(line))


class _Line(QWidget):
    def __init__(self, line: ReportLine) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.active().space("xs"))
        tone = "clay" if line.is_warning else "honey" if line.is_plain else ""
        if line.name:
            column.addWidget(Strong(line.name))
        column.addWidget(Body(line.what, tone=tone))
