"""Making the repair card: which sentences to come back with, and what else stands on it."""

from PySide6.QtCore import QCoreApplication, QObject

from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.sheets_form import FormGroup, FormPart, FormWords, SheetForm
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.repair_card import (
    RepairCardValues,
    blank_repair_card,
    repair_card,
    repair_card_words,
)

_LINE = "line"
_NEW = "line-new"


class RepairCardForm(SheetForm):
    """Kept sentences to tick, one to write, and three short answers.

    Args:
        scope: what is behind the lock.
        lines: sentences kept for coming back with.
    """

    def __init__(self, scope: Scope, lines: tuple[str, ...], parent: QObject | None = None) -> None:
        self._words = words = repair_card_words(scope.language)
        kept = tuple(FormPart(f"{_LINE}{n}", line, line) for n, line in enumerate(lines))
        new = FormPart(
            _NEW,
            QCoreApplication.translate("Sheets", "Another sentence"),
            example=QCoreApplication.translate(
                "Sheets", "That came out sharper than I meant. May I start again?"
            ),
            is_written=True,
            has_tick=False,
        )
        answers = (("my_part", words.my_part), ("ask", words.ask), ("pause", words.pause))
        rest = tuple(
            FormPart(key, label, is_written=True, has_tick=False) for key, label in answers
        )
        super().__init__(
            scope,
            "sheet/repair-card",
            FormWords(QCoreApplication.translate("Sheets", "A repair card"), words.limit),
            (
                FormGroup("words", words.words, (*kept, new)),
                FormGroup(
                    "rest",
                    QCoreApplication.translate("Sheets", "If you like"),
                    rest,
                    hint=QCoreApplication.translate("Sheets", "What you leave empty is left out."),
                ),
            ),
            parent,
        )

    def sheet(self) -> Sheet:
        """The card as it stands."""
        on_page = self.on_page
        return repair_card(
            RepairCardValues(
                lines=tuple(text for key, text in on_page.items() if key.startswith(_LINE)),
                my_part=on_page.get("my_part", ""),
                ask=on_page.get("ask", ""),
                pause=on_page.get("pause", ""),
            ),
            self._words,
        )

    def blank(self) -> Sheet:
        """The card to write on by hand."""
        return blank_repair_card(self._words)
