"""Making a counsellor's summary, line by line out of what the vault holds."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from growingus_desktop.content.checkin import load_checkin
from growingus_desktop.content.patterns import load_patterns
from growingus_desktop.core.clock import today
from growingus_desktop.presenters.dates import long_day
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.sheets_form import FormGroup, FormPart, FormWords, SheetForm
from growingus_desktop.presenters.sheets_summary_lines import Line, lines_of
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.summary import (
    WRITTEN,
    Part,
    SummaryValues,
    SummaryWords,
    blank_summary,
    counsellor_summary,
    summary_words,
)
from growingus_desktop.store.sheets import Kept


class SummaryForm(SheetForm):
    """Lines to tick; nothing is ticked at first, and no tick stands for several lines.

    Args:
        scope: what is behind the lock.
        kept: what the vault holds.
        locale: words the dates.
    """

    def __init__(
        self, scope: Scope, kept: Kept, locale: QLocale, parent: QObject | None = None
    ) -> None:
        language = scope.language
        self._words = summary_words(language)
        self._day = long_day(locale, today(scope.clock))
        lines = lines_of(
            kept, load_patterns(language), load_checkin(language), today(scope.clock), locale
        )
        self._part_of = {f"{part.value}{n}": part for n, (part, _) in enumerate(lines)}
        self._part_of |= {part.value: part for part in WRITTEN}
        super().__init__(
            scope,
            "sheet/summary",
            FormWords(
                QCoreApplication.translate("Sheets", "A page for a counsellor"),
                QCoreApplication.translate(
                    "Sheets",
                    "Nothing is on the page until you tick it, line by line. What you let out is not"
                    " offered here.",
                ),
            ),
            _groups(lines, self._words),
            parent,
        )

    def sheet(self) -> Sheet:
        """The page with the ticked lines."""
        lines = tuple((self._part_of[key], text) for key, text in self.on_page.items())
        return counsellor_summary(SummaryValues(self._day, lines), self._words)

    def blank(self) -> Sheet:
        """The page to write on by hand."""
        return blank_summary(self._words)


def _groups(lines: tuple[Line, ...], words: SummaryWords) -> tuple[FormGroup, ...]:
    written = tuple(
        FormPart(part.value, words.heading(part), is_written=True)
        for part in Part
        if part in WRITTEN
    )
    groups = [FormGroup("own", QCoreApplication.translate("Sheets", "In your own words"), written)]
    keyed = [(f"{part.value}{n}", part, text) for n, (part, text) in enumerate(lines)]
    for part in Part:
        parts = tuple(FormPart(key, text, text) for key, of, text in keyed if of is part)
        if parts:
            groups.append(FormGroup(part.value, words.heading(part), parts))
    return tuple(groups)
