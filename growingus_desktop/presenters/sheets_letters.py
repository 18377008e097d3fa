"""Making what is handed over: an invitation, and telling about the one thing."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from growingus_desktop.models.focus import FocusRun
from growingus_desktop.presenters.dates import day_and_month
from growingus_desktop.presenters.focus_words import if_then_of
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.sheets_form import FormGroup, FormPart, FormWords, SheetForm
from growingus_desktop.sheets.blocks import Sheet, SheetKind
from growingus_desktop.sheets.letter import (
    LetterWords,
    Piece,
    blank_letter,
    invitation_words,
    letter_sheet,
    one_thing_words,
)
from growingus_desktop.store.focus import Run
from growingus_desktop.store.sheets import Lately


class LetterForm(SheetForm):
    """Parts to tick and word, and one line that is always on the page.

    Args:
        scope: what is behind the lock.
        kind: which letter.
        place: names it among the drafts.
        said: what the dialog says by itself.
        words: what the letter is made from.
        values: what goes into the places of its texts.
        kept: what the vault holds to start from, by part.
    """

    def __init__(
        self,
        scope: Scope,
        kind: SheetKind,
        place: str,
        said: FormWords,
        words: LetterWords,
        *,
        values: Mapping[str, str],
        kept: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        parts = tuple(
            FormPart(
                key=part.key,
                label=part.label,
                text=kept.get(part.key, "") or part.started_from(values),
                example=part.example,
                is_written=not part.choices,
                choices=part.choices,
            )
            for part in words.parts
        )
        super().__init__(scope, place, said, (FormGroup("letter", "", parts),), parent)
        self._kind = kind
        self._words = words

    def sheet(self) -> Sheet:
        """The page with the ticked parts and the line that is always there."""
        pieces = [Piece(key, text, ticked=True) for key, text in self.on_page.items()]
        always = self._words.always.key
        pieces.append(Piece(always, self.chosen(always), ticked=True))
        return letter_sheet(self._kind, pieces, self._words)

    def blank(self) -> Sheet:
        """The page to write on by hand."""
        return blank_letter(self._kind, self._words)


def invitation_form(scope: Scope, lately: Lately, parent: QObject | None = None) -> SheetForm:
    """Makes an invitation.

    Args:
        scope: what is behind the lock.
        lately: what it may start from; nothing of it is ticked.
        parent: the owner.
    """
    kept = {"good": lately.protect, "mine": "" if lately.run is None else lately.run.act}
    return LetterForm(
        scope,
        SheetKind.INVITATION,
        "sheet/invitation",
        FormWords(
            QCoreApplication.translate("Sheets", "An invitation"),
            QCoreApplication.translate(
                "Sheets",
                "Nothing is on the page until you tick it, and nothing you leave unticked is"
                " mentioned. One line always says that a no is fine.",
            ),
        ),
        invitation_words(scope.language),
        values={},
        kept=kept,
        parent=parent,
    )


def one_thing_form(
    scope: Scope, lately: Lately, locale: QLocale, parent: QObject | None = None
) -> SheetForm:
    """Makes the page that tells about the one thing.

    What stands in the way inside is never offered for it.

    Args:
        scope: what is behind the lock.
        lately: the one thing under way, if there is one.
        locale: words its last day.
        parent: the owner.
    """
    run = lately.run
    which = "new" if lately.run_id is None else str(lately.run_id)
    return LetterForm(
        scope,
        SheetKind.ONE_THING,
        f"sheet/one-thing/{which}",
        FormWords(
            QCoreApplication.translate("Sheets", "Tell your partner what you’re trying"),
            QCoreApplication.translate(
                "Sheets",
                "Nothing is on the page until you tick it. One line always says that there is nothing"
                " for them to do.",
            ),
        ),
        one_thing_words(scope.language),
        values={} if run is None else _plan(run, locale),
        kept={} if run is None else {"act": run.act, "wish": run.wish},
        parent=parent,
    )


def _plan(run: FocusRun, locale: QLocale) -> Mapping[str, str]:
    last = run.starts_on + timedelta(days=max(run.days, 1) - 1)
    # The page brings its own "when" and "then".
    condition, deed = if_then_of(Run(run).plan)
    return {
        "if_this": condition,
        "then_that": deed,
        "day": day_and_month(locale, last),
    }
