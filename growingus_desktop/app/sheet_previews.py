"""Opens the preview of a sheet: the card first where the gate holds its words, then the page."""

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from growingus_desktop.app.hands import Hands
from growingus_desktop.core.changes import Changes, Kind
from growingus_desktop.presenters.scope import Scope
from growingus_desktop.presenters.sheets import TOLD, Caution
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.paper import Paper, usual_paper
from growingus_desktop.sheets.prep import PrepValues, blank_prep, own_words, prep_sheet
from growingus_desktop.sheets.words import prep_words
from growingus_desktop.store import preferences
from growingus_desktop.store.preferences import Choice
from growingus_desktop.views.printing import print_layout
from growingus_desktop.views.sheet_preview import SheetPreview, preview_after_card

PAPER = "sheet.paper"


class SheetPreviews(QObject):
    """Makes previews, and remembers the paper and what the person was told.

    Args:
        scope: what is behind the lock.
        hands: files, printer, clipboard and the safety card.
    """

    def __init__(self, scope: Scope, hands: Hands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self._hands = hands
        self._words = prep_words(scope.language)
        self._paper = usual_paper(QLocale.territoryToCode(QLocale().territory()))
        self._told: frozenset[Caution] = frozenset()
        # Several rooms show previews: what was told in one need not be told again in another.
        scope.tasks.changed.connect(self._changed)
        self._ask()

    def prep(self, values: PrepValues) -> None:
        """Preview the conversation prep of these values, or a blank one of none."""
        words = own_words(values)
        sheet = prep_sheet(values, self._words) if words else blank_prep(self._words)
        self.show(sheet, words)

    def show(self, sheet: Sheet, words: str = "", over: QWidget | None = None) -> None:
        """Preview a sheet, with the card before it where the gate holds its words.

        Args:
            sheet: what to preview.
            words: what the person wrote of it.
            over: the dialog it was made in, or None for the window.
        """
        window = over or self._hands.window
        preview_after_card(
            lambda: self._open(sheet, window),
            words,
            self._scope.gate.holds,
            lambda then: self._hands.show_card(None, then, window),
        )

    def _changed(self, changes: Changes) -> None:
        if Kind.PREFERENCES in changes.kinds:
            self._ask()

    def _ask(self) -> None:
        self._scope.tasks.in_vault(self, preferences.everything, self._remember, latest="choices")

    def _remember(self, choices: dict[str, Choice]) -> None:
        self._told = frozenset(each for each in Caution if choices.get(f"{TOLD}{each.value}"))
        chosen = choices.get(PAPER)
        self._paper = next((paper for paper in Paper if paper.name == chosen), self._paper)

    def _open(self, sheet: Sheet, over: QWidget) -> None:
        preview = SheetPreview(
            sheet,
            choose_file=self._hands.choose_file,
            print_out=print_layout,
            copy_text=self._hands.clipboard.copy,
            paper=self._paper,
            told=self._told,
            parent=over,
        )
        preview.presenter.agreed.connect(self._agreed)
        preview.presenter.paper_chosen.connect(self._chose_paper)
        preview.finished.connect(preview.deleteLater)
        preview.open()

    def _agreed(self, caution: Caution) -> None:
        self._told |= {caution}
        self._keep(f"{TOLD}{caution.value}", value=True)

    def _chose_paper(self, paper: Paper) -> None:
        self._paper = paper
        self._keep(PAPER, paper.name)

    def _keep(self, key: str, value: Choice) -> None:
        self._scope.tasks.in_vault(self, lambda session: preferences.choose(session, key, value))
