"""Making a page of the long view, line by line out of what the vault holds."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from growingus_desktop.content.checkin import CheckInTexts, load_checkin
from growingus_desktop.content.framings import Framings, load_framings
from growingus_desktop.core.clock import today
from growingus_desktop.models.asks import Ask, LongViewQuestion, MeaningSide
from growingus_desktop.presenters.checkins_strips import CARRYING, answer_of, counted
from growingus_desktop.presenters.dates import long_day, short_day
from growingus_desktop.presenters.longview_words import (
    NOT_CHARTED,
    answer_words,
    asked_words,
    own_work,
    since_words,
)
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.sheets_form import FormGroup, FormPart, FormWords, SheetForm
from growingus_desktop.presenters.sheets_summary_lines import CHECK_IN_WEEKS, recent
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.long_view import (
    WRITTEN,
    LongViewPart,
    LongViewValues,
    LongViewWords,
    blank_long_view,
    long_view_page,
    long_view_words,
)
from growingus_desktop.store.longview import LongView

Line = tuple[LongViewPart, str]


class LongViewForm(SheetForm):
    """Lines to tick; nothing is ticked at first, and no tick stands for several lines.

    Args:
        scope: what is behind the lock.
        found: what the vault holds.
        locale: words the dates.
    """

    def __init__(
        self, scope: Scope, found: LongView, locale: QLocale, parent: QObject | None = None
    ) -> None:
        language, day = scope.language, today(scope.clock)
        self._words = long_view_words(language)
        self._day = long_day(locale, day)
        lines = lines_of(found, load_framings(language), load_checkin(language), day, locale)
        self._part_of = {f"{part.value}{n}": part for n, (part, _) in enumerate(lines)}
        self._part_of |= {part.value: part for part in WRITTEN}
        super().__init__(
            scope,
            "sheet/long-view",
            FormWords(
                QCoreApplication.translate("Sheets", "A page of the long view"),
                QCoreApplication.translate(
                    "Sheets",
                    "For yourself, or for whoever you choose to show it to. Nothing is on the page"
                    " until you tick it, line by line.",
                ),
            ),
            _groups(lines, self._words),
            parent,
        )

    def sheet(self) -> Sheet:
        """The page with the ticked lines."""
        lines = tuple((self._part_of[key], text) for key, text in self.on_page.items())
        return long_view_page(LongViewValues(self._day, lines), self._words)

    def blank(self) -> Sheet:
        """The page to write on by hand."""
        return blank_long_view(self._words)


def lines_of(
    found: LongView, framings: Framings, texts: CheckInTexts, day: date, locale: QLocale
) -> tuple[Line, ...]:
    """Every line there is, by part and the newest first within it.

    Args:
        found: what the vault holds.
        framings: the ways in, the whole programme among them.
        texts: the questions of the check-in.
        day: the day the person is living in.
        locale: words the dates.
    """
    answers = {
        LongViewPart.COSTING: LongViewQuestion.WHAT_IS_IT_COSTING,
        LongViewPart.GOING_ON: LongViewQuestion.COULD_I_GO_ON,
    }
    sides = {
        LongViewPart.MAY_MEAN: MeaningSide.MAY_MEAN,
        LongViewPart.NOT_PROVE: MeaningSide.DOES_NOT_PROVE,
    }
    asks = [ask for ask in found.asks if ask.answer not in NOT_CHARTED]
    return (
        *((LongViewPart.RECORD, text) for text in _record(found, asks, texts, day, locale)),
        *((LongViewPart.ASKS, _ask(ask, framings, locale)) for ask in reversed(asks)),
        *(
            (part, f"{short_day(locale, row.answered_on, with_year=True)}: {row.text}")
            for part, question in answers.items()
            for row in reversed(found.answers)
            if row.question is question
        ),
        *(
            (part, row.text)
            for part, side in sides.items()
            for row in found.meanings
            if row.side is side
        ),
    )


def _record(
    found: LongView, asks: list[Ask], texts: CheckInTexts, day: date, locale: QLocale
) -> Iterator[str]:
    yield from filter(None, (asked_words(asks, day, locale), since_words(asks, day)))
    work = own_work(found.focus_runs, found.repairs)
    if work:
        yield QCoreApplication.translate("Sheets", "My own work in that time: {parts}.").format(
            parts=work
        )
    rows = recent(found.check_ins, day)
    answers = [answer for row in rows if (answer := answer_of(row, CARRYING)) is not None]
    question = next(item.text for item in texts.items if item.key == CARRYING)
    if answers:
        frame = QCoreApplication.translate("Sheets", "“{question}” {counted}, last {weeks} weeks")
        yield frame.format(question=question, counted=counted(answers, texts), weeks=CHECK_IN_WEEKS)


def _ask(ask: Ask, framings: Framings, locale: QLocale) -> str:
    known = framings.find(ask.framing)
    head = [short_day(locale, ask.asked_on, with_year=True)]
    if known is not None:
        head.append(known.name)
    said = " ".join(ask.text.split())
    answer = answer_words(ask.answer)
    return ", ".join(head) + (f": {said} ({answer})" if said else f": {answer}")


def _groups(lines: tuple[Line, ...], words: LongViewWords) -> tuple[FormGroup, ...]:
    keyed = [(f"{part.value}{n}", part, text) for n, (part, text) in enumerate(lines)]
    chosen = (
        FormGroup(part.value, words.heading(part), parts)
        for part in LongViewPart
        if (parts := tuple(FormPart(key, text, text) for key, of, text in keyed if of is part))
    )
    written = tuple(
        FormPart(part.value, words.heading(part), is_written=True)
        for part in LongViewPart
        if part in WRITTEN
    )
    own = FormGroup("own", QCoreApplication.translate("Sheets", "In your own words"), written)
    return (*chosen, own)
