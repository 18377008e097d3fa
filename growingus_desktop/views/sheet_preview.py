"""The preview of a printed page, with its ways out: PDF, paper and plain text."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from growingus_desktop.painting.sheet_pdf import write_pdf
from growingus_desktop.painting.sheets import Layout, lay_out
from growingus_desktop.presenters.sheets import (
    Caution,
    PrintOutcome,
    SheetPresenter,
    SheetTools,
)
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.paper import Paper
from growingus_desktop.views.page_image import PagesView
from growingus_desktop.views.widgets.buttons import Button, PrimaryButton, QuietButton
from growingus_desktop.views.widgets.dialog import Dialog
from growingus_desktop.views.widgets.notice import Notice
from growingus_desktop.views.widgets.segmented_tabs import SegmentedTabs
from growingus_desktop.views.widgets.words import Caption

PrintOut = Callable[[Layout, QWidget, Callable[[PrintOutcome], None]], None]
ShowCard = Callable[[Callable[[], None]], None]


class SheetPreview(Dialog):
    """A sheet as it will lie on the table.

    Args:
        sheet: what to preview.
        choose_file: asks where to save, given a suggested name; None if the person stopped.
        print_out: prints a layout from this window and calls back with the outcome.
        copy_text: puts text on the clipboard.
        paper: the paper to begin with.
        told: what the person was told before and need not be told again.
        parent: the window it belongs to.
    """

    def __init__(
        self,
        sheet: Sheet,
        *,
        choose_file: Callable[[str], Path | None],
        print_out: PrintOut,
        copy_text: Callable[[str], None],
        paper: Paper = Paper.A4,
        told: frozenset[Caution] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "sheetPreview", parent=parent)
        self._sheet = sheet
        self._print_out = print_out
        self._layout = lay_out(sheet, paper)
        tools = SheetTools(choose_file, self._write, self._print, copy_text)
        self.presenter = SheetPresenter(sheet, tools, paper=paper, told=told, parent=self)
        self._shown_paper: Paper | None = None
        self._asked_from: QWidget | None = None
        self.set_heading(self.tr("Your page"))
        self._fill()
        self._add_buttons()
        self.presenter.changed.connect(self._show_state)
        self._show_state()
        self._save.setFocus()
        self.resize(self.sizeHint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back a question first, then closes."""
        if event.key() == Qt.Key.Key_Escape and self.presenter.state.question:
            self.presenter.not_now()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for most of a page, within most of the screen."""
        return QSize(self._theme.px(780), self._theme.px(860)).boundedTo(self._room())

    def _compose(self) -> None:
        super()._compose()
        # Only the pages scroll: what is asked and answered must stay in sight.
        self._above = QVBoxLayout()
        self._below = QVBoxLayout()
        self._outer.insertLayout(1, self._above)
        self._outer.insertLayout(3, self._below)

    def _redress(self) -> None:
        super()._redress()
        side = self._theme.space("xl")
        for column in (self._above, self._below):
            column.setContentsMargins(side, 0, side, 0)
            column.setSpacing(self._theme.space("s"))

    def _fill(self) -> None:
        papers = [(Paper.A4, self.tr("A4")), (Paper.LETTER, self.tr("US Letter"))]
        self._papers = SegmentedTabs(papers, "sheetPaper", self.tr("Paper"))
        self._papers.select(self.presenter.state.paper)
        self._papers.chosen.connect(self._choose_paper)
        self._fit_note = Caption()
        self._fit_note.setObjectName("sheetFit")
        self._notice = Notice("sheetNotice")
        self._above.addWidget(self._papers)
        self._below.addWidget(self._fit_note)
        self._below.addWidget(self._notice)

    def _choose_paper(self, key: str) -> None:
        self.presenter.choose_paper(Paper(key))

    def _add_buttons(self) -> None:
        self._save = PrimaryButton(self.tr("Save as PDF…"), "savePdf", icon="download")
        self._print_button = Button(self.tr("Print…"), "printSheet", icon="printer")
        self._copy = Button(self.tr("Copy as text"), "copySheet", icon="copy")
        close = QuietButton(self.tr("Close"), "closeSheet")
        for button in (self._save, self._print_button, self._copy, close):
            self.add_button(button)
        self._save.clicked.connect(self.presenter.save_pdf)
        self._print_button.clicked.connect(self.presenter.print_page)
        self._copy.clicked.connect(self.presenter.copy_as_text)
        self._copy.setVisible(not self.presenter.is_secret)
        close.clicked.connect(self.reject)

    def _show_state(self) -> None:
        state = self.presenter.state
        if state.paper is not self._shown_paper:
            self._shown_paper = state.paper
            self._show_pages(state.paper)
            return
        self._fit_note.setText(state.notice)
        if state.question:
            self._ask(state.question, state.more, state.agree)
        elif state.said:
            self._notice.set_edge("honey" if state.failed else "accent")
            self._notice.note(state.said, state.more)
            self._give_focus_back()
        else:
            self._notice.put_away()
            self._give_focus_back()

    def _show_pages(self, paper: Paper) -> None:
        if self._layout.paper is not paper:
            self._layout = lay_out(self._sheet, paper)
        pages = len(self._layout.pages)
        labels = [self.presenter.page_name(n + 1, pages) for n in range(pages)]
        for shown in self._content.findChildren(PagesView):
            self.body.removeWidget(shown)
            shown.deleteLater()
        self.body.addWidget(PagesView(self._layout, labels))
        self.presenter.laid_out(
            pages, shrunk=self._layout.shrunk, overflowed=self._layout.overflowed
        )

    def _ask(self, question: str, more: str, agree: str) -> None:
        if self._asked_from is None:
            self._asked_from = self.focusWidget()
        yes = Button(agree, "sheetAgree")
        no = QuietButton(self.tr("Not now"), "sheetNotNow")
        for button in (yes, no):
            button.setAccessibleDescription(f"{question} {more}")
        yes.clicked.connect(self.presenter.go_on)
        no.clicked.connect(self.presenter.not_now)
        self._notice.set_edge("honey")
        self._notice.note(question, more, yes, no)
        yes.setFocus()

    def _give_focus_back(self) -> None:
        if self._asked_from is not None:
            self._asked_from.setFocus()
            self._asked_from = None

    def _write(self, paper: Paper, target: Path, over: bool) -> None:
        write_pdf(self._sheet, paper, target, replace=over)

    def _print(self, paper: Paper, done: Callable[[PrintOutcome], None]) -> None:
        del paper
        self._print_out(self._layout, self, done)


def preview_after_card(
    open_preview: Callable[[], None],
    own_words: str,
    gate_check: Callable[[str], bool] | None,
    show_card: ShowCard | None,
) -> None:
    """Open a preview, with the safety card before it when the gate holds the person's words.

    Args:
        open_preview: shows the dialog.
        own_words: what the person wrote for the sheet.
        gate_check: whether the gate holds a text.
        show_card: shows the card, then calls what it is handed.
    """
    if gate_check is not None and show_card is not None and gate_check(own_words):
        show_card(open_preview)
    else:
        open_preview()
