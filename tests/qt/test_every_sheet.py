"""Every sheet on both papers, empty, typical, overlong, right to left and with emoji, as a PDF."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from growingus_desktop.painting.sheet_pdf import CREATOR, DOCUMENT_NAME, write_pdf
from growingus_desktop.painting.sheets import SMALLEST, lay_out
from growingus_desktop.presenters.sheets import SUGGESTED_NAME
from growingus_desktop.sheets.blocks import Sheet, SheetKind
from growingus_desktop.sheets.letter import Piece, letter_sheet
from growingus_desktop.sheets.paper import MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP, Paper
from growingus_desktop.sheets.plain_text import as_text
from tests.support.every_sheet import (
    EMOJI,
    HEBREW,
    INVITATION_WORDS,
    LONG,
    MAKERS,
    ONE_SIDE,
    every_sheet,
)
from tests.support.sheets import Picture, letters, pdf_facts, pdf_pictures, pdf_text, run, words

pytestmark = pytest.mark.usefixtures("qapp")
SHEETS = every_sheet()
OVER = {"overlong"}
papers = pytest.mark.parametrize("paper", Paper)


def written(sheet: Sheet, paper: Paper, folder: Path) -> Path:
    file = folder / SUGGESTED_NAME
    write_pdf(sheet, paper, file, replace=True)
    return file


def assert_margins_white(page: Picture) -> None:
    left, right = int(MARGIN_SIDE) - 2, page.width - int(MARGIN_SIDE) + 2
    top, bottom = int(MARGIN_TOP) - 2, page.height - int(MARGIN_BOTTOM) + 2
    assert page.darkest(0, 0, left, page.height) == 255
    assert page.darkest(right, 0, page.width, page.height) == 255
    assert page.darkest(0, 0, page.width, top) == 255
    assert page.darkest(0, bottom, page.width, page.height) == 255
    assert page.darkest(left, top, right, bottom) < 128


@papers
@pytest.mark.parametrize("case", ["empty", "typical", "overlong", "right-to-left", "emoji"])
@pytest.mark.parametrize("name", MAKERS)
def test_pages_margins_and_words(name: str, case: str, paper: Paper, tmp_path: Path) -> None:
    sheet = SHEETS[name, case]
    file = written(sheet, paper, tmp_path)
    layout = lay_out(sheet, paper)
    assert sheet.one_page
    assert (len(layout.pages) == 1) == (case not in OVER)
    assert layout.overflowed == (case in OVER)
    assert SMALLEST <= layout.scale <= 1.0
    assert pdf_facts(file)["Pages"] == str(len(layout.pages))
    for page in pdf_pictures(file, tmp_path):
        assert_margins_white(page)
    # No Hebrew and no emoji font ships: there the layout itself is asked, not the PDF.
    shown = "\n".join(page.text() for page in layout.pages)
    assert letters(shown) == letters(as_text(sheet))
    if case in {"empty", "typical", "overlong"}:
        assert words(pdf_text(file)) == words(as_text(sheet))


@papers
@pytest.mark.parametrize("name", MAKERS)
def test_a_word_too_long_for_a_line_loses_no_letter(
    name: str, paper: Paper, tmp_path: Path
) -> None:
    sheet = SHEETS[name, "long-word"]
    file = written(sheet, paper, tmp_path)
    assert letters(pdf_text(file)) == letters(as_text(sheet))
    for page in pdf_pictures(file, tmp_path):
        assert_margins_white(page)


@pytest.mark.parametrize("name", ["invitation", "one-thing"])
def test_words_that_run_right_to_left_stand_together_on_their_line(
    name: str, tmp_path: Path
) -> None:
    """The ordering mark alone makes the line run that way; its letters are those that ship."""
    file = written(MAKERS[name]("\u200fone two three four"), Paper.A4, tmp_path)
    lines = [set(words(line)) for line in pdf_text(file).splitlines()]
    assert {"one", "two", "three", "four"} in lines
    (page,) = pdf_pictures(file, tmp_path)
    # Above the line in the program's own words nothing stands at the left.
    assert page.first_ink(int(MARGIN_TOP) + 40, 200) > page.width / 2


@pytest.mark.parametrize("name", MAKERS)
def test_fonts_go_with_every_sheet_and_its_file_says_nothing(name: str, tmp_path: Path) -> None:
    file = written(SHEETS[name, "typical"], Paper.A4, tmp_path)
    fonts = run("pdffonts", file).decode().splitlines()[2:]
    assert fonts
    for font in fonts:
        assert font.split()[-5] == "yes"
    facts = pdf_facts(file)
    assert (facts["Title"], facts["Creator"]) == (DOCUMENT_NAME, CREATOR)
    assert not any(facts.get(field) for field in ("Author", "Subject", "Keywords"))


@pytest.mark.parametrize("name", MAKERS)
def test_the_blank_page_is_there_for_every_sheet(name: str) -> None:
    blank = as_text(SHEETS[name, "empty"])
    assert blank
    assert ONE_SIDE not in blank
    assert "{" not in blank


_PARTS = [part.key for part in INVITATION_WORDS.parts if not part.choices]
_TEXTS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz ’éß", min_size=1, max_size=70).filter(
    lambda text: bool(text.strip())
)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    texts=st.lists(_TEXTS, min_size=len(_PARTS), max_size=len(_PARTS)),
    ticks=st.lists(st.booleans(), min_size=len(_PARTS), max_size=len(_PARTS)).filter(any),
    always=st.sampled_from(INVITATION_WORDS.always.choices),
    paper=st.sampled_from(Paper),
)
def test_nothing_but_what_was_ticked_leaves_with_an_invitation(
    texts: list[str], ticks: list[bool], always: str, paper: Paper, tmp_path: Path
) -> None:
    # Marked, so that a piece can be looked for by itself.
    marked = [f"zq{number}qz {text}" for number, text in enumerate(texts)]
    pieces = [Piece(*given_) for given_ in zip(_PARTS, marked, ticks, strict=True)]
    pieces.append(Piece(INVITATION_WORDS.always.key, always, ticked=True))
    sheet = letter_sheet(SheetKind.INVITATION, pieces, INVITATION_WORDS)
    file = written(sheet, paper, tmp_path)
    on_page = {piece.key: piece.text for piece in pieces if piece.ticked}
    wanted = [on_page[part.key] for part in INVITATION_WORDS.parts if part.key in on_page]
    printed = pdf_text(file)
    assert words(printed) == words("\n".join(wanted))
    about = " ".join([file.name, *pdf_facts(file).values()])
    data = file.read_bytes()
    for number, ticked in enumerate(ticks):
        mark = f"zq{number}qz"
        assert (mark in printed) == ticked
        assert mark not in about
        assert mark.encode() not in data
        assert mark.encode("utf-16-be") not in data
    for secret in (HEBREW, EMOJI, LONG[:40]):
        assert secret not in printed
