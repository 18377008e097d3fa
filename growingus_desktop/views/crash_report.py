"""The dialog after a mistake of the program's own."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from growingus_desktop.presenters.crash_report import CrashReport
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.words import Body, Caption


class CrashReportDialog(Dialog):
    """Shows the whole report, and copies it only when asked.

    Args:
        presenter: the report and its words.
        copy: puts text on the clipboard.
    """

    def __init__(
        self,
        presenter: CrashReport,
        copy: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(presenter.heading(), "crashReport", parent=parent)
        report = Body(presenter.report)
        report.setObjectName("crashReport.text")
        for words in (
            Body(presenter.what_happened()),
            Caption(presenter.about_the_report()),
            report,
        ):
            self.body.addWidget(words)
        copies = Button(presenter.copy(), "crashReport.copy")
        copies.clicked.connect(lambda: copy(presenter.report))
        goes_on = PrimaryButton(presenter.go_on(), "crashReport.goOn")
        goes_on.clicked.connect(self.accept)
        self.add_button(copies)
        self.add_button(goes_on)
