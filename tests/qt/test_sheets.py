"""The preview: told before it leaves, done by keyboard, and nothing lost when it fails."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from growingus_desktop.painting.sheets import Layout
from growingus_desktop.presenters.sheets import Caution, PrintOutcome
from growingus_desktop.sheets.blocks import Sheet
from growingus_desktop.sheets.paper import Paper
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.theme.theme import Theme
from growingus_desktop.views.page_image import PageImage
from growingus_desktop.views.sheet_preview import SheetPreview, preview_after_card
from tests.support.screens import every_focusable_has_a_name, focusable, nothing_clipped, settle
from tests.support.sheets import SHEETS, pdf_text, words

ROOT = Path(__file__).parents[2]


class Outside:
    """Everything outside the preview: the file dialog, the printer, the clipboard."""

    def __init__(self) -> None:
        self.target: Path | None = None
        self.outcome = PrintOutcome.SENT
        self.suggested: list[str] = []
        self.printed: list[Layout] = []
        self.copied: list[str] = []

    def choose_file(self, suggested: str) -> Path | None:
        self.suggested.append(suggested)
        return self.target

    def print_out(
        self, layout: Layout, _window: QWidget, done: Callable[[PrintOutcome], None]
    ) -> None:
        self.printed.append(layout)
        done(self.outcome)


Preview = Callable[..., SheetPreview]


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def preview(theme: Theme, outside: Outside, qtbot: QtBot) -> Preview:
    def open_preview(sheet: Sheet = SHEETS["typical"], **more: object) -> SheetPreview:
        dialog = SheetPreview(
            sheet,
            choose_file=outside.choose_file,
            print_out=outside.print_out,
            copy_text=outside.copied.append,
            **more,
        )
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitActive(dialog)
        settle(dialog)
        return dialog

    return open_preview


def press(dialog: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key)
    settle(dialog)


def go_to(dialog: QWidget, name: str) -> None:
    for _ in range(30):
        if dialog.focusWidget() and dialog.focusWidget().objectName() == name:
            return
        press(dialog, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {name}")


def shown(dialog: QWidget) -> str:
    labels = dialog.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(dialog))


def test_saving_by_keyboard_tells_first_and_writes_what_is_shown(
    preview: Preview, outside: Outside, tmp_path: Path
) -> None:
    outside.target = tmp_path / "chosen.pdf"
    dialog = preview()
    agreed: list[Caution] = []
    dialog.presenter.agreed.connect(agreed.append)
    go_to(dialog, "savePdf")
    press(dialog, Qt.Key.Key_Space)
    assert "isn’t locked" in shown(dialog)
    assert not outside.suggested
    assert dialog.focusWidget().objectName() == "sheetAgree"
    press(dialog, Qt.Key.Key_Space)
    assert outside.suggested == ["page.pdf"]
    assert agreed == [Caution.SAVE]
    assert "Saved." in shown(dialog)
    assert words(pdf_text(outside.target)) == words(as_text(SHEETS["typical"]))
    assert dialog.focusWidget().objectName() == "savePdf"


def test_what_was_told_once_is_not_told_again(
    preview: Preview, outside: Outside, tmp_path: Path
) -> None:
    outside.target = tmp_path / "a"
    dialog = preview(told=frozenset({Caution.SAVE}))
    press(dialog, Qt.Key.Key_Space)
    assert (tmp_path / "a.pdf").is_file()
    go_to(dialog, "printSheet")
    press(dialog, Qt.Key.Key_Space)
    assert not outside.printed
    press(dialog, Qt.Key.Key_Space)
    press(dialog, Qt.Key.Key_Space)
    assert len(outside.printed) == 2


def test_enter_presses_what_has_the_focus(preview: Preview, outside: Outside) -> None:
    dialog = preview()
    go_to(dialog, "printSheet")
    press(dialog, Qt.Key.Key_Return)
    press(dialog, Qt.Key.Key_Return)
    assert len(outside.printed) == 1
    assert not outside.suggested


def test_printing_tells_what_paper_and_queue_keep(preview: Preview, outside: Outside) -> None:
    dialog = preview()
    go_to(dialog, "printSheet")
    press(dialog, Qt.Key.Key_Space)
    assert "queue are not protected" in shown(dialog)
    assert "Whoever finds the page can read it" in shown(dialog)
    press(dialog, Qt.Key.Key_Space)
    assert [layout.paper for layout in outside.printed] == [Paper.A4]
    assert "Sent to the printer." in shown(dialog)


def test_a_printer_that_does_not_answer_is_said_and_can_be_tried_again(
    preview: Preview, outside: Outside
) -> None:
    outside.outcome = PrintOutcome.FAILED
    dialog = preview(told=frozenset(Caution))
    dialog.presenter.print_page()
    assert "The printer didn’t answer" in shown(dialog)
    outside.outcome = PrintOutcome.CANCELLED
    dialog.presenter.print_page()
    assert "The printer didn’t answer" not in shown(dialog)


def test_escape_takes_the_question_back_before_it_closes(preview: Preview) -> None:
    dialog = preview()
    press(dialog, Qt.Key.Key_Space)
    assert dialog.presenter.state.question
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.presenter.state.question
    assert dialog.focusWidget().objectName() == "savePdf"
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_existing_file_is_asked_about(
    preview: Preview, outside: Outside, tmp_path: Path
) -> None:
    outside.target = tmp_path / "chosen.pdf"
    outside.target.write_bytes(b"older")
    dialog = preview(told=frozenset(Caution))
    dialog.presenter.save_pdf()
    settle(dialog)
    assert "already there" in shown(dialog)
    assert "chosen" not in shown(dialog)
    dialog.presenter.not_now()
    assert outside.target.read_bytes() == b"older"
    dialog.presenter.save_pdf()
    settle(dialog)
    press(dialog, Qt.Key.Key_Space)
    assert outside.target.read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(
    preview: Preview, outside: Outside, tmp_path: Path
) -> None:
    outside.target = tmp_path / "gone" / "page.pdf"
    dialog = preview(told=frozenset(Caution))
    dialog.presenter.save_pdf()
    assert "couldn’t be saved there" in shown(dialog)
    assert "Nothing is lost" in shown(dialog)
    assert str(tmp_path) not in shown(dialog)
    assert list(tmp_path.iterdir()) == []
    outside.target = tmp_path / "page.pdf"
    dialog.presenter.save_pdf()
    assert outside.target.is_file()
    assert "couldn’t" not in shown(dialog)


def test_choosing_no_file_leaves_everything_as_it_was(preview: Preview) -> None:
    dialog = preview(told=frozenset(Caution))
    before = dialog.presenter.state
    dialog.presenter.save_pdf()
    assert dialog.presenter.state == before


def test_copying_gives_the_plain_text(preview: Preview, outside: Outside) -> None:
    dialog = preview()
    go_to(dialog, "copySheet")
    press(dialog, Qt.Key.Key_Space)
    assert outside.copied == [as_text(SHEETS["typical"])]
    assert "Copied as text." in shown(dialog)


def test_the_paper_is_chosen_by_keyboard_and_used(preview: Preview, outside: Outside) -> None:
    dialog = preview(told=frozenset(Caution))
    chosen: list[Paper] = []
    dialog.presenter.paper_chosen.connect(chosen.append)
    go_to(dialog, "sheetPaper.a4")
    press(dialog, Qt.Key.Key_Right)
    assert chosen == [Paper.LETTER]
    dialog.presenter.print_page()
    assert outside.printed[0].paper is Paper.LETTER


def test_a_sheet_that_runs_over_says_so(preview: Preview) -> None:
    dialog = preview(SHEETS["overlong"])
    pages = dialog.findChildren(PageImage)
    assert f"this runs to {len(pages)} pages" in shown(dialog)
    assert "one page" in shown(dialog)
    assert "One page" in shown(preview(SHEETS["slightly-long"], paper=Paper.LETTER))


def test_a_screen_reader_gets_every_page_as_text(preview: Preview) -> None:
    dialog = preview(SHEETS["overlong"])
    pages = dialog.findChildren(PageImage)
    assert pages[0].accessibleName() == f"Page 1 of {len(pages)}"
    read = " ".join(page.accessibleDescription() for page in pages)
    assert words(read) == words(as_text(SHEETS["overlong"]))


@pytest.mark.parametrize("appearance", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_everything_is_named_reached_and_whole(
    preview: Preview, theme: Theme, appearance: str, scale: int, direction: Qt.LayoutDirection
) -> None:
    if direction is Qt.LayoutDirection.LayoutDirectionAuto:
        direction = QGuiApplication.layoutDirection()
    theme.choose(appearance)
    theme.set_text_scale(scale)
    dialog = preview()
    dialog.setLayoutDirection(direction)
    dialog.resize(960, 600) if scale == 100 else dialog.resize(1280, 800)
    dialog.presenter.print_page()
    settle(dialog)
    assert every_focusable_has_a_name(dialog) == []
    assert nothing_clipped(dialog) == []
    assert dialog.windowTitle() == "Growing Us"
    reached = set()
    for _ in range(20):
        reached.add(dialog.focusWidget().objectName())
        press(dialog, Qt.Key.Key_Tab)
    buttons = {b.objectName() for b in focusable(dialog) if isinstance(b, QPushButton)}
    assert buttons <= reached
    assert {"sheetPage.1", "sheetAgree", "sheetNotNow", "lockButton"} <= reached


@pytest.mark.parametrize("appearance", ["dark", "high-contrast"])
def test_the_page_stays_black_on_white(preview: Preview, theme: Theme, appearance: str) -> None:
    theme.choose(appearance)
    page = preview().findChild(PageImage)
    image = page.grab().toImage()
    assert image.pixelColor(page.width() // 2, 60) == QColor(Qt.GlobalColor.white)


def test_held_words_get_the_card_before_the_preview() -> None:
    happened: list[str] = []

    def show_card(go_on: Callable[[], None]) -> None:
        happened.append("card")
        go_on()

    def opened() -> None:
        happened.append("preview")

    preview_after_card(opened, "I am afraid of him", lambda text: "afraid" in text, show_card)
    assert happened == ["card", "preview"]
    preview_after_card(opened, "I miss us", lambda text: "afraid" in text, show_card)
    preview_after_card(opened, "I am afraid of him", None, None)
    assert happened == ["card", "preview", "preview", "preview"]


PRINT_LATE = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from growingus_desktop.theme.theme import Theme
Theme(app)
from growingus_desktop.presenters.sheets import Caution
from growingus_desktop.views.printing import print_layout
from growingus_desktop.views.sheet_preview import SheetPreview
from tests.support.sheets import SHEETS
dialog = SheetPreview(SHEETS["typical"], choose_file=lambda name: None, print_out=print_layout,
                      copy_text=print, told=frozenset(Caution))
dialog.show()
dialog.presenter.save_pdf()
print("PySide6.QtPrintSupport" in sys.modules)
dialog.presenter.print_page()
print("PySide6.QtPrintSupport" in sys.modules)
from PySide6.QtPrintSupport import QPrintDialog
found = dialog.findChild(QPrintDialog)
print(found.printer().docName())
found.reject()
print(dialog.presenter.state.said == "")
"""


def test_a_printer_is_only_thought_of_after_print_was_pressed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRINT_LATE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True", "Page", "True"]


OPEN_AND_DROP = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from growingus_desktop.theme.theme import Theme
Theme(app)
from growingus_desktop.views.sheet_preview import SheetPreview
from tests.support.sheets import SHEETS
for turn in range(12):
    dialog = SheetPreview(SHEETS["typical"], choose_file=lambda name: None,
                          print_out=lambda *given: None, copy_text=print)
    dialog.show()
    dialog.presenter.print_page()
    app.processEvents()
    dialog.presenter.go_on()
    dialog.close()
    del dialog
print("still here")
"""


def test_previews_come_and_go_without_touching_freed_memory() -> None:
    """Freed memory is overwritten here, so that using it crashes at once rather than some day."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_DROP],
        cwd=ROOT,
        env={**os.environ, "MALLOC_PERTURB_": "85"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "still here\n"), done.stderr
