"""A guide on paper: black on white, every word of it, on as many pages as it takes."""

from pathlib import Path

import pytest

from growingus_desktop.content.guide import Guide
from growingus_desktop.content.guides import load_guide_text, load_guides
from growingus_desktop.painting.sheet_pdf import write_pdf
from growingus_desktop.painting.sheets import lay_out
from growingus_desktop.sheets.blocks import Boxed, Items, Labelled, Letter, Sheet, SheetKind
from growingus_desktop.sheets.guide import MarkedPassage, guide_sheet, guide_words
from growingus_desktop.sheets.paper import Paper
from growingus_desktop.sheets.plain_text import as_text
from tests.qt.test_every_sheet import assert_margins_white
from tests.support.every_sheet import EMOJI, HEBREW, LONG_WORD
from tests.support.sheets import letters, pdf_facts, pdf_pictures, pdf_text, words

pytestmark = pytest.mark.usefixtures("qapp")
WORDS = guide_words()
GUIDES = load_guides().guides


def own(body: str) -> Guide:
    return load_guide_text(f"# Ours\n\n{body}\n", "ours.md", own=True)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.id)
def test_every_guide_is_set_with_every_word(guide: Guide) -> None:
    sheet = guide_sheet(guide, WORDS)
    layout = lay_out(sheet, Paper.A4)
    assert 2 <= len(layout.pages) <= 3
    assert not layout.overflowed
    shown = "\n".join(page.text() for page in layout.pages)
    assert letters(shown) == letters(as_text(sheet))
    wanted = [guide.title, guide.question, guide.plain, *guide.sources]
    assert set(words(" ".join(wanted))) <= set(words(as_text(sheet)))


@pytest.mark.parametrize("paper", Paper)
def test_what_another_program_reads_in_it(paper: Paper, tmp_path: Path) -> None:
    marked = (MarkedPassage("the way a camera would have it", "As on film."), MarkedPassage("One"))
    sheet = guide_sheet(GUIDES[2], WORDS, marked)
    file = tmp_path / "page.pdf"
    write_pdf(sheet, paper, file, replace=True)
    assert words(pdf_text(file)) == words(as_text(sheet))
    assert pdf_facts(file)["Title"] == "Page"
    for page in pdf_pictures(file, tmp_path):
        assert_margins_white(page)


@pytest.mark.parametrize("body", [HEBREW, EMOJI, LONG_WORD, f"- {HEBREW}\n- {LONG_WORD}"])
def test_a_guide_of_ones_own_in_any_letters(body: str) -> None:
    sheet = guide_sheet(own(body), WORDS)
    shown = "\n".join(page.text() for page in lay_out(sheet, Paper.A4).pages)
    assert letters(shown) == letters(as_text(sheet))


def test_each_kind_of_block_has_its_look() -> None:
    body = "Text.\n\n> Said.\n\n- a\n- b\n\n3. three\n   - inner\n4. four\n"
    sheet: Sheet = guide_sheet(own(body), WORDS)
    assert sheet.kind is SheetKind.GUIDE
    assert sheet.blocks[1:] == (
        Labelled("", "Text."),
        Letter("Said."),
        Items("", ("a", "b")),
        Labelled("", "3. three"),
        Items("", ("inner",)),
        Labelled("", "4. four"),
    )
    assert any(isinstance(block, Boxed) for block in guide_sheet(GUIDES[0], WORDS).blocks)
