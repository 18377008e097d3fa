"""What is said when the program made a mistake of its own."""

from PySide6.QtCore import QObject


class CrashReport(QObject):
    """A report that holds no written word; it is shown before it can be copied, and never sent.

    Args:
        lines: names and numbers only.
    """

    def __init__(self, lines: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    @property
    def report(self) -> str:
        """The report itself."""
        return "\n".join(self._lines)

    def heading(self) -> str:
        """What happened, in short."""
        return self.tr("Growing Us made a mistake")

    def what_happened(self) -> str:
        """What happened, what is safe and what to do."""
        return self.tr(
            "Something in the program went wrong. What you typed is kept, and your vault is safe."
            " You can go on; if something looks odd, lock and unlock."
        )

    def about_the_report(self) -> str:
        """What the report is, before anything is done with it."""
        return self.tr(
            "This is all there is to report. It holds the program’s version and places in its own"
            " source, and none of your words. Nothing is sent; you may copy it and pass it on."
        )

    def copy(self) -> str:
        """The words on the button that copies."""
        return self.tr("Copy this report")

    def go_on(self) -> str:
        """The words on the button that closes."""
        return self.tr("Go on")
