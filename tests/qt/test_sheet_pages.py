"""Every sheet on every paper: pages as promised, every word got back, nothing over the edge."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from growingus_desktop.core.errors import AppError, Problem
from growingus_desktop.painting.sheet_marks import TextMark
from growingus_desktop.painting.sheet_pdf import page_layout, write_pdf
from growingus_desktop.painting.sheets import SMALLEST, draw_page, fill_paper, lay_out
from growingus_desktop.sheets.blocks import Boxed, Items, Labelled, Pair, Sheet, SheetKind, Title
from growingus_desktop.sheets.paper import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP, Paper
from growingus_desktop.sheets.plain_text import as_text
from growingus_desktop.views.printing import paint_on
from tests.support.sheets import (
    CODE,
    SHEETS,
    letters,
    pdf_facts,
    pdf_pictures,
    pdf_text,
    run,
    words,
)
from tests.unit.sheets.test_sheet_text import EVERY_BLOCK

pytestmark = pytest.mark.usefixtures("qapp")
papers = pytest.mark.parametrize("paper", Paper)
ONE_PAGE = {
    "blank",
    "typical",
    "slightly-long",
    "right-to-left",
    "emoji",
    "long-word",
    "recovery",
    "recovery-blank",
}


@papers
@pytest.mark.parametrize("name", SHEETS)
def test_pages_are_as_promised_and_keep_their_margins(
    name: str, paper: Paper, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    layout = write_pdf(SHEETS[name], paper, file)
    promised = 1 if name in ONE_PAGE else 2
    assert len(layout.pages) >= promised
    assert (len(layout.pages) == 1) == (promised == 1)
    assert layout.overflowed == (promised > 1)
    assert SMALLEST <= layout.scale <= 1.0
    assert pdf_facts(file)["Pages"] == str(len(layout.pages))
    for page in pdf_pictures(file, tmp_path):
        assert (page.width, page.height) == (round(paper.width), round(paper.height))
        left, right = int(MARGIN_SIDE) - 2, page.width - int(MARGIN_SIDE) + 2
        top, bottom = int(MARGIN_TOP) - 2, page.height - int(MARGIN_BOTTOM) + 2
        assert page.darkest(0, 0, left, page.height) == 255
        assert page.darkest(right, 0, page.width, page.height) == 255
        assert page.darkest(0, 0, page.width, top) == 255
        assert page.darkest(0, bottom, page.width, page.height) == 255
        assert page.darkest(left, top, right, bottom) < 128


@papers
@pytest.mark.parametrize(
    "name", ["blank", "typical", "slightly-long", "overlong", "recovery", "recovery-blank"]
)
def test_the_text_in_the_pdf_is_the_text_of_the_sheet(
    name: str, paper: Paper, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    write_pdf(SHEETS[name], paper, file)
    assert words(pdf_text(file)) == words(as_text(SHEETS[name]))


@papers
def test_every_kind_of_block_can_be_read_back(paper: Paper, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    assert len(write_pdf(EVERY_BLOCK, paper, file).pages) == 1
    assert words(pdf_text(file)) == words(as_text(EVERY_BLOCK))


@papers
def test_a_word_too_long_for_a_line_breaks_and_loses_no_letter(
    paper: Paper, tmp_path: Path
) -> None:
    file = tmp_path / "page.pdf"
    write_pdf(SHEETS["long-word"], paper, file)
    assert letters(pdf_text(file)) == letters(as_text(SHEETS["long-word"]))


def test_letters_that_like_to_join_are_got_back(tmp_path: Path) -> None:
    sheet = Sheet(
        SheetKind.SUMMARY,
        (Title("first offer", "fluffy -> affair"), Labelled("fist", "after difficult waffles ffi")),
    )
    write_pdf(sheet, Paper.A4, tmp_path / "page.pdf")
    assert words(pdf_text(tmp_path / "page.pdf")) == words(as_text(sheet))


def test_right_to_left_text_stands_at_the_right(tmp_path: Path) -> None:
    sheet = Sheet(SheetKind.SUMMARY, (Labelled("", "\u200fabc"),))
    write_pdf(sheet, Paper.A4, tmp_path / "page.pdf")
    (page,) = pdf_pictures(tmp_path / "page.pdf", tmp_path)
    assert page.first_ink(0, page.height) > page.width - MARGIN_SIDE - 40
    assert words(pdf_text(tmp_path / "page.pdf")) == ["abc"]


@pytest.mark.parametrize("ticks", [False, True])
def test_an_item_that_runs_right_to_left_has_its_mark_at_the_right(ticks: bool) -> None:
    sheet = Sheet(SheetKind.SUMMARY, (Items("", ("abc", "\u200fabc"), ticks=ticks),))
    (page,) = lay_out(sheet, Paper.A4).pages
    plain, mirrored = [mark for mark in page.marks if not isinstance(mark, TextMark)]
    assert plain.x == 0.0
    assert Paper.A4.text_width - 10 < mirrored.x < Paper.A4.text_width


def test_a_sheet_a_little_too_long_is_set_smaller_and_says_so() -> None:
    layout = lay_out(SHEETS["slightly-long"], Paper.LETTER)
    assert layout.shrunk
    assert layout.scale < 1.0
    assert not layout.overflowed


def test_a_sheet_not_called_one_page_is_never_set_smaller() -> None:
    sheet = Sheet(SheetKind.SUMMARY, SHEETS["slightly-long"].blocks * 2, one_page=False)
    layout = lay_out(sheet, Paper.LETTER)
    assert len(layout.pages) > 1
    assert layout.scale == 1.0
    assert not layout.overflowed


def test_a_run_of_joined_pictures_longer_than_any_line_can_be_printed(tmp_path: Path) -> None:
    """Qt breaks such a run where it must, which may be within a letter of two units."""
    sheet = Sheet(SheetKind.GUIDE, (Labelled("", "\U0001f468\u200d" * 8_000),), one_page=False)
    write_pdf(sheet, Paper.A4, tmp_path / "page.pdf")
    assert pdf_facts(tmp_path / "page.pdf")["Pages"] == "1"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=400), min_size=4, max_size=4), st.sampled_from(Paper))
def test_no_letter_is_lost_between_the_lines_or_pages(texts: list[str], paper: Paper) -> None:
    title, one, two, three = texts
    sheet = Sheet(
        SheetKind.SUMMARY,
        (
            Title(title, one),
            Boxed(one, two * 3),
            Pair(Labelled(two, three * 4), Items(one, (two, three))),
            Labelled(three, one * 5),
        ),
        footer=title,
    )
    shown = "\n".join(page.text() for page in lay_out(sheet, paper).pages)
    assert letters(shown) == letters(as_text(sheet))


def test_the_pdf_carries_its_fonts_and_says_nothing_about_its_content(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    write_pdf(SHEETS["typical"], Paper.A4, file)
    fonts = run("pdffonts", file).decode().splitlines()[2:]
    assert fonts
    for font in fonts:
        embedded, _, maps_to_letters = font.split()[-5:-2]
        assert (embedded, maps_to_letters) == ("yes", "yes")
        assert font.startswith(("SourceSerif4", "Inter"))
    facts = pdf_facts(file)
    assert facts["Title"] == "Page"
    assert facts["Creator"] == "Growing Us"
    assert not facts.get("Author")
    assert not facts.get("Subject")
    data = file.read_bytes()
    for secret in ("Friday", "river", str(tmp_path)):
        assert secret.encode() not in data
        assert secret.encode("utf-16-be") not in data


def test_a_page_with_a_recovery_code_tells_no_queue_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    write_pdf(SHEETS["recovery"], Paper.A4, file)
    facts = pdf_facts(file)
    assert facts["Title"] == "Page"
    assert not any("ecovery" in value for value in facts.values())
    data = file.read_bytes()
    for secret in ("Recovery", *CODE):
        assert secret.encode() not in data
    for font in run("pdffonts", file).decode().splitlines()[2:]:
        assert font.split()[-5] == "yes"


def test_only_the_file_pointed_at_is_made_and_only_its_owner_may_read_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    target = tmp_path / "page.pdf"
    write_pdf(SHEETS["typical"], Paper.A4, target)
    write_pdf(SHEETS["blank"], Paper.A4, target, replace=True)
    assert [path.name for path in tmp_path.rglob("*")] == ["page.pdf"]
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_when_told(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    target.write_bytes(b"older")
    with pytest.raises(FileExistsError):
        write_pdf(SHEETS["typical"], Paper.A4, target)
    assert target.read_bytes() == b"older"
    write_pdf(SHEETS["typical"], Paper.A4, target, replace=True)
    assert target.read_bytes().startswith(b"%PDF-")


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    import resource  # only where there are such limits

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("replace", [False, True])
def test_a_file_that_cannot_be_written_in_full_is_not_left_behind(
    tmp_path: Path, replace: bool
) -> None:
    target = tmp_path / "page.pdf"
    if replace:
        target.write_bytes(b"older")
    with files_no_larger_than(2000), pytest.raises(AppError) as raised:
        write_pdf(SHEETS["typical"], Paper.A4, target, replace=replace)
    assert raised.value.problem is Problem.EXPORT_FAILED
    left = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert left == ({"page.pdf": b"older"} if replace else {})


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (errno.ENOSPC, Problem.NO_SPACE),
        (errno.EACCES, Problem.NO_PERMISSION),
        (errno.EROFS, Problem.READ_ONLY),
        (errno.EIO, Problem.EXPORT_FAILED),
    ],
)
def test_what_the_disk_refuses_is_named(
    code: int, problem: Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(AppError) as raised:
        write_pdf(SHEETS["typical"], Paper.A4, tmp_path / "page.pdf")
    assert raised.value.problem is problem
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["missing/page.pdf", "nul\0.pdf"])
def test_a_place_that_cannot_be_is_refused(place: str, tmp_path: Path) -> None:
    with pytest.raises(AppError) as raised:
        write_pdf(SHEETS["typical"], Paper.A4, tmp_path / place)
    assert raised.value.problem is Problem.EXPORT_FAILED


@papers
def test_the_printer_gets_the_same_pages(paper: Paper, tmp_path: Path) -> None:
    file = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageLayout(page_layout(paper))
    printer.setFullPage(True)
    layout = lay_out(SHEETS["overlong"], paper)
    assert paint_on(printer, layout)
    assert pdf_facts(file)["Pages"] == str(len(layout.pages))
    assert words(pdf_text(file)) == words(as_text(SHEETS["overlong"]))
    (page, *_) = pdf_pictures(file, tmp_path)
    assert page.darkest(0, 0, int(MARGIN_SIDE) - 2, page.height) == 255


def test_a_screen_shows_black_on_white_at_any_resolution() -> None:
    layout = lay_out(SHEETS["typical"], Paper.A4)
    for dpi in (72, 150):
        size = QSize(round(595 * dpi / 72), round(842 * dpi / 72))
        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        fill_paper(painter, layout, dpi)
        draw_page(painter, layout, 0, dpi)
        painter.end()
        assert image.pixelColor(2, 2).lightness() == 255
        colours = {
            image.pixelColor(x, y).saturation()
            for x in range(0, size.width(), 3)
            for y in range(0, size.height(), 3)
        }
        assert colours == {0}
