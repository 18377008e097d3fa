"""What is handed over holds what was ticked, leaves the other free, and mentions nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growingus_desktop.coach.coach import load_coach
from growingus_desktop.content.tables import ContentError
from growingus_desktop.core.resources import read_content
from growingus_desktop.sheets.blocks import Letter, Lines, SheetKind, Title
from growingus_desktop.sheets.letter import (
    LetterWords,
    Piece,
    blank_letter,
    invitation_words,
    letter_sheet,
    one_thing_words,
    parse_letter_words,
)
from growingus_desktop.sheets.paragraphs import is_empty, paragraphs
from growingus_desktop.sheets.plain_text import as_text

INVITATION = invitation_words()
ONE_THING = one_thing_words()
KINDS = [(SheetKind.INVITATION, INVITATION), (SheetKind.ONE_THING, ONE_THING)]
each_letter = pytest.mark.parametrize(("kind", "words"), KINDS)
SHIPPED = read_content("sheets/invitation.toml")

keys = [part.key for part in INVITATION.parts]
pieces = st.lists(
    st.builds(Piece, st.sampled_from(keys), st.text(max_size=60), st.booleans()),
    unique_by=lambda piece: piece.key,
)


def text_of(*given_pieces: Piece) -> str:
    return as_text(letter_sheet(SheetKind.INVITATION, given_pieces, INVITATION))


@given(pieces)
def test_the_page_is_the_ticked_pieces_and_the_line_that_leaves_them_free(
    chosen: list[Piece],
) -> None:
    on_page = {piece.key: piece.text for piece in chosen if piece.ticked}
    on_page = {key: text for key, text in on_page.items() if not is_empty(text)}
    always = INVITATION.always
    if not on_page.keys() - {always.key}:
        assert text_of(*chosen) == as_text(blank_letter(SheetKind.INVITATION, INVITATION))
        return
    on_page[always.key] = always.choices[0]
    wanted = [
        " ".join(paragraphs(on_page[key]))
        if key == "title"
        else "\n".join(paragraphs(on_page[key]))
        for key in keys
        if key in on_page
    ]
    assert text_of(*chosen) == "\n\n".join(wanted)


@each_letter
def test_a_no_is_on_every_page_however_it_is_worded(kind: SheetKind, words: LetterWords) -> None:
    always = words.always
    for wording in always.choices:
        sheet = letter_sheet(
            kind,
            [Piece(always.key, wording, ticked=True), Piece("opening", "Hi", ticked=True)],
            words,
        )
        assert wording in as_text(sheet)
    for attempt in ("", "You have to.", f"{always.choices[0]} Or else."):
        for ticked in (True, False):
            sheet = letter_sheet(
                kind,
                [Piece(always.key, attempt, ticked), Piece("opening", "Hi", ticked=True)],
                words,
            )
            assert as_text(sheet).split("\n\n") == ["Hi", always.choices[0]]


def test_the_order_is_that_of_the_parts() -> None:
    sheet = letter_sheet(
        SheetKind.INVITATION,
        [Piece("when", "soon", True), Piece("title", "us", True), Piece("ask", "ten", True)],
        INVITATION,
    )
    assert sheet.blocks == (
        Title("us"),
        Letter("ten"),
        Letter("soon"),
        Letter(INVITATION.always.choices[0]),
    )
    assert sheet.footer == ""


@each_letter
def test_the_blank_page_has_lines_and_the_free_line(kind: SheetKind, words: LetterWords) -> None:
    sheet = blank_letter(kind, words)
    assert sum(isinstance(block, Lines) for block in sheet.blocks) == len(words.blank)
    assert sheet.blocks[-1] == Letter(words.always.choices[0])
    assert letter_sheet(kind, [Piece("opening", "Hi", ticked=False)], words) == sheet


@each_letter
def test_no_shipped_sentence_makes_the_gate_hold_a_page(
    kind: SheetKind, words: LetterWords
) -> None:
    coach = load_coach("en")
    for part in words.parts:
        for text in (part.text, *part.choices, part.example):
            assert coach.gate(text) is None, (kind, text)


def test_places_are_filled_or_the_sentence_is_left_out() -> None:
    plan = next(part for part in ONE_THING.parts if part.key == "plan")
    filled = plan.started_from({"if_this": "{then_that}", "then_that": "I\nwait"})
    assert filled == "When {then_that}: I wait."
    assert plan.started_from({"if_this": "it rains"}) == ""
    assert plan.started_from({"if_this": "it rains", "then_that": " \n"}) == ""
    assert replace(plan, text="Plain.").started_from({}) == "Plain."


@pytest.mark.parametrize(
    "broken",
    [
        SHIPPED.replace('key = "opening"', 'key = "title"'),
        SHIPPED.replace('blank_title = "When you’re ready"', ""),
        SHIPPED.replace("choices = [", "chosen = ["),
        SHIPPED.replace("lines = 3", "lines = 30"),
        SHIPPED.replace('label = "A heading"', 'label = ""'),
        SHIPPED.replace('  "You can say no, or not now. I won’t press.",', "  3,"),
        SHIPPED + '\n[[parts]]\nkey = "again"\nlabel = "x"\nchoices = ["y"]\n',
        "parts = ",
    ],
)
def test_broken_words_are_refused(broken: str) -> None:
    with pytest.raises(ContentError):
        parse_letter_words(broken, "invitation.toml")
