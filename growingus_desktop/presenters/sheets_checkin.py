"""Making the check-in for two: how long it takes, and what one brings to it."""

from PySide6.QtCore import QCoreApplication, QObject

from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.sheets_form import FormGroup, FormPart, FormWords, SheetForm
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.checkin_for_two import (
    CheckInForTwoValues,
    Length,
    blank_checkin_for_two,
    checkin_for_two,
    checkin_for_two_words,
)

LENGTH = "length"


class CheckInForTwoForm(SheetForm):
    """What one person brings; everything left empty is a line to write on together.

    Args:
        scope: what is behind the lock.
    """

    def __init__(self, scope: Scope, parent: QObject | None = None) -> None:
        self._words = words = checkin_for_two_words(scope.language)
        self._lengths = {words.minutes.replace("{minutes}", str(int(n))): n for n in Length}
        brought = (
            ("when", QCoreApplication.translate("Sheets", "When")),
            ("connected", words.connected),
            ("felt_off", words.felt_off),
            ("to_try", words.to_try),
        )
        length = FormPart(
            LENGTH,
            QCoreApplication.translate("Sheets", "How long?"),
            has_tick=False,
            choices=tuple(self._lengths),
        )
        groups = (
            FormGroup("whole", "", (length,)),
            FormGroup(
                "mine",
                QCoreApplication.translate("Sheets", "What you bring"),
                tuple(
                    FormPart(key, label, is_written=True, has_tick=False) for key, label in brought
                ),
                hint=QCoreApplication.translate(
                    "Sheets", "It stands in your column. Left empty, there are lines instead."
                ),
            ),
        )
        super().__init__(
            scope,
            "sheet/checkin-for-two",
            FormWords(
                QCoreApplication.translate("Sheets", "A check-in for two"),
                QCoreApplication.translate(
                    "Sheets",
                    "A page for the two of you, once a week at most, when both of you want it: what"
                    " connected, what felt off, one thing to try.",
                ),
            ),
            groups,
            parent,
        )

    @property
    def can_show(self) -> bool:
        """Always: with nothing brought, it is all lines."""
        return True

    def sheet(self) -> Sheet:
        """The page as it stands."""
        return checkin_for_two(
            CheckInForTwoValues(length=self._length, **self.on_page), self._words
        )

    def blank(self) -> Sheet:
        """The page of that length to write on by hand."""
        return blank_checkin_for_two(self._words, self._length)

    @property
    def _length(self) -> Length:
        return self._lengths[self.chosen(LENGTH)]
